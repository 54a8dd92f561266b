// One survey in several files: named, in folders, by patterns, in an archive; as if they were one.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wavesOf } from '../../src/survey/waves.ts';
import { zipOf } from '../survey/zip.ts';
import { ROOT, run } from '../world.ts';

const THREE = join(ROOT, 'fixtures/surveys/three-levels');
const SEGMENTS = join(ROOT, 'fixtures/segments');
const [header, ...lines] = readFileSync(join(THREE, 'survey.csv'), 'utf8').trimEnd().split('\n') as [string];
const csv = (rows: readonly string[], head = header) => `${[head, ...rows].join('\n')}\n`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'svc-several-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const write = (name: string, content: string | Uint8Array) => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
};
const score = (...argv: string[]) => run(['score', ...argv], { cwd: folder });
const report = async (...argv: string[]) => {
  const { exitCode, stdout, stderr } = await score(...argv, '--format', 'json');
  expect([exitCode, stderr], stderr).toEqual([0, stderr]);
  return JSON.parse(stdout);
};
const THREE_LEVELS = ['--standard', join(THREE, 'standard.yaml'), '--map', join(THREE, 'mapping.yaml')];

describe('several files', () => {
  const third = Math.ceil(lines.length / 3);
  const parts = [lines.slice(0, third), lines.slice(third, 2 * third), lines.slice(2 * third)];
  const ways: [string, () => string[]][] = [
    ['named', () => parts.map((_, i) => `in/part-${i + 1}.csv`)],
    ['in a folder', () => ['in']],
    ['by a pattern', () => ['in/part-?.csv']],
    ['in an archive', () => ['all.zip']],
  ];

  it.each(ways)('%s come to what the whole comes to, however they are cut', async (_, names) => {
    for (const [i, rows] of parts.entries()) write(`in/part-${i + 1}.csv`, csv(rows));
    write('all.zip', zipOf(Object.fromEntries(parts.map((rows, i) => [`a/part-${i + 1}.csv`, csv(rows)]))));
    for (const more of [[], ['--by', 'branch'], ['--weight', 'weight', '--ipa']]) {
      const whole = await report(join(THREE, 'survey.csv'), ...THREE_LEVELS, ...more);
      expect(await report(...names(), ...THREE_LEVELS, ...more)).toEqual(whole);
    }
  });

  it('may have their columns in another order, another delimiter, another encoding', async () => {
    const turned = (line: string) => line.split(',').toReversed().join(';');
    write('a.csv', csv(parts[0]!));
    write('b.csv', csv(parts[1]!.map(turned), turned(header)));
    write('c.csv', Buffer.from(`\ufeff${csv(parts[2]!)}`, 'utf16le'));
    const whole = await report(join(THREE, 'survey.csv'), ...THREE_LEVELS);
    expect(await report('a.csv', 'b.csv', 'c.csv', ...THREE_LEVELS)).toEqual(whole);
    const { stderr } = await score('a.csv', 'b.csv', 'c.csv', ...THREE_LEVELS);
    expect(stderr).toMatch(/^b\.csv: Read as utf-8.*“;”/m);
  });

  it('are groups of their own: the file, and the wave that its name tells', async () => {
    write('2025/survey.csv', csv(parts[0]!));
    write('2026/survey.csv', csv([...parts[1]!, ...parts[2]!]));
    const { groups } = await report('2025', '2026', ...THREE_LEVELS, '--by', 'wave', '--min-n', '1');
    expect(groups.map(({ key }: { key: object }) => key)).toEqual([{ wave: '2025' }, { wave: '2026' }]);
    expect(groups[0].overall.n).toBe(third);
    const by = await report('.', ...THREE_LEVELS, '--by', 'file,branch', '--min-n', '1');
    expect(new Set(by.groups.map(({ key }: { key: { file: string } }) => key.file))).toEqual(
      new Set(['2025/survey.csv', '2026/survey.csv']),
    );
  });

  it('with profiles of their own count each segment over all files', async () => {
    const [head, ...rows] = readFileSync(join(SEGMENTS, 'survey.csv'), 'utf8').trimEnd().split('\n') as [
      string,
    ];
    const half = Math.ceil(rows.length / 2);
    write('a.csv', csv(rows.slice(0, half), head));
    write('b.csv', csv(rows.slice(half), head));
    const map = ['--map', join(SEGMENTS, 'mapping.yaml')];
    expect(await report('a.csv', 'b.csv', ...map)).toEqual(
      await report(join(SEGMENTS, 'survey.csv'), ...map),
    );
  });

  it('tell of who stands in more than one of them, but not of who answers again in another wave', async () => {
    const rows = (...ids: string[]) => `id,prompt\n${ids.map((id) => `${id},4\n`).join('')}`;
    write('2025.csv', rows('a', 'b', 'c'));
    write('2026.csv', rows('b', 'c', 'd'));
    write(
      's.yaml',
      `format: svc.standard/1
id: s
version: "1.0.0"
title: { en: S }
sections: [{ id: all, title: { en: All }, criteria: [{ id: prompt, text: { en: Prompt }, answer: { kind: scale, min: 1, max: 5 }, expect: 4 }] }]
`,
    );
    write(
      'm.yaml',
      'format: svc.mapping/1\nstandard: s\nrespondent: id\ncriteria: { prompt: { delivery: prompt } }\n',
    );
    const again = async (...argv: string[]) =>
      (await score('2025.csv', '2026.csv', '--min-n', '1', ...argv)).stderr;
    expect(await again()).toMatch(/2 rows .*“id”/);
    expect(await again('--by', 'wave')).not.toMatch(/2 rows/);
    write(
      'm.yaml',
      'format: svc.mapping/1\nstandard: s\nrespondent: id\nduplicates: last\ncriteria: { prompt: { delivery: prompt } }\n',
    );
    const { receipt } = await report('2025.csv', '2026.csv');
    expect(receipt).toMatchObject({ read: 6, used: 4, dropped: [{ reason: 'duplicate', count: 2 }] });
  });

  it('say in their rows and rejects which file a row is of', async () => {
    write('a.csv', csv(parts[0]!));
    write('b.csv', csv([...parts[1]!.slice(0, 2), 'north,phone']));
    await score('a.csv', 'b.csv', ...THREE_LEVELS, '--rows', 'rows.csv', '--rejects', 'rejects.csv');
    const rows = readFileSync(join(folder, 'rows.csv'), 'utf8').trimEnd().split('\n');
    expect(rows[0]).toMatch(/^file,line,/);
    expect([rows.length, rows[1]!.split(',')[0], rows.at(-1)!.split(',')[0]]).toEqual([
      third + 3,
      'a.csv',
      'b.csv',
    ]);
    expect(readFileSync(join(folder, 'rejects.csv'), 'utf8').trimEnd().split('\n')).toHaveLength(2);
  });

  it.each([
    [['nowhere/*.csv'], 3, 'no file matches'],
    [['empty'], 3, 'holds no survey'],
    [['-', 'a.csv'], 2, 'give it alone'],
    [['broken.zip'], 3, 'cannot be unpacked'],
    [['notes.zip'], 3, 'holds no survey'],
  ])('%j are refused', async (names, exitCode, said) => {
    mkdirSync(join(folder, 'empty'));
    write('a.csv', csv(parts[0]!));
    write('broken.zip', zipOf({ 'a.csv': csv(parts[0]!) }).subarray(0, 300));
    write('notes.zip', zipOf({ 'readme.md': 'hello' }));
    const outcome = await score(...names, ...THREE_LEVELS);
    expect(outcome.exitCode).toBe(exitCode);
    expect(outcome.stderr).toContain(said);
  });
});

