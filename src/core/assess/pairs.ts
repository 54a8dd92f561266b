// What the pairs of one criterion in one group come to. There are many more pairs than anything else that is judged, so that
// one walk tells all there is to know of them; only sums of what is no whole number are made apart.

import type { Sums, SumsInMaking, WholeSums } from '../exact.ts';
import { addWhole, isExact, noSums, RAW_SCALE, sumsOfPairs } from '../exact.ts';
import type { Differences } from '../signed-ranks.ts';
import { countDifference, noDifferences } from '../signed-ranks.ts';
import type { CountedPair, PairCounts } from '../tally.ts';
import { isOver, isShort } from '../tally.ts';
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

export function totalsOf(
  { answer, kind, scored, best }: Yardstick,
  pairs: readonly CountedPair[],
  tolerance: number,
): PairTotals {
  let n = 0;
  const byGap: [number, number, number] = [0, 0, 0];
  const gaps = noDifferences();
  let bestExpected = 0;
  let bestDelivered = 0;
  let areWhole = true;
  const sums: [SumsInMaking, SumsInMaking, SumsInMaking] = [noSums(), noSums(), noSums()];
  for (let i = 0; i < pairs.length; i++) {
    const { expectation, delivery, counts } = pairs[i]!;
    const throughout = counts[2];
    const inSection = throughout + counts[1];
    const count = inSection + counts[0];
    n += count;
    if (!scored) continue;
    const inPoints = kind.pointsGap(expectation, delivery, answer);
    byGap[isShort(inPoints, tolerance) ? 0 : isOver(inPoints, tolerance) ? 2 : 1] += count;
    countDifference(gaps, kind.gap(expectation, delivery, answer) ?? inPoints, count);
    if (expectation === best) bestExpected += count;
    if (delivery === best) bestDelivered += count;
    areWhole &&= Number.isInteger(expectation) && Number.isInteger(delivery);
    if (!areWhole) continue;
    addWhole(sums[0], expectation, delivery, count);
    addWhole(sums[1], expectation, delivery, inSection);
    addWhole(sums[2], expectation, delivery, throughout);
  }
  return { n, byGap, gaps, bestExpected, bestDelivered, sums: areWhole ? sums : null };
}

/** Sums of the answers as given. */
export function sumsAsGiven(
  { sums }: PairTotals,
  pairs: readonly CountedPair[],
  from: Completeness,
): Sums | WholeSums {
  return sums && isExact(sums[from]) ? sums[from] : sumsOfWorth(pairs, from, (answer) => answer, RAW_SCALE);
}

/** Sums of what the answers are worth; `scale` is that of their grid. */
export function sumsOfWorth(
  pairs: readonly CountedPair[],
  from: Completeness,
  worth: (answer: number) => number,
  scale: number,
): Sums | WholeSums {
  const counted = pairs.map(({ expectation, delivery, counts }) => ({
    x: worth(expectation),
    y: worth(delivery),
    count: countFrom(counts, from),
  }));
  return sumsOfPairs(counted, scale);
}

const countFrom = (counts: PairCounts, from: Completeness): number =>
  counts.slice(from).reduce((total, count) => total + count, 0);

export const respondents = ({ counts }: CountedPair): number => counts[0] + counts[1] + counts[2];
