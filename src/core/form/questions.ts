// What a survey by a standard asks, in groups and in order, before any tool decides how: facts of the visit, what is expected,
// then each section. A person answers once, before and after; which questions come up, conditions on earlier answers say.

import type { Answer } from '../answers/index.ts';
import type { Scheme, SchemeCriterion } from '../standard/scheme.ts';
import { askedOf, type Criterion, type Field, type SESSION_FIELDS } from '../standard/standard.ts';
import { inLanguage, LANGUAGES, type Language, type Text } from '../standard/text.ts';
import { entryOf, type FormEntry, howToType, type Says, textOf, yesNo } from './entry.ts';
import { FIRST_NUMBER, longName, type Part, shortCodes, shortName } from './names.ts';

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
        const wording = askedOf(criterion.source, 'delivery');
        // The same words in two sections are two questions.
        const text =
          (texts.get(JSON.stringify(wording)) ?? 0) > 1
            ? textOf(
                (language) => `${inLanguage(wording, language)} (${inLanguage(section.title, language)})`,
              )
            : wording;
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
  const main = criterion.kind.between
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
  const ifAnswered = (question: FormQuestion): FormQuestion => ({ ...question, when: [...when, answered] });
  const { comment, evidence } = source.require ?? {};
  const kinds = [...new Set(Object.values(evidence ?? {}).flat())];
  return [
    ...main,
    ...(source.announce && scored
      ? [ifAnswered(bare('announced', say('form.announced', text), yesNo(says, false)))]
      : []),
    ...(comment ? [ifAnswered(bare('comment', say('form.comment', text), { by: 'words', long: true }))] : []),
    // One of each kind at most: where it is asked for twice, once is enough.
    ...kinds
      .slice(0, 1)
      .map((kind) => ifAnswered(bare('evidence', say('form.evidence', text), { by: 'file', kind }))),
  ];
}

const hintOf = ({ guide }: Pick<Criterion, 'guide'>, answer: Answer, says: Says): Text =>
  textOf((language) =>
    [inLanguage(guide, language), howToType(answer, language, says)].filter((text) => text !== '').join(' '),
  );

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
