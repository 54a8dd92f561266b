// The gap report as it is: every figure in full.

import type { GapReport } from '../../core/assess/gap-report.ts';
import { forJson } from '../../text/escape.ts';
import type { TextReporter } from '../reporter.ts';

export const json: TextReporter<GapReport> = (report) => `${forJson(report)}\n`;
