// Files on disk: reading with faults that name the file, writing so that a crash leaves the old file or the new one.

import { randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { type FileHandle, mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '../core/errors.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'file-missing',
  ENOTDIR: 'file-missing',
  EISDIR: 'file-is-folder',
  EACCES: 'file-forbidden',
  EPERM: 'file-forbidden',
  ENOSPC: 'disk-full',
  EROFS: 'file-forbidden',
};

/** A system error as what it means to the user; others are thrown on as they are. */
export function asUserError(error: unknown, file: string): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  const reason = code === undefined ? undefined : REASONS[code];
  return reason === undefined ? error : new UserError(reason, { file });
}

/** Reads a whole file, unless it is larger than `limit` bytes. At once: to wait for it takes longer than to read it. */
export async function readBytes(file: string, limit: number): Promise<Uint8Array> {
  try {
    const { size } = statSync(file);
    if (size > limit) throw new UserError('file-too-large', { file, size, limit });
    return readFileSync(file);
  } catch (error) {
    throw asUserError(error, file);
  }
}

/** Reads a stream to its end, unless it gives more than `limit` bytes; `name` is what faults call it. */
export async function readStream(
  stream: AsyncIterable<Buffer | string>,
  limit: number,
  name: string,
): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk as Buffer));
    size += chunk.length;
    if (size > limit) throw new UserError('file-too-large', { file: name, size, limit });
  }
  return Buffer.concat(chunks);
}

/** A folder and those around it, where they are not there. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw asUserError(error, folder);
  }
}

/** Writes anew a file that is there: behind a link if it is one, and as readable to others as it was. */
export async function rewriteAtomic(file: string, text: string | Uint8Array): Promise<void> {
  try {
    const target = await realpath(file);
    const { mode } = await stat(target);
    await writeAtomic(target, text, mode & 0o777);
  } catch (error) {
    throw asUserError(error, file);
  }
}

/** Temp file beside the target, fsync, rename, fsync of the folder: never half a file. */
export async function writeAtomic(file: string, text: string | Uint8Array, mode?: number): Promise<void> {
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  let handle: FileHandle | undefined;
  try {
    handle = await open(temporary, 'wx');
    if (mode !== undefined) await handle.chmod(mode);
    await handle.writeFile(text);
    await handle.sync();
    await handle.close();
    handle = undefined;
    await rename(temporary, file);
    await syncFolder(dirname(file));
  } catch (error) {
    await handle?.close().catch(() => {});
    await rm(temporary, { force: true });
    throw asUserError(error, file);
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
