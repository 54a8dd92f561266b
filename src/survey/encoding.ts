// Which bytes are which characters, and an honest guess where a file does not say. Rows are split as bytes and decoded cell by
// cell, so that a byte that does not decode is known.

import { isUtf8 } from 'node:buffer';
import { didYouMean, UserError, usageError } from '../core/errors.ts';
import { nearest } from '../core/suggest.ts';

/** As WHATWG calls it where it does; utf-8 and the two of UTF-16 are read here, the rest by codepages.ts. */
export type EncodingName = string;

/** How bytes between delimiters read. In all of these a byte below 0x30 is ASCII wherever it stands. */
export interface Encoding {
  readonly name: EncodingName;
  /** Offset of the first byte that does not decode, or −1. */
  invalidAt(bytes: Buffer): number;
  /** Bytes that do not decode become U+FFFD: ask `invalidAt` first. */
  decode(bytes: Buffer): string;
}

export interface Found {
  readonly name: EncodingName;
  /** How it is known: said by the user, by a byte order mark, by every byte fitting, guessed, or guessed with doubt. */
  readonly by: 'asked' | 'mark' | 'content' | 'guess' | 'doubt';
  /** Length of the byte order mark. */
  readonly mark: number;
  /** Where it was guessed, some text that is not ASCII as it reads in it. */
  readonly sample?: string;
}

/** What people call the commonest, beside what iconv-lite knows. */
const ALIASES: Readonly<Record<EncodingName, readonly string[]>> = {
  'utf-8': ['utf-8', 'utf8', 'utf-8-sig', 'utf8-bom', 'unicode-1-1-utf-8'],
  'utf-16le': ['utf-16le', 'utf-16', 'utf16', 'utf16le', 'ucs-2', 'ucs2', 'unicode'],
  'utf-16be': ['utf-16be', 'utf16be'],
  'windows-1251': ['windows-1251', 'cp1251', 'cp-1251', 'win-1251', 'win1251', '1251', 'x-cp1251'],
  'windows-1252': [
    'windows-1252',
    'cp1252',
    'cp-1252',
    'win-1252',
    'win1252',
    '1252',
    'latin1',
    'latin-1',
    'iso-8859-1',
    'ascii',
  ],
  'euc-kr': [
    'euc-kr',
    'euckr',
    'cp949',
    'cp-949',
    'ms949',
    'uhc',
    'windows-949',
    'ks_c_5601-1987',
    'ksc5601',
  ],
  'koi8-r': ['koi8-r', 'koi8r', 'koi8'],
  ibm866: ['ibm866', 'cp866', 'cp-866', '866', 'dos-866'],
};

/** The encoding of a label as people write it; loads what reads it. */
export async function encodingNamed(label: string): Promise<EncodingName> {
  const wanted = label.trim().toLowerCase();
  for (const [name, aliases] of Object.entries(ALIASES)) if (aliases.includes(wanted)) return prepared(name);
  const { isCodepage } = await import('./codepages.ts');
  if (/^[\w-]+$/.test(wanted) && isCodepage(wanted)) return prepared(wanted);
  const near = nearest(wanted, Object.values(ALIASES).flat());
  throw usageError(
    'unknown-encoding',
    { name: label, names: Object.keys(ALIASES).join(', ') },
    didYouMean(near),
  );
}

const built = new Map<EncodingName, Encoding>();

/** Loads what reads an encoding, so that `encodingOf` has it at once. */
export async function prepared(name: EncodingName): Promise<EncodingName> {
  if (name === 'utf-8' || isWide(name)) return name;
  const { codepage } = await import('./codepages.ts');
  built.set(name, codepage(name));
  return name;
}

/** What is turned into UTF-8 before anything else looks at it reads as UTF-8. Others were prepared before. */
export function encodingOf(name: EncodingName): Encoding {
  const known = built.get(name);
  if (known) return known;
  if (name !== 'utf-8' && !isWide(name)) throw new Error(`${name} was not prepared`);
  return { ...UTF8, name };
}

const UTF8: Encoding = {
  name: 'utf-8',
  invalidAt(bytes) {
    if (isUtf8(bytes)) return -1;
    let at = 0;
    while (at < bytes.length) {
      const length = sequenceAt(bytes, at);
      if (length === 0) return at;
      at += length;
    }
    return -1;
  },
  decode: (bytes) => bytes.toString('utf8'),
};

