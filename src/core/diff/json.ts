// The parts of a standard as plain data, the way people write them: what deltas carry and fingerprints are made of.

import { type Answer, kindOf } from '../answers/index.ts';
import { readNumber } from '../answers/kind.ts';
import { compareText } from '../errors.ts';
import type { Criterion, Profile, When } from '../standard/standard.ts';
import { LANGUAGES, type Source, type Text, type Unit, type Words } from '../standard/text.ts';
import type { LogPlan } from '../tally/log.ts';
import { formatDuration, readDuration } from '../time/duration.ts';
import { type WorkingCalendar, writtenCalendar } from '../time/working-time.ts';
import type { Json } from './facts.ts';
import { flat } from './words.ts';

/** White space made single: breaking a text over other lines is no change. */
export function jsonText(text: Text): { readonly [language: string]: string } {
  return Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const words = text[language];
      return words === undefined ? [] : [[language, flat(words)]];
    }),
  );
}

export const jsonUnit = (unit: Unit): Json =>
  Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const own = unit[language];
      if (own === undefined) return [];
      const forms = Object.entries(typeof own === 'string' ? {} : own);
      return [
        [
          language,
          typeof own === 'string'
            ? flat(own)
            : Object.fromEntries(forms.map(([form, word]) => [form, flat(word)])),
        ],
      ];
    }),
  );

const jsonWords = (words: Words): Json => (typeof words === 'string' ? words : jsonText(words));

export const jsonSource = ({ author, title, part, year }: Source): Json => ({
  author: jsonWords(author),
  title: jsonWords(title),
  ...(part === undefined ? {} : { part: jsonWords(part) }),
  ...(year === undefined ? {} : { year }),
});

/** An expectation as it is written in a file. */
export const jsonLevel = (level: number | null, answer: Answer): string | number | null =>
  level === null ? null : kindOf(answer).write(level, answer);

/** The same for a level whose answer is not known: 180s and 3m are one. */
export function jsonWritten(level: string | number): string | number {
  const number = readNumber(level);
  if (number !== null) return number;
  const seconds = readDuration(level);
  return seconds === null ? String(level).trim().toLowerCase() : formatDuration(seconds);
}

/** Conditions in one order: their order and that of their values mean nothing. */
export function jsonWhen(
  when: When,
  nameOf: (field: string) => string = (field) => field,
  writtenAs: (field: string, value: string) => string = (_, value) => value,
): Json {
  const sorted = when
    .map(
      ({ field, values }) =>
        [nameOf(field), values.map((value) => writtenAs(field, value)).sort(compareText)] as const,
    )
    .sort(([a], [b]) => compareText(a, b));
  return Object.fromEntries(sorted);
}

/** What decides which time counts; that a calendar is called otherwise changes nothing. */
export const jsonCalendar = (calendar: WorkingCalendar | null): Json => calendar && writtenCalendar(calendar);

export const jsonLog = ({ longRunning, thanks, ...plan }: LogPlan): Json => ({
  ...plan,
  thanks: [...thanks],
  longRunning: longRunning && {
    ...longRunning,
    over: formatDuration(longRunning.over),
    calendar: jsonCalendar(longRunning.calendar),
  },
});

export const jsonPortrait = (portrait: NonNullable<Profile['portrait']>): Json =>
  portrait.map(({ id, title, questions }) => ({
    id,
    title: jsonText(title),
    questions: questions.map((asked) => ({
      id: asked.id,
      question: jsonText(asked.question),
      hint: asked.hint ? jsonText(asked.hint) : null,
      answer: asked.answer ? jsonText(asked.answer) : null,
      criteria: [...asked.criteria],
    })),
  }));

/** One text for equal data, whatever the order of keys. */
export function canonical(data: Json): string {
  if (data === null || typeof data !== 'object') return JSON.stringify(data);
  if (Array.isArray(data)) return `[${data.map(canonical).join(',')}]`;
  const members = Object.entries(data as { readonly [key: string]: Json }).sort(([a], [b]) =>
    compareText(a, b),
  );
  return `{${members.map(([key, value]) => `${JSON.stringify(key)}:${canonical(value)}`).join(',')}}`;
}

/** What a criterion is summed up as; with its cuts, where it says them. */
export function jsonSummary({ summary, cuts }: Criterion): Json {
  if (summary === undefined) return null;
  return cuts ? { kind: summary, ...cuts } : summary;
}
