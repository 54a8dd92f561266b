// How a proposed mapping is written, one file a format; loaded only when asked for.

import type { MapReporter } from './reporter.ts';

export const MAP_REPORTERS = {
  yaml: async (): Promise<MapReporter> => (await import('./yaml.ts')).yaml,
  json: async (): Promise<MapReporter> => (await import('./json.ts')).json,
} as const;

export type MapFormat = keyof typeof MAP_REPORTERS;
export const MAP_FORMATS = Object.keys(MAP_REPORTERS) as readonly MapFormat[];
