// An agreement as it is: every figure in full.

import type { Agreement } from '../../core/shapes/agreement.ts';
import { forJson } from '../../text/escape.ts';
import type { TextReporter } from '../reporter.ts';

export const json: TextReporter<Agreement> = (agreement) => `${forJson(agreement)}\n`;
