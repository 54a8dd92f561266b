// A comparison as it is: every figure in full.

import type { Comparison } from '../../core/shapes/comparison.ts';
import { forJson } from '../../text/escape.ts';
import type { TextReporter } from '../reporter.ts';

export const json: TextReporter<Comparison> = (comparison) => `${forJson(comparison)}\n`;
