// What the texts of a column mean: each distinct one is found by its bytes, and has a number that the caller gave it.

import { allocate, int, setInt } from './memory';

/** What is not known yet, and what is not known to this reader at all. */
export const UNKNOWN: i32 = -2;
export const APART: i32 = -1;

@unmanaged
class Book {
  /** Slots by hash, a power of two of them, and how many texts there may be. */
  slots: usize;
  mask: i32;
  most: i32;
  texts: i32;
}

@unmanaged
class Entry {
  from: usize;
  length: i32;
  meaning: i32;
}

/** For up to half as many texts as there are slots. */
export function newBook(slots: i32): usize {
  const at = allocate(offsetof<Book>());
  const book = changetype<Book>(at);
  book.slots = allocate(4 * slots);
  book.mask = slots - 1;
  book.most = slots >> 1;
  return at;
}

/** Spreads bits over a word: 2^64 divided by the golden ratio, odd. */
const MIX: u64 = (0x9e3779b9 << 32) | 0x7f4a7c15;

/** The last bytes of a text, eight if it has as many: together with the words of eight before them, all of it. */
function lastOf(from: usize, to: usize): u64 {
  const length = to - from;
  if (length >= 8) return load<u64>(to - 8);
  if (length >= 4) return ((<u64>load<u32>(from)) << 32) | <u64>load<u32>(to - 4);
  let last: u64 = 0;
  for (let at = from; at < to; at++) last = (last << 8) | <u64>load<u8>(at);
  return last;
}

function hashOf(from: usize, to: usize): i32 {
  let hash: u64 = <u64>(to - from) ^ lastOf(from, to);
  for (let at = from; at + 8 < to; at += 8) hash = (hash ^ load<u64>(at)) * MIX;
  // What a product's upper half takes in are the lower bits.
  hash = (hash ^ (hash >> 32)) * MIX;
  return <i32>(hash >> 32);
}

function isSame(a: usize, b: usize, length: i32): bool {
  const end = a + <usize>length;
  if (lastOf(a, end) !== lastOf(b, b + <usize>length)) return false;
  for (; a + 8 < end; a += 8, b += 8) if (load<u64>(a) !== load<u64>(b)) return false;
  return true;
}

/** The slot where a text is, or would be. */
function slotOf(book: Book, from: usize, to: usize): i32 {
  const length = <i32>(to - from);
  let slot = hashOf(from, to) & book.mask;
  while (true) {
    const at = <usize>int(book.slots, slot);
    if (at === 0) return slot;
    const entry = changetype<Entry>(at);
    if (entry.length === length && isSame(entry.from, from, length)) return slot;
    slot = (slot + 1) & book.mask;
  }
}

/** The meaning of the text from `from` to `to`; UNKNOWN, or APART where the book is full. */
export function meaningOf(at: usize, from: usize, to: usize): i32 {
  const book = changetype<Book>(at);
  const entry = <usize>int(book.slots, slotOf(book, from, to));
  if (entry !== 0) return changetype<Entry>(entry).meaning;
  return book.texts < book.most ? UNKNOWN : APART;
}

export function setMeaning(at: usize, from: usize, to: usize, meaning: i32): void {
  const book = changetype<Book>(at);
  const slot = slotOf(book, from, to);
  const length = <i32>(to - from);
  const entry = changetype<Entry>(allocate(offsetof<Entry>()));
  entry.from = allocate(length);
  memory.copy(entry.from, from, length);
  entry.length = length;
  entry.meaning = meaning;
  setInt(book.slots, slot, <i32>changetype<usize>(entry));
  book.texts++;
}
