// A text being typed: what stands in it and where the cursor is. Pure; the keys are those of every shell.

import type { Key } from './keyboard.ts';

export interface Line {
  readonly text: string;
  /** In characters (code points) from the start. */
  readonly cursor: number;
  /** The text before the last deletion, which Ctrl-Z brings back. */
  readonly before?: Line;
}

export const EMPTY: Line = { text: '', cursor: 0 };
export const lineOf = (text: string): Line => ({ text, cursor: [...text].length });

/**
 * The line after a key, or null when the key is none of a line's. `lines`: more than one may be written, so that Alt with
 * Enter begins a new one and pasted ones stay.
 */
export function edit(line: Line, key: Key, lines = false): Line | null {
  const { text, cursor } = line;
  const characters = [...text];
  const before = characters.slice(0, cursor);
  const after = characters.slice(cursor);
  const put = (left: readonly string[], right: readonly string[]): Line => ({
    text: [...left, ...right].join(''),
    cursor: left.length,
    ...(line.before ? { before: line.before } : {}),
  });
  const cutTo = (left: readonly string[], right: readonly string[]): Line =>
    left.length + right.length === characters.length ? line : { ...put(left, right), before: line };
  const move = (to: number): Line => ({ ...line, cursor: Math.max(0, Math.min(characters.length, to)) });
  if (key.text !== '') return put([...before, ...(lines ? key.text : key.text.replace(/\n/g, ' '))], after);
  const name = `${key.ctrl ? 'ctrl-' : ''}${key.meta ? 'alt-' : ''}${key.name}`;
  switch (name) {
    case 'backspace':
      return cutTo(before.slice(0, -1), after);
    case 'delete':
      return cutTo(before, after.slice(1));
    case 'left':
    case 'ctrl-b':
      return move(cursor - 1);
    case 'right':
    case 'ctrl-f':
      return move(cursor + 1);
    case 'alt-b':
    case 'alt-left':
    case 'ctrl-left':
      return move(wordStart(before));
    case 'alt-f':
    case 'alt-right':
    case 'ctrl-right':
      return move(cursor + wordEnd(after));
    case 'home':
    case 'ctrl-a':
      return move(0);
    case 'end':
    case 'ctrl-e':
      return move(characters.length);
    case 'ctrl-u':
      return cutTo([], after);
    case 'ctrl-k':
      return cutTo(before, []);
    case 'ctrl-w':
    case 'alt-backspace':
    case 'ctrl-backspace':
      return cutTo(before.slice(0, wordStart(before)), after);
    case 'alt-d':
      return cutTo(before, after.slice(wordEnd(after)));
    case 'ctrl-z':
    case 'ctrl-_':
      return line.before ?? line;
    case 'alt-enter':
      return lines ? put([...before, '\n'], after) : null;
    default:
      return null;
  }
}

const isGap = (character: string | undefined): boolean => character === ' ' || character === '\n';

/** Where the word before the cursor begins. */
function wordStart(before: readonly string[]): number {
  let start = before.length;
  while (start > 0 && isGap(before[start - 1])) start--;
  while (start > 0 && !isGap(before[start - 1])) start--;
  return start;
}

/** How far the word after the cursor reaches. */
function wordEnd(after: readonly string[]): number {
  let end = 0;
  while (end < after.length && isGap(after[end])) end++;
  while (end < after.length && !isGap(after[end])) end++;
  return end;
}
