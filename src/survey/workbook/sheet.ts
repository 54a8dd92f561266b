// The rows of one sheet, as its XML streams by: no more than a row is in memory, and what a row may cost is bounded by the bytes
// that it came in.

import { BrokenWorkbook } from './archive.ts';
import { isoText, type NumberFormat, numberText, unescaped } from './cells.ts';
import type { Strings } from './strings.ts';
import { elementsOf } from './xml.ts';

export interface Row {
  /** From 1, as the sheet counts. */
  readonly number: number;
  /** Up to the last that says anything. */
  readonly cells: readonly string[];
}

export interface SheetSettings {
  readonly strings: Strings;
  /** By the style that a cell names. */
  readonly formats: readonly NumberFormat[];
  readonly epoch: 1900 | 1904;
  readonly merged: readonly Merged[];
}

/** A rectangle of cells that show what its first one says; rows and columns from 1. */
export interface Merged {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;

/** A cell's place, such as `AB12`. By hand, for it is asked of every cell. */
function placeOf(reference: string): { readonly row: number; readonly column: number } {
  let column = 0;
  let row = 0;
  let at = 0;
  for (; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  for (; at < reference.length; at++) {
    const digit = reference.charCodeAt(at) - 48;
    row = digit >= 0 && digit <= 9 ? row * 10 + digit : Number.NaN;
  }
  if (column < 1 || column > MOST_COLUMNS || !(row >= 1 && row <= MOST_ROWS))
    throw new BrokenWorkbook('no-such-cell', { cell: reference.slice(0, 30) });
  return { row, column };
}

const TYPES = new Set(['n', 's', 'str', 'inlineStr', 'b', 'e', 'd']);
/** Elements that rows are made of, and what each holds. */
const INSIDE: Readonly<Record<string, readonly string[]>> = {
  sheetData: ['row'],
  row: ['c', 'extLst'],
  c: ['f', 'v', 'is', 'extLst'],
};

/** Rows that say nothing are left out, as the sheet leaves out those that were never touched. */
export async function* rowsOf(bytes: AsyncIterable<Buffer>, settings: SheetSettings): AsyncGenerator<Row> {
  const { strings, formats, epoch } = settings;
  const fill = filler(settings.merged);
  let ready: Row[] = [];
  let row = 0;
  let column = 0;
  let cells: string[] = [];
  let type = '';
  let style = 0;
  let value: string | null = null;
  let inline: string | null = null;
  let formula: string | null = null;
  let isPhonetic = false;
  const path: string[] = [];
  const text = (): string => {
    // Calculated by nobody yet: what it would come to is unknown, and that must be seen.
    if (formula !== null && (value === null || (value === '' && type !== 'str'))) return `=${formula}`;
    if (type === 'inlineStr') return unescaped(inline ?? '');
    if (value === null || value === '') return '';
    if (type === 's') return strings(Number(value));
    if (type === 'str' || type === 'e') return unescaped(value);
    if (type === 'b') return Number(value) === 0 ? 'FALSE' : 'TRUE';
    if (type === 'd') return isoText(value);
    const number = Number(value);
    if (!Number.isFinite(number)) throw new BrokenWorkbook('no-number', { text: value.slice(0, 30), row });
    return numberText(number, formats[style] ?? 'general', epoch);
  };
  const listener = {
    open(name: string, attributes: Readonly<Record<string, string>>) {
      // What would be passed over here are answers.
      const known = INSIDE[path.at(-1) ?? ''];
      if (known && !known.includes(name)) throw new BrokenWorkbook('no-such-element', { name, row });
      path.push(name);
      switch (name) {
        case 'row': {
          const next = attributes.r === undefined ? row + 1 : Number(attributes.r);
          if (!Number.isInteger(next) || next <= row || next > MOST_ROWS)
            throw new BrokenWorkbook('row-order', { row: String(attributes.r).slice(0, 30), before: row });
          row = next;
          column = 0;
          cells = [];
          break;
        }
        case 'c': {
          const place = attributes.r === undefined ? { row, column: column + 1 } : placeOf(attributes.r);
          if (place.row !== row || place.column > MOST_COLUMNS)
            throw new BrokenWorkbook('no-such-cell', { cell: String(attributes.r).slice(0, 30) });
          ({ column } = place);
          type = attributes.t ?? 'n';
          style = Number(attributes.s ?? 0);
          if (!TYPES.has(type) || !(style < Math.max(1, formats.length)))
            throw new BrokenWorkbook('no-such-cell', { cell: attributes.r ?? '' });
          value = inline = formula = null;
          break;
        }
        case 'rPh':
          isPhonetic = true;
      }
    },
    close(name: string, inner: string) {
      path.pop();
      switch (name) {
        case 'v':
          value = inner;
          break;
        case 't':
          if (!isPhonetic) inline = (inline ?? '') + inner;
          break;
        case 'f':
          formula = inner;
          break;
        case 'rPh':
          isPhonetic = false;
          break;
        case 'c': {
          const said = text();
          if (said === '') break;
          while (cells.length < column - 1) cells.push('');
          cells[column - 1] = said;
          break;
        }
        case 'row':
          fill(row, cells);
          if (cells.length > 0) ready.push({ number: row, cells });
      }
    },
  };
  for await (const _ of elementsOf(bytes, listener)) {
    yield* ready;
    ready = [];
  }
  yield* ready;
}

/** Cells without anything of their own that so many rows may cost: a thousand each, on the whole. */
export const mostEmpty = (rows: number): number => 1_000_000 + 1000 * rows;

/** Puts into the cells of a row what the merged cells over them say; a row that has nothing of its own stays empty. */
function filler(merged: readonly Merged[]): (row: number, cells: string[]) => void {
  const coming = [...merged].sort((a, b) => a.top - b.top);
  let next = 0;
  let open: { readonly range: Merged; readonly says: string }[] = [];
  let filled = 0;
  let rows = 0;
  return (row, cells) => {
    if (open.length > 0) open = open.filter(({ range }) => range.bottom >= row);
    const isEmpty = cells.length === 0;
    for (; next < coming.length && coming[next]!.top <= row; next++) {
      const range = coming[next]!;
      // Where its first row is not in the sheet, it says nothing.
      const says = range.top === row ? (cells[range.left - 1] ?? '') : '';
      if (says !== '' && range.bottom >= row) open.push({ range, says });
    }
    if (isEmpty) return;
    rows++;
    for (const { range, says } of open) {
      filled += 1 + range.right - range.left;
      if (filled > mostEmpty(rows)) throw new BrokenWorkbook('too-wide');
      while (cells.length < range.right) cells.push('');
      for (let i = range.left - 1; i < range.right; i++) if (cells[i] === '') cells[i] = says;
    }
  };
}

const MOST_MERGED = 1_000_000;
/** The end of the rows, whatever prefix the element has; so long a prefix has none. */
const END = 'sheetData>';
const LONGEST_END = 64;
const isEnd = (seen: Buffer, at: number): boolean => seen[seen.lastIndexOf('<', at) + 1] === 0x2f;

/** Which cells are merged, as the sheet says after its rows: those are passed over as bytes, which takes a tenth of reading. */
export async function mergedIn(bytes: AsyncIterable<Buffer>): Promise<Merged[]> {
  let tail: Buffer[] | null = null;
  let size = 0;
  let before = Buffer.alloc(0);
  for await (const chunk of bytes) {
    const seen = Buffer.concat([before, chunk]);
    const at = seen.lastIndexOf(END);
    if (at >= 0 && isEnd(seen, at)) {
      tail = [seen.subarray(at)];
      size = 0;
    } else tail?.push(chunk);
    size += chunk.length;
    if (tail && size > MOST_MERGED * 64) throw new BrokenWorkbook('too-much');
    before = seen.subarray(-LONGEST_END);
  }
  const merged: Merged[] = [];
  const text = Buffer.concat(tail ?? []).toString('utf8');
  for (const [, from = '', to = ''] of text.matchAll(
    /<(?:\w+:)?mergeCell\s[^<>]*?ref\s*=\s*["']([^"':]*):([^"':]*)["']/g,
  )) {
    if (merged.length === MOST_MERGED) throw new BrokenWorkbook('too-much');
    const [first, last] = [placeOf(from), placeOf(to)];
    merged.push({ top: first.row, left: first.column, bottom: last.row, right: last.column });
  }
  return merged;
}
