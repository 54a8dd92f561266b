// Opens a survey: finds its encoding, delimiter, line ends and dialect in its first bytes, reads the header, and gives
// the rows after it as a stream. Constant memory however long the file is.

import { BLANKS } from '../core/answers/response.ts';
import { excerpt, type Finding, findingAt, type Message, UserError } from '../core/errors.ts';
import type { ColumnRef, LongLayout } from '../core/survey/mapping.ts';
import type { Container } from './container.ts';
import type { CsvRow, CsvShape } from './csv.ts';
import { CsvBroken, columnIn, count, firstRows, LONGEST_ROW, placeIn, readRows, rowsIn } from './csv.ts';
import { type Delimiter, declaredDelimiter, findDelimiter, findLineEnd } from './delimiter.ts';
import type { Column, Dialect, Peek } from './dialects/dialect.ts';
import { nameKey } from './dialects/header.ts';
import { dialectNamed, findDialect } from './dialects/index.ts';
import { longBy } from './dialects/long.ts';
import { plain } from './dialects/plain.ts';
import type { Encoding, EncodingName, Found } from './encoding.ts';
import { asBytes, encodingOf, findEncoding, isWide } from './encoding.ts';
import { find } from './find-column.ts';
import { gather, Scattered } from './gather.ts';
import { behind, type Peeked, type Places, peekBytes, peekFile } from './peek.ts';
import { isTotal, MOST_TOTALS } from './totals.ts';
import { unpack } from './unpack.ts';

export interface OpenOptions {
  /** Where findings are. */
  readonly file: string;
  /** What to call the survey in a sentence. */
  readonly name: string;
  /** Null for what is to be found out. */
  readonly encoding: EncodingName | null;
  readonly delimiter: Delimiter | null;
  readonly dialect: string | null;
  /** Lines above the first respondent, as an editor counts them. */
  readonly headerRows: number | null;
  /** The columns of a file with one row per answer, where the mapping names them. */
  readonly long?: LongLayout | null;
  /** Of a workbook. */
  readonly sheet?: string | null;
  /** The file behind the source, where it is one: then all that is asked of the source is rows, if anything. */
  readonly places?: Places | null;
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
  /** Columns of the file; others than `columns` where rows are gathered. */
  readonly columnsInFile: number;
  /** True where a respondent is made of several rows of the file (see gather.ts). */
  readonly gathered: boolean;
  /** What the file had to be taken out of; null where its bytes are the survey's. */
  readonly container: Container | null;
  /** How sure the dialect is found, 0 to 1; 1 where it was said. */
  readonly confidence: number;
  /** What cells mean in this dialect where the mapping does not list them. */
  readonly blanks: NonNullable<Dialect['blanks']>;
  /** Rows that are no respondents, and what tells them. */
  readonly unwanted: readonly {
    readonly column: Column;
    readonly is: readonly string[];
    readonly reason: string;
  }[];
  /** The column that tells respondents apart, where the tool has one. */
  readonly identity: Column | null;
  /** Cells of the rows of headings, bytes as latin1, joined: where they come again, files were put one after another. */
  readonly headings: readonly string[];
  /** Rows of sums and means at the end: how many, and their bytes; nothing where the end was not looked at. */
  readonly totals: { readonly count: number; readonly bytes: number };
  /** Lines of a title above the headings. */
  readonly titles: number;
  /** How responses that were not finished can be told. */
  readonly unfinished: { readonly column: Column; readonly is: readonly string[] } | null;
}

export interface Survey {
  readonly layout: Layout;
  readonly header: readonly CsvRow[];
  /** Where the rows after the header begin: bytes into the file (as UTF-8, where it was UTF-16), and lines before. */
  readonly start: { readonly offset: number; readonly lines: number };
  /** The rows after the header; may be read once. */
  readonly rows: AsyncIterable<CsvRow>;
  /** The bytes that they are made of, to be read in their place; null where rows are gathered, or have been read ahead. */
  readonly bytes: AsyncIterable<Buffer> | null;
  /** The rows in the file's first bytes, as often as they are asked for: all of them where it is not large. */
  sample(): readonly CsvRow[];
  /** What one column says there, lines of the header among it; null where that takes more to tell. */
  sampled(column: Column): readonly string[] | null;
  /** Whether the sample is all there is. */
  readonly sampledWhole: boolean;
  /** Faults of the header that do not keep rows from being read. */
  readonly issues: readonly Finding[];
  /** What became of the file's rows on the way; complete when all rows are read. */
  notes(): Message[];
}

const PEEK_BYTES = 1024 * 1024;
const SNIFF_BYTES = 256 * 1024;
const PEEK_ROWS = 12;

