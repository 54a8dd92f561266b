// Bytes to rows, one after another in constant memory, each with the line it begins on and its own bytes. Cells stay
// bytes (one character each, as latin1): which characters they are is the encoding's business.

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { parse as parseNow } from 'csv-parse/sync';
import type { Delimiter, LineEnd } from './delimiter.ts';
import type { Encoding } from './encoding.ts';

export interface CsvShape {
  readonly delimiter: Delimiter;
  readonly lineEnd: LineEnd;
  /** Number of the first line. */
  readonly firstLine: number;
}

export interface CsvRow {
  readonly line: number;
  /** Bytes as latin1. */
  readonly cells: readonly string[];
  /** As in the file, with the line end where there is one. */
  readonly bytes: Buffer;
  /** Bytes of the source up to the end of the row. */
  readonly end: number;
  /** Where a respondent was gathered from several rows: those, and where among them a cell stands. */
  readonly gathered?: {
    readonly rows: readonly CsvRow[];
    readonly placeOf: (cell: number) => { readonly row: CsvRow; readonly column: number };
  };
}

/** Where reading had to stop: nothing after it can be told apart. */
export class CsvBroken extends Error {
  readonly code: 'unclosed-quote' | 'row-too-long';
  /** What was read of the row, and where in it the trouble begins. */
  readonly row: { readonly line: number; readonly bytes: Buffer };
  readonly offset: number;

  constructor(code: CsvBroken['code'], row: CsvBroken['row'], offset: number) {
    super(code);
    this.name = 'CsvBroken';
    this.code = code;
    this.row = row;
    this.offset = offset;
  }
}

/** A row longer than this is a quote that nothing closes, or no table. */
export const LONGEST_ROW = 4 * 1024 * 1024;

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/** How csv-parse is to read; `bytes` as latin1. */
const parserOptions = (shape: CsvShape) =>
  ({
    encoding: 'latin1',
    bom: false,
    delimiter: shape.delimiter,
    record_delimiter: shape.lineEnd === '\n' ? ['\r\n', '\n'] : ['\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
  }) as const;

/** The record in the bytes of one row, as csv-parse gives it; where no cell is quoted, there is nothing to it. */
export function recordIn(bytes: Buffer, shape: CsvShape): readonly string[] | undefined {
  if (bytes.includes(QUOTE)) return (parseNow(bytes, parserOptions(shape)) as string[][])[0];
  const end = shape.lineEnd === '\n' ? /\r?\n$/ : /\r$/;
  return bytes.toString('latin1').replace(end, '').split(shape.delimiter);
}

/** A line of nothing but white space is no row. */
export const isBlankRow = (record: readonly string[], bytes: Buffer): boolean =>
  record.length === 1 && bytes[0] !== QUOTE && BLANK.test(record[0]!);

/**
 * Rows, blank lines left out. Quotes inside an unquoted cell, or after a closed one, are kept as they stand, as
 * spreadsheets do. Throws CsvBroken.
 */
export async function* readRows(source: AsyncIterable<Buffer>, shape: CsvShape): AsyncGenerator<CsvRow> {
  const lineEnd = shape.lineEnd.charCodeAt(0);
  const window = new Window();
  const parser = parse({ ...parserOptions(shape), info: true });
  const fed = pipeline(Readable.from(keeping(source, window), { objectMode: false }), parser);
  // Its failure is the parser's failure, which reading the rows reports.
  fed.catch(() => {});
  const at = { line: shape.firstLine };
  let end = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<Record>) {
      const row = rowOf(record, window.take(end, info.bytes), info.bytes, at, shape);
      end = info.bytes;
      if (row) yield row;
    }
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    if (code !== 'CSV_QUOTE_NOT_CLOSED' && code !== 'CSV_MAX_RECORD_SIZE') throw error;
    // Rows that were waiting to be read are lost with the failure, so the broken one is sought behind them.
    let bytes = window.take(end, Number.POSITIVE_INFINITY);
    let { open, length } = cellsIn(bytes, shape);
    let { line } = at;
    while (open === null && length < bytes.length) {
      line += count(bytes, lineEnd, length);
      bytes = bytes.subarray(length);
      ({ open, length } = cellsIn(bytes, shape));
    }
    throw new CsvBroken(
      open === null ? 'row-too-long' : 'unclosed-quote',
      { line, bytes },
      open ?? blankLines(bytes, shape),
    );
  }
}

