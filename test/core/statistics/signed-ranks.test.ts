// The signed-rank test against R (4.x): wilcox.test.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countDifference,
  mcnemar,
  noDifferences,
  wilcoxon,
} from '../../../src/core/statistics/signed-ranks.ts';

const near = (value: number, digits = 12) => expect.closeTo(value, digits);

function counted(differences: readonly (readonly [difference: number, count: number])[]) {
  const all = noDifferences();
  for (const [difference, count] of differences) countDifference(all, difference, count);
  return wilcoxon(all);
}
const of = (...differences: number[]) => counted(differences.map((difference) => [difference, 1]));

describe('the signed-rank test', () => {
  it('is exact below 50 differences: as wilcox.test where none tie, over all signs of the midranks where some do', () => {
    // wilcox.test(c(-1, -2, …, -20))$p.value, and of 1, -2, 3, 4, -5, 6, 7, 8.
    expect(of(...Array.from({ length: 20 }, (_, k) => -1 - k))).toEqual({
      n: 20,
      w: 0,
      p: near(2 ** -19),
      exact: true,
    });
    expect(of(1, -2, 3, 4, -5, 6, 7, 8)).toEqual({ n: 8, w: 29, p: near(0.1484375), exact: true });
    // By hand: of the 8 ways to give signs to 1½, 1½ and 3 two are as far out as 6, all positive.
    expect(of(1, 1, 2)).toEqual({ n: 3, w: 6, p: near(0.25), exact: true });
    // 40 zeros are dropped; of the others w is 9.
    const many = counted([
      [-3, 2],
      [-2, 3],
      [-1, 3],
      [1, 2],
      [0, 40],
    ]);
    expect(many).toMatchObject({ n: 10, p: near(0.03125), exact: true });
    expect(of(1, -1)).toEqual({ n: 2, w: 1.5, p: 1, exact: true });
  });

  it('of all signs agrees with a count of every one of them', () => {
    const sizes = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(sizes, (differences) => {
        const others = differences.filter((one) => one !== 0);
        const test = of(...differences);
        if (others.length === 0) return test === null;
        const rankOf = (size: number) =>
          others.filter((one) => Math.abs(one) < size).length +
          (others.filter((one) => Math.abs(one) === size).length + 1) / 2;
        const ranks = others.map((one) => rankOf(Math.abs(one)));
        const sums = Array.from({ length: 2 ** ranks.length }, (_, signs) =>
          ranks.reduce((sum, rank, k) => sum + ((signs >> k) & 1) * rank, 0),
        );
        const share = (those: (sum: number) => boolean) => sums.filter(those).length / sums.length;
        const p = Math.min(
          1,
          2 *
            Math.min(
              share((s) => s <= test!.w),
              share((s) => s >= test!.w),
            ),
        );
        return Math.abs(test!.p - p) < 1e-12;
      }),
      { numRuns: 100 },
    );
  });

  it('is the normal approximation from 50 differences on, as in wilcox.test(…, exact = FALSE, correct = TRUE)', () => {
    const two = counted([
      [1, 20],
      [-2, 15],
      [3, 15],
    ]);
    // d <- rep(c(1, -2, 3), c(20, 15, 15)); wilcox.test(d, exact = FALSE)$p.value
    expect(two).toEqual({ n: 50, w: 855, p: near(0.03356099257234349), exact: false });
    expect(
      counted([
        [1, 19],
        [-2, 15],
        [3, 15],
      ]),
    ).toMatchObject({ n: 49, exact: true });
  });

  it('counts alike however equal differences are given', () => {
    expect(
      counted([
        [2, 3],
        [-1, 2],
      ]),
    ).toEqual(of(2, -1, 2, -1, 2));
  });

  it('knows only the order of sizes, be they ratings, wide, or parts of a step', () => {
    const ratings = of(1, 2, 3, -1, -2, 2);
    for (const unit of [0.1, 5, 60, 1e6])
      expect(of(...[1, 2, 3, -1, -2, 2].map((difference) => difference * unit))).toEqual(ratings);
    expect(of(0.5, 1, 100, -0.5, -1, 1)).toEqual(ratings);
  });

  it('ties what differs only by the rounding of doubles', () => {
    expect(of(1.2 - 0.2, 0.3 - 0.1, 0.5 - 0.3, -0.2)).toEqual(of(10, 2, 2, -2));
  });

  it('has nothing to say where nothing differs', () => {
    expect([of(), of(0, 0)]).toEqual([null, null]);
  });
});

describe('McNemar’s test', () => {
  it('agrees with binom.test(down, down + up)', () => {
    expect([mcnemar(0, 0), mcnemar(4, 4)]).toEqual([null, 1]);
    expect(mcnemar(0, 5)).toBeCloseTo(0.0625, 12);
    expect(mcnemar(3, 11)).toBeCloseTo(0.057373046875, 12);
    expect(mcnemar(900, 700)! / 6.3194849594501294e-7).toBeCloseTo(1, 9);
  });

  it('is the signed-rank test of gaps that are all of one size', () => {
    expect(
      counted([
        [-1, 9],
        [1, 2],
      ])!.p,
    ).toBeCloseTo(mcnemar(9, 2)!, 12);
  });
});
