// How a file separates cells and ends lines, found in its first bytes. Quoted text counts for nothing.

import { didYouMean, usageError } from '../core/errors.ts';
import { nearest } from '../core/suggest.ts';

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = string;
export type LineEnd = '\n' | '\r';

const NAMES: Readonly<Record<string, Delimiter>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  '\\t': '\t',
  pipe: '|',
};

/** A delimiter as a person says it: the character or its name. */
export function delimiterNamed(said: string): Delimiter {
  const named = NAMES[said.toLowerCase()];
  if (named !== undefined) return named;
  if (/^[\t !#$%&'*,/:;^|~]$/.test(said)) return said;
  const near = nearest(said, Object.keys(NAMES));
  throw usageError(
    'unknown-delimiter',
    { name: said, names: Object.keys(NAMES).join(', ') },
    didYouMean(near),
  );
}

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/** `\r` where lines end in nothing else (classic Mac); else `\n`, with or without `\r` before it. */
export function findLineEnd(start: Uint8Array): LineEnd {
  let quoted = false;
  let returns = 0;
  for (const byte of start) {
    if (byte === QUOTE) quoted = !quoted;
    else if (quoted) continue;
    else if (byte === LF) return '\n';
    else if (byte === CR) returns++;
  }
  return returns > 0 ? '\r' : '\n';
}

/** Excel's first line `sep=;`: the delimiter it names and its length with the line end. */
export function declaredDelimiter(
  start: Buffer,
): { readonly delimiter: Delimiter; readonly length: number } | null {
  const line = /^"?sep=([^\r\n"])"?(?:\r\n|\n|\r)/i.exec(start.subarray(0, 16).toString('latin1'));
  return line && { delimiter: line[1]!, length: line[0].length };
}

const MOST_ROWS = 200;

/**
 * The delimiter by which most rows have as many cells as the first; among equals the one with more cells, then the
 * order of DELIMITERS. A decimal comma or a comma in prose varies from row to row and loses. A comma where nothing
 * separates.
 */
export function findDelimiter(start: Buffer, lineEnd: LineEnd, whole: boolean): Delimiter {
  let best: Delimiter = ',';
  let bestShare = 0;
  let bestCells = 1;
  for (const delimiter of DELIMITERS) {
    if (!start.includes(delimiter.charCodeAt(0))) continue;
    const counts = cellCounts(start, delimiter, lineEnd, whole);
    const cells = counts[0] ?? 1;
    if (cells < 2) continue;
    const share = counts.filter((count) => count === cells).length / counts.length;
    if (share > bestShare || (share === bestShare && cells > bestCells)) {
      best = delimiter;
      bestShare = share;
      bestCells = cells;
    }
  }
  return best;
}

/** Cells in each of the first rows; an unfinished last one counts only when the file ends there. */
function cellCounts(start: Buffer, delimiter: Delimiter, lineEnd: LineEnd, whole: boolean): number[] {
  const counts: number[] = [];
  for (let from = 0; from < start.length && counts.length < MOST_ROWS; ) {
    const { cells, end, isOpen } = rowAt(start, from, delimiter, lineEnd);
    if (end < 0) {
      if (counts.length === 0 || (whole && !isOpen)) counts.push(cells);
      break;
    }
    const isBlank = end === from || (end === from + 1 && start[from] === CR);
    if (!isBlank) counts.push(cells);
    from = end + 1;
  }
  return counts;
}

/** The cells of a row and its line end; −1 where there is none, `isOpen` where a quote is why. */
function rowAt(
  start: Buffer,
  from: number,
  delimiter: Delimiter,
  lineEnd: LineEnd,
): { readonly cells: number; readonly end: number; readonly isOpen: boolean } {
  const next = start.indexOf(lineEnd, from, 'latin1');
  const line = start.toString('latin1', from, next < 0 ? start.length : next);
  // Most rows have no quotes, and are split in less time than it takes to look at their bytes.
  if (!line.includes('"')) return { cells: line.split(delimiter).length, end: next, isOpen: false };
  const separator = delimiter.charCodeAt(0);
  const end = lineEnd.charCodeAt(0);
  let cells = 1;
  let cellFrom = from;
  let quoted = false;
  for (let i = from; i < start.length; i++) {
    const byte = start[i]!;
    if (quoted) {
      if (byte === QUOTE) quoted = false;
    } else if (byte === QUOTE && (i === cellFrom || start[i - 1] === QUOTE)) quoted = true;
    else if (byte === separator) {
      cells++;
      cellFrom = i + 1;
    } else if (byte === end) return { cells, end: i, isOpen: false };
  }
  return { cells, end: -1, isOpen: quoted };
}
