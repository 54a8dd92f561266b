// What is told of a fault: in order of place, once, and without what a terminal would obey.

import { describe, expect, it } from 'vitest';
import { excerpt, type Finding, findingAt, inOrder, START } from '../../src/core/errors.ts';

const at = (file: string, line: number, column: number, rule = 'r', code = 'c'): Finding =>
  findingAt(file, { line, column }, { rule, code });

describe('a finding', () => {
  it('is an error of one character at its place, unless more is said', () => {
    expect(at('a.yaml', 3, 7)).toEqual({
      ...{ file: 'a.yaml', line: 3, column: 7, endLine: 3, endColumn: 8 },
      ...{ rule: 'r', code: 'c', level: 'error' },
    });
    const fix = { was: 'a', becomes: 'b' };
    const more = { rule: 'r', code: 'c', level: 'warning', fix } as const;
    expect(findingAt('a', { ...START, endColumn: 9 }, { ...more, hint: { code: 'h' } })).toEqual({
      ...{ file: 'a', line: 1, column: 1, endLine: 1, endColumn: 9, hint: { code: 'h' } },
      ...more,
    });
  });

  it('and its hint quote a file without what a terminal obeys', () => {
    const args = { text: 'a\u0000b\u001b[2Jc\u009fd\u202ee\u2066f\ufeffg\n ~', count: 7 };
    const shown = { text: 'a\ufffdb\ufffd[2Jc\ufffdd\ufffde\ufffdf\ufffdg\ufffd ~', count: 7 };
    const { args: own, hint } = findingAt('a', START, {
      rule: 'r',
      code: 'c',
      args,
      hint: { code: 'h', args },
    });
    expect([own, hint]).toEqual([shown, { code: 'h', args: shown }]);
  });

  it('comes by file, line, column, rule and code, and once', () => {
    const sorted = [
      ...[at('B', 9, 9), at('a', 1, 1), at('a', 1, 10), at('a', 2, 1, 'q', 'z'), at('a', 2, 1, 'r', 'c')],
      ...[at('a', 2, 1, 'r', 'd'), at('a', 10, 1), at('b', 1, 1)],
    ];
    expect(inOrder([...sorted, ...sorted].reverse())).toEqual(sorted);
    // What differs in anything is told of.
    const told = ['x', 'y'].map((name) => findingAt('a', START, { rule: 'r', code: 'c', args: { name } }));
    expect(inOrder(told)).toEqual(told);
  });
});

describe('an excerpt', () => {
  it.each([
    ['  two\n\tlines ', ' two lines '],
    ['a\u001bb\u2028c\u200fd', 'a\ufffdb c\ufffdd'],
    ['x'.repeat(60), 'x'.repeat(60)],
    ['x'.repeat(61), `${'x'.repeat(59)}…`],
    // As many letters, whatever they take.
    ['😀'.repeat(60), '😀'.repeat(60)],
    ['😀'.repeat(61), `${'😀'.repeat(59)}…`],
  ])('of %j is %j', (text, short) => {
    expect(excerpt(text)).toBe(short);
  });
});
