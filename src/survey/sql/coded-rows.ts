// Rows whose cells are codes of texts that are known, as an engine tells them: counted by whoever counts the rows of a file, so that a row
// means the same. The pairs of a block are looked up column by column; the texts of the other cells lie among bytes, as those of a
// file do, and what cannot be read is taken apart into texts.

import { BLANKS } from '../../core/answers/response.ts';
import { compareText, UserError } from '../../core/errors.ts';
import type { WholesBlock } from '../../core/sql/engine.ts';
import type { Counter } from '../../core/tally/counter.ts';
import { LANES } from '../../core/tally/reckoning.ts';
import { type Answers, emptyAnswers } from '../../core/tally/tally.ts';
import type { BoundColumn } from '../binding.ts';
import type { Reading } from '../cell.ts';
import type { CsvRow } from '../csv.ts';
import { cursorFor } from '../cursor.ts';
import type { Column } from '../dialects/dialect.ts';
import { encodingOf } from '../encoding.ts';
import type { Faults } from '../faults.ts';
import { type Part, rowCounter } from '../row-counter.ts';
import type { ScanPlan } from '../scan-plan.ts';
import { type SegmentCounts, segmentCounter } from '../segments.ts';

/** A column and the texts of its codes; undefined where nothing has that code. */
export interface ToldColumn {
  readonly column: Column;
  readonly texts: readonly (string | undefined)[];
}

export interface CodedRows {
  /** Counts rows. Throws a UserError where one has a text that was not there when texts were asked for. */
  add(block: WholesBlock): void;
  parts(): Part[];
  readonly counter: Counter;
  segments(): SegmentCounts[];
}

/** Beside the cell of a pair: something was answered; the cell is no blank. */
const ANSWERED = 1 << 30;
const COUNTS = 1 << 29;
const CELL = COUNTS - 1;
/** Of two codes that were not met yet; of what has to be taken apart. */
const UNMET = -2;
const APART = -1;
const NOT_SHOWN = BLANKS.indexOf('not-shown');
const SKIPPED = BLANKS.indexOf('skipped');
const NO_BYTES = Buffer.alloc(0);
const ENCODING = 'utf-8';

/** One side of a pair: its column among those that are told, and what its codes say. */
interface Side {
  /** −1 where there is none: then it says nothing. */
  readonly at: number;
  readonly readings: readonly (Reading | undefined)[];
}

interface Pair {
  readonly position: number;
  readonly section: number;
  readonly expectation: Side;
  readonly delivery: Side;
  /** By code of the expectation, then of the delivery: the cell with its marks, and what it adds to the total of its section. */
  readonly entries: Int32Array;
  readonly adds: Int32Array;
}

