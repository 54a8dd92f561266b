// Levels by rule, as a standard and .svc.yaml both write them. Rules are listed for editors to offer; that there is a rule
// of some other name is for lint to say, not for whoever reads the file.

import type { JsonSchema } from '../../core/answers/kind.ts';
import { SETTINGS } from '../lint/rule.ts';
import { SETTABLE_RULES } from '../lint/rules.ts';

export const lintSettings = (description: string): JsonSchema => ({
  type: 'object',
  description,
  properties: Object.fromEntries(
    SETTABLE_RULES.map((id) => [
      id,
      {
        enum: SETTINGS,
        description: `How strictly to take it; \`svc explain ${id}\` says what it is about.`,
      },
    ]),
  ),
  additionalProperties: { enum: SETTINGS, description: 'How strictly to take a rule.' },
});
