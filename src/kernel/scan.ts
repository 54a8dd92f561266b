// Reads rows of CSV from their bytes and counts them: what it cannot tell by bytes alone it asks for, or leaves to be read apart.
// What a row means, and what to do along it, stands in survey/row-plan.ts.

import { APART, meaningOf, newBook, setMeaning, UNKNOWN } from './book';
import { addOf, addToTotal, beginTotals, cellIn, endRow, record } from './count';
import { allocate, int, setInt } from './memory';

const QUOTE: u8 = 0x22;
const LF: u8 = 0x0a;
const CR: u8 = 0x0d;
const ZERO: i32 = 0x30;

/** Why scanning stopped. */
const DONE: i32 = 0;
const FULL: i32 = 1;
const ROW_APART: i32 = 2;
const ASK: i32 = 3;

/** Steps along a row: see survey/row-plan.ts. */
const SKIP: i32 = 0;
const KEEP: i32 = 1;
const PAIRS: i32 = 2;
const LAST_PAIR: i32 = 3;

/** Tables of pairs are of 32 by 32 answers: digits, nothing, and the first others that were learnt. Entries are learnt, too. */
const NOTHING: i32 = 16;
const SIDE: i32 = 5;
const OTHERS: i32 = 16384;
const TABLE_BYTES: i32 = 8 << (2 * SIDE);
/** A meaning learnt of two answers: their cell, whether that is no blank, and whether something was answered. */
const ANSWERED: i32 = 1 << 30;
const COUNTS: i32 = 1 << 29;
const CELL: i32 = COUNTS - 1;
/** Its entry: the cell; in the upper half what that adds to the total of its section (see core/tally/plain.ts), and the two marks. */
const ADDS: i32 = (1 << 28) - 1;
const ENTRY_ANSWERED: i32 = 1 << 29;
const ENTRY_COUNTS: i32 = 1 << 28;

/** Of columns, slots or pairs from `first` to before `end`; pairs of a step are of criteria one after another in one section. */
@unmanaged
class Step {
  kind: i32;
  first: i32;
  end: i32;
}

/** A column whose cells are kept or read. */
@unmanaged
class Slot {
  book: usize;
  from: usize;
  to: usize;
}

/**
 * Two cells that make an answer, in the order of their columns; the slot of an expectation that there is not is −1. Answers
 * past the table's sides have their entries in a book.
 */
@unmanaged
class Pair {
  first: i32;
  second: i32;
  section: i32;
  /** Where in a row the cell stands. */
  place: usize;
  others: usize;
}

const MOST: i32 = 65536;
const steps: usize = allocate(4 * MOST);
const slots: usize = allocate(4 * MOST);
const pairs: usize = allocate(4 * MOST);
/** Tables of the pairs, one after another. */
let tables: usize = 0;
/** Numbers of pairs whose cells lie apart; slots that drop, that say that a response was not finished, that group. */
const apart: usize = allocate(4 * MOST);
let stepCount: i32 = 0;
let slotCount: i32 = 0;
let pairCount: i32 = 0;
let apartCount: i32 = 0;
let dropSlots: usize = 0;
let dropCount: i32 = 0;
let finishSlot: i32 = -1;
let groupSlots: usize = 0;
let groupCount: i32 = 0;
/** Groups by the numbers of several columns' texts. */
let groupBook: usize = 0;
let groupName: usize = 0;

function step(j: i32): Step {
  return changetype<Step>(<usize>int(steps, j));
}
function slot(k: i32): Slot {
  return changetype<Slot>(<usize>int(slots, k));
}
function pair(k: i32): Pair {
  return changetype<Pair>(<usize>int(pairs, k));
}
function tableOf(k: i32): usize {
  return tables + <usize>(k * TABLE_BYTES);
}

let separator: u8 = 0x2c;
let mark: i32 = 0;

