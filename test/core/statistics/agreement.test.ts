// Figures from R (test/oracle/agreement.R) to 1e-9; where no package of R has them, worked by hand.

import { describe, expect, it } from 'vitest';
import type { Rated } from '../../../src/core/statistics/agreement.ts';
import {
  gwetAc,
  intraclass,
  krippendorffAlpha,
  percentAgreement,
  weightedKappa,
} from '../../../src/core/statistics/agreement.ts';
import {
  fQuantile,
  incompleteBeta,
  neededToTell,
  powerOfTwoGroups,
} from '../../../src/core/statistics/beta.ts';
import { shrunk } from '../../../src/core/statistics/shrinkage.ts';
import { Z95 } from '../../../src/core/statistics/statistics.ts';
import { cautiousP, differenceOf } from '../../../src/core/statistics/welch.ts';

const FIRST = [2, 3, 4, 2, 2, 3, 3, 2, 4, 3, 4, 2, 3, 5, 4, 3, 2, 2, 4, 3, 4, 1, 3, 4, 1, 3, 5, 5, 1, 5];
const SECOND = [3, 2, 4, 2, 3, 3, 3, 2, 4, 3, 5, 2, 4, 4, 4, 3, 2, 3, 4, 4, 3, 1, 3, 4, 1, 3, 5, 5, 1, 5];
const rated: readonly Rated[] = FIRST.map((a, i) => [a, SECOND[i]!]);
const steps: readonly Rated[] = rated.map(([a, b]) => [a - 1, b - 1]);

const near = (expected: number) => expect.closeTo(expected, 9);

describe('two raters', () => {
  it('agree as Cohen’s kappa says, weighted or not', () => {
    const plain = weightedKappa(steps, 5, 'identity')!;
    expect(plain.value).toEqual(near(0.6109510086455331));
    expect(plain.ci95![1] - plain.value).toEqual(near(Z95 * 0.111313523874069));
    const weighted = weightedKappa(steps, 5, 'quadratic')!;
    expect(weighted.value).toEqual(near(0.8906882591093112));
    expect(weighted.ci95![1] - weighted.value).toEqual(near(Z95 * 0.0404643468417771));
  });

  it('agree as the intraclass correlation says', () => {
    const { value, ci95 } = intraclass(rated)!;
    expect([value, ...ci95!]).toEqual([0.8939455505891915, 0.791111518262978, 0.9478699330465732].map(near));
  });

  it('agree as Gwet’s AC1 says where nearly all is rated alike and kappa is paradoxical', () => {
    // 118 of 125 alike: 118 yes-yes, 5 and 2 apart, none no-no (Gwet 2008): AC1 = 0.9408, kappa below 0.
    const pairs: Rated[] = [
      ...Array.from({ length: 118 }, (): Rated => [1, 1]),
      ...Array.from({ length: 5 }, (): Rated => [1, 0]),
      ...Array.from({ length: 2 }, (): Rated => [0, 1]),
    ];
    const share = 7 / 250;
    const chance = 2 * share * (1 - share);
    expect(gwetAc(pairs, 2, 'identity')!.value).toEqual(near((118 / 125 - chance) / (1 - chance)));
    expect(gwetAc(pairs, 2, 'identity')!.value).toBeCloseTo(0.9408, 4);
    expect(weightedKappa(pairs, 2, 'identity')!.value).toBeLessThan(0);
  });

  it('agree as Gwet’s AC1 and AC2 say, with what they may be by chance', () => {
    const first = [0, 0, 1, 2, 2, 0, 1, 0, 0, 2];
    const pairs = [0, 1, 1, 2, 0, 0, 2, 0, 0, 2].map((b, i): Rated => [first[i]!, b]);
    const plain = gwetAc(pairs, 3, 'identity')!;
    expect([plain.value, ...plain.ci95!]).toEqual([near(0.5652173913043478), near(0.0474638059889431), 1]);
    const weighted = gwetAc(pairs, 3, 'quadratic')!;
    expect([weighted.value, ...weighted.ci95!]).toEqual([
      near(0.605263157894737),
      near(-0.024433608901588),
      1,
    ]);
  });

  it('agree as Krippendorff’s alpha says', () => {
    // Krippendorff 2011, example B: nominal, two coders, ten things: 0.095.
    const nominal: Rated[] = [
      [0, 0],
      [1, 1],
      [0, 1],
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 1],
      [0, 0],
      [1, 0],
      [0, 0],
    ];
    const zeros = nominal.flat().filter((x) => x === 0).length;
    const ones = 20 - zeros;
    expect(krippendorffAlpha(nominal, 'nominal')!.value).toEqual(near(1 - (19 * 3 * 2) / (2 * zeros * ones)));
    // Interval: 1 − mean squared distance within over that of all pairs of ratings.
    const all = rated.flat();
    let distance = 0;
    for (const x of all) for (const y of all) distance += (x - y) ** 2;
    const within = rated.reduce((sum, [a, b]) => sum + (a - b) ** 2, 0) / rated.length;
    expect(krippendorffAlpha(rated, 'interval')!.value).toEqual(near(1 - within / (distance / (60 * 59))));
  });

  it('have the share of equal ratings with Wilson’s interval', () => {
    const { value, ci95 } = percentAgreement(rated)!;
    expect(value).toEqual(near(0.7));
    expect(ci95!.map((x) => Math.round(x * 1e6) / 1e6)).toEqual([0.521242, 0.833353]);
  });

  it('have no kappa where both used one step throughout, and no correlation where nothing varies', () => {
    const alike: Rated[] = [
      [2, 2],
      [2, 2],
      [2, 2],
    ];
    expect(weightedKappa(alike, 5, 'quadratic')).toBeNull();
    expect(intraclass(alike)).toBeNull();
    expect(krippendorffAlpha(alike, 'interval')).toBeNull();
    expect(percentAgreement([])).toBeNull();
  });

  it('have no interval where one of few leaves nothing that varies', () => {
    const one: Rated[] = [
      [1, 1],
      [1, 1],
      [1, 2],
    ];
    for (const metric of ['nominal', 'interval'] as const) {
      expect(krippendorffAlpha(one, metric)).toEqual({ value: near(0), ci95: null });
      expect(krippendorffAlpha(one.slice(1), metric)).toEqual({ value: near(0), ci95: null });
    }
  });
});

