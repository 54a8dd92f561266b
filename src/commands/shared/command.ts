// What a command is: it declares its words to commander and runs apart, with everything it may touch in a Shell.

import type { Command } from 'commander';
import type { Env } from '../../env.ts';
import type { Format, ResultKind } from '../../report/index.ts';
import type { Piece, Written } from '../../report/reporter.ts';
import type { CsvStyle } from '../../text/csv.ts';
import type { Speaker } from '../../words/index.ts';

/** The options that every command has. */
export interface CommonOptions {
  readonly format?: Format;
  readonly output?: string;
  readonly lang?: string;
  readonly color: 'auto' | 'always' | 'never';
  readonly quiet?: boolean;
  /** commander's reading of --no-input. */
  readonly input: boolean;
  /** Tables for Excel: that of a locale, else of the system. */
  readonly excel?: boolean;
  readonly locale?: string;
  /** The most bytes that one input may have. */
  readonly maxBytes?: number;
}

export interface Shell {
  readonly env: Env;
  readonly speaker: Speaker;
  readonly color: boolean;
  readonly width: number;
  readonly quiet: boolean;
  /** True where prompting is possible and allowed: a terminal, and no --no-input. */
  readonly interactive: boolean;
  readonly format: Format;
  /** How tables of text are written. */
  readonly csv: CsvStyle;
  /** Writes the result: to --output where given, else to standard output. */
  data(written: Written | Promise<Piece>): Promise<void>;
  /** Says something beside the result, on standard error, unless --quiet. */
  note(text: string): void;
}

export interface SvcCommand<Options = object> {
  readonly name: string;
  /** What it gives, its main result first, whose first format is taken where none is named. None where it gives plain text. */
  readonly gives: readonly ResultKind[];
  /** Adds arguments and options; the description comes from words (`command.<name>`). */
  declare(command: Command, speaker: Speaker): void;
  /** Returns the exit code. Heavy imports belong in here. */
  run(
    positional: readonly (string | string[] | undefined)[],
    options: Options & CommonOptions,
    shell: Shell,
  ): Promise<number>;
}