/** The delimiter, a byte, and how many pairs there are. Slots, pairs and steps follow. */
export function beginRows(delimiter: i32, pairsThere: i32): void {
  separator = <u8>delimiter;
  mark = (delimiter << 24) | (ZERO << 16) | (delimiter << 8) | ZERO;
  tables = allocate(pairsThere * TABLE_BYTES);
  const end = tables + <usize>(pairsThere * TABLE_BYTES);
  for (let at = tables; at < end; at += 8) store<i64>(at, UNKNOWN);
}

export function addStep(kind: i32, first: i32, end: i32): void {
  const at = allocate(offsetof<Step>());
  const one = changetype<Step>(at);
  one.kind = kind;
  one.first = first;
  one.end = end;
  setInt(steps, stepCount++, <i32>at);
}

/** A column of up to half as many texts as `texts`, a power of two. */
export function addSlot(texts: i32): i32 {
  const at = allocate(offsetof<Slot>());
  changetype<Slot>(at).book = newBook(texts);
  setInt(slots, slotCount, <i32>at);
  return slotCount++;
}

/** Two cells that make an answer; `liesApart` where they do not stand side by side, first before second. */
export function addPair(criterion: i32, section: i32, first: i32, second: i32, liesApart: i32): void {
  const at = allocate(offsetof<Pair>());
  const one = changetype<Pair>(at);
  one.first = first;
  one.second = second;
  one.section = section;
  one.place = cellIn(criterion);
  one.others = newBook(OTHERS);
  if (liesApart !== 0) setInt(apart, apartCount++, pairCount);
  setInt(pairs, pairCount++, <i32>at);
}

/**
 * Slots that drop a row where their text means 1; that count it where its text means a counter's place, 0 for none; that
 * group. One that groups alone means the place of a group's block; several mean numbers, and together a group in their own book.
 */
export function setGroupSlots(drops: usize, dropsThere: i32, finish: i32, by: usize, byThere: i32): void {
  dropSlots = drops;
  dropCount = dropsThere;
  finishSlot = finish;
  groupSlots = by;
  groupCount = byThere;
  groupBook = newBook(32768);
  groupName = allocate(4 * (byThere + 1));
}

// What the rows so far came to.
export let used: i32 = 0;
export let noAnswers: i32 = 0;
export let noPairs: i32 = 0;
export let lines: i32 = 0;
/** Where the row at hand begins; and, where its text is asked for, which. */
export let row: usize = 0;
export let askedSlot: i32 = 0;
export let askedFrom: usize = 0;
export let askedTo: usize = 0;
let askedBook: usize = 0;
/** The entry in a pair's table, where that is what is asked for. */
let askedEntry: usize = 0;
export function clearRows(): void {
  used = 0;
  noAnswers = 0;
  noPairs = 0;
  lines = 0;
}

/**
 * What was asked for: of slot `askedSlot`, what the text means; of −1, the group of the numbers of texts; of −2 − k, the entry
 * of the two answers to pair k. The row is then to be scanned again.
 */
export function learn(meaning: i32): void {
  if (askedEntry !== 0) store<i64>(askedEntry, entryFor(meaning));
  else setMeaning(askedBook, askedFrom, askedTo, meaning);
}

/** The same beforehand: of pair k, whose answers are two digits or nothing. */
export function teach(k: i32, first: i32, second: i32, meaning: i32): void {
  store<i64>(tableOf(k) + ((<usize>(first | (second << SIDE))) << 3), entryFor(meaning));
}

/** The meaning of a text; where it is not known, APART, and the question is put. */
function meaningIn(k: i32, book: usize, from: usize, to: usize): i32 {
  const meaning = meaningOf(book, from, to);
  if (meaning !== UNKNOWN) return meaning;
  ask(k, from, to);
  askedBook = book;
  return APART;
}

function ask(k: i32, from: usize, to: usize): void {
  isAsking = true;
  askedSlot = k;
  askedFrom = from;
  askedTo = to;
  askedEntry = 0;
}
let isAsking: bool = false;

