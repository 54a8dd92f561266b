// A plan as a page: an action a heading, what is known of it, and a table to fill in.

import type { Plan } from '../../core/shapes/plan.ts';
import { inLanguage } from '../../core/standard/text.ts';
import { escapeTexts, forMarkdown } from '../../text/escape.ts';
import { markdownTable } from '../../text/markdown.ts';
import type { TextReporter } from '../reporter.ts';

export const markdown: TextReporter<Plan> = (raw, { speaker }) => {
  const { say, number, language } = speaker;
  const { standard, overall, notes, actions } = escapeTexts(raw, forMarkdown);
  const signed = (value: number) => number(value, 1, { sign: true });
  const parts = actions.map((action, i) => {
    const { question, gain, shown, before, said, evidence, remedy, worth, organic, induced } = action;
    const facts = [
      say('plan.gain', { gain: number(gain, 1), gap: signed(before.gap), n: number(before.n, 0) }),
      shown ? '' : say('plan.not-shown'),
      worth === undefined || worth === null ? '' : say('plan.worth', { worth: number(worth, 0) }),
      induced
        ? say('plan.worth-parts', { organic: number(organic ?? 0, 0), induced: number(induced, 0) })
        : '',
    ];
    return [
      `## ${i + 1}. ${inLanguage(question, language) || action.criterion}`,
      '',
      facts.filter((fact) => fact !== '').join(' '),
      '',
      ...(said ?? []).map((one) => `> ${one}\n`),
      ...(evidence && evidence.length > 0 ? [`${say('report.evidence')}: ${evidence.join(', ')}`, ''] : []),
      ...(remedy ? [`${say('plan.remedy')} ${inLanguage(remedy, language)}`, ''] : []),
      ...markdownTable(
        [say('plan.action'), say('plan.owner'), say('plan.due')],
        [[action.action, action.owner, action.due]],
        ['', '', ''],
      ),
    ].join('\n');
  });
  const top = [
    `# ${say('plan.title')}`,
    '',
    [
      `${standard.id} ${standard.version}`,
      ...(overall == null ? [] : [say('plan.overall', { gap: signed(overall) })]),
    ].join(' · '),
    ...(notes ?? []).flatMap((note) => ['', note]),
  ].join('\n');
  return `${[top, ...parts].join('\n\n')}\n`;
};
