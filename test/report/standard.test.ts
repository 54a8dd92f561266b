import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { entryOf } from '../../src/core/standard/catalogue.ts';
import { loadStandard } from '../../src/load/standard.ts';
import * as catalogue from '../../src/report/catalogue.ts';
import { formatsOf, reporterOf } from '../../src/report/index.ts';
import { widthOf } from '../../src/text/layout.ts';
import { speaker } from '../speaker.ts';
import { ROOT } from '../world.ts';
import { HOSTILE, standardOf } from './fixtures.ts';

const IDS = readdirSync(join(ROOT, 'standards'))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => basename(name, '.yaml'));

const options = (language: 'en' | 'ru', width = 80) => ({ speaker: speaker(language), color: false, width });

describe.each(IDS)('the standard %s', (id) => {
  it('printed as JSON is a standard that reads back the same', async () => {
    const json = await reporterOf('standard', 'json');
    const standard = standardOf(id);
    const { value, findings } = loadStandard(json(standard, options('en')), 'shown.json');
    expect(findings).toEqual([]);
    expect({ ...value, digest: standard.digest }).toEqual(standard);
  });

  it.each(['en', 'ru'] as const)('is shown whole, in 80 columns, in %s', async (language) => {
    const terminal = await reporterOf('standard', 'terminal');
    const standard = standardOf(id);
    const text = terminal(standard, options(language));
    expect(text.split('\n').filter((line) => widthOf(line) > 80)).toEqual([]);
    expect(text).not.toMatch(/\{\w+\}|undefined|NaN|\bshow\.\w/);
    const flat = text.replace(/\s+/g, ' ');
    for (const { criteria } of standard.sections)
      for (const criterion of criteria)
        expect(flat).toContain(criterion.text[language]!.replace(/\s+/g, ' '));
  });
});

describe('a standard', () => {
  it('reads on a terminal as expected', async () => {
    const terminal = await reporterOf('standard', 'terminal');
    await expect(terminal(standardOf('taxi'), options('ru'))).toMatchFileSnapshot(
      'expected/show-taxi.ru.txt',
    );
  });

  it('is printed with boxes to tick', async () => {
    const markdown = await reporterOf('standard', 'markdown');
    expect(markdown(standardOf('taxi'), options('en'))).toContain(
      'Delivered: ☐ 1\u00a0very bad · ☐ 2\u00a0poor · ☐ 3\u00a0ordinary · ☐ 4\u00a0good · ☐ 5\u00a0excellent<br>',
    );
  });

  it('with hostile words does no harm in any format', async () => {
    let next = 0;
    const evil = () => HOSTILE[next++ % HOSTILE.length]!;
    const poison = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(poison);
      if (value === null || typeof value !== 'object') return value;
      if ('en' in value || 'ru' in value) return { en: evil() };
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, poison(inner)]));
    };
    for (const format of formatsOf('standard')) {
      const report = await reporterOf('standard', format);
      const text = report(poison(standardOf('golden-rules')) as never, options('en'));
      expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      if (format === 'terminal') expect(text.split('\n').filter((line) => widthOf(line) > 80)).toEqual([]);
      if (format === 'markdown') expect(text.replaceAll('<br>', '')).not.toMatch(/[<>]/);
    }
  });

  it('keeps a curve with decimals in order when printed as JSON', async () => {
    const json = await reporterOf('standard', 'json');
    const standard = standardOf('taxi');
    const knots = [0, 0.5, 1, 20].map((value, i) => ({ value, points: 100 - 30 * i }));
    const [section] = standard.sections;
    const criterion = {
      ...section!.criteria[1]!,
      answer: { kind: 'percent', better: 'lower', points: knots } as const,
      expect: 1,
    };
    const shown = json({ ...standard, sections: [{ ...section!, criteria: [criterion] }] }, options('en'));
    const back = loadStandard(shown, 'shown.json');
    expect(back.findings).toEqual([]);
    expect(back.value!.sections[0]!.criteria[0]!.answer).toEqual(criterion.answer);
  });
});

describe('the list of standards', () => {
  it('names each with its size and what it checks', () => {
    const text = catalogue.terminal([entryOf(standardOf('taxi'))], options('en'));
    expect(text.split('\n')).toEqual([
      ' Rides and deliveries',
      '',
      ' taxi  Economy taxi ride                                             3 criteria',
      '   mystery visit · answered by the shopper · 40 min',
      '   Three checks of a taxi ordered to the door: when it came, what it cost, what',
      '   the car was like. Suits any city ride ordered for “now”.',
      '',
      ' `svc show ID` shows one, `svc audit ID` walks it.',
      '',
    ]);
  });

  it('is data as JSON', () => {
    const { digest, title, description } = standardOf('taxi');
    expect(JSON.parse(catalogue.json([entryOf(standardOf('taxi'))], options('ru')))).toEqual({
      format: 'svc.standards/1',
      standards: [
        {
          id: 'taxi',
          version: '1.0.1',
          digest,
          title,
          description,
          sector: 'transport',
          purpose: 'visit',
          respondent: 'shopper',
          minutes: 40,
          sections: 1,
          criteria: 3,
        },
      ],
    });
  });
});
