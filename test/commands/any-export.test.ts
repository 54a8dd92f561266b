// Surveys as tools and offices really hand them over: compressed, in a workbook, one row per answer.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GapReport } from '../../src/core/assess/gap-report.ts';
import { ROOT, run } from '../world.ts';

const SURVEYS = 'fixtures/surveys';
const STANDARD = `${SURVEYS}/counter/standard.yaml`;

let folder: string;
let map: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'svc-any-'));
  map = join(folder, 'mapping.yaml');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const score = (survey: string, mapping: string, ...more: string[]) =>
  run(['score', survey, '--standard', STANDARD, '--map', mapping, '--format', 'json', ...more]);
const LONG = `format: svc.mapping/1
criteria:
  politeness: { expectation: "politeness [expectation]", delivery: "politeness [delivery]" }
  help: { expectation: "help [expectation]", delivery: "help [delivery]" }
`;

describe('svc score', () => {
  it('reads a compressed survey as the one inside, from a file and from a pipe', async () => {
    const mapping = `${SURVEYS}/counter/by-position.yaml`;
    const packed = `${SURVEYS}/workbook/counter.csv.gz`;
    const plain = await score(`${SURVEYS}/counter/utf-8.csv`, mapping);
    expect((await score(packed, mapping)).stdout).toBe(plain.stdout);
    const stdin = readFileSync(join(ROOT, packed));
    const piped = await run(['score', '-', '--standard', STANDARD, '--map', mapping, '--format', 'json'], {
      stdin,
    });
    expect(piped.stdout).toBe(plain.stdout);
  });

  it('reads a sheet of a workbook, and says which', async () => {
    await run(['map', `${SURVEYS}/workbook/two-sheets.xlsx`, '--standard', STANDARD, '-o', map]);
    const { exitCode, stdout, stderr } = await score(
      `${SURVEYS}/workbook/two-sheets.xlsx`,
      map,
      '--sheet',
      'Answers',
    );
    expect(exitCode).toBe(0);
    expect((JSON.parse(stdout) as GapReport).receipt).toEqual({ read: 3, used: 3, rejected: 0, dropped: [] });
    expect(stderr).toContain('Read from the sheet “Answers”; others are: Read me, Other (--sheet NAME).');
    const other = await score(`${SURVEYS}/workbook/two-sheets.xlsx`, map, '--sheet', 'Answer');
    expect(other).toMatchObject({ exitCode: 2, stdout: '' });
  });

  it('loses of a long survey the answer that cannot be read, not its respondent, and tells where', async () => {
    const survey = join(folder, 'long.csv');
    const rejects = join(folder, 'rejects.csv');
    writeFileSync(map, LONG);
    const rows = [1, 2, 3, 4].flatMap((id) => [
      `${id},politeness,5,4`,
      `${id},help,5,${id === 3 ? 'great' : 3}`,
    ]);
    writeFileSync(survey, `respondent,criterion,expectation,delivery\n${rows.join('\n')}\n`);
    const { stdout, stderr } = await score(survey, map, '--rejects', rejects);
    expect((JSON.parse(stdout) as GapReport).receipt).toEqual({
      read: 4,
      used: 4,
      rejected: 0,
      dropped: [],
      unread: [{ column: 'help [delivery]', text: 'great', count: 1 }],
    });
    expect(stderr).toContain('long.csv:7:10');
    expect(readFileSync(rejects, 'utf8')).toBe(
      'svc-line,svc-reason,respondent,criterion,expectation,delivery\n',
    );
  });

  it('says what it took the file for, and that some did not finish', async () => {
    const mapAndScore = async (survey: string) => {
      await run(['map', survey, '--standard', STANDARD, '-o', map]);
      writeFileSync(map, readFileSync(map, 'utf8').replace(/^dialect: .*\n/m, ''));
      return score(survey, map);
    };
    const { stderr } = await mapAndScore(`${SURVEYS}/qualtrics/labels.csv`);
    expect(stderr).toContain(
      '1 response used was not finished, by the column “Finished”. To leave it out, put under `drop` in the mapping: { column: "Finished", is: ["False"], reason: not-finished }',
    );
    const guessed = await mapAndScore(`${SURVEYS}/limesurvey/edited.csv`);
    expect(guessed.stderr).toContain('Taken to be laid out as limesurvey writes it (--dialect overrides).');
  });
});
