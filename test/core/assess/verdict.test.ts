// Verdicts on samples: shown, or unclear. The tests behind them are R's, written down beside each.

import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/answers/index.ts';
import type { VerdictTest } from '../../../src/core/assess/gap-report.ts';
import {
  criterionJudged,
  exchangeOf,
  jointly,
  NOT_SHOWN,
  type Part,
  scoreOf,
} from '../../../src/core/assess/verdict.ts';
import { DEFAULT_POLICY, type Standard } from '../../../src/core/standard/standard.ts';
import { tQuantile, tTail } from '../../../src/core/statistics/distributions.ts';
import { made, type Respondent, reported, type Said } from '../made.ts';

const YES_NO: Answer = { kind: 'yes-no', reversed: false };
const people = (n: number, said: (i: number) => readonly Said[], key?: (i: number) => string): Respondent[] =>
  Array.from({ length: n }, (_, i) => ({ said: said(i), ...(key ? { key: [key(i)] } : {}) }));
const ONE = made([{ criteria: [{ answer: YES_NO }] }]);
const sampled = (respondents: readonly Respondent[], scheme = ONE) =>
  reported(scheme, respondents, 'sampled');
const verdicts = ({ overall, criteria }: ReturnType<typeof sampled>) => [
  overall!.verdict,
  overall!.exchange,
  ...criteria.map(({ verdict }) => verdict),
];

describe('a verdict on a sample', () => {
  it('is unclear where few were asked, however content they are', () => {
    const content = (n: number) => verdicts(sampled(people(n, () => [[1, 1]])));
    expect(content(3)).toEqual(['unclear', 'unclear', 'unclear']);
    expect(content(52)).toEqual(['unclear', 'unclear', 'unclear']);
    expect(content(53)).toEqual(['met', 'equal', 'met']);
  });

  it('tells with how many answers it would be clear', () => {
    expect(sampled(people(20, () => [[1, 1]])).criteria[0]!.answersToSettle).toBe(53);
    const { overall, criteria } = sampled(people(40, (i) => [[1, i < 4 ? 0 : 1]]));
    expect([overall!.verdict, overall!.answersToSettle]).toEqual(['unclear', criteria[0]!.answersToSettle]);
    expect(criteria[0]!.answersToSettle).toBeGreaterThan(40);
    expect(sampled(people(100, () => [[1, 1]])).criteria[0]!.answersToSettle).toBeNull();
  });

  it('rests on one-sided tests against the tolerance, that of met with one more answer at the worst gap', () => {
    const { criteria } = sampled(people(40, (i) => [[1, i < 4 ? 0 : 1]]));
    // g <- c(rep(-100, 4), rep(0, 36)); t.test(g, mu = -5, alternative = "less")$p.value
    expect(criteria[0]!.verdictTest.unmet).toBeCloseTo(0.1521814, 6);
    // t.test(c(g, -100), mu = -5, alternative = "greater")$p.value
    expect(criteria[0]!.verdictTest.met).toBeCloseTo(0.9139887, 6);
  });

  it('is unmet only where that holds among all criteria, and failed where what is shown is critical', () => {
    const many = (critical: boolean) =>
      made([
        {
          criteria: Array.from({ length: 20 }, (_, c) => ({ answer: YES_NO, critical: critical && c === 0 })),
        },
      ]);
    const said = (short: number) =>
      people(60, (i) => Array.from({ length: 20 }, (_, c): Said => [1, c === 0 && i < short ? 0 : 1]));
    // Alone 8 of 60 would do; among twenty it takes more.
    expect(sampled(people(60, (i) => [[1, i < 9 ? 0 : 1]])).criteria[0]!.verdict).toBe('unmet');
    const chance = sampled(said(9), many(false));
    expect([chance.criteria[0]!.verdict, chance.overall!.verdict]).toEqual(['unclear', 'unclear']);
    const shown = sampled(said(20), many(false));
    expect([shown.criteria[0]!.verdict, shown.overall!.verdict]).toEqual(['unmet', 'unmet']);
    expect(sampled(said(20), many(true)).overall).toMatchObject({ verdict: 'failed', exchange: 'criminal' });
    expect(sampled(said(9), many(true)).overall!.verdict).toBe('unclear');
    expect(shown.overall!.shortfallShown).toBeCloseTo(100 / 3 / 20, 9);
  });

  it('is met only where every criterion that anyone was to answer is shown to be', () => {
    const two = made([{ criteria: [{ answer: YES_NO }, { answer: YES_NO }] }]);
    const second = (said: Said) =>
      sampled(
        people(200, () => [[1, 1], said]),
        two,
      ).overall!.verdict;
    expect(second([1, 1])).toBe('met');
    expect(second('not-shown')).toBe('met');
    expect(second('skipped')).toBe('unclear');
  });

  it('does not call an exchange exceeding until that is shown', () => {
    const scheme = made([{ criteria: [{}] }]);
    const exchange = (n: number) =>
      sampled(
        people(n, (i) => [[4, i % 3 === 0 ? 4 : 5]]),
        scheme,
      ).overall!.exchange;
    expect(exchange(12)).toBe('unclear');
    expect(exchange(40)).toBe('equal');
    expect(exchange(600)).toBe('exceeding');
  });

  it('of the whole is the same however it is grouped, and that of a group has to hold among all groups', () => {
    const said = (i: number): Said[] => [[1, i % 10 < 9 && i % 20 !== 0 ? 1 : 0]];
    const alone = sampled(people(400, said));
    const grouped = sampled(people(400, said, (i) => String(Math.floor(i / 20))));
    expect(grouped.overall).toEqual(alone.overall);
    expect(grouped.policy.family).toMatchObject({ criteria: 1, groups: { criteria: 20, verdicts: 20 } });
    const one = grouped.groups[0]!.criteria[0]!;
    expect(one.verdictTest.unmetHolm).toBeGreaterThan(one.verdictTest.unmet!);
  });

  it('is none where nobody answered enough, but for what has failed', () => {
    const scheme = (critical: boolean) =>
      made([{ criteria: [{ critical }, ...Array.from({ length: 4 }, () => ({}))] }]);
    const few = (delivery: number, critical: boolean, basis: 'observed' | 'sampled') =>
      reported(
        scheme(critical),
        people(9, () => [[7, delivery], 'skipped', 'skipped', 'skipped', 'skipped']),
        basis,
      );
    for (const basis of ['observed', 'sampled'] as const)
      for (const delivery of [1, 7]) {
        const { overall, sections, receipt } = few(delivery, false, basis);
        expect([overall!.verdict, overall!.exchange, sections[0]!.verdict]).toEqual([null, null, null]);
        expect(receipt.leftOut).toEqual([
          { of: 'overall', count: 9 },
          { of: 's1', count: 9 },
        ]);
      }
    expect(few(1, true, 'observed').overall).toMatchObject({ verdict: 'failed', exchange: 'criminal' });
  });
});

