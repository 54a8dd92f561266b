// Axes of charts in rows of a table: where a value lies, in per cent of its cell, so that rows widen and words keep their
// size. No scale of a drawing, no words inside it that would shrink with it.

import { scaleLinear } from 'd3-scale';
import { html, type Markup, percent } from './markup.ts';

export interface Axis {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
  /** 0 to 100; what lies beyond an end lies at it. */
  at(value: number): number;
}

/** `edge`: per cent of the cell kept free at either side, for labels. */
function axisOf(low: number, high: number, most: number, [left, right]: readonly [number, number]): Axis {
  const scale = scaleLinear()
    .domain([low, high])
    .range([left, 100 - right])
    .clamp(true);
  return { low, high, ticks: scale.ticks(most), at: (value) => scale(value) };
}

/** One for all gaps of a page: data and intervals rounded out to 10, zero within, 10 on a side where nothing lies. */
export function gapAxis(values: readonly number[]): Axis {
  const low = Math.min(-10, Math.floor(Math.min(0, ...values) / 10) * 10);
  const high = Math.max(10, Math.ceil(Math.max(0, ...values) / 10) * 10);
  return axisOf(low, high, 4, [2, 2]);
}

/** Of single visits, whose gaps can be anything. */
export const visitAxis = (): Axis => axisOf(-100, 100, 5, [4.5, 4.5]);

/** For levels of expectation and delivery: a scale with all its steps where these are few, else points. */
export function levelAxis(low: number, high: number): Axis {
  return axisOf(low, high, high - low <= 10 && Number.isInteger(high - low) ? high - low : 4, [9, 13]);
}

/** Upright lines at the ticks; zero drawn as such. */
export function gridOf(axis: Axis, zero: number | null): Markup {
  return html`${axis.ticks.map((tick) => upright(tick === zero ? 'zero' : 'grid', axis.at(tick)))}`;
}

export function upright(name: string, place: number): Markup {
  const x = percent(place);
  return html`<line class="${name}" x1="${x}" x2="${x}" y1="0" y2="100%"/>`;
}

/** Words under the head of a column of charts, one at each tick. */
export function tickLabels(axis: Axis, label: (tick: number) => string): Markup {
  return html`${axis.ticks.map((tick) => {
    const place = axis.at(tick);
    const side = place < 3 ? 'start' : place > 97 ? 'end' : 'mid';
    return html`<text x="${percent(place)}" y="100%" dy="-6" class="${side}${tick === 0 ? ' b' : ''}">${label(tick)}</text>`;
  })}`;
}
