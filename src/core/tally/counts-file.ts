// Counts as a file: lines that say what they count, and among them what survey they are of. Files of one survey merge: lines that
// differ in nothing but numbers add up, in whatever order.

import { compareText } from '../errors.ts';
import { wholeOf } from '../sql/dialect.ts';
import { COUNT_SUMS } from './counts.ts';

/** Columns between kind and the numbers, but for those of the groups. */
export const COUNT_NAMES = ['weight', 'cluster', 'stratum', 'expectation', 'delivery', 'answered'] as const;

/** A line of a file, as texts; what is not there is empty. */
export type CountLine = ReadonlyMap<string, string>;

/** The columns of a file with so many grouping columns. */
export const countColumns = (groups: number): readonly string[] => [
  'kind',
  'of',
  ...Array.from({ length: groups }, (_, k) => `by${k + 1}`),
  ...COUNT_NAMES,
  ...COUNT_SUMS,
];

const SUMS: ReadonlySet<string> = new Set(COUNT_SUMS);

/** Lines of several files as those of one; sorted, so that files which hold the same are the same. */
export function mergedCounts(files: readonly (readonly CountLine[])[], groups: number): readonly CountLine[] {
  const names = countColumns(groups).filter((name) => !SUMS.has(name));
  const merged = new Map<string, Map<string, bigint>>();
  for (const line of files.flat()) {
    const name = JSON.stringify(names.map((column) => line.get(column) ?? ''));
    const sums = merged.get(name) ?? new Map<string, bigint>();
    merged.set(name, sums);
    if (line.get('kind') === 'about') continue;
    for (const sum of COUNT_SUMS) {
      const said = line.get(sum) ?? '';
      if (said !== '') sums.set(sum, (sums.get(sum) ?? 0n) + wholeOf(said));
    }
  }
  return [...merged]
    .filter(([, sums]) => sums.size === 0 || [...sums.values()].some((sum) => sum !== 0n))
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, sums]) => {
      const texts = JSON.parse(name) as string[];
      return new Map([
        ...names.map((column, k) => [column, texts[k]!] as const),
        ...[...sums].map(([sum, value]) => [sum, String(value)] as const),
      ]);
    });
}