describe('an interval', () => {
  it('ends where gaps do', () => {
    const { criteria } = sampled([{ said: [[1, 1]] }, { said: [[1, 0]] }, { said: [[0, 1]] }]);
    expect([criteria[0]!.points.ci95, criteria[0]!.gap.ci95]).toEqual([
      [-100, 100],
      [-1, 1],
    ]);
    // Where the standard expects yes, nobody can be given more.
    const given = made([{ criteria: [{ answer: YES_NO, expect: 1 }] }]);
    expect(
      sampled(
        people(3, (i) => [[null, i % 2]]),
        given,
      ).criteria[0]!.points.ci95,
    ).toEqual([-100, 0]);
  });
});

describe('the verdict on one criterion', () => {
  const judged = (
    more: Partial<Parameters<typeof criterionJudged>[0]>,
    [unmetHolm, met]: readonly [number | null, number | null] = [1, 1],
    basis: 'observed' | 'sampled' = 'sampled',
  ) =>
    criterionJudged(
      { n: 20, points: { gap: -10, sd: 40 }, range: [-100, 100], critical: false, family: 1, ...more },
      { ...NOT_SHOWN, unmet: 0.5, met },
      unmetHolm,
      basis,
      DEFAULT_POLICY,
    );
  const settled = (gap: number, sd: number | null, n = 20, family = 1) =>
    judged({ n, points: { gap, sd }, family }).answersToSettle;

  it('is by the gap beyond tolerance where all was observed, by what is shown below 5 % where not', () => {
    const observed = (gap: number | null, critical = false) =>
      judged({ points: { gap, sd: 40 }, critical }, [null, null], 'observed').verdict;
    expect([-5.1, -5, 100, null].map((gap) => observed(gap))).toEqual(['unmet', 'met', 'met', null]);
    expect([-5.1, -5].map((gap) => observed(gap, true))).toEqual(['failed', 'met']);
    const shown = (unmet: number | null, met: number | null, critical = false) =>
      judged({ critical }, [unmet, met]).verdict;
    expect(shown(0.049, 1)).toBe('unmet');
    expect(shown(0.049, 1, true)).toBe('failed');
    expect([shown(0.05, 0.049), shown(0.05, 0.05), shown(null, null)]).toEqual(['met', 'unclear', 'unclear']);
    expect(judged({}, [0.2, 0.3]).verdictTest).toEqual({ unmet: 0.5, unmetHolm: 0.2, met: 0.3 });
    expect(judged({}, [0.01, 1]).answersToSettle).toBeNull();
    expect(judged({}, [1, 0.01]).answersToSettle).toBeNull();
  });

  it('would be clear with as many answers as the test takes with 80 % power', () => {
    const POWER = 0.8416212335729143;
    const fewest = (from: number, isEnough: (n: number) => boolean) => {
      let n = from;
      while (!isEnough(n)) n++;
      return n;
    };
    // By the definition, with the quantile itself.
    const unmet = (gap: number, sd: number, family: number) =>
      fewest(21, (n) => (-5 - gap) / (sd / Math.sqrt(n)) >= tQuantile(1 - 0.05 / family, n - 1) + POWER);
    const met = (gap: number, sd: number) =>
      fewest(21, (n) => {
        const mean = (n * gap - 100) / (n + 1);
        const variance = ((n - 1) * sd * sd + ((gap + 100) ** 2 * n) / (n + 1)) / n;
        return (mean + 5) / Math.sqrt(variance / (n + 1)) >= tQuantile(0.95, n) + (sd === 0 ? 0 : POWER);
      });
    for (const [gap, sd, family] of [
      [-10, 40, 1],
      [-10, 40, 20],
      [-15, 30, 5],
      [-60, 90, 1],
    ] as const)
      expect(Math.abs(settled(gap, sd, 20, family)! - unmet(gap, sd, family))).toBeLessThanOrEqual(1);
    for (const [gap, sd] of [
      [-2, 20],
      [0, 30],
      [-4.5, 3],
      [0, 0],
      [8, 60],
    ] as const)
      expect(Math.abs(settled(gap, sd)! - met(gap, sd))).toBeLessThanOrEqual(1);
    // Not fewer than there are, nor so few that nothing is tested.
    expect(settled(-90, 10, 20)).toBe(21);
    expect(settled(-90, 1, 2)).toBe(5);
  });

  it('never would where the gap is that of the tolerance, all are short alike, or nothing is known of how they differ', () => {
    expect(settled(-5, 40)).toBeNull();
    expect(settled(-5 - 1e-6, 40)).toBeNull();
    expect(settled(-50, 0)).toBeNull();
    expect(settled(-50, null)).toBeNull();
  });

  it('is tested with one more answer at the best gap where all fall short alike', () => {
    const { verdictTest } = sampled(people(5, () => [[1, 0]])).criteria[0]!;
    // Five of −100 and one of 100: mean −66.7, standard error 33.3.
    expect(verdictTest.unmet).toBeCloseTo(tTail(1.85, 5), 12);
    expect(sampled(people(4, () => [[1, 0]])).criteria[0]!.verdictTest.unmet).toBeNull();
  });
});

