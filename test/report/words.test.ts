// What core may say in codes has a sentence: found by reading core, so that a new code cannot be forgotten.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { speaker } from '../speaker.ts';
import { ROOT } from '../world.ts';

const en = speaker('en');
const source = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

describe('words for a report', () => {
  it('has a sentence for every warning', () => {
    const codes = [...source('src/core/assess/warnings.ts').matchAll(/warn\('([a-z-]+)'/g)].map(
      ([, code]) => code!,
    );
    expect(codes.length).toBeGreaterThan(10);
    expect(codes.filter((code) => !en.knows(`warning.${code}`))).toEqual([]);
  });

  it('has a sentence for every exchange and verdict', () => {
    for (const exchange of ['exceeding', 'equal', 'unequal', 'criminal'])
      expect([en.knows(`exchange.${exchange}`), en.knows(`exchange.${exchange}.short`)]).toEqual([
        true,
        true,
      ]);
    for (const verdict of ['met', 'unmet', 'failed']) expect(en.knows(`verdict.${verdict}`)).toBe(true);
  });

  it('counts in Russian as Russians do', () => {
    const { say } = speaker('ru');
    const said = [1, 2, 5, 21].map((count) => say('report.audits', { count }));
    expect(said).toEqual(['1 проверка', '2 проверки', '5 проверок', '21 проверка']);
    const sentences = [1, 3, 11].map((count) =>
      say('verdict.unmet', { short: 1, count, tolerance: '5 баллов' }),
    );
    expect(sentences).toEqual([
      'Ниже ожиданий: 1 из 1 критерия (допуск: 5 баллов).',
      'Ниже ожиданий: 1 из 3 критериев (допуск: 5 баллов).',
      'Ниже ожиданий: 1 из 11 критериев (допуск: 5 баллов).',
    ]);
  });
});
