// The agreement of two raters: what `svc agree` prints. A figure that does not exist is null.

import { KIND_NAMES } from '../answers/index.ts';
import { DEFS, formatKey, ref, schemaOf } from './parts.ts';
import type { Of } from './shape.ts';
import { boolean, count, list, maybe, maybeNumber, number, oneOf, pair, string, whole } from './shape.ts';

const { text } = DEFS;

const estimate = (description: string) =>
  maybe(
    whole(
      {
        value: number('The figure.'),
        ci95: maybe(pair('Its 95 % interval; null where too little was rated.', 'An end of the interval.')),
      },
      description,
    ),
  );
const same = estimate('The share of equal answers, with Wilson’s interval.');
const near = estimate('The share of answers no further apart than the tolerance, with Wilson’s interval.');

const criterion = whole(
  {
    id: string('Id of the criterion.'),
    section: string('Id of its section.'),
    text: ref('text', 'The question.'),
    answer: oneOf(KIND_NAMES, 'The kind of its answer.'),
    n: count('Answered by both.'),
    oneSided: count('Answered by one, left blank by the other.'),
    same,
    near,
    kappa: estimate(
      'Cohen’s kappa, with quadratic weights on scales; null for measures, which have no steps.',
    ),
    ac: estimate('Gwet’s AC1 for names, AC2 with quadratic weights on scales; null for measures.'),
    alpha: estimate('Krippendorff’s alpha: nominal for names, else on an interval metric.'),
    icc: estimate('Intraclass correlation ICC(A,1) of ratings and measures; null for names.'),
    needsWork: boolean(
      'Whether the guide needs work: agreement beyond chance below `least` or, rated once, further apart than the tolerance.',
    ),
    apart: list(
      'Answers further apart than the tolerance, the furthest first.',
      whole(
        {
          name: string('What was rated.'),
          first: number('The first rater’s answer, in the answer’s own units.'),
          second: number('The second rater’s answer.'),
          points: maybeNumber('Second minus first; null where nothing is scored.'),
        },
        'One of them.',
      ),
    ),
  },
  'One criterion.',
);

export const agreement = schemaOf(
  'agreement',
  'svc: the agreement of two raters',
  whole(
    {
      format: formatKey('agreement'),
      standard: whole(
        {
          id: string('Id of the standard.'),
          version: string('Its version.'),
          digest: string('Digest of its content.'),
          title: ref('text', 'Its name.'),
        },
        'The standard that both went by.',
      ),
      raters: list('The first and the second rater.', string('A name, or the input that has none.')),
      pairs: count('Things rated by both.'),
      alone: pair('Things rated by the first alone, and by the second.', 'Things.'),
      policy: whole(
        {
          tolerance: number('Points that two answers may lie apart and still count as near.'),
          least: number('Agreement beyond chance below which a guide needs work.'),
        },
        'The thresholds used.',
      ),
      overall: whole(
        {
          n: count('Answers that both gave to the same question.'),
          same,
          near,
          icc: estimate('Intraclass correlation ICC(A,1) over points of all scored criteria.'),
          alpha: estimate('Krippendorff’s alpha over points, on an interval metric.'),
          bias: estimate('Second minus first in points, with Student’s interval: whether one is harsher.'),
        },
        'All criteria together.',
      ),
      criteria: list('In the order of the standard; those that one of them answered.', criterion),
    },
    'How far two raters of the same things agree.',
  ),
  { text },
);

export type Agreement = Of<typeof agreement>;
export type CriterionAgreement = Of<typeof criterion>;
