// Sessions on disk: names, locks, evidence.

import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  completions,
  forgetRemoved,
  removeEvidence,
  restoreEvidence,
  takeEvidence,
} from '../../src/io/evidence.ts';
import { lockOf, lockSession, newSessionFile, saveSession, sessionFiles } from '../../src/io/sessions.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'svc-sessions-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Numbers that no process has: pids end below 2^22 where these tests run. */
const NOBODY = 99_999_999;
const holdAs = (file: string, holder: object) => writeFileSync(lockOf(file), JSON.stringify(holder));

describe('a new session', () => {
  const noon = new Date(2026, 2, 5, 12);

  it('is named for the day, the standard and the site', () => {
    const file = newSessionFile(folder, noon, 'speed', 'Sadovaya 14, «Спица»!');
    expect(file).toMatch(/svc-sessions[\\/]2026-03-05-speed-sadovaya-14-спица-[0-9a-f]{4}\.yaml$/);
  });

  it('needs no site', () => {
    expect(basename(newSessionFile(folder, noon, 'speed', null))).toMatch(
      /^2026-03-05-speed-[0-9a-f]{4}\.yaml$/,
    );
  });

  it('cannot lead out of its folder', () => {
    expect(basename(newSessionFile(folder, noon, 'speed', '../../etc/passwd'))).toMatch(
      /^2026-03-05-speed-etc-passwd-/,
    );
  });

  it('makes its folder when it is saved, and leaves nothing else there', async () => {
    const file = join(folder, 'deep', 'one.yaml');
    await saveSession(file, 'a');
    await saveSession(file, 'b');
    expect(readFileSync(file, 'utf8')).toBe('b');
    expect(readdirSync(join(folder, 'deep'))).toEqual(['one.yaml']);
  });
});

describe('saved sessions', () => {
  it('are listed with the last written first', async () => {
    for (const [name, time] of [
      ['old', 1],
      ['new', 3],
      ['middle', 2],
    ] as const) {
      const file = join(folder, 'svc-sessions', `${name}.yaml`);
      await saveSession(file, '');
      utimesSync(file, time, time);
    }
    mkdirSync(join(folder, 'svc-sessions', 'new.evidence'));
    writeFileSync(join(folder, 'svc-sessions', 'new.yaml.lock'), '');
    expect((await sessionFiles(folder)).map((file) => basename(file))).toEqual([
      'new.yaml',
      'middle.yaml',
      'old.yaml',
    ]);
  });

  it('are none where there is no folder', async () => {
    expect(await sessionFiles(join(folder, 'nowhere'))).toEqual([]);
  });
});

