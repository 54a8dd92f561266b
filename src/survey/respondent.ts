// One row as one respondent: is it to be used, and what does it answer?

import { kindOf } from '../core/answers/index.ts';
import { BLANKS } from '../core/answers/response.ts';
import type { Scheme, SchemeCriterion } from '../core/standard/scheme.ts';
import type { Field } from '../core/standard/standard.ts';
import { clean, normalized } from '../core/standard/text.ts';
import type { Answers } from '../core/tally/tally.ts';
import type { Binding, BoundColumn, BoundCriterion } from './binding.ts';
import type { Reading } from './cell.ts';
import { type Cursor, reading } from './cursor.ts';
import type { Column } from './dialects/dialect.ts';
import { optionsIn } from './options.ts';
import type { Unread, UnreadColumn } from './unread.ts';

export type RejectReason = 'ragged-row' | 'undecodable' | 'unreadable-answer';

export interface Rejected {
  readonly state: 'rejected';
  readonly reason: RejectReason;
  /** The column of the answer that cannot be read. */
  readonly column: UnreadColumn | null;
}

/** Whether a row answers anything, and the cells of it that cannot be read. */
export interface Said {
  readonly isAnswered: boolean;
  readonly unread: readonly Unread[];
}

/** What the row at hand says: each of them is asked of the cursor's row. */
export interface RespondentReader {
  /** Why the mapping drops the row; null where it does not. */
  dropped(): string | null;
  /** Fills in what is answered of each criterion, `when` or no. An answer that cannot be read is none. */
  read(answers: Answers): Said;
  /** What the time between two stamps says, where criterion `position` is one. */
  span(position: number): Reading;
  /** Words on what was announced that cannot be read. */
  unread(): readonly Unread[];
  /** Criteria that `when` hides, of those that have columns. */
  hidden(answers: Answers): readonly number[];
  /** Whether there are any that `when` may hide. */
  readonly hides: boolean;
  /** Whether an answer was given to a hidden criterion, which does not count. */
  isGiven(position: number, answers: Answers): boolean;
  /** Values of the grouping columns, each by itself and together. */
  readonly keys: readonly (() => string)[];
  key(): string[];
  /** What the row says of a field of the mapping; empty where it has none. */
  fact(name: string): string;
  /** Of which criteria the respondent says whether an over-delivery was announced. */
  announced(): readonly { readonly position: number; readonly announced: boolean }[];
  readonly announces: boolean;
}

const NOT_SHOWN = BLANKS.indexOf('not-shown');
const SKIPPED = BLANKS.indexOf('skipped');
const unread = (
  position: number,
  column: Column,
  { problem }: Reading & { state: 'unreadable' },
): Unread => ({ position, column: problem ? { ...column, problem } : column });
const NOTHING_UNREAD: readonly Unread[] = [];
const NOTHING_HIDDEN: readonly number[] = [];

/** `isHeard` where somebody is to hear what each row says, all of its fields among it. */
export function respondentReader(
  scheme: Scheme,
  binding: Binding,
  cursor: Cursor,
  isHeard = false,
): RespondentReader {
  const side = ({ column, read }: BoundColumn) => ({ column, read: reading(cursor, column, read) });
  const drops = binding.drop.map(({ column, is, reason }) => ({
    reason,
    text: reading(cursor, column, normalized),
    is,
  }));
  const criteria = criteriaReaders(binding, cursor);
  const spans = new Set(binding.criteria.flatMap(({ position, until }) => (until ? [position] : [])));
  const announcements = binding.criteria.flatMap(({ position, announced }) =>
    announced ? [{ position, ...side(announced) }] : [],
  );
  const needed = fieldsNeeded(scheme, binding);
  const fields = new Map(
    binding.fields.map(({ name, column }) => [
      name,
      reading(cursor, column, fieldReader(scheme, name), isHeard || needed.has(name)),
    ]),
  );
  const keys = binding.by.map(({ name, column, fact, read }) => {
    if (column === null) return () => fact!;
    return read ? reading(cursor, column, read) : (fields.get(name) ?? reading(cursor, column, clean));
  });
  const asked = new Set(binding.criteria.map(({ position }) => position));
  const conditional = binding.criteria
    .map(({ position }) => ({
      position,
      conditions: conditionsOf(scheme.criteria[position]!, scheme, fields, asked),
    }))
    .filter(({ conditions }) => conditions.length > 0);

  return {
    dropped: () =>
      drops.length === 0 ? null : (drops.find(({ text, is }) => is.has(text()))?.reason ?? null),
    read(answers) {
      answers.expectation.fill(Number.NaN);
      answers.delivery.fill(Number.NaN);
      // A criterion without a column was asked of nobody.
      answers.blank.fill(NOT_SHOWN);
      let isAnswered = false;
      const missed: Unread[] = [];
      for (const { position, expectation, delivery } of criteria) {
        const delivered = delivery.read();
        if (delivered.state === 'value') {
          answers.delivery[position] = delivered.value;
          isAnswered = true;
        } else answers.blank[position] = delivered.state === 'blank' ? delivered.blank : SKIPPED;
        if (delivered.state === 'unreadable') missed.push(unread(position, delivery.column, delivered));
        const expected = expectation?.read();
        if (expectation && expected?.state === 'unreadable')
          missed.push(unread(position, expectation.column, expected));
        if (expected?.state === 'value') {
          answers.expectation[position] = expected.value;
          isAnswered = true;
        }
      }
      return { isAnswered, unread: missed };
    },
    span: (position) => criteria.find((one) => one.position === position)!.delivery.read(),
    unread: () =>
      announcements.length === 0
        ? NOTHING_UNREAD
        : announcements.flatMap(({ position, column, read }) => {
            const told = read();
            return told.state === 'unreadable' ? [unread(position, column, told)] : [];
          }),
    hides: conditional.length > 0,
    hidden: (answers) =>
      conditional.length === 0
        ? NOTHING_HIDDEN
        : conditional
            .filter(({ conditions }) => conditions.some((holds) => !holds(answers)))
            .map(({ position }) => position),
    // Time stamps are the row's, not the answer to one question: which deadline they answer, `when` says.
    isGiven: (position, { delivery }) => !spans.has(position) && !Number.isNaN(delivery[position]!),
    keys,
    key: () => keys.map((text) => text()),
    fact: (name) => fields.get(name)?.() ?? '',
    announces: announcements.length > 0,
    announced: () =>
      announcements.flatMap(({ position, read }) => {
        const said = read();
        return said.state === 'value' ? [{ position, announced: said.value === 1 }] : [];
      }),
  };
}

