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

  it.each([
    ['a;b,c\n1;2,3\n4;5', true, ';'],
    ['a;b,c\n1;2,3\n4;5', false, ','],
    ['a;b,c\n1;2,3\n"4;5', false, ','],
    ['a;b,c\n1;2,3\n"4;5', true, ','],
    ['a;b,c\n1;2,3\n"4";5', true, ';'],
    ['"a"";b";c,d\n"1"";2";3,4\n"5";6\n', true, ';'],
    ['5" x;b,c\n6" y;d\n', true, ';'],
    ['a;b,c\n\n\r\n1;2,3\r\n1;2\n', true, ';'],
    ['"a,b";c\n"1,2";3\n', true, ';'],
    ['a;"b\n,c";d,e\n1;2;3\n', true, ';'],
    ['a"b;c,d\n1;2\n', true, ';'],
    ['"a";"b",c\n"1";2\n', true, ';'],
    ['a,b;c;d\n1,2;3;4\n', true, ';'],
    ['a|b', false, '|'],
  ])('of %j (whole: %s) is %j', (text, whole, delimiter) => {
    const bytes = Buffer.from(text);
    expect(findDelimiter(bytes, findLineEnd(bytes), whole)).toBe(delimiter);
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
    expect(declaredDelimiter(Buffer.from('"SEP=|"\ra|b\r'))).toEqual({ delimiter: '|', length: 8 });
    expect(declaredDelimiter(Buffer.from('sep=\t\na\tb\n'))).toEqual({ delimiter: '\t', length: 6 });
    for (const text of ['separator,b\n', 'sep=;', 'sep=;;\n', 'x sep=;\n', 'sep="\n', 'sep=\n\n'])
      expect(declaredDelimiter(Buffer.from(text))).toBeNull();
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
