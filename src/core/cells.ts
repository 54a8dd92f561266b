// What can be said of a criterion, numbered: four blanks, then every pair of answers where these are few, then pairs as
// they come. To count an answer is then to look a number up, and what it comes to is looked up by the same number.

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

/** Properties of cells, by their place. */
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
  /** How many are known beforehand, of all criteria; and of each, from which place on. Later ones lie behind them all. */
  readonly known: number;
  readonly firstOf: Int32Array;
  readonly knownOf: Int32Array;
  /** By place. */
  readonly all: readonly Cell[];
  /** Replaced when there are more cells than it holds. */
  table(): CellTable;
  /**
   * The code of a delivery and the expectation asked for (NaN: profile and standard speak, or it is skipped), within criterion i. The
   * code of a blank is its position in BLANKS. Codes below `knownOf` are places from `firstOf` on; others lie behind `known`.
   */
  codeOf(i: number, expectation: number, delivery: number): number;
  /** The code of a cell made elsewhere as it came. */
  codeOfExtra(cell: Cell): number;
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

  function codeOfExtra(cell: Cell): number {
    const name = `${cell.criterion} ${cell.expectation} ${cell.delivery} ${cell.filled}`;
    let place = extras.get(name);
    if (place === undefined) {
      place = all.length;
      if (place === table.pointsE.length) table = grown(table);
      all.push(cell);
      describe(cell, table, place, criteria[cell.criterion]!);
      extras.set(name, place);
    }
    return knownOf[cell.criterion]! + place - known;
  }

  return {
    known,
    firstOf,
    knownOf,
    all,
    table: () => table,
    codeOfExtra,
    codeOf(i, expectation, delivery) {
      const { expect, scored } = criteria[i]!;
      const asked = !Number.isNaN(expectation);
      const of = { criterion: i, delivery, blank: -1 };
      if (!scored) return codeOfExtra({ ...of, expectation: Number.NaN, filled: false });
      if (!asked && expect === null) return SKIPPED;
      const many = codes[i]!.size;
      if (many === 0)
        return codeOfExtra({ ...of, expectation: asked ? expectation : expect!, filled: !asked });
      const d = codes[i]!.get(delivery)!;
      return BLANKS.length + (asked ? codes[i]!.get(expectation)! : many) * many + d;
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
    for (let place = firstOf[i]!; place < end; place++) describe(all[place]!, table, place, criterion);
  });
  const known = { all, firstOf, knownOf, table, codes };
  KNOWN.set(criteria, known);
  return known;
}

function describe(cell: Cell, table: CellTable, place: number, criterion: SchemeCriterion): void {
  const { answer, kind, scored, optional } = criterion;
  const isPair = cell.blank < 0 && scored;
  table.pointsE[place] = isPair ? kind.points(cell.expectation, answer) : Number.NaN;
  table.pointsD[place] = isPair ? kind.points(cell.delivery, answer) : Number.NaN;
  table.ratingE[place] = cell.blank < 0 && !cell.filled ? cell.expectation : Number.NaN;
  table.ratingD[place] = cell.blank < 0 ? cell.delivery : Number.NaN;
  const isOut = !scored || optional || cell.blank === NOT_SHOWN || cell.blank === NOT_APPLICABLE;
  table.outOfScope[place] = !isPair && isOut ? 1 : 0;
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
