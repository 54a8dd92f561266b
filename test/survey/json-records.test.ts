// A survey as JSON: where its respondents are, what a cell of each is, and where it breaks.

import { describe, expect, it } from 'vitest';
import { csvOfJson, looksLikeJson } from '../../src/survey/json-records.ts';

const csv = (json: unknown) => {
  const text = typeof json === 'string' ? json : JSON.stringify(json);
  return csvOfJson(Buffer.from(text), 'survey.json').csv.toString('utf8');
};
const fault = (json: unknown) => {
  try {
    return csv(json);
  } catch (error) {
    const { code, args } = error as { code: string; args: { line?: number; column?: number } };
    return args.line === undefined ? code : `${code} ${args.line}:${args.column}`;
  }
};

describe('respondents', () => {
  it.each([
    ['a list', [{ a: 1 }, { a: 2 }], 'a\n1\n2\n'],
    ['one alone', { a: 1 }, 'a\n1\n'],
    ['a list under results', { count: 1, results: [{ a: 1 }] }, 'a\n1\n'],
    ['a list under value', { value: [{ a: 1 }] }, 'a\n1\n'],
    ['a list under records', { records: [{ a: 1 }] }, 'a\n1\n'],
    ['the first list of several', { data: [{ a: 1 }], results: [{ b: 2 }] }, 'b\n2\n'],
    ['one whose data are no respondents', { data: [1, 2] }, 'data\n"1, 2"\n'],
    ['one a line', '{"a":1}\r\n\n{"b":2}\n', 'a,b\n1,\n,2\n'],
  ])('are %s', (_, json, expected) => {
    expect(csv(json)).toBe(expected);
  });

  it.each([[[]], [[1]], [[{ a: 1 }, 2]], [{ results: [] }], ['1'], ['null'], ['"a"']])(
    'are none in %j',
    (json) => {
      expect(fault(json)).toBe('survey-json-empty');
    },
  );
});

describe('a cell', () => {
  it('has the names on its way, several answers as a list, and nothing where there is none', () => {
    const record = { a: { b: { c: 1 }, d: true }, e: ['x', 'y', { z: 1 }], f: null, g: '', h: 'é', i: [] };
    expect(csv([record, { 'a/d': false }])).toBe('a/b/c,a/d,e,f,g,h,i\n1,true,"x, y",,,é,\n,false,,,,,\n');
  });
});

describe('broken JSON', () => {
  it.each([
    ['[{"a":1},\n{"b":x}]', 'survey-broken-json 2:6'],
    ['[{"a":1}', 'survey-broken-json 1:9'],
    ['{"a":1}\n{"b"}', 'survey-broken-json 2:1'],
  ])('%j breaks at %s', (text, place) => {
    expect(fault(text)).toBe(place);
  });
});

describe('what looks like JSON', () => {
  it('begins with records or an object of names', () => {
    for (const text of ['[{', ' [ {', '[]', '{"a"', '{ "a"', '\ufeff{"a"', '\n[\n{'])
      expect([text, looksLikeJson(Buffer.from(text))]).toEqual([text, true]);
    for (const text of ['[1', '{a', 'a,b', '', '"a"', '[ref]'])
      expect([text, looksLikeJson(Buffer.from(text))]).toEqual([text, false]);
  });
});

describe('a cell of a record', () => {
  it.each([
    ['x y', 'x y'],
    [' x', '" x"'],
    ['x ', '"x "'],
    ['x,y', '"x,y"'],
    ['x"y', '"x""y"'],
    ['x\ny', '"x\ny"'],
    [null, ''],
    [true, 'true'],
    [['a', { b: 1 }, 2], '"a, 2"'],
  ])('%j is written %s', (value, written) => {
    expect(csv([{ a: value }, { a: 'z' }])).toBe(`a\n${written}\nz\n`);
  });
});
