// Which part of a version a change must raise, and which part was raised (Semantic Versioning 2.0.0, semver.org).

import type { DiffLevel } from './levels.ts';
export const BUMPS = ['none', 'patch', 'minor', 'major'] as const;
export type Bump = (typeof BUMPS)[number];

export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** Empty for a release. */
  readonly prerelease: readonly (string | number)[];
}

const SEMVER = /^(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/;

/** Null where the text is no semantic version. Build metadata says nothing. */
export function parseVersion(text: string): Version | null {
  const parts = SEMVER.exec(text);
  if (!parts) return null;
  const [, major, minor, patch, prerelease] = parts;
  return {
    major: Number(major),
    minor: Number(minor),
    patch: Number(patch),
    prerelease: (prerelease?.split('.') ?? []).map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
  };
}

/** Precedence: negative where `a` comes before `b`. A pre-release comes before its release. */
export function compareVersions(a: Version, b: Version): number {
  const numbers = a.major - b.major || a.minor - b.minor || a.patch - b.patch;
  if (numbers !== 0) return numbers;
  if (a.prerelease.length === 0 || b.prerelease.length === 0)
    return b.prerelease.length - a.prerelease.length;
  for (let i = 0; i < Math.max(a.prerelease.length, b.prerelease.length); i++) {
    const [left, right] = [a.prerelease[i], b.prerelease[i]];
    if (left === right) continue;
    if (left === undefined) return -1;
    if (right === undefined) return 1;
    if (typeof left === 'number' && typeof right === 'number') return left - right;
    if (typeof left !== typeof right) return typeof left === 'number' ? -1 : 1;
    return left < right ? -1 : 1;
  }
  return 0;
}

/**
 * What a step from one version to the next declares; none where it does not go up. Below 1.0.0 a minor step counts as
 * major. From one pre-release to the next, or to its release, it is what that release declares: 2.0.0-rc.1 → 2.0.0 is
 * major, 1.3.0-rc.1 → 1.3.0 minor.
 */
export function declaredBump(old: Version, now: Version): Bump {
  if (compareVersions(now, old) <= 0) return 'none';
  if (now.major !== old.major) return 'major';
  const minorCounts = now.major === 0 ? 'major' : 'minor';
  if (now.minor !== old.minor) return minorCounts;
  if (now.patch !== old.patch) return 'patch';
  if (now.patch > 0) return 'patch';
  return now.minor > 0 ? minorCounts : 'major';
}

/** What a change of a level must raise. */
export const requiredBump = (level: DiffLevel | 'none'): Bump =>
  (({ breaking: 'major', rebase: 'minor', look: 'patch', safe: 'patch', none: 'none' }) as const)[level];

export const isEnough = (declared: Bump, required: Bump): boolean =>
  BUMPS.indexOf(declared) >= BUMPS.indexOf(required);
