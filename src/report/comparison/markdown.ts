// A comparison as a page for a letter or a pull request.

import type { Comparison } from '../../core/shapes/comparison.ts';
import { inLanguage } from '../../core/standard/text.ts';
import { escapeTexts, forMarkdown } from '../../text/escape.ts';
import { markdownTable } from '../../text/markdown.ts';
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

export const markdown: TextReporter<Comparison> = (raw, { speaker }) => {
  const comparison = escapeTexts(raw, forMarkdown);
  const { say, number } = speaker;
  const told = OUTCOMES.filter((outcome) => outcome === 'better' || outcome === 'worse').flatMap(
    (outcome) => {
      const own = byOutcome(comparison, outcome);
      if (own.length === 0) return [];
      return [
        `## ${say(`compare.${outcome}`, { count: own.length })}`,
        '',
        ...own.map((one) => `- ${nameOf(one, speaker)} (${changeWords(one.change, speaker)})`),
        '',
      ];
    },
  );
  const waves = comparison.waves.map(({ name }) => name);
  const columns = hasSteps(comparison) ? waves : [waves[0]!, waves.at(-1)!];
  const head = ['', ...columns, say('compare.change'), say('report.ci'), say('report.holm'), ''];
  const rows = rowsOf(comparison, speaker).map(({ name, of }) => {
    const standings = hasSteps(comparison) ? of.waves : [of.before, of.after];
    return [
      name,
      ...standings.map(({ gap }) => signed(gap, speaker)),
      signed(of.change.mean, speaker),
      interval(of.change.ci95, speaker),
      of.change.pHolm === null
        ? '—'
        : of.change.pHolm < 0.001
          ? `< ${number(0.001, 3)}`
          : number(of.change.pHolm, 3),
      of.outcome === null ? '—' : `${MARKS[of.outcome]} ${say(`compare.outcome.${of.outcome}`)}`,
    ];
  });
  const lines = [
    `# ${inLanguage(comparison.standard.title, speaker.language)}: ${waves.join(' → ')}`,
    '',
    `**${headline(comparison, speaker)}.** ${overallSentence(comparison, speaker)}`,
    '',
    ...told,
    ...markdownTable(head, rows, ['', ...columns.map(() => 'right'), 'right', 'right', 'right', '']),
    '',
    ...notes(comparison, speaker).map((note) => `- ${note}`),
  ];
  return `${lines.join('\n')}\n`;
};
