// The schema of a mapping: which columns of a survey are what.

import { BLANKS } from '../../core/answers/response.ts';
import { closed, DEFS, formatKey, ref, SOME_TEXT, schemaOf, some, written } from '../../core/shapes/parts.ts';
import { DUPLICATES } from '../../core/survey/mapping.ts';

const { id } = DEFS;

const BLANK_MEANING = {
  'not-shown': 'The survey did not ask (routing).',
  skipped: 'The respondent left it out; an empty cell is this without being listed.',
  'dont-know': 'The respondent said not to know.',
  'not-applicable': 'The question did not apply.',
} as const;

const column = {
  type: ['string', 'object'],
  description: 'A column: its exact header, or how to find it.',
  pattern: SOME_TEXT,
  additionalProperties: false,
  minProperties: 1,
  properties: {
    header: some('The exact header.'),
    column: {
      type: 'integer',
      minimum: 1,
      maximum: 1_000_000,
      description: 'The position of the column, from 1.',
    },
    pattern: some('A regular expression that the header must hold; letter case does not matter.'),
    occurrence: {
      type: 'integer',
      minimum: 1,
      maximum: 1_000_000,
      description: 'Which of several matching columns, from 1.',
    },
  },
};

const stamp = {
  ...column,
  description: 'A column of time stamps; { date, time } where the day and the time stand in two.',
  properties: {
    ...column.properties,
    date: ref('column', 'The column of the day.'),
    time: ref('column', 'The column of the time of day.'),
  },
};

const delivery = {
  ...column,
  description:
    'The column of the delivery; { from, to } where it is the time between the stamps of two columns.',
  properties: {
    ...column.properties,
    from: ref('stamp', 'The column of the time stamp that it began at.'),
    to: ref('stamp', 'The column of the time stamp that it ended at; an empty cell leaves it open.'),
    paused: ref('column', 'The column of the time on hold, which is taken off.'),
  },
};

const labels = {
  type: 'object',
  description:
    'Answer text → what it means: a number, or an answer of the criterion’s kind (yes, 4m, an option).',
  additionalProperties: written('The answer it stands for.'),
};

const cells = (description: string) => ({
  type: 'array',
  description,
  items: written('The text of the cell.'),
});

const blanks = closed(Object.fromEntries(BLANKS.map((blank) => [blank, cells(BLANK_MEANING[blank])])), [], {
  description: 'Cell texts that mean that there is no answer.',
});

