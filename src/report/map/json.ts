// A proposed mapping as data.

import { forJson } from '../../text/escape.ts';
import type { MapReporter } from './index.ts';

export const json: MapReporter = (proposal) => `${forJson(proposal)}\n`;
