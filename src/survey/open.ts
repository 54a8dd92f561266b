// Opens a survey: finds its encoding, delimiter, line ends and dialect in its first bytes, reads the header, and gives
// the rows after it as a stream. Constant memory however long the file is.

import type { Finding } from '../core/errors.ts';
import { UserError } from '../core/errors.ts';
import type { CsvRow, CsvShape } from './csv.ts';
import { CsvBroken, LONGEST_ROW, placeIn, readRows } from './csv.ts';
import type { Delimiter } from './delimiter.ts';
import { declaredDelimiter, findDelimiter, findLineEnd } from './delimiter.ts';
import type { Column, Peek } from './dialects/dialect.ts';
import { dialectNamed, findDialect } from './dialects/index.ts';
import type { Encoding, EncodingName, Found } from './encoding.ts';
import { asBytes, encodingOf, findEncoding } from './encoding.ts';
import { issueAt } from './issues.ts';

export interface OpenOptions {
  /** Where findings are. */
  readonly file: string;
  /** What to call the survey in a sentence. */
  readonly name: string;
  /** Null for what is to be found out. */
  readonly encoding: EncodingName | null;
  readonly delimiter: Delimiter | null;
  readonly dialect: string | null;
  readonly headerRows: number | null;
}

/** What a survey turned out to be. Plain data. */
export interface Layout {
  readonly file: string;
  readonly name: string;
  readonly encoding: Found;
  readonly shape: CsvShape;
  readonly dialect: string;
  readonly columns: readonly Column[];
  /** Cells a row has at least: columns up to the last that has a header. */
  readonly width: number;
}

export interface Survey {
  readonly layout: Layout;
  readonly header: readonly CsvRow[];
  /** The rows after the header; may be read once. */
  readonly rows: AsyncIterable<CsvRow>;
  /** Faults of the header that do not keep rows from being read. */
  readonly issues: readonly Finding[];
}

const PEEK_BYTES = 1024 * 1024;
const SNIFF_BYTES = 256 * 1024;
const PEEK_ROWS = 12;

/** Throws a UserError where the survey cannot be read at all; so may its rows, later. */
export async function openSurvey(source: AsyncIterable<Uint8Array>, options: OpenOptions): Promise<Survey> {
  const { file, name } = options;
  const first = await peekBytes(source, PEEK_BYTES);
  if (first.start.length === 0) throw unusable(options, 'survey-empty');
  const found = findEncoding(name, first.start, first.whole, options.encoding);
  const encoding = encodingOf(found.name);
  const second = await peekBytes(asBytes(skip(first.bytes, found.mark), found.name), SNIFF_BYTES);
  const lineEnd = findLineEnd(second.start);
  const declared = declaredDelimiter(second.start);
  const content = second.start.subarray(declared?.length ?? 0);
  const shape: CsvShape = {
    delimiter: options.delimiter ?? declared?.delimiter ?? findDelimiter(content, lineEnd, second.whole),
    lineEnd,
    firstLine: declared ? 2 : 1,
  };
  const rows = unbroken(readRows(skip(second.bytes, declared?.length ?? 0), shape), shape, encoding, options);
  const peeked: CsvRow[] = [];
  while (peeked.length < PEEK_ROWS) {
    const next = await rows.next();
    if (next.done) break;
    peeked.push(next.value);
  }
  if (peeked.length === 0) throw unusable(options, 'survey-empty');
  const peek: Peek = peeked.map((row) => row.cells.map((cell) => textOf(cell, encoding)));
  const dialect = options.dialect === null ? findDialect(peek) : dialectNamed(options.dialect);
  const headerRows = Math.min(options.headerRows ?? dialect.headerRows(peek), peeked.length);
  const header = peeked.slice(0, headerRows);
  const columns = dialect.columns(peek.slice(0, headerRows));
  const width =
    1 +
    Math.max(
      0,
      columns.findLastIndex((column) => column.header !== ''),
    );
  return {
    layout: { file, name, encoding: found, shape, dialect: dialect.id, columns, width },
    header,
    rows: after(peeked.slice(headerRows), rows),
    issues: header.flatMap((row) => undecodable(row, file, shape, encoding, 'undecodable-header', 'warning')),
  };
}

const unusable = ({ file, name }: OpenOptions, code: string): UserError =>
  new UserError(
    'survey-unusable',
    { file: name },
    { findings: [issueAt(file, { line: 1, column: 1 }, { rule: 'no-rows', code })] },
  );

/** The first bytes, at least `length` of them unless the source is shorter, and all bytes from the first again. */
async function peekBytes(
  source: AsyncIterable<Uint8Array>,
  length: number,
): Promise<{ start: Buffer; whole: boolean; bytes: AsyncIterable<Buffer> }> {
  const chunks = source[Symbol.asyncIterator]();
  const read: Buffer[] = [];
  let size = 0;
  let whole = false;
  while (size < length && !whole) {
    const next = await chunks.next();
    if (next.done) whole = true;
    else {
      const chunk = asBuffer(next.value);
      read.push(chunk);
      size += chunk.length;
    }
  }
  const start = Buffer.concat(read);
  async function* again(): AsyncGenerator<Buffer> {
    try {
      yield start;
      for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield asBuffer(next.value);
    } finally {
      await chunks.return?.();
    }
  }
  return { start, whole, bytes: again() };
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

async function* skip(source: AsyncIterable<Buffer>, length: number): AsyncGenerator<Buffer> {
  let left = length;
  for await (const chunk of source) {
    yield chunk.subarray(Math.min(left, chunk.length));
    left = Math.max(0, left - chunk.length);
  }
}

async function* after(peeked: readonly CsvRow[], rows: AsyncGenerator<CsvRow>): AsyncGenerator<CsvRow> {
  yield* peeked;
  yield* rows;
}

/** Where reading breaks off, everything behind is unread: no figure can be given, only the place. */
async function* unbroken(
  rows: AsyncGenerator<CsvRow>,
  shape: CsvShape,
  encoding: Encoding,
  { file, name }: OpenOptions,
): AsyncGenerator<CsvRow> {
  try {
    yield* rows;
  } catch (error) {
    if (!(error instanceof CsvBroken)) throw error;
    const finding = issueAt(file, placeIn(error.row, error.offset, shape, encoding), {
      rule: error.code,
      code: error.code,
      args: { megabytes: LONGEST_ROW / 1024 / 1024 },
      hint: { code: `fix-${error.code}` },
    });
    throw new UserError('survey-unusable', { file: name }, { findings: [finding] });
  }
}

/** The text of a cell. ASCII reads the same in every encoding. */
export function textOf(cell: string, encoding: Encoding): string {
  return /[\x80-\xff]/.test(cell) ? encoding.decode(Buffer.from(cell, 'latin1')) : cell;
}

/** The finding on the first byte of a row that does not decode, if there is one. */
export function undecodable(
  row: CsvRow,
  file: string,
  shape: CsvShape,
  encoding: Encoding,
  code: string,
  level: 'error' | 'warning',
): Finding[] {
  const at = encoding.invalidAt(row.bytes);
  if (at < 0) return [];
  const byte = row.bytes[at]!.toString(16).toUpperCase().padStart(2, '0');
  return [
    issueAt(file, placeIn(row, at, shape, encoding), {
      rule: 'undecodable',
      level,
      code,
      args: { byte, encoding: encoding.name },
      hint: { code: 'other-encoding' },
    }),
  ];
}
