// A changelog as data: the published shape svc.changelog/1; of a folder svc.changelog-folder/1, which lists them.

import type { ChangelogData } from '../../core/shapes/diff.ts';
import { forJson } from '../../text/escape.ts';
import type { Speaker } from '../../words/index.ts';
import { toldOf } from '../diff/json.ts';
import type { TextReporter } from '../reporter.ts';
import type { Changelogs, NamedChangelog } from './view.ts';

export const json: TextReporter<Changelogs> = ({ folder, files }, { speaker }) => {
  const all = files.map((file) => changelogData(file, speaker));
  return `${forJson(folder === null ? all[0]! : { format: 'svc.changelog-folder/1', folder, files: all })}\n`;
};

function changelogData(changelog: NamedChangelog, speaker: Speaker): ChangelogData {
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
        changes: (diff?.changes ?? []).map((change) => ({
          ...toldOf(change, speaker),
          fingerprint: change.fingerprint,
        })),
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
