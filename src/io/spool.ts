// Files too large to hold: read in chunks, and written while a command runs but put in place only when whole.

import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { asUserError } from './files.ts';

export interface Spool {
  readonly file: string;
  write(part: string | Uint8Array): Promise<void>;
  /** Puts the file in its place. */
  commit(): Promise<void>;
  /** Leaves no trace; does nothing after commit. */
  abandon(): Promise<void>;
}

const BUFFERED = 64 * 1024;

export async function openSpool(file: string): Promise<Spool> {
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  const guarded = async <T>(act: () => Promise<T>): Promise<T> => {
    try {
      return await act();
    } catch (error) {
      throw asUserError(error, file);
    }
  };
  let handle: FileHandle | null = await guarded(() => open(temporary, 'wx'));
  let waiting: Uint8Array[] = [];
  let size = 0;
  const flush = async () => {
    const parts = Buffer.concat(waiting);
    waiting = [];
    size = 0;
    if (parts.length > 0) await handle!.writeFile(parts);
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
        await handle!.sync();
        await handle!.close();
        handle = null;
        await rename(temporary, file);
      }),
    async abandon() {
      if (!handle) return;
      await handle.close().catch(() => {});
      handle = null;
      await rm(temporary, { force: true });
    },
  };
}

const CHUNK = 1024 * 1024;

/** The bytes of a file, a chunk at a time; faults come while reading, as the system words them. */
export const openBytes = (file: string): Readable => createReadStream(file, { highWaterMark: CHUNK });

/** The same, of a file that is opened when the first of them are asked for. */
export async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  yield* openBytes(file);
}
