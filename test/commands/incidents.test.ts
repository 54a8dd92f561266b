// The incident log of fixtures/incidents, whose README holds the working time of each line, checked by hand.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GapReport } from '../../src/core/assess/gap-report.ts';
import { loadGapReport } from '../../src/load/gap-report.ts';
import { ROOT, run } from '../world.ts';

const LOG = 'fixtures/incidents/log.csv';
const HOUR = 3600;
const minutes = (count: number) => count * 60;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'svc-incidents-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const scored = (...more: string[]) => run(['score', LOG, '--standard', 'incident-handling', ...more]);

/** Rows of the --rows file as objects. */
async function rows(): Promise<Record<string, string>[]> {
  const file = join(folder, 'rows.csv');
  await scored('--rows', file);
  const [header = '', ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  const names = header.trim().split(',');
  return lines.map((line) =>
    Object.fromEntries(
      line
        .trim()
        .split(',')
        .map((cell, i) => [names[i], cell]),
    ),
  );
}

describe('svc score on an incident log', () => {
  it('works without a mapping, and says that it has taken the shipped one', async () => {
    const { exitCode, stderr } = await scored();
    expect(exitCode).toBe(0);
    expect(stderr.split('\n')[0]).toBe(
      'Columns are read by the mapping that comes with incident-handling; --map FILE gives another.',
    );
  });

  it('judges each deadline by the working hours of its department, as checked by hand', async () => {
    const judged = (await rows()).map((row) => {
      const [passed] = Object.entries(row).filter(
        ([name, cell]) => /^criterion_passed-on.*_gap$/.test(name) && cell !== '',
      );
      return [
        Number(row.line),
        passed?.[0].slice('criterion_passed-on-'.length, -'_gap'.length),
        passed && Number(passed[1]),
      ];
    });
    // Deadline less working time, in seconds.
    expect(judged).toEqual([
      [2, 'shop', 3 * HOUR - minutes(150)],
      [3, 'call-centre-phone', minutes(10 - 5)],
      [4, 'call-centre-phone', minutes(10 - 40)],
      [5, 'shop', 3 * HOUR - minutes(450)],
      [6, 'services', 3 * HOUR - minutes(150)],
      [7, 'shop', 3 * HOUR - minutes(179)],
      [8, 'shop', 3 * HOUR - minutes(120)],
      [9, 'shop', 0],
      [10, 'call-centre-email', 0],
      [11, 'document-service', 0],
      [12, 'service-centre', 3 * HOUR - minutes(270)],
      [13, 'call-centre-email', 3 * HOUR - minutes(30)],
      [14, 'shop', 3 * HOUR - minutes(150)],
      [15, 'other', 3 * HOUR - minutes(120)],
      [16, undefined, undefined],
      [17, 'call-centre-email', 3 * HOUR - minutes(240)],
    ]);
  });

  it('judges the reports of closings by the hours of the shop', async () => {
    const late = (await rows())
      .filter((row) => Number(row['criterion_closing-reported_gap']) < 0)
      .map((row) => [row.line, Number(row['criterion_closing-reported_gap'])]);
    expect(late).toEqual([
      ['4', 3 * HOUR - minutes(450)],
      ['12', 3 * HOUR - minutes(300)],
    ]);
  });

  it('counts incidents by month and channel, the open ones, those that ran long, and thanks', async () => {
    const report = JSON.parse((await scored('--format', 'json')).stdout) as GapReport;
    const { incidents, criteria } = report;
    expect(incidents).toMatchObject({
      contacts: 16,
      count: 14,
      open: 2,
      undated: 0,
      thanks: { count: 2, share: 0.125 },
    });
    expect(
      incidents!.months.map(({ month, channels }) => [
        month,
        ...channels.map(({ channel, count }) => `${channel} ${count}`),
      ]),
    ).toEqual([
      ['2026-03', 'in-person 4', 'phone 2', 'email 1', 'website 1'],
      ['2026-04', 'email 1', 'in-person 1', 'phone 1'],
      ['2026-05', 'in-person 1', 'letter 1'],
      ['2026-10', 'email 1'],
    ]);
    expect(incidents!.longRunning).toMatchObject({
      of: 12,
      count: 3,
      share: 0.25,
      causes: [
        { cause: 'expert examination', count: 2 },
        { cause: 'supplier is silent', count: 1 },
      ],
    });
    // The two open ones, and nothing else: thanks are not asked.
    expect(criteria.find(({ id }) => id === 'closing-reported')!.blanks).toEqual({
      notShown: 2,
      skipped: 2,
      dontKnow: 0,
      notApplicable: 0,
    });
  });

  it('gives a report that its schema allows', async () => {
    const { stdout } = await scored('--format', 'json');
    expect(loadGapReport(stdout, 'report.json').findings).toEqual([]);
  });

  it('says it in words, in both languages and in Markdown', async () => {
    expect((await scored()).stdout).toContain(
      '16 contacts: 14 incidents and 2 thank-yous (13% of contacts).',
    );
    expect((await scored('--lang', 'ru')).stdout).toContain('16 обращений: 14 инцидентов и 2 благодарности');
    expect((await scored('--format', 'markdown')).stdout).toContain('| March 2026 | 4 | 1 | 2 | 0 | 1 | 8 |');
  });

  it('takes a log with other headers by a mapping of its own, and rejects an end before its beginning', async () => {
    const log = join(folder, 'own.csv');
    const map = join(folder, 'own.yaml');
    writeFileSync(
      log,
      [
        'Поступило;Передано;Куда',
        '02.03.2026 10:00;02.03.2026 12:00;Магазин',
        '02.03.2026 10:00;02.03.2026 09:00;Магазин',
        '02.03.2026 10:00;нет;Магазин',
        '02.03.2026 17:00;03.03.2026 11:00;shop',
        '',
      ].join('\n'),
    );
    writeFileSync(
      map,
      `format: svc.mapping/1
standard: incident-handling
criteria:
  passed-on-shop: { delivery: { from: Поступило, to: { pattern: ^передано } }, blanks: { skipped: [нет] } }
fields: { department: Куда }
`,
    );
    const { exitCode, stdout, stderr } = await run([
      'score',
      log,
      '--standard',
      'incident-handling',
      '--map',
      map,
      '--format',
      'json',
      // One of three times is impossible: without this there would be no figure.
      '--allow-unread',
    ]);
    const { receipt, criteria, incidents } = JSON.parse(stdout) as GapReport;
    expect(exitCode).toBe(0);
    expect(receipt).toEqual({
      read: 4,
      used: 2,
      rejected: 1,
      dropped: [{ reason: 'no-answers', count: 1 }],
      unread: [{ column: 'Передано', text: '02.03.2026 09:00', count: 1 }],
    });
    expect(criteria.find(({ id }) => id === 'passed-on-shop')).toMatchObject({
      n: 2,
      delivery: { mean: 2.5 * HOUR },
    });
    expect(incidents).toBeNull();
    expect(stderr).toContain('own.csv:3:');
  });

  it('can be filled in by hand, with the two times or the time between them', async () => {
    const answers = join(folder, 'answers.yaml');
    writeFileSync(
      answers,
      `responses:
  passed-on-shop: { delivery: { from: 2026-03-06T17:00, to: 2026-03-09T09:30 } }
  documents-complete: { delivery: yes }
  comment-given: { delivery: yes }
  remark-number-given: { delivery: yes }
  name-readable: { delivery: yes }
  scan-readable: { delivery: yes }
  answered-without-reminder: { delivery: yes }
  responsible-called: { delivery: yes }
  closing-reported: { delivery: 2h }
`,
    );
    const session = join(folder, 'session.yaml');
    const { exitCode, stdout } = await run([
      'audit',
      'incident-handling',
      '--answers',
      answers,
      '--session',
      session,
      '--format',
      'json',
      '--field',
      'department=shop',
      '--field',
      'type=quality-conflict',
      '--field',
      'channel=phone',
    ]);
    const { criteria } = JSON.parse(stdout) as GapReport;
    expect(exitCode).toBe(0);
    expect(criteria.find(({ id }) => id === 'passed-on-shop')!.delivery.mean).toBe(7.5 * HOUR);
    expect(readFileSync(session, 'utf8')).toContain('from: "2026-03-06T17:00"');
    const again = await run(['report', session, '--standard', 'incident-handling', '--format', 'json'], {
      cwd: ROOT,
    });
    expect(
      (JSON.parse(again.stdout) as GapReport).criteria.find(({ id }) => id === 'passed-on-shop')!.delivery
        .mean,
    ).toBe(7.5 * HOUR);
  });
});

describe('svc audit sous', () => {
  it('scores speed, openness, satisfaction and fairness alike, the first two as their own standards would', async () => {
    const { stdout } = await run([
      'audit',
      'sous',
      '--answers',
      'fixtures/answers/sous.yaml',
      '--format',
      'json',
    ]);
    const { sections } = JSON.parse(stdout) as GapReport;
    // Shares are means over respondents, each rounded once to a multiple of 2^-40.
    expect(sections.map(({ id, share }) => [id, share])).toEqual(
      ['speed', 'openness', 'satisfaction', 'fairness'].map((id) => [id, expect.closeTo(0.25, 11)]),
    );
  });
});