/** Names of fields that are asked for by groups, conditions and logs; of the others there is no need to know where they lie. */
function fieldsNeeded({ standard, criteria }: Scheme, { by }: Binding): ReadonlySet<string> {
  const { date, channel, type, cause, longRunning } = standard.log ?? {};
  return new Set([
    ...by.map(({ name }) => name),
    ...criteria.flatMap(({ source }) => source.when.map(({ field }) => field)),
    ...[date, channel, type, cause, longRunning?.from, longRunning?.to].flatMap((name) => name ?? []),
  ]);
}

interface CriterionSide {
  readonly column: Column;
  readonly read: () => Reading;
}

/** How each criterion's answers are read. Of rows that are places among bytes, only the time between two stamps is read so. */
function criteriaReaders(
  binding: Binding,
  cursor: Cursor,
): readonly {
  readonly position: number;
  readonly expectation: CriterionSide | null;
  readonly delivery: CriterionSide;
}[] {
  const side = ({ column, read }: BoundColumn) => ({ column, read: reading(cursor, column, read, false) });
  const span = (from: Column, { column, read, days, paused }: NonNullable<BoundCriterion['until']>) => {
    const text = (of: Column) => reading(cursor, of, clean);
    const [start, end] = [text(from), text(column)];
    const day = days && [text(days[0]), text(days[1])];
    const hold = paused && text(paused);
    return {
      column,
      read: () =>
        read({
          from: start(),
          to: end(),
          days: day && [day[0]!(), day[1]!()],
          paused: hold ? hold() : '',
        }),
    };
  };
  return binding.criteria.map(({ position, expectation, delivery, until }) => ({
    position,
    expectation: expectation && side(expectation),
    delivery: until ? span(delivery.column, until) : side(delivery),
  }));
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
  const wanted = normalized(text);
  const known = (field?.values ?? []).flatMap(({ id, title, formerly = [] }) =>
    [id, ...formerly, ...Object.values(title)].map((name) => ({ id, name: normalized(name ?? '') })),
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

/** What a cell says of a field of the mapping. */
export function fieldReader({ standard }: Scheme, name: string): (text: string) => string {
  // Where the standard declares the field, too, it says what its values are.
  const field = [...standard.fields, CUSTOMER].find(({ id }) => id === name);
  return (text) => fieldValue(text, field);
}

/** Whether what a cell says of a field, as `fieldReader` has it, is one of some values, or has one among others. */
export const saysAnyOf = (said: string, values: readonly string[]): boolean =>
  [said, ...said.split(AND)].some((value) => values.includes(value));

type Condition = (answers: Answers) => boolean;

/**
 * The conditions of `when` that the survey can tell: on fields and earlier criteria that have columns. A condition on
 * anything else is taken to hold, so that an empty cell stays `skipped` rather than be excused.
 */
function conditionsOf(
  criterion: SchemeCriterion,
  scheme: Scheme,
  fields: ReadonlyMap<string, () => string>,
  asked: ReadonlySet<number>,
): Condition[] {
  return criterion.source.when.flatMap(({ field, values }): Condition[] => {
    const text = fields.get(field);
    if (text) return [() => saysAnyOf(text(), values)];
    const position = scheme.criteria.findIndex(({ id }) => id === field);
    const earlier = scheme.criteria[position];
    if (!earlier || !asked.has(position)) return [];
    return [
      ({ delivery }) => {
        const value = delivery[position]!;
        return (
          !Number.isNaN(value) && values.includes(String(kindOf(earlier.answer).write(value, earlier.answer)))
        );
      },
    ];
  });
}
