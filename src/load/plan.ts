// A plan of action from its text, as `svc plan` wrote it and people filled it in.

import type { Plan } from '../core/shapes/plan.ts';
import { type Loaded, load } from './loaded.ts';
import { useValidator } from './validators/index.ts';
import { validate } from './validators/plan.generated.js';

useValidator('plan', validate);

/** Never throws; `value` is null where any finding is an error. */
export const loadPlan = (text: string, file: string): Loaded<Plan> =>
  load('plan', text, file, (plan) => plan);
