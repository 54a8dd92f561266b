// The schema of what `svc map --format json` prints: the published shape of core/survey/proposal.ts.

import type { JsonSchema } from '../answers/kind.ts';
import { BLANKS } from '../answers/response.ts';
import { closed, DEFS, formatKey, schemaOf } from './parts.ts';

const string = (description: string): JsonSchema => ({ type: 'string', description });
const maybeString = (description: string): JsonSchema => ({ type: ['string', 'null'], description });
const count = (description: string): JsonSchema => ({ type: 'integer', minimum: 0, description });
const from1 = (description: string): JsonSchema => ({ type: 'integer', minimum: 1, description });
const share = (description: string): JsonSchema => ({ type: 'number', minimum: 0, maximum: 1, description });
const list = (description: string, items: JsonSchema): JsonSchema => ({ type: 'array', description, items });
/** An object that always has all of its keys: what does not exist is null. */
const whole = (properties: Readonly<Record<string, JsonSchema>>, description: string): JsonSchema =>
  closed(properties, Object.keys(properties), { description });
const maybe = (schema: JsonSchema): JsonSchema => ({ ...schema, type: [schema.type, 'null'] });

const ref: JsonSchema = {
  type: 'object',
  description: 'How a mapping names the column.',
  required: ['by'],
  additionalProperties: false,
  properties: {
    by: { enum: ['header', 'position', 'pattern'], description: 'By what.' },
    header: string('The header.'),
    position: from1('The position, from 1.'),
    pattern: string('A regular expression.'),
    occurrence: { type: ['integer', 'null'], minimum: 1, description: 'Which of several, from 1.' },
  },
};
const column = (description: string): JsonSchema =>
  whole({ column: from1('The position, from 1.'), header: string('Its header.'), ref }, description);
const message = (description: string): JsonSchema =>
  closed(
    {
      code: string('Names the sentence; stable.'),
      args: {
        type: 'object',
        description: 'What is filled in.',
        additionalProperties: { type: ['string', 'number'], description: 'A word or a number.' },
      },
    },
    ['code'],
    { description },
  );
const confidence = share('How sure it is, 0 to 1; below 0.75 it is marked as unsure.');

const label = whole(
  {
    text: string('The text of the cell.'),
    count: count('How often it stands there.'),
    value: { type: ['string', 'number'], description: 'The answer it stands for.' },
    confidence,
  },
  'A label.',
);
const blank = whole(
  {
    text: string('The text of the cell.'),
    count: count('How often it stands there.'),
    blank: { enum: BLANKS, description: 'The kind of blank.' },
    confidence,
  },
  'A blank.',
);

const beside = (description: string): JsonSchema =>
  maybe(
    whole(
      { column: from1('The position, from 1.'), header: string('Its header.'), ref, confidence },
      description,
    ),
  );

const criterion = whole(
  {
    id: string('The criterion.'),
    expectation: maybe(column('The column of what is expected.')),
    delivery: column('The column of what is delivered; with `until`, that of the first time stamp.'),
    until: maybe(column('The column of the second time stamp, where the time between two is meant.')),
    minimum: beside('The column of the least that is accepted.'),
    importance: beside('The column of stated importance.'),
    announced: beside('The column that says whether an over-delivery was announced.'),
    confidence,
    pairConfidence: maybe(share('How sure it is that the two columns are sides of one question, 0 to 1.')),
    reason: message('Why it was taken to be so.'),
    alternatives: list('Other columns it could be, the likelier first.', column('A column.')),
    reversed: maybe(
      whole({ confidence, reason: message('Why.') }, 'Set where the numbers seem to run the other way.'),
    ),
    labels: list('What words in its own cells seem to mean; an empty text is an empty cell.', label),
    blanks: list('Cell texts that are no answer to it alone.', blank),
  },
  'What was found of one criterion.',
);

export const map = schemaOf(
  'map',
  'svc: a proposed mapping',
  whole(
    {
      format: formatKey('map'),
      standard: whole({ id: string('Id.'), version: string('Version.') }, 'The standard it is proposed for.'),
      survey: whole(
        {
          name: string('The survey, as it was named.'),
          encoding: string('Its encoding.'),
          delimiter: string('What separates its cells.'),
          dialect: string('How it is laid out.'),
          dialectConfidence: share('How sure that is, 0 to 1.'),
          columns: count('Its columns.'),
          rows: count('The rows looked at.'),
        },
        'How the survey was read.',
      ),
      decimal: {
        enum: [',', null],
        description: 'The decimal mark, where numbers could else be read in two ways.',
      },
      markers: whole(
        {
          expectation: maybeString('In the headers of expectations.'),
          delivery: maybeString('In the headers of deliveries.'),
          minimum: maybeString('In the headers of the least accepted.'),
          importance: maybeString('In the headers of importances.'),
          announced: maybeString('In the headers that ask whether it was announced.'),
        },
        'What tells the variants of a question apart.',
      ),
      criteria: list('In the order of the standard.', criterion),
      missing: list('Criteria that no column was found for.', string('A criterion.')),
      labels: list('What words in cells seem to mean.', label),
      blanks: list('Cell texts that seem to mean that there is no answer.', blank),
      unread: list(
        'Cell texts that are neither answer nor label nor blank.',
        whole(
          { text: string('The text of the cell.'), count: count('How often it stands there.') },
          'A text.',
        ),
      ),
      importanceScale: maybe(
        whole(
          {
            min: { type: 'integer', description: 'The lowest rating.' },
            max: { type: 'integer', description: 'The highest rating.' },
            confidence,
          },
          'The scale of importance, where it seems to be another than that of the answers.',
        ),
      ),
      fields: list(
        'Columns to group by.',
        whole(
          {
            name: { ...DEFS.id, description: 'What the mapping would call it.' },
            column: column('The column.'),
            values: count('How many values it has.'),
            strange: list('Texts that are no values of the field in the standard.', string('A text.')),
            confidence,
          },
          'A field.',
        ),
      ),
      weight: maybe(whole({ column: column('The column.'), confidence }, 'How much each respondent counts.')),
      repeated: maybe(
        whole(
          {
            column: column('The column of ids.'),
            rows: count('Rows that have one.'),
            ids: count('Distinct ids.'),
          },
          'Ids that come again among the rows looked at.',
        ),
      ),
      profile: maybe(
        whole(
          {
            column: column('The column that tells the segments apart.'),
            confidence,
            values: list(
              'Every text of the column, the most frequent first.',
              whole(
                {
                  text: string('The text of the cell.'),
                  profile: maybeString('A shipped id, or a path; null where no profile fits.'),
                  count: count('How often it stands there.'),
                  confidence,
                },
                'A segment.',
              ),
            ),
          },
          'By which profile each row is judged.',
        ),
      ),
      drop: list(
        'Rules that leave out what is no respondent (isSure), or would leave out unfinished responses.',
        whole(
          {
            column: column('The column that tells.'),
            is: list('What it says.', string('The text of the cell.')),
            count: count('How many of the rows looked at.'),
            reason: string('Names the reason in the receipt.'),
            isSure: { type: 'boolean', description: 'Whether such a row is none of a respondent.' },
          },
          'A rule.',
        ),
      ),
      doubts: list('What to know of the whole.', message('A doubt.')),
    },
    'A proposed mapping.',
  ),
);
