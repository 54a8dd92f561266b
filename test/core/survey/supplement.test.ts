// What is counted beside the tally: by hand, and over any answers.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/answers/index.ts';
import { assess } from '../../../src/core/assess/assess.ts';
import type { GapReport } from '../../../src/core/assess/gap-report.ts';
import type { Crosshair } from '../../../src/core/shapes/names.ts';
import type { Scheme } from '../../../src/core/standard/scheme.ts';
import type { ImportancePlan } from '../../../src/core/survey/importance.ts';
import type { SupplementPlan } from '../../../src/core/survey/supplement.ts';
import { emptyRespondent, supplementBook, supplementsOf } from '../../../src/core/survey/supplement.ts';
import { zoneOf } from '../../../src/core/survey/zone.ts';
import { counterFor } from '../../../src/core/tally/counter.ts';
import { answersOf, made, type Said, tallyOf } from '../made.ts';

interface Person {
  readonly said: readonly Said[];
  readonly importance?: readonly number[];
  readonly minimum?: readonly number[];
  readonly weight?: number;
}

const NOTHING: SupplementPlan = {
  importance: null,
  crosshair: 'means',
  minimum: new Set(),
  weighted: false,
  clustered: false,
};

function countInEngine(scheme: Scheme, whole: SupplementPlan, people: readonly Person[]) {
  const counter = counterFor(scheme);
  const book = supplementBook(scheme, whole);
  const group = counter.group([]);
  const cells = new Int32Array(scheme.criteria.length);
  for (const { said, importance = [], minimum = [], weight = 1 } of people) {
    const supplement = { ...emptyRespondent(scheme), sampled: { weight, cluster: null, stratum: '' } };
    importance.forEach((value, i) => {
      supplement.importance[i] = value;
    });
    minimum.forEach((value, i) => {
      supplement.minimum[i] = value;
    });
    const answers = answersOf(scheme, said);
    counter.cellsOf(answers, cells);
    counter.add(group, cells);
    book.count([], answers, supplement, counter.last);
  }
  return { part: counter.part(), tallies: book.tallies() };
}

function reportOf(scheme: Scheme, plan: Partial<SupplementPlan>, people: readonly Person[]): GapReport {
  const whole = { ...NOTHING, ...plan };
  const { part, tallies } = countInEngine(scheme, whole, people);
  return assess(tallyOf(scheme, [part]), scheme, {
    receipt: { read: 0, used: 0, rejected: 0, dropped: [] },
    supplements: supplementsOf(scheme, whole, [tallies]),
  });
}

const MINUTES: Answer = {
  kind: 'count',
  better: 'lower',
  points: [
    { value: 0, points: 100 },
    { value: 10, points: 0 },
  ],
};
const ONE = made([{ criteria: [{}] }]);
const FOUR = made([{ criteria: [{}, {}, {}, {}] }]);
const RATED: ImportancePlan = {
  source: 'stated',
  scales: new Map([0, 1, 2, 3].map((i) => [i, { min: 1, max: 5 }])),
};

