// What is counted for a survey's design: sums over respondents and over clusters, whatever the parts and their order.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/answers/index.ts';
import type { Scheme } from '../../../src/core/standard/scheme.ts';
import { emptyRespondent, supplementBook, supplementsOf } from '../../../src/core/survey/supplement.ts';
import { counterFor } from '../../../src/core/tally/counter.ts';
import type { DesignTally, Sampled, StratumSums } from '../../../src/core/tally/design.ts';
import {
  countSampled,
  emptyDesign,
  mergeDesign,
  strataOf,
  WEIGHT_SCALE,
} from '../../../src/core/tally/design.ts';
import { answersOf, cellsOf, made, type Said } from '../made.ts';

interface Person extends Sampled {
  readonly said: readonly Said[];
}

function designOf(scheme: Scheme, people: readonly Person[]): DesignTally {
  const design = emptyDesign(scheme);
  const counter = counterFor(scheme);
  for (const { said, ...sampled } of people) {
    counter.add(counter.group([]), cellsOf(scheme, counter, said));
    countSampled(design, scheme, answersOf(scheme, said), counter.last, sampled);
  }
  return design;
}

/** In weights and points. */
const inUnits = ({ between, by, byW: _, byBy: __, ...sums }: StratumSums) => {
  const unit = { w: WEIGHT_SCALE, points: 2 ** 40 };
  const value = (sum: bigint, weights: number, points: number) =>
    Number(sum) / unit.w ** weights / unit.points ** points;
  return {
    ...sums,
    by: by.map((one) => value(one, 1, 0)),
    w: value(sums.w, 1, 0),
    wx: value(sums.wx, 1, 1),
    wy: value(sums.wy, 1, 1),
    ww: value(sums.ww, 2, 0),
    wxx: value(sums.wxx, 1, 2),
    wxy: value(sums.wxy, 1, 2),
    wyy: value(sums.wyy, 1, 2),
    between: {
      ww: value(between.ww, 2, 0),
      wx: value(between.wx, 2, 1),
      wy: value(between.wy, 2, 1),
      xx: value(between.xx, 2, 2),
      xy: value(between.xy, 2, 2),
      yy: value(between.yy, 2, 2),
    },
  };
};

const CURVE: Answer = {
  kind: 'count',
  better: 'higher',
  points: [
    { value: 0, points: 0 },
    { value: 3, points: 70 },
    { value: 10, points: 100 },
  ],
};
/** Sections alike and not, and a curve, whose answers cannot be listed. */
const FIVE = made([
  { weight: 3, criteria: [{}, {}] },
  { criteria: [{}, { weight: 2, expect: 5 }, { answer: CURVE }] },
]);
const OPTIONS: Answer = {
  kind: 'choice',
  options: [0, 1, 2, 3].map((k) => ({ id: `${k}`, text: { en: `${k}` }, points: 33 * k })),
};
const TWO = made([{ weight: 3, criteria: [{}] }, { criteria: [{}] }]);

