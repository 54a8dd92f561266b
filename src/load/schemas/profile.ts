// The schema of a profile: which level a segment of customers expects of each criterion, and how much it matters to them.

import { closed, DEFS, formatKey, ref, schemaOf, written } from '../../core/shapes/parts.ts';

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
      portrait: {
        type: 'array',
        minItems: 1,
        description:
          'Who these customers are, question by question, and which service parameters follow from that.',
        items: closed(
          {
            id: ref('id', 'Names the part.'),
            title: ref('text', 'The name of the part.'),
            questions: {
              type: 'array',
              minItems: 1,
              description: 'What to find out.',
              items: closed(
                {
                  id: ref('id', 'Names the question; unique in the portrait.'),
                  question: ref('text', 'What to find out of these customers.'),
                  hint: ref('text', 'How to find out, and what an answer is good for.'),
                  answer: ref('text', 'What was found; left out while nobody knows.'),
                  criteria: {
                    type: 'array',
                    description: 'Criteria whose expectation or weight follows from the answer.',
                    items: ref('id', 'Id of a criterion.'),
                  },
                },
                ['id', 'question'],
                { description: 'One question about the customer.' },
              ),
            },
          },
          ['id', 'title', 'questions'],
          { description: 'A part of the portrait.' },
        ),
      },
      criteria: {
        type: 'object',
        description:
          'By id of the criterion; what is left out stays as in the standard. Empty only while there is but a portrait.',
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
