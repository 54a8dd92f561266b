// The first rows of a survey, as a proposal looks at them: of several files that hold the same columns, the first of each.

import { findingAt, UserError } from '../core/errors.ts';
import type { CsvRow } from './csv.ts';
import { encodingOf } from './encoding.ts';
import { type Layout, type OpenOptions, openSurvey, textOf } from './open.ts';
import { profileOf } from './propose/columns.ts';
import { type Table, tableOf } from './propose/table.ts';
import { isTotal } from './totals.ts';

/** Rows looked at: enough to meet every answer that is given at all often. */
const SAMPLE = 2_000;

export interface SampledSource {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly options: OpenOptions;
}

export interface Sample {
  /** Of the first file. */
  readonly layout: Layout;
  /** Its cells are decoded. */
  readonly table: Table;
  /** Files whose columns are others than those of the first: nothing was read of them. */
  readonly strangers: readonly string[];
}

/** Throws a UserError where a survey cannot be read. */
export async function sampleOf(sources: readonly SampledSource[]): Promise<Sample> {
  let layout: Layout | null = null;
  const rows: CsvRow[] = [];
  const strangers: string[] = [];
  for (const { bytes, options } of sources) {
    const survey = await openSurvey(bytes, options);
    const own = survey.layout;
    layout ??= own;
    const order = placesOf(layout, own);
    if (!order) {
      strangers.push(own.name);
      continue;
    }
    const encoding = encodingOf(own.encoding.name);
    const read: CsvRow[] = [];
    for await (const row of survey.rows) {
      read.push({ ...row, cells: order.map((at) => textOf(row.cells[at] ?? '', encoding)) });
      if (read.length >= SAMPLE / sources.length) break;
    }
    // Sums and means below the answers are none.
    while (read.length > 0 && isTotal(read.at(-1)!.cells, (cell) => cell)) read.pop();
    rows.push(...read);
  }
  const [first] = sources;
  if (rows.length === 0)
    throw new UserError(
      'survey-unusable',
      { file: first!.options.name },
      {
        findings: [
          findingAt(
            first!.options.file,
            { line: 1, column: 1 },
            { rule: 'no-rows', code: 'survey-header-only' },
          ),
        ],
      },
    );
  const decode = (cell: string) => cell;
  const { columns } = layout!;
  const profiles = columns.map((column) => profileOf(column, rows, decode));
  return { layout: layout!, table: tableOf(columns, profiles, rows, decode), strangers };
}

/** Where the columns of the first file stand in another one; null where they are not all there. */
function placesOf({ columns }: Layout, other: Layout): readonly number[] | null {
  const isSame =
    columns.length === other.columns.length &&
    columns.every(({ header }, i) => header === other.columns[i]!.header);
  if (isSame) return columns.map(({ index }) => index);
  const places = new Map<string, number>();
  for (const { header, index } of other.columns) if (!places.has(header)) places.set(header, index);
  const found = columns.map(({ header }) => places.get(header));
  return found.every((place) => place !== undefined) && new Set(found).size === found.length
    ? (found as number[])
    : null;
}
