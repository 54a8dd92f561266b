// The schema of a persona: the role a shopper plays, and the criteria that only this role can try.

import { closed, DEFS, formatKey, ref, schemaOf } from '../../core/shapes/parts.ts';

const { id, text, source, answer, criterion, weight } = DEFS;

export const persona = schemaOf(
  'persona',
  'svc: a shopper’s persona',
  closed(
    {
      format: formatKey('persona'),
      id: ref('id', 'Names the persona on the command line and in sessions.'),
      title: ref('text', 'The role in a few words.'),
      source: ref('source', 'The work behind the persona.'),
      role: ref('text', 'Who to be, how to behave and where to stop; shown in the briefing.'),
      lines: {
        type: 'array',
        description: 'Things to say, to be put in one’s own words.',
        items: ref('text', 'One line.'),
      },
      watch: {
        type: 'array',
        description: 'What to pay attention to.',
        items: ref('text', 'One thing to watch.'),
      },
      criteria: {
        type: 'array',
        description: 'Questions asked in addition to those of the standard.',
        items: ref('criterion', 'One question.'),
      },
    },
    ['format', 'id', 'title', 'role'],
    { description: 'A role for a mystery shopper.' },
  ),
  { id, text, source, answer, criterion, weight },
);
