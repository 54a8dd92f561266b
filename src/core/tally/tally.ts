// A tally: counts of pairs, of blanks and of respondents, and sums over respondents, per group. It grows with criteria, options
// and groups, not with respondents (only with distinct measured values), and merges in any order to the same result.
//
// All of it is a GROUP BY over respondents. One who has answered nothing that counts is not in it. Of each respondent
//
//   pair         an answer to a scored criterion and an expectation (asked for, else the profile's or the standard's);
//                E, D in points, g = D − E subtracted before rounding. Without either it is a blank;
//   applicable   weight of the pairs, and of skipped and don't know unless the criterion is optional;
//   section      has a figure where weight answered > 0 and ≥ minimumAnswered · weight applicable: E, D = Σ w·points / Σ w over
//                the pairs of the section;
//   overall      nested: by the same rule over section weights, counting the sections that have a figure, of those where any weight is
//                applicable; E, D = Σ W·section / Σ W. Flat: the same as a section, over all criteria;
//   share        of a pair in its section's figure w / Σ w, in the overall one (W / Σ W) · (w / Σ w), or flat w / Σ w.
//
// Sums are of integers, so that no order shows: a value is rounded once to a multiple of 2^-40 points. Of a section whose criteria
// are alike (uniform.ts) the sums of steps are whole numbers, and nothing is rounded.

import { BLANKS } from '../answers/response.ts';
import type { Scheme } from '../standard/scheme.ts';
import { NO_SUMS, type Sums } from './exact.ts';

/**
 * Respondents by how complete they were: [something of the section missing, the section whole, all criteria answered].
 * Alpha is computed on whole sections and, overall, on whole respondents.
 */
export type PairCounts = [number, number, number];

export interface PairTally {
  /** In the answer's own units; NaN where a choice is not scored. */
  readonly expectation: number;
  readonly delivery: number;
  readonly counts: PairCounts;
}

/** Pairs in columns, some perhaps counted zero times. As many counts as three for each pair: see PairCounts. */
export interface PairColumns {
  readonly expectation: Float64Array;
  readonly delivery: Float64Array;
  readonly counts: Uint32Array;
}

export function inColumns(pairs: readonly PairTally[]): PairColumns {
  return {
    expectation: Float64Array.from(pairs, ({ expectation }) => expectation),
    delivery: Float64Array.from(pairs, ({ delivery }) => delivery),
    counts: Uint32Array.from(pairs.flatMap(({ counts }) => counts)),
  };
}

/** Those that occur, one by one. */
export function listed({ expectation, delivery, counts }: PairColumns): PairTally[] {
  const pairs: PairTally[] = [];
  expectation.forEach((expected, k) => {
    const own = counts.subarray(3 * k, 3 * k + 3);
    if (own.some((count) => count > 0))
      pairs.push({ expectation: expected, delivery: delivery[k]!, counts: [own[0]!, own[1]!, own[2]!] });
  });
  return pairs;
}

/** Of one criterion to a figure, over the respondents who have that figure; both in units of 2^-40 (see POINTS_SCALE). */
export interface Contribution {
  /** Σ share · gap, each product rounded once to a multiple of 2^-40 points. Of all criteria together: Σ gap of the figure. */
  readonly points: bigint;
  /** Σ share, each rounded once to a multiple of 2^-40. */
  readonly share: bigint;
}

export interface CriterionTally {
  /** Ascending by expectation, then delivery: the one order that results may depend on. To be read before more is counted. */
  readonly pairs: PairColumns;
  /** In the order of BLANKS. */
  readonly blanks: [number, number, number, number];
  /** Pairs whose expectation came from the profile or the standard, not from the respondent. */
  readonly expectationFilled: number;
  /** To the overall figure, and to that of its section. Respondents who did not answer the criterion add nothing to either sum. */
  readonly toOverall: Contribution;
  readonly toSection: Contribution;
  /** Null in a section of fewer than three scored criteria, or where only pairs are known. */
  readonly withSection: WithSection | null;
}

/** Σ own points · mean points of the section, over the respondents who answered the section whole. */
export interface WithSection {
  readonly expectation: number;
  readonly delivery: number;
}

/** In a section of fewer none can be told to run against the others. */
export const ITEMS_FOR_REST = 3;

