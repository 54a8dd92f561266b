// Rows of one answer each, gathered into one row per respondent. As many rows as memory allows are held: their respondents
// may stand in any order, and their items become columns. What follows must be in order; items that are new there are told of.

import { excerpt, type Message } from '../core/errors.ts';
import type { CsvRow } from './csv.ts';
import type { Column, Itemised } from './dialects/dialect.ts';
import { type RowStore, rowStore } from './row-store.ts';

export interface Gathered {
  /** What a respondent has: the shared columns, then the answers to each item, in order of appearance. */
  readonly columns: readonly Column[];
  readonly rows: AsyncGenerator<CsvRow>;
  /** What was left aside; complete when all rows are read. */
  notes(): Message[];
}

/** Where gathering had to stop: a respondent comes back after others, and too much would have to be held. */
export class Scattered extends Error {
  readonly row: CsvRow;
  readonly respondent: string;

  constructor(row: CsvRow, respondent: string) {
    super();
    this.row = row;
    this.respondent = respondent;
  }
}

/** Bytes of rows held: in them all respondents are put together, and from their items come the columns. */
const MOST_HELD = 64 * 1024 * 1024;
/** Respondents remembered, so that one who comes back is noticed. */
const MOST_REMEMBERED = 1_000_000;

interface Part {
  readonly row: CsvRow;
  readonly respondent: string;
}

/** `names` are the file's own columns. Throws Scattered, also while the rows are read. */
export async function gather(
  rows: AsyncGenerator<CsvRow>,
  names: readonly Column[],
  itemised: Itemised,
  decode: (bytes: string) => string,
  most = MOST_HELD,
): Promise<Gathered> {
  const respondentOf = ({ cells }: CsvRow): string => cells[itemised.respondent] ?? '';
  const ahead = await readAhead(rows, respondentOf, most);
  const { held, isWhole } = ahead;
  if (!isWhole) refuseScattered(ahead, decode);
  const respondents = together(ahead.runs);
  const placesOf = (runs: readonly Run[]): number[] =>
    runs.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i));
  const partsOf = (runs: readonly Run[]): Part[] =>
    placesOf(runs).map((at) => ({ row: held.row(at), respondent: runs[0]!.respondent }));
  const book = itemBook(names, itemised, decode, most);
  for (const runs of respondents) book.learn(placesOf(runs).map((at) => held.cells(at)));
  const { columns, respondent } = book.close();
  return {
    columns,
    rows: (async function* () {
      const last = isWhole ? undefined : respondents.at(-1);
      for (const runs of respondents) if (runs !== last) yield respondent(partsOf(runs));
      if (!last) return;
      const seen = idBook();
      for (const [run] of respondents) seen.knew(run!.respondent);
      for await (const parts of consecutive(partsOf(last), rows, respondentOf, seen, decode))
        yield respondent(parts);
    })(),
    notes: book.notes,
  };
}

/** Rows of one respondent that follow one another: where they are among those held. */
interface Run {
  readonly respondent: string;
  readonly from: number;
  to: number;
}

interface Ahead {
  readonly held: RowStore;
  readonly runs: readonly Run[];
  /** Whether these are all rows of the file. */
  readonly isWhole: boolean;
}

async function readAhead(
  rows: AsyncGenerator<CsvRow>,
  respondentOf: (row: CsvRow) => string,
  most: number,
): Promise<Ahead> {
  const held = rowStore();
  const runs: Run[] = [];
  let bytes = 0;
  while (bytes <= most) {
    const next = await rows.next();
    if (next.done) return { held, runs, isWhole: true };
    const row = next.value;
    bytes += row.bytes.length;
    held.add(row);
    const respondent = respondentOf(row);
    const last = runs.at(-1);
    if (last?.respondent === respondent) last.to = held.size;
    else runs.push({ respondent, from: held.size - 1, to: held.size });
  }
  return { held, runs, isWhole: false };
}

/** In a file too large to be put in order somebody comes back after another, or nobody has two rows: it is ordered by item. */
function refuseScattered({ held, runs }: Ahead, decode: (bytes: string) => string): void {
  const seen = new Set<string>();
  const back = runs.find(({ respondent }) => seen.size === seen.add(respondent).size);
  const astray = back ?? (runs.length === held.size ? runs.at(-1)! : null);
  if (astray) throw new Scattered(held.row(astray.from), decode(astray.respondent));
}

/** The runs of each respondent, in order of appearance. */
function together(runs: readonly Run[]): (readonly Run[])[] {
  const all = new Map<string, Run[]>();
  for (const run of runs) {
    const known = all.get(run.respondent);
    if (known) known.push(run);
    else all.set(run.respondent, [run]);
  }
  return [...all.values()];
}

