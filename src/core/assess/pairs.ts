// What the pairs of one criterion in one group come to. There are many more pairs than anything else that is judged, so that
// one walk tells all there is to know of them; only sums of what is no whole number are made apart.

import { countDifference, type Differences, noDifferences } from '../statistics/signed-ranks.ts';
import type { Sums, SumsInMaking, WholeSums } from '../tally/exact.ts';
import { addWhole, isExact, noSums, RAW_SCALE, sumsOfPairs } from '../tally/exact.ts';
import type { PairColumns, PairCounts, PairTally } from '../tally/tally.ts';
import { isOver, isShort, listed } from '../tally/tally.ts';
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

/** What pairs come to whoever gave them: the same for all groups. */
interface Worth {
  readonly of: PairColumns;
  /** By pair: its kind. */
  readonly kindOf: Uint32Array;
  readonly kinds: readonly PairKind[];
  /** By pair: whether both answers are whole numbers. */
  readonly areWhole: readonly boolean[];
}

/** Pairs that are alike in all but the answers themselves: there are a dozen or so of them. */
interface PairKind {
  /** In the answer's own units where it has any. */
  readonly gap: number;
  /** Short, within tolerance, over. */
  readonly verdict: 0 | 1 | 2;
  readonly bestExpected: boolean;
  readonly bestDelivered: boolean;
}

/** Prepares the totals of a criterion. */
export function totalsFor(yardstick: Yardstick, tolerance: number): (pairs: PairColumns) => PairTotals {
  let known: Worth | null = null;
  return (pairs) => {
    if (known?.of.expectation !== pairs.expectation || known.of.delivery !== pairs.delivery)
      known = worthOf(yardstick, pairs, tolerance);
    return totalsOf(pairs, known);
  };
}

function worthOf({ answer, kind, scored, best }: Yardstick, of: PairColumns, tolerance: number): Worth {
  const { expectation, delivery } = of;
  const kindOf = new Uint32Array(expectation.length);
  const areWhole: boolean[] = [];
  const kinds: PairKind[] = [];
  const byGap = new Map<number, number[]>();
  expectation.forEach((expected, k) => {
    const delivered = delivery[k]!;
    areWhole.push(Number.isInteger(expected) && Number.isInteger(delivered));
    if (!scored) return;
    const inPoints = kind.pointsGap(expected, delivered, answer);
    const gap = kind.gap(expected, delivered, answer) ?? inPoints;
    const verdict = isShort(inPoints, tolerance) ? 0 : isOver(inPoints, tolerance) ? 2 : 1;
    const own = { gap, verdict, bestExpected: expected === best, bestDelivered: delivered === best } as const;
    const those = byGap.get(gap) ?? [];
    byGap.set(gap, those);
    let place = those.find((other) => isAlike(kinds[other]!, own));
    if (place === undefined) {
      place = kinds.push(own) - 1;
      those.push(place);
    }
    kindOf[k] = place;
  });
  return { of, kindOf, kinds, areWhole };
}

/** Of two that have one gap. */
const isAlike = (a: PairKind, b: PairKind): boolean =>
  a.verdict === b.verdict && a.bestExpected === b.bestExpected && a.bestDelivered === b.bestDelivered;

function totalsOf(pairs: PairColumns, worth: Worth): PairTotals {
  const { kinds } = worth;
  const byKind = new Array<number>(Math.max(1, kinds.length)).fill(0);
  const sums = sumsInWhole(pairs, worth, byKind);
  const byGap: [number, number, number] = [0, 0, 0];
  const gaps = noDifferences();
  let n = 0;
  let bestExpected = 0;
  let bestDelivered = 0;
  for (let k = 0; k < byKind.length; k++) {
    const count = byKind[k]!;
    n += count;
    const kind = kinds[k];
    if (!kind || count === 0) continue;
    byGap[kind.verdict] += count;
    countDifference(gaps, kind.gap, count);
    if (kind.bestExpected) bestExpected += count;
    if (kind.bestDelivered) bestDelivered += count;
  }
  return { n, byGap, gaps, bestExpected, bestDelivered, sums: kinds.length > 0 ? sums : null };
}

/**
 * Sums by completeness; null where some answers are no whole numbers. The one loop that every pair of every group passes: so it
 * also counts them by kind.
 */
function sumsInWhole(
  { expectation, delivery, counts }: PairColumns,
  { kindOf, areWhole }: Worth,
  byKind: number[],
): PairTotals['sums'] {
  const sums: [SumsInMaking, SumsInMaking, SumsInMaking] = [noSums(), noSums(), noSums()];
  const [any, inSection, throughout] = sums;
  let all = true;
  for (let k = 0, at = 0; k < kindOf.length; k++, at += 3) {
    const whole = counts[at + 2]!;
    const section = whole + counts[at + 1]!;
    const count = section + counts[at]!;
    if (count === 0) continue;
    byKind[kindOf[k]!]! += count;
    all &&= areWhole[k]!;
    if (!all) continue;
    const x = expectation[k]!;
    const y = delivery[k]!;
    addWhole(any, x, y, count);
    addWhole(inSection, x, y, section);
    addWhole(throughout, x, y, whole);
  }
  return all ? sums : null;
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
  const tallies = listed(pairs).map(({ expectation, delivery, counts }) => ({
    x: worth(expectation),
    y: worth(delivery),
    count: countFrom(counts, from),
  }));
  return sumsOfPairs(tallies, scale);
}

const countFrom = (counts: PairCounts, from: Completeness): number =>
  counts.slice(from).reduce((total, count) => total + count, 0);

export const respondents = ({ counts }: PairTally): number => counts[0] + counts[1] + counts[2];
