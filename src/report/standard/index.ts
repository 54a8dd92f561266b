// How one standard is shown, one file a format; loaded only when asked for.

import type { StandardReporter } from '../gap/reporter.ts';

export const STANDARD_REPORTERS = {
  terminal: async (): Promise<StandardReporter> => (await import('./terminal.ts')).terminal,
  json: async (): Promise<StandardReporter> => (await import('./json.ts')).json,
  markdown: async (): Promise<StandardReporter> => (await import('./markdown.ts')).markdown,
} as const;

export const STANDARD_FORMATS = Object.keys(
  STANDARD_REPORTERS,
) as readonly (keyof typeof STANDARD_REPORTERS)[];
