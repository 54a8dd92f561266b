// Groups in a table: how many, how far apart from what they expected, how sure that is.

import { cut, widthOf, wrap } from '../../../text/layout.ts';
import { type Cell, tableLines } from '../../../text/table.ts';
import { axisFor, divergingBar } from '../bars.ts';
import { directionOf, groupBy, groupName, hiddenCells, margin, whyHidden } from '../sentences.ts';
import { heading, type Page, paintDirection } from './page.ts';

export function groups(page: Page): string[] {
  const { report, speaker, style, width } = page;
  if (report.groups.length === 0) return [];
  const { say, number } = speaker;
  const axis = axisFor(report.groups.map(({ overall }) => overall?.points.gap ?? null));
  const [withBar, withMargin] = [width >= 66, width >= 54];
  const size = Math.max(...report.groups.map(({ overall }) => number(overall?.n ?? 0, 0).length)) + 2;
  const room = width - 1 - (size + 2) - (withBar ? GROUP_BAR + 2 : 0) - 8 - (withMargin ? 8 : 0) - 14;
  const wide = Math.max(8, room);
  const names = report.groups.map(({ key }) =>
    wrap(cut(groupName(key, report, speaker), wide * LONGEST_NAME), wide),
  );
  const widest = Math.max(...names.flat().map(widthOf));
  const aligns = [
    'left',
    'right',
    ...(withBar ? ['left' as const] : []),
    'right',
    ...(withMargin ? ['left' as const] : []),
    'left',
  ] as const;
  const rows = report.groups.map(({ suppressed, overall }, i): Cell[] => {
    const name = names[i]!.join('\n');
    if (suppressed || !overall) {
      const why = wrap(whyHidden({ suppressed }, report, speaker), width - widest - 4).join('\n');
      return [name, { content: style.faint(why), colSpan: aligns.length - 1 }];
    }
    const { points, exchange } = overall;
    const paint = paintDirection(directionOf(overall), style);
    return [
      name,
      `n ${number(overall.n, 0)}`,
      ...(withBar ? [divergingBar(points.gap, axis, GROUP_BAR, style, paint)] : []),
      paint(number(points.gap, 1, { sign: true })),
      ...(withMargin ? [style.faint(margin(points, speaker))] : []),
      exchange ? say(`exchange.${exchange}.short`) : '—',
    ];
  });
  return [
    ...heading(groupBy(report, speaker), page),
    ...tableLines(rows, aligns),
    ...hiddenCells(report, speaker).flatMap((line) =>
      wrap(line, width - 2).map((text) => ` ${style.faint(text)}`),
    ),
  ];
}

const GROUP_BAR = 13;
/** Lines of a table that one name may take; the other formats have all of it. */
const LONGEST_NAME = 6;
