// The scoring scheme: a standard as one profile's customers see it, reduced to what arithmetic needs.
// Tallies and reports address criteria and sections by their position here.

import { isScored, kindOf } from './answers/index.ts';
import type { Answer, AnswerKind } from './answers/kind.ts';
import { defaultExpectation } from './response.ts';
import type { Criterion, Policy, Profile, Standard } from './standard.ts';

export interface SchemeCriterion {
  readonly id: string;
  /** Position of its section. */
  readonly section: number;
  readonly answer: Answer;
  readonly kind: AnswerKind;
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
  readonly policy: Policy;
  readonly criteria: readonly SchemeCriterion[];
  readonly sections: readonly SchemeSection[];
}

export function schemeOf(standard: Standard, profile: Profile | null = null): Scheme {
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
  return { standard, profile, policy: standard.policy, criteria, sections };
}
