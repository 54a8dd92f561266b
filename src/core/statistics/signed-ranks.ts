// Wilcoxon's signed-rank test, over differences that are counted as they come.

import { RAW_SCALE } from '../tally/exact.ts';
import { normalTail } from './distributions.ts';

/** The widest difference that has its place in the table. */
const WIDEST = 12;

/**
 * How often there was each difference. Small whole ones, as those of ratings are, have a table; others are in a map, on the
 * grid of raw values, so that equal ones tie.
 */
export interface Differences {
  readonly table: number[];
  others: Map<number, number> | null;
}

export const noDifferences = (): Differences => ({
  table: new Array(2 * WIDEST + 1).fill(0),
  others: null,
});

export function countDifference(differences: Differences, difference: number, count: number): void {
  const units = Math.round(difference * RAW_SCALE);
  const whole = units / RAW_SCALE;
  if (Number.isInteger(whole) && Math.abs(whole) <= WIDEST) differences.table[WIDEST + whole]! += count;
  else {
    differences.others ??= new Map();
    differences.others.set(units, (differences.others.get(units) ?? 0) + count);
  }
}

/** How often there was this difference, a small whole one. */
export const differencesOf = ({ table }: Differences, difference: number): number =>
  table[WIDEST + difference]!;

/** How many differences of each size there are but for zero, the smallest first: so many of them positive, so many in all. */
function bySize({ table, others }: Differences, tell: (positive: number, all: number) => void): void {
  const beyond = others === null ? [] : [...new Set([...others.keys()].map(Math.abs))].sort((a, b) => a - b);
  let next = 0;
  const tellOthers = (below: number): void => {
    for (; next < beyond.length && beyond[next]! < below; next++) {
      const units = beyond[next]!;
      const positive = others!.get(units) ?? 0;
      tell(positive, positive + (others!.get(-units) ?? 0));
    }
  };
  for (let size = 1; size <= WIDEST; size++) {
    if (next < beyond.length) tellOthers(size * RAW_SCALE);
    const positive = table[WIDEST + size]!;
    const all = positive + table[WIDEST - size]!;
    if (all > 0) tell(positive, all);
  }
  tellOthers(Number.POSITIVE_INFINITY);
}

export interface SignedRanks {
  /** Differences other than zero. */
  readonly n: number;
  /** The sum of the positive ranks. */
  readonly w: number;
  /** Two-sided. */
  readonly p: number;
  /** Whether p is from the distribution of w itself, not from the normal one that comes close to it. */
  readonly exact: boolean;
}

/** From this many differences on R, too, takes the normal distribution. */
const MANY = 50;

/**
 * Zeros dropped, midranks for ties (Wilcoxon 1945). Below 50 differences p is exact: over all ways to give signs to the ranks
 * as they are, ties included (R: wilcox.test(y, x, paired = TRUE) where no differences tie; coin::wilcoxsign_test(distribution
 * = "exact", zero.method = "Wilcoxon") also where they do). Else the normal approximation with continuity correction (R:
 * exact = FALSE, correct = TRUE). Null when every difference is zero or there is none.
 */
export function wilcoxon(differences: Differences): SignedRanks | null {
  let n = 0;
  let w = 0;
  let ties = 0;
  const ranks: { readonly doubled: number; readonly times: number }[] = [];
  bySize(differences, (positive, all) => {
    const rank = n + (all + 1) / 2;
    w += positive * rank;
    ties += all * all * all - all;
    n += all;
    if (n < MANY) ranks.push({ doubled: 2 * rank, times: all });
  });
  if (n === 0) return null;
  if (n < MANY) return { n, w, p: exactP(ranks, n, 2 * w), exact: true };
  const centred = w - (n * (n + 1)) / 4;
  const sigma = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24 - ties / 48);
  const z = (centred - Math.sign(centred) * 0.5) / sigma;
  return { n, w, p: Math.min(1, 2 * normalTail(Math.abs(z))), exact: false };
}

/** Twice the smaller tail. Ranks are doubled, so that midranks are whole. */
function exactP(
  ranks: readonly { readonly doubled: number; readonly times: number }[],
  n: number,
  doubledW: number,
): number {
  const smaller = Math.min(doubledW, n * (n + 1) - doubledW);
  // In how many ways each sum up to the smaller one comes about: a difference adds its rank or nothing. Fewer than 2^50: exact.
  const ways = new Float64Array(smaller + 1);
  ways[0] = 1;
  let highest = 0;
  for (const { doubled, times } of ranks)
    for (let k = 0; k < times; k++) {
      highest = Math.min(smaller, highest + doubled);
      for (let sum = highest; sum >= doubled; sum--) ways[sum]! += ways[sum - doubled]!;
    }
  let tail = 0;
  for (let sum = 0; sum <= smaller; sum++) tail += ways[sum]!;
  return Math.min(1, (2 * tail) / 2 ** n);
}

/**
 * McNemar's exact test (McNemar 1947; R: binom.test(down, down + up)$p.value): of those who changed sides, were as many let down
 * as were pleased? Two-sided; null where nobody changed.
 */
export function mcnemar(down: number, up: number): number | null {
  const n = down + up;
  if (n === 0) return null;
  if (down === up) return 1;
  const fewer = Math.min(down, up);
  // From the largest term down: each is the one before · k / (n − k + 1).
  let term = Math.exp(logChoose(n, fewer) - n * Math.LN2);
  let tail = 0;
  for (let k = fewer; k >= 0 && term > 0; k--) {
    tail += term;
    if (term < 1e-18 * tail) break;
    term *= k / (n - k + 1);
  }
  return Math.min(1, 2 * tail);
}

function logChoose(n: number, k: number): number {
  if (n < 1000) {
    let log = 0;
    for (let j = 1; j <= k; j++) log += Math.log((n - k + j) / j);
    return log;
  }
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

/** Stirling's series beyond what is multiplied out. */
function logFactorial(n: number): number {
  if (n < 20) {
    let product = 1;
    for (let j = 2; j <= n; j++) product *= j;
    return Math.log(product);
  }
  const square = n * n;
  return (
    n * Math.log(n) -
    n +
    Math.log(2 * Math.PI * n) / 2 +
    (1 / 12 - (1 / 360 - 1 / (1260 * square)) / square) / n
  );
}
