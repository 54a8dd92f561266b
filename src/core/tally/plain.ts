// Plain sections: criteria weighted alike on one scale. What a respondent's answers to one come to depends only on how many
// there are and on the sums of their steps; so respondents are counted by those, and nothing is computed row by row.

import type { SchemeCriterion } from '../standard/scheme.ts';
import { possibleAnswers } from './cells.ts';
import type { Sums } from './exact.ts';
import { addedSums, NO_SUMS } from './exact.ts';

/**
 * A cell adds `step(E) · E_STEP + step(D)` to its section's total; a blank adds MISSED, or OUT where it leaves coverage alone.
 */
export const E_STEP = 1 << 7;
export const MISSED = 1 << 14;
export const OUT = 1 << 21;
/** The most counters that a group has for a section. */
const MOST_SUMS = 2048;

export interface PlainSection {
  readonly size: number;
  readonly weight: number;
  /** Steps from the lowest answer to the highest. */
  readonly span: number;
  readonly reversed: boolean;
  /**
   * Where, by how many criteria are answered, the table [steps of E][steps of D] of so many begins; −1 where respondents with
   * so few answers are summed one by one instead, to keep tables small.
   */
  readonly tableAt: Int32Array;
  /** Counters in all the tables. */
  readonly counters: number;
  /** Points of the mean, by `answered · E_STEP + steps`: rounded once. */
  readonly means: Float64Array;
}

/** Null where the criteria differ in what an answer is worth, or are too many for small tables. */
export function plainSection(criteria: readonly SchemeCriterion[]): PlainSection | null {
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
  const width = (answered: number) => span * answered + 1;
  if (!isAlike || span < 1 || width(size) > E_STEP || width(size) ** 2 > MOST_SUMS) return null;
  const tableAt = new Int32Array(size + 1).fill(-1);
  let counters = 0;
  for (let answered = size; answered > 0 && counters + width(answered) ** 2 <= MOST_SUMS; answered--) {
    tableAt[answered] = counters;
    counters += width(answered) ** 2;
  }
  const means = new Float64Array((size + 1) * E_STEP);
  for (let answered = 1; answered <= size; answered++)
    for (let steps = 0; steps < width(answered); steps++)
      means[answered * E_STEP + steps] = meanPoints(span, line.reversed, answered, steps);
  return { size, weight: first.weight, span, reversed: line.reversed, tableAt, counters, means };
}

/** What the cell of a pair adds. */
export function stepsOf({ answer }: SchemeCriterion, expectation: number, delivery: number): number {
  const step = (value: number) =>
    answer.kind === 'scale' ? Math.round((value - answer.min) / answer.step) : value;
  return step(expectation) * E_STEP + step(delivery);
}

/** Points of the mean of `answered` steps that sum to `steps`. */
function meanPoints(span: number, reversed: boolean, answered: number, steps: number): number {
  const most = answered * span;
  return ((reversed ? most - steps : steps) * 100) / most;
}

/**
 * What the tables of a plain section come to: sums of the means of respondents, and of those that answered all of it; and respondents
 * by their gap, as UnitTally has them. `tableOf` gives, for a number of answers: n, Σ steps of E, of D, ΣE², ΣD², ΣED, then
 * respondents short, within tolerance, over.
 */
export function sumsOfTables(
  { size, span, reversed, tableAt }: PlainSection,
  tableOf: (answered: number) => Float64Array,
): { readonly some: Sums; readonly complete: Sums; readonly shares: readonly [number, number, number] } {
  const shares: [number, number, number] = [0, 0, 0];
  let some: Sums = NO_SUMS;
  let complete: Sums = NO_SUMS;
  for (let answered = size; answered > 0 && tableAt[answered]! >= 0; answered--) {
    const [n, e, d, ee, dd, ed, short, within, over] = tableOf(answered) as unknown as number[];
    if (n === 0) continue;
    shares[0] += short!;
    shares[1] += within!;
    shares[2] += over!;
    // A step is 100 / most points: on the grid of 1 / most, exactly 100 units. Sums of steps stay far below 2^53.
    const most = answered * span;
    const [x, y] = reversed ? [n! * most - e!, n! * most - d!] : [e!, d!];
    const turned = (product: number, sum: number) =>
      reversed ? most * (n! * most - sum) + product : product;
    const own = {
      n: BigInt(n!),
      scale: BigInt(most),
      x: BigInt(x) * 100n,
      y: BigInt(y) * 100n,
      xx: BigInt(turned(ee!, 2 * e!)) * 10_000n,
      yy: BigInt(turned(dd!, 2 * d!)) * 10_000n,
      xy: BigInt(turned(ed!, e! + d!)) * 10_000n,
    };
    some = addedSums(some, own);
    if (answered === size) complete = own;
  }
  return { some, complete, shares };
}
