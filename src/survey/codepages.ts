// Encodings other than UTF-8 and UTF-16, by iconv-lite, and what chardet makes of bytes that do not say. Loaded where a file needs
// it: its tables are large.

import chardet from 'chardet';
import iconv from 'iconv-lite';
import { senseOf } from './sense.ts';

const REPLACEMENT = '\ufffd';

/** What iconv-lite calls otherwise. */
const CALLED: Readonly<Record<string, string>> = { 'x-mac-cyrillic': 'maccyrillic', macintosh: 'macroman' };
const calledBy = (name: string): string => CALLED[name] ?? name;

export const isCodepage = (name: string): boolean => iconv.encodingExists(calledBy(name));

/** What an encoding does: see Encoding. */
export interface Codepage {
  readonly name: string;
  invalidAt(bytes: Buffer): number;
  decode(bytes: Buffer): string;
}

/** An encoding whose delimiters and line ends are the bytes of ASCII. */
export function codepage(name: string): Codepage {
  const called = calledBy(name);
  const decode = (bytes: Buffer): string => iconv.decode(bytes, called, { stripBOM: false });
  return {
    name,
    decode,
    invalidAt(bytes) {
      return decode(bytes).includes(REPLACEMENT) ? firstInvalid(bytes, called) : -1;
    },
  };
}

/** Byte by byte: only rows with a fault come here. */
function firstInvalid(bytes: Buffer, called: string): number {
  const decoder = iconv.getDecoder(called);
  let begun = 0;
  for (let at = 0; at < bytes.length; at++) {
    const text = decoder.write(bytes.subarray(at, at + 1));
    if (text.includes(REPLACEMENT)) return begun;
    if (text !== '') begun = at + 1;
  }
  return begun;
}

/** A stream of the bytes as UTF-8; what does not decode becomes a byte that is none of UTF-8. */
export async function* asUtf8(source: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  const decoder = iconv.getDecoder(calledBy(name));
  for await (const chunk of source) yield marked(decoder.write(chunk));
  yield marked(decoder.end() ?? '');
}

const marked = (text: string): Buffer => {
  if (!text.includes(REPLACEMENT)) return Buffer.from(text);
  const parts = text.split(REPLACEMENT).map((part) => Buffer.from(part));
  return Buffer.concat(parts.flatMap((part, i) => (i === 0 ? [part] : [Buffer.from([0xff]), part])));
};

/** What chardet names otherwise: Windows writes its own pages where the ISO ones are meant, and has more in them. */
const TAKEN_FOR: Readonly<Record<string, string>> = {
  'iso-8859-1': 'windows-1252',
  'iso-8859-2': 'windows-1250',
  'iso-8859-6': 'windows-1256',
  'iso-8859-7': 'windows-1253',
  'iso-8859-8': 'windows-1255',
  'iso-8859-9': 'windows-1254',
};

/** Looked at whatever chardet says, in order of preference among equals: the first is the commonest. */
const CANDIDATES = [
  ...['windows-1252', 'windows-1251', 'windows-1250', 'windows-1254', 'windows-1253', 'windows-1257'],
  ...[
    'windows-1255',
    'windows-1256',
    'windows-874',
    'windows-1258',
    'koi8-r',
    'koi8-u',
    'ibm866',
    'x-mac-cyrillic',
  ],
  ...[
    'shift_jis',
    'gb18030',
    'big5',
    'euc-kr',
    'euc-jp',
    'ibm852',
    'ibm850',
    'macintosh',
    'iso-8859-2',
    'iso-8859-5',
  ],
];

/** How much the sense of what is read counts, and how much what chardet says. */
const SENSE = 0.7;
const LEAST_SENSE = 0.5;
const CLOSE = 0.08;

export interface Guess {
  readonly name: string;
  /** Whether another encoding reads nearly as well. */
  readonly isClose: boolean;
}

/** Which encoding makes sense of bytes that are not UTF-8; null where none does. */
export function guessed(bytes: Buffer): Guess | null {
  const said = new Map<string, number>();
  for (const { name, confidence } of chardet.analyse(bytes)) {
    const known = TAKEN_FOR[name.toLowerCase()] ?? name.toLowerCase();
    said.set(known, Math.max(said.get(known) ?? 0, confidence / 100));
  }
  // Ukrainian differs from Russian by a few letters, which chardet does not look at: what is read tells.
  said.set('koi8-u', Math.max(said.get('koi8-u') ?? 0, said.get('koi8-r') ?? 0));
  const scored = CANDIDATES.map((name) => {
    const text = codepage(name).decode(bytes);
    const sense = senseOf(text, name);
    return { name, text, sense, score: SENSE * sense + (1 - SENSE) * (said.get(name) ?? 0) };
  }).filter(({ sense }) => sense >= LEAST_SENSE);
  const best = scored.reduce<(typeof scored)[number] | null>(
    (a, b) => (a === null || b.score > a.score + 1e-9 ? b : a),
    null,
  );
  if (!best) return null;
  // Kana and Hangul come out of nothing but themselves.
  const isOwn = /^(?:euc-kr|shift_jis|euc-jp)$/.test(best.name) && best.sense > 0.9;
  const isClose = !isOwn && scored.some((one) => one.text !== best.text && best.score - one.score < CLOSE);
  return { name: best.name, isClose };
}
