import { describe, expect, it } from 'vitest';
import { commandOf, LETTERS, onRussianKeyboard } from '../../src/terminal/commands.ts';
import { alt, ctrl, key } from './keys.ts';

describe('the letters of the walk', () => {
  it.each(Object.entries(LETTERS))('%s is reached with either keyboard', (command, letters) => {
    for (const letter of letters) {
      expect(commandOf(key(letter))).toBe(command);
      const cyrillic = onRussianKeyboard(letter);
      if (cyrillic !== '') expect(commandOf(key(cyrillic))).toBe(command);
    }
  });

  it('are one to a command', () => {
    const letters = Object.values(LETTERS).flat();
    expect(new Set(letters).size).toBe(letters.length);
  });

  it('work with Alt, but not with Ctrl and not in a paste', () => {
    expect(commandOf(alt('g'))).toBe('guide');
    expect(commandOf(alt('п'))).toBe('guide');
    expect(commandOf(ctrl('g'))).toBeNull();
    expect(commandOf(key('q', { pasted: true }))).toBeNull();
  });

  it('do not mind the shift key', () => {
    expect(commandOf(key('Q'))).toBe('quit');
    expect(commandOf(key('Й'))).toBe('quit');
  });
});
