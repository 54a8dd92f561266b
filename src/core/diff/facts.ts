// What a delta is: one fact of a file that came, went or changed, and where. No opinion on it; rules.ts has those.

import type { Persona, Profile, Standard } from '../standard/standard.ts';
import type { Mapping } from '../survey/mapping.ts';

/** A profile whose levels stand as written (3m, yes, 4): read without the standard whose units they are in. */
export interface WrittenProfile extends Omit<Profile, 'criteria'> {
  readonly criteria: ReadonlyMap<
    string,
    { readonly expect: string | number | null; readonly weight: number | null }
  >;
}

/** A mapping goes by the standard that it is for; by its format where it does not say. */
export interface IdentifiedMapping extends Mapping {
  readonly id: string;
}

/** What can be diffed: the files that a version of a method is made of. */
export type Diffable = Standard | WrittenProfile | Persona | IdentifiedMapping;
export const DIFFABLE = ['standard', 'profile', 'persona', 'mapping'] as const;
export type DiffableKind = (typeof DIFFABLE)[number];

/** Every fact that a delta can be about. */
export const FACTS = [
  'standard',
  'standard.id',
  'standard.title',
  'standard.description',
  'standard.source',
  'standard.shelf',
  'standard.aggregation',
  'standard.failure-policy',
  'standard.log',
  'standard.hide',
  'policy.tolerance',
  'policy.minimum-answered',
  'policy.minimum-n',
  'policy.minimum-inference',
  'policy.criminal-shortfall',
  'policy.critical-cap',
  'touchpoint',
  'touchpoint.id',
  'touchpoint.title',
  'touchpoints.order',
  'field',
  'field.id',
  'field.title',
  'fields.order',
  'field-value',
  'field-value.id',
  'field-value.title',
  'field-values.order',
  'section',
  'section.id',
  'section.title',
  'section.guide',
  'section.weight',
  'sections.order',
  'weights.scale',
  'criterion',
  'criterion.id',
  'criterion.namesake',
  'criterion.former-name',
  'member.former-name',
  'criterion.section',
  'criteria.order',
  'criterion.text',
  'criterion.ask-expectation',
  'criterion.ask-delivery',
  'criterion.guide',
  'criterion.rationale',
  'criterion.name',
  'criterion.weight',
  'criterion.critical',
  'criterion.optional',
  'criterion.touchpoint',
  'criterion.summary',
  'criterion.announce',
  'criterion.require',
  'criterion.expect',
  'criterion.when',
  'answer.kind',
  'answer.direction',
  'scale.range',
  'scale.step',
  'label',
  'label.text',
  'label.place',
  'option',
  'option.id',
  'option.text',
  'option.points',
  'options.order',
  'measure.curve',
  'measure.knots',
  'measure.currency',
  'measure.unit',
  'measure.unit-forms',
  'measure.limits',
  'measure.calendar',
  'profile',
  'profile.id',
  'profile.title',
  'profile.description',
  'profile.source',
  'profile.standard',
  'profile.portrait',
  'profile-criterion',
  'profile-criterion.expect',
  'profile-criterion.weight',
  'persona',
  'persona.id',
  'persona.title',
  'persona.source',
  'persona.role',
  'persona-line',
  'persona-lines.order',
  'persona-watch',
  'persona-watch.order',
  'mapping',
  'mapping.standard',
  'mapping.reading',
  'mapping.duplicates',
  'mapping.others',
  'mapping.importance-scale',
  'mapping.by',
  'mapping.segments',
  'mapping.reversed',
  'mapping-criterion',
  'mapping-column',
  'mapping-column.swapped',
  'mapping-column.turned',
  'mapping-label',
  'mapping-label.value',
  'mapping-blank',
  'mapping-blank.kind',
  'mapping-drop',
] as const;
export type Fact = (typeof FACTS)[number];

/** A text is `translated` when it gains a language and keeps another, `untranslated` when it loses one. */
export type Event = 'added' | 'removed' | 'changed' | 'translated' | 'untranslated';

/**
 * Where a fact stands in its file: sections, waiting, criteria, queue-time, weight. Members of lists go by their id, so
 * that the address says the same wherever they stand; those without an id by their position.
 */
export type Address = readonly string[];

/** What the lists and mappings of a file hold, by their keys: after one of them an address goes on with an id. */
const HELD = {
  sections: 'section',
  criteria: 'criterion',
  touchpoints: 'touchpoint',
  fields: 'field',
  values: 'value',
  options: 'option',
  labels: 'label',
  formerly: 'former',
  lines: 'line',
  watch: 'watch',
} as const;
export type Name = (typeof HELD)[keyof typeof HELD];

/** The ids on the way to an address: which section, criterion, option. */
export function namesIn(address: Address): { readonly [name in Name]?: string } {
  const names: { [name in Name]?: string } = {};
  for (let i = 0; i < address.length; i++) {
    const name = Object.hasOwn(HELD, address[i]!) ? HELD[address[i] as keyof typeof HELD] : undefined;
    const id = address[i + 1];
    if (name === undefined || id === undefined) continue;
    names[name] = id;
    i++;
  }
  return names;
}

/** Plain data, as it would be written in JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export interface Delta {
  readonly fact: Fact;
  readonly event: Event;
  /** Null on the side that does not have it. */
  readonly at: { readonly old: Address | null; readonly new: Address | null };
  /** Answers as people write them (3m, yes, an option's id); null on the side that does not have it. */
  readonly before: Json;
  readonly after: Json;
}

/** Takes a fact down. */
export type Note = (fact: Fact, event: Event, at: Delta['at'], before: Json, after: Json) => void;

export const kindOfFile = ({ format }: Diffable): DiffableKind =>
  DIFFABLE.find((kind) => format === `svc.${kind}/1`)!;
