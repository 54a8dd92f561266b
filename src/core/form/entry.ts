// How an answer of each kind is given in a form of some other tool: options to pick, a line to type on. A kind without its row
// here does not compile.

import type { EvidenceKind } from '../answers/evidence.ts';
import type { Answer, AnswerKindName, AnswerOf } from '../answers/index.ts';
import type { Scale } from '../answers/kind.ts';
import { pointName, pointsOf } from '../answers/scale.ts';
import { inLanguage, LANGUAGES, type Language, type Text, unitText } from '../standard/text.ts';
import { FIRST_NUMBER, shortCodes } from './names.ts';

/** Sentences of a language, by code. */
export type Says = Readonly<
  Record<Language, (code: string, args?: Readonly<Record<string, string | number>>) => string>
>;

export interface FormOption {
  /** As the standard's own reading takes it: an id, a number, yes; or the name of a blank. */
  readonly value: string;
  /** At most five letters and digits. */
  readonly code: string;
  /** For tools that write a number: the value itself where that is a whole one from 1 up. */
  readonly number: number;
  readonly label: Text;
  readonly isBlank: boolean;
}

export type FormEntry =
  | { readonly by: 'picking'; readonly options: readonly FormOption[]; readonly isScale: boolean }
  | {
      readonly by: 'typing';
      readonly what: 'number' | 'whole' | 'length';
      readonly min: number | null;
      readonly max: number | null;
    }
  /** A date with a time of day. */
  | { readonly by: 'moment' }
  /** `long`: more than a line. */
  | { readonly by: 'words'; readonly long: boolean }
  | { readonly by: 'file'; readonly kind: EvidenceKind };

/** A scale with more steps than this is typed. */
const MOST_OPTIONS = 21;

export const textOf = (in_: (language: Language) => string): Text =>
  Object.fromEntries(LANGUAGES.map((language) => [language, in_(language)]));

interface InForm<A> {
  /** Beside a delivery it may be told why there is none. */
  entry(answer: A, says: Says, isDelivery: boolean): FormEntry;
  /** How it is typed; empty where nothing is typed. */
  hint(answer: A, says: Says, language: Language): string;
}

const length: InForm<Answer> = {
  entry: () => ({ by: 'typing', what: 'length', min: null, max: null }),
  hint: (_, says, language) => says[language]('form.type-length'),
};

const KINDS: { readonly [kind in AnswerKindName]: InForm<AnswerOf<kind>> } = {
  scale: {
    entry: (answer, says, isDelivery) => {
      const values = pointsOf(answer, MOST_OPTIONS);
      return values.length === 0
        ? { by: 'typing', what: 'number', min: answer.min, max: answer.max }
        : ratings(answer, values, says, isDelivery);
    },
    hint: (answer, says, language) =>
      pointsOf(answer, MOST_OPTIONS).length === 0
        ? says[language]('form.type-scale', { min: answer.min, max: answer.max })
        : '',
  },
  'yes-no': { entry: (_, says, isDelivery) => yesNo(says, true, isDelivery), hint: () => '' },
  choice: {
    entry: ({ options }, says, isDelivery) => {
      const codes = shortCodes(options.map(({ id }) => id));
      return {
        by: 'picking',
        isScale: false,
        options: [
          ...options.map(({ id, text }, i) => ({
            value: id,
            code: codes.get(id)!,
            number: FIRST_NUMBER + i,
            label: text,
            isBlank: false,
          })),
          ...blanks(says, isDelivery),
        ],
      };
    },
    hint: () => '',
  },
  duration: length,
  elapsed: length,
  money: {
    entry: ({ min = null, max = null }) => ({ by: 'typing', what: 'number', min, max }),
    hint: ({ currency = '' }, says, language) => inUnit('form.type-money', currency, says, language),
  },
  count: {
    entry: ({ min = 0, max = null }) => ({ by: 'typing', what: 'whole', min, max }),
    hint: ({ unit }, says, language) =>
      inUnit('form.type-count', unit ? inLanguage(unitText(unit), language) : '', says, language),
  },
  percent: {
    entry: ({ min = 0, max = null }) => ({ by: 'typing', what: 'number', min, max }),
    hint: (_, says, language) => inUnit('form.type-percent', '', says, language),
  },
  text: { entry: () => ({ by: 'words', long: true }), hint: () => '' },
};

