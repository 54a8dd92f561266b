// The schema of a profile: which level a segment of customers expects of each criterion, and how much it matters to them.

import { closed, DEFS, formatKey, ref, schemaOf, written } from './parts.ts';

const { id, text, source, weight } = DEFS;

export const profile = schemaOf(
  'profile',
  'svc: a profile of customers',
  closed(
    {
      format: formatKey('profile'),
      id: ref('id', 'Names the profile on the command line and in sessions.'),
      title: ref('text', 'Who these customers are.'),
      description: ref('text', 'What sets them apart.'),
      standard: ref('id', 'Id of the standard whose criteria are meant.'),
      source: ref('source', 'The work behind the profile.'),
      criteria: {
        type: 'object',
        minProperties: 1,
        description: 'By id of the criterion; what is left out stays as in the standard.',
        additionalProperties: closed(
          {
            expect: written('The level this segment expects, written as an answer: 4, 3m, yes, an option.'),
            weight: ref('weight', 'How much it matters to this segment; 0: not at all.'),
          },
          [],
          { minProperties: 1, description: 'What the segment expects of one criterion.' },
        ),
      },
    },
    ['format', 'id', 'title', 'criteria'],
    { description: 'What one segment of customers expects.' },
  ),
  { id, text, source, weight },
);
