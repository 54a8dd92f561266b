// An agreement as a page.

import type { Agreement } from '../../core/shapes/agreement.ts';
import { escapeTexts, forMarkdown } from '../../text/escape.ts';
import { markdownTable } from '../../text/markdown.ts';
import type { TextReporter } from '../reporter.ts';
import { viewOf } from './view.ts';

export const markdown: TextReporter<Agreement> = (agreement, { speaker }) => {
  const { title, about, sentences, head, rows, work, note } = viewOf(
    escapeTexts(agreement, forMarkdown),
    speaker,
  );
  const lines = [
    `# ${title}`,
    '',
    about,
    '',
    ...sentences.flatMap((sentence) => [sentence, '']),
    ...(work ? [`## ${work.title}`, '', ...work.lines.map((line) => `- ${line}`), ''] : []),
    ...markdownTable(
      ['', ...head],
      rows.map(({ needsWork, cells }) => [needsWork ? '✗' : '✓', ...cells]),
      ['', '', ...head.slice(1).map(() => 'right')],
    ),
    '',
    note,
  ];
  return `${lines.join('\n')}\n`;
};
