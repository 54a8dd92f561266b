// Importance, zone and weights on a page of any width, whatever the criteria are called.

import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { GapReport } from '../../src/core/assess/gap-report.ts';
import { ipaView } from '../../src/report/gap/ipa.ts';
import { markdown } from '../../src/report/gap/markdown.ts';
import { terminal } from '../../src/report/gap/terminal.ts';
import { widthOf } from '../../src/text/layout.ts';
import { speaker } from '../speaker.ts';
import { ROOT, run } from '../world.ts';
import { HOSTILE } from './fixtures.ts';

const FOLDER = join(ROOT, 'fixtures/surveys/three-levels');
let report: GapReport;
beforeAll(async () => {
  const files = ['--map', `${FOLDER}/mapping.yaml`, '--standard', `${FOLDER}/standard.yaml`];
  const { stdout } = await run([
    'score',
    `${FOLDER}/survey.csv`,
    ...files,
    '--weight',
    'weight',
    '--format',
    'json',
    '-q',
  ]);
  report = JSON.parse(stdout);
});

const called = (names: (i: number) => string): GapReport => ({
  ...report,
  criteria: report.criteria.map((one, i) => ({ ...one, text: { en: names(i), ru: names(i) } })),
});

describe('importance against performance', () => {
  it.each([40, 60, 80, 120])('fits %d columns in both languages', (width) => {
    for (const language of ['en', 'ru'] as const) {
      const page = terminal(
        called((i) => HOSTILE[i + 6]!),
        { speaker: speaker(language), color: false, width },
      );
      expect(page.split('\n').filter((line) => widthOf(line) > width)).toEqual([]);
    }
  });

  it('cannot be broken out of by what a criterion is called', () => {
    const page = markdown(
      called((i) => HOSTILE[i + 1]!),
      { speaker: speaker('en'), color: false, width: 80 },
    );
    expect(page.match(/^```/gm)).toHaveLength(2);
    expect(page).not.toContain('<script>');
  });

  it('draws as many criteria as there are, each in its own place', () => {
    const { ipa } = report;
    const many = Array.from({ length: 60 }, (_, i) => ({
      ...ipa!.criteria[0]!,
      criterion: `c${i}`,
      importance: 3 + (i % 7) / 10,
      performance: 5 + (i % 5) / 10,
      quadrant: 'keep-up' as const,
    }));
    const crowded = {
      ...report,
      criteria: many.map(({ criterion }) => ({ ...report.criteria[0]!, id: criterion })),
      ipa: { ...ipa!, criteria: many, crosshair: { ...ipa!.crosshair, importance: 2.5, performance: 4.5 } },
    };
    const chart = ipaView(crowded, speaker('en'))!.chart(78).join('\n');
    const drawn = many.filter((_, i) => new RegExp(`(?<![\\dQ.])${i + 1}(?![\\d.])`).test(chart));
    expect(drawn).toHaveLength(60);
  });

  it('says which lines change nothing', () => {
    const calm = {
      ...report,
      ipa: { ...report.ipa!, otherRules: report.ipa!.otherRules.map((one) => ({ ...one, changed: [] })) },
    };
    expect(ipaView(calm, speaker('en'))!.notes[0]).toBe(
      'No criterion would change quadrant with the lines at the medians.',
    );
  });
});
