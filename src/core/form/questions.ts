// What a survey by a standard asks, in groups and in order, before any tool decides how: facts of the visit, what is expected,
// then each section. A person answers once, before and after; which questions come up, conditions on earlier answers say.

import type { EvidenceKind } from '../answers/evidence.ts';
import type { Answer } from '../answers/index.ts';
import { pointName } from '../answers/scale.ts';
import type { Scheme, SchemeCriterion } from '../standard/scheme.ts';
import type { Criterion, Field } from '../standard/standard.ts';
import { askedOf, type SESSION_FIELDS } from '../standard/standard.ts';
import type { Language, Text } from '../standard/text.ts';
import { inLanguage, LANGUAGES, unitText } from '../standard/text.ts';
import type { Part } from './names.ts';
import { FIRST_NUMBER, longName, shortCodes, shortName } from './names.ts';

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

export interface FormQuestion {
  /** Names it in the long way and in the short. */
  readonly name: string;
  readonly short: string;
  readonly of: { readonly field: string } | { readonly criterion: string; readonly part: Part };
  /** Unlike that of any other question of the form. */
  readonly text: Text;
  /** What counts, and how to answer; in every language that the text is in. */
  readonly hint: Text;
  readonly entry: FormEntry;
  /** All of them have to hold. `name` and `short` are of a question that comes before. */
  readonly when: readonly FormCondition[];
  readonly critical: boolean;
}

export interface FormCondition {
  readonly name: string;
  readonly short: string;
  /** One of these; null: anything. */
  readonly values: readonly string[] | null;
  readonly entry: FormEntry;
}

export interface FormGroup {
  readonly id: string;
  readonly title: Text;
  readonly guide: Text;
  readonly questions: readonly FormQuestion[];
}

/** Languages that a standard is in; a survey is asked in each. */
export const languagesOf = ({ standard: { title } }: Scheme): readonly Language[] =>
  LANGUAGES.filter((language) => title[language] !== undefined);

/** A scale with more steps than this is typed. */
const MOST_OPTIONS = 21;

export function formGroups(scheme: Scheme, askAll: boolean, says: Says): FormGroup[] {
  const { standard } = scheme;
  const say = (
    code: string,
    args: (language: Language) => Readonly<Record<string, string>> = () => ({}),
  ): Text => textOf((language) => says[language](code, args(language)));
  const fields = fieldsOf(scheme);
  const made = new Map<string, FormQuestion>();
  const add = (question: FormQuestion): FormQuestion => {
    made.set(question.name, question);
    return question;
  };
  const facts = fields.map((field) => add(factOf(field)));
  const asked = scheme.criteria.filter(({ scored, expect }) => scored && (askAll || expect === null));
  const before = asked.map((criterion) => {
    const { source } = criterion;
    const own = source.ask?.expectation;
    const text = own ?? say('form.expect', (language) => ({ text: inLanguage(source.text, language) }));
    return add({
      ...base(criterion, 'expectation', text, entryOf(criterion.answer, says, false), says),
      hint: hintOf({ ...source, guide: {} }, criterion.answer, says),
      // What depends on a later answer is asked in case it comes up.
      when: conditionsOf(source, made, false),
    });
  });
  const texts = new Map<string, number>();
  for (const { source } of scheme.criteria) {
    const key = JSON.stringify(askedOf(source, 'delivery'));
    texts.set(key, (texts.get(key) ?? 0) + 1);
  }
  const sections = standard.sections.map((section, i): FormGroup => {
    const questions = scheme.criteria
      .filter((criterion) => criterion.section === i)
      .flatMap((criterion) => {
        const plain = askedOf(criterion.source, 'delivery');
        // The same words in two sections are two questions.
        const text =
          (texts.get(JSON.stringify(plain)) ?? 0) > 1
            ? textOf((language) => `${inLanguage(plain, language)} (${inLanguage(section.title, language)})`)
            : plain;
        return questionsOf(criterion, text, made, says).map(add);
      });
    return { id: section.id, title: section.title, guide: section.guide ?? {}, questions };
  });
  return [
    { id: 'visit', title: say('form.visit'), guide: {}, questions: facts },
    {
      id: 'expectations',
      title: say('form.expectations'),
      guide: say('form.expectations-guide'),
      questions: before,
    },
    ...sections,
  ].filter(({ questions }) => questions.length > 0);
}

const textOf = (in_: (language: Language) => string): Text =>
  Object.fromEntries(LANGUAGES.map((language) => [language, in_(language)]));

