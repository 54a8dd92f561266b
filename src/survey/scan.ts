// Counts rows straight from their bytes: each is cut out and folded as csv-parse's rows are, so that both mean the same.

import { parse } from 'csv-parse/sync';
import type { Counter } from '../core/tally/counter.ts';
import { cellsIn, count, isBlankRow, LONGEST_ROW, parserOptions } from './csv.ts';
import type { Part, RejectedRow } from './fold.ts';
import { rowFolder } from './fold.ts';
import type { ScanPlan } from './scan-plan.ts';

/** Reads bytes of the file at a position into a buffer; how many there were. */
export type ReadAt = (into: Uint8Array, offset: number, length: number, position: number) => number;

/** Rows that begin in [from, to); `from` is the beginning of a row, unless a quoted cell lies across it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface Scanned {
  /** Line ends passed. */
  readonly lines: number;
  /** Where the last row ends: `to` of the stretch, unless a quoted cell lies across it. */
  readonly end: number;
}

/** Counts stretch after stretch. */
export interface Scanner {
  /**
   * Null where the bytes are not for this reader: a quote that nothing closes, or a row too long. Lines count from
   * `firstLine` at `from`. Constant memory.
   */
  scan(stretch: Stretch, firstLine: number): Scanned | null;
  /** What all the stretches came to. */
  part(): Part;
  readonly counter: Counter;
}

const LF = 0x0a;
const CR = 0x0d;
const CHUNK = 1 << 18;
/** A row longer than this is left to the reference reader, which knows when to give up. */
const LONG_ROW = LONGEST_ROW / 4;
/** Bytes of the line at a place, where it is blank; else 0. */
const blankLine = (bytes: Buffer, at: number): number =>
  bytes[at] === LF ? 1 : bytes[at] === CR && bytes[at + 1] === LF ? 2 : 0;

export function scanner(
  read: ReadAt,
  plan: ScanPlan,
  onRejected: ((row: RejectedRow) => void) | null = null,
): Scanner {
  const { shape } = plan.layout;
  const folder = rowFolder(plan.scheme, plan.binding, plan.layout);
  const buffer = Buffer.allocUnsafe(LONG_ROW + CHUNK + 1);
  let line = 0;

  /**
   * Reads the rows that begin before `limit`; up to `have` bytes are in the buffer. Answers where the first unread row begins, or
   * −1 where the bytes are not for this reader.
   */
  function readRows(have: number, limit: number, isLast: boolean): number {
    // A row is read only when its end is there: a line end, or the end of the file.
    const complete = isLast ? have : buffer.lastIndexOf(LF, have - 1) + 1;
    let p = 0;
    while (p < limit && p < complete) {
      const blank = blankLine(buffer, p);
      if (blank > 0) {
        p += blank;
        line++;
        continue;
      }
      const end = foldApart(buffer, p, have, isLast);
      if (end < 0) return -1;
      if (end > have) break;
      p = end;
    }
    return Math.min(p, have);
  }

  /** Folds the row at `from` as csv-parse would have read it. Answers where it ends; `have` + 1 where more is needed. */
  function foldApart(bytes: Buffer, from: number, have: number, isLast: boolean): number {
    const { open, length } = cellsIn(bytes.subarray(from, have), shape);
    if (open !== null) return isLast ? -1 : have + 1;
    if (!isLast && from + length === have && bytes[have - 1] !== LF) return have + 1;
    const own = Buffer.from(bytes.subarray(from, from + length));
    const [record] = parse(own, parserOptions(shape)) as string[][];
    if (record && !isBlankRow(record, own)) {
      const here = line;
      const folded = folder.add({ line: here, cells: record, bytes: own, end: 0 });
      if (folded.state === 'rejected') onRejected?.({ line: here, reason: folded.reason, bytes: own });
    }
    line += count(own, LF, length);
    return from + length;
  }

  return {
    scan(stretch, firstLine) {
      line = firstLine;
      let have = 0;
      let position = stretch.from;
      for (;;) {
        const got = read(buffer, have, CHUNK, position);
        position += got;
        have += got;
        const isLast = got === 0;
        // A row begins in the stretch when it begins before this place in the buffer.
        const limit = Math.min(have, stretch.to - (position - have));
        const done = readRows(have, limit, isLast);
        if (done < 0) return null;
        if (isLast || position - have + done >= stretch.to)
          return { lines: line - firstLine, end: position - have + done };
        buffer.copyWithin(0, done, have);
        have -= done;
        if (have > LONG_ROW) return null;
      }
    },
    part: folder.part,
    counter: folder.counter,
  };
}
