// Each warning comes when its figure should not be leaned on, stays away otherwise, and says after whom.

import { describe, expect, it } from 'vitest';
import type { GapReport, GroupReport, Warning } from '../../../src/core/assess/gap-report.ts';
import type { Judgement } from '../../../src/core/assess/judge.ts';
import { designEffect, groupWarningsOf, warningsOf } from '../../../src/core/assess/warnings.ts';
import { type GroupTally, inColumns } from '../../../src/core/tally/tally.ts';
import type { Word } from '../../../src/words/word.ts';
import { speaker, WORDS } from '../../speaker.ts';
import { made, type Respondent, reported, type Said, tallied } from '../made.ts';

const TWO = made([{ criteria: [{}, {}] }]);
const people = (n: number, said: (i: number) => readonly Said[], key?: (i: number) => string): Respondent[] =>
  Array.from({ length: n }, (_, i) => ({ ...(key ? { key: [key(i)] } : {}), said: said(i) }));
const codes = ({ warnings }: GapReport): string[] => warnings.map(({ code }) => code);
const about = (report: GapReport, code: string): Warning['args'][] =>
  report.warnings.filter((warning) => warning.code === code).map(({ args }) => args);
/** A rating from 1 to 7 that runs through them all at its own pace. */
const wave = (i: number, pace: number): number => 1 + ((i * pace) % 7);

