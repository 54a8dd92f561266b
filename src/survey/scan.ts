// Counts rows straight from their bytes, range by range or as a stream brings them. Where a row has to be taken apart (odd
// quotes, a cell that cannot be read, bytes that are no text), csv-parse does it, and the row is counted by its texts.

import { isUtf8 } from 'node:buffer';
import type { Counter } from '../core/tally/counter.ts';
import { emptyAnswers } from '../core/tally/tally.ts';
import { CsvBroken, type CsvRow, cellsIn, count, isBlankRow, LONGEST_ROW, recordIn } from './csv.ts';
import { cursorFor, reading } from './cursor.ts';
import { asWritten, encodingOf } from './encoding.ts';
import { type Outcome, type Part, type RejectedRow, rowCounter, type UsedRow } from './row-counter.ts';
import { BEYOND, rowWalk } from './row-walk.ts';
import type { ScanPlan } from './scan-plan.ts';
import { type SegmentCounts, segmentCounter } from './segments.ts';

/** Reads bytes of the file at a position into a buffer; how many there were. */
export type ReadAt = (into: Uint8Array, offset: number, length: number, position: number) => number;

/** Rows that begin in [from, to); `from` is the beginning of a row, unless a quoted cell lies across it. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

export interface Scanned {
  /** Line ends passed. */
  readonly lines: number;
  /** Where the last row ends: `to` of the range, unless a quoted cell lies across it. */
  readonly end: number;
}

/** Hear of each row while its answers and points stand, and of the bytes of those rejected. */
export interface RowListeners {
  readonly onUsed?: ((row: UsedRow) => void) | undefined;
  readonly onRejected?: ((row: RejectedRow) => void) | undefined;
}

/** Counts range after range. Memory is constant. */
export interface Scanner {
  /** Lines count from `firstLine` at `from`. Throws CsvBroken, as readRows does. */
  scan(read: ReadAt, range: ByteRange, firstLine: number): Scanned;
  /** The same of all that a stream brings; `pause` is waited for now and then, and hears how many bytes are read; at the end, null. */
  scanStream(
    source: AsyncIterable<Uint8Array>,
    firstLine: number,
    pause: (bytes: number | null) => Promise<void>,
  ): Promise<void>;
  /** Counts a row that was taken apart elsewhere. */
  add(row: CsvRow): void;
  /** What all of it came to. */
  parts(): Part[];
  readonly counter: Counter;
  segments(): SegmentCounts[];
}

const LF = 0x0a;
const CR = 0x0d;
const CHUNK = 1 << 18;

