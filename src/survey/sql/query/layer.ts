// One step from the rows of the source to what is counted: all columns of the step below, and some more.

export interface Made {
  readonly name: string;
  readonly comment: string;
  /** By name, each as an expression of columns below; of the first step, of the source. */
  readonly columns: ReadonlyMap<string, string>;
}

export const made = (name: string, comment: string, columns: ReadonlyMap<string, string>): Made => ({
  name,
  comment,
  columns,
});
