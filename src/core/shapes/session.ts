// A session: one saved audit. Any answers file is one; what a person leaves out, the command line names.

import { EVIDENCE_SOURCES, HIDEABLE } from '../answers/evidence.ts';
import { BLANKS, CUSTOMERS } from '../answers/response.ts';
import { LANGUAGES } from '../standard/text.ts';
import {
  DEFS,
  DIGEST,
  formatKey,
  instant,
  ref,
  SHA256,
  SOME_TEXT,
  schemaOf,
  some,
  written,
} from './parts.ts';
import type { Of } from './shape.ts';
import {
  boolean,
  but,
  closed,
  count,
  from1,
  list,
  mapOf,
  number,
  oneOf,
  or,
  orText,
  string,
} from './shape.ts';

const { id, version } = DEFS;

const times = closed(
  {
    from: some('When it began: 2026-03-02T10:00, with an offset or local to the calendar.'),
    to: some('When it ended.'),
  },
  ['from', 'to'],
);
const evidence = closed(
  {
    file: some('Path of the file.'),
    sha256: but(string('SHA-256 of its content, in hexadecimal.'), { pattern: SHA256 }),
    size: count('Its size in bytes.'),
  },
  ['file'],
);
const source = (description: string) => oneOf(EVIDENCE_SOURCES, description);

const response = closed(
  {
    expectation: written('What the respondent expected, in the units of the answer.'),
    delivery: or(
      ['string', 'number', 'boolean'],
      times,
      'What was delivered: 4, 7m 30s, yes, an option, words; time stamps { from, to } where time elapsed.',
    ),
    blank: oneOf(BLANKS, 'Why there is no answer.'),
    reason: string('Why, in words.'),
    note: string('Anything worth telling about the answer.'),
    evidence: list(
      'Files that show it.',
      orText(evidence, 'A file: its path, or its path with its digest.', SOME_TEXT),
    ),
    at: instant('When it was answered.'),
    source: source('How the delivery is known, if not as the session says.'),
    announced: boolean('Whether the customer was told that this is more than was promised.'),
  },
  [],
  { description: 'What was answered to one criterion.' },
);

export const session = schemaOf(
  'session',
  'svc: a session (one audit)',
  closed(
    {
      format: formatKey('session'),
      standard: orText(
        closed(
          {
            id: ref('id', 'Id of the standard.'),
            version: ref('version', 'Its version, in quotes.'),
            digest: but(string('Digest of its content at the time of the audit.'), { pattern: DIGEST }),
            file: some('Where it lies as seen from this file, if it is no shipped one.'),
          },
          ['id'],
        ),
        'The standard audited by; left out where the command names it.',
        id.pattern as string,
      ),
      site: string('Where: a branch, a shop, a phone line.'),
      auditor: string('Who audited.'),
      profile: ref('id', 'Id of the profile whose expectations were used.'),
      persona: ref('id', 'Id of the persona that was played.'),
      lang: oneOf(LANGUAGES, 'The language the questions were asked in.'),
      customer: oneOf(CUSTOMERS, 'Whether the auditor was a customer from outside or another department.'),
      source: source('How the deliveries are known, where a response does not say.'),
      fields: mapOf('Facts about the visit, by id of the field.', string('The value of the field.')),
      started: instant('When the audit began.'),
      finished: instant('When it was completed; absent while it is not.'),
      responses: mapOf('By id of the criterion.', response),
      watches: mapOf(
        'Stopwatches, by id of the criterion.',
        closed(
          {
            started: instant('When it was started first.'),
            stopped: instant('When it was stopped last; absent while it runs.'),
            paused: but(number('Seconds that it stood between a stop and the next start.'), { minimum: 0 }),
          },
          ['started'],
          { description: 'One stopwatch.' },
        ),
      ),
      drafts: mapOf(
        'What was being typed and is not entered yet, by id of the criterion; none of it counts.',
        closed(
          {
            answer: string('The answer being typed.'),
            expectation: string('The expectation being typed.'),
            note: string('The comment being typed.'),
            reason: string('The reason being typed why it does not apply.'),
          },
          [],
          { description: 'Texts in the making.' },
        ),
      ),
      reopened: list(
        'When, by whom and why the finished audit was opened again.',
        closed(
          {
            at: instant('When.'),
            by: string('By whom.'),
            why: some('Why.'),
            finished: instant('When it had been finished before.'),
          },
          ['at', 'why', 'finished'],
          { description: 'One reopening.' },
        ),
      ),
      changes: list(
        'What was changed after the audit had been finished, in the order of time.',
        closed(
          {
            criterion: ref('id', 'Whose response was changed.'),
            at: instant('When.'),
            by: string('By whom.'),
            why: some('Why.'),
            was: but(response, { description: 'The response before; left out where there was none.' }),
          },
          ['criterion', 'at', 'why'],
          { description: 'One change.' },
        ),
      ),
      approved: closed({ by: some('Who approved it.'), at: instant('When.') }, ['by', 'at'], {
        description: 'A reviewer’s word that the audit may be used.',
      }),
      hidden: but(
        list(
          'What was kept from the auditor’s eyes while rating.',
          oneOf(HIDEABLE, 'expectations: the level expected.'),
        ),
        { uniqueItems: true },
      ),
      assignment: some('Id of the assignment that it carries out.'),
      visit: from1('Which visit to the site it is, from 1.'),
      wave: some('The round of measurement it belongs to.'),
    },
    ['responses'],
    { description: 'The answers of one audit.' },
  ),
  { id, version },
);

export type RawSession = Of<typeof session>;
export type RawResponse = Of<typeof response>;
