// Files that go with a session as evidence: taken in, found by typing, removed and brought back.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, parse, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Evidence } from '../core/answers/response.ts';
import { compareText, UserError } from '../core/errors.ts';
import { asUserError, makeFolder } from './files.ts';
import { takeFile } from './inputs.ts';
import { fileExists } from './sessions.ts';
import { openSpool } from './spool.ts';

export interface Around {
  readonly cwd: string;
  readonly home: string | undefined;
}

export interface Taking extends Around {
  /** A copy lies beside the session; otherwise the file is only referred to. */
  readonly copy: boolean;
  /** Told how far it is, from 0 to 1. */
  readonly tell?: (share: number) => void;
  /** Aborted when the file is not wanted after all. */
  readonly signal?: AbortSignal;
}

/** Where the copies of a session's evidence lie. */
export const evidenceFolder = (session: string): string =>
  join(dirname(session), `${parse(session).name}.evidence`);

/**
 * A file as evidence: its digest and size, and its path as seen from the session. A copy lies beside the session, so
 * that both can be sent together; the same content is copied once. Throws a UserError where it is no file to be read.
 */
export async function takeEvidence(session: string, typed: string, taking: Taking): Promise<Evidence> {
  const { cwd, copy } = taking;
  const source = await fileNamed(typed, taking);
  const { size, mode } = await stat(source);
  const fromSession = (file: string) => portable(relative(dirname(session), file));
  if (!copy) {
    const sha256 = await digestOf(source, size, taking);
    const fromCwd = relative(cwd, source);
    const near = fromCwd !== '' && !fromCwd.startsWith('..') && parse(fromCwd).root === '';
    return { file: near ? fromSession(source) : portable(source), sha256, size };
  }
  const folder = evidenceFolder(session);
  await makeFolder(folder);
  const same = await sameFile(folder, source, size, taking);
  if (same) return { file: fromSession(same.file), sha256: same.sha256, size };
  const target = await freeName(folder, basename(source));
  const copied = await copyWhole(source, target, size, await stricter(mode, session), taking);
  return { file: fromSession(target), ...copied };
}

/** What keeps a file from being evidence, as a UserError; nothing where all is well. */
export async function fileNamed(typed: string, { cwd, home }: Around): Promise<string> {
  const source = resolve(cwd, typedPath(typed, home));
  const status = await stat(source).catch((error) => {
    throw asUserError(error, source);
  });
  if (status.isDirectory()) throw new UserError('file-is-folder', { file: source });
  if (!status.isFile()) throw new UserError('file-endless', { file: source });
  takeFile(status);
  return source;
}

