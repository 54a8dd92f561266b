// How far two raters of the same things agree: as often as chance would have it, or more. Each figure with its interval; each
// function says whose formula it is.

import { fQuantile } from './beta.ts';
import { criticalT, Z95 } from './statistics.ts';
import { wilson } from './summaries.ts';

/** One thing rated twice. Ratings are numbers; for `kappa` and `ac`, of a scale with steps, by the position of the step. */
export type Rated = readonly [first: number, second: number];

export interface Estimate {
  readonly value: number;
  /** Null where too few were rated, or nothing varies. */
  readonly ci95: readonly [number, number] | null;
}

/** Weight of agreement between steps: identity for names, quadratic for steps in order (Cohen 1968). */
export type Weights = 'identity' | 'quadratic';

const weightOf = (weights: Weights, steps: number) => (a: number, b: number) =>
  weights === 'identity' ? Number(a === b) : 1 - ((a - b) / (steps - 1)) ** 2;

const clipped = (value: number, reach: number): readonly [number, number] => [
  Math.max(-1, value - reach),
  Math.min(1, value + reach),
];

/** The share of equal ratings, with Wilson's interval; null where nothing was rated. */
export function percentAgreement(ratings: readonly Rated[]): Estimate | null {
  if (ratings.length === 0) return null;
  const same = ratings.filter(([a, b]) => a === b).length;
  return { value: same / ratings.length, ci95: wilson(same, ratings.length) };
}

/**
 * Cohen's kappa, weighted (Cohen 1968), with the large-sample error of Fleiss, Cohen and Everitt (1969). Null where both used
 * one step throughout, for then chance alone agrees always.
 */
export function weightedKappa(ratings: readonly Rated[], steps: number, weights: Weights): Estimate | null {
  const n = ratings.length;
  if (n === 0 || steps < 2) return null;
  const weight = weightOf(weights, steps);
  const rows = new Float64Array(steps);
  const columns = new Float64Array(steps);
  for (const [a, b] of ratings) {
    rows[a]! += 1 / n;
    columns[b]! += 1 / n;
  }
  const observed = ratings.reduce((sum, [a, b]) => sum + weight(a, b) / n, 0);
  let expected = 0;
  const byRow = new Float64Array(steps);
  const byColumn = new Float64Array(steps);
  for (let a = 0; a < steps; a++)
    for (let b = 0; b < steps; b++) {
      const w = weight(a, b);
      expected += w * rows[a]! * columns[b]!;
      byRow[a]! += w * columns[b]!;
      byColumn[b]! += w * rows[a]!;
    }
  if (1 - expected < 1e-12) return null;
  const value = (observed - expected) / (1 - expected);
  let spread = 0;
  for (const [a, b] of ratings) spread += (weight(a, b) - (byRow[a]! + byColumn[b]!) * (1 - value)) ** 2 / n;
  const variance = (spread - (value - expected * (1 - value)) ** 2) / (n * (1 - expected) ** 2);
  return { value, ci95: n < 2 ? null : clipped(value, Z95 * Math.sqrt(Math.max(0, variance))) };
}

/**
 * Gwet's AC1 (identity) and AC2 (Gwet 2008, 2014): chance agreement from how spread the ratings are, so that it does not fall
 * where nearly all is rated alike. Interval by Gwet's variance over things rated, with Student's t.
 */
export function gwetAc(ratings: readonly Rated[], steps: number, weights: Weights): Estimate | null {
  const n = ratings.length;
  if (n < 2 || steps < 2) return null;
  const weight = weightOf(weights, steps);
  let total = 0;
  for (let a = 0; a < steps; a++) for (let b = 0; b < steps; b++) total += weight(a, b);
  const scale = total / (steps * (steps - 1));
  const share = new Float64Array(steps);
  for (const [a, b] of ratings) {
    share[a]! += 0.5 / n;
    share[b]! += 0.5 / n;
  }
  const expected = scale * share.reduce((sum, p) => sum + p * (1 - p), 0);
  if (1 - expected < 1e-12) return null;
  const observed = ratings.reduce((sum, [a, b]) => sum + weight(a, b) / n, 0);
  const value = (observed - expected) / (1 - expected);
  let squares = 0;
  for (const [a, b] of ratings) {
    const own = (weight(a, b) - expected) / (1 - expected);
    const chance = scale * (0.5 * (1 - share[a]!) + 0.5 * (1 - share[b]!));
    squares += (own - (2 * (1 - value) * (chance - expected)) / (1 - expected) - value) ** 2;
  }
  return { value, ci95: clipped(value, criticalT(n - 1) * Math.sqrt(squares / (n * (n - 1)))) };
}

