// The history of a file as changes: what every commit did to the scores, gathered under the version that it went out with.

import type { Text } from '../standard/text.ts';
import { type Diff, diff } from './diff.ts';
import { type Diffable, type DiffableKind, kindOfFile } from './facts.ts';

export interface CommitFacts {
  readonly sha: string;
  /** ISO 8601. */
  readonly date: string;
  readonly subject: string;
}

/** The file as a commit left it. */
export interface Step {
  readonly commit: CommitFacts;
  /** `gone` where the commit deleted it, `unreadable` where it is there but cannot be read. */
  readonly file: Diffable | 'gone' | 'unreadable';
}

export interface ChangelogEntry {
  readonly commit: CommitFacts;
  /** Null where the file could not be read: its changes are told with the next commit. */
  readonly diff: Diff | null;
}

export interface Release {
  /** Null for changes that no version has gone out with, and for files that have none. */
  readonly version: string | null;
  readonly date: string;
  /** Newest first. */
  readonly entries: readonly ChangelogEntry[];
}

export interface Changelog {
  readonly kind: DiffableKind;
  readonly id: string;
  readonly title: Text;
  readonly commits: number;
  /** Newest first; commits that changed nothing in meaning are left out. */
  readonly releases: readonly Release[];
  /** From the first to the last, directly. */
  readonly total: Diff;
}

/**
 * `base` is the file before the first step, null where that step made it. A change goes out with the first version that is
 * raised at it or after it: once a version stands, what it means stands too. Null where no step can be read.
 */
export function changelogOf(base: Diffable | null, steps: readonly Step[]): Changelog | null {
  let file = base;
  let named: Diffable | null = base;
  const entries: { readonly entry: ChangelogEntry; readonly raised: string | null }[] = [];
  for (const { commit, file: left } of steps) {
    if (left === 'unreadable') {
      entries.push({ entry: { commit, diff: null }, raised: null });
      continue;
    }
    const now = left === 'gone' ? null : left;
    if (file || now) {
      // A path that holds another kind of file from some commit on holds something new.
      const step = diff(isOneKind(file, now) ? file : null, now);
      entries.push({ entry: { commit, diff: step }, raised: raisedTo(step) });
    }
    file = now;
    named = now ?? named;
  }
  if (!named) return null;
  const first =
    base ?? (steps.find(({ file: left }) => typeof left === 'object')?.file as Diffable | undefined) ?? null;
  return {
    kind: kindOfFile(named),
    id: named.id,
    // A mapping has no name of its own.
    title: 'title' in named ? named.title : {},
    commits: steps.length,
    releases: releasesOf(entries),
    total: isOneKind(first, file)
      ? diff(first ?? named, file ?? (first === null ? named : null))
      : diff(null, file),
  };
}

const isOneKind = (old: Diffable | null, now: Diffable | null): boolean =>
  !old || !now || kindOfFile(old) === kindOfFile(now);

const raisedTo = ({ old, new: now }: Diff): string | null =>
  now?.version && now.version !== old?.version ? now.version : null;

function releasesOf(
  entries: readonly { readonly entry: ChangelogEntry; readonly raised: string | null }[],
): Release[] {
  const releases: { version: string | null; date: string; entries: ChangelogEntry[] }[] = [];
  for (const { entry, raised } of entries.toReversed()) {
    if (raised !== null || releases.length === 0)
      releases.push({ version: raised, date: entry.commit.date, entries: [] });
    if (entry.diff === null || entry.diff.changes.length > 0) releases.at(-1)!.entries.push(entry);
  }
  return releases.filter(({ version, entries: of }) => version !== null || of.length > 0);
}
