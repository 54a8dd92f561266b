// Nothing that a command reads is written over, whatever name it is given by; what never ends is refused.

import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROOT, run } from '../world.ts';

const COUNTER = join(ROOT, 'fixtures/surveys/counter');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'svc-inputs-'));
  for (const [from, to] of [
    ['utf-8.csv', 'survey.csv'],
    ['standard.yaml', 'standard.yaml'],
    ['by-position.yaml', 'map.yaml'],
  ] as const)
    copyFileSync(join(COUNTER, from), join(folder, to));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const score = ['score', 'survey.csv', '--standard', 'standard.yaml', '--map', 'map.yaml'];
const content = () =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

describe('what a command reads', () => {
  const files = ['survey.csv', 'standard.yaml', 'map.yaml'];
  const flags = ['-o', '--rows', '--rejects', '--tally'];
  it.each(files.flatMap((file) => flags.map((flag) => [flag, file])))(
    'is not written over by %s %s',
    async (flag, file) => {
      const before = content();
      const { exitCode, stderr } = await run([...score, flag!, file!], { cwd: folder });
      expect(exitCode).toBe(2);
      expect(stderr).toMatch(new RegExp(`^error: ${file} is already read or written by this command$`, 'm'));
      expect(content()).toEqual(before);
    },
  );

  it('is the same file by another name', async () => {
    symlinkSync('survey.csv', join(folder, 'link'));
    const before = content();
    expect((await run([...score, '-o', 'link'], { cwd: folder })).exitCode).toBe(2);
    expect(content()).toEqual(before);
  });

  it('is not written over by a second output either', async () => {
    const { exitCode } = await run([...score, '--rows', 'one', '--rejects', 'one'], { cwd: folder });
    expect(exitCode).toBe(2);
    expect(readdirSync(folder)).not.toContain('one');
    expect((await run([...score, '--rows', 'two', '-o', 'two'], { cwd: folder })).exitCode).toBe(2);
  });
});

describe.skipIf(process.platform === 'win32')('an input without end', () => {
  it.each([
    ['show', '/dev/zero'],
    ['lint', '/dev/zero'],
    ['score', '/dev/zero', '--map', 'map.yaml', '--standard', 'standard.yaml'],
    ['score', 'survey.csv', '--map', '/dev/zero', '--standard', 'standard.yaml'],
  ])('is refused: svc %s %s', async (...argv) => {
    const { exitCode, stderr } = await run(argv, { cwd: folder });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 3,
      stderr: 'error: /dev/zero is a device or a pipe, not a file\n',
    });
  });

  it('is read no further than allowed where it is a pipe', async () => {
    const pipe = join(folder, 'pipe.yaml');
    execFileSync('mkfifo', [pipe]);
    const writer = execFileSync.bind(null, 'sh');
    writer(['-c', `(yes > '${pipe}' 2>/dev/null) >/dev/null 2>&1 &`]);
    const { exitCode, stderr } = await run(['show', pipe], { cwd: folder });
    expect(exitCode).toBe(3);
    expect(stderr).toMatch(/pipe\.yaml is too large/);
  });

  it('has the limit that the user gives', async () => {
    const { exitCode, stderr } = await run([...score, '--max-bytes', '1k'], { cwd: folder });
    writeFileSync(join(folder, 'map.yaml'), '#'.repeat(1000));
    expect({ exitCode, stderr }).toEqual({
      exitCode: 3,
      stderr: expect.stringMatching(/is too large: 1,\d+ bytes, at most 1,000 are read/),
    });
    expect((await run([...score, '--max-bytes', 'much'], { cwd: folder })).exitCode).toBe(2);
  });
});
