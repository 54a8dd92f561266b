// Each standard of the shelf has an example of a filled-in sheet, which comes to the report that docs/examples.md tells of.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { criteriaOf } from '../../src/core/standard/standard.ts';
import { html } from '../../src/report/gap/html/index.ts';
import { markdown } from '../../src/report/gap/markdown.ts';
import { terminal } from '../../src/report/gap/terminal.ts';
import { speaker } from '../speaker.ts';
import { ROOT } from '../world.ts';
import { reportOf, standardOf } from './fixtures.ts';

/** docs/examples.md, row by row: standard, score, exchange, what falls short. */
const EXAMPLES = readFileSync(join(ROOT, 'docs/examples.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, id, score, exchange, short]) => [id!.replaceAll('`', ''), score!, exchange!, short!] as const);

const LANGUAGES = ['en', 'ru'] as const;
const EXPECTED = { en: /\bexpect/i, ru: /ожида|ждал/i };
const NORM = { en: /nobody said what they expected/, ru: /об ожиданиях никто не спрашивал/ };

describe('the shelf', () => {
  const shelf = readdirSync(join(ROOT, 'standards'))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.replace(/\.yaml$/, ''));

  it('has an example and its outcome for every standard', () => {
    expect(EXAMPLES.map(([id]) => id)).toEqual(shelf);
  });

  it.each(shelf)('%s says how to answer, and why what counts more does so', (id) => {
    // What is included from another standard is told of there.
    const written = readFileSync(join(ROOT, `standards/${id}.yaml`), 'utf8');
    const own = criteriaOf(standardOf(id)).filter((one) => written.includes(`- id: ${one.id}\n`));
    expect(own).not.toEqual([]);
    for (const criterion of own) {
      const { guide, rationale, weight, critical } = criterion;
      const name = `${id}.${criterion.id}`;
      expect([name, !!guide?.en, !!guide?.ru]).toEqual([name, true, true]);
      if (critical || weight >= 2)
        expect([name, !!rationale?.en, !!rationale?.ru]).toEqual([name, true, true]);
    }
  });
});

describe('an example of a filled-in sheet', () => {
  it.each(EXAMPLES)('%s comes to a score of %s, in an exchange that is %s', (id, score, exchange, short) => {
    const report = reportOf(id, [`fixtures/answers/${id}.yaml`]);
    expect(report.overall?.score?.toFixed(1) ?? '–').toBe(score);
    expect(report.overall?.exchange ?? '–').toBe(exchange);
    const ids = report.criteria
      .filter(({ verdict }) => verdict === 'unmet' || verdict === 'failed')
      .map((one) => `\`${one.id}\``);
    expect(ids.join(' ') || '–').toBe(short);
  });

  it.each(EXAMPLES)('%s speaks of expectations only where somebody had them, or says so', (id) => {
    const report = reportOf(id, [`fixtures/answers/${id}.yaml`]);
    const judged = report.criteria.filter(({ expectationFrom }) => expectationFrom !== null);
    const isNorm = judged.length > 0 && judged.every(({ expectationFrom }) => expectationFrom === 'standard');
    for (const language of LANGUAGES) {
      const options = { speaker: speaker(language), color: false, width: 100 };
      for (const write of [terminal, markdown, html]) {
        const text = write(report, options)
          .replace(/<style>.*?<\/style>/gs, '')
          .replace(/\s+/g, ' ');
        expect(text).not.toMatch(/\{\w+\}|undefined|\[object/);
        if (isNorm && EXPECTED[language].test(text)) expect(text).toMatch(NORM[language]);
      }
    }
  });
});

/** As the sources tell them: the same event, said in time or passed over in silence. */
const TOLD: readonly (readonly [name: string, standard: string, exchange: string])[] = [
  ['online-course/left-to-hope', 'expectation-management', 'unequal'],
  ['online-course/chosen', 'expectation-management', 'equal'],
  ['english-school/unasked', 'expectation-management', 'unequal'],
  ['english-school/sold', 'expectation-management', 'equal'],
  ['upgrade/announced', 'ideal-service', 'exceeding'],
  ['upgrade/silent', 'ideal-service', 'equal'],
  ['cushions/handed-over', 'ideal-service', 'exceeding'],
  ['cushions/left-in-the-car', 'ideal-service', 'equal'],
  ['drink/unlabelled', 'ideal-service', 'equal'],
  ['photographer/called', 'predictability', 'equal'],
  ['photographer/silent', 'predictability', 'unequal'],
  ['courier/called', 'predictability', 'equal'],
  ['courier/silent', 'predictability', 'unequal'],
  ['kitchen/said', 'restaurant', 'equal'],
  ['kitchen/unsaid', 'restaurant', 'unequal'],
  ['no-free-car/told', 'predictability', 'equal'],
  ['no-free-car/silent', 'predictability', 'criminal'],
];

describe('a worked case', () => {
  it.each(TOLD)('%s, by %s, is an exchange that is %s', (name, standard, exchange) => {
    expect(reportOf(standard, [`fixtures/worked-cases/${name}.yaml`]).overall!.exchange).toBe(exchange);
  });
});
