// The table of rules, second pass of a diff: what each delta does to scores. One row a rule; the first row that fits
// judges. Ids are for ever: waivers, dashboards and pull requests remember them.

import type { Event, Fact } from './facts.ts';
import type { DiffLevel } from './levels.ts';
import type { Wording } from './wording.ts';

export interface Rule {
  readonly id: string;
  readonly level: DiffLevel;
  /** The rule that judges the same delta turned round; itself where both ways are one. */
  readonly twin: string;
  readonly facts: readonly Fact[];
  readonly event: Event;
  /** Narrows the row to deltas that fit; must say the same of a delta turned round. */
  readonly fits?: (delta: Fitting) => boolean;
}

export interface Fitting {
  readonly before: unknown;
  readonly after: unknown;
  /** Of a text that changed; its `meaning` where answers get theirs from it. */
  readonly wording: Wording | null;
}

/** What a respondent is asked: of both sides, or of one in words of its own. */
const QUESTIONS: readonly Fact[] = ['criterion.text', 'criterion.ask-expectation', 'criterion.ask-delivery'];
const ONE_SIDED = QUESTIONS.slice(1);

/** Texts that answers get their meaning from. Of any other text, wording is only wording. */
export const ASKED: readonly Fact[] = [
  ...QUESTIONS,
  'option.text',
  'label.text',
  'measure.unit',
  'persona.role',
];

/** All texts by language. */
export const TEXTS: readonly Fact[] = [
  ...ASKED,
  'standard.title',
  'standard.description',
  'touchpoint.title',
  'field.title',
  'field-value.title',
  'section.title',
  'section.guide',
  'criterion.guide',
  'criterion.rationale',
  'label.place',
  'profile.title',
  'profile.description',
  'persona.title',
];
const TITLES = TEXTS.filter((fact) => fact.endsWith('.title'));
const DESCRIPTIONS: readonly Fact[] = ['standard.description', 'profile.description'];
const SOURCES: readonly Fact[] = ['standard.source', 'profile.source', 'persona.source'];
const GUIDES: readonly Fact[] = ['section.guide', 'criterion.guide'];

type Fits = NonNullable<Rule['fits']>;
type Narrowing = { readonly fits: Fits } | Record<string, never>;
const narrowed = (fits: Fits | undefined): Narrowing => (fits ? { fits } : {});

/** Its own twin: what changed turned round is what changed. */
const changed = (id: string, level: DiffLevel, facts: readonly Fact[], fits?: Fits): Rule[] => [
  { id, level, twin: id, facts, event: 'changed', ...narrowed(fits) },
];

/** What may come and go: two rules, twins of each other. */
const comesAndGoes = (
  [added, addedLevel]: readonly [string, DiffLevel],
  [removed, removedLevel]: readonly [string, DiffLevel],
  facts: readonly Fact[],
  fits?: Fits,
  [come, go]: readonly [Event, Event] = ['added', 'removed'],
): Rule[] => [
  { id: added, level: addedLevel, twin: removed, facts, event: come, ...narrowed(fits) },
  { id: removed, level: removedLevel, twin: added, facts, event: go, ...narrowed(fits) },
];

const present = ({ before, after }: Fitting) => (before ?? after) as Readonly<Record<string, unknown>>;
const isCritical: Fits = (delta) => present(delta).critical === true;
const isUnscored: Fits = (delta) => present(delta).scored === false;
const isSet: Fits = ({ after }) => after === true;
const isUnset: Fits = ({ after }) => after === false;
const isRewritten: Fits = ({ wording }) => wording?.meaning?.isRewritten === true;
const isNegated: Fits = ({ wording }) => wording?.meaning?.isNegated === true;
const hasOtherNumbers: Fits = ({ wording }) => wording?.meaning?.hasOtherNumbers === true;
const saysOtherwise: Fits = (delta) => isRewritten(delta) || isNegated(delta) || hasOtherNumbers(delta);
const inOneLanguage: Fits = ({ wording }) => wording !== null && wording.unchanged.length > 0;

