// Schemas that name rules: of .svc.yaml (how strict a folder wants to be, for it and all below) and of the key `lint` of a
// standard. Rules are listed for editors to offer; that there is a rule of some other name is for lint to say.

import { LEVELS } from '../../core/diff/levels.ts';
import { RULES } from '../../core/diff/rules.ts';
import { formatKey, schemaOf } from '../../core/shapes/parts.ts';
import { closed, each, mapOf, oneOf } from '../../core/shapes/shape.ts';
import { SETTINGS } from '../lint/rule.ts';
import { SETTABLE_RULES } from '../lint/rules.ts';

/** Levels by rule of lint, as a standard and .svc.yaml both write them. */
export const lintSettings = (description: string) =>
  mapOf(description, oneOf(SETTINGS, 'How strictly to take a rule.'), {
    properties: each(SETTABLE_RULES, (id) =>
      oneOf(SETTINGS, `How strictly to take it; \`svc explain ${id}\` says what it is about.`),
    ),
  });

/** Unlike rules of lint, no standard has a say here: it would judge its own changes. */
const diffLevels = closed(
  each(
    RULES.map(({ id }) => id),
    (id) =>
      oneOf(
        LEVELS,
        `${RULES.find((rule) => rule.id === id)!.level} unless said otherwise; \`svc explain ${id}\` says more.`,
      ),
  ),
  [],
  { description: 'How grave `svc diff` takes the changes of a rule: breaking, rebase, look or safe.' },
);

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
