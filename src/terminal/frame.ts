// How a screen is put together: a head, a body that scrolls when the window is too low for it, and a foot with the line
// that is typed into. Everything fits the width it is given.

import type { Env } from '../env.ts';
import { cut, padEnd, widthOf, wrap } from '../text/layout.ts';
import type { Style } from '../text/style.ts';
import type { Line } from './line.ts';
import type { Spot } from './panel.ts';

export interface Look {
  readonly style: Style;
  readonly glyphs: Glyphs;
  /** Columns to write in. */
  readonly width: number;
  readonly rows: number;
}

export type Glyphs = Readonly<
  Record<
    | 'done'
    | 'rest'
    | 'answered'
    | 'blank'
    | 'open'
    | 'pointer'
    | 'tick'
    | 'running'
    | 'up'
    | 'down'
    | 'short'
    | 'over'
    | 'level',
    string
  >
>;

const UNICODE: Glyphs = {
  done: '━',
  rest: '─',
  pointer: '❯',
  tick: '✓',
  answered: '✓',
  blank: '–',
  open: '○',
  running: '●',
  up: '↑',
  down: '↓',
  short: '▼',
  over: '▲',
  level: '=',
};
const ASCII: Glyphs = {
  done: '#',
  rest: '.',
  pointer: '>',
  tick: '+',
  answered: '+',
  blank: '-',
  open: 'o',
  running: '*',
  up: '^',
  down: 'v',
  short: '-',
  over: '+',
  level: '=',
};

/** The Linux console has no font for the better ones. */
export const glyphsFor = ({ variables }: Env): Glyphs => (variables.TERM === 'linux' ? ASCII : UNICODE);

/** Lines longer than this tire the eye, however wide the window is. */
const WIDEST = 100;
export const textWidth = (columns: number): number => Math.min(columns - 1, WIDEST);

export interface Foot {
  readonly lines: readonly string[];
  readonly cursor: Spot;
}

export interface Screen {
  readonly lines: readonly string[];
  readonly cursor: Spot;
  /** The first row of the body in sight. */
  readonly top: number;
}

/** `focus` is the row of the body to be kept in sight; `scroll` rows down instead where the reader has scrolled. */
export function frame(
  head: readonly string[],
  body: readonly string[],
  foot: Foot,
  { focus, scroll, look }: { focus: number; scroll: number | null; look: Look },
): Screen {
  const room = Math.max(1, look.rows - head.length - foot.lines.length);
  const top = Math.min(body.length - room, Math.max(0, scroll ?? focus - Math.floor(room / 2)));
  const shown = body.length <= room ? body : window(body, top, room, look);
  const above = head.length + shown.length;
  const lines = [...head, ...shown, ...foot.lines];
  const spare = Math.max(0, lines.length - look.rows);
  return {
    lines: lines.slice(spare),
    cursor: { row: Math.max(0, above + foot.cursor.row - spare), column: foot.cursor.column },
    top: Math.max(0, top),
  };
}

/** The rows in sight of a body that is too high; where it goes on, the row at the edge says so. */
function window(
  body: readonly string[],
  from: number,
  room: number,
  { style, glyphs }: Look,
): readonly string[] {
  const shown = body.slice(from, from + room);
  if (from > 0) shown[0] = style.faint(` ${glyphs.up} PgUp`);
  if (from + room < body.length) shown[shown.length - 1] = style.faint(` ${glyphs.down} PgDn`);
  return shown;
}

/** One line with something at each end. */
export function between(left: string, right: string, width: number): string {
  const room = width - widthOf(right) - (right === '' ? 0 : 2);
  const kept = cut(left, Math.max(1, room));
  return right === '' ? kept : padEnd(kept, room + 2) + right;
}

export function progressBar(part: number, width: number, { style, glyphs }: Look): string {
  const size = Math.max(0, width);
  const done = Math.min(size, Math.round(part * size));
  return style.good(glyphs.done.repeat(done)) + style.faint(glyphs.rest.repeat(size - done));
}

/** Wrapped and indented text. */
export function block(text: string, indent: number, width: number): string[] {
  return wrap(text, Math.max(10, width - indent)).map((line) => ' '.repeat(indent) + line);
}

export type KeyHint = readonly [key: string, does: string];

/** The keys that work, as many to a line as fit, none torn apart. */
export function keyLines(hints: readonly KeyHint[], { style, width }: Look): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const [key, does] of hints) {
    const size = widthOf(key) + 1 + widthOf(does);
    const gap = used === 0 ? 0 : 3;
    if (used > 0 && used + gap + size > width) {
      lines.push(line);
      line = '';
      used = 0;
    }
    line += `${' '.repeat(used === 0 ? 0 : gap)}${style.strong(key)} ${style.faint(does)}`;
    used += (used === 0 ? 0 : gap) + size;
  }
  return used > 0 ? [...lines, line] : lines;
}

/** The most rows that a line being typed may take; of a longer one, the rows around the cursor are shown. */
const MOST_ROWS = 6;

/** A line being typed after its label, broken where the width ends; the cursor is where the next letter goes. */
export function field(label: string, line: Line, after: string, { width, style }: Look): Foot {
  const indent = widthOf(label) + 1;
  const room = Math.max(10, width - indent);
  const rows: string[] = [''];
  let used = 0;
  let cursor: Spot = { row: 0, column: indent };
  [...line.text].forEach((character, i) => {
    if (character === '\n') {
      if (i === line.cursor) cursor = { row: rows.length - 1, column: indent + used };
      rows.push('');
      used = 0;
      return;
    }
    const size = widthOf(character);
    if (used + size > room) {
      rows.push('');
      used = 0;
    }
    if (i === line.cursor) cursor = { row: rows.length - 1, column: indent + used };
    rows[rows.length - 1] += character;
    used += size;
  });
  if (line.cursor >= [...line.text].length) {
    if (used >= room) {
      rows.push('');
      used = 0;
    }
    cursor = { row: rows.length - 1, column: indent + used };
  }
  const from = Math.max(0, Math.min(rows.length - MOST_ROWS, cursor.row - MOST_ROWS + 2));
  const lines = rows
    .slice(from, from + MOST_ROWS)
    .map((row, i) => (from + i === 0 ? `${style.strong(label)} ${row}` : ' '.repeat(indent) + row));
  const left = width - indent - used - 3;
  if (after !== '' && left > 4 && rows.length === 1) lines[0] += `   ${style.faint(cut(after, left))}`;
  return { lines, cursor: { row: cursor.row - from, column: cursor.column } };
}
