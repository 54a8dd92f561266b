// A mapping: which columns of a survey are what.

import { BLANKS } from '../answers/response.ts';
import { DUPLICATES } from '../survey/mapping.ts';
import { DEFS, formatKey, SOME_TEXT, schemaOf, some, written } from './parts.ts';
import type { Of, Shapes } from './shape.ts';
import {
  boolean,
  but,
  closed,
  each,
  integer,
  list,
  mapOf,
  nonEmpty,
  oneOf,
  orText,
  refsTo,
  string,
  whole,
} from './shape.ts';

const { id } = DEFS;
const MOST = 1_000_000;

const BLANK_MEANING = {
  'not-shown': 'The survey did not ask (routing).',
  skipped: 'The respondent left it out; an empty cell is this without being listed.',
  'dont-know': 'The respondent said not to know.',
  'not-applicable': 'The question did not apply.',
} as const;

const COLUMN = {
  header: some('The exact header.'),
  column: integer(1, MOST, 'The position of the column, from 1.'),
  pattern: some('A regular expression that the header must hold; letter case does not matter.'),
  occurrence: integer(1, MOST, 'Which of several matching columns, from 1.'),
};
/** One of these keys at least: which of them go together, whoever reads the file says. */
const where = <P extends Shapes>(keys: P, description: string) =>
  orText(closed(keys, [], { minProperties: 1 }), description, SOME_TEXT);

const column = where(COLUMN, 'A column: its exact header, or how to find it.');
const columnAt = refsTo<{ column: Of<typeof column> }>();
const inColumn = (description: string) => columnAt('column', description);

const stamp = where(
  { ...COLUMN, date: inColumn('The column of the day.'), time: inColumn('The column of the time of day.') },
  'A column of time stamps; { date, time } where the day and the time stand in two.',
);
const stampAt = refsTo<{ stamp: Of<typeof stamp> }>();

const delivery = where(
  {
    ...COLUMN,
    from: stampAt('stamp', 'The column of the time stamp that it began at.'),
    to: stampAt('stamp', 'The column of the time stamp that it ended at; an empty cell leaves it open.'),
    paused: inColumn('The column of the time on hold, which is taken off.'),
  },
  'The column of the delivery; { from, to } where it is the time between the stamps of two columns.',
);

const labels = mapOf(
  'Answer text → what it means: a number, or an answer of the criterion’s kind (yes, 4m, an option).',
  written('The answer it stands for.'),
);

const cell = written('The text of the cell.');
const blanks = closed(
  each(BLANKS, (blank) => list(BLANK_MEANING[blank], cell)),
  [],
  { description: 'Cell texts that mean that there is no answer.' },
);

const ref = refsTo<{
  id: string;
  delivery: Of<typeof delivery>;
  labels: Of<typeof labels>;
  blanks: Of<typeof blanks>;
}>();
const others = (description: string) => oneOf(['ignore', 'not-applicable', 'unread'], description);

const criterion = closed(
  {
    expectation: inColumn('The column of the expectation; left out where it was not asked.'),
    delivery: ref('delivery', 'The column of the delivery, or two of time stamps.'),
    importance: inColumn('The column that says how important the respondent finds it.'),
    minimum: inColumn(
      'The column of the least that is accepted, where `expectation` is what is desired (zone of tolerance).',
    ),
    announced: inColumn('The column that says whether the customer was told of an over-delivery: yes or no.'),
    labels: ref('labels', 'Labels of this criterion only; consulted first.'),
    blanks: ref('blanks', 'Blanks of this criterion only; consulted first.'),
    others: others(
      'Anything else than its options, such as a write-in: `ignore` it beside options and take it for left out alone, take it for `not-applicable`, or leave it unread (the default); a code under `labels` counts it.',
    ),
    reversed: but(boolean('True where the survey’s numbers run the other way than the standard’s scale.'), {
      default: false,
    }),
  },
  ['delivery'],
  { description: 'The columns of one criterion.' },
);

