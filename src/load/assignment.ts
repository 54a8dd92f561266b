// An assignment from its text: a visit to be made.

import type { Assignment } from '../core/shapes/assignment.ts';
import { type Loaded, load } from './loaded.ts';
import { validate } from './validators/assignment.generated.js';
import { useValidator } from './validators/index.ts';

useValidator('assignment', validate);

/** Never throws; `value` is null where any finding is an error. */
export function loadAssignment(text: string, file: string): Loaded<Assignment> {
  return load('assignment', text, file, (raw, complain) => {
    const { from, to } = raw.window ?? {};
    if (from !== undefined && to !== undefined && from > to)
      complain(['window', 'to'], { rule: 'out-of-range', code: 'window-ends-first', args: { from, to } });
    return raw;
  });
}

/** Whether a text says that it is an assignment, be it whole or not. */
export const looksLikeAssignment = (text: string): boolean =>
  /^\s*["']?format["']?\s*:\s*["']?svc\.assignment\//m.test(text);
