// A persona: the role a shopper plays, and the criteria that only this role can try.

import { DEFS, formatKey, type RawCriterion, ref, schemaOf } from './parts.ts';
import { closed, list, refsTo } from './shape.ts';

const { id, text, source, answer, criterion, weight } = DEFS;
const asked = refsTo<{ criterion: RawCriterion }>();

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
      lines: list('Things to say, to be put in one’s own words.', ref('text', 'One line.')),
      watch: list('What to pay attention to.', ref('text', 'One thing to watch.')),
      criteria: list(
        'Questions asked in addition to those of the standard.',
        asked('criterion', 'One question.'),
      ),
    },
    ['format', 'id', 'title', 'role'],
    { description: 'A role for a mystery shopper.' },
  ),
  { id, text, source, answer, criterion, weight },
);