/** The rest of the file, respondent by respondent, from one whose first rows are known. */
async function* consecutive(
  first: Part[],
  rest: AsyncGenerator<CsvRow>,
  respondentOf: (row: CsvRow) => string,
  seen: ReturnType<typeof idBook>,
  decode: (bytes: string) => string,
): AsyncGenerator<Part[]> {
  let group = first;
  for await (const row of rest) {
    const part = { row, respondent: respondentOf(row) };
    if (group[0]!.respondent === part.respondent) group.push(part);
    else {
      if (seen.knew(part.respondent)) throw new Scattered(row, decode(part.respondent));
      yield group;
      group = [part];
    }
  }
  yield group;
}

/**
 * Remembers respondents by a hash of 53 bits, in memory of fixed size: in fewer than one of ten
 * thousand files of a million do two share one. Who comes after those is not remembered.
 */
export function idBook() {
  const slots = new Float64Array(MOST_REMEMBERED * 2);
  let size = 0;
  return {
    /** Whether it was there before; it is now. */
    knew(id: string): boolean {
      const hash = hashOf(id);
      let at = hash % slots.length;
      while (slots[at] !== 0) {
        if (slots[at] === hash) return true;
        at = (at + 1) % slots.length;
      }
      if (size < MOST_REMEMBERED) {
        slots[at] = hash;
        size++;
      }
      return false;
    },
  };
}

/** From 1 up to 2^53 (cyrb53, by bryc, public domain). */
export function hashOf(text: string): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 1 + (b >>> 0) + (a & 0x1fffff) * 4294967296;
}

/** Items without a column that are told of by name. */
const TOLD_LATE = 5;

/** Which item goes to which columns. Items that appear only after it is closed have none, and are told of. */
function itemBook(
  names: readonly Column[],
  itemised: Itemised,
  decode: (bytes: string) => string,
  most: number,
) {
  const { answers, shared } = itemised;
  const items = new Map<string, { readonly at: number; readonly names: readonly string[] }>();
  const counts = { nothing: 0, again: 0, late: 0 };
  const late = new Map<string, { readonly line: number; count: number }>();
  const noteLate = (name: string, line: number) => {
    counts.late++;
    const known = late.get(name);
    if (known) known.count++;
    else if (late.size < TOLD_LATE) late.set(name, { line, count: 1 });
  };

  const itemsOf = (rows: readonly (readonly string[])[]) =>
    itemised.items(rows.map((cells) => cells.map(decode)));

  return {
    /** From the cells of the rows of one respondent. */
    learn(rows: readonly (readonly string[])[]): void {
      for (const item of itemsOf(rows))
        if (item && !items.has(item.key))
          items.set(item.key, { at: shared.length + items.size * answers.length, names: item.names });
    },
    close() {
      const columns: Column[] = [
        ...shared.map((from, index) => ({ ...names[from]!, index })),
        ...[...items.values()].flatMap((item) =>
          answers.map(({ called }, i) => {
            const all = [...new Set(item.names.flatMap(called))];
            return { index: item.at + i, header: all[0]!, names: all };
          }),
        ),
      ];
      const respondent = (parts: readonly Part[]): CsvRow => {
        const cells = new Array<string>(columns.length).fill('');
        const from = new Map<number, { readonly row: CsvRow; readonly column: number }>();
        const place = (cell: number, row: CsvRow, column: number) => {
          cells[cell] = row.cells[column] ?? '';
          from.set(cell, { row, column });
        };
        const first = parts[0]!.row;
        for (const [i, column] of shared.entries()) place(i, first, column);
        const answered = new Set<string>();
        itemsOf(parts.map(({ row }) => row.cells)).forEach((item, i) => {
          const known = item && items.get(item.key);
          if (!item) counts.nothing++;
          else if (!known) noteLate(item.names[0]!, parts[i]!.row.line);
          else if (answered.has(item.key)) counts.again++;
          else {
            answered.add(item.key);
            for (const [j, { column }] of answers.entries())
              if (!item.without?.includes(column)) place(known.at + j, parts[i]!.row, column);
          }
        });
        const rows = parts.map(({ row }) => row);
        return {
          line: first.line,
          cells,
          end: rows.at(-1)!.end,
          bytes: rows.length === 1 ? first.bytes : Buffer.concat(rows.map(({ bytes }) => bytes)),
          gathered: {
            rows,
            placeOf: (cell) => from.get(cell) ?? { row: first, column: itemised.respondent },
          },
        };
      };
      return { columns, respondent };
    },
    notes: (): Message[] => [
      ...(counts.nothing > 0 ? [{ code: 'survey.rows-no-answers', args: { count: counts.nothing } }] : []),
      ...(counts.again > 0 ? [{ code: 'survey.answers-again', args: { count: counts.again } }] : []),
      ...[...late].map(([name, { line, count }]) => ({
        code: 'survey.item-late',
        args: { count, name: excerpt(name), line },
      })),
      ...(counts.late > 0
        ? [
            {
              code: 'survey.items-late',
              args: { count: counts.late, megabytes: Math.round(most / 1024 ** 2) },
            },
          ]
        : []),
    ],
  };
}
