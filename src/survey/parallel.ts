// A large file in two stretches, counted at once. Where the second begins is a guess (a line end may lie in a quoted cell),
// and is checked against where the first one's last row really ends.

import type { Part, RejectedRow } from './fold.ts';
import type { PlanRequest, ReadAt, Scanned, ScanPlan, Stretch } from './scan.ts';
import { scan } from './scan.ts';

export interface FileBytes {
  readonly size: number;
  readonly readAt: ReadAt;
  /** Counts a stretch in another thread, where there is one; lines from 0. */
  readonly elsewhere: ((stretch: Stretch, request: PlanRequest) => Promise<Scanned | null>) | null;
}

/** Smaller files are counted before another thread is awake. */
const WORTH_SPLITTING = 4 << 20;
/** The other thread starts late by about the time this much takes: the first stretch is that much longer. */
const HEAD_START = 0.54;
const LF = 0x0a;

/** The parts of a file in order, or null where it is not for the byte reader. Rejected rows are heard of in order. */
export async function scanFile(
  bytes: FileBytes,
  start: { readonly offset: number; readonly lines: number },
  plan: ScanPlan,
  request: PlanRequest,
  onRejected: ((row: RejectedRow) => void) | null,
  worthSplitting = WORTH_SPLITTING,
): Promise<readonly Part[] | null> {
  const { size, readAt, elsewhere } = bytes;
  const { offset } = start;
  const firstLine = start.lines + 1;
  const all = { from: offset, to: size };
  const length = size - offset;
  // Rejected rows are not sent between threads: there may be any number of them.
  const split =
    elsewhere && onRejected === null && length > worthSplitting
      ? lineEndAfter(readAt, offset + Math.floor(length * HEAD_START), size)
      : null;
  if (split === null || !elsewhere) {
    const whole = scan(readAt, all, plan, firstLine, onRejected);
    return whole && [whole.part];
  }
  const other = elsewhere({ from: split, to: size }, request);
  // Not waited for where the first stretch fails.
  other.catch(() => {});
  const first = scan(readAt, { from: offset, to: split }, plan, firstLine);
  if (!first) return null;
  const lines = firstLine + first.lines;
  if (first.end === split) {
    const second = await other;
    return second && [first.part, { ...second.part, lines }];
  }
  const rest = scan(readAt, { from: first.end, to: size }, plan, lines);
  return rest && [first.part, rest.part];
}

/** Where a line begins at or after a place; null where none does. */
function lineEndAfter(readAt: ReadAt, from: number, size: number): number | null {
  const bytes = Buffer.allocUnsafe(1 << 16);
  for (let at = from; at < size; at += bytes.length) {
    const got = readAt(bytes, 0, bytes.length, at);
    const found = bytes.subarray(0, got).indexOf(LF);
    if (found >= 0) return at + found + 1 < size ? at + found + 1 : null;
  }
  return null;
}
