// A sheet of an Excel workbook as the CSV that a spreadsheet would save: dates and numbers as text, a line for each row. It is
// read as it is unpacked, so that a sheet of a million rows takes no more memory than a small one.

import { posix } from 'node:path';
import { didYouMean, UserError, usageError } from '../../core/errors.ts';
import { nearest } from '../../core/suggest.ts';
import type { Unpacked } from '../container.ts';
import type { Places } from '../peek.ts';
import { type Archive, BrokenWorkbook, openArchive } from './archive.ts';
import { builtInFormat, type NumberFormat, writtenFormat } from './cells.ts';
import { mergedIn, mostEmpty, type Row, rowsOf, type SheetSettings } from './sheet.ts';
import { readStrings } from './strings.ts';
import { attribute, readElements } from './xml.ts';

interface Sheet {
  readonly name: string;
  readonly part: string;
}

/** `wanted` is the name of a sheet, or its number from 1; null takes the first that holds anything. */
export async function readWorkbook(places: Places, file: string, wanted: string | null): Promise<Unpacked> {
  const whole = await told(file, () => openWorkbook(places));
  const { sheets } = whole;
  const chosen = await told(file, () =>
    wanted === null ? firstWithRows(whole) : Promise.resolve(pick(sheets, wanted)),
  );
  const names = sheets.map(({ name }) => name);
  if (!chosen) {
    const near = nearest(wanted ?? '', names);
    throw usageError(
      'unknown-sheet',
      { name: wanted ?? '', names: names.join(', '), file },
      didYouMean(near),
    );
  }
  const lines = await told(file, async () => linesOf(await openRows(whole, chosen)));
  return {
    bytes: toldWhileReading(file, lines),
    container: {
      kind: 'workbook',
      sheet: chosen.name,
      others: names.filter((name) => name !== chosen.name),
    },
  };
}

const pick = (sheets: readonly Sheet[], wanted: string): Sheet | undefined =>
  sheets.find(({ name }) => name === wanted) ??
  sheets.find(({ name }) => name.toLowerCase() === wanted.toLowerCase()) ??
  (/^[1-9]\d*$/.test(wanted) ? sheets[Number(wanted) - 1] : undefined);

interface Workbook {
  readonly archive: Archive;
  readonly sheets: readonly Sheet[];
  readonly settings: Omit<SheetSettings, 'merged'>;
}

async function openWorkbook(places: Places): Promise<Workbook> {
  const archive = await openArchive(places);
  const start = [...(await targetsOf(archive, '')).values()].find(({ type }) => type === 'officeDocument');
  const book = start?.part ?? 'xl/workbook.xml';
  const related = await targetsOf(archive, book);
  const partOf = (kind: string) => [...related.values()].find(({ type }) => type === kind)?.part;
  const sheets: Sheet[] = [];
  let epoch: 1900 | 1904 = 1900;
  await readElements(archive.read(book), {
    open(name, attributes) {
      if (name === 'workbookPr' && /^(?:1|true|on)$/.test(attributes.date1904 ?? '')) epoch = 1904;
      if (name !== 'sheet') return;
      const target = related.get(attribute(attributes, 'id') ?? '');
      if (target?.type === 'worksheet') sheets.push({ name: attributes.name ?? '', part: target.part });
      // Charts and the like are sheets too, but have no cells.
      else if (!WITHOUT_CELLS.has(target?.type ?? ''))
        throw new BrokenWorkbook('sheet-lost', { sheet: attributes.name ?? '' });
    },
    close() {},
  });
  if (sheets.length === 0) throw new BrokenWorkbook('not-a-workbook');
  const texts = partOf('sharedStrings');
  const styles = partOf('styles');
  return {
    archive,
    sheets,
    settings: {
      strings: texts === undefined ? noStrings : await readStrings(archive.read(texts)),
      formats: styles === undefined ? [] : await readFormats(archive.read(styles)),
      epoch,
    },
  };
}

const WITHOUT_CELLS = new Set(['chartsheet', 'dialogsheet', 'xlMacrosheet', 'xlIntlMacrosheet']);
/** Kinds of relations, in both editions of the format, and Microsoft's own. */
const RELATION =
  /^http:\/\/(?:schemas\.openxmlformats\.org\/officeDocument\/2006|purl\.oclc\.org\/ooxml\/officeDocument|schemas\.microsoft\.com\/office\/2006)\/relationships\/(\w+)$/;

