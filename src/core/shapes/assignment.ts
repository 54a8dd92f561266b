// An assignment: one visit that somebody is to make.

import { EVIDENCE_KINDS, HIDEABLE } from '../answers/evidence.ts';
import { DEFS, day, formatKey, ref, schemaOf, some } from './parts.ts';
import { but, closed, from1, list, mapOf, number, type Of, oneOf, string } from './shape.ts';

const { text } = DEFS;
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
      visit: from1('Which visit to the site, from 1.'),
      wave: some('The round of measurement it belongs to.'),
      window: closed(
        {
          from: day('The first day, YYYY-MM-DD.'),
          to: day('The last day, YYYY-MM-DD.'),
          hours: but(string('Hours of the day: 10:00-20:00.'), { pattern: `^${HOUR}-${HOUR}$` }),
        },
        [],
        { minProperties: 1, description: 'When the visit may begin.' },
      ),
      budget: closed(
        {
          amount: but(number('The most that may be spent.'), { minimum: 0 }),
          currency: but(string('ISO 4217 code, such as RUB or EUR.'), { pattern: '^[A-Z]{3}$' }),
        },
        ['amount', 'currency'],
        { description: 'What may be spent.' },
      ),
      evidence: but(
        list(
          'Kinds of evidence of which at least one file each is to be brought back.',
          oneOf(EVIDENCE_KINDS, 'A kind of evidence.'),
        ),
        { uniqueItems: true },
      ),
      hide: but(
        list(
          'What is kept from the shopper’s eyes; expectations: the level expected.',
          oneOf(HIDEABLE, 'What is hidden.'),
        ),
        { uniqueItems: true },
      ),
      fields: mapOf(
        'Facts about the visit that are known beforehand, by id of the field.',
        string('The value of the field.'),
      ),
    },
    ['format', 'id', 'standard'],
    { description: 'A visit to be made: which standard, where, when, by whom.' },
  ),
  { text },
);

/** Paths are as seen from the assignment's file. */
export type Assignment = Of<typeof assignment>;
