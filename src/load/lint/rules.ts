// The registry of rules, those of the readers and those of lint: to add one, write its checks and its row here, its
// sentences (`rule.`, `explain.`, `finding.`) in words, and a folder of its name in fixtures/lint.

import type { Level } from '../../core/errors.ts';
import { nearest } from '../../core/suggest.ts';
import { LOAD_RULES } from '../rules.ts';
import { unreachableWhen } from './conditions.ts';
import { danglingReference, unquotedVersion } from './references.ts';
import type { LintRule } from './rule.ts';
import {
  criticalWithoutEffect,
  criticalWithoutGuide,
  missingExpect,
  normOnly,
  sectionAllOptional,
  silentSurplus,
  unanchoredExpectation,
  unlabelledEnds,
  weightWithoutEffect,
} from './scoring.ts';
import { curlyQuotes, cutText } from './slips.ts';
import { identicalTexts, missingTranslation, wrongLanguage } from './texts.ts';
import { doubleQuestion, leadingQuestion } from './wording.ts';

const row = (level: Level, checks?: LintRule['checks']): LintRule => ({
  level,
  ...(checks ? { checks } : {}),
});

const LINT_RULES = {
  // Two languages.
  'missing-translation': row('warning', missingTranslation),
  'identical-texts': row('warning', identicalTexts),
  'wrong-language': row('warning', wrongLanguage),

  // Questions.
  'double-question': row('warning', doubleQuestion),
  'leading-question': row('warning', leadingQuestion),

  // What counts.
  'weight-without-effect': row('warning', weightWithoutEffect),
  'section-all-optional': row('warning', sectionAllOptional),
  'critical-without-guide': row('warning', criticalWithoutGuide),
  'critical-without-effect': row('error', criticalWithoutEffect),
  'unlabelled-ends': row('warning', unlabelledEnds),
  'unanchored-expectation': row('warning', unanchoredExpectation),
  'silent-surplus': row('warning', silentSurplus),
  'missing-expect': row('warning', missingExpect),
  'norm-only': row('warning', normOnly),
  'unreachable-when': row('error', unreachableWhen),

  // What YAML reads otherwise than it looks.
  'cut-text': row('warning', cutText),
  'curly-quotes': row('warning', curlyQuotes),

  // Other files.
  'dangling-reference': row('error', danglingReference),
  'reused-id': row('warning'),

  // What a file says to lint.
  'unknown-rule': row('error'),
  'disable-without-reason': row('error'),
  'unused-disable': row('warning'),
} as const satisfies Readonly<Record<string, LintRule>>;

export type RuleId = keyof typeof LOAD_RULES | keyof typeof LINT_RULES;

export const RULES: Readonly<Record<RuleId, LintRule>> = {
  ...LOAD_RULES,
  'unquoted-version': { ...LOAD_RULES['unquoted-version'], checks: unquotedVersion },
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
