// Verdicts on samples: shown, or unclear. The tests behind them are R's, written down beside each.

import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/answers/index.ts';
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
