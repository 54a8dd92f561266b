// Opens a survey: finds its encoding, delimiter, line ends and dialect in its first bytes, reads the header, and gives
// the rows after it as a stream. Constant memory however long the file is.

import type { Finding, Message } from '../core/errors.ts';
import { UserError } from '../core/errors.ts';
import type { Container } from './container.ts';
import type { CsvRow, CsvShape } from './csv.ts';
import { CsvBroken, count, firstRows, LONGEST_ROW, placeIn, readRows } from './csv.ts';
import type { Delimiter } from './delimiter.ts';
import { declaredDelimiter, findDelimiter, findLineEnd } from './delimiter.ts';
import type { Column, Dialect, Peek } from './dialects/dialect.ts';
import { plainName } from './dialects/header.ts';
import { dialectNamed, findDialect } from './dialects/index.ts';
import type { Encoding, EncodingName, Found } from './encoding.ts';
import { asBytes, encodingOf, findEncoding, isWide } from './encoding.ts';
import { gather, Scattered } from './gather.ts';
import { excerpt, issueAt } from './issues.ts';
import type { Places } from './peek.ts';
import { behind, peekBytes, peekFile } from './peek.ts';
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
  readonly headerRows: number | null;
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
  const { bytes, container } = await unpack(outer, name, options.sheet ?? null);
  const first = container === null ? outer : await peekBytes(bytes, PEEK_BYTES);
  if (first.start.length === 0) throw unusable(options, 'survey-empty');
  const isSheet = container?.kind === 'workbook';
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
  const { dialect, confidence } =
    options.dialect === null
      ? findDialect(peek, shape.delimiter)
      : { dialect: dialectNamed(options.dialect), confidence: 1 };
  const headerRows = Math.min(options.headerRows ?? dialect.headerRows(peek), peeked.length);
  const header = peeked.slice(0, headerRows);
  const names = dialect.columns(peek.slice(0, headerRows));
  // Without its columns there is nothing to gather by.
  if (dialect.itemised && dialect.recognise(peek, shape.delimiter) === 0)
    throw new UserError('dialect-unfit', { file: name, dialect: dialect.id }, { exitCode: 2 });
  const itemised = dialect.itemised?.(peek.slice(0, headerRows));
  const rest = known ? without(rows, headerRows) : after(peeked.slice(headerRows), rows);
  const decode = (cell: string) => textOf(cell, encoding);
  const gathered =
    itemised &&
    (await gather(rest, names, itemised, decode).catch((error) => throwScattered(error, options)));
  const columns = gathered?.columns ?? names;
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
      blanks: dialect.blanks ?? {},
      unfinished: unfinishedIn(columns, dialect),
    },
    header,
    start: startOf(header, shape, found.mark + (declared?.length ?? 0)),
    rows: gathered ? inOrder(gathered.rows, options) : rest,
    bytes: known && !gathered ? behind(content, header.at(-1)?.end ?? 0).bytes : null,
    issues: header.flatMap((row) => undecodable(row, file, shape, encoding, 'undecodable-header', 'warning')),
    notes: () => gathered?.notes() ?? [],
  };
}

/** A cell by which a reader sees whether the encoding is right. */
function sampleIn(peek: Peek): { readonly sample?: string } {
  const sample = peek
    .flat()
    .filter((cell) => /[^\p{ASCII}]/u.test(cell))
    .sort((a, b) => Math.min(b.length, 60) - Math.min(a.length, 60))[0];
  return sample === undefined ? {} : { sample: excerpt(sample) };
}

function unfinishedIn(columns: readonly Column[], { unfinished = [] }: Dialect): Layout['unfinished'] {
  for (const { columns: called, is } of unfinished) {
    const column = columns.find(({ names }) =>
      names.some((name) => called.some((one) => plainName(one) === plainName(name.trim()))),
    );
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
  const finding = issueAt(
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
    { findings: [issueAt(file, { line: 1, column: 1 }, { rule: 'no-rows', code })] },
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
  const finding = issueAt(file, placeIn(error.row, error.offset, shape, encoding), {
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
    issueAt(file, placeIn(row, at, shape, encoding), {
      rule: 'undecodable',
      level,
      code,
      args: { byte, encoding: encoding.name },
      hint: { code: 'other-encoding' },
    }),
  ];
}
