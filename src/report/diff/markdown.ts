// A diff as a comment on a pull request: first what a manager needs to know, then every change with both sides, then a
// changelog to copy.

import type { DiffReview } from '../../core/diff/review.ts';
import { escapeTexts, forMarkdown } from '../../text/escape.ts';
import { markdownTable } from '../../text/markdown.ts';
import type { Speaker } from '../../words/index.ts';
import type { TextReporter } from '../reporter.ts';
import type { Row } from './sentences.ts';
import type { ChangeGroup, ChangeView, DiffView, FileView, ImpactView } from './view.ts';
import { viewOf } from './view.ts';

export const markdown: TextReporter<DiffReview> = (review, { speaker }) => {
  const view = escapeTexts(viewOf(review, speaker), forMarkdown);
  const blocks = [
    `## ${speaker.say('diff.title')}`,
    `**${view.meaning}**`,
    ...(view.compared === '' ? [] : [view.compared]),
    ...findings(view, speaker),
    ...view.files.flatMap((file) => fileBlocks(file, view.files.length > 1 || view.compared !== '', speaker)),
    ...changelog(view, speaker),
  ];
  return `${blocks.join('\n\n')}\n`;
};

function findings({ waiverFaults }: DiffView, { say }: Speaker): string[] {
  return waiverFaults.length === 0 ? [] : [`### ${say('diff.findings')}`, list(waiverFaults)];
}

function fileBlocks(file: FileView, isOneOfMany: boolean, speaker: Speaker): string[] {
  const { say } = speaker;
  const version = file.version === '' ? '' : ` ${file.version}`;
  return [
    `### ${file.id}${version}`,
    ...(isOneOfMany ? [file.meaning] : []),
    ...(file.groups.length > 0 ? [file.counts] : []),
    ...(file.faults.length > 0 ? [list(file.faults.map((fault) => `⚠️ ${fault}`))] : []),
    ...(file.groups.length > 0 ? [table(file.groups, speaker)] : []),
    ...(file.impact ? impactBlocks(file.impact, speaker) : []),
    ...(file.suggestions.length > 0 ? [`**${say('diff.suggestions')}**`, list(file.suggestions)] : []),
    ...details(file.groups, speaker),
  ];
}

const SIGNS = { breaking: '🔴', rebase: '🟡', look: '🔵', safe: '🟢' } as const;

function table(groups: readonly ChangeGroup[], { say }: Speaker): string {
  const rows = groups.flatMap(({ level, changes }) =>
    changes.map((change) => {
      const what = [change.subject, change.detail].filter((part) => part !== '').join(', ');
      const told = [
        `**${change.title}**`,
        what,
        change.why,
        change.waived === '' ? '' : `_${change.waived}_`,
      ];
      return [
        `${SIGNS[level]} ${say(`diff.level.${level}`)}`,
        told.filter((part) => part !== '').join('<br>'),
        `\`${change.rule}\``,
      ];
    }),
  );
  return markdownTable([say('diff.level'), say('diff.change'), say('diff.rule')], rows).join('\n');
}

/** Both sides of every change, collapsed: GitHub and GitLab open them on a click. */
function details(groups: readonly ChangeGroup[], { say }: Speaker): string[] {
  const shown = groups.flatMap(({ changes }) => changes).filter(({ rows }) => rows.length > 0);
  if (shown.length === 0) return [];
  return [
    `<details><summary>${say('diff.details')}</summary>`,
    ...shown.flatMap((change) => [
      `**${change.title}**${change.subject === '' ? '' : ` · ${change.subject}`}<br>${change.place} · ${say('diff.fingerprint', { fingerprint: `\`${change.fingerprint}\`` })}`,
      ...change.rows.map((row) => oldAndNew(row, say)),
    ]),
    '</details>',
  ];
}

function oldAndNew({ label, before, after, runs }: Row, say: Speaker['say']): string {
  const heading = (of: 'old' | 'new') => say(`diff.${of}`) + (label === '' ? '' : ` (${label})`);
  const side = (text: string | null, kind: 'removed' | 'added') => {
    if (text === null) return '—';
    if (!runs) return text;
    const tag = kind === 'removed' ? 'del' : 'ins';
    return runs
      .filter((run) => run.kind === 'same' || run.kind === kind)
      .map(({ text: words, spaced, kind: of }, i) => {
        const said = of === 'same' ? words : `<${tag}>${words}</${tag}>`;
        return (i > 0 && spaced ? ' ' : '') + said;
      })
      .join('');
  };
  return markdownTable(
    [heading('old'), heading('new')],
    [[side(before, 'removed'), side(after, 'added')]],
  ).join('\n');
}

function impactBlocks({ summary, audits }: ImpactView, { say }: Speaker): string[] {
  const rows = audits.map(({ name, flipped, score, verdict, exchange, causes, lost }) => [
    `${flipped ? '⚠️ ' : ''}${name}`,
    score,
    verdict,
    exchange,
    [causes, lost].filter((part) => part !== '').join('<br>'),
  ]);
  const heads = ['audit', 'score', 'verdict', 'exchange', 'causes'].map((name) => say(`diff.impact.${name}`));
  return [
    `**${say('diff.impact')}**: ${summary}`,
    ...(rows.length > 0 ? [markdownTable(heads, rows).join('\n')] : []),
  ];
}

/** What to write into the changelog of the standard. */
function changelog(view: DiffView, { say }: Speaker): string[] {
  const changed = view.files.filter(({ groups }) => groups.length > 0);
  if (changed.length === 0) return [];
  return [
    `### ${say('diff.changelog')}`,
    ...changed.flatMap((file) => [
      `**${[file.id, file.newVersion].filter((part) => part !== '').join(' ')}**`,
      changelogEntries(file.groups, say),
    ]),
  ];
}

function changelogEntries(groups: readonly ChangeGroup[], say: Speaker['say']): string {
  return list(
    groups.flatMap(({ level, changes }) =>
      changes.map(
        (change) =>
          `${level === 'safe' || level === 'look' ? '' : `**${say(`diff.level.${level}`)}** · `}${entryOf(change)}`,
      ),
    ),
  );
}

const entryOf = ({ title, subject, detail }: ChangeView): string => {
  const what = [subject, detail].filter((part) => part !== '').join(', ');
  return what === '' ? title : `${title}: ${what}`;
};

const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');
