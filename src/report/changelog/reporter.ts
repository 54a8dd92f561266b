// What a reporter of changelogs is: it reads the changelog and nothing else, and gives text.

import type { Changelog } from '../../core/diff/changelog.ts';
import type { ReporterOptions } from '../gap/reporter.ts';

export interface ChangelogOptions extends ReporterOptions {
  /** The file, as the user named it. */
  readonly file: string;
}

/** Pure: the same changelog gives the same bytes. The text ends with a line break. */
export type ChangelogReporter = (changelog: Changelog, options: ChangelogOptions) => string;