/** By section, whether it has so many. */
export const hasRestIn = ({ criteria, sections }: Pick<Scheme, 'criteria' | 'sections'>): boolean[] =>
  sections.map(
    ({ from, to }) => criteria.slice(from, to).filter(({ scored }) => scored).length >= ITEMS_FOR_REST,
  );

/** Grids of such sums where criteria differ: points are on that of 1 / FINE, means have two parts, one on that of 1 / COARSE. */
export const COARSE = 2 ** 8;
export const FINE = 2 ** 26;

export interface UnitTally {
  /** Expectation and delivery per respondent: the weighted mean points of the pairs that the respondent has. */
  readonly respondents: Sums;
  /** Respondents by their gap: short beyond tolerance, within it, over it. */
  readonly shares: readonly [number, number, number];
  /** Plain mean points of the respondents that answered everything in the unit; for alpha. */
  readonly complete: Sums;
  /** Respondents who answered something with weight in the unit, but too little for a figure (see minimumAnswered). */
  readonly leftOut: number;
}

export interface GroupTally {
  /** Values of the grouping columns; empty for the whole. */
  readonly key: readonly string[];
  respondents: number;
  /** Respondents who gave one rating throughout (at least STRAIGHT_LINE_RATINGS of them): expectations, deliveries. */
  readonly straightLined: [number, number];
  /** By position in the scheme. */
  readonly criteria: readonly CriterionTally[];
  readonly sections: readonly UnitTally[];
  readonly overall: UnitTally;
}

/** The whole first, then the groups, sorted by key. */
export type Tally = readonly GroupTally[];

export const STRAIGHT_LINE_RATINGS = 6;

/** Gaps this close to a threshold are at it: room for the rounding of one double, far below any real step. */
export const ROUNDING = 1e-9;
export const isShort = (gap: number, tolerance: number): boolean => gap < -(tolerance + ROUNDING);
export const reaches = (value: number, threshold: number): boolean => value >= threshold - ROUNDING;
/** Whether a part of some weight is at least this share of it, whatever unit the weights are in. */
export const isShare = (part: number, whole: number, share: number): boolean =>
  part >= (share - ROUNDING) * whole;
export const isOver = (gap: number, tolerance: number): boolean => gap > tolerance + ROUNDING;

const emptyUnit = (): UnitTally => ({
  respondents: NO_SUMS,
  shares: [0, 0, 0],
  complete: NO_SUMS,
  leftOut: 0,
});

export const NO_CONTRIBUTION: Contribution = { points: 0n, share: 0n };

export function emptyGroup(scheme: Scheme, key: readonly string[] = []): GroupTally {
  return {
    key,
    respondents: 0,
    straightLined: [0, 0],
    criteria: scheme.criteria.map(() => ({
      pairs: inColumns([]),
      blanks: [0, 0, 0, 0],
      expectationFilled: 0,
      toOverall: NO_CONTRIBUTION,
      toSection: NO_CONTRIBUTION,
      withSection: null,
    })),
    sections: scheme.sections.map(emptyUnit),
    overall: emptyUnit(),
  };
}

/** One respondent's answers by position in the scheme; NaN where there is none. May be reused: nothing keeps it. */
export interface Answers {
  /** As asked of the respondent; profile and standard are consulted here, in the tally. */
  readonly expectation: Float64Array;
  readonly delivery: Float64Array;
  /** Index into BLANKS, read where there is no delivery. */
  readonly blank: Uint8Array;
}

const SKIPPED = BLANKS.indexOf('skipped');

export function emptyAnswers(scheme: Scheme): Answers {
  const size = scheme.criteria.length;
  return {
    expectation: new Float64Array(size).fill(Number.NaN),
    delivery: new Float64Array(size).fill(Number.NaN),
    blank: new Uint8Array(size).fill(SKIPPED),
  };
}

export function compareKeys(a: { key: readonly string[] }, b: { key: readonly string[] }): number {
  for (let i = 0; i < Math.max(a.key.length, b.key.length); i++) {
    const [left, right] = [a.key[i] ?? '', b.key[i] ?? ''];
    if (left !== right) return left < right ? -1 : 1;
  }
  return a.key.length - b.key.length;
}
