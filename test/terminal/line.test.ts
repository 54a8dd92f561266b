import { describe, expect, it } from 'vitest';
import type { Key } from '../../src/terminal/keyboard.ts';
import { EMPTY, edit, type Line, lineOf } from '../../src/terminal/line.ts';
import { alt, ctrl, key, keys } from './keys.ts';

const typed = (start: Line, ...pressed: readonly Key[]): Line =>
  pressed.reduce((line, one) => edit(line, one) ?? line, start);

describe('a line being typed', () => {
  it('takes letters where the cursor is', () => {
    const line = typed(lineOf('кот'), key('left'), key('left'), ...keys('р'));
    expect(line).toEqual({ text: 'крот', cursor: 2 });
  });

  it('keeps characters whole that are two units to the machine', () => {
    expect(typed(lineOf('ok 👍'), key('backspace')).text).toBe('ok ');
  });

  it('deletes by letters, words and ends', () => {
    const two = lineOf('two tills');
    expect(typed(two, ctrl('w')).text).toBe('two ');
    expect(typed(two, key('backspace', { meta: true, text: '' })).text).toBe('two ');
    expect(typed(two, key('home'), key('delete')).text).toBe('wo tills');
    expect(typed(two, key('home'), ctrl('k')).text).toBe('');
    expect(typed(two, ctrl('u')).text).toBe('');
    expect(typed(two, key('home'), alt('d')).text).toBe(' tills');
  });

  it('leaves alone what is no key of a line', () => {
    expect(edit(EMPTY, key('up'))).toBeNull();
    expect(edit(EMPTY, alt('g'))).toBeNull();
  });

  it('brings back what was deleted, step by step', () => {
    const two = lineOf('two tills');
    expect(typed(two, ctrl('u'), ctrl('z'))).toEqual(two);
    expect(typed(two, ctrl('w'), ctrl('w'), ctrl('z'), ctrl('z')).text).toBe('two tills');
  });

  it('takes a text of any length as it is, in one line or in many', () => {
    expect(edit(EMPTY, key('x'.repeat(5000), { pasted: true }))!.text).toHaveLength(5000);
    const pasted = key('one\ntwo', { pasted: true });
    expect(edit(EMPTY, pasted)!.text).toBe('one two');
    expect(edit(EMPTY, pasted, true)!.text).toBe('one\ntwo');
    expect(edit(lineOf('one'), key('enter', { meta: true }), true)!.text).toBe('one\n');
  });

  it('has nothing to do with other combinations', () => {
    for (const letter of ['s', 'q', 'x']) expect(edit(lineOf('two'), alt(letter))).toBeNull();
  });
});
