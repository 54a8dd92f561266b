// Surveys as people send them, with what must come of each: files that are kept outside, with a README each.

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { schemeOf } from '../../src/core/standard/scheme.ts';
import { ROOT, run } from '../world.ts';
import { mappingOf, reportOf, score, standardOf } from './helpers.ts';

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

  it.each(['log-1.csv', 'log-2.csv'])('takes one row per answer for what it is: %s', async (name) => {
    const folder = join(READING, 'long-other-headers');
    const { exitCode, stdout } = await map(join(folder, name), join(folder, 'standard.yaml'));
    expect(exitCode).toBe(0);
    expect(stdout).toContain('dialect: long');
    expect(stdout).toContain('delivery: "polite [');
  });

  it('knows reality for what was delivered, and says what a long file lacks', async () => {
    const { stdout } = await mapped('long-reality.csv', 'two.yaml');
    expect(stdout.match(/delivery: "(polite|quick) \[reality\]"/g)).toHaveLength(2);
    const { exitCode, stderr } = await map(
      ...([join(MAPPING, 'never-used.csv'), join(MAPPING, 'parking.yaml')] as const),
      ...['--dialect', 'long'],
    );
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/lacks.*item \(criterion/);
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

  it('counts heading rows as an editor shows them', async () => {
    const { stdout } = await scored(
      MAPPING,
      'title-and-blank-line.csv',
      'one.yaml',
      'title-and-blank-line.map.yaml',
    );
    const { receipt, criteria } = JSON.parse(stdout);
    expect([receipt.used, criteria[0].gap.mean]).toEqual([6, expect.closeTo(-2 / 3, 9)]);
  });

  it('takes no total for a respondent', async () => {
    const { stdout } = await scored(MAPPING, 'trailing-total.csv', 'one.yaml', 'one.map.yaml');
    const { receipt, criteria } = JSON.parse(stdout);
    expect(receipt).toMatchObject({ read: 7, used: 6, dropped: [{ reason: 'total-row', count: 1 }] });
    expect(criteria[0].gap.mean).toBeCloseTo(-2 / 3, 9);
  });

  it('reads a Qualtrics export whose row of ids is gone', async () => {
    const { stdout } = await scored(
      join(READING, 'qualtrics-two-header-rows'),
      'survey.csv',
      'standard.yaml',
      'mapping.yaml',
    );
    const { receipt, criteria } = JSON.parse(stdout);
    expect([receipt.used, criteria.map((one: { delivery: { mean: number } }) => one.delivery.mean)]).toEqual([
      3,
      [4, 2],
    ]);
  });

  it('drops previews and spam, and tells of a response that stands twice', async () => {
    const folder = join(READING, 'same-response-twice');
    const { stdout, stderr } = await scored(folder, 'qualtrics.csv', 'standard.yaml', 'mapping.yaml');
    expect(JSON.parse(stdout).receipt.dropped).toEqual([
      { reason: 'preview', count: 1 },
      { reason: 'spam', count: 1 },
    ]);
    expect(stderr).toContain('1 row is of a respondent who was there before, by “Response ID”');
    const mapped = await map(join(MAPPING, 'qualtrics-preview.csv'), join(MAPPING, 'nps.yaml'));
    expect(mapped.stdout).toContain('is: ["Survey Preview"], reason: preview } # 1 time');
    expect(mapped.stdout).toContain('is: ["Spam"], reason: spam } # 1 time');
  });

  it('says what a log’s times are, whatever they are written like', async () => {
    const folder = join(READING, 'time-stamps');
    const seconds = async (name: string) => {
      const { stdout } = await scored(folder, name, 'standard.yaml', 'mapping.yaml');
      return JSON.parse(stdout).criteria[0].delivery.mean;
    };
    expect(await seconds('log-1.csv')).toBe(4324);
    for (const n of [2, 3, 5, 7]) expect([n, await seconds(`log-${n}.csv`)]).toEqual([n, 72 * 3600]);
    const { exitCode, stderr } = await scored(folder, 'ambiguous.csv', 'standard.yaml', 'mapping.yaml');
    expect(exitCode).toBe(3);
    expect(stderr).toContain('day and month');
    expect(stderr).toContain('dates:');
  });

  it('puts a day and times in columns of their own together, and goes past midnight', async () => {
    const { stdout } = await scored(
      join(READING, 'date-and-time-apart'),
      'log.csv',
      'standard.yaml',
      'mapping.yaml',
    );
    const [criterion] = JSON.parse(stdout).criteria;
    expect([criterion.n, criterion.delivery.mean]).toEqual([3, (17 + 16 + 20) / 3]);
  });

  it('names the item that runs against the others, as it stands and not once it is turned', async () => {
    const folder = join(READING, 'one-item-runs-backwards');
    const warned = async (standard: string) => {
      const scheme = schemeOf(standardOf(standard), null);
      const read = (name: string) => readFileSync(join(folder, name), 'utf8');
      const mapping = mappingOf(read('mapping.yaml'), scheme);
      const { warnings } = reportOf(await score(read('survey.csv'), { scheme, mapping }), scheme);
      return warnings.filter(({ code }) => code.endsWith('-runs-against')).map(({ of }) => of);
    };
    const standard = readFileSync(join(folder, 'standard.yaml'), 'utf8');
    expect(await warned(standard)).toEqual(['q5']);
    const turned = standard.replace(/(id: q5,.*max: 5)/u, '$1, reversed: true');
    expect(turned).not.toBe(standard);
    expect(await warned(turned)).toEqual([]);
  });

  it('says that an end lies before its beginning', async () => {
    const { stderr } = await scored(
      ...([join(READING, 'end-before-beginning'), 'log.csv', 'standard.yaml', 'mapping.yaml'] as const),
      '--allow-unread',
    );
    expect(stderr).toContain('the end 2026-03-02 09:00 lies before the beginning 2026-03-02 10:00');
    expect(stderr).not.toContain('list it under');
  });

  it('takes the time on hold off', async () => {
    const folder = join(READING, 'time-on-hold');
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    const scheme = schemeOf(standardOf(read('standard.yaml')), null);
    const mapping = mappingOf(
      read('mapping.yaml').replace('to: Closed', 'to: Closed, paused: On hold'),
      scheme,
    );
    const { criteria } = reportOf(await score(read('log.csv'), { scheme, mapping }), scheme);
    expect(criteria[0]!.delivery.mean).toBe(2 * 3600);
  });

  it('counts the options beside a write-in, where the mapping says to ignore anything else', async () => {
    const folder = join(READING, 'write-in');
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    const scheme = schemeOf(standardOf(read('standard.yaml')), null);
    const means = async (text: string) => {
      const scored = await score(read('survey.csv'), { scheme, mapping: mappingOf(text, scheme) });
      const { criteria } = reportOf(scored, scheme);
      return [scored.receipt.used, ...criteria.map(({ delivery }) => delivery.mean), [...scored.unread]];
    };
    expect(await means(`${read('mapping.yaml')}others: ignore\n`)).toEqual([4, 0.5, 3.25, []]);
    // Unsaid, the answers to the rest stand.
    expect(await means(read('mapping.yaml'))).toEqual([4, 0.5, 3.25, [['card', 2]]]);
  });
});