/** What one column says in the rows of some bytes, as rowsIn has them but in a fraction of the time; null where a quote stays open. */
export function columnIn(
  bytes: Buffer,
  whole: boolean,
  shape: CsvShape,
  column: number,
): readonly string[] | null {
  const end = whole ? bytes.length : bytes.lastIndexOf(shape.lineEnd, bytes.length - 1, 'latin1') + 1;
  const [separator, lineEnd] = [shape.delimiter.charCodeAt(0), shape.lineEnd.charCodeAt(0)];
  const texts: string[] = [];
  let quote = bytes.indexOf(QUOTE);
  for (let at = 0; at < end; ) {
    if (quote >= 0 && quote < at) quote = bytes.indexOf(QUOTE, at);
    const next = bytes.indexOf(lineEnd, at);
    if (next >= 0 && (quote < 0 || quote > next)) {
      if (next > at && !(next === at + 1 && bytes[at] === CR))
        texts.push(cellOf(bytes, at, next, separator, column));
      at = next + 1;
      continue;
    }
    const row = bytes.subarray(at, end);
    const { starts, open, length } = cellsIn(row, shape);
    if (open !== null) return null;
    const from = starts[column] ?? length;
    // Behind a cell is one byte, but at the end of the file.
    const to = starts[column + 1] ?? (row[length - 1] === lineEnd ? length : length + 1);
    const text = row.toString('latin1', from, Math.max(from, to - 1));
    const [, quoted = null] = /^"(.*)"\s*$/s.exec(text) ?? [];
    texts.push(quoted === null ? text : quoted.replaceAll('""', '"'));
    at += length;
  }
  return texts;
}

/** The cell of a column in a line without quotes. */
function cellOf(bytes: Buffer, start: number, end: number, separator: number, column: number): string {
  let from = start;
  for (let k = 0; k < column; k++) {
    while (from < end && bytes[from] !== separator) from++;
    if (from++ >= end) return '';
  }
  let to = from;
  while (to < end && bytes[to] !== separator) to++;
  return bytes.toString('latin1', from, to);
}

/** A record as csv-parse gives it, and how many bytes were read by its end. */
interface Record {
  readonly record: string[];
  readonly info: { readonly bytes: number };
}

/** The row of a record, where it is one; `taken` are the bytes since the last, and `at` moves to the line behind them. */
function rowOf(
  cells: readonly string[],
  taken: Buffer,
  end: number,
  at: { line: number },
  shape: CsvShape,
): CsvRow | null {
  const lineEnd = shape.lineEnd.charCodeAt(0);
  const blank = blankLines(taken, shape);
  const bytes = taken.subarray(blank);
  const line = at.line + count(taken, lineEnd, blank);
  at.line = line + count(bytes, lineEnd, bytes.length);
  return isBlankRow(cells, bytes) ? null : { line, cells, bytes, end };
}

/**
 * The first rows of some bytes, the same as `readRows` gives, at once. Null where it takes more to tell them: `whole` says
 * that the source has no more bytes.
 */
export function firstRows(
  bytes: Buffer,
  whole: boolean,
  shape: CsvShape,
  most: number,
): readonly CsvRow[] | null {
  const records = inLines(bytes, whole, shape, most) ?? parsed(bytes, shape, most);
  if (!records) return null;
  const at = { line: shape.firstLine };
  let from = 0;
  const rows = records.flatMap(({ record, info }) => {
    const row = rowOf(record, bytes.subarray(from, info.bytes), info.bytes, at, shape);
    from = info.bytes;
    return row ?? [];
  });
  const isAll = whole && records.length < most;
  // What ends with the bytes may only seem to end.
  const isEnough = rows.length === most && (whole || from < bytes.length);
  return isAll || isEnough ? rows : null;
}

/** All whole rows of some bytes; none where they cannot be told apart. */
export function rowsIn(bytes: Buffer, whole: boolean, shape: CsvShape): readonly CsvRow[] {
  const end = whole ? bytes.length : bytes.lastIndexOf(shape.lineEnd, bytes.length - 1, 'latin1') + 1;
  const part = bytes.subarray(0, end);
  const at = { line: shape.firstLine };
  let from = 0;
  return (inLines(part, true, shape, Number.MAX_SAFE_INTEGER) ?? parsed(part, shape, -1) ?? []).flatMap(
    ({ record, info }) => {
      const row = rowOf(record, part.subarray(from, info.bytes), info.bytes, at, shape);
      from = info.bytes;
      return row ?? [];
    },
  );
}

function parsed(bytes: Buffer, shape: CsvShape, most: number): readonly Record[] | null {
  try {
    return parseNow(bytes, { ...parserOptions(shape), info: true, to: most }) as unknown as Record[];
  } catch {
    return null;
  }
}

/** The same where each row is a line, before csv-parse would be ready to begin; null where a quote makes more of one, or is astray. */
function inLines(bytes: Buffer, whole: boolean, shape: CsvShape, most: number): readonly Record[] | null {
  const records: Record[] = [];
  for (let at = 0, end = 0; at < bytes.length && records.length < most; at = end) {
    const found = bytes.indexOf(shape.lineEnd, at, 'latin1');
    if (found < 0 && !whole) return null;
    end = found < 0 ? bytes.length : found + 1;
    const line = bytes.toString('latin1', at, end);
    const text = found < 0 ? line : line.replace(shape.lineEnd === '\n' ? /\r?\n$/ : /\r$/, '');
    if (text === '') continue;
    const record = line.includes('"') ? quotedIn(text, shape.delimiter) : text.split(shape.delimiter);
    if (record === null) return null;
    records.push({ record, info: { bytes: end } });
  }
  return records;
}

