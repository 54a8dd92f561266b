// The registry of lint reporters: to add a format, write its file and its row here. Each is loaded only when it is asked for.

import type { LintReporter } from './reporter.ts';

export const LINT_REPORTERS = {
  terminal: async (): Promise<LintReporter> => (await import('./terminal.ts')).terminal,
  json: async (): Promise<LintReporter> => (await import('./json.ts')).json,
  github: async (): Promise<LintReporter> => (await import('./github.ts')).github,
  sarif: async (): Promise<LintReporter> => (await import('./sarif.ts')).sarif,
  junit: async (): Promise<LintReporter> => (await import('./junit.ts')).junit,
} as const;

export type LintFormat = keyof typeof LINT_REPORTERS;
export const LINT_FORMATS = Object.keys(LINT_REPORTERS) as readonly LintFormat[];