/** Throws a UserError where the survey cannot be read at all; so may its rows, later. */
export async function openSurvey(source: AsyncIterable<Uint8Array>, options: OpenOptions): Promise<Survey> {
  const { file, name, places } = options;
  // The size of what is no file on a disk is 0, whatever can be read from it.
  const outer = places?.size ? peekFile(places, source, PEEK_BYTES) : await peekBytes(source, PEEK_BYTES);
  const {
    bytes,
    container,
    blanks: ownBlanks,
  } = await unpack(outer, name, options.sheet ?? null, options.encoding);
  const first = container === null ? outer : await peekBytes(bytes, PEEK_BYTES);
  if (first.start.length === 0) throw unusable(options, 'survey-empty');
  // What was no text is one now, in UTF-8 and between commas.
  const isSheet = container !== null && container.kind !== 'gzip';
  const found = await findEncoding(name, first.start, first.whole, isSheet ? null : options.encoding);
  const encoding = encodingOf(found.name);
  const unmarked = behind(first, found.mark);
  const second = isWide(found.name)
    ? await peekBytes(asBytes(unmarked.bytes, found.name), SNIFF_BYTES)
    : unmarked;
  const lineEnd = findLineEnd(second.start);
  const declared = declaredDelimiter(second.start);
  const content = behind(second, declared?.length ?? 0);
  const shape: CsvShape = {
    delimiter: isSheet
      ? ','
      : (options.delimiter ?? declared?.delimiter ?? findDelimiter(content.start, lineEnd, content.whole)),
    lineEnd,
    firstLine: declared ? 2 : 1,
  };
  // Read when somebody asks for them: often the bytes are counted instead.
  const rows = unbroken(readRows(content.bytes, shape), shape, encoding, options);
  const known = firstRows(content.start, content.whole, shape, PEEK_ROWS);
  const peeked = known ?? (await taken(rows, PEEK_ROWS));
  if (peeked.length === 0) throw unusable(options, 'survey-empty');
  const peek: Peek = peeked.map((row) => row.cells.map((cell) => textOf(cell, encoding)));
  const titles = options.headerRows === null && container?.kind !== 'sav' ? titlesIn(peek) : 0;
  const under = peek.slice(titles);
  const asked =
    options.dialect === null && container?.kind === 'sav' ? { ...options, dialect: 'spss' } : options;
  const { dialect, confidence } = dialectOf(under, shape.delimiter, asked);
  const headerRows =
    options.headerRows === null
      ? Math.min(titles + dialect.headerRows(under), peeked.length)
      : rowsInLines(peeked, options.headerRows, shape);
  const header = peeked.slice(0, headerRows);
  const headings = peek.slice(titles, headerRows);
  const names = dialect.columns(headings);
  // Without its columns there is nothing to gather by.
  if (dialect.itemised && dialect.recognise(headings, shape.delimiter) === 0)
    throw unfit(dialect, headings, name);
  const itemised = dialect.itemised?.(headings);
  const rest = known ? without(rows, headerRows) : after(peeked.slice(headerRows), rows);
  const decode = (cell: string) => textOf(cell, encoding);
  const gathered =
    itemised &&
    (await gather(rest, names, itemised, decode).catch((error) => throwScattered(error, options)));
  const columns = gathered?.columns ?? names;
  const isAsRead = !gathered && !isWide(found.name) && peeked.length > headerRows;
  return {
    layout: {
      file,
      name,
      encoding: found.by === 'guess' || found.by === 'doubt' ? { ...found, ...sampleIn(peek) } : found,
      shape,
      dialect: dialect.id,
      columns,
      width:
        1 +
        Math.max(
          0,
          names.findLastIndex((column) => column.header !== ''),
        ),
      columnsInFile: names.length,
      gathered: gathered !== undefined,
      container,
      confidence,
      blanks: ownBlanks ? withBlanks(dialect.blanks ?? {}, ownBlanks) : (dialect.blanks ?? {}),
      unfinished: unfinishedIn(columns, dialect),
      unwanted: (dialect.unwanted ?? []).flatMap((one) => {
        const column = columnCalled(one.columns, columns);
        return column ? [{ column, is: one.is, reason: one.reason }] : [];
      }),
      identity: itemised ? null : columnCalled(dialect.identity ?? [], columns),
      titles,
      headings: header.map(({ cells }) => headingKey(cells)),
      totals: isAsRead ? totalsIn(tailOf(content, first, options), shape, decode) : NO_TOTALS,
    },
    header,
    start: startOf(header, shape, found.mark + (declared?.length ?? 0)),
    rows: gathered ? inOrder(gathered.rows, options) : rest,
    bytes: known && !gathered ? behind(content, header.at(-1)?.end ?? 0).bytes : null,
    sample: () => rowsIn(content.start, content.whole, shape).slice(headerRows),
    sampled: ({ index }) => columnIn(content.start, content.whole, shape, index),
    sampledWhole: content.whole,
    issues: header.flatMap((row) => undecodable(row, file, shape, encoding, 'undecodable-header', 'warning')),
    notes: () => gathered?.notes() ?? [],
  };
}

