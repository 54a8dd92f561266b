// Importance–performance analysis (Martilla and James 1977): how much each criterion matters, as stated or as derived from
// the answers, against how well it is delivered; a crosshair, whose rule is said, makes four quadrants of that.

import type { Cross, Ipa } from '../shapes/gap-report.ts';
import { CROSSHAIRS, type Crosshair, type Quadrant } from '../shapes/names.ts';
import type { Scheme } from '../standard/scheme.ts';
import { paired } from '../statistics/statistics.ts';
import { sampledOf } from '../statistics/weighted.ts';
import { type FigureDesign, mergeFigure, putSampled, type Sampled } from '../tally/design.ts';
import type { Moments } from '../tally/exact.ts';
import { addPair, emptyMoments, mergeMoments, RAW_SCALE, sumsOf, sumsOfPairs } from '../tally/exact.ts';
import { type Answers, reaches } from '../tally/tally.ts';

export interface Range {
  readonly min: number;
  readonly max: number;
}

/** What to count: stated ratings, or delivery against the rest or against one criterion. */
export type ImportancePlan =
  | { readonly source: 'stated'; readonly scales: ReadonlyMap<number, Range> }
  | { readonly source: 'weights' }
  | { readonly source: 'derived' }
  | { readonly source: 'criterion'; readonly criterion: number };

/** By position in the scheme. */
export interface ImportanceTally {
  /** Ratings of importance → respondents. */
  readonly stated: readonly Map<number, number>[];
  /** Delivery points: of the criterion (x), and of what importance is derived from (y). */
  readonly derived: readonly Moments[];
  /** Either by the survey's design, ratings as y; null where it has none. */
  readonly design: readonly FigureDesign[] | null;
}

export const emptyImportance = (
  { criteria }: Scheme,
  { source }: ImportancePlan,
  hasDesign: boolean,
): ImportanceTally => ({
  stated: source === 'stated' ? criteria.map(() => new Map()) : [],
  derived: source === 'derived' || source === 'criterion' ? criteria.map(emptyMoments) : [],
  design: hasDesign && source !== 'weights' ? criteria.map(() => new Map()) : null,
});

/** Counts one respondent; `importance` by position in the scheme, NaN where nothing was said. */
export function countImportance(
  into: ImportanceTally,
  { criteria, policy }: Scheme,
  plan: ImportancePlan,
  answers: Answers,
  { importance: stated, sampled }: { readonly importance: Float64Array; readonly sampled: Sampled },
): void {
  into.stated.forEach((counts, i) => {
    const value = stated[i]!;
    if (Number.isNaN(value)) return;
    counts.set(value, (counts.get(value) ?? 0) + 1);
    if (into.design) putSampled(into.design[i]!, sampled, [0, value]);
  });
  if (into.derived.length === 0) return;
  const points = criteria.map(({ scored, kind, answer }, i) =>
    scored && !Number.isNaN(answers.delivery[i]!) ? kind.points(answers.delivery[i]!, answer) : Number.NaN,
  );
  const rated = points.filter((one) => !Number.isNaN(one));
  const total = rated.reduce((sum, one) => sum + one, 0);
  const scored = criteria.filter((criterion) => criterion.scored).length;
  const put = (i: number, x: number, y: number): void => {
    addPair(into.derived[i]!, x, y);
    if (into.design) putSampled(into.design[i]!, sampled, [x, y]);
  };
  points.forEach((own, i) => {
    if (Number.isNaN(own)) return;
    if (plan.source === 'criterion') {
      const target = points[plan.criterion]!;
      if (i !== plan.criterion && !Number.isNaN(target)) put(i, own, target);
    } else if (rated.length > 1 && rated.length - 1 >= policy.minimumAnswered * (scored - 1))
      put(i, own, Math.max(0, (total - own) / (rated.length - 1)));
  });
}

/** Adds all of `other` into `into`. */
export function mergeImportance(into: ImportanceTally, other: ImportanceTally): void {
  into.stated.forEach((counts, i) => {
    for (const [value, times] of other.stated[i]!) counts.set(value, (counts.get(value) ?? 0) + times);
  });
  into.derived.forEach((moments, i) => {
    mergeMoments(moments, other.derived[i]!);
  });
  into.design?.forEach((figure, i) => {
    mergeFigure(figure, other.design![i]!);
  });
}

/** What is asked of a criterion's report. */
interface Delivered {
  readonly id: string;
  readonly delivery: { readonly mean: number | null };
  readonly points: { readonly delivery: number | null };
}

interface Point {
  readonly criterion: string;
  readonly n: number | null;
  readonly importance: number;
  readonly performance: number;
}

