// The registry of reporters: to add a format, write its file and its row here. Each is loaded only when it is asked for.

import type { Reporter } from './reporter.ts';

export const REPORTERS = {
  terminal: async (): Promise<Reporter> => (await import('./terminal.ts')).terminal,
  json: async (): Promise<Reporter> => (await import('./json.ts')).json,
  markdown: async (): Promise<Reporter> => (await import('./markdown.ts')).markdown,
  csv: async (): Promise<Reporter> => (await import('./csv.ts')).csv,
} as const;

export type ReportFormat = keyof typeof REPORTERS;
export const REPORT_FORMATS = Object.keys(REPORTERS) as readonly ReportFormat[];