describe('a warning', () => {
  it('is not given where nothing is wrong', () => {
    const report = reported(
      TWO,
      people(70, (i) => {
        const [level, bonus] = [2 + (i % 3), Math.floor(i / 3) % 3];
        return [
          [level + 2, level + bonus - 1],
          [level + 2 - (i % 10 === 0 ? 1 : 0), level + bonus - 1],
        ];
      }).concat(
        {
          said: [
            [7, 1],
            [7, 1],
          ],
        },
        {
          said: [
            [1, 7],
            [1, 7],
          ],
        },
      ),
    );
    expect(codes(report)).toEqual([]);
  });

  it('tells of few respondents, and of nothing that needs a sample where there is one', () => {
    expect(
      about(
        reported(
          TWO,
          people(29, (i) => [
            [wave(i, 2), 4],
            [4, wave(i, 3)],
          ]),
        ),
        'few-respondents',
      ),
    ).toEqual([{ n: 29 }]);
    expect(
      codes(
        reported(
          TWO,
          people(1, () => [
            [7, 1],
            [7, 1],
          ]),
        ),
      ),
    ).toEqual([]);
  });

  it('tells of answers left out, and of criteria without weight', () => {
    const scheme = made([{ criteria: [{}, { weight: 0 }] }]);
    const report = reported(
      scheme,
      people(40, (i) => [i < 5 ? 'skipped' : [wave(i, 2), wave(i, 3)], [wave(i, 3), wave(i, 5)]]),
    );
    expect(report.warnings).toContainEqual({ code: 'missing-answers', of: 's1c1', args: { share: 5 / 40 } });
    expect(report.warnings).toContainEqual({ code: 'weight-zero', of: 's1c2', args: {} });
  });

  it('tells of gaps that only many tests, or only many answers, make significant', () => {
    const scheme = made([{ criteria: Array.from({ length: 12 }, () => ({})) }]);
    const report = reported(
      scheme,
      people(56, (i) =>
        Array.from({ length: 12 }, (_, c): Said => {
          const up = i % 2 === 0 ? 1 : -1;
          return c === 0 ? [4, 4 + (i % 7 === 0 ? 1 : i % 2 === 0 ? 1 : -1)] : [4, 4 + up];
        }),
      ),
    );
    expect(report.criteria[0]!.gap.p).toBeGreaterThan(0.05);
    const tilted = reported(
      made([{ criteria: Array.from({ length: 12 }, () => ({})) }]),
      people(100, (i) =>
        Array.from({ length: 12 }, (_, c): Said => [4, c === 0 ? (i < 62 ? 5 : 3) : i % 2 ? 5 : 3]),
      ),
    );
    expect(about(tilted, 'many-tests')).toEqual([{ count: 1, all: 12 }]);
    const crowd = reported(
      TWO,
      people(2000, (i) => [
        [4, i % 20 < 12 ? 4 : i % 20 < 17 ? 5 : 3],
        [4, i % 2 ? 5 : 3],
      ]),
    );
    expect(crowd.warnings.filter(({ code }) => code === 'trivial-gap').map(({ of }) => of)).toEqual(['s1c1']);
  });

  it('tells of alpha below zero, and of alpha on few rows', () => {
    const against = reported(
      TWO,
      people(40, (i) => [
        [wave(i, 1), 4],
        [8 - wave(i, 1), wave(i, 2)],
      ]),
    );
    expect(codes(against)).toContain('negative-alpha');
    expect(codes(against)).not.toContain('low-alpha-expectation');
    const torn = reported(
      TWO,
      people(40, (i) =>
        i % 2
          ? [[wave(i, 1), 4], 'skipped']
          : [
              [wave(i, 1), 4],
              [wave(i, 1), wave(i, 2)],
            ],
      ),
    );
    expect(about(torn, 'alpha-few-rows')).toEqual([{ share: 0.5 }]);
  });

  it('tells of a difference by what its reliability is, and calls it less reliable than its parts only where it is', () => {
    const reliability = (report: GapReport) => report.sections[0]!.reliabilityOfDifference!;
    const told = (report: GapReport) =>
      codes(report).filter((code) => /difference/.test(code) && code !== 'trivial-gap');
    const noise = reported(
      TWO,
      people(70, (i) => [
        [wave(i, 1), wave(i, 2)],
        [wave(i, 3), wave(i, 4)],
      ]),
    );
    expect(reliability(noise)).toBeLessThan(0.5);
    expect(told(noise)).toEqual(['noisy-difference']);
  });

  it('tells of both ceilings, and of ratings that nobody uses', () => {
    const report = reported(
      TWO,
      people(40, (i) => [
        [7, 2 + (i % 4)],
        [2 + (i % 3), i % 5 === 0 ? 7 : 4],
      ]),
    );
    expect(about(report, 'expectation-ceiling')).toEqual([{ count: 1, all: 2 }]);
    expect(about(report, 'delivery-ceiling')).toEqual([{ count: 1, all: 2 }]);
    expect(about(report, 'unused-ratings')).toEqual([{ ratings: '1' }]);
    const low = reported(
      TWO,
      people(40, (i) => [
        [1 + (i % 3), 3],
        [3, 1 + (i % 4)],
      ]),
    );
    expect(about(low, 'unused-ratings')).toEqual([{ ratings: '5–7' }]);
  });

  it('tells of groups that are small, unevenly covered, or alike within', () => {
    const scheme = made([{ criteria: [{}, {}] }]);
    const report = reported(
      scheme,
      people(
        60,
        (i) => [
          [4, i < 20 ? 1 + (i % 2) : i < 40 ? 4 + (i % 2) : 6 + (i % 2)],
          i < 20 ? 'skipped' : [4, wave(i, 1)],
        ],
        (i) => 'abc'[Math.floor(i / 20)]!,
      ),
    );
    expect(about(report, 'few-in-groups')).toEqual([{ count: 3, all: 3 }]);
    expect(about(report, 'uneven-coverage')).toEqual([{ least: 0.5, most: 1 }]);
    // Three groups are kinds of people; twelve may have been drawn.
    expect(codes(report)).not.toContain('clustered-groups');
    const many = reported(
      scheme,
      people(
        120,
        (i) => [
          [4, 1 + (Math.floor(i / 10) % 7)],
          [4, 1 + (Math.floor(i / 10) % 7)],
        ],
        (i) => String(Math.floor(i / 10)),
      ),
    );
    expect(about(many, 'clustered-groups')).toEqual([{ factor: expect.closeTo(3.2, 1), column: 'group' }]);
  });

  it('has a design effect as by hand: in groups of two that agree within, twice the variance', () => {
    const scheme = made([{ criteria: [{}] }]);
    const groups = tallied(
      scheme,
      people(
        6,
        (i) => [[4, [1, 1, 4, 4, 7, 7][i]!]],
        (i) => 'abc'[Math.floor(i / 2)]!,
      ),
    ).filter(({ key }) => key.length > 0);
    // Nothing varies within, so that the intraclass correlation is 1: 1 + (2 − 1) · 1.
    expect(designEffect(groups)).toBeCloseTo(2, 12);
  });
});

