// Files written so that an interrupt or a crash at any moment leaves the old one or the new one: into a temporary file beside
// it, put in its place when whole. What is no file (a device, a pipe) is written straight, and a link is followed.

import {
  access,
  chown,
  constants,
  type FileHandle,
  open,
  readdir,
  readlink,
  rename,
  rm,
  stat,
} from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { UserError, usageError } from '../core/errors.ts';
import { asUserError } from './faults.ts';
import { refuseTaken, takeFile, temporaries } from './inputs.ts';
import { isOver, processHere } from './process.ts';

export interface Spool {
  readonly file: string;
  write(part: string | Uint8Array): Promise<void>;
  /** Puts the file in its place. */
  commit(): Promise<void>;
  /** Leaves no trace; does nothing after commit. */
  abandon(): Promise<void>;
}

const BUFFERED = 64 * 1024;

export interface SpoolOptions {
  /** Of a file that is not there yet, if not what the system gives. */
  readonly mode?: number;
  /** The file may be one that this run has read or written before. */
  readonly again?: boolean;
}

/**
 * A file that is there keeps its mode, and where we may its owner. Other names of the same file (hard links) keep the old
 * content: they are mostly backups. What this run reads is not written over (UserError).
 */
export async function openSpool(file: string, options: SpoolOptions = {}): Promise<Spool> {
  const guarded = async <T>(act: () => Promise<T>): Promise<T> => {
    try {
      return await act();
    } catch (error) {
      throw asUserError(error, file);
    }
  };
  const { mode, again = false } = options;
  const place = await guarded(() => placeOf(file, again));
  if (underWay.has(place.path)) throw usageError('file-taken', { file });
  const opened = await guarded(() => openAt(place, mode));
  if (place.kind !== 'stream') underWay.add(place.path);
  let handle: FileHandle | null = opened.handle;
  let waiting: Uint8Array[] = [];
  let size = 0;
  const flush = async () => {
    const parts = Buffer.concat(waiting);
    waiting = [];
    size = 0;
    if (parts.length > 0) await handle!.writeFile(parts);
  };
  const close = async () => {
    const closing = handle;
    handle = null;
    underWay.delete(place.path);
    await closing?.close();
  };
  return {
    file,
    async write(part) {
      const bytes = typeof part === 'string' ? Buffer.from(part) : part;
      waiting.push(bytes);
      size += bytes.length;
      if (size >= BUFFERED) await guarded(flush);
    },
    commit: () =>
      guarded(async () => {
        await flush();
        if (opened.temporary === null) {
          if (place.kind === 'file') await handle!.sync();
          return close();
        }
        await handle!.sync();
        // What is read may have been opened only after this file was.
        await placeOf(place.path, again);
        await close();
        await putInPlace(opened.temporary, place.path);
        temporaries.delete(opened.temporary);
        takeFile(await stat(place.path));
        await syncFolder(dirname(place.path));
      }).catch(async (error) => {
        await close().catch(() => {});
        if (opened.temporary !== null) await discard(opened.temporary);
        throw error;
      }),
    async abandon() {
      if (!handle) return;
      await close().catch(() => {});
      if (opened.temporary !== null) await discard(opened.temporary);
    },
  };
}

/** Where bytes for a file go, after all links. */
type Place =
  | { readonly kind: 'new'; readonly path: string }
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly mode: number;
      readonly uid: number;
      readonly gid: number;
    }
  /** A device, a pipe, or what a process has open, such as /dev/stdout. */
  | { readonly kind: 'stream'; readonly path: string };

const MOST_LINKS = 40;
const isOpened = (path: string): boolean => /^\/(?:proc|dev\/fd)\//.test(path);

async function placeOf(file: string, again: boolean): Promise<Place> {
  let path = resolve(file);
  let opened = isOpened(path);
  for (let links = 0; ; links++) {
    const target = await readlink(path).catch(() => null);
    if (target === null || opened) break;
    if (links === MOST_LINKS) throw new UserError('file-link-loop', { file });
    path = resolve(dirname(path), target);
    opened = isOpened(path);
  }
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return null;
  });
  if (!found) return { kind: 'new', path };
  if (found.isDirectory()) throw new UserError('file-is-folder', { file });
  if (opened || !found.isFile()) return { kind: 'stream', path };
  if (!again) refuseTaken(found, file);
  // A rename would replace a file that its owner has made read-only.
  await access(path, constants.W_OK);
  return { kind: 'file', path, mode: found.mode & 0o777, uid: found.uid, gid: found.gid };
}

