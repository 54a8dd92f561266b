// Counts respondents into tallies. What a respondent said of a criterion is one small number (see cells.ts); what all of it comes to
// is reckoned once (reckoning.ts) and counted into the block of a group (block.ts). Rows wait in a batch, so that a group's are
// counted together, while its block is in the nearest cache.

import { BLANKS } from '../answers/response.ts';
import { UserError } from '../errors.ts';
import type { Scheme } from '../standard/scheme.ts';
import { type Block, blocksFor } from './block.ts';
import { type Cell, type Cells, cellsOf } from './cells.ts';
import { LANES, type Reckoner, reckonerFor, type Said } from './reckoning.ts';
import { type Answers, compareKeys, type Tally } from './tally.ts';
import { MISSED, OUT, stepsOf, type UniformSection, uniformSection } from './uniform.ts';

/** What one respondent's answers come to, in points; NaN where too little is answered. */
export interface RespondentPoints {
  expectation: number;
  delivery: number;
}

export interface Counter {
  /** Sections, then overall, of the respondent added last by `add`; overwritten by the next. */
  readonly last: {
    readonly sections: readonly Readonly<RespondentPoints>[];
    readonly overall: Readonly<RespondentPoints>;
    /** An answer's share of its section's figure, and of the overall one; 0 where it has none in it. */
    shareInSection(i: number): number;
    shareOverall(i: number): number;
  };
  /** For whoever counts many rows: see RowBatch. */
  readonly batch: RowBatch;
  /** For whoever counts, too (see `hear`): what is said, and what the rows counted last come to. */
  readonly cells: Cells;
  readonly reckoner: Reckoner;
  /** The cell of a delivery and the expectation asked for, of criterion i, as Cells has it; that of a blank, by its position in BLANKS. */
  cellOf(i: number, expectation: number, delivery: number): number;
  blankOf(i: number, blank: number): number;
  isBlank(i: number, cell: number): boolean;
  /** What a cell adds to the total of its section (see uniform.ts). */
  addOf(cell: number): number;
  /** Writes the cells of a respondent's answers, one per criterion. */
  cellsOf(answers: Answers, into: Int32Array): void;
  /** Whether there is any pair (or answer to an unscored criterion) among the cells: else there is nothing to count. */
  counts(cells: Int32Array): boolean;
  /** The number of a group, made at its first use; the whole is `group([])`. */
  group(key: readonly string[]): number;
  /** Counts one respondent. Nothing keeps `cells`. */
  add(group: number, cells: Int32Array): void;
  /** Counts respondents of one group whose cells and totals lie as in Said; nobody hears of them. */
  addLanes(group: number, said: Said, lanes: number): void;
  /** From now on tells of rows in the batch when they are counted: those of one group, at most LANES. */
  hear(listener: RowsListener): void;
  /** Writes the cells of a respondent's answers as the row at hand; whether there is any pair among them. */
  writeRow(answers: Answers): boolean;
  /** Counts the row that was put last at once, instead of ending it, so that `last` tells what it came to. */
  addRow(group: number): void;
  /** Blanks out some criteria of the row at hand; whether there is still anything to count. */
  hideRow(criteria: readonly number[], blank: number): boolean;
  /** What has been counted, to be absorbed by another counter of the same scheme (plain data: it may cross threads). */
  part(): TallyPart;
  absorb(part: TallyPart): void;
  /** How many groups there would be with those of another. */
  groupsWith(part: TallyPart): number;
  /** The whole and, where respondents were counted into groups, the groups, sorted by key; to be read before more is counted. */
  tally(): Tally;
}

/** Rows that wait to be counted: cells by criterion and totals by section, row after row. */
export interface RowBatch {
  /** Of the row at hand, to be written before it is put among the others. */
  readonly hand: { readonly cells: Int32Array; readonly totals: Int32Array };
  readonly cells: Int32Array;
  readonly totals: Int32Array;
  /** Where the row at hand was put. */
  readonly row: number;
  /** How many it can hold. */
  readonly size: number;
  /** Puts the row at hand among those of its group. */
  put(group: number): void;
  /** That row is whole: it may be counted. */
  end(): void;
  /** Counts all that wait. */
  flush(): void;
}

export type RowsListener = (key: readonly string[], rows: ArrayLike<number>, lanes: number) => void;

export interface TallyPart {
  /** Cells that were made as pairs came, in order. */
  readonly extra: readonly Cell[];
  readonly blocks: readonly Block[];
}

