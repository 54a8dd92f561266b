// Files are written whole or not at all, and what stands at their place is respected.

import { execFile, execFileSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeAtomic } from '../../src/io/files.ts';
import { beginRun, removeTemporaries } from '../../src/io/inputs.ts';
import { processHere } from '../../src/io/process.ts';
import { openSpool } from '../../src/io/spool.ts';
import { ROOT, run } from '../world.ts';

const isRoot = process.getuid?.() === 0;
let folder: string;
beforeEach(() => {
  beginRun();
  folder = mkdtempSync(join(tmpdir(), 'svc-spool-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);
const read = (name: string) => readFileSync(at(name), 'utf8');

describe.skipIf(process.platform === 'win32')('what stands at the place of a file', () => {
  it('is written through where it is a pipe', async () => {
    execFileSync('mkfifo', [at('pipe')]);
    const reader = promisify(execFile)('cat', [at('pipe')]);
    await writeAtomic(at('pipe'), 'through');
    expect((await reader).stdout).toBe('through');
    expect(lstatSync(at('pipe')).isFIFO()).toBe(true);
  });

  it.skipIf(!isRoot)('is written through where it is a device', async () => {
    execFileSync('mknod', [at('null'), 'c', '1', '3']);
    const outcome = await run(['standards', '-o', at('null')]);
    expect(outcome).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    expect(lstatSync(at('null')).isCharacterDevice()).toBe(true);
    expect(readdirSync(folder)).toEqual(['null']);
  });

  it('is followed where it is a link, or a link to a link, or to a file that is not there yet', async () => {
    mkdirSync(at('far'));
    writeFileSync(at('far/file'), 'old');
    symlinkSync('far/file', at('near'));
    symlinkSync('near', at('nearer'));
    symlinkSync('far/new', at('open'));
    await writeAtomic(at('nearer'), 'new');
    await writeAtomic(at('open'), 'made');
    expect([read('far/file'), read('far/new')]).toEqual(['new', 'made']);
    expect([readlinkSync(at('near')), readlinkSync(at('nearer')), readlinkSync(at('open'))]).toEqual([
      'far/file',
      'near',
      'far/new',
    ]);
  });

  it('is a fault where links lead in a circle', async () => {
    symlinkSync('b', at('a'));
    symlinkSync('a', at('b'));
    await expect(writeAtomic(at('a'), '')).rejects.toMatchObject({ code: 'file-link-loop', exitCode: 3 });
  });

  it.each([0o600, 0o640, 0o755])('keeps its mode %o', async (mode) => {
    writeFileSync(at('file'), 'old');
    chmodSync(at('file'), mode);
    await writeAtomic(at('file'), 'new');
    expect(read('file')).toBe('new');
    expect(statSync(at('file')).mode & 0o777).toBe(mode);
  });

  it('keeps what other names of the same file say', async () => {
    writeFileSync(at('file'), 'old');
    linkSync(at('file'), at('backup'));
    await writeAtomic(at('file'), 'new');
    expect([read('file'), read('backup')]).toEqual(['new', 'old']);
  });

  it.skipIf(isRoot)('is a fault where it may not be written', async () => {
    writeFileSync(at('file'), 'old');
    chmodSync(at('file'), 0o444);
    await expect(writeAtomic(at('file'), 'new')).rejects.toMatchObject({ code: 'file-forbidden' });
    expect(read('file')).toBe('old');
  });

  it('is added to where a process has it open: /dev/stdout after what was there', async () => {
    const svc = `'${process.execPath}' '${join(ROOT, 'bin/svc.js')}' schema`;
    execFileSync('sh', ['-c', `echo old >f; ${svc} -o /dev/stdout >>f; ${svc} >plain`], { cwd: folder });
    expect(read('f')).toBe(`old\n${read('plain')}`);
  });
});

describe('a file that cannot be written', () => {
  it('tells that its folder is missing', async () => {
    await expect(writeAtomic(at('none/file'), '')).rejects.toMatchObject({
      code: 'folder-missing',
      args: { folder: at('none') },
    });
  });

  it('may have a name as long as a name can be', async () => {
    const name = 'n'.repeat(255);
    await writeAtomic(at(name), 'long');
    expect(read(name)).toBe('long');
    await expect(writeAtomic(at(`${name}n`), '')).rejects.toMatchObject({ code: 'file-name-too-long' });
    expect(readdirSync(folder)).toEqual([name]);
  });
});

describe('temporary files', () => {
  it('go when the file is abandoned, and when the process is about to die', async () => {
    const spool = await openSpool(at('one'));
    await spool.write('x');
    expect(readdirSync(folder)).toHaveLength(1);
    await spool.abandon();
    expect(readdirSync(folder)).toEqual([]);
    await openSpool(at('two'));
    removeTemporaries();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('of a process that was killed are cleared next time; those of the living, and of other machines, stay', async () => {
    const [host, , began] = processHere().split('-');
    const dead = `.svc-${host}-99999999-${began}-0123456789ab.tmp`;
    const reused = `.svc-${host}-${process.pid}-b00b00b0.1-0123456789ab.tmp`;
    const living = `.svc-${processHere()}-0123456789ab.tmp`;
    const elsewhere = `.svc-00000000-99999999-${began}-0123456789ab.tmp`;
    const somebodys = 'svc-0123456789ab.tmp';
    for (const name of [dead, reused, living, elsewhere, somebodys]) writeFileSync(at(name), '');
    await writeAtomic(at('file'), '');
    expect(readdirSync(folder).sort()).toEqual([elsewhere, living, 'file', somebodys].sort());
  });
});
