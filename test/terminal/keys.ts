// Keys for tests, written as one reads them: `5`, `enter`, `esc g`, `"two words"`.

import type { Key } from '../../src/terminal/keyboard.ts';

const NAMED = new Set([
  'enter',
  'escape',
  'up',
  'down',
  'left',
  'right',
  'home',
  'end',
  'pageup',
  'pagedown',
  'backspace',
  'delete',
  'f1',
]);

export function key(name: string, more: Partial<Key> = {}): Key {
  const text = NAMED.has(name) ? '' : name === 'space' ? ' ' : name;
  return { name, text, ctrl: false, meta: false, pasted: false, sequence: text, ...more };
}

/** Alt with a letter, which is also what Esc and a letter close behind it send. */
export const alt = (letter: string): Key => key(letter, { text: '', meta: true });
export const ctrl = (letter: string): Key => key(letter, { text: '', ctrl: true });

/** `'4m' , 'enter'`: a named key stands alone, anything else is typed letter by letter. */
export function keys(...typed: readonly string[]): Key[] {
  return typed.flatMap((word) =>
    NAMED.has(word) || word === 'space'
      ? [key(word)]
      : [...word].map((letter) => key(letter === ' ' ? 'space' : letter)),
  );
}
