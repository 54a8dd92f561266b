// A dialect: how one survey tool lays out its export. One file each, and a row in index.ts.

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

export interface Dialect {
  readonly id: string;
  /** How sure the file is this tool's: 0 not at all, 1 certainly. */
  recognise(peek: Peek): number;
  /** Rows before the first respondent. */
  headerRows(peek: Peek): number;
  /** The columns that these header rows describe. */
  columns(header: Peek): Column[];
}
