// Tables of a terminal: columns apart by space alone, each as wide as its widest cell. Who makes a row breaks what is too long.

import Table from 'cli-table3';

type Align = 'left' | 'right';
/** A cell that takes several columns has its text on the left. */
export type Cell = string | { readonly content: string; readonly colSpan: number };

/** Lines with a margin of one column, and nothing behind the last cell but spaces. */
export function tableLines(
  rows: readonly (readonly Cell[])[],
  aligns: readonly Align[],
  head: readonly string[] = [],
): string[] {
  const table = new Table({
    head: [...head],
    colAligns: [...aligns],
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2, compact: true },
    chars: BORDERLESS,
  });
  for (const row of rows)
    table.push(row.map((cell) => (typeof cell === 'string' ? cell : { ...cell, hAlign: 'left' })));
  return table
    .toString()
    .split('\n')
    .map((line) => ` ${line}`);
}

/** What cli-table3 draws between cells, left out. */
const BORDERLESS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'top',
    'top-mid',
    'top-left',
    'top-right',
    'bottom',
    'bottom-mid',
    'bottom-left',
    'bottom-right',
    'left',
    'left-mid',
    'mid',
    'mid-mid',
    'right',
    'right-mid',
    'middle',
  ].map((name) => [name, '']),
);