interface Opened {
  readonly handle: FileHandle;
  /** Null where the bytes go straight to their place. */
  readonly temporary: string | null;
}

async function openAt(place: Place, mode: number | undefined): Promise<Opened> {
  const { path } = place;
  if (place.kind === 'stream')
    return { handle: await open(path, constants.O_WRONLY | constants.O_APPEND), temporary: null };
  const folder = dirname(path);
  await sweep(folder);
  const temporary = join(folder, temporaryName());
  temporaries.add(temporary);
  let handle: FileHandle | undefined;
  try {
    handle = await open(temporary, 'wx', place.kind === 'file' ? 0o600 : (mode ?? 0o666));
    if (place.kind === 'file') {
      await keepOwner(temporary, place);
      await handle.chmod(place.mode);
    }
    return { handle, temporary };
  } catch (error) {
    await handle?.close().catch(() => {});
    await discard(temporary);
    const { code } = error as NodeJS.ErrnoException;
    // The file may be written although its folder may not: then it can only be written where it is.
    if (place.kind === 'file' && (code === 'EACCES' || code === 'EPERM' || code === 'EROFS'))
      return { handle: await open(path, 'w'), temporary: null };
    if (code === 'ENOENT') throw new UserError('folder-missing', { folder });
    throw error;
  }
}

/** Only root may give files away; everybody else's new file is their own. */
async function keepOwner(temporary: string, { uid, gid }: Extract<Place, { kind: 'file' }>): Promise<void> {
  if (process.getuid?.() === uid && process.getgid?.() === gid) return;
  await chown(temporary, uid, gid).catch(() => {});
}

const BUSY = new Set(['EACCES', 'EPERM', 'EBUSY']);

/**
 * On Windows a virus scanner or a viewer may hold the file for a moment. A file that is mounted by itself (as containers do)
 * can't be replaced, only written into.
 */
async function putInPlace(temporary: string, path: string): Promise<void> {
  for (let attempt = 0; ; attempt++)
    try {
      return await rename(temporary, path);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (process.platform === 'win32' && BUSY.has(code ?? '') && attempt < 10)
        await new Promise((done) => setTimeout(done, 10 * 2 ** attempt));
      else if (process.platform !== 'win32' && code === 'EBUSY') return pourInto(temporary, path);
      else throw error;
    }
}

async function pourInto(temporary: string, path: string): Promise<void> {
  const from = await open(temporary, 'r');
  const into = await open(path, 'w');
  try {
    for await (const chunk of from.createReadStream({ autoClose: false }))
      await into.writeFile(chunk as Buffer);
    await into.sync();
  } finally {
    await from.close();
    await into.close();
  }
  await discard(temporary);
}

/** Places that are being written to. */
const underWay = new Set<string>();

async function discard(temporary: string): Promise<void> {
  await rm(temporary, { force: true }).catch(() => {});
  temporaries.delete(temporary);
}

/** Short, whatever the file is called; it names its process, so that it can be cleared when that is no more. */
export const temporaryName = (): string =>
  `.svc-${processHere()}-${Buffer.from(crypto.getRandomValues(new Uint8Array(6))).toString('hex')}.tmp`;

const swept = new Set<string>();

/** Clears what processes that were killed have left in a folder: once, for it costs a listing. */
export async function sweep(folder: string): Promise<void> {
  if (swept.has(folder)) return;
  swept.add(folder);
  for (const name of await readdir(folder).catch(() => [])) {
    const owner = /^\.svc-(.+)-[0-9a-f]{12}\.tmp$/.exec(name)?.[1];
    if (owner === undefined || !isOver(owner)) continue;
    await rm(join(folder, name), { force: true, recursive: true }).catch(() => {});
  }
}

/** Makes a rename durable; some file systems and Windows refuse to sync a folder, which costs durability only. */
async function syncFolder(folder: string): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(folder, 'r');
    await handle.sync();
  } catch {
    // not every platform can
  } finally {
    await handle?.close();
  }
}
