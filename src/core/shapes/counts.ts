// The schema of counts: one line of a file of them, as `svc sql` has an engine write it (core/tally/counts.ts).

import type { JsonSchema } from '../answers/kind.ts';
import { COUNT_KINDS, COUNT_SUMS } from '../tally/counts.ts';
import { closed, formatKey, schemaOf } from './parts.ts';
import { tally } from './tally.ts';

const digits = (description: string): JsonSchema => ({
  type: ['string', 'integer', 'null'],
  pattern: '^(-?\\d{1,60}(\\.0*)?( -?\\d{1,60})*)?$',
  description,
});
const text = (description: string): JsonSchema => ({ type: ['string', 'null'], description });

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
    of: text(
      'The criterion or the section; empty for the whole. What the survey is, as JSON, where `kind` is about.',
    ),
    weight: text('The weight of these respondents, where the survey has weights.'),
    cluster: text('The cluster that they were drawn with.'),
    stratum: text('The stratum that they were drawn from.'),
    expectation: digits('The place of the expectation among the answers, from 0; −1 where none was asked.'),
    delivery: digits('The place of the delivery; below 0 why there is none.'),
    answered: digits(
      'How much was answered: 0 not all of the section, 1 all of it, 2 all; of steps, how many criteria.',
    ),
    ...Object.fromEntries(COUNT_SUMS.map((name) => [name, digits(SAID[name])])),
  },
  patternProperties: { '^by[1-9]\\d*$': text('The value of a grouping column.') },
  additionalProperties: false,
  description: 'A row of counts; rows that differ in nothing but numbers add up.',
});

const { standard, profile } = tally.properties as Readonly<Record<string, JsonSchema>>;
const whole = (properties: Readonly<Record<string, JsonSchema>>, description: string): JsonSchema =>
  closed(properties, Object.keys(properties), { description });

export const countsAbout = schemaOf(
  'counts-about',
  'svc: what counts are of',
  whole(
    {
      format: formatKey('counts'),
      standard: standard!,
      profile: profile!,
      by: {
        type: 'array',
        description: 'By what respondents are grouped: by1, by2 and so on.',
        items: whole(
          {
            name: { type: 'string', description: 'A field, or a header.' },
            isField: {
              type: 'boolean',
              description: 'Whether it is a field, whose values the standard may know.',
            },
          },
          'One of them.',
        ),
      },
      asked: {
        type: 'array',
        description: 'The criteria that have columns.',
        items: whole(
          {
            id: { type: 'string', description: 'The criterion.' },
            expectation: text('The column of its expectation; null where it has none.'),
            delivery: { type: 'string', description: 'The column of its delivery.' },
          },
          'One criterion.',
        ),
      },
      design: {
        ...whole(
          {
            weight: { type: 'boolean', description: 'Whether rows tell a weight.' },
            cluster: { type: 'boolean', description: 'Whether they tell a cluster.' },
            strata: { type: 'boolean', description: 'Whether they tell a stratum.' },
            decimal: { enum: ['.', ',', null], description: 'What weights write before their decimals.' },
          },
          'How respondents were sampled; null where the survey does not say.',
        ),
        type: ['object', 'null'],
      },
    },
    'What counts are of, as it stands in their lines `about`.',
  ),
  tally.$defs as Readonly<Record<string, JsonSchema>>,
);
