// An agreement as a page.

import type { Agreement } from '../../core/shapes/agreement.ts';
import { escapeTexts, forMarkdown } from '../../text/escape.ts';
import type { TextReporter } from '../reporter.ts';
import { viewOf } from './view.ts';

export const markdown: TextReporter<Agreement> = (agreement, { speaker }) => {
  const { title, about, sentences, head, rows, work, note } = viewOf(
    escapeTexts(agreement, forMarkdown),
    speaker,
  );
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const lines = [
    `# ${title}`,
    '',
    about,
    '',
    ...sentences.flatMap((sentence) => [sentence, '']),
    ...(work ? [`## ${work.title}`, '', ...work.lines.map((line) => `- ${line}`), ''] : []),
    row(['', ...head]),
    row([':--', ':--', ...head.slice(1).map(() => '--:')]),
    ...rows.map(({ needsWork, cells }) => row([needsWork ? '✗' : '✓', ...cells])),
    '',
    note,
  ];
  return `${lines.join('\n')}\n`;
};
