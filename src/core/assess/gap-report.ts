// The gap report: what every reporter reads, and what `--format json` prints. Plain data, null where a number does
// not exist. The JSON Schema in load/schemas publishes this shape.

import type { Answer } from '../answers/kind.ts';
import type { Args } from '../errors.ts';
import type { Field, Policy, Source } from '../standard/standard.ts';
import type { Text } from '../standard/text.ts';
import type { Summary } from '../statistics/summaries.ts';
import type { Weighted } from '../statistics/weighted.ts';
import type { Ipa } from '../survey/importance.ts';
import type { Zone } from '../survey/zone.ts';
import type { LogReport } from '../tally/log.ts';
import type { Silent } from '../tally/silent.ts';

export interface GapReport {
  readonly format: 'svc.gap-report/1';
  readonly standard: {
    readonly id: string;
    readonly version: string;
    readonly digest: string;
    readonly title: Text;
    readonly source: Source | null;
    /** What the ids in `sessions` and `groups` stand for. */
    readonly fields: readonly Field[];
  };
  /** Null also where each group has its own. */
  readonly profile: { readonly id: string; readonly title: Text } | null;
  /** The persona whose criteria were asked besides: the last section. */
  readonly persona: { readonly id: string; readonly title: Text } | null;
  /** The audits behind the report, in order of input; empty for surveys. */
  readonly sessions: readonly ReportSession[];
  readonly receipt: Receipt;
  readonly policy: ReportPolicy;
  readonly warnings: readonly Warning[];
  readonly overall: OverallReport | null;
  readonly sections: readonly SectionReport[];
  readonly criteria: readonly CriterionReport[];
  /** Criteria with weight that fall short, the most points to gain first. */
  readonly priorities: readonly Priority[];
  /** Surplus on criteria that this segment gives no weight: effort it does not value. */
  readonly wasted: readonly Wasted[];
  /** Surplus that customers were not told of; it is part of the surplus all the same. */
  readonly silent: readonly Silent[];
  /** By touchpoint, in the order of the journey; empty where it was not asked for. */
  readonly journey: readonly Step[];
  /** Why customers chose the firm, where that is known. */
  readonly drivers: Drivers | null;
  /** Importance against performance; null where it was not asked for. */
  readonly ipa: Ipa | null;
  /** What a log of incidents tells beside its answers; null for anything else. */
  readonly incidents: LogReport | null;
  readonly groups: readonly GroupReport[];
}

export interface ReportSession {
  readonly file: string | null;
  readonly site: string | null;
  readonly auditor: string | null;
  readonly persona: string | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly started: string | null;
  readonly finished: string | null;
}

/** read = used + Σ dropped + rejected. */
export interface Receipt {
  readonly read: number;
  readonly used: number;
  /** Rows that could not be read (a byte that does not decode, a ragged row). */
  readonly rejected: number;
  /** Rows read but not used, by reason. */
  readonly dropped: readonly { readonly reason: string; readonly count: number }[];
}

export interface ReportPolicy extends Policy {
  readonly aggregation: 'nested' | 'flat';
  readonly onCriticalFailure: 'fail' | 'zero' | 'cap';
  /** What p is adjusted over: the tests of the whole's criteria, those of its sections, and again within each group. */
  readonly family: {
    readonly within: 'whole-and-each-group';
    readonly criteria: number;
    readonly sections: number;
  };
  readonly [more: string]: unknown;
}

/** `code` names a sentence `warning.<code>`; `of` is the criterion or section it is about. */
export interface Warning {
  readonly code: string;
  readonly of: string | null;
  readonly args: Args;
}

export type Verdict = 'met' | 'unmet' | 'failed';
export type Exchange = 'exceeding' | 'equal' | 'unequal' | 'criminal';

export interface Figures {
  /** Respondents (pairs, for a criterion) behind the figures. */
  readonly n: number;
  /** Weight answered ÷ weight applicable, 0–1. */
  readonly coverage: number | null;
  /** In the answer's own units; null where criteria do not share one scale. */
  readonly expectation: { readonly mean: number | null; readonly sd: number | null };
  readonly delivery: { readonly mean: number | null; readonly sd: number | null };
  /** delivery − expectation, positive is better; t, p and d_z are free of units and come from points where need be. */
  readonly gap: {
    readonly mean: number | null;
    readonly sd: number | null;
    readonly ci95: readonly [number, number] | null;
    readonly t: number | null;
    readonly df: number | null;
    readonly p: number | null;
    readonly pHolm: number | null;
    readonly pBH: number | null;
    readonly dz: number | null;
  };
  /** Means in points, 0–100; the interval and deviation of the gap in points. */
  readonly points: {
    readonly expectation: number | null;
    readonly delivery: number | null;
    readonly gap: number | null;
    readonly sd: number | null;
    readonly ci95: readonly [number, number] | null;
  };
  /** r(E, D). */
  readonly correlation: number | null;
  /** Respondents short beyond tolerance, within it, over it; 0–1. */
  readonly shares: {
    readonly unmet: number | null;
    readonly met: number | null;
    readonly exceeded: number | null;
  };
  readonly verdict: Verdict | null;
  readonly exchange: Exchange | null;
  /** The same means by survey weights, in points; null where there are none. */
  readonly weighted: Weighted | null;
}