describe('groups drawn towards the whole', () => {
  const means = [-8, -15.7, -18, -21, -29.5];
  const variances = [5.1, 16.4, 7.2, 9.9, 6.3];
  const groups = means.map((mean, i) => ({ mean, variance: variances[i]! }));

  it('lie where metafor’s blup puts them, with its intervals', () => {
    const { between, centre, groups: drawn } = shrunk(groups);
    expect(between).toEqual(expect.closeTo(55.27879291912698, 7));
    expect(centre).toEqual(near(-18.44905238394249));
    expect(drawn.map(({ mean }) => mean)).toEqual(
      [-8.88259742505096, -16.3289790502963, -18.051748393548, -20.6125368349441, -28.3694002158731].map(
        near,
      ),
    );
    expect(drawn.map(({ ci95 }) => ci95[0])).toEqual(
      [-13.1589907402256, -23.4816337737515, -23.06416864767, -26.3908370361177, -33.0853352873308].map(near),
    );
  });

  it('all lie at the whole where chance alone explains how they differ', () => {
    const {
      between,
      centre,
      groups: drawn,
    } = shrunk([
      { mean: 1, variance: 9 },
      { mean: 2, variance: 9 },
      { mean: 3, variance: 9 },
    ]);
    expect([between, centre, ...drawn.map(({ mean }) => mean)]).toEqual([0, 2, 2, 2, 2]);
  });
});

describe('two samples', () => {
  it('differ as R’s t.test says', () => {
    const of = (values: number[]) => {
      const mean = values.reduce((a, b) => a + b) / values.length;
      const sd = Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1));
      return { n: values.length, mean, se: sd / Math.sqrt(values.length), df: values.length - 1 };
    };
    const { t, df, p, ci95 } = differenceOf(of([3, 5, 4, 8, 1, 7]), of([1, 2, 6, 2, 3]));
    expect([t, df, p]).toEqual([-1.371988681140071, 8.927803814223083, 0.2035524683631621].map(near));
    expect(ci95).toEqual([-4.9482550645991852, 1.2149217312658511].map(near));
  });

  it('rest a verdict on the larger p of R’s t.test, with one variance and with two', () => {
    const sample = (n: number, mean: number, sd: number) => ({ n, mean, se: sd / Math.sqrt(n), df: n - 1 });
    const [few, many] = [sample(10, -2.5, 7.905694150420948), sample(200, -18.25, 27.191624116822311)];
    const difference = differenceOf(many, few);
    expect(difference.p).toEqual(near(5.064252656020249e-5));
    expect(cautiousP(difference, many, few)).toEqual(near(0.069585448543722409));
    const [wide, narrow] = [sample(6, 43 / 6, 11.513759884011247), sample(10, 3.6, 0.9660917830792959)];
    expect(cautiousP(differenceOf(narrow, wide), narrow, wide)).toEqual(near(0.48279786932553709));
    const alike = { ...few, se: null };
    expect(cautiousP(differenceOf(many, alike), many, alike)).toBeNull();
  });

  it('need as many as R’s power.t.test says', () => {
    expect(powerOfTwoGroups(20, 8, 12)).toEqual(near(0.5377573242149383));
    expect(neededToTell(8, 12)).toBe(37);
    expect(neededToTell(0, 12)).toBeNull();
  });

  it('rest on F and beta as R has them', () => {
    expect(fQuantile(0.975, 29, 12.7)).toEqual(near(2.880347311251589));
    expect(incompleteBeta(0.3, 2.5, 0.7)).toEqual(near(0.02981402484525045));
  });
});
