// Incidents by month, each with its channels, and what else a log of them tells.

import { padEnd, padStart, widthOf, wrap } from '../../../text/layout.ts';
import { bar } from '../bars.ts';
import { channelName, incidentSentences, monthName } from '../incidents.ts';
import { heading, indent, indented, MARGIN, type Page } from './page.ts';

const MOST_BAR = 16;

export function incidents(page: Page): string[] {
  const { report, speaker, style, width } = page;
  const log = report.incidents;
  if (!log) return [];
  const { number, say } = speaker;
  const most = Math.max(...log.months.map(({ count }) => count));
  const months = log.months.map(({ month, count, channels }) => ({
    name: monthName(month, speaker),
    count,
    channels: channels.map((one) => `${channelName(one, speaker)} ${number(one.count, 0)}`).join(', '),
  }));
  const widest = Math.max(0, ...months.map(({ name }) => widthOf(name)));
  const left = MARGIN + widest + 1 + 6 + 2 + MOST_BAR + 1;
  const lines = months.flatMap(({ name, count, channels }) => {
    const drawn = bar(count, most, MOST_BAR);
    const [first = '', ...rest] = wrap(channels, Math.max(16, width - left - 1));
    const figure = padStart(number(count, 0), 6);
    return [
      `${' '.repeat(MARGIN)}${padEnd(name, widest)} ${figure}  ${style.over(drawn)}${' '.repeat(MOST_BAR + 1 - widthOf(drawn))}${style.faint(first)}`,
      ...indent(rest.map(style.faint), left),
    ];
  });
  return [
    ...heading(say('incidents.title'), page),
    ...lines,
    ...incidentSentences(log, speaker).flatMap((sentence) => wrap(sentence, width - 2).map(indented)),
  ];
}
