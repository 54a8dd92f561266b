// A dialect: how one survey tool lays out its export. One file each, and a row in index.ts.

import type { Blank } from '../../core/answers/response.ts';

/** A column of the survey and what it may be called. */
export interface Column {
  /** From 0. */
  readonly index: number;
  /** What to call it when speaking of it; may be empty. */
  readonly header: string;
  /** Every text that a mapping may name it by; `header` is among them. */
  readonly names: readonly string[];
}

/** The first rows of a file, decoded: enough to recognise a tool by. */
export type Peek = readonly (readonly string[])[];

/** How an unfinished response shows: the first of these columns that is there holds one of the texts. */
export interface Unfinished {
  readonly columns: readonly string[];
  readonly is: readonly string[];
}

/** The column that says so, what it says then, and the reason in the receipt. */
export interface Unwanted {
  readonly columns: readonly string[];
  readonly is: readonly string[];
  readonly reason: string;
}

/** `role` names a sentence; `called` are a few of the names that are known. */
export interface Lack {
  readonly role: 'respondent' | 'item' | 'answer';
  readonly called: readonly string[];
}

/** What one row answers, where each row is one answer. */
export interface Item {
  /** What tells it from other items; the same item has the same key for every respondent. */
  readonly key: string;
  /** What a mapping may call it, the first for speaking of it. */
  readonly names: readonly string[];
  /** Answer columns that say nothing of it in this row. */
  readonly without?: readonly number[];
}

/** Where each row is one answer: which cells say whose it is, what it answers, and what. */
export interface Itemised {
  /** The column that tells respondents apart. */
  readonly respondent: number;
  /** For each row of one respondent what it answers; null where nothing: a heading, a subtotal. */
  items(rows: Peek): readonly (Item | null)[];
  /** The columns that hold answers, and what an item's column is called after each. */
  readonly answers: readonly {
    readonly column: number;
    readonly called: (item: string) => readonly string[];
  }[];
  /** Columns about the respondent as a whole: the first row speaks. */
  readonly shared: readonly number[];
}

export interface Dialect {
  readonly id: string;
  /** How sure the file is this tool's: 0 not at all, 1 certainly. */
  recognise(peek: Peek, delimiter: string): number;
  /** Rows before the first respondent. */
  headerRows(peek: Peek): number;
  /** The columns that these header rows describe; those of the file, where each row is one answer. */
  columns(header: Peek): Column[];
  /** What cells mean where the mapping does not list them. */
  readonly blanks?: { readonly [blank in Blank]?: readonly string[] };
  readonly unfinished?: readonly Unfinished[];
  /** Rows that are no respondents: previews, spam. They are dropped, and the receipt says so. */
  readonly unwanted?: readonly Unwanted[];
  /** What the column is called that tells respondents apart. */
  readonly identity?: readonly string[];
  /** Only where each row is one answer. */
  itemised?(header: Peek): Itemised;
  /** Roles that no column of the file has, and what these may be called; only where each row is one answer. */
  lacks?(header: Peek): readonly Lack[];
}
