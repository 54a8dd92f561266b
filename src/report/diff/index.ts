// The registry of diff reporters: to add a format, write its file and its row here. Each is loaded only when it is asked for.

import type { DiffReporter } from './reporter.ts';

export const DIFF_REPORTERS = {
  terminal: async (): Promise<DiffReporter> => (await import('./terminal.ts')).terminal,
  markdown: async (): Promise<DiffReporter> => (await import('./markdown.ts')).markdown,
  json: async (): Promise<DiffReporter> => (await import('./json.ts')).json,
  junit: async (): Promise<DiffReporter> => (await import('./junit.ts')).junit,
  github: async (): Promise<DiffReporter> => (await import('./github.ts')).github,
  sarif: async (): Promise<DiffReporter> => (await import('./sarif.ts')).sarif,
} as const;

export type DiffFormat = keyof typeof DIFF_REPORTERS;
export const DIFF_FORMATS = Object.keys(DIFF_REPORTERS) as readonly DiffFormat[];