describe('the verdict on several criteria', () => {
  const part = (
    verdict: Part['verdict'],
    more: Partial<Part> = {},
    test: Partial<VerdictTest> = {},
  ): Part => ({
    ...{ verdict, answersToSettle: null, counts: true, weighs: true, applies: true, ...more },
    verdictTest: { unmet: null, unmetHolm: null, met: null, ...test },
  });
  const idle = { counts: false, weighs: false };
  const aside = { weighs: false };
  const away = { applies: false };
  const of = (basis: 'observed' | 'sampled', ...parts: readonly Part[]) =>
    jointly(parts, true, basis).verdict;

  it('is the worst of those with weight; a failure is one of any, whatever is known besides', () => {
    expect(of('observed', part('met'), part('met'))).toBe('met');
    expect(of('observed', part('met'), part('unmet'))).toBe('unmet');
    expect(of('observed', part('unmet'), part('failed', aside))).toBe('failed');
    expect(of('observed', part('met'), part('unmet', idle))).toBe('met');
    expect(of('observed', part('met', aside))).toBeNull();
    expect(of('observed', part(null), part(null))).toBeNull();
    expect(of('observed', part('met'), part(null))).toBe('met');
    expect(jointly([part('met')], false, 'observed').verdict).toBeNull();
    expect(jointly([part('failed')], false, 'observed').verdict).toBe('failed');
  });

  it('of a sample is met where each is that counts and applies', () => {
    expect(of('sampled', part('met'), part('met'))).toBe('met');
    expect(of('sampled', part('met'), part('unclear'))).toBe('unclear');
    expect(of('sampled', part('met'), part(null))).toBe('unclear');
    expect(of('sampled', part('met'), part('unclear', idle))).toBe('met');
    expect(of('sampled', part('met'), part('unclear', aside))).toBe('unclear');
    expect(of('sampled', part('met'), part(null, away))).toBe('met');
    expect(of('sampled', part('unclear'), part('unmet'))).toBe('unmet');
  });

  it('rests on the surest that it is unmet, and the least sure that it is met', () => {
    const { verdictTest } = jointly(
      [
        part('unclear', {}, { unmetHolm: 0.4, met: 0.3 }),
        part('unclear', {}, { unmetHolm: 0.2, met: 0.6 }),
        part('unclear', idle, { unmetHolm: 0.01, met: 0.9 }),
        part('unclear', away, { unmetHolm: 0.01, met: null }),
      ],
      true,
      'sampled',
    );
    expect(verdictTest).toEqual({ unmet: 0.2, unmetHolm: 0.2, met: 0.6 });
    const untested = jointly([part('met', {}, { met: 0.01 }), part(null)], true, 'sampled');
    expect(untested.verdictTest).toEqual({ unmet: null, unmetHolm: null, met: null });
  });

  it('is settled by one that is unmet, or by all that are to be met', () => {
    const settles = (...parts: readonly Part[]) => jointly(parts, true, 'sampled').answersToSettle;
    const open = (
      answersToSettle: number | null,
      unmet: number | null,
      met: number,
      more: Partial<Part> = {},
    ) => part('unclear', { answersToSettle, ...more }, { unmet, met });
    expect(settles(open(70, 0.9, 0.1), open(90, 0.8, 0.2), part('met'))).toBe(90);
    expect(settles(open(70, 0.9, 0.1), open(90, 0.2, 0.8), open(80, 0.3, 0.7))).toBe(80);
    expect(settles(open(70, 0.9, 0.1), open(null, 0.8, 0.2))).toBeNull();
    expect(settles(open(null, 0.1, 0.8), open(60, 0.2, 0.8))).toBe(60);
    expect(settles(open(null, 0.1, 0.8))).toBeNull();
    expect(settles(open(70, 0.5, 0.5))).toBe(70);
    // What does not count, or was asked of nobody, need not be settled.
    expect(settles(open(70, 0.9, 0.1), open(900, 0.9, 0.1, idle), open(900, 0.9, 0.1, away))).toBe(70);
    expect(settles(part('met'))).toBeNull();
    expect(jointly([open(70, 0.9, 0.1)], true, 'observed').answersToSettle).toBeNull();
  });
});

