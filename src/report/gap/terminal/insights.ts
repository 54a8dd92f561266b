// The journey as a path with its stops, and the reasons customers have for choosing the firm.

import { inLanguage } from '../../../core/standard/text.ts';
import { padEnd, padStart, widthOf, wrap } from '../../../text/layout.ts';
import { axisFor, bar, divergingBar } from '../bars.ts';
import { asksReasons, directionOfStep, driversSentence, interval, reasons } from '../insights.ts';
import { MARKS } from '../sentences.ts';
import { heading, indent, indented, MARGIN, type Page, paintDirection } from './page.ts';

/** One stop below the other, joined by a line: where the customer went, and where it went wrong. */
export function journey(page: Page): string[] {
  const { report, speaker, style, width } = page;
  if (report.journey.length === 0) return [];
  const { say, number, language } = speaker;
  const axis = axisFor(report.journey.map(({ gap }) => gap));
  const barWidth = width >= 66 ? 19 : 0;
  const figures = barWidth + (barWidth > 0 ? 1 : 0) + 8;
  const room = width - MARGIN - 2 - figures - 2;
  const stops = report.journey.flatMap((step, i) => {
    const direction = directionOfStep(step, report);
    const paint = paintDirection(direction, style);
    const name = wrap(inLanguage(step.title, language), Math.max(10, room));
    const said =
      step.gap === null
        ? style.faint(say('report.blank.none'))
        : (barWidth > 0 ? `${divergingBar(step.gap, axis, barWidth, style, paint)} ` : '') +
          paint(padStart(number(step.gap, 1, { sign: true }), 8));
    const facts = [
      say('report.step-criteria', { count: step.criteria.length }),
      ...(step.shortfall ? [`${say('report.shortfall')} ${number(step.shortfall, 1)}`] : []),
      ...(step.surplus ? [`${say('report.surplus')} ${number(step.surplus, 1)}`] : []),
    ];
    const line = i < report.journey.length - 1 ? '│' : ' ';
    const [first = '', ...rest] = name;
    return [
      ` ${paint(MARKS[direction])} ${style.strong(first)}${' '.repeat(Math.max(1, room - widthOf(first) + 2))}${said}`,
      ...rest.map((more) => ` ${style.faint(line)} ${style.strong(more)}`),
      ...wrap(facts.join(' · '), width - 5).map((fact) => ` ${style.faint(`${line} ${fact}`)}`),
    ];
  });
  return [...heading(say('report.journey'), page), ...stops];
}

/** Each reason with its share, and what that means for the service. */
export function drivers(page: Page): string[] {
  const { report, speaker, style, width } = page;
  if (!report.drivers) return [];
  const said = wrap(driversSentence(report.drivers, speaker), width - 2).map(indented);
  const title = heading(speaker.say('report.drivers-title'), page);
  if (asksReasons(report)) return [...title, ...said];
  const rows = reasons(report.drivers).map(({ id, text, share, ci95 }) => ({
    isService: id === 'service',
    share,
    figure: padStart(speaker.percent(share), 5),
    interval: interval(ci95, speaker),
    words: inLanguage(text, speaker.language),
  }));
  const widest = Math.max(...rows.map((row) => widthOf(row.interval)));
  const most = 16;
  const room = width - MARGIN - 5 - 2 - most - 1 - widest - 2 - 1;
  const lines = rows.flatMap(({ isService, share, figure, interval: range, words }) => {
    const drawn = bar(share, 1, most);
    const [first = '', ...rest] = wrap(words, Math.max(10, room));
    const paint = isService ? style.strong : (text: string) => text;
    return [
      `${' '.repeat(MARGIN)}${figure}  ${style.over(drawn)}${' '.repeat(most + 1 - widthOf(drawn))}${style.faint(padEnd(range, widest))}  ${paint(first)}`,
      ...indent(rest.map(paint), MARGIN + 5 + 2 + most + 1 + widest + 2),
    ];
  });
  return [...title, ...lines, ...said];
}
