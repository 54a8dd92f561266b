// Statistics against R (4.x): t.test, p.adjust.

import { describe, expect, it } from 'vitest';
import { tQuantile } from '../../../src/core/statistics/distributions.ts';
import {
  adjustedBoth,
  criticalT,
  cronbachAlpha,
  differenceReliability,
  holm,
  paired,
} from '../../../src/core/statistics/statistics.ts';
import { RAW_SCALE, sumsOfPairs } from '../../../src/core/tally/exact.ts';

const near = (value: number, digits = 12) => expect.closeTo(value, digits);
const pairedOf = (xs: readonly number[], ys: readonly number[]) =>
  paired(
    sumsOfPairs(
      xs.map((x, i) => ({ x, y: ys[i]!, count: 1 })),
      RAW_SCALE,
    ),
  );

const EXPECTED = [7, 6, 5, 7, 4, 6, 7, 5, 6, 7];
const DELIVERED = [5, 6, 4, 7, 5, 3, 6, 5, 2, 6];

describe('the paired t test', () => {
  it('agrees with t.test(d, e, paired = TRUE)', () => {
    expect(pairedOf(EXPECTED, DELIVERED)).toMatchObject({
      n: 10,
      meanX: 6,
      meanY: 4.9,
      mean: near(-1.1),
      sdX: near(1.0540925533894598),
      sdY: near(1.5238839267549948),
      sd: near(1.5238839267549948),
      ci95: [near(-2.19012089090188), near(-0.00987910909811998)],
      t: near(-2.2826577307580465),
      df: 9,
      p: near(0.0483518642946535),
      dz: near(-0.7218397547786818),
      r: near(0.3458572319330373),
    });
  });

  it('has no floor for p', () => {
    const x = Array.from({ length: 300 }, (_, i) => (i % 3) + 1);
    const steps = [1, 2, 1, 1, 2];
    const test = pairedOf(
      x,
      x.map((value, i) => value + steps[i % 5]!),
    )!;
    expect(test.p! / 6.887125659204758e-146).toBeCloseTo(1, 9);
    expect(test.t).toBeCloseTo(49.414910030610528, 9);
  });

  it('says nothing of one respondent, or of gaps that are all the same', () => {
    expect(pairedOf([5], [4])).toMatchObject({
      n: 1,
      meanX: 5,
      meanY: 4,
      mean: -1,
      sdX: null,
      sdY: null,
      sd: null,
      ci95: null,
      t: null,
      df: null,
      p: null,
      dz: null,
      r: null,
    });
    const same = pairedOf([5, 6, 7], [4, 5, 6])!;
    expect([same.mean, same.sd, same.t, same.p, same.dz, same.ci95]).toEqual([-1, 0, null, null, null, null]);
    expect(paired(sumsOfPairs([], RAW_SCALE))).toBeNull();
  });

  it('does not lose a small spread beside a large mean', () => {
    const test = pairedOf([1e8, 1e8, 1e8], [1e8, 1e8 + 1, 1e8 + 2])!;
    expect([test.mean, test.sd]).toEqual([1, 1]);
  });
});

describe('many tests at once', () => {
  const ps = [0.01, 0.04, 0.03, 0.005, 0.2, 0.03];

  it('are adjusted as p.adjust does', () => {
    expect(holm(ps)).toEqual([0.05, 0.12, 0.12, 0.03, 0.2, 0.12].map((p) => near(p, 15)));
    expect(adjustedBoth(ps).pBH).toEqual([0.03, 0.048, 0.045, 0.03, 0.2, 0.045].map((p) => near(p, 15)));
  });

  it('leave out of the family what was not tested', () => {
    expect(holm([0.02, null, 0.03])).toEqual([0.04, null, 0.04]);
    expect(adjustedBoth([0.02, null, 0.03]).pBH).toEqual([0.03, null, 0.03]);
    expect(holm([null])).toEqual([null]);
  });

  it('never come out above one', () => {
    expect(holm([0.9, 0.8, 0.7])).toEqual([1, 1, 1]);
  });
});

describe('reliability', () => {
  it('is one for items that say the same, and none where nothing varies', () => {
    // Three items of variance 2: their mean has variance 2 as well.
    expect(cronbachAlpha([2, 2, 2], 2)).toBe(1);
    expect([cronbachAlpha([2], 2), cronbachAlpha([0, 0], 0)]).toEqual([null, null]);
  });

  it('of two items that share nothing is zero', () => {
    expect(cronbachAlpha([1, 1], 0.5)).toBe(0);
  });

  it('of a difference falls as its parts agree', () => {
    // (0.8 + 0.8 − 2·0.5) / (1 + 1 − 2·0.5)
    const of = (r: number) => differenceReliability({ alphaX: 0.8, alphaY: 0.8, sdX: 1, sdY: 1, r });
    expect([of(0), of(0.5)]).toEqual([near(0.8), near(0.6)]);
    expect(of(1)).toBeNull();
  });
});

describe('the 97.5 % point of Student’s t', () => {
  it('is the same by the series as by solving for it', () => {
    for (const df of [1000, 1001, 1500, 4321, 20_000, 1e6, 1e8])
      expect(Math.abs(criticalT(df) / tQuantile(0.975, df) - 1)).toBeLessThan(4e-15);
  });
});
