// The gap report for a reader at a terminal: the result in two lines, the figures behind it, then every criterion with a
// bar around what was expected, what to mend first, and last what to be careful about.

import Table from 'cli-table3';
import type { CriterionReport, GapReport, OverallReport, SectionReport } from '../core/gap-report.ts';
import { inLanguage } from '../core/text.ts';
import type { Speaker } from '../words/index.ts';
import { axisFor, bar, divergingBar } from './bars.ts';
import { escapeTexts, forTerminal } from './escape.ts';
import { cut, headed, joined, padEnd, padStart, widthOf, wrap } from './layout.ts';
import type { Reporter } from './reporter.ts';
import type { Direction } from './sentences.ts';
import {
  blanks,
  circumstances,
  directionOf,
  groupBy,
  groupName,
  headline,
  MARKS,
  margin,
  notes,
  priorities,
  receipt,
  warnings,
  wasted,
  whyBlank,
} from './sentences.ts';
import type { Style } from './style.ts';
import { styleFor } from './style.ts';
import type { Pair } from './values.ts';
import { pairOf, withUnit } from './values.ts';

interface Page {
  readonly report: GapReport;
  readonly speaker: Speaker;
  readonly style: Style;
  readonly width: number;
  /** Gaps of several respondents have an interval. */
  readonly sample: boolean;
  readonly columns: Columns;
  /** Where the bars end, in points. */
  readonly axis: number;
}

/** left margin and mark (3) · name · 2 · bar · gap · interval. */
interface Columns {
  readonly name: number;
  readonly bar: number;
  readonly gap: number;
  readonly interval: number;
  /** Too narrow for two columns: the figures stand below the name. */
  readonly stacked: boolean;
}

const MARGIN = 3;
/** Wider names would stand too far from their bars. */
const MOST_NAME = 60;
const GAP = 8;
const INTERVAL = 7;
/** Notes under one criterion when several audits are pooled. */
const MOST_NOTES = 3;

export const terminal: Reporter = (raw, { speaker, color, width }) => {
  const report = escapeTexts(raw, forTerminal);
  const sample = (report.overall?.n ?? 0) > 1 || report.criteria.some(({ n }) => n > 1);
  const page: Page = {
    report,
    speaker,
    style: styleFor(color),
    width,
    sample,
    columns: columnsFor(width, sample ? Math.max(INTERVAL, digitsOf(report) + 3) : 0),
    axis: axisFor([...report.sections, ...report.criteria].map(({ points }) => points.gap)),
  };
  const parts = [
    title(page),
    result(page),
    report.overall ? figures(report.overall, page) : [],
    body(page),
    listed(speaker.say('report.priorities'), priorities(report, speaker), page, true),
    listed(speaker.say('report.wasted-title'), wasted(report, speaker), page),
    groups(page),
    foot(page),
  ];
  const lines = parts
    .filter((part) => part.length > 0)
    .flatMap((part, i) => (i === 0 ? part : ['', ...part]));
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
};

const digitsOf = ({ overall }: GapReport): number => String(overall?.n ?? 0).length;

function columnsFor(width: number, interval: number): Columns {
  const room = width - MARGIN - 2 - GAP - interval - 1;
  for (const columns of [31, 25, 19, 13]) {
    const name = room - columns;
    if (name >= (columns > 25 ? 48 : 34) || (columns === 13 && name >= 24))
      return { name: Math.min(name, MOST_NAME), bar: columns, gap: GAP, interval, stacked: false };
  }
  return { name: width - MARGIN - 1, bar: 13, gap: GAP, interval, stacked: true };
}

function title({ report, speaker, style, width }: Page): string[] {
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
  const { points, shortfall, surplus, net, score } = overall;
  const barWidth = Math.max(10, Math.min(40, width - 36));
  const barOf = (value: number | null) => bar(value, 100, barWidth);
  const mixed = (shortfall ?? 0) > 0 && (surplus ?? 0) > 0;
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
    { name: say('report.expected'), value: number(points.expectation, 1), bar: barOf(points.expectation) },
    ...(page.sample ? gapRows(overall, speaker) : []),
    { name: say('report.shortfall'), value: number(shortfall, 1), bar: barOf(shortfall), paint: style.bad },
    { name: say('report.surplus'), value: number(surplus, 1), bar: barOf(surplus), paint: style.over },
    {
      name: say('report.net'),
      value: number(net, 1, { sign: true }),
      tail: mixed ? say('report.net-mixed') : '',
    },
    { name: say('report.coverage'), value: percent(overall.coverage), tail: say('report.coverage-of') },
  ];
  const names = Math.max(...rows.map(({ name }) => widthOf(name)));
  const values = Math.max(...rows.map(({ value }) => widthOf(value)));
  const room = width - names - values - 7;
  return rows.flatMap(({ name, value, bar: drawn = '', paint = (text) => text, tail = '' }) => {
    const start = ` ${padEnd(name, names)}  ${style.strong(padStart(value, values))}  `;
    const fits = widthOf(drawn) + 1 + widthOf(tail) <= room;
    if (drawn !== '' && tail !== '' && fits) return [`${start}${paint(drawn)} ${style.faint(tail)}`];
    const below = tail === '' ? [] : wrap(tail, room).map(style.faint);
    const [first = '', ...rest] = drawn === '' ? below : [paint(drawn), ...below];
    return [start + first, ...indent(rest, names + values + 5)];
  });
}

