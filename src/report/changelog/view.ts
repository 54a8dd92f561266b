// A changelog in the words of its reader, before it is laid out: only texts and lists of texts, so that all of it can be
// escaped in one go.

import type { Changelog, ChangelogEntry, Release } from '../../core/diff/changelog.ts';
import type { Diff } from '../../core/diff/diff.ts';
import type { DiffLevel } from '../../core/diff/levels.ts';
import { inLanguage } from '../../core/standard/text.ts';
import type { Speaker } from '../../words/index.ts';
import { messageOf } from '../diff/sentences.ts';

/** A changelog with its file, as the user named it. */
export interface NamedChangelog extends Changelog {
  readonly file: string;
}

/** Of one file, or of the files of a folder, each by itself. */
export interface Changelogs {
  /** As the user named it; null where one file was named. */
  readonly folder: string | null;
  readonly files: readonly NamedChangelog[];
}

export interface ChangelogView {
  readonly title: string;
  /** Where there are several; else empty. */
  readonly file: string;
  /** How many commits, from which version to which; empty where there are no versions. */
  readonly total: string;
  readonly meaning: string;
  readonly level: DiffLevel | 'none';
  readonly releases: readonly ReleaseView[];
}

export interface ReleaseView {
  readonly heading: string;
  readonly entries: readonly EntryView[];
}

export interface EntryView {
  /** Seven digits, as git shortens it. */
  readonly sha: string;
  readonly day: string;
  readonly subject: string;
  /** Set where the file could not be read. */
  readonly unreadable: string;
  readonly changes: readonly {
    readonly level: DiffLevel;
    readonly levelName: string;
    readonly text: string;
  }[];
}

export const viewsOf = ({ folder, files }: Changelogs, speaker: Speaker): ChangelogView[] =>
  files.map((file) => viewOf(file, folder === null ? '' : file.file, speaker));

function viewOf(changelog: Changelog, file: string, speaker: Speaker): ChangelogView {
  const { say, language } = speaker;
  const { title, id, total, releases } = changelog;
  return {
    title: say('changelog.title', { title: inLanguage(title, language) || id }),
    file,
    total: totalOf(changelog, speaker),
    meaning: say(`diff.meaning.${total.level}`),
    level: total.level,
    releases: releases.map((release) => releaseView(release, changelog, speaker)),
  };
}

function totalOf({ commits, total }: Changelog, { say }: Speaker): string {
  const version = (of: Diff['old']) => of?.version ?? null;
  const [old, now] = [version(total.old), version(total.new)];
  return old === null || now === null ? '' : say('changelog.total', { count: commits, old, new: now });
}

function releaseView(
  { version, date, entries }: Release,
  { kind }: Changelog,
  speaker: Speaker,
): ReleaseView {
  const { say } = speaker;
  const unversioned = kind === 'standard' ? 'changelog.unreleased' : 'changelog.unversioned';
  return {
    heading: version === null ? say(unversioned) : `${version} · ${date.slice(0, 10)}`,
    entries: entries.map((entry) => entryView(entry, speaker)),
  };
}

function entryView({ commit, diff }: ChangelogEntry, speaker: Speaker): EntryView {
  const { say } = speaker;
  return {
    sha: commit.sha.slice(0, 7),
    day: commit.date.slice(0, 10),
    subject: commit.subject,
    unreadable: diff === null ? say('changelog.unreadable') : '',
    changes: (diff?.changes ?? []).map((change) => ({
      level: change.level,
      levelName: say(`diff.level.${change.level}`),
      text: messageOf(change, speaker),
    })),
  };
}
