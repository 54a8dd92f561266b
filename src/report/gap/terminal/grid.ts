// Groups × criteria on the terminal: a criterion a row, as many groups beside each other as there is room for.

import { cut, padEnd, padStart, widthOf, wrap } from '../../../text/layout.ts';
import type { Mark } from '../../html/marks.ts';
import { type GridRow, gridOf } from '../grid.ts';
import { DIRECTIONS, type Direction, MARKS } from '../sentences.ts';
import { heading, indented, MARGIN, type Page, paintDirection } from './page.ts';

/** More groups than this are a table for a sheet: where to find it is said. */
const MOST_GROUPS = 12;
const LEAST_NAME = 22;
const COLUMN = 9;
const HEAD_LINES = 3;

export function grid(page: Page): string[] {
  const { report, speaker, style, width } = page;
  const all = gridOf(report, speaker);
  if (!all || all.groups.length < 2 || all.criteria.length < 2) return [];
  const { say, number } = speaker;
  const title = ['', ...heading(say('office.heat'), page)];
  if (all.groups.length > MOST_GROUPS)
    return [
      ...title,
      ...wrap(say('report.grid-elsewhere'), width - 2).map((line) => indented(style.faint(line))),
    ];
  const longest = Math.max(...all.criteria.map(({ name }) => widthOf(name)));
  const rows = [all.whole, ...all.groups];
  const most = Math.max(1, Math.floor((width - MARGIN - Math.min(longest, LEAST_NAME)) / COLUMN));
  const blocks: GridRow[][] = [];
  for (let from = 0; from < rows.length; from += most) blocks.push(rows.slice(from, from + most));
  return [...title, ...blocks.flatMap((block, i) => [...(i === 0 ? [] : ['']), ...blockLines(block)])];

  function blockLines(block: readonly GridRow[]): string[] {
    const room = width - 1 - COLUMN * block.length;
    const name = Math.max(10, Math.min(longest, room));
    const heads = block.map((row) => {
      const lines = wrap(cut(row.name, (COLUMN - 2) * HEAD_LINES), COLUMN - 2).slice(0, HEAD_LINES);
      return [...new Array<string>(HEAD_LINES - lines.length).fill(''), ...lines];
    });
    const head = Array.from({ length: HEAD_LINES }, (_, line) =>
      heads.map((lines) => padStart(lines[line]!, COLUMN)).join(''),
    ).filter((line) => line.trim() !== '');
    return [
      ...head.map((line) => style.faint(` ${' '.repeat(name)}${line}`)),
      ...all!.criteria.flatMap((criterion, k) => {
        const [first = '', ...rest] = wrap(criterion.name, name);
        const cells = block.map(({ cells: own }) => cell(own[k]!));
        return [` ${padEnd(first, name)}${cells.join('')}`, ...rest.map(indented)];
      }),
    ];
  }

  function cell({ gap, mark }: { gap: number | null; mark: Mark }): string {
    const direction: Direction = DIRECTIONS[mark];
    if (gap === null) return style.faint(padStart('·', COLUMN));
    const paint = paintDirection(direction, style);
    return paint(padStart(`${number(gap, 1, { sign: true })} ${MARKS[direction]}`, COLUMN));
  }
}
