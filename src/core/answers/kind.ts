// What an answer kind must know. A kind is one file and one row in index.ts: how it is written in a
// standard, how an answer is read and written, and what it is worth in points.

import type { Message } from '../errors.ts';
import { LANGUAGES, type Language, type Text } from '../standard/text.ts';
import type { Stamp, WorkingCalendar } from '../time/working-time.ts';

/** A JSON Schema (draft 2020-12) as plain data. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** From value to points: at least two knots, values ascending; linear between, clamped outside. */
export type Curve = readonly { readonly value: number; readonly points: number }[];

/** Equal steps from `min` to `max`, some of which have words. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly labels: readonly { readonly value: number; readonly text: Text }[];
  /** True when the low end is the good one. */
  readonly reversed: boolean;
}

export interface ChoiceOption {
  readonly id: string;
  readonly text: Text;
  /** Former ids, newest first, under which saved answers are read; left out where there are none. */
  readonly formerly?: readonly string[];
  /** 0–100; null where the choice is counted in shares but not scored. */
  readonly points: number | null;
}

/** Something wrong with an `answer:` that its JSON Schema cannot say; `path` leads to the culprit from the answer. */
export interface AnswerProblem extends Message {
  readonly path: readonly (string | number)[];
  readonly rule: string;
}
export type Built<A> = { readonly answer: A } | { readonly problems: readonly AnswerProblem[] };

/** The working calendars of the file, by id; null where one could not be built, which has been complained of. */
export type Calendars = ReadonlyMap<string, WorkingCalendar | null>;

/** The keys of the mapping at a path, in the order they were written (objects put integer-like keys first). */
export type KeysAt = (path: readonly (string | number)[]) => readonly string[];

/** Two time stamps as they were written. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** Raw values from `low` to `high` are 0 to 100 points in a straight line (100 to 0 when reversed). */
export interface Line {
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  readonly reversed: boolean;
}

export type Read =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly problem: Message };

/**
 * Values are numbers in the answer's own units: a scale's code, 1 or 0 for yes and no, the index of an option,
 * seconds, currency units, a count, per cent. |value| ≤ 1e9, on a grid of 1e-6 (so that sums can be exact).
 */
export interface AnswerKind<A extends { readonly kind: string }> {
  readonly kind: A['kind'];
  /** Shape of the `answer:` mapping as written in a standard. */
  readonly schema: JsonSchema;
  /** From the written mapping (already valid by `schema`) to the answer, or what is wrong with it. */
  build(written: Readonly<Record<string, unknown>>, keysAt: KeysAt, calendars: Calendars): Built<A>;
  /** The inverse of `build`: the mapping as it is written. */
  written(answer: A): object;
  /** Whether it is answered in words, which are kept and never counted. */
  readonly inWords: boolean;
  /** Whether there are but two answers, 1 and 0, so that their mean is a share. */
  readonly dichotomous: boolean;
  /** What values are amounts of; null where they are no amounts. */
  readonly measures: 'time' | 'money' | 'things' | 'percent' | null;
  /**
   * Where two time stamps may tell it, the value from what was read of them; `paused` seconds in between do not count.
   * Null where they may not.
   */
  readonly between:
    | ((start: Stamp | null, end: Stamp | null, written: Span, answer: A, paused?: number) => Read)
    | null;
  /** The scale that it is rated on; null where on none. */
  scale(answer: A): Scale | null;
  /** What one is chosen from; null where nothing is. */
  options(answer: A): readonly ChoiceOption[] | null;
  /** What each value is worth, where that is a curve; null where it is none. */
  curve(answer: A): Curve | null;
  /** Whether answers of this kind earn points. */
  scored(answer: A): boolean;
  /** Reads what a person or a file wrote; never throws. */
  read(input: unknown, answer: A): Read;
  /** The inverse of `read`: how a value is written in a file. */
  write(value: number, answer: A): string | number;
  /** 0–100. Only for scored answers. */
  points(value: number, answer: A): number;
  /** Delivery − expectation in the answer's own units, positive is better; null where the kind has no units. */
  gap(expectation: number, delivery: number, answer: A): number | null;
  /** Delivery − expectation in points; equal to points(d) − points(e), but subtracted before rounding. */
  pointsGap(expectation: number, delivery: number, answer: A): number;
  /** The line from raw values to points, where it is one; null for curves and options, of which only points average. */
  line(answer: A): Line | null;
  /** Every value an answer can take, in order, where these can be listed; null for measures and words. */
  values(answer: A): readonly number[] | null;
}

