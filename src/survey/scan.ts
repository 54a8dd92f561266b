// Counts rows straight from their bytes. Rows of the common shape (unquoted or plainly quoted cells, answers seen before)
// never become text; any other row is cut out and folded the way csv-parse's rows are, so that both mean the same.

import { isUtf8 } from 'node:buffer';
import { parse } from 'csv-parse/sync';
import type { Mapping } from '../core/mapping.ts';
import { BLANKS } from '../core/response.ts';
import type { Scheme } from '../core/scheme.ts';
import { schemeOf } from '../core/scheme.ts';
import type { Policy, Profile, Standard } from '../core/standard.ts';
import type { Binding, BoundColumn } from './binding.ts';
import { bind } from './binding.ts';
import type { Reading } from './cell.ts';
import { fold } from './cell.ts';
import { cellsIn, count, isBlankRow, LONGEST_ROW, parserOptions } from './csv.ts';
import { encodingOf } from './encoding.ts';
import type { Part, RejectedRow, RowFolder } from './fold.ts';
import { logPlanOf, rowFolder } from './fold.ts';
import type { Layout } from './open.ts';
import { textOf } from './open.ts';

/** Reads bytes of the file at a position into a buffer; how many there were. */
export type ReadAt = (into: Uint8Array, offset: number, length: number, position: number) => number;

/** Rows that begin in [from, to); `from` is the beginning of a row, unless a quoted cell lies across it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface Scanned {
  readonly part: Part;
  /** Line ends passed. */
  readonly lines: number;
  /** Where the last row ends: `to` of the stretch, unless a quoted cell lies across it. */
  readonly end: number;
}

export interface ScanPlan {
  readonly scheme: Scheme;
  readonly binding: Binding;
  readonly layout: Layout;
}

/** A plan as plain data, for another thread to make its own from. */
export interface PlanRequest {
  readonly standard: Standard;
  readonly profile: Profile | null;
  readonly policy: Policy;
  readonly mapping: Mapping;
  readonly by: readonly string[] | null;
  readonly layout: Layout;
}

/** The plan that was requested; its mapping is known to fit its columns. */
export function planFrom({ standard, profile, policy, mapping, by, layout }: PlanRequest): ScanPlan {
  const scheme = { ...schemeOf(standard, profile), policy };
  const nowhere = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  const bound = bind({ mapping, file: '', name: '', place: () => nowhere }, scheme, layout.columns, by);
  if (!('binding' in bound)) throw new Error('a mapping that fitted its columns no longer does');
  return { scheme, binding: bound.binding, layout };
}

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
const ZERO = 0x30;
const CHUNK = 1 << 20;
/** A row longer than this is left to the reference reader, which knows when to give up. */
const LONG_ROW = LONGEST_ROW / 4;
const NOT_SHOWN = BLANKS.indexOf('not-shown');

/** Whether rows can be counted from bytes; what cannot is read by csv-parse. */
export function isScannable({ scheme, binding, layout }: ScanPlan): boolean {
  const { shape, encoding, columns, gathered, container, unfinished } = layout;
  return (
    container === null &&
    binding.asides === null &&
    unfinished === null &&
    !gathered &&
    encoding.name === 'utf-8' &&
    shape.lineEnd === '\n' &&
    columns.length > 1 &&
    logPlanOf(scheme, binding) === null &&
    binding.criteria.every(
      ({ position, announced, until }) =>
        announced === null && until === null && scheme.criteria[position]!.source.when.length === 0,
    )
  );
}

/**
 * Counts the rows of a stretch. Null where the bytes are not for this reader: a quote that nothing closes, or a row too
 * long. Lines count from `firstLine` at `from`. Constant memory.
 */
