// What can be said of criteria, numbered: of each its four blanks, then every pair of answers where these are few; behind them all,
// pairs as they come. To count an answer is then to look a number up, and what it comes to is looked up by the same number.

import { BLANKS } from './response.ts';
import type { SchemeCriterion } from './scheme.ts';

export interface Cell {
  readonly criterion: number;
  /** NaN where the criterion is not scored. */
  readonly expectation: number;
  readonly delivery: number;
  /** The expectation is the profile's or the standard's. */
  readonly filled: boolean;
  /** Position in BLANKS, or −1. */
  readonly blank: number;
}

/** Properties of cells, by their numbers. */
export interface CellTable {
  /** Points of the pair; NaN for blanks and what is not scored. */
  readonly pointsE: Float64Array;
  readonly pointsD: Float64Array;
  /** Ratings as given, for straight lines; NaN where none was. */
  readonly ratingE: Float64Array;
  readonly ratingD: Float64Array;
  /** 1 for what leaves coverage and thresholds alone. */
  readonly outOfScope: Uint8Array;
}

export interface Cells {
  /** How many are known beforehand, of all criteria; and of each, from which number on: its blanks, as in BLANKS, come first. */
  readonly known: number;
  readonly firstOf: Int32Array;
  readonly knownOf: Int32Array;
  /** By number. */
  readonly all: readonly Cell[];
  /** Replaced when there are more cells than it holds. */
  table(): CellTable;
  /** The cell of a delivery and the expectation asked for (NaN: profile and standard speak, or it is skipped), of criterion i. */
  of(i: number, expectation: number, delivery: number): number;
  /** The number here of a cell made elsewhere as it came. */
  ofExtra(cell: Cell): number;
}

/** Criteria with up to this many possible answers have a cell for every pair beforehand; others get cells as pairs come. */
const TABLE_ANSWERS = 64;

const NOT_SHOWN = BLANKS.indexOf('not-shown');
const SKIPPED = BLANKS.indexOf('skipped');
const NOT_APPLICABLE = BLANKS.indexOf('not-applicable');

export function cellsOf(criteria: readonly SchemeCriterion[]): Cells {
  const beforehand = knownCells(criteria);
  const { firstOf, knownOf, codes } = beforehand;
  const all = [...beforehand.all];
  const known = all.length;
  const extras = new Map<string, number>();
  let { table } = beforehand;

  function ofExtra(cell: Cell): number {
    const name = `${cell.criterion} ${cell.expectation} ${cell.delivery} ${cell.filled}`;
    let number = extras.get(name);
    if (number === undefined) {
      number = all.length;
      if (number === table.pointsE.length) table = grown(table);
      all.push(cell);
      describe(cell, table, number, criteria[cell.criterion]!);
      extras.set(name, number);
    }
    return number;
  }

  return {
    known,
    firstOf,
    knownOf,
    all,
    table: () => table,
    ofExtra,
    of(i, expectation, delivery) {
      const { expect, scored } = criteria[i]!;
      const asked = !Number.isNaN(expectation);
      const pair = { criterion: i, delivery, blank: -1 };
      if (!scored) return ofExtra({ ...pair, expectation: Number.NaN, filled: false });
      if (!asked && expect === null) return firstOf[i]! + SKIPPED;
      const many = codes[i]!.size;
      if (many === 0) return ofExtra({ ...pair, expectation: asked ? expectation : expect!, filled: !asked });
      const d = codes[i]!.get(delivery)!;
      return firstOf[i]! + BLANKS.length + (asked ? codes[i]!.get(expectation)! : many) * many + d;
    },
  };
}

interface KnownCells {
  readonly all: readonly Cell[];
  readonly firstOf: Int32Array;
  readonly knownOf: Int32Array;
  readonly table: CellTable;
  /** By criterion: the number of each possible answer. */
  readonly codes: readonly ReadonlyMap<number, number>[];
}

const KNOWN = new WeakMap<readonly SchemeCriterion[], KnownCells>();

/** Those known beforehand; the same for all who count by the same criteria. */
function knownCells(criteria: readonly SchemeCriterion[]): KnownCells {
  const before = KNOWN.get(criteria);
  if (before) return before;
  const all: Cell[] = [];
  const firstOf = new Int32Array(criteria.length);
  const knownOf = new Int32Array(criteria.length);
  const codes = criteria.map((criterion, i) => {
    const answers = possibleAnswers(criterion);
    firstOf[i] = all.length;
    const of = { criterion: i, filled: false, blank: -1 };
    BLANKS.forEach((_, blank) => {
      all.push({ ...of, blank, expectation: Number.NaN, delivery: Number.NaN });
    });
    for (const expectation of answers)
      for (const delivery of answers) all.push({ ...of, expectation, delivery });
    const { expect } = criterion;
    if (expect !== null)
      for (const delivery of answers) all.push({ ...of, expectation: expect, delivery, filled: true });
    knownOf[i] = all.length - firstOf[i]!;
    return new Map(answers.map((value, code) => [value, code]));
  });
  const table = tableFor(all.length);
  criteria.forEach((criterion, i) => {
    const end = firstOf[i]! + knownOf[i]!;
    for (let number = firstOf[i]!; number < end; number++) describe(all[number]!, table, number, criterion);
  });
  const known = { all, firstOf, knownOf, table, codes };
  KNOWN.set(criteria, known);
  return known;
}

function describe(cell: Cell, table: CellTable, number: number, criterion: SchemeCriterion): void {
  const { answer, kind, scored, optional } = criterion;
  const isPair = cell.blank < 0 && scored;
  table.pointsE[number] = isPair ? kind.points(cell.expectation, answer) : Number.NaN;
  table.pointsD[number] = isPair ? kind.points(cell.delivery, answer) : Number.NaN;
  table.ratingE[number] = cell.blank < 0 && !cell.filled ? cell.expectation : Number.NaN;
  table.ratingD[number] = cell.blank < 0 ? cell.delivery : Number.NaN;
  const isOut = !scored || optional || cell.blank === NOT_SHOWN || cell.blank === NOT_APPLICABLE;
  table.outOfScope[number] = !isPair && isOut ? 1 : 0;
}

const tableFor = (size: number): CellTable => ({
  pointsE: new Float64Array(size),
  pointsD: new Float64Array(size),
  ratingE: new Float64Array(size),
  ratingD: new Float64Array(size),
  outOfScope: new Uint8Array(size),
});

function grown(table: CellTable): CellTable {
  const larger = tableFor(2 * table.pointsE.length);
  for (const name of Object.keys(table) as (keyof CellTable)[]) larger[name].set(table[name]);
  return larger;
}

/** Every value an answer can take, in order, where these are few; empty for measures and what is not scored. */
export function possibleAnswers({ answer, scored }: SchemeCriterion): readonly number[] {
  if (!scored) return [];
  if (answer.kind === 'yes-no') return [0, 1];
  if (answer.kind === 'choice' && answer.options.length <= TABLE_ANSWERS)
    return answer.options.map((_, i) => i);
  if (answer.kind !== 'scale') return [];
  const steps = Math.round((answer.max - answer.min) / answer.step);
  if (steps + 1 > TABLE_ANSWERS) return [];
  return Array.from({ length: steps + 1 }, (_, k) => Math.round((answer.min + k * answer.step) * 1e6) / 1e6);
}