/** Length of the well-formed UTF-8 sequence at `at`, 0 where there is none (Unicode 15, table 3-7). */
function sequenceAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  if (first < 0x80) return 1;
  const length =
    first >= 0xc2 && first <= 0xdf ? 2 : (first & 0xf0) === 0xe0 ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0;
  if (length === 0 || at + length > bytes.length) return 0;
  const second = bytes[at + 1]!;
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < low || second > high) return 0;
  for (let i = 2; i < length; i++) if ((bytes[at + i]! & 0xc0) !== 0x80) return 0;
  return length;
}

const MARKS: readonly { readonly name: EncodingName; readonly bytes: readonly number[] }[] = [
  { name: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { name: 'utf-16le', bytes: [0xff, 0xfe] },
  { name: 'utf-16be', bytes: [0xfe, 0xff] },
];

/** Files that are no text, by how they begin. */
const BINARIES: readonly { readonly kind: string; readonly bytes: readonly number[] }[] = [
  { kind: 'xlsx', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { kind: 'xls', bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { kind: 'gz', bytes: [0x1f, 0x8b] },
];

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, i) => bytes[i] === byte);

/**
 * The encoding of a file from its first bytes. `whole` says that there are no more. Throws a UserError where the bytes
 * are no text, or fit no encoding well enough to guess.
 */
export async function findEncoding(
  file: string,
  start: Buffer,
  whole: boolean,
  asked: EncodingName | null,
): Promise<Found> {
  const binary = BINARIES.find(({ bytes }) => startsWith(start, bytes));
  if (binary) throw notText(file, binary.kind);
  const mark = MARKS.find(({ bytes }) => startsWith(start, bytes));
  if (asked !== null) {
    // "utf-16" leaves the order of bytes to the mark.
    const sameFamily = mark && (mark.name === asked || (asked === 'utf-16le' && mark.name === 'utf-16be'));
    return { name: sameFamily ? mark.name : asked, by: 'asked', mark: sameFamily ? mark.bytes.length : 0 };
  }
  if (mark) return { name: mark.name, by: 'mark', mark: mark.bytes.length };
  const wide = wideOrder(start);
  if (wide) return { name: wide, by: 'guess', mark: 0 };
  if (start.includes(0)) throw notText(file, 'binary');
  const text = whole ? start : start.subarray(0, lastBoundary(start));
  if (isUtf8(text)) return { name: 'utf-8', by: 'content', mark: 0 };
  const found = await guess(text);
  if (found === null)
    throw new UserError(
      'encoding-unclear',
      { file },
      {
        hint: { code: 'say-encoding', args: { names: Object.keys(ALIASES).join(', ') } },
      },
    );
  return { ...found, mark: 0 };
}

const notText = (file: string, kind: string): UserError =>
  new UserError('survey-not-text', { file }, { hint: { code: `survey-${kind}` } });

/** Where a sequence cut off at the end of the first bytes begins. */
function lastBoundary(bytes: Uint8Array): number {
  const at = bytes.length;
  for (let back = 1; back <= 3 && at - back >= 0; back++) {
    const byte = bytes[at - back]!;
    if (byte >= 0xc0) return at - back;
    if (byte < 0x80) break;
  }
  return at;
}

/** UTF-16 without a mark shows by its zero bytes, all on one side: delimiters, digits and line ends are below 0x100. */
function wideOrder(bytes: Uint8Array): EncodingName | null {
  if (!bytes.includes(0)) return null;
  const zeros = [0, 0];
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === 0) zeros[i % 2]!++;
  const [even, odd] = zeros as [number, number];
  const pairs = bytes.length / 2;
  if (Math.max(even, odd) < pairs * 0.1 || Math.min(even, odd) > pairs * 0.01) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/** Bytes above 0x7f that tell anything. */
const LEAST_EVIDENCE = 4;
/** The share of them in well-formed UTF-8 from which it is UTF-8 with damage; Shift_JIS comes to a half by chance. */
const DAMAGED = 0.8;
/** Enough to tell by. */
const LOOKED_AT = 64 * 1024;

/**
 * Not all of it is UTF-8. If most bytes above 0x7f stand in well-formed UTF-8 sequences, it is UTF-8 with damage: such
 * sequences hardly ever arise by chance. With next to no evidence either way the answer is UTF-8 too: then rows are rejected
 * aloud, where a wrong guess would be silent. Otherwise it is the encoding in which the bytes make most sense; null where
 * they do in none.
 */
async function guess(bytes: Buffer): Promise<Pick<Found, 'name' | 'by'> | null> {
  let high = 0;
  let sequences = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceAt(bytes, at);
    if (length > 1) sequences += length;
    if (bytes[at]! >= 0x80) high += Math.max(1, length);
    at += Math.max(1, length);
  }
  if (sequences >= high * DAMAGED || high < LEAST_EVIDENCE) return { name: 'utf-8', by: 'guess' };
  const { guessed } = await import('./codepages.ts');
  const found = guessed(evidence(bytes));
  if (!found && sequences * 2 >= high) return { name: 'utf-8', by: 'guess' };
  return found && { name: await prepared(found.name), by: found.isClose ? 'doubt' : 'guess' };
}

