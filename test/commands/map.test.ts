// svc map, from the command line to a mapping that loads, lints and scores.

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settled } from '../../src/commands/map-on-terminal.ts';
import type { GapReport } from '../../src/core/gap-report.ts';
import type { Proposal } from '../../src/core/proposal.ts';
import type { Standard } from '../../src/core/standard.ts';
import { loadMapping } from '../../src/load/mapping.ts';
import { SCHEMAS } from '../../src/load/schemas/index.ts';
import { loadStandard } from '../../src/load/standard.ts';
import type { Choice, Prompter } from '../../src/terminal/prompter.ts';
import { validatorOf } from '../schema.ts';
import { speaker } from '../speaker.ts';
import { ROOT, run } from '../world.ts';

const SURVEYS = 'fixtures/surveys';
const STANDARD = `${SURVEYS}/counter/standard.yaml`;
const mapped = (survey: string, ...more: string[]) =>
  run(['map', survey === '-' ? survey : `${SURVEYS}/${survey}`, '--standard', STANDARD, ...more]);
const standardIn = (file: string): Standard =>
  loadStandard(readFileSync(join(ROOT, file), 'utf8'), file).value!;
const counter = standardIn(STANDARD);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'svc-map-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const EVERY = [
  'qualtrics/labels.csv',
  'qualtrics-legacy/values.csv',
  'surveymonkey/blocks.csv',
  'google-forms/matrix.csv',
  'google-forms/russian.csv',
  'limesurvey/codes.csv',
  'limesurvey/codes-and-texts.csv',
  'limesurvey/edited.csv',
  'typeform/titled.csv',
  'kobotoolbox/tagged.csv',
  'safetyculture/two-audits.csv',
  'long/russian.csv',
  'plain/one-is-best.csv',
  'plain/important-satisfied.csv',
  'workbook/two-sheets.xlsx',
  'counter/windows-1251.csv',
  'counter/utf-16.csv',
];

