// Looking at the first bytes of a survey without losing them.

export interface Peeked {
  readonly start: Buffer;
  /** Whether there are no more. */
  readonly whole: boolean;
  /** All bytes, from the first. */
  readonly bytes: AsyncIterable<Buffer>;
  /** The same bytes at any place, where that is possible. */
  readonly places?: Places;
}

/** The first bytes, at least `length` of them unless the source is shorter, and all bytes from the first again. */
export async function peekBytes(source: AsyncIterable<Uint8Array>, length: number): Promise<Peeked> {
  const chunks = source[Symbol.asyncIterator]();
  const read: Buffer[] = [];
  let size = 0;
  let whole = false;
  while (size < length && !whole) {
    const next = await chunks.next();
    if (next.done) whole = true;
    else {
      const chunk = asBuffer(next.value);
      read.push(chunk);
      size += chunk.length;
    }
  }
  const start = Buffer.concat(read);
  async function* again(): AsyncGenerator<Buffer> {
    try {
      yield start;
      for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield asBuffer(next.value);
    } finally {
      await chunks.return?.();
    }
  }
  return { start, whole, bytes: again() };
}

/** A file whose bytes can be read at any place. */
export interface Places {
  readonly size: number;
  readonly readAt: (into: Uint8Array, offset: number, length: number, position: number) => number;
}

export const placesOf = (bytes: Buffer): Places => ({
  size: bytes.length,
  readAt: (into, offset, length, position) => bytes.copy(into, offset, position, position + length),
});

/** The same of a file, at once; `source`, which has all of its bytes, is not touched yet. */
export function peekFile(places: Places, source: AsyncIterable<Uint8Array>, length: number): Peeked {
  const { size, readAt } = places;
  const start = Buffer.allocUnsafe(Math.min(length, size));
  const got = readAt(start, 0, start.length, 0);
  async function* bytes(): AsyncGenerator<Buffer> {
    for await (const chunk of source) yield asBuffer(chunk);
  }
  return { start: start.subarray(0, got), whole: got === size, bytes: bytes(), places };
}

/** What comes after the first bytes: a byte order mark, a line that is no row. */
export const behind = ({ start, whole, bytes }: Peeked, length: number): Peeked =>
  length === 0
    ? { start, whole, bytes }
    : { start: start.subarray(length), whole, bytes: skip(bytes, length) };

async function* skip(source: AsyncIterable<Buffer>, length: number): AsyncGenerator<Buffer> {
  let left = length;
  for await (const chunk of source) {
    yield chunk.subarray(Math.min(left, chunk.length));
    left = Math.max(0, left - chunk.length);
  }
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
