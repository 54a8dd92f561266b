// What a shortfall may cost, by a firm's own figures.

import { describe, expect, it } from 'vitest';
import { worthOf } from '../../src/core/plan/plan.ts';

const shares = (unmet: number | null) => ({ shares: { unmet, met: null, exceeded: null } }) as never;
const LEAVE = { customers: 1000, margin: 40, leave: { letDown: 0.3, others: 0.1 } };

describe('the worth of a shortfall', () => {
  it('is what those let down take with them when they leave', () => {
    expect(worthOf(shares(0.5), LEAVE)).toEqual({ organic: expect.closeTo(500 * 0.2 * 40, 9), induced: 0 });
    expect(worthOf(shares(0), LEAVE)).toEqual({ organic: 0, induced: 0 });
    expect(worthOf(shares(null), LEAVE)).toBeNull();
  });

  it('counts rarer visits and fewer recommendations with it, and paid extras apart', () => {
    const worth = {
      ...LEAVE,
      visits: { letDown: 4, others: 6, margin: 5 },
      advise: { letDown: 0.02, others: 0.1 },
      extras: { letDown: 0.1, others: 0.25, margin: 15 },
    };
    // Who stays are 0.7 of those let down: 500 × (0.2 × 40 + 0.7 × 2 × 5 + 0.08 × 40), and 500 × 0.7 × 0.15 × 15.
    expect(worthOf(shares(0.5), worth)).toEqual({
      organic: expect.closeTo(9100, 9),
      induced: expect.closeTo(787.5, 9),
    });
  });
});
