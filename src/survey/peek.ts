// Looking at the first bytes of a stream without losing them.

export interface Peeked {
  readonly start: Buffer;
  /** Whether there are no more. */
  readonly whole: boolean;
  /** All bytes, from the first. */
  readonly bytes: AsyncIterable<Buffer>;
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

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
