// From counts to a gap report: by hand where a pencil can follow, by property where it cannot.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, kindOf } from '../../../src/core/answers/index.ts';
import type {
  CriterionReport,
  Figures,
  GapReport,
  UnitFigures,
} from '../../../src/core/assess/gap-report.ts';
import type { MadeSection, Respondent, Said } from '../made.ts';
import { aggregation, kindAndValues, made, madeScheme, reported, respondentsOf } from '../made.ts';

const near = (value: number) => expect.closeTo(value, 10);

describe('a gap report', () => {
  it('of three respondents comes to what a pencil comes to', () => {
    const scheme = made([
      { weight: 2, criteria: [{ weight: 3 }, { weight: 1 }] },
      { weight: 1, criteria: [{}] },
    ]);
    const { overall, sections, criteria, priorities } = reported(scheme, [
      {
        said: [
          [7, 4],
          [5, 5],
          [4, 7],
        ],
      },
      {
        said: [
          [7, 7],
          [4, 1],
          [4, 4],
        ],
      },
      { said: [[6, 4], 'dont-know', [7, 6]] },
    ]);
    // Gaps −3, 0, −2: mean −5/3, deviation √(7/3).
    expect(criteria[0]).toMatchObject({
      n: 3,
      coverage: 1,
      expectation: { mean: near(20 / 3), sd: near(Math.sqrt(1 / 3)) },
      delivery: { mean: 5, sd: near(Math.sqrt(3)) },
      gap: { mean: near(-5 / 3), sd: near(Math.sqrt(7 / 3)), t: near(-5 / 3 / Math.sqrt(7 / 9)), df: 2 },
      points: { expectation: near(1700 / 18), delivery: near(400 / 6), gap: near(-500 / 18) },
      shares: { unmet: near(2 / 3), met: near(1 / 3), exceeded: 0 },
      verdict: 'unmet',
      exchange: 'unequal',
      // Half of two scores, and two thirds of the third, who answered nothing else there.
      share: near((1 / 2 + 1 / 2 + 2 / 3) / 3),
      contribution: near(((-1 / 2) * 50 - (2 / 3) * (200 / 6)) / 3),
      inSection: { share: near((3 / 4 + 3 / 4 + 1) / 3), contribution: near(((-3 / 4) * 50 - 200 / 6) / 3) },
    });
    expect(criteria[1]).toMatchObject({ n: 2, coverage: near(2 / 3), gap: { mean: -1.5 } });
    // Per respondent, by weight 3 and 1: (−9 + 0)/4, (0 − 3)/4, and −2 alone.
    expect(sections[0]).toMatchObject({
      n: 3,
      gap: { mean: near((-2.25 - 0.75 - 2) / 3) },
      coverage: near(11 / 12),
    });
    expect(sections[1]).toMatchObject({
      n: 3,
      gap: { mean: near((3 + 0 - 1) / 3) },
      verdict: 'met',
      exchange: 'exceeding',
    });
    // Per respondent, by sections 2 and 1.
    expect(overall).toMatchObject({
      n: 3,
      gap: { mean: near(((-4.5 + 3) / 3 + -1.5 / 3 + (-4 - 1) / 3) / 3) },
      verdict: 'unmet',
    });
    const parts = [(25 + 200 / 9) / 3, (1 / 6) * (50 / 3)];
    const surplus = (1 / 3) * (200 / 18);
    expect(overall!.shortfall).toEqual(near(parts[0]! + parts[1]!));
    expect(overall!.surplus).toEqual(near(surplus));
    expect(overall!.points.gap).toEqual(near(surplus - parts[0]! - parts[1]!));
    expect(priorities.map(({ criterion, gain }) => [criterion, gain])).toEqual([
      ['s1c1', near(parts[0]!)],
      ['s1c2', near(parts[1]!)],
    ]);
  });

  it('of flat aggregation weighs criteria alone', () => {
    const sections: MadeSection[] = [
      { weight: 5, criteria: [{ weight: 1 }, { weight: 1 }] },
      { weight: 1, criteria: [{ weight: 2 }] },
    ];
    const said: Respondent[] = [
      {
        said: [
          [7, 4],
          [7, 7],
          [7, 1],
        ],
      },
    ];
    expect(reported(made(sections, { aggregation: 'flat' }), said).overall!.gap.mean).toEqual(
      near((-3 + 0 - 12) / 4),
    );
    expect(reported(made(sections, { aggregation: 'nested' }), said).overall!.gap.mean).toEqual(
      near((5 * -1.5 - 6) / 6),
    );
  });

  it('of nothing is null, not zero', () => {
    const { overall, sections, criteria, warnings } = reported(made([{ criteria: [{}] }]), []);
    for (const part of [overall!, sections[0]!, criteria[0]!])
      expect([
        part.n,
        part.points.gap,
        part.gap.mean,
        part.verdict,
        part.exchange,
        part.coverage,
        part.shares.met,
      ]).toEqual([0, null, null, null, null, null, null]);
    expect([overall!.score, overall!.net, warnings[0]!.code]).toEqual([null, null, 'nothing-scored']);
  });

  it('lets a surplus pay for no shortfall', () => {
    const { overall } = reported(made([{ criteria: [{}, {}] }]), [
      {
        said: [
          [7, 1],
          [1, 7],
        ],
      },
    ]);
    expect([overall!.gap.mean, overall!.net, overall!.shortfall, overall!.surplus]).toEqual([0, 0, 50, 50]);
    expect([overall!.verdict, overall!.exchange]).toEqual(['unmet', 'criminal']);
  });

  it('fails on a critical criterion, and then scores as the standard says', () => {
    const said: Respondent[] = [
      {
        said: [
          [7, 1],
          [7, 7],
        ],
      },
    ];
    const sections: MadeSection[] = [{ criteria: [{ critical: true, weight: 1 }, { weight: 9 }] }];
    const score = (onCriticalFailure: 'fail' | 'zero' | 'cap') => {
      const { overall } = reported(made(sections, { onCriticalFailure }), said);
      return [overall!.verdict, overall!.exchange, overall!.score];
    };
    expect(score('fail')).toEqual(['failed', 'criminal', 90]);
    expect(score('zero')).toEqual(['failed', 'criminal', 0]);
    expect(score('cap')).toEqual(['failed', 'criminal', 50]);
  });

  it('calls effort wasted that is spent on what weighs nothing', () => {
    const { wasted, priorities, overall } = reported(made([{ criteria: [{ weight: 0 }, {}] }]), [
      {
        said: [
          [1, 7],
          [7, 7],
        ],
      },
    ]);
    expect(wasted).toEqual([{ criterion: 's1c1', surplus: 100 }]);
    expect([priorities, overall!.surplus]).toEqual([[], 0]);
  });

  it('sees no spread where every respondent has the same gap, though on other levels', () => {
    // A gap of a third of a step in each: thirds are no sums of halves, so that points have to be rounded.
    const scheme = made([{ criteria: [{}, {}, {}] }]);
    const { sections } = reported(scheme, [
      {
        said: [
          [7, 7],
          [7, 7],
          [7, 6],
        ],
      },
      {
        said: [
          [6, 6],
          [6, 6],
          [6, 5],
        ],
      },
      {
        said: [
          [3, 2],
          [5, 5],
          [4, 4],
        ],
      },
    ]);
    expect([sections[0]!.gap.sd, sections[0]!.gap.t, sections[0]!.gap.p]).toEqual([0, null, null]);
    expect(sections[0]!.gap.mean).toBeCloseTo(-1 / 3, 12);
  });

  it('hides small groups, and one more where the whole would give a single one away', () => {
    const scheme = made([{ criteria: [{}] }]);
    const group = (name: string, size: number): Respondent[] =>
      Array.from({ length: size }, () => ({ key: [name], said: [[7, 5]] }));
    const hidden = (...sizes: number[]) =>
      reported(
        scheme,
        sizes.flatMap((size, i) => group('abc'[i]!, size)),
      ).groups.map(({ suppressed }) => suppressed);
    expect(hidden(5, 6)).toEqual([false, false]);
    expect(hidden(4, 6, 7)).toEqual([true, true, false]);
    expect(hidden(4, 4, 7)).toEqual([true, true, false]);
    expect(hidden(1, 1, 9)).toEqual([true, true, true]);
  });
});

