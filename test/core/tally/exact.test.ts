// Sums that do not care in what order they are made.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Moments, Sums, WholeSums } from '../../../src/core/tally/exact.ts';
import {
  addedSums,
  addPair,
  emptyMoments,
  mergeMoments,
  ratio,
  summarise,
  sumsOf,
  sumsOfPairs,
} from '../../../src/core/tally/exact.ts';

const points = fc.double({ min: 0, max: 100, noNaN: true });
const pairs = fc.array(fc.tuple(points, points), { maxLength: 30 });
const momentsOf = (all: readonly (readonly [number, number])[]): Moments => {
  const moments = emptyMoments();
  for (const [x, y] of all) addPair(moments, x, y);
  return moments;
};
const merged = (...parts: Moments[]): Moments => {
  const into = emptyMoments();
  for (const part of parts) mergeMoments(into, part);
  return into;
};

/** The same in large integers. */
const wide = (sums: Sums | WholeSums): Sums => {
  if (typeof sums.n === 'bigint') return sums as Sums;
  const { n, x, y, xx, yy, xy } = sums as WholeSums;
  const [bn, bx, by, bxx, byy, bxy] = [n, x, y, xx, yy, xy].map(BigInt) as [
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
  ];
  return { n: bn, scale: 1n, x: bx, y: by, xx: bxx, yy: byy, xy: bxy };
};

describe('moments', () => {
  it('of the same pairs in any order and any parts are the same', () => {
    fc.assert(
      fc.property(pairs, pairs, pairs, (a, b, c) => {
        const whole = sumsOf(momentsOf([...a, ...b, ...c]));
        expect(sumsOf(momentsOf([...c, ...b, ...a].reverse()))).toEqual(whole);
        const [ma, mb, mc] = [momentsOf(a), momentsOf(b), momentsOf(c)];
        expect(sumsOf(merged(merged(ma, mb), mc))).toEqual(whole);
        expect(sumsOf(merged(mc, merged(mb, ma)))).toEqual(whole);
      }),
    );
  });

  it('are exact: the sums of what was added, each rounded once', () => {
    fc.assert(
      fc.property(pairs, (all) => {
        const grid = all.map(
          ([x, y]) => [BigInt(Math.round(x * 2 ** 40)), BigInt(Math.round(y * 2 ** 40))] as const,
        );
        const sum = (of: (x: bigint, y: bigint) => bigint) =>
          grid.reduce((total, [x, y]) => total + of(x, y), 0n);
        expect(sumsOf(momentsOf(all))).toEqual({
          n: BigInt(all.length),
          scale: 2n ** 40n,
          x: sum((x) => x),
          y: sum((_, y) => y),
          xx: sum((x) => x * x),
          yy: sum((_, y) => y * y),
          xy: sum((x, y) => x * y),
        });
      }),
    );
  });

  it('stay exact past what a double can count', () => {
    const moments = momentsOf([[100, 100]]);
    for (let doubling = 0; doubling < 30; doubling++) mergeMoments(moments, merged(moments));
    const n = 2n ** 30n;
    expect(sumsOf(moments)).toMatchObject({ n, x: n * 100n * 2n ** 40n, xx: n * 10_000n * 2n ** 80n });
  });

  it('of parts on grids of their own add up', () => {
    fc.assert(
      fc.property(pairs, fc.array(fc.tuple(fc.nat(6), fc.nat(6))), (points, thirds) => {
        const counted = thirds.map(([x, y]) => ({ x: x / 3, y: y / 3, count: 1 }));
        const both = addedSums(sumsOf(momentsOf(points)), wide(sumsOfPairs(counted, 3)));
        const values = (of: 0 | 1) => [
          ...points.map((pair) => pair[of]),
          ...thirds.map((pair) => pair[of] / 3),
        ];
        const mean = (all: number[]) => all.reduce((a, b) => a + b, 0) / all.length;
        if (points.length + thirds.length === 0) expect(both.n).toBe(0n);
        else
          expect(summarise(both)).toMatchObject({
            n: points.length + thirds.length,
            meanX: expect.closeTo(mean(values(0)), 9),
            meanY: expect.closeTo(mean(values(1)), 9),
          });
      }),
    );
  });
});

describe('a quotient of large integers', () => {
  it('is the nearest double, or its neighbour', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1 }), fc.integer({ min: 0, max: 400 }), (a, b, shift) => {
        const value = ratio(BigInt(a) << BigInt(shift), BigInt(b) << BigInt(shift));
        expect(Math.abs(value - a / b)).toBeLessThanOrEqual(Math.abs(a / b) * Number.EPSILON);
      }),
    );
  });

  it('knows zero, signs and the impossible', () => {
    expect([ratio(0n, -5n), ratio(-1n, 4n), ratio(1n, -4n), ratio(1n, 0n)]).toEqual([
      0,
      -0.25,
      -0.25,
      Number.NaN,
    ]);
  });
});

describe('counted pairs', () => {
  const counted = (value: fc.Arbitrary<number>) =>
    fc.array(fc.record({ x: value, y: value, count: fc.integer({ min: 1, max: 5 }) }), { maxLength: 12 });

  it.each([
    ['ratings', counted(fc.integer({ min: 0, max: 10 }))],
    ['measures', counted(points)],
    ['large values', counted(fc.integer({ min: -1e9, max: 1e9 }))],
  ])('of %s sum like the same pairs one by one, in any order', (_, all) => {
    fc.assert(
      fc.property(all, (pairs) => {
        const single = pairs.flatMap(({ x, y, count }) =>
          Array.from({ length: count }, () => ({ x, y, count: 1 })),
        );
        const sums = sumsOfPairs(pairs, 2 ** 20);
        expect(sumsOfPairs(single, 2 ** 20)).toEqual(sums);
        expect(sumsOfPairs(pairs.toReversed(), 2 ** 20)).toEqual(sums);
      }),
    );
  });

  it('of whole numbers come to the same in doubles as in large integers', () => {
    fc.assert(
      fc.property(counted(fc.integer({ min: 0, max: 100 })), (pairs) => {
        const whole = summarise(sumsOfPairs(pairs, 1));
        // A half, though nobody gave it, makes large integers necessary.
        const halves = summarise(sumsOfPairs([...pairs, { x: 0.5, y: 0.5, count: 0 }], 2));
        expect(Object.values(whole ?? {})).toEqual(
          Object.values(halves ?? {}).map((value) => (value === null ? null : expect.closeTo(value, 9))),
        );
      }),
    );
  });
});