const noStrings = (index: number): never => {
  throw new BrokenWorkbook('text-missing', { index });
};

/** What a part refers to, by the names that it has for it; '' stands for the workbook as a whole. */
async function targetsOf(
  archive: Archive,
  part: string,
): Promise<Map<string, { readonly type: string; readonly part: string }>> {
  const targets = new Map<string, { type: string; part: string }>();
  const folder = posix.dirname(part);
  const file = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  if (!archive.has(file)) return targets;
  await readElements(archive.read(file), {
    open(name, { Id = '', Type = '', Target = '', TargetMode }) {
      if (name !== 'Relationship' || TargetMode === 'External') return;
      const found = posix.resolve('/', folder, Target).slice(1);
      targets.set(Id, { type: RELATION.exec(Type)?.[1] ?? '', part: found });
    },
    close() {},
  });
  return targets;
}

/** How numbers are shown, by the style that a cell names. */
async function readFormats(bytes: AsyncIterable<Buffer>): Promise<NumberFormat[]> {
  const own = new Map<number, NumberFormat>();
  const formats: NumberFormat[] = [];
  let isCells = false;
  await readElements(bytes, {
    open(name, { numFmtId, formatCode }) {
      const id = Number(numFmtId ?? 0);
      if (name === 'numFmt') own.set(id, writtenFormat(formatCode ?? ''));
      else if (name === 'cellXfs') isCells = true;
      else if (name === 'xf' && isCells) formats.push(own.get(id) ?? builtInFormat(id));
    },
    close(name) {
      if (name === 'cellXfs') isCells = false;
    },
  });
  return formats;
}

/** Sheets before it may hold instructions without cells, or nothing. */
async function firstWithRows({ archive, sheets, settings }: Workbook): Promise<Sheet> {
  for (const sheet of sheets)
    for await (const _ of rowsOf(archive.read(sheet.part), { ...settings, merged: [] })) return sheet;
  return sheets[0]!;
}

async function openRows({ archive, settings }: Workbook, { part }: Sheet): Promise<AsyncGenerator<Row>> {
  const merged = await mergedIn(archive.read(part));
  return rowsOf(archive.read(part), { ...settings, merged });
}

/** Rows are as wide as the widest of the first: what is missing at the end of a row is empty, not too short. */
const FIRST_ROWS = 20;
const FLUSH_AT = 65_536;
async function* linesOf(sheet: AsyncGenerator<Row>): AsyncGenerator<Uint8Array> {
  let text = '';
  let line = 1;
  let width = 0;
  let commas = 0;
  let rows = 0;
  const add = ({ number, cells }: Row) => {
    text += '\n'.repeat(number - line);
    line = number + 1;
    const missing = Math.max(0, width - cells.length);
    commas += missing;
    for (const cell of cells) if (cell === '') commas++;
    if (commas > mostEmpty(++rows)) throw new BrokenWorkbook('too-wide');
    text += `${cells.map(quoted).join(',')}${','.repeat(missing)}\n`;
  };
  const first: Row[] = [];
  for await (const row of sheet) {
    if (first.length < FIRST_ROWS) {
      first.push(row);
      width = Math.max(width, row.cells.length);
      if (first.length < FIRST_ROWS) continue;
      first.forEach(add);
    } else add(row);
    if (text.length < FLUSH_AT) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (first.length < FIRST_ROWS) first.forEach(add);
  yield Buffer.from(text);
}

const quoted = (text: string): string =>
  /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** Any zip archive begins as a workbook does; whatever else is wrong with its bytes, its user can only save it anew. */
function asFault(error: unknown, file: string): unknown {
  if (error instanceof UserError) return error;
  if ((error as NodeJS.ErrnoException).syscall !== undefined) return error;
  const { reason, args } = error instanceof BrokenWorkbook ? error : new BrokenWorkbook('damaged');
  return new UserError(`workbook-${reason}`, { ...args, file }, { hint: { code: 'survey-xlsx' } });
}

async function told<T>(file: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw asFault(error, file);
  }
}

async function* toldWhileReading(
  file: string,
  bytes: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (error) {
    throw asFault(error, file);
  }
}
