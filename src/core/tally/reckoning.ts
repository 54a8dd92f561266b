// What one respondent's cells come to: in each section and overall the weighted mean points of what is answered, how much
// that is, and each answer's share of it. The one place where weights, blanks and least answers are reckoned with.

import type { Scheme } from '../standard/scheme.ts';
import type { Cells } from './cells.ts';
import { isShare, STRAIGHT_LINE_RATINGS } from './tally.ts';
import type { UniformSection } from './uniform.ts';
import { E_STEP, missedOf, outOf, stepsOfD, stepsOfE } from './uniform.ts';

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

export interface Reckoner {
  readonly of: Reckoning;
  /** The weight of each criterion's section's answers, and of all that counts overall, where nothing is missing. */
  readonly full: Float64Array;
  /** What a row's cells add to the totals of its sections (see uniform.ts). */
  total(cells: Int32Array, at: number, totals: Int32Array, totalsAt: number): void;
  /** Reckons with respondents, at most LANES, whose cells and totals are in these rows. */
  reckon(cells: Int32Array, totals: Int32Array, rows: ArrayLike<number>, many: number): void;
  /** Of a lane: an answer's share of its section's figure, and of the overall one; 0 where it has none in it. */
  shareInSection(i: number, lane: number): number;
  shareOverall(i: number, lane: number): number;
  /** Whether one rating was given throughout, to all the criteria with a scale that were rated. */
  isStraight(cells: Int32Array, at: number, side: 'ratingE' | 'ratingD'): boolean;
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

  /** Of a uniform section, by its totals. */
  function reckonUniform(
    s: number,
    { size, weight, means }: UniformSection,
    totals: Int32Array,
    rows: ArrayLike<number>,
    lanes: number,
  ): void {
    for (let lane = 0, at = s * LANES; lane < lanes; lane++, at++) {
      const total = totals[rows[lane]! * many + s]!;
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

  /** Of a section whose criteria differ: each answer by its points and its weight. `first` is the place of the row's cells. */
  function reckonMixed(s: number, row: Int32Array, first: number, at: number): void {
    const { pointsE, pointsD, outOfScope } = cells.table();
    let paired = 0;
    let said = 0;
    let could = 0;
    let weightedE = 0;
    let weightedD = 0;
    let e = 0;
    let d = 0;
    for (let i = from[s]!; i < to[s]!; i++) {
      const w = weights[i]!;
      const cell = row[first + i]!;
      const expected = pointsE[cell]!;
      // A blank, or not scored.
      if (Number.isNaN(expected)) {
        if (outOfScope[cell] === 0) could += w;
        continue;
      }
      const delivered = pointsD[cell]!;
      paired++;
      said += w;
      could += w;
      weightedE += w * expected;
      weightedD += w * delivered;
      e += expected;
      d += delivered;
    }
    meanE[at] = weightedE / said;
    meanD[at] = weightedD / said;
    sumE[at] = e;
    sumD[at] = d;
    pairs[at] = paired;
    answered[at] = said;
    applicable[at] = could;
    isComplete[at] = paired > 0 && paired === scored[s]! ? 1 : 0;
    isEnough[at] = said > 0 && isShare(said, could, minimumAnswered) ? 1 : 0;
  }

  /** Nested: each section's mean by its weight, where enough of it is answered; flat: each criterion by its own weight. */
  function reckonWhole(lane: number): void {
    let said = 0;
    let could = 0;
    let weightedE = 0;
    let weightedD = 0;
    let e = 0;
    let d = 0;
    let paired = 0;
    for (let s = 0, at = lane; s < many; s++, at += LANES) {
      paired += pairs[at]!;
      e += sumE[at]!;
      d += sumD[at]!;
      if (applicable[at] === 0) continue;
      could += isNested ? sectionWeights[s]! : applicable[at]!;
      if (isNested ? isEnough[at] === 0 : answered[at] === 0) continue;
      const w = isNested ? sectionWeights[s]! : answered[at]!;
      said += w;
      weightedE += w * meanE[at]!;
      weightedD += w * meanD[at]!;
    }
    const at = whole * LANES + lane;
    meanE[at] = weightedE / said;
    meanD[at] = weightedD / said;
    sumE[at] = e;
    sumD[at] = d;
    pairs[at] = paired;
    answered[at] = said;
    applicable[at] = could;
    isComplete[at] = paired > 0 && paired === scoredInAll ? 1 : 0;
    isEnough[at] = said > 0 && isShare(said, could, minimumAnswered) ? 1 : 0;
  }

  const shareInSection = (i: number, lane: number): number => {
    const at = sectionOf[i]! * LANES + lane;
    return isEnough[at] === 1 ? weights[i]! / answered[at]! : 0;
  };

  return {
    of,
    full,
    total(row, at, totals, totalsAt) {
      for (let s = 0; s < many; s++) {
        let total = 0;
        if (uniform[s]) for (let i = from[s]!; i < to[s]!; i++) total += addOf(row[at + i]!);
        totals[totalsAt + s] = total;
      }
    },
    reckon(row, totals, rows, lanes) {
      for (let s = 0; s < many; s++) {
        const line = uniform[s];
        if (line) reckonUniform(s, line, totals, rows, lanes);
        else
          for (let lane = 0; lane < lanes; lane++)
            reckonMixed(s, row, rows[lane]! * criteria.length, s * LANES + lane);
      }
      for (let lane = 0; lane < lanes; lane++) reckonWhole(lane);
    },
    shareInSection,
    shareOverall(i, lane) {
      const at = whole * LANES + lane;
      if (isEnough[at] === 0) return 0;
      return isNested
        ? (sectionWeights[sectionOf[i]!]! / answered[at]!) * shareInSection(i, lane)
        : weights[i]! / answered[at]!;
    },
    isStraight(row, at, side) {
      const ratings = cells.table()[side];
      let first = 0;
      let given = 0;
      for (let k = 0; k < rated.length; k++) {
        const rating = ratings[row[at + rated[k]!]!]!;
        if (Number.isNaN(rating)) continue;
        if (given++ === 0) first = rating;
        else if (rating !== first) return false;
      }
      return given >= STRAIGHT_LINE_RATINGS;
    },
  };
}
