// A profile: which level a segment of customers expects of each criterion, and how much it matters to them.

import { DEFS, formatKey, ref, schemaOf, written } from './parts.ts';
import { closed, list, mapOf, nonEmpty } from './shape.ts';

const { id, text, source, weight } = DEFS;

const question = closed(
  {
    id: ref('id', 'Names the question; unique in the portrait.'),
    question: ref('text', 'What to find out of these customers.'),
    hint: ref('text', 'How to find out, and what an answer is good for.'),
    answer: ref('text', 'What was found; left out while nobody knows.'),
    criteria: list(
      'Criteria whose expectation or weight follows from the answer.',
      ref('id', 'Id of a criterion.'),
    ),
  },
  ['id', 'question'],
  { description: 'One question about the customer.' },
);
const part = closed(
  {
    id: ref('id', 'Names the part.'),
    title: ref('text', 'The name of the part.'),
    questions: nonEmpty('What to find out.', question),
  },
  ['id', 'title', 'questions'],
  { description: 'A part of the portrait.' },
);

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
      portrait: nonEmpty(
        'Who these customers are, question by question, and which service parameters follow from that.',
        part,
      ),
      criteria: mapOf(
        'By id of the criterion; what is left out stays as in the standard. Empty only while there is but a portrait.',
        closed(
          {
            expect: written('The level this segment expects, written as an answer: 4, 3m, yes, an option.'),
            weight: ref('weight', 'How much it matters to this segment; 0: not at all.'),
          },
          [],
          { minProperties: 1, description: 'What the segment expects of one criterion.' },
        ),
      ),
    },
    ['format', 'id', 'title', 'criteria'],
    { description: 'What one segment of customers expects.' },
  ),
  { id, text, source, weight },
);
