// Whatever a name from outside holds, no line that is printed obeys it: files, folders, refs, arguments, sheets, groups.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workbook } from '../survey/zip.ts';
import { ROOT, run } from '../world.ts';

const EVIL = '\u001b[2J\u001b]0;t\u0007\n::error::x\n##vso[task.x]\u202e\u009b';
const COUNTER = join(ROOT, 'fixtures/surveys/counter');
const CLEAN = join(ROOT, 'fixtures/check/clean');
const CHECK = ['--standard', join(ROOT, 'fixtures/check/standard.yaml')];
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'svc-hostile-'));
  writeFileSync(join(folder, `${EVIL.replaceAll('/', '')}.yaml`), 'format: svc.standard/1\nid: [\n');
  const text = readFileSync(join(COUNTER, 'utf-8.csv'), 'utf8');
  const [header, first, ...rest] = text.split('\n');
  const [, , ...cells] = first!.split(',');
  expect(cells.length).toBeGreaterThan(1);
  writeFileSync(
    join(folder, 'survey.csv'),
    [header, first, ...rest].join('\n').replaceAll('North', `"${EVIL}"`),
  );
  writeFileSync(
    join(folder, 'sheet.xlsx'),
    workbook('', '', {
      'xl/worksheets/sheet1.xml':
        '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>::error::x</t></is></c></row></sheetData></worksheet>',
    }),
  );
});
beforeAll(async () => {
  writeFileSync(join(folder, `${EVIL}.csv`), readFileSync(join(COUNTER, 'labels.csv')));
  writeFileSync(join(folder, 'visits.csv'), 'site,auditor\nMain street,Orlova\n');
  writeFileSync(
    join(folder, 'loud.yaml'),
    `${readFileSync(join(COUNTER, 'labels.yaml'), 'utf8').replace(/^labels:\n/m, `labels:\n  ${JSON.stringify(EVIL)}: 5\n`)}`,
  );
  await run(['pack', CLEAN, ...CHECK, '--into', 'packed.zip'], { cwd: folder });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const COUNT = [
  '--standard',
  join(COUNTER, 'standard.yaml'),
  '--map',
  join(COUNTER, 'by-position.yaml'),
  '--min-n',
  '1',
];
const name = `${EVIL}.yaml`;

describe('a name from outside', () => {
  it.each<[string, readonly string[]]>([
    ['of a file that is broken', ['show', name]],
    ['of a file that is missing', ['show', `./${EVIL}`]],
    ['of a standard', ['show', EVIL]],
    ['of a folder', ['lint', '.']],
    ['of a command', [EVIL]],
    ['of an option', ['show', `--${EVIL}`]],
    ['given to an option', ['score', 'survey.csv', ...COUNT, '--min-n', EVIL]],
    ['of a ref', ['diff', `${EVIL}:a.yaml`, 'speed']],
    ['of a sheet', ['score', 'sheet.xlsx', ...COUNT, '--sheet', EVIL]],
    ['of a group', ['score', 'survey.csv', ...COUNT, '--by', 'branch']],
    ['of an output', ['standards', '-o', `none/${EVIL}`]],
    ['of a grouping', ['score', 'survey.csv', ...COUNT, '--by', EVIL]],
    ['of a schema', ['schema', EVIL]],
    ['of a rule', ['explain', EVIL]],
    ['of a survey to draft from', ['draft', `${EVIL}.csv`, '--into', `${EVIL}-drafts`, '--force']],
    ['of a survey to map', ['map', `${EVIL}.csv`, '--standard', join(COUNTER, 'standard.yaml')]],
    ['of a folder for assignments', ['assign', 'visits.csv', '--standard', 'speed', '--into', `${EVIL}-as`]],
    ['of an archive', ['pack', CLEAN, ...CHECK, '--into', `${EVIL}.zip`]],
    ['of a folder to unpack into', ['unpack', 'packed.zip', '--into', `${EVIL}-un`]],
    ['of a folder to begin in', ['init', `${EVIL}-init`]],
    ['of counts', ['merge', EVIL]],
    [
      'of a table',
      ['sql', '--standard', join(COUNTER, 'standard.yaml'), '--map', 'loud.yaml', '--from', EVIL],
    ],
    ['of a wave', ['compare', EVIL, EVIL]],
    ['given to a wave', ['assign', 'visits.csv', '--standard', 'speed', '--wave', EVIL, '--into', 'waves']],
    ['of answers', ['audit', 'speed', '--answers', EVIL]],
    ['of an engine', ['score', `${EVIL}.parquet`, ...COUNT]],
    ['of a form', ['form', EVIL, '--to', 'paper']],
    ['of a worth', ['plan', 'none.json', '--worth', EVIL]],
    ['of a history', ['changelog', EVIL]],
  ])('%s is printed as words', async (_, argv) => {
    const { stdout, stderr } = await run(argv, { cwd: folder });
    expect(stdout + stderr).not.toBe('');
    for (const line of `${stdout}\n${stderr}`.split('\n')) {
      expect(line).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
      expect(line.trimStart()).not.toMatch(/^::/);
      expect(line).not.toMatch(/##\w*\[/);
    }
  });
});