/** The mean gap with its interval; in the units of the scale too where all criteria share one. */
function gapRows({ gap, points, n }: OverallReport, { say, number }: Speaker): FigureRow[] {
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
  if (gap.mean === null || !gap.ci95) return rows;
  const raw = {
    gap: number(gap.mean, 2, { sign: true }),
    low: number(gap.ci95[0]),
    high: number(gap.ci95[1]),
  };
  return [...rows, { name: '', value: '', tail: say('report.raw-gap', raw) }];
}

function body(page: Page): string[] {
  const { report } = page;
  return [
    ...columnHeads(page),
    ...report.sections.flatMap((section) => {
      const criteria = report.criteria.filter((one) => one.section === section.id);
      return [...sectionRow(section, criteria, page), ...criteria.flatMap((one) => criterionRow(one, page))];
    }),
  ];
}

/** Over the columns: the axis of the bars, and what stands in the line under each bar. */
function columnHeads({ columns, speaker, style, axis }: Page): string[] {
  const { say, number } = speaker;
  const side = Math.floor(columns.bar / 2);
  const scale = `${padEnd(number(-axis, 0), side)}0${padStart(number(axis, 0, { sign: true }), side)}`;
  const lead = ' '.repeat(columns.stacked ? MARGIN : MARGIN + columns.name + 2);
  return [
    lead +
      scale +
      padStart(say('report.gap').toLowerCase(), columns.gap) +
      (columns.interval > 0 ? padStart(say('report.margin'), columns.interval) : ''),
    lead +
      padEnd(cut(say('report.expected-to-delivered'), columns.bar), columns.bar) +
      padStart(say('report.share').toLowerCase(), columns.gap),
  ].map(style.faint);
}

/** The section in one line, with its share of the whole; its own bar only where it sums up more than one criterion. */
function sectionRow(section: SectionReport, criteria: readonly CriterionReport[], page: Page): string[] {
  const { speaker, style, columns, report } = page;
  const name = inLanguage(section.title, speaker.language) || section.id;
  const share = report.sections.length > 1 && section.share > 0 ? ` · ${speaker.percent(section.share)}` : '';
  const summed =
    criteria.filter(({ points }) => points.gap !== null).length > 1 && report.sections.length > 1;
  if (!summed || section.points.gap === null)
    return [
      '',
      ...wrap(name + share, page.width - 2)
        .map(style.strong)
        .map(indented),
    ];
  const right = [gapLine(section, directionOfUnit(section), page)];
  return ['', ...beside(wrap(name + share, columns.name + 2), right, 1, page, style.strong)];
}

/** A section falls short when any of its criteria does: surplus does not pay for it. */
function directionOfUnit({ verdict, exchange }: Pick<SectionReport, 'verdict' | 'exchange'>): Direction {
  if (verdict === 'unmet' || verdict === 'failed') return 'short';
  return exchange === 'exceeding' ? 'over' : 'level';
}

function criterionRow(criterion: CriterionReport, page: Page): string[] {
  const { report, speaker, style, columns } = page;
  const direction = directionOf(criterion.points.gap, report);
  const critical = criterion.critical ? ` (${speaker.say('report.critical')})` : '';
  const text = (inLanguage(criterion.text, speaker.language) || criterion.id) + critical;
  const left = wrap(text, columns.name);
  const right =
    criterion.points.gap === null ? blankLines(criterion, page) : figureLines(criterion, direction, page);
  const mark = paintDirection(direction, style)(MARKS[direction]);
  const [first, ...rest] = beside(left, right, MARGIN, page);
  return [
    ` ${mark} ${first!.slice(MARGIN)}`,
    ...rest,
    ...optionLines(criterion, page),
    ...noteLines(criterion, page),
  ];
}