describe('a threshold', () => {
  type Parts = Readonly<Record<string, unknown>>;
  const RATED = { kind: 'scale', min: 1, max: 5, step: 1 };
  const NO_BLANKS = { notShown: 0, skipped: 0, dontKnow: 0, notApplicable: 0 };
  const pairs = (...of: readonly (readonly [number, number])[]) => ({
    pairs: inColumns(of.map(([expectation, delivery]) => ({ expectation, delivery, counts: [1, 0, 0] }))),
  });
  /** Nothing is wrong with forty respondents but what is said. */
  const warned = ({
    criterion = {},
    section = {},
    overall = {},
    whole = {},
    receipt = {},
    more = [],
    tolerance = 5,
  }: {
    criterion?: Parts;
    section?: Parts;
    overall?: Parts;
    whole?: Parts;
    receipt?: Parts;
    more?: readonly Parts[];
    tolerance?: number;
  }) => {
    const plain = {
      ...{ id: 'c', section: 's', critical: false, n: 40, weight: 1, blanks: NO_BLANKS, answer: RATED },
      ...{ gap: { mean: 0, sd: 1 }, points: { gap: 0, se: 1, sd: 1, p: null, pHolm: null } },
      ...{ itemRest: { expectation: null, delivery: null }, ceiling: { expectation: 0, delivery: 0 } },
      ...{ expectationFilled: 0, expectationFrom: 'asked', zone: null, weighted: null },
    };
    const judged = {
      overall: { points: { gap: 0 }, coverage: 1, weighted: null, ...overall },
      sections: [
        {
          ...{ id: 's', n: 40, alpha: { expectation: 0.9, delivery: 0.9, gap: 0.9 } },
          ...{ reliabilityOfDifference: 0.9, ...section },
        },
      ],
      criteria: [criterion, ...more].map((one, i) => ({ ...plain, id: `c${i}`, ...one })),
    } as unknown as Judgement;
    const tally = {
      ...{ respondents: 40, straightLined: [0, 0], sections: [{ complete: { n: 40n } }] },
      criteria: judged.criteria.map(() => pairs([1, 5])),
      ...whole,
    } as unknown as GroupTally;
    return warningsOf(judged, tally, { rejected: 0, ...receipt } as never, tolerance);
  };
  const codesOf = (of: Parameters<typeof warned>[0]) => warned(of).map(({ code }) => code);
  const blank = (some: Parts) => ({ blanks: { ...NO_BLANKS, ...some } });

  it('is not passed where nothing is wrong', () => {
    expect(codesOf({})).toEqual([]);
  });

  it.each<[string, Parameters<typeof warned>[0], Parameters<typeof warned>[0]]>([
    ['few-respondents', { whole: { respondents: 29 } }, { whole: { respondents: 30 } }],
    ['rejected-rows', { receipt: { rejected: 1 } }, { receipt: { rejected: 0 } }],
    ['nothing-scored', { overall: { points: { gap: null } } }, { overall: { points: { gap: 0 } } }],
    ['low-coverage', { overall: { coverage: 0.799 } }, { overall: { coverage: 0.8 } }],
    ['low-coverage', { overall: { coverage: 0 } }, { overall: { coverage: null } }],
    [
      'no-variance',
      { criterion: { gap: { mean: 0, sd: 0 } } },
      { criterion: { n: 1, gap: { mean: 0, sd: 0 } } },
    ],
    // One more of 41 is left out than of 40.
    [
      'missing-answers',
      { criterion: { n: 35, ...blank({ skipped: 3, dontKnow: 1 }) } },
      { criterion: { n: 36, ...blank({ skipped: 2, dontKnow: 2 }) } },
    ],
    [
      'missing-answers',
      { criterion: { n: 1, ...blank({ skipped: 9 }) } },
      { criterion: { n: 0, ...blank({ skipped: 9 }) } },
    ],
    [
      'weight-zero',
      { criterion: { weight: 0 } },
      { criterion: { weight: 0, points: { gap: null, p: null } } },
    ],
    [
      'expectation-filled',
      { criterion: { expectationFilled: 39 } },
      { criterion: { expectationFilled: 40 } },
    ],
    ['expectation-filled', { criterion: { expectationFilled: 1 } }, { criterion: { expectationFilled: 0 } }],
    [
      'norm-not-expectation',
      { criterion: { expectationFrom: 'standard' } },
      { criterion: { expectationFrom: 'profile' } },
    ],
    [
      'norm-not-expectation',
      { criterion: { expectationFrom: 'standard' } },
      { criterion: { expectationFrom: 'standard', n: 0 } },
    ],
    [
      'units-against-points',
      { criterion: { gap: { mean: -1, sd: 1 }, points: { gap: 1, p: null } } },
      { criterion: { gap: { mean: -1, sd: 1 }, points: { gap: 0, p: null } } },
    ],
    ['unweighted', { overall: { weighted: { n: 40, effectiveN: null } } }, {}],
    [
      'uneven-weights',
      { overall: { weighted: { n: 40, effectiveN: 19.9 } } },
      { overall: { weighted: { n: 40, effectiveN: 20 } } },
    ],
    [
      'lonely-in-figure',
      { criterion: { weighted: {}, points: { gap: 0, p: null, se: null, sd: 0.1 } } },
      { criterion: { weighted: {}, points: { gap: 0, p: null, se: null, sd: 0 } } },
    ],
    [
      'lonely-in-figure',
      { criterion: { weighted: {}, points: { gap: 0, p: null, se: null, sd: 0.1 } } },
      { criterion: { points: { gap: 0, p: null, se: null, sd: 0.1 } } },
    ],
    [
      'straight-lined-expectation',
      { whole: { straightLined: [3, 0] } },
      { whole: { straightLined: [2, 0] } },
    ],
    ['straight-lined-delivery', { whole: { straightLined: [0, 3] } }, { whole: { straightLined: [0, 2] } }],
    [
      'expectation-ceiling',
      { criterion: { ceiling: { expectation: 0.151, delivery: 0 } } },
      { criterion: { ceiling: { expectation: 0.15, delivery: null } } },
    ],
    [
      'delivery-ceiling',
      { criterion: { ceiling: { expectation: null, delivery: 0.151 } } },
      { criterion: { ceiling: { expectation: 0, delivery: 0.15 } } },
    ],
    [
      'contradictory-zone',
      { criterion: { zone: { n: 40, contradictory: 5 } } },
      { criterion: { zone: { n: 40, contradictory: 4 } } },
    ],
    [
      'negative-alpha',
      { section: { alpha: { expectation: 0.9, delivery: 0.9, gap: -0.01 } } },
      { section: { alpha: { expectation: 0, delivery: 0.9, gap: null } } },
    ],
    [
      'low-alpha-expectation',
      { section: { alpha: { expectation: 0, delivery: 0.9, gap: 0.9 } } },
      { section: { alpha: { expectation: 0.7, delivery: 0.9, gap: 0.9 } } },
    ],
    [
      'low-alpha-delivery',
      { section: { alpha: { expectation: 0.9, delivery: 0.699, gap: 0.9 } } },
      { section: { alpha: { expectation: 0.9, delivery: 0.7, gap: 0.9 } } },
    ],
    [
      'alpha-few-rows',
      { whole: { sections: [{ complete: { n: 31n } }] } },
      { whole: { sections: [{ complete: { n: 32n } }] } },
    ],
    [
      'noisy-difference',
      { section: { reliabilityOfDifference: 0.499 } },
      { section: { reliabilityOfDifference: 0.5 } },
    ],
    [
      'low-difference-reliability',
      { section: { reliabilityOfDifference: 0.5 } },
      { section: { reliabilityOfDifference: 0.7 } },
    ],
    [
      'low-difference-reliability',
      { section: { reliabilityOfDifference: 0.699 } },
      { section: { reliabilityOfDifference: null } },
    ],
    [
      'unreliable-difference',
      { section: { reliabilityOfDifference: 0.6, alpha: { expectation: 0.9, delivery: 0.6, gap: 0.9 } } },
      { section: { reliabilityOfDifference: 0.6, alpha: { expectation: 0.9, delivery: 0.601, gap: 0.9 } } },
    ],
  ])('tells of %s beyond it, not at it', (code, beyond, at) => {
    expect(codesOf(beyond)).toContain(code);
    expect(codesOf(at)).not.toContain(code);
  });

  it('of what needs a sample is none for one respondent, of reliability none for few', () => {
    const criterion = { weight: 0, ...blank({ skipped: 9 }), ceiling: { expectation: 1, delivery: 1 } };
    const of = (respondents: number) =>
      codesOf({ criterion, section: { reliabilityOfDifference: 0 }, whole: { respondents } });
    expect(of(1)).toEqual([]);
    expect(of(2)).toEqual(['few-respondents', 'missing-answers', 'weight-zero']);
    expect(of(29)).toEqual(['few-respondents', 'missing-answers', 'weight-zero']);
    expect(of(30)).toEqual([
      ...['missing-answers', 'weight-zero', 'noisy-difference'],
      ...['expectation-ceiling', 'delivery-ceiling'],
    ]);
  });

  it('of significance is 5 %: a p below it that does not stay there is told of, and a sure gap within tolerance', () => {
    const tested = (p: number, pHolm: number, gap = 20) => ({ points: { gap, se: 1, sd: 1, p, pHolm } });
    const of = (p: number, pHolm: number, gap?: number) => codesOf({ criterion: tested(p, pHolm, gap) });
    expect(of(0.049, 0.05)).toEqual(['many-tests']);
    expect(of(0.05, 0.05)).toEqual([]);
    expect(of(0.01, 0.049)).toEqual([]);
    expect(of(0.01, 0.049, 5)).toEqual(['trivial-gap']);
    expect(of(0.01, 0.049, -5)).toEqual(['trivial-gap']);
    expect(of(0.01, 0.05, 5)).toEqual(['many-tests']);
    expect(of(0.01, 0.049, 5.01)).toEqual([]);
    expect(warned({ criterion: tested(0.04, 0.2), more: [tested(0.5, 0.5), {}] })[0]!.args).toEqual({
      count: 1,
      all: 2,
    });
  });

  it('of critical criteria is that somebody might have answered, and nobody did', () => {
    const of = (blanks: Parts, more: Parts = {}) =>
      codesOf({ criterion: { critical: true, n: 0, ...blank(blanks), ...more } });
    expect(of({ notShown: 39, skipped: 1 })).toEqual(['critical-unanswered']);
    expect(of({ notApplicable: 39, dontKnow: 1 })).toEqual(['critical-unanswered']);
    expect(of({ notShown: 40 })).toEqual([]);
    expect(of({ notApplicable: 40 })).toEqual([]);
    expect(of({ skipped: 40 }, { critical: false })).toEqual([]);
    expect(of({ skipped: 39 }, { n: 1 })).not.toContain('critical-unanswered');
  });

  it('of running against the others is significance over the section, from four whole answers on', () => {
    const of = (delivery: number, n: bigint, others = 0) =>
      codesOf({
        criterion: { itemRest: { expectation: null, delivery } },
        more: Array.from({ length: others }, () => ({ itemRest: { expectation: 0.5, delivery: 0.5 } })),
        whole: { sections: [{ complete: { n } }] },
      }).filter((code) => code.endsWith('runs-against'));
    // Of 40, r = −0.264 has a one-sided p of 0.050, r = −0.265 of 0.049.
    expect(of(-0.27, 40n)).toEqual(['delivery-runs-against']);
    expect(of(-0.25, 40n)).toEqual([]);
    expect(of(-0.27, 40n, 3)).toEqual([]);
    expect(of(0.9, 40n)).toEqual([]);
    expect(of(-1, 4n)).toEqual(['delivery-runs-against']);
    expect(of(-1, 3n)).toEqual([]);
  });

  it('of unused ratings is an end of the scale, for each scale that was asked', () => {
    const unused = (...of: readonly (readonly [Parts, readonly (readonly [number, number])[]])[]) =>
      warned({
        criterion: of[0]![0],
        more: of.slice(1).map(([one]) => one),
        whole: { criteria: of.map(([, given]) => pairs(...given)) },
      }).flatMap(({ code, args }) => (code === 'unused-ratings' ? [args.ratings] : []));
    expect(unused([{}, [[1, 5]]])).toEqual([]);
    expect(unused([{}, [[2, 4]]])).toEqual(['1, 5']);
    expect(unused([{}, [[3, 5]]])).toEqual(['1–2']);
    expect(unused([{}, [[1, 2]]])).toEqual(['3–5']);
    expect(unused([{}, [[1, 3]]], [{}, [[3, 5]]])).toEqual([]);
    const halves = { answer: { ...RATED, step: 0.5 } };
    expect(unused([{}, [[1, 5]]], [halves, [[1.5, 4]]])).toEqual(['1, 4.5–5']);
    expect(unused([{ n: 0 }, [[2, 4]]])).toEqual([]);
    expect(unused([{ answer: { kind: 'count' } }, [[2, 4]]])).toEqual([]);
  });
});