const withBlanks = (a: Layout['blanks'], b: Layout['blanks']): Layout['blanks'] =>
  Object.fromEntries(BLANKS.map((blank) => [blank, [...(a[blank] ?? []), ...(b[blank] ?? [])]]));

export const headingKey = (cells: readonly string[]): string => cells.join('\u0000');

const NO_TOTALS = { count: 0, bytes: 0 };
/** Bytes at the end of a file that are looked at for sums. */
const TAIL = 4096;

/** The end of a file that has places, or that is here whole. */
function tailOf(content: Peeked, first: Peeked, { places }: OpenOptions): Buffer {
  if (content.whole) return content.start.subarray(Math.max(0, content.start.length - TAIL));
  if (!places?.size || first.whole) return Buffer.alloc(0);
  const tail = Buffer.alloc(Math.min(TAIL, places.size));
  places.readAt(tail, 0, tail.length, places.size - tail.length);
  return tail;
}

/** The last lines as long as they sum up what stands above. A line end in a quoted cell only hides them. */
function totalsIn(tail: Buffer, shape: CsvShape, decode: (cell: string) => string): Layout['totals'] {
  let end = tail.length;
  let found = NO_TOTALS;
  for (let lines = 0; lines < 2 * MOST_TOTALS && end > 0; lines++) {
    const from = tail.lastIndexOf(shape.lineEnd, end - 2, 'latin1') + 1;
    const line = tail.subarray(from, end);
    const text = line.toString('latin1').replace(/[\r\n]+$/, '');
    const isBlank = text.replaceAll(shape.delimiter, '').trim() === '';
    if (!isBlank && !isTotal(text.split(shape.delimiter).map(unquoted), decode)) break;
    if (!isBlank) found = { count: found.count + 1, bytes: tail.length - from };
    end = from;
  }
  return found.count > MOST_TOTALS ? NO_TOTALS : found;
}

const unquoted = (cell: string): string => cell.replace(/^"(.*)"$/s, '$1');

/** A cell by which a reader sees whether the encoding is right. */
function sampleIn(peek: Peek): { readonly sample?: string } {
  const sample = peek
    .flat()
    .filter((cell) => /[^\p{ASCII}]/u.test(cell))
    .sort((a, b) => Math.min(b.length, 60) - Math.min(a.length, 60))[0];
  return sample === undefined ? {} : { sample: excerpt(sample) };
}

const columnCalled = (called: readonly string[], columns: readonly Column[]): Column | null =>
  columns.find(({ names }) =>
    names.some((name) => called.some((one) => nameKey(one) === nameKey(name.trim()))),
  ) ?? null;

/** Rows of one cell above a row of many: a title, a date, the name of the firm. A row of nothing but numbers is a respondent, no heading. */
function titlesIn(peek: Peek): number {
  const filled = peek.map((cells) => cells.filter((cell) => cell.trim() !== ''));
  const first = filled.findIndex((cells) => cells.length > 1);
  const isHeading = first > 0 && filled[first]!.length >= 3 && filled[first]!.some((cell) => !isNumber(cell));
  return isHeading ? first : 0;
}

const isNumber = (cell: string): boolean => /^\s*[-+]?\d+(?:[.,]\d+)?\s*$/.test(cell);

/** How many rows are headings where a person counts lines, blank ones among them. */
function rowsInLines(rows: readonly CsvRow[], lines: number, { firstLine, lineEnd }: CsvShape): number {
  let next = firstLine;
  let passed = 0;
  for (const [i, row] of rows.entries()) {
    passed += row.line - next + 1;
    if (passed > lines) return i;
    next = row.line + count(row.bytes, lineEnd.charCodeAt(0), row.bytes.length);
  }
  return rows.length;
}

