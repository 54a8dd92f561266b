// Over-delivery that nobody was told of. It stays in the surplus, since it was given; but a gift that is not announced as
// one earns nothing, so that a report names it apart.

import type { Silent } from '../shapes/gap-report.ts';
import type { Scheme } from '../standard/scheme.ts';
import { paired } from '../statistics/statistics.ts';
import { POINTS_SCALE, sumsOfPairs } from './exact.ts';
import { isOver } from './tally.ts';

interface Pair {
  readonly expectation: number;
  readonly delivery: number;
  told: number;
  silent: number;
}

/** Counts of what was announced, by criterion and pair; it merges as a tally does. */
export type Announcements = readonly Map<string, Pair>[];

export const emptyAnnouncements = ({ criteria }: Scheme): Announcements => criteria.map(() => new Map());

/** Counts one response, or so many; `expectation` is NaN where profile and standard speak. */
export function countAnnouncement(
  into: Announcements,
  scheme: Scheme,
  i: number,
  pair: { readonly expectation: number; readonly delivery: number },
  announced: boolean,
  times = 1,
): void {
  const { scored, expect } = scheme.criteria[i]!;
  const expectation = Number.isNaN(pair.expectation) ? expect : pair.expectation;
  if (!scored || expectation === null || Number.isNaN(pair.delivery)) return;
  put(into[i]!, {
    expectation,
    delivery: pair.delivery,
    told: announced ? times : 0,
    silent: announced ? 0 : times,
  });
}

function put(into: Map<string, Pair>, { expectation, delivery, told, silent }: Pair): void {
  const name = `${expectation} ${delivery}`;
  const known = into.get(name);
  if (!known) into.set(name, { expectation, delivery, told, silent });
  else {
    known.told += told;
    known.silent += silent;
  }
}

/** What several counts of one scheme come to, in whatever order. */
export function mergedAnnouncements(all: readonly Announcements[]): Announcements {
  const merged = (all[0] ?? []).map(() => new Map<string, Pair>());
  for (const one of all)
    one.forEach((pairs, i) => {
      for (const pair of pairs.values()) put(merged[i]!, pair);
    });
  return merged;
}

/** Criteria with any silent surplus, in the order of the scheme. */
export function silentOf(announcements: Announcements, { criteria, policy }: Scheme): Silent[] {
  return criteria.flatMap(({ id, kind, answer }, i): Silent[] => {
    const over = [...announcements[i]!.values()].filter(({ expectation, delivery }) =>
      isOver(kind.pointsGap(expectation, delivery, answer), policy.tolerance),
    );
    const silent = over.filter((pair) => pair.silent > 0);
    const of = paired(
      sumsOfPairs(
        silent.map(({ expectation, delivery, silent: count }) => ({
          x: kind.points(expectation, answer),
          y: kind.points(delivery, answer),
          count,
        })),
        POINTS_SCALE,
      ),
    );
    if (!of) return [];
    return [
      {
        criterion: id,
        count: of.n,
        of: over.reduce((total, pair) => total + pair.told + pair.silent, 0),
        surplus: of.mean,
      },
    ];
  });
}
