// Importance against performance in words and as a chart of characters: every criterion by its number, the quadrants around
// the lines. The same on the terminal and in a page.

import type { CriterionReport, GapReport } from '../../core/assess/gap-report.ts';
import type { Ipa, IpaCriterion } from '../../core/shapes/gap-report.ts';
import { QUADRANTS, type Quadrant } from '../../core/shapes/names.ts';
import { padEnd, padStart, widthOf } from '../../text/layout.ts';
import type { Speaker } from '../../words/index.ts';
import { calledOf } from '../values.ts';

export interface IpaRow extends IpaCriterion {
  /** Its number in the chart: the position in the standard, from 1. */
  readonly number: number;
  readonly text: string;
}

export interface IpaView {
  /** Where importance comes from, and where the lines are. */
  readonly intro: string;
  /** By quadrant, the most important first; empty quadrants left out. */
  readonly quadrants: readonly { readonly name: string; readonly rows: readonly IpaRow[] }[];
  /** What other lines would change, and the source. */
  readonly notes: readonly string[];
  readonly chart: (width: number) => string[];
}

/** Decimals: weights and ratings with two, points with one. */
const written = (value: number, unit: string, { number }: Speaker): string =>
  number(value, unit === 'points' ? 1 : 2);

export const importanceOf = ({ importance }: IpaCriterion, ipa: Ipa, speaker: Speaker): string =>
  written(importance, ipa.importance.unit, speaker);
export const performanceOf = ({ performance }: IpaCriterion, ipa: Ipa, speaker: Speaker): string =>
  written(performance, ipa.performance.unit, speaker);

export function ipaView({ ipa, criteria }: GapReport, speaker: Speaker): IpaView | null {
  if (!ipa) return null;
  const { say } = speaker;
  const nameOf = (id: string | null) => {
    const criterion = criteria.find((one) => one.id === id);
    return criterion ? calledOf(criterion, speaker) : (id ?? '');
  };
  const rows = ipa.criteria.map((one): IpaRow => {
    const position = criteria.findIndex(({ id }: CriterionReport) => id === one.criterion);
    return { ...one, number: position + 1, text: nameOf(one.criterion) };
  });
  const { source, unit, criterion } = ipa.importance;
  const { rule, importance, performance } = ipa.crosshair;
  const lines = say('ipa.crosshair', {
    rule: say(`ipa.rule.${rule}`),
    importance: written(importance, unit, speaker),
    performance: written(performance, ipa.performance.unit, speaker),
  });
  return {
    intro: `${say(`ipa.${source}`, { criterion: nameOf(criterion) })}; ${lines}.`,
    quadrants: QUADRANTS.flatMap((quadrant) => {
      const own = rows
        .filter((row) => row.quadrant === quadrant)
        .sort((a, b) => b.importance - a.importance || a.number - b.number);
      return own.length === 0 ? [] : [{ name: say(`ipa.quadrant.${quadrant}`), rows: own }];
    }),
    notes: [
      ...ipa.otherRules.map(({ rule: other, changed }) =>
        changed.length === 0
          ? say('ipa.stable', { rule: say(`ipa.rule.${other}`) })
          : say('ipa.unstable', {
              count: changed.length,
              all: rows.length,
              rule: say(`ipa.rule.${other}`),
              list: rows
                .filter((row) => changed.includes(row.criterion))
                .map((row) => row.number)
                .join(', '),
            }),
      ),
      say('ipa.source'),
    ],
    chart: (width) => chartOf(ipa, rows, width, speaker),
  };
}

const HEIGHT = 15;
const MOST_WIDTH = 72;
const CORNERS: Readonly<Record<Quadrant, readonly [top: boolean, left: boolean]>> = {
  concentrate: [true, true],
  'keep-up': [true, false],
  'low-priority': [false, true],
  overkill: [false, false],
};

