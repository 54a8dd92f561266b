// What a cell says: a value of its criterion, one of the four blanks, or nothing that can be read.

import { type Answer, kindOf } from '../core/answers/index.ts';
import { readNumber } from '../core/answers/kind.ts';
import { BLANKS, type Blank } from '../core/answers/response.ts';
import { excerpt, type Message } from '../core/errors.ts';
import type { SchemeCriterion } from '../core/standard/scheme.ts';
import { clean, normalized } from '../core/standard/text.ts';
import type { CriterionMapping, Mapping } from '../core/survey/mapping.ts';
import { readDuration } from '../core/time/duration.ts';
import { inZone, readStamp, type Stamp } from '../core/time/working-time.ts';
import { numberIn } from './numbered.ts';
import { optionsIn } from './options.ts';
import { type StampReader, stampReader } from './stamp-pattern.ts';

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
export const withheldReader = (): Reading => EMPTY;

/**
 * In this order: what the criterion's own mapping lists as blank or label; what the mapping lists for all; the answer
 * kind itself (numbers, the standard's own labels, yes and no, options, lengths of time); a number that stands in the cell with
 * words, unless the standard's labels say another; a list of options. A label for all whose meaning this criterion's answer does not have is none here.
 */
export function answerReader(
  criterion: Pick<SchemeCriterion, 'kind' | 'answer'>,
  mapped: Pick<CriterionMapping, 'labels' | 'blanks' | 'reversed' | 'others'>,
  mapping: Pick<Mapping, 'labels' | 'blanks' | 'decimal' | 'others'>,
): CellReader {
  const { kind, answer } = criterion;
  const known = new Map<string, Reading>();
  const learn = (text: string, reading: Reading) => {
    const key = normalized(text);
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

  const scale = kind.scale(answer);
  const line = mapped.reversed ? kind.line(answer) : null;
  const turned = (value: number): Reading => ({
    state: 'value',
    value: line ? line.low + line.high - value : value,
  });
  const own = (text: string): Reading => {
    // Words have no value; that there are some is all that is counted.
    if (kind.inWords) return { state: 'value', value: 0 };
    const withPoint = withDecimal(clean(text), mapping.decimal);
    const value = kind.read(withPoint, answer);
    // Numbers run the survey's way; words mean what the standard says.
    if (value.ok)
      return readNumber(withPoint) === null ? { state: 'value', value: value.value } : turned(value.value);
    const numbered = scale ? numberIn(text, scale) : null;
    if (!numbered) return several(clean(text));
    const number = turned(numbered.value);
    const label = numbered.words === '' ? null : kind.read(numbered.words, answer);
    // The number says one thing and the words another: neither is believed.
    return label?.ok && number.state === 'value' && label.value !== number.value
      ? { state: 'unreadable', problem: { code: 'number-against-label', args: { number: numbered.value } } }
      : number;
  };
  const others = mapped.others ?? mapping.others ?? 'unread';
  const anythingElse: Reading =
    others === 'ignore' ? EMPTY : others === 'not-applicable' ? blankReading('not-applicable') : UNREADABLE;
  const listed = listReader(criterion, mapped.labels, mapping.labels, others !== 'unread');
  const several = (text: string): Reading => {
    const reading = listed(text);
    return reading.state === 'unreadable' && !reading.problem ? anythingElse : reading;
  };
  return (text) => {
    const said = known.get(normalized(text));
    if (said) return said;
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
  /** Whether what is none of the options may stand beside them. */
  isLoose: boolean,
): CellReader {
  const choices = kind.options(answer);
  const written: (readonly [string, number | string])[] = choices
    ? [
        ...choices.flatMap(({ id, text }) =>
          [id, ...Object.values(text)].flatMap((name) => (name === undefined ? [] : [[name, id] as const])),
        ),
        ...own,
        ...all,
      ]
    : kind.dichotomous
      ? [...own].filter(([text]) => !kind.read(text, answer).ok)
      : [];
  const options = written.flatMap(([text, meaning]) => {
    const value = kind.read(meaning, answer);
    return value.ok ? [{ text: normalized(text), value: value.value }] : [];
  });
  const texts = options.map(({ text }) => text);
  return (cell) => {
    const found = options.length === 0 ? null : optionsIn(normalized(cell), texts, isLoose);
    if (!found) return UNREADABLE;
    const values = [...new Set(found.map((at) => options[at]!.value))].sort((a, b) => a - b);
    if (kind.dichotomous || values.length === 1) return { state: 'value', value: values.at(-1)! };
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

/** The texts of a span's cells: its stamps, their days where these stand apart, and the time on hold. */
export interface SpanTexts {
  readonly from: string;
  readonly to: string;
  readonly days: readonly [string, string] | null;
  readonly paused: string;
}
export type SpanReader = (texts: SpanTexts) => Reading;

/** A time of day, where the day is in another cell. */
const TIME_OF_DAY = /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?(?:\s?([ap])\.?m\.?)?$/iu;
const DAY = 86_400_000;

/** The time between two stamps, less the time on hold; open (skipped) while one of them is missing. */
export function spanReader(
  { answer, kind }: SchemeCriterion,
  mapped: CriterionMapping,
  { blanks, dates }: Pick<Mapping, 'blanks' | 'dates'>,
): SpanReader {
  const known = new Map<string, Reading>([['', EMPTY]]);
  for (const listed of [blanks, mapped.blanks])
    for (const blank of BLANKS)
      for (const text of listed[blank]) known.set(normalized(text), blankReading(blank));
  const readerAt = (i: number): StampReader => {
    const pattern = mapped.patterns?.[i] ?? dates?.pattern ?? null;
    return (pattern === null ? null : stampReader(pattern)) ?? readStamp;
  };
  const readers = [readerAt(0), readerAt(1)] as const;
  const zone = dates?.zone ?? null;
  const stampOf = (i: 0 | 1, text: string, day: string | null): Stamp | null => {
    const stamp = day === null ? readers[i](text) : ofDay(readers[i](day), text);
    return stamp && zone !== null ? inZone(stamp, zone) : stamp;
  };
  return ({ from, to, days, paused }) => {
    const blank = known.get(normalized(to)) ?? known.get(normalized(from));
    if (blank) return blank;
    if (!kind.between) return UNREADABLE;
    const [start, end] = [stampOf(0, from, days?.[0] ?? null), stampOf(1, to, days?.[1] ?? null)];
    // One day for both: what ends before it began ended after midnight.
    const isNext = days !== null && days[0] === days[1] && start && end && end.local < start.local;
    const hold = known.get(normalized(paused)) ? 0 : holdOf(paused);
    if (hold === null) return unreadable({ code: 'not-a-hold', args: { hold: excerpt(paused) } });
    const read = kind.between(
      start,
      isNext ? { ...end, local: end.local + DAY } : end,
      { from: excerpt(days ? `${days[0]} ${from}` : from), to: excerpt(days ? `${days[1]} ${to}` : to) },
      answer,
      hold,
    );
    return read.ok ? { state: 'value', value: read.value } : unreadable(read.problem);
  };
}

const unreadable = (problem: Message): Reading => ({ state: 'unreadable', problem });

function ofDay(day: Stamp | null, time: string): Stamp | null {
  const [, hours, minutes, seconds = '0', half] = TIME_OF_DAY.exec(time) ?? [];
  if (!day || hours === undefined) return null;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0);
  if (hour > 24 || Number(minutes) > 59 || Number(seconds) > 59) return null;
  return { ...day, local: day.local + ((hour * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 };
}

/** Seconds: `1h`, `01:30:00`, `90 min`; null for anything else. */
function holdOf(text: string): number | null {
  const [, hours, minutes, seconds = '0'] = /^(\d{1,4}):(\d{2})(?::(\d{2}))?$/.exec(text) ?? [];
  if (hours !== undefined) return (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return readDuration(text);
}

/** Numbers in the survey's notation with a point: with a decimal comma, dots group thousands, and the other way round. No group begins with 0. */
export function withDecimal(text: string, decimal: '.' | ',' | null): string {
  if (decimal === ',') {
    const ungrouped = /^[+-]?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/.test(text) ? text.replaceAll('.', '') : text;
    // Three digits after a comma are thousands to some, so that they are not read without being told.
    return /^[+-]?\d+,\d+$/.test(ungrouped) ? ungrouped.replace(',', '.') : ungrouped;
  }
  if (decimal === '.')
    return /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
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