/**
 * Krippendorff's alpha for two raters with nothing missing (Krippendorff 2011), on an interval or nominal metric; its interval by
 * the jackknife over things rated (Efron and Tibshirani 1993), since its distribution has no closed form.
 */
export function krippendorffAlpha(
  ratings: readonly Rated[],
  metric: 'nominal' | 'interval',
): Estimate | null {
  const value = alphaOf(ratings, metric);
  if (value === null) return null;
  const n = ratings.length;
  const without = ratings.map((_, i) => alphaOf(ratings.toSpliced(i, 1), metric));
  if (n < 3 || without.some((one) => one === null)) return { value, ci95: null };
  const mean = without.reduce<number>((sum, one) => sum + one! / n, 0);
  const variance = ((n - 1) / n) * without.reduce<number>((sum, one) => sum + (one! - mean) ** 2, 0);
  return { value, ci95: clipped(value, criticalT(n - 1) * Math.sqrt(variance)) };
}

function alphaOf(ratings: readonly Rated[], metric: 'nominal' | 'interval'): number | null {
  const n = 2 * ratings.length;
  if (ratings.length < 2) return null;
  if (metric === 'nominal') {
    const counts = new Map<number, number>();
    for (const rating of ratings.flat()) counts.set(rating, (counts.get(rating) ?? 0) + 1);
    const apart = ratings.filter(([a, b]) => a !== b).length / ratings.length;
    const alike = [...counts.values()].reduce((sum, count) => sum + count * (count - 1), 0);
    const byChance = 1 - alike / (n * (n - 1));
    return byChance === 0 ? null : 1 - apart / byChance;
  }
  const values = ratings.flat();
  const mean = values.reduce((sum, value) => sum + value / n, 0);
  // Mean squared distance of all pairs of ratings: twice their variance.
  const byChance = (2 * values.reduce((sum, value) => sum + (value - mean) ** 2, 0)) / (n - 1);
  const apart = ratings.reduce((sum, [a, b]) => sum + (a - b) ** 2, 0) / ratings.length;
  // What is left of rounding is no variance.
  return byChance <= 1e-20 * (1 + mean * mean) ? null : 1 - apart / byChance;
}

/**
 * Intraclass correlation of single ratings, two-way random, absolute agreement: ICC(2,1) of Shrout and Fleiss (1979), ICC(A,1) of
 * McGraw and Wong (1996), whose interval this is. Null below two things rated or where nothing varies.
 */
export function intraclass(ratings: readonly Rated[]): Estimate | null {
  const n = ratings.length;
  if (n < 2) return null;
  const k = 2;
  const grand = ratings.reduce((sum, [a, b]) => sum + (a + b) / (2 * n), 0);
  const raters = [0, 1].map((r) => ratings.reduce((sum, rating) => sum + rating[r]! / n, 0));
  const between = ratings.reduce((sum, [a, b]) => sum + k * ((a + b) / 2 - grand) ** 2, 0) / (n - 1);
  const ofRaters = raters.reduce((sum, mean) => sum + n * (mean - grand) ** 2, 0) / (k - 1);
  const residual =
    ratings.reduce(
      (sum, rating) =>
        sum +
        rating.reduce((own, x, r) => own + (x - (rating[0] + rating[1]) / 2 - raters[r]! + grand) ** 2, 0),
      0,
    ) /
    ((n - 1) * (k - 1));
  const whole = between + (k - 1) * residual + (k * (ofRaters - residual)) / n;
  if (!(whole > 0)) return null;
  const value = (between - residual) / whole;
  if (residual === 0 && ofRaters === 0) return { value, ci95: [value, value] };
  if (residual === 0) return { value, ci95: null };
  const a = (k * value) / (n * (1 - value));
  const b = 1 + (k * value * (n - 1)) / (n * (1 - value));
  const df =
    (a * ofRaters + b * residual) ** 2 /
    ((a * ofRaters) ** 2 / (k - 1) + (b * residual) ** 2 / ((n - 1) * (k - 1)));
  const upper = fQuantile(0.975, n - 1, df);
  const lower = fQuantile(0.975, df, n - 1);
  const both = k * ofRaters + (k * n - k - n) * residual;
  const low = (n * (between - upper * residual)) / (upper * both + n * between);
  const high = (n * (lower * between - residual)) / (both + n * lower * between);
  return { value, ci95: [Math.max(-1, low), Math.min(1, high)] };
}