/** What a kind is not unless it says so. */
export const NOT_OTHERWISE = {
  inWords: false,
  dichotomous: false,
  measures: null,
  between: null,
  scale: () => null,
  options: () => null,
  curve: () => null,
  line: () => null,
  values: () => null,
} as const;

export const VALUE_LIMIT = 1e9;
const GRID = 1e6;

/** Snaps a value to the grid that sums are kept on; null when it is no finite number within the limit. */
export function onGrid(value: number): number | null {
  if (!Number.isFinite(value) || Math.abs(value) > VALUE_LIMIT) return null;
  const snapped = Math.round(value * GRID) / GRID;
  return snapped === 0 ? 0 : snapped;
}

const SPACES = /[\s\u00a0\u202f]/g;

/**
 * Reads a number as people write it: `1200`, `1 200,50`, `1,200.50`, `-3`, `−3`. A lone comma is a decimal comma unless
 * exactly three digits follow and a non-zero group stands before it (`1,200`), which is ambiguous and refused.
 */
export function readNumber(input: unknown): number | null {
  if (typeof input === 'number') return onGrid(input);
  if (typeof input !== 'string' || input.length > 60) return null;
  let text = input.replace(SPACES, '').replace(/^[−–]/, '-');
  if (/^[+-]?\d{1,3}(,\d{3})+\.\d+$/.test(text)) text = text.replaceAll(',', '');
  else if (/^[+-]?[1-9]\d{0,2}(,\d{3})+$/.test(text)) return null;
  else if (/^[+-]?\d*,\d+$/.test(text)) text = text.replace(',', '.');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) return null;
  return onGrid(Number(text));
}

export const TEXT_SCHEMA: JsonSchema = { $ref: '#/$defs/text' };

const FORM = (example: string): JsonSchema => ({
  type: 'string',
  pattern: '\\S',
  description: `After such numbers as in “${example}”.`,
});
/** What a language is called, and a unit in its forms. */
const UNITS: Readonly<Partial<Record<Language, readonly [string, Readonly<Record<string, string>>]>>> = {
  en: ['English', { one: '1 paper', other: '2 papers' }],
  ru: ['Russian', { one: '1 бумага', few: '2 бумаги', many: '5 бумаг', other: '1,5 бумаги' }],
};
const unitIn = (
  language: Language,
  [name, forms] = UNITS[language] ?? [language, UNITS.en![1]],
): JsonSchema => ({
  type: ['string', 'object'],
  description: `The unit in ${name}: in its forms, which follow the number, or as words that stand beside it in brackets.`,
  if: { type: 'object' },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: {
    additionalProperties: false,
    minProperties: 1,
    properties: Object.fromEntries(
      ['one', 'few', 'many', 'other'].map((form) => [form, FORM(forms[form] ?? forms.other!)]),
    ),
  },
  else: { pattern: '\\S' },
});
/** What is counted, by language. */
export const UNIT_SCHEMA: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  description: 'What is counted.',
  properties: Object.fromEntries(LANGUAGES.map((language) => [language, unitIn(language)])),
};
/** The key by which a rename is declared. */
export const formerlyOf = (what: string): JsonSchema => ({
  type: ['string', 'array'],
  description: `Former id or ids of this ${what}, newest first: a rename is declared, never guessed.`,
  pattern: KEBAB,
  minItems: 1,
  items: { $ref: '#/$defs/id', description: 'A former id.' },
});
export const KEBAB = '^[a-z0-9]+(-[a-z0-9]+)*$';
export const kindKey = (kind: string, description: string): JsonSchema => ({ const: kind, description });
