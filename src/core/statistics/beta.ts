// The incomplete beta function and what rests on it: quantiles of F, and the power of a t test. For a handful of figures a
// report, so plain rather than fast.

import { normalTail, tQuantile } from './distributions.ts';

/** Coefficients of Lanczos (1964) for g = 7, n = 9, as tabulated by Godfrey (2001): right to some 1e-15. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;

/** ln Γ(x), x > 0. */
export function lnGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - lnGamma(1 - x);
  const z = x - 1;
  const t = z + 7.5;
  const sum = LANCZOS.reduce((total, c, i) => (i === 0 ? c : total + c / (z + i)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** Regularised incomplete beta I_x(a, b), by the continued fraction of DLMF 8.17.22 (Lentz's method). */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  // The fraction converges quickly below the mean; from 1 on this is 1.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(
    a * Math.log(x) + b * Math.log1p(-x) - Math.log(a) - (lnGamma(a) + lnGamma(b) - lnGamma(a + b)),
  );
  const tiny = 1e-300;
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < tiny ? tiny : d);
  let fraction = d;
  for (let m = 1; m < 10_000; m++) {
    for (const term of [
      (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
      (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
    ]) {
      d = 1 + term * d;
      d = 1 / (Math.abs(d) < tiny ? tiny : d);
      c = 1 + term / c;
      if (Math.abs(c) < tiny) c = tiny;
      fraction *= c * d;
    }
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return front * fraction;
}

/** The F with P(F ≤ f) = p for `df1` and `df2` degrees of freedom, whole or not. By bisection: right to the last bits. */
export function fQuantile(p: number, df1: number, df2: number): number {
  // F = df2 · x / (df1 · (1 − x)) for x of Beta(df1 / 2, df2 / 2).
  let [low, high] = [0, 1];
  for (let i = 0; i < 200 && high - low > 1e-17; i++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (incompleteBeta(middle, df1 / 2, df2 / 2) < p) low = middle;
    else high = middle;
  }
  const x = (low + high) / 2;
  return (df2 * x) / (df1 * (1 - x));
}

/** P(T ≤ t) of the non-central t: a Poisson mixture of incomplete betas (Lenth 1989, algorithm AS 243). */
function nonCentralT(t: number, df: number, shift: number): number {
  if (t < 0) return 1 - nonCentralT(-t, df, -shift);
  const x = (t * t) / (t * t + df);
  const half = (shift * shift) / 2;
  let total = normalTail(shift);
  let p = Math.exp(-half) / 2;
  let q = (Math.sqrt(2 / Math.PI) * Math.exp(-half) * shift) / 2;
  for (let j = 0; j < 1000; j++) {
    total += p * incompleteBeta(x, j + 0.5, df / 2) + q * incompleteBeta(x, j + 1, df / 2);
    p *= half / (j + 1);
    q *= half / (j + 1.5);
    if (j > half && p + Math.abs(q) < 1e-17) break;
  }
  return Math.min(1, Math.max(0, total));
}

/**
 * Power of a two-sided t test of two groups of `n` each at the level 1 − confidence, for a true difference and a common
 * deviation in the same unit; the far side of the test is not counted, as R's `power.t.test` does not.
 */
export function powerOfTwoGroups(n: number, difference: number, sd: number, level = 0.05): number {
  const df = 2 * (n - 1);
  const critical = tQuantile(1 - level / 2, df);
  return 1 - nonCentralT(critical, df, (Math.sqrt(n / 2) * Math.abs(difference)) / sd);
}

/** The fewest in each of two groups that tell the difference with this power; null where more than a million would not. */
export function neededToTell(difference: number, sd: number, power = 0.8, level = 0.05): number | null {
  if (!(difference !== 0) || !(sd > 0)) return sd === 0 && difference !== 0 ? 2 : null;
  const enough = (n: number) => powerOfTwoGroups(n, difference, sd, level) >= power;
  let high = 2;
  while (!enough(high)) {
    high *= 2;
    if (high > 1_000_000) return null;
  }
  let low = high / 2;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}
