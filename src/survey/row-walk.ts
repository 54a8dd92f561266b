// Reads a row where it lies among the bytes: which cells to pass over, which to note for those who ask, which are the two answers
// to a criterion. Those are mostly single digits, one beside the other, and then one look at four bytes tells both; every other
// text is read once, by the same reader as in a row that has been taken apart, and known by its bytes from then on.

import { BLANKS } from '../core/answers/response.ts';
import type { Scheme } from '../core/standard/scheme.ts';
import { possibleAnswers } from '../core/tally/cells.ts';
import type { Counter } from '../core/tally/counter.ts';
import type { Answers } from '../core/tally/tally.ts';
import type { Binding } from './binding.ts';
import type { CellReader, Reading } from './cell.ts';
import { byteBook, type Cursor } from './cursor.ts';
import type { Column } from './dialects/dialect.ts';
import { textOf } from './open.ts';
import type { RespondentReader } from './respondent.ts';
import type { Counting } from './row-counter.ts';

export interface RowWalk {
  /**
   * Reads the row at `p` into the counter's batch (and `answers`, where they are needed), and tells the cursor where cells are.
   * Answers where the row ends, or 0 where it has to be taken apart. All of what lies before `complete` is whole lines, with
   * a line end there at the latest.
   */
  rowAt(p: number, complete: number): number;
  /** Of the row read last: whether something was answered, and whether there is any pair; line ends in its cells. */
  isAnswered(): boolean;
  hasPairs(): boolean;
  breaks(): number;
  /** The bytes to be walked from now on, with some room behind them. */
  over(bytes: Buffer): void;
}

/** Steps along a row. The last column has its own, for it ends with the line. */
const SKIP = 0;
const KEEP = 1;
const PAIRS = 2;

/** Of columns (SKIP, KEEP) or pairs from `first` up to `end`. */
interface Step {
  readonly kind: number;
  readonly first: number;
  end: number;
}

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
const ZERO = 0x30;

/** The numbers of no answer, and of the first that is no digit; of answers up to SIDE, pairs have a table. */
const NOTHING = 16;
const OTHERS = 17;
const SIDE_BITS = 5;
const SIDE = 1 << SIDE_BITS;
const TABLE_BITS = 2 * SIDE_BITS;
/** Beside the cell of a pair: something was answered; the cell is no blank. */
const ANSWERED = 1 << 30;
const COUNTS = 1 << 29;
const CELL = COUNTS - 1;
const UNKNOWN = -2;
/** An answer that cannot be read. */
const UNREAD = -1;
/** Room behind the bytes, which may be looked at four at a time. */
export const BEYOND = 8;

const NOT_SHOWN = BLANKS.indexOf('not-shown');
const SKIPPED = BLANKS.indexOf('skipped');

