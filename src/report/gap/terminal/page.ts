// What all parts of the terminal report share: the report with its figures' columns, and how things are painted.

import type { GapReport } from '../../../core/assess/gap-report.ts';
import { widthOf, wrap } from '../../../text/layout.ts';
import { type Style, styleFor } from '../../../text/style.ts';
import type { Speaker } from '../../../words/index.ts';
import type { ReporterOptions } from '../../reporter.ts';
import { axisFor } from '../bars.ts';
import type { Segment } from '../outline.ts';
import type { Direction } from '../sentences.ts';

export interface Page {
  readonly report: GapReport;
  /** Set where the report is one of the segments of another. */
  readonly segment: Segment | null;
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
export interface Columns {
  readonly name: number;
  readonly bar: number;
  readonly gap: number;
  readonly interval: number;
  /** Too narrow for two columns: the figures stand below the name. */
  readonly stacked: boolean;
}

export const MARGIN = 3;
/** Wider names would stand too far from their bars. */
const MOST_NAME = 60;
const GAP = 8;
const INTERVAL = 7;

export function pageOf(
  report: GapReport,
  { speaker, color, width }: ReporterOptions,
  segment: Segment | null = null,
): Page {
  const sample = (report.overall?.n ?? 0) > 1 || report.criteria.some(({ n }) => n > 1);
  // `n 9,604`, with a space before it.
  const ofSome = widthOf(speaker.number(report.overall?.n ?? 0, 0)) + 3;
  return {
    report,
    segment,
    speaker,
    style: styleFor(color),
    width,
    sample,
    columns: columnsFor(width, sample ? Math.max(INTERVAL, ofSome) : 0),
    axis: axisFor([...report.sections, ...report.criteria].map(({ points }) => points.gap)),
  };
}

function columnsFor(width: number, interval: number): Columns {
  const room = width - MARGIN - 2 - GAP - interval - 1;
  for (const columns of [31, 25, 19, 13]) {
    const name = room - columns;
    if (name >= (columns > 25 ? 48 : 34) || (columns === 13 && name >= 24))
      return { name: Math.min(name, MOST_NAME), bar: columns, gap: GAP, interval, stacked: false };
  }
  return { name: width - MARGIN - 1, bar: 13, gap: GAP, interval, stacked: true };
}

export function paintDirection(direction: Direction, style: Style): (text: string) => string {
  return {
    short: style.bad,
    unclear: style.careful,
    level: style.good,
    over: style.over,
    none: style.faint,
  }[direction];
}

export function heading(name: string, { style, width }: Page): string[] {
  return wrap(name, width - 2).map((line) => ` ${style.strong(line)}`);
}

export const indented = (line: string): string => ` ${line}`;
export const indent = (lines: readonly string[], columns: number): string[] =>
  lines.map((line) => ' '.repeat(columns) + line);