/** The place comes first, for reports are grouped by it; then what the standard declares, then what conditions read besides. */
function fieldsOf({ standard, criteria }: Scheme): Field[] {
  const ids = new Set(criteria.map(({ id }) => id));
  const declared = new Set(standard.fields.map(({ id }) => id));
  const read = new Set(
    criteria.flatMap(({ source }) => source.when.map(({ field }) => field)).filter((id) => !ids.has(id)),
  );
  const site: Field = { id: 'site', title: {}, values: [] };
  const others = [...read]
    .filter((id) => !declared.has(id) && !['site', 'profile', 'persona'].includes(id))
    .map((id): Field => ({ id, title: {}, values: [] }));
  return [...(declared.has('site') ? [] : [site]), ...standard.fields, ...others];
}

function factOf({ id, title, values }: Field): FormQuestion {
  const isCustomer = id === 'customer' && values.length === 0;
  const options = isCustomer
    ? ['external', 'internal'].map((one) => ({ id: one, title: CUSTOMERS[one as 'external']! }))
    : values;
  const codes = shortCodes(options.map((one) => one.id));
  return {
    name: longName('visit', id),
    short: shortName('visit', id),
    of: { field: id },
    text: Object.keys(title).length > 0 ? title : (FACTS[id] ?? { en: id, ru: id }),
    hint: {},
    entry:
      options.length > 0
        ? {
            by: 'picking',
            isScale: false,
            options: options.map((one, i) => ({
              value: one.id,
              code: codes.get(one.id)!,
              number: FIRST_NUMBER + i,
              label: one.title,
              isBlank: false,
            })),
          }
        : { by: 'words', long: false },
    when: [],
    critical: false,
  };
}

/** Facts that every session may have, as a survey asks for them. */
const FACTS: Readonly<Partial<Record<string, Text>>> = {
  site: { en: 'Where was it?', ru: 'Где это было?' },
  channel: { en: 'By which channel?', ru: 'По какому каналу?' },
  customer: { en: 'Whose customer are you?', ru: 'Чей вы клиент?' },
} satisfies Partial<Record<(typeof SESSION_FIELDS)[number], Text>>;
const CUSTOMERS: Readonly<Record<'external' | 'internal', Text>> = {
  external: { en: 'External', ru: 'Внешний' },
  internal: { en: 'Internal', ru: 'Внутренний' },
};

function base(
  criterion: SchemeCriterion,
  part: Part,
  text: Text,
  entry: FormEntry,
  says: Says,
): FormQuestion {
  return {
    name: longName(part, criterion.id),
    short: shortName(part, criterion.id),
    of: { criterion: criterion.id, part },
    text,
    hint: hintOf(criterion.source, criterion.answer, says),
    entry,
    when: [],
    critical: criterion.critical,
  };
}

/** The question itself, or the two moments of a deadline; then what has to come with the answer. */
function questionsOf(
  criterion: SchemeCriterion,
  text: Text,
  made: ReadonlyMap<string, FormQuestion>,
  says: Says,
): FormQuestion[] {
  const { source, answer, scored } = criterion;
  const when = conditionsOf(source, made, true);
  const say = (code: string, text: Text): Text =>
    textOf((language) => says[language](code, { text: inLanguage(text, language) }));
  const bare = (part: Part, text: Text, entry: FormEntry): FormQuestion => ({
    ...base(criterion, part, text, entry, says),
    hint: {},
    when,
  });
  const main =
    answer.kind === 'elapsed'
      ? [
          { ...bare('from', say('form.from', text), { by: 'moment' }), hint: source.guide ?? {} },
          bare('to', say('form.to', text), { by: 'moment' }),
        ]
      : [{ ...base(criterion, 'delivery', text, entryOf(answer, says, true), says), when }];
  const answered: FormCondition = {
    name: main[0]!.name,
    short: main[0]!.short,
    values: null,
    entry: main[0]!.entry,
  };
  const beside = (question: FormQuestion): FormQuestion => ({ ...question, when: [...when, answered] });
  const { comment, evidence } = source.require ?? {};
  const kinds = [...new Set(Object.values(evidence ?? {}).flat())];
  return [
    ...main,
    ...(source.announce && scored
      ? [beside(bare('announced', say('form.announced', text), yesNo(says, false)))]
      : []),
    ...(comment ? [beside(bare('comment', say('form.comment', text), { by: 'words', long: true }))] : []),
    // One of each kind at most: where it is asked for twice, once is enough.
    ...kinds
      .slice(0, 1)
      .map((kind) => beside(bare('evidence', say('form.evidence', text), { by: 'file', kind }))),
  ];
}

