// The supplement: what a survey says besides expectation and delivery, how important a criterion is, the least that is accepted of it, how
// much a respondent counts. Kept apart from the tally, and only where it is asked for; it merges as a tally does.

import type { Crosshair } from '../shapes/names.ts';
import type { Scheme } from '../standard/scheme.ts';
import type { Counter } from '../tally/counter.ts';
import type { DesignTally, Sampled, SampledPoints } from '../tally/design.ts';
import { countSampled, emptyDesign, mergeDesign } from '../tally/design.ts';
import type { Answers } from '../tally/tally.ts';
import { mergeUnsettled, settle, type Unsettled, weighingFor } from '../tally/weighing.ts';
import type { ImportancePlan, ImportanceTally } from './importance.ts';
import { countImportance, emptyImportance, mergeImportance } from './importance.ts';
import { countZone, emptyZones, mergeZones, type ZoneTally, zoneCounting } from './zone.ts';

export interface SupplementPlan {
  /** Null where no importance–performance analysis is asked for. */
  readonly importance: ImportancePlan | null;
  readonly crosshair: Crosshair;
  /** Positions of the criteria whose least accepted level is asked. */
  readonly minimum: ReadonlySet<number>;
  /** Whether the survey has a design: weights, clusters or strata. */
  readonly weighted: boolean;
  /** Whether it says which respondents were drawn together. */
  readonly clustered: boolean;
}

/** One respondent's, by position in the scheme; NaN where nothing was said. May be reused: nothing keeps it. */
export interface RespondentSupplement {
  readonly importance: Float64Array;
  readonly minimum: Float64Array;
  readonly sampled: { -readonly [part in keyof Sampled]: Sampled[part] };
}

export interface SupplementTally {
  readonly key: readonly string[];
  readonly importance: ImportanceTally | null;
  readonly zones: ZoneTally | null;
  readonly weighted: DesignTally | null;
  /** What has still to be put into that; nothing where all is counted. */
  readonly unsettled: Unsettled;
}

/** The plan, the whole, and the groups. */
export interface Supplements {
  readonly plan: SupplementPlan;
  readonly tallies: readonly SupplementTally[];
}

export function emptyRespondent({ criteria }: Scheme): RespondentSupplement {
  const none = () => new Float64Array(criteria.length).fill(Number.NaN);
  return { importance: none(), minimum: none(), sampled: { weight: 1, cluster: null, stratum: '' } };
}

export const emptySupplement = (
  scheme: Scheme,
  plan: SupplementPlan,
  key: readonly string[],
): SupplementTally => ({
  key,
  importance: plan.importance && emptyImportance(scheme, plan.importance, plan.weighted),
  zones: plan.minimum.size > 0 ? emptyZones(scheme, plan.minimum, plan.weighted) : null,
  weighted: plan.weighted ? emptyDesign(scheme) : null,
  unsettled: new Map(),
});

const NOTHING_ELSEWHERE = { zones: false, design: false };

/** Counts one respondent; `points` is what the answers come to (see Counter.last). `elsewhere` is what is counted otherwise. */
export function countSupplement(
  into: SupplementTally,
  scheme: Scheme,
  plan: SupplementPlan,
  answers: Answers,
  supplement: RespondentSupplement,
  points: SampledPoints,
  elsewhere: { readonly zones: boolean; readonly design: boolean } = NOTHING_ELSEWHERE,
): void {
  if (into.importance && plan.importance)
    countImportance(into.importance, scheme, plan.importance, answers, supplement);
  if (into.zones && !elsewhere.zones)
    countZone(into.zones, scheme, answers, supplement.minimum, supplement.sampled);
  if (into.weighted && !elsewhere.design)
    countSampled(into.weighted, scheme, answers, points, supplement.sampled);
}

/** Adds all of `other` into `into`; both by the same scheme and plan. */
export function mergeSupplement(scheme: Scheme, into: SupplementTally, other: SupplementTally): void {
  if (into.importance && other.importance) mergeImportance(into.importance, other.importance);
  if (into.zones && other.zones) mergeZones(scheme, into.zones, other.zones);
  if (!into.weighted || !other.weighted) return;
  mergeDesign(into.weighted, other.weighted);
  mergeUnsettled(scheme, into.weighted, into.unsettled, other.unsettled);
}

/**
 * A place to count into, group by group. With a counter, what its batch tells together is counted when that counts it, of which
 * `wait` is to be told row by row.
 */
export function supplementBook(scheme: Scheme, plan: SupplementPlan, counter: Counter | null = null) {
  const groups = new Map<string, SupplementTally>();
  // The same by the counter's own keys: each of its groups has one.
  const known = new Map<readonly string[], SupplementTally>();
  const weighing = counter && plan.weighted && !plan.clustered ? weighingFor(scheme, counter) : null;
  const zones =
    counter && plan.minimum.size > 0 && !plan.weighted ? zoneCounting(scheme, plan.minimum, counter) : null;
  const together = { zones: zones !== null, design: weighing !== null };
  const isOneByOne =
    plan.importance !== null || (plan.minimum.size > 0 && !zones) || (plan.weighted && !weighing);

  function groupOf(key: readonly string[]): SupplementTally {
    const name = JSON.stringify(key);
    const group = groups.get(name) ?? emptySupplement(scheme, plan, [...key]);
    groups.set(name, group);
    return group;
  }

  if (weighing || zones)
    counter!.hear((key, rows, lanes) => {
      const group = known.get(key) ?? groupOf(key);
      known.set(key, group);
      weighing?.count(group.unsettled, group.weighted!, rows, lanes);
      zones?.count(group.zones!, rows, lanes);
    });
  return {
    /** Whether `count` is to be told of each respondent, and what his answers come to. */
    isOneByOne,
    needsPoints: plan.weighted && !weighing,
    /** What there is to be known of the row at hand in the counter's batch before that counts it. */
    wait({ minimum, sampled }: RespondentSupplement): void {
      weighing?.wait(sampled);
      zones?.wait(minimum);
    },
    count(key: readonly string[], ...respondent: Respondent): void {
      countSupplement(groupOf(key), scheme, plan, ...respondent, together);
    },
    tallies(): readonly SupplementTally[] {
      counter?.batch.flush();
      return [...groups.values()];
    },
  };
}

type Respondent = [answers: Answers, supplement: RespondentSupplement, points: SampledPoints];

/** Parts counted apart, as one: the whole, which is the sum of the groups, and each group. */
export function supplementsOf(
  scheme: Scheme,
  plan: SupplementPlan,
  parts: readonly (readonly SupplementTally[])[],
): Supplements {
  const whole = emptySupplement(scheme, plan, []);
  const groups = new Map<string, SupplementTally>();
  for (const part of parts.flat()) {
    mergeSupplement(scheme, whole, part);
    if (part.key.length === 0) continue;
    const name = JSON.stringify(part.key);
    const group = groups.get(name) ?? emptySupplement(scheme, plan, part.key);
    groups.set(name, group);
    mergeSupplement(scheme, group, part);
  }
  const tallies = [whole, ...groups.values()];
  for (const { weighted, unsettled } of tallies) if (weighted) settle(scheme, weighted, unsettled);
  return { plan, tallies };
}
