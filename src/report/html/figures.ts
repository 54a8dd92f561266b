// Charts that stand alone: expectation and delivery of the whole, shortfall against surplus, the map of importance, the course
// of waves, a cloud of points. Each says in a sentence what it shows; the table or list after it has its figures.

import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { Mark } from './marks.ts';
import { html, type Markup, NOTHING, percent } from './markup.ts';

interface Labelled {
  readonly value: number;
  readonly text: string;
  readonly name: string;
}

const bounded = (place: number): number => Math.min(100, Math.max(0, place));

/** Expectation and delivery of the whole on a strip of points from 0 to 100. Labels stand on two lines, so that they never meet. */
export function strip(
  expected: Labelled,
  delivered: Labelled,
  ci95: readonly [number, number] | null,
  mark: Mark,
  sentence: string,
): Markup {
  const [e, d] = [percent(bounded(expected.value)), percent(bounded(delivered.value))];
  const ticks = [0, 25, 50, 75, 100];
  const label = (at: string, y: number, { value, text, name }: Labelled) =>
    html`<text x="${at}" y="${y}" dx="${value > 50 ? 7 : -7}" class="${value > 50 ? 'end' : 'start'} lab"><tspan class="b">${text}</tspan> ${name}</text>`;
  // The interval is of the gap; it is drawn where delivery ends, from expectation on.
  const span = ci95 && [expected.value + ci95[0], expected.value + ci95[1]].map((x) => percent(bounded(x)));
  return html`<svg class="strip" role="img" aria-label="${sentence}"><line class="lead" x1="${e}" x2="${e}" y1="18" y2="56"/><line class="lead" x1="${d}" x2="${d}" y1="42" y2="56"/><line class="track" x1="0" x2="100%" y1="62" y2="62"/>${ticks.map((tick) => html`<line class="axis" x1="${tick}%" x2="${tick}%" y1="58" y2="66"/><text x="${tick}%" y="86" class="${tick === 0 ? 'start' : tick === 100 ? 'end' : 'mid'} tick">${tick}</text>`)}<line class="bell ${mark}" x1="${e}" x2="${d}" y1="62" y2="62"/>${span ? html`<line class="ci ${mark} thick" x1="${span[0]!}" x2="${span[1]!}" y1="62" y2="62"/>` : NOTHING}<circle class="exp" cx="${e}" cy="62" r="7"/><circle class="dot ${mark}" cx="${d}" cy="62" r="7"/>${label(e, 12, expected)}${label(d, 36, delivered)}</svg>`;
}

/** Shortfall to the left of one zero, surplus to the right, and what they come to together. */
export function balance(
  shortfall: Labelled,
  surplus: Labelled,
  together: Labelled,
  sentence: string,
): Markup {
  const most = Math.max(10, Math.ceil(Math.max(shortfall.value, surplus.value) / 5) * 5) * 1.05;
  const width = (points: number) => (50 * points) / most;
  const end = percent(bounded(50 + (50 * together.value) / most));
  const isRight = together.value >= 0;
  return html`<svg class="balance" role="img" aria-label="${sentence}"><rect class="bar unmet" x="${percent(50 - width(shortfall.value))}" width="${percent(width(shortfall.value))}" y="22" height="20"/><rect class="bar met" x="50%" width="${percent(width(surplus.value))}" y="22" height="20"/><line class="zero" x1="50%" x2="50%" y1="14" y2="50"/><text class="end lab" x="50%" dx="-8" y="12"><tspan class="b">${shortfall.text}</tspan> ${shortfall.name}</text><text class="start lab" x="50%" dx="8" y="12"><tspan class="b">${surplus.text}</tspan> ${surplus.name}</text><circle class="dot sum" cx="${end}" cy="58" r="4.5"/><line class="lead" x1="50%" x2="${end}" y1="58" y2="58"/><text class="start lab" x="${isRight ? end : '50%'}" dx="9" y="62.5">${together.name} <tspan class="b">${together.text}</tspan></text></svg>`;
}

