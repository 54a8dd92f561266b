// What one respondent's cells come to: in each section and overall the weighted mean points of what is answered, how much
// that is, and each answer's share of it. The one place where weights, blanks and least answers are reckoned with.

import type { Scheme } from '../standard/scheme.ts';
import type { Cells } from './cells.ts';
import { isShare, STRAIGHT_LINE_RATINGS } from './tally.ts';
import type { UniformSection } from './uniform.ts';
import { E_STEP, MISSED, OUT } from './uniform.ts';

/** By section, the whole behind them; overwritten by the next respondent. */
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
  /** Of uniform sections: steps of what is answered. */
  readonly stepsE: Int32Array;
  readonly stepsD: Int32Array;
}

export interface Reckoner {
  readonly of: Reckoning;
  /** The weight of each criterion's section's answers, and of all that counts overall, where nothing is missing. */
  readonly full: Float64Array;
  /** What a row's cells add to the totals of its sections (see uniform.ts). */
  total(cells: Int32Array, at: number, totals: Int32Array, totalsAt: number): void;
  /** Reckons with the respondent whose cells lie at a place, and whose totals at another. */
  reckon(cells: Int32Array, at: number, totals: Int32Array, totalsAt: number): void;
  /** An answer's share of its section's figure, and of the overall one: 0 where it has none in it. */
  shareInSection(i: number): number;
  shareOverall(i: number): number;
  /** Whether one rating was given throughout, to all the criteria with a scale that were rated. */
  isStraight(cells: Int32Array, at: number, side: 'ratingE' | 'ratingD'): boolean;
}

const STEPS = E_STEP - 1;
const MISSED_MASK = OUT / MISSED - 1;

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
  const doubles = () => new Float64Array(many + 1);
  const ints = () => new Int32Array(many + 1);
  const of: Reckoning = {
    meanE: doubles(),
    meanD: doubles(),
    answered: doubles(),
    applicable: doubles(),
    isEnough: new Uint8Array(many + 1),
    isComplete: new Uint8Array(many + 1),
    sumE: doubles(),
    sumD: doubles(),
    pairs: ints(),
    stepsE: ints(),
    stepsD: ints(),
  };
  const { meanE, meanD, answered, applicable, isEnough, isComplete, sumE, sumD, pairs, stepsE, stepsD } = of;
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
  const rated = criteria.flatMap(({ answer }, i) => (answer.kind === 'scale' ? [i] : []));
  const full = fullWeights();
  const isWholeAlready = new Uint8Array(many);

  function fullWeights(): Float64Array {
    const all = doubles();
    for (let s = 0; s < many; s++) {
      const line = uniform[s];
      if (line) all[s] = line.size * line.weight;
      else for (let i = from[s]!; i < to[s]!; i++) if (criteria[i]!.scored) all[s]! += weights[i]!;
      if (all[s] !== 0) all[whole]! += isNested ? sectionWeights[s]! : all[s]!;
    }
    return all;
  }

  /** Of a uniform section, by its total. */
  function reckonUniform(s: number, total: number, { size, weight, means }: UniformSection): void {
    if (total < MISSED && isWholeAlready[s] === 1) {
      // Nothing is missing, as in the row before: all but the answers themselves stays as it is.
      const e = total >>> 9;
      const d = total & STEPS;
      const mean = size * E_STEP;
      meanE[s] = means[mean + e]!;
      meanD[s] = means[mean + d]!;
      stepsE[s] = e;
      stepsD[s] = d;
      sumE[s] = meanE[s]! * size;
      sumD[s] = meanD[s]! * size;
      return;
    }
    isWholeAlready[s] = total < MISSED ? 1 : 0;
    const could = size - (total >>> 24);
    const paired = could - ((total >>> 18) & MISSED_MASK);
    const e = (total >>> 9) & STEPS;
    const d = total & STEPS;
    const mean = paired * E_STEP;
    meanE[s] = means[mean + e]!;
    meanD[s] = means[mean + d]!;
    sumE[s] = meanE[s]! * paired;
    sumD[s] = meanD[s]! * paired;
    stepsE[s] = e;
    stepsD[s] = d;
    pairs[s] = paired;
    answered[s] = paired * weight;
    applicable[s] = could * weight;
    isComplete[s] = paired === size ? 1 : 0;
    isEnough[s] = paired > 0 && isShare(paired, could, minimumAnswered) ? 1 : 0;
  }

  /** Of a section whose criteria differ: each answer by its points and its weight. */
  function reckonMixed(s: number, row: Int32Array, at: number): void {
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
      const cell = row[at + i]!;
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
    meanE[s] = weightedE / said;
    meanD[s] = weightedD / said;
    sumE[s] = e;
    sumD[s] = d;
    pairs[s] = paired;
    answered[s] = said;
    applicable[s] = could;
    isComplete[s] = paired > 0 && paired === scored[s]! ? 1 : 0;
    isEnough[s] = said > 0 && isShare(said, could, minimumAnswered) ? 1 : 0;
  }

  /** Nested: each section's mean by its weight, where enough of it is answered; flat: each criterion by its own weight. */
  function reckonWhole(): void {
    let said = 0;
    let could = 0;
    let weightedE = 0;
    let weightedD = 0;
    let e = 0;
    let d = 0;
    let paired = 0;
    for (let s = 0; s < many; s++) {
      paired += pairs[s]!;
      e += sumE[s]!;
      d += sumD[s]!;
      if (applicable[s] === 0) continue;
      could += isNested ? sectionWeights[s]! : applicable[s]!;
      if (isNested ? isEnough[s] === 0 : answered[s] === 0) continue;
      const w = isNested ? sectionWeights[s]! : answered[s]!;
      said += w;
      weightedE += w * meanE[s]!;
      weightedD += w * meanD[s]!;
    }
    meanE[whole] = weightedE / said;
    meanD[whole] = weightedD / said;
    sumE[whole] = e;
    sumD[whole] = d;
    pairs[whole] = paired;
    answered[whole] = said;
    applicable[whole] = could;
    isComplete[whole] = paired > 0 && paired === scoredInAll ? 1 : 0;
    isEnough[whole] = said > 0 && isShare(said, could, minimumAnswered) ? 1 : 0;
  }

  const shareInSection = (i: number): number => {
    const s = sectionOf[i]!;
    return isEnough[s] === 1 ? weights[i]! / answered[s]! : 0;
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
    reckon(row, at, totals, totalsAt) {
      for (let s = 0; s < many; s++) {
        const line = uniform[s];
        if (line) reckonUniform(s, totals[totalsAt + s]!, line);
        else reckonMixed(s, row, at);
      }
      reckonWhole();
    },
    shareInSection,
    shareOverall(i) {
      if (isEnough[whole] === 0) return 0;
      const s = sectionOf[i]!;
      return isNested
        ? (sectionWeights[s]! / answered[whole]!) * shareInSection(i)
        : weights[i]! / answered[whole]!;
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
