// Bars of box-drawing lines, half a column fine. A diverging bar grows from a centre line: short to the left, over to the
// right. The side says it, so no colour is needed.

import type { Style } from '../../text/style.ts';

const LINE = '━';
const LEFT_HALF = '╸';
const RIGHT_HALF = '╺';
const CENTRE = '┃';

/** How many columns, in halves, `value` fills of `width` when all of it is `full`; something never looks like nothing. */
function halves(value: number, full: number, width: number): number {
  const size = Math.abs(value);
  if (size === 0 || full <= 0) return 0;
  return Math.min(width * 2, Math.max(1, Math.round((size / full) * width * 2)));
}

/** A bar of exactly `width` columns, which should be odd, around its centre; `full` fills one side. Null: no bar. */
export function divergingBar(
  gap: number | null,
  full: number,
  width: number,
  style: Style,
  paint: (text: string) => string,
): string {
  const side = Math.floor(width / 2);
  const rest = ' '.repeat(side);
  if (gap === null) return `${rest} ${rest}`;
  const filled = halves(gap, full, side);
  const whole = LINE.repeat(Math.floor(filled / 2));
  const blank = ' '.repeat(side - Math.ceil(filled / 2));
  if (filled === 0) return rest + style.faint(CENTRE) + rest;
  return gap < 0
    ? blank + paint((filled % 2 === 1 ? RIGHT_HALF : '') + whole) + style.faint(CENTRE) + rest
    : rest + style.faint(CENTRE) + paint(whole + (filled % 2 === 1 ? LEFT_HALF : '')) + blank;
}

/** A bar from the left, at most `width` columns, for a value from 0 to `full`. */
export function bar(value: number | null, full: number, width: number): string {
  const filled = value === null ? 0 : halves(value, full, width);
  return LINE.repeat(Math.floor(filled / 2)) + (filled % 2 === 1 ? LEFT_HALF : '');
}

const STEPS = [10, 20, 50, 100];

/** The end of an axis that holds every gap: one for the whole report, so that its bars compare. */
export function axisFor(gaps: readonly (number | null)[]): number {
  const largest = Math.max(0, ...gaps.map((gap) => Math.abs(gap ?? 0)));
  return STEPS.find((step) => largest <= step) ?? 100;
}
