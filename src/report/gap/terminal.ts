// The gap report for a reader at a terminal: the result in two lines, the figures behind it, what to mend first, then every
// criterion with a bar around what was expected.

import type { GapReport, OverallReport } from '../../core/assess/gap-report.ts';
import { inLanguage } from '../../core/standard/text.ts';
import { escapeTexts, forTerminal } from '../../text/escape.ts';
import { hanging, headed, joined, padEnd, padStart, widthOf, wrap } from '../../text/layout.ts';
import type { Style } from '../../text/style.ts';
import type { Speaker } from '../../words/index.ts';
import type { TextReporter } from '../reporter.ts';
import { bar } from './bars.ts';
import { silences } from './insights.ts';
import { outlined, type Renderers } from './outline.ts';
import {
  blanks,
  circumstances,
  countsOnly,
  designSentence,
  evidence,
  groupName,
  headline,
  isMixed,
  isNorm,
  leftOut,
  priorities,
  receipt,
  shownOfShortfall,
  warnings,
  wasted,
} from './sentences.ts';
import { checklist } from './terminal/criteria.ts';
import { grid } from './terminal/grid.ts';
import { groups } from './terminal/groups.ts';
import { incidents } from './terminal/incidents.ts';
import { drivers, journey } from './terminal/insights.ts';
import { ipa } from './terminal/ipa.ts';
import { heading, indent, indented, type Page, pageOf } from './terminal/page.ts';
import { zone } from './terminal/zone.ts';

export const terminal: TextReporter<GapReport> = (raw, options) => {
  const report = escapeTexts(raw, forTerminal);
  const parts = outlined(report, (of, segment) => pageOf(of, options, segment), RENDERERS);
  const lines = parts
    .filter((part) => part.length > 0)
    .flatMap((part, i) => (i === 0 ? part : ['', ...part]));
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
};

const RENDERERS: Renderers<Page, string[]> = {
  title,
  verdict: result,
  source: () => [],
  figures: (page) => {
    const { report } = page;
    return report.overall && !countsOnly(report) ? figures(report.overall, page) : [];
  },
  priorities: (page) => listed('report.priorities', priorities, page, true),
  wasted: (page) => listed('report.wasted-title', wasted, page),
  silent: (page) => listed('report.silent-title', silences, page),
  journey,
  // Each stands over its criteria.
  sections: () => [],
  criteria: checklist,
  zone,
  importance: ipa,
  drivers,
  incidents,
  groups: (page) => [...groups(page), ...grid(page)],
  evidence: (page) => listed('report.evidence', evidence, page),
  cautions,
  // They stand with the criteria.
  numbers: () => [],
  receipt: read,
};

function title({ report, segment, speaker, style, width }: Page): string[] {
  if (segment) {
    const size = speaker.say('report.respondents', { n: speaker.number(report.overall?.n ?? 0, 0) });
    return headed(groupName(segment.key, segment.whole, speaker), size, width, style);
  }
  const { standard } = report;
  const version = `${standard.id} ${standard.version}`;
  const name = inLanguage(standard.title, speaker.language) || standard.id;
  const facts = joined(circumstances(report, speaker));
  const lines = headed(name, version, width, style);
  return facts === '' ? lines : [...lines, ...wrap(facts, width - 2).map(indented)];
}

function result({ report, speaker, style, width }: Page): string[] {
  const { exchange, verdict } = headline(report, speaker);
  const paint = paintOf(report.overall, style);
  const edge = paint('▌');
  return [
    ...wrap(exchange, width - 4).map((line) => ` ${edge} ${paint(style.strong(line))}`),
    ...wrap(verdict, width - 4).map((line) => ` ${edge} ${line}`),
  ];
}

function paintOf(overall: OverallReport | null, style: Style): (text: string) => string {
  switch (overall?.exchange) {
    case 'criminal':
    case 'unequal':
      return style.bad;
    case 'exceeding':
      return style.over;
    case 'equal':
      return style.good;
    default:
      return style.careful;
  }
}

interface FigureRow {
  readonly name: string;
  readonly value: string;
  readonly bar?: string;
  readonly paint?: (text: string) => string;
  readonly tail?: string;
}

