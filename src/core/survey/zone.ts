// The zone of tolerance: between the least that customers accept and what they desire (Zeithaml, Berry and Parasuraman
// 1993). Where a survey asks for both, what they got is held against both (Parasuraman, Zeithaml and Berry 1994).

import type { Spread, Zone } from '../shapes/gap-report.ts';
import type { Scheme, SchemeCriterion } from '../standard/scheme.ts';
import type { Paired } from '../statistics/statistics.ts';
import { paired } from '../statistics/statistics.ts';
import { RAW_SCALE, sumsOfPairs } from '../tally/exact.ts';
import type { Answers } from '../tally/tally.ts';

/** One criterion's zone, over the respondents that gave all three; positive is better. */
interface Triple {
  readonly minimum: number;
  readonly desired: number;
  readonly perceived: number;
  count: number;
}

/** By position in the scheme; null where the least accepted was not asked. It grows with distinct triples. */
export type ZoneTally = readonly (Map<string, Triple> | null)[];

export const emptyZones = ({ criteria }: Scheme, asked: ReadonlySet<number>): ZoneTally =>
  criteria.map((_, i) => (asked.has(i) ? new Map() : null));

/** Counts one respondent; `minimum` by position in the scheme, NaN where it was not given. */
export function countZone(
  into: ZoneTally,
  { criteria }: Scheme,
  answers: Answers,
  minimum: Float64Array,
): void {
  into.forEach((triples, i) => {
    if (!triples) return;
    const asked = answers.expectation[i]!;
    const desired = Number.isNaN(asked) ? (criteria[i]!.expect ?? Number.NaN) : asked;
    const perceived = answers.delivery[i]!;
    const least = minimum[i]!;
    if (!Number.isNaN(least + desired + perceived))
      put(triples, { minimum: least, desired, perceived, count: 1 });
  });
}

function put(into: Map<string, Triple>, { minimum, desired, perceived, count }: Triple): void {
  const name = `${minimum} ${desired} ${perceived}`;
  const known = into.get(name);
  if (known) known.count += count;
  else into.set(name, { minimum, desired, perceived, count });
}

/** Adds all of `other` into `into`. */
export function mergeZones(into: ZoneTally, other: ZoneTally): void {
  into.forEach((triples, i) => {
    if (triples) for (const triple of other[i]!.values()) put(triples, triple);
  });
}

export function zoneOf(triples: Iterable<Triple>, { kind, answer, scored }: SchemeCriterion): Zone | null {
  if (!scored) return null;
  const hasUnits = kind.gap(0, 0, answer) !== null;
  const gap = (from: number, to: number) =>
    hasUnits ? kind.gap(from, to, answer)! : kind.pointsGap(from, to, answer);
  const all = [...triples];
  const over = (value: (triple: Triple) => number): Paired | null =>
    paired(
      sumsOfPairs(
        all.map((triple) => ({ x: 0, y: value(triple), count: triple.count })),
        RAW_SCALE,
      ),
    );
  const level = (of: (triple: Triple) => number) =>
    over((triple) => (hasUnits ? of(triple) : kind.points(of(triple), answer)))?.mean ?? null;
  const spread = (value: (triple: Triple) => number): Spread => {
    const of = over(value);
    return { mean: of?.mean ?? null, sd: of?.sd ?? null, ci95: of?.ci95 ?? null };
  };
  const adequacy = ({ minimum, perceived }: Triple) => gap(minimum, perceived);
  const superiority = ({ desired, perceived }: Triple) => gap(desired, perceived);
  const width = ({ minimum, desired }: Triple) => gap(minimum, desired);
  const count = (those: (triple: Triple) => boolean) =>
    all.reduce((sum, triple) => sum + (those(triple) ? triple.count : 0), 0);
  const n = count(() => true);
  const contradictory = count((triple) => width(triple) < 0);
  const share = (those: (triple: Triple) => boolean) =>
    n > contradictory ? count((triple) => width(triple) >= 0 && those(triple)) / (n - contradictory) : null;
  return {
    n,
    unit: hasUnits ? 'own' : 'points',
    minimum: level(({ minimum }) => minimum),
    desired: level(({ desired }) => desired),
    perceived: level(({ perceived }) => perceived),
    adequacy: spread(adequacy),
    superiority: spread(superiority),
    width: spread(width),
    shares: {
      below: share((triple) => adequacy(triple) < 0),
      inside: share((triple) => adequacy(triple) >= 0 && superiority(triple) <= 0),
      above: share((triple) => superiority(triple) > 0 && adequacy(triple) >= 0),
    },
    contradictory,
  };
}
