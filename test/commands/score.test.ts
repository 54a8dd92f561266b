// svc score, from the command line to the report.

import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GapReport } from '../../src/core/assess/gap-report.ts';
import { main } from '../../src/main.ts';
import { csvOf, drawnSurvey } from '../survey/sql/drawn.ts';
import { ROOT, run, Sink, worldEnv } from '../world.ts';
import { figures, scoredIn } from './figures.ts';

const COUNTER = 'fixtures/surveys/counter';
const scoring = (survey: string, ...more: string[]) => [
  'score',
  survey.includes('/') || survey === '-' ? survey : `${COUNTER}/${survey}`,
  '--standard',
  `${COUNTER}/standard.yaml`,
  ...(more.includes('--map') ? [] : ['--map', `${COUNTER}/by-position.yaml`]),
  ...more,
];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'svc-score-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('svc score', () => {
  it('prints the gap report of a survey, and beside it how the survey was read', async () => {
    const { exitCode, stdout, stderr } = await run(scoring('windows-1251.csv', '--format', 'json'));
    const report = JSON.parse(stdout) as GapReport;
    expect(exitCode).toBe(0);
    expect(report.receipt).toEqual({ read: 6, used: 6, rejected: 0, dropped: [] });
    expect(report.groups.map(({ key, suppressed }) => [key, suppressed])).toEqual([
      [{ branch: 'Север' }, true],
      [{ branch: 'Центр' }, true],
    ]);
    expect(stderr).toBe(
      'Read as windows-1251, which fits best: “Долго ждал «живую» очередь” (--encoding overrides); delimiter “;”; 8 columns.\n' +
        'Something is not shown because few answered. Reports of the same survey by other columns may show it when they are laid side by side.\n',
    );
  });

  it('says nothing beside the report with --quiet', async () => {
    expect((await run(scoring('ragged.csv', '--quiet'))).stderr).toBe('');
  });

  it('reads standard input', async () => {
    const stdin = readFileSync(join(ROOT, COUNTER, 'cp949.csv'));
    const piped = await run(scoring('-', '--format', 'json'), { stdin });
    expect(piped.stdout).toBe((await run(scoring('cp949.csv', '--format', 'json'))).stdout);
  });

  it('groups, and shows groups as small as it is told to', async () => {
    const { stdout } = await run(scoring('utf-8.csv', '--by', 'branch', '--min-n', '2', '--format', 'json'));
    const { groups, policy } = JSON.parse(stdout) as GapReport;
    expect(groups.map(({ key, suppressed, overall }) => [key.branch, suppressed, overall?.n])).toEqual([
      ['Север', false, 3],
      ['Центр', false, 3],
    ]);
    expect(policy.minimumN).toBe(2);
  });

  it('finds the standard that the mapping names beside it, and says when there is none of that name', async () => {
    const mapping = `${COUNTER}/by-position.yaml`;
    expect((await run(['score', `${COUNTER}/utf-8.csv`, '--map', mapping])).exitCode).toBe(0);
    const moved = join(folder, 'mapping.yaml');
    copyFileSync(resolve(ROOT, mapping), moved);
    const { exitCode, stderr } = await run(['score', `${COUNTER}/utf-8.csv`, '--map', moved]);
    expect(exitCode).toBe(3);
    expect(stderr).toContain('there is no standard counter');
  });

  it('fails the gate where the score is under what was asked', async () => {
    expect((await run(scoring('utf-8.csv', '--fail-under', '60'))).exitCode).toBe(0);
    expect((await run(scoring('utf-8.csv', '--fail-under', '90'))).exitCode).toBe(1);
  });

  it('scores all it can and tells what it could not', async () => {
    const { exitCode, stdout, stderr } = await run(scoring('ragged.csv', '--format', 'json'));
    expect(exitCode).toBe(0);
    expect((JSON.parse(stdout) as GapReport).receipt).toEqual({ read: 9, used: 6, rejected: 3, dropped: [] });
    expect(stderr.split('\n').slice(1, 4)).toEqual([
      `  ${COUNTER}/ragged.csv:3:1  error  row rejected: 6 cells where the header has 7  ragged-row`,
      `  ${COUNTER}/ragged.csv:7:1  error  row rejected: 8 cells where the header has 7  ragged-row`,
      `  ${COUNTER}/ragged.csv:9:1  error  row rejected: 3 cells where the header has 7  ragged-row`,
    ]);
  });
});

