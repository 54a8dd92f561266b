// A mapping held against a header.

import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/core/errors.ts';
import type { ColumnRef } from '../../src/core/survey/mapping.ts';
import { patternOf } from '../../src/core/survey/pattern.ts';
import { bind } from '../../src/survey/binding.ts';
import type { Column } from '../../src/survey/dialects/dialect.ts';
import { plain } from '../../src/survey/dialects/plain.ts';
import { find } from '../../src/survey/find-column.ts';
import { asked, mappingOf, schemeFrom } from './helpers.ts';

const columnsOf = (...headers: string[]): Column[] => plain.columns([headers]);
const HEADERS = [
  'Branch',
  'Politeness:  expected',
  'Politeness: met',
  'Help, wanted',
  'Help\ngiven',
  'Other',
  'Other',
  'Cle\u0301an',
  '1-1. A (wish)',
  '1-1. B',
];
const COLUMNS = columnsOf(...HEADERS);
const header = (header: string, occurrence: number | null = null): ColumnRef => ({
  by: 'header',
  header,
  occurrence,
});
const pattern = (pattern: string, occurrence: number | null = null): ColumnRef => ({
  by: 'pattern',
  pattern,
  occurrence,
});

const indexOf = (ref: ColumnRef) => {
  const found = find(ref, COLUMNS);
  return 'column' in found ? found.column.index : found.issue.code;
};

describe('a column', () => {
  it.each([
    ['its exact header', header('Politeness:  expected'), 1],
    ['its header but for white space', header(' Politeness: expected'), 1],
    ['its header but for how letters are composed', header('Cl\u00e9an'), 7],
    ['a header with a line break', header('Help given'), 4],
    ['its position', { by: 'position', position: 4 }, 3],
    ['a pattern', pattern('^1-1\\..*wish'), 8],
    ['a pattern in any letter case, across a line break', pattern('^help.given'), 4],
    ['one of several of the same header', header('Other', 2), 6],
    ['one of several that match a pattern', pattern('^1-1', 2), 9],
  ] as [string, ColumnRef, number][])('is found by %s', (_, ref, index) => {
    expect(indexOf(ref)).toBe(index);
  });

  it.each([
    ['header-missing', header('politeness met')],
    ['header-ambiguous', header('Other')],
    ['pattern-missing', pattern('nothing')],
    ['pattern-ambiguous', pattern('^1-1')],
    ['occurrence-outside', header('Other', 3)],
    ['position-outside', { by: 'position', position: 11 }],
  ] as [string, ColumnRef][])('is not found: %s', (code, ref) => {
    expect(indexOf(ref)).toBe(code);
  });

  it('is found by any of its names, the exact one first, then but for white space, then for letter case', () => {
    const columns = plain.columns([
      ['Area', 'q 1', 'Q 1', 'x'],
      ['Branch', 'How  was it?', 'how was it?', 'HOW WAS IT?'],
    ]);
    const at = (name: string, occurrence: number | null = null) => {
      const found = find(header(name, occurrence), columns);
      return 'column' in found ? found.column.index : found.issue.code;
    };
    expect(
      ['Branch', 'branch', 'area', 'Q 1', 'q  1', 'how was it?', 'How was it?'].map((name) => at(name)),
    ).toEqual([0, 0, 0, 2, 1, 2, 1]);
    expect([at('q  1', 2), at('HOW WAS it?'), at('HOW WAS it?', 3)]).toEqual([
      ...['occurrence-outside', 'header-ambiguous', 3],
    ]);
  });

  it('that is missing is told with the nearest that is there', () => {
    expect(find(header('Politeness: mett'), COLUMNS)).toEqual({
      issue: {
        code: 'header-missing',
        args: { name: 'Politeness: mett' },
        hint: { code: 'did-you-mean', args: { name: 'Politeness: met' } },
      },
    });
  });

  it('that could be several is told with those', () => {
    expect(find(pattern('e'), COLUMNS)).toMatchObject({
      issue: {
        args: { count: 7, columns: '2: Politeness: expected; 3: Politeness: met; 4: Help, wanted; …' },
      },
    });
  });
});

