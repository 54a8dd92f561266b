// A comparison for the terminal: which way the whole went, what got better and worse, then every criterion.

import Table from 'cli-table3';
import type { Comparison } from '../../core/shapes/comparison.ts';
import { inLanguage } from '../../core/standard/text.ts';
import { escapeTexts, forTerminal } from '../../text/escape.ts';
import { BORDERLESS, headed, wrap } from '../../text/layout.ts';
import type { Style } from '../../text/style.ts';
import { styleFor } from '../../text/style.ts';
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
  const paragraph = (text: string) => wrap(text, width - 2).map((line) => ` ${line}`);
  const title = inLanguage(standard.title, speaker.language) || standard.id;
  const told = OUTCOMES.slice(0, 2).flatMap((outcome) => {
    const own = byOutcome(comparison, outcome);
    if (own.length === 0) return [];
    return [
      '',
      ` ${style.strong(say(`compare.${outcome}`, { count: own.length }))}`,
      ...own.flatMap((one) => {
        const [first = '', ...rest] = wrap(
          `${nameOf(one, speaker)} ${changeWords(one.change, speaker)}`,
          width - 6,
        );
        return [`   ${paint[outcome](MARKS[outcome])} ${first}`, ...rest.map((line) => ' '.repeat(5) + line)];
      }),
    ];
  });
  const columns = hasSteps(comparison) ? waves : [waves[0]!, waves.at(-1)!];
  const withInterval = width >= 64 + 9 * columns.length;
  const room = Math.max(14, width - 14 - 9 * columns.length - (withInterval ? 18 : 0));
  const table = new Table({
    head: [
      '',
      ...columns.map(({ name }) => wrap(name, 8).join('\n')),
      say('compare.change'),
      ...(withInterval ? [say('report.ci')] : []),
    ],
    colAligns: [
      'left',
      ...columns.map(() => 'right' as const),
      'right',
      ...(withInterval ? ['right' as const] : []),
    ],
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2, compact: true },
    chars: BORDERLESS,
  });
  for (const { name, kind, of } of rowsOf(comparison, speaker)) {
    const mark = of.outcome === null ? '·' : paint[of.outcome](MARKS[of.outcome]);
    const lines = wrap(name, room);
    const standings = hasSteps(comparison) ? of.waves : [of.before, of.after];
    const text = `${mark} ${lines.join('\n  ')}`;
    table.push([
      kind === 'criterion' ? text : style.strong(text),
      ...standings.map(({ gap }) => signed(gap, speaker)),
      signed(of.change.mean, speaker),
      ...(withInterval ? [interval(of.change.ci95, speaker)] : []),
    ]);
  }
  const lines = [
    ...headed(title, `${standard.id} ${standard.version}`, width, style),
    ...paragraph(waves.map(({ name }) => name).join(' → ')).map(style.faint),
    '',
    ` ${(overall.outcome === null ? style.faint : paint[overall.outcome])(style.strong(headline(comparison, speaker)))}`,
    ...paragraph(overallSentence(comparison, speaker)),
    ...told,
    '',
    ...table
      .toString()
      .split('\n')
      .map((line) => ` ${line}`),
    '',
    ...notes(comparison, speaker).flatMap((note) => paragraph(note).map(style.faint)),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
};