export function scanner(plan: ScanPlan, { onUsed, onRejected }: RowListeners = {}): Scanner {
  const { layout, scheme } = plan;
  const { shape } = layout;
  const encoding = encodingOf(layout.encoding.name);
  const isUnicode = encoding.invalidAt === encodingOf('utf-8').invalidAt;
  const lineEnd = shape.lineEnd.charCodeAt(0);
  const cursor = cursorFor(layout, encoding);
  const rows = rowCounter(plan, cursor, onUsed !== undefined);
  const respondent = plan.binding.respondent ?? layout.identity;
  const whose = onUsed && respondent ? reading(cursor, respondent, (text) => text.trim()) : null;
  const segments = plan.segments && segmentCounter(plan.segments, plan, cursor);
  // Each segment counts by its own scheme: what it is told is what was answered.
  const answers = segments ? emptyAnswers(scheme) : rows.needsAnswers ? rows.answers : null;
  const walk = rowWalk(plan, rows.counter, rows.respondents, cursor, answers);
  let buffer = Buffer.allocUnsafe(2 * CHUNK + BEYOND);
  walk.over(buffer);
  let line = 0;

  function hear(at: number, outcome: Outcome, id: string, counter: typeof rows | null): void {
    if (outcome.state !== 'used' || !onUsed || !counter) return;
    const key = segments ? [id, ...outcome.key] : outcome.key;
    const own = segments ? plan.segments!.schemes.get(id)! : scheme;
    const respondent = whose?.() ?? '';
    const { answers: said, last: points, respondents } = counter;
    onUsed({ line: at, scheme: own, key, respondent, answers: said, points, fact: respondents.fact });
  }

  function add(row: CsvRow): void {
    const { outcome, id, counter } = segments
      ? segments.add(row)
      : { outcome: rows.add(row), id: '', counter: rows };
    if (outcome.state !== 'rejected') hear(row.line, outcome, id, counter);
    else if (onRejected)
      for (const one of row.gathered?.rows ?? [row])
        onRejected({ line: one.line, reason: outcome.reason, bytes: asWritten(one.bytes, encoding.name) });
  }

  /** Counts the row that was read from its bytes; false where it has to be taken apart. */
  function addScanned(): boolean {
    if (segments) {
      const found = segments.addAnswers(answers!, walk.isAnswered());
      if (found) hear(line, found.outcome, found.id, found.counter);
      return found !== null;
    }
    const outcome = rows.addScanned(walk.isAnswered(), walk.hasPairs());
    if (outcome && onUsed) hear(line, outcome, '', rows);
    return outcome !== null;
  }

  /** Bytes of the line at a place, where it is blank; else 0. */
  const blankLine = (at: number): number =>
    buffer[at] === lineEnd ? 1 : lineEnd === LF && buffer[at] === CR && buffer[at + 1] === LF ? 2 : 0;

  const isText = (from: number, to: number): boolean =>
    isUnicode ? isUtf8(buffer.subarray(from, to)) : encoding.invalidAt(buffer.subarray(from, to)) < 0;

  /** Reads the rows that begin before `limit`; up to `have` bytes are in the buffer. Answers where the first unread row begins. */
  function readRows(have: number, limit: number, isAll: boolean): number {
    // A row is read only when its end is there: a line end, or the end of the file.
    const complete = isAll ? have : buffer.lastIndexOf(lineEnd, have - 1) + 1;
    if (isAll) buffer[have] = lineEnd;
    const isAllText = isText(0, complete);
    let p = 0;
    while (p < limit && p < complete) {
      const blank = blankLine(p);
      if (blank > 0) {
        p += blank;
        line++;
        continue;
      }
      let end = walk.rowAt(p, complete);
      if (end > 0 && (isAllText || isText(p, end)) && addScanned()) line += 1 + walk.breaks();
      else {
        end = takeApart(p, have, isAll);
        if (end > have) break;
      }
      p = end;
    }
    return Math.min(p, have);
  }

  /** Counts the row at `from` as csv-parse reads it. Answers where it ends; `have` + 1 where more is needed. */
  function takeApart(from: number, have: number, isAll: boolean): number {
    const { open, length } = cellsIn(buffer.subarray(from, have), shape);
    const isEnded = open === null && (isAll || from + length < have || buffer[have - 1] === lineEnd);
    if (!isEnded || length > LONGEST_ROW) {
      if (!isAll && have - from <= LONGEST_ROW) return have + 1;
      const bytes = Buffer.from(buffer.subarray(from, have));
      throw new CsvBroken(open === null ? 'row-too-long' : 'unclosed-quote', { line, bytes }, open ?? 0);
    }
    const own = Buffer.from(buffer.subarray(from, from + length));
    const record = recordIn(own, shape);
    if (record && !isBlankRow(record, own)) add({ line, cells: record, bytes: own, end: 0 });
    line += count(own, lineEnd, length);
    return from + length;
  }

  /** Makes room behind the `have` bytes that are left of a row. */
  function makeRoom(have: number): void {
    if (have + CHUNK + BEYOND <= buffer.length) return;
    const larger = Buffer.allocUnsafe(2 * buffer.length);
    buffer.copy(larger, 0, 0, have);
    buffer = larger;
    walk.over(buffer);
  }

  return {
    scan(read, range, firstLine) {
      line = firstLine;
      let have = 0;
      let position = range.from;
      for (;;) {
        makeRoom(have);
        const got = read(buffer, have, CHUNK, position);
        position += got;
        have += got;
        const isAll = got === 0;
        // A row begins in the range when it begins before this place in the buffer.
        const limit = Math.min(have, range.to - (position - have));
        const done = readRows(have, limit, isAll);
        if (isAll || position - have + done >= range.to)
          return { lines: line - firstLine, end: position - have + done };
        buffer.copyWithin(0, done, have);
        have -= done;
      }
    },
    async scanStream(source, firstLine, pause) {
      line = firstLine;
      let have = 0;
      let bytes = 0;
      for await (const chunk of source)
        for (let at = 0; at < chunk.length; at += CHUNK) {
          const piece = chunk.subarray(at, at + CHUNK);
          makeRoom(have);
          buffer.set(piece, have);
          have += piece.length;
          bytes += piece.length;
          const done = readRows(have, have, false);
          buffer.copyWithin(0, done, have);
          have -= done;
          await pause(bytes);
        }
      makeRoom(have);
      readRows(have, have, true);
      await pause(null);
    },
    add,
    parts: () => segments?.parts() ?? [rows.part()],
    counter: rows.counter,
    segments: () => segments?.segments() ?? [],
  };
}
