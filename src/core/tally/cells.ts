// What can be said of criteria, numbered: of each its four blanks, then every pair of answers where these are few; behind them all,
// pairs as they come. To count an answer is then to look a number up, and what it comes to is looked up by the same number.

import { BLANKS } from '../answers/response.ts';
import type { SchemeCriterion } from '../standard/scheme.ts';

/** A pair that was not known beforehand, or an answer that is not scored. */
export interface Cell {
  readonly criterion: number;
  /** NaN where the criterion is not scored. */
  readonly expectation: number;
  readonly delivery: number;
  /** The expectation is the profile's or the standard's. */
  readonly filled: boolean;
}

/** Properties of cells, by their numbers. */
export interface CellTable {
  /** Points of the pair; NaN for blanks and what is not scored. */
  readonly pointsE: Float64Array;
  readonly pointsD: Float64Array;
  /** Delivery − expectation, subtracted before rounding. */
  readonly gap: Float64Array;
  /** Ratings as given, for straight lines; NaN where none was. */
  readonly ratingE: Float64Array;
  readonly ratingD: Float64Array;
  /** 1 for what leaves coverage and thresholds alone. */
  readonly outOfScope: Uint8Array;
}

/** The cells of a criterion that are known beforehand: blanks, as in BLANKS; pairs asked for; pairs whose expectation is filled in. */
export interface KnownCells {
  readonly size: number;
  /** From which of them on the expectation is filled in. */
  readonly filledFrom: number;
  /** NaN for blanks. */
  readonly expectation: Float64Array;
  readonly delivery: Float64Array;
  readonly table: CellTable;
  /** The number of each possible answer. */
  readonly codes: ReadonlyMap<number, number>;
}

export interface Cells {
  /** How many are known beforehand, of all criteria. */
  readonly known: number;
  /** Those of each criterion; criteria that are alike share them. */
  readonly knownOf: readonly KnownCells[];
  /** The number of the first of each. */
  readonly firstOf: Int32Array;
  /** Those that were made later; the first of them has the number `known`. */
  readonly extra: readonly Cell[];
  /** Of all of them. Replaced when there are more cells than it holds. */
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
  const knownOf = knownCells(criteria);
  const firstOf = new Int32Array(criteria.length);
  let known = 0;
  knownOf.forEach(({ size }, i) => {
    firstOf[i] = known;
    known += size;
  });
  let table = tableFor(known);
  knownOf.forEach((own, i) => {
    for (const name of PROPERTIES) table[name].set(own.table[name], firstOf[i]!);
  });
  const extra: Cell[] = [];
  const extras = new Map<string, number>();

  function ofExtra(cell: Cell): number {
    const name = `${cell.criterion} ${cell.expectation} ${cell.delivery} ${cell.filled}`;
    let number = extras.get(name);
    if (number === undefined) {
      number = known + extra.push(cell) - 1;
      if (number >= table.pointsE.length) table = grown(table);
      describePair(cell, table, number, criteria[cell.criterion]!);
      extras.set(name, number);
    }
    return number;
  }

  return {
    known,
    knownOf,
    firstOf,
    extra,
    table: () => table,
    ofExtra,
    of(i, expectation, delivery) {
      const { expect, scored } = criteria[i]!;
      const asked = !Number.isNaN(expectation);
      const pair = { criterion: i, delivery };
      if (!scored) return ofExtra({ ...pair, expectation: Number.NaN, filled: false });
      if (!asked && expect === null) return firstOf[i]! + SKIPPED;
      const { codes, filledFrom } = knownOf[i]!;
      if (codes.size === 0)
        return ofExtra({ ...pair, expectation: asked ? expectation : expect!, filled: !asked });
      const row = asked ? BLANKS.length + codes.get(expectation)! * codes.size : filledFrom;
      return firstOf[i]! + row + codes.get(delivery)!;
    },
  };
}

const KNOWN = new WeakMap<readonly SchemeCriterion[], readonly KnownCells[]>();

/** The same for all who count by the same criteria. */
function knownCells(criteria: readonly SchemeCriterion[]): readonly KnownCells[] {
  let known = KNOWN.get(criteria);
  if (!known) {
    const alike = new Map<string, KnownCells>();
    known = criteria.map((criterion) => {
      const { answer, expect, scored, optional } = criterion;
      const name = JSON.stringify([answer, expect, scored, optional]);
      const own = alike.get(name) ?? describedCells(criterion);
      alike.set(name, own);
      return own;
    });
    KNOWN.set(criteria, known);
  }
  return known;
}

function describedCells(criterion: SchemeCriterion): KnownCells {
  const { expect, scored, optional } = criterion;
  const answers = possibleAnswers(criterion);
  const many = answers.length;
  const filledFrom = BLANKS.length + many * many;
  const size = filledFrom + (expect === null ? 0 : many);
  const [expectation, delivery] = [
    new Float64Array(size).fill(Number.NaN),
    new Float64Array(size).fill(Number.NaN),
  ];
  const table = tableFor(size);
  for (let blank = 0; blank < BLANKS.length; blank++) {
    for (const name of NUMBERS) table[name][blank] = Number.NaN;
    const isOut = !scored || optional || blank === NOT_SHOWN || blank === NOT_APPLICABLE;
    table.outOfScope[blank] = isOut ? 1 : 0;
  }
  const put = (number: number, expected: number, delivered: number, filled: boolean): void => {
    expectation[number] = expected;
    delivery[number] = delivered;
    describePair({ expectation: expected, delivery: delivered, filled }, table, number, criterion);
  };
  answers.forEach((expected, e) => {
    answers.forEach((delivered, d) => {
      put(BLANKS.length + e * many + d, expected, delivered, false);
    });
  });
  if (expect !== null)
    answers.forEach((delivered, d) => {
      put(filledFrom + d, expect, delivered, true);
    });
  const codes = new Map(answers.map((value, code) => [value, code]));
  return { size, filledFrom, expectation, delivery, table, codes };
}

function describePair(
  { expectation, delivery, filled }: Omit<Cell, 'criterion'>,
  table: CellTable,
  number: number,
  { kind, answer, scored }: SchemeCriterion,
): void {
  table.pointsE[number] = scored ? kind.points(expectation, answer) : Number.NaN;
  table.pointsD[number] = scored ? kind.points(delivery, answer) : Number.NaN;
  table.gap[number] = scored ? kind.pointsGap(expectation, delivery, answer) : Number.NaN;
  table.ratingE[number] = filled ? Number.NaN : expectation;
  table.ratingD[number] = delivery;
  table.outOfScope[number] = scored ? 0 : 1;
}

const NUMBERS = ['pointsE', 'pointsD', 'gap', 'ratingE', 'ratingD'] as const;
const PROPERTIES = [...NUMBERS, 'outOfScope'] as const;

const tableFor = (size: number): CellTable => ({
  pointsE: new Float64Array(size),
  pointsD: new Float64Array(size),
  gap: new Float64Array(size),
  ratingE: new Float64Array(size),
  ratingD: new Float64Array(size),
  outOfScope: new Uint8Array(size),
});

function grown(table: CellTable): CellTable {
  const larger = tableFor(2 * table.pointsE.length);
  for (const name of PROPERTIES) larger[name].set(table[name]);
  return larger;
}

/** Every value an answer can take, in order, where these are few; empty for measures and what is not scored. */
export function possibleAnswers({ kind, answer, scored }: SchemeCriterion): readonly number[] {
  const values = (scored && kind.values(answer)) || [];
  return values.length > TABLE_ANSWERS ? [] : values;
}
