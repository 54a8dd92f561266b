// A changelog as data: the published shape svc.changelog/1; of a folder svc.changelog-folder/1, which lists them.

import type { Change } from '../../core/diff/judge.ts';
import { forJson } from '../../text/escape.ts';
import type { Speaker } from '../../words/index.ts';
import { messageOf, sayChange } from '../diff/sentences.ts';
import type { TextReporter } from '../reporter.ts';
import type { Changelogs, NamedChangelog } from './view.ts';

export const json: TextReporter<Changelogs> = ({ folder, files }, { speaker }) => {
  const all = files.map((file) => changelogData(file, speaker));
  return `${forJson(folder === null ? all[0]! : { format: 'svc.changelog-folder/1', folder, files: all })}\n`;
};

function changelogData(changelog: NamedChangelog, speaker: Speaker): object {
  const { file, kind, id, title, commits, releases, total } = changelog;
  const { level, requiredBump, declaredBump } = total;
  return {
    format: 'svc.changelog/1',
    file,
    kind,
    id,
    title,
    commits,
    releases: releases.map(({ version, date, entries }) => ({
      version,
      date,
      entries: entries.map(({ commit, diff }) => ({
        commit,
        readable: diff !== null,
        level: diff?.level ?? 'none',
        changes: (diff?.changes ?? []).map((change) => changeData(change, speaker)),
      })),
    })),
    total: {
      old: total.old,
      new: total.new,
      level,
      requiredBump,
      declaredBump,
      changes: total.changes.length,
    },
  };
}

function changeData(change: Change, speaker: Speaker) {
  const { rule, level, criterion, at, before, after, wording, fingerprint } = change;
  return {
    rule,
    level,
    criterion,
    path: (at.new ?? at.old ?? []).join('/'),
    before,
    after,
    similarity: wording?.meaning?.similarity ?? null,
    message: messageOf(change, speaker),
    why: sayChange(change, speaker).why || null,
    fingerprint,
  };
}
