// svc score with importance, three levels and weights, from the command line to the page.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { GapReport } from '../../src/core/assess/gap-report.ts';
import { loadGapReport } from '../../src/load/gap-report.ts';
import { widthOf } from '../../src/text/layout.ts';
import { ROOT, run } from '../world.ts';
import { figures, scoredIn } from './figures.ts';

const FOLDER = 'fixtures/surveys/three-levels';
const scoring = (...more: string[]) => [
  'score',
  `${FOLDER}/survey.csv`,
  ...['--map', `${FOLDER}/mapping.yaml`, '--standard', `${FOLDER}/standard.yaml`, '--quiet', ...more],
];
const reportOf = async (...more: string[]): Promise<GapReport> =>
  JSON.parse((await run(scoring('--format', 'json', ...more))).stdout);
const refused = async (...more: string[]): Promise<[number, string]> => {
  const { exitCode, stderr } = await run(scoring(...more));
  return [exitCode, stderr.split('\n')[0]!];
};

describe('svc score, beside expectation and delivery', () => {
  it('fits the published schema with all of it', async () => {
    const { stdout } = await run(scoring('--format', 'json', '--weight', 'weight', '--by', 'branch'));
    const { value, findings } = loadGapReport(stdout, 'report.json');
    expect(findings).toEqual([]);
    expect(value!.policy.family).toEqual({
      overall: 1,
      sections: 2,
      criteria: 6,
      verdicts: 6,
      groups: { overall: 4, sections: 8, criteria: 24, verdicts: 24 },
    });
    expect(value!.groups.every(({ overall }) => overall!.weighted!.effectiveN! > 1)).toBe(true);
  });

  it('sets importance against performance where it is mapped, or by another source when asked', async () => {
    const sources = await Promise.all([
      reportOf(),
      reportOf('--importance', 'derived'),
      reportOf('--importance', 'near', '--crosshair', 'medians'),
      reportOf('--importance', 'weights'),
    ]);
    expect(
      sources.map(({ ipa }) => [ipa!.importance.source, ipa!.importance.unit, ipa!.crosshair.rule]),
    ).toEqual([
      ['stated', 'rating', 'means'],
      ['derived', 'correlation', 'means'],
      ['criterion', 'correlation', 'medians'],
      ['weights', 'weight', 'means'],
    ]);
    expect(sources[0]!.ipa!.importance.scale).toEqual({ min: 1, max: 5 });
  });

  it('has neither weights, zone nor quadrants where the survey has none', async () => {
    const kiosk = 'fixtures/surveys/counter';
    const argv = ['score', `${kiosk}/utf-8.csv`, '--map', `${kiosk}/by-position.yaml`, '--quiet'];
    const plain = JSON.parse(
      (await run([...argv, '--standard', `${kiosk}/standard.yaml`, '--format', 'json'])).stdout,
    );
    expect([plain.ipa, plain.overall.weighted, plain.criteria[0].zone]).toEqual([null, null, null]);
  });

  it('says what it cannot do', async () => {
    expect(await refused('--importance', 'price')).toEqual([
      2,
      'error: price is no source of importance: say stated, weights, derived, or the id of a scored criterion',
    ]);
    expect((await refused('--importance', 'derived', '--crosshair', 'midpoint'))[0]).toBe(2);
    expect((await refused('--weight', 'wieght'))[0]).toBe(2);
    const { exitCode, stderr } = await run(['score']);
    expect([exitCode, stderr]).toEqual([
      2,
      'error: svc score needs a survey: a CSV file, or - for standard input\n',
    ]);
  });

  it.each(['en', 'ru'])('fits 80 columns and tells it all (%s)', async (lang) => {
    const { stdout } = await run(scoring('--lang', lang, '--weight', 'weight'));
    const words =
      lang === 'en'
        ? [
            'Importance and performance',
            'Zone of tolerance',
            'by the survey’s design',
            'Q2 Keep up the good work',
          ]
        : ['Важность и исполнение', 'Зона терпимости', 'с учётом плана выборки', 'Q2 Так держать'];
    for (const word of words) expect(stdout).toContain(word);
    expect(stdout.split('\n').filter((line) => widthOf(line) > 80)).toEqual([]);
  });

  it('draws every criterion once, inside its quadrant', async () => {
    const { stdout } = await run(scoring('--format', 'markdown'));
    const [, chart] = /```text\n([\s\S]*?)```/.exec(stdout)!;
    const lines = chart!.split('\n').filter((line) => line.includes('│') || line.includes('┼'));
    const cross = lines.findIndex((line) => line.includes('┼'));
    const middle = lines[cross]!.indexOf('┼');
    const { ipa } = await reportOf();
    ipa!.criteria.forEach(({ quadrant }, i) => {
      const places = lines.flatMap((line, row) =>
        [...line.slice(line.indexOf('│')).matchAll(new RegExp(`(?<![\\dQ,.])${i + 1}(?!\\d)`, 'g'))].map(
          ({ index }) => ({
            row,
            column: index + line.indexOf('│'),
          }),
        ),
      );
      expect(places).toHaveLength(1);
      const [{ row, column }] = places as [{ row: number; column: number }];
      const top = quadrant === 'concentrate' || quadrant === 'keep-up';
      const right = quadrant === 'keep-up' || quadrant === 'overkill';
      expect([row <= cross, column >= middle]).toEqual([top, right]);
    });
  });

  it('prints the formulas without a survey', async () => {
    const { exitCode, stdout } = await run(['score', '--formulas', '--format', 'markdown']);
    expect([exitCode, stdout]).toEqual([0, readFileSync(join(ROOT, 'docs/formulas.md'), 'utf8')]);
  });
});

describe('of criteria on scales of their own', () => {
  const own = (name: string) => readFileSync(join(ROOT, FOLDER, name), 'utf8');
  const answers = { open: 'min: 1, max: 9, reversed: true', near: 'min: 0, max: 10' };
  const standard = Object.entries(answers).reduce(
    (text, [id, scale]) =>
      text.replace(new RegExp(`(- id: ${id}\\n.*\\n +answer: )\\*rating`), `$1{ kind: scale, ${scale} }`),
    own('standard.yaml'),
  );
  const mapping = own('mapping.yaml').replace(/importanceScale.*\n/, '');

  it.for([
    ['--by', 'branch', '--min-n', '1'],
    ['--weight', 'weight'],
    ['--weight', 'weight', '--cluster', 'branch', '--strata', 'channel'],
    ['--importance', 'derived', '--crosshair', 'medians'],
    ['--importance', 'derived', '--weight', 'weight', '--by', 'channel'],
    ['--importance', 'near', '--crosshair', 'midpoint'],
    ['--importance', 'near'],
    ['--importance', 'weights', '--crosshair', 'medians'],
    ['--crosshair', 'midpoint', '--cluster', 'channel'],
  ])('a report with %s holds the figures that it held', async (options, { expect }) => {
    const folder = mkdtempSync(join(tmpdir(), 'svc-beside-'));
    try {
      const files = { 'standard.yaml': standard, 'mapping.yaml': mapping, 'survey.csv': own('survey.csv') };
      const { report, stderr } = await scoredIn(folder, files, options);
      const told = [...(report ? figures(report) : []), JSON.stringify(report?.ipa, null, 1), stderr];
      await expect(told.join('\n')).toMatchFileSnapshot(
        `expected/beside${options.join('-').replaceAll('--', '-')}.txt`,
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
