// What a query is made from: which columns say what, and by which texts.

import type { Scheme } from '../../core/standard/scheme.ts';
import type { Column } from '../dialects/dialect.ts';
import type { CodedColumn, CodedCriterion } from './coding.ts';

export interface QueryPlan {
  readonly scheme: Scheme;
  readonly criteria: readonly CodedCriterion[];
  /** Grouping columns: texts as they stand, or by their codes. */
  readonly by: readonly { readonly column: Column; readonly codes: ReadonlyMap<string, number> | null }[];
  /** Rows that are not used, by texts of a column; the first that holds is the reason. */
  readonly drop: readonly {
    readonly column: Column;
    readonly texts: readonly string[];
    readonly reason: string;
  }[];
  /** Only rows whose column has one of these texts are looked at. */
  readonly only: { readonly column: Column; readonly texts: readonly string[] } | null;
  /** What `when` asks of a criterion, by its position: all of it. */
  readonly when: ReadonlyMap<number, readonly When[]>;
  readonly design: Design | null;
  /** Where a respondent counts once: the order of rows, and whether the first or the last of them counts. */
  readonly once: { readonly column: Column; readonly order: string; readonly keep: 'first' | 'last' } | null;
  readonly importance: readonly { readonly position: number; readonly coded: CodedColumn }[];
  /** Rows that sum others up, where there may be some. */
  readonly totals: TotalRows | null;
  /** Texts that say of a response that it was not finished, by their places. */
  readonly unfinished: { readonly column: Column; readonly texts: readonly string[] } | null;
  /** Whether a column holds whole numbers, which are compared as such. */
  isWhole(column: Column): boolean;
}

/** One of these columns says so by one of these texts, and nothing stands before it. */
export interface TotalRows {
  readonly said: readonly {
    readonly column: Column;
    readonly before: readonly Column[];
    readonly texts: readonly string[];
  }[];
  /** Whether all of them are: else only those whose answers cannot be read. */
  readonly areAll: boolean;
}

/** A column has one of these texts; or an earlier criterion was answered so. */
export type When =
  | { readonly column: Column; readonly texts: readonly string[] }
  | { readonly position: number; readonly codes: readonly number[] };

export interface Design {
  readonly weight: {
    readonly column: Column;
    readonly none: readonly string[];
    readonly unread: readonly string[];
  } | null;
  readonly cluster: { readonly column: Column; readonly none: readonly string[] } | null;
  readonly strata: { readonly column: Column; readonly none: readonly string[] } | null;
}
