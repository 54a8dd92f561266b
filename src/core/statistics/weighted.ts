// Figures by survey weights: each respondent counts as many times as the weight says, and the interval leans on how many
// equally weighted respondents that is worth. Weights are whole multiples of 1e-6, so that every sum is exact.

import type { Scheme } from '../standard/scheme.ts';
import { POINTS_SCALE, ratio } from '../tally/exact.ts';
import type { Answers } from '../tally/tally.ts';
import { tQuantile } from './distributions.ts';

/** The grid of weights, and the heaviest there is. */
export const WEIGHT_SCALE = 1_000_000;
export const HEAVIEST = 1_000_000;

/** In points. Respondents without a weight are not used at all, so that `n` is that of the figures beside it. */
export interface Weighted {
  readonly n: number;
  /** (Σw)² / Σw² (Kish 1965): how many respondents of equal weight say as much. */
  readonly effectiveN: number | null;
  readonly expectation: number | null;
  readonly delivery: number | null;
  readonly gap: number | null;
  /** √(Σw(g − ḡ)² / (Σw − Σw²/Σw)); null below two. */
  readonly sd: number | null;
  /** ḡ ± t(0.975; n_eff − 1) · sd / √n_eff. */
  readonly ci95: readonly [number, number] | null;
}

/** Exact: weights in units of 1e-6, points in units of 2^-40. */
interface WeightedSums {
  n: number;
  w: bigint;
  ww: bigint;
  wx: bigint;
  wy: bigint;
  /** Of the gap y − x. */
  wgg: bigint;
}

export interface WeightedTally {
  readonly overall: WeightedSums;
  readonly sections: readonly WeightedSums[];
  readonly criteria: readonly WeightedSums[];
}

const emptySums = (): WeightedSums => ({ n: 0, w: 0n, ww: 0n, wx: 0n, wy: 0n, wgg: 0n });

export const emptyWeighted = ({ sections, criteria }: Scheme): WeightedTally => ({
  overall: emptySums(),
  sections: sections.map(emptySums),
  criteria: criteria.map(emptySums),
});

interface Points {
  readonly expectation: number;
  readonly delivery: number;
}

/** Counts one respondent; `points` is what the answers come to (see Counter.last). The weight is above 0. */
export function countWeighted(
  into: WeightedTally,
  { criteria }: Scheme,
  answers: Answers,
  points: { readonly sections: readonly Points[]; readonly overall: Points },
  weight: number,
): void {
  const w = BigInt(Math.round(weight * WEIGHT_SCALE));
  const ww = w * w;
  const put = (sums: WeightedSums, expectation: number, delivery: number) => {
    if (Number.isNaN(expectation) || Number.isNaN(delivery)) return;
    const x = BigInt(Math.round(expectation * POINTS_SCALE));
    const y = BigInt(Math.round(delivery * POINTS_SCALE));
    const wg = w * (y - x);
    sums.n++;
    sums.w += w;
    sums.ww += ww;
    sums.wx += w * x;
    sums.wy += w * y;
    sums.wgg += wg * (y - x);
  };
  put(into.overall, points.overall.expectation, points.overall.delivery);
  into.sections.forEach((sums, s) => {
    put(sums, points.sections[s]!.expectation, points.sections[s]!.delivery);
  });
  into.criteria.forEach((sums, i) => {
    const { scored, kind, answer, expect } = criteria[i]!;
    const asked = answers.expectation[i]!;
    const expectation = Number.isNaN(asked) ? expect : asked;
    const delivery = answers.delivery[i]!;
    if (scored && expectation !== null && !Number.isNaN(delivery))
      put(sums, kind.points(expectation, answer), kind.points(delivery, answer));
  });
}

/** Adds all of `other` into `into`. */
export function mergeWeighted(into: WeightedTally, other: WeightedTally): void {
  const add = (sums: WeightedSums, from: WeightedSums) => {
    sums.n += from.n;
    for (const key of ['w', 'ww', 'wx', 'wy', 'wgg'] as const) sums[key] += from[key];
  };
  add(into.overall, other.overall);
  into.sections.forEach((sums, s) => {
    add(sums, other.sections[s]!);
  });
  into.criteria.forEach((sums, i) => {
    add(sums, other.criteria[i]!);
  });
}

/**
 * Weighted mean and the unbiased variance for weights that say how much each respondent stands for (R: cov.wt(method =
 * "unbiased")); the interval takes the effective n of Kish (1965) for n. It knows nothing of strata and clusters.
 */
export function weightedOf({ n, w, ww, wx, wy, wgg }: WeightedSums): Weighted {
  if (n === 0)
    return { n, effectiveN: null, expectation: null, delivery: null, gap: null, sd: null, ci95: null };
  const scale = BigInt(POINTS_SCALE);
  const wg = wy - wx;
  const effectiveN = ratio(w * w, ww);
  const means = {
    n,
    effectiveN,
    expectation: ratio(wx, w * scale),
    delivery: ratio(wy, w * scale),
    gap: ratio(wg, w * scale),
  };
  const spare = w * w - ww;
  if (n < 2 || spare === 0n) return { ...means, sd: null, ci95: null };
  // Σw·Σwg² − (Σwg)² over (Σw)² − Σw², and the same grid noise is no deviation as in exact.ts.
  const variance = ratio(w * wgg - wg * wg, spare * scale * scale);
  const sd = variance < 2 ** -76 ? 0 : Math.sqrt(variance);
  if (sd === 0) return { ...means, sd, ci95: null };
  const reach = (tQuantile(0.975, effectiveN - 1) * sd) / Math.sqrt(effectiveN);
  // Where one weight is nearly all there is, the interval has no end that a number could hold.
  return { ...means, sd, ci95: Number.isFinite(reach) ? [means.gap - reach, means.gap + reach] : null };
}
