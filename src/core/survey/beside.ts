// What a survey says beside expectation and delivery: how important a criterion is, the least that is accepted of it, how
// much a respondent counts. Kept apart from the tally, and only where it is asked for; it merges as a tally does.

import type { Crosshair } from '../shapes/names.ts';
import type { Scheme } from '../standard/scheme.ts';
import type { DesignTally, Sampled, SampledPoints, Weighing } from '../tally/design.ts';
import { countSampled, emptyDesign, mergeDesign } from '../tally/design.ts';
import type { Answers } from '../tally/tally.ts';
import { codesOf, weighingFor } from '../tally/weighing.ts';
import type { ImportancePlan, ImportanceTally } from './importance.ts';
import { countImportance, emptyImportance, mergeImportance } from './importance.ts';
import type { ZoneTally } from './zone.ts';
import { countZone, emptyZones, mergeZones } from './zone.ts';

export interface BesidePlan {
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
export interface Asides {
  readonly importance: Float64Array;
  readonly minimum: Float64Array;
  readonly sampled: { -readonly [part in keyof Sampled]: Sampled[part] };
}

export interface BesideTally {
  readonly key: readonly string[];
  readonly importance: ImportanceTally | null;
  readonly zones: ZoneTally | null;
  readonly weighted: DesignTally | null;
}

/** The plan, the whole, and the groups. */
export interface Beside {
  readonly plan: BesidePlan;
  readonly tallies: readonly BesideTally[];
}

export function emptyAsides({ criteria }: Scheme): Asides {
  const none = () => new Float64Array(criteria.length).fill(Number.NaN);
  return { importance: none(), minimum: none(), sampled: { weight: 1, cluster: null, stratum: '' } };
}

export const emptyBeside = (scheme: Scheme, plan: BesidePlan, key: readonly string[]): BesideTally => ({
  key,
  importance: plan.importance && emptyImportance(scheme, plan.importance, plan.weighted),
  zones: plan.minimum.size > 0 ? emptyZones(scheme, plan.minimum, plan.weighted) : null,
  weighted: plan.weighted ? emptyDesign(scheme) : null,
});

/** Counts one respondent; `points` is what the answers come to (see Counter.last). */
export function countBeside(
  into: BesideTally,
  scheme: Scheme,
  plan: BesidePlan,
  answers: Answers,
  asides: Asides,
  points: SampledPoints,
  weighing: Weighing | null = null,
): void {
  if (into.importance && plan.importance)
    countImportance(into.importance, scheme, plan.importance, answers, asides);
  if (into.zones) countZone(into.zones, scheme, answers, asides.minimum, asides.sampled);
  if (into.weighted) countSampled(into.weighted, scheme, answers, points, asides.sampled, weighing);
}

/** Adds all of `other` into `into`; both by the same scheme and plan. */
export function mergeBeside(into: BesideTally, other: BesideTally): void {
  if (into.importance && other.importance) mergeImportance(into.importance, other.importance);
  if (into.zones && other.zones) mergeZones(into.zones, other.zones);
  if (into.weighted && other.weighted) mergeDesign(into.weighted, other.weighted);
}

/** A place to count into, group by group. */
export function besideBook(scheme: Scheme, plan: BesidePlan) {
  const groups = new Map<string, { readonly tally: BesideTally; readonly weighing: Weighing | null }>();
  const codes = plan.weighted && !plan.clustered ? codesOf(scheme) : null;
  return {
    count(key: readonly string[], ...counted: Counted): void {
      const name = JSON.stringify(key);
      let group = groups.get(name);
      if (!group) {
        const tally = emptyBeside(scheme, plan, [...key]);
        group = { tally, weighing: codes && tally.weighted && weighingFor(scheme, codes, tally.weighted) };
        groups.set(name, group);
      }
      countBeside(group.tally, scheme, plan, ...counted, group.weighing);
    },
    tallies: (): readonly BesideTally[] =>
      [...groups.values()].map(({ tally, weighing }) => {
        weighing?.settle();
        return tally;
      }),
  };
}

type Counted = [answers: Answers, asides: Asides, points: SampledPoints];

/** Parts counted apart, as one: the whole, which is the sum of the groups, and each group. */
export function besideOf(
  scheme: Scheme,
  plan: BesidePlan,
  parts: readonly (readonly BesideTally[])[],
): Beside {
  const whole = emptyBeside(scheme, plan, []);
  const groups = new Map<string, BesideTally>();
  for (const part of parts.flat()) {
    mergeBeside(whole, part);
    if (part.key.length === 0) continue;
    const name = JSON.stringify(part.key);
    const group = groups.get(name) ?? emptyBeside(scheme, plan, part.key);
    groups.set(name, group);
    mergeBeside(group, part);
  }
  return { plan, tallies: [whole, ...groups.values()] };
}