function entryOf(answer: Answer, says: Says, isDelivery: boolean): FormEntry {
  switch (answer.kind) {
    case 'yes-no':
      return yesNo(says, true, isDelivery);
    case 'choice': {
      const codes = shortCodes(answer.options.map(({ id }) => id));
      return {
        by: 'picking',
        isScale: false,
        options: [
          ...answer.options.map(({ id, text }, i) => ({
            value: id,
            code: codes.get(id)!,
            number: FIRST_NUMBER + i,
            label: text,
            isBlank: false,
          })),
          ...blanks(says, isDelivery),
        ],
      };
    }
    case 'scale': {
      const count = Math.round((answer.max - answer.min) / answer.step) + 1;
      if (count > MOST_OPTIONS) return { by: 'typing', what: 'number', min: answer.min, max: answer.max };
      const values = Array.from({ length: count }, (_, i) =>
        Number((answer.min + i * answer.step).toFixed(6)),
      );
      const isCounted = values.every(
        (value) => Number.isInteger(value) && value >= 1 && value < FIRST_NUMBER,
      );
      return {
        by: 'picking',
        isScale: true,
        options: [
          ...values.map((value, i) => ({
            value: String(value),
            code: Number.isInteger(value) && value >= 0 ? String(value) : `S${i}`,
            number: isCounted ? value : FIRST_NUMBER + i,
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
    case 'duration':
    case 'elapsed':
      return { by: 'typing', what: 'length', min: null, max: null };
    case 'text':
      return { by: 'words', long: true };
    default: {
      const least = answer.kind === 'money' ? null : 0;
      return {
        by: 'typing',
        what: answer.kind === 'count' ? 'whole' : 'number',
        min: answer.min ?? least,
        max: answer.max ?? null,
      };
    }
  }
}

function yesNo(says: Says, withBlanks: boolean, isDelivery = true): FormEntry {
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

function hintOf({ guide }: Pick<Criterion, 'guide'>, answer: Answer, says: Says): Text {
  return textOf((language) => {
    const say = says[language];
    const unit = (): string => {
      if (answer.kind === 'money') return answer.currency ?? '';
      return answer.kind === 'count' && answer.unit ? inLanguage(unitText(answer.unit), language) : '';
    };
    const how = (): string => {
      switch (answer.kind) {
        case 'money':
        case 'count':
        case 'percent':
          return say(`form.type-${answer.kind}`, { unit: unit() }).replace(' ()', '').replace(/ ,/, ',');
        case 'duration':
        case 'elapsed':
          return say('form.type-length');
        case 'scale':
          return (answer.max - answer.min) / answer.step + 1 > MOST_OPTIONS
            ? say('form.type-scale', { min: answer.min, max: answer.max })
            : '';
        default:
          return '';
      }
    };
    return [inLanguage(guide, language), how()].filter((text) => text !== '').join(' ');
  });
}

/** Conditions on questions of this form that have been asked by then. */
function conditionsOf(
  { when }: Criterion,
  made: ReadonlyMap<string, FormQuestion>,
  onAnswers: boolean,
): FormCondition[] {
  return when.flatMap(({ field, values }): FormCondition[] => {
    const question =
      made.get(longName('visit', field)) ?? (onAnswers ? made.get(longName('delivery', field)) : undefined);
    return question ? [{ name: question.name, short: question.short, values, entry: question.entry }] : [];
  });
}

/** What a typed answer has to look like, as every tool's regular expressions have it; `?` and `x` say why there is none. */
export const LENGTH_PATTERN =
  '[0-9]{1,5}:[0-5][0-9]:[0-5][0-9]|[0-9]{1,5} ?(h|ч)( ?[0-9]{1,5} ?(min|m|мин|м))?( ?[0-9]{1,5} ?(sec|s|сек|с))?|[0-9]{1,5} ?(min|m|мин|м)( ?[0-9]{1,5} ?(sec|s|сек|с))?|[0-9]{1,5} ?(sec|s|сек|с)';
export const NUMBER_PATTERN = '-?[0-9]{1,9}([.,][0-9]{1,2})?';
export const WHOLE_PATTERN = '[0-9]{1,9}';
export const NO_ANSWER_PATTERN = '[?xхXХ]';

export const patternOf = ({ what }: Extract<FormEntry, { by: 'typing' }>): string =>
  `^(${{ length: LENGTH_PATTERN, number: NUMBER_PATTERN, whole: WHOLE_PATTERN }[what]}|${NO_ANSWER_PATTERN})$`;
