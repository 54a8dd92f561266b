// Rows of one answer each, gathered into one row per respondent: constant memory where the rows of a respondent follow one
// another; else all rows are held, up to a limit, and put in order.

import type { Message } from '../core/errors.ts';
import type { CsvRow } from './csv.ts';
import type { Column, Itemised } from './dialects/dialect.ts';

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
    super('scattered');
    this.name = 'Scattered';
    this.row = row;
    this.respondent = respondent;
  }
}

/** Rows looked at before it is decided how to gather, and from which items become columns. */
const WINDOW = 5_000;
/** Bytes of rows that are held where respondents are scattered. */
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
): Promise<Gathered> {
  const window: CsvRow[] = [];
  while (window.length < WINDOW) {
    const next = await rows.next();
    if (next.done) break;
    window.push(next.value);
  }
  const partOf = (row: CsvRow): Part => ({ row, respondent: row.cells[itemised.respondent] ?? '' });
  const isHeld = areScattered(window.map((row) => partOf(row).respondent));
  const all = isHeld ? await held(window, rows, partOf) : null;
  const book = itemBook(names, itemised, decode);
  for (const one of all ?? groupsIn(window.map(partOf))) book.learn(one);
  const { columns, respondent } = book.close();
  return {
    columns,
    rows: (async function* () {
      if (all) for (const parts of all) yield respondent(parts);
      else for await (const parts of consecutive(window, rows, partOf, decode)) yield respondent(parts);
    })(),
    notes: book.notes,
  };
}

/** Whether somebody comes back after another, or nobody has two rows: then the file is ordered by item. */
function areScattered(respondents: readonly string[]): boolean {
  const seen = new Set<string>();
  let last: string | null = null;
  let changes = 0;
  for (const one of respondents) {
    if (one === last) continue;
    if (seen.has(one)) return true;
    seen.add(one);
    last = one;
    changes++;
  }
  return respondents.length === WINDOW && changes === respondents.length;
}

async function held(
  window: readonly CsvRow[],
  rest: AsyncGenerator<CsvRow>,
  partOf: (row: CsvRow) => Part,
): Promise<Part[][]> {
  const respondents = new Map<string, Part[]>();
  let bytes = 0;
  const take = (row: CsvRow) => {
    const part = partOf(row);
    bytes += row.bytes.length;
    if (bytes > MOST_HELD) throw new Scattered(row, part.respondent);
    const known = respondents.get(part.respondent);
    if (known) known.push(part);
    else respondents.set(part.respondent, [part]);
  };
  window.forEach(take);
  for await (const row of rest) take(row);
  return [...respondents.values()];
}

function groupsIn(parts: readonly Part[]): Part[][] {
  const groups: Part[][] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    if (last?.[0]?.respondent === part.respondent) last.push(part);
    else groups.push([part]);
  }
  return groups;
}

async function* consecutive(
  window: readonly CsvRow[],
  rest: AsyncGenerator<CsvRow>,
  partOf: (row: CsvRow) => Part,
  decode: (bytes: string) => string,
): AsyncGenerator<Part[]> {
  const seen = idBook();
  let group: Part[] = [];
  const step = (row: CsvRow): Part[] | null => {
    const part = partOf(row);
    const before = group;
    if (before[0]?.respondent === part.respondent) {
      before.push(part);
      return null;
    }
    if (seen.knew(part.respondent)) throw new Scattered(row, decode(part.respondent));
    group = [part];
    return before.length > 0 ? before : null;
  };
  for (const row of window) {
    const done = step(row);
    if (done) yield done;
  }
  for await (const row of rest) {
    const done = step(row);
    if (done) yield done;
  }
  if (group.length > 0) yield group;
}

/**
 * Remembers respondents by a hash of 53 bits, in memory of fixed size: in fewer than one of ten
 * thousand files of a million do two share one. Who comes after those is not remembered.
 */
function idBook() {
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
function hashOf(text: string): number {
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

/** Which item goes to which columns. Items that appear only after it is closed have none, and are counted. */
function itemBook(names: readonly Column[], itemised: Itemised, decode: (bytes: string) => string) {
  const { answers, shared } = itemised;
  const items = new Map<string, { readonly at: number; readonly names: readonly string[] }>();
  const counts = { nothing: 0, again: 0, unknown: 0 };

  const itemsOf = (parts: readonly Part[]) => itemised.items(parts.map(({ row }) => row.cells.map(decode)));

  return {
    learn(parts: readonly Part[]): void {
      for (const item of itemsOf(parts))
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
        itemsOf(parts).forEach((item, i) => {
          const known = item && items.get(item.key);
          if (!item) counts.nothing++;
          else if (!known) counts.unknown++;
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
      ...(counts.unknown > 0
        ? [{ code: 'survey.items-late', args: { count: counts.unknown, rows: WINDOW } }]
        : []),
    ],
  };
}