describe('a wave', () => {
  it.each([
    [
      ['survey-2025.csv', 'survey-2026.csv'],
      ['2025', '2026'],
    ],
    [
      ['north 2025.csv', 'south 2025.csv', 'north 2026.csv'],
      ['2025', '2025', '2026'],
    ],
    [
      ['2025-Q4.csv', 'Q1 2026.csv', '2026_q2.xlsx'],
      ['2025-Q4', '2026-Q1', '2026-Q2'],
    ],
    [
      ['2026-03/a.csv', '2026-04/a.csv'],
      ['2026-03', '2026-04'],
    ],
    [
      ['export_20260301.csv.gz', 'export_20260401.csv.gz'],
      ['2026-03-01', '2026-04-01'],
    ],
    [
      ['Wave 1.csv', 'wave_2.csv'],
      ['1', '2'],
    ],
    [
      ['волна-1.csv', 'волна-2.csv'],
      ['1', '2'],
    ],
    [
      ['club w1.csv', 'club w2.csv'],
      ['1', '2'],
    ],
    [
      ['spring/a.csv', 'autumn/a.csv', 'autumn/b.csv'],
      ['spring', 'autumn', 'autumn'],
    ],
    [
      ['clients before.csv', 'clients after.csv'],
      ['before', 'after'],
    ],
    [['a.csv'], ['a']],
    [['v1.my 2025.csv.gz'], ['2025']],
    [
      ['a.b c 2024.csv', 'a.b c 2025.csv'],
      ['2024', '2025'],
    ],
    [
      ['x.csv.gz.old', 'x.csv'],
      ['x.csv', 'x'],
    ],
  ])('is read off the names %j', (names, waves) => {
    expect(wavesOf(names)).toEqual(waves);
  });

  it('is there for every file, whatever it is called', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 4 }),
        (names) => {
          expect(wavesOf(names)).toHaveLength(names.length);
        },
      ),
    );
  });
});