export function codedRows(plan: ScanPlan, told: readonly ToldColumn[]): CodedRows {
  const { scheme, binding } = plan;
  const layout = { ...plan.layout, encoding: { ...plan.layout.encoding, name: ENCODING } };
  const counting = { ...plan, layout, identity: null };
  const cursor = cursorFor(layout, encodingOf(ENCODING));
  const rows = rowCounter(counting, cursor);
  const { counter } = rows;
  const { hand } = counter.batch;
  const segments = plan.segments && segmentCounter(plan.segments, counting, cursor);
  const answers = segments ? emptyAnswers(scheme) : rows.needsAnswers ? rows.answers : null;
  const [criteria, sections] = [scheme.criteria.length, scheme.sections.length];
  const places = new Map(told.map(({ column }, k) => [column.index, k]));
  const pairs = binding.criteria.map(({ position, expectation, delivery }) =>
    pairOf(position, expectation && sideOf(expectation), sideOf(delivery)),
  );
  const kept = told.flatMap(({ column, texts }, k) =>
    cursor.columns.has(column.index) ? [{ index: column.index, k, ...laid(texts) }] : [],
  );
  cursor.bytes = Buffer.concat(kept.map(({ bytes }) => bytes));
  let before = 0;
  for (const one of kept) {
    one.base = before;
    before += one.bytes.length;
  }
  /** What the rows at hand say, a lane each. */
  const said = { cells: new Int32Array(LANES * criteria), totals: new Int32Array(LANES * sections) };
  const { cells, totals } = said;
  const marks = new Int32Array(LANES);
  /** Where rows are told from their pairs alone: nothing else of them is asked. */
  const isPairsAlone = kept.length === 0 && answers === null && binding.supplement === null;
  let group = -1;
  let paired = 0;
  const ofNobody = new Int32Array(sections);
  leaveOut();

  function sideOf({ column, read }: BoundColumn): Side {
    const at = places.get(column.index)!;
    return { at, readings: told[at]!.texts.map((text) => (text === undefined ? undefined : read(text))) };
  }

  function pairOf(position: number, expectation: Side | null, delivery: Side): Pair {
    const asked = expectation ?? NO_SIDE;
    const many = asked.readings.length * delivery.readings.length;
    return {
      position,
      section: scheme.criteria[position]!.section,
      expectation: asked,
      delivery,
      entries: new Int32Array(many).fill(UNMET),
      adds: new Int32Array(many),
    };
  }

  /** The entry of two codes that were not met before, or are none. */
  function meet({ position, expectation, delivery, entries, adds }: Pair, e: number, d: number): number {
    const entry = entryFor(position, expectation.readings[e], delivery.readings[d]);
    if (entry < 0) return APART;
    const at = e * delivery.readings.length + d;
    entries[at] = entry;
    adds[at] = counter.addOf(entry & CELL);
    return entry;
  }

  function entryFor(position: number, expected: Reading | undefined, delivered: Reading | undefined): number {
    if (!expected || !delivered || expected.state === 'unreadable' || delivered.state === 'unreadable')
      return APART;
    const isExpected = expected.state === 'value';
    if (delivered.state !== 'value')
      return counter.blankOf(position, delivered.blank) | (isExpected ? ANSWERED : 0);
    const cell = counter.cellOf(position, isExpected ? expected.value : Number.NaN, delivered.value);
    return cell | ANSWERED | (counter.isBlank(position, cell) ? 0 : COUNTS);
  }

  /** A criterion without a column was asked of nobody: its cell is the same in every row. */
  function leaveOut(): void {
    const asked = new Set(binding.criteria.map(({ position }) => position));
    scheme.criteria.forEach(({ section }, i) => {
      if (asked.has(i)) return;
      const cell = counter.blankOf(i, NOT_SHOWN);
      cells.fill(cell, i * LANES, (i + 1) * LANES);
      ofNobody[section]! += counter.addOf(cell);
      if (answers) answers.blank[i] = NOT_SHOWN;
    });
  }

  /** Looks up a pair of some rows. */
  function readPair(pair: Pair, columns: WholesBlock['columns'], from: number, many: number): void {
    const { entries, adds, position, section, expectation } = pair;
    const width = pair.delivery.readings.length;
    const delivered = columns[pair.delivery.at]!;
    const expected = expectation.at < 0 ? null : columns[expectation.at]!;
    const [cell, total] = [position * LANES, section * LANES];
    for (let lane = 0, row = from; lane < many; lane++, row++) {
      const e = expected === null ? 0 : expected[row]!;
      const d = delivered[row]!;
      const at = e * width + d;
      let entry = d >>> 0 < width ? entries[at]! : APART;
      if (!(entry >= 0)) entry = meet(pair, e, d);
      cells[cell + lane] = entry & CELL;
      totals[total + lane]! += adds[at]!;
      marks[lane]! |= entry;
    }
  }

  function answer(into: Answers, columns: WholesBlock['columns'], row: number): void {
    for (const { position, expectation, delivery } of pairs) {
      const expected = expectation.readings[expectation.at < 0 ? 0 : columns[expectation.at]![row]!]!;
      const delivered = delivery.readings[columns[delivery.at]![row]!]!;
      into.expectation[position] = expected.state === 'value' ? expected.value : Number.NaN;
      into.delivery[position] = delivered.state === 'value' ? delivered.value : Number.NaN;
      into.blank[position] = delivered.state === 'blank' ? delivered.blank : NOT_SHOWN;
    }
  }

  /** Counts a row by itself; false where only its texts can tell what is wrong with it. */
  function addLane(columns: WholesBlock['columns'], row: number, lane: number): boolean {
    const mark = marks[lane]!;
    if (mark < 0 || !placed(columns, row)) return false;
    if (answers) answer(answers, columns, row);
    if (segments) return segments.addAnswers(answers!, (mark & ANSWERED) !== 0) !== null;
    for (let i = 0, at = lane; i < criteria; i++, at += LANES) hand.cells[i] = cells[at]!;
    for (let s = 0, at = lane; s < sections; s++, at += LANES) hand.totals[s] = totals[at]!;
    return rows.addScanned((mark & ANSWERED) !== 0, (mark & COUNTS) !== 0) !== null;
  }

  /** Says where the texts of the row are; false where one of them is not known. */
  function placed(columns: WholesBlock['columns'], row: number): boolean {
    let isKnown = true;
    for (const { index, k, starts, ends, base } of kept) {
      const code = columns[k]![row]!;
      isKnown &&= starts[code]! >= 0;
      cursor.from[index] = base + starts[code]!;
      cursor.to[index] = base + ends[code]!;
    }
    cursor.cells = null;
    return isKnown;
  }

  /** The row by its texts. Of columns that are not told something stands in its place, since nothing is known of them. */
  function apart(columns: WholesBlock['columns'], row: number): CsvRow {
    const texts = layout.columns.map(() => '-');
    told.forEach(({ column, texts: own }, k) => {
      const text = own[columns[k]![row]!];
      if (text === undefined) throw new UserError('engine-changed', {});
      texts[column.index] = Buffer.from(text).toString('latin1');
    });
    return { line: 1, cells: texts, bytes: NO_BYTES, end: 0 };
  }

  /** Whether all of some rows can be read, and have pairs. */
  function areWhole(many: number): boolean {
    let all = COUNTS;
    for (let lane = 0; lane < many; lane++) all &= marks[lane]! < 0 ? 0 : marks[lane]!;
    return all !== 0;
  }

  function addLanes(columns: WholesBlock['columns'], from: number, many: number): void {
    marks.fill(0);
    for (let s = 0; s < sections; s++) totals.fill(ofNobody[s]!, s * LANES, (s + 1) * LANES);
    for (const pair of pairs) readPair(pair, columns, from, many);
    if (isPairsAlone && areWhole(many)) {
      if (group < 0) group = counter.group(rows.respondents.key());
      counter.addLanes(group, said, many);
      paired += many;
      return;
    }
    for (let lane = 0; lane < many; lane++) {
      if (addLane(columns, from + lane, lane)) continue;
      const texts = apart(columns, from + lane);
      if (segments) segments.add(texts);
      else rows.add(texts);
    }
  }

  /** With the rows that were counted by their pairs alone. */
  const withPaired = (part: Part): Part => ({
    ...part,
    read: part.read + paired,
    used: part.used + paired,
    faults: unplaced(part.faults),
  });

  return {
    add({ rows: many, columns }) {
      for (let from = 0; from < many; from += LANES) addLanes(columns, from, Math.min(LANES, many - from));
    },
    parts: () => (segments?.parts() ?? [rows.part()]).map(withPaired),
    counter,
    segments: () => segments?.segments() ?? [],
  };
}

const NO_SIDE: Side = { at: -1, readings: [{ state: 'blank', blank: SKIPPED }] };

/** Texts as bytes one behind the other, and where each lies; below 0 where a code has none. */
function laid(texts: ToldColumn['texts']) {
  const starts = new Int32Array(texts.length).fill(-1);
  const ends = new Int32Array(texts.length);
  const all = texts.map((text) => Buffer.from(text ?? ''));
  let at = 0;
  texts.forEach((text, code) => {
    if (text !== undefined) starts[code] = at;
    at += all[code]!.length;
    ends[code] = at;
  });
  return { bytes: Buffer.concat(all), starts, ends, base: 0 };
}

/** Where in a table something stands, no engine says: faults are told by their columns, in the order of these and of their texts. */
const unplaced = ({ kept, more }: Faults): Faults => ({
  more,
  kept: kept
    .map((fault) => {
      const column = Number.parseInt(fault.name ?? '0', 10) + 1;
      const findings = fault.findings.map((one) => ({ ...one, column, endColumn: column }));
      return { ...fault, findings };
    })
    .sort((a, b) => compareText(a.name ?? '', b.name ?? '')),
});
