// Bytes of a system file, taken as they come: so many at a time, numbers in the order of the machine that wrote them.

/** A system file that ends too early, or says what no system file can; `reason` names a sentence `error.sav-<reason>`. */
export class BrokenSav extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super(reason);
    this.name = 'BrokenSav';
    this.reason = reason;
  }
}

export interface ByteReader {
  /** Exactly so many; throws BrokenSav where the file ends before. */
  take(length: number): Promise<Buffer>;
  /** How many have been taken. */
  readonly position: number;
  /** What is left, chunk by chunk. */
  rest(): AsyncGenerator<Buffer>;
}

/** No record of a dictionary is longer. */
const LONGEST = 64 * 1024 * 1024;

export function byteReader(source: AsyncIterable<Uint8Array>): ByteReader {
  const chunks = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  let position = 0;
  return {
    get position() {
      return position;
    },
    async take(length) {
      if (length < 0 || length > LONGEST) throw new BrokenSav('impossible');
      const parts = [held];
      let size = held.length;
      while (size < length) {
        const next = await chunks.next();
        if (next.done) throw new BrokenSav('cut-short');
        parts.push(Buffer.from(next.value));
        size += next.value.length;
      }
      const all = parts.length === 1 ? held : Buffer.concat(parts);
      held = all.subarray(length);
      position += length;
      return all.subarray(0, length);
    },
    async *rest() {
      try {
        if (held.length > 0) yield held;
        for (let next = await chunks.next(); !next.done; next = await chunks.next())
          yield Buffer.from(next.value);
      } finally {
        await chunks.return?.();
      }
    },
  };
}

/** Numbers in one byte order. */
export interface Numbers {
  int(bytes: Buffer, at: number): number;
  real(bytes: Buffer, at: number): number;
  long(bytes: Buffer, at: number): number;
}

export const LITTLE: Numbers = {
  int: (bytes, at) => bytes.readInt32LE(at),
  real: (bytes, at) => bytes.readDoubleLE(at),
  long: (bytes, at) => Number(bytes.readBigInt64LE(at)),
};
export const BIG: Numbers = {
  int: (bytes, at) => bytes.readInt32BE(at),
  real: (bytes, at) => bytes.readDoubleBE(at),
  long: (bytes, at) => Number(bytes.readBigInt64BE(at)),
};