/** Null where fewer than two criteria have both importance and performance: nothing lies left or right of itself. */
export function ipaOf(
  of: { readonly scheme: Scheme; readonly criteria: readonly Delivered[] },
  plan: ImportancePlan,
  tally: ImportanceTally,
  rule: Crosshair,
): Ipa | null {
  const { scheme, criteria } = of;
  const positions = criteria.flatMap(({ points }, i) => (points.delivery === null ? [] : [i]));
  const rating = sharedScale(positions.map((i) => lineOf(scheme, i)));
  const stated =
    plan.source === 'stated' ? sharedScale(positions.map((i) => plan.scales.get(i) ?? null)) : null;
  const importances = positions.map((i) => importanceOf(i, scheme, plan, tally, stated === null));
  const points = positions.flatMap((i, k): Point[] => {
    const { id, delivery, points: inPoints } = criteria[i]!;
    const performance = rating ? delivery.mean : inPoints.delivery;
    const importance = importances[k];
    return importance && performance !== null ? [{ criterion: id, ...importance, performance }] : [];
  });
  if (points.length < 2) return null;
  const ends = {
    performance: rating ?? POINTS,
    importance: plan.source === 'stated' ? (stated ?? POINTS) : null,
  };
  const cross = crossAt(rule, points, ends);
  // What has no scale has no midpoint; the caller has refused that as the rule.
  if (!cross) return null;
  const quadrants = points.map((point) => quadrantOf(point, cross));
  return {
    importance: {
      source: plan.source,
      criterion: plan.source === 'criterion' ? scheme.criteria[plan.criterion]!.id : null,
      unit:
        plan.source === 'stated'
          ? stated
            ? 'rating'
            : 'points'
          : plan.source === 'weights'
            ? 'weight'
            : 'correlation',
      scale: ends.importance,
    },
    performance: { unit: rating ? 'rating' : 'points', scale: ends.performance },
    crosshair: cross,
    criteria: points.map((point, k) => ({ ...point, quadrant: quadrants[k]! })),
    otherRules: CROSSHAIRS.filter((other) => other !== rule).flatMap((other) => {
      const otherwise = crossAt(other, points, ends);
      if (!otherwise) return [];
      const changed = points.filter((point, k) => quadrantOf(point, otherwise) !== quadrants[k]);
      return [{ ...otherwise, changed: changed.map(({ criterion }) => criterion) }];
    }),
  };
}

const POINTS: Range = { min: 0, max: 100 };

function importanceOf(
  i: number,
  { criteria }: Scheme,
  plan: ImportancePlan,
  tally: ImportanceTally,
  inPoints: boolean,
): { n: number | null; importance: number } | null {
  if (plan.source === 'weights') return { n: null, importance: criteria[i]!.weight };
  const sampled = tally.design && sampledOf(tally.design[i]!);
  const byDesign = sampled && !sampled.isSimple ? sampled.paired : null;
  if (plan.source !== 'stated') {
    const of = byDesign ?? paired(sumsOf(tally.derived[i]!));
    return of?.r == null ? null : { n: of.n, importance: of.r };
  }
  const ratings = [...tally.stated[i]!].sort(([a], [b]) => a - b);
  const of =
    byDesign ??
    paired(
      sumsOfPairs(
        ratings.map(([y, count]) => ({ x: 0, y, count })),
        RAW_SCALE,
      ),
    );
  const scale = plan.scales.get(i);
  if (!of || !scale) return null;
  const importance = inPoints ? ((of.meanY - scale.min) * 100) / (scale.max - scale.min) : of.meanY;
  return { n: of.n, importance };
}

/** The scale of a criterion's ratings as they are printed; null where points have to stand in. */
function lineOf({ criteria }: Scheme, i: number): Range | null {
  const { kind, answer } = criteria[i]!;
  const scale = kind.scale(answer);
  return scale && !scale.reversed ? { min: scale.min, max: scale.max } : null;
}

function sharedScale(scales: readonly (Range | null)[]): Range | null {
  const first = scales[0];
  if (!first) return null;
  return scales.every((one) => one !== null && one.min === first.min && one.max === first.max) ? first : null;
}

function crossAt(
  rule: Crosshair,
  points: readonly Point[],
  ends: { readonly performance: Range; readonly importance: Range | null },
): Cross | null {
  const at = (side: 'importance' | 'performance'): number | null => {
    const values = points.map((point) => point[side]).sort((a, b) => a - b);
    const end = ends[side];
    switch (rule) {
      case 'means':
        return values.reduce((sum, value) => sum + value, 0) / values.length;
      case 'medians':
        return (values[(values.length - 1) >> 1]! + values[values.length >> 1]!) / 2;
      case 'midpoint':
        return end && (end.min + end.max) / 2;
    }
  };
  const [importance, performance] = [at('importance'), at('performance')];
  return importance === null || performance === null ? null : { rule, importance, performance };
}

function quadrantOf({ importance, performance }: Point, cross: Cross): Quadrant {
  const matters = reaches(importance, cross.importance);
  const done = reaches(performance, cross.performance);
  if (matters) return done ? 'keep-up' : 'concentrate';
  return done ? 'overkill' : 'low-priority';
}