export const RULES: readonly Rule[] = [
  // Whole files.
  ...comesAndGoes(['standard-added', 'safe'], ['standard-removed', 'breaking'], ['standard']),
  ...comesAndGoes(['profile-added', 'safe'], ['profile-removed', 'breaking'], ['profile']),
  ...comesAndGoes(['persona-added', 'safe'], ['persona-removed', 'breaking'], ['persona']),

  // What they say of themselves.
  ...changed('id-changed', 'breaking', ['standard.id', 'profile.id', 'persona.id']),
  ...changed('aggregation-changed', 'breaking', ['standard.aggregation']),
  ...changed('failure-policy-changed', 'breaking', ['standard.failure-policy']),
  ...changed('tolerance-changed', 'rebase', ['policy.tolerance']),
  ...changed('minimum-answered-changed', 'rebase', ['policy.minimum-answered']),
  ...changed('minimum-n-changed', 'rebase', ['policy.minimum-n']),
  ...changed('minimum-inference-changed', 'rebase', ['policy.minimum-inference']),
  ...changed('criminal-shortfall-changed', 'rebase', ['policy.criminal-shortfall']),
  ...changed('critical-cap-changed', 'rebase', ['policy.critical-cap']),
  ...comesAndGoes(['log-added', 'safe'], ['log-removed', 'rebase'], ['standard.log']),
  ...changed('log-changed', 'rebase', ['standard.log']),
  ...comesAndGoes(['source-added', 'safe'], ['source-removed', 'safe'], SOURCES),
  ...changed('source-changed', 'safe', SOURCES),
  ...changed('shelf-changed', 'safe', ['standard.shelf']),
  ...comesAndGoes(['touchpoint-added', 'safe'], ['touchpoint-removed', 'safe'], ['touchpoint']),
  ...changed('touchpoints-reordered', 'safe', ['touchpoints.order']),
  ...comesAndGoes(['field-added', 'safe'], ['field-removed', 'safe'], ['field']),
  ...comesAndGoes(['field-value-added', 'safe'], ['field-value-removed', 'safe'], ['field-value']),
  ...changed('fields-reordered', 'safe', ['fields.order', 'field-values.order']),

  // Sections.
  ...comesAndGoes(['section-added', 'rebase'], ['section-removed', 'rebase'], ['section']),
  ...changed('section-renamed', 'rebase', ['section.id']),
  ...changed('section-weight-changed', 'rebase', ['section.weight']),
  ...changed('sections-reordered', 'safe', ['sections.order']),

  // Criteria.
  ...comesAndGoes(
    ['unscored-criterion-added', 'safe'],
    ['unscored-criterion-removed', 'safe'],
    ['criterion'],
    isUnscored,
  ),
  ...comesAndGoes(
    ['critical-criterion-added', 'breaking'],
    ['critical-criterion-removed', 'breaking'],
    ['criterion'],
    isCritical,
  ),
  ...comesAndGoes(['criterion-added', 'rebase'], ['criterion-removed', 'breaking'], ['criterion']),
  ...changed('criterion-renamed', 'rebase', ['criterion.id']),
  ...changed('criterion-id-reused', 'breaking', ['criterion.namesake']),
  ...comesAndGoes(
    ['former-name-added', 'rebase'],
    ['former-name-removed', 'rebase'],
    ['criterion.former-name'],
  ),
  ...changed('criterion-moved', 'rebase', ['criterion.section']),
  ...changed('criteria-reordered', 'safe', ['criteria.order']),
  ...changed('criterion-weight-changed', 'rebase', ['criterion.weight']),
  {
    id: 'critical-set',
    level: 'breaking',
    twin: 'critical-unset',
    facts: ['criterion.critical'],
    event: 'changed',
    fits: isSet,
  },
  {
    id: 'critical-unset',
    level: 'breaking',
    twin: 'critical-set',
    facts: ['criterion.critical'],
    event: 'changed',
    fits: isUnset,
  },
  {
    id: 'optional-set',
    level: 'rebase',
    twin: 'optional-unset',
    facts: ['criterion.optional'],
    event: 'changed',
    fits: isSet,
  },
  {
    id: 'optional-unset',
    level: 'rebase',
    twin: 'optional-set',
    facts: ['criterion.optional'],
    event: 'changed',
    fits: isUnset,
  },
  ...changed('criterion-touchpoint-changed', 'safe', ['criterion.touchpoint']),
  ...changed('summary-changed', 'rebase', ['criterion.summary']),
  {
    id: 'announcement-asked',
    level: 'safe',
    twin: 'announcement-not-asked',
    facts: ['criterion.announce'],
    event: 'changed',
    fits: isSet,
  },
  {
    id: 'announcement-not-asked',
    level: 'safe',
    twin: 'announcement-asked',
    facts: ['criterion.announce'],
    event: 'changed',
    fits: isUnset,
  },
  ...comesAndGoes(['expectation-added', 'rebase'], ['expectation-removed', 'rebase'], ['criterion.expect']),
  ...changed('expectation-changed', 'rebase', ['criterion.expect']),
  ...comesAndGoes(['condition-added', 'rebase'], ['condition-removed', 'rebase'], ['criterion.when']),
  ...changed('condition-changed', 'rebase', ['criterion.when']),

  // What is asked, and how it is answered.
  ...changed('question-negated', 'breaking', QUESTIONS, isNegated),
  ...changed('question-numbers-changed', 'breaking', QUESTIONS, hasOtherNumbers),
  ...changed('question-rewritten', 'breaking', QUESTIONS, isRewritten),
  ...comesAndGoes(['own-wording-added', 'rebase'], ['own-wording-removed', 'rebase'], ONE_SIDED),
  ...changed('option-rewritten', 'breaking', ['option.text'], saysOtherwise),
  ...changed('label-rewritten', 'breaking', ['label.text'], saysOtherwise),
  ...changed('unit-rewritten', 'breaking', ['measure.unit'], saysOtherwise),
  ...changed('role-rewritten', 'breaking', ['persona.role'], saysOtherwise),
  ...changed('label-displaced', 'breaking', ['label.place']),
  ...changed('answer-kind-changed', 'breaking', ['answer.kind']),
  ...changed('direction-changed', 'breaking', ['answer.direction']),
  ...changed('scale-range-changed', 'breaking', ['scale.range']),
  ...changed('scale-step-changed', 'breaking', ['scale.step']),
  ...comesAndGoes(['label-added', 'safe'], ['label-removed', 'safe'], ['label']),
  ...comesAndGoes(['option-added', 'rebase'], ['option-removed', 'breaking'], ['option']),
  ...changed('option-points-changed', 'breaking', ['option.points']),
  ...changed('options-reordered', 'safe', ['options.order']),
  ...changed('curve-changed', 'breaking', ['measure.curve']),
  ...changed('curve-redrawn', 'safe', ['measure.knots']),
  ...comesAndGoes(['currency-added', 'safe'], ['currency-removed', 'safe'], ['measure.currency']),
  ...changed('currency-changed', 'breaking', ['measure.currency']),
  ...comesAndGoes(['calendar-added', 'breaking'], ['calendar-removed', 'breaking'], ['measure.calendar']),
  ...changed('calendar-changed', 'breaking', ['measure.calendar']),
  ...comesAndGoes(['unit-added', 'safe'], ['unit-removed', 'safe'], ['measure.unit']),

  // Wording that leaves the meaning alone.
  ...changed('text-changed-in-one-language', 'safe', TEXTS, inOneLanguage),
  ...comesAndGoes(['translation-added', 'safe'], ['translation-removed', 'safe'], TEXTS, undefined, [
    'translated',
    'untranslated',
  ]),
  ...changed('question-reworded', 'safe', QUESTIONS),
  ...changed('option-reworded', 'safe', ['option.text']),
  ...changed('label-reworded', 'safe', ['label.text']),
  ...changed('unit-reworded', 'safe', ['measure.unit']),
  ...changed('role-reworded', 'safe', ['persona.role']),
  ...changed('title-changed', 'safe', TITLES),
  ...comesAndGoes(['description-added', 'safe'], ['description-removed', 'safe'], DESCRIPTIONS),
  ...changed('description-changed', 'safe', DESCRIPTIONS),
  ...comesAndGoes(['guide-added', 'safe'], ['guide-removed', 'safe'], GUIDES),
  ...changed('guide-changed', 'safe', GUIDES),
  ...comesAndGoes(['rationale-added', 'safe'], ['rationale-removed', 'safe'], ['criterion.rationale']),
  ...changed('rationale-changed', 'safe', ['criterion.rationale']),

  // Profiles and personas.
  ...changed('profile-standard-changed', 'breaking', ['profile.standard']),
  ...comesAndGoes(['portrait-added', 'safe'], ['portrait-removed', 'safe'], ['profile.portrait']),
  ...changed('portrait-changed', 'safe', ['profile.portrait']),
  ...comesAndGoes(
    ['profile-criterion-added', 'rebase'],
    ['profile-criterion-removed', 'rebase'],
    ['profile-criterion'],
  ),
  ...changed('profile-expectation-changed', 'rebase', ['profile-criterion.expect']),
  ...changed('profile-weight-changed', 'rebase', ['profile-criterion.weight']),
  ...comesAndGoes(['persona-line-added', 'safe'], ['persona-line-removed', 'safe'], ['persona-line']),
  ...comesAndGoes(['persona-watch-added', 'safe'], ['persona-watch-removed', 'safe'], ['persona-watch']),
  ...changed('persona-lines-reordered', 'safe', ['persona-lines.order', 'persona-watch.order']),
];
