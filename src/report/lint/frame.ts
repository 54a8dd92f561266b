// The line of a finding with its place marked under it. What a line holds is shown as it stands, but for what a terminal
// would obey; a long line is cut around the place.

import type { Finding } from '../../core/errors.ts';
import { forFrame } from '../../text/escape.ts';
import { charactersOf, widthOf } from '../../text/layout.ts';

type Paint = (text: string) => string;

const CUT = '…';
/** Columns of context kept before the place when a line is cut, at most. */
const BEFORE = 24;
/** More of a line than this no terminal shows; it is not looked at. */
const FAR = 1000;

/** No lines where the place is in no text. */
export function frameOf(
  { line, column, endLine, endColumn }: Pick<Finding, 'line' | 'column' | 'endLine' | 'endColumn'>,
  lines: readonly string[],
  width: number,
  { mark, faint }: { readonly mark: Paint; readonly faint: Paint },
): string[] {
  const source = lines[line - 1]?.replace(/\r$/, '');
  if (source === undefined || source.trim() === '') return [];
  const gutter = String(line).length;
  const room = Math.max(20, width - gutter - 6);
  const from = Math.min(column - 1, source.length);
  const to = endLine === line ? Math.min(endColumn - 1, source.length) : source.trimEnd().length;
  const end = Math.max(from, to);
  const { before, marked, after } = window(
    forFrame(source.slice(Math.max(0, from - FAR), from)),
    forFrame(source.slice(from, Math.min(end, from + FAR))),
    forFrame(source.slice(end, end + FAR)),
    room,
  );
  const carets = '^'.repeat(Math.max(1, widthOf(marked)));
  return [
    `  ${faint(`${line} |`)} ${before}${marked}${after}`,
    `  ${' '.repeat(gutter)} ${faint('|')} ${' '.repeat(widthOf(before))}${mark(carets)}`,
  ];
}

/** The three parts of a line in so many columns: cut before the place, in it or after it, as it must be. */
function window(before: string, marked: string, after: string, room: number) {
  if (widthOf(before) + widthOf(marked) + widthOf(after) <= room) return { before, marked, after };
  const kept = Math.min(BEFORE, room >> 1);
  const isFar = widthOf(before) > kept && widthOf(before) + widthOf(marked) > room;
  const start = isFar ? CUT + tail(before, kept) : before;
  const middle = head(marked, Math.max(1, room - widthOf(start)));
  return { before: start, marked: middle, after: head(after, room - widthOf(start) - widthOf(middle)) };
}

function head(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  if (columns < 1) return '';
  let kept = '';
  for (const segment of charactersOf(text)) {
    if (widthOf(kept + segment) > columns - 1) break;
    kept += segment;
  }
  return kept + CUT;
}

function tail(text: string, columns: number): string {
  let kept = '';
  for (const segment of [...charactersOf(text)].reverse()) {
    if (widthOf(segment + kept) > columns) break;
    kept = segment + kept;
  }
  return kept;
}