export interface MapPoint {
  readonly id: string;
  /** Its rank in the list of criteria. */
  readonly number: number;
  readonly name: string;
  readonly importance: number;
  readonly performance: number;
  /** Important beyond the line and short of the other: named in the map. */
  readonly isFirst: boolean;
  /** Whether an interval crosses a line, so that it could lie on the other side. */
  readonly isOpen: boolean;
  readonly title: string;
}

export interface MapPlan {
  readonly points: readonly MapPoint[];
  readonly cross: { readonly importance: number; readonly performance: number };
  readonly names: Readonly<Record<'concentrate' | 'keep-up' | 'low-priority' | 'overkill', string>>;
  readonly axes: { readonly importance: string; readonly performance: string };
  readonly number: (value: number, decimals: number) => string;
  readonly sentence: string;
}

/** Decimals that tell neighbouring ticks apart. */
function decimalsOf(ticks: readonly number[]): number {
  const step = ticks.length < 2 ? 1 : ticks[1]! - ticks[0]!;
  return Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
}

/** Importance upwards, performance to the right. `wide` writes names in the first quadrant, else numbers only. */
export function importanceMap(plan: MapPlan, wide: boolean): Markup {
  const [width, height, left, top, right, bottom] = wide
    ? [624, 600, 44, 12, 12, 44]
    : [340, 360, 34, 10, 8, 36];
  const { points, cross, names, axes, number } = plan;
  const scaleOf = (values: readonly number[], from: number, to: number) => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const pad = (high - low || Math.abs(high) || 1) * 0.07;
    return scaleLinear()
      .domain([low - pad, high + pad])
      .range([from, to]);
  };
  const x = scaleOf(
    [...points.map(({ performance }) => performance), cross.performance],
    left,
    width - right,
  );
  const y = scaleOf([...points.map(({ importance }) => importance), cross.importance], height - bottom, top);
  const [cx, cy] = [x(cross.performance), y(cross.importance)];
  const frame = html`<rect class="qfirst" x="${left}" y="${top}" width="${cx - left}" height="${cy - top}"/><rect class="frame" x="${left}" y="${top}" width="${width - left - right}" height="${height - top - bottom}"/>`;
  const floor = height - bottom;
  const [xTicks, yTicks] = [x.ticks(4), y.ticks(4)];
  const [xDecimals, yDecimals] = [decimalsOf(xTicks), decimalsOf(yTicks)];
  const ticks = html`${xTicks.map((tick) => html`<line class="axis" x1="${x(tick)}" x2="${x(tick)}" y1="${floor}" y2="${floor + 5}"/><text class="mid tick" x="${x(tick)}" y="${floor + 19}">${number(tick, xDecimals)}</text>`)}${yTicks.map((tick) => html`<line class="axis" x1="${left - 5}" x2="${left}" y1="${y(tick)}" y2="${y(tick)}"/><text class="end tick" x="${left - 9}" y="${y(tick) + 4.5}">${number(tick, yDecimals)}</text>`)}`;
  const lines = html`<line class="cross" x1="${cx}" x2="${cx}" y1="${top}" y2="${floor}"/><line class="cross" x1="${left}" x2="${width - right}" y1="${cy}" y2="${cy}"/>`;
  const corner = (name: string, side: string, at: readonly [number, number], extra = '') =>
    html`<text class="${side} qn${extra}" x="${at[0]}" y="${at[1]}">${name}</text>`;
  const corners = wide
    ? html`${corner(names.concentrate, 'start', [left + 10, top + 20], ' short')}${corner(names['keep-up'], 'end', [width - right - 10, top + 20])}${corner(names['low-priority'], 'start', [left + 10, floor - 12])}${corner(names.overkill, 'end', [width - right - 10, floor - 12])}`
    : NOTHING;
  const dots = points.map((point) => {
    const { id, number: rank, isFirst, isOpen, title } = point;
    const [px, py] = [x(point.performance), y(point.importance)];
    return html`<circle data-c="${id}" class="pt${isFirst ? ' f' : ''}${isOpen ? ' open' : ''}" cx="${px}" cy="${py}" r="4.5"><title>${rank}. ${title}</title></circle>`;
  });
  return html`<svg class="ipa ${wide ? 'w' : 'n'}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${plan.sentence}">${frame}${ticks}${lines}${corners}${dots}${labelsOf(points, x, y, { cx, cy, top: top + 26, left, width: width - right, wide })}<text class="end tick" x="${width - right}" y="${height - 4}">${axes.performance} →</text><text class="start tick" x="${left}" y="${height - 4}">↑ ${axes.importance}</text></svg>`;
}

