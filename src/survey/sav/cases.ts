// The cases of a system file, each as its eight-byte places, whatever they are packed in.

import { inflateSync } from 'node:zlib';
import { BrokenSav, type ByteReader } from './bytes.ts';
import type { Dictionary } from './dictionary.ts';

const PLACE = 8;
const BLANKS = Buffer.alloc(PLACE, 0x20);
const END = 252;
const AS_IT_IS = 253;
const ALL_BLANK = 254;
const MISSING = 255;
/** The number that stands for none: the least there is. */
export const NOTHING = -Number.MAX_VALUE;

/** Each buffer is one case; it is written anew for the next. */
export async function* casesIn(bytes: ByteReader, dictionary: Dictionary): AsyncGenerator<Buffer> {
  if (dictionary.compression === 'none') yield* uncompressedCases(bytes.rest(), dictionary);
  else if (dictionary.compression === 'codes') yield* codedCases(bytes.rest(), dictionary);
  else yield* codedCases(inflated(bytes, dictionary), dictionary);
}

async function* uncompressedCases(
  source: AsyncIterable<Buffer>,
  { places }: Dictionary,
): AsyncGenerator<Buffer> {
  const size = places * PLACE;
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of source) {
    const all = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    let at = 0;
    for (; at + size <= all.length; at += size) yield all.subarray(at, at + size);
    held = all.subarray(at);
  }
  if (held.length > 0) throw new BrokenSav('cut-short');
}

/** Eight codes, then the eight-byte values of those that say so, and on with the next eight codes. */
async function* codedCases(
  source: AsyncIterable<Buffer>,
  { places, bias, numbers }: Dictionary,
): AsyncGenerator<Buffer> {
  const row = Buffer.alloc(places * PLACE);
  const write = numbers.int(Buffer.from([1, 0, 0, 0]), 0) === 1 ? 'writeDoubleLE' : 'writeDoubleBE';
  let held: Buffer = Buffer.alloc(0);
  let codes: Buffer | null = null;
  let code = 0;
  let place = 0;
  for await (const chunk of source) {
    const all: Buffer = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    let at = 0;
    for (;;) {
      if (codes === null || code === PLACE) {
        if (at + PLACE > all.length) break;
        codes = Buffer.from(all.subarray(at, at + PLACE));
        at += PLACE;
        code = 0;
      }
      const found = codes[code]!;
      if (found === END) return finish(place);
      if (found === AS_IT_IS) {
        if (at + PLACE > all.length) break;
        all.copy(row, place * PLACE, at, at + PLACE);
        at += PLACE;
      } else if (found === ALL_BLANK) BLANKS.copy(row, place * PLACE);
      else if (found === MISSING) row[write](NOTHING, place * PLACE);
      else if (found > 0) row[write](found - bias, place * PLACE);
      code++;
      // A code of nothing fills up the eight.
      if (found > 0 && ++place === places) {
        yield row;
        place = 0;
      }
    }
    held = all.subarray(at);
  }
  finish(place);
}

function finish(place: number): void {
  if (place > 0) throw new BrokenSav('cut-short');
}

const HEAD = 24;
/** Blocks are of four megabytes; what claims to be more is none. */
const LARGEST_BLOCK = 64 * 1024 * 1024;
const MOST_BLOCKS = 1_000_000;

/** The blocks of a file packed by zlib, by the list at its end. All of it has to be there. */
async function* inflated(bytes: ByteReader, { numbers }: Dictionary): AsyncGenerator<Buffer> {
  const start = bytes.position;
  const chunks: Buffer[] = [];
  for await (const chunk of bytes.rest()) chunks.push(chunk);
  const all = Buffer.concat(chunks);
  if (all.length < HEAD) throw new BrokenSav('cut-short');
  const [list, length] = [numbers.long(all, 8) - start, numbers.long(all, 16)];
  if (list < HEAD || length < HEAD || list + length > all.length) throw new BrokenSav('cut-short');
  const count = numbers.int(all, list + 20);
  if (count < 0 || count > MOST_BLOCKS || HEAD + count * HEAD > length) throw new BrokenSav('impossible');
  for (let i = 0; i < count; i++) {
    const entry = list + HEAD + i * HEAD;
    const at = numbers.long(all, entry + 8) - start;
    const [whole, packed] = [numbers.int(all, entry + 16), numbers.int(all, entry + 20)];
    if (at < HEAD || packed < 0 || at + packed > list || whole < 0 || whole > LARGEST_BLOCK)
      throw new BrokenSav('impossible');
    try {
      yield inflateSync(all.subarray(at, at + packed), { maxOutputLength: Math.max(1, whole) });
    } catch {
      throw new BrokenSav('damaged');
    }
  }
}
