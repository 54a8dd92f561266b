// The parts of a workbook as they lie in its zip archive: each is unpacked as it is read, never beyond what it says of itself,
// and held to its checksum.

import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader } from 'yauzl';
import type { Args } from '../../core/errors.ts';
import type { Places } from '../peek.ts';

/** Something in the bytes that no workbook has; `reason` names a sentence `error.workbook-<reason>`. */
export class BrokenWorkbook extends Error {
  readonly reason: string;
  readonly args: Args;

  constructor(reason: string, args: Args = {}) {
    super(reason);
    this.name = 'BrokenWorkbook';
    this.reason = reason;
    this.args = args;
  }
}

export interface Archive {
  has(part: string): boolean;
  parts(): string[];
  /** The bytes of a part; throws BrokenWorkbook where it is not there or damaged. */
  read(part: string): AsyncGenerator<Buffer>;
}

const MOST_PARTS = 10_000;
/** What people and programs write of surveys shrinks to a tenth, at most to a hundredth. */
const LARGEST_RATIO = 250;
/** Below this nothing that unpacks is a danger. */
const HARMLESS = 16 * 1024 * 1024;

export async function openArchive(places: Places): Promise<Archive> {
  const zip = await fromRandomAccessReaderPromise(readerOf(places), places.size, {
    autoClose: false,
    strictFileNames: false,
  });
  const parts = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    if (parts.size === MOST_PARTS) throw new BrokenWorkbook('too-much');
    // Two programs would read two different workbooks.
    if (parts.has(entry.fileName)) throw new BrokenWorkbook('part-twice', { part: entry.fileName });
    parts.set(entry.fileName, entry);
  }
  return {
    has: (part) => parts.has(part),
    parts: () => [...parts.keys()],
    async *read(part) {
      const entry = parts.get(part);
      if (!entry) throw new BrokenWorkbook('part-missing', { part });
      const { compressedSize, uncompressedSize } = entry;
      if (uncompressedSize > HARMLESS && uncompressedSize > compressedSize * LARGEST_RATIO)
        throw new BrokenWorkbook('part-swells', { part, size: uncompressedSize });
      if (entry.isEncrypted()) throw new BrokenWorkbook('part-encrypted', { part });
      let sum = 0;
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        sum = crc32(chunk as Buffer, sum);
        yield chunk as Buffer;
      }
      if (sum !== entry.crc32) throw new BrokenWorkbook('part-damaged', { part });
    },
  };
}

const CHUNK = 256 * 1024;

/** yauzl asks for a class of its own; all that it needs is bytes at a place. */
function readerOf({ readAt, size }: Places): RandomAccessReader {
  const reader = Reflect.construct(RandomAccessReader, []) as RandomAccessReader;
  const bytesAt = (start: number, length: number): Buffer => {
    const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - start)));
    return bytes.subarray(0, readAt(bytes, 0, bytes.length, start));
  };
  return Object.assign(reader, {
    _readStreamForRange(start: number, end: number) {
      function* chunks() {
        for (let at = start; at < end; at += CHUNK) {
          const bytes = bytesAt(at, Math.min(CHUNK, end - at));
          if (bytes.length === 0) return;
          yield bytes;
        }
      }
      return Readable.from(chunks(), { objectMode: false });
    },
    read(
      into: Buffer,
      offset: number,
      length: number,
      position: number,
      done: (error: Error | null) => void,
    ) {
      const bytes = bytesAt(position, length);
      bytes.copy(into, offset);
      setImmediate(done, bytes.length === length ? null : new BrokenWorkbook('cut-short'));
    },
  });
}
