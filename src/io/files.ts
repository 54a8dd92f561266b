// Files on disk: read with faults that name the file, written whole or not at all.

import { createReadStream, readFileSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { UserError } from '../core/errors.ts';
import { asUserError } from './faults.ts';
import { openSpool } from './spool.ts';

export { asUserError } from './faults.ts';

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

/** Writes a whole file: see openSpool for what becomes of one that is there. */
export async function writeAtomic(file: string, text: string | Uint8Array): Promise<void> {
  const spool = await openSpool(file);
  try {
    await spool.write(text);
    await spool.commit();
  } finally {
    await spool.abandon();
  }
}

const CHUNK = 1024 * 1024;

/** The bytes of a file, a chunk at a time; faults come while reading, as the system words them. */
export const openBytes = (file: string): Readable => createReadStream(file, { highWaterMark: CHUNK });

/** The same, of a file that is opened when the first of them are asked for. */
export async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  yield* openBytes(file);
}
