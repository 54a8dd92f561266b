// The scoring scheme: a standard as one profile's customers see it, reduced to what arithmetic needs.
// Tallies and reports address criteria and sections by their position here.

import { type Answer, isScored, kindOf } from '../answers/index.ts';
import type { AnswerKind } from '../answers/kind.ts';
import { defaultExpectation } from '../answers/response.ts';
import type { Criterion, Persona, Policy, Profile, Standard } from './standard.ts';
import { criteriaOf } from './standard.ts';

export interface SchemeCriterion {
  readonly id: string;
  /** Position of its section. */
  readonly section: number;
  readonly answer: Answer;
  readonly kind: AnswerKind<Answer>;
  readonly scored: boolean;
  /** The profile's weight if it sets one, else the standard's; 0 for what is not scored. */
  readonly weight: number;
  /** The profile's expectation if it sets one, else the standard's. */
  readonly expect: number | null;
  readonly critical: boolean;
  readonly optional: boolean;
  readonly source: Criterion;
}

export interface SchemeSection {
  readonly id: string;
  readonly weight: number;
  /** Its criteria are those from position `from` up to, not including, `to`. */
  readonly from: number;
  readonly to: number;
}

export interface Scheme {
  readonly standard: Standard;
  readonly profile: Profile | null;
  /** Whose criteria are the last section. */
  readonly persona: Persona | null;
  readonly policy: Policy;
  readonly criteria: readonly SchemeCriterion[];
  readonly sections: readonly SchemeSection[];
}

/**
 * A standard with the criteria of a persona as one more section, of weight 1 as any section that says nothing else: how
 * staff met the role is what the visit was for, so that it counts. Version and digest stay those of the standard.
 */
export function withPersona(standard: Standard, persona: Persona): Standard {
  const { id, title, criteria } = persona;
  if (criteria.length === 0) return standard;
  return { ...standard, sections: [...standard.sections, { id, title, weight: 1, criteria }] };
}

/** What keeps a persona from joining a standard: the id of a criterion or section that both have; else null. */
export function personaClash(standard: Standard, persona: Persona): string | null {
  const taken = new Set(criteriaOf(standard).map(({ id }) => id));
  const criterion = persona.criteria.find(({ id }) => taken.has(id));
  if (criterion) return criterion.id;
  return standard.sections.some(({ id }) => id === persona.id) ? persona.id : null;
}

/** `persona` adds its criteria. The caller has seen that they do not clash with the standard's. */
export function schemeOf(
  bare: Standard,
  profile: Profile | null = null,
  persona: Persona | null = null,
): Scheme {
  const standard = persona ? withPersona(bare, persona) : bare;
  const criteria: SchemeCriterion[] = [];
  const sections: SchemeSection[] = [];
  for (const section of standard.sections) {
    const from = criteria.length;
    for (const source of section.criteria) {
      const scored = isScored(source.answer);
      criteria.push({
        id: source.id,
        section: sections.length,
        answer: source.answer,
        kind: kindOf(source.answer),
        scored,
        weight: scored ? (profile?.criteria.get(source.id)?.weight ?? source.weight) : 0,
        expect: scored ? defaultExpectation(source, profile) : null,
        critical: source.critical,
        optional: source.optional,
        source,
      });
    }
    sections.push({ id: section.id, weight: section.weight, from, to: criteria.length });
  }
  return { standard, profile, persona, policy: standard.policy, criteria, sections };
}
