// What a reporter is: it reads one result and nothing else, and gives what is written of it.

import type { CsvStyle } from '../text/csv.ts';
import type { Speaker } from '../words/index.ts';
import type { Theme } from './html/theme.ts';

export interface ReporterOptions {
  readonly speaker: Speaker;
  readonly color: boolean;
  /** Columns to write in, where the format has columns. */
  readonly width: number;
  /** How tables of text are written. */
  readonly csv?: CsvStyle;
  /** Small pictures of evidence as `data:` addresses, by the SHA-256 of the file; for formats that show them. */
  readonly pictures?: ReadonlyMap<string, string>;
  /** A firm's own name, logo and colours, for formats that show them. */
  readonly theme?: Theme | null;
}

/** A piece of what is written: text, or the bytes of a file that is none. */
export type Piece = string | Uint8Array;

/** All of it at once, or piece by piece, so that a large result need never be whole in memory. */
export type Written = Piece | Generator<Piece, void> | AsyncGenerator<Piece, void>;

/** Pure: the same result gives the same bytes. Text ends with a line break. */
export type Reporter<Result, Gives extends Written | Promise<Piece> = Written | Promise<Piece>> = (
  result: Result,
  options: ReporterOptions,
) => Gives;

/** A reporter that gives its text at once, as most do. */
export type TextReporter<Result> = Reporter<Result, string>;

/** What a reporter gave as pieces, however it gave it. */
export async function* piecesOf(written: Written | Promise<Piece>): AsyncGenerator<Piece, void> {
  const given = await written;
  if (typeof given === 'string' || given instanceof Uint8Array) yield given;
  else yield* given;
}