function dialectOf(
  peek: Peek,
  delimiter: string,
  { dialect, long, file, name }: OpenOptions,
): { readonly dialect: Dialect; readonly confidence: number } {
  if (long) {
    const columns = plain.columns(peek.slice(0, 1));
    const at = (ref: ColumnRef): number => {
      const found = find(ref, columns);
      if ('column' in found) return found.column.index;
      const finding = findingAt(file, { line: 1, column: 1 }, { rule: 'mapped-column', ...found.issue });
      throw new UserError('survey-unusable', { file: name }, { findings: [finding] });
    };
    const { respondent, item, answer, expectation } = long;
    return {
      dialect: longBy({
        respondent: at(respondent),
        item: at(item),
        answers: { ...(expectation ? { expectation: at(expectation) } : {}), delivery: at(answer) },
      }),
      confidence: 1,
    };
  }
  return dialect === null ? findDialect(peek, delimiter) : { dialect: dialectNamed(dialect), confidence: 1 };
}

function unfit(dialect: Dialect, headings: Peek, name: string): UserError {
  const lacks = dialect.lacks?.(headings) ?? [];
  return new UserError(
    'dialect-unfit',
    { file: name, dialect: dialect.id },
    {
      exitCode: 2,
      ...(lacks.length > 0
        ? {
            hint: {
              code: 'dialect-lacks',
              args: {
                roles: lacks.map(({ role, called }) => `${role} (${called.join(', ')}, …)`).join('; '),
              },
            },
          }
        : {}),
    },
  );
}

function unfinishedIn(columns: readonly Column[], { unfinished = [] }: Dialect): Layout['unfinished'] {
  for (const { columns: called, is } of unfinished) {
    const column = columnCalled(called, columns);
    if (column) return { column, is };
  }
  return null;
}

async function* inOrder(rows: AsyncGenerator<CsvRow>, options: OpenOptions): AsyncGenerator<CsvRow> {
  try {
    yield* rows;
  } catch (error) {
    throwScattered(error, options);
  }
}

function throwScattered(error: unknown, { file, name }: OpenOptions): never {
  if (!(error instanceof Scattered)) throw error;
  const finding = findingAt(
    file,
    { line: error.row.line, column: 1 },
    {
      rule: 'respondent-scattered',
      code: 'respondent-scattered',
      args: { respondent: excerpt(error.respondent) },
      hint: { code: 'sort-respondents' },
    },
  );
  throw new UserError('survey-unusable', { file: name }, { findings: [finding] });
}

function startOf(
  header: readonly CsvRow[],
  { firstLine, lineEnd }: CsvShape,
  before: number,
): Survey['start'] {
  const last = header.at(-1);
  if (!last) return { offset: before, lines: firstLine - 1 };
  return {
    offset: before + last.end,
    lines: last.line - 1 + count(last.bytes, lineEnd.charCodeAt(0), last.bytes.length),
  };
}

const unusable = ({ file, name }: OpenOptions, code: string): UserError =>
  new UserError(
    'survey-unusable',
    { file: name },
    { findings: [findingAt(file, { line: 1, column: 1 }, { rule: 'no-rows', code })] },
  );

async function taken(rows: AsyncGenerator<CsvRow>, most: number): Promise<CsvRow[]> {
  const first: CsvRow[] = [];
  while (first.length < most) {
    const next = await rows.next();
    if (next.done) break;
    first.push(next.value);
  }
  return first;
}

async function* without(rows: AsyncGenerator<CsvRow>, first: number): AsyncGenerator<CsvRow> {
  let left = first;
  for await (const row of rows) if (--left < 0) yield row;
}

async function* after(peeked: readonly CsvRow[], rows: AsyncGenerator<CsvRow>): AsyncGenerator<CsvRow> {
  yield* peeked;
  yield* rows;
}

async function* unbroken(
  rows: AsyncGenerator<CsvRow>,
  shape: CsvShape,
  encoding: Encoding,
  { file, name }: OpenOptions,
): AsyncGenerator<CsvRow> {
  try {
    yield* rows;
  } catch (error) {
    throw brokenSurvey(error, shape, encoding, { file, name });
  }
}

/** Where reading breaks off, everything behind is unread: no figure can be given, only the place. */
export function brokenSurvey(
  error: unknown,
  shape: CsvShape,
  encoding: Encoding,
  { file, name }: Pick<OpenOptions, 'file' | 'name'>,
): unknown {
  if (!(error instanceof CsvBroken)) return error;
  const finding = findingAt(file, placeIn(error.row, error.offset, shape, encoding), {
    rule: error.code,
    code: error.code,
    args: { megabytes: LONGEST_ROW / 1024 / 1024 },
    hint: { code: `fix-${error.code}` },
  });
  return new UserError('survey-unusable', { file: name }, { findings: [finding] });
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
    findingAt(file, placeIn(row, at, shape, encoding), {
      rule: 'undecodable',
      level,
      code,
      args: { byte, encoding: encoding.name },
      hint: { code: 'other-encoding' },
    }),
  ];
}
