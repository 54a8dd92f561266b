// Whether scores by two versions of a standard may be held against each other: asked before sessions are pooled and before
// waves are compared.

import type { Standard } from '../standard/standard.ts';
import { diff } from './diff.ts';
import type { Change } from './judge.ts';
import type { DiffLevel } from './levels.ts';

export interface Comparability {
  /**
   * none and safe: as they are. rebase: once the older answers are scored again by the newer version. breaking: not at all.
   */
  readonly level: DiffLevel | 'none';
  /** The changes that stand in the way: all of that level. */
  readonly changes: readonly Change[];
}

/** The one place that decides it. The same both ways round, up to changes that only take something away. */
export function comparability(old: Standard, now: Standard): Comparability {
  if (old.digest === now.digest) return { level: 'none', changes: [] };
  const { level, changes } = diff(old, now);
  return { level, changes: changes.filter((change) => change.level === level) };
}