describe('svc map', () => {
  it.each(EVERY.flatMap((survey) => (['en', 'ru'] as const).map((lang) => [survey, lang] as const)))(
    'proposes a mapping for %s that loads without a finding (%s)',
    async (survey, lang) => {
      const { exitCode, stdout } = await mapped(survey, '--lang', lang);
      expect(exitCode).toBe(0);
      const { value, findings } = loadMapping(stdout, 'mapping.yaml', counter);
      expect(findings).toEqual([]);
      expect([...value!.criteria.keys()]).toEqual(['politeness', 'help', 'cleanliness']);
      expect(stdout).not.toMatch(/\{\w+\}(?!.*:)|undefined|null/);
    },
  );

  it.each(EVERY.filter((survey) => survey !== 'safetyculture/two-audits.csv'))(
    'proposes a mapping for %s by which it is scored, no row rejected',
    async (survey) => {
      const file = join(folder, 'mapping.yaml');
      await mapped(survey, '-o', file);
      const { exitCode, stdout, stderr } = await run([
        'score',
        `${SURVEYS}/${survey}`,
        '--standard',
        STANDARD,
        '--map',
        file,
        '--format',
        'json',
      ]);
      expect(stderr).not.toMatch(/error/);
      expect(exitCode).toBe(0);
      const { receipt } = JSON.parse(stdout) as GapReport;
      expect(receipt.rejected).toBe(0);
      expect(receipt.used).toBeGreaterThanOrEqual(2);
    },
  );

  it('writes what it read, what it is sure of, and marks what it is not', async () => {
    const { stdout, stderr } = await mapped('plain/codes.csv');
    expect(
      stdout,
    ).toBe(`# Proposed by svc map: fixtures/surveys/plain/codes.csv by the standard counter 1.0.0. Look through it, put right what is marked “unsure”.
# Read as utf-8, delimiter “,”, 8 columns; 2 rows looked at.
# In the headers, “E” marks what is expected, “P” marks what is delivered.
# unsure: the headers cannot be compared with the wording of the standard; 3 pairs and 3 criteria were matched in order
format: svc.mapping/1
standard: counter
criteria:
  politeness: # unsure (0.70): question 1, in order
    expectation: "E1"
    delivery: "P1"
  help: # unsure (0.70): question 2, in order
    expectation: "E2"
    delivery: "P2"
  cleanliness: # unsure (0.70): question 3, in order
    expectation: "E3"
    delivery: "P3"
fields:
  branch: "branch" # 1.00: 2 values
`);
    expect(stderr).toBe('3 criteria of 3 found.\n3 are unsure: look for “unsure” in the file.\n');
  });

  it('writes data that fits its schema', async () => {
    const wrongIn = validatorOf(SCHEMAS.map);
    for (const survey of EVERY)
      expect(wrongIn(JSON.parse((await mapped(survey, '--format', 'json')).stdout)), survey).toEqual([]);
  });

  it('reads standard input, compressed as well', async () => {
    const stdin = readFileSync(join(ROOT, SURVEYS, 'workbook/counter.csv.gz'));
    const { stdout } = await run(['map', '-', '--standard', STANDARD, '--format', 'json'], { stdin });
    expect((JSON.parse(stdout) as Proposal).criteria).toHaveLength(3);
  });

  it('keeps to one line whatever a header holds', async () => {
    const file = join(folder, 'odd.csv');
    writeFileSync(
      file,
      'Branch,"The staff\nare polite. (expected) # x: \u2028","The staff\nare polite. (perceived) \u001b[31m{a: b}"\nN,5,4\nS,4,5\n',
    );
    const { stdout } = await run(['map', file, '--standard', STANDARD]);
    const { findings, value } = loadMapping(stdout, 'mapping.yaml', counter);
    expect(findings).toEqual([]);
    expect([...value!.criteria.keys()]).toEqual(['politeness']);
    expect(stdout).not.toContain('\u001b');
  });

  it('says what it needs, and where nothing fits', async () => {
    expect(await run(['map', `${SURVEYS}/plain/codes.csv`])).toMatchObject({ exitCode: 2, stdout: '' });
    const file = join(folder, 'other.csv');
    writeFileSync(file, 'Name,City\nAnn,Oslo\n');
    const nothing = await run(['map', file, '--standard', STANDARD]);
    expect(nothing).toMatchObject({ exitCode: 3, stdout: '' });
    expect(nothing.stderr).toContain('no column of');
    expect((await run(['map', 'missing.csv', '--standard', STANDARD])).exitCode).toBe(3);
  });

  const kiosk = resolve(ROOT, '../shared/data/kiosk/kiosk.csv');
  it.skipIf(!existsSync(kiosk))(
    'proposes a mapping for the kiosk survey that scores as the one by hand',
    async () => {
      const file = join(folder, 'kiosk.yaml');
      await run(['map', kiosk, '--standard', `${SURVEYS}/kiosk/standard.yaml`, '-o', file]);
      const scored = async (mapping: string) => {
        const { stdout } = await run([
          'score',
          kiosk,
          '--standard',
          `${SURVEYS}/kiosk/standard.yaml`,
          '--map',
          mapping,
          '--format',
          'json',
        ]);
        return (JSON.parse(stdout) as GapReport).criteria.map(({ id, n, gap }) => [id, n, gap.mean]);
      };
      expect(await scored(file)).toEqual(await scored(`${SURVEYS}/kiosk/mapping.yaml`));
    },
  );
});

/** A person who answers by rule. */
function person(answer: (choice: Choice<unknown>) => number): { prompter: Prompter; asked: string[] } {
  const asked: string[] = [];
  const prompter = {
    choose: async (choice: Choice<unknown>) => {
      asked.push(choice.message);
      return choice.options[answer(choice)]!.value;
    },
  } as unknown as Prompter;
  return { prompter, asked };
}

describe('on a terminal, what is unsure', () => {
  const proposalOf = async (survey: string): Promise<Proposal> =>
    JSON.parse((await mapped(survey, '--format', 'json')).stdout);
  const words = speaker('en');

  it('and was matched in order is asked once, and kept', async () => {
    const { prompter, asked } = person(() => 0);
    const { criteria, doubts } = await settled(await proposalOf('plain/codes.csv'), counter, prompter, words);
    expect(asked).toEqual(['3 pairs were matched in order, the first as politeness: “P1”. Is that right?']);
    expect(criteria.map(({ confidence }) => confidence)).toEqual([1, 1, 1]);
    expect(doubts).toEqual([]);
  });

  it('may be asked one by one, and left out', async () => {
    const { prompter, asked } = person(({ options }) => options.length - 1);
    const { criteria, missing } = await settled(
      await proposalOf('plain/codes.csv'),
      counter,
      prompter,
      words,
    );
    expect(asked).toHaveLength(4);
    expect([criteria, missing]).toEqual([[], ['politeness', 'help', 'cleanliness']]);
  });

  it('and was matched by wording is asked by itself', async () => {
    const { prompter, asked } = person(() => 0);
    const { criteria } = await settled(await proposalOf('limesurvey/codes.csv'), counter, prompter, words);
    expect(asked).toEqual(['Which column is help? The staff solve my problem.']);
    expect(criteria[1]).toMatchObject({ id: 'help', confidence: 1, delivery: { column: 9 } });
  });
});
