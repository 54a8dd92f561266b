// The zone of tolerance on the terminal, a criterion a line.

import { padEnd, padStart, widthOf, wrap } from '../../../text/layout.ts';
import { ZONE_HEADS, zoneRows } from '../zone.ts';
import { heading, indent, indented, type Page } from './page.ts';

const LEAST_NAME = 20;
/** Pages with fewer columns have adequacy, superiority and the share inside. */
const NARROW = 60;
const IN_SHORT = [0, 1, 4];

export function zone(page: Page): string[] {
  const { report, speaker, style, width } = page;
  const all = zoneRows(report, speaker);
  if (all.length === 0) return [];
  const { say } = speaker;
  const isNarrow = width < NARROW;
  const kept = <T>(cells: readonly T[]): T[] => cells.filter((_, k) => !isNarrow || IN_SHORT.includes(k));
  const rows = all.map(({ text, cells }) => ({ text, cells: kept(cells) }));
  const heads = kept(ZONE_HEADS).map((key) => say(key));
  const columns = heads.map(
    (head, k) => Math.max(widthOf(head), ...rows.map(({ cells }) => widthOf(cells[k]!))) + 2,
  );
  const figures = columns.reduce((sum, one) => sum + one, 0);
  const isWide = width - 2 - figures >= LEAST_NAME;
  const room = isWide ? width - 2 - figures : width - 2;
  const line = (cells: readonly string[]) => cells.map((cell, k) => padStart(cell, columns[k]!)).join('');
  return [
    ...heading(say('zone.title'), page),
    style.faint(indented(isWide ? ' '.repeat(room) + line(heads) : line(heads))),
    ...rows.flatMap(({ text, cells }) => {
      const [first = '', ...rest] = wrap(text, room);
      return isWide
        ? [indented(padEnd(first, room) + line(cells)), ...indent(rest, 1)]
        : [...[first, ...rest].map(indented), indented(line(cells))];
    }),
    ...wrap(say('zone.note'), width - 2).map((text) => indented(style.faint(text))),
  ];
}
