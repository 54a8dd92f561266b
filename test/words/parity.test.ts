// Every language says everything, with the same things filled in.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/core/standard/text.ts';
import type { Word } from '../../src/words/word.ts';
import { speaker, WORDS } from '../speaker.ts';
import { ROOT } from '../world.ts';

const forms = (word: Word): string[] => (typeof word === 'string' ? [word] : Object.values(word));
const placeholders = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]!))].sort();

describe('words', () => {
  const { en, ru } = WORDS;

  it.each(LANGUAGES)('of %s have each key in one area alone', (language) => {
    const folder = join(ROOT, 'src/words', language);
    const areas = readdirSync(folder).filter((name) => name !== 'index.ts');
    const keys = areas.flatMap((name) =>
      [...readFileSync(join(folder, name), 'utf8').matchAll(/^ {2}'([^']+)':/gm)].map(([, key]) => key!),
    );
    expect(keys.filter((key, i) => keys.indexOf(key) < i)).toEqual([]);
  });

  it.each(LANGUAGES)('of %s have the keys of the others', (language) => {
    expect(Object.keys(WORDS[language]).sort()).toEqual(Object.keys(en).sort());
  });

  it.each(Object.keys(en))('%s has the same placeholders in every form', (key) => {
    const expected = placeholders(forms(en[key]!).at(-1)!);
    for (const language of LANGUAGES)
      for (const form of forms(WORDS[language][key]!)) expect(placeholders(form)).toEqual(expected);
  });

  it.each(Object.keys(ru).filter((key) => typeof ru[key] !== 'string'))(
    '%s has every Russian plural form',
    (key) => {
      expect(Object.keys(ru[key]!).sort()).toEqual(['few', 'many', 'one', 'other']);
      expect(typeof en[key]).toBe('object');
    },
  );

  it('say an unknown code rather than nothing', () => {
    expect(speaker('en').say('no-such-code')).toBe('no-such-code');
  });

  it('write numbers as the language does, with a true minus sign', () => {
    expect(speaker('ru').number(-1.102, 2)).toBe('−1,10');
    expect(speaker('en').number(-1.102, 2)).toBe('−1.10');
    expect(speaker('en').number(-0.001, 2)).toBe('0.00');
    expect(speaker('en').number(3, 1, { sign: true })).toBe('+3.0');
    expect(speaker('en').number(null)).toBe('—');
  });

  it('write lengths of time as the language does', () => {
    expect(speaker('en').duration(450)).toBe('7 min 30 s');
    expect(speaker('ru').duration(-450)).toBe('−7 мин 30 с');
    expect(speaker('ru').duration(0)).toBe('0 с');
  });
});
