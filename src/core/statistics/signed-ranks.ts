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
}

/**
 * Zeros dropped, midranks for ties, normal approximation with continuity correction (Wilcoxon 1945; R: wilcox.test(y, x,
 * paired = TRUE, exact = FALSE, correct = TRUE)). Null when every difference is zero or there is none.
 */
export function wilcoxon(differences: Differences): SignedRanks | null {
  let n = 0;
  let w = 0;
  let ties = 0;
  bySize(differences, (positive, all) => {
    w += positive * (n + (all + 1) / 2);
    ties += all * all * all - all;
    n += all;
  });
  if (n === 0) return null;
  const centred = w - (n * (n + 1)) / 4;
  const sigma = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24 - ties / 48);
  const z = (centred - Math.sign(centred) * 0.5) / sigma;
  return { n, w, p: Math.min(1, 2 * normalTail(Math.abs(z))) };
}
