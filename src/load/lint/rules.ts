// The registry of rules, those of the readers and those of lint: to add one, write its checks and its row here, its
// sentences (`rule.`, `explain.`, `finding.`) in words, and a folder of its name in fixtures/lint.

import type { Level } from '../../core/errors.ts';
import { nearest } from '../../core/suggest.ts';
import { LOAD_RULES } from '../rules.ts';
import { unreachableWhen } from './conditions.ts';
import { danglingReference, plainVersion } from './references.ts';
import type { LintRule } from './rule.ts';
import {
  criticalWithoutEffect,
  criticalWithoutGuide,
  sectionAllOptional,
  unlabelledEnds,
  weightWithoutEffect,
} from './scoring.ts';
import { identicalTexts, missingTranslation, wrongLanguage } from './texts.ts';
import { doubleQuestion, leadingQuestion } from './wording.ts';

const row = (
  level: Level,
  example: Pick<LintRule['example'], 'bad' | 'good'> & Partial<LintRule['example']>,
  checks?: LintRule['checks'],
): LintRule => ({ level, example: { of: 'criteria', ...example }, ...(checks ? { checks } : {}) });

const lines = (...all: readonly string[]): string => all.join('\n');

const CLEAN = '- id: clean\n  text: { en: Was it clean?, ru: Было ли чисто? }\n  answer: { kind: yes-no }';