/**
 * Scans rows from `p` on that begin before `limit`; all of what lies before `complete` is whole rows, with a line end there at the
 * latest. Answers why it stopped, at `row`.
 */
export function scan(p: usize, limit: usize, complete: usize): i32 {
  while (p < limit && p < complete) {
    row = p;
    const first = load<u8>(p);
    if (first === LF || (first === CR && p + 1 < complete && load<u8>(p, 1) === LF)) {
      p += first === LF ? 1 : 2;
      lines++;
      continue;
    }
    isAsking = false;
    let isFull = false;
    const end = rowAt(p, complete);
    if (end === 0) return isAsking ? ASK : ROW_APART;
    if ((seen & ENTRY_ANSWERED) === 0) noAnswers++;
    else if ((seen & ENTRY_COUNTS) === 0) noPairs++;
    else {
      const group = groupOf();
      if (group < 0) return isAsking ? ASK : ROW_APART;
      if (finishSlot >= 0) {
        const counter = meaningIn(
          finishSlot,
          slot(finishSlot).book,
          slot(finishSlot).from,
          slot(finishSlot).to,
        );
        if (isAsking) return ASK;
        if (counter === APART) return ROW_APART;
        if (counter > 0) setInt(<usize>counter, 0, int(<usize>counter, 0) + 1);
      }
      used++;
      isFull = endRow(<usize>group);
    }
    lines += 1 + breaks;
    p = end;
    if (isFull) {
      row = p;
      return FULL;
    }
  }
  row = p;
  return DONE;
}

/** The block of the row's group; APART where it is not known. */
function groupOf(): i32 {
  if (groupCount === 1) {
    const k = int(groupSlots, 0);
    return meaningIn(k, slot(k).book, slot(k).from, slot(k).to);
  }
  for (let k = 0; k < groupCount; k++) {
    const own = int(groupSlots, k);
    const text = meaningIn(own, slot(own).book, slot(own).from, slot(own).to);
    if (text === APART) return APART;
    setInt(groupName, k, text);
  }
  return meaningIn(-1, groupBook, groupName, groupName + <usize>(4 * groupCount));
}

// Of the cell at hand: what it holds (`to` before `from` where it cannot be read), and where the next one begins.
let from: usize = 0;
let to: usize = 0;
let next: usize = 0;
let isLastCell: bool = false;
/** Of the row at hand: line ends in its cells; upper halves of the entries of its pairs, one over the other. */
let breaks: i32 = 0;
let seen: i32 = 0;

/** Where the next delimiter or line end is. */
function cellEnd(p: usize): usize {
  const delimiters = i8x16.splat(separator);
  const lineEnds = i8x16.splat(LF);
  while (true) {
    const bytes = v128.load(p);
    const found = i8x16.bitmask(v128.or(i8x16.eq(bytes, delimiters), i8x16.eq(bytes, lineEnds)));
    if (found !== 0) return p + <usize>ctz(found);
    p += 16;
  }
}

/** Finds the cell at `p`. False where it must be taken apart: odd quotes, or no end before `complete`. */
function cellAt(p: usize, complete: usize): bool {
  if (load<u8>(p) !== QUOTE) {
    const at = cellEnd(p);
    from = p;
    to = at;
    isLastCell = load<u8>(at) === LF;
    if (isLastCell && at > p && load<u8>(at - 1) === CR && at < complete) to--;
    next = at + 1;
    return true;
  }
  let at = p + 1;
  let isWhole = true;
  while (true) {
    while (at < complete && load<u8>(at) !== QUOTE) {
      if (load<u8>(at) === LF) breaks++;
      at++;
    }
    if (at >= complete) return false;
    if (load<u8>(at, 1) === QUOTE) {
      isWhole = false;
      at += 2;
    } else break;
  }
  from = p + 1;
  // Doubled quotes are not undone here: such a cell can be passed over but not read.
  to = isWhole ? at : p;
  at++;
  if (at + 1 < complete && load<u8>(at) === CR && load<u8>(at, 1) === LF) at++;
  isLastCell = load<u8>(at) === LF;
  next = at + 1;
  return isLastCell || load<u8>(at) === separator;
}

