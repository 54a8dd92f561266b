// One row as one respondent: is it to be used, and what does it answer?

import { kindOf } from '../core/answers/index.ts';
import { BLANKS } from '../core/response.ts';
import type { Scheme, SchemeCriterion } from '../core/scheme.ts';
import type { Field } from '../core/standard.ts';
import type { Answers } from '../core/tally.ts';
import type { Binding, BoundColumn } from './binding.ts';
import type { Reading } from './cell.ts';
import { clean, fold, remembering } from './cell.ts';
import type { Column } from './dialects/dialect.ts';

export type RejectReason = 'ragged-row' | 'undecodable' | 'unreadable-answer';

export interface Rejected {
  readonly state: 'rejected';
  readonly reason: RejectReason;
  /** The column of the answer that cannot be read. */
  readonly column: Column | null;
}

export type Outcome =
  /** Read into the answers, for the counter to judge. */
  { readonly state: 'answered' } | { readonly state: 'dropped'; readonly reason: string } | Rejected;

export interface RespondentReader {
  /** Fills `answers` from the cells (bytes as latin1) of a row. */
  read(cells: readonly string[], answers: Answers): Outcome;
  /** Values of the grouping columns. */
  key(cells: readonly string[]): string[];
}

const SKIPPED = BLANKS.indexOf('skipped');
const NOT_SHOWN = BLANKS.indexOf('not-shown');
const ANSWERED: Outcome = { state: 'answered' };
const unreadable = (column: Column): Rejected => ({ state: 'rejected', reason: 'unreadable-answer', column });
const NO_ANSWERS: Outcome = { state: 'dropped', reason: 'no-answers' };

export function respondentReader(
  scheme: Scheme,
  binding: Binding,
  decode: (bytes: string) => string,
): RespondentReader {
  const textAt = (of: (text: string) => string, { index }: Column) => {
    const seen = new Map<string, string>();
    return (cells: readonly string[]): string => {
      const bytes = cells[index] ?? '';
      const known = seen.get(bytes);
      if (known !== undefined) return known;
      const text = of(decode(bytes));
      if (seen.size < 10_000) seen.set(bytes, text);
      return text;
    };
  };
  const side = (bound: BoundColumn) => {
    const read = remembering(bound.read, decode);
    const { column } = bound;
    return { column, read: (cells: readonly string[]): Reading => read(cells[column.index] ?? '') };
  };
  const drops = binding.drop.map(({ column, is, reason }) => {
    const text = textAt(fold, column);
    return {
      applies: (cells: readonly string[]) => is.has(text(cells)),
      outcome: { state: 'dropped', reason } as Outcome,
    };
  });
  const criteria = binding.criteria.map(({ position, expectation, delivery }) => ({
    position,
    expectation: expectation && side(expectation),
    delivery: side(delivery),
  }));
  const fieldsOf = new Map(scheme.standard.fields.map((field) => [field.id, field]));
  const fields = new Map(
    binding.fields.map(({ name, column }) => [
      name,
      textAt((text) => fieldValue(text, fieldsOf.get(name)), column),
    ]),
  );
  const keys = binding.by.map(({ name, column }) => fields.get(name) ?? textAt(clean, column));
  const conditions = scheme.criteria.map((criterion) => conditionsOf(criterion, scheme, fields));

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
        if (delivered.state === 'unreadable') return unreadable(delivery.column);
        if (delivered.state === 'value') {
          answers.delivery[position] = delivered.value;
          answered = true;
        } else answers.blank[position] = delivered.blank;
        const expected = expectation?.read(cells);
        if (expectation && expected?.state === 'unreadable') return unreadable(expectation.column);
        if (expected?.state === 'value') {
          answers.expectation[position] = expected.value;
          answered = true;
        }
      }
      if (!answered) return NO_ANSWERS;
      for (const { position } of criteria)
        if (
          Number.isNaN(answers.delivery[position]!) &&
          answers.blank[position] === SKIPPED &&
          conditions[position]!.some((holds) => !holds(cells, answers))
        )
          answers.blank[position] = NOT_SHOWN;
      return ANSWERED;
    },
    key: (cells) => keys.map((text) => text(cells)),
  };
}

/** The id of a field's value where the cell holds it, or its title in some language; else the text as it stands. */
function fieldValue(text: string, field: Field | undefined): string {
  const said = clean(text);
  const wanted = fold(text);
  const value = field?.values.find(
    ({ id, title }) =>
      id === wanted || Object.values(title).some((name) => name !== undefined && fold(name) === wanted),
  );
  return value?.id ?? said;
}

type Condition = (cells: readonly string[], answers: Answers) => boolean;

/**
 * The conditions of `when` that the survey can tell: on fields that are mapped and on earlier criteria. A condition on
 * anything else is taken to hold, so that an empty cell stays `skipped` rather than be excused.
 */
function conditionsOf(
  criterion: SchemeCriterion,
  scheme: Scheme,
  fields: ReadonlyMap<string, (cells: readonly string[]) => string>,
): Condition[] {
  return criterion.source.when.flatMap(({ field, values }): Condition[] => {
    const text = fields.get(field);
    if (text) return [(cells) => values.includes(text(cells))];
    const position = scheme.criteria.findIndex(({ id }) => id === field);
    const earlier = scheme.criteria[position];
    if (!earlier) return [];
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
