// What the kernel is to do along a row of a survey (see src/kernel/scan.ts): which cells to pass over, which to read as pairs, which to
// keep; and the answers to what it asks when it meets a text for the first time.

import { BLANKS } from '../core/answers/response.ts';
import { possibleAnswers } from '../core/tally/cells.ts';
import type { Binding } from './binding.ts';
import type { CellReader, Reading } from './cell.ts';
import { fold } from './cell.ts';
import type { Column } from './dialects/dialect.ts';
import type { Encoding } from './encoding.ts';
import type { RowFolder } from './fold.ts';
import type { Layout } from './open.ts';
import { textOf } from './open.ts';
import type { ScanPlan } from './scan-plan.ts';

/** Steps, as numbered in the kernel. */
const SKIP = 0;
const KEEP = 1;
const PAIRS = 2;
const LAST_PAIR = 3;
const LAST_SKIP = 4;

/** The numbers of no answer, and of the first that is no digit. */
const NOTHING = 16;
const OTHERS = 17;
/** Beside the cell of a pair: something was answered; the cell is no blank. */
const ANSWERED = 1 << 30;
const COUNTS = 1 << 29;
/** What only the reference reader can tell. */
const APART = -1;

/** Room for half as many texts of a column: of answers, and of what groups, drops or says that a response is not finished. */
const ANSWERS = 8_192;
const TEXTS = 32_768;

const NOT_SHOWN = BLANKS.indexOf('not-shown');
const NO_EXPECTATION: Reading = { state: 'blank', blank: BLANKS.indexOf('skipped') };

/** Answers a question of the kernel's: see `learn` there. */
export type Answerer = (slot: number, from: number, to: number) => number;

