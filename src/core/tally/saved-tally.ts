// The tally of a survey, made to be kept in a file (core/shapes/tally.ts), and what its profile was.

import type { SavedCriterion, SavedTally } from '../shapes/tally.ts';
import type { Scheme } from '../standard/scheme.ts';
import type { Profile } from '../standard/standard.ts';
import { type GroupTally, listed } from './tally.ts';

/** Of the whole survey; groups are not kept. */
export function savedTally(whole: GroupTally, { standard, profile, criteria }: Scheme): SavedTally {
  const { id, version, digest } = standard;
  return {
    format: 'svc.tally/1',
    standard: { id, version, digest },
    profile: profile && {
      id: profile.id,
      title: profile.title,
      criteria: [...profile.criteria].map(([name, said]) => ({ id: name, ...said })),
    },
    respondents: whole.respondents,
    criteria: criteria.map((criterion, i) => {
      const { pairs, blanks, expectationFilled } = whole.criteria[i]!;
      return {
        id: criterion.id,
        pairs: listed(pairs).map(({ expectation, delivery, counts }) => [
          Number.isNaN(expectation) ? null : expectation,
          delivery,
          counts[0] + counts[1] + counts[2],
        ]),
        blanks,
        expectationFilled,
      };
    }),
  };
}

/** The profile that the survey was judged by, as far as it says anything of criteria. */
export function profileOfTally({ profile }: Pick<SavedTally, 'profile'>): Profile | null {
  if (!profile) return null;
  const { id, title, criteria } = profile;
  return {
    format: 'svc.profile/1',
    id,
    title,
    criteria: new Map(criteria.map(({ id: name, expect, weight }) => [name, { expect, weight }])),
  };
}

/** Tallies of parts of a survey, all by one standard and profile, as that of the whole. */
export function mergedTallies([first, ...others]: readonly [SavedTally, ...SavedTally[]]): SavedTally {
  const all = [first, ...others];
  return {
    ...first,
    respondents: all.reduce((sum, { respondents }) => sum + respondents, 0),
    criteria: first.criteria.map(({ id }) =>
      mergedCriteria(
        id,
        all.flatMap(({ criteria }) => criteria.filter((one) => one.id === id)),
      ),
    ),
  };
}

function mergedCriteria(id: string, all: readonly SavedCriterion[]): SavedCriterion {
  const pairs = new Map<string, [expectation: number | null, delivery: number, respondents: number]>();
  for (const [expectation, delivery, respondents] of all.flatMap((one) => one.pairs)) {
    const name = `${expectation} ${delivery}`;
    pairs.set(name, [expectation, delivery, (pairs.get(name)?.[2] ?? 0) + respondents]);
  }
  const sum = (of: (one: SavedCriterion) => number) => all.reduce((total, one) => total + of(one), 0);
  return {
    id,
    pairs: [...pairs.values()].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0) || a[1] - b[1]),
    blanks: [0, 1, 2, 3].map((k) => sum(({ blanks }) => blanks[k]!)) as unknown as SavedCriterion['blanks'],
    expectationFilled: sum(({ expectationFilled }) => expectationFilled),
  };
}