/** A label takes the first place beside or above its dot where it lies on no other label and no dot; else it is left out. */
function labelsOf(
  points: readonly MapPoint[],
  x: (value: number) => number,
  y: (value: number) => number,
  room: { cx: number; cy: number; top: number; left: number; width: number; wide: boolean },
): Markup {
  interface Box {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  }
  const dots = points.map((point) => {
    const [px, py] = [x(point.performance), y(point.importance)];
    return { id: point.id, box: { left: px - 6, right: px + 6, top: py - 6, bottom: py + 6 } };
  });
  const taken: Box[] = [];
  const meet = (a: Box, b: Box) =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const place = (point: MapPoint): Markup => {
    const [px, py] = [x(point.performance), y(point.importance)];
    const named = room.wide && point.isFirst;
    // A name is kept within its quadrant, and shortened to what fits there.
    const [before, after] = [px - 9 - room.left, (named ? room.cx : room.width) - px - 9];
    const letter = named ? 7.6 : 7;
    const anchors = before > after === named ? (['end', 'start'] as const) : (['start', 'end'] as const);
    for (const text of textsOf(point, named, Math.floor(Math.max(before, after) / letter) - 3))
      for (const down of [4.5, -6, 15, -13, 22])
        for (const side of anchors) {
          const width = letter * text.length;
          const from = side === 'end' ? px - 9 - width : px + 9;
          const box = { left: from, right: from + width, top: py + down - 10, bottom: py + down + 2 };
          const fits =
            box.left >= room.left &&
            box.right <= (named ? room.cx : room.width) &&
            box.top >= room.top - 10 &&
            (!named || box.bottom < room.cy);
          const isFree =
            !taken.some((other) => meet(box, other)) &&
            !dots.some((dot) => dot.id !== point.id && meet(box, dot.box));
          if (!fits || !isFree) continue;
          taken.push(box);
          return html`<text data-c="${point.id}" class="pl${point.isFirst ? ' b' : ''} ${side}" x="${side === 'end' ? px - 9 : px + 9}" y="${py + down}">${text}</text>`;
        }
    return NOTHING;
  };
  const sorted = [...points].sort(
    (a, b) => Number(b.isFirst) - Number(a.isFirst) || b.importance - a.importance || a.number - b.number,
  );
  return html`${sorted.map(place)}`;
}

/** The name as far as there is room for it, else the number alone. */
function textsOf({ number, name }: MapPoint, isNamed: boolean, most: number): string[] {
  const short = name.length > most ? `${name.slice(0, Math.max(0, most - 1)).trimEnd()}…` : name;
  return [...(isNamed && most >= 8 ? [`${number} ${short}`] : []), String(number)];
}

export interface WavePoint {
  readonly name: string;
  readonly expectation: number;
  readonly delivery: number;
  readonly gap: string;
  /** Of the gap, in points. */
  readonly ci95: readonly [number, number] | null;
}

interface Spot {
  readonly x: number;
  readonly expectation: number;
  readonly delivery: number;
}

/** With the places between two waves where the lines cross. */
function withCrossings(spots: readonly Spot[]): Spot[] {
  return spots.flatMap((spot, i) => {
    const next = spots[i + 1];
    const [here, there] = [spot, next ?? spot].map((one) => one.delivery - one.expectation) as [
      number,
      number,
    ];
    if (!next || here * there >= 0) return [spot];
    const share = here / (here - there);
    const level = spot.expectation + share * (next.expectation - spot.expectation);
    return [spot, { x: spot.x + share * (next.x - spot.x), expectation: level, delivery: level }];
  });
}

