// A proposed mapping, as `svc map --format json` prints it: what each column of a survey seems to be, how sure that is, why,
// and what else it could be. Plain data, for reporters to write as a mapping file and for a person to correct.

import { BLANKS } from '../answers/response.ts';
import type { Message } from '../errors.ts';
import type { ColumnRef } from '../survey/mapping.ts';
import { DEFS, formatKey, schemaOf } from './parts.ts';
import type { Of, Shape } from './shape.ts';
import {
  boolean,
  but,
  closed,
  count,
  from1,
  list,
  mapOf,
  maybe,
  maybeString,
  number,
  oneOf,
  shape,
  string,
  value,
  whole,
} from './shape.ts';

const sureness = (description: string): Shape<number> => but(number(description), { minimum: 0, maximum: 1 });
const rating = (description: string): Shape<number> => shape({ type: 'integer', description });

const ref = shape<ColumnRef>({
  type: 'object',
  description: 'How a mapping names the column.',
  required: ['by'],
  additionalProperties: false,
  properties: {
    by: oneOf(['header', 'position', 'pattern'], 'By what.'),
    header: string('The header.'),
    position: from1('The position, from 1.'),
    pattern: string('A regular expression.'),
    occurrence: maybe(from1('Which of several, from 1.')),
  },
});
const COLUMN = { column: from1('The position, from 1.'), header: string('Its header.'), ref };
const column = (description: string) => whole(COLUMN, description);
const message = (description: string): Shape<Message> =>
  shape(
    closed(
      {
        code: string('Names the sentence; stable.'),
        args: mapOf('What is filled in.', value('A word or a number.')),
      },
      ['code'],
      { description },
    ),
  );
const confidence = sureness('How sure it is, 0 to 1; below 0.75 it is marked as unsure.');

const label = whole(
  {
    text: string('The text of the cell.'),
    count: count('How often it stands there.'),
    value: value('The answer it stands for.'),
    confidence,
  },
  'A label.',
);
const blank = whole(
  {
    text: string('The text of the cell.'),
    count: count('How often it stands there.'),
    blank: oneOf(BLANKS, 'The kind of blank.'),
    confidence,
  },
  'A blank.',
);

const supplement = (description: string) => maybe(whole({ ...COLUMN, confidence }, description));

const criterion = whole(
  {
    id: string('The criterion.'),
    expectation: maybe(column('The column of what is expected.')),
    delivery: column('The column of what is delivered; with `until`, that of the first time stamp.'),
    until: maybe(column('The column of the second time stamp, where the time between two is meant.')),
    minimum: supplement('The column of the least that is accepted.'),
    importance: supplement('The column of stated importance.'),
    announced: supplement('The column that says whether an over-delivery was announced.'),
    confidence,
    pairConfidence: maybe(sureness('How sure it is that the two columns are sides of one question, 0 to 1.')),
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

const field = whole(
  {
    name: but(DEFS.id, { description: 'What the mapping would call it.' }),
    column: column('The column.'),
    values: count('How many values it has.'),
    strange: list('Texts that are no values of the field in the standard.', string('A text.')),
    confidence,
  },
  'A field.',
);

const profile = maybe(
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
          dialectConfidence: sureness('How sure that is, 0 to 1.'),
          columns: count('Its columns.'),
          rows: count('The rows looked at.'),
        },
        'How the survey was read.',
      ),
      decimal: maybe(oneOf([','], 'The decimal mark, where numbers could else be read in two ways.')),
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
            min: rating('The lowest rating.'),
            max: rating('The highest rating.'),
            confidence,
          },
          'The scale of importance, where it seems to be another than that of the answers.',
        ),
      ),
      fields: list('Columns to group by.', field),
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
      profile: profile,
      drop: list(
        'Rules that leave out what is no respondent (isSure), or would leave out unfinished responses.',
        whole(
          {
            column: column('The column that tells.'),
            is: list('What it says.', string('The text of the cell.')),
            count: count('How many of the rows looked at.'),
            reason: string('Names the reason in the receipt.'),
            isSure: boolean('Whether such a row is none of a respondent.'),
          },
          'A rule.',
        ),
      ),
      doubts: list('What to know of the whole.', message('A doubt.')),
    },
    'A proposed mapping.',
  ),
);

export type Proposal = Of<typeof map>;
export type ProposedColumn = Of<ReturnType<typeof column>>;
/** A column of the supplement: of the least accepted, of importance, of whether it was announced. */
export type ProposedSupplement = NonNullable<Of<ReturnType<typeof supplement>>>;
export type ProposedCriterion = Of<typeof criterion>;
export type ProposedTurn = NonNullable<ProposedCriterion['reversed']>;
export type ProposedLabel = Of<typeof label>;
export type ProposedBlank = Of<typeof blank>;
export type ProposedField = Of<typeof field>;
