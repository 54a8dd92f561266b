// One row as one respondent: is it to be used, and what does it answer?

import { kindOf } from '../core/answers/index.ts';
import { BLANKS } from '../core/answers/response.ts';
import type { Message } from '../core/errors.ts';
import type { Scheme, SchemeCriterion } from '../core/standard/scheme.ts';
import type { Field } from '../core/standard/standard.ts';
import type { Answers } from '../core/tally/tally.ts';
import type { Binding, BoundColumn, BoundCriterion } from './binding.ts';
import type { Reading } from './cell.ts';
import { clean, fold, remembering } from './cell.ts';
import type { Column } from './dialects/dialect.ts';
import { optionsIn } from './options.ts';

export type RejectReason = 'ragged-row' | 'undecodable' | 'unreadable-answer';

export interface Rejected {
  readonly state: 'rejected';
  readonly reason: RejectReason;
  /** The column of the answer that cannot be read. */
  readonly column: UnreadColumn | null;
}

/** A column with an answer that cannot be read, and why where that is known. */
export interface UnreadColumn extends Column {
  readonly problem?: Message;
}

export type Outcome = Answered | { readonly state: 'dropped'; readonly reason: string } | Rejected;

/** Read into the answers, for the counter to judge. */
export interface Answered {
  readonly state: 'answered';
  /** How many answers were given to criteria that `when` hides; they do not count. */
  readonly hidden: number;
}

export interface RespondentReader {
  /** Fills `answers` from the cells (bytes as latin1) of a row. */
  read(cells: readonly string[], answers: Answers): Outcome;
  /** Values of the grouping columns. */
  key(cells: readonly string[]): string[];
  /** What a row says of a field of the mapping; empty where it has none. */
  fact(cells: readonly string[], name: string): string;
  /** Of which criteria the respondent says whether an over-delivery was announced. */
  announced(cells: readonly string[]): readonly { readonly position: number; readonly announced: boolean }[];
}

const NOT_SHOWN = BLANKS.indexOf('not-shown');
const ANSWERED: Answered = { state: 'answered', hidden: 0 };
const unreadable = (column: Column, { problem }: Reading & { state: 'unreadable' }): Rejected => ({
  state: 'rejected',
  reason: 'unreadable-answer',
  column: problem ? { ...column, problem } : column,
});
const NO_ANSWERS: Outcome = { state: 'dropped', reason: 'no-answers' };

export function respondentReader(
  scheme: Scheme,
  binding: Binding,
  decode: (bytes: string) => string,
): RespondentReader {
  const reading = <T>(of: (text: string) => T & {}, { index }: Column) => {
    const read = remembering(of, decode);
    return (cells: readonly string[]): T => read(cells[index] ?? '');
  };
  const side = ({ column, read }: BoundColumn) => ({ column, read: reading(read, column) });
  const span = (from: Column, { column, read }: NonNullable<BoundCriterion['until']>) => {
    const [start, end] = [reading(clean, from), reading(clean, column)];
    return { column, read: (cells: readonly string[]) => read(start(cells), end(cells)) };
  };
  const drops = binding.drop.map(({ column, is, reason }) => {
    const text = reading(fold, column);
    return {
      applies: (cells: readonly string[]) => is.has(text(cells)),
      outcome: { state: 'dropped', reason } as Outcome,
    };
  });
  const criteria = binding.criteria.map(({ position, expectation, delivery, until }) => ({
    position,
    expectation: expectation && side(expectation),
    delivery: until ? span(delivery.column, until) : side(delivery),
  }));
  const spans = new Set(binding.criteria.flatMap(({ position, until }) => (until ? [position] : [])));
  const announcements = binding.criteria.flatMap(({ position, announced }) =>
    announced ? [{ position, ...side(announced) }] : [],
  );
  const fieldsOf = new Map([CUSTOMER, ...scheme.standard.fields].map((field) => [field.id, field]));
  const fields = new Map(
    binding.fields.map(({ name, column }) => [
      name,
      reading((text) => fieldValue(text, fieldsOf.get(name)), column),
    ]),
  );
  const keys = binding.by.map(({ name, column }) => fields.get(name) ?? reading(clean, column));
  const asked = new Set(binding.criteria.map(({ position }) => position));
  const conditional = binding.criteria
    .map(({ position }) => ({
      position,
      conditions: conditionsOf(scheme.criteria[position]!, scheme, fields, asked),
    }))
    .filter(({ conditions }) => conditions.length > 0);

  return {
    read(cells, answers) {
      const drop = drops.find(({ applies }) => applies(cells));
      if (drop) return drop.outcome;
      answers.expectation.fill(Number.NaN);
      answers.delivery.fill(Number.NaN);
      // A criterion without a column was asked of nobody.
      answers.blank.fill(NOT_SHOWN);
      let answered = false;
      for (const { position, expectation, delivery } of criteria) {
        const delivered = delivery.read(cells);
        if (delivered.state === 'unreadable') return unreadable(delivery.column, delivered);
        if (delivered.state === 'value') {
          answers.delivery[position] = delivered.value;
          answered = true;
        } else answers.blank[position] = delivered.blank;
        const expected = expectation?.read(cells);
        if (expectation && expected?.state === 'unreadable') return unreadable(expectation.column, expected);
        if (expected?.state === 'value') {
          answers.expectation[position] = expected.value;
          answered = true;
        }
      }
      if (!answered) return NO_ANSWERS;
      for (const { column, read } of announcements) {
        const told = read(cells);
        if (told.state === 'unreadable') return unreadable(column, told);
      }
      const hidden = conditional.filter(({ conditions }) =>
        conditions.some((holds) => !holds(cells, answers)),
      );
      if (hidden.length === 0) return ANSWERED;
      // Time stamps are the row's, not the answer to one question: which deadline they answer, `when` says.
      const given = hidden.filter(
        ({ position }) => !spans.has(position) && !Number.isNaN(answers.delivery[position]!),
      ).length;
      for (const { position } of hidden) {
        answers.expectation[position] = Number.NaN;
        answers.delivery[position] = Number.NaN;
        answers.blank[position] = NOT_SHOWN;
      }
      return { state: 'answered', hidden: given };
    },
    key: (cells) => keys.map((text) => text(cells)),
    fact: (cells, name) => fields.get(name)?.(cells) ?? '',
    announced: (cells) =>
      announcements.flatMap(({ position, read }) => {
        const said = read(cells);
        return said.state === 'value' ? [{ position, announced: said.value === 1 }] : [];
      }),
  };
}

