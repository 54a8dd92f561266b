// The registry of changelog reporters: to add a format, write its file and its row here. Each is loaded only when it is
// asked for.

import type { Changelog } from '../../core/diff/changelog.ts';
import type { ReporterOptions } from '../reporter.ts';

export interface ChangelogOptions extends ReporterOptions {
  /** The file, as the user named it. */
  readonly file: string;
}

/** Pure: the same changelog gives the same bytes. The text ends with a line break. */
export type ChangelogReporter = (changelog: Changelog, options: ChangelogOptions) => string;

export const CHANGELOG_REPORTERS = {
  terminal: async (): Promise<ChangelogReporter> => (await import('./terminal.ts')).terminal,
  markdown: async (): Promise<ChangelogReporter> => (await import('./markdown.ts')).markdown,
  json: async (): Promise<ChangelogReporter> => (await import('./json.ts')).json,
} as const;

export type ChangelogFormat = keyof typeof CHANGELOG_REPORTERS;
export const CHANGELOG_FORMATS = Object.keys(CHANGELOG_REPORTERS) as readonly ChangelogFormat[];