/** Two lines, expectation over delivery, the gap written between; over twelve waves only the ends and extremes are labelled. */
export function trend(
  waves: readonly WavePoint[],
  words: {
    readonly expected: string;
    readonly delivered: string;
    readonly sentence: string;
    readonly number: (v: number) => string;
  },
): Markup {
  const values = waves.flatMap(({ expectation, delivery, ci95 }) => [
    expectation,
    delivery,
    ...(ci95 ? [expectation + ci95[0], expectation + ci95[1]] : []),
  ]);
  const low = Math.max(0, Math.floor((Math.min(...values) - 2) / 10) * 10);
  const high = Math.min(100, Math.ceil((Math.max(...values) + 2) / 10) * 10);
  const y = scaleLinear().domain([low, high]).range([256, 26]).clamp(true);
  const x = (i: number) => (waves.length === 1 ? 50 : 9 + (82 * i) / (waves.length - 1));
  const labelled = namedWaves(waves);
  const part = (value: number) => (100 * y(value)) / 300;
  const path = (of: (wave: WavePoint) => number) =>
    line<WavePoint>()
      .x((_, i) => x(i))
      .y((wave) => part(of(wave)))([...waves]) ?? '';
  const spots = withCrossings(
    waves.map(({ expectation, delivery }, i) => ({ x: x(i), expectation, delivery })),
  );
  const between = (farther: (...values: number[]) => number) =>
    area<Spot>()
      .x((spot) => spot.x)
      .y0((spot) => part(spot.expectation))
      .y1((spot) => part(farther(spot.expectation, spot.delivery)))(spots) ?? '';
  const last = waves.at(-1)!;
  const grid = y
    .ticks(4)
    .map(
      (tick) =>
        html`<line class="grid" x1="0" x2="100%" y1="${y(tick)}" y2="${y(tick)}"/><text class="start tick" x="0" y="${y(tick) - 4}">${words.number(tick)}</text>`,
    );
  const marks = waves.map((wave, i) => {
    const at = percent(x(i));
    const [e, d] = [y(wave.expectation), y(wave.delivery)];
    return html`${wave.ci95 ? html`<line class="ci ink" x1="${at}" x2="${at}" y1="${y(wave.expectation + wave.ci95[0])}" y2="${y(wave.expectation + wave.ci95[1])}"/>` : NOTHING}<circle class="exp" cx="${at}" cy="${e}" r="5"/><circle class="dot ink" cx="${at}" cy="${d}" r="5"/>${labelled.has(i) ? html`<text class="mid gl${wave.delivery > wave.expectation ? ' over' : ''}" x="${at}" y="${(e + d) / 2 + 5}">${wave.gap}</text><text class="mid wl" x="${at}" y="284">${wave.name}</text>` : NOTHING}`;
  });
  return html`<svg class="trend" role="img" aria-label="${words.sentence}">${grid}<svg x="0" y="0" width="100%" height="100%" viewBox="0 0 100 100" preserveAspectRatio="none"><path class="area" d="${between(Math.min)}"/><path class="area over" d="${between(Math.max)}"/><path class="lnE" vector-effect="non-scaling-stroke" d="${path(({ expectation }) => expectation)}"/><path class="lnD" vector-effect="non-scaling-stroke" d="${path(({ delivery }) => delivery)}"/></svg>${marks}<text class="end lab" x="100%" y="${y(last.expectation) - 10}">${words.expected}</text><text class="end lab" x="100%" y="${y(last.delivery) + 20}">${words.delivered}</text></svg>`;
}

function namedWaves(waves: readonly WavePoint[]): ReadonlySet<number> {
  if (waves.length <= 12) return new Set(waves.keys());
  const gapOf = (i: number) => waves[i]!.delivery - waves[i]!.expectation;
  const sorted = [...waves.keys()].sort((a, b) => gapOf(a) - gapOf(b));
  return new Set([0, waves.length - 1, sorted[0]!, sorted.at(-1)!]);
}

export interface CloudPoint {
  readonly x: number;
  readonly y: number;
  readonly name: string;
}

/** Steps of time that people count in, in seconds. */
const TIMES = [
  1, 2, 5, 10, 15, 30, 60, 120, 180, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400,
];