describe('a mapping', () => {
  const scheme = schemeFrom('counter/standard.yaml');
  const text = (criteria: string, more = '') => `format: svc.mapping/1\ncriteria:\n${criteria}\n${more}`;
  const bound = (yaml: string, by: readonly string[] | null = null) =>
    bind(mappingOf(yaml, scheme), scheme, COLUMNS, asked(by));
  const findings = (yaml: string): readonly Finding[] => {
    const result = bound(yaml);
    if (!('findings' in result)) throw new Error('no findings');
    return result.findings;
  };
  const GOOD = '  politeness: { expectation: { column: 2 }, delivery: { column: 3 } }';

  it('to missing columns is told at each place in the mapping', () => {
    const found = findings(
      text(
        '  politeness: { expectation: Politeness expected, delivery: { pattern: ^1-1 } }\n  help:\n    expectation: "Help, wanted"\n    delivery: { column: 99 }',
        'fields: { branch: Brunch }\ndrop: [{ column: Finished, is: ["0"], reason: unfinished }]\nby: [Othre]\n',
      ),
    );
    expect(found.map(({ code, file, line, column }) => [code, file, line, column])).toEqual([
      ['header-missing', 'mapping.yaml', 3, 30],
      ['pattern-ambiguous', 'mapping.yaml', 3, 61],
      ['position-outside', 'mapping.yaml', 6, 15],
      ['header-missing', 'mapping.yaml', 7, 19],
      ['header-missing', 'mapping.yaml', 8, 18],
      ['header-missing', 'mapping.yaml', 9, 6],
    ]);
    expect(found[3]!.hint).toEqual({ code: 'did-you-mean', args: { name: 'Branch' } });
  });

  it('without expectations needs them from somewhere', () => {
    const yaml = text('  politeness: { delivery: { column: 3 } }');
    expect(findings(yaml).map(({ code, line, column }) => [code, line, column])).toEqual([
      ['expectation-nowhere', 3, 3],
    ]);
    const expecting = {
      ...scheme,
      criteria: scheme.criteria.map((criterion) => ({ ...criterion, expect: 4 })),
    };
    expect(bind(mappingOf(yaml, expecting), expecting, COLUMNS, asked(null))).toHaveProperty('binding');
  });

  it('that reads one column twice under two names is told so', () => {
    const result = bound(
      text(`${GOOD}\n  help: { expectation: { column: 4 }, delivery: "Politeness: met" }`),
    );
    expect(
      'binding' in result && result.binding.warnings.map(({ code, level, line }) => [code, level, line]),
    ).toEqual([['column-used-twice', 'warning', 4]]);
  });

  it('of part of the standard says what it leaves out', () => {
    const result = bound(text(GOOD));
    expect('binding' in result && result.binding.notes).toEqual([
      { code: 'survey.not-mapped', args: { count: 2, criteria: 'help, cleanliness' } },
    ]);
  });

  it('groups by its own fields, by headers, and by a list of them', () => {
    const yaml = text(GOOD, 'fields: { branch: Branch }\nby: [branch]\n');
    const groups = (by: readonly string[] | null) => {
      const result = bound(yaml, by);
      return 'binding' in result
        ? result.binding.by.map(({ name, column }) => [name, column?.index])
        : result;
    };
    expect(groups(null)).toEqual([['branch', 0]]);
    expect(groups(['Help, wanted'])).toEqual([['Help, wanted', 3]]);
    expect(groups(['branch,Help given'])).toEqual([
      ['branch', 0],
      ['Help given', 4],
    ]);
    expect(groups([])).toEqual([]);
    expect(groups(['brunch'])).toEqual({
      unknown: 'brunch',
      hint: { code: 'did-you-mean', args: { name: 'branch' } },
    });
    expect(groups(['Other'])).toMatchObject({ unknown: 'Other', hint: { code: 'header-ambiguous' } });
  });
});

describe('a plain survey', () => {
  it('keeps columns of one name apart', () => {
    expect(columnsOf('a', 'a', '')).toEqual([
      { index: 0, header: 'a', names: ['a'] },
      { index: 1, header: 'a', names: ['a'] },
      { index: 2, header: '', names: [''] },
    ]);
  });

  it('with several header rows answers to each of them and to all together', () => {
    expect(
      plain.columns([
        ['Q1', 'Q2'],
        ['How was it?', ''],
      ]),
    ).toEqual([
      { index: 0, header: 'Q1 How was it?', names: ['Q1 How was it?', 'Q1', 'How was it?'] },
      { index: 1, header: 'Q2', names: ['Q2'] },
    ]);
  });
});

describe('a pattern', () => {
  it('takes no longer for any text: what would backtrack for ever is told at once', () => {
    const hostile = patternOf('^(\\w+\\s?)*:$')!;
    const header = 'the quality of politeness you would expect of an excellent service counter '.repeat(100);
    const start = performance.now();
    expect([hostile.test(header), hostile.test('a b:')]).toEqual([false, true]);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it.each(['a(?=b)', '(?<!a)b', '(a)\\1', '(', '[z-a]'])('cannot be %s', (source) => {
    expect(patternOf(source)).toBeNull();
  });
});