export function scan(
  read: ReadAt,
  stretch: Stretch,
  plan: ScanPlan,
  firstLine: number,
  onRejected: ((row: RejectedRow) => void) | null = null,
): Scanned | null {
  const { layout } = plan;
  const folder = rowFolder(plan.scheme, plan.binding, layout);
  const bytes = Buffer.allocUnsafe(LONG_ROW + CHUNK + 8);
  const rows = rowScanner(bytes, plan, folder, firstLine, onRejected);
  let have = 0;
  let position = stretch.from;
  for (;;) {
    const got = read(bytes, have, CHUNK, position);
    position += got;
    have += got;
    const isLast = got === 0;
    // A row begins in the stretch when it begins before this place in the buffer.
    const limit = Math.min(have, stretch.to - (position - have));
    const done = rows.read(have, limit, isLast);
    if (done < 0) return null;
    if (isLast || position - have + done >= stretch.to) {
      const end = position - have + done;
      return { part: folder.part(), lines: rows.lines(), end };
    }
    bytes.copyWithin(0, done, have);
    have -= done;
    if (have > LONG_ROW) return null;
  }
}

/** What to do at a column: pass it over, keep where its cell lies, or read it and the next one as a pair. */
const SKIP = 0;
const KEEP = 1;
const PAIR = 2;

/**
 * Scans the rows in a buffer: up to `have` bytes are there, rows that begin before `limit` are wanted. Answers where the
 * first unread row begins, or −1 where the bytes are not for this reader.
 */