/** The least step that needs no more than `most` of them; beyond days, whole days. */
function timeStep(span: number, most: number): number {
  const day = TIMES.at(-1)!;
  return TIMES.find((step) => span / step <= most) ?? Math.ceil(span / most / day) * day;
}

/** As wide as a phone leaves it: names that would meet there are left out, for the table has them. */
const NARROW = 400;

/** Points with their names: a time against another figure. */
export function cloud(
  points: readonly CloudPoint[],
  words: {
    readonly x: string;
    readonly y: string;
    readonly sentence: string;
    readonly xTick: (seconds: number) => string;
    readonly yTick: (value: number) => string;
  },
): Markup {
  const [times, values] = [points.map((point) => point.x), points.map((point) => point.y)];
  const step = timeStep(Math.max(...times) - Math.min(...times), 3);
  const [from, to] = [Math.floor(Math.min(...times) / step), Math.ceil(Math.max(...times) / step)];
  const x = scaleLinear()
    .domain([from * step, Math.max(to, from + 1) * step])
    .range([12, 92]);
  const y = scaleLinear()
    .domain([Math.min(...values), Math.max(...values)])
    .nice(4)
    .range([270, 24]);
  const grid = y
    .ticks(4)
    .map(
      (tick) =>
        html`<line class="grid" x1="12%" x2="100%" y1="${y(tick)}" y2="${y(tick)}"/><text class="start tick" x="0" y="${y(tick) + 4}">${words.yTick(tick)}</text>`,
    );
  const under = Array.from({ length: Math.max(to, from + 1) - from + 1 }, (_, i) => {
    const [at, time] = [percent(x((from + i) * step)), words.xTick((from + i) * step)];
    return html`<line class="axis" x1="${at}" x2="${at}" y1="270" y2="275"/><text class="mid tick" x="${at}" y="291">${time}</text>`;
  });
  const taken = points.map((point) => ({
    left: (NARROW * x(point.x)) / 100 - 6,
    right: (NARROW * x(point.x)) / 100 + 6,
    y: y(point.y),
  }));
  const dots = points.map(({ name, ...at }) => {
    const [place, isRight] = [x(at.x), x(at.x) < 60];
    const edge = (NARROW * place) / 100 + (isRight ? 8 : -8);
    const [left, right] = isRight ? [edge, edge + 7 * name.length] : [edge - 7 * name.length, edge];
    const isFree = !taken.some(
      (one) => one.left < right && left < one.right && Math.abs(one.y - y(at.y)) < 14,
    );
    if (isFree) taken.push({ left, right, y: y(at.y) });
    return html`<circle class="dot ink" cx="${percent(place)}" cy="${y(at.y)}" r="4.5"><title>${name}</title></circle>${isFree ? html`<text class="${isRight ? 'start' : 'end'} tick" x="${percent(place)}" dx="${isRight ? 8 : -8}" y="${y(at.y) + 4}">${name}</text>` : NOTHING}`;
  });
  return html`<svg class="scatter" role="img" aria-label="${words.sentence}">${grid}${under}${dots}<text class="end lab" x="100%" y="312">${words.x} →</text><text class="start lab" x="0" y="12">↑ ${words.y}</text></svg>`;
}

/** The course of one figure over waves, for a cell of a table; all such cells share an axis. */
export function spark(values: readonly (number | null)[], low: number, high: number, mark: Mark): Markup {
  const at = (i: number) => 4 + (92 * i) / Math.max(1, values.length - 1);
  const y = scaleLinear().domain([low, high]).range([90, 10]).clamp(true);
  const known = values.flatMap((value, i) => (value === null ? [] : [{ i, value }]));
  const path =
    line<(typeof known)[number]>()
      .x(({ i }) => at(i))
      .y(({ value }) => y(value))(known) ?? '';
  const last = known.at(-1);
  return html`<svg aria-hidden="true" focusable="false"><svg width="100%" height="100%" viewBox="0 0 100 100" preserveAspectRatio="none"><path class="lnG" vector-effect="non-scaling-stroke" d="${path}"/></svg>${last ? html`<circle class="dot ${mark}" cx="${percent(at(last.i))}" cy="${percent(y(last.value))}" r="4"/>` : NOTHING}</svg>`;
}
