// Which bytes are which characters: tables for the encodings that survey exports come in, and an honest guess where a
// file does not say. Rows are split as bytes and decoded cell by cell, so that a byte that does not decode is known.

import { isUtf8 } from 'node:buffer';
import { UserError } from '../core/errors.ts';
import { nearest } from '../core/suggest.ts';

export type EncodingName =
  | 'utf-8'
  | 'utf-16le'
  | 'utf-16be'
  | 'windows-1251'
  | 'windows-1252'
  | 'euc-kr'
  | 'koi8-r'
  | 'ibm866';

/** How bytes between delimiters read. In all of these a byte below 0x40 is ASCII wherever it stands. */
export interface Encoding {
  readonly name: EncodingName;
  /** Offset of the first byte that does not decode, or −1. */
  invalidAt(bytes: Buffer): number;
  /** Bytes that do not decode become U+FFFD: ask `invalidAt` first. */
  decode(bytes: Buffer): string;
}

export interface Found {
  readonly name: EncodingName;
  /** How it is known: said by the user, by a byte order mark, by every byte fitting, or guessed. */
  readonly by: 'asked' | 'mark' | 'content' | 'guess';
  /** Length of the byte order mark. */
  readonly mark: number;
}

const REPLACEMENT = 0xfffd;

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

/** The encoding of a label as people write it. */
export function encodingNamed(label: string): EncodingName {
  const wanted = label.trim().toLowerCase();
  for (const [name, aliases] of Object.entries(ALIASES))
    if (aliases.includes(wanted)) return name as EncodingName;
  const near = nearest(wanted, Object.values(ALIASES).flat());
  throw new UserError(
    'unknown-encoding',
    { name: label, names: Object.keys(ALIASES).join(', ') },
    { exitCode: 2, ...(near === undefined ? {} : { hint: { code: 'did-you-mean', args: { name: near } } }) },
  );
}

const built = new Map<EncodingName, Encoding>();

