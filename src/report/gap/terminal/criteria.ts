// Sections and criteria: what was asked, a bar around what was expected, the answers in their own units, the notes.

import type { CriterionReport, SectionReport } from '../../../core/assess/gap-report.ts';
import { inLanguage } from '../../../core/standard/text.ts';
import { cut, padEnd, padStart, widthOf, wrap } from '../../../text/layout.ts';
import { type Pair, pairOf, withUnit } from '../../values.ts';
import { bar, divergingBar } from '../bars.ts';
import { interval, summaryLine } from '../insights.ts';
import type { Direction } from '../sentences.ts';
import { directionOf, isNorm, MARKS, margin, notes, settles, whyBlank } from '../sentences.ts';
import { indent, indented, MARGIN, type Page, paintDirection } from './page.ts';

/** Notes under one criterion when several audits are pooled. */
const MOST_NOTES = 3;

export function checklist(page: Page): string[] {
  const { report } = page;
  if (report.sections.length === 0) return [];
  return [
    ...columnHeads(page),
    ...report.sections.flatMap((section) => {
      const criteria = report.criteria.filter((one) => one.section === section.id);
      return [...sectionRow(section, criteria, page), ...criteria.flatMap((one) => criterionRow(one, page))];
    }),
  ];
}

/** Over the columns: the axis of the bars, and what stands in the line under each bar. */
function columnHeads({ columns, speaker, style, axis, report }: Page): string[] {
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
      padEnd(
        cut(say(isNorm(report) ? 'report.norm-to-delivered' : 'report.expected-to-delivered'), columns.bar),
        columns.bar,
      ) +
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
  const right = [gapLine(section, directionOf(section), page)];
  return ['', ...inColumns(wrap(name + share, columns.name + 2), right, 1, page, style.strong)];
}

function criterionRow(criterion: CriterionReport, page: Page): string[] {
  const { speaker, style, columns } = page;
  const direction = directionOf(criterion);
  const critical = criterion.critical ? ` (${speaker.say('report.critical')})` : '';
  const text = (inLanguage(criterion.text, speaker.language) || criterion.id) + critical;
  const left = wrap(text, columns.name);
  const right =
    criterion.points.gap === null ? blankLines(criterion, page) : figureLines(criterion, direction, page);
  const mark = paintDirection(direction, style)(MARKS[direction]);
  const [first, ...rest] = inColumns(left, right, MARGIN, page);
  return [
    ` ${mark} ${first!.slice(MARGIN)}`,
    ...rest,
    ...optionLines(criterion, page),
    ...summaryLines(criterion, page),
    ...unclearLines(criterion, page),
    ...noteLines(criterion, page),
  ];
}

function figureLines(criterion: CriterionReport, direction: Direction, page: Page): string[] {
  const { speaker, style, columns, report } = page;
  const pair = pairOf(criterion, speaker);
  const [first = '', ...rest] = pair ? pairLines(pair, columns.bar) : [];
  const fewer = criterion.n !== report.overall?.n && page.sample;
  const n = fewer ? padStart(`n ${page.speaker.number(criterion.n, 0)}`, columns.interval) : '';
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
    style.faint(padStart(margin(points, speaker), columns.interval))
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
  const digits = speaker.number(n, 0).length;
  const most = 20;
  const room = width - MARGIN - 6 - digits - most - 4;
  return options.flatMap(({ text, count, share, ci95 }) => {
    const figure = `${padStart(speaker.percent(share), 5)} ${padStart(speaker.number(count, 0), digits)}  `;
    const drawn = bar(share ?? 0, 1, most);
    const [first = '', ...rest] = wrap(
      `${inLanguage(text, speaker.language)} (${interval(ci95, speaker)})`,
      room,
    );
    const lead =
      ' '.repeat(MARGIN) + style.faint(figure) + style.over(drawn) + ' '.repeat(most + 2 - widthOf(drawn));
    return [lead + first, ...indent(rest, MARGIN + widthOf(figure) + most + 2)];
  });
}

function summaryLines(criterion: CriterionReport, { speaker, style, width }: Page): string[] {
  const line = summaryLine(criterion, speaker);
  return line === ''
    ? []
    : wrap(line, width - MARGIN - 1).map((text) => ' '.repeat(MARGIN) + style.over(text));
}

function unclearLines(criterion: CriterionReport, { speaker, style, width }: Page): string[] {
  const line = settles(criterion, speaker);
  return line === ''
    ? []
    : wrap(line, width - MARGIN - 1).map((text) => ' '.repeat(MARGIN) + style.careful(text));
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
function inColumns(
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
