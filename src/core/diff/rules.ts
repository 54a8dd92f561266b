// The table of rules, second pass of a diff: what each delta does to scores. One row a rule; the first row that fits
// judges. Ids are for ever: waivers, dashboards and pull requests remember them.

import { TURNS, type TurnKind } from './claims.ts';
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
  'criterion.name',
  'label.place',
  'profile.title',
  'profile.description',
  'persona.title',
];
const TITLES = TEXTS.filter((fact) => fact.endsWith('.title'));
const DESCRIPTIONS: readonly Fact[] = ['standard.description', 'profile.description'];
const SOURCES: readonly Fact[] = ['standard.source', 'profile.source', 'persona.source'];
/** Texts that say what counts as which answer. */
export const GUIDES: readonly Fact[] = ['section.guide', 'criterion.guide'];
/** What somebody who answers reads. */
const READ: readonly Fact[] = [...ASKED, ...GUIDES];
const UNREAD = TEXTS.filter((fact) => !READ.includes(fact));

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
const isUnlike: Fits = ({ wording }) =>
  wording === null || (wording.meaning?.isUnlike === true && !wording.isRespelled);
const isRespelled: Fits = ({ wording }) => wording?.isRespelled === true;
const turned =
  (...kinds: readonly TurnKind[]): Fits =>
  ({ wording }) =>
    wording?.meaning?.turns.some(({ kind }) => kinds.includes(kind)) === true;
const saysOtherwise: Fits = (delta) => isRewritten(delta) || turned(...TURNS)(delta);
const inOneLanguage: Fits = ({ wording }) => wording !== null && wording.unchanged.length > 0;

/** Of one fact, two rules that are twins of each other and differ in what fits them. */
const eitherWay = (
  level: DiffLevel,
  facts: readonly Fact[],
  [one, fitsOne]: readonly [string, Fits],
  [other, fitsOther]: readonly [string, Fits],
): Rule[] => [
  { id: one, level, twin: other, facts, event: 'changed', fits: fitsOne },
  { id: other, level, twin: one, facts, event: 'changed', fits: fitsOther },
];

