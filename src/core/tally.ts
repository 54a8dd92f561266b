// A tally: counts of pairs, of blanks and of respondents, per group. It grows with criteria, options and groups, not
// with respondents (only with distinct measured values), and merges in any order to the same result.

import type { Moments } from './exact.ts';
import { addPair, emptyMoments, mergeMoments } from './exact.ts';
import { BLANKS } from './response.ts';
import type { Scheme } from './scheme.ts';

/**
 * Respondents by how complete they were: [something of the section missing, the section whole, all criteria answered].
 * Alpha is computed on whole sections and, overall, on whole respondents.
 */
export type PairCounts = [number, number, number];

export interface CriterionTally {
  /** expectation → delivery → respondents, in the answer's own units; expectation is NaN where a choice is not scored. */
  readonly pairs: Map<number, Map<number, PairCounts>>;
  /** In the order of BLANKS. */
  readonly blanks: [number, number, number, number];
  /** Pairs whose expectation came from the profile or the standard, not from the respondent. */
  expectationFilled: number;
}

export interface UnitTally {
  /** Expectation and delivery per respondent: the weighted mean points of the pairs that the respondent has. */
  readonly respondents: Moments;
  /** Respondents by their gap: short beyond tolerance, within it, over it. */
  readonly shares: [number, number, number];
  /** Plain mean points of the respondents that answered everything in the unit; for alpha. */
  readonly complete: Moments;
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
const ROUNDING = 1e-9;
export const isShort = (gap: number, tolerance: number): boolean => gap < -(tolerance + ROUNDING);
export const reaches = (value: number, threshold: number): boolean => value >= threshold - ROUNDING;
/** Whether a part of some weight is at least this share of it, whatever unit the weights are in. */
const isShare = (part: number, whole: number, share: number): boolean => part >= (share - ROUNDING) * whole;
export const isOver = (gap: number, tolerance: number): boolean => gap > tolerance + ROUNDING;

const emptyUnit = (): UnitTally => ({
  respondents: emptyMoments(),
  shares: [0, 0, 0],
  complete: emptyMoments(),
});

export function emptyGroup(scheme: Scheme, key: readonly string[] = []): GroupTally {
  return {
    key,
    respondents: 0,
    straightLined: [0, 0],
    criteria: scheme.criteria.map(() => ({ pairs: new Map(), blanks: [0, 0, 0, 0], expectationFilled: 0 })),
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

const [NOT_SHOWN, SKIPPED, , NOT_APPLICABLE] = BLANKS.map((_, i) => i) as [number, number, number, number];

export function emptyAnswers(scheme: Scheme): Answers {
  const size = scheme.criteria.length;
  return {
    expectation: new Float64Array(size).fill(Number.NaN),
    delivery: new Float64Array(size).fill(Number.NaN),
    blank: new Uint8Array(size).fill(SKIPPED),
  };
}

/** What one respondent's answers come to, in points; NaN where too little is answered. */
export interface RespondentPoints {
  readonly expectation: number;
  readonly delivery: number;
}

export interface Counter {
  /** Sections, then overall, of the respondent counted last; overwritten by the next. */
  readonly last: { readonly sections: readonly RespondentPoints[]; readonly overall: RespondentPoints };
  /** Whether there is a delivery with an expectation to hold it against (or an unscored answer): else nothing to count. */
  counts(answers: Answers): boolean;
  /** Counts one respondent into a group. */
  add(group: GroupTally, answers: Answers): void;
}

/** Prepares counting by a scheme: the work per respondent is then a few passes over its criteria. */
export function counterFor(scheme: Scheme): Counter {
  const { criteria, sections, policy } = scheme;
  const size = criteria.length;
  const nested = scheme.standard.aggregation === 'nested';
  const weight = Float64Array.from(criteria, (criterion) => criterion.weight);
  const expect = Float64Array.from(criteria, (criterion) => criterion.expect ?? Number.NaN);
  const asked = new Float64Array(size);
  const e = new Float64Array(size);
  const d = new Float64Array(size);
  /** 1 paired, 0 missing though applicable, 2 out of scope (not shown, not applicable, optional and left out). */
  const state = new Uint8Array(size);

  const last = {
    sections: sections.map(() => ({ expectation: Number.NaN, delivery: Number.NaN })),
    overall: { expectation: Number.NaN, delivery: Number.NaN },
  };

  const share = (
    unit: UnitTally,
    expectation: number,
    delivery: number,
    points: { expectation: number; delivery: number },
  ) => {
    points.expectation = expectation;
    points.delivery = delivery;
    addPair(unit.respondents, expectation, delivery);
    const gap = delivery - expectation;
    unit.shares[isShort(gap, policy.tolerance) ? 0 : isOver(gap, policy.tolerance) ? 2 : 1]++;
  };

  return {
    last,
    counts: (answers) =>
      criteria.some(
        (criterion, i) =>
          !Number.isNaN(answers.delivery[i]!) &&
          (!criterion.scored || !Number.isNaN(answers.expectation[i]!) || !Number.isNaN(expect[i]!)),
      ),
    add(group, answers) {
      group.respondents++;
      let wholeRespondent = true;
      for (let i = 0; i < size; i++) {
        const criterion = criteria[i]!;
        const delivery = answers.delivery[i]!;
        if (!criterion.scored) {
          state[i] = 2;
          if (Number.isNaN(delivery)) group.criteria[i]!.blanks[answers.blank[i] as 0]++;
          else countPair(group.criteria[i]!.pairs, Number.NaN, delivery, 0);
          continue;
        }
        const expectation = answers.expectation[i]!;
        asked[i] = Number.isNaN(expectation) ? expect[i]! : expectation;
        if (Number.isNaN(delivery) || Number.isNaN(asked[i]!)) {
          const blank = Number.isNaN(delivery) ? answers.blank[i]! : SKIPPED;
          group.criteria[i]!.blanks[blank as 0]++;
          state[i] = blank === NOT_SHOWN || blank === NOT_APPLICABLE || criterion.optional ? 2 : 0;
          wholeRespondent = false;
        } else {
          if (Number.isNaN(expectation)) group.criteria[i]!.expectationFilled++;
          state[i] = 1;
          e[i] = criterion.kind.points(asked[i]!, criterion.answer);
          d[i] = criterion.kind.points(delivery, criterion.answer);
        }
      }
      let present = 0;
      let possible = 0;
      let overallE = 0;
      let overallD = 0;
      let plainE = 0;
      let plainD = 0;
      let scoredCriteria = 0;
      for (let s = 0; s < sections.length; s++) {
        const { from, to, weight: sectionWeight } = sections[s]!;
        const unit = group.sections[s]!;
        let answered = 0;
        let applicable = 0;
        let sumE = 0;
        let sumD = 0;
        let sectionE = 0;
        let sectionD = 0;
        let scored = 0;
        let paired = 0;
        for (let i = from; i < to; i++) {
          if (!criteria[i]!.scored) continue;
          scored++;
          if (state[i] === 2) continue;
          applicable += weight[i]!;
          if (state[i] === 0) continue;
          paired++;
          answered += weight[i]!;
          sumE += weight[i]! * e[i]!;
          sumD += weight[i]! * d[i]!;
          sectionE += e[i]!;
          sectionD += d[i]!;
        }
        const whole = scored > 0 && paired === scored;
        if (whole) addPair(unit.complete, sectionE / scored, sectionD / scored);
        const completeness = wholeRespondent ? 2 : whole ? 1 : 0;
        for (let i = from; i < to; i++) {
          if (state[i] === 1 && criteria[i]!.scored)
            countPair(group.criteria[i]!.pairs, asked[i]!, answers.delivery[i]!, completeness);
        }
        plainE += sectionE;
        plainD += sectionD;
        scoredCriteria += scored;
        const enough = answered > 0 && isShare(answered, applicable, policy.minimumAnswered);
        if (enough) share(unit, sumE / answered, sumD / answered, last.sections[s]!);
        else last.sections[s]!.expectation = last.sections[s]!.delivery = Number.NaN;
        if (applicable <= 0) continue;
        if (nested) {
          possible += sectionWeight;
          if (enough) {
            present += sectionWeight;
            overallE += sectionWeight * (sumE / answered);
            overallD += sectionWeight * (sumD / answered);
          }
        } else {
          possible += applicable;
          present += answered;
          overallE += sumE;
          overallD += sumD;
        }
      }
      if (present > 0 && isShare(present, possible, policy.minimumAnswered))
        share(group.overall, overallE / present, overallD / present, last.overall);
      else last.overall.expectation = last.overall.delivery = Number.NaN;
      if (wholeRespondent && scoredCriteria > 0)
        addPair(group.overall.complete, plainE / scoredCriteria, plainD / scoredCriteria);
      if (isStraight(answers.expectation)) group.straightLined[0]++;
      if (isStraight(answers.delivery)) group.straightLined[1]++;
    },
  };

  function isStraight(values: Float64Array): boolean {
    let first = Number.NaN;
    let ratings = 0;
    for (let i = 0; i < size; i++) {
      const value = values[i]!;
      if (Number.isNaN(value) || criteria[i]!.answer.kind !== 'scale') continue;
      if (ratings++ === 0) first = value;
      else if (value !== first) return false;
    }
    return ratings >= STRAIGHT_LINE_RATINGS;
  }
}

export function countPair(
  pairs: CriterionTally['pairs'],
  expectation: number,
  delivery: number,
  completeness: number,
  times = 1,
): void {
  let row = pairs.get(expectation);
  if (!row) {
    row = new Map();
    pairs.set(expectation, row);
  }
  let counts = row.get(delivery);
  if (!counts) {
    counts = [0, 0, 0];
    row.set(delivery, counts);
  }
  counts[completeness as 0] += times;
}

/** Adds all of `other` into `into`; both by the same scheme. */
export function mergeGroup(into: GroupTally, other: GroupTally): void {
  into.respondents += other.respondents;
  for (const side of [0, 1] as const) into.straightLined[side] += other.straightLined[side];
  into.criteria.forEach((criterion, i) => {
    const from = other.criteria[i]!;
    criterion.expectationFilled += from.expectationFilled;
    for (const blank of [0, 1, 2, 3] as const) criterion.blanks[blank] += from.blanks[blank];
    for (const [expectation, row] of from.pairs)
      for (const [delivery, counts] of row)
        counts.forEach((times, completeness) => {
          if (times > 0) countPair(criterion.pairs, expectation, delivery, completeness, times);
        });
  });
  into.sections.forEach((unit, s) => {
    mergeUnit(unit, other.sections[s]!);
  });
  mergeUnit(into.overall, other.overall);
}

function mergeUnit(into: UnitTally, other: UnitTally): void {
  mergeMoments(into.respondents, other.respondents);
  mergeMoments(into.complete, other.complete);
  for (const kind of [0, 1, 2] as const) into.shares[kind] += other.shares[kind];
}

/** Pairs of a criterion in ascending order: the one order that results may depend on. */
export function sortedPairs(
  criterion: CriterionTally,
): { expectation: number; delivery: number; counts: PairCounts }[] {
  const sorted = [];
  for (const [expectation, row] of criterion.pairs)
    for (const [delivery, counts] of row) sorted.push({ expectation, delivery, counts });
  return sorted.sort((a, b) => a.expectation - b.expectation || a.delivery - b.delivery);
}

/** The tally of the whole and, where respondents fall into groups, of each group. */
export function mergeTallies(scheme: Scheme, tallies: readonly Tally[]): Tally {
  const merged = new Map<string, GroupTally>();
  for (const group of tallies.flat()) {
    const name = JSON.stringify(group.key);
    let into = merged.get(name);
    if (!into) {
      into = emptyGroup(scheme, group.key);
      merged.set(name, into);
    }
    mergeGroup(into, group);
  }
  return [...merged.values()].sort(compareKeys);
}

export function compareKeys(a: { key: readonly string[] }, b: { key: readonly string[] }): number {
  for (let i = 0; i < Math.max(a.key.length, b.key.length); i++) {
    const [left, right] = [a.key[i] ?? '', b.key[i] ?? ''];
    if (left !== right) return left < right ? -1 : 1;
  }
  return a.key.length - b.key.length;
}