export function rowPlan(
  { scheme, binding, layout }: ScanPlan,
  folder: RowFolder,
  encoding: Encoding,
): Answerer {
  const { counter } = folder;
  const { kernel } = counter;
  const decode = (bytes: string) => textOf(bytes, encoding);
  const sectionOf = (i: number) => scheme.criteria[i]!.section;
  const pairs = pairsOf(binding, layout, decode);
  kernel.beginRows(layout.shape.delimiter.charCodeAt(0), pairs.length);
  /** By slot. A cell that serves several ends is kept in several slots, one after another. */
  const meanings: ((text: string) => number)[] = [];
  const keepers: {
    readonly column: number;
    readonly use: (slot: number) => void;
    readonly mean: (text: string) => number;
    readonly texts: number;
  }[] = [];
  const keep = (
    { index }: Column,
    texts: number,
    mean: (text: string) => number,
    use: (slot: number) => void,
  ) => {
    keepers.push({ column: index, texts, mean, use });
  };

  const drops: number[] = [];
  for (const { column, is } of binding.drop)
    keep(
      column,
      TEXTS,
      (text) => (is.has(fold(decode(text))) ? 1 : 0),
      (slot) => drops.push(slot),
    );

  const groupOf = (cells: readonly string[]): number => {
    const row: string[] = [];
    binding.by.forEach(({ column }, k) => {
      row[column.index] = cells[k]!;
    });
    return folder.group(folder.keyOf(row));
  };
  const by: number[] = [];
  const names: string[][] = binding.by.map(() => []);
  binding.by.forEach(({ column }, k) => {
    const mean = (text: string) => (binding.by.length === 1 ? groupOf([text]) : names[k]!.push(text) - 1);
    keep(column, TEXTS, mean, (slot) => {
      by[k] = slot;
    });
  });

  let finish = -1;
  if (layout.unfinished) {
    const mean = (text: string) => {
      const place = kernel.allocate(4);
      return folder.unfinished(text, () => kernel.ints()[place / 4]!) ? place : 0;
    };
    keep(layout.unfinished.column, TEXTS, mean, (slot) => {
      finish = slot;
    });
  }

  for (const { isTogether, first, second } of pairs) {
    if (isTogether) continue;
    for (const side of [first, second])
      if (side.column)
        keep(side.column, ANSWERS, side.numberOf, (slot) => {
          side.slot = slot;
        });
  }
  keepers.sort((a, b) => a.column - b.column);
  const slot = (texts: number, mean: (text: string) => number): number => {
    meanings.push(mean);
    return kernel.addSlot(texts);
  };
  for (const { texts, mean, use } of keepers) use(slot(texts, mean));
  for (const { position, isTogether, first, second } of pairs) {
    if (isTogether) for (const side of [first, second]) side.slot = slot(ANSWERS, side.numberOf);
    kernel.addPair(position, sectionOf(position), first.slot, second.slot, isTogether ? 0 : 1);
  }
  teachDigits();
  addSteps();
  kernel.setGroupSlots(
    kernel.place(Int32Array.from(drops)),
    drops.length,
    finish,
    kernel.place(Int32Array.from(by)),
    by.length,
  );
  const asked = new Set(pairs.map(({ position }) => position));
  // A criterion without a column was asked of nobody.
  scheme.criteria.forEach((_, i) => {
    if (!asked.has(i)) kernel.leaveOut(i, counter.blankOf(i, NOT_SHOWN));
  });

  /** What nearly every row says; the rest is asked for when it is met. */
  function teachDigits(): void {
    const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, NOTHING];
    pairs.forEach(({ position, first, second }, k) => {
      if (possibleAnswers(scheme.criteria[position]!).length === 0) return;
      const [ones, others] = [first, second].map((side) =>
        digits.filter((digit) => side.reading(digit).state !== 'unreadable'),
      );
      for (const one of ones!)
        for (const other of others!) kernel.teach(k, one, other, entryOf(k, one, other));
    });
  }

  function addSteps(): void {
    const width = layout.columns.length;
    const pairAt = new Map(
      pairs.flatMap(({ isTogether, first }, k) => (isTogether ? [[first.column!.index, k]] : [])),
    );
    const steps: { kind: number; first: number; end: number }[] = [];
    const add = (kind: number, first: number, end: number, joins: boolean) => {
      const before = steps.at(-1);
      if (joins && before?.kind === kind && before.end === first) before.end = end;
      else steps.push({ kind, first, end });
    };
    /** Whether pair k is of the criterion after that of the pair before it, in one section. */
    const follows = (k: number): boolean => {
      const [before, own] = [pairs[k - 1]?.position, pairs[k]!.position];
      return before === own - 1 && sectionOf(before) === sectionOf(own);
    };
    for (let column = 0; column < width; column++) {
      const pair = pairAt.get(column);
      const first = keepers.findIndex((keeper) => keeper.column === column);
      if (pair !== undefined) {
        column++;
        add(column + 1 === width ? LAST_PAIR : PAIRS, pair, pair + 1, follows(pair));
      } else if (first >= 0)
        add(KEEP, first, keepers.findLastIndex((keeper) => keeper.column === column) + 1, false);
      else add(column + 1 === width ? LAST_SKIP : SKIP, column, column + 1, true);
    }
    for (const { kind, first, end } of steps) kernel.addStep(kind, first, end);
  }

  function entryOf(k: number, one: number, other: number): number {
    const { position, isTurned, first, second } = pairs[k]!;
    const [a, b] = [first.reading(one), second.reading(other)];
    const [expected, delivered] = isTurned ? [b, a] : [a, b];
    if (expected.state === 'unreadable' || delivered.state === 'unreadable') return APART;
    if (delivered.state === 'blank')
      return counter.blankOf(position, delivered.blank) | (expected.state === 'value' ? ANSWERED : 0);
    const expectation = expected.state === 'value' ? expected.value : Number.NaN;
    const cell = counter.cellOf(position, expectation, delivered.value);
    return cell | ANSWERED | (counter.isBlank(position, cell) ? 0 : COUNTS);
  }

  return (slot, from, to) => {
    if (slot >= 0)
      return meanings[slot]!(
        Buffer.from(kernel.bytes().buffer as ArrayBuffer, from, to - from).toString('latin1'),
      );
    const numbers = kernel.ints().subarray(from / 4, to / 4);
    if (slot === -1) return groupOf(Array.from(numbers, (number, k) => names[k]![number]!));
    return entryOf(-2 - slot, numbers[0]!, numbers[1]!);
  };
}

