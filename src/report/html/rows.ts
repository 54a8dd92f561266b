// Charts that fill one cell of a table: the gap with its interval, expectation beside delivery, the spread of answers. Each is
// hidden from screen readers, to whom the cells beside it say the same.

import { type Axis, gridOf, upright } from './axis.ts';
import type { Mark } from './marks.ts';
import { html, type Markup, NOTHING, percent } from './markup.ts';

const drawing = (content: Markup): Markup =>
  html`<svg class="c" aria-hidden="true" focusable="false">${content}</svg>`;

export interface GapBar {
  readonly gap: number;
  readonly ci95: readonly [number, number] | null;
  readonly mark: Mark;
  /** Points; the band that is let pass reaches from zero so far to the left. Null where there is none. */
  readonly tolerance: number | null;
}

/** A bar from zero to the gap, a dot at it, its interval as a line. */
export function gapBar({ gap, ci95, mark, tolerance }: GapBar, axis: Axis): Markup {
  const [zero, at, band] = [axis.at(0), axis.at(gap), axis.at(-(tolerance ?? 0))];
  const passed =
    tolerance === null
      ? NOTHING
      : html`<rect class="tol" x="${percent(band)}" width="${percent(zero - band)}" y="0" height="100%"/>`;
  const edge = tolerance === null ? NOTHING : upright('tolline', band);
  return drawing(
    html`${passed}${gridOf(axis, 0)}${edge}<rect class="bar ${mark}" x="${percent(Math.min(zero, at))}" width="${percent(Math.abs(zero - at))}" y="50%" height="16" transform="translate(0,-8)"/>${ci95 ? interval(ci95, axis, mark) : NOTHING}<circle class="dot ${mark}" cx="${percent(at)}" cy="50%" r="4.5"/>`,
  );
}

const interval = ([low, high]: readonly [number, number], axis: Axis, mark: string): Markup =>
  html`<line class="ci ${mark}" x1="${percent(axis.at(low))}" x2="${percent(axis.at(high))}" y1="50%" y2="50%"/>`;

export interface Levels {
  readonly expectation: number;
  readonly delivery: number;
  readonly mark: Mark;
  /** As they stand beside the dots; none for a chart without words. */
  readonly words: readonly [expected: string, delivered: string] | null;
}

/** Below this, in per cent of the cell, the one lies in the other; below the second both are smaller, so that they stay apart. */
const CLOSE = 2.5;
const NEAR = 5.5;

/** A ring where expectation lies, a dot where delivery does, a bar between. */
export function dumbbell({ expectation, delivery, mark, words }: Levels, axis: Axis): Markup {
  const [e, d] = [axis.at(expectation), axis.at(delivery)];
  const isClose = Math.abs(e - d) < CLOSE;
  const [ex, dx] = [percent(e), percent(d)];
  const size = Math.abs(e - d) < NEAR ? 4 : 5;
  const label = (x: string, isRight: boolean, text: string, weight: string) =>
    html`<text x="${x}" y="50%" dy="4.5" dx="${isRight ? 10 : -10}" class="${isRight ? 'start' : 'end'}${weight}">${text}</text>`;
  return drawing(
    html`${gridOf(axis, null)}${isClose ? NOTHING : html`<line class="bell ${mark}" x1="${ex}" x2="${dx}" y1="50%" y2="50%"/>`}<circle class="exp${isClose ? ' thru' : ''}" cx="${ex}" cy="50%" r="${isClose ? 7 : size}"/><circle class="dot ${mark}" cx="${dx}" cy="50%" r="${isClose ? 4 : size}"/>${
      words
        ? html`<g class="num">${label(ex, e >= d, words[0], '')}${label(dx, e < d, words[1], ' b')}</g>`
        : NOTHING
    }`,
  );
}

/** Colours of answers from the worst to the best, whatever their number: of seven, those that lie evenly among so many. */
export function shadesOf(steps: number): readonly number[] {
  const whole: Readonly<Record<number, readonly number[]>> = {
    1: [7],
    2: [2, 6],
    3: [2, 4, 6],
    4: [1, 3, 5, 7],
    5: [1, 2, 4, 6, 7],
    6: [1, 2, 3, 5, 6, 7],
  };
  return whole[steps] ?? Array.from({ length: steps }, (_, i) => 1 + Math.round((i * 6) / (steps - 1)));
}

/**
 * Shares of answers, from the worst step to the best, laid out so that the middle step is halved by a line which all rows share
 * (Likert's diverging bar). `below` and `above` stand at the ends.
 */
