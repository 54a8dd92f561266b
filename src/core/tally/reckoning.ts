// What one respondent's cells come to: in each section and overall the weighted mean points of what is answered, how much
// that is, and each answer's share of it. The one place where weights, blanks and least answers are reckoned with.

import type { Scheme } from '../standard/scheme.ts';
import type { Cells } from './cells.ts';
import { isShare, STRAIGHT_LINE_RATINGS } from './tally.ts';
import { E_STEP, missedOf, outOf, stepsOfD, stepsOfE, type UniformSection } from './uniform.ts';

/** Respondents reckoned with at once: few enough to lie in the nearest cache, and for plain sums over them to stay exact (see exact.ts). */
export const LANES = 32;

/** By section, the whole behind them, and within each by lane, one respondent a lane (`unit · LANES + lane`); overwritten by the next. */
export interface Reckoning {
  /** Points of the weighted means; to be read only where there is a figure. */
  readonly meanE: Float64Array;
  readonly meanD: Float64Array;
  /** Weight answered, and weight that might have been. Nested, the whole's are those of sections. */
  readonly answered: Float64Array;
  readonly applicable: Float64Array;
  /** 1 where enough is answered for a figure. */
  readonly isEnough: Uint8Array;
  /** 1 where all that is scored is answered, and there is any of it. */
  readonly isComplete: Uint8Array;
  /** Plain sums of points over the criteria answered, and how many these are. */
  readonly sumE: Float64Array;
  readonly sumD: Float64Array;
  readonly pairs: Int32Array;
}

/**
 * What those who are reckoned with said: cells by criterion, and totals by section, within each by lane (`i · LANES + lane`). Rows of
 * a group lie far apart; here all that follows finds them side by side.
 */
export interface Said {
  readonly cells: Int32Array;
  readonly totals: Int32Array;
}

export interface Reckoner {
  readonly of: Reckoning;
  /** The weight of each criterion's section's answers, and of all that counts overall, where nothing is missing. */
  readonly full: Float64Array;
  /** The respondents at hand. */
  readonly said: Said;
  /** What a row's cells add to the totals of its sections (see uniform.ts). */
  total(cells: Int32Array, totals: Int32Array): void;
  /** Takes respondents, at most LANES, whose cells and totals are in these rows, and reckons with them. */
  reckon(cells: Int32Array, totals: Int32Array, rows: ArrayLike<number>, many: number): void;
  /** Reckons with the first of the respondents at hand. */
  reckonSaid(many: number): void;
  /** Of a lane: an answer's share of its section's figure, and of the overall one; 0 where it has none in it. */
  shareInSection(i: number, lane: number): number;
  shareOverall(i: number, lane: number): number;
  /** Whether one rating was given throughout, to all the criteria with a scale that were rated. */
  isStraight(lane: number, side: 'ratingE' | 'ratingD'): boolean;
}