describe('a threshold of groups', () => {
  const groupWarned = (
    groups: readonly {
      readonly n?: number;
      readonly coverage?: number | null;
      readonly suppressed?: boolean;
    }[],
    tallies: readonly (readonly number[])[] = groups.map(() => [4, 5]),
    weighted: object | null = null,
  ) =>
    groupWarningsOf(
      groups.map(({ n = 30, coverage = 1, suppressed = false }, i) => ({
        ...{ key: { branch: String(i) }, suppressed },
        overall: suppressed ? null : { n, coverage, weighted },
      })) as unknown as GroupReport[],
      tallied(
        made([{ criteria: [{}] }]),
        tallies.flatMap((of, g) =>
          of.map((rating) => ({ key: [String(g).padStart(2, '0')], said: [[4, rating]] as Said[] })),
        ),
      ).slice(1),
    ).map(({ code, args }) => [code, args]);

  it('tells of groups of 2 to 29, and of a coverage that differs by more than a fifth', () => {
    expect(groupWarned([{}, {}])).toEqual([]);
    expect(groupWarned([{ n: 29 }, { n: 30 }, { n: 1 }, { n: 2 }])).toEqual([
      ['few-in-groups', { count: 2, all: 4 }],
    ]);
    expect(groupWarned([{ coverage: 1 }, { coverage: 0.75 }, { coverage: null }])).toEqual([
      ['uneven-coverage', { least: 0.75, most: 1 }],
    ]);
    expect(groupWarned([{ coverage: 1 }, { coverage: 0.8125 }])).toEqual([]);
    expect(groupWarned([{ n: 2 }])).toEqual([]);
    expect(groupWarned([{ n: 2 }, { suppressed: true, coverage: 0 }])).toEqual([]);
  });

  it('takes ten groups that are alike within, and no weights, for clusters that were drawn', () => {
    const alike = (groups: number) => Array.from({ length: groups }, (_, g) => [1 + (g % 7), 1 + (g % 7)]);
    const of = (groups: number, ...more: [object?]) =>
      groupWarned(
        alike(groups).map(() => ({})),
        alike(groups),
        ...more,
      ).map(([code]) => code);
    // In twos that agree the design effect is 2: intervals are off by a factor of 1.4.
    expect(of(10)).toEqual(['clustered-groups']);
    expect(
      groupWarned(
        alike(10).map(() => ({})),
        alike(10),
      ),
    ).toEqual([['clustered-groups', { factor: 1.4, column: 'branch' }]]);
    expect(of(9)).toEqual([]);
    expect(of(10, {})).toEqual([]);
    const apart = Array.from({ length: 10 }, (_, g) => [1 + (g % 7), 2 + (g % 6)]);
    expect(
      groupWarned(
        apart.map(() => ({})),
        apart,
      ),
    ).toEqual([]);
  });

  it('of one group, or of groups of one each, has no design effect', () => {
    const effect = (...groups: readonly (readonly number[])[]) =>
      designEffect(
        tallied(
          made([{ criteria: [{}] }]),
          groups.flatMap((of, g) =>
            of.map((rating) => ({ key: [String(g)], said: [[4, rating]] as Said[] })),
          ),
        ).slice(1),
      );
    expect(effect([1, 7, 4])).toBeNull();
    expect(effect([1], [7], [4])).toBeNull();
    expect(effect([4, 4], [4, 4])).toBeNull();
    // Alike between, apart within: a negative correlation is none.
    expect(effect([1, 7], [1, 7])).toBe(1);
    // By hand: means 0 and 100 of 3 and 1; between 7500, within 0, so that the correlation is 1 and 4 / 2 respondents a group.
    expect(effect([1, 1, 1], [7])).toBeCloseTo(2, 12);
  });
});

describe('the sentence of a warning', () => {
  const STATISTICAL = [
    'missing-answers',
    'many-tests',
    'negative-alpha',
    'low-alpha-expectation',
    'low-alpha-delivery',
    'straight-lined-expectation',
    'straight-lined-delivery',
    'uneven-weights',
    'clustered-groups',
  ];
  const forms = (word: Word): string[] => (typeof word === 'string' ? [word] : Object.values(word));

  it.each(STATISTICAL)('%s names author and year in both languages', (code) => {
    for (const language of ['en', 'ru'] as const)
      for (const form of forms(WORDS[language][`warning.${code}`]!))
        expect(form).toMatch(/\p{Lu}\p{L}+.* (19|20)\d\d/u);
  });

  it('lists what it is about once', () => {
    expect(speaker('ru').say('warning.missing-answers', { count: 2, list: '«А», «Б»' })).toContain(
      'В 2 критериях',
    );
  });
});