/** `answers` where what was answered is needed beside the cells. */
export function rowWalk(
  { binding, layout, scheme }: Counting,
  counter: Counter,
  respondents: RespondentReader,
  cursor: Cursor,
  answers: Answers | null,
): RowWalk {
  const { hand } = counter.batch;
  const sections = scheme.sections.length;
  const { pairs, spans } = pairsOf(binding, cursor);
  const tables = tablesOf(scheme, pairs, counter);
  const bases = Int32Array.from(pairs, ({ position }, k) =>
    tables.isRelative[k] === 1 ? counter.blankOf(position, 0) : 0,
  );
  const cellTable = new Int32Array(tables.many << TABLE_BITS).fill(UNKNOWN);
  const addTable = new Int32Array(tables.many << TABLE_BITS);
  const others = pairs.map((): Map<number, number> => new Map());
  const positions = Int32Array.from(pairs, ({ position }) => position);
  const sectionOf = Int32Array.from(pairs, ({ position }) => scheme.criteria[position]!.section);
  const steps = stepsOf();
  const kinds = Int32Array.from(steps, ({ kind }) => kind);
  const firsts = Int32Array.from(steps, ({ first }) => first);
  const ends = Int32Array.from(steps, ({ end }) => end);
  const kept = Uint8Array.from(layout.columns, ({ index }) => (cursor.columns.has(index) ? 1 : 0));
  const lying = pairs.flatMap(({ isTogether }, k) => (isTogether ? [] : [k]));
  const separator = layout.shape.delimiter.charCodeAt(0);
  const lineEnd = layout.shape.lineEnd.charCodeAt(0);
  const mark = (separator << 24) | (ZERO << 16) | (separator << 8) | ZERO;
  const lastStep = steps.at(-1);
  /** The pair that the line ends with; −1 where that is another cell. */
  const lastPair = lastStep?.kind === PAIRS ? lastStep.end - 1 : -1;
  const lastMark = (lineEnd << 24) | (mark & 0xffffff);
  const separators = separator * 0x01010101;
  const lineEnds = lineEnd * 0x01010101;
  const { from, to } = cursor;
  const before = new Int32Array(sections);
  leaveOut();

  let bytes: Buffer = Buffer.alloc(0);
  let view: DataView = new DataView(bytes.buffer);
  // Of the cell at hand: what it holds (`cellTo` before `cellFrom` where it cannot be read), and where the next one begins.
  let cellFrom = 0;
  let cellTo = 0;
  let next = 0;
  let isLast = false;
  let breaks = 0;
  let seen = 0;

  function stepsOf(): Step[] {
    const all: Step[] = [];
    const add = (kind: number, first: number, joins: boolean) => {
      const last = all.at(-1);
      if (joins && last?.kind === kind && last.end === first) last.end++;
      else all.push({ kind, first, end: first + 1 });
    };
    const pairAt = new Map(
      pairs.flatMap(({ isTogether, first }, k) => (isTogether ? [[first.index, k]] : [])),
    );
    for (let column = 0; column < layout.columns.length; column++) {
      const pair = pairAt.get(column);
      // Pairs of one step are of criteria one after another in one section.
      if (pair !== undefined) {
        const isNext =
          pair > 0 && positions[pair] === positions[pair - 1]! + 1 && sectionOf[pair] === sectionOf[pair - 1];
        add(PAIRS, pair, isNext);
        column++;
      } else add(cursor.columns.has(column) ? KEEP : SKIP, column, true);
    }
    return all;
  }

  /** A criterion without a column was asked of nobody: its cell is the same in every row. */
  function leaveOut(): void {
    const asked = new Set(binding.criteria.map(({ position }) => position));
    scheme.criteria.forEach(({ section }, i) => {
      if (asked.has(i)) return;
      const cell = counter.blankOf(i, NOT_SHOWN);
      hand.cells[i] = cell;
      before[section]! += counter.addOf(cell);
      if (answers) answers.blank[i] = NOT_SHOWN;
    });
  }

  /** Where the separator or line end is that comes next; `complete` or more where there is none before it. Four bytes at a time. */
  function endOf(p: number, complete: number): number {
    const words = view;
    const one = separators;
    const other = lineEnds;
    for (let at = p; at < complete; at += 4) {
      const word = words.getInt32(at, true);
      const a = word ^ one;
      const b = word ^ other;
      // A byte that is 0 borrows from the one above it: of what seems to be 0, only the lowest surely is.
      const found = (((a - 0x01010101) & ~a) | ((b - 0x01010101) & ~b)) & 0x80808080;
      if (found !== 0) return at + ((31 - Math.clz32(found & -found)) >>> 3);
    }
    return complete;
  }

  /** Finds the cell at `p`. False where it must be taken apart: odd quotes, or no end before `complete`. */
  function cellAt(p: number, complete: number): boolean {
    if (bytes[p] === QUOTE) return quotedAt(p, complete);
    const at = endOf(p, complete);
    cellFrom = p;
    cellTo = at;
    isLast = bytes[at] === lineEnd;
    if (isLast && lineEnd === LF && at > p && bytes[at - 1] === CR && at < complete) cellTo--;
    next = at + 1;
    return true;
  }

  function quotedAt(p: number, complete: number): boolean {
    let at = p + 1;
    let isWhole = true;
    for (;;) {
      while (at < complete && bytes[at] !== QUOTE) if (bytes[at++] === lineEnd) breaks++;
      if (at >= complete) return false;
      if (bytes[at + 1] !== QUOTE) break;
      isWhole = false;
      at += 2;
    }
    cellFrom = p + 1;
    // Doubled quotes are not undone here: such a cell can be passed over but not read.
    cellTo = isWhole ? at : p;
    at++;
    if (lineEnd === LF && at + 1 < complete && bytes[at] === CR && bytes[at + 1] === LF) at++;
    isLast = bytes[at] === lineEnd;
    next = at + 1;
    return isLast || bytes[at] === separator;
  }

  /** Where the cell after the one at `p` begins; −1 where the row is at its end, or has to be taken apart. */
  function skipAt(p: number, complete: number): number {
    if (bytes[p] === QUOTE) return quotedAt(p, complete) && !isLast ? next : -1;
    const at = endOf(p, complete);
    return bytes[at] === separator ? at + 1 : -1;
  }

  /** Reads pairs one beside the other; −1 where the row has to be taken apart. */
  function pairsAt(start: number, first: number, end: number, complete: number): number {
    const { cells, totals } = hand;
    const words = view;
    const entries = cellTable;
    const tableAt = tables.at;
    const adds = addTable;
    const base = bases;
    const marked = mark;
    const markedLast = lastMark;
    let p = start;
    let place = positions[first]!;
    let total = 0;
    let all = 0;
    for (let k = first; k < end; k++) {
      const word = words.getInt32(p, true);
      let entry = tableAt[k]!;
      let length = 4;
      if ((word & 0xfff0fff0) === (k === lastPair ? markedLast : marked))
        entry += (word & 15) | ((word >>> 11) & 0x1e0);
      else {
        const short = shortPair(word, k === lastPair ? lineEnd : separator);
        length = short >>> TABLE_BITS;
        entry += short & (SIDE * SIDE - 1);
      }
      let found = length > 0 ? entries[entry]! : UNKNOWN;
      if (found >= 0) {
        p += length;
        total += adds[entry]!;
        if (answers) answer(k, entry & (SIDE - 1), (entry >>> SIDE_BITS) & (SIDE - 1));
        if (k === lastPair) isLast = true;
      } else {
        found = pairAt(p, k, complete);
        if (found < 0 || (isLast && k + 1 < end)) return -1;
        p = next;
        total += counter.addOf((found & CELL) + base[k]!);
      }
      cells[place++] = (found & CELL) + base[k]!;
      all |= found;
    }
    totals[sectionOf[first]!]! += total;
    seen |= all;
    return p;
  }

  /** The pair that four bytes begin with, where there is no digit on one side or either, and how long it is; 0 where it is none. */
  function shortPair(word: number, end: number): number {
    const a = word & 255;
    const b = (word >>> 8) & 255;
    const c = (word >>> 16) & 255;
    const [one, other] = [a - ZERO, b - ZERO];
    if (a === separator) {
      if (b === end) return NOTHING | (NOTHING << SIDE_BITS) | (2 << TABLE_BITS);
      return c === end && other >= 0 && other <= 9 ? NOTHING | (other << SIDE_BITS) | (3 << TABLE_BITS) : 0;
    }
    return one >= 0 && one <= 9 && b === separator && c === end
      ? one | (NOTHING << SIDE_BITS) | (3 << TABLE_BITS)
      : 0;
  }

  /** The cell of a pair in two columns side by side, with its marks; −1 where the row has to be taken apart. */
  function pairAt(p: number, k: number, complete: number): number {
    if (!cellAt(p, complete) || isLast || cellTo < cellFrom) return UNREAD;
    const { first, second } = pairs[k]!;
    const one = numberIn(first, cellFrom, cellTo);
    if (one < 0 || !cellAt(next, complete) || cellTo < cellFrom) return UNREAD;
    return entryAt(k, one, numberIn(second, cellFrom, cellTo));
  }

  /** The same of one whose cells were noted. */
  function pairApart(k: number): number {
    const { first, second } = pairs[k]!;
    const one = first.index < 0 ? NOTHING : numberIn(first, from[first.index]!, to[first.index]!);
    return one < 0 ? UNREAD : entryAt(k, one, numberIn(second, from[second.index]!, to[second.index]!));
  }

  /** An answer by the bytes of its cell: a digit, nothing, or what was learnt. */
  function numberIn(side: SideCell, start: number, end: number): number {
    if (end === start) return NOTHING;
    if (end === start + 1) {
      const digit = bytes[start]! - ZERO;
      if (digit >= 0 && digit <= 9) return digit;
    }
    return side.say.numberOf(bytes, start, end);
  }

  function entryAt(k: number, one: number, other: number): number {
    if (one < 0 || other < 0) return UNREAD;
    let entry: number;
    if (one < SIDE && other < SIDE) {
      const at = tables.at[k]! + (one | (other << SIDE_BITS));
      entry = cellTable[at]!;
      if (entry === UNKNOWN) {
        entry = entryOf(k, one, other);
        cellTable[at] = entry;
        addTable[at] = entry < 0 ? 0 : counter.addOf((entry & CELL) + bases[k]!);
      }
    } else {
      const name = one * 2 ** 24 + other;
      entry = others[k]!.get(name) ?? entryOf(k, one, other);
      others[k]!.set(name, entry);
    }
    if (answers && entry >= 0) answer(k, one, other);
    return entry;
  }

  function entryOf(k: number, one: number, other: number): number {
    const { position, isTurned, first, second } = pairs[k]!;
    const [a, b] = [first.say.reading(one), second.say.reading(other)];
    const [expected, delivered] = isTurned ? [b, a] : [a, b];
    if (expected.state === 'unreadable' || delivered.state === 'unreadable') return UNREAD;
    const entry = entryFor(position, expected, delivered);
    return entry - bases[k]!;
  }

  function entryFor(position: number, expected: Reading, delivered: Reading): number {
    const expectation = expected.state === 'value' ? expected.value : Number.NaN;
    if (delivered.state !== 'value') {
      const blank = delivered.state === 'blank' ? delivered.blank : SKIPPED;
      return counter.blankOf(position, blank) | (expected.state === 'value' ? ANSWERED : 0);
    }
    const cell = counter.cellOf(position, expectation, delivered.value);
    return cell | ANSWERED | (counter.isBlank(position, cell) ? 0 : COUNTS);
  }

  function answer(k: number, one: number, other: number): void {
    const { position, isTurned, first, second } = pairs[k]!;
    const [a, b] = [first.say.reading(one), second.say.reading(other)];
    tellAnswer(position, isTurned ? b : a, isTurned ? a : b);
  }

  function tellAnswer(position: number, expected: Reading, delivered: Reading): void {
    answers!.expectation[position] = expected.state === 'value' ? expected.value : Number.NaN;
    answers!.delivery[position] = delivered.state === 'value' ? delivered.value : Number.NaN;
    answers!.blank[position] = delivered.state === 'blank' ? delivered.blank : NOT_SHOWN;
  }

  /** Writes the cell of a pair or span that was read when the row was passed. False where that cannot be read. */
  function take(position: number, entry: number): boolean {
    if (entry < 0) return false;
    const cell = entry & CELL;
    hand.cells[position] = cell;
    hand.totals[scheme.criteria[position]!.section]! += counter.addOf(cell);
    seen |= entry;
    return true;
  }

  function spanAt({ position, expectation }: SpanCells): number {
    const number = expectation
      ? numberIn(expectation, from[expectation.index]!, to[expectation.index]!)
      : NOTHING;
    const expected = number < 0 ? UNREADABLE : (expectation?.say.reading(number) ?? NO_EXPECTATION);
    const delivered = respondents.span(position);
    if (expected.state === 'unreadable' || delivered.state === 'unreadable') return UNREAD;
    if (answers) tellAnswer(position, expected, delivered);
    return entryFor(position, expected, delivered);
  }

  function stepAt(j: number, start: number, complete: number): number {
    const first = firsts[j]!;
    const end = ends[j]!;
    let p = start;
    if (kinds[j] === PAIRS) return pairsAt(p, first, end, complete);
    const isEnd = j === kinds.length - 1;
    for (let column = first; column < end; column++) {
      if (isLast) return -1;
      if (kept[column] === 0 && !(isEnd && column === end - 1)) {
        p = skipAt(p, complete);
        if (p < 0) return -1;
        continue;
      }
      if (!cellAt(p, complete)) return -1;
      if (kept[column] === 1) {
        if (cellTo < cellFrom) return -1;
        from[column] = cellFrom;
        to[column] = cellTo;
      }
      p = next;
    }
    return p;
  }

  return {
    over(all) {
      bytes = all;
      view = new DataView(all.buffer, all.byteOffset, all.byteLength);
      cursor.bytes = all;
    },
    rowAt(start, complete) {
      const { totals } = hand;
      for (let s = 0; s < sections; s++) totals[s] = before[s]!;
      breaks = 0;
      seen = 0;
      isLast = false;
      // What is blank in a table of one column, only the other reader knows.
      if (layout.columns.length < 2) return 0;
      let p = start;
      for (let j = 0; j < kinds.length; j++) {
        if (isLast) return 0;
        p = stepAt(j, p, complete);
        if (p < 0) return 0;
      }
      if (!isLast) return 0;
      cursor.cells = null;
      for (const k of lying) {
        const entry = pairApart(k);
        if (entry < 0 || !take(positions[k]!, entry + bases[k]!)) return 0;
      }
      for (const span of spans) if (!take(span.position, spanAt(span))) return 0;
      // A file may end without a line end.
      return p < complete ? p : complete;
    },
    isAnswered: () => (seen & ANSWERED) !== 0,
    hasPairs: () => (seen & COUNTS) !== 0,
    breaks: () => breaks,
  };

  /** Those whose cells stand together come first, in the order of their columns; of the others, the expectation is first. */
  function pairsOf(
    of: Binding,
    at: Cursor,
  ): { readonly pairs: readonly PairCells[]; readonly spans: readonly SpanCells[] } {
    const taken = new Map<number, number>();
    for (const { expectation, delivery } of of.criteria)
      for (const side of [expectation, delivery])
        if (side) taken.set(side.column.index, (taken.get(side.column.index) ?? 0) + 1);
    const isOwn = (index: number) => taken.get(index) === 1 && !at.columns.has(index);
    const sayings = new Map<CellReader, Saying>();
    const side = (column: Column | null, read: CellReader): SideCell => {
      const say = sayings.get(read) ?? sayingOf(read, at);
      sayings.set(read, say);
      return { index: column?.index ?? -1, say };
    };
    const all = of.criteria.flatMap(({ position, expectation, delivery, until }): PairCells[] => {
      if (until) return [];
      const e = expectation ? side(expectation.column, expectation.read) : side(null, saysNothing);
      const d = side(delivery.column, delivery.read);
      const isTogether =
        e.index >= 0 && Math.abs(e.index - d.index) === 1 && isOwn(e.index) && isOwn(d.index);
      const isTurned = isTogether && d.index < e.index;
      return [{ position, isTogether, isTurned, first: isTurned ? d : e, second: isTurned ? e : d }];
    });
    const together = all.filter(({ isTogether }) => isTogether).sort((a, b) => a.first.index - b.first.index);
    const asked = of.criteria.flatMap(({ position, expectation, until }): SpanCells[] =>
      until ? [{ position, expectation: expectation && side(expectation.column, expectation.read) }] : [],
    );
    const noted = all.filter(({ isTogether }) => !isTogether);
    for (const one of [
      ...noted.flatMap(({ first, second }) => [first, second]),
      ...asked.map(({ expectation }) => expectation),
    ])
      if (one && one.index >= 0) at.columns.add(one.index);
    return { pairs: [...together, ...noted], spans: asked };
  }
}