describe('a period', () => {
  const standard = `format: svc.standard/1
id: s
version: "1.0.0"
title: { en: S }
sections: [{ id: all, title: { en: All }, criteria: [{ id: prompt, text: { en: Prompt }, answer: { kind: scale, min: 1, max: 5 }, expect: 4 }] }]
`;
  const groupsBy = async (by: string, dates: readonly string[], more = '') => {
    write('s.yaml', standard);
    write(
      'm.map.yaml',
      `format: svc.mapping/1\nstandard: s\ncriteria: { prompt: { delivery: prompt } }\n${more}`,
    );
    write('survey.csv', `submitted;prompt\n${dates.map((date) => `${date};4\n`).join('')}`);
    const { groups } = await report('survey.csv', '--by', by, '--min-n', '1');
    return groups.map(({ key, overall }: { key: Record<string, string>; overall: { n: number } }) => [
      ...Object.values(key),
      overall.n,
    ]);
  };
  const DATES = ['31.12.2025 23:59', '01.01.2026 00:10', '15.02.2026 9:00', '15.05.2026 10:00'];

  it.each([
    ['date', ['2025-12-31', '2026-01-01', '2026-02-15', '2026-05-15']],
    ['week', ['2026-W01', '2026-W01', '2026-W07', '2026-W20']],
    ['month', ['2025-12', '2026-01', '2026-02', '2026-05']],
    ['quarter', ['2025-Q4', '2026-Q1', '2026-Q1', '2026-Q2']],
    ['year', ['2025', '2026', '2026', '2026']],
  ])('of %s groups by what the dates of the whole column are', async (period, periods) => {
    const counts = new Map<string, number>();
    for (const one of periods) counts.set(one, (counts.get(one) ?? 0) + 1);
    expect(await groupsBy(`${period}(submitted)`, DATES)).toEqual(
      [...counts].sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  });

  it('of a field of the mapping, and among its own groupings', async () => {
    expect(await groupsBy('month(when)', DATES, 'fields: { when: submitted }\n')).toHaveLength(4);
    write(
      'm.map.yaml',
      'format: svc.mapping/1\nstandard: s\nby: ["quarter(submitted)"]\ncriteria: { prompt: { delivery: prompt } }\n',
    );
    expect((await report('survey.csv', '--min-n', '1')).groups).toHaveLength(3);
  });

  it('loses a cell that is no date, not the column; an empty one is its own group', async () => {
    expect(await groupsBy('year(submitted)', [...DATES, ...DATES, 'soon', ''])).toEqual([
      ['', 1],
      ['2025', 2],
      ['2026', 6],
      ['?', 1],
    ]);
  });

  it('asks for the order of day and month where it is open, and refuses what holds no dates', async () => {
    write('s.yaml', standard);
    write('m.map.yaml', 'format: svc.mapping/1\nstandard: s\ncriteria: { prompt: { delivery: prompt } }\n');
    write('survey.csv', 'submitted,name,prompt\n3/2/2026,ann,4\n5/4/2026,bob,4\n');
    const open = await score('survey.csv', '--by', 'month(submitted)');
    expect([open.exitCode, open.stderr]).toEqual([3, expect.stringContaining('dates')]);
    const none = await score('survey.csv', '--by', 'month(name)');
    expect([none.exitCode, none.stderr]).toEqual([3, expect.stringContaining('no cell of “name”')]);
    expect((await score('survey.csv', '--by', 'month(nothing)')).exitCode).toBe(2);
  });
});
