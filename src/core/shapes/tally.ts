// The schema of a survey's tally, as `svc score --tally` keeps it: the published shape of core/tally/saved-tally.ts.

import type { JsonSchema } from '../answers/kind.ts';
import { closed, DEFS, formatKey, ref, schemaOf } from './parts.ts';

const count = (description: string): JsonSchema => ({ type: 'integer', minimum: 0, description });
const maybeNumber = (description: string): JsonSchema => ({ type: ['number', 'null'], description });
/** An object that always has all of its keys: what does not exist is null. */
const whole = (properties: Readonly<Record<string, JsonSchema>>, description: string): JsonSchema =>
  closed(properties, Object.keys(properties), { description });

export const tally = schemaOf(
  'tally',
  'svc: the tally of a survey',
  whole(
    {
      format: formatKey('tally'),
      standard: whole(
        {
          id: ref('id', 'Its id.'),
          version: ref('version', 'Its version.'),
          digest: { type: 'string', description: 'Over its content.' },
        },
        'The standard that the survey was scored by.',
      ),
      profile: {
        ...whole(
          {
            id: ref('id', 'Its id.'),
            title: ref('text', 'Who these customers are.'),
            criteria: {
              type: 'array',
              description: 'What it says of criteria.',
              items: whole(
                {
                  id: ref('id', 'The criterion.'),
                  expect: maybeNumber(
                    'The level expected, in the answer’s own units; null where it leaves that to the standard.',
                  ),
                  weight: maybeNumber('The weight; null where it leaves that to the standard.'),
                },
                'One criterion.',
              ),
            },
          },
          'The profile that the survey was judged by; null where there was none.',
        ),
        type: ['object', 'null'],
      },
      respondents: count('Respondents that were counted.'),
      criteria: {
        type: 'array',
        description: 'In the order of the standard.',
        items: whole(
          {
            id: ref('id', 'The criterion.'),
            pairs: {
              type: 'array',
              description: 'Ascending.',
              items: {
                type: 'array',
                description:
                  'Expectation (null where the criterion is not scored), delivery, respondents; in the answer’s own units.',
                minItems: 3,
                items: false,
                prefixItems: [
                  maybeNumber('Expectation; null where the criterion is not scored.'),
                  { type: 'number', description: 'Delivery.' },
                  { type: 'integer', minimum: 1, description: 'Respondents.' },
                ],
              },
            },
            blanks: {
              type: 'array',
              description: 'Not shown, skipped, don’t know, not applicable.',
              minItems: 4,
              maxItems: 4,
              items: count('Respondents.'),
            },
            expectationFilled: count('Pairs whose expectation came from the profile or the standard.'),
          },
          'What one criterion was answered.',
        ),
      },
    },
    'What each criterion of a survey was answered, without who answered it.',
  ),
  { id: DEFS.id, version: DEFS.version, text: DEFS.text },
);
