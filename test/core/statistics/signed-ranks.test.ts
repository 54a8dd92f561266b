// The signed-rank test against R (4.x): wilcox.test.

import { describe, expect, it } from 'vitest';
import { countDifference, noDifferences, wilcoxon } from '../../../src/core/statistics/signed-ranks.ts';

const near = (value: number, digits = 12) => expect.closeTo(value, digits);

function counted(differences: readonly (readonly [difference: number, count: number])[]) {
  const all = noDifferences();
  for (const [difference, count] of differences) countDifference(all, difference, count);
  return wilcoxon(all);
}
const of = (...differences: number[]) => counted(differences.map((difference) => [difference, 1]));

describe('the signed-rank test', () => {
  it('agrees with wilcox.test(…, exact = FALSE, correct = TRUE), ties and zeros included', () => {
    // 7, 6, 5, 7, 4, 6, 7, 5, 6, 7 expected; 5, 6, 4, 7, 5, 3, 6, 5, 2, 6 delivered.
    expect(of(-2, 0, -1, 0, 1, -3, -1, 0, -4, -1)).toEqual({ n: 7, w: 2.5, p: near(0.058296918814502656) });
    expect(of(1, 2, 3, -1, -2, 2)).toEqual({ n: 6, w: 15.5, p: near(0.33872414775965803) });
    expect(of(1, -1)).toEqual({ n: 2, w: 1.5, p: 1 });
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
