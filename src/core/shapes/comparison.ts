// Waves of one standard compared: what `svc compare` prints. A number that does not exist is null.

import { DEFS, formatKey, ref, schemaOf } from './parts.ts';
import type { Of, Shape } from './shape.ts';
import {
  boolean,
  but,
  count,
  list,
  mapOf,
  maybe,
  maybeNumber,
  maybeString,
  number,
  oneOf,
  pair,
  share,
  string,
  value,
  whole,
} from './shape.ts';

const { text } = DEFS;

const ci95 = (of: string): Shape<readonly [number, number] | null> =>
  maybe(pair(`95 % confidence interval of ${of}.`, 'An end of the interval.'));

/** How a unit stood in one wave, in points. */
const standing = whole(
  {
    n: count('Respondents, or pairs for a criterion.'),
    expectation: maybeNumber('Mean points expected.'),
    delivery: maybeNumber('Mean points delivered.'),
    gap: maybeNumber('Mean gap in points.'),
    ci95: ci95('the gap'),
  },
  'One wave.',
);
const change = whole(
  {
    mean: maybeNumber('The later gap minus the earlier, in points; positive is better.'),
    ci95: ci95('the change'),
    t: maybeNumber('Its t statistic.'),
    df: maybeNumber('Degrees of freedom.'),
    p: maybe(share('Two-sided p: Student’s t of pairs, else Welch’s.')),
    pHolm: maybe(
      share(
        'What `outcome` rests on: p after Holm over the family, criteria or sections; unpaired the larger of Welch’s and of Student’s with one variance for both waves.',
      ),
    ),
    pairs: maybe(count('Pairs behind a paired test; null for Welch’s.')),
  },
  'What changed.',
);
const warning = whole(
  {
    code: string('Names the warning.'),
    args: mapOf('What fills the sentence.', value('A value.')),
  },
  'One warning.',
);
const outcome = maybe(
  oneOf(
    ['better', 'worse', 'same', 'unclear'],
    'better, worse: shown (p after Holm below 0.05); same: shown to have changed by less than the tolerance; unclear: neither; null where a wave has no figure.',
  ),
);
const compared = {
  before: standing,
  after: standing,
  change,
  outcome,
  waves: list('How it stood in each wave, in order.', standing),
  steps: list(
    'From each wave to the next; p after Holm over the steps.',
    whole({ change, outcome }, 'One step.'),
  ),
};

const overall = whole(compared, 'The whole.');
const section = whole(
  { id: string('Id of the section.'), title: ref('text', 'Its name.'), ...compared },
  'One section.',
);
const criterion = whole(
  {
    id: string('Id of the criterion.'),
    section: string('Id of its section.'),
    text: ref('text', 'The question.'),
    name: maybe(
      but(text, { description: 'What it is called in short; null where the standard gives no name.' }),
    ),
    weight: number('Its weight.'),
    critical: boolean('Whether falling short fails the audit.'),
    ...compared,
  },
  'One criterion.',
);

export const comparison = schemaOf(
  'comparison',
  'svc: waves compared',
  whole(
    {
      format: formatKey('comparison'),
      standard: whole(
        {
          id: string('Id of the standard.'),
          version: string('Its version.'),
          digest: string('Digest of its content.'),
          title: ref('text', 'Its name.'),
        },
        'The standard that all waves are scored by.',
      ),
      method: oneOf(
        ['paired', 'welch'],
        'paired: the same sites or respondents in both waves, each against itself; welch: other respondents in each.',
      ),
      by: maybeString('What pairs are known by; null where nothing is paired.'),
      waves: list(
        'In the order given.',
        whole(
          {
            name: string('What the wave is called.'),
            version: string('The version of the standard that it was made by.'),
            read: count('Respondents read.'),
            used: count('Respondents used.'),
          },
          'One wave.',
        ),
      ),
      policy: whole(
        {
          tolerance: number('Points.'),
          family: whole(
            { criteria: count('Tests of criteria.'), sections: count('Tests of sections.') },
            'What p is adjusted over.',
          ),
        },
        'The thresholds used.',
      ),
      warnings: list('What to mind.', warning),
      overall,
      sections: list('In the order of the standard.', section),
      criteria: list('In the order of the standard.', criterion),
    },
    'What changed from the first wave to the last, and from each to the next.',
  ),
  { text },
);

export type ComparisonWarning = Of<typeof warning>;
export type Comparison = Of<typeof comparison>;
export type ComparedCriterion = Of<typeof criterion>;
export type Compared = Of<typeof overall>;
export type Standing = Of<typeof standing>;
export type Change = Of<typeof change>;
export type ChangeOutcome = NonNullable<Of<typeof outcome>>;