/** Plain characters, at most `width` columns: importance upwards, performance to the right. */
function chartOf(ipa: Ipa, rows: readonly IpaRow[], width: number, speaker: Speaker): string[] {
  const { crosshair: cross } = ipa;
  const [low, high] = endsOf([...rows.map(({ importance }) => importance), cross.importance]);
  const [left, right] = endsOf([...rows.map(({ performance }) => performance), cross.performance]);
  const side = [high, low].map((value) => written(value, ipa.importance.unit, speaker));
  const margin = Math.max(...side.map(widthOf)) + 1;
  const columns = Math.max(20, Math.min(MOST_WIDTH, width) - margin - 2);
  const lineAt = (value: number) => Math.round(((high - value) / (high - low)) * (HEIGHT - 1));
  const columnAt = (value: number) => Math.round(((value - left) / (right - left)) * (columns - 1));
  const [crossLine, crossColumn] = [lineAt(cross.importance), columnAt(cross.performance)];
  const grid = Array.from({ length: HEIGHT }, (_, line) =>
    Array.from({ length: columns }, (_, column): string => {
      if (line === crossLine) return column === crossColumn ? '┼' : '─';
      return column === crossColumn ? '│' : ' ';
    }),
  );
  const taken = grid.map((line) => line.map(() => false));
  const write = (line: number, column: number, text: string) => {
    for (const [k, character] of [...text].entries()) {
      grid[line]![column + k] = character;
      taken[line]![column + k] = true;
    }
  };
  QUADRANTS.forEach((quadrant, q) => {
    const [top, atLeft] = CORNERS[quadrant];
    write(top ? 0 : HEIGHT - 1, atLeft ? 0 : columns - 2, `Q${q + 1}`);
  });
  for (const row of rows) {
    const label = String(row.number);
    const box = boxOf(row.quadrant, crossLine, crossColumn, columns);
    const place = freePlace(taken, box, lineAt(row.importance), columnAt(row.performance), label.length);
    if (place) write(...place, label);
  }
  const frame = grid.map((line, k) => {
    const text = k === 0 ? side[0]! : k === HEIGHT - 1 ? side[1]! : '';
    return `${padStart(text, margin - 1)} │${line.join('')}`;
  });
  const [from, to] = [left, right].map((value) => written(value, ipa.performance.unit, speaker));
  const name = speaker.say('ipa.axis-performance');
  const room = columns - widthOf(from!) - widthOf(to!);
  const axis =
    widthOf(name) + 2 <= room
      ? padEnd(padStart(name, Math.floor((room + widthOf(name)) / 2)), room)
      : ' '.repeat(room);
  return [
    `${' '.repeat(margin)}${speaker.say('ipa.axis-importance')}`,
    ...frame,
    `${' '.repeat(margin)}└${'─'.repeat(columns)}`,
    `${' '.repeat(margin + 1)}${from}${axis}${to}`,
  ];
}

/** A little room around what is drawn; something never has no extent. */
function endsOf(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = high > low ? (high - low) * 0.04 : Math.max(Math.abs(low) * 0.1, 1);
  return [low - room, high + room];
}

interface Box {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Lines and columns of a quadrant, ends included: what is at a line is above it, and right of it. */
function boxOf(quadrant: Quadrant, crossLine: number, crossColumn: number, columns: number): Box {
  const [top, atLeft] = CORNERS[quadrant];
  return {
    top: top ? 0 : crossLine + 1,
    bottom: top ? crossLine : HEIGHT - 1,
    left: atLeft ? 0 : crossColumn,
    right: atLeft ? crossColumn - 1 : columns - 1,
  };
}

/** The place nearest to a point where a label touches no other and stays in its box; null where there is none. */
function freePlace(
  taken: readonly (readonly boolean[])[],
  { top, bottom, left, right }: Box,
  line: number,
  column: number,
  size: number,
): [number, number] | null {
  let best: { line: number; column: number; far: number } | null = null;
  for (let l = top; l <= bottom; l++)
    for (let c = left; c + size - 1 <= right; c++) {
      // A line is about as high as two columns are wide.
      const far = Math.abs(l - line) * 2 + Math.abs(c - column);
      if (best && best.far <= far) continue;
      let isFree = true;
      for (let k = c - 1; k <= c + size; k++) if (taken[l]![k]) isFree = false;
      if (isFree) best = { line: l, column: c, far };
    }
  return best && [best.line, best.column];
}
