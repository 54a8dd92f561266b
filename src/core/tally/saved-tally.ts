// The tally of a survey as it is kept in a file: what each criterion was answered, without who answered it. Enough to judge the
// survey by another version of its standard.

import type { Scheme } from '../standard/scheme.ts';
import type { Profile } from '../standard/standard.ts';
import type { Text } from '../standard/text.ts';
import type { GroupTally } from './tally.ts';
import { listed } from './tally.ts';

export interface SavedTally {
  readonly format: 'svc.tally/1';
  readonly standard: { readonly id: string; readonly version: string; readonly digest: string };
  /** What the profile said of criteria; null where the survey was judged by none. */
  readonly profile: {
    readonly id: string;
    readonly title: Text;
    readonly criteria: readonly {
      readonly id: string;
      readonly expect: number | null;
      readonly weight: number | null;
    }[];
  } | null;
  readonly respondents: number;
  readonly criteria: readonly SavedCriterion[];
}

export interface SavedCriterion {
  readonly id: string;
  /** Expectation (null where the criterion is not scored), delivery, respondents; in the answer's own units, ascending. */
  readonly pairs: readonly (readonly [expectation: number | null, delivery: number, respondents: number])[];
  /** Not shown, skipped, don't know, not applicable. */
  readonly blanks: readonly [number, number, number, number];
  /** Pairs whose expectation came from the profile or the standard. */
  readonly expectationFilled: number;
}

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