function paintDirection(direction: Direction, style: Style): (text: string) => string {
  return { short: style.bad, level: style.good, over: style.over, none: style.faint }[direction];
}

function figureLines(criterion: CriterionReport, direction: Direction, page: Page): string[] {
  const { speaker, style, columns, report } = page;
  const pair = pairOf(criterion, speaker);
  const [first = '', ...rest] = pair ? pairLines(pair, columns.bar) : [];
  const fewer = criterion.n !== report.overall?.n && page.sample;
  const n = fewer ? padStart(`n ${criterion.n}`, columns.interval) : '';
  return [
    gapLine(criterion, direction, page),
    padEnd(first, columns.bar) + style.faint(padStart(speaker.percent(criterion.share), columns.gap) + n),
    ...rest,
  ];
}

/** `expected → delivered` in one line; words too long for it stand one below the other, or once where both are the same. */
function pairLines({ expected, delivered, unit }: Pair, width: number): string[] {
  const said = withUnit(`${expected} → ${delivered}`, unit);
  if (widthOf(said) <= width) return [said];
  const led = (lead: string, text: string) =>
    wrap(text, width - 2).map((line, i) => (i === 0 ? `${lead} ` : '  ') + line);
  if (expected === delivered) return led('=', withUnit(delivered, unit));
  return [...wrap(expected, width), ...led('→', withUnit(delivered, unit))];
}

function gapLine({ points }: CriterionReport | SectionReport, direction: Direction, page: Page): string {
  const { speaker, style, columns, axis } = page;
  const paint = paintDirection(direction, style);
  return (
    divergingBar(points.gap, axis, columns.bar, style, paint) +
    paint(padStart(speaker.number(points.gap, 1, { sign: true }), columns.gap)) +
    style.faint(padStart(margin(points.ci95, speaker), columns.interval))
  );
}

function blankLines(criterion: CriterionReport, page: Page): string[] {
  const { speaker, style, columns } = page;
  const chosen = criterion.n === 1 ? criterion.options.find(({ count }) => count > 0) : undefined;
  const said = chosen ? inLanguage(chosen.text, speaker.language) : whyBlank(criterion, speaker);
  return wrap(said, columns.bar + columns.gap).map((line) => (chosen ? line : style.faint(line)));
}

/** How often each option was chosen, where options earn no points. */
function optionLines({ options, n, points }: CriterionReport, { speaker, style, width }: Page): string[] {
  if (points.gap !== null || n < 2 || options.length === 0) return [];
  const digits = String(n).length;
  const most = 20;
  const room = width - MARGIN - 6 - digits - most - 4;
  return options.flatMap(({ text, count }) => {
    const figure = `${padStart(speaker.percent(count / n), 5)} ${padStart(String(count), digits)}  `;
    const drawn = bar(count, n, most);
    const [first = '', ...rest] = wrap(inLanguage(text, speaker.language), room);
    const lead =
      ' '.repeat(MARGIN) + style.faint(figure) + style.over(drawn) + ' '.repeat(most + 2 - widthOf(drawn));
    return [lead + first, ...indent(rest, MARGIN + widthOf(figure) + most + 2)];
  });
}

function noteLines(criterion: CriterionReport, { report, speaker, style, width }: Page): string[] {
  const all = notes(report, criterion);
  const shown = report.sessions.length > 1 ? all.slice(0, MOST_NOTES) : all;
  const more = all.length - shown.length;
  const lines = [...shown, ...(more > 0 ? [speaker.say('report.more-notes', { count: more })] : [])];
  return lines.flatMap((note) =>
    wrap(note, width - MARGIN - 3).map((line) => `   ${style.faint(`│ ${line}`)}`),
  );
}

/** Two columns side by side; one below the other where the page is too narrow. */
function beside(
  left: readonly string[],
  right: readonly string[],
  margin: number,
  { columns }: Page,
  paint = (text: string) => text,
): string[] {
  if (columns.stacked) return [...indent(left.map(paint), margin), ...indent(right, MARGIN)];
  const room = MARGIN + columns.name + 2 - margin;
  const lines = Math.max(left.length, right.length);
  return Array.from({ length: lines }, (_, i) => {
    const words = left[i] ?? '';
    return ' '.repeat(margin) + paint(words) + ' '.repeat(room - widthOf(words)) + (right[i] ?? '');
  });
}

