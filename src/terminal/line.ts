// A line of text being typed: what stands in it and where the cursor is. Pure; the keys are those of every shell.

import type { Key } from './keyboard.ts';

export interface Line {
  readonly text: string;
  /** In characters (code points) from the start. */
  readonly cursor: number;
}

export const EMPTY: Line = { text: '', cursor: 0 };
export const lineOf = (text: string): Line => ({ text, cursor: [...text].length });

/** The longest line that is taken: a note is a remark, not a book. */
const MOST = 2000;

/** The line after a key, or null when the key is none of a line's. */
export function edit({ text, cursor }: Line, key: Key): Line | null {
  const characters = [...text];
  const before = characters.slice(0, cursor);
  const after = characters.slice(cursor);
  const line = (left: readonly string[], right: readonly string[]): Line => ({
    text: [...left, ...right].join(''),
    cursor: left.length,
  });
  if (key.text !== '') {
    const typed = [...key.text].slice(0, MOST - characters.length);
    return line([...before, ...typed], after);
  }
  const name = key.ctrl ? `ctrl-${key.name}` : key.name;
  switch (name) {
    case 'backspace':
      return key.meta ? line(before.slice(0, wordStart(before)), after) : line(before.slice(0, -1), after);
    case 'delete':
      return line(before, after.slice(1));
    case 'left':
    case 'ctrl-b':
      return { text, cursor: Math.max(0, cursor - 1) };
    case 'right':
    case 'ctrl-f':
      return { text, cursor: Math.min(characters.length, cursor + 1) };
    case 'home':
    case 'ctrl-a':
      return { text, cursor: 0 };
    case 'end':
    case 'ctrl-e':
      return { text, cursor: characters.length };
    case 'ctrl-u':
      return line([], after);
    case 'ctrl-k':
      return line(before, []);
    case 'ctrl-w':
      return line(before.slice(0, wordStart(before)), after);
    default:
      return null;
  }
}

/** Where the word before the cursor begins. */
function wordStart(before: readonly string[]): number {
  let start = before.length;
  while (start > 0 && before[start - 1] === ' ') start--;
  while (start > 0 && before[start - 1] !== ' ') start--;
  return start;
}