function rowScanner(
  bytes: Buffer,
  { scheme, binding, layout }: ScanPlan,
  folder: RowFolder,
  firstLine: number,
  onRejected: ((row: RejectedRow) => void) | null,
): { read(have: number, limit: number, isLast: boolean): number; lines(): number } {
  const { shape, columns } = layout;
  const encoding = encodingOf(layout.encoding.name);
  const delimiter = shape.delimiter.charCodeAt(0);
  const { counter } = folder;
  const width = columns.length;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decode = (cell: string) => textOf(cell, encoding);
  let line = firstLine;

  // What to do where, by column.
  const action = new Uint8Array(width + 1);
  const slotOf = new Int32Array(width + 1);
  const pairs = binding.criteria.map(pairPlan);
  const kept: number[] = [];
  const keep = (column: number): number => {
    if (action[column] !== KEEP) {
      action[column] = KEEP;
      slotOf[column] = kept.length;
      kept.push(column);
    }
    return slotOf[column]!;
  };
  const shared = sharedColumns(binding);
  pairs.forEach((pair, index) => {
    const { first } = pair;
    if (pair.adjacent && !shared.has(first) && !shared.has(first + 1) && first + 2 < width) {
      action[first] = PAIR;
      slotOf[first] = index;
    } else {
      pair.adjacent = false;
      pair.slotE = pair.expectation === null ? -1 : keep(pair.expectation.index);
      pair.slotD = keep(pair.delivery.index);
    }
  });
  const apart = pairs.filter((pair) => !pair.adjacent);
  const drops = binding.drop.map(({ column, is }) => ({ slot: keep(column.index), is, book: textBook() }));
  const by = binding.by.map(({ column }) => ({
    slot: keep(column.index),
    column: column.index,
    book: textBook(),
  }));
  const starts = new Int32Array(kept.length);
  const ends = new Int32Array(kept.length);
  const lastKept = action.findLastIndex((what) => what !== SKIP);

  // Of the row at hand.
  const cells = new Int32Array(scheme.criteria.length);
  scheme.criteria.forEach((_, i) => {
    cells[i] = counter.blankCell(i, NOT_SHOWN);
  });
  const asked = pairs.map(({ position }) => position);
  const tables = pairTables();
  const marks = (delimiter << 24) | (ZERO << 16) | (delimiter << 8) | ZERO;
  const groups = new Map<number, number>();

  function pairPlan({ position, expectation, delivery }: Binding['criteria'][number], index: number) {
    const e = expectation && columnReader(expectation, decode);
    const d = columnReader(delivery, decode);
    const [ei, di] = [expectation?.column.index ?? -1, delivery.column.index];
    return {
      index,
      position,
      expectation: e,
      delivery: d,
      adjacent: e !== null && Math.abs(ei - di) === 1,
      expectationFirst: ei < di,
      first: e === null ? di : Math.min(ei, di),
      slotE: -1,
      slotD: -1,
    };
  }

  /** Pairs of single digits, by both of them: the cell, or −1 where a reading is no value. */
  function pairTables(): Int32Array {
    const table = new Int32Array(pairs.length * 256).fill(-1);
    pairs.forEach(({ position, expectation, delivery, adjacent, expectationFirst }, index) => {
      if (!adjacent) return;
      for (let e = 0; e < 10; e++)
        for (let d = 0; d < 10; d++) {
          const expected = expectation!.single(ZERO + e);
          const delivered = delivery.single(ZERO + d);
          if (expected.state !== 'value' || delivered.state !== 'value') continue;
          const digits = expectationFirst ? e | (d << 4) : d | (e << 4);
          table[index * 256 + digits] = counter.pairCell(position, expected.value, delivered.value);
        }
    });
    return table;
  }

  /** The cell of a pair from where its two cells lie; −1 where one cannot be read. Says whether anything was answered. */
  let answered = false;
  function pairOf(index: number, startE: number, endE: number, startD: number, endD: number): number {
    const { position, expectation, delivery } = pairs[index]!;
    const delivered = delivery.at(bytes, startD, endD);
    if (delivered.state === 'unreadable') return -1;
    let expected = Number.NaN;
    if (expectation !== null) {
      const reading = expectation.at(bytes, startE, endE);
      if (reading.state === 'unreadable') return -1;
      if (reading.state === 'value') {
        expected = reading.value;
        answered = true;
      }
    }
    if (delivered.state === 'blank') return counter.blankCell(position, delivered.blank);
    answered = true;
    return counter.pairCell(position, expected, delivered.value);
  }

  /** The group of the row at hand, by what its grouping cells say. */
  function groupOf(): number {
    let name = 0;
    for (let k = 0; k < by.length; k++) {
      const { book, slot } = by[k]!;
      const at = book.find(bytes, starts[slot]!, ends[slot]!);
      name = at < 0 ? Number.NaN : name * BOOK_SIZE + at;
    }
    // Past three columns, or with a full book, the number may not be the group's own.
    const isOwn = by.length <= 3 && !Number.isNaN(name);
    let group = isOwn ? groups.get(name) : undefined;
    if (group === undefined) {
      const row: string[] = [];
      for (const { column, slot } of by) row[column] = bytes.toString('latin1', starts[slot], ends[slot]);
      group = folder.group(folder.keyOf(row));
      if (isOwn) groups.set(name, group);
    }
    return group;
  }

  /** Whether a rule drops the row at hand. */
  function isDropped(): boolean {
    for (let k = 0; k < drops.length; k++) {
      const { slot, is, book } = drops[k]!;
      if (book.isIn(is, bytes, starts[slot]!, ends[slot]!, decode)) return true;
    }
    return false;
  }

  /** Folds the row at `start` as csv-parse would have read it. Answers where it ends; `have` + 1 where more is needed. */
  function foldApart(start: number, have: number, isLast: boolean): number {
    const { open, length } = cellsIn(bytes.subarray(start, have), shape);
    if (open !== null) return isLast ? -1 : have + 1;
    if (!isLast && start + length === have && bytes[have - 1] !== LF) return have + 1;
    const own = bytes.subarray(start, start + length);
    const [record] = parse(own, parserOptions(shape)) as string[][];
    if (record && !isBlankRow(record, own)) {
      const folded = folder.add({ line, cells: record, bytes: own, end: 0 });
      if (folded.state === 'rejected') onRejected?.({ line, reason: folded.reason, bytes: Buffer.from(own) });
    }
    line += count(own, LF, length);
    return start + length;
  }

  // Of the cell at hand: what it holds, and where the next one begins. The row may end with it.
  let from = 0;
  let to = 0;
  let next = 0;
  let isLastCell = false;
  let breaks = 0;

  /** Finds the cell at `p`. False where it must be taken apart: odd quotes, or no end before `complete`. */
  function cellAt(p: number, complete: number): boolean {
    const b = bytes;
    if (b[p] !== QUOTE) {
      let at = p;
      while (at < complete && b[at] !== delimiter && b[at] !== LF) at++;
      from = p;
      to = at;
      isLastCell = at >= complete || b[at] === LF;
      if (isLastCell && at < complete && at > p && b[at - 1] === CR) to--;
      next = at + 1;
      return true;
    }
    let at = p + 1;
    let isWhole = true;
    for (;;) {
      while (at < complete && b[at] !== QUOTE) {
        if (b[at] === LF) breaks++;
        at++;
      }
      if (at >= complete) return false;
      if (at + 1 < complete && b[at + 1] === QUOTE) {
        isWhole = false;
        at += 2;
      } else break;
    }
    from = p + 1;
    // Doubled quotes are not undone here: such a cell can be passed over but not read.
    to = isWhole ? at : -1;
    at++;
    if (at < complete && b[at] === CR && b[at + 1] === LF) at++;
    isLastCell = at >= complete || b[at] === LF;
    next = at + 1;
    return isLastCell || b[at] === delimiter;
  }

  /** The row at `start` by its bytes alone. Answers where it ends, or −1 where it must be taken apart. */
  function rowAt(start: number, complete: number): number {
    const b = bytes;
    const actions = action;
    let p = start;
    let column = 0;
    answered = false;
    breaks = 0;
    while (column <= lastKept) {
      const what = actions[column]!;
      if (what === PAIR) {
        const index = slotOf[column]!;
        const word = view.getUint32(p, true);
        if ((word & 0xfff0fff0) === marks && p + 4 <= complete) {
          const cell = tables[index * 256 + ((word & 15) | ((word >>> 12) & 0xf0))]!;
          if (cell >= 0) {
            cells[asked[index]!] = cell;
            answered = true;
            p += 4;
            column += 2;
            continue;
          }
        }
        if (!cellAt(p, complete) || isLastCell || to < 0) return -1;
        const [firstFrom, firstTo] = [from, to];
        if (!cellAt(next, complete) || isLastCell || to < 0) return -1;
        const cell = pairs[index]!.expectationFirst
          ? pairOf(index, firstFrom, firstTo, from, to)
          : pairOf(index, from, to, firstFrom, firstTo);
        if (cell < 0) return -1;
        cells[asked[index]!] = cell;
        column += 2;
        p = next;
        continue;
      }
      if (what === SKIP && b[p] !== QUOTE) {
        while (p < complete && b[p] !== delimiter && b[p] !== LF) p++;
        if (p >= complete || b[p] === LF) return -1;
        p++;
        column++;
        continue;
      }
      if (!cellAt(p, complete)) return -1;
      if (what === KEEP) {
        if (to < 0) return -1;
        starts[slotOf[column]!] = from;
        ends[slotOf[column]!] = to;
      }
      column++;
      p = next;
      if (isLastCell) return column === width && isComplete() ? p : -1;
    }
    for (;;) {
      if (!cellAt(p, complete)) return -1;
      column++;
      p = next;
      if (isLastCell) return column === width && isComplete() ? p : -1;
    }
  }

  /** Reads the pairs whose cells lie apart. False where one cannot be read, or a rule drops the row. */
  function isComplete(): boolean {
    for (let k = 0; k < apart.length; k++) {
      const { index, slotE, slotD } = apart[k]!;
      const [startE, endE] = slotE < 0 ? [0, 0] : [starts[slotE]!, ends[slotE]!];
      const cell = pairOf(index, startE, endE, starts[slotD]!, ends[slotD]!);
      if (cell < 0) return false;
      cells[asked[index]!] = cell;
    }
    return drops.length === 0 || !isDropped();
  }

  const readRows = (have: number, limit: number, isLast: boolean): number => {
    // A row is read only when its end is there: a line end, or the end of the file.
    const complete = isLast ? have : bytes.lastIndexOf(LF, have - 1) + 1;
    const isText = isUtf8(bytes.subarray(0, complete));
    let p = 0;
    while (p < limit && p < complete) {
      const first = bytes[p]!;
      if (first === LF || (first === CR && bytes[p + 1] === LF)) {
        p += first === LF ? 1 : 2;
        line++;
        continue;
      }
      const plainEnd = isText ? rowAt(p, complete) : -1;
      if (plainEnd >= 0) {
        folder.addCells(cells, answered, groupOf);
        line += 1 + breaks;
        p = plainEnd;
        continue;
      }
      const end = foldApart(p, have, isLast);
      if (end < 0) return -1;
      if (end > have) return p;
      p = end;
    }
    return Math.min(p, have);
  };

  return { read: readRows, lines: () => line - firstLine };
}