describe('the zone of tolerance', () => {
  it('of four respondents is what a pencil makes it', () => {
    const { zone } = reportOf(ONE, { minimum: new Set([0]) }, [
      { said: [[6, 3]], minimum: [4] },
      { said: [[6, 5]], minimum: [4] },
      { said: [[5, 6]], minimum: [3] },
      { said: [[3, 4]], minimum: [5] },
      { said: ['skipped'], minimum: [5] },
      { said: [[7, 7]] },
    ]).criteria[0]!;
    expect(zone).toMatchObject({
      n: 4,
      unit: 'own',
      minimum: 4,
      desired: 5,
      perceived: 4.5,
      adequacy: { mean: 0.5 },
      superiority: { mean: -0.5 },
      width: { mean: 1 },
      // The fourth desires less than the least that he accepts.
      contradictory: 1,
      shares: { below: 1 / 3, inside: 1 / 3, above: 1 / 3 },
    });
  });

  it('is positive where better, also where less is better', () => {
    const scheme = made([
      { criteria: [{ answer: { kind: 'scale', min: 1, max: 7, step: 1, labels: [], reversed: true } }] },
    ]);
    const { zone } = reportOf(scheme, { minimum: new Set([0]) }, [{ said: [[2, 3]], minimum: [5] }])
      .criteria[0]!;
    expect(zone).toMatchObject({ adequacy: { mean: 2 }, superiority: { mean: -1 }, width: { mean: 3 } });
    expect(zone!.shares.inside).toBe(1);
  });

  it('is the same counted with the rows of a batch, in any parts', () => {
    const scheme = made([{ criteria: [{}, { expect: 6 }, { answer: MINUTES }] }]);
    const plan: SupplementPlan = { ...NOTHING, minimum: new Set([0, 1, 2]) };
    const rating = fc.integer({ min: 1, max: 7 });
    const said: fc.Arbitrary<Said> = fc.oneof(
      fc.tuple(rating, rating),
      fc.tuple(fc.constant(null), rating),
      fc.constant('skipped' as const),
    );
    const person = fc.tuple(fc.tuple(said, said, said), fc.tuple(rating, rating, rating));
    const zonesOf = (
      parts: readonly (readonly [readonly Said[], readonly number[]])[][],
      isBatch: boolean,
    ) => {
      const tallies = parts.map((people) => {
        const counter = counterFor(scheme);
        const book = supplementBook(scheme, plan, isBatch ? counter : null);
        for (const [own, minimum] of people) {
          const answers = answersOf(scheme, own);
          const supplement = { ...emptyRespondent(scheme), minimum: Float64Array.from(minimum) };
          if (isBatch) {
            counter.writeRow(answers);
            counter.batch.put(counter.group([]));
            book.wait(supplement);
            counter.batch.end();
          } else book.count([], answers, supplement, counter.last);
        }
        return structuredClone(book.tallies());
      });
      const { zones } = supplementsOf(scheme, plan, tallies).tallies[0]!;
      return scheme.criteria.map((criterion, i) => zoneOf(zones![i]!, criterion, null));
    };
    fc.assert(
      fc.property(fc.array(person, { maxLength: 20 }), fc.nat(20), (people, at) => {
        expect(zonesOf([people.slice(0, at), people.slice(at)], true)).toEqual(zonesOf([people], false));
      }),
      { numRuns: 50 },
    );
  });

  it('merges to what it is of all, also where only one criterion has one, and by weight', () => {
    const scheme = made([{ criteria: [{}, {}] }]);
    const plan = { ...NOTHING, minimum: new Set([1]), weighted: true };
    const people: Person[] = [
      {
        said: [
          [7, 4],
          [6, 3],
        ],
        minimum: [2, 4],
        weight: 2,
      },
      {
        said: [
          [7, 5],
          [6, 3],
        ],
        minimum: [2, 4],
        weight: 1,
      },
      {
        said: [
          [7, 5],
          [5, 6],
        ],
        minimum: [2, 3],
        weight: 0.5,
      },
    ];
    const parts = [people.slice(0, 1), people.slice(1)].map((part) => countInEngine(scheme, plan, part));
    const [apart, whole] = [parts, [countInEngine(scheme, plan, people)]].map(
      (some) =>
        assess(
          tallyOf(
            scheme,
            some.map(({ part }) => part),
          ),
          scheme,
          {
            receipt: { read: 0, used: 0, rejected: 0, dropped: [] },
            supplements: supplementsOf(
              scheme,
              plan,
              some.map(({ tallies }) => tallies),
            ),
          },
        ).criteria,
    );
    expect(apart).toEqual(whole);
    expect(whole![0]!.zone).toBeNull();
    expect(whole![1]!.zone).toMatchObject({ n: 3, minimum: expect.closeTo(13.5 / 3.5, 9) });
  });

  it('is null where the least that is accepted was not asked', () => {
    expect(reportOf(ONE, {}, [{ said: [[6, 3]] }]).criteria[0]!.zone).toBeNull();
  });
});

