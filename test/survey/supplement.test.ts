// What a row says beside expectation and delivery, cell by cell.

import { describe, expect, it } from 'vitest';
import { schemeOf } from '../../src/core/standard/scheme.ts';
import { listed } from '../../src/core/tally/tally.ts';
import { loadMapping } from '../../src/load/mapping.ts';
import { bind } from '../../src/survey/binding.ts';
import { NO_WISHES, weightReader } from '../../src/survey/supplement.ts';
import { asked, mappingOf, score, standardOf } from './helpers.ts';

const STANDARD = `
format: svc.standard/1
id: shop
version: "1.0.0"
title: { en: Shop }
sections:
  - id: all
    title: { en: All }
    criteria:
      - { id: calm, text: { en: Calm }, answer: { kind: scale, min: 1, max: 5, labels: { 1: { en: never }, 5: { en: always } } }, expect: 4 }
      - { id: quick, text: { en: Quick }, answer: { kind: duration, better: lower, points: { 0s: 100, 10m: 0 } }, expect: 3m }
`;
const scheme = schemeOf(standardOf(STANDARD));
const mapped = (criteria: string, more = '') =>
  mappingOf(`format: svc.mapping/1\nstandard: shop\ncriteria:\n${criteria}\n${more}`, scheme);
const columns = (...headers: string[]) =>
  headers.map((header, index) => ({ index, header, names: [header] }));

describe('a column of importance', () => {
  it('is rated on the scale of its criterion, whichever way the survey runs', async () => {
    const mapping = mapped('  calm: { delivery: d, importance: i, reversed: true }');
    const { supplements, tally } = await score('d,i\n1,5\n2,always\n5,\n', { scheme, mapping });
    expect([...supplements!.tallies[0]!.importance!.stated[0]!]).toEqual([[5, 2]]);
    expect(listed(tally[0]!.criteria[0]!.pairs).map(({ delivery }) => delivery)).toEqual([1, 4, 5]);
  });

  it('needs a scale where the answers have none', () => {
    const criteria = '  quick: { delivery: d, importance: i }';
    const without = bind(mapped(criteria), scheme, columns('d', 'i'), asked(null));
    expect(
      'findings' in without && without.findings.map(({ code, line, hint }) => [code, line, hint]),
    ).toEqual([['importance-without-scale', 4, { code: 'importance-scale' }]]);
    const said = bind(
      mapped(criteria, 'importanceScale: { min: 0, max: 10 }'),
      scheme,
      columns('d', 'i'),
      asked(null),
    );
    expect('binding' in said && said.binding.supplement!.plan.importance).toEqual({
      source: 'stated',
      scales: new Map([[1, { min: 0, max: 10 }]]),
    });
  });

  it('has a scale that rises', () => {
    const text =
      'format: svc.mapping/1\ncriteria: { calm: { delivery: d } }\nimportanceScale: { min: 5, max: 1 }\n';
    const { findings } = loadMapping(text, 'mapping.yaml');
    expect(findings.map(({ code, line }) => [code, line])).toEqual([['scale-order', 3]]);
  });
});

describe('a weight', () => {
  const { mapping } = mapped('  calm: { delivery: d }', 'blanks: { skipped: ["-"] }');
  const read = (text: string, decimal: '.' | ',' | null = null) =>
    weightReader({ ...mapping, decimal })(text);

  it.each([
    ['0.8732', null, 0.8732],
    ['0,8732', null, 0.8732],
    ['1,234', ',', 1.234],
    ['1.234,5', ',', 1234.5],
    ['12.345', ',', 12345],
    ['123.456,75', ',', 123456.75],
    ['+1.234', ',', 1234],
    ['1.5', ',', 1.5],
    ['0.873', ',', 0.873],
    ['0,873', '.', 0.873],
    ['1,5', '.', 1.5],
    ['1.25e-05', ',', 0.0000125],
    ['12,345', '.', 12345],
    ['100,000.5', '.', 100000.5],
    ['1,234.5', '.', 1234.5],
  ] as const)('%s is read with the decimal mark %s', (text, decimal, value) => {
    expect(read(text, decimal)).toEqual({ state: 'value', value });
  });

  it('keeps all its digits, and is read as R writes it', () => {
    expect(read('0.123456789012')).toEqual({ state: 'value', value: 0.123456789012 });
    expect(read('1.25e-05')).toEqual({ state: 'value', value: 0.0000125 });
  });

  it.each(['', '-', '0', '0.0'])('“%s” is none', (text) => {
    expect(read(text).state).toBe('blank');
  });

  it.each(['1,234', '-1', 'heavy', '1e', '1e9', '1000001'])('“%s” cannot be read', (text) => {
    expect(read(text).state).toBe('unreadable');
  });
});

describe('nothing beside', () => {
  it('leaves the rows to the byte reader', () => {
    const bound = bind(mapped('  calm: { delivery: d }'), scheme, columns('d'), asked(null), null, NO_WISHES);
    expect('binding' in bound && bound.binding.supplement).toBeNull();
  });
});
