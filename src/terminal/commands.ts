// The letters of the walk. A letter stands for its key: the Cyrillic letter on the same key does the same.

import type { Key } from './keyboard.ts';

export type Command =
  | 'guide'
  | 'note'
  | 'evidence'
  | 'back'
  | 'skip'
  | 'dont-know'
  | 'not-applicable'
  | 'expectation'
  | 'review'
  | 'briefing'
  | 'undo'
  | 'help'
  | 'quit';

/** `c` (a comment) and not `n` is told of for the note, since `n` answers "no"; where it does not, `n` works too. */
export const LETTERS: Readonly<Record<Command, readonly [string, ...string[]]>> = {
  guide: ['g'],
  note: ['c', 'n'],
  evidence: ['e'],
  back: ['b'],
  skip: ['s'],
  'dont-know': ['d'],
  'not-applicable': ['x'],
  expectation: ['='],
  review: ['r', 'l'],
  briefing: ['i'],
  undo: ['u'],
  help: ['?', 'h'],
  quit: ['q'],
};

const CYRILLIC = 'йцукенгшщзхъфывапролджэячсмитьбю';
const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.";

/** The Latin letter of the key that types a character on a Russian keyboard; any other character is itself. */
export function onLatinKeyboard(character: string): string {
  const at = CYRILLIC.indexOf(character.toLowerCase());
  return at < 0 || character === '' ? character.toLowerCase() : LATIN[at]!;
}

/** The letter that a Russian keyboard types with the key of a Latin one; empty where that is no letter. */
export function onRussianKeyboard(letter: string): string {
  const at = LATIN.indexOf(letter);
  return at < 0 ? '' : CYRILLIC[at]!;
}

export function commandOf(key: Key): Command | null {
  if (key.pasted || key.ctrl) return null;
  if (key.name === 'f1') return 'help';
  const letter = onLatinKeyboard(key.text !== '' ? key.text : key.meta ? key.name : '');
  const found = Object.entries(LETTERS).find(([, letters]) => letters.includes(letter));
  return found ? (found[0] as Command) : null;
}
