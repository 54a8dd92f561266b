// The schema of an assignment: one visit that somebody is to make.

import { EVIDENCE_KINDS, HIDEABLE } from '../../core/answers/evidence.ts';
import { closed, DEFS, formatKey, ref, schemaOf, some } from '../../core/shapes/parts.ts';

const { text } = DEFS;
const day = (description: string) => ({
  type: 'string',
  pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$',
  description,
});
const HOUR = '([01]\\d|2[0-3]):[0-5]\\d';

export const assignment = schemaOf(
  'assignment',
  'svc: an assignment (one visit to be made)',
  closed(
    {
      format: formatKey('assignment'),
      id: some('Names the visit; no two visits have one id.'),
      standard: some('The standard to audit by: a shipped id, or a path from this file.'),
      profile: some('Whose expectations: a shipped id, or a path from this file.'),
      persona: some('The role to play: a shipped id, or a path from this file.'),
      legend: ref('text', 'Who the shopper is to be, and why they come.'),
      site: some('Where.'),
      auditor: some('Who.'),
      visit: { type: 'integer', minimum: 1, description: 'Which visit to the site, from 1.' },
      wave: some('The round of measurement it belongs to.'),
      window: closed(
        {
          from: day('The first day, YYYY-MM-DD.'),
          to: day('The last day, YYYY-MM-DD.'),
          hours: {
            type: 'string',
            pattern: `^${HOUR}-${HOUR}$`,
            description: 'Hours of the day: 10:00-20:00.',
          },
        },
        [],
        { minProperties: 1, description: 'When the visit may begin.' },
      ),
      budget: closed(
        {
          amount: { type: 'number', minimum: 0, description: 'The most that may be spent.' },
          currency: {
            type: 'string',
            pattern: '^[A-Z]{3}$',
            description: 'ISO 4217 code, such as RUB or EUR.',
          },
        },
        ['amount', 'currency'],
        { description: 'What may be spent.' },
      ),
      evidence: {
        type: 'array',
        uniqueItems: true,
        description: 'Kinds of evidence of which at least one file each is to be brought back.',
        items: { enum: EVIDENCE_KINDS, description: 'A kind of evidence.' },
      },
      hide: {
        type: 'array',
        uniqueItems: true,
        description: 'What is kept from the shopper’s eyes; expectations: the level expected.',
        items: { enum: HIDEABLE, description: 'What is hidden.' },
      },
      fields: {
        type: 'object',
        description: 'Facts about the visit that are known beforehand, by id of the field.',
        additionalProperties: { type: 'string', description: 'The value of the field.' },
      },
    },
    ['format', 'id', 'standard'],
    { description: 'A visit to be made: which standard, where, when, by whom.' },
  ),
  { text },
);
