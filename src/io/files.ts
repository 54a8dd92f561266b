// Files on disk: read with faults that name the file, written whole or not at all.

import { createReadStream, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { asUserError } from './faults.ts';
import { limitOf, refuseLarge, statInput, whileReading } from './inputs.ts';
import { openSpool } from './spool.ts';

export { asUserError } from './faults.ts';

/** Reads a whole file, unless it is larger than `usual` bytes. At once: to wait for it takes longer than to read it. */
export async function readBytes(file: string, usual: number): Promise<Uint8Array> {
  try {
    const stats = statInput(file);
    refuseLarge(stats.size, limitOf(usual), file);
    // What the system makes up while it is read has no size, and a pipe has none either.
    if (stats.isDirectory() || (stats.isFile() && stats.size > 0)) return readFileSync(file);
    return await readStream(createReadStream(file), usual, file);
  } catch (error) {
    throw asUserError(error, file);
  }
}

/** Reads a stream to its end, unless it gives more than `usual` bytes; `name` is what faults call it. */
export function readStream(
  stream: AsyncIterable<Buffer | string>,
  usual: number,
  name: string,
): Promise<Uint8Array> {
  return whileReading(name, async () => {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of stream) {
      chunks.push(Buffer.from(chunk as Buffer));
      size += chunk.length;
      refuseLarge(size, limitOf(usual), name);
    }
    return Buffer.concat(chunks);
  });
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
export async function writeAtomic(
  file: string,
  text: string | Uint8Array,
  more: { readonly again?: boolean } = {},
): Promise<void> {
  const spool = await openSpool(file, more);
  try {
    await spool.write(text);
    await spool.commit();
  } finally {
    await spool.abandon();
  }
}

const CHUNK = 1024 * 1024;

/** The bytes of a file, a chunk at a time; faults come while reading, as the system words them. */
export function openBytes(file: string): Readable {
  try {
    statInput(file);
  } catch (error) {
    return new Readable({ read: () => {}, construct: (done) => done(error as Error) });
  }
  return createReadStream(file, { highWaterMark: CHUNK });
}

/** The same, of a file that is opened when the first of them are asked for. */
export async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  yield* openBytes(file);
}
