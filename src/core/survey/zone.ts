// The zone of tolerance: between the least that customers accept and what they desire (Zeithaml, Berry and Parasuraman
// 1993). Where a survey asks for both, what they got is held against both (Parasuraman, Zeithaml and Berry 1994).

import type { Spread, Zone } from '../shapes/gap-report.ts';
import type { Scheme, SchemeCriterion } from '../standard/scheme.ts';
import type { Paired, Range } from '../statistics/statistics.ts';
import { clipped, paired } from '../statistics/statistics.ts';
import { sampledOf } from '../statistics/weighted.ts';
import type { FigureDesign, Sampled } from '../tally/design.ts';
import { mergeFigure, putSampled } from '../tally/design.ts';
import { RAW_SCALE, sumsOfPairs } from '../tally/exact.ts';
import type { Answers } from '../tally/tally.ts';

/** One criterion's zone, over the respondents that gave all three; positive is better. */
interface Triple {
  readonly minimum: number;
  readonly desired: number;
  readonly perceived: number;
  count: number;
}

/** Of one criterion. It grows with distinct triples. */
export interface ZoneCount {
  readonly triples: Map<string, Triple>;
  /** What they are by the survey's design; null where it has none. */
  readonly design: ZoneDesign | null;
}

/** From the one level (x) to the other (y), in the units that the zone is told in. */
interface ZoneDesign {
  readonly adequacy: FigureDesign;
  readonly superiority: FigureDesign;
  readonly width: FigureDesign;
  /** Below, inside, above: of those who do not contradict themselves. */
  readonly shares: FigureDesign;
}

/** By position in the scheme; null where the least accepted was not asked. */
export type ZoneTally = readonly (ZoneCount | null)[];

export const emptyZones = ({ criteria }: Scheme, asked: ReadonlySet<number>, hasDesign: boolean): ZoneTally =>
  criteria.map((_, i) =>
    asked.has(i) ? { triples: new Map(), design: hasDesign ? emptyDesign() : null } : null,
  );

const emptyDesign = (): ZoneDesign => ({
  adequacy: new Map(),
  superiority: new Map(),
  width: new Map(),
  shares: new Map(),
});

/** Counts one respondent; `minimum` by position in the scheme, NaN where it was not given. */
export function countZone(
  into: ZoneTally,
  { criteria }: Scheme,
  answers: Answers,
  minimum: Float64Array,
  sampled: Sampled,
): void {
  into.forEach((zone, i) => {
    if (!zone) return;
    const asked = answers.expectation[i]!;
    const desired = Number.isNaN(asked) ? (criteria[i]!.expect ?? Number.NaN) : asked;
    const perceived = answers.delivery[i]!;
    const least = minimum[i]!;
    if (Number.isNaN(least + desired + perceived)) return;
    const triple = { minimum: least, desired, perceived, count: 1 };
    put(zone.triples, triple);
    if (zone.design && criteria[i]!.scored) sample(zone.design, criteria[i]!, triple, sampled);
  });
}

function sample(into: ZoneDesign, of: SchemeCriterion, triple: Triple, sampled: Sampled): void {
  const { level, isBelow, isInside, isAbove, contradicts } = measureOf(of);
  const [least, desired, got] = [triple.minimum, triple.desired, triple.perceived].map(level) as Levels;
  putSampled(into.adequacy, sampled, [least, got]);
  putSampled(into.superiority, sampled, [desired, got]);
  putSampled(into.width, sampled, [least, desired]);
  if (!contradicts(triple))
    putSampled(into.shares, sampled, [0, 0], [isBelow(triple), isInside(triple), isAbove(triple)]);
}
type Levels = [least: number, desired: number, got: number];

