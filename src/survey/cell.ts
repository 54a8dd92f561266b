// What a cell says: a value of its criterion, one of the four blanks, or nothing that can be read.

import { readElapsed } from '../core/answers/elapsed.ts';
import { kindOf } from '../core/answers/index.ts';
import type { Answer } from '../core/answers/kind.ts';
import { readNumber } from '../core/answers/kind.ts';
import type { Blank } from '../core/answers/response.ts';
import { BLANKS } from '../core/answers/response.ts';
import type { Message } from '../core/errors.ts';
import type { SchemeCriterion } from '../core/standard/scheme.ts';
import { clean, folded } from '../core/standard/text.ts';
import type { CriterionMapping, Mapping } from '../core/survey/mapping.ts';
import { excerpt } from './issues.ts';
import { numberIn } from './numbered.ts';
import { optionsIn } from './options.ts';

export type Reading =
  | { readonly state: 'value'; readonly value: number }
  /** `blank` is an index into BLANKS. */
  | { readonly state: 'blank'; readonly blank: number }
  /** `problem` where more is known than that it is no answer. */
  | { readonly state: 'unreadable'; readonly problem?: Message };

/** From the decoded text of a cell. The same text always reads the same. */
export type CellReader = (text: string) => Reading;

const UNREADABLE: Reading = { state: 'unreadable' };
const blankReading = (blank: Blank): Reading => ({ state: 'blank', blank: BLANKS.indexOf(blank) });
const EMPTY = blankReading('skipped');
/** Of a column of which nothing is used: every cell is passed over. */
export const withheldReader: CellReader = () => EMPTY;

/** Texts are compared without regard to letter case, white space, composition, typography, HTML, or quotes around the whole. */
export const fold = folded;

/**
 * In this order: what the criterion's own mapping lists as blank or label; what the mapping lists for all; the answer
 * kind itself (numbers, the standard's own labels, yes and no, options, lengths of time); a number that stands in the cell with
 * words, unless the standard's labels say another; a list of options. A label for all whose meaning this criterion's answer does not have is none here.
 */
export function answerReader(
  criterion: Pick<SchemeCriterion, 'kind' | 'answer'>,
  mapped: Pick<CriterionMapping, 'labels' | 'blanks' | 'reversed'>,
  mapping: Pick<Mapping, 'labels' | 'blanks' | 'decimal'>,
): CellReader {
  const { kind, answer } = criterion;
  const known = new Map<string, Reading>();
  const learn = (text: string, reading: Reading) => {
    const key = fold(text);
    if (!known.has(key)) known.set(key, reading);
  };
  const learnLabels = (labels: Mapping['labels']) => {
    for (const [text, meaning] of labels) {
      const value = kind.read(meaning, answer);
      if (value.ok) learn(text, { state: 'value', value: value.value });
    }
  };
  const learnBlanks = (blanks: Mapping['blanks']) => {
    for (const blank of BLANKS) for (const text of blanks[blank]) learn(text, blankReading(blank));
  };
  learnBlanks(mapped.blanks);
  learnLabels(mapped.labels);
  learnBlanks(mapping.blanks);
  learnLabels(mapping.labels);

  const line = mapped.reversed ? kind.line(answer) : null;
  const turned = (value: number): Reading => ({
    state: 'value',
    value: line ? line.low + line.high - value : value,
  });
  const own = (text: string): Reading => {
    // Words have no value; that there are some is all that is counted.
    if (answer.kind === 'text') return { state: 'value', value: 0 };
    const plain = withDecimal(clean(text), mapping.decimal);
    const value = kind.read(plain, answer);
    // Numbers run the survey's way; words mean what the standard says.
    if (value.ok)
      return readNumber(plain) === null ? { state: 'value', value: value.value } : turned(value.value);
    const numbered = answer.kind === 'scale' ? numberIn(text, answer) : null;
    if (!numbered) return several(clean(text));
    const number = turned(numbered.value);
    const label = numbered.words === '' ? null : kind.read(numbered.words, answer);
    // The number says one thing and the words another: neither is believed.
    return label?.ok && number.state === 'value' && label.value !== number.value
      ? { state: 'unreadable', problem: { code: 'number-against-label', args: { number: numbered.value } } }
      : number;
  };
  const several = listReader(criterion, mapped.labels, mapping.labels);
  return (text) => {
    const listed = known.get(fold(text));
    if (listed) return listed;
    return clean(text) === '' ? EMPTY : own(text);
  };
}

