// A sheet of paper printed, filled in by a program and keyed in again: the figures are those of the same answers in a file.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { GapReport } from '../../src/core/assess/gap-report.ts';
import { codesIn, sheetCode, sheetItems } from '../../src/core/form/sheet.ts';
import { schemeOf } from '../../src/core/standard/scheme.ts';
import { ANSWERS, answersFile, figures, REPAIR_DESK, repairDesk, sessionOf } from '../forms.ts';
import { ROOT, run } from '../world.ts';

const folder = mkdtempSync(join(tmpdir(), 'svc-paper-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const scheme = schemeOf(repairDesk);

/** What a person would key in of answers that stand on a sheet. */
function keyed(number: number): string {
  const { fields, responses } = sessionOf(number);
  const written = answersFile(number).responses;
  const blanks = { 'dont-know': '?', 'not-applicable': 'x', skipped: '-' } as const;
  const codes = sheetItems(scheme, false).flatMap((item): string[] => {
    if (item.is === 'fact') return [fields.get(item.untold.field.id) === 'branch' ? '1' : '2'];
    if (!('criterion' in item)) return [{ day: '2026-03-05', from: '10:00', to: '10:45' }[item.is]];
    const { id, answer } = item.criterion;
    const raw = written[id];
    const response = responses.get(id);
    if (!response || !raw) return [];
    if (item.is === 'announced') return raw.announced === undefined ? [] : [raw.announced ? '1' : '2'];
    if (item.is === 'expectation') return [String(raw.expectation)];
    const note = (raw.note ?? raw.reason) ? [`c«${raw.note ?? raw.reason}»`] : [];
    if (response.state === 'blank') return [blanks[response.blank as keyof typeof blanks], ...note];
    if (typeof raw.delivery === 'object') {
      const { from, to } = raw.delivery as { from: string; to: string };
      return [`${from}/${to}`];
    }
    if (answer.kind === 'text') return [`"${raw.delivery}"`];
    if (answer.kind === 'yes-no') return [raw.delivery === 'yes' ? '1' : '2', ...note];
    if (answer.kind === 'choice')
      return [String(answer.options.findIndex((option) => option.id === raw.delivery) + 1), ...note];
    return [String(raw.delivery), ...note];
  });
  return [sheetCode(scheme, false), ...codes].join(' ');
}

const key = (codes: string, ...more: string[]) =>
  run(['audit', REPAIR_DESK, '--from-paper', '--format', 'json', ...more], { stdin: codes });

describe('svc form --to paper', () => {
  it('prints every question with a box for every code, the role, and the word that tells the sheet', async () => {
    const { stdout } = await run(['form', REPAIR_DESK, '--to', 'paper', '--persona', 'rude', '--lang', 'ru']);
    expect(stdout).toContain('Насколько вежлив был приёмщик?');
    expect(stdout).toContain('Насколько вежлив должен быть приёмщик?');
    expect(stdout).toContain('<b>7</b><span>как хозяин дома</span>');
    expect(stdout).toContain('Ваша роль: ');
    expect(stdout).toMatch(/<b>[2-9A-Z]{4}<\/b>/);
    expect(stdout).not.toContain('<script');
  });

  it('keeps the level expected off the sheet where that is asked', async () => {
    const plain = (await run(['form', REPAIR_DESK, '--to', 'paper'])).stdout;
    const hidden = (await run(['form', REPAIR_DESK, '--to', 'paper', '--hide-expectations'])).stdout;
    expect(plain).toContain('usually expected: 5\u00a0min');
    expect(hidden).not.toContain('usually expected');
  });
});

describe('svc audit --from-paper', () => {
  it.each(ANSWERS)('gives the gap report of the same answers in a file (%s)', async (number) => {
    const paper = await key(keyed(number));
    const direct = await run([
      ...['audit', REPAIR_DESK, '--answers', join(ROOT, `fixtures/forms/answers/${number}.yaml`)],
      ...['--format', 'json'],
    ]);
    expect(paper.stderr).toBe('');
    const [report, expected] = [paper, direct].map(({ stdout }) => JSON.parse(stdout) as GapReport);
    expect(figures(report!)).toEqual(figures(expected!));
  });

  it('keeps when the visit was, and the comments', async () => {
    const file = join(folder, 'visit.yaml');
    await key(keyed(1), '--session', file);
    const written = readFileSync(file, 'utf8');
    expect(written).toMatch(/^started: "2026-03-05T10:00/m);
    expect(written).toMatch(/^finished: "2026-03-05T10:45/m);
    expect(written).toContain(`note: ${JSON.stringify(answersFile(1).responses['queue-time']?.note)}`);
  });

  it('finds the role and whether all expectations were asked by the word on the sheet', async () => {
    const { stdout } = await run(['form', 'speed', '--to', 'paper', '--ask-expectations']);
    const [, code] = /<b>([2-9A-Z]{4})<\/b>/.exec(stdout) ?? [];
    const codes = `${code} - - - 5m 4m 5m 6m 1m 1m 2m 1m 15m 10m`;
    const told = await run(['audit', 'speed', '--from-paper', '--format', 'json'], { stdin: codes });
    const report = JSON.parse(told.stdout) as GapReport;
    expect(report.criteria[0]?.expectation.mean).toBe(300);
    expect(report.criteria[0]?.delivery.mean).toBe(240);
  });

  it.each([
    ['another sheet', 'ZZZZ 2026-03-05', 'ZZZZ is no sheet of repair-desk 1.2.0'],
    ['a code that is none', keyed(1).replace(' 12m 30s', ' later'), 'not a length of time'],
    ['an option that is none', keyed(1).replace(/ 1 2 40 /, ' 1 7 40 '), 'there are 1 to 3'],
    ['too few codes', keyed(1).split(' ').slice(0, 9).join(' '), 'has no code'],
    ['too many codes', `${keyed(1)} 5`, 'codes left: 5'],
    ['a day that is none', keyed(1).replace('2026-03-05', '2026-02-30'), 'is no date'],
    ['a comment on nothing', `${sheetCode(scheme, false)} c"early"`, 'before any answer'],
  ])('refuses %s, and says where', async (_, codes, fault) => {
    const { exitCode, stdout, stderr } = await key(codes);
    expect(exitCode).toBe(3);
    expect(stdout).toBe('');
    expect(stderr).toContain(fault);
  });

  it('does not guess whether two lengths of time are one answer or two', async () => {
    const code = /<b>([2-9A-Z]{4})<\/b>/.exec((await run(['form', 'speed', '--to', 'paper'])).stdout)![1];
    const told = await run(['audit', 'speed', '--from-paper'], { stdin: `${code} - - - 4m 30s 5m 1m 2m 3m` });
    expect(told.stderr).toContain('one answer or two');
    const whole = await run(['audit', 'speed', '--from-paper'], { stdin: `${code} - - - 4m30s 5m 1m 2m 3m` });
    expect(whole.exitCode).toBe(0);
  });

  it('tells quoted words, comments and codes apart in both keyboards', () => {
    expect(
      codesIn('4 "a b" c"x y" с«ё» «да» 12m30s').map(({ text, words, comment }) => [text, words, comment]),
    ).toEqual([
      ['4', false, false],
      ['a b', true, false],
      ['x y', true, true],
      ['ё', true, true],
      ['да', true, false],
      ['12m30s', false, false],
    ]);
  });
});