/** Lines with bytes above 0x7f, as many as are needed: a survey is mostly digits. */
function evidence(bytes: Buffer): Buffer {
  const lines: Buffer[] = [];
  let size = 0;
  for (let at = 0; at < bytes.length && size < LOOKED_AT; ) {
    const next = bytes.indexOf(0x0a, at);
    const end = next < 0 ? bytes.length : next + 1;
    const line = bytes.subarray(at, end);
    if (line.some((byte) => byte >= 0x80)) {
      lines.push(line);
      size += line.length;
    }
    at = end;
  }
  return Buffer.concat(lines);
}

/** Whether a delimiter or a line end may take other bytes than in ASCII. */
export const isWide = (name: EncodingName): boolean =>
  isUtf16(name) || /^(?:utf-?(?:7|32)|ucs-?4)/.test(name);
const isUtf16 = (name: EncodingName): boolean => name === 'utf-16le' || name === 'utf-16be';

/**
 * The bytes to split into rows: the file's own, or UTF-8 in place of UTF-16. Half a surrogate pair, which has no UTF-8,
 * becomes the three bytes that it would have, which are no well-formed UTF-8, so its row is rejected like any other.
 */
export async function* asBytes(source: AsyncIterable<Buffer>, name: EncodingName): AsyncGenerator<Buffer> {
  if (!isUtf16(name)) {
    yield* isWide(name) ? (await import('./codepages.ts')).asUtf8(source, name) : source;
    return;
  }
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of source) {
    const bytes = held.length > 0 ? Buffer.concat([held, chunk]) : chunk;
    let end = bytes.length - (bytes.length % 2);
    // A pair must not be cut in two.
    if (end >= 2 && (bytes[name === 'utf-16le' ? end - 1 : end - 2]! & 0xfc) === 0xd8) end -= 2;
    held = Buffer.from(bytes.subarray(end));
    if (end > 0) yield narrow(bytes.subarray(0, end), name);
  }
  if (held.length >= 2) yield narrow(held.subarray(0, 2), name);
  if (held.length % 2 === 1) yield Buffer.from([0xff]);
}

/** With the flag u, half a pair alone. */
const HALF_PAIR = /\p{Surrogate}/u;
const HALF_PAIR_KEPT = /(\p{Surrogate})/u;

function narrow(bytes: Buffer, name: EncodingName): Buffer {
  const text = (name === 'utf-16be' ? Buffer.from(bytes).swap16() : bytes).toString('utf16le');
  if (!HALF_PAIR.test(text)) return Buffer.from(text, 'utf8');
  const parts = text.split(HALF_PAIR_KEPT).map((part) => {
    const unit = part.charCodeAt(0);
    return part.length === 1 && unit >= 0xd800 && unit <= 0xdfff
      ? Buffer.from([0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f)])
      : Buffer.from(part, 'utf8');
  });
  return Buffer.concat(parts);
}

/** The inverse of `asBytes`, for handing rows back as they were. */
export function asWritten(bytes: Buffer, name: EncodingName): Buffer {
  // Of UTF-7 and UTF-32 nobody wants rows back as they were.
  if (!isUtf16(name)) return bytes;
  const units: Buffer[] = [];
  let from = 0;
  const flush = (to: number) => units.push(Buffer.from(bytes.subarray(from, to).toString('utf8'), 'utf16le'));
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceAt(bytes, at);
    if (length > 0) at += length;
    else {
      flush(at);
      const isHalf = bytes[at] === 0xed && at + 2 < bytes.length;
      const unit = isHalf ? 0xd000 | ((bytes[at + 1]! & 0x3f) << 6) | (bytes[at + 2]! & 0x3f) : null;
      at += isHalf ? 3 : 1;
      from = at;
      // The odd byte at the end of a cut-off file is gone: it stood for nothing.
      if (unit !== null) units.push(Buffer.from([unit & 0xff, unit >> 8]));
    }
  }
  flush(bytes.length);
  const wide = Buffer.concat(units);
  return name === 'utf-16be' ? wide.swap16() : wide;
}