describe('points', () => {
  it('are from 0 to 100, and a gap in points is their difference', () => {
    fc.assert(
      fc.property(kindAndValues, ([answer, a, b]) => {
        const kind = kindOf(answer);
        const [pa, pb] = [kind.points(a, answer), kind.points(b, answer)];
        for (const points of [pa, pb]) expect(points >= 0 && points <= 100).toBe(true);
        expect(kind.pointsGap(a, b, answer)).toBeCloseTo(pb - pa, 10);
        const gap = kind.gap(a, b, answer);
        if (gap !== null && pa !== pb) expect(Math.sign(gap)).toBe(Math.sign(pb - pa));
      }),
    );
  });
});

const RANK = { failed: 0, unmet: 1, unclear: 2, met: 3 } as const;
const scenario = (expectations: 'asked' | 'asked or not' = 'asked') =>
  madeScheme.chain((sections) =>
    fc.tuple(
      fc.constant(sections),
      aggregation,
      respondentsOf(sections, { minLength: 1, maxLength: 8 }, expectations),
    ),
  );
const answersIn = (sections: readonly MadeSection[]): Answer[] =>
  sections.flatMap(({ criteria }) => criteria.map(({ answer }) => answer!));
const unitsOf = ({ overall, sections }: GapReport): UnitFigures[] => [overall!, ...sections];