/** The cells of a line in which quotes stand around whole cells, or doubled in such; null where others do. */
function quotedIn(line: string, delimiter: string): string[] | null {
  const cells: string[] = [];
  for (let at = 0; ; ) {
    const isQuoted = line.startsWith('"', at);
    let end = isQuoted ? at : line.indexOf(delimiter, at);
    if (end < 0) end = line.length;
    if (isQuoted) {
      do {
        end = line.indexOf('"', end + 1);
        if (end < 0) return null;
      } while (line.startsWith('"', ++end));
      if (end < line.length && !line.startsWith(delimiter, end)) return null;
      cells.push(line.slice(at + 1, end - 1).replaceAll('""', '"'));
    } else {
      const cell = line.slice(at, end);
      if (cell.includes('"')) return null;
      cells.push(cell);
    }
    if (end === line.length) return cells;
    at = end + delimiter.length;
  }
}

const PIECE = 16 * 1024;

async function* keeping(source: AsyncIterable<Buffer>, window: Window): AsyncGenerator<Buffer> {
  for await (const chunk of source) {
    window.put(chunk);
    // In small pieces: the parser reads all of a piece before it waits for anyone.
    for (let at = 0; at < chunk.length; at += PIECE) yield chunk.subarray(at, at + PIECE);
  }
}

/** The bytes between the last row taken and the last chunk read. */
class Window {
  private readonly chunks: Buffer[] = [];
  private from = 0;

  put(chunk: Buffer): void {
    if (chunk.length > 0) this.chunks.push(chunk);
  }

  /** Bytes from `start` up to `end` in the file, and forgets what lies before `end`. Rows are taken in order. */
  take(start: number, end: number): Buffer {
    const parts: Buffer[] = [];
    for (let chunk = this.chunks[0]; chunk && this.from < end; chunk = this.chunks[0]) {
      const to = this.from + chunk.length;
      parts.push(chunk.subarray(Math.max(0, start - this.from), Math.max(0, end - this.from)));
      if (to > end) break;
      this.chunks.shift();
      this.from = to;
    }
    return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  }
}

/** White space that no encoding reads as anything else. */
const BLANK = /^[\t\v\f\r ]*$/;

/** Length of the blank lines that a row's bytes begin with. */
function blankLines(bytes: Buffer, { lineEnd }: CsvShape): number {
  let at = 0;
  for (;;) {
    if (lineEnd === '\r' && bytes[at] === CR) at++;
    else if (lineEnd === '\n' && bytes[at] === LF) at++;
    else if (lineEnd === '\n' && bytes[at] === CR && bytes[at + 1] === LF) at += 2;
    else return at;
  }
}

/** How often a byte stands before `to`. */
export function count(bytes: Buffer, byte: number, to: number): number {
  let found = 0;
  for (let at = bytes.indexOf(byte); at >= 0 && at < to; at = bytes.indexOf(byte, at + 1)) found++;
  return found;
}

/** Where the cells of the first row in some bytes begin, a quote among them that nothing closes, and the row's length. */
export function cellsIn(
  bytes: Buffer,
  shape: CsvShape,
): { readonly starts: readonly number[]; readonly open: number | null; readonly length: number } {
  const delimiter = shape.delimiter.charCodeAt(0);
  const lineEnd = shape.lineEnd.charCodeAt(0);
  let at = blankLines(bytes, shape);
  let start = at;
  const starts = [start];
  while (at < bytes.length) {
    if (at === start && bytes[at] === QUOTE) {
      const closed = closingQuote(bytes, at);
      if (closed < 0) return { starts, open: at, length: bytes.length };
      at = closed + 1;
    } else if (bytes[at] === delimiter) {
      start = ++at;
      starts.push(start);
    } else if (bytes[at] === lineEnd) return { starts, open: null, length: at + 1 };
    else at++;
  }
  return { starts, open: null, length: at };
}

/** The quote that ends the quoting; a doubled one does not. */
function closingQuote(bytes: Buffer, open: number): number {
  for (let at = bytes.indexOf(QUOTE, open + 1); at >= 0; at = bytes.indexOf(QUOTE, at + 1)) {
    if (bytes[at + 1] !== QUOTE) return at;
    at++;
  }
  return -1;
}

/** Line and column (from 1, in characters) of an offset into the bytes of a row. */
export function placeIn(
  row: { readonly line: number; readonly bytes: Buffer },
  offset: number,
  { lineEnd }: CsvShape,
  encoding: Encoding,
): { line: number; column: number } {
  const byte = lineEnd.charCodeAt(0);
  const before = row.bytes.subarray(0, offset);
  const lineStart = before.lastIndexOf(byte) + 1;
  return {
    line: row.line + count(before, byte, offset),
    column: encoding.decode(before.subarray(lineStart)).length + 1,
  };
}
