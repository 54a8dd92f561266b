// What there is to know of a rule: what it wants, why, and how it looks broken and kept.

import type { Explanation } from '../core/shapes/listings.ts';
import { escapeTexts, forFrame, forJson, forMarkdown, forTerminal } from '../text/escape.ts';
import { padEnd, paragraph, widthOf, wrap } from '../text/layout.ts';
import { markdownTable } from '../text/markdown.ts';
import { type Style, styleFor } from '../text/style.ts';
import type { Speaker } from '../words/index.ts';
import type { TextReporter } from './reporter.ts';

export interface Explanations {
  readonly rules: readonly Explanation[];
  /** In full, or as a list. */
  readonly whole: boolean;
}

type ExplainReporter = TextReporter<Explanations>;

export const terminal: ExplainReporter = ({ rules, whole }, { speaker, color, width }) => {
  const style = styleFor(color);
  const parts = whole
    ? rules.map((one) => inFull(one, speaker, width, style).join('\n'))
    : [...listed(rules, speaker, width, style), ` ${speaker.say('explain.next')}`];
  return `${parts.join('\n\n')}\n`;
};

export const markdown: ExplainReporter = ({ rules, whole }, { speaker }) => {
  const parts = whole
    ? rules.map((one) => markdownInFull(one, speaker))
    : GROUPS.flatMap((of) => {
        const rows = rules.filter((one) => one.of === of);
        return rows.length === 0 ? [] : [markdownList(of, rows, speaker)];
      });
  return `${parts.join('\n\n')}\n`;
};

export const json: ExplainReporter = ({ rules }) => `${forJson({ format: 'svc.rules/1', rules })}\n`;

const GROUPS = ['lint', 'use', 'check', 'diff'] as const;

function listed(all: readonly Explanation[], speaker: Speaker, width: number, style: Style): string[] {
  const names = Math.max(...all.map(({ rule }) => widthOf(rule)));
  return GROUPS.flatMap((of) => {
    const rows = all.filter((one) => one.of === of);
    if (rows.length === 0) return [];
    const lines = rows.flatMap(({ rule, summary }) => {
      const [first, ...rest] = wrap(forTerminal(summary), Math.max(20, width - names - 4));
      return [
        ` ${style.strong(padEnd(rule, names))}  ${first}`,
        ...rest.map((line) => ' '.repeat(names + 3) + line),
      ];
    });
    return [[` ${style.strong(speaker.say(`explain.title.${of}`))}`, ...lines].join('\n')];
  });
}

function inFull(explanation: Explanation, { say }: Speaker, width: number, style: Style): string[] {
  const { rule, summary, why, level } = explanation;
  return [
    ` ${style.strong(rule)}  ${paintOf(level, style)(levelOf(explanation, say))}`,
    ...paragraph(forTerminal(summary), width),
    '',
    ...paragraph(forTerminal(why), width),
    ...EXAMPLES.flatMap(([name, paint]) => {
      const yaml = explanation[name];
      return yaml === null ? [] : ['', ` ${style[paint](say(`explain.${name}`))}`, ...code(yaml)];
    }),
    ...(explanation.of === 'lint'
      ? ['', ...paragraph(setting(explanation, say), width).map(style.faint)]
      : []),
  ];
}

/** In this order, each under its own words. */
const EXAMPLES = [
  ['bad', 'bad'],
  ['good', 'good'],
  ['before', 'faint'],
  ['after', 'strong'],
] as const;

const levelOf = ({ level }: Explanation, say: Speaker['say']): string =>
  say(level === 'error' || level === 'warning' ? level : `diff.level.${level}`);

const paintOf = (level: Explanation['level'], style: Style) =>
  level === 'error' || level === 'breaking' ? style.bad : level === 'safe' ? style.good : style.careful;

const code = (yaml: string): string[] => yaml.split('\n').map((line) => `   ${forFrame(line)}`.trimEnd());

const setting = ({ rule, settable }: Explanation, say: Speaker['say']): string =>
  settable ? say('explain.settable', { rule }) : say('explain.refuses');

function markdownInFull(explanation: Explanation, { say }: Speaker): string {
  const { rule, summary, why } = escapeTexts(explanation, forMarkdown);
  const fenced = (title: string, yaml: string | null) =>
    yaml === null
      ? []
      : [
          `### ${say(title)}`,
          ['```yaml', ...yaml.split('\n').map((line) => forFrame(line)), '```'].join('\n'),
        ];
  return [
    `## ${rule}`,
    `_${levelOf(explanation, say)}_ · ${summary}`,
    why,
    ...EXAMPLES.flatMap(([name]) => fenced(`explain.${name}`, explanation[name])),
    ...(explanation.of === 'lint' ? [setting(explanation, say)] : []),
  ].join('\n\n');
}

function markdownList(of: Explanation['of'], rows: readonly Explanation[], { say }: Speaker): string {
  const lines = rows.map((row) => {
    const { rule, summary } = escapeTexts(row, forMarkdown);
    return [rule, levelOf(row, say), summary];
  });
  const head = [say('explain.column.rule'), say('explain.column.level'), say('explain.column.summary')];
  return [`# ${say(`explain.title.${of}`)}`, markdownTable(head, lines).join('\n')].join('\n\n');
}