/** Reads the cells of the row at `p`. Answers where it ends, or 0 where it must be read apart or something is asked. */
function rowAt(p: usize, complete: usize): usize {
  let all = 0;
  const cells = record;
  beginTotals();
  breaks = 0;
  isLastCell = false;
  for (let j = 0; j < stepCount; j++) {
    if (isLastCell) return 0;
    const one = step(j);
    if (one.kind === PAIRS) {
      const end = one.end;
      let k = one.first;
      let table = tableOf(k);
      let cell = cells + pair(k).place;
      const section = pair(k).section;
      let total = 0;
      while (k < end) {
        if (k + 4 <= end) {
          // Four pairs of digits at once.
          const words = v128.load(p);
          if (!v128.any_true(v128.xor(v128.and(words, i32x4.splat(0xfff0fff0)), i32x4.splat(mark)))) {
            const first = v128.and(words, i32x4.splat(15));
            const second = v128.and(i32x4.shr_u(words, 11), i32x4.splat(0x1e0));
            const places = i32x4.shl(v128.or(first, second), 3);
            const a = load<i64>(table + <usize>i32x4.extract_lane(places, 0));
            const b = load<i64>(table + <usize>i32x4.extract_lane(places, 1), TABLE_BYTES);
            const c = load<i64>(table + <usize>i32x4.extract_lane(places, 2), 2 * TABLE_BYTES);
            const d = load<i64>(table + <usize>i32x4.extract_lane(places, 3), 3 * TABLE_BYTES);
            const any = a | b | c | d;
            if (any >= 0) {
              store<i32>(cell, <i32>a);
              store<i32>(cell, <i32>b, 4);
              store<i32>(cell, <i32>c, 8);
              store<i32>(cell, <i32>d, 12);
              all |= <i32>(any >> 32);
              // Of four cells no sum is carried into the upper half.
              total += <i32>((a + b + c + d) >> 32);
              p += 16;
              k += 4;
              table += 4 * TABLE_BYTES;
              cell += 16;
              continue;
            }
          }
        }
        const word = load<i32>(p);
        let found: i64 = -1;
        if ((word & 0xfff0fff0) === mark)
          found = load<i64>(table + ((<usize>((word & 15) | ((word >>> 11) & 0x1e0))) << 3));
        if (found >= 0) p += 4;
        else {
          found = shortPair(p, k, separator);
          if (found < 0) found = pairAt(p, k, complete);
          if (found < 0 || isLastCell) return 0;
          p = next;
        }
        store<i32>(cell, <i32>found);
        const upper = <i32>(found >> 32);
        all |= upper;
        total += upper;
        k++;
        table += TABLE_BYTES;
        cell += 4;
      }
      addToTotal(section, total & ADDS);
    } else if (one.kind === SKIP) {
      for (let column = one.first; column < one.end; column++) {
        if (load<u8>(p) === QUOTE) {
          if (!cellAt(p, complete) || isLastCell) return 0;
          p = next;
        } else {
          p = cellEnd(p);
          if (load<u8>(p) === LF) return 0;
          p++;
        }
      }
    } else if (one.kind === KEEP) {
      if (!cellAt(p, complete) || to < from) return 0;
      for (let k = one.first; k < one.end; k++) {
        slot(k).from = from;
        slot(k).to = to;
      }
      p = next;
    } else if (one.kind === LAST_PAIR) {
      let found = shortPair(p, one.first, LF);
      if (found >= 0 && next <= complete) isLastCell = true;
      else found = pairAt(p, one.first, complete);
      if (found < 0) return 0;
      all |= take(one.first, found);
      p = next;
    } else {
      if (!cellAt(p, complete)) return 0;
      p = next;
    }
  }
  if (!isLastCell) return 0;
  for (let k = 0; k < apartCount; k++) {
    const one = pair(int(apart, k));
    const first = one.first < 0 ? NOTHING : answerIn(one.first, slot(one.first).from, slot(one.first).to);
    const second = answerIn(one.second, slot(one.second).from, slot(one.second).to);
    if (first < 0 || second < 0) return 0;
    const found = entryOf(int(apart, k), first, second);
    if (found < 0) return 0;
    all |= take(int(apart, k), found);
  }
  for (let k = 0; k < dropCount; k++) {
    const own = int(dropSlots, k);
    if (meaningIn(own, slot(own).book, slot(own).from, slot(own).to) !== 0) return 0;
  }
  seen = all;
  // A file may end without a line end.
  return p < complete ? p : complete;
}

