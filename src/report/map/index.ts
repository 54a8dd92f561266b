// How a proposed mapping is written, one file a format; loaded only when asked for.

import type { Proposal } from '../../core/proposal.ts';
import type { ReporterOptions } from '../reporter.ts';

export type MapReporter = (proposal: Proposal, options: ReporterOptions) => string;

export const MAP_REPORTERS = {
  yaml: async (): Promise<MapReporter> => (await import('./yaml.ts')).yaml,
  json: async (): Promise<MapReporter> => (await import('./json.ts')).json,
} as const;

export type MapFormat = keyof typeof MAP_REPORTERS;
export const MAP_FORMATS = Object.keys(MAP_REPORTERS) as readonly MapFormat[];
