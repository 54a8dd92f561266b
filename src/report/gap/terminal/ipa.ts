// Importance against performance on the terminal: the chart, then the criteria of each quadrant, then how far to trust it.

import { cut, padEnd, padStart, widthOf, wrap } from '../../../text/layout.ts';
import { importanceOf, ipaView, performanceOf } from '../ipa.ts';
import { heading, indent, indented, type Page } from './page.ts';

/** Pages with fewer columns cut the heads of the figures short. */
const NARROW = 60;

export function ipa(page: Page): string[] {
  const { report, speaker, style, width } = page;
  const view = ipaView(report, speaker);
  if (!report.ipa || !view) return [];
  const { say } = speaker;
  const heads = [say('ipa.importance'), say('ipa.performance')];
  const columns = heads.map((head) => Math.min(widthOf(head), width < NARROW ? 7 : 20) + 2);
  const digits = 3;
  const room = Math.max(16, width - digits - 3 - columns[0]! - columns[1]!);
  const lead = ' '.repeat(digits + 2);
  return [
    ...heading(say('ipa.title'), page),
    ...wrap(view.intro, width - 2).map(indented),
    '',
    ...view.chart(width - 2).map((line) => indented(style.faint(line))),
    '',
    style.faint(
      lead +
        ' '.repeat(room) +
        heads.map((head, k) => padStart(cut(head, columns[k]! - 2), columns[k]!)).join(''),
    ),
    ...view.quadrants.flatMap(({ name, rows }) => [
      ...wrap(name, width - 2).map((line) => indented(style.strong(line))),
      ...rows.flatMap((row) => {
        const [first = '', ...rest] = wrap(row.text, room);
        const figures = [importanceOf(row, report.ipa!, speaker), performanceOf(row, report.ipa!, speaker)];
        return [
          ` ${padStart(String(row.number), digits)} ${padEnd(first, room)}${figures.map((figure, k) => padStart(figure, columns[k]!)).join('')}`,
          ...indent(rest, digits + 2),
        ];
      }),
    ]),
    ...view.notes.flatMap((note) => wrap(note, width - 2).map((line) => indented(style.faint(line)))),
  ];
}
