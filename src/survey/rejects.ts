// Rejected rows as a file: each byte for byte as it was, after its line and the reason. In the survey's own encoding and
// delimiter, so that what is put right there can be scored by the same mapping.

import { asWritten, type EncodingName } from './encoding.ts';
import type { Layout } from './open.ts';
import type { RejectedRow } from './row-counter.ts';

export interface RejectsFile {
  /** What the file begins with. */
  readonly head: Buffer;
  line(row: RejectedRow): Buffer;
}

export function rejectsFile(header: readonly Buffer[], { encoding, shape }: Layout): RejectsFile {
  const encode = (text: string) => asWritten(Buffer.from(text), encoding.name);
  const { delimiter, lineEnd } = shape;
  const end = endOf(header[0], lineEnd, encoding.name);
  const whole = (bytes: Buffer) => (endsWith(bytes, encode(lineEnd)) ? bytes : Buffer.concat([bytes, end]));
  const prefixed = (line: string | number, reason: string, bytes: Buffer) =>
    Buffer.concat([encode(`${line}${delimiter}${reason}${delimiter}`), whole(bytes)]);
  const headers = header.map((bytes, i) =>
    prefixed(i === 0 ? 'svc-line' : '', i === 0 ? 'svc-reason' : '', bytes),
  );
  return {
    head: Buffer.concat([...(encoding.mark > 0 ? [encode('\ufeff')] : []), ...headers]),
    line: ({ line, reason, bytes }) => prefixed(line, reason, bytes),
  };
}

/** The line end that the header has; a last row may lack it. */
function endOf(header: Buffer | undefined, lineEnd: string, encoding: EncodingName): Buffer {
  const windows = asWritten(Buffer.from('\r\n'), encoding);
  return header && endsWith(header, windows) ? windows : asWritten(Buffer.from(lineEnd), encoding);
}

const endsWith = (bytes: Buffer, end: Buffer): boolean =>
  bytes.length >= end.length && bytes.subarray(bytes.length - end.length).equals(end);
