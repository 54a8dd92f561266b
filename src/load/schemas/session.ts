// The schema of a session: one saved audit. Any answers file is one; what a person leaves out, the command line names.

import { EVIDENCE_SOURCES, HIDEABLE } from '../../core/answers/evidence.ts';
import { BLANKS, CUSTOMERS } from '../../core/answers/response.ts';
import {
  closed,
  DEFS,
  DIGEST,
  formatKey,
  INSTANT,
  ref,
  SHA256,
  SOME_TEXT,
  schemaOf,
  some,
  written,
} from '../../core/shapes/parts.ts';
import { LANGUAGES } from '../../core/standard/text.ts';

const { id, version } = DEFS;
/** Whatever a person typed, even nothing. */
const typed = (description: string) => ({ type: 'string', description });
const instant = (description: string) => ({ type: 'string', pattern: INSTANT, description });

const response = closed(
  {
    expectation: written('What the respondent expected, in the units of the answer.'),
    delivery: {
      type: ['string', 'number', 'boolean', 'object'],
      description:
        'What was delivered: 4, 7m 30s, yes, an option, words; time stamps { from, to } where time elapsed.',
      additionalProperties: false,
      required: ['from', 'to'],
      properties: {
        from: some('When it began: 2026-03-02T10:00, with an offset or local to the calendar.'),
        to: some('When it ended.'),
      },
    },
    blank: { enum: BLANKS, description: 'Why there is no answer.' },
    reason: typed('Why, in words.'),
    note: typed('Anything worth telling about the answer.'),
    evidence: {
      type: 'array',
      description: 'Files that show it.',
      items: {
        type: ['string', 'object'],
        description: 'A file: its path, or its path with its digest.',
        pattern: SOME_TEXT,
        additionalProperties: false,
        required: ['file'],
        properties: {
          file: some('Path of the file.'),
          sha256: {
            type: 'string',
            pattern: SHA256,
            description: 'SHA-256 of its content, in hexadecimal.',
          },
          size: { type: 'integer', minimum: 0, description: 'Its size in bytes.' },
        },
      },
    },
    at: instant('When it was answered.'),
    source: {
      enum: EVIDENCE_SOURCES,
      description: 'How the delivery is known, if not as the session says.',
    },
    announced: {
      type: 'boolean',
      description: 'Whether the customer was told that this is more than was promised.',
    },
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
      standard: {
        type: ['string', 'object'],
        description: 'The standard audited by; left out where the command names it.',
        pattern: id.pattern,
        additionalProperties: false,
        required: ['id'],
        properties: {
          id: ref('id', 'Id of the standard.'),
          version: ref('version', 'Its version, in quotes.'),
          digest: {
            type: 'string',
            pattern: DIGEST,
            description: 'Digest of its content at the time of the audit.',
          },
          file: some('Where it lies as seen from this file, if it is no shipped one.'),
        },
      },
      site: typed('Where: a branch, a shop, a phone line.'),
      auditor: typed('Who audited.'),
      profile: ref('id', 'Id of the profile whose expectations were used.'),
      persona: ref('id', 'Id of the persona that was played.'),
      lang: { enum: LANGUAGES, description: 'The language the questions were asked in.' },
      customer: {
        enum: CUSTOMERS,
        description: 'Whether the auditor was a customer from outside or another department.',
      },
      source: {
        enum: EVIDENCE_SOURCES,
        description: 'How the deliveries are known, where a response does not say.',
      },
      fields: {
        type: 'object',
        description: 'Facts about the visit, by id of the field.',
        additionalProperties: typed('The value of the field.'),
      },
      started: instant('When the audit began.'),
      finished: instant('When it was completed; absent while it is not.'),
      responses: {
        type: 'object',
        description: 'By id of the criterion.',
        additionalProperties: response,
      },
      watches: {
        type: 'object',
        description: 'Stopwatches, by id of the criterion.',
        additionalProperties: closed(
          {
            started: instant('When it was started first.'),
            stopped: instant('When it was stopped last; absent while it runs.'),
            paused: {
              type: 'number',
              minimum: 0,
              description: 'Seconds that it stood between a stop and the next start.',
            },
          },
          ['started'],
          { description: 'One stopwatch.' },
        ),
      },
      drafts: {
        type: 'object',
        description:
          'What was being typed and is not entered yet, by id of the criterion; none of it counts.',
        additionalProperties: closed(
          {
            answer: typed('The answer being typed.'),
            expectation: typed('The expectation being typed.'),
            note: typed('The comment being typed.'),
            reason: typed('The reason being typed why it does not apply.'),
          },
          [],
          { description: 'Texts in the making.' },
        ),
      },
      reopened: {
        type: 'array',
        description: 'When, by whom and why the finished audit was opened again.',
        items: closed(
          {
            at: instant('When.'),
            by: typed('By whom.'),
            why: some('Why.'),
            finished: instant('When it had been finished before.'),
          },
          ['at', 'why', 'finished'],
          { description: 'One reopening.' },
        ),
      },
      changes: {
        type: 'array',
        description: 'What was changed after the audit had been finished, in the order of time.',
        items: closed(
          {
            criterion: ref('id', 'Whose response was changed.'),
            at: instant('When.'),
            by: typed('By whom.'),
            why: some('Why.'),
            was: { ...response, description: 'The response before; left out where there was none.' },
          },
          ['criterion', 'at', 'why'],
          { description: 'One change.' },
        ),
      },
      approved: closed({ by: some('Who approved it.'), at: instant('When.') }, ['by', 'at'], {
        description: 'A reviewer’s word that the audit may be used.',
      }),
      hidden: {
        type: 'array',
        uniqueItems: true,
        description: 'What was kept from the auditor’s eyes while rating.',
        items: { enum: HIDEABLE, description: 'expectations: the level expected.' },
      },
      assignment: some('Id of the assignment that it carries out.'),
      visit: { type: 'integer', minimum: 1, description: 'Which visit to the site it is, from 1.' },
      wave: some('The round of measurement it belongs to.'),
    },
    ['responses'],
    { description: 'The answers of one audit.' },
  ),
  { id, version },
);
