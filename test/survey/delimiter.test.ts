// What separates cells and ends lines.

import { describe, expect, it } from 'vitest';
import { declaredDelimiter, delimiterNamed, findDelimiter, findLineEnd } from '../../src/survey/delimiter.ts';

const delimiterIn = (text: string) => findDelimiter(Buffer.from(text), findLineEnd(Buffer.from(text)), true);

describe('the delimiter', () => {
  it.each([
    ['a,b\n1,2\n', ','],
    ['a;b\n1,5;2,5\n3,5;4\n', ';'],
    ['a\tb\n1, 2\t3\n', '\t'],
    ['a|b\r\n1|2\r\n', '|'],
    ['"a;b",c\n"1;2",3\n', ','],
    ['Well, how; was it?\n5\n4\n', ','],
    ['Friendly, quick, fair;Clean\n5;4\n3;4\n', ';'],
    ['"one\n;two",b\n1,2\n', ','],
    ['a;b\r1;2\r', ';'],
    ['only\n1\n2\n', ','],
    ['', ','],
  ])('of %j is %j', (text, delimiter) => {
    expect(delimiterIn(text)).toBe(delimiter);
  });

  it('has a name', () => {
    expect(['tab', '\\t', 'Semicolon', ',', '^'].map(delimiterNamed)).toEqual(['\t', '\t', ';', ',', '^']);
  });

  it.each(['semicolun', ';;', '"', '\n', ''])('cannot be %j', (said) => {
    expect(() => delimiterNamed(said)).toThrow(
      expect.objectContaining({ code: 'unknown-delimiter', exitCode: 2 }),
    );
  });

  it('may be declared by Excel in a first line of its own', () => {
    expect(declaredDelimiter(Buffer.from('sep=;\r\na;b\r\n'))).toEqual({ delimiter: ';', length: 7 });
    expect(declaredDelimiter(Buffer.from('separator,b\n'))).toBeNull();
  });
});

describe('lines', () => {
  it.each([
    ['a\r\nb', '\n'],
    ['a\nb\r', '\n'],
    ['a\rb\r', '\r'],
    ['"a\nb"\rc\r', '\r'],
    ['a', '\n'],
  ])('of %j end in %j', (text, end) => {
    expect(findLineEnd(Buffer.from(text))).toBe(end);
  });
});
