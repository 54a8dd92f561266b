// What becomes of a good file on its way: bits turned, pieces cut out, doubled, put elsewhere, replaced by what programs
// stumble over, or by pieces of other files. Of an archive, either its bytes or what its parts say.

import { inflateRawSync } from 'node:zlib';
import { zipOf } from '../survey/zip.ts';
import type { Random } from './random.ts';

/** What programs stumble over, whatever they read. */
const TROUBLE = [
  '',
  '0',
  '-0',
  '-1',
  '1e999',
  '0x10',
  '1.5',
  '99999999999999999999',
  '9007199254740993',
  'NaN',
  'null',
  'true',
  '[]',
  '{}',
  '[[[[[[[[[[[[[[[[[[[[',
  '"',
  "'",
  '""',
  '\\',
  '\n',
  '\r\n',
  '\r',
  '\t',
  '\0',
  '\u001b[2J',
  '\u202e',
  '\ufeff',
  '\ud800',
  '\u2028',
  '👩‍👩‍👧‍👦',
  'ё',
  '__proto__',
  'constructor',
  'toString',
  '&a ',
  '*a',
  '<<: *a',
  '!!binary ',
  '? ',
  ': ',
  '- ',
  '#',
  '|',
  '>',
  '---\n',
  '%',
  ',',
  ';',
  '=1+1',
  '2026-02-30',
  '24:61',
  '../../etc/passwd',
  'a'.repeat(300),
  '(a+)+$',
].map((text) => Buffer.from(text));

const INTERESTING = [0, 1, 9, 10, 13, 32, 34, 39, 44, 45, 48, 58, 59, 123, 127, 128, 192, 194, 239, 255];

/** `others`: files to take pieces from. */
export function mutated(file: Buffer, others: readonly Buffer[], random: Random): Buffer {
  let now = file;
  for (let changes = 1 + random.below(4); changes > 0; changes--) now = changed(now, others, random);
  return now;
}

function changed(file: Buffer, others: readonly Buffer[], random: Random): Buffer {
  const at = random.below(file.length + 1);
  const length = 1 + random.below(random.of([1, 4, 16, 64, 1024]));
  const to = Math.min(file.length, at + length);
  const put = (from: number, end: number, piece: Buffer) =>
    Buffer.concat([file.subarray(0, from), piece, file.subarray(end)]);
  switch (random.below(9)) {
    case 0: {
      const turned = Buffer.from(file);
      if (at < file.length) turned[at]! ^= 1 << random.below(8);
      return turned;
    }
    case 1: {
      const turned = Buffer.from(file);
      if (at < file.length) turned[at] = random.of(INTERESTING);
      return turned;
    }
    case 2:
      return put(at, to, Buffer.alloc(0));
    case 3:
      return put(at, at, file.subarray(at, to));
    case 4: {
      const elsewhere = random.below(file.length + 1);
      return put(at, at, file.subarray(elsewhere, elsewhere + length));
    }
    case 5:
      return put(at, random.below(2) ? at : to, random.of(TROUBLE));
    case 6: {
      const other = random.of(others);
      const from = random.below(other.length + 1);
      return put(at, to, other.subarray(from, from + length * 4));
    }
    case 7:
      return numberChanged(file, at, random);
    default:
      return lineChanged(file, at, random);
  }
}

/** The next number behind a place is another. */
function numberChanged(file: Buffer, at: number, random: Random): Buffer {
  const isDigit = (i: number) => i < file.length && file[i]! >= 48 && file[i]! <= 57;
  let from = at;
  while (from < file.length && !isDigit(from)) from++;
  let to = from;
  while (isDigit(to)) to++;
  const value = Number(file.subarray(from, Math.min(to, from + 15)).toString('latin1'));
  const other = random.of([value + 1, value - 1, -value, value * 1000, value / 3, 0, 2 ** 31, 2 ** 53]);
  return Buffer.concat([file.subarray(0, from), Buffer.from(String(other)), file.subarray(to)]);
}

/** The line of a place is left out, doubled or put elsewhere. */
function lineChanged(file: Buffer, at: number, random: Random): Buffer {
  const from = file.lastIndexOf(10, at - 1) + 1;
  const end = file.indexOf(10, at);
  const to = end < 0 ? file.length : end + 1;
  const line = file.subarray(from, to);
  const rest = random.below(2) ? file : Buffer.concat([file.subarray(0, from), file.subarray(to)]);
  if (random.below(3) === 0) return rest;
  const place = rest.indexOf(10, random.below(rest.length + 1)) + 1;
  return Buffer.concat([rest.subarray(0, place), line, rest.subarray(place)]);
}

/** An archive with one of its parts changed and packed again, so that the change comes past the checksums. */
export function repacked(archive: Buffer, others: readonly Buffer[], random: Random): Buffer {
  const parts = partsOf(archive);
  const names = Object.keys(parts);
  if (names.length === 0) return mutated(archive, others, random);
  const name = random.of(names);
  if (random.below(20) === 0) delete parts[name];
  else parts[name] = mutated(parts[name]!, Object.values(parts), random);
  return zipOf(parts);
}

/** What a plain archive holds; nothing where it is not sound. */
export function partsOf(archive: Buffer): Record<string, Buffer> {
  const parts: Record<string, Buffer> = {};
  try {
    const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1');
    const count = archive.readUInt16LE(end + 10);
    let at = archive.readUInt32LE(end + 16);
    for (let i = 0; i < count; i++) {
      const packed = archive.readUInt32LE(at + 20);
      const nameLength = archive.readUInt16LE(at + 28);
      const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
      const local = archive.readUInt32LE(at + 42);
      const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
      const bytes = archive.subarray(from, from + packed);
      parts[name] =
        archive.readUInt16LE(at + 10) === 0
          ? Buffer.from(bytes)
          : inflateRawSync(bytes, { maxOutputLength: 1 << 20 });
      at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    }
  } catch {
    return {};
  }
  return parts;
}