/** UTF-16 is not here: `asBytes` turns it into UTF-8 before anything else looks at it. */
export function encodingOf(name: EncodingName): Encoding {
  let known = built.get(name);
  if (!known) {
    known =
      name === 'utf-8' || isWide(name)
        ? { ...UTF8, name }
        : name === 'euc-kr'
          ? doubleByte(name, koreanTable())
          : singleByte(name);
    built.set(name, known);
  }
  return known;
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

function singleByte(name: EncodingName): Encoding {
  const table = singleByteTable(name);
  return {
    name,
    invalidAt: (bytes) => bytes.findIndex((byte) => table[byte] === REPLACEMENT),
    decode(bytes) {
      const units = Uint16Array.from(bytes, (byte) => table[byte]!);
      return Buffer.from(units.buffer).toString('utf16le');
    },
  };
}

/** What Windows puts where ISO 8859-1 has control characters; five bytes stay without a meaning (Microsoft, cp1252). */
const WINDOWS_1252 = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ';

function singleByteTable(name: EncodingName): Uint16Array {
  const table = Uint16Array.from({ length: 256 }, (_, byte) => byte);
  if (name === 'windows-1252') {
    // Not from TextDecoder: Node 20 reads windows-1252 as ISO 8859-1.
    for (let i = 0; i < 32; i++) table[0x80 + i] = WINDOWS_1252.charCodeAt(i);
    return table;
  }
  const text = new TextDecoder(name).decode(Uint8Array.from({ length: 128 }, (_, i) => 0x80 + i));
  for (let i = 0; i < 128; i++) {
    const unit = text.charCodeAt(i);
    // A control character up here means that the code page leaves the byte without a meaning.
    table[0x80 + i] = unit < 0xa0 ? REPLACEMENT : unit;
  }
  return table;
}

const slotOf = (lead: number, trail: number): number => (lead - 0x81) * 0xbe + trail - 0x41;

function doubleByte(name: EncodingName, table: Uint16Array): Encoding {
  const unitAt = (bytes: Uint8Array, at: number): number => {
    const lead = bytes[at]!;
    const trail = bytes[at + 1] ?? 0;
    if (lead < 0x81 || lead > 0xfe || trail < 0x41 || trail > 0xfe) return REPLACEMENT;
    return table[slotOf(lead, trail)]!;
  };
  return {
    name,
    invalidAt(bytes) {
      for (let at = 0; at < bytes.length; at++) {
        if (bytes[at]! < 0x80) continue;
        if (unitAt(bytes, at) === REPLACEMENT) return at;
        at++;
      }
      return -1;
    },
    decode(bytes) {
      const units: number[] = [];
      for (let at = 0; at < bytes.length; at++) {
        const unit = bytes[at]! < 0x80 ? bytes[at]! : unitAt(bytes, at);
        if (bytes[at]! >= 0x80 && unit !== REPLACEMENT) at++;
        units.push(unit);
      }
      return Buffer.from(Uint16Array.from(units).buffer).toString('utf16le');
    },
  };
}

/**
 * CP949: KS X 1001, which the platform decodes, and the 8,822 Hangul syllables it lacks, which Microsoft put, in Unicode's
 * order, into the free cells from 0x8141 on. Rows C9 and FE are left to users and mean nothing in a file from elsewhere.
 */
function koreanTable(): Uint16Array {
  const table = new Uint16Array(126 * 0xbe).fill(REPLACEMENT);
  const rows: number[] = [];
  for (let lead = 0xa1; lead < 0xfe; lead++)
    if (lead !== 0xc9) for (let trail = 0xa1; trail <= 0xfe; trail++) rows.push(lead, trail, 0x0a);
  const cells = new TextDecoder('euc-kr').decode(Uint8Array.from(rows)).split('\n');
  const standard = new Set<number>();
  for (let i = 0; i + 2 < rows.length; i += 3) {
    const text = cells[i / 3]!;
    if (text.length !== 1) continue;
    const unit = text.charCodeAt(0);
    if (unit === REPLACEMENT || (unit >= 0xe000 && unit <= 0xf8ff)) continue;
    table[slotOf(rows[i]!, rows[i + 1]!)] = unit;
    standard.add(unit);
  }
  // Added to KS X 1001 in 1998, after the platform's table.
  table[slotOf(0xa2, 0xe6)] = 0x20ac;
  table[slotOf(0xa2, 0xe7)] = 0x00ae;
  let syllable = 0xac00;
  for (let lead = 0x81; lead <= 0xc6; lead++)
    for (let trail = 0x41; trail <= (lead <= 0xa0 ? 0xfe : 0xa0); trail++) {
      if ((trail > 0x5a && trail < 0x61) || (trail > 0x7a && trail < 0x81)) continue;
      while (standard.has(syllable)) syllable++;
      if (syllable > 0xd7a3) return table;
      table[slotOf(lead, trail)] = syllable++;
    }
  return table;
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
export function findEncoding(file: string, start: Buffer, whole: boolean, asked: EncodingName | null): Found {
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
  const name = guess(text);
  if (name === null)
    throw new UserError(
      'encoding-unclear',
      { file },
      {
        hint: { code: 'say-encoding', args: { names: Object.keys(ALIASES).join(', ') } },
      },
    );
  return { name, by: 'guess', mark: 0 };
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

/** A code page is believed on no less evidence than this many bytes that make sense in it. */
const LEAST_EVIDENCE = 4;
/** And only where this share of the bytes above 0x7f makes sense. */
const LEAST_SENSE = 0.5;

/**
 * Not all of it is UTF-8. If most bytes above 0x7f stand in well-formed UTF-8 sequences, it is UTF-8 with damage: such
 * sequences hardly ever arise by chance. Otherwise each code page is tried, and what counts is how many of those bytes
 * come out as what people write: whole Cyrillic words in one sensible case, accented letters inside Latin words, common
 * Hangul, usual punctuation. With next to no evidence either way the answer is UTF-8: then rows are rejected aloud,
 * where a wrong guess would be silent. Null where no reading makes sense.
 */
function guess(bytes: Buffer): EncodingName | null {
  let high = 0;
  let sequences = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceAt(bytes, at);
    if (length > 1) sequences += length;
    if (bytes[at]! >= 0x80) high += Math.max(1, length);
    at += Math.max(1, length);
  }
  if (sequences * 2 >= high) return 'utf-8';
  const sensible = CANDIDATES.map(({ name, sense }) => ({
    name,
    bytes: sense(encodingOf(name).decode(bytes)),
  }));
  const best = sensible.reduce((a, b) => (b.bytes > a.bytes ? b : a));
  if (high < LEAST_EVIDENCE) return 'utf-8';
  return best.bytes >= LEAST_EVIDENCE && best.bytes >= high * LEAST_SENSE ? best.name : null;
}

const PUNCTUATION = /[‘’“”„‚…–—«»€°§©®™•№\u00a0]/;
const WORD = /[\p{L}\ufffd]+|[^\p{L}\p{ASCII}]/gu;
const CYRILLIC = /^(?:[А-ЯЁІЇЄҐЎ]?[а-яёіїєґў]+|[А-ЯЁІЇЄҐЎ]{2,}|[АВИКОСУЯ])$/;
const LATIN_LETTERS = /[ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿŒœŠšŽžŸ]/g;
const LATIN = /^(?=.*[A-Za-z])(?:\p{Lu}?\p{Ll}+|\p{Lu}{2,})$/u;

/** In order of preference among equals. `sense` gives how many bytes above 0x7f make sense. */
const CANDIDATES: readonly { readonly name: EncodingName; sense(text: string): number }[] = [
  {
    name: 'windows-1251',
    sense: (text) => senseOf(text, (word) => (CYRILLIC.test(word) ? word.length : 0)),
  },
  {
    name: 'windows-1252',
    sense: (text) =>
      senseOf(text, (word) => {
        if (word.length === 1) return /[àéèôöüÀÉ]/.test(word) ? 1 : 0;
        const letters = word.match(LATIN_LETTERS)?.length ?? 0;
        // Two accented letters in a row are common ("Größe" has none, "créée" two), three are not.
        return LATIN.test(word) && !/[^\p{ASCII}]{3}/u.test(word) ? letters : 0;
      }),
  },
  {
    name: 'euc-kr',
    // Syllables outside KS X 1001 hardly occur in prose, so only the common ones count.
    sense: (text) => senseOf(text, (word) => 2 * [...word].filter(isCommonHangul).length),
  },
];

function senseOf(text: string, ofWord: (word: string) => number): number {
  let sense = 0;
  for (const [word] of text.matchAll(WORD)) {
    if (PUNCTUATION.test(word)) sense += 1;
    else if (/[^\p{ASCII}]/u.test(word)) sense += ofWord(word);
  }
  return sense;
}

let commonHangul: Set<string> | undefined;

function isCommonHangul(character: string): boolean {
  if (!commonHangul) {
    const table = koreanTable();
    commonHangul = new Set();
    for (let lead = 0xb0; lead <= 0xc8; lead++)
      for (let trail = 0xa1; trail <= 0xfe; trail++)
        commonHangul.add(String.fromCharCode(table[slotOf(lead, trail)]!));
    commonHangul.delete('\ufffd');
  }
  return commonHangul.has(character);
}

/** Whether a delimiter or a line end takes two bytes. */
export const isWide = (name: EncodingName): boolean => name === 'utf-16le' || name === 'utf-16be';

/**
 * The bytes to split into rows: the file's own, or UTF-8 in place of UTF-16. Half a surrogate pair, which has no UTF-8,
 * becomes the three bytes that it would have, which are no well-formed UTF-8, so its row is rejected like any other.
 */
export async function* asBytes(source: AsyncIterable<Buffer>, name: EncodingName): AsyncGenerator<Buffer> {
  if (!isWide(name)) {
    yield* source;
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
  if (!isWide(name)) return bytes;
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
