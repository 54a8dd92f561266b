// However the built program ends: nothing that failed, hung or was cut short may look like success.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../world.ts';

const SVC = join(ROOT, 'bin/svc.js');
const COUNTER = join(ROOT, 'fixtures/surveys/counter');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'svc-ending-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs svc with a script before it. */
function svc(argv: readonly string[], before = '', options: object = {}) {
  const script = join(folder, 'before.cjs');
  writeFileSync(script, before);
  return spawnSync(process.execPath, ['--require', script, SVC, ...argv], { encoding: 'utf8', ...options });
}

describe('a run that cannot come to its end', () => {
  it('names the input that stopped, and is 3', () => {
    const never = `
      process.stdin.destroy();
      process.stdin[Symbol.asyncIterator] = async function* () { yield Buffer.from('{'); await new Promise(() => {}); };`;
    expect(svc(['report', '-'], never)).toMatchObject({
      status: 3,
      stderr: 'error: standard input stopped before its end, and nothing more will come of it\n',
    });
  });

  it('is a bug where nothing was read, and tells where to report it', () => {
    const never = `require('node:fs/promises').readdir = () => new Promise(() => {});`;
    const { status, stderr } = svc(['show', 'speed'], never);
    expect(status).toBe(70);
    expect(stderr).toMatch(
      /^This is a bug in svc, not a fault of yours. Please report it at https:\/\/\S+ with/,
    );
  });

  it('is a bug where an error came that nobody waited for, whatever else goes on', () => {
    const stray = `
      setTimeout(() => { throw new Error('stray'); }, 20);
      setInterval(() => {}, 1000);
      require('node:fs/promises').readdir = () => new Promise(() => {});`;
    const { status, stderr } = svc(['show', 'speed'], stray);
    expect(status).toBe(70);
    expect(stderr).toContain('Error: stray');
  });
});

describe.skipIf(!existsSync('/dev/full'))('output that does not arrive', () => {
  it.each([[['standards']], [['--help']], [['show', 'speed', '--format', 'json']]])(
    'is 3 and said: %s',
    (argv) => {
      const line = `'${process.execPath}' '${SVC}' ${argv.join(' ')} >/dev/full`;
      expect(spawnSync('sh', ['-c', line], { encoding: 'utf8' })).toMatchObject({
        status: 3,
        stderr: 'error: no space left on the disk for the output\n',
      });
    },
  );

  it('because its reader has left is no fault', () => {
    const line = `{ '${process.execPath}' '${SVC}' show speed --format json; echo "$?" >&2; } | head -c 10 >/dev/null`;
    expect(spawnSync('sh', ['-c', line], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '0\n' });
  });
});

describe.skipIf(process.platform === 'win32')('a run without a folder', () => {
  it('says so', () => {
    const line = `mkdir gone && cd gone && rmdir ../gone && '${process.execPath}' '${SVC}' lint x.yaml`;
    expect(spawnSync('sh', ['-c', line], { encoding: 'utf8', cwd: folder })).toMatchObject({
      status: 3,
      stderr: 'error: the current folder has been deleted\n',
    });
  });
});

describe.skipIf(process.platform === 'win32')('a signal', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    '%s leaves no temporary file, and ends the run as signals do',
    async (signal) => {
      const out = mkdtempSync(join(folder, 'out-'));
      const argv = [
        'score',
        '-',
        '--standard',
        `${COUNTER}/standard.yaml`,
        '--map',
        `${COUNTER}/by-position.yaml`,
      ];
      const child = spawn(process.execPath, [SVC, ...argv, '--rows', join(out, 'rows.csv')], {
        stdio: ['pipe', 'ignore', 'ignore'],
      });
      for (let i = 0; i < 200 && readdirSync(out).length === 0; i++) await setTimeout(20);
      expect(readdirSync(out)).toHaveLength(1);
      child.kill(signal);
      expect(await once(child, 'exit')).toEqual([null, signal]);
      expect(readdirSync(out)).toEqual([]);
    },
  );
});
