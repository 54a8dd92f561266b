// A comparison for the terminal: which way the whole went, what got better and worse, then every criterion.

import type { Comparison } from '../../core/shapes/comparison.ts';
import { inLanguage } from '../../core/standard/text.ts';
import { escapeTexts, forTerminal } from '../../text/escape.ts';
import { hanging, headed, paragraph, wrap } from '../../text/layout.ts';
import { type Style, styleFor } from '../../text/style.ts';
import { tableLines } from '../../text/table.ts';
import type { TextReporter } from '../reporter.ts';
import {
  byOutcome,
  changeWords,
  hasSteps,
  headline,
  interval,
  MARKS,
  nameOf,
  notes,
  OUTCOMES,
  overallSentence,
  rowsOf,
  signed,
} from './sentences.ts';

const paintOf = (style: Style) => ({
  better: style.good,
  worse: style.bad,
  same: style.faint,
  unclear: style.faint,
});

export const terminal: TextReporter<Comparison> = (raw, { speaker, color, width }) => {
  const comparison = escapeTexts(raw, forTerminal);
  const { say } = speaker;
  const style = styleFor(color);
  const paint = paintOf(style);
  const { standard, waves, overall } = comparison;
  const title = inLanguage(standard.title, speaker.language) || standard.id;
  const told = OUTCOMES.slice(0, 2).flatMap((outcome) => {
    const own = byOutcome(comparison, outcome);
    if (own.length === 0) return [];
    return [
      '',
      ` ${style.strong(say(`compare.${outcome}`, { count: own.length }))}`,
      ...own.flatMap((one) =>
        hanging(
          `   ${MARKS[outcome]} `,
          `${nameOf(one, speaker)} ${changeWords(one.change, speaker)}`,
          width,
          `   ${paint[outcome](MARKS[outcome])} `,
        ),
      ),
    ];
  });
  const columns = hasSteps(comparison) ? waves : [waves[0]!, waves.at(-1)!];
  const withInterval = width >= 64 + 9 * columns.length;
  const room = Math.max(14, width - 14 - 9 * columns.length - (withInterval ? 18 : 0));
  const head = [
    '',
    ...columns.map(({ name }) => wrap(name, 8).join('\n')),
    say('compare.change'),
    ...(withInterval ? [say('report.ci')] : []),
  ];
  const rows = rowsOf(comparison, speaker).map(({ name, kind, of }) => {
    const mark = of.outcome === null ? '·' : paint[of.outcome](MARKS[of.outcome]);
    const standings = hasSteps(comparison) ? of.waves : [of.before, of.after];
    const text = `${mark} ${wrap(name, room).join('\n  ')}`;
    return [
      kind === 'criterion' ? text : style.strong(text),
      ...standings.map(({ gap }) => signed(gap, speaker)),
      signed(of.change.mean, speaker),
      ...(withInterval ? [interval(of.change.ci95, speaker)] : []),
    ];
  });
  const lines = [
    ...headed(title, `${standard.id} ${standard.version}`, width, style),
    ...paragraph(waves.map(({ name }) => name).join(' → '), width).map(style.faint),
    '',
    ` ${(overall.outcome === null ? style.faint : paint[overall.outcome])(style.strong(headline(comparison, speaker)))}`,
    ...paragraph(overallSentence(comparison, speaker), width),
    ...told,
    '',
    ...tableLines(
      rows,
      head.map((_, k) => (k === 0 ? 'left' : 'right')),
      head,
    ),
    '',
    ...notes(comparison, speaker).flatMap((note) => paragraph(note, width).map(style.faint)),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
};