/** Paths that begin as typed, in the way it was typed; folders end with a slash, hidden ones come only when asked for. */
export async function completions(typed: string, { cwd, home }: Around): Promise<string[]> {
  const bare = typed.trimStart().replace(/^["']/, '');
  const stem = bare.replace(/[^/]*$/, '');
  const begun = bare.slice(stem.length);
  const folder = resolve(cwd, typedPath(stem === '' ? '.' : stem, home));
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter(({ name }) => name.startsWith(begun) && (begun !== '' || !name.startsWith('.')))
    .map((entry) => `${stem}${entry.name}${entry.isDirectory() ? '/' : ''}`)
    .sort(compareText);
}

/** Evidence that was removed waits under this name, so that it can be brought back. */
const removedName = (file: string): string => join(dirname(file), `.removed-${basename(file)}`);

/** The copy of a session's evidence; null for a file elsewhere, which is not ours to touch. */
function copyOf(session: string, { file }: Evidence): string | null {
  const path = resolve(dirname(session), file);
  return dirname(path) === resolve(evidenceFolder(session)) ? path : null;
}

/** Takes a copy away. It is gone for good with `forgetRemoved`. */
export async function removeEvidence(session: string, evidence: Evidence): Promise<void> {
  const copy = copyOf(session, evidence);
  if (copy !== null) await rename(copy, removedName(copy)).catch(() => {});
}

export async function restoreEvidence(session: string, evidence: Evidence): Promise<void> {
  const copy = copyOf(session, evidence);
  if (copy !== null && !(await fileExists(copy))) await rename(removedName(copy), copy).catch(() => {});
}

/** Deletes what was removed, and the folder if nothing else is in it. */
export async function forgetRemoved(session: string): Promise<void> {
  const folder = evidenceFolder(session);
  const names = await readdir(folder).catch(() => null);
  if (names === null) return;
  const removed = names.filter((name) => name.startsWith('.removed-'));
  for (const name of removed) await rm(join(folder, name), { force: true });
  if (removed.length === names.length) await rm(folder, { recursive: true, force: true });
}

/** A copy of the same content that is there already. */
async function sameFile(folder: string, source: string, size: number, taking: Taking) {
  let sha256: string | null = null;
  for (const name of (await readdir(folder)).sort(compareText)) {
    const file = join(folder, name);
    const status = await stat(file);
    if (name.startsWith('.') || !status.isFile() || status.size !== size) continue;
    sha256 ??= await digestOf(source, size, taking);
    if ((await digestOf(file, size, {})) === sha256) return { file, sha256 };
  }
  return null;
}

/** As a person types or drops a path into a terminal: quoted, escaped, from the home folder, or as a URL. */
function typedPath(typed: string, home: string | undefined): string {
  let path = typed.trim();
  const quoted = /^(["'])(.*)\1$/s.exec(path);
  if (quoted) path = quoted[2]!;
  else if (process.platform !== 'win32') path = path.replace(/\\(.)/g, '$1');
  if (path.startsWith('file://'))
    try {
      return fileURLToPath(path);
    } catch {
      return path;
    }
  return home !== undefined && /^~(?=[/\\]|$)/.test(path) ? join(home, path.slice(1)) : path;
}

/** SHA-256 of a file, in hexadecimal. */
export async function digestOf(
  file: string,
  size = 0,
  { tell, signal }: Pick<Taking, 'tell' | 'signal'> = {},
): Promise<string> {
  const hash = createHash('sha256');
  let done = 0;
  try {
    for await (const chunk of createReadStream(file, { signal })) {
      hash.update(chunk as Buffer);
      done += (chunk as Buffer).length;
      if (size > 0) tell?.(Math.min(1, done / size));
    }
  } catch (error) {
    throw asUserError(error, file);
  }
  return hash.digest('hex');
}

/** Who may read a copy: whoever may read both the source and the session. */
async function stricter(mode: number, session: string): Promise<number> {
  const fromSession = await stat(session).catch(() => null);
  return mode & (fromSession?.mode ?? 0o666) & 0o666;
}

/** The digest is of the bytes that were written. */
async function copyWhole(
  source: string,
  target: string,
  whole: number,
  mode: number,
  { tell, signal }: Taking,
): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  const spool = await openSpool(target, { mode });
  try {
    for await (const chunk of createReadStream(source, { signal })) {
      hash.update(chunk as Buffer);
      size += (chunk as Buffer).length;
      await spool.write(chunk as Buffer);
      if (whole > 0) tell?.(Math.min(1, size / whole));
    }
    await spool.commit();
  } catch (error) {
    throw asUserError(error, source);
  } finally {
    await spool.abandon();
  }
  return { sha256: hash.digest('hex'), size };
}

/** `photo.jpg`, else `photo-2.jpg`, and so on: evidence is never written over. */
async function freeName(folder: string, name: string): Promise<string> {
  const { name: stem, ext } = parse(name);
  for (let i = 1; ; i++) {
    const file = join(folder, i === 1 ? name : `${stem}-${i}${ext}`);
    if (!(await fileExists(file))) return file;
  }
}

const portable = (path: string): string => path.replaceAll('\\', '/');
