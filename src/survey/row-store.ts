// Rows held in little memory: their bytes and cells lie in a few large blocks rather than in a string for each cell.

import type { CsvRow } from './csv.ts';

export interface RowStore {
  readonly size: number;
  add(row: CsvRow): void;
  /** The row added as the `at`-th, from 0. */
  row(at: number): CsvRow;
  /** Its cells alone. */
  cells(at: number): readonly string[];
}

const BLOCK = 1024 * 1024;
/** More than any block is long. */
const PLACES = 2 ** 32;
/** Between cells; rows that hold it are kept as they are. */
const SEAM = '\0';

export function rowStore(): RowStore {
  const blocks: Buffer[] = [];
  let free = 0;
  // Of each row: where in the blocks its bytes and then its cells begin, how long both are, and where it was in the file.
  const starts: number[] = [];
  const lengths: number[] = [];
  const sizes: number[] = [];
  const lines: number[] = [];
  const ends: number[] = [];
  const odd = new Map<number, readonly string[]>();

  const blockOf = (at: number) => blocks[Math.floor(starts[at]! / PLACES)]!;
  const cells = (at: number): readonly string[] => {
    const from = (starts[at]! % PLACES) + lengths[at]!;
    return (
      odd.get(at) ??
      blockOf(at)
        .toString('latin1', from, from + sizes[at]!)
        .split(SEAM)
    );
  };
  return {
    get size() {
      return starts.length;
    },
    add(row) {
      const { bytes } = row;
      if (bytes.includes(0)) odd.set(starts.length, row.cells);
      const text = row.cells.join(SEAM);
      const length = bytes.length + text.length;
      if (length > free) {
        free = Math.max(BLOCK, length);
        blocks.push(Buffer.allocUnsafe(free));
      }
      const block = blocks.at(-1)!;
      const from = block.length - free;
      block.set(bytes, from);
      block.write(text, from + bytes.length, 'latin1');
      free -= length;
      starts.push((blocks.length - 1) * PLACES + from);
      lengths.push(bytes.length);
      sizes.push(text.length);
      lines.push(row.line);
      ends.push(row.end);
    },
    row(at) {
      const from = starts[at]! % PLACES;
      const bytes = blockOf(at).subarray(from, from + lengths[at]!);
      return { line: lines[at]!, end: ends[at]!, bytes, cells: cells(at) };
    },
    cells,
  };
}