/**
 * Reads several options in one cell, none of them split. A choice has one answer, so that several of them are told of.
 * A yes-no criterion whose own labels list the options of such a question, each as yes or no, is a yes where one that means
 * yes is among them.
 */
function listReader(
  { kind, answer }: Pick<SchemeCriterion, 'kind' | 'answer'>,
  own: Mapping['labels'],
  all: Mapping['labels'],
): CellReader {
  const written: (readonly [string, number | string])[] =
    answer.kind === 'choice'
      ? [
          ...answer.options.flatMap(({ id, text }) =>
            [id, ...Object.values(text)].flatMap((name) => (name === undefined ? [] : [[name, id] as const])),
          ),
          ...own,
          ...all,
        ]
      : answer.kind === 'yes-no'
        ? [...own].filter(([text]) => !kind.read(text, answer).ok)
        : [];
  const options = written.flatMap(([text, meaning]) => {
    const value = kind.read(meaning, answer);
    return value.ok ? [{ text: fold(text), value: value.value }] : [];
  });
  const texts = options.map(({ text }) => text);
  return (cell) => {
    const found = options.length === 0 ? null : optionsIn(fold(cell), texts);
    if (!found) return UNREADABLE;
    const values = [...new Set(found.map((at) => options[at]!.value))].sort((a, b) => a - b);
    if (answer.kind === 'yes-no' || values.length === 1) return { state: 'value', value: values.at(-1)! };
    const ids = values.map((value) => kind.write(value, answer)).join(', ');
    return { state: 'unreadable', problem: { code: 'several-options', args: { options: excerpt(ids) } } };
  };
}

const YES_NO: Answer = { kind: 'yes-no', reversed: false };
const NOTHING_OWN = {
  labels: new Map(),
  blanks: { 'not-shown': [], skipped: [], 'dont-know': [], 'not-applicable': [] },
  reversed: false,
} as const;

/** A cell that answers yes or no, by the labels and blanks for all. */
export const yesNoReader = (mapping: Parameters<typeof answerReader>[2]): CellReader =>
  answerReader({ kind: kindOf(YES_NO), answer: YES_NO }, NOTHING_OWN, mapping);

/** From the texts of two cells: when it began, and when it ended. */
export type SpanReader = (from: string, to: string) => Reading;

/** The time between two stamps; open (skipped) while one of them is missing. */
export function spanReader(
  { answer }: SchemeCriterion,
  mapped: CriterionMapping,
  { blanks }: Pick<Mapping, 'blanks'>,
): SpanReader {
  const known = new Map<string, Reading>([['', EMPTY]]);
  for (const listed of [blanks, mapped.blanks])
    for (const blank of BLANKS) for (const text of listed[blank]) known.set(fold(text), blankReading(blank));
  return (from, to) => {
    const blank = known.get(fold(to)) ?? known.get(fold(from));
    if (blank) return blank;
    const read = answer.kind === 'elapsed' ? readElapsed(clean(from), clean(to), answer) : null;
    return read?.ok ? { state: 'value', value: read.value } : UNREADABLE;
  };
}

/** Numbers in the survey's notation as plain ones: with a decimal comma, dots group thousands, and the other way round. */
function withDecimal(text: string, decimal: '.' | ',' | null): string {
  if (decimal === ',') {
    const plain = /^[+-]?\d{1,3}(\.\d{3})+(,\d+)?$/.test(text) ? text.replaceAll('.', '') : text;
    // Three digits after a comma are thousands to some, so that they are not read without being told.
    return /^[+-]?\d+,\d+$/.test(plain) ? plain.replace(',', '.') : plain;
  }
  if (decimal === '.') return /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
  return text;
}

/** Distinct texts remembered per column, and the longest; what is past this is read each time. */
const REMEMBERED = 10_000;
const LONGEST_REMEMBERED = 200;

/** The same reader, reading each distinct text once. `bytes` are as latin1, `decode` turns them into text. */
export function remembering<T>(
  read: (text: string) => T & {},
  decode: (bytes: string) => string,
): (bytes: string) => T {
  const seen = new Map<string, T & {}>();
  return (bytes) => {
    const known = seen.get(bytes);
    if (known !== undefined) return known;
    const reading = read(decode(bytes));
    if (seen.size < REMEMBERED && bytes.length <= LONGEST_REMEMBERED) seen.set(bytes, reading);
    return reading;
  };
}
