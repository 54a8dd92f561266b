// The row at hand: its cells as texts, or as places among bytes where it has not been taken apart. What a column says is read by
// the same reader either way, and each distinct text of it once.

import { remembering } from './cell.ts';
import type { Column } from './dialects/dialect.ts';
import type { Encoding } from './encoding.ts';
import { type Layout, textOf } from './open.ts';

export interface Cursor {
  /** By column, bytes as latin1; null where the row is read from its bytes. */
  cells: readonly string[] | null;
  /** Where in the bytes a column's cell begins and ends, of the columns that are asked for. */
  bytes: Uint8Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Columns whose places are asked for. */
  readonly columns: Set<number>;
  readonly encoding: Encoding;
}

export const cursorFor = ({ columns }: Pick<Layout, 'columns'>, encoding: Encoding): Cursor => ({
  cells: [],
  bytes: new Uint8Array(0),
  from: new Int32Array(columns.length),
  to: new Int32Array(columns.length),
  columns: new Set(),
  encoding,
});

/** What the column says in the row at hand; `byPlace` where that is asked for of rows that are places among bytes, too. */
export function reading<T>(
  cursor: Cursor,
  { index }: Column,
  read: (text: string) => T & {},
  byPlace = true,
): () => T {
  const decode = (bytes: string) => textOf(bytes, cursor.encoding);
  const ofText = remembering(read, decode);
  const ofBytes = byteBook((bytes) => read(decode(bytes)));
  if (byPlace) cursor.columns.add(index);
  return () =>
    cursor.cells === null
      ? ofBytes(cursor.bytes, cursor.from[index]!, cursor.to[index]!)
      : ofText(cursor.cells[index] ?? '');
}

/** Distinct texts remembered of a column, and the longest; what is past this is read each time. */
const REMEMBERED = 1 << 13;
const LONGEST_REMEMBERED = 200;

/** From the bytes of a cell to what `mean` makes of them (as latin1), which is asked once for each text. */
export function byteBook<T>(mean: (bytes: string) => T): (bytes: Uint8Array, from: number, to: number) => T {
  const mask = 2 * REMEMBERED - 1;
  let slots: Int32Array | null = null;
  let store = new Uint8Array(1 << 10);
  let stored = 0;
  const starts: number[] = [0];
  const ends: number[] = [0];
  const meanings: T[] = [];

  const textAt = (bytes: Uint8Array, from: number, to: number): string =>
    Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1');

  function isSame(entry: number, bytes: Uint8Array, from: number, to: number): boolean {
    let at = starts[entry]!;
    if (ends[entry]! - at !== to - from) return false;
    for (; from < to; from++, at++) if (store[at] !== bytes[from]) return false;
    return true;
  }

  function learn(slot: number, bytes: Uint8Array, from: number, to: number): T {
    const meaning = mean(textAt(bytes, from, to));
    const length = to - from;
    if (stored + length > store.length) {
      const larger = new Uint8Array(2 * (stored + length));
      larger.set(store);
      store = larger;
    }
    store.set(bytes.subarray(from, to), stored);
    starts.push(stored);
    stored += length;
    ends.push(stored);
    slots![slot] = meanings.push(meaning);
    return meaning;
  }

  return (bytes, from, to) => {
    slots ??= new Int32Array(mask + 1);
    let hash = to - from;
    for (let at = from; at < to; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (let entry = slots[slot]!; entry !== 0; entry = slots[slot]!) {
      if (isSame(entry, bytes, from, to)) return meanings[entry - 1]!;
      slot = (slot + 1) & mask;
    }
    if (meanings.length < REMEMBERED && to - from <= LONGEST_REMEMBERED) return learn(slot, bytes, from, to);
    return mean(textAt(bytes, from, to));
  };
}
