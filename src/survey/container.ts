// What a survey may be wrapped in, as plain data.

/** What a survey came out of. Bytes of its rows are then not bytes of the file. */
export type Container =
  | { readonly kind: 'gzip' }
  /** `others` are the sheets that were not read. */
  | { readonly kind: 'workbook'; readonly sheet: string; readonly others: readonly string[] };

export interface Unpacked {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Null where the survey is the file itself. */
  readonly container: Container | null;
}