describe('survey weights', () => {
  const rating = fc.integer({ min: 1, max: 7 });
  const person = fc.record({
    said: fc.tuple(fc.tuple(rating, rating), fc.tuple(rating, rating)),
    times: fc.integer({ min: 1, max: 4 }),
  });
  const scheme = made([{ criteria: [{}, { weight: 2 }] }]);

  it('that are all alike change nothing, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.array(person, { minLength: 2, maxLength: 20 }),
        fc.constantFrom(1, 0.25, 3.5),
        (people, weight) => {
          const { overall } = reportOf(
            scheme,
            { weighted: true },
            people.map(({ said }) => ({ said, weight })),
          );
          const { weighted, points } = overall!;
          expect(weighted!.effectiveN).toBeCloseTo(people.length, 9);
          expect(weighted!.gap).toBeCloseTo(points.gap!, 9);
          expect(weighted!.sd).toBeCloseTo(points.sd!, 6);
          if (points.ci95 && points.ci95[0] > -100 && points.sd! > 1e-6)
            expect(weighted!.ci95![0]).toBeCloseTo(points.ci95[0], 6);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('in whole numbers have the mean of so many respondents', () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 12 }), (people) => {
        const one = reportOf(
          scheme,
          { weighted: true },
          people.map(({ said, times }) => ({ said, weight: times })),
        );
        const many = reportOf(
          scheme,
          {},
          people.flatMap(({ said, times }) => Array.from({ length: times }, () => ({ said }))),
        );
        expect(one.overall!.weighted!.gap).toBeCloseTo(many.overall!.points.gap!, 9);
        expect(one.criteria[1]!.weighted!.delivery).toBeCloseTo(many.criteria[1]!.points.delivery!, 9);
      }),
      { numRuns: 60 },
    );
  });

  it('count towards coverage as answers do: an optional one that was skipped, or words, for nothing', () => {
    const criteria = [{}, { optional: true }, { answer: { kind: 'text' } as const }, {}];
    const all: Said[] = [
      [4, 4],
      [4, 5],
      [null, 0],
      [4, 5],
    ];
    const none: Said[] = ['skipped', 'skipped', 'skipped', [5, 4]];
    const coverages = (weighted: boolean) =>
      reportOf(made([{ criteria }]), { weighted }, [
        { said: all, weight: 3 },
        { said: all, weight: 2 },
        { said: none, weight: 1 },
      ]).criteria.map(({ coverage }) => coverage);
    expect(coverages(false)).toEqual([2 / 3, 1, 1, 1]);
    expect(coverages(true)).toEqual([5 / 6, 1, 1, 1]);
  });

  it('so uneven that few speak for many are warned of', () => {
    const people = Array.from({ length: 40 }, (_, i) => ({
      said: [[4, 1 + (i % 7)] as const, [4, 7 - (i % 7)] as const],
      weight: i === 0 ? 1000 : 1,
    }));
    expect(reportOf(scheme, { weighted: true }, people).warnings).toContainEqual({
      code: 'uneven-weights',
      of: null,
      args: { n: 40, effective: 1 },
    });
  });
});

describe('importance against performance', () => {
  const people: Person[] = [
    {
      said: [
        [7, 2],
        [7, 6],
        [7, 1],
        [7, 7],
      ],
      importance: [5, 5, 1, 2],
    },
    {
      said: [
        [7, 2],
        [7, 6],
        [7, 3],
        [7, 5],
      ],
      importance: [5, 4, 2, 1],
    },
  ];
  const quadrants = (crosshair: Crosshair, importance: ImportancePlan = RATED) =>
    reportOf(FOUR, { importance, crosshair }, people).ipa!.criteria.map(({ quadrant }) => quadrant);

  it('has its four quadrants', () => {
    expect(quadrants('means')).toEqual(['concentrate', 'keep-up', 'low-priority', 'overkill']);
  });

  it('says what other lines would change', () => {
    const { ipa } = reportOf(FOUR, { importance: RATED }, [
      {
        said: [
          [7, 3],
          [7, 6],
          [7, 7],
          [7, 7],
        ],
        importance: [5, 5, 3, 5],
      },
    ]);
    expect(ipa!.crosshair).toEqual({ rule: 'means', importance: 4.5, performance: 5.75 });
    expect(ipa!.otherRules).toEqual([
      { rule: 'medians', importance: 5, performance: 6.5, changed: ['s1c2'] },
      { rule: 'midpoint', importance: 3, performance: 4, changed: ['s1c3'] },
    ]);
  });

  it('counts what is at a line as above it: with equal weights all matter', () => {
    expect(quadrants('means', { source: 'weights' })).toEqual([
      'concentrate',
      'keep-up',
      'concentrate',
      'keep-up',
    ]);
  });

  it('knows no midpoint where importance has no scale', () => {
    const { ipa } = reportOf(FOUR, { importance: { source: 'weights' } }, people);
    expect(ipa!.otherRules.map(({ rule }) => rule)).toEqual(['medians']);
    expect(
      reportOf(FOUR, { importance: { source: 'weights' }, crosshair: 'midpoint' }, people).ipa,
    ).toBeNull();
  });

  it('is null with fewer than two criteria to compare', () => {
    expect(reportOf(ONE, { importance: RATED }, [{ said: [[7, 2]], importance: [5] }]).ipa).toBeNull();
  });
});
