// A changelog as a page: a heading a version, an item a change, with the commit that made it.

import { escapeTexts, forMarkdown } from '../../text/escape.ts';
import type { Speaker } from '../../words/index.ts';
import type { TextReporter } from '../reporter.ts';
import { type Changelogs, type ChangelogView, type EntryView, viewsOf } from './view.ts';

export const markdown: TextReporter<Changelogs> = (changelogs, { speaker }) =>
  viewsOf(changelogs, speaker)
    .map((view) => pageOf(escapeTexts(view, forMarkdown), speaker))
    .join('\n');

function pageOf(view: ChangelogView, speaker: Speaker): string {
  const blocks = [
    `# ${view.title}`,
    ...(view.file === '' ? [] : [view.file]),
    [view.total, `${speaker.say('changelog.overall')}: **${view.meaning}**`]
      .filter((part) => part !== '')
      .join('. '),
    ...view.releases.flatMap(({ heading, entries }) => [
      `## ${heading}`,
      ...(entries.length === 0 ? [] : [entries.flatMap(itemsOf).join('\n')]),
    ]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function itemsOf({ sha, unreadable, changes }: EntryView): string[] {
  const commit = ` (\`${sha}\`)`;
  return [
    ...(unreadable === '' ? [] : [`- ${unreadable}${commit}`]),
    ...changes.map(
      ({ level, levelName, text }) => `- ${level === 'safe' ? '' : `**${levelName}** · `}${text}${commit}`,
    ),
  ];
}
