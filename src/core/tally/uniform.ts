// Uniform sections: criteria weighted alike on one scale. What a respondent's answers to one come to depends only on how many
// there are and on the sums of their steps, which are whole numbers: their sums are exact, and most of it is looked up.

import type { SchemeCriterion } from '../standard/scheme.ts';
import { possibleAnswers } from './cells.ts';
import { addedSums, NO_SUMS, type Sums } from './exact.ts';

/**
 * A cell adds `step(E) · E_STEP + step(D)` to the total of its section; a blank adds MISSED, or OUT where it leaves coverage
 * alone. A total so packed has room for MOST_STEPS on a side and MOST_CRITERIA criteria.
 */
export const E_STEP = 1 << 9;
export const MISSED = 1 << 18;
export const OUT = 1 << 24;
export const stepsOfD = (total: number): number => total & (E_STEP - 1);
export const stepsOfE = (total: number): number => (total >>> 9) & (E_STEP - 1);
export const missedOf = (total: number): number => (total >>> 18) & (OUT / MISSED - 1);
export const outOf = (total: number): number => total >>> 24;
const MOST_STEPS = E_STEP - 1;
const MOST_CRITERIA = 63;

export interface UniformSection {
  readonly size: number;
  readonly weight: number;
  /** Steps from the lowest answer to the highest. */
  readonly span: number;
  readonly reversed: boolean;
  /** Points of the mean, by `answered · E_STEP + steps`: rounded once. */
  readonly means: Float64Array;
}

/** Null where the criteria differ in what an answer is worth, or are too many. */
export function uniformSection(criteria: readonly SchemeCriterion[]): UniformSection | null {
  const first = criteria[0];
  const line = first?.kind.line(first.answer);
  if (!first || !line || !(first.weight > 0)) return null;
  const span = possibleAnswers(first).length - 1;
  const isAlike = criteria.every((criterion) => {
    const other = criterion.kind.line(criterion.answer);
    return (
      criterion.scored &&
      criterion.weight === first.weight &&
      possibleAnswers(criterion).length === span + 1 &&
      other?.unit === line.unit &&
      other.low === line.low &&
      other.high === line.high &&
      other.reversed === line.reversed
    );
  });
  const size = criteria.length;
  if (!isAlike || span < 1 || size > MOST_CRITERIA || size * span > MOST_STEPS) return null;
  const means = new Float64Array((size + 1) * E_STEP);
  for (let answered = 1; answered <= size; answered++)
    for (let steps = 0; steps <= answered * span; steps++)
      means[answered * E_STEP + steps] = meanPoints(span, line.reversed, answered, steps);
  return {
    size,
    weight: first.weight,
    span,
    reversed: line.reversed,
    means,
  };
}

/** What the cell of a pair adds. */
export function stepsOf(criterion: SchemeCriterion, expectation: number, delivery: number): number {
  const answers = possibleAnswers(criterion);
  return answers.indexOf(expectation) * E_STEP + answers.indexOf(delivery);
}

/** Points of the mean of `answered` steps that sum to `steps`. */
function meanPoints(span: number, reversed: boolean, answered: number, steps: number): number {
  const most = answered * span;
  return ((reversed ? most - steps : steps) * 100) / most;
}

/** Respondents with so many answers: n, Σ steps of E, of D, ΣE², ΣD², ΣED; all of them whole numbers far below 2^53. */
export const STEP_SUMS = 6;

/** Adds a respondent. */
export function addSteps(sums: Float64Array, at: number, e: number, d: number): void {
  sums[at]! += 1;
  sums[at + 1]! += e;
  sums[at + 2]! += d;
  sums[at + 3]! += e * e;
  sums[at + 4]! += d * d;
  sums[at + 5]! += e * d;
}

/**
 * What they come to in points: of all respondents, and of those who answered everything. The sums of those with `answered`
 * answers lie at `at + STEP_SUMS · answered`.
 */
export function pointsOfSteps(
  section: UniformSection,
  sums: Float64Array,
  at: number,
): { readonly some: Sums; readonly complete: Sums } {
  let some: Sums = NO_SUMS;
  let complete: Sums = NO_SUMS;
  for (let answered = section.size; answered > 0; answered--) {
    const own = sums.subarray(at + STEP_SUMS * answered, at + STEP_SUMS * (answered + 1));
    if (own[0] === 0) continue;
    const those = inPoints(section, answered, own);
    some = addedSums(some, those);
    if (answered === section.size) complete = those;
  }
  return { some, complete };
}

/** A step is 100 / most points: on the grid of 1 / most, exactly 100 units. */
function inPoints({ span, reversed }: UniformSection, answered: number, sums: Float64Array): Sums {
  const [n, e, d, ee, dd, ed] = sums as unknown as [number, number, number, number, number, number];
  const most = answered * span;
  const turned = (sum: number) => (reversed ? n * most - sum : sum);
  const turnedProduct = (product: number, sum: number) =>
    reversed ? most * (n * most - sum) + product : product;
  return {
    n: BigInt(n),
    scale: BigInt(most),
    x: BigInt(turned(e)) * 100n,
    y: BigInt(turned(d)) * 100n,
    xx: BigInt(turnedProduct(ee, 2 * e)) * 10_000n,
    yy: BigInt(turnedProduct(dd, 2 * d)) * 10_000n,
    xy: BigInt(turnedProduct(ed, e + d)) * 10_000n,
  };
}
