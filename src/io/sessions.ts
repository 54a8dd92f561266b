// Sessions on disk: where they lie, which of them somebody has open, and the files that go with them as evidence.

import { randomBytes } from 'node:crypto';
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { compareText, UserError } from '../core/errors.ts';
import { sessionName } from '../core/walk/session-name.ts';
import { asUserError, makeFolder, writeAtomic } from './files.ts';
import { beganOf, hostHere, type Holder as Process, stateOf } from './process.ts';

export const SESSION_FOLDER = 'svc-sessions';
/** Where `svc assign` writes assignments, unless told otherwise. */
export const ASSIGNMENT_FOLDER = 'assignments';

/** In the folder of sessions, by the day as the auditor's calendar has it. */
export const newSessionFile = (cwd: string, now: Date, standard: string, site: string | null): string =>
  join(cwd, SESSION_FOLDER, `${sessionName(now, standard, site, randomBytes(2).toString('hex'))}.yaml`);

export async function saveSession(file: string, text: string): Promise<void> {
  await makeFolder(dirname(file));
  await writeAtomic(file, text, { again: true });
}

/** What a session's file holds; null where there is none. */
export async function sessionText(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw asUserError(error, file);
  }
}

/** A session that nobody would miss. */
export const removeSession = (file: string): Promise<void> => rm(file, { force: true });

export async function fileExists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

/** The sessions of a folder, the one written last first; none where there is no folder. */
export async function sessionFiles(cwd: string): Promise<string[]> {
  const folder = join(cwd, SESSION_FOLDER);
  const names = await readdir(folder).catch(() => []);
  const found: { file: string; written: number }[] = [];
  for (const name of names) {
    if (extname(name) !== '.yaml') continue;
    const file = join(folder, name);
    const status = await stat(file).catch(() => null);
    if (status?.isFile()) found.push({ file, written: status.mtimeMs });
  }
  return found.sort((a, b) => b.written - a.written || compareText(a.file, b.file)).map(({ file }) => file);
}

interface Holder extends Process {
  /** Tells this very lock from any other. */
  readonly token: string;
}

export const lockOf = (file: string): string => `${file}.lock`;

/**
 * Takes a session for one process; returns how to give it back. The lock of a process that has died on this machine is
 * taken over; of another machine nothing can be known, so that its lock stands.
 */
export async function lockSession(file: string, pid: number): Promise<() => Promise<void>> {
  const lock = lockOf(file);
  const mine: Holder = {
    pid,
    host: hostHere(),
    began: beganOf(pid),
    token: randomBytes(8).toString('hex'),
  };
  await makeFolder(dirname(file));
  for (let attempt = 0; !(await claim(lock, mine)); attempt++) {
    const holder = await holderOf(lock);
    const gone = holder === null || isGone(holder, mine);
    if (!gone || attempt > 3)
      throw new UserError(
        'session-locked',
        { file, pid: holder?.pid ?? 0, host: holder?.host.split('/')[0] ?? '' },
        { hint: { code: 'session-locked', args: { lock } } },
      );
    await clear(lock, holder);
  }
  return async () => {
    if ((await holderOf(lock))?.token === mine.token) await rm(lock, { force: true });
  };
}

/** Whether the lock is this process's now. */
async function claim(lock: string, mine: Holder): Promise<boolean> {
  try {
    const handle = await open(lock, 'wx');
    try {
      await handle.writeFile(`${JSON.stringify(mine)}\n`);
      await handle.close();
    } catch (error) {
      await handle.close().catch(() => {});
      await rm(lock, { force: true });
      throw error;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw asUserError(error, lock);
  }
  // Somebody may have found it empty, half a moment ago, and cleared it away.
  return (await holderOf(lock))?.token === mine.token;
}

/** Moves a dead lock out of the way; puts it back if, meanwhile, somebody alive has taken its place. */
async function clear(lock: string, dead: Holder | null): Promise<void> {
  const claimed = `${lock}.${randomBytes(4).toString('hex')}`;
  try {
    await rename(lock, claimed);
  } catch {
    return;
  }
  const moved = await holderOf(claimed);
  if (moved?.token === dead?.token) await rm(claimed, { force: true });
  else await rename(claimed, lock);
}

async function holderOf(lock: string): Promise<Holder | null> {
  try {
    const { pid, host, token, began } = JSON.parse(await readFile(lock, 'utf8')) as Partial<Holder>;
    return typeof pid === 'number' && typeof host === 'string' && typeof token === 'string'
      ? { pid, host, token, began: typeof began === 'string' ? began : null }
      : null;
  } catch {
    return null;
  }
}

/** The same number means an earlier process of that number: this one has only just come. */
const isGone = (holder: Holder, mine: Holder): boolean => {
  const state = stateOf(holder);
  return state === 'gone' || (state === 'alive' && holder.pid === mine.pid);
};
