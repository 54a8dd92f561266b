// What worked of a plan: on the terminal, as a page, as data.

import Table from 'cli-table3';
import type { CheckedAction, PlanCheck } from '../../core/shapes/plan.ts';
import { inLanguage } from '../../core/standard/text.ts';
import { escapeTexts, forJson, forMarkdown, forTerminal } from '../../text/escape.ts';
import { wrap } from '../../text/layout.ts';
import { markdownTable } from '../../text/markdown.ts';
import { styleFor } from '../../text/style.ts';
import type { Speaker } from '../../words/index.ts';
import type { TextReporter } from '../reporter.ts';

export const json: TextReporter<PlanCheck> = (check) => `${forJson(check)}\n`;

const MARKS = { better: '▲', worse: '▼', unclear: '?' } as const;

function cellsOf(one: CheckedAction, { say, number, language }: Speaker): string[] {
  const signed = (value: number | null) => number(value, 1, { sign: true });
  const range = one.ci95
    ? ` (${say('page.interval', { low: signed(one.ci95[0]), high: signed(one.ci95[1]) })})`
    : '';
  const outcome = one.outcome === null ? say('plan.no-gap') : say(`plan.outcome.${one.outcome}`);
  const now = one.verdict === null ? '' : `; ${say(`verdict.${one.verdict}.short`)}`;
  return [
    [inLanguage(one.question, language) || one.criterion, one.action]
      .filter((part) => part !== '')
      .join(' → '),
    [one.owner, one.due].filter((part) => part !== '').join(', '),
    `${signed(one.before)} → ${signed(one.after)}`,
    one.change === null ? '—' : `${signed(one.change)}${range}`,
    `${one.outcome === null ? '·' : MARKS[one.outcome]} ${outcome}${now}`,
  ];
}

const headOf = ({ say }: Speaker): string[] =>
  ['plan.action', 'plan.owner-due', 'compare.before-after', 'compare.change', 'plan.worked'].map((word) =>
    say(word),
  );

export const markdown: TextReporter<PlanCheck> = (raw, { speaker }) => {
  const check = escapeTexts(raw, forMarkdown);
  const lines = [
    `# ${speaker.say('plan.check-title')}`,
    '',
    ...markdownTable(
      headOf(speaker),
      check.actions.map((one) => cellsOf(one, speaker)),
      ['', '', 'right', 'right', ''],
    ),
    '',
    speaker.say('plan.check-note'),
  ];
  return `${lines.join('\n')}\n`;
};

export const terminal: TextReporter<PlanCheck> = (raw, { speaker, color, width }) => {
  const check = escapeTexts(raw, forTerminal);
  const style = styleFor(color);
  const room = Math.max(16, Math.floor((width - 44) / 2));
  const table = new Table({
    head: headOf(speaker),
    style: { head: [], border: [], compact: true },
    wordWrap: false,
  });
  for (const one of check.actions) {
    const [what, who, gaps, change, worked] = cellsOf(one, speaker);
    const paint = one.outcome === 'better' ? style.good : one.outcome === 'worse' ? style.bad : style.faint;
    const broken = (text: string, most: number) => wrap(text, most);
    table.push([
      broken(what!, room).join('\n'),
      broken(who!, 10).join('\n'),
      broken(gaps!, 8).join('\n'),
      broken(change!, 12).join('\n'),
      broken(worked!, 12).map(paint).join('\n'),
    ]);
  }
  const note = wrap(speaker.say('plan.check-note'), width - 2).map((line) => ` ${style.faint(line)}`);
  return ` ${style.strong(speaker.say('plan.check-title'))}\n\n${table.toString()}\n\n${note.join('\n')}\n`;
};