describe('a lock', () => {
  const file = () => join(folder, 'one.yaml');

  it('keeps a second process out, and says which process has the session', async () => {
    holdAs(file(), { pid: process.ppid, host: hostname(), token: 't' });
    await expect(lockSession(file(), process.pid)).rejects.toMatchObject({
      code: 'session-locked',
      exitCode: 3,
      args: { file: file(), pid: process.ppid, host: hostname() },
      hint: { args: { lock: lockOf(file()) } },
    });
  });

  it('is gone when it is given back', async () => {
    const unlock = await lockSession(file(), process.pid);
    expect(existsSync(lockOf(file()))).toBe(true);
    await unlock();
    expect(existsSync(lockOf(file()))).toBe(false);
  });

  it.each([
    ['of a process that has died', { pid: NOBODY, host: hostname(), token: 't' }],
    ['of an earlier process of the same number', { pid: process.pid, host: hostname(), token: 't' }],
    ['that a crash left half written', {}],
  ])('%s is taken over', async (_, holder) => {
    holdAs(file(), holder);
    await (await lockSession(file(), process.pid))();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('of another machine stands, since nobody can know', async () => {
    holdAs(file(), { pid: NOBODY, host: 'elsewhere', token: 't' });
    await expect(lockSession(file(), process.pid)).rejects.toMatchObject({ code: 'session-locked' });
  });

  it('that somebody else has taken meanwhile is not given back', async () => {
    const unlock = await lockSession(file(), process.pid);
    holdAs(file(), { pid: process.ppid, host: hostname(), token: 'theirs' });
    await unlock();
    expect(existsSync(lockOf(file()))).toBe(true);
  });
});

describe('evidence', () => {
  const session = () => join(folder, 'svc-sessions', 'one.yaml');
  const take = (typed: string, copy = true) =>
    takeEvidence(session(), typed, { cwd: folder, home: join(folder, 'home'), copy });
  const photo = Buffer.from([0xff, 0xd8, 0x00, 0x0a]);
  const sha256 = createHash('sha256').update(photo).digest('hex');

  beforeEach(() => {
    mkdirSync(join(folder, 'home'));
    writeFileSync(join(folder, 'my photo.jpg'), photo);
    writeFileSync(join(folder, 'home', 'receipt.jpg'), photo);
  });

  it('is copied beside the session, with its digest and size', async () => {
    expect(await take('my photo.jpg')).toEqual({ file: 'one.evidence/my photo.jpg', sha256, size: 4 });
    expect(readFileSync(join(folder, 'svc-sessions', 'one.evidence', 'my photo.jpg'))).toEqual(photo);
  });

  it('is copied once, however often and by whatever name it is taken', async () => {
    const first = await take('my photo.jpg');
    writeFileSync(join(folder, 'again.jpg'), readFileSync(join(folder, 'my photo.jpg')));
    expect(await take('again.jpg')).toEqual(first);
    expect(readdirSync(join(folder, 'svc-sessions', 'one.evidence'))).toEqual(['my photo.jpg']);
  });

  it('goes when it is removed, comes back when that is undone, and is forgotten at the end', async () => {
    const evidence = await take('my photo.jpg');
    const copies = () => readdirSync(join(folder, 'svc-sessions', 'one.evidence'));
    await removeEvidence(session(), evidence);
    expect(copies()).toEqual(['.removed-my photo.jpg']);
    await restoreEvidence(session(), evidence);
    expect(copies()).toEqual(['my photo.jpg']);
    await removeEvidence(session(), evidence);
    await forgetRemoved(session());
    expect(existsSync(join(folder, 'svc-sessions', 'one.evidence'))).toBe(false);
  });

  it('is found by the beginning of its name', async () => {
    const around = { cwd: folder, home: undefined };
    expect(await completions('my', around)).toEqual(['my photo.jpg']);
    expect(await completions('./my', around)).toEqual(['./my photo.jpg']);
    expect(await completions('nothing', around)).toEqual([]);
  });

  it('is never written over', async () => {
    await take('my photo.jpg');
    writeFileSync(join(folder, 'my photo.jpg'), 'another');
    expect((await take('my photo.jpg')).file).toBe('one.evidence/my photo-2.jpg');
    expect(readdirSync(join(folder, 'svc-sessions', 'one.evidence'))).toEqual([
      'my photo-2.jpg',
      'my photo.jpg',
    ]);
  });

  it('may only be referred to', async () => {
    expect(await take('my photo.jpg', false)).toEqual({ file: '../my photo.jpg', sha256, size: 4 });
    expect(existsSync(join(folder, 'svc-sessions', 'one.evidence'))).toBe(false);
  });

  it.each(['"my photo.jpg"', "'my photo.jpg'", 'my\\ photo.jpg', ' my photo.jpg '])(
    'is found as %s',
    async (typed) => {
      expect((await take(typed)).sha256).toBe(sha256);
    },
  );

  it('is found from the home folder and by URL', async () => {
    expect((await take('~/receipt.jpg')).sha256).toBe(sha256);
    expect((await take(`file://${folder}/my%20photo.jpg`)).sha256).toBe(sha256);
  });

  it('that is missing, or a folder, is said to be so', async () => {
    await expect(take('gone.jpg')).rejects.toMatchObject({ code: 'file-missing' });
    await expect(take('home')).rejects.toMatchObject({ code: 'file-is-folder' });
  });
});
