// A plan as it is.

import type { Plan } from '../../core/shapes/plan.ts';
import { forJson } from '../../text/escape.ts';
import type { TextReporter } from '../reporter.ts';

export const json: TextReporter<Plan> = (plan) => `${forJson(plan)}\n`;