export const mapping = schemaOf(
  'mapping',
  'svc: a mapping (which columns of a survey are what)',
  closed(
    {
      format: formatKey('mapping'),
      standard: ref('id', 'Id of the standard whose criteria are mapped.'),
      dialect: ref('id', 'How the survey tool writes its files; found out when left out.'),
      encoding: some('The encoding of the file, such as utf-8 or windows-1251; found out when left out.'),
      delimiter: but(string('The one character between cells; found out when left out.'), {
        pattern: '^[^\\r\\n"]$',
      }),
      decimal: oneOf(['.', ','], 'The decimal mark of numbers.'),
      headerRows: integer(1, 10, 'Rows of headings before the first answer.'),
      criteria: mapOf('By id of the criterion.', criterion, { minProperties: 1 }),
      labels: ref('labels', 'Labels of all criteria.'),
      blanks: ref('blanks', 'Blanks of all criteria.'),
      others: others('The same for all criteria.'),
      respondent: inColumn('The column that tells respondents apart.'),
      duplicates: oneOf(
        DUPLICATES,
        'What becomes of a respondent who stands in the file again: all are kept (and told of), the first or the last counts, or the file is refused.',
      ),
      layout: closed(
        {
          respondent: inColumn('Whose answer it is.'),
          item: inColumn('What it answers.'),
          answer: inColumn('The answer: what was delivered.'),
          expectation: inColumn('What was expected, where that stands in the same row.'),
        },
        ['respondent', 'item', 'answer'],
        { description: 'Of a file with one row per answer: which columns are what.' },
      ),
      dates: closed(
        {
          order: oneOf(['dmy', 'mdy', 'ymd'], 'In which order day, month and year stand.'),
          pattern: some('How they are written, in the letters of Unicode: dd/MM/yyyy HH:mm.'),
          zone: some('The time zone of stamps without an offset, such as Europe/Riga.'),
        },
        [],
        { description: 'How dates are written, where that is not plain from the column.' },
      ),
      importanceScale: closed(
        {
          min: integer(-1000, 1000, 'The lowest rating.'),
          max: integer(-1000, 1000, 'The highest rating.'),
        },
        ['min', 'max'],
        { description: 'The scale of importance, where it is not that of the answers.' },
      ),
      fields: mapOf(
        'Facts about the respondent or the visit (site, channel, …): name → column.',
        inColumn('The column of the field.'),
        { propertyNames: { type: 'string', pattern: id.pattern } },
      ),
      customer: inColumn(
        'Whether the respondent is an internal or an external customer: the field `customer`.',
      ),
      profile: orText(
        closed(
          {
            column: inColumn('The column that tells the segments apart.'),
            values: mapOf(
              'Text of the cell → id of a profile; what is not listed is an id itself.',
              some('A shipped id, or a path as seen from the current folder.'),
            ),
          },
          ['column'],
        ),
        'Where the profile of each row stands: a header, or a column with the profiles that its texts mean. Each segment is judged by its own.',
        SOME_TEXT,
      ),
      by: list(
        'What to group by when the command does not say: names of `fields`, or headers.',
        some('A name of `fields`, or a header.'),
      ),
      weight: inColumn('How much each respondent counts: a number above 0.'),
      cluster: inColumn('Which respondents were drawn together, such as those of one branch that was drawn.'),
      strata: inColumn('Which part of the whole a respondent was drawn from.'),
      drop: list(
        'Rows not to use, such as unfinished responses; the receipt counts them by reason.',
        whole(
          {
            column: inColumn('The column to look at.'),
            is: nonEmpty('The row is dropped where the cell holds one of these texts.', cell),
            reason: ref('id', 'Names the reason in the receipt, such as not-finished.'),
          },
          'A rule for rows not to use.',
        ),
      ),
    },
    ['format', 'criteria'],
    { description: 'Which columns of a survey are what.' },
  ),
  { id, column, stamp, delivery, labels, blanks },
);

export type RawMapping = Of<typeof mapping>;
export type RawCriterionMapping = Of<typeof criterion>;
export type RawColumn = Of<typeof column>;
/** A stamp's column, or a day and a time in two. */
export type RawStamp = Of<typeof stamp>;
