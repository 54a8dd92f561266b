// No key of a file goes uncompared: each has a fixture in which it changes, or a reason why it need not.

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ANSWER_KINDS, KIND_NAMES } from '../../../src/core/answers/index.ts';
import { SCHEMAS } from '../../../src/load/schemas/index.ts';

const FOLDER = resolve(import.meta.dirname, '../../../fixtures/diff');

/** Keys that are no facts of their own. */
const NOT_COMPARED: Readonly<Record<string, string>> = {
  format: 'says which files can be compared at all',
  version: 'is judged apart, by what changed',
  lint: 'is about the checking of the file, not about scores',
  include: 'is followed: what is included is compared',
  calendars: 'are compared where answers and logs use them',
};

const FIXTURES: Readonly<Record<string, string>> = {
  'standard.id': 'id-changed',
  'standard.title': 'title-changed',
  'standard.description': 'description-changed',
  'standard.source': 'source-changed',
  'standard.sector': 'shelf-changed',
  'standard.purpose': 'shelf-changed',
  'standard.respondent': 'shelf-changed',
  'standard.minutes': 'shelf-changed',
  'standard.aggregation': 'aggregation-changed',
  'standard.onCriticalFailure': 'failure-policy-changed',
  'standard.announce': 'announcement-asked',
  'standard.policy': 'tolerance-changed',
  'standard.touchpoints': 'touchpoint-added',
  'standard.fields': 'field-added',
  'standard.log': 'log-changed',
  'standard.sections': 'section-added',
  'policy.tolerance': 'tolerance-changed',
  'policy.minimumAnswered': 'minimum-answered-changed',
  'policy.minimumN': 'minimum-n-changed',
  'policy.minimumInference': 'minimum-inference-changed',
  'policy.criminalShortfall': 'criminal-shortfall-changed',
  'policy.criticalCap': 'critical-cap-changed',
  'field.title': 'field-added',
  'field.values': 'field-value-added',
  'field.formerly': 'field-renamed',
  'section.id': 'section-renamed',
  'section.title': 'section-added',
  'section.guide': 'guide-changed',
  'section.weight': 'section-weight-changed',
  'section.criteria': 'criterion-added',
  'section.formerly': 'section-renamed',
  'criterion.id': 'criterion-renamed',
  'criterion.text': 'question-rewritten',
  'criterion.ask': 'own-wording-added',
  'criterion.guide': 'guide-changed',
  'criterion.answer': 'answer-kind-changed',
  'criterion.expect': 'expectation-changed',
  'criterion.weight': 'criterion-weight-changed',
  'criterion.rationale': 'rationale-changed',
  'criterion.name': 'short-name-changed',
  'criterion.critical': 'critical-set',
  'criterion.touchpoint': 'criterion-touchpoint-changed',
  'criterion.when': 'condition-changed',
  'criterion.summary': 'summary-changed',
  'criterion.cuts': 'summary-changed',
  'criterion.announce': 'announcement-asked',
  'criterion.require': 'requirement-added',
  'standard.hide': 'hiding-added',
  'criterion.optional': 'optional-set',
  'criterion.formerly': 'former-name-added',
  'answer.kind': 'answer-kind-changed',
  'answer.min': 'scale-range-changed',
  'answer.max': 'scale-range-changed',
  'answer.step': 'scale-step-changed',
  'answer.labels': 'label-rewritten',
  'answer.reversed': 'direction-changed',
  'answer.options': 'option-added',
  'answer.better': 'curve-changed',
  'answer.points': 'curve-changed',
  'answer.currency': 'currency-changed',
  'answer.unit': 'unit-rewritten',
  'answer.calendar': 'calendar-added',
  'profile.id': 'profile-added',
  'profile.title': 'profile-added',
  'profile.description': 'description-changed',
  'profile.standard': 'profile-standard-changed',
  'profile.source': 'source-changed',
  'profile.portrait': 'portrait-changed',
  'profile.criteria': 'profile-expectation-changed',
  'persona.id': 'persona-added',
  'persona.title': 'persona-added',
  'persona.source': 'source-changed',
  'persona.role': 'role-rewritten',
  'persona.lines': 'persona-line-added',
  'persona.watch': 'persona-watch-added',
  'persona.criteria': 'criterion-added',
  'mapping.standard': 'mapping-standard-changed',
  'mapping.dialect': 'survey-reading-changed',
  'mapping.encoding': 'survey-reading-changed',
  'mapping.delimiter': 'survey-reading-changed',
  'mapping.decimal': 'survey-reading-changed',
  'mapping.headerRows': 'survey-reading-changed',
  'mapping.dates': 'survey-reading-changed',
  'mapping.criteria': 'mapped-criterion-added',
  'mapping.labels': 'cell-label-changed',
  'mapping.blanks': 'cell-blank-changed',
  'mapping.others': 'write-ins-changed',
  'mapping.respondent': 'column-added',
  'mapping.duplicates': 'duplicates-changed',
  'mapping.layout': 'column-added',
  'mapping.importanceScale': 'importance-scale-changed',
  'mapping.fields': 'column-added',
  'mapping.customer': 'column-added',
  'mapping.profile': 'segments-changed',
  'mapping.by': 'grouping-changed',
  'mapping.weight': 'column-added',
  'mapping.cluster': 'column-added',
  'mapping.strata': 'column-added',
  'mapping.drop': 'drop-rule-added',
};

type Properties = Readonly<Record<string, unknown>>;
const keysOf = (schema: unknown): string[] => Object.keys((schema as { properties: Properties }).properties);
const inside = (schema: unknown, key: string): unknown =>
  (schema as { properties: Properties }).properties[key];

const { standard, profile, persona, mapping } = SCHEMAS as unknown as Record<string, { $defs: Properties }>;
const section = (inside(standard, 'sections') as { items: unknown }).items;
const field = (inside(standard, 'fields') as { additionalProperties: unknown }).additionalProperties;
const KEYS = [
  ...keysOf(standard).map((key) => `standard.${key}`),
  ...keysOf(inside(standard, 'policy')).map((key) => `policy.${key}`),
  ...keysOf(field).map((key) => `field.${key}`),
  ...keysOf(section).map((key) => `section.${key}`),
  ...keysOf(standard!.$defs.criterion).map((key) => `criterion.${key}`),
  ...new Set(KIND_NAMES.flatMap((kind) => keysOf(ANSWER_KINDS[kind].schema).map((key) => `answer.${key}`))),
  ...keysOf(profile).map((key) => `profile.${key}`),
  ...keysOf(persona).map((key) => `persona.${key}`),
  ...keysOf(mapping).map((key) => `mapping.${key}`),
];

describe('a key', () => {
  it.each(KEYS.filter((key) => !(key.split('.')[1]! in NOT_COMPARED)))('%s is compared', (key) => {
    expect(
      FIXTURES,
      'a key that svc diff does not know: add its fact, its rule and a fixture',
    ).toHaveProperty([key]);
    const files = ['old.yaml', 'new.yaml']
      .map((name) => join(FOLDER, FIXTURES[key]!, name))
      .filter(existsSync);
    expect(files).not.toEqual([]);
    expect(files.some((file) => readFileSync(file, 'utf8').includes(`${key.split('.')[1]}:`))).toBe(true);
  });

  it('is listed here only if it exists', () => {
    expect(Object.keys(FIXTURES).filter((key) => !KEYS.includes(key))).toEqual([]);
  });
});
