// Two independent means against each other, without supposing that both vary alike.

import { tQuantile, tTail } from './distributions.ts';

export interface Difference {
  /** Second minus first. */
  readonly mean: number;
  readonly ci95: readonly [number, number] | null;
  readonly t: number | null;
  readonly df: number | null;
  readonly p: number | null;
}

/** A mean of n with its standard error and degrees of freedom; null where there is no spread to know them from. */
export interface Mean {
  readonly n: number;
  readonly mean: number;
  readonly se: number | null;
  readonly df: number | null;
}

/**
 * Second minus first by Welch's t (Welch 1947), degrees of freedom after Satterthwaite (1946). Without spread on both sides, or
 * without knowing it on one, the difference alone is known.
 */
export function differenceOf(first: Mean, second: Mean): Difference {
  const mean = second.mean - first.mean;
  const nothing = { mean, ci95: null, t: null, df: null, p: null };
  if (first.se === null || second.se === null || first.df === null || second.df === null) return nothing;
  const [a, b] = [first.se ** 2, second.se ** 2];
  const error = Math.sqrt(a + b);
  if (!(error > 0)) return nothing;
  const df = (a + b) ** 2 / (a ** 2 / first.df + b ** 2 / second.df);
  const t = mean / error;
  const reach = tQuantile(0.975, df) * error;
  return { mean, ci95: [mean - reach, mean + reach], t, df, p: Math.min(1, 2 * tTail(Math.abs(t), df)) };
}

/**
 * p that a verdict may rest on: the larger of Welch's and of Student's t (1908), which has one variance for both, n · se² each. Where most
 * answers are at one end of the scale, a few often show hardly any of the spread that there is; against many Welch's p is then too small
 * many times over. Where the few truly vary more, it is Student's that is. Null as the difference's.
 */
export function cautiousP({ mean, p }: Difference, first: Mean, second: Mean): number | null {
  if (p === null) return null;
  const [a, b] = [first.df!, second.df!];
  const pooled = (a * first.n * first.se! ** 2 + b * second.n * second.se! ** 2) / (a + b);
  const t = mean / Math.sqrt(pooled * (1 / first.n + 1 / second.n));
  return Math.max(p, Math.min(1, 2 * tTail(Math.abs(t), a + b)));
}
