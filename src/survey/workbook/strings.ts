// The texts that cells of a workbook refer to by number, in as little memory as they have bytes.

import { BrokenWorkbook } from './archive.ts';
import { unescaped } from './cells.ts';
import { readElements } from './xml.ts';

/** Throws BrokenWorkbook for a number that no text has. */
export type Strings = (index: number) => string;

const MOST_BYTES = 512 * 1024 * 1024;
const BLOCK = 1024 * 1024;
/** Answers are few and come again and again. */
const REMEMBERED = 4096;

/** A text is all `t` in an `si`, but for the reading aids of Japanese (`rPh`). */
export async function readStrings(bytes: AsyncIterable<Buffer>): Promise<Strings> {
  const blocks: Buffer[] = [];
  let block: Buffer = Buffer.alloc(0);
  let used = 0;
  let total = 0;
  /** Block, start and length of each text. */
  let table = new Uint32Array(3 * 1024);
  let count = 0;
  const keep = (text: string) => {
    const length = Buffer.byteLength(text);
    total += length;
    if (total > MOST_BYTES) throw new BrokenWorkbook('too-much');
    if (used + length > block.length) {
      block = Buffer.allocUnsafe(Math.max(BLOCK, length));
      blocks.push(block);
      used = 0;
    }
    block.write(text, used);
    if (count * 3 === table.length) {
      const wider = new Uint32Array(table.length * 2);
      wider.set(table);
      table = wider;
    }
    table.set([blocks.length - 1, used, length], count * 3);
    used += length;
    count++;
  };
  let text = '';
  let isPhonetic = false;
  await readElements(bytes, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') isPhonetic = true;
    },
    close(name, inner) {
      if (name === 'rPh') isPhonetic = false;
      else if (name === 't' && !isPhonetic) text += inner;
      else if (name === 'si') keep(unescaped(text));
    },
  });
  const recent = new Map<number, string>();
  return (index) => {
    const known = recent.get(index);
    if (known !== undefined) return known;
    if (!Number.isInteger(index) || index < 0 || index >= count)
      throw new BrokenWorkbook('text-missing', { index });
    const [at = 0, start = 0, length = 0] = table.subarray(index * 3, index * 3 + 3);
    const found = blocks[at]!.toString('utf8', start, start + length);
    if (recent.size < REMEMBERED) recent.set(index, found);
    return found;
  };
}