/** Writes the cell of a pair; answers the upper half of its entry. */
function take(k: i32, found: i64): i32 {
  const upper = <i32>(found >> 32);
  store<i32>(record + pair(k).place, <i32>found);
  addToTotal(pair(k).section, upper & ADDS);
  return upper;
}

/** The entry of what was learnt of two answers; that which is not known to this reader stays so. */
function entryFor(meaning: i32): i64 {
  if (meaning < 0) return meaning;
  const cell = meaning & CELL;
  const upper =
    addOf(cell) |
    ((meaning & ANSWERED) !== 0 ? ENTRY_ANSWERED : 0) |
    ((meaning & COUNTS) !== 0 ? ENTRY_COUNTS : 0);
  return ((<i64>upper) << 32) | <i64>cell;
}

/** The entry of a pair whose cells are digits or empty, as nearly all are that `mark` does not fit; −1 else. */
function shortPair(p: usize, k: i32, end: u8): i64 {
  let first = NOTHING;
  if (load<u8>(p) !== separator) {
    first = <i32>load<u8>(p) - ZERO;
    if (<u32>first > 9 || load<u8>(++p) !== separator) return -1;
  }
  p++;
  let second = NOTHING;
  if (load<u8>(p) !== end) {
    second = <i32>load<u8>(p) - ZERO;
    if (<u32>second > 9 || load<u8>(++p) !== end) return -1;
  }
  next = p + 1;
  return load<i64>(tableOf(k) + ((<usize>(first | (second << SIDE))) << 3));
}

/** The entry of a pair in two columns side by side; −1 where the row must be read apart. */
function pairAt(p: usize, k: i32, complete: usize): i64 {
  const one = pair(k);
  if (!cellAt(p, complete) || isLastCell) return -1;
  const first = answerIn(one.first, from, to);
  if (first < 0 || !cellAt(next, complete)) return -1;
  const second = answerIn(one.second, from, to);
  return second < 0 ? -1 : entryOf(k, first, second);
}

function entryOf(k: i32, first: i32, second: i32): i64 {
  setInt(answers, 0, first);
  setInt(answers, 1, second);
  if ((first | second) >> SIDE !== 0)
    return entryFor(meaningIn(-2 - k, pair(k).others, answers, answers + 8));
  const at = tableOf(k) + ((<usize>(first | (second << SIDE))) << 3);
  const found = load<i64>(at);
  if (found === UNKNOWN) {
    ask(-2 - k, answers, answers + 8);
    askedEntry = at;
    return APART;
  }
  return found;
}
const answers: usize = allocate(8);

/** An answer by the bytes of its cell: a digit, nothing, or what was learnt; APART where it cannot be read here. */
function answerIn(k: i32, start: usize, end: usize): i32 {
  if (end < start) return APART;
  if (end === start) return NOTHING;
  if (end === start + 1) {
    const digit = <i32>load<u8>(start) - ZERO;
    if (digit >= 0 && digit <= 9) return digit;
  }
  return meaningIn(k, slot(k).book, start, end);
}