export function reckonerFor(
  { criteria, sections, policy, standard }: Scheme,
  cells: Cells,
  uniform: readonly (UniformSection | null)[],
  addOf: (cell: number) => number,
): Reckoner {
  const isNested = standard.aggregation === 'nested';
  const { minimumAnswered } = policy;
  const many = sections.length;
  const whole = many;
  const doubles = () => new Float64Array((many + 1) * LANES);
  const flags = () => new Uint8Array((many + 1) * LANES);
  const of: Reckoning = {
    meanE: doubles(),
    meanD: doubles(),
    answered: doubles(),
    applicable: doubles(),
    isEnough: flags(),
    isComplete: flags(),
    sumE: doubles(),
    sumD: doubles(),
    pairs: new Int32Array((many + 1) * LANES),
  };
  const { meanE, meanD, answered, applicable, isEnough, isComplete, sumE, sumD, pairs } = of;
  const width = criteria.length;
  const said: Said = { cells: new Int32Array(width * LANES), totals: new Int32Array(many * LANES) };
  const weights = Float64Array.from(criteria, ({ weight }) => weight);
  const sectionOf = Int32Array.from(criteria, ({ section }) => section);
  const sectionWeights = Float64Array.from(sections, ({ weight }) => weight);
  const from = Int32Array.from(sections, (section) => section.from);
  const to = Int32Array.from(sections, (section) => section.to);
  const scored = Int32Array.from(
    sections,
    (section) => criteria.slice(section.from, section.to).filter((criterion) => criterion.scored).length,
  );
  const scoredInAll = scored.reduce((a, b) => a + b, 0);
  const rated = criteria.flatMap(({ answer, kind }, i) => (kind.scale(answer) ? [i] : []));
  const full = fullWeights();

  function fullWeights(): Float64Array {
    const all = new Float64Array(many + 1);
    for (let s = 0; s < many; s++) {
      const line = uniform[s];
      if (line) all[s] = line.size * line.weight;
      else for (let i = from[s]!; i < to[s]!; i++) if (criteria[i]!.scored) all[s]! += weights[i]!;
      if (all[s] !== 0) all[whole]! += isNested ? sectionWeights[s]! : all[s]!;
    }
    return all;
  }

  function take(cells: Int32Array, totals: Int32Array, rows: ArrayLike<number>, lanes: number): void {
    const { cells: ownCells, totals: ownTotals } = said;
    for (let lane = 0; lane < lanes; lane++) {
      const row = rows[lane]!;
      for (let from = row * width, to = lane, end = from + width; from < end; from++, to += LANES)
        ownCells[to] = cells[from]!;
      for (let from = row * many, to = lane, end = from + many; from < end; from++, to += LANES)
        ownTotals[to] = totals[from]!;
    }
  }

  /** Of a uniform section, by its totals. */
  function reckonUniform(s: number, { size, weight, means }: UniformSection, lanes: number): void {
    const { totals } = said;
    for (let at = s * LANES, end = at + lanes; at < end; at++) {
      const total = totals[at]!;
      const could = size - outOf(total);
      const paired = could - missedOf(total);
      const mean = paired * E_STEP;
      const e = means[mean + stepsOfE(total)]!;
      const d = means[mean + stepsOfD(total)]!;
      meanE[at] = e;
      meanD[at] = d;
      sumE[at] = e * paired;
      sumD[at] = d * paired;
      pairs[at] = paired;
      answered[at] = paired * weight;
      applicable[at] = could * weight;
      isComplete[at] = paired === size ? 1 : 0;
      isEnough[at] = paired > 0 && isShare(paired, could, minimumAnswered) ? 1 : 0;
    }
  }

  /** Of a section whose criteria differ: each answer by its points and its weight. */
  function reckonMixed(s: number, lane: number): void {
    const { pointsE, pointsD, outOfScope } = cells.table();
    const { cells: own } = said;
    const at = s * LANES + lane;
    let paired = 0;
    let weight = 0;
    let could = 0;
    let weightedE = 0;
    let weightedD = 0;
    let e = 0;
    let d = 0;
    for (let i = from[s]!; i < to[s]!; i++) {
      const w = weights[i]!;
      const cell = own[i * LANES + lane]!;
      const expected = pointsE[cell]!;
      // A blank, or not scored.
      if (Number.isNaN(expected)) {
        if (outOfScope[cell] === 0) could += w;
        continue;
      }
      const delivered = pointsD[cell]!;
      paired++;
      weight += w;
      could += w;
      weightedE += w * expected;
      weightedD += w * delivered;
      e += expected;
      d += delivered;
    }
    meanE[at] = weightedE / weight;
    meanD[at] = weightedD / weight;
    sumE[at] = e;
    sumD[at] = d;
    pairs[at] = paired;
    answered[at] = weight;
    applicable[at] = could;
    isComplete[at] = paired > 0 && paired === scored[s]! ? 1 : 0;
    isEnough[at] = weight > 0 && isShare(weight, could, minimumAnswered) ? 1 : 0;
  }

  /** Nested: each section's mean by its weight, where enough of it is answered; flat: each criterion by its own weight. */
  function reckonWhole(lanes: number): void {
    const first = many * LANES;
    const end = first + lanes;
    for (const sums of [meanE, meanD, sumE, sumD, pairs, answered, applicable]) sums.fill(0, first, end);
    for (let s = 0; s < many; s++) addToWhole(s, first, end);
    for (let at = first; at < end; at++) {
      meanE[at]! /= answered[at]!;
      meanD[at]! /= answered[at]!;
      isComplete[at] = pairs[at]! > 0 && pairs[at] === scoredInAll ? 1 : 0;
      isEnough[at] = answered[at]! > 0 && isShare(answered[at]!, applicable[at]!, minimumAnswered) ? 1 : 0;
    }
  }

  function addToWhole(s: number, first: number, end: number): void {
    const sectionWeight = sectionWeights[s]!;
    for (let own = s * LANES, at = first; at < end; own++, at++) {
      pairs[at]! += pairs[own]!;
      sumE[at]! += sumE[own]!;
      sumD[at]! += sumD[own]!;
      if (applicable[own] === 0) continue;
      applicable[at]! += isNested ? sectionWeight : applicable[own]!;
      if (isNested ? isEnough[own] === 0 : answered[own] === 0) continue;
      const w = isNested ? sectionWeight : answered[own]!;
      answered[at]! += w;
      meanE[at]! += w * meanE[own]!;
      meanD[at]! += w * meanD[own]!;
    }
  }

  function reckonSaid(lanes: number): void {
    for (let s = 0; s < many; s++) {
      const line = uniform[s];
      if (line) reckonUniform(s, line, lanes);
      else for (let lane = 0; lane < lanes; lane++) reckonMixed(s, lane);
    }
    reckonWhole(lanes);
  }

  const shareInSection = (i: number, lane: number): number => {
    const at = sectionOf[i]! * LANES + lane;
    return isEnough[at] === 1 ? weights[i]! / answered[at]! : 0;
  };

  return {
    of,
    said,
    full,
    total(row, totals) {
      for (let s = 0; s < many; s++) {
        let total = 0;
        if (uniform[s]) for (let i = from[s]!; i < to[s]!; i++) total += addOf(row[i]!);
        totals[s] = total;
      }
    },
    reckon(row, totals, rows, lanes) {
      take(row, totals, rows, lanes);
      reckonSaid(lanes);
    },
    reckonSaid,
    shareInSection,
    shareOverall(i, lane) {
      const at = whole * LANES + lane;
      if (isEnough[at] === 0) return 0;
      return isNested
        ? (sectionWeights[sectionOf[i]!]! / answered[at]!) * shareInSection(i, lane)
        : weights[i]! / answered[at]!;
    },
    isStraight(lane, side) {
      const ratings = cells.table()[side];
      let first = 0;
      let given = 0;
      for (let k = 0; k < rated.length; k++) {
        const rating = ratings[said.cells[rated[k]! * LANES + lane]!]!;
        if (Number.isNaN(rating)) continue;
        if (given++ === 0) first = rating;
        else if (rating !== first) return false;
      }
      return given >= STRAIGHT_LINE_RATINGS;
    },
  };
}
