// Wilcoxon's signed-rank test, over differences that are counted as they come.

import { normalTail } from './distributions.ts';
import { RAW_SCALE } from './exact.ts';

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

interface Ties {
  readonly size: number;
  readonly positive: number;
  readonly all: number;
}

/** Zeros are dropped. */
function bySize({ table, others }: Differences): Ties[] {
  const sizes: Ties[] = [];
  const put = (size: number, positive: number, negative: number) => {
    if (positive + negative > 0) sizes.push({ size, positive, all: positive + negative });
  };
  for (let size = 1; size <= WIDEST; size++) put(size, table[WIDEST + size]!, table[WIDEST - size]!);
  if (others === null) return sizes;
  for (const units of new Set([...others.keys()].map(Math.abs)))
    put(units / RAW_SCALE, others.get(units) ?? 0, others.get(-units) ?? 0);
  return sizes.sort((a, b) => a.size - b.size);
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
  const sizes = bySize(differences);
  let n = 0;
  let w = 0;
  let ties = 0;
  for (let i = 0; i < sizes.length; i++) {
    const { positive, all } = sizes[i]!;
    w += positive * (n + (all + 1) / 2);
    ties += all * all * all - all;
    n += all;
  }
  if (n === 0) return null;
  const centred = w - (n * (n + 1)) / 4;
  const sigma = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24 - ties / 48);
  const z = (centred - Math.sign(centred) * 0.5) / sigma;
  return { n, w, p: Math.min(1, 2 * normalTail(Math.abs(z))) };
}
