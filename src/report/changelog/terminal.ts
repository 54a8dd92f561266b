// A changelog for the terminal: versions, their commits, and what each did.

import { escapeTexts, forTerminal } from '../../text/escape.ts';
import { hanging, paragraph, wrap } from '../../text/layout.ts';
import { type Style, styleFor } from '../../text/style.ts';
import type { Speaker } from '../../words/index.ts';
import type { TextReporter } from '../reporter.ts';
import { type Changelogs, type ChangelogView, type EntryView, viewsOf } from './view.ts';

const MARKS = { breaking: '✗', rebase: '↻', look: '?', safe: '·' } as const;

export const terminal: TextReporter<Changelogs> = (changelogs, { speaker, color, width }) =>
  viewsOf(changelogs, speaker)
    .map((view) => pageOf(escapeTexts(view, forTerminal), speaker, styleFor(color), width))
    .join('\n');

function pageOf(view: ChangelogView, speaker: Speaker, style: Style, width: number): string {
  const lines = [
    ` ${style.strong(view.title)}`,
    ...(view.file === '' ? [] : wrap(view.file, width - 2).map((line) => ` ${style.faint(line)}`)),
    ...(view.total === '' ? [] : [` ${view.total}`]),
    ...paragraph(`${speaker.say('changelog.overall')}: ${view.meaning}`, width),
    ...view.releases.flatMap(({ heading, entries }) => [
      '',
      ` ${style.strong(heading)}`,
      ...entries.flatMap((entry) => entryLines(entry, style, width)),
    ]),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function entryLines(
  { sha, day, subject, unreadable, changes }: EntryView,
  style: Style,
  width: number,
): string[] {
  const paint = { breaking: style.bad, rebase: style.careful, look: style.careful, safe: style.good };
  const item = (level: keyof typeof MARKS, text: string) =>
    hanging(`   ${MARKS[level]} `, text, width, `   ${paint[level](MARKS[level])} `);
  return [
    ...wrap([sha, day, subject].filter((part) => part !== '').join(' '), width - 2).map(
      (line) => ` ${style.faint(line)}`,
    ),
    ...(unreadable === '' ? [] : item('look', unreadable)),
    ...changes.flatMap(({ level, text }) => item(level, text)),
  ];
}
