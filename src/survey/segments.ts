// One survey, several segments: each row is counted by the profile that its column names, so that every segment is judged
// by its own expectations and weights. What names no known profile is dropped, and the receipt says so.

import type { Silent } from '../core/shapes/gap-report.ts';
import type { Scheme } from '../core/standard/scheme.ts';
import { silentOf } from '../core/tally/silent.ts';
import type { Tally } from '../core/tally/tally.ts';
import { emptyAnswers } from '../core/tally/tally.ts';
import type { Binding } from './binding.ts';
import { fold, remembering } from './cell.ts';
import type { CsvRow } from './csv.ts';
import { encodingOf } from './encoding.ts';
import { faultBook } from './faults.ts';
import type { Folded, Part, RowFolder } from './fold.ts';
import { rowFolder } from './fold.ts';
import type { Layout } from './open.ts';
import { textOf } from './open.ts';
import { respondentReader } from './respondent.ts';

export interface Segments {
  /** By id of the profile. */
  readonly schemes: ReadonlyMap<string, Scheme>;
  /** Text of a cell, folded, → id of its profile. */
  readonly values: ReadonlyMap<string, string>;
}

/** What the rows of one segment came to. */
export interface Segment {
  readonly scheme: Scheme;
  readonly tally: Tally;
  readonly silent: readonly Silent[];
}

export interface SegmentFolder {
  /** The segment of a row that was used stands beside what it came to. */
  add(row: CsvRow): { readonly folded: Folded; readonly id: string; readonly folder: RowFolder | null };
  /** Of all rows, but for their counts, which are the segments' own. */
  parts(): Part[];
  /** Those that have rows. */
  segments(): Segment[];
}

export function segmentFolder(
  { schemes, values }: Segments,
  scheme: Scheme,
  binding: Binding,
  layout: Layout,
): SegmentFolder {
  const encoding = encodingOf(layout.encoding.name);
  const decode = (bytes: string) => textOf(bytes, encoding);
  const idOf = remembering((text) => values.get(fold(text)) ?? '', decode);
  const place = binding.profile!.column.index;
  const folders = new Map<string, RowFolder>();
  const strays = strayFolder(scheme, binding, layout);

  const folderOf = (id: string): RowFolder => {
    let folder = folders.get(id);
    if (!folder) {
      folder = rowFolder(schemes.get(id)!, binding, layout);
      folders.set(id, folder);
    }
    return folder;
  };

  return {
    add(row) {
      const id = idOf(row.cells[place] ?? '');
      if (id === '') return { folded: strays.add(row), id, folder: null };
      const folder = folderOf(id);
      return { folded: folder.add(row), id, folder };
    },
    parts: () => [strays, ...folders.values()].map((folder) => folder.part()),
    segments: () =>
      [...folders].map(([id, folder]): Segment => {
        const own = schemes.get(id)!;
        const { announcements } = folder.part();
        return { scheme: own, tally: folder.counter.tally(), silent: silentOf(announcements, own) };
      }),
  };
}

/** Rows of no known segment: what would be wrong with them anyway, they are told of; the rest is dropped. */
function strayFolder(
  scheme: Scheme,
  binding: Binding,
  layout: Layout,
): Pick<RowFolder, 'part'> & { add(row: CsvRow): Folded } {
  const encoding = encodingOf(layout.encoding.name);
  const respondents = respondentReader(scheme, binding, (bytes) => textOf(bytes, encoding));
  const answers = emptyAnswers(scheme);
  const book = faultBook(layout);
  const dropped = new Map<string, number>();
  let [read, rejected] = [0, 0];
  return {
    add(row) {
      read++;
      const outcome = book.ofRow(row) ?? respondents.read(row.cells, answers);
      if (outcome.state === 'rejected') {
        rejected++;
        if (outcome.column) book.unreadable(row, outcome.column);
        return outcome;
      }
      const reason = outcome.state === 'dropped' ? outcome.reason : 'unknown-profile';
      dropped.set(reason, (dropped.get(reason) ?? 0) + 1);
      return { state: 'dropped', reason };
    },
    // What a folder that has counted nothing says, with these rows.
    part: () => ({
      ...rowFolder(scheme, binding, layout).part(),
      read,
      rejected,
      dropped,
      faults: book.faults(),
    }),
  };
}
