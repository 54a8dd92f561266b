// The statistics of paired answers, from exact sums or counts. Every function says its source; all agree with R.

import { type Summary, type Sums, summarise, type WholeSums } from '../tally/exact.ts';
import { tQuantile, tTail } from './distributions.ts';

/** Sample standard deviations (n − 1) and Pearson's r(x, y). */
export interface Spreads {
  /** Null for fewer than two. */
  readonly sdX: number | null;
  readonly sdY: number | null;
  /** Of y − x. */
  readonly sd: number | null;
  /** Null, too, where either does not vary. */
  readonly r: number | null;
}

export function spreadsOf({ varianceX, varianceY, covariance, variance }: Summary): Spreads {
  const product = (varianceX ?? 0) * (varianceY ?? 0);
  return {
    sdX: varianceX === null ? null : Math.sqrt(varianceX),
    sdY: varianceY === null ? null : Math.sqrt(varianceY),
    sd: variance === null ? null : Math.sqrt(variance),
    r: product > 0 ? clamp(covariance! / Math.sqrt(product)) : null,
  };
}

const clamp = (r: number): number => Math.max(-1, Math.min(1, r));

/** The range of gaps, in the units of the figures; nothing where they have no bounds. */
export type Range = readonly [worst: number, best: number];

/** An interval of a mean gap, which leaves no gap that there cannot be. */
export function clipped(
  ci95: readonly [number, number] | null,
  range: Range | null,
): readonly [number, number] | null {
  if (!ci95 || !range) return ci95;
  return [Math.max(range[0], ci95[0]), Math.min(range[1], ci95[1])];
}

/** A mean gap as tests take it: how far off it may be, and on how many degrees of freedom that is known. */
export interface Mean {
  readonly mean: number;
  readonly se: number;
  readonly df: number;
}

export interface Paired extends Spreads {
  readonly n: number;
  readonly meanX: number;
  readonly meanY: number;
  /** Of y − x. */
  readonly mean: number;
  /** Standard error of the mean; null where gaps are all the same, or there is one. */
  readonly se: number | null;
  /** 95 % interval of the mean difference, Student t. */
  readonly ci95: readonly [number, number] | null;
  readonly t: number | null;
  readonly df: number | null;
  /** Two-sided. */
  readonly p: number | null;
  /** Cohen's d_z: mean difference / its standard deviation (Cohen 1988, p. 48), with its 95 % interval. */
  readonly dz: number | null;
  readonly dzCi95: readonly [number, number] | null;
  /** The mean if there were one more answer, with this gap; null where that leaves nothing to test. */
  withOneMore(gap: number): Mean | null;
}

/**
 * The paired t test of y against x (Student 1908; R: t.test(y, x, paired = TRUE)), with the signs turned where lower is
 * better. Null when n is 0.
 */
export function paired(sums: Sums | WholeSums, lowerIsBetter = false): Paired | null {
  const of = summarise(sums);
  if (of === null) return null;
  const { n } = of;
  const mean = lowerIsBetter && of.mean !== 0 ? -of.mean : of.mean;
  const { sdX, sdY, sd, r } = spreadsOf(of);
  // Gaps that are all the same are beyond testing.
  const se = sd === null || sd === 0 ? null : sd / Math.sqrt(n);
  // One object at a time and nothing spread: a report makes thousands of these.
  const { ci95, t, df, p, dz, dzCi95 } = inference(mean, sd, se, n > 1 ? n - 1 : null);
  return {
    n,
    meanX: of.meanX,
    meanY: of.meanY,
    sdX,
    sdY,
    mean,
    sd,
    se,
    ci95,
    t,
    df,
    p,
    dz,
    dzCi95,
    r,
    withOneMore(gap) {
      const squares = (n - 1) * (of.variance ?? 0) + ((mean - gap) ** 2 * n) / (n + 1);
      return squares > 0
        ? { mean: (n * mean + gap) / (n + 1), se: Math.sqrt(squares / (n * (n + 1))), df: n }
        : null;
    },
  };
}

/** What follows from a mean, its standard error and their degrees of freedom: interval and test of Student's t, and d_z. */
export function inference(
  mean: number,
  sd: number | null,
  se: number | null,
  df: number | null,
): Pick<Paired, 'ci95' | 't' | 'df' | 'p' | 'dz' | 'dzCi95'> {
  if (se === null || df === null || !sd) return { ci95: null, t: null, df, p: null, dz: null, dzCi95: null };
  const t = mean / se;
  const reach = criticalT(df) * se;
  return {
    ci95: [mean - reach, mean + reach],
    t,
    df,
    p: Math.min(1, 2 * tTail(Math.abs(t), df)),
    dz: mean / sd,
    dzCi95: effectInterval(t, df, se / sd),
  };
}

/**
 * The 95 % interval of d_z from that of the noncentrality of t, whose distribution is close to
 * P(T ≤ t) = Φ((t(1 − 1/4ν) − δ) / √(1 + t²/2ν)) (Abramowitz and Stegun 1964, 26.7.10); d_z = δ · se / s, which is δ / √n.
 */
function effectInterval(t: number, df: number, scale: number): readonly [number, number] {
  const centre = t * (1 - 1 / (4 * df));
  const reach = Z95 * Math.sqrt(1 + (t * t) / (2 * df));
  return [(centre - reach) * scale, (centre + reach) * scale];
}

/** P(the true mean is no less than `least`, as far as a one-sided t test tells): small where it is shown to be below. */
export const shownBelow = ({ mean, se, df }: Mean, least: number): number => tTail((least - mean) / se, df);
/** The same turned round: small where the mean is shown to be above `most`. */
export const shownAbove = ({ mean, se, df }: Mean, most: number): number => tTail((mean - most) / se, df);

