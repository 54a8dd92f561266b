// The formulas are told whole, in both languages, and the docs say what the program says.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FORMULAS, SYMBOLS, UNITS } from '../../src/report/formulas/formulas.ts';
import { csv, json, markdown, terminal } from '../../src/report/formulas/written.ts';
import { widthOf } from '../../src/text/layout.ts';
import { speaker } from '../speaker.ts';
import { ROOT } from '../world.ts';

const options = (language: 'en' | 'ru', width = 80) => ({ speaker: speaker(language), color: false, width });

describe('formulas', () => {
  it('stand in docs/formulas.md as `svc score --formulas --format markdown` prints them', () => {
    const docs = readFileSync(join(ROOT, 'docs/formulas.md'), 'utf8');
    expect(docs).toBe(markdown(FORMULAS, options('en')));
  });

  it('use every symbol and unit there is, and say all in both languages', () => {
    const used = new Set(FORMULAS.flatMap(({ where }) => where));
    expect(Object.keys(SYMBOLS).filter((symbol) => !used.has(symbol as 'x'))).toEqual([]);
    expect(new Set(FORMULAS.map(({ unit }) => unit)).size).toBe(Object.keys(UNITS).length);
    const texts = [
      ...Object.values(SYMBOLS),
      ...Object.values(UNITS),
      ...FORMULAS.flatMap(({ name, note }) => (note ? [name, note] : [name])),
    ];
    for (const { en, ru } of texts) {
      expect(en).not.toMatch(/\p{Script=Cyrillic}/u);
      expect(ru).toMatch(/\p{Script=Cyrillic}/u);
    }
  });

  it('have one entry a figure, and a source with its year', () => {
    expect(new Set(FORMULAS.map(({ figure }) => figure)).size).toBe(FORMULAS.length);
    for (const { source } of FORMULAS)
      if (source !== null) expect(source).toMatch(/\p{Lu}\p{L}+.* (18|19|20)\d\d/u);
  });

  it.each(['en', 'ru'] as const)('fit 60 columns (%s)', (language) => {
    const lines = terminal(FORMULAS, options(language, 60)).split('\n');
    expect(lines.filter((line) => widthOf(line) > 60)).toEqual([]);
  });

  it('are data too', () => {
    const { format, formulas } = JSON.parse(json(FORMULAS, options('en')));
    expect([format, formulas.length]).toEqual(['svc.formulas/1', FORMULAS.length]);
    expect(formulas[1]).toEqual({
      figure: 'gap.mean',
      name: { en: 'Mean gap', ru: 'Средний разрыв' },
      formula: 'ḡ = Σ(D − E) / n',
      unit: UNITS.own,
      source: 'Parasuraman, Zeithaml and Berry 1988',
      note: null,
      symbols: (['D', 'E', 'n'] as const).map((symbol) => ({ symbol, text: SYMBOLS[symbol] })),
    });
    expect(csv(FORMULAS, options('ru')).trim().split('\r\n')).toHaveLength(FORMULAS.length + 1);
  });
});
