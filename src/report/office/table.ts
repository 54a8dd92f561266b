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
