// A mapping: which columns of a survey are what (criteria, fields, groups), and how its cells are to be read.
// Plain data; null where the file leaves it to be found out.

import type { Blank } from '../answers/response.ts';

/**
 * How a mapping names a column. `occurrence` counts from 1 among the columns that match; null where exactly one must.
 * `pattern` is the source of a regular expression (flags `isu`) that is searched for in the header; it compiles.
 */
export type ColumnRef =
  | { readonly by: 'header'; readonly header: string; readonly occurrence: number | null }
  | { readonly by: 'position'; readonly position: number }
  | { readonly by: 'pattern'; readonly pattern: string; readonly occurrence: number | null };

/** Answer text, as written in a cell, → what it means: a number, or a word that the answer kind reads (option id, yes, 4m). */
export type Labels = ReadonlyMap<string, number | string>;

/**
 * Cell texts that mean a blank. An empty cell is `skipped` without being listed. A cell that is neither blank nor label nor
 * an answer of its criterion's kind cannot be read, and its row is rejected: nothing is guessed, and nothing is lost unsaid.
 */
export type BlankTexts = { readonly [blank in Blank]: readonly string[] };

export interface CriterionMapping {
  /** Null where respondents were not asked; then profile or standard speak. */
  readonly expectation: ColumnRef | null;
  readonly delivery: ColumnRef;
  /** Where the delivery is the time between two stamps, `delivery` is the column of the first and this that of the second. */
  readonly until: ColumnRef | null;
  /** Where stamps have their day in a column of its own: that of the first, and of the second. */
  readonly days?: readonly [ColumnRef | null, ColumnRef | null];
  /** How the stamps are written, as was found out: patterns of Unicode's letters, null where it is evident. */
  readonly patterns?: readonly [string | null, string | null];
  /** The time on hold, which is taken off. */
  readonly paused?: ColumnRef | null;
  /** What anything else than an answer means; null leaves it to the mapping. */
  readonly others?: Others | null;
  /** How important the respondent says it is. */
  readonly importance: ColumnRef | null;
  /** The least that the respondent accepts, where expectation is what is desired. */
  readonly minimum: ColumnRef | null;
  /** Whether the respondent was told of an over-delivery: yes or no. */
  readonly announced: ColumnRef | null;
  /** Consulted before the labels for all criteria. */
  readonly labels: Labels;
  /** Consulted before the blanks for all criteria, and before labels. */
  readonly blanks: BlankTexts;
  /** The survey's numbers run the other way than the standard's scale: x is read as min + max − x. Words are not turned. */
  readonly reversed: boolean;
  /** Set where too much of its columns cannot be read for a figure: nothing of them is then used. */
  readonly withheld?: boolean;
}

export interface ProfileColumn {
  readonly column: ColumnRef;
  /** Cell text → id of a profile (or a path); a text that is not listed is an id itself. */
  readonly values: ReadonlyMap<string, string>;
}

/** Rows whose column holds one of the texts are not used, and the receipt counts them by reason (a kebab-case id). */
export interface DropRule {
  readonly column: ColumnRef;
  readonly is: readonly string[];
  readonly reason: string;
}

/** What a cell means that is none of the options: a write-in. `ignore` leaves it out beside options, and alone is no answer. */
export type Others = 'ignore' | 'not-applicable' | 'unread';

/** Of a file with one row per answer: the columns of respondent, item and answer. */
export interface LongLayout {
  readonly respondent: ColumnRef;
  readonly item: ColumnRef;
  readonly answer: ColumnRef;
  readonly expectation: ColumnRef | null;
}

/** How cells hold dates, where it is not evident from all of them. */
export interface DateLayout {
  readonly order: 'dmy' | 'mdy' | 'ymd' | null;
  /** In the letters of Unicode (dd.MM.yyyy HH:mm). */
  readonly pattern: string | null;
  /** IANA name of the zone that stamps without an offset are in. */
  readonly zone: string | null;
}

/** What becomes of a respondent who stands in the file more than once. */
export const DUPLICATES = ['keep', 'first', 'last', 'refuse'] as const;
export type Duplicates = (typeof DUPLICATES)[number];

export interface Mapping {
  readonly format: 'svc.mapping/1';
  /** Id of the standard that the criteria belong to. */
  readonly standard: string | null;
  /** Name of a dialect: how the survey tool writes CSV. */
  readonly dialect: string | null;
  readonly encoding: string | null;
  /** One character. */
  readonly delimiter: string | null;
  readonly decimal: '.' | ',' | null;
  readonly headerRows: number | null;
  /** By criterion id, in the order of the file. */
  readonly criteria: ReadonlyMap<string, CriterionMapping>;
  readonly labels: Labels;
  readonly blanks: BlankTexts;
  /** The ratings of importance, in steps of 1; null where they are those of the criterion's own scale. */
  readonly importanceScale: { readonly min: number; readonly max: number } | null;
  /** By the id of a field of the standard, or any name to group by. */
  readonly fields: ReadonlyMap<string, ColumnRef>;
  /** How much each respondent counts; which of them were drawn together; from which part of the whole. */
  readonly weight: ColumnRef | null;
  readonly cluster: ColumnRef | null;
  readonly strata: ColumnRef | null;
  /** Which profile each row is judged by; null where one is for all. `customer` is among `fields`. */
  readonly profile: ProfileColumn | null;
  /** Default groupings, as `--by` takes them: names of `fields`, or headers. */
  readonly by: readonly string[];
  readonly drop: readonly DropRule[];
  /** How the columns that periods are asked of write their dates, as was found out; null where it is evident. By what `by` calls them. */
  readonly periods?: ReadonlyMap<string, string | null>;
  /** The column that tells respondents apart; null for that of the dialect, if it has one. */
  readonly respondent?: ColumnRef | null;
  readonly duplicates?: Duplicates | null;
  readonly layout?: LongLayout | null;
  readonly others?: Others | null;
  readonly dates?: DateLayout | null;
}