export const mapping = schemaOf(
  'mapping',
  'svc: a mapping (which columns of a survey are what)',
  closed(
    {
      format: formatKey('mapping'),
      standard: ref('id', 'Id of the standard whose criteria are mapped.'),
      dialect: ref('id', 'How the survey tool writes its files; found out when left out.'),
      encoding: some('The encoding of the file, such as utf-8 or windows-1251; found out when left out.'),
      delimiter: {
        type: 'string',
        pattern: '^[^\\r\\n"]$',
        description: 'The one character between cells; found out when left out.',
      },
      decimal: { enum: ['.', ','], description: 'The decimal mark of numbers.' },
      headerRows: {
        type: 'integer',
        minimum: 1,
        maximum: 10,
        description: 'Rows of headings before the first answer.',
      },
      criteria: {
        type: 'object',
        minProperties: 1,
        description: 'By id of the criterion.',
        additionalProperties: closed(
          {
            expectation: ref('column', 'The column of the expectation; left out where it was not asked.'),
            delivery: ref('delivery', 'The column of the delivery, or two of time stamps.'),
            importance: ref('column', 'The column that says how important the respondent finds it.'),
            minimum: ref(
              'column',
              'The column of the least that is accepted, where `expectation` is what is desired (zone of tolerance).',
            ),
            announced: ref(
              'column',
              'The column that says whether the customer was told of an over-delivery: yes or no.',
            ),
            labels: ref('labels', 'Labels of this criterion only; consulted first.'),
            blanks: ref('blanks', 'Blanks of this criterion only; consulted first.'),
            others: {
              enum: ['ignore', 'not-applicable', 'unread'],
              description:
                'Anything else than its options, such as a write-in: `ignore` it beside options and take it for left out alone, take it for `not-applicable`, or leave it unread (the default); a code under `labels` counts it.',
            },
            reversed: {
              type: 'boolean',
              default: false,
              description: 'True where the survey’s numbers run the other way than the standard’s scale.',
            },
          },
          ['delivery'],
          { description: 'The columns of one criterion.' },
        ),
      },
      labels: ref('labels', 'Labels of all criteria.'),
      blanks: ref('blanks', 'Blanks of all criteria.'),
      others: {
        enum: ['ignore', 'not-applicable', 'unread'],
        description: 'The same for all criteria.',
      },
      respondent: ref('column', 'The column that tells respondents apart.'),
      duplicates: {
        enum: [...DUPLICATES],
        description:
          'What becomes of a respondent who stands in the file again: all are kept (and told of), the first or the last counts, or the file is refused.',
      },
      layout: closed(
        {
          respondent: ref('column', 'Whose answer it is.'),
          item: ref('column', 'What it answers.'),
          answer: ref('column', 'The answer: what was delivered.'),
          expectation: ref('column', 'What was expected, where that stands in the same row.'),
        },
        ['respondent', 'item', 'answer'],
        { description: 'Of a file with one row per answer: which columns are what.' },
      ),
      dates: closed(
        {
          order: { enum: ['dmy', 'mdy', 'ymd'], description: 'In which order day, month and year stand.' },
          pattern: some('How they are written, in the letters of Unicode: dd/MM/yyyy HH:mm.'),
          zone: some('The time zone of stamps without an offset, such as Europe/Riga.'),
        },
        [],
        { description: 'How dates are written, where that is not plain from the column.' },
      ),
      importanceScale: closed(
        {
          min: { type: 'integer', minimum: -1000, maximum: 1000, description: 'The lowest rating.' },
          max: { type: 'integer', minimum: -1000, maximum: 1000, description: 'The highest rating.' },
        },
        ['min', 'max'],
        { description: 'The scale of importance, where it is not that of the answers.' },
      ),
      fields: {
        type: 'object',
        propertyNames: { type: 'string', pattern: id.pattern },
        description: 'Facts about the respondent or the visit (site, channel, …): name → column.',
        additionalProperties: ref('column', 'The column of the field.'),
      },
      customer: ref(
        'column',
        'Whether the respondent is an internal or an external customer: the field `customer`.',
      ),
      profile: closed(
        {
          column: ref('column', 'The column that tells the segments apart.'),
          values: {
            type: 'object',
            description: 'Text of the cell → id of a profile; what is not listed is an id itself.',
            additionalProperties: some('A shipped id, or a path as seen from the current folder.'),
          },
        },
        ['column'],
        {
          type: ['string', 'object'],
          pattern: SOME_TEXT,
          description:
            'Where the profile of each row stands: a header, or a column with the profiles that its texts mean. Each segment is judged by its own.',
        },
      ),
      by: {
        type: 'array',
        description: 'What to group by when the command does not say: names of `fields`, or headers.',
        items: some('A name of `fields`, or a header.'),
      },
      weight: ref('column', 'How much each respondent counts: a number above 0.'),
      cluster: ref(
        'column',
        'Which respondents were drawn together, such as those of one branch that was drawn.',
      ),
      strata: ref('column', 'Which part of the whole a respondent was drawn from.'),
      drop: {
        type: 'array',
        description: 'Rows not to use, such as unfinished responses; the receipt counts them by reason.',
        items: closed(
          {
            column: ref('column', 'The column to look at.'),
            is: { ...cells('The row is dropped where the cell holds one of these texts.'), minItems: 1 },
            reason: ref('id', 'Names the reason in the receipt, such as not-finished.'),
          },
          ['column', 'is', 'reason'],
          { description: 'A rule for rows not to use.' },
        ),
      },
    },
    ['format', 'criteria'],
    { description: 'Which columns of a survey are what.' },
  ),
  { id, column, stamp, delivery, labels, blanks },
);
