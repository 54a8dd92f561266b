// Counts: one line of a file of them, as `svc sql` has an engine write it (core/tally/counts.ts), and what a line `about` says.

import { COUNT_KINDS, COUNT_SUMS } from '../tally/counts.ts';
import { DEFS, formatKey, schemaOf } from './parts.ts';
import { boolean, each, list, maybe, maybeString, type Of, oneOf, shape, string, whole } from './shape.ts';
import { profile, standard } from './tally.ts';

const { id, version, text } = DEFS;

const digits = (description: string) =>
  shape<string | number | null>({
    type: ['string', 'integer', 'null'],
    pattern: '^(-?\\d{1,60}(\\.0*)?( -?\\d{1,60})*)?$',
    description,
  });

const SAID = {
  n: 'How many.',
  short: 'Of them, with a gap short beyond tolerance.',
  over: 'Of them, with a gap over tolerance.',
  x: 'A sum; of expectation, where it is of points or steps.',
  y: 'A sum; of delivery.',
  xx: 'A sum of squares.',
  yy: 'A sum of squares.',
  xy: 'A sum of products.',
} as const;

export const counts = schemaOf('counts', 'svc: one line of counts', {
  type: 'object',
  required: ['kind', 'of', 'n'],
  properties: {
    kind: {
      enum: ['about', ...COUNT_KINDS],
      description: 'What is counted; `about` says of what survey, once or more often.',
    },
    of: maybeString(
      'The criterion or the section; empty for the whole. What the survey is, as JSON, where `kind` is about.',
    ),
    weight: maybeString('The weight of these respondents, where the survey has weights.'),
    cluster: maybeString('The cluster that they were drawn with.'),
    stratum: maybeString('The stratum that they were drawn from.'),
    expectation: digits('The place of the expectation among the answers, from 0; −1 where none was asked.'),
    delivery: digits('The place of the delivery; below 0 why there is none.'),
    answered: digits(
      'How much was answered: 0 not all of the section, 1 all of it, 2 all; of steps, how many criteria.',
    ),
    ...each(COUNT_SUMS, (name) => digits(SAID[name])),
  },
  patternProperties: { '^by[1-9]\\d*$': maybeString('The value of a grouping column.') },
  additionalProperties: false,
  description: 'A row of counts; rows that differ in nothing but numbers add up.',
});

export const countsAbout = schemaOf(
  'counts-about',
  'svc: what counts are of',
  whole(
    {
      format: formatKey('counts'),
      standard,
      profile,
      by: list(
        'By what respondents are grouped: by1, by2 and so on.',
        whole(
          {
            name: string('A field, or a header.'),
            isField: boolean('Whether it is a field, whose values the standard may know.'),
          },
          'One of them.',
        ),
      ),
      asked: list(
        'The criteria that have columns.',
        whole(
          {
            id: string('The criterion.'),
            expectation: maybeString('The column of its expectation; null where it has none.'),
            delivery: string('The column of its delivery.'),
          },
          'One criterion.',
        ),
      ),
      design: maybe(
        whole(
          {
            weight: boolean('Whether rows tell a weight.'),
            cluster: boolean('Whether they tell a cluster.'),
            strata: boolean('Whether they tell a stratum.'),
            decimal: maybe(oneOf(['.', ','], 'What weights write before their decimals.')),
          },
          'How respondents were sampled; null where the survey does not say.',
        ),
      ),
    },
    'What counts are of, as it stands in their lines `about`.',
  ),
  { id, version, text },
);

/** Of what survey counts are, in a line of their own. */
export type CountsAbout = Of<typeof countsAbout>;
