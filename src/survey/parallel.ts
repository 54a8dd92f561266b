// A large file in many ranges, taken one after another by two threads until none is left. Where a range begins is a
// guess (a line end may lie in a quoted cell), and is checked against where the one before it really ends.

import type { Counter, TallyPart } from '../core/tally/counter.ts';
import { CsvBroken, cellsIn } from './csv.ts';
import { withLines } from './faults.ts';
import { MOST_GROUPS, type Part } from './row-counter.ts';
import { type ReadAt, type Scanner, scanner } from './scan.ts';
import type { PlanRequest, ScanPlan } from './scan-plan.ts';

export interface FileBytes {
  readonly size: number;
  readonly readAt: ReadAt;
  /** Takes ranges in another thread, where there is one; null where it failed. */
  readonly elsewhere: ((request: PlanRequest, work: Work) => Promise<Taken | null>) | null;
}

/** Ranges of a file, to be taken by whoever is free. Plain data: shared between threads. */
export interface Work {
  /** Bytes that the ranges cover. */
  readonly from: number;
  readonly to: number;
  readonly rangeSize: number;
  /** The number of the next one to be taken. */
  readonly next: Int32Array<SharedArrayBuffer>;
}

/** The ranges that another thread took, and what all of them came to. Plain data. */
export interface Taken {
  readonly parts: readonly Part[];
  readonly tally: TallyPart;
  readonly ranges: readonly Ended[];
}

/** What a file came to: its parts in any order, and the counts of all of them. */
export interface ScannedFile {
  readonly parts: readonly Part[];
  readonly counter: Counter;
}

interface Ended {
  readonly number: number;
  readonly from: number;
  readonly end: number;
  readonly lines: number;
}

const RANGE_SIZE = 2 << 20;
/** Lines of range k count from k times this, until it is known how many lie before it. */
const LINES = 2 ** 32;

/** Whether two threads may share the file, and do so gladly. Rows are not sent between threads: there may be any number of them. */
export const isForTwo = ({ size, elsewhere }: FileBytes, offset: number, rangeSize = RANGE_SIZE): boolean =>
  elsewhere !== null && size - offset > 2 * rangeSize;

/** What the file comes to in two threads; null where it has to be read again, from its beginning, by one. */
export async function scanByTwo(
  { size, readAt, elsewhere }: FileBytes,
  start: { readonly offset: number; readonly lines: number },
  plan: ScanPlan,
  request: PlanRequest,
  onRead: (bytes: number) => void,
  rangeSize = RANGE_SIZE,
): Promise<ScannedFile | null> {
  const next = new Int32Array(new SharedArrayBuffer(4));
  const work = { from: start.offset, to: size, rangeSize, next };
  // What the other thread throws is thrown again where one reads all, and there it is said as it should be.
  const other = elsewhere!(request, work).catch(() => null);
  return inTwoThreads(readAt, start, plan, work, other, onRead);
}

/** What both threads come to; null where the file has to be read again, from its beginning, by one. */
async function inTwoThreads(
  readAt: ReadAt,
  start: { readonly offset: number; readonly lines: number },
  plan: ScanPlan,
  work: Work,
  other: Promise<Taken | null>,
  onRead: (bytes: number) => void,
): Promise<ScannedFile | null> {
  const own = scanner(plan);
  const ranges = takeRanges(own, readAt, plan, work, onRead);
  const theirs = await other;
  // From a place wrongly guessed, a quote may seem to stay open.
  if (!ranges || !theirs) return null;
  const all = [...ranges, ...theirs.ranges].sort((a, b) => a.number - b.number);
  if (!all.every(({ from }, k) => from === (all[k - 1]?.end ?? start.offset))) return null;
  if (own.counter.groupsWith(theirs.tally) > MOST_GROUPS) return null;
  own.counter.absorb(theirs.tally);
  const before = new Map<number, number>();
  let lines = start.lines + 1;
  for (const one of all) {
    before.set(one.number, lines);
    lines += one.lines;
  }
  const lineOf = (line: number) => before.get(Math.floor(line / LINES))! + (line % LINES);
  const parts = [...own.parts(), ...theirs.parts].map((part) => ({
    ...part,
    faults: withLines(part.faults, lineOf),
  }));
  return { parts, counter: own.counter };
}

/** Takes ranges until none is left. Null where the bytes are not for this reader. */
function takeRanges(
  own: Scanner,
  readAt: ReadAt,
  plan: ScanPlan,
  work: Work,
  onRead: (bytes: number) => void,
): Ended[] | null {
  const ranges: Ended[] = [];
  for (;;) {
    const number = Atomics.add(work.next, 0, 1);
    const begin = work.from + number * work.rangeSize;
    if (begin >= work.to) return ranges;
    onRead(begin);
    const last = ranges.at(-1);
    const from =
      number === 0 ? begin : last?.number === number - 1 ? last.end : rowAfter(readAt, begin, work.to, plan);
    try {
      const to = Math.min(work.to, begin + work.rangeSize);
      ranges.push({ number, from, ...own.scan(readAt, { from, to }, number * LINES) });
    } catch (error) {
      // The other need not go on either.
      Atomics.store(work.next, 0, Math.ceil(work.to / work.rangeSize) + 1);
      if (error instanceof CsvBroken) return null;
      throw error;
    }
  }
}

/** The share of the other thread: see `elsewhere`. */
export function takenElsewhere(readAt: ReadAt, plan: ScanPlan, work: Work): Taken | null {
  const own = scanner(plan);
  const ranges = takeRanges(own, readAt, plan, work, () => {});
  return ranges && { parts: own.parts(), tally: own.counter.part(), ranges };
}

/** Where the first row at or after a place seems to begin: behind a line end, with as many cells as there are columns. */
function rowAfter(readAt: ReadAt, place: number, to: number, { layout }: ScanPlan): number {
  const bytes = Buffer.allocUnsafe(1 << 16);
  const got = readAt(bytes, 0, bytes.length, place - 1);
  const have = bytes.subarray(0, got);
  const lineEnd = layout.shape.lineEnd.charCodeAt(0);
  const first = have.indexOf(lineEnd);
  for (let at = first; at >= 0; at = have.indexOf(lineEnd, at + 1)) {
    const { starts, open, length } = cellsIn(have.subarray(at + 1), layout.shape);
    if (open === null && at + 1 + length < got && starts.length === layout.columns.length) return place + at;
  }
  return first < 0 ? Math.min(to, place + got) : place + first;
}
