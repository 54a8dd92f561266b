// svc check: each fault planted in fixtures/check is found where it is, and none where there is none; and what a reviewer's
// word does to a report.

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CHECK_RULES } from '../../src/core/check/check.ts';
import { staffNamed } from '../../src/core/check/staff.ts';
import { speaker } from '../speaker.ts';
import { ROOT, run } from '../world.ts';

const PLANTED = join(ROOT, 'fixtures/check');
const STANDARD = join(PLANTED, 'standard.yaml');
const folders = readdirSync(PLANTED).filter((name) => !name.includes('.'));

async function found(folder: string): Promise<{ rule: string; file: string; line: number }[]> {
  const { stdout } = await run(['check', folder, '--standard', STANDARD, '--format', 'json'], {
    cwd: folder,
  });
  return JSON.parse(stdout).findings;
}

describe('svc check', () => {
  it('has a planted fault for every rule, and every rule explained in both languages', () => {
    expect(folders.sort()).toEqual([...Object.keys(CHECK_RULES), 'clean'].sort());
    for (const language of ['en', 'ru'] as const)
      for (const rule of Object.keys(CHECK_RULES))
        for (const key of [`rule.${rule}`, `explain.${rule}`])
          expect(speaker(language).knows(key), key).toBe(true);
  });

  it.each(Object.keys(CHECK_RULES))('finds %s, and nothing else', async (rule) => {
    expect([...new Set((await found(join(PLANTED, rule))).map((one) => one.rule))]).toEqual([rule]);
  });

  it('finds nothing in audits without a fault', async () => {
    const { exitCode, stdout } = await run(['check', 'clean', '--standard', STANDARD], { cwd: PLANTED });
    expect([exitCode, stdout]).toEqual([0, '2 files, no faults\n']);
  });

  it('points at the very place, and fails the pipeline on an error', async () => {
    const changed = await run(['check', 'evidence-changed', '--standard', STANDARD, '--format', 'github'], {
      cwd: PLANTED,
    });
    expect(changed.exitCode).toBe(1);
    // From the top of the repository, in which the project may lie.
    expect(changed.stdout).toMatch(
      /^::error file=(?:[^,]*\/)?fixtures\/check\/evidence-changed\/a\.yaml,line=12,/,
    );
  });

  it('explains a rule', async () => {
    const { exitCode, stdout } = await run(['explain', 'two-places', '--lang', 'ru']);
    expect([exitCode, stdout.includes('Никто не бывает в двух местах сразу')]).toEqual([0, true]);
  });
});

describe('a name of the staff', () => {
  it.each([
    ['The cashier Marina was rude.', ['Marina']],
    ['Кассир Марина нагрубила.', ['Марина']],
    ['Нас обслуживала Анна Петровна.', ['Анна Петровна']],
    ['Мастер представился Олегом', ['Олегом']],
    ['Ask the manager. The hall was cold.', []],
    ['The Apple shop in Moscow was open.', []],
    ['Кассир попросил подождать. Очередь стояла.', []],
  ] as const)('%s', (text, names) => {
    expect(staffNamed(text)).toEqual(names);
  });
});

describe('a report of audits', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'svc-check-'));
    cpSync(STANDARD, join(folder, 'standard.yaml'));
    cpSync(join(PLANTED, 'clean', 'a.yaml'), join(folder, 'a.yaml'));
    cpSync(join(PLANTED, 'clean', 'b.yaml'), join(folder, 'b.yaml'));
    cpSync(join(PLANTED, 'clean', 'a.evidence'), join(folder, 'a.evidence'), { recursive: true });
    cpSync(join(PLANTED, 'clean', 'task.yaml'), join(folder, 'task.yaml'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const report = async (...more: string[]) => {
    const outcome = await run(['report', '.', '--standard', 'standard.yaml', '--format', 'json', ...more], {
      cwd: folder,
    });
    return { ...outcome, receipt: outcome.stdout === '' ? null : JSON.parse(outcome.stdout).receipt };
  };

  it('leaves out what is unfinished or comes twice, counts it and names it', async () => {
    cpSync(join(PLANTED, 'unfinished', 'a.yaml'), join(folder, 'c.yaml'));
    cpSync(join(folder, 'b.yaml'), join(folder, 'd.yaml'));
    const { receipt, stderr } = await report();
    expect(receipt).toMatchObject({
      read: 4,
      used: 2,
      dropped: [
        { reason: 'unfinished', count: 1, files: ['c.yaml'] },
        { reason: 'duplicate', count: 1, files: ['d.yaml'] },
      ],
    });
    expect(stderr).toContain('2 audits are left out (unfinished: c.yaml; duplicates: d.yaml).');
    expect((await report('--include', 'unfinished,duplicates')).receipt).toMatchObject({ read: 4, used: 4 });
  });

  it('exits 3 where none is left', async () => {
    rmSync(join(folder, 'a.yaml'));
    rmSync(join(folder, 'b.yaml'));
    cpSync(join(PLANTED, 'unfinished', 'a.yaml'), join(folder, 'c.yaml'));
    const { exitCode, stdout, stderr } = await report();
    expect([exitCode, stdout]).toEqual([3, '']);
    expect(stderr).toContain('of 1 audit none is left: unfinished: c.yaml');
  });

  it('takes only what was approved, which is what had no fault', async () => {
    cpSync(join(PLANTED, 'required-missing', 'a.yaml'), join(folder, 'e.yaml'));
    writeFileSync(
      join(folder, 'e.yaml'),
      readFileSync(join(folder, 'e.yaml'), 'utf8').replaceAll('2026-03-02', '2026-03-04'),
    );
    const approved = await run(['check', '.', '--standard', 'standard.yaml', '--approve', 'Petrova'], {
      cwd: folder,
    });
    expect(approved.stderr).toContain('Petrova approved 2 audits.');
    expect(readFileSync(join(folder, 'b.yaml'), 'utf8')).toContain(
      'approved:\n  by: Petrova\n  at: "2026-03-05T10:00:00.000Z"\n',
    );
    expect((await report('--approved-only')).receipt).toMatchObject({
      read: 3,
      used: 2,
      dropped: [{ reason: 'not-approved', count: 1, files: ['e.yaml'] }],
    });
  });

  it('groups by day, week and month', async () => {
    const { stdout } = await report('--by', 'date,week,month');
    const keys = JSON.parse(stdout).groups.map(({ key }: { key: object }) => key);
    expect(keys).toEqual([
      { date: '2026-03-02', week: '2026-W10', month: '2026-03' },
      { date: '2026-03-03', week: '2026-W10', month: '2026-03' },
    ]);
  });

  it('reports each standard of a folder that holds several', async () => {
    const many = mkdtempSync(join(tmpdir(), 'svc-many-'));
    for (const id of ['speed', 'openness'])
      cpSync(join(ROOT, `fixtures/answers/${id}.yaml`), join(many, `${id}.yaml`));
    const json = await run(['report', '.', '--format', 'json'], { cwd: many });
    const { format, reports } = JSON.parse(json.stdout);
    expect(format).toBe('svc.gap-reports/1');
    expect(reports.map((one: { standard: { id: string } }) => one.standard.id)).toEqual([
      'openness',
      'speed',
    ]);
    expect((await run(['report', '.', '--format', 'csv'], { cwd: many })).exitCode).toBe(2);
    rmSync(many, { recursive: true, force: true });
  });
});
