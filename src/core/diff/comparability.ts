// Whether scores by two versions of a standard may be held against each other: asked before sessions are pooled and before
// waves are compared.

import { kindOf } from '../answers/index.ts';
import { criteriaOf, type Profile, type Standard } from '../standard/standard.ts';
import { diff } from './diff.ts';
import type { Companion } from './effects.ts';
import type { WrittenProfile } from './facts.ts';
import type { Change } from './judge.ts';
import type { DiffLevel } from './levels.ts';

export interface Comparability {
  /**
   * none and safe: as they are. look: as they are, if a person finds that they mean the same. rebase: once the older answers
   * are scored again by the newer version. breaking: not at all.
   */
  readonly level: DiffLevel | 'none';
  /** The changes that stand in the way: all of that level. */
  readonly changes: readonly Change[];
  /** Of which a program cannot tell what they do; beside graver ones, too. */
  readonly looks: readonly Change[];
}

/**
 * The one place that decides it. The same both ways round, up to changes that only take something away. `companions` are the
 * profiles and personas that the scores are made for: what only they feel is not safe.
 */
export function comparability(
  old: Standard,
  now: Standard,
  companions: readonly Companion[] = [],
): Comparability {
  if (old.digest === now.digest) return { level: 'none', changes: [], looks: [] };
  const { level, changes } = diff(old, now, { companions });
  const of = (wanted: DiffLevel | 'none') => changes.filter((change) => change.level === wanted);
  return { level, changes: of(level), looks: of('look') };
}

/** A profile that was read by a standard, as it is written. */
export function writtenProfile(profile: Profile, standard: Standard): WrittenProfile {
  const known = new Map(criteriaOf(standard).map((criterion) => [criterion.id, criterion]));
  const criteria = [...profile.criteria].map(([id, { expect, weight }]) => {
    const answer = known.get(id)?.answer;
    return [
      id,
      { expect: answer && expect !== null ? kindOf(answer).write(expect, answer) : null, weight },
    ] as const;
  });
  return { ...profile, criteria: new Map(criteria) };
}