/** Rows in a batch; it is small at first, so that what counts it is compiled early. */
const FIRST_ROW = new Int32Array(1);
const FIRST_BATCH = 64;
const BATCH = 65_536;
/** Rows of a group that lie one behind the other in a batch; divides LANES. */
const RUN = 8;
/** Cells in a batch at most: the more rows of a group are counted together, the seldomer its block is fetched. */
const BATCH_CELLS = 1 << 18;

/** Prepares counting by a scheme. Memory grows with groups × criteria × options, not with respondents (see tally.ts). */
export function counterFor(scheme: Scheme): Counter {
  const { criteria, sections } = scheme;
  const cells = cellsOf(criteria);
  const { known, firstOf } = cells;
  const uniform = sections.map(({ from, to }) => uniformSection(criteria.slice(from, to)));
  const adds = addsOf(scheme, cells, uniform);
  const addOf = (cell: number): number => (cell < known ? adds[cell]! : 0);
  const reckoner = reckonerFor(scheme, cells, uniform, addOf);
  const blocks = blocksFor(scheme, cells, uniform, reckoner, adds);
  const groups: Block[] = [];
  const byKey = new Map<string, number>();
  const last = {
    sections: sections.map((): RespondentPoints => ({ expectation: Number.NaN, delivery: Number.NaN })),
    overall: { expectation: Number.NaN, delivery: Number.NaN },
    shareInSection: (i: number) => reckoner.shareInSection(i, 0),
    shareOverall: (i: number) => reckoner.shareOverall(i, 0),
  };
  const ownTotals = new Int32Array(sections.length);
  const isBlank = (i: number, cell: number): boolean => cell < firstOf[i]! + BLANKS.length;
  const batch = batchFor(criteria.length, sections.length, countRows);
  const { hand } = batch;

  let heard: RowsListener | null = null;

  function countRows(number: number, rows: ArrayLike<number>, lanes: number): void {
    reckoner.reckon(batch.cells, batch.totals, rows, lanes);
    blocks.count(groups[number]!, lanes);
    heard?.(groups[number]!.key, rows, lanes);
  }

  function writeCells(of: Answers, into: Int32Array): void {
    for (let i = 0; i < criteria.length; i++) {
      const delivery = of.delivery[i]!;
      into[i] = Number.isNaN(delivery)
        ? firstOf[i]! + of.blank[i]!
        : cells.of(i, of.expectation[i]!, delivery);
    }
  }

  function hasPairs(row: Int32Array): boolean {
    for (let i = 0; i < criteria.length; i++) if (!isBlank(i, row[i]!)) return true;
    return false;
  }

  function tellLast(): void {
    const { meanE, meanD, isEnough } = reckoner.of;
    const tell = (points: RespondentPoints, unit: number): void => {
      const at = unit * LANES;
      points.expectation = isEnough[at] === 1 ? meanE[at]! : Number.NaN;
      points.delivery = isEnough[at] === 1 ? meanD[at]! : Number.NaN;
    };
    last.sections.forEach(tell);
    tell(last.overall, sections.length);
  }

  function group(key: readonly string[]): number {
    const name = JSON.stringify(key);
    let number = byKey.get(name);
    if (number === undefined) {
      try {
        number = groups.push(blocks.empty([...key])) - 1;
      } catch (error) {
        // No more memory is to be had.
        if (error instanceof RangeError) throw new UserError('groups-do-not-fit', { count: groups.length });
        throw error;
      }
      byKey.set(name, number);
    }
    return number;
  }

  function absorb({ extra, blocks: others }: TallyPart): void {
    const here = extra.map((cell) => cells.ofExtra(cell));
    for (const other of others) blocks.merge(groups[group(other.key)]!, other, (cell) => here[cell - known]!);
  }

  return {
    last,
    batch,
    cells,
    reckoner,
    addOf,
    cellOf: cells.of,
    blankOf: (i, blank) => firstOf[i]! + blank,
    isBlank,
    cellsOf: writeCells,
    counts: hasPairs,
    group,
    hear(listener) {
      heard = listener;
    },
    writeRow(of) {
      writeCells(of, hand.cells);
      reckoner.total(hand.cells, hand.totals);
      return hasPairs(hand.cells);
    },
    add(number, row) {
      reckoner.total(row, ownTotals);
      reckoner.reckon(row, ownTotals, FIRST_ROW, 1);
      blocks.count(groups[number]!, 1);
      tellLast();
    },
    addLanes(number, said, lanes) {
      reckoner.said.cells.set(said.cells);
      reckoner.said.totals.set(said.totals);
      reckoner.reckonSaid(lanes);
      blocks.count(groups[number]!, lanes);
    },
    addRow(number) {
      countRows(number, [batch.row], 1);
      tellLast();
    },
    hideRow(positions, blank) {
      for (const i of positions) hand.cells[i] = firstOf[i]! + blank;
      reckoner.total(hand.cells, hand.totals);
      return hasPairs(hand.cells);
    },
    part() {
      batch.flush();
      return { extra: [...cells.extra], blocks: [...groups] };
    },
    absorb,
    groupsWith: ({ blocks: others }) =>
      groups.length + others.filter(({ key }) => !byKey.has(JSON.stringify(key))).length,
    tally() {
      batch.flush();
      const sorted = groups.toSorted(compareKeys);
      if (sorted.length === 0 || sorted[0]!.key.length === 0) return sorted.map(blocks.finish);
      const whole = blocks.empty([]);
      for (const one of groups) blocks.merge(whole, one, (cell) => cell);
      return [whole, ...sorted].map(blocks.finish);
    },
  };
}