export const RULES: readonly Rule[] = [
  // Whole files.
  ...comesAndGoes(['standard-added', 'safe'], ['standard-removed', 'breaking'], ['standard']),
  ...comesAndGoes(['profile-added', 'safe'], ['profile-removed', 'breaking'], ['profile']),
  ...comesAndGoes(['persona-added', 'safe'], ['persona-removed', 'breaking'], ['persona']),

  ...comesAndGoes(['mapping-added', 'safe'], ['mapping-removed', 'breaking'], ['mapping']),

  // What they say of themselves.
  ...changed('id-changed', 'breaking', ['standard.id', 'profile.id', 'persona.id']),
  ...changed('aggregation-changed', 'rebase', ['standard.aggregation']),
  ...changed('failure-policy-changed', 'rebase', ['standard.failure-policy']),
  ...changed('tolerance-changed', 'rebase', ['policy.tolerance']),
  ...changed('minimum-answered-changed', 'rebase', ['policy.minimum-answered']),
  ...changed('minimum-n-changed', 'rebase', ['policy.minimum-n']),
  ...changed('minimum-inference-changed', 'rebase', ['policy.minimum-inference']),
  ...changed('criminal-shortfall-changed', 'rebase', ['policy.criminal-shortfall']),
  ...changed('critical-cap-changed', 'rebase', ['policy.critical-cap']),
  ...comesAndGoes(['log-added', 'safe'], ['log-removed', 'rebase'], ['standard.log']),
  ...changed('log-changed', 'rebase', ['standard.log']),
  ...comesAndGoes(['hiding-added', 'look'], ['hiding-removed', 'look'], ['standard.hide']),
  ...comesAndGoes(['source-added', 'safe'], ['source-removed', 'safe'], SOURCES),
  ...changed('source-changed', 'safe', SOURCES),
  ...changed('shelf-changed', 'safe', ['standard.shelf']),
  ...comesAndGoes(['touchpoint-added', 'safe'], ['touchpoint-removed', 'safe'], ['touchpoint']),
  ...changed('touchpoint-renamed', 'safe', ['touchpoint.id']),
  ...changed('touchpoints-reordered', 'safe', ['touchpoints.order']),
  ...comesAndGoes(['field-added', 'safe'], ['field-removed', 'safe'], ['field']),
  ...changed('field-renamed', 'safe', ['field.id']),
  ...comesAndGoes(['field-value-added', 'safe'], ['field-value-removed', 'safe'], ['field-value']),
  ...changed('field-value-renamed', 'safe', ['field-value.id']),
  ...changed('fields-reordered', 'safe', ['fields.order', 'field-values.order']),

  // Sections.
  ...comesAndGoes(['section-added', 'rebase'], ['section-removed', 'rebase'], ['section']),
  ...changed('section-renamed', 'rebase', ['section.id']),
  ...changed('section-weight-changed', 'rebase', ['section.weight']),
  ...changed('sections-reordered', 'safe', ['sections.order']),
  ...changed('weights-rescaled', 'safe', ['weights.scale']),

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
  ...changed('criterion-id-reused', 'breaking', ['criterion.namesake', 'criterion.text'], isUnlike),
  ...comesAndGoes(
    ['former-name-added', 'rebase'],
    ['former-name-removed', 'rebase'],
    ['criterion.former-name', 'member.former-name'],
  ),
  ...changed('criterion-moved', 'rebase', ['criterion.section']),
  ...changed('criteria-reordered', 'safe', ['criteria.order']),
  ...changed('criterion-weight-changed', 'rebase', ['criterion.weight']),
  ...eitherWay('rebase', ['criterion.critical'], ['critical-set', isSet], ['critical-unset', isUnset]),
  ...eitherWay('rebase', ['criterion.optional'], ['optional-set', isSet], ['optional-unset', isUnset]),
  ...changed('criterion-touchpoint-changed', 'safe', ['criterion.touchpoint']),
  ...changed('summary-changed', 'rebase', ['criterion.summary']),
  ...eitherWay(
    'safe',
    ['criterion.announce'],
    ['announcement-asked', isSet],
    ['announcement-not-asked', isUnset],
  ),
  ...comesAndGoes(['requirement-added', 'safe'], ['requirement-removed', 'safe'], ['criterion.require']),
  ...changed('requirement-changed', 'safe', ['criterion.require']),
  ...comesAndGoes(['expectation-added', 'rebase'], ['expectation-removed', 'rebase'], ['criterion.expect']),
  ...changed('expectation-changed', 'rebase', ['criterion.expect']),
  ...comesAndGoes(['condition-added', 'rebase'], ['condition-removed', 'rebase'], ['criterion.when']),
  ...changed('condition-changed', 'rebase', ['criterion.when']),

  // What is asked, and how it is answered.
  ...changed(
    'wording-respelled',
    'safe',
    [
      ...READ,
      'criterion.rationale',
      'criterion.name',
      'standard.description',
      'profile.description',
      ...TITLES,
    ],
    isRespelled,
  ),
  ...changed('question-opposite', 'breaking', QUESTIONS, turned('opposite')),
  ...changed('question-negated', 'breaking', QUESTIONS, turned('negated')),
  ...changed('question-unit-changed', 'breaking', QUESTIONS, turned('unit')),
  ...changed('question-comparison-turned', 'breaking', QUESTIONS, turned('comparison')),
  ...changed('question-numbers-changed', 'breaking', QUESTIONS, turned('numbers')),
  ...eitherWay(
    'breaking',
    QUESTIONS,
    ['question-limit-added', turned('limit-added')],
    ['question-limit-removed', turned('limit-removed')],
  ),
  ...changed('question-rewritten', 'breaking', QUESTIONS, isRewritten),
  ...changed('question-quantifier-changed', 'breaking', QUESTIONS, turned('quantifier')),
  ...eitherWay(
    'breaking',
    QUESTIONS,
    ['question-widened', turned('widened')],
    ['question-narrowed', turned('narrowed')],
  ),
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
  ...comesAndGoes(['label-added', 'look'], ['label-removed', 'look'], ['label']),
  ...comesAndGoes(['option-added', 'rebase'], ['option-removed', 'breaking'], ['option']),
  ...changed('option-renamed', 'safe', ['option.id']),
  ...changed('option-points-changed', 'rebase', ['option.points']),
  ...changed('options-reordered', 'safe', ['options.order']),
  ...changed('curve-changed', 'rebase', ['measure.curve']),
  ...changed('curve-redrawn', 'safe', ['measure.knots']),
  ...comesAndGoes(['currency-added', 'look'], ['currency-removed', 'look'], ['measure.currency']),
  ...changed('currency-changed', 'breaking', ['measure.currency']),
  ...comesAndGoes(['calendar-added', 'breaking'], ['calendar-removed', 'breaking'], ['measure.calendar']),
  ...changed('calendar-changed', 'breaking', ['measure.calendar']),
  ...comesAndGoes(['limits-added', 'safe'], ['limits-removed', 'safe'], ['measure.limits']),
  ...changed('limits-changed', 'safe', ['measure.limits']),
  ...changed('unit-forms-changed', 'safe', ['measure.unit-forms']),
  ...comesAndGoes(['unit-added', 'look'], ['unit-removed', 'look'], ['measure.unit']),

  ...changed('guide-turned', 'breaking', GUIDES, turned(...TURNS)),

  // Wording of which a program cannot tell whether it means the same: a person has to look.
  ...changed('wording-changed-in-one-language', 'look', READ, inOneLanguage),
  ...changed('question-reworded', 'look', QUESTIONS),
  ...changed('option-reworded', 'look', ['option.text']),
  ...changed('label-reworded', 'look', ['label.text']),
  ...changed('unit-reworded', 'look', ['measure.unit']),
  ...changed('role-reworded', 'look', ['persona.role']),
  ...comesAndGoes(['guide-added', 'look'], ['guide-removed', 'look'], GUIDES),
  ...changed('guide-changed', 'look', GUIDES),

  // Texts that nobody's answer depends on.
  ...changed('text-changed-in-one-language', 'safe', UNREAD, inOneLanguage),
  ...comesAndGoes(['translation-added', 'safe'], ['translation-removed', 'safe'], TEXTS, undefined, [
    'translated',
    'untranslated',
  ]),
  ...changed('title-changed', 'safe', TITLES),
  ...comesAndGoes(['description-added', 'safe'], ['description-removed', 'safe'], DESCRIPTIONS),
  ...changed('description-changed', 'safe', DESCRIPTIONS),
  ...comesAndGoes(['rationale-added', 'safe'], ['rationale-removed', 'safe'], ['criterion.rationale']),
  ...changed('rationale-changed', 'safe', ['criterion.rationale']),
  ...comesAndGoes(['short-name-added', 'safe'], ['short-name-removed', 'safe'], ['criterion.name']),
  ...changed('short-name-changed', 'safe', ['criterion.name']),

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

  // Mappings: of a survey that was kept as it came, most can be read again.
  ...changed('mapping-standard-changed', 'breaking', ['mapping.standard']),
  ...changed('survey-reading-changed', 'rebase', ['mapping.reading']),
  ...changed('duplicates-changed', 'rebase', ['mapping.duplicates']),
  ...changed('write-ins-changed', 'rebase', ['mapping.others']),
  ...changed('importance-scale-changed', 'rebase', ['mapping.importance-scale']),
  ...changed('segments-changed', 'rebase', ['mapping.segments']),
  ...changed('grouping-changed', 'safe', ['mapping.by']),
  ...changed('numbers-reversed', 'breaking', ['mapping.reversed']),
  ...comesAndGoes(
    ['mapped-criterion-added', 'rebase'],
    ['mapped-criterion-removed', 'breaking'],
    ['mapping-criterion'],
  ),
  ...changed('column-swapped', 'breaking', ['mapping-column.swapped']),
  ...changed('column-turned', 'breaking', ['mapping-column.turned']),
  ...comesAndGoes(['column-added', 'rebase'], ['column-removed', 'rebase'], ['mapping-column']),
  ...changed('column-changed', 'look', ['mapping-column']),
  ...comesAndGoes(['cell-label-added', 'rebase'], ['cell-label-removed', 'rebase'], ['mapping-label']),
  ...changed('cell-label-changed', 'rebase', ['mapping-label.value']),
  ...comesAndGoes(['cell-blank-added', 'rebase'], ['cell-blank-removed', 'rebase'], ['mapping-blank']),
  ...changed('cell-blank-changed', 'rebase', ['mapping-blank.kind']),
  ...comesAndGoes(['drop-rule-added', 'rebase'], ['drop-rule-removed', 'rebase'], ['mapping-drop']),
];
