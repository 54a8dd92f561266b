// Surveys as people send them, with what must come of each: files that are kept outside, with a README each.

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, run } from '../world.ts';

const CASES = resolve(ROOT, '../shared/cases');
const MAPPING = join(CASES, 'mapping');
const READING = join(CASES, 'reading');
const present = existsSync(MAPPING) && existsSync(READING);

const map = async (survey: string, standard: string, ...more: string[]) =>
  run(['map', survey, '--standard', standard, '--no-input', ...more]);
const mapped = (name: string, standard = name.replace('.csv', '.yaml')) =>
  map(join(MAPPING, name), join(MAPPING, standard));
const linesWith = (text: string, part: string) => text.split('\n').filter((line) => line.includes(part));

describe.skipIf(!present)(present ? 'svc map' : 'svc map (skipped: ../shared/cases is not there)', () => {
  it('gives items in letters to the criteria that are called so', async () => {
    const { stdout } = await mapped('lettered-items.csv');
    for (const id of ['a1', 'a2', 'e1', 'e2'])
      expect(stdout).toMatch(new RegExp(`  ${id}: .*\\n    delivery: "${id.toUpperCase()}"`));
    expect(stdout).not.toContain('expectation:');
  });

  it('maps a column that is called as the criterion, and lists its stars as unsure', async () => {
    const { stdout } = await mapped('exact-header.csv');
    expect(stdout).toMatch(/friendly: .*\n {4}delivery: "Friendly staff"/);
    for (const [stars, code] of [
      ['★★★★★', 5],
      ['★★☆☆☆', 2],
    ])
      expect(linesWith(stdout, String(stars))[0]).toMatch(new RegExp(`"${stars}": ${code} # unsure`));
  });

  it('prefers the question that begins with the criterion’s words', async () => {
    const { stdout } = await mapped('clean-prefix.csv');
    expect(stdout).toContain(
      'delivery: "How clean are the shops, including the fitting rooms and entrances?"',
    );
  });

  it('codes the five words of satisfaction, and leaves what is no step unsure', async () => {
    const { stdout } = await mapped('never-used.csv', 'parking.yaml');
    expect(linesWith(stdout, 'atisfied":').map((line) => /"(.*)": (\d)/.exec(line)?.slice(1))).toEqual([
      ['Completely satisfied', '5'],
      ['Somewhat satisfied', '4'],
      ['Somewhat dissatisfied', '2'],
      ['Completely dissatisfied', '1'],
    ]);
    expect(linesWith(stdout, '"Neutral": 3')).toHaveLength(1);
    expect(linesWith(stdout, 'unsure')).toHaveLength(1);
  });

  it('takes LimeSurvey’s answer codes for steps, and -oth- for a blank', async () => {
    const { exitCode, stdout } = await mapped('limesurvey-answer-codes.csv', 'two.yaml');
    expect(exitCode).toBe(0);
    for (const code of [1, 2, 3, 4, 5]) expect(stdout).toContain(`"A${code}": ${code}`);
    expect(stdout).toContain('- "-oth-"');
  });

  it('reads a word with a comma and a negation as the middle', async () => {
    const folder = join(READING, 'neutral-with-negation');
    const { stdout } = await map(join(folder, 'survey.csv'), join(folder, 'standard.yaml'));
    for (const [text, code] of [
      ['Полностью довольны', 5],
      ['Скорее довольны', 4],
      ['И да, и нет', 3],
      ['Скорее не довольны', 2],
      ['Совсем не довольны', 1],
    ])
      expect(stdout).toContain(`"${text}": ${code}`);
  });

  it('keeps agreement where it is on an item whose points run the other way', async () => {
    const folder = join(READING, 'reversed-agree-words');
    const { stdout } = await map(join(folder, 'survey.csv'), join(folder, 'standard.yaml'));
    expect(linesWith(stdout, '"Somewhat disagree": 2').length).toBeGreaterThan(0);
    expect(linesWith(stdout, '"Somewhat agree": 4').length).toBeGreaterThan(0);
    expect(stdout).not.toMatch(/"Somewhat disagree": 4|"Somewhat agree": 2/);
  });

  it.each(['scale.csv', 'stars.csv'])(
    'proposes a column by its wording whatever its words are: %s',
    async (name) => {
      const folder = join(READING, 'words-not-known');
      const { exitCode, stdout } = await map(join(folder, name), join(folder, 'standard.yaml'));
      expect(exitCode).toBe(0);
      expect(stdout).toContain('delivery: "How was the service?"');
      if (name === 'scale.csv') expect(stdout).toContain('"Not so satisfied": 2');
    },
  );

  it('sees typographic signs as those of a keyboard', async () => {
    const folder = join(READING, 'apostrophe');
    const { stdout } = await map(join(folder, 'survey.csv'), join(folder, 'standard.yaml'));
    expect(stdout).not.toContain('labels:');
    const file = (name: string) => join(folder, name);
    const { exitCode, stdout: report } = await run([
      ...['score', file('survey.csv'), '--standard', file('standard.yaml'), '--map', file('mapping.yaml')],
      ...['--format', 'json'],
    ]);
    expect([exitCode, JSON.parse(report).criteria[0].delivery.mean]).toEqual([0, 2]);
  });

  it('reads a number behind its words', async () => {
    const folder = join(READING, 'number-after-label');
    const file = (name: string) => join(folder, name);
    const { stdout } = await run([
      ...['score', file('survey.csv'), '--standard', file('standard.yaml'), '--map', file('mapping.yaml')],
      ...['--format', 'json'],
    ]);
    expect(JSON.parse(stdout).criteria[0]).toMatchObject({ n: 10, delivery: { mean: 5.1 } });
  });

  it.each([
    ['cp1250', 'windows-1250', 'Bardzo miła'],
    ['cp1254', 'windows-1254', 'güzel'],
    ['cp866', 'ibm866', 'Всё'],
    ['shift_jis', 'shift_jis', '接客'],
  ])('reads %s without being told, and shows what it reads', async (name, encoding, sample) => {
    const file = (one: string) => join(READING, 'encodings', one);
    const { exitCode, stderr } = await run([
      ...['score', file(`${name}.csv`), '--standard', file('standard.yaml'), '--map', file('mapping.yaml')],
      ...['--min-n', '1'],
    ]);
    expect(exitCode).toBe(0);
    expect(stderr).toContain(`Read as ${encoding}`);
    expect(stderr).toContain(sample);
  });
});

const scored = async (folder: string, survey: string, standard: string, mapping: string, ...more: string[]) =>
  run([
    ...['score', join(folder, survey), '--standard', join(folder, standard), '--map', join(folder, mapping)],
    ...['--format', 'json', '--min-n', '1', ...more],
  ]);

describe.skipIf(!present)(present ? 'svc score' : 'svc score (skipped: ../shared/cases is not there)', () => {
  it('gives no figure where every yes was unreadable', async () => {
    const score = (...more: string[]) =>
      scored(MAPPING, 'unread-yes.csv', 'unread-yes.yaml', 'unread-yes.map.yaml', ...more);
    const { exitCode, stdout, stderr } = await score();
    expect([exitCode, stdout]).toEqual([3, '']);
    expect(stderr).toContain('“Sim”');
    const allowed = await score('--allow-unread');
    const { receipt, warnings } = JSON.parse(allowed.stdout);
    expect(receipt.unread).toEqual([{ column: 'Was the order right?', text: 'Sim', count: 24 }]);
    expect(warnings[0]).toEqual({ code: 'unread-allowed', of: 'right', args: {} });
  });
});
