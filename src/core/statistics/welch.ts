// Two independent means against each other, without supposing that both vary alike.

import { tQuantile, tTail } from './distributions.ts';

export interface Sample {
  readonly n: number;
  readonly mean: number;
  readonly sd: number;
}

export interface Difference {
  /** Second minus first. */
  readonly mean: number;
  readonly ci95: readonly [number, number] | null;
  readonly t: number | null;
  readonly df: number | null;
  readonly p: number | null;
}

/**
 * Second minus first by Welch's t (Welch 1947), degrees of freedom after Satterthwaite (1946), as R's `t.test`. Without spread on
 * either side, or below two on one, the difference alone is known.
 */
export function welch(first: Sample, second: Sample): Difference {
  const mean = second.mean - first.mean;
  const nothing = { mean, ci95: null, t: null, df: null, p: null };
  if (first.n < 2 || second.n < 2) return nothing;
  const [a, b] = [first.sd ** 2 / first.n, second.sd ** 2 / second.n];
  const error = Math.sqrt(a + b);
  if (!(error > 0)) return nothing;
  const df = (a + b) ** 2 / (a ** 2 / (first.n - 1) + b ** 2 / (second.n - 1));
  const t = mean / error;
  const reach = tQuantile(0.975, df) * error;
  return { mean, ci95: [mean - reach, mean + reach], t, df, p: Math.min(1, 2 * tTail(Math.abs(t), df)) };
}