/** Columns that more than one thing is read from. */
function sharedColumns({ criteria, drop, by }: Binding): Set<number> {
  const seen = new Set<number>();
  const twice = new Set<number>();
  const see = (index: number) => (seen.has(index) ? twice.add(index) : seen.add(index));
  for (const { expectation, delivery } of criteria) {
    if (expectation) see(expectation.column.index);
    see(delivery.column.index);
  }
  for (const { column } of [...drop, ...by]) see(column.index);
  return twice;
}

/** Reads cells of a column by their bytes; each distinct content once. */
function columnReader({ column, read }: BoundColumn, decode: (bytes: string) => string) {
  const readings: Reading[] = [];
  const book = textBook();
  const single: (Reading | undefined)[] = [];
  const empty = read('');
  const ofByte = (byte: number): Reading => {
    let reading = single[byte];
    if (reading === undefined) {
      reading = read(decode(String.fromCharCode(byte)));
      single[byte] = reading;
    }
    return reading;
  };
  return {
    index: column.index,
    single: ofByte,
    at(bytes: Buffer, start: number, end: number): Reading {
      if (start === end) return empty;
      if (end - start === 1) return ofByte(bytes[start]!);
      const at = book.find(bytes, start, end);
      if (at < 0) return read(decode(bytes.toString('latin1', start, end)));
      let reading = readings[at];
      if (reading === undefined) {
        reading = read(decode(bytes.toString('latin1', start, end)));
        readings[at] = reading;
      }
      return reading;
    },
  };
}