describe('any gap report', () => {
  it('keeps points, shares and coverage in their bounds', () => {
    fc.assert(
      fc.property(scenario('asked or not'), ([sections, how, respondents]) => {
        const report = reported(made(sections, { aggregation: how }), respondents);
        const within = (value: number | null, low: number, high: number) =>
          expect(value === null || (value >= low - 1e-9 && value <= high + 1e-9), String(value)).toBe(true);
        for (const part of [...unitsOf(report), ...report.criteria] as Figures[]) {
          within(part.points.expectation, 0, 100);
          within(part.points.delivery, 0, 100);
          within(part.points.gap, -100, 100);
          within(part.coverage, 0, 1);
          within(part.gap.p, 0, 1);
          within(part.correlation, -1, 1);
          const { unmet, met, exceeded } = part.shares;
          if (part.n > 0 && unmet !== null) expect(unmet + met! + exceeded!).toBeCloseTo(1, 12);
        }
        for (const unit of unitsOf(report)) {
          within(unit.shortfall, 0, 100);
          within(unit.surplus, 0, 100);
          if (unit.net !== null) expect(unit.net).toBeCloseTo(unit.surplus! - unit.shortfall!, 12);
        }
        within(report.overall!.score, 0, 100);
        expect(report.criteria.reduce((sum, { share }) => sum + share, 0)).toSatisfy(
          (sum: number) => sum === 0 || Math.abs(sum - 1) < 1e-9,
        );
      }),
      { numRuns: 200 },
    );
  });

  it('has a surplus less its shortfall that is its gap, overall and in every section', () => {
    fc.assert(
      fc.property(scenario('asked or not'), ([sections, how, respondents]) => {
        const report = reported(made(sections, { aggregation: how }), respondents);
        for (const { points, surplus, shortfall } of unitsOf(report))
          if (points.gap === null) expect([surplus, shortfall]).toEqual([null, null]);
          else expect(Math.abs(surplus! - shortfall! - points.gap)).toBeLessThan(1e-9);
        const sum = report.criteria.reduce((total, { contribution }) => total + (contribution ?? 0), 0);
        expect(Math.abs(sum - (report.overall!.points.gap ?? 0))).toBeLessThan(1e-9);
      }),
      { numRuns: 150 },
    );
  });

  it('gains of a criterion what the score gains where every delivery of it is what was expected', () => {
    const one = scenario().chain((of) =>
      fc.tuple(fc.constant(of), fc.nat({ max: answersIn(of[0]).length - 1 })),
    );
    fc.assert(
      fc.property(one, ([[sections, how, respondents], which]) => {
        const scheme = made(sections, { aggregation: how });
        const before = reported(scheme, respondents);
        const met = respondents.map((respondent) => {
          const said = respondent.said[which]!;
          return typeof said === 'string'
            ? respondent
            : { ...respondent, said: respondent.said.with(which, [said[0], said[0]!]) };
        });
        const after = reported(scheme, met);
        const gained = (after.overall!.points.delivery ?? 0) - (before.overall!.points.delivery ?? 0);
        expect(Math.abs(gained + (before.criteria[which]!.contribution ?? 0))).toBeLessThan(1e-9);
      }),
      { numRuns: 150 },
    );
  });

  it('scores no lower for a better answer', () => {
    const improved = scenario().chain(([sections, how, respondents]) =>
      fc.tuple(
        fc.constant({ sections, how, respondents }),
        fc.nat({ max: respondents.length - 1 }),
        fc.nat({ max: answersIn(sections).length - 1 }),
        fc.constantFrom('fail' as const, 'zero' as const, 'cap' as const),
        kindAndValues,
      ),
    );
    fc.assert(
      fc.property(improved, ([{ sections, how, respondents }, who, which, onCriticalFailure, [, other]]) => {
        const answer = answersIn(sections)[which]!;
        const before = respondents[who]!.said[which]!;
        if (typeof before === 'string') return;
        const kind = kindOf(answer);
        const candidate = kind.read(kind.kind === 'choice' ? `o${Math.floor(other) % 4}` : other, answer);
        const delivery =
          candidate.ok && kind.points(candidate.value, answer) > kind.points(before[1], answer)
            ? candidate.value
            : before[1];
        const said: Said[] = respondents[who]!.said.with(which, [before[0], delivery]);
        const scheme = made(sections, { aggregation: how, onCriticalFailure });
        const worse = reported(scheme, respondents);
        const better = reported(scheme, respondents.with(who, { ...respondents[who]!, said }));
        const rises = (a: number | null, b: number | null) =>
          expect((b ?? 0) - (a ?? 0)).toBeGreaterThan(-1e-9);
        unitsOf(worse).forEach((unit, i) => {
          const after = unitsOf(better)[i]!;
          rises(unit.points.delivery, after.points.delivery);
          rises(unit.points.gap, after.points.gap);
          rises(unit.net, after.net);
          rises(after.shortfall, unit.shortfall);
          // A weightless criterion that no longer fails leaves nothing to give a verdict on.
          if (unit.verdict && after.verdict)
            expect(RANK[after.verdict]).toBeGreaterThanOrEqual(RANK[unit.verdict]);
        });
        rises(worse.overall!.score, better.overall!.score);
        rises(worse.criteria[which]!.points.gap, better.criteria[which]!.points.gap);
      }),
      { numRuns: 300 },
    );
  });

  it('is the same for weights in any unit', () => {
    const scaled = (sections: readonly MadeSection[], by: number): MadeSection[] =>
      sections.map(({ weight = 1, criteria }) => ({
        weight: weight * by,
        criteria: criteria.map((criterion) => ({ ...criterion, weight: (criterion.weight ?? 1) * by })),
      }));
    fc.assert(
      fc.property(scenario(), fc.constantFrom(3, 0.1, 1 / 7, 1e6), ([sections, how, respondents], by) => {
        const one = reported(made(sections, { aggregation: how }), respondents);
        const other = reported(made(scaled(sections, by), { aggregation: how }), respondents);
        for (const [i, unit] of unitsOf(one).entries()) {
          const twin = unitsOf(other)[i]!;
          expect([twin.n, twin.verdict, twin.exchange, twin.shares]).toEqual([
            unit.n,
            unit.verdict,
            unit.exchange,
            unit.shares,
          ]);
          for (const figure of ['expectation', 'delivery', 'gap'] as const)
            expect(closeEnough(unit.points[figure], twin.points[figure])).toBe(true);
          for (const figure of ['coverage', 'net', 'shortfall', 'surplus'] as const)
            expect(closeEnough(unit[figure], twin[figure])).toBe(true);
        }
        expect(other.criteria.map(({ points, verdict, gap }) => [points, verdict, gap])).toEqual(
          one.criteria.map(({ points, verdict, gap }) => [points, verdict, gap]),
        );
        for (const [i, { share }] of one.criteria.entries())
          expect(closeEnough(share, other.criteria[i]!.share)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('is the same whether a criterion is not applicable to anyone or absent from the standard', () => {
    const emptied = scenario('asked or not').chain(([sections, how, respondents]) =>
      fc.tuple(
        fc.constant([sections, how, respondents] as const),
        fc.nat({ max: answersIn(sections).length - 1 }),
      ),
    );
    fc.assert(
      fc.property(emptied, ([[sections, how, respondents], which]) => {
        let position = 0;
        const without = sections.map((section) => ({
          ...section,
          criteria: section.criteria.filter(() => position++ !== which),
        }));
        const inapplicable = respondents.map((one) => ({
          ...one,
          said: one.said.with(which, 'not-applicable'),
        }));
        const absent = respondents.map((one) => ({ ...one, said: one.said.toSpliced(which, 1) }));
        const here = reported(made(sections, { aggregation: how }), inapplicable);
        const gone = reported(made(without, { aggregation: how }), absent);
        // Alpha is of a fixed set of items, and raw units are of one scale for all of them: with one of them gone, these
        // are other questions.
        const unitFigures = ({
          n,
          coverage,
          points,
          gap,
          correlation,
          shares,
          verdict,
          exchange,
          net,
          shortfall,
          surplus,
        }: UnitFigures) => ({
          ...{ n, coverage, points, correlation, shares, verdict, exchange, net, shortfall, surplus },
          tests: [gap.t, gap.df, gap.p, gap.pHolm, gap.pBH, gap.dz],
        });
        // A section of one kind of answer is summed on another grid than a mixed one.
        expect(differences(unitsOf(here).map(unitFigures), unitsOf(gone).map(unitFigures))).toEqual([]);
        const criterionFigures = (criterion: CriterionReport) => ({
          ...criterion,
          id: '',
          text: {},
          itemRest: null,
        });
        expect(here.criteria.toSpliced(which, 1).map(criterionFigures)).toEqual(
          gone.criteria.map(criterionFigures),
        );
      }),
      { numRuns: 200 },
    );
  });
});

/** To a part in 1e12 of the scale of points. */
const closeEnough = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= 1e-10 * Math.max(1, Math.abs(a));

/** Where two reports differ, but for the last digits of their numbers. */
function differences(a: unknown, b: unknown, path = ''): string[] {
  const isNumber = (value: unknown) => typeof value === 'number' || value === null;
  if (isNumber(a) && isNumber(b))
    return closeEnough(a as number | null, b as number | null) ? [] : [`${path}: ${a}, ${b}`];
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b)
    return a === b ? [] : [`${path}: ${a}, ${b}`];
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].flatMap((key) =>
    differences(a[key as keyof typeof a], b[key as keyof typeof b], `${path}/${key}`),
  );
}
