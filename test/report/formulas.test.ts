// The formulas are told whole, in both languages, and the docs say what the program says.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gapReport } from '../../src/core/shapes/gap-report.ts';
import { FORMULAS, SYMBOLS, UNITS } from '../../src/report/formulas/formulas.ts';
import { csv, json, markdown, terminal } from '../../src/report/formulas/written.ts';
import { widthOf } from '../../src/text/layout.ts';
import { speaker } from '../speaker.ts';
import { ROOT } from '../world.ts';

const options = (language: 'en' | 'ru', width = 80) => ({ speaker: speaker(language), color: false, width });

type Schema = Readonly<Record<string, unknown>>;

/** Where the published shape of a gap report has a number, or a word that is worked out; of a figure that many have, its name once. */
function figuresOfShape(): string[] {
  const { $defs } = gapReport as unknown as { readonly $defs: Readonly<Record<string, Schema>> };
  const found = new Set<string>();
  const walk = (of: Schema, path: string): void => {
    const ref = (of.$ref as string | undefined)?.split('/').pop();
    if (ref === 'text' || ref === 'answer') return;
    if (ref) walk($defs[ref]!, path);
    for (const [name, one] of Object.entries((of.properties ?? {}) as Readonly<Record<string, Schema>>))
      walk(one, path === '' ? name : `${path}.${name}`);
    if (of.items) walk(of.items as Schema, /ci95|Ci95|ranks|sharesCi95/u.test(path) ? path : `${path}[]`);
    const types = [of.type].flat();
    if (
      types.includes('number') ||
      types.includes('integer') ||
      of.enum !== undefined ||
      path.endsWith('suppressed')
    )
      found.add(path.replace(/^(groups\[\]\.)?(overall|sections\[\]|criteria\[\])\./u, ''));
  };
  walk(gapReport as unknown as Schema, '');
  return [...found].map((path) => path.replace(/^groups\[\]\.(priorities|wasted|silent|warnings)/u, '$1'));
}

/** What is counted, or said by the standard, the survey or whoever asks: nothing is computed in it. */
const COUNTED =
  /(^|\.)(n|of|count|expected|size|year|notShown|skipped|dontKnow|notApplicable|down|up|clusters|strata|contradictory|leftOut|expectationFilled|session)$/u;
const SAID =
  /^(receipt|policy|sessions|distribution|standard)[.[]|^(weight|answer|expectationFrom)$|^ipa\.(importance|performance)\.|^incidents\.(contacts|open|undated|longRunning\.over)$|\.(rule|kind|unit|why|decides|source)$|^priorities\[\]\.(importance|shortfall)$/u;

describe('formulas', () => {
  it('tell every figure that the shape of a gap report has, and none that it has not', () => {
    const told = FORMULAS.flatMap(({ figure }) => figure.replace(/ \(.*\)$/u, '').split(', '));
    const figures = figuresOfShape();
    const isOf = (figure: string, path: string) =>
      figure === path || figure.startsWith(`${path}.`) || figure.startsWith(`${path}[`);
    const untold = figures.filter(
      (figure) => !COUNTED.test(figure) && !SAID.test(figure) && !told.some((path) => isOf(figure, path)),
    );
    expect(untold).toEqual([]);
    // Sections and the whole are told apart, and a warning is no figure.
    const apart = /^(sections\[\]|overall)\.points$|^warnings$/u;
    expect(told.filter((path) => !apart.test(path) && !figures.some((figure) => isOf(figure, path)))).toEqual(
      [],
    );
  });

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
      figure: 'expectation.mean, delivery.mean, gap.mean, points.gap',
      name: { en: 'Mean gap', ru: 'Средний разрыв' },
      formula: 'ḡ = Σ(D − E) / n; Ē = Σ E / n; D̄ = Σ D / n',
      unit: UNITS.own,
      source: 'Parasuraman, Zeithaml and Berry 1988',
      note: null,
      symbols: (['D', 'E', 'n'] as const).map((symbol) => ({ symbol, text: SYMBOLS[symbol] })),
    });
    expect(csv(FORMULAS, options('ru')).trim().split('\r\n')).toHaveLength(FORMULAS.length + 1);
  });
});
