// The registry of changelog reporters: to add a format, write its file and its row here. Each is loaded only when it is
// asked for.

import type { ChangelogReporter } from './reporter.ts';

export const CHANGELOG_REPORTERS = {
  terminal: async (): Promise<ChangelogReporter> => (await import('./terminal.ts')).terminal,
  markdown: async (): Promise<ChangelogReporter> => (await import('./markdown.ts')).markdown,
  json: async (): Promise<ChangelogReporter> => (await import('./json.ts')).json,
} as const;

export type ChangelogFormat = keyof typeof CHANGELOG_REPORTERS;
export const CHANGELOG_FORMATS = Object.keys(CHANGELOG_REPORTERS) as readonly ChangelogFormat[];
