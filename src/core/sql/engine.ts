// An engine that keeps a survey, as far as counting needs it: what columns there are, and what comes back for SQL. The drivers are in
// io/engines; the SQL is survey/sql's.

import type { EngineName, Param } from './dialect.ts';

export interface EngineColumn {
  readonly name: string;
  /** Whole numbers of any size. */
  readonly isWhole: boolean;
}

/** The least and the greatest whole number of a column, and whether nothing stands anywhere in it. */
export interface WholeRange {
  readonly least: number;
  readonly greatest: number;
  readonly hasEmpty: boolean;
}

/** Some rows of whole numbers, by column; 0 where nothing stands. */
export interface WholesBlock {
  readonly rows: number;
  readonly columns: readonly ArrayLike<number>[];
}

export type EngineRow = readonly (string | null)[];

/** All of it reads; nothing is ever written. Faults of the engine are UserErrors that name no credentials. */
export interface Engine {
  readonly dialect: EngineName;
  /** What to call the survey in a sentence. */
  readonly name: string;
  /** What stands behind FROM. */
  readonly source: string;
  columns(): Promise<readonly EngineColumn[]>;
  /** By name, as far as it is kept beside the rows, so that none has to be read. */
  ranges(): Promise<ReadonlyMap<string, WholeRange>>;
  /** Rows whose columns are all text. */
  rows(sql: string, params?: readonly Param[]): Promise<readonly EngineRow[]>;
  /** Rows of whole numbers as they are read, so that whoever counts them needs no room for all; null where an engine is too far away for that. */
  readonly wholes: ((sql: string, params: readonly Param[]) => AsyncIterable<WholesBlock>) | null;
  /** Whether it can number the rows of a respondent. */
  readonly numbersRows: boolean;
  /** Conditions on rows that cut the source into parts, small enough for the engine to keep the answers of one; null where it counts all in one go. */
  parts(): Promise<readonly string[] | null>;
  /** Keeps what a query gives as `answers`, for the statement that follows; null where one statement does both. */
  readonly keep: ((sql: string, params: readonly Param[]) => Promise<void>) | null;
  close(): Promise<void>;
}

/** A survey that an engine keeps, and the column by which its rows come one after another, if any is named. */
export interface EngineSurvey {
  readonly engine: Engine;
  readonly order: string | null;
}
