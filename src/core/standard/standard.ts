// A service standard: sections of criteria, each with an answer, an expectation and a weight; and the profiles
// and personas that shape an audit by it.

import type { EvidenceKind, Hidden, Outcome } from '../answers/evidence.ts';
import type { Answer } from '../answers/index.ts';
import type { Purpose, RespondentKind, Sector, SummaryKind } from '../shapes/names.ts';
import type { SummaryCuts } from '../statistics/summaries.ts';
import type { LogPlan } from '../tally/log.ts';
import type { WorkingCalendar } from '../time/working-time.ts';
import type { Source, Text } from './text.ts';

export interface Standard {
  readonly format: 'svc.standard/1';
  readonly id: string;
  readonly version: string;
  /** `sha256:…` over the canonical content; comments and layout do not change it. */
  readonly digest: string;
  readonly title: Text;
  readonly description?: Text;
  readonly source?: Source;
  readonly shelf?: Shelf;
  readonly aggregation: 'nested' | 'flat';
  readonly onCriticalFailure: 'fail' | 'zero' | 'cap';
  readonly policy: Policy;
  /** What is kept from an auditor's eyes while rating. */
  readonly hide?: readonly Hidden[];
  /** In journey order. */
  readonly touchpoints: readonly Named[];
  readonly fields: readonly Field[];
  /** For answers of kind `elapsed`, and for logs. */
  readonly calendars?: readonly WorkingCalendar[];
  /** What a log of incidents by this standard tells beside its answers. */
  readonly log?: LogPlan;
  readonly sections: readonly Section[];
}

/** Where a standard stands among others. Nothing is reckoned from it. */
export interface Shelf {
  readonly sector?: Sector;
  readonly purpose?: Purpose;
  readonly respondent?: RespondentKind;
  /** How long answering takes, errands and waits included, in minutes. */
  readonly minutes?: number;
}

export interface Named {
  readonly id: string;
  readonly title: Text;
  /** Former ids, newest first; left out where there are none. */
  readonly formerly?: readonly string[];
}

/** Thresholds; all of them may be set in a standard. */
export interface Policy {
  /** How far short a criterion may fall and still be met, in points (0–100). */
  readonly tolerance: number;
  /** The share of applicable weight (0–1) a respondent must have answered to count in a section or overall. */
  readonly minimumAnswered: number;
  /** Groups with fewer respondents are suppressed. */
  readonly minimumN: number;
  /** With fewer answers nothing is inferred from a sample: what is judged is unclear. */
  readonly minimumInference: number;
  /** The shortfall, in points, from which an exchange is criminal. */
  readonly criminalShortfall: number;
  /** The most points a score may have after a critical failure under `onCriticalFailure: cap`. */
  readonly criticalCap: number;
}

export const DEFAULT_POLICY: Policy = {
  tolerance: 5,
  minimumAnswered: 0.5,
  minimumN: 5,
  minimumInference: 5,
  criminalShortfall: 50,
  criticalCap: 50,
};

/** Whoever has this id; else who had it before. */
export const memberNamed = <T extends { readonly id: string; readonly formerly?: readonly string[] }>(
  members: readonly T[],
  id: string,
): T | undefined =>
  members.find((member) => member.id === id) ?? members.find(({ formerly }) => formerly?.includes(id));

/** A fact about the visit that `when` reads. Without values, any text is allowed. */
export interface Field extends Named {
  readonly values: readonly Named[];
}

/** Fields that every session has; a standard may use them in `when` without declaring them. */
export const SESSION_FIELDS = ['site', 'channel', 'customer', 'profile', 'persona'] as const;

export interface Section extends Named {
  readonly guide?: Text;
  /** ≥ 0, relative to the other sections. */
  readonly weight: number;
  readonly criteria: readonly Criterion[];
}

/** What has to come with an answer. */
export interface Requirement {
  readonly comment?: Outcome;
  readonly evidence?: { readonly [outcome in Outcome]?: readonly EvidenceKind[] };
}

export interface Criterion {
  readonly id: string;
  readonly section: string;
  /** The question as asked of both sides; without `name` also what reports call the criterion. */
  readonly text: Text;
  /** Two or three words for headlines and labels. */
  readonly name?: Text;
  /** The question of one side in words of its own. */
  readonly ask?: Ask;
  readonly guide?: Text;
  readonly answer: Answer;
  /** The expectation when neither the respondent nor the profile says; in the answer's own units. */
  readonly expect: number | null;
  /** ≥ 0, relative inside the section (or among all criteria when flat). */
  readonly weight: number;
  readonly rationale?: Text;
  readonly critical: boolean;
  readonly optional: boolean;
  readonly touchpoint?: string;
  /** What its deliveries are summed up as, beside the gap. */
  readonly summary?: SummaryKind;
  /** Where ratings are cut for it, if not where they usually are. */
  readonly cuts?: SummaryCuts;
  /** Whether over-delivery has to be announced, so that it is asked if it was. */
  readonly announce?: boolean;
  /** What has to come with an answer, and when. */
  readonly require?: Requirement;
  readonly when: When;
  /** Former ids, newest first. */
  readonly formerly: readonly string[];
}

/** What is asked before (how good should it be?) and after (how good was it?); a side left out is asked by `text`. */
export interface Ask {
  readonly expectation?: Text;
  readonly delivery?: Text;
}
export type Side = keyof Ask;

/** The question of one side. */
export const askedOf = ({ text, ask }: Criterion, side: Side): Text => ask?.[side] ?? text;

/** Shown only when every field (or earlier criterion) has one of the values. Empty: always shown. */
export type When = readonly { readonly field: string; readonly values: readonly string[] }[];

export interface Profile {
  readonly format: 'svc.profile/1';
  readonly id: string;
  readonly title: Text;
  readonly description?: Text;
  readonly standard?: string;
  readonly source?: Source;
  /** Who these customers are, question by question. */
  readonly portrait?: readonly PortraitPart[];
  readonly criteria: ReadonlyMap<string, { readonly expect: number | null; readonly weight: number | null }>;
}

/** A part of a customer's portrait: what to find out, and what was found. */
export interface PortraitPart extends Named {
  readonly questions: readonly PortraitQuestion[];
}

export interface PortraitQuestion {
  readonly id: string;
  readonly question: Text;
  /** How to find out. */
  readonly hint?: Text;
  /** Left out while nobody knows. */
  readonly answer?: Text;
  /** Criteria whose expectation or weight follows from the answer. */
  readonly criteria: readonly string[];
}

export interface Persona {
  readonly format: 'svc.persona/1';
  readonly id: string;
  readonly title: Text;
  readonly source?: Source;
  readonly role: Text;
  readonly lines: readonly Text[];
  readonly watch: readonly Text[];
  readonly criteria: readonly Criterion[];
}

export function criteriaOf(standard: Standard): Criterion[] {
  return standard.sections.flatMap((section) => [...section.criteria]);
}
