// What the texts of a survey's columns mean, as codes that an engine can compare: every text is read by the readers that read a
// file, so that labels, blanks and normalizing are ours alone. A code is the place of an answer among those of its criterion.

import { BLANKS } from '../../core/answers/response.ts';
import type { Scheme, SchemeCriterion } from '../../core/standard/scheme.ts';
import { answersOf } from '../../core/tally/counts.ts';
import type { BoundColumn, BoundCriterion } from '../binding.ts';
import type { Reading } from '../cell.ts';
import type { Column } from '../dialects/dialect.ts';
import type { Unread } from '../unread.ts';

/** Codes of what is no answer: the blanks, a text that nobody has seen before, texts that cannot be read. */
export const codeOfBlank = (blank: number): number => -1 - blank;
export const UNSEEN = -1 - BLANKS.length;
/** The first of them; each further text of a column that cannot be read has the code below. */
export const UNREAD = -100;
export const NOT_SHOWN = codeOfBlank(BLANKS.indexOf('not-shown'));
export const NOT_APPLICABLE = codeOfBlank(BLANKS.indexOf('not-applicable'));

/** The distinct texts of columns, by their index. */
export type TextsOf = (column: Column) => readonly string[];

export interface CodedColumn {
  readonly column: Column;
  readonly codes: ReadonlyMap<string, number>;
  /** Whether any text has one of these codes. */
  has(...codes: readonly number[]): boolean;
  readonly hasAnswers: boolean;
  /** Whether some texts are no answers; whether some cannot be read. */
  readonly hasBlanks: boolean;
  readonly hasUnread: boolean;
  /** Texts that cannot be read, in the order of their codes. */
  readonly unread: readonly { readonly text: string; readonly why: Unread }[];
}

export interface CodedCriterion {
  readonly position: number;
  readonly criterion: SchemeCriterion;
  /** The answer of each code. */
  readonly answers: readonly number[];
  readonly delivery: CodedColumn;
  readonly expectation: CodedColumn | null;
  /** The code of the expectation where none is asked; null where that is none. */
  readonly filled: number | null;
  readonly announced: CodedColumn | null;
}

export function codedCriteria(
  scheme: Scheme,
  bound: readonly BoundCriterion[],
  textsOf: TextsOf,
): readonly CodedCriterion[] {
  return bound.map(({ position, delivery, expectation, announced }): CodedCriterion => {
    const criterion = scheme.criteria[position]!;
    const { expect, scored } = criterion;
    const read = ({ column, read: reader }: BoundColumn) =>
      [...new Set(textsOf(column))].map((text) => [text, reader(text)] as const);
    const [given, asked] = [read(delivery), expectation ? read(expectation) : []];
    const values = [...given, ...asked].flatMap(([, one]) => (one.state === 'value' ? [one.value] : []));
    if (scored && expect !== null) values.push(expect);
    const answers = answersOf(
      criterion,
      [...new Set(values)].sort((a, b) => a - b),
    );
    const codeOf = new Map(answers.map((value, code) => [value, code]));
    const coded = (column: Column, texts: readonly (readonly [string, Reading])[]) =>
      codedColumn(position, column, texts, codeOf);
    return {
      position,
      criterion,
      answers,
      delivery: coded(delivery.column, given),
      expectation: expectation ? coded(expectation.column, asked) : null,
      filled: scored && expect !== null ? codeOf.get(expect)! : null,
      announced:
        announced &&
        codedColumn(
          position,
          announced.column,
          read(announced),
          new Map([
            [0, 0],
            [1, 1],
          ]),
        ),
    };
  });
}

export function codedColumn(
  position: number,
  column: Column,
  texts: readonly (readonly [string, Reading])[],
  codeOf: ReadonlyMap<number, number>,
): CodedColumn {
  const unread: CodedColumn['unread'][number][] = [];
  const codes = new Map<string, number>();
  for (const [text, reading] of texts) {
    if (reading.state === 'value') codes.set(text, codeOf.get(reading.value)!);
    else if (reading.state === 'blank') codes.set(text, codeOfBlank(reading.blank));
    else {
      codes.set(text, UNREAD - unread.length);
      const { problem } = reading;
      unread.push({ text, why: { position, column: problem ? { ...column, problem } : column } });
    }
  }
  const present = new Set(codes.values());
  return {
    column,
    codes,
    has: (...some) => some.some((code) => present.has(code)),
    hasAnswers: [...present].some((code) => code >= 0),
    hasBlanks: [...present].some((code) => code < 0),
    hasUnread: unread.length > 0,
    unread,
  };
}
