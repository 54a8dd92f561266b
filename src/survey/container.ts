// What a survey may be wrapped in, as plain data.

import type { Blank } from '../core/answers/response.ts';

/** What a survey came out of. Bytes of its rows are then not bytes of the file. */
export type Container =
  | { readonly kind: 'gzip' }
  | { readonly kind: 'json'; readonly records: number }
  /** `others` are the sheets that were not read. */
  | { readonly kind: 'workbook'; readonly sheet: string; readonly others: readonly string[] }
  /** SPSS; `weight` is the variable that the file itself is weighted by. */
  | { readonly kind: 'sav'; readonly weight: string | null };

export interface Unpacked {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Null where the survey is the file itself. */
  readonly container: Container | null;
  /** Cells that are no answers, as the file says. */
  readonly blanks?: { readonly [blank in Blank]?: readonly string[] };
}
