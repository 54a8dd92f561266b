// The tally of a survey as `svc score --tally` keeps it in a file: what each criterion was answered, without who answered it.
// Enough to judge the survey by another version of its standard.

import { DEFS, formatKey, ref, schemaOf } from './parts.ts';
import { count, from1, list, maybe, maybeNumber, number, type Of, shape, string, whole } from './shape.ts';

const { id, version, text } = DEFS;

export const standard = whole(
  {
    id: ref('id', 'Its id.'),
    version: ref('version', 'Its version.'),
    digest: string('Over its content.'),
  },
  'The standard that the survey was scored by.',
);

export const profile = maybe(
  whole(
    {
      id: ref('id', 'Its id.'),
      title: ref('text', 'Who these customers are.'),
      criteria: list(
        'What it says of criteria.',
        whole(
          {
            id: ref('id', 'The criterion.'),
            expect: maybeNumber(
              'The level expected, in the answer’s own units; null where it leaves that to the standard.',
            ),
            weight: maybeNumber('The weight; null where it leaves that to the standard.'),
          },
          'One criterion.',
        ),
      ),
    },
    'The profile that the survey was judged by; null where there was none.',
  ),
);

const pairOfAnswers = shape<readonly [expectation: number | null, delivery: number, respondents: number]>({
  type: 'array',
  description:
    'Expectation (null where the criterion is not scored), delivery, respondents; in the answer’s own units.',
  minItems: 3,
  items: false,
  prefixItems: [
    maybeNumber('Expectation; null where the criterion is not scored.'),
    number('Delivery.'),
    from1('Respondents.'),
  ],
});

const criterion = whole(
  {
    id: ref('id', 'The criterion.'),
    pairs: list('Ascending.', pairOfAnswers),
    blanks: shape<readonly [number, number, number, number]>({
      type: 'array',
      description: 'Not shown, skipped, don’t know, not applicable.',
      minItems: 4,
      maxItems: 4,
      items: count('Respondents.'),
    }),
    expectationFilled: count('Pairs whose expectation came from the profile or the standard.'),
  },
  'What one criterion was answered.',
);

export const tally = schemaOf(
  'tally',
  'svc: the tally of a survey',
  whole(
    {
      format: formatKey('tally'),
      standard,
      profile,
      respondents: count('Respondents that were counted.'),
      criteria: list('In the order of the standard.', criterion),
    },
    'What each criterion of a survey was answered, without who answered it.',
  ),
  { id, version, text },
);

export type SavedTally = Of<typeof tally>;
export type SavedCriterion = Of<typeof criterion>;