function figures(overall: OverallReport, page: Page): string[] {
  const { speaker, style, width, report } = page;
  const { say, number, percent } = speaker;
  const { points, shortfall, surplus, score } = overall;
  const barWidth = Math.max(10, Math.min(40, width - 36));
  const barOf = (value: number | null) => bar(value, 100, barWidth);
  const changed = score !== points.delivery;
  const policy = report.policy.onCriticalFailure === 'zero' ? 'zero' : 'cap';
  const rows: FigureRow[] = [
    {
      name: say('report.score'),
      value: number(score, 1),
      bar: barOf(score),
      paint: style.strong,
      tail: changed
        ? say(`report.score-${policy}`, { delivered: number(points.delivery, 1) })
        : say('report.of-100'),
    },
    {
      name: say(isNorm(report) ? 'report.norm' : 'report.expected'),
      value: number(points.expectation, 1),
      bar: barOf(points.expectation),
    },
    ...(page.sample ? gapRows(overall, speaker) : []),
    {
      name: say('report.shortfall'),
      value: number(shortfall, 1),
      bar: barOf(shortfall),
      paint: style.bad,
      tail: shownOfShortfall(overall, speaker),
    },
    {
      name: say('report.surplus'),
      value: number(surplus, 1),
      bar: barOf(surplus),
      paint: style.over,
      tail: isMixed(overall, report) ? say('report.net-mixed') : '',
    },
    { name: say('report.coverage'), value: percent(overall.coverage), tail: say('report.coverage-of') },
    ...(overall.leftOut > 0
      ? [
          {
            name: say('report.left-out'),
            value: number(overall.leftOut, 0),
            tail: leftOut(overall, report, speaker),
          },
        ]
      : []),
  ];
  // A long name takes several lines rather than the room of all figures.
  const longest = Math.max(...rows.map(({ name }) => widthOf(name)));
  const names = Math.min(longest, Math.max(12, Math.floor(width / 4)));
  const values = Math.max(...rows.map(({ value }) => widthOf(value)));
  const room = width - names - values - 7;
  return rows.flatMap(({ name, value, bar: drawn = '', paint = (text) => text, tail = '' }) => {
    const [label = '', ...more] = wrap(name, names);
    const named = more.map((line) => ` ${line}`);
    const start = ` ${padEnd(label, names)}  ${style.strong(padStart(value, values))}  `;
    const fits = widthOf(drawn) + 1 + widthOf(tail) <= room;
    if (drawn !== '' && tail !== '' && fits)
      return [`${start}${paint(drawn)} ${style.faint(tail)}`, ...named];
    const below = tail === '' ? [] : wrap(tail, room).map(style.faint);
    const [first = '', ...rest] = drawn === '' ? below : [paint(drawn), ...below];
    return [start + first, ...indent(rest, names + values + 5), ...named];
  });
}

/** The mean gap with its interval; in the units of the scale too where all criteria share one. */
function gapRows({ gap, points, n, weighted }: OverallReport, speaker: Speaker): FigureRow[] {
  const { say, number } = speaker;
  const inPoints = points.ci95 && {
    low: number(points.ci95[0], 1),
    high: number(points.ci95[1], 1),
    n: number(n, 0),
  };
  const rows: FigureRow[] = [
    {
      name: say('report.gap'),
      value: number(points.gap, 1, { sign: true }),
      tail: inPoints ? say('report.interval', inPoints) : say('report.respondents', { n: number(n, 0) }),
    },
  ];
  const design = designSentence(weighted, speaker);
  if (design !== '') rows.push({ name: '', value: '', tail: design });
  if (gap.mean === null || !gap.ci95) return rows;
  const raw = {
    gap: number(gap.mean, 2, { sign: true }),
    low: number(gap.ci95[0]),
    high: number(gap.ci95[1]),
  };
  rows.splice(1, 0, { name: '', value: '', tail: say('report.raw-gap', raw) });
  return rows;
}

function listed(
  name: string,
  sentences: (report: GapReport, speaker: Speaker) => readonly string[],
  page: Page,
  numbered = false,
): string[] {
  const { report, speaker, width } = page;
  const items = sentences(report, speaker);
  if (items.length === 0) return [];
  return [
    ...heading(speaker.say(name), page),
    ...items.flatMap((item, i) => hanging(numbered ? ` ${i + 1}. ` : ' • ', item, width)),
  ];
}

function cautions(page: Page): string[] {
  const { report, speaker, style } = page;
  return remark('report.warnings', warnings(report, speaker), style.careful, page, '• ');
}

/** What was read, and which answers are missing; of a segment only these. */
function read(page: Page): string[] {
  const { report, segment, speaker, style } = page;
  const missing = blanks(report, speaker);
  return [
    ...remark('report.receipt', segment ? [] : [receipt(report, speaker)], style.faint, page),
    ...remark('report.blanks', missing === '' ? [] : [missing], style.faint, page),
  ];
}

/** Texts beside their name, each after its lead. */
function remark(
  name: string,
  texts: readonly string[],
  paint: (text: string) => string,
  { speaker, width }: Page,
  lead = '',
): string[] {
  const lines = texts.flatMap((text) => hanging(lead, text, width - NAMES - 3));
  return lines.map(
    (line, i) => ` ${i === 0 ? paint(padEnd(speaker.say(name), NAMES)) : ' '.repeat(NAMES)}  ${line}`,
  );
}

/** Columns for the names of remarks. */
const NAMES = 12;
