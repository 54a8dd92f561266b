// What the pairs of one criterion in one group come to. There are many more pairs than anything else that is judged, so that
// one walk tells all there is to know of them; only sums of what is no whole number are made apart.

import type { Sums, SumsInMaking, WholeSums } from '../exact.ts';
import { addWhole, isExact, noSums, RAW_SCALE, sumsOfPairs } from '../exact.ts';
import type { Differences } from '../signed-ranks.ts';
import { countDifference, noDifferences } from '../signed-ranks.ts';
import type { CountedPair, PairColumns, PairCounts } from '../tally.ts';
import { isOver, isShort, listed } from '../tally.ts';
import type { Yardstick } from './yardstick.ts';

/** The least completeness of respondents: anything, their section whole, all criteria answered (see PairCounts). */
export type Completeness = 0 | 1 | 2;

export interface PairTotals {
  readonly n: number;
  /** Respondents short beyond tolerance, within it, over it. */
  readonly byGap: readonly [number, number, number];
  /** In the answer's own units where it has any. */
  readonly gaps: Differences;
  /** Respondents who expected, and who got, the best that there is. */
  readonly bestExpected: number;
  readonly bestDelivered: number;
  /** Of the answers as given, by completeness; null where some are no whole numbers. */
  readonly sums: readonly [WholeSums, WholeSums, WholeSums] | null;
}

/** What a pair comes to whoever gave it, as bits: short or over, the best expected, the best delivered, no whole numbers. */
const SHORT = 1;
const OVER = 2;
const BEST_EXPECTED = 4;
const BEST_DELIVERED = 8;
const BROKEN = 16;

/** Prepares the totals of a criterion; what pairs come to whoever gave them is worked out once for all groups. */
export function totalsFor(yardstick: Yardstick, tolerance: number): (pairs: PairColumns) => PairTotals {
  let known: { readonly of: PairColumns; readonly bits: Uint8Array; readonly gaps: Float64Array } | null =
    null;
  return (pairs) => {
    if (known?.of.expectation !== pairs.expectation || known.of.delivery !== pairs.delivery)
      known = { of: pairs, ...worthOf(yardstick, pairs, tolerance) };
    return totalsOf(pairs, known.bits, known.gaps, yardstick.scored);
  };
}

function worthOf(
  { answer, kind, scored, best }: Yardstick,
  { expectation, delivery }: PairColumns,
  tolerance: number,
): { readonly bits: Uint8Array; readonly gaps: Float64Array } {
  const bits = new Uint8Array(expectation.length);
  const gaps = new Float64Array(expectation.length);
  for (let k = 0; scored && k < bits.length; k++) {
    const [expected, delivered] = [expectation[k]!, delivery[k]!];
    const inPoints = kind.pointsGap(expected, delivered, answer);
    gaps[k] = kind.gap(expected, delivered, answer) ?? inPoints;
    bits[k] =
      (isShort(inPoints, tolerance) ? SHORT : isOver(inPoints, tolerance) ? OVER : 0) |
      (expected === best ? BEST_EXPECTED : 0) |
      (delivered === best ? BEST_DELIVERED : 0) |
      (Number.isInteger(expected) && Number.isInteger(delivered) ? 0 : BROKEN);
  }
  return { bits, gaps };
}

function totalsOf(
  { expectation, delivery, counts }: PairColumns,
  bits: Uint8Array,
  differences: Float64Array,
  scored: boolean,
): PairTotals {
  let n = 0;
  const byGap: [number, number, number] = [0, 0, 0];
  const gaps = noDifferences();
  let bestExpected = 0;
  let bestDelivered = 0;
  let all = 0;
  const sums: [SumsInMaking, SumsInMaking, SumsInMaking] = [noSums(), noSums(), noSums()];
  for (let k = 0; k < bits.length; k++) {
    const throughout = counts[3 * k + 2]!;
    const inSection = throughout + counts[3 * k + 1]!;
    const count = inSection + counts[3 * k]!;
    if (count === 0) continue;
    n += count;
    if (!scored) continue;
    const own = bits[k]!;
    byGap[own & SHORT ? 0 : own & OVER ? 2 : 1] += count;
    countDifference(gaps, differences[k]!, count);
    if (own & BEST_EXPECTED) bestExpected += count;
    if (own & BEST_DELIVERED) bestDelivered += count;
    all |= own;
    if (all & BROKEN) continue;
    const [x, y] = [expectation[k]!, delivery[k]!];
    addWhole(sums[0], x, y, count);
    addWhole(sums[1], x, y, inSection);
    addWhole(sums[2], x, y, throughout);
  }
  return { n, byGap, gaps, bestExpected, bestDelivered, sums: all & BROKEN ? null : sums };
}

/** Sums of the answers as given. */
export function sumsAsGiven({ sums }: PairTotals, pairs: PairColumns, from: Completeness): Sums | WholeSums {
  return sums && isExact(sums[from]) ? sums[from] : sumsOfWorth(pairs, from, (answer) => answer, RAW_SCALE);
}

/** Sums of what the answers are worth; `scale` is that of their grid. */
export function sumsOfWorth(
  pairs: PairColumns,
  from: Completeness,
  worth: (answer: number) => number,
  scale: number,
): Sums | WholeSums {
  const counted = listed(pairs).map(({ expectation, delivery, counts }) => ({
    x: worth(expectation),
    y: worth(delivery),
    count: countFrom(counts, from),
  }));
  return sumsOfPairs(counted, scale);
}

const countFrom = (counts: PairCounts, from: Completeness): number =>
  counts.slice(from).reduce((total, count) => total + count, 0);

export const respondents = ({ counts }: CountedPair): number => counts[0] + counts[1] + counts[2];
