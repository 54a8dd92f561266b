// The gap report as it is: every figure in full.

import { forJson } from '../../text/escape.ts';
import type { Reporter } from './reporter.ts';

export const json: Reporter = (report) => `${forJson(report)}\n`;
