// The statistics of paired answers, from exact sums or counts. Every function says its source; all agree with R.

import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import tCdf from '@stdlib/stats-base-dists-t-cdf';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import type { Sums, WholeSums } from './exact.ts';
import { summarise } from './exact.ts';

export interface Paired {
  readonly n: number;
  readonly meanX: number;
  readonly meanY: number;
  /** Sample standard deviations (n − 1); null for fewer than two. */
  readonly sdX: number | null;
  readonly sdY: number | null;
  /** Of y − x. */
  readonly mean: number;
  readonly sd: number | null;
  /** 95 % interval of the mean difference, Student t. */
  readonly ci95: readonly [number, number] | null;
  readonly t: number | null;
  readonly df: number | null;
  /** Two-sided. */
  readonly p: number | null;
  /** Cohen's d_z: mean difference / its standard deviation (Cohen 1988, p. 48). */
  readonly dz: number | null;
  /** Pearson's r(x, y). */
  readonly r: number | null;
}

/** The paired t test of y against x (Student 1908; R: t.test(y, x, paired = TRUE)). Null when n is 0. */
export function paired(sums: Sums | WholeSums): Paired | null {
  const of = summarise(sums);
  if (of === null) return null;
  const { n, meanX, meanY, mean, varianceX, varianceY, covariance, variance } = of;
  const base = { n, meanX, meanY, mean };
  const untested = { ci95: null, t: null, p: null, dz: null };
  if (varianceX === null || varianceY === null || covariance === null || variance === null)
    return { ...base, sdX: null, sdY: null, sd: null, df: null, r: null, ...untested };
  const df = n - 1;
  const sd = Math.sqrt(variance);
  const product = varianceX * varianceY;
  const spreads = {
    sdX: Math.sqrt(varianceX),
    sdY: Math.sqrt(varianceY),
    sd,
    df,
    r: product > 0 ? clamp(covariance / Math.sqrt(product)) : null,
  };
  if (variance === 0) return { ...base, ...spreads, ...untested };
  const error = sd / Math.sqrt(n);
  const t = mean / error;
  const reach = criticalT(df) * error;
  return {
    ...base,
    ...spreads,
    ci95: [mean - reach, mean + reach],
    t,
    p: Math.min(1, 2 * tCdf(-Math.abs(t), df)),
    dz: mean / sd,
  };
}

/** The 97.5 % point of the normal distribution (R: qnorm(0.975)). */
export const Z95 = 1.959963984540054;

const criticalTs = new Map<number, number>();

/** The 97.5 % point of Student's t; remembered, for a report asks for a few of them many times. */
function criticalT(df: number): number {
  let value = criticalTs.get(df);
  if (value === undefined) {
    value = tQuantile(0.975, df);
    criticalTs.set(df, value);
  }
  return value;
}

const clamp = (r: number): number => Math.max(-1, Math.min(1, r));

/**
 * Wilcoxon's signed-rank test: zeros dropped, midranks for ties, normal approximation with continuity correction
 * (Wilcoxon 1945; R: wilcox.test(y, x, paired = TRUE, exact = FALSE, correct = TRUE)). `w` is the sum of the positive
 * ranks. Null when every difference is zero or there is none.
 */
export function wilcoxon(
  differences: Iterable<{ difference: number; count: number }>,
): { w: number; p: number } | null {
  const sizes = new Map<number, { positive: number; all: number }>();
  let n = 0;
  for (const { difference, count } of differences) {
    if (difference === 0 || count === 0) continue;
    const size = Math.abs(difference);
    const entry = sizes.get(size) ?? { positive: 0, all: 0 };
    entry.all += count;
    if (difference > 0) entry.positive += count;
    sizes.set(size, entry);
    n += count;
  }
  if (n === 0) return null;
  let below = 0;
  let w = 0;
  let ties = 0;
  for (const [, { positive, all }] of [...sizes].sort(([a], [b]) => a - b)) {
    w += positive * (below + (all + 1) / 2);
    ties += all * all * all - all;
    below += all;
  }
  const centred = w - (n * (n + 1)) / 4;
  const sigma = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24 - ties / 48);
  const z = (centred - Math.sign(centred) * 0.5) / sigma;
  return { w, p: Math.min(1, 2 * normalCdf(-Math.abs(z), 0, 1)) };
}

/** Holm (1979): step-down, controls the chance of any false finding in the family. Nulls stay out of the family. */
export function holm(ps: readonly (number | null)[]): (number | null)[] {
  const family = inOrder(ps);
  let running = 0;
  const adjusted: (number | null)[] = ps.map(() => null);
  family.forEach(({ p, index }, rank) => {
    running = Math.max(running, Math.min(1, (family.length - rank) * p));
    adjusted[index] = running;
  });
  return adjusted;
}

/** Benjamini and Hochberg (1995): step-up, controls the expected share of false findings. */
export function benjaminiHochberg(ps: readonly (number | null)[]): (number | null)[] {
  const family = inOrder(ps);
  let running = 1;
  const adjusted: (number | null)[] = ps.map(() => null);
  for (let rank = family.length; rank >= 1; rank--) {
    const { p, index } = family[rank - 1]!;
    running = Math.min(running, (family.length / rank) * p);
    adjusted[index] = running;
  }
  return adjusted;
}

function inOrder(ps: readonly (number | null)[]): { p: number; index: number }[] {
  return ps
    .flatMap((p, index) => (p === null ? [] : [{ p, index }]))
    .sort((a, b) => a.p - b.p || a.index - b.index);
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

/**
 * Reliability of a difference score (Johns 1981; Peter, Churchill and Brown 1993):
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
