// The parts of a standard as plain data, the way people write them: what deltas carry and fingerprints are made of.

import type { Answer } from '../answers/index.ts';
import { kindOf } from '../answers/index.ts';
import { readNumber } from '../answers/kind.ts';
import { compareText } from '../errors.ts';
import type { Criterion, Profile, When } from '../standard/standard.ts';
import type { Source, Text, Unit, Words } from '../standard/text.ts';
import { LANGUAGES } from '../standard/text.ts';
import type { LogPlan } from '../tally/log.ts';
import { formatDuration, readDuration } from '../time/duration.ts';
import { type WorkingCalendar, writtenCalendar } from '../time/working-time.ts';
import type { Plain } from './facts.ts';
import { flat } from './words.ts';

/** White space made single: breaking a text over other lines is no change. */
export function plainText(text: Text): { readonly [language: string]: string } {
  return Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const words = text[language];
      return words === undefined ? [] : [[language, flat(words)]];
    }),
  );
}

export const plainUnit = (unit: Unit): Plain =>
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

const plainWords = (words: Words): Plain => (typeof words === 'string' ? words : plainText(words));

export const plainSource = ({ author, title, part, year }: Source): Plain => ({
  author: plainWords(author),
  title: plainWords(title),
  ...(part === undefined ? {} : { part: plainWords(part) }),
  ...(year === undefined ? {} : { year }),
});

/** An expectation as it is written in a file. */
export const plainLevel = (level: number | null, answer: Answer): string | number | null =>
  level === null ? null : kindOf(answer).write(level, answer);

/** The same for a level whose answer is not known: 180s and 3m are one. */
export function plainWritten(level: string | number): string | number {
  const number = readNumber(level);
  if (number !== null) return number;
  const seconds = readDuration(level);
  return seconds === null ? String(level).trim().toLowerCase() : formatDuration(seconds);
}

/** Conditions in one order: their order and that of their values mean nothing. */
export function plainWhen(
  when: When,
  nameOf: (field: string) => string = (field) => field,
  writtenAs: (field: string, value: string) => string = (_, value) => value,
): Plain {
  const sorted = when
    .map(
      ({ field, values }) =>
        [nameOf(field), values.map((value) => writtenAs(field, value)).sort(compareText)] as const,
    )
    .sort(([a], [b]) => compareText(a, b));
  return Object.fromEntries(sorted);
}

/** What decides which time counts; that a calendar is called otherwise changes nothing. */
export const plainCalendar = (calendar: WorkingCalendar | null): Plain =>
  calendar && writtenCalendar(calendar);

export const plainLog = ({ longRunning, thanks, ...plan }: LogPlan): Plain => ({
  ...plan,
  thanks: [...thanks],
  longRunning: longRunning && {
    ...longRunning,
    over: formatDuration(longRunning.over),
    calendar: plainCalendar(longRunning.calendar),
  },
});

export const plainPortrait = (portrait: NonNullable<Profile['portrait']>): Plain =>
  portrait.map(({ id, title, questions }) => ({
    id,
    title: plainText(title),
    questions: questions.map((asked) => ({
      id: asked.id,
      question: plainText(asked.question),
      hint: asked.hint ? plainText(asked.hint) : null,
      answer: asked.answer ? plainText(asked.answer) : null,
      criteria: [...asked.criteria],
    })),
  }));

/** One text for equal data, whatever the order of keys. */
export function canonical(data: Plain): string {
  if (data === null || typeof data !== 'object') return JSON.stringify(data);
  if (Array.isArray(data)) return `[${data.map(canonical).join(',')}]`;
  const members = Object.entries(data as { readonly [key: string]: Plain }).sort(([a], [b]) =>
    compareText(a, b),
  );
  return `{${members.map(([key, value]) => `${JSON.stringify(key)}:${canonical(value)}`).join(',')}}`;
}

/** What a criterion is summed up as; with its cuts, where it says them. */
export function plainSummary({ summary, cuts }: Criterion): Plain {
  if (summary === undefined) return null;
  return cuts ? { kind: summary, ...cuts } : summary;
}