/** Where each pair's table begins: pairs that read alike, of criteria that count alike, have one, in which cells count from the criterion's first. */
function tablesOf({ criteria }: Scheme, pairs: readonly PairCells[], { addOf, blankOf }: Counter) {
  const known = new Map<string, number>();
  const sides = new Map<SideCell['say'], number>();
  const isRelative = Uint8Array.from(pairs, ({ position }) =>
    possibleAnswers(criteria[position]!).length > 0 ? 1 : 0,
  );
  const nameOf = ({ say }: SideCell) => {
    const name = sides.get(say) ?? sides.size;
    sides.set(say, name);
    return name;
  };
  const at = Int32Array.from(pairs, ({ position, isTurned, first, second }, k) => {
    const { answer, expect, scored, optional } = criteria[position]!;
    // Of what cells add to totals, that of the first tells all.
    const adds = addOf(blankOf(position, 0));
    const alike = isRelative[k] === 1 ? [answer, expect, scored, optional, adds] : k;
    const name = JSON.stringify([alike, isTurned, nameOf(first), nameOf(second)]);
    const place = known.get(name) ?? known.size;
    known.set(name, place);
    return place << TABLE_BITS;
  });
  return { at, many: known.size, isRelative };
}

const UNREADABLE: Reading = { state: 'unreadable' };
const saysNothing: CellReader = () => NO_EXPECTATION;
const NO_EXPECTATION: Reading = { state: 'blank', blank: SKIPPED };

