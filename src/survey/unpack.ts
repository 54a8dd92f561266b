// What a survey is wrapped in: gzip is unpacked on the way, a workbook gives one of its sheets as a table of text, a system file of
// SPSS its cases, JSON its records.

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { UserError, usageError } from '../core/errors.ts';
import type { Unpacked } from './container.ts';
import { csvOfJson, looksLikeJson } from './json-records.ts';
import { type Peeked, placesOf } from './peek.ts';

/** A workbook that comes through a pipe is kept whole, for it is read from its end; a file is not. */
const LARGEST_WORKBOOK = 256 * 1024 * 1024;

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, i) => bytes[i] === byte);

/** `sheet` is the name of a sheet, or its number from 1; null takes the first that holds anything. `encoding` goes before what a system file says. */
export async function unpack(
  { start, bytes, places }: Peeked,
  file: string,
  sheet: string | null,
  encoding: string | null = null,
): Promise<Unpacked> {
  if (startsWith(start, [0x1f, 0x8b])) return { bytes: gunzipped(bytes, file), container: { kind: 'gzip' } };
  if (startsWith(start, [0x50, 0x4b, 0x03, 0x04])) {
    const { readWorkbook } = await import('./workbook/workbook.ts');
    return readWorkbook(places ?? placesOf(await wholeOf(bytes, file)), file, sheet);
  }
  if (startsWith(start, [0x24, 0x46, 0x4c])) {
    const { isSav, readSav } = await import('./sav/sav.ts');
    if (isSav(start)) return readSav(bytes, file, encoding);
  }
  if (looksLikeJson(start)) {
    const { csv, container } = csvOfJson(await wholeOf(bytes, file), file);
    return { bytes: Readable.from([csv]), container };
  }
  if (sheet !== null) throw usageError('no-workbook', { file });
  return { bytes, container: null };
}

async function* gunzipped(bytes: AsyncIterable<Buffer>, file: string): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  const fed = pipeline(Readable.from(bytes, { objectMode: false }), gunzip);
  // Its failure is told where the bytes are read.
  fed.catch(() => {});
  try {
    yield* gunzip;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (!code?.startsWith('Z_')) throw error;
    throw new UserError('survey-broken-gz', { file });
  }
}

async function wholeOf(bytes: AsyncIterable<Buffer>, file: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > LARGEST_WORKBOOK)
      throw new UserError('file-too-large', { file, size, limit: LARGEST_WORKBOOK });
  }
  return Buffer.concat(chunks);
}