/** How the levels of a criterion are told: in the answer's own units where it has any, else in points; positive is better. */
function measureOf({ kind, answer }: SchemeCriterion) {
  const hasUnits = kind.gap(0, 0, answer) !== null;
  const gap = (from: number, to: number) =>
    hasUnits ? kind.gap(from, to, answer)! : kind.pointsGap(from, to, answer);
  const adequacy = ({ minimum, perceived }: Triple) => gap(minimum, perceived);
  const superiority = ({ desired, perceived }: Triple) => gap(desired, perceived);
  const width = ({ minimum, desired }: Triple) => gap(minimum, desired);
  return {
    hasUnits,
    lowerIsBetter: hasUnits && kind.gap(0, 1, answer)! < 0,
    level: (value: number) => (hasUnits ? value : kind.points(value, answer)),
    adequacy,
    superiority,
    width,
    contradicts: (triple: Triple) => width(triple) < 0,
    isBelow: (triple: Triple) => adequacy(triple) < 0,
    isInside: (triple: Triple) => adequacy(triple) >= 0 && superiority(triple) <= 0,
    isAbove: (triple: Triple) => superiority(triple) > 0 && adequacy(triple) >= 0,
  };
}

function put(into: Map<string, Triple>, { minimum, desired, perceived, count }: Triple): void {
  const name = `${minimum} ${desired} ${perceived}`;
  const known = into.get(name);
  if (known) known.count += count;
  else into.set(name, { minimum, desired, perceived, count });
}

/** Adds all of `other` into `into`. */
export function mergeZones(into: ZoneTally, other: ZoneTally): void {
  into.forEach((zone, i) => {
    if (!zone) return;
    const { triples, design } = other[i]!;
    for (const triple of triples.values()) put(zone.triples, triple);
    for (const name of ['adequacy', 'superiority', 'width', 'shares'] as const)
      if (zone.design && design) mergeFigure(zone.design[name], design[name]);
  });
}

/** `range`: the worst and the best gap there can be between two answers, in the units of the zone; null where they have no bounds. */
export function zoneOf(
  { triples, design }: ZoneCount,
  criterion: SchemeCriterion,
  range: Range | null,
): Zone | null {
  if (!criterion.scored) return null;
  const measure = measureOf(criterion);
  const { hasUnits, lowerIsBetter, level, adequacy, superiority, width, contradicts } = measure;
  const all = [...triples.values()];
  const over = (value: (triple: Triple) => number): Paired | null =>
    paired(
      sumsOfPairs(
        all.map((triple) => ({ x: 0, y: value(triple), count: triple.count })),
        RAW_SCALE,
      ),
    );
  const byDesign = design && sampledZone(design, lowerIsBetter);
  const spread = (name: 'adequacy' | 'superiority' | 'width', value: (triple: Triple) => number): Spread => {
    const of = byDesign?.[name] ?? over(value);
    return { mean: of?.mean ?? null, sd: of?.sd ?? null, ci95: clipped(of?.ci95 ?? null, range) };
  };
  const count = (those: (triple: Triple) => boolean) =>
    all.reduce((sum, triple) => sum + (those(triple) ? triple.count : 0), 0);
  const n = count(() => true);
  const contradictory = count(contradicts);
  const share = (k: number, those: (triple: Triple) => boolean) => {
    if (n <= contradictory) return null;
    const counted = () => count((triple) => !contradicts(triple) && those(triple)) / (n - contradictory);
    return byDesign?.shares?.[k]?.share ?? counted();
  };
  const mean = (side: 'minimum' | 'desired' | 'perceived') =>
    over((triple) => level(triple[side]))?.mean ?? null;
  return {
    n,
    unit: hasUnits ? 'own' : 'points',
    minimum: byDesign?.adequacy.meanX ?? mean('minimum'),
    desired: byDesign?.superiority.meanX ?? mean('desired'),
    perceived: byDesign?.adequacy.meanY ?? mean('perceived'),
    adequacy: spread('adequacy', adequacy),
    superiority: spread('superiority', superiority),
    width: spread('width', width),
    shares: {
      below: share(0, measure.isBelow),
      inside: share(1, measure.isInside),
      above: share(2, measure.isAbove),
    },
    contradictory,
  };
}

/** Null where all weigh the same and were drawn one by one: then it is what it is without. */
function sampledZone(design: ZoneDesign, turned: boolean) {
  const adequacy = sampledOf(design.adequacy, turned);
  if (!adequacy || adequacy.isPlain) return null;
  return {
    adequacy: adequacy.paired,
    superiority: sampledOf(design.superiority, turned)!.paired,
    width: sampledOf(design.width, turned)!.paired,
    shares: sampledOf(design.shares)?.shares ?? null,
  };
}