describe('the sums of a design', () => {
  it('are over respondents and over clusters, stratum by stratum', () => {
    const of = (said: readonly Said[], weight: number, cluster: string | null, stratum: string): Person => ({
      said,
      weight,
      cluster,
      stratum,
    });
    const design = designOf(TWO, [
      of([[7, 4], 'skipped'], 2, 'a', 'north'),
      of([[4, 7], 'skipped'], 0.5, 'a', 'north'),
      of(
        [
          [7, 7],
          [1, 7],
        ],
        1,
        'b',
        'north',
      ),
      of(
        [
          [4, 4],
          [7, 1],
        ],
        3,
        null,
        'south',
      ),
    ]);
    const [north, south] = strataOf(design.criteria[0]!).map(inUnits);
    expect(north).toEqual({
      stratum: 'north',
      clusters: 2,
      n: 3,
      // Short, within tolerance, over; the best expected, the best delivered.
      by: [2, 1, 0.5, 3, 1.5],
      w: 3.5,
      wx: 2 * 100 + 0.5 * 50 + 100,
      wy: 2 * 50 + 0.5 * 100 + 100,
      ww: 4 + 0.25 + 1,
      wxx: 2 * 10_000 + 0.5 * 2500 + 10_000,
      wxy: 2 * 5000 + 0.5 * 5000 + 10_000,
      wyy: 2 * 2500 + 0.5 * 10_000 + 10_000,
      between: {
        ww: 2.5 ** 2 + 1,
        wx: 2.5 * 225 + 100,
        wy: 2.5 * 150 + 100,
        xx: 225 ** 2 + 10_000,
        xy: 225 * 150 + 10_000,
        yy: 150 ** 2 + 10_000,
      },
    });
    expect(south).toMatchObject({
      stratum: 'south',
      clusters: 1,
      n: 1,
      w: 3,
      between: { ww: 9, xy: 9 * 2500 },
    });
    expect(strataOf(design.criteria[1]!).map(({ n, clusters }) => [n, clusters])).toEqual([
      [1, 1],
      [1, 1],
    ]);
    // 3 : 1, and the first section alone where the second is skipped.
    expect(
      design.toOverall.map(({ points, share }) =>
        [Number(points), Number(share)].map((sum) => sum / WEIGHT_SCALE / 2 ** 40),
      ),
    ).toEqual([
      [2 * -50 + 0.5 * 50, 2 + 0.5 + 0.75 + 3 * 0.75],
      [0.25 * 100 - 3 * 0.25 * 100, 0.25 + 3 * 0.25],
    ]);
  });

  it('are the same whatever the parts and their order', () => {
    const said = fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }));
    const person: fc.Arbitrary<Person> = fc.record({
      said: fc.tuple(said, fc.oneof(said, fc.constant('skipped' as const))),
      weight: fc.constantFrom(1, 0.333333, 2.5, 1e6),
      cluster: fc.constantFrom(null, 'a', 'b', 'c'),
      stratum: fc.constantFrom('', 'north', 'south'),
    });
    const told = ({ overall, sections, criteria, ...rest }: DesignTally) => ({
      ...rest,
      figures: [overall, ...sections, ...criteria].map(strataOf),
    });
    fc.assert(
      fc.property(fc.array(fc.array(person, { maxLength: 5 }), { maxLength: 4 }), (parts) => {
        const merged = emptyDesign(TWO);
        for (const part of parts.toReversed()) mergeDesign(merged, structuredClone(designOf(TWO, part)));
        expect(told(merged)).toEqual(told(designOf(TWO, parts.flat())));
      }),
    );
  });

  describe.each([
    ['nested', FIVE],
    [
      'flat',
      made([{ criteria: [{}, {}] }, { criteria: [{}, { weight: 2, expect: 5 }, {}] }], {
        aggregation: 'flat',
      }),
    ],
    [
      'with what deliveries count as',
      made([{ criteria: [{}, { answer: OPTIONS, expect: 1 }] }, { criteria: [{}, {}, {}] }]),
    ],
  ])('counted with the rows of a batch, %s,', (_, scheme) => {
    const answer = fc.integer({ min: 1, max: 3 });
    const said = fc.oneof(
      fc.tuple(answer, answer),
      fc.constantFrom('skipped' as const, 'dont-know' as const),
    );
    const person: fc.Arbitrary<Person> = fc.record({
      said: fc.array(said, { minLength: 5, maxLength: 5 }) as fc.Arbitrary<Said[]>,
      weight: fc.oneof(
        fc.constantFrom(1, 0.333333, 2.5, 1e6, 2 ** -20),
        fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
      ),
      cluster: fc.constant(null),
      stratum: fc.constantFrom('', 'north'),
    });
    const plan = {
      importance: null,
      crosshair: 'means',
      minimum: new Set<number>(),
      weighted: true,
      clustered: false,
    } as const;
    const byBatch = (people: readonly Person[]) => {
      const counter = counterFor(scheme);
      const book = supplementBook(scheme, plan, counter);
      const supplement = emptyRespondent(scheme);
      for (const { said, weight, stratum } of people) {
        counter.writeRow(answersOf(scheme, said));
        counter.batch.put(counter.group([]));
        book.wait({ ...supplement, sampled: { weight, cluster: null, stratum } });
        counter.batch.end();
      }
      return structuredClone(book.tallies());
    };
    const told = ({ overall, sections, criteria, parts, own, ...rest }: DesignTally) => ({
      ...rest,
      figures: [overall, ...sections, ...criteria, ...parts, ...own].map((one) => one && strataOf(one)),
    });
    const whole = (parts: readonly (readonly Person[])[]) =>
      told(supplementsOf(scheme, plan, parts.map(byBatch)).tallies[0]!.weighted!);

    it('are what they are one by one, in any parts', () => {
      fc.assert(
        fc.property(fc.array(person, { maxLength: 12 }), fc.nat(12), (people, at) => {
          expect(whole([people.slice(0, at), people.slice(at)])).toEqual(told(designOf(scheme, people)));
        }),
        { numRuns: 100 },
      );
    });

    it('are so of very many, and of the heaviest', () => {
      const [few] = fc.sample(fc.array(person, { minLength: 40, maxLength: 40 }), { numRuns: 1, seed: 7 });
      const heavy = few!.map((one) => ({ ...one, weight: 1e6, stratum: '' }));
      const many = Array.from({ length: 120 }, () => [...few!, ...heavy]).flat();
      expect(whole([many.slice(0, 5000), many.slice(5000)])).toEqual(told(designOf(scheme, many)));
    });
  });
});