const known = ({ kind }: Answer) => KINDS[kind] as InForm<Answer>;

export const entryOf = (answer: Answer, says: Says, isDelivery: boolean): FormEntry =>
  known(answer).entry(answer, says, isDelivery);
export const howToType = (answer: Answer, language: Language, says: Says): string =>
  known(answer).hint(answer, says, language);

function inUnit(code: string, unit: string, says: Says, language: Language): string {
  return says[language](code, { unit }).replace(' ()', '').replace(/ ,/, ',');
}

function ratings(answer: Scale, values: readonly number[], says: Says, isDelivery: boolean): FormEntry {
  const areCodes = values.every((value) => Number.isInteger(value) && value >= 1 && value < FIRST_NUMBER);
  return {
    by: 'picking',
    isScale: true,
    options: [
      ...values.map((value, i) => ({
        value: String(value),
        code: Number.isInteger(value) && value >= 0 ? String(value) : `S${i}`,
        number: areCodes ? value : FIRST_NUMBER + i,
        label: textOf((language) => {
          const isOwn = answer.labels.some((one) => one.value === value);
          const name = isOwn ? pointName(value, answer, language) : null;
          return name ? `${value} – ${says[language](name.code, { ...name.args })}` : String(value);
        }),
        isBlank: false,
      })),
      ...blanks(says, isDelivery),
    ],
  };
}

export function yesNo(says: Says, withBlanks: boolean, isDelivery = true): FormEntry {
  return {
    by: 'picking',
    isScale: false,
    options: [
      ...(['yes', 'no'] as const).map((value) => ({
        value,
        code: value === 'yes' ? 'Y' : 'N',
        number: value === 'yes' ? FIRST_NUMBER : FIRST_NUMBER + 1,
        label: textOf((language) => says[language](`value.${value}`)),
        isBlank: false,
      })),
      ...(withBlanks ? blanks(says, isDelivery) : []),
    ],
  };
}

/** Why there is no answer. An expectation always applies. */
const blanks = (says: Says, isDelivery: boolean): FormOption[] =>
  (
    [
      ['dont-know', 'DK', 901],
      ['not-applicable', 'NA', 902],
    ] as const
  )
    .filter(([value]) => isDelivery || value === 'dont-know')
    .map(([value, code, number]) => ({
      value,
      code,
      number,
      label: textOf((language) => says[language](`phone.blank.${value}`)),
      isBlank: true,
    }));

/** What a typed answer has to look like, as every tool's regular expressions have it; `?` and `x` say why there is none. */
export const LENGTH_PATTERN =
  '[0-9]{1,5}:[0-5][0-9]:[0-5][0-9]|[0-9]{1,5} ?(h|ч)( ?[0-9]{1,5} ?(min|m|мин|м))?( ?[0-9]{1,5} ?(sec|s|сек|с))?|[0-9]{1,5} ?(min|m|мин|м)( ?[0-9]{1,5} ?(sec|s|сек|с))?|[0-9]{1,5} ?(sec|s|сек|с)';
export const NUMBER_PATTERN = '-?[0-9]{1,9}([.,][0-9]{1,2})?';
export const WHOLE_PATTERN = '[0-9]{1,9}';
export const NO_ANSWER_PATTERN = '[?xхXХ]';

export const patternOf = ({ what }: Extract<FormEntry, { by: 'typing' }>): string =>
  `^(${{ length: LENGTH_PATTERN, number: NUMBER_PATTERN, whole: WHOLE_PATTERN }[what]}|${NO_ANSWER_PATTERN})$`;
