// The tally of a survey, made to be kept in a file (core/shapes/tally.ts), and what its profile was.

import type { SavedTally } from '../shapes/tally.ts';
import type { Scheme } from '../standard/scheme.ts';
import type { Profile } from '../standard/standard.ts';
import type { GroupTally } from './tally.ts';
import { listed } from './tally.ts';

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