describe('an exchange', () => {
  const of = (
    verdict: Parameters<typeof exchangeOf>[0],
    more: Partial<Parameters<typeof exchangeOf>[1]> = {},
    basis: 'observed' | 'sampled' = 'observed',
  ) => exchangeOf(verdict, { shortfall: 0, surplus: 0, exceeded: null, ...more }, basis, DEFAULT_POLICY);

  it('is criminal by a failure or half of all there is, else as the verdict and the surplus say', () => {
    expect([of('failed'), of('met', { shortfall: 50 }), of('unmet', { shortfall: 49.9 })]).toEqual([
      ...['criminal', 'criminal', 'unequal'],
    ]);
    expect([of('unclear', { surplus: 90 }), of('met', { surplus: 5 }), of('met', { surplus: 5.1 })]).toEqual([
      ...['unclear', 'equal', 'exceeding'],
    ]);
  });

  it('of a sample exceeds where that is shown', () => {
    const exceeded = (p: number | null) => of('met', { surplus: 90, exceeded: p }, 'sampled');
    expect([exceeded(0.049), exceeded(0.05), exceeded(null)]).toEqual(['exceeding', 'equal', 'equal']);
  });

  it('of a criterion counts a shortfall once it is shown', () => {
    const [large, small] = [people(60, (i) => [[1, i % 4 ? 0 : 1]]), people(60, (i) => [[1, i % 3 ? 1 : 0]])];
    const exchanges = (of: readonly Respondent[]) =>
      (['observed', 'sampled'] as const).map((basis) => reported(ONE, of, basis).criteria[0]!.exchange);
    expect(exchanges(large)).toEqual(['criminal', 'criminal']);
    expect(exchanges(small)).toEqual(['unequal', 'unequal']);
    // Three of six are not enough to be sure.
    expect(exchanges(people(6, (i) => [[1, i % 2]]))).toEqual(['criminal', 'unclear']);
  });
});

describe('a score', () => {
  it('is what a critical failure leaves of it', () => {
    const score = (
      onCriticalFailure: Standard['onCriticalFailure'],
      delivery: number | null,
      verdict: Parameters<typeof scoreOf>[1] = 'failed',
    ) => scoreOf(delivery, verdict, made([{ criteria: [{}] }], { onCriticalFailure }));
    expect([score('fail', 80), score('zero', 80), score('cap', 80), score('cap', 30)]).toEqual([
      80, 0, 50, 30,
    ]);
    expect([score('zero', 80, 'unmet'), score('cap', 80, null), score('zero', null)]).toEqual([80, 80, null]);
  });
});
