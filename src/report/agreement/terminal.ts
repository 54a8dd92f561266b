// An agreement for the terminal: what it comes to, which guides need work, then every criterion.

import Table from 'cli-table3';
import type { Agreement } from '../../core/shapes/agreement.ts';
import { escapeTexts, forTerminal } from '../../text/escape.ts';
import { BORDERLESS, wrap } from '../../text/layout.ts';
import { styleFor } from '../../text/style.ts';
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
  const paragraph = (text: string, indent = 1) =>
    wrap(text, width - indent - 1).map((line) => ' '.repeat(indent) + line);
  const hanging = (text: string) => {
    const [first = '', ...rest] = wrap(text, width - 6);
    return [`   ${style.bad('✗')} ${first}`, ...rest.map((line) => ' '.repeat(5) + line)];
  };
  const room = Math.max(16, width - FIGURES);
  const table = new Table({
    head: [...head],
    colAligns: ['left', ...head.slice(1).map(() => 'right' as const)],
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2, compact: true },
    chars: BORDERLESS,
  });
  for (const { needsWork, cells } of rows) {
    const [text, ...figures] = cells;
    const lines = wrap(text!, room);
    table.push([`${needsWork ? style.bad('✗') : style.good('✓')} ${lines.join('\n  ')}`, ...figures]);
  }
  const lines = [
    ` ${style.strong(title)}`,
    ...paragraph(about).map(style.faint),
    '',
    ...sentences.flatMap((sentence) => paragraph(sentence)),
    ...(work ? ['', ` ${style.strong(work.title)}`, ...work.lines.flatMap(hanging)] : []),
    '',
    ...table
      .toString()
      .split('\n')
      .map((line) => ` ${line}`),
    '',
    ...paragraph(note).map(style.faint),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
};