export interface UnitFigures extends Figures {
  readonly id: string;
  /** In points: surplus − shortfall, Σ w·max(0, −gap)/Σ w, Σ w·max(0, gap)/Σ w over criteria. */
  readonly net: number | null;
  readonly shortfall: number | null;
  readonly surplus: number | null;
  readonly alpha: {
    readonly expectation: number | null;
    readonly delivery: number | null;
    readonly gap: number | null;
  };
  readonly reliabilityOfDifference: number | null;
}

export interface OverallReport extends UnitFigures {
  /** Delivery points after `onCriticalFailure`; what --fail-under reads. */
  readonly score: number | null;
}

export interface SectionReport extends UnitFigures {
  readonly title: Text;
  readonly weight: number;
  /** Its share of the overall score, 0–1. */
  readonly share: number;
}

export interface CriterionReport extends Figures {
  readonly id: string;
  readonly section: string;
  readonly text: Text;
  readonly answer: Answer;
  readonly touchpoint: string | null;
  readonly weight: number;
  /** Its share of the overall score, 0–1, once sections and unanswered criteria are accounted for. */
  readonly share: number;
  readonly critical: boolean;
  readonly blanks: {
    readonly notShown: number;
    readonly skipped: number;
    readonly dontKnow: number;
    readonly notApplicable: number;
  };
  /** `n`: pairs whose gap is not zero, which are all that the test counts. */
  readonly wilcoxon: { readonly w: number | null; readonly p: number | null; readonly n: number };
  /** Share of pairs at the top of the scale, 0–1. */
  readonly ceiling: { readonly expectation: number | null; readonly delivery: number | null };
  /** Pairs whose expectation came from profile or standard. */
  readonly expectationFilled: number;
  /** How often each option was expected (never, where the choice is not scored) and chosen, for choices. */
  readonly options: readonly {
    readonly id: string;
    readonly text: Text;
    readonly expected: number;
    readonly count: number;
    /** Of those who chose, 0–1, with its interval after Wilson. */
    readonly share: number | null;
    readonly ci95: readonly [number, number] | null;
  }[];
  /** Against the least that is accepted and what is desired; null where that was not asked. */
  readonly zone: Zone | null;
  /** What the standard asks the deliveries to be summed up as. */
  readonly summary: Summary | null;
  /** What auditors wrote, by position of the session. */
  readonly notes: readonly { readonly session: number; readonly text: string }[];
}

export interface Wasted {
  readonly criterion: string;
  /** Points over. */
  readonly surplus: number;
}

export interface Priority {
  readonly criterion: string;
  /** Share of the overall score, 0–1. */
  readonly importance: number;
  /** Points short. */
  readonly shortfall: number;
  /** importance × shortfall: points of the overall score to gain by meeting the expectation. */
  readonly gain: number;
}

/** One stop of the journey. Its figures are those of its criteria by their shares of the score. */
export interface Step {
  readonly touchpoint: string;
  readonly title: Text;
  /** Ids, in the order of the standard. */
  readonly criteria: readonly string[];
  /** The most respondents that any of its criteria has. */
  readonly n: number;
  readonly points: {
    readonly expectation: number | null;
    readonly delivery: number | null;
    readonly gap: number | null;
  };
  /** In points; positive is better. The same as `points.gap`. */
  readonly gap: number | null;
  readonly shortfall: number | null;
  readonly surplus: number | null;
  readonly verdict: Verdict | null;
}

/** Why customers chose the firm: the share of each reason. */
export interface Drivers {
  /** The survey of reasons. */
  readonly standard: { readonly id: string; readonly version: string };
  readonly criterion: string;
  readonly text: Text;
  /** Customers who named a reason. */
  readonly n: number;
  readonly options: readonly {
    readonly id: string;
    readonly text: Text;
    readonly count: number;
    /** 0–1, with its interval after Wilson. */
    readonly share: number;
    readonly ci95: readonly [number, number];
  }[];
  readonly service: { readonly share: number; readonly ci95: readonly [number, number] };
  /** What each reason would have if all decided alike: 1 / number of reasons. The threshold that service is held against. */
  readonly even: number;
  /** `little`: the whole interval of service lies below the even share; `much`: none of it does; else `unclear`. */
  readonly decides: 'little' | 'unclear' | 'much';
}

export interface GroupReport {
  readonly key: Readonly<Record<string, string>>;
  /** Too few respondents to show, or needed to keep such a group from being worked out by subtraction. */
  readonly suppressed: boolean;
  /** Where each group is judged by a profile of its own; its priorities, waste and warnings stand here then. */
  readonly profile: { readonly id: string; readonly title: Text } | null;
  readonly overall: OverallReport | null;
  readonly sections: readonly SectionReport[];
  readonly criteria: readonly CriterionReport[];
  readonly priorities: readonly Priority[];
  readonly wasted: readonly Wasted[];
  readonly silent: readonly Silent[];
  readonly warnings: readonly Warning[];
}