/** Rows are put into runs of their groups, and counted group by group, some at a time. */
function batchFor(
  criteria: number,
  sections: number,
  count: (group: number, rows: Int32Array, many: number) => void,
): RowBatch {
  const runs = Math.max(1, Math.floor(Math.min(BATCH, BATCH_CELLS / Math.max(1, criteria)) / RUN));
  const size = runs * RUN;
  const cells = new Int32Array(size * criteria);
  const totals = new Int32Array(size * sections);
  const hand = { cells: new Int32Array(criteria), totals: new Int32Array(sections) };
  const rows = new Int32Array(LANES);
  /** The run of the same group before each, or −1. */
  const before = new Int32Array(runs);
  /** Of each group the last run, and where in it the next row is put; −1 where there is none, or no more room. */
  const heads: number[] = [];
  const places: number[] = [];
  /** The groups that have rows. */
  const active: number[] = [];
  let used = 0;
  let ended = 0;
  let limit = Math.min(FIRST_BATCH, size);
  let groupAtHand = 0;

  function newRun(group: number): number {
    if (used === runs) flush();
    const head = heads[group] ?? -1;
    if (head < 0) active.push(group);
    before[used] = head;
    heads[group] = used;
    return used++ * RUN;
  }

  function flush(): void {
    for (const group of active) {
      let many = 0;
      let place = places[group]!;
      for (let run = heads[group]!; run >= 0; run = before[run]!) {
        const end = place < 0 ? (run + 1) * RUN : place;
        place = -1;
        for (let row = run * RUN; row < end; row++) rows[many++] = row;
        // Another run might not fit.
        if (many + RUN <= LANES && before[run]! >= 0) continue;
        if (many > 0) count(group, rows, many);
        many = 0;
      }
      heads[group] = -1;
      places[group] = -1;
    }
    active.length = 0;
    used = 0;
    ended = 0;
  }

  const batch = {
    hand,
    cells,
    totals,
    row: 0,
    size,
    put(group: number): void {
      groupAtHand = group;
      let row = places[group] ?? -1;
      if (row < 0) row = newRun(group);
      batch.row = row;
      places[group] = row;
      for (let i = 0, at = row * criteria; i < criteria; i++, at++) cells[at] = hand.cells[i]!;
      for (let s = 0, at = row * sections; s < sections; s++, at++) totals[at] = hand.totals[s]!;
    },
    end(): void {
      const next = batch.row + 1;
      places[groupAtHand] = next % RUN === 0 ? -1 : next;
      if (++ended < limit) return;
      flush();
      limit = Math.min(2 * limit, size);
    },
    flush,
  };
  return batch;
}

/** What each cell that is known beforehand adds to the total of its section, if that is uniform. */
function addsOf(
  { criteria }: Scheme,
  { known, knownOf, firstOf }: Cells,
  uniform: readonly (UniformSection | null)[],
): Int32Array {
  const adds = new Int32Array(known);
  criteria.forEach((criterion, i) => {
    if (uniform[criterion.section] === null) return;
    const { expectation, delivery, table } = knownOf[i]!;
    expectation.forEach((expected, cell) => {
      adds[firstOf[i]! + cell] =
        cell >= BLANKS.length
          ? stepsOf(criterion, expected, delivery[cell]!)
          : table.outOfScope[cell] === 1
            ? OUT
            : MISSED;
    });
  });
  return adds;
}