/** One of the two cells of a pair; without a column, it says nothing. */
interface Side {
  readonly column: Column | null;
  slot: number;
  /** The number of a text's reading, made at its first use; APART where it cannot be read. */
  numberOf(text: string): number;
  reading(number: number): Reading;
}

function sideOf(column: Column | null, read: CellReader, decode: (bytes: string) => string): Side {
  const readings = new Map<number, Reading>();
  const numbers = new Map<string, number>();
  const nameOf = (reading: Reading) =>
    reading.state === 'value'
      ? `${reading.value}`
      : reading.state === 'blank'
        ? `blank ${reading.blank}`
        : '';
  const know = (number: number, reading: Reading) => {
    readings.set(number, reading);
    if (!numbers.has(nameOf(reading))) numbers.set(nameOf(reading), number);
  };
  shortReadings(read).forEach((reading, digit) => {
    know(digit < 10 ? digit : NOTHING, reading);
  });
  let next = OTHERS;
  return {
    column,
    slot: -1,
    reading: (number) => readings.get(number)!,
    numberOf(text) {
      const reading = read(decode(text));
      if (reading.state === 'unreadable') return APART;
      const known = numbers.get(nameOf(reading));
      if (known !== undefined) return known;
      const number = next++;
      know(number, reading);
      return number;
    },
  };
}

/** What a column's reader makes of the ten digits and of nothing; columns with one reader ask it once. */
function shortReadings(read: CellReader): readonly Reading[] {
  let readings = SHORT_READINGS.get(read);
  if (!readings) {
    readings = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', ''].map(read);
    SHORT_READINGS.set(read, readings);
  }
  return readings;
}
const SHORT_READINGS = new WeakMap<CellReader, readonly Reading[]>();

/** Those whose cells stand together come first, in the order of their columns; of the others, the expectation is first. */
function pairsOf(binding: Binding, layout: Layout, decode: (bytes: string) => string) {
  const taken = columnsTaken(binding, layout);
  const isOwn = (index: number) => taken.get(index) === 1;
  const pairs = binding.criteria.map(({ position, expectation, delivery }) => {
    const e = expectation
      ? sideOf(expectation.column, expectation.read, decode)
      : sideOf(null, () => NO_EXPECTATION, decode);
    const d = sideOf(delivery.column, delivery.read, decode);
    const [left, right] = [e.column?.index ?? Number.NaN, delivery.column.index];
    const isTogether = Math.abs(left - right) === 1 && isOwn(left) && isOwn(right);
    const isTurned = isTogether && right < left;
    return { position, isTogether, isTurned, first: isTurned ? d : e, second: isTurned ? e : d };
  });
  const together = pairs.filter(({ isTogether }) => isTogether);
  together.sort((a, b) => a.first.column!.index - b.first.column!.index);
  return [...together, ...pairs.filter(({ isTogether }) => !isTogether)];
}

/** How many things are read from a column. */
function columnsTaken({ criteria, drop, by }: Binding, { unfinished }: Layout): ReadonlyMap<number, number> {
  const taken = new Map<number, number>();
  const columns = [
    ...criteria.flatMap(({ expectation, delivery }) => [
      ...(expectation ? [expectation.column] : []),
      delivery.column,
    ]),
    ...drop.map(({ column }) => column),
    ...by.map(({ column }) => column),
    ...(unfinished ? [unfinished.column] : []),
  ];
  for (const { index } of columns) taken.set(index, (taken.get(index) ?? 0) + 1);
  return taken;
}