const BOOK_SIZE = 16_384;
const BOOK_MOST = 8_192;

/** Numbers distinct byte strings, without making text of them. */
function textBook() {
  const slots = new Int32Array(BOOK_SIZE).fill(-1);
  const texts: Uint8Array[] = [];
  const verdicts: (boolean | undefined)[] = [];
  const isAt = (text: Uint8Array, bytes: Buffer, start: number, end: number): boolean => {
    if (text.length !== end - start) return false;
    for (let i = 0; i < text.length; i++) if (text[i] !== bytes[start + i]) return false;
    return true;
  };
  /** From 0 in order of appearance; −1 once the book is full. */
  const find = (bytes: Buffer, start: number, end: number): number => {
    let hash = end - start;
    for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + bytes[i]!) | 0;
    let slot = (hash ^ (hash >>> 15)) & (BOOK_SIZE - 1);
    for (;;) {
      const at = slots[slot]!;
      if (at < 0) break;
      if (isAt(texts[at]!, bytes, start, end)) return at;
      slot = (slot + 1) & (BOOK_SIZE - 1);
    }
    if (texts.length >= BOOK_MOST) return -1;
    slots[slot] = texts.length;
    texts.push(Uint8Array.prototype.slice.call(bytes, start, end));
    return texts.length - 1;
  };
  return {
    find,
    isIn(
      set: ReadonlySet<string>,
      bytes: Buffer,
      start: number,
      end: number,
      read: (bytes: string) => string,
    ): boolean {
      const at = find(bytes, start, end);
      const known = at < 0 ? undefined : verdicts[at];
      if (known !== undefined) return known;
      const verdict = set.has(fold(read(bytes.toString('latin1', start, end))));
      if (at >= 0) verdicts[at] = verdict;
      return verdict;
    },
  };
}