const LINT_RULES = {
  // Two languages.
  'missing-translation': row(
    'warning',
    {
      bad: '- id: clean\n  text: { en: Was it clean? }\n  answer: { kind: yes-no }',
      good: CLEAN,
    },
    missingTranslation,
  ),
  'identical-texts': row(
    'warning',
    {
      bad: '- id: clean\n  text: { en: Was it clean?, ru: Was it clean? }\n  answer: { kind: yes-no }',
      good: CLEAN,
    },
    identicalTexts,
  ),
  'wrong-language': row(
    'warning',
    {
      bad: '- id: clean\n  text: { en: Было ли чисто?, ru: Was it clean? }\n  answer: { kind: yes-no }',
      good: CLEAN,
    },
    wrongLanguage,
  ),

  // Questions.
  'double-question': row(
    'warning',
    {
      bad: '- id: comfort\n  text: { en: Was it clean and quiet?, ru: Было ли чисто и тихо? }\n  answer: { kind: yes-no }',
      good: lines(
        CLEAN,
        '- id: quiet',
        '  text: { en: Was it quiet?, ru: Было ли тихо? }',
        '  answer: { kind: yes-no }',
      ),
    },
    doubleQuestion,
  ),
  'leading-question': row(
    'warning',
    {
      bad: '- id: price\n  text: { en: Don’t you think it was cheap?, ru: "Не кажется ли вам, что было дёшево?" }\n  answer: { kind: yes-no }',
      good: lines(
        '- id: price',
        '  text: { en: How did the price compare with others?, ru: Насколько цена отличалась от других? }',
        '  answer: { kind: scale, min: 1, max: 5 }',
      ),
    },
    leadingQuestion,
  ),

  // What counts.
  'weight-without-effect': row(
    'warning',
    {
      bad: lines(
        CLEAN,
        '- id: impression',
        '  text: { en: What else did you notice?, ru: Что ещё вы заметили? }',
        '  answer: { kind: text }',
        '  weight: 3',
      ),
      good: lines(
        CLEAN,
        '- id: impression',
        '  text: { en: What else did you notice?, ru: Что ещё вы заметили? }',
        '  answer: { kind: text }',
      ),
    },
    weightWithoutEffect,
  ),
  'section-all-optional': row(
    'warning',
    {
      of: 'section',
      bad: `${CLEAN}\n  optional: true`,
      good: `${CLEAN}\n  optional: true\n- id: quiet\n  text: { en: Was it quiet?, ru: Было ли тихо? }\n  answer: { kind: yes-no }`,
    },
    sectionAllOptional,
  ),
  'critical-without-guide': row(
    'warning',
    {
      bad: `${CLEAN}\n  critical: true`,
      good: `${CLEAN}\n  guide: { en: "No litter, no stains, no smell.", ru: "Ни мусора, ни пятен, ни запаха." }\n  critical: true`,
    },
    criticalWithoutGuide,
  ),
  'critical-without-effect': row(
    'error',
    {
      bad: lines(
        '- id: insult',
        '  text: { en: What rude words did you hear?, ru: Какие грубые слова вы услышали? }',
        '  guide: { en: Write them down., ru: Запишите их. }',
        '  answer: { kind: text }',
        '  critical: true',
        CLEAN,
      ),
      good: lines(
        '- id: insult',
        '  text: { en: Did the visit pass without rude words?, ru: Обошлось ли без грубых слов? }',
        '  guide: { en: Words meant for you., ru: Слова в ваш адрес. }',
        '  answer: { kind: yes-no }',
        '  critical: true',
        CLEAN,
      ),
    },
    criticalWithoutEffect,
  ),
  'unlabelled-ends': row(
    'warning',
    {
      bad: lines(
        '- id: warmth',
        '  text: { en: How warm was the welcome?, ru: Насколько тепло вас встретили? }',
        '  answer: { kind: scale, min: 1, max: 5, labels: { 3: { en: politely, ru: вежливо } } }',
      ),
      good: lines(
        '- id: warmth',
        '  text: { en: How warm was the welcome?, ru: Насколько тепло вас встретили? }',
        '  answer: { kind: scale, min: 1, max: 5, labels: { 1: { en: coldly, ru: холодно }, 5: { en: warmly, ru: тепло } } }',
      ),
    },
    unlabelledEnds,
  ),
  'unreachable-when': row(
    'error',
    {
      of: 'criteria',
      bad: lines(
        CLEAN,
        '- id: dirt',
        '  text: { en: Where was it dirty?, ru: Где было грязно? }',
        '  answer: { kind: text }',
        '  when: { clean: [no] }',
        '- id: praise',
        '  text: { en: What was cleanest?, ru: Что было чище всего? }',
        '  answer: { kind: choice, options: [{ id: floor, text: { en: Floor, ru: Пол } }, { id: tables, text: { en: Tables, ru: Столы } }] }',
        '  when: { clean: [yes] }',
        '- id: praised-floor',
        '  text: { en: Which floor?, ru: Какой этаж? }',
        '  answer: { kind: text }',
        '  when: { praise: [floor], clean: [no] }',
      ),
      good: lines(
        CLEAN,
        '- id: praise',
        '  text: { en: What was cleanest?, ru: Что было чище всего? }',
        '  answer: { kind: choice, options: [{ id: floor, text: { en: Floor, ru: Пол } }, { id: tables, text: { en: Tables, ru: Столы } }] }',
        '  when: { clean: [yes] }',
        '- id: praised-floor',
        '  text: { en: Which floor?, ru: Какой этаж? }',
        '  answer: { kind: text }',
        '  when: { praise: [floor] }',
      ),
    },
    unreachableWhen,
  ),

  // Other files.
  'dangling-reference': row(
    'error',
    { of: 'profile', bad: 'standard: exmaple', good: 'standard: example' },
    danglingReference,
  ),
  'reused-id': row('warning', {
    of: 'persona',
    bad: lines(
      'criteria:   # the standard “example” has a criterion greeting, too',
      '  - id: greeting',
      '    text: { en: Did they greet you all the same?, ru: Поздоровались ли с вами и на этот раз? }',
      '    answer: { kind: yes-no }',
    ),
    good: lines(
      'criteria:',
      '  - id: hurried-greeting',
      '    text: { en: Did they greet you all the same?, ru: Поздоровались ли с вами и на этот раз? }',
      '    answer: { kind: yes-no }',
    ),
  }),

  // What a file says to lint.
  'unknown-rule': row('error', {
    of: 'config',
    bad: 'lint: { rules: { duoble-question: off } }',
    good: 'lint: { rules: { double-question: off } }',
  }),
  'disable-without-reason': row('error', {
    bad: lines(
      '- id: comfort',
      '  # svc-disable-next-line double-question',
      '  text: { en: Was it clean and quiet?, ru: Было ли чисто и тихо? }',
      '  answer: { kind: yes-no }',
    ),
    good: lines(
      '- id: comfort',
      '  # svc-disable-next-line double-question -- a question of 1998, kept for comparison',
      '  text: { en: Was it clean and quiet?, ru: Было ли чисто и тихо? }',
      '  answer: { kind: yes-no }',
    ),
  }),
  'unused-disable': row('warning', {
    bad: lines(
      '- id: clean',
      '  # svc-disable-next-line double-question -- asked like this since 1998',
      '  text: { en: Was it clean?, ru: Было ли чисто? }',
      '  answer: { kind: yes-no }',
    ),
    good: CLEAN,
  }),
} as const satisfies Readonly<Record<string, LintRule>>;

export type RuleId = keyof typeof LOAD_RULES | keyof typeof LINT_RULES;

export const RULES: Readonly<Record<RuleId, LintRule>> = {
  ...LOAD_RULES,
  'unquoted-version': { ...LOAD_RULES['unquoted-version'], checks: plainVersion },
  ...LINT_RULES,
};

export const RULE_IDS = Object.keys(RULES) as readonly RuleId[];

/** Those that a standard or .svc.yaml may set; the rest are errors whatever anybody says. */
export const SETTABLE_RULES: readonly RuleId[] = RULE_IDS.filter((id) => RULES[id].level !== undefined);

export const ruleNamed = (id: string): LintRule | undefined =>
  Object.hasOwn(RULES, id) ? RULES[id as RuleId] : undefined;

/** The rule of an id that was probably meant. */
export const nearestRule = (id: string, among: readonly string[] = RULE_IDS): string | undefined =>
  nearest(id, among);
