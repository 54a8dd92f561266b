import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  escapeTexts,
  forCsv,
  forJson,
  forLog,
  forMarkdown,
  forTerminal,
  jsonPieces,
} from '../../src/text/escape.ts';

const inPieces = (value: object) => [...jsonPieces(value)].map((piece) => Buffer.from(piece).toString());

describe('on a terminal', () => {
  it.each([
    ['\u001b[31mred\u001b[0m', 'red'],
    ['\u001b]0;title\u0007after', 'after'],
    ['\u001b]8;;http://x\u001b\\link', 'link'],
    ['\u001bPdevice\u001b\\after', 'after'],
    ['\u009b2Jcleared', 'cleared'],
    ['\u001bcreset', 'reset'],
    ['a\u0000b\u0007c\u007fd\u0085e', 'abcd e'],
    ['one\r\ntwo\tthree', 'one two three'],
    ['\u202egnp.exe\u202c', 'gnp.exe'],
    ['a\ud800b', 'a\ufffdb'],
    ['«ёлочки» — 日本 👩‍👧', '«ёлочки» — 日本 👩‍👧'],
  ])('%j becomes %j', (text, expected) => {
    expect(forTerminal(text)).toBe(expected);
  });
});

describe('in markdown', () => {
  it.each([
    ['a | b', 'a \\| b'],
    ['<b>&amp;</b>', '&lt;b&gt;&amp;amp;&lt;/b&gt;'],
    ['`x` *y* _z_ [l](u)', '\\`x\\` \\*y\\* \\_z\\_ \\[l\\](u)'],
    ['# no heading', '\\# no heading'],
    ['- no item', '\\- no item'],
    ['1. no number', '1\\. no number'],
    ['1.0.0', '1.0.0'],
    ['two\nlines', 'two lines'],
    ['\\', '\\\\'],
  ])('%j becomes %j', (text, expected) => {
    expect(forMarkdown(text)).toBe(expected);
  });
});

describe('in a log of a CI service', () => {
  it.each([
    '::error::x',
    '  ::set-output name=a::b',
    'fine\n::stop-commands::x',
    'a ##[error]b',
    '##vso[task.x]y',
  ])('%j is no command', (text) => {
    const said = forLog(text);
    for (const line of said.split('\n')) expect(line.trimStart()).not.toMatch(/^::/);
    expect(said).not.toMatch(/##\w*\[/);
    expect(said.replaceAll('\u2060', '')).toBe(text);
  });
});

describe('in markdown, words', () => {
  it.each([
    '@octocat',
    'see #12',
    'owner/repo#3',
    '!7',
    'GH-4',
    'https://evil.example',
    'www.evil.example',
    'mailto:a@b.c',
  ])('such as %j call nobody and lead nowhere', (text) => {
    const said = forMarkdown(text);
    expect(said).not.toMatch(/[@#!][a-z0-9]|GH-|:\/\/|www\.|mailto:[a-z]/i);
    expect(said.replaceAll('\u2060', '').replaceAll('\\', '')).toBe(text);
  });
});

describe('in CSV', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-1+1', "'-1+1"],
    [' =1', "' =1"],
    ['\u001b[31m=1', "'=1"],
    ['\u0000=1', "'=1"],
    ['\t=1', '"\'\t=1"'],
    ['＝1', "'＝1"],
    ['-27.5', '-27.5'],
    ['+5', '+5'],
    ['-1e-9', '-1e-9'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['\u001b[31mred', 'red'],
  ])('%j becomes %j', (text, expected) => {
    expect(forCsv(text)).toBe(expected);
  });

  it('leaves numbers as they are, in full', () => {
    expect(forCsv(-1.10205314009662)).toBe('-1.10205314009662');
    expect(forCsv(null)).toBe('');
    expect(forCsv(false)).toBe('false');
  });
});

describe('in JSON', () => {
  it('nothing but line breaks is left of the control characters, and the value stays the same', () => {
    const value = { text: '\u001b[31m \u009b2J \u202e \u2028 \u007f ё' };
    const written = forJson(value);
    expect(written.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u202e]/);
    expect(JSON.parse(written)).toEqual(value);
  });

  it('is the same in pieces', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        expect(inPieces(value).join('')).toBe(forJson(value));
      }),
    );
    // What a terminal would obey stands among what it would not.
    const odd = {
      a: ['\u007f', 'ё\u202e', '\\"', {}, [[], [{}]], undefined],
      b: undefined,
      '"\u009b': { c: [] },
    };
    expect(inPieces(odd).join('')).toBe(forJson(odd));
    const long = { list: Array.from({ length: 20_000 }, (_, k) => ({ k, text: 'ё'.repeat(20) })), end: [] };
    const pieces = inPieces(long);
    expect(pieces.length).toBeGreaterThan(3);
    expect(pieces.join('')).toBe(forJson(long));
  });
});

describe('a whole report', () => {
  it('is escaped in every text, keys included', () => {
    const data = { 'a|': ['b|', 1, null, { c: 'd|' }] };
    expect(escapeTexts(data, forMarkdown)).toEqual({ 'a\\|': ['b\\|', 1, null, { c: 'd\\|' }] });
  });
});
