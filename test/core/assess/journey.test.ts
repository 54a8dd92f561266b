// Along the journey: what the criteria of a stop come to together.

import { describe, expect, it } from 'vitest';
import type { CriterionReport, Verdict } from '../../../src/core/assess/gap-report.ts';
import { journeyOf } from '../../../src/core/assess/journey.ts';

const standard = { touchpoints: [{ id: 'door', title: { en: 'Door' } }] };
const UNTESTED = { unmet: null, unmetHolm: null, met: null };

/** As far as a stop reads it. */
const criterion = (
  share: number,
  [expectation, delivery]: readonly [number, number],
  verdict: Verdict | null,
  { critical = false, weight = share, touchpoint = 'door' } = {},
) =>
  ({
    ...{ id: `c${share}`, touchpoint, share, weight, critical, n: 8, verdict, verdictTest: UNTESTED },
    answersToSettle: null,
    points: { expectation, delivery, gap: delivery - expectation },
  }) as unknown as CriterionReport;

const stop = (criteria: readonly CriterionReport[], basis: 'observed' | 'sampled' = 'observed') =>
  journeyOf(standard, criteria, basis)[0]!;

describe('a stop of the journey', () => {
  it('weighs its criteria by their shares, and keeps surplus from paying for shortfall', () => {
    const step = stop([
      criterion(0.1, [80, 40], 'unmet'),
      criterion(0.3, [60, 80], 'met'),
      criterion(0.6, [0, 100], 'met', { touchpoint: 'elsewhere' }),
    ]);
    expect(step.points).toEqual({ expectation: 65, delivery: 70, gap: 5 });
    expect([step.gap, step.shortfall, step.surplus]).toEqual([5, 10, 15]);
    expect([step.verdict, step.criteria]).toEqual(['unmet', ['c0.1', 'c0.3']]);
  });

  it.each([
    [['met', 'met'], 'met'],
    [['met', 'unclear'], 'unclear'],
    [['unmet', 'unclear'], 'unmet'],
    [['failed', 'met'], 'failed'],
  ] as const)('with criteria that are %j is %s', (verdicts, wanted) => {
    const criteria = verdicts.map((verdict, i) => criterion(0.2 + 0.1 * i, [50, 50], verdict));
    expect(stop(criteria, 'sampled').verdict).toBe(wanted);
  });

  it('is failed by a critical criterion without weight, and judged by no other such', () => {
    const light = (verdict: Verdict, critical: boolean) => criterion(0, [50, 20], verdict, { critical });
    expect(stop([criterion(0.5, [50, 50], 'met'), light('failed', true)]).verdict).toBe('failed');
    expect(stop([criterion(0.5, [50, 50], 'met'), light('unmet', false)]).verdict).toBe('met');
  });

  it('has nothing to tell where none of it weighs or was answered', () => {
    const nothing = stop([criterion(0, [50, 20], 'unmet')]);
    expect([nothing.gap, nothing.shortfall, nothing.surplus, nothing.verdict]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(stop([]).n).toBe(0);
  });
});