function heading(name: string, { style, width }: Page): string[] {
  return wrap(name, width - 2).map((line) => ` ${style.strong(line)}`);
}

function listed(name: string, items: readonly string[], page: Page, numbered = false): string[] {
  if (items.length === 0) return [];
  return [
    ...heading(name, page),
    ...items.flatMap((item, i) => hanging(numbered ? `${i + 1}. ` : '• ', item, page.width)),
  ];
}

function hanging(lead: string, text: string, width: number): string[] {
  const [first, ...rest] = wrap(text, width - widthOf(lead) - 2);
  return [` ${lead}${first}`, ...indent(rest, 1 + widthOf(lead))];
}

function groups(page: Page): string[] {
  const { report, speaker, style, width } = page;
  if (report.groups.length === 0) return [];
  const { say, number } = speaker;
  const axis = axisFor(report.groups.map(({ overall }) => overall?.points.gap ?? null));
  const [withBar, withMargin] = [width >= 66, width >= 54];
  const size = Math.max(...report.groups.map(({ overall }) => number(overall?.n ?? 0, 0).length)) + 2;
  const room = width - 1 - (size + 2) - (withBar ? GROUP_BAR + 2 : 0) - 8 - (withMargin ? 8 : 0) - 14;
  const minimum = number(report.policy.minimumN, 0);
  const names = report.groups.map(({ key }) => wrap(groupName(key, report, speaker), Math.max(8, room)));
  const widest = Math.max(...names.flat().map(widthOf));
  const table = new Table({
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2, compact: true },
    chars: BORDERLESS,
    colAligns: [
      'left',
      'right',
      ...(withBar ? ['left' as const] : []),
      'right',
      ...(withMargin ? ['left' as const] : []),
      'left',
    ],
  });
  report.groups.forEach(({ suppressed, overall }, i) => {
    const name = names[i]!.join('\n');
    if (suppressed || !overall) {
      const why = wrap(say('report.suppressed', { minimum }), width - widest - 4).join('\n');
      table.push([
        name,
        { content: style.faint(why), colSpan: 3 + Number(withBar) + Number(withMargin), hAlign: 'left' },
      ]);
      return;
    }
    const { points, verdict, exchange } = overall;
    const paint = paintDirection(verdict === null ? 'none' : directionOfUnit({ verdict, exchange }), style);
    table.push([
      name,
      `n ${number(overall.n, 0)}`,
      ...(withBar ? [divergingBar(points.gap, axis, GROUP_BAR, style, paint)] : []),
      paint(number(points.gap, 1, { sign: true })),
      ...(withMargin ? [style.faint(margin(points.ci95, speaker))] : []),
      exchange ? say(`exchange.${exchange}.short`) : '—',
    ]);
  });
  return [...heading(groupBy(report, speaker), page), ...indent(table.toString().split('\n'), 1)];
}

const GROUP_BAR = 13;

const BORDERLESS = Object.fromEntries(
  ['top', 'bottom', 'left', 'right', 'mid']
    .flatMap((side) => [
      side,
      `${side}-mid`,
      `${side}-left`,
      `${side}-right`,
      `left-${side}`,
      `right-${side}`,
    ])
    .concat('middle')
    .map((side) => [side, '']),
);

function foot({ report, speaker, style, width }: Page): string[] {
  const { say } = speaker;
  const missing = blanks(report, speaker);
  const mind = warnings(report, speaker);
  const rows = [
    ...(missing === ''
      ? []
      : [{ name: say('report.blanks'), paint: style.faint, lines: wrapAll([missing], '') }]),
    { name: say('report.receipt'), paint: style.faint, lines: wrapAll([receipt(report, speaker)], '') },
    ...(mind.length === 0
      ? []
      : [{ name: say('report.warnings'), paint: style.careful, lines: wrapAll(mind, '• ') }]),
  ];
  return rows.flatMap(({ name, paint, lines }) =>
    lines.map((line, i) => ` ${i === 0 ? paint(padEnd(name, NAMES)) : ' '.repeat(NAMES)}  ${line}`),
  );

  function wrapAll(texts: readonly string[], lead: string): string[] {
    return texts.flatMap((text) => {
      const [first, ...rest] = wrap(text, width - NAMES - 4 - lead.length);
      return [lead + first, ...indent(rest, lead.length)];
    });
  }
}

/** Columns for the names at the foot. */
const NAMES = 12;

const indented = (line: string): string => ` ${line}`;
const indent = (lines: readonly string[], columns: number): string[] =>
  lines.map((line) => ' '.repeat(columns) + line);