/** The 97.5 % point of the normal distribution (R: qnorm(0.975)). */
export const Z95 = 1.959963984540054;

const criticalTs = new Map<number, number>();

/** The 97.5 % point of Student's t; remembered, for a report asks for a few of them many times. */
export function criticalT(df: number): number {
  let value = criticalTs.get(df);
  if (value === undefined) {
    value = df < MANY ? tQuantile(0.975, df) : nearNormal(df);
    criticalTs.set(df, value);
  }
  return value;
}

/** From here on the series that follows is as exact as a double. */
const MANY = 1000;
const [C1, C2, C3, C4] = [
  (Z95 ** 3 + Z95) / 4,
  (5 * Z95 ** 5 + 16 * Z95 ** 3 + 3 * Z95) / 96,
  (3 * Z95 ** 7 + 19 * Z95 ** 5 + 17 * Z95 ** 3 - 15 * Z95) / 384,
  (79 * Z95 ** 9 + 776 * Z95 ** 7 + 1482 * Z95 ** 5 - 1920 * Z95 ** 3 - 945 * Z95) / 92_160,
];

/** The 97.5 % point of Student's t in powers of 1 / df (Abramowitz and Stegun 1964, 26.7.5). */
const nearNormal = (df: number): number => Z95 + (C1 + (C2 + (C3 + C4 / df) / df) / df) / df;

/** Holm (1979): step-down, controls the chance of any false finding in the family. Nulls stay out of the family. */
export const holm = (ps: readonly (number | null)[]): (number | null)[] => holmIn(inOrder(ps), ps);

/** By Holm, and by Benjamini and Hochberg (1995): step-up, controls the expected share of false findings. */
export function adjustedBoth(ps: readonly (number | null)[]): {
  readonly pHolm: readonly (number | null)[];
  readonly pBH: readonly (number | null)[];
} {
  const family = inOrder(ps);
  return { pHolm: holmIn(family, ps), pBH: benjaminiHochbergIn(family, ps) };
}

function holmIn(family: readonly number[], ps: readonly (number | null)[]): (number | null)[] {
  const adjusted: (number | null)[] = ps.map(() => null);
  let running = 0;
  for (let rank = 0; rank < family.length; rank++) {
    const place = family[rank]!;
    running = Math.max(running, Math.min(1, (family.length - rank) * ps[place]!));
    adjusted[place] = running;
  }
  return adjusted;
}

function benjaminiHochbergIn(family: readonly number[], ps: readonly (number | null)[]): (number | null)[] {
  const adjusted: (number | null)[] = ps.map(() => null);
  let running = 1;
  for (let rank = family.length; rank >= 1; rank--) {
    const place = family[rank - 1]!;
    running = Math.min(running, (family.length / rank) * ps[place]!);
    adjusted[place] = running;
  }
  return adjusted;
}

/** The places of those that are there, the smallest first. */
function inOrder(ps: readonly (number | null)[]): number[] {
  const places: number[] = [];
  for (let i = 0; i < ps.length; i++) if (ps[i] !== null) places.push(i);
  return places.sort((a, b) => ps[a]! - ps[b]! || a - b);
}

/**
 * Cronbach's alpha (Cronbach 1951, raw): k / (k − 1) · (1 − Σ item variances / variance of the sum). `meanVariance` is the
 * variance of the mean of the k items. Null below two items or without variance.
 */
export function cronbachAlpha(itemVariances: readonly number[], meanVariance: number): number | null {
  const k = itemVariances.length;
  const total = meanVariance * k * k;
  if (k < 2 || !(total > 0)) return null;
  const items = itemVariances.reduce((sum, variance) => sum + variance, 0);
  return (k / (k - 1)) * (1 - items / total);
}

/** In points, squared: what sums of products on a grid leave where nothing varies. */
const NO_VARIANCE = 1e-5;

/**
 * Correlation of an item with the sum of the others (corrected item–total correlation, Nunnally 1978; R: cor(x, rowSums(X) − x)), from
 * its covariance with the sum of all. Null where either does not vary.
 */
export function itemRest(variance: number, sumVariance: number, covariance: number): number | null {
  const rest = sumVariance + variance - 2 * covariance;
  if (!(variance > NO_VARIANCE) || !(rest > NO_VARIANCE)) return null;
  return clamp((covariance - variance) / Math.sqrt(variance * rest));
}

/**
 * Its 95 % interval for k items and n complete rows: ln(1 − α) is about normal with variance 2k / ((k − 1)(n − 2)) (Bonett
 * 2002). Null where there are too few rows for one.
 */
export function alphaInterval(alpha: number | null, k: number, n: number): readonly [number, number] | null {
  if (alpha === null || k < 2 || n < 3 || !(alpha < 1)) return null;
  const reach = Z95 * Math.sqrt((2 * k) / ((k - 1) * (n - 2)));
  const log = Math.log(1 - alpha);
  return [1 - Math.exp(log + reach), 1 - Math.exp(log - reach)];
}

/**
 * Reliability of a difference, which is a composite of weights 1 and −1 (Mosier 1943):
 * (s_D² α_D + s_E² α_E − 2 r s_E s_D) / (s_D² + s_E² − 2 r s_E s_D).
 */
export function differenceReliability(of: {
  alphaX: number | null;
  alphaY: number | null;
  sdX: number | null;
  sdY: number | null;
  r: number | null;
}): number | null {
  const { alphaX, alphaY, sdX, sdY, r } = of;
  if (alphaX === null || alphaY === null || sdX === null || sdY === null || r === null) return null;
  const shared = 2 * r * sdX * sdY;
  const total = sdY ** 2 + sdX ** 2 - shared;
  return total > 0 ? (sdY ** 2 * alphaY + sdX ** 2 * alphaX - shared) / total : null;
}