interface PairCells {
  readonly position: number;
  readonly isTogether: boolean;
  /** Delivery before expectation. */
  readonly isTurned: boolean;
  readonly first: SideCell;
  readonly second: SideCell;
}

/** A criterion whose delivery is the time between two stamps. */
interface SpanCells {
  readonly position: number;
  readonly expectation: SideCell | null;
}

/** One of the two cells of a pair. */
interface SideCell {
  /** Its column; −1 without one: then it says nothing. */
  readonly index: number;
  /** Shared by columns that are read alike. */
  readonly say: Saying;
}

interface Saying {
  /** The number of what a text says: equal readings have one number; UNREAD where it cannot be read. */
  numberOf(bytes: Uint8Array, from: number, to: number): number;
  reading(number: number): Reading;
}

function sayingOf(read: CellReader, { encoding }: Cursor): Saying {
  const readings: Reading[] = [];
  const numbers = new Map<string, number>();
  const nameOf = (reading: Reading) =>
    'value' in reading ? `${reading.value}` : 'blank' in reading ? `blank ${reading.blank}` : '';
  const know = (number: number, reading: Reading) => {
    readings[number] = reading;
    if (!numbers.has(nameOf(reading))) numbers.set(nameOf(reading), number);
  };
  for (let digit = 0; digit <= 9; digit++) know(digit, read(String(digit)));
  know(NOTHING, read(''));
  let next = OTHERS;
  return {
    reading: (number) => readings[number]!,
    numberOf: byteBook((bytes) => {
      const reading = read(textOf(bytes, encoding));
      if (reading.state === 'unreadable') return UNREAD;
      const known = numbers.get(nameOf(reading));
      if (known !== undefined) return known;
      know(next, reading);
      return next++;
    }),
  };
}