export function answerBar(
  shares: readonly number[],
  span: { readonly left: number; readonly right: number },
  ends: readonly [below: string, above: string],
): Markup {
  const middle = (shares.length - 1) / 2;
  const left = shares.reduce((sum, share, i) => sum + (i < middle ? share : i === middle ? share / 2 : 0), 0);
  const scale = 100 / (span.left + span.right);
  const shades = shadesOf(shares.length);
  let at = (span.left - left) * scale;
  const start = at;
  const boxes = shares.map((share, i) => {
    const box = html`<rect class="a${shades[i]!}" x="${percent(at)}" width="${percent(share * scale)}" y="0" height="100%"/>`;
    at += share * scale;
    return box;
  });
  const line = percent(span.left * scale);
  return html`<svg class="sp" aria-hidden="true" focusable="false">${boxes}<line class="zero" x1="${line}" x2="${line}" y1="-3" y2="22"/><text class="end" x="${percent(start)}" dx="-6" y="50%" dy="4.5">${ends[0]}</text><text class="start" x="${percent(at)}" dx="6" y="50%" dy="4.5">${ends[1]}</text></svg>`;
}

/** What of the answers lies left and right of the middle; the middle step counts half on either side. */
export function halvesOf(shares: readonly number[]): { left: number; right: number } {
  const middle = (shares.length - 1) / 2;
  let [left, right] = [0, 0];
  shares.forEach((share, i) => {
    if (i <= middle) left += i === middle ? share / 2 : share;
    if (i >= middle) right += i === middle ? share / 2 : share;
  });
  return { left, right };
}

export interface SiteDot {
  readonly mean: number;
  readonly ci95: readonly [number, number] | null;
  /** The unshrunk mean, where `mean` is drawn towards the whole. */
  readonly unshrunk: number | null;
  readonly mark: 'met' | 'unmet' | 'flat';
  /** Of the dot, in pixels. */
  readonly radius: number;
}

/** One site of a forest plot: the band is the whole with its interval. */
export function forestRow(
  { mean, ci95, unshrunk, mark, radius }: SiteDot,
  whole: { readonly gap: number; readonly ci95: readonly [number, number] | null },
  axis: Axis,
): Markup {
  const [low, high] = whole.ci95 ?? [whole.gap, whole.gap];
  const [from, to] = [axis.at(low), axis.at(high)];
  return drawing(
    html`<rect class="whole" x="${percent(from)}" width="${percent(to - from)}" y="0" height="100%"/>${upright('wholeline', axis.at(whole.gap))}${gridOf(axis, 0)}${unshrunk === null ? NOTHING : html`<rect class="raw" x="${percent(axis.at(unshrunk))}" width="1.5" y="50%" height="14" transform="translate(-.75,-7)"/>`}${ci95 ? interval(ci95, axis, mark) : NOTHING}<circle class="dot ${mark}" cx="${percent(axis.at(mean))}" cy="50%" r="${radius}"/>`,
  );
}

/** The zone of tolerance: from the least accepted to the desired, with what was perceived as a dot. */
export function zoneRow(
  zone: { readonly minimum: number; readonly desired: number; readonly perceived: number },
  mark: Mark,
  axis: Axis,
): Markup {
  const [from, to] = [axis.at(zone.minimum), axis.at(zone.desired)].sort((a, b) => a - b) as [number, number];
  return drawing(
    html`${gridOf(axis, null)}<rect class="zoneband" x="${percent(from)}" width="${percent(to - from)}" y="50%" height="14" transform="translate(0,-7)"/><circle class="dot ${mark}" cx="${percent(axis.at(zone.perceived))}" cy="50%" r="5"/>`,
  );
}

/** A plain bar for a count, of the largest. */
export function countBar(count: number, largest: number): Markup {
  return drawing(
    html`<rect class="bar plain" x="0" width="${percent((100 * count) / Math.max(1, largest))}" y="50%" height="14" transform="translate(0,-7)"/>`,
  );
}

/** Shades that parts of a bar are told apart by; further parts share the last. */
export const PARTS = 6;

/** A bar of several parts, all bars of a table to the scale of the largest. */
export function partsBar(counts: readonly number[], largest: number): Markup {
  let at = 0;
  const boxes = counts.map((count, i) => {
    const width = (100 * count) / Math.max(1, largest);
    const box = html`<rect class="k${Math.min(i + 1, PARTS)}" x="${percent(at)}" width="${percent(width)}" y="50%" height="14" transform="translate(0,-7)"/>`;
    at += width;
    return count === 0 ? NOTHING : box;
  });
  return drawing(html`${boxes}`);
}
