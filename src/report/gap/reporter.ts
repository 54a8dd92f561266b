// What a reporter is: it reads the gap report and nothing else, and gives text.

import type { GapReport } from '../../core/assess/gap-report.ts';
import type { Standard } from '../../core/standard/standard.ts';
import type { Speaker } from '../../words/index.ts';

export interface ReporterOptions {
  readonly speaker: Speaker;
  readonly color: boolean;
  /** Columns to write in, where the format has columns. */
  readonly width: number;
}

/** Pure: the same report gives the same bytes. The text ends with a line break. */
export type Reporter = (report: GapReport, options: ReporterOptions) => string;

/** The same for one standard. */
export type StandardReporter = (standard: Standard, options: ReporterOptions) => string;
