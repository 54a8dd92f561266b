// A proposed mapping as data.

import { forJson } from '../../text/escape.ts';
import type { MapReporter } from './reporter.ts';

export const json: MapReporter = (proposal) => `${forJson(proposal)}\n`;
