// The share of service among the reasons to choose a firm, and what follows from it.

import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/answers/index.ts';
import { driversOf } from '../../../src/core/assess/drivers.ts';
import { made, type Respondent, reported } from '../made.ts';

const reasons = (points: number | null): Answer => ({
  kind: 'choice',
  options: ['price', 'place', 'habit', 'service'].map((id) => ({ id, text: { en: id }, points })),
});
const scheme = made([{ criteria: [{ answer: reasons(null) }] }]);
const chosen = (...counts: number[]): Respondent[] =>
  counts.flatMap((count, option) =>
    Array.from({ length: count }, () => ({ said: [[null, option] as const] })),
  );
const decided = (...counts: number[]) => reported(scheme, chosen(...counts)).drivers;

describe('service among the reasons', () => {
  it('decides little where its whole interval is below the even share', () => {
    const drivers = decided(40, 30, 26, 4)!;
    expect(drivers.decides).toBe('little');
    expect(drivers.even).toBe(0.25);
    expect(drivers.service.share).toBe(0.04);
    // prop.test(4, 100, correct = FALSE)$conf.int
    expect(drivers.service.ci95).toEqual([expect.closeTo(0.015663304, 9), expect.closeTo(0.0983707144, 9)]);
    expect(drivers.options.map(({ share }) => share)).toEqual([0.4, 0.3, 0.26, 0.04]);
  });

  it('decides much where none of it is below, and cannot be told of where the answers are few', () => {
    expect(decided(10, 10, 10, 70)!.decides).toBe('much');
    expect(decided(3, 3, 3, 1)!.decides).toBe('unclear');
  });

  it('is not told of where nobody answered, or where the choice is scored', () => {
    expect(decided(0, 0, 0, 0)).toBeNull();
    const scored = made([{ criteria: [{ answer: reasons(50), expect: 0 }] }]);
    expect(driversOf(reported(scored, chosen(1, 1, 1, 1)))).toBeNull();
  });
});