describe('the files beside the report', () => {
  it('hold every row used with its gaps', async () => {
    const rows = join(folder, 'rows.csv');
    const { stderr } = await run(
      scoring('ragged.csv', '--rows', rows, '--map', `${COUNTER}/by-header.yaml`, '--by', 'branch'),
    );
    const lines = readFileSync(rows, 'utf8').split('\n');
    expect(lines.slice(0, 3)).toEqual([
      'line,branch,points_expectation,points_delivery,points_gap,section_people_points_gap,section_place_points_gap,' +
        ['politeness', 'help', 'cleanliness']
          .flatMap((id) => ['expectation', 'delivery', 'gap'].map((of) => `criterion_${id}_${of}`))
          .join(),
      '2,Centre,87.5,68.75,-18.75,-37.5,0,5,4,-1,5,3,-2,4,4,0',
      '4,North,68.75,56.25,-12.5,0,-25,4,4,0,5,5,0,3,2,-1',
    ]);
    expect(lines).toHaveLength(8);
    expect(stderr).toContain(`6 rows used, with their gaps: ${rows}`);
  });

  it('hold who it was, what the mapping knows of them, and every answer, as the Excel of a locale opens it', async () => {
    const survey = join(folder, 'survey.csv');
    writeFileSync(
      survey,
      'id;town;kind;greeted;waited;when\nr1;Riga;new;yes;4m;2026-03-01\nr2;"Minsk; west";old;no;90s;2026-03-02\nr3;=A1;old;;;2026-03-03\n',
    );
    writeFileSync(
      join(folder, 's.yaml'),
      `format: svc.standard/1
id: s
version: "1.0.0"
title: { en: S }
sections:
  - id: all
    title: { en: All }
    criteria:
      - { id: greeted, text: { en: Greeted }, answer: { kind: yes-no }, expect: yes }
      - { id: waited, text: { en: Waited }, answer: { kind: duration, better: lower, points: { 0s: 100, 7m: 0 } }, expect: 3m }
`,
    );
    const mapping = `format: svc.mapping/1
standard: s
respondent: id
fields: { town: town, kind: kind, when: when }
criteria: { greeted: { delivery: greeted }, waited: { delivery: waited } }
`;
    writeFileSync(join(folder, 'survey.map.yaml'), mapping);
    const rowsOf = async (...more: string[]) => {
      const { exitCode } = await run(['score', survey, '--by', 'kind', '--rows', 'rows.csv', ...more], {
        cwd: folder,
      });
      expect(exitCode).toBe(0);
      return readFileSync(join(folder, 'rows.csv'), 'utf8');
    };
    const head =
      'line,respondent,kind,town,when,points_expectation,points_delivery,points_gap,section_all_points_gap';
    const plain = await rowsOf();
    expect(plain.split('\n').slice(0, 3)).toEqual([
      `${head},criterion_greeted_expectation,criterion_greeted_delivery,criterion_greeted_gap,criterion_waited_expectation,criterion_waited_delivery,criterion_waited_gap`,
      expect.stringMatching(
        /^2,r1,new,Riga,2026-03-01,78\.57\d+,71\.42\d+,-7\.14\d+,-7\.14\d+,yes,yes,0,180,240,-60$/,
      ),
      expect.stringMatching(/^3,r2,old,"Minsk; west",2026-03-02,.*,yes,no,-1,180,90,90$/),
    ]);
    const german = await rowsOf('--locale', 'de');
    expect(german.startsWith('\ufeffline;respondent;kind;')).toBe(true);
    expect(german.split('\r\n')[1]).toMatch(/^2;r1;new;Riga;2026-03-01;78,57\d+;71,42\d+;-7,14\d+;/);
    expect(await rowsOf('--excel', '--lang', 'ru')).toBe(german);
    expect(await rowsOf('--excel')).toBe(`\ufeff${plain.replaceAll('\n', '\r\n')}`);
    const report = await run(['score', survey, '--format', 'csv', '--locale', 'fr'], { cwd: folder });
    expect(report.stdout).toMatch(/^\ufeffstandard;version;.*;overall;.*\d,\d/s);
    const unknown = await run(['score', survey, '--locale', 'nowhere at all'], { cwd: folder });
    expect([unknown.exitCode, unknown.stderr]).toEqual([2, expect.stringContaining('there is no locale')]);
  });

  it('hold every row rejected byte for byte, with line and reason, ready to be put right and scored', async () => {
    const rejects = join(folder, 'rejects.csv');
    await run(scoring('bad-byte.csv', '--rejects', rejects, '--map', `${COUNTER}/by-header.yaml`));
    const bytes = readFileSync(rejects);
    const survey = readFileSync(join(ROOT, COUNTER, 'bad-byte.csv'), 'latin1').split('\n');
    expect(bytes.toString('latin1')).toBe(`svc-line,svc-reason,${survey[0]}\n5,undecodable,${survey[4]}\n`);
    writeFileSync(rejects, bytes.toString('latin1'), 'utf8');
    const { stdout } = await run(scoring(rejects, '--map', `${COUNTER}/by-header.yaml`, '--format', 'json'));
    expect((JSON.parse(stdout) as GapReport).receipt.used).toBe(1);
  });

  it('are in UTF-16 where the survey is, mark and all', async () => {
    const survey = join(folder, 'survey.csv');
    const rejects = join(folder, 'rejects.csv');
    const text = `${readFileSync(join(ROOT, COUNTER, 'utf-16.csv'), 'utf16le')}Центр\t1`;
    writeFileSync(survey, text, 'utf16le');
    await run(scoring(survey, '--rejects', rejects));
    const [head, row, rest] = readFileSync(rejects, 'utf16le').split('\r\n');
    expect(head).toMatch(/^\ufeffsvc-line\tsvc-reason\tОтделение\t/);
    expect([row, rest]).toEqual(['8\tragged-row\tЦентр\t1', '']);
  });

  it('do not appear where the survey cannot be read, nor replace what is there', async () => {
    const rejects = join(folder, 'rejects.csv');
    writeFileSync(rejects, 'mine');
    const { exitCode } = await run(
      scoring('unclosed-quote.csv', '--rejects', rejects, '--rows', join(folder, 'rows.csv')),
    );
    expect(exitCode).toBe(3);
    expect(readdirSync(folder)).toEqual(['rejects.csv']);
    expect(readFileSync(rejects, 'utf8')).toBe('mine');
  });

  it('are never the survey itself, the mapping, or one and the same', async () => {
    const rows = join(folder, 'rows.csv');
    for (const more of [
      ['--rejects', `${COUNTER}/ragged.csv`],
      ['--rows', `${COUNTER}/by-position.yaml`],
      ['--rows', rows, '--rejects', rows],
    ]) {
      const { exitCode, stderr } = await run(scoring('ragged.csv', ...more));
      expect(exitCode).toBe(2);
      expect(stderr).toContain('is already read or written by this command');
    }
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('what svc score refuses', () => {
  const refusal = async (argv: string[]) => {
    const { exitCode, stdout, stderr } = await run(argv);
    expect(stdout).toBe('');
    return [exitCode, ...stderr.trimEnd().split('\n')];
  };

  it('a survey without a mapping, and one that lies beside several', async () => {
    expect(await refusal(['score', 'fixtures/surveys/plain/one-is-best.csv'])).toEqual([
      2,
      'error: svc score needs a mapping, which says what columns are what: --map FILE',
      'hint: `svc map` proposes one for a standard, `svc draft` writes one with a standard of its own.',
    ]);
    expect(await refusal(['score', `${COUNTER}/utf-8.csv`])).toEqual([
      2,
      expect.stringMatching(/^error: more than one mapping lies beside: .*by-header.yaml, .*labels.yaml$/),
      'hint: --map says which one is meant.',
    ]);
  });

  it('a survey that is not there', async () => {
    const [exitCode, first] = await refusal(scoring('none.csv'));
    expect([exitCode, first]).toEqual([3, expect.stringContaining('there is no file')]);
  });

  it('a mapping to columns that are not there, at their lines', async () => {
    const lines = await refusal(scoring('utf-8.csv', '--map', `${COUNTER}/by-header.yaml`));
    expect(lines.slice(0, 3)).toEqual([
      3,
      `error: ${COUNTER}/by-header.yaml does not fit ${COUNTER}/utf-8.csv, which was read as utf-8`,
      `  ${COUNTER}/by-header.yaml:5:30  error  the survey has no column “Politeness: expected”  mapped-column`,
    ]);
  });

  it('a survey with an unclosed quote, in Russian too', async () => {
    expect(await refusal(scoring('unclosed-quote.csv', '--lang', 'ru'))).toEqual([
      3,
      `ошибка: ${COUNTER}/unclosed-quote.csv не читается как опрос`,
      `  ${COUNTER}/unclosed-quote.csv:4:10  ошибка  здесь открывается кавычка, которая нигде не закрыта  unclosed-quote`,
      '    Всё после этой кавычки читается как одна ячейка. Закройте кавычку или удвойте её, если она — часть текста.',
    ]);
  });

  it.each([
    [['--encoding', 'windows-1215'], 2, 'there is no encoding windows-1215'],
    [['--delimiter', 'semi'], 2, 'semi cannot be a delimiter'],
    [['--dialect', 'plane'], 2, 'there is no dialect plane'],
    [['--by', 'brunch'], 2, 'cannot group by brunch'],
    [['--min-n', '0'], 2, ''],
  ])('%j', async (more, code, what) => {
    const [exitCode, first] = await refusal(scoring('utf-8.csv', ...more));
    expect(exitCode).toBe(code);
    expect(first).toContain(what);
  });

  it('a survey typed into a terminal', async () => {
    const stderr = new Sink();
    const env = worldEnv(scoring('-'), {}, new Sink(), stderr);
    expect(await main({ ...env, stdin: Object.assign(env.stdin, { isTTY: true }) })).toBe(2);
    expect(stderr.text()).toContain('cannot come from a terminal');
  });
});

describe('performance alone', () => {
  const scored = async (rows: string, mapping: string, ...more: string[]) => {
    writeFileSync(join(folder, 'survey.csv'), rows);
    writeFileSync(join(folder, 'map.yaml'), `format: svc.mapping/1\n${mapping}`);
    const argv = ['score', join(folder, 'survey.csv'), '--map', join(folder, 'map.yaml'), '--format', 'json'];
    const { exitCode, stdout } = await run([...argv, ...more]);
    expect(exitCode).toBe(0);
    return JSON.parse(stdout) as GapReport;
  };

  it('of the pulse gives its NPS, of which no expectation is asked', async () => {
    const { criteria } = await scored(
      'advise,settled\n10,yes\n9,yes\n8,yes\n3,no\n',
      'standard: pulse\ncriteria:\n  recommend: { delivery: advise }\n  settled: { delivery: settled }\n',
    );
    const recommend = criteria.find(({ id }) => id === 'recommend')!;
    expect(recommend.summary!.value).toBeCloseTo(25, 9);
    expect(recommend.expectationFrom).toBe('standard');
  });

  it('of SERVQUAL is held against full agreement', async () => {
    const { criteria } = await scored(
      'time\n7\n4\n',
      'standard: servqual\ncriteria:\n  promised-time: { delivery: time }\n',
      '--profile',
      'servperf',
    );
    const { gap } = criteria.find(({ id }) => id === 'promised-time')!;
    expect(gap.mean).toBeCloseTo(-1.5, 9);
  });
});

const KIOSK = resolve(ROOT, '../shared/data/kiosk/kiosk.csv');
describe.skipIf(!existsSync(KIOSK))(
  existsSync(KIOSK) ? 'the kiosk survey' : 'the kiosk survey (skipped: ../shared/data/kiosk is not there)',
  () => {
    it('comes out as R has it', async () => {
      const { exitCode, stdout } = await run([
        'score',
        KIOSK,
        '--standard',
        'fixtures/surveys/kiosk/standard.yaml',
        '--map',
        'fixtures/surveys/kiosk/mapping.yaml',
        '--by',
        'gender,age',
        '--format',
        'json',
      ]);
      const report = JSON.parse(stdout) as GapReport;
      expect(exitCode).toBe(0);
      expect(report.receipt).toEqual({
        read: 211,
        used: 207,
        rejected: 0,
        dropped: [{ reason: 'no-answers', count: 4 }],
      });
      const { gap } = report.overall!;
      expect(gap.mean).toBeCloseTo(-1.10205314009662, 12);
      expect(gap.ci95![0]).toBeCloseTo(-1.21665814147515, 12);
      expect(gap.ci95![1]).toBeCloseTo(-0.987448138718083, 12);
      expect(gap.t).toBeCloseTo(-18.958589693068, 10);
      expect(report.groups.reduce((sum, { overall }) => sum + (overall?.n ?? 0), 0)).toBeLessThanOrEqual(207);
    });
  },
);

describe('the report of a drawn survey', () => {
  it.for([1, 2, 3, 5, 7, 8, 9, 12, 14, 18])(
    'holds the figures that it held (%i)',
    async (seed, { expect }) => {
      const { standard, mapping, profiles, options, ...table } = drawnSurvey(seed);
      const critical = standard
        .replace('id: s0c0,', 'id: s0c0, critical: true,')
        .replace('aggregation:', `onCriticalFailure: ${seed % 2 ? 'cap' : 'fail'}\naggregation:`);
      const files = {
        'standard.yaml': seed % 3 ? critical : standard,
        'mapping.yaml': mapping,
        'survey.csv': csvOf(table),
        ...Object.fromEntries(profiles),
      };
      const { report, stderr } = await scoredIn(folder, files, options);
      const told = [options.join(' '), ...(report ? figures(report) : []), stderr];
      await expect(told.join('\n')).toMatchFileSnapshot(`expected/drawn-${seed}.txt`);
    },
  );
});
