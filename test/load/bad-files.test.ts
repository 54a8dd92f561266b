// fixtures/bad/<kind>/<name> holds a fault or several; <name>.expected.json beside it says what must be found, where.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LOAD_RULES } from '../../src/load/rules.ts';
import { speaker } from '../speaker.ts';
import { everyKind, FIXTURES, findingsOf, type Kind, READERS } from './reading.ts';

const BAD = join(FIXTURES, 'bad');
const kinds = Object.keys(READERS) as Kind[];
const cases = kinds.flatMap((kind) =>
  readdirSync(join(BAD, kind))
    .filter((name) => !name.endsWith('.expected.json'))
    .map((name) => ({ kind, name })),
);

const found = ({ kind, name }: (typeof cases)[number]) =>
  findingsOf(kind, readFileSync(join(BAD, kind, name)), name);

describe('a bad file', () => {
  it.each(cases)('$kind/$name gives its findings, each at its place', ({ kind, name }) => {
    const expected = join(BAD, kind, `${name.replace(/\.\w+$/, '')}.expected.json`);
    expect(existsSync(expected), `${expected} is missing`).toBe(true);
    const findings = found({ kind, name }).map(({ file: _file, ...finding }) => finding);
    expect(findings).toEqual(JSON.parse(readFileSync(expected, 'utf8')));
  });

  it.each(['en', 'ru'] as const)('is told of in whole sentences (%s)', (language) => {
    const { knows, say } = speaker(language);
    for (const one of cases)
      for (const { code, args, hint, rule } of found(one)) {
        expect(knows(`finding.${code}`), code).toBe(true);
        expect(say(`finding.${code}`, args), code).not.toMatch(/\{\w+\}/);
        if (hint) expect(say(`hint.${hint.code}`, hint.args), hint.code).not.toMatch(/\{\w+\}|^hint/);
        expect(Object.keys(LOAD_RULES), rule).toContain(rule);
      }
  });

  it('shows every rule but those that need a file too large to keep', () => {
    const shown = new Set(cases.flatMap((one) => found(one).map(({ rule }) => rule)));
    expect(Object.keys(LOAD_RULES).filter((rule) => !shown.has(rule))).toEqual(['file-too-large']);
  });

  it.each(['en', 'ru'] as const)('breaks rules that are explained (%s)', (language) => {
    for (const rule of Object.keys(LOAD_RULES))
      expect(speaker(language).knows(`explain.${rule}`), rule).toBe(true);
  });

  it('is read against a good standard', () => {
    expect(everyKind.id).toBe('every-kind');
  });
});
