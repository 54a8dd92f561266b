// Tables of typed cells, for workbooks and documents. Figures in full; how many decimals show is the format's.

import type { Mark } from '../html/marks.ts';

export type Cell = string | number | null;
export type CellKind = 'text' | 'count' | 'points' | 'gap' | 'own' | 'share' | 'p';

export interface Column {
  readonly head: string;
  readonly kind: CellKind;
  /** Rough width in letters. */
  readonly width: number;
  /** The cell follows from two others of its row, by their places: the first less the second, or half of that. */
  readonly formula?: { readonly of: 'difference' | 'half'; readonly from: readonly [number, number] };
}

export interface Row {
  readonly cells: readonly Cell[];
  readonly mark: Mark | null;
  /** Of each cell, where rows have several verdicts. */
  readonly marks?: readonly (Mark | null)[];
  /** Of its last cell, where that is of another kind than its column. */
  readonly kind?: CellKind;
}

export interface Table {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Whether each row is one thing among many, to be filtered by; else it names a fact and says it. */
  readonly isList: boolean;
  /** Columns that stay while the rest is scrolled. */
  readonly names: number;
  /** The column whose words colour it and those that it judges; null where cells have marks of their own, or nothing is judged. */
  readonly verdict: number | null;
  readonly judged: readonly number[];
}

export const text = (head: string, width: number): Column => ({ head, kind: 'text', width });
export const figure = (head: string, kind: CellKind, width = 11): Column => ({ head, kind, width });

/** A column, and how its cell follows from what a row is about. */
export type ColumnOf<T> = readonly [column: Column, cell: (of: T) => Cell];

/** What charts and colours need to know of a table: see Table. */
interface Layout {
  readonly id: string;
  readonly title: string;
  readonly names: number;
  readonly verdict?: number;
  readonly judged?: readonly number[];
}

/** A thing a row. */
export const listOf = <T>(
  { id, title, names, verdict, judged = [] }: Layout,
  columns: readonly ColumnOf<T>[],
  things: readonly T[],
  marksOf: (of: T) => Pick<Row, 'mark' | 'marks'> = () => ({ mark: null }),
): Table => ({
  id,
  title,
  isList: true,
  names,
  verdict: verdict ?? null,
  judged,
  columns: columns.map(([column]) => column),
  rows: things.map((one) => ({ ...marksOf(one), cells: columns.map(([, cell]) => cell(one)) })),
});

/** A fact a row: its name, and what it comes to. */
export const factsOf = (
  id: string,
  title: string,
  widths: readonly [number, number],
  rows: readonly Row[],
): Table => ({
  id,
  title,
  isList: false,
  names: 1,
  verdict: null,
  judged: [],
  columns: widths.map((width) => text('', width)),
  rows,
});

type Interval = readonly [number, number] | null;

/** The ends of an interval. */
export const endsOf = <T>(
  say: (code: string) => string,
  of: (one: T) => Interval | undefined,
): ColumnOf<T>[] => [
  [figure(`${say('report.ci')}, ${say('office.low')}`, 'gap'), (one) => of(one)?.[0] ?? null],
  [figure(`${say('report.ci')}, ${say('office.high')}`, 'gap'), (one) => of(one)?.[1] ?? null],
];

/** What an interval reaches to either side of its middle; its ends stand in the columns `low` and the next. */
export const halfOf = <T>(low: number, of: (one: T) => Interval | undefined): ColumnOf<T> => [
  { ...figure('±', 'points', 8), formula: { of: 'half', from: [low + 1, low] } },
  (one) => {
    const ends = of(one);
    return ends ? (ends[1] - ends[0]) / 2 : null;
  },
];

interface Points {
  readonly expectation: number | null;
  readonly delivery: number | null;
  readonly gap: number | null;
  readonly ci95: Interval;
}

/** Expectation, delivery and gap in points with its interval, from the column `first` on. */
export const pointsOf = <T>(
  first: number,
  say: (code: string) => string,
  of: (one: T) => Points | undefined,
): ColumnOf<T>[] => [
  [figure(say('office.expected-points'), 'points'), (one) => of(one)?.expectation ?? null],
  [figure(say('office.delivered-points'), 'points'), (one) => of(one)?.delivery ?? null],
  [
    { ...figure(say('office.gap-points'), 'gap'), formula: { of: 'difference', from: [first + 1, first] } },
    (one) => of(one)?.gap ?? null,
  ],
  ...endsOf(say, (one: T) => of(one)?.ci95),
];
