// The schema of .svc.yaml: how strict a folder wants to be, for it and all below.

import type { JsonSchema } from '../../core/answers/kind.ts';
import { LEVELS } from '../../core/diff/levels.ts';
import { RULES } from '../../core/diff/rules.ts';
import { closed, formatKey, schemaOf } from '../../core/shapes/parts.ts';
import { lintSettings } from './lint-settings.ts';

const levelOf = (description: string): JsonSchema => ({ enum: LEVELS, description });

/** Unlike rules of lint, no standard has a say here: it would judge its own changes. */
const diffLevels: JsonSchema = {
  type: 'object',
  description: 'How grave `svc diff` takes the changes of a rule: breaking, rebase, look or safe.',
  properties: Object.fromEntries(
    RULES.map(({ id, level }) => [
      id,
      levelOf(`${level} unless said otherwise; \`svc explain ${id}\` says more.`),
    ]),
  ),
  additionalProperties: false,
};

export const config = schemaOf(
  'config',
  'svc: settings of a folder (.svc.yaml)',
  closed(
    {
      format: formatKey('config'),
      lint: closed(
        {
          rules: lintSettings(
            'How strictly `svc lint` takes each rule; a standard may say otherwise of itself.',
          ),
        },
        [],
        { description: 'Settings of `svc lint`.' },
      ),
      diff: closed({ rules: diffLevels }, [], { description: 'Settings of `svc diff`.' }),
    },
    [],
    { description: 'Settings for the files of this folder and of those below it.' },
  ),
);
