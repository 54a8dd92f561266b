// An agreement for the terminal: what it comes to, which guides need work, then every criterion.

import type { Agreement } from '../../core/shapes/agreement.ts';
import { escapeTexts, forTerminal } from '../../text/escape.ts';
import { hanging, paragraph, wrap } from '../../text/layout.ts';
import { styleFor } from '../../text/style.ts';
import { tableLines } from '../../text/table.ts';
import type { TextReporter } from '../reporter.ts';
import { viewOf } from './view.ts';

/** Columns that the figures of a row take beside the question. */
const FIGURES = 52;

export const terminal: TextReporter<Agreement> = (agreement, { speaker, color, width }) => {
  const { title, about, sentences, head, rows, work, note } = viewOf(
    escapeTexts(agreement, forTerminal),
    speaker,
  );
  const style = styleFor(color);
  const hung = (text: string) => hanging('   ✗ ', text, width, `   ${style.bad('✗')} `);
  const room = Math.max(16, width - FIGURES);
  const table = rows.map(({ needsWork, cells: [text, ...figures] }) => [
    `${needsWork ? style.bad('✗') : style.good('✓')} ${wrap(text!, room).join('\n  ')}`,
    ...figures,
  ]);
  const lines = [
    ` ${style.strong(title)}`,
    ...paragraph(about, width).map(style.faint),
    '',
    ...sentences.flatMap((sentence) => paragraph(sentence, width)),
    ...(work ? ['', ` ${style.strong(work.title)}`, ...work.lines.flatMap(hung)] : []),
    '',
    ...tableLines(
      table,
      head.map((_, k) => (k === 0 ? 'left' : 'right')),
      head,
    ),
    '',
    ...paragraph(note, width).map(style.faint),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
};