/** Who answers: the one field that every survey may have without declaring it. */
export const CUSTOMER: Field = {
  id: 'customer',
  title: { en: 'Customer', ru: 'Клиент' },
  values: [
    { id: 'internal', title: { en: 'Internal customer', ru: 'Внутренний клиент' } },
    { id: 'internal', title: { en: 'Internal', ru: 'Внутренний' } },
    { id: 'external', title: { en: 'External customer', ru: 'Внешний клиент' } },
    { id: 'external', title: { en: 'External', ru: 'Внешний' } },
  ],
};

/** Between the values of a multiple choice. */
const AND = ' + ';

/**
 * The id of a field's value where the cell holds it, or its title in some language; of a multiple choice, the ids of all that
 * were ticked, in the order of the standard; else the text as it stands.
 */
function fieldValue(text: string, field: Field | undefined): string {
  const wanted = fold(text);
  const known = (field?.values ?? []).flatMap(({ id, title }) =>
    [id, ...Object.values(title)].map((name) => ({ id, name: fold(name ?? '') })),
  );
  const value = known.find(({ name }) => name === wanted);
  if (value) return value.id;
  const several = optionsIn(
    wanted,
    known.map(({ name }) => name),
  );
  return several ? [...new Set(several.map((at) => known[at]!.id))].join(AND) : clean(text);
}

/** Whether a cell says values of the field and nothing else. */
export function isValueOf(text: string, field: Field): boolean {
  const ids = new Set(field.values.map(({ id }) => id));
  return fieldValue(text, field)
    .split(AND)
    .every((value) => ids.has(value));
}

type Condition = (cells: readonly string[], answers: Answers) => boolean;

/**
 * The conditions of `when` that the survey can tell: on fields and earlier criteria that have columns. A condition on
 * anything else is taken to hold, so that an empty cell stays `skipped` rather than be excused.
 */
function conditionsOf(
  criterion: SchemeCriterion,
  scheme: Scheme,
  fields: ReadonlyMap<string, (cells: readonly string[]) => string>,
  asked: ReadonlySet<number>,
): Condition[] {
  return criterion.source.when.flatMap(({ field, values }): Condition[] => {
    const text = fields.get(field);
    if (text)
      return [(cells) => [text(cells), ...text(cells).split(AND)].some((value) => values.includes(value))];
    const position = scheme.criteria.findIndex(({ id }) => id === field);
    const earlier = scheme.criteria[position];
    if (!earlier || !asked.has(position)) return [];
    return [
      (_, { delivery }) => {
        const value = delivery[position]!;
        return (
          !Number.isNaN(value) && values.includes(String(kindOf(earlier.answer).write(value, earlier.answer)))
        );
      },
    ];
  });
}
