// What a survey's design needs beside the tally: weighted sums, and sums over clusters within strata, from which variances are
// linearised (Woodruff 1971; R: survey). Kept only where weights, clusters or strata are declared; it merges as a tally does.

import type { Line } from '../answers/kind.ts';
import { BLANKS } from '../answers/response.ts';
import type { Scheme, SchemeCriterion } from '../standard/scheme.ts';
import { partsOf } from '../statistics/summaries.ts';
import { POINTS_SCALE } from './exact.ts';
import { type Answers, isOver, isShort } from './tally.ts';

const SKIPPED = BLANKS.indexOf('skipped');

/** The grid of weights, fine enough that no digit of one is lost, and the heaviest there is. */
export const WEIGHT_SCALE = 2 ** 60;
export const HEAVIEST = 1_000_000;

/** How a respondent was sampled. */
export interface Sampled {
  /** Above 0; 1 where there are no weights. */
  readonly weight: number;
  /** Null where each respondent is a cluster. */
  readonly cluster: string | null;
  /** Empty where there are no strata. */
  readonly stratum: string;
}

/**
 * Of one figure in one stratum, over the respondents who have it. Exact: weights in units of 2^-60, points (x of expectation, y of
 * delivery) in units of 2^-40, products in products of these.
 */
export interface StratumSums {
  readonly stratum: string;
  readonly clusters: number;
  readonly n: number;
  /** Over respondents: Σw, Σwx, Σwy, Σw², Σwx², Σwxy, Σwy². */
  readonly w: bigint;
  readonly wx: bigint;
  readonly wy: bigint;
  readonly ww: bigint;
  readonly wxx: bigint;
  readonly wxy: bigint;
  readonly wyy: bigint;
  /** Over clusters, of their own totals W = Σw, X = Σwx, Y = Σwy: ΣW², ΣWX, ΣWY, ΣX², ΣXY, ΣY². */
  readonly between: {
    readonly ww: bigint;
    readonly wx: bigint;
    readonly wy: bigint;
    readonly xx: bigint;
    readonly xy: bigint;
    readonly yy: bigint;
  };
  /** Respondents by kinds k, which the figure tells: Σw of each; and over clusters, of Wₖ = Σw of each, ΣWWₖ, ΣWₖ². */
  readonly by: readonly bigint[];
  readonly byW: readonly bigint[];
  readonly byBy: readonly bigint[];
}

/** Weighted sums of what a criterion contributes (see Contribution): weights in units of 2^-60, the rest of 2^-40. */
export interface WeightedContribution {
  points: bigint;
  share: bigint;
}

/** By position in the scheme. Plain data: it may cross threads. */
export interface DesignTally {
  /** Kinds of their respondents: short, within tolerance, over; of criteria, too, who expected and who got the best there is. */
  readonly overall: FigureDesign;
  readonly sections: readonly FigureDesign[];
  readonly criteria: readonly FigureDesign[];
  /** The same in the answer's own units, where these are no straight line to points; null for other criteria. */
  readonly own: readonly (FigureDesign | null)[];
  /** Σw of respondents by blank, in the order of BLANKS. */
  readonly blanks: readonly bigint[][];
  /** Σw of respondents who answered. */
  readonly answered: bigint[];
  /** What deliveries count as: kinds are options, or parts of the summary, and y is what it is the mean of; null for other criteria. */
  readonly parts: readonly (FigureDesign | null)[];
  readonly toOverall: readonly WeightedContribution[];
  readonly toSection: readonly WeightedContribution[];
}

/** By stratum. */
export type FigureDesign = Map<string, Stratum>;

interface Open {
  n: number;
  w: bigint;
  wx: bigint;
  wy: bigint;
  readonly by: bigint[];
}
interface Stratum extends Open {
  ww: bigint;
  wxx: bigint;
  wxy: bigint;
  wyy: bigint;
  /** Respondents who are clusters of their own; their sums over clusters. */
  alone: number;
  readonly between: { -readonly [sum in keyof StratumSums['between']]: bigint };
  readonly byW: bigint[];
  readonly byBy: bigint[];
  /** Clusters of several respondents, perhaps to be gone on with in another part of the survey. */
  readonly clusters: Map<string, Open>;
}

const noSums = (): Open => ({ n: 0, w: 0n, wx: 0n, wy: 0n, by: [] });
const emptyStratum = (): Stratum => ({
  ...noSums(),
  ww: 0n,
  wxx: 0n,
  wxy: 0n,
  wyy: 0n,
  alone: 0,
  between: { ww: 0n, wx: 0n, wy: 0n, xx: 0n, xy: 0n, yy: 0n },
  byW: [],
  byBy: [],
  clusters: new Map(),
});

export function emptyDesign({ sections, criteria }: Scheme): DesignTally {
  const none = (): WeightedContribution => ({ points: 0n, share: 0n });
  return {
    overall: new Map(),
    sections: sections.map(() => new Map()),
    criteria: criteria.map(() => new Map()),
    own: criteria.map(({ kind, answer, scored }) =>
      scored && kind.line(answer) === null && kind.gap(0, 1, answer) !== null ? new Map() : null,
    ),
    blanks: criteria.map(() => [0n, 0n, 0n, 0n]),
    answered: criteria.map(() => 0n),
    parts: criteria.map((criterion) => (partsOf(criterion) ? new Map() : null)),
    toOverall: criteria.map(none),
    toSection: criteria.map(none),
  };
}

/** What a respondent's answers come to, in points; NaN where too little is answered. See Counter.last. */
export interface SampledPoints {
  readonly sections: readonly { readonly expectation: number; readonly delivery: number }[];
  readonly overall: { readonly expectation: number; readonly delivery: number };
  /** An answer's share of its section's figure, and of the overall one; 0 where it has none in it. */
  shareInSection(i: number): number;
  shareOverall(i: number): number;
}

const onGrid = (points: number): bigint => BigInt(Math.round(points * POINTS_SCALE));

/** Some respondents: how many, and the sums of their weights and of the squares of these. */
export interface Weights {
  readonly n: number;
  readonly w: bigint;
  readonly ww: bigint;
}

/** Counts one respondent into a figure: x, y, and of which kinds. Nothing where either is unknown. */
export function putSampled(
  figure: FigureDesign,
  sampled: Sampled,
  [x, y]: readonly [number, number],
  kinds: readonly boolean[] = [],
): void {
  if (Number.isNaN(x) || Number.isNaN(y)) return;
  const w = weightOnGrid(sampled.weight);
  countAlike(figure, sampled, { n: 1, w, ww: w * w }, [onGrid(x), onGrid(y)], kinds);
}

/** Counts respondents of one stratum, all with one value and of the same kinds, into a figure; each a cluster of its own, or all of one. */
function countAlike(
  figure: FigureDesign,
  { cluster, stratum }: Pick<Sampled, 'cluster' | 'stratum'>,
  { n, w, ww }: Weights,
  [x, y]: readonly [bigint, bigint],
  kinds: readonly boolean[] = [],
): void {
  const [xx, xy, yy] = [x * x, x * y, y * y];
  addSums(
    figure,
    { cluster, stratum },
    {
      n,
      w: {
        one: w,
        x: w * x,
        y: w * y,
        xx: w * xx,
        xy: w * xy,
        yy: w * yy,
        by: kinds.map((is) => (is ? w : 0n)),
      },
      ww: {
        one: ww,
        x: ww * x,
        y: ww * y,
        xx: ww * xx,
        xy: ww * xy,
        yy: ww * yy,
        by: kinds.map((is) => (is ? ww : 0n)),
      },
    },
  );
}

/** Σ of a weight, and of its products with the values of respondents, and of those of each kind. */
export interface Products {
  readonly one: bigint;
  readonly x: bigint;
  readonly y: bigint;
  readonly xx: bigint;
  readonly xy: bigint;
  readonly yy: bigint;
  readonly by: readonly bigint[];
}

/** Counts respondents of one stratum, of whom sums over w and w² are known; each a cluster of its own, or all of one. */
export function addSums(
  figure: FigureDesign,
  { cluster, stratum }: Pick<Sampled, 'cluster' | 'stratum'>,
  { n, w, ww }: { readonly n: number; readonly w: Products; readonly ww: Products },
): void {
  const sums = entry(figure, stratum, emptyStratum);
  const all = { n, w: w.one, wx: w.x, wy: w.y, by: w.by };
  addOpen(sums, all);
  sums.ww += ww.one;
  sums.wxx += w.xx;
  sums.wxy += w.xy;
  sums.wyy += w.yy;
  if (cluster !== null) {
    addOpen(entry(sums.clusters, cluster, noSums), all);
    return;
  }
  // Each of them is a cluster of its own.
  sums.alone += n;
  const { between } = sums;
  between.ww += ww.one;
  between.wx += ww.x;
  between.wy += ww.y;
  between.xx += ww.xx;
  between.xy += ww.xy;
  between.yy += ww.yy;
  addKinds(sums.byW, ww.by);
  addKinds(sums.byBy, ww.by);
}

/** Sums over some respondents with a figure who were sampled alike: of values in units of 2^-40, and of products of these. */
export interface SampledSums {
  readonly n: number;
  readonly x: bigint;
  readonly y: bigint;
  readonly xx: bigint;
  readonly yy: bigint;
  readonly xy: bigint;
  /** How many of them are of each kind. */
  readonly kinds: readonly number[];
}

/** Counts respondents, all of one weight, stratum and cluster, into a figure. */
export function countFigure(
  figure: FigureDesign,
  sampled: Sampled,
  { n, x, y, xx, yy, xy, kinds }: SampledSums,
): void {
  const times = (by: bigint): Products => ({
    one: by * BigInt(n),
    x: by * x,
    y: by * y,
    xx: by * xx,
    xy: by * xy,
    yy: by * yy,
    by: kinds.map((count) => by * BigInt(count)),
  });
  const w = weightOnGrid(sampled.weight);
  addSums(figure, sampled, { n, w: times(w), ww: times(w * w) });
}

/** A weight in units of 2^-60. */
export const weightOnGrid = (weight: number): bigint => BigInt(Math.round(weight * WEIGHT_SCALE));

/** Counts one respondent; weighing.ts knows a quicker way for many, where each is a cluster of his own. */
export function countSampled(
  into: DesignTally,
  { criteria, policy }: Scheme,
  answers: Answers,
  points: SampledPoints,
  sampled: Sampled,
): void {
  const w = weightOnGrid(sampled.weight);
  const putUnit = (figure: FigureDesign, { expectation, delivery }: SampledPoints['overall']) => {
    const kinds = kindsOf(delivery - expectation, policy.tolerance);
    putSampled(figure, sampled, [expectation, delivery], kinds);
  };
  into.sections.forEach((sums, s) => {
    putUnit(sums, points.sections[s]!);
  });
  putUnit(into.overall, points.overall);
  into.criteria.forEach((_, i) => {
    const { scored, expect } = criteria[i]!;
    const asked = answers.expectation[i]!;
    const expectation = Number.isNaN(asked) ? expect : asked;
    const delivery = answers.delivery[i]!;
    if (Number.isNaN(delivery) || (scored && expectation === null)) {
      into.blanks[i]![Number.isNaN(delivery) ? answers.blank[i]! : SKIPPED]! += w;
      return;
    }
    const said = { expectation: expectation ?? Number.NaN, delivery };
    const shares = { overall: points.shareOverall(i), inSection: points.shareInSection(i) };
    addAnswer(
      into,
      criteria[i]!,
      i,
      policy.tolerance,
      sampled,
      { ...said, ...shares },
      { n: 1, w, ww: w * w },
    );
  });
}

/** Of which kinds a gap is: short, within tolerance, over. */
export function kindsOf(gap: number, tolerance: number): readonly [boolean, boolean, boolean] {
  const [short, over] = [isShort(gap, tolerance), isOver(gap, tolerance)];
  return [short, !short && !over, over];
}

/** Respondents with one answer to criterion i, and one share of it in their figures. */
export function addAnswer(
  into: DesignTally,
  criterion: SchemeCriterion,
  i: number,
  tolerance: number,
  sampled: Pick<Sampled, 'cluster' | 'stratum'>,
  said: {
    readonly expectation: number;
    readonly delivery: number;
    readonly overall: number;
    readonly inSection: number;
  },
  weights: Weights,
): void {
  const { expectation, delivery } = said;
  const { scored, kind, answer } = criterion;
  into.answered[i]! += weights.w;
  const parts = partsOf(criterion);
  if (parts) {
    const { part, value } = parts.of(delivery);
    const kinds = Array.from({ length: parts.size }, (_, k) => k === part);
    countAlike(into.parts[i]!, sampled, weights, [0n, onGrid(value)], kinds);
  }
  if (!scored) return;
  const gap = kind.pointsGap(expectation, delivery, answer);
  const best = bestOf(kind.line(answer));
  const put = (figure: FigureDesign, x: number, y: number, kinds: readonly boolean[] = []) =>
    countAlike(figure, sampled, weights, [onGrid(x), onGrid(y)], kinds);
  put(into.criteria[i]!, kind.points(expectation, answer), kind.points(delivery, answer), [
    ...kindsOf(gap, tolerance),
    expectation === best,
    delivery === best,
  ]);
  const own = into.own[i];
  if (own) put(own, expectation, delivery);
  contribute(into.toOverall[i]!, weights.w, said.overall, gap);
  contribute(into.toSection[i]!, weights.w, said.inSection, gap);
}

/** The best answer there is, where points are a straight line. */
export const bestOf = (line: Line | null): number | null => line && (line.reversed ? line.low : line.high);

function contribute(into: WeightedContribution, w: bigint, share: number, gap: number): void {
  if (share === 0) return;
  into.points += w * onGrid(share * gap);
  into.share += w * onGrid(share);
}

function entry<K, T>(map: Map<K, T>, key: K, make: () => T): T {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
}

function addOpen(into: Open, from: Omit<Open, 'by'> & { readonly by: readonly bigint[] }): void {
  into.n += from.n;
  into.w += from.w;
  into.wx += from.wx;
  into.wy += from.wy;
  addKinds(into.by, from.by);
}

function addKinds(into: bigint[], from: readonly bigint[]): void {
  for (let k = 0; k < from.length; k++) into[k] = (into[k] ?? 0n) + from[k]!;
}

function addCluster(
  { between, byW, byBy }: Pick<Stratum, 'between' | 'byW' | 'byBy'>,
  { w, wx, wy, by }: Open,
): void {
  for (let k = 0; k < by.length; k++) {
    byW[k] = (byW[k] ?? 0n) + w * by[k]!;
    byBy[k] = (byBy[k] ?? 0n) + by[k]! * by[k]!;
  }
  between.ww += w * w;
  between.wx += w * wx;
  between.wy += w * wy;
  between.xx += wx * wx;
  between.xy += wx * wy;
  between.yy += wy * wy;
}

/** Adds all of `other` into `into`. */
export function mergeDesign(into: DesignTally, other: DesignTally): void {
  mergeFigure(into.overall, other.overall);
  into.sections.forEach((figure, s) => {
    mergeFigure(figure, other.sections[s]!);
  });
  into.criteria.forEach((figure, i) => {
    mergeFigure(figure, other.criteria[i]!);
  });
  into.own.forEach((figure, i) => {
    if (figure) mergeFigure(figure, other.own[i]!);
  });
  into.blanks.forEach((sums, i) => {
    other.blanks[i]!.forEach((w, blank) => {
      sums[blank]! += w;
    });
  });
  other.answered.forEach((w, i) => {
    into.answered[i]! += w;
  });
  into.parts.forEach((figure, i) => {
    if (figure) mergeFigure(figure, other.parts[i]!);
  });
  for (const side of ['toOverall', 'toSection'] as const)
    into[side].forEach((sum, i) => {
      sum.points += other[side][i]!.points;
      sum.share += other[side][i]!.share;
    });
}

/** Adds one figure into another. */
export function mergeFigure(into: FigureDesign, other: FigureDesign): void {
  for (const [name, from] of other) {
    const sums = entry(into, name, emptyStratum);
    addOpen(sums, from);
    for (const sum of ['ww', 'wxx', 'wxy', 'wyy'] as const) sums[sum] += from[sum];
    sums.alone += from.alone;
    for (const sum of ['ww', 'wx', 'wy', 'xx', 'xy', 'yy'] as const) sums.between[sum] += from.between[sum];
    addKinds(sums.byW, from.byW);
    addKinds(sums.byBy, from.byBy);
    for (const [cluster, open] of from.clusters) addOpen(entry(sums.clusters, cluster, noSums), open);
  }
}

/** The strata of a figure, by name. */
export function strataOf(figure: FigureDesign): StratumSums[] {
  return [...figure]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([stratum, { alone, clusters, between, byW, byBy, ...sums }]) => {
      const all = {
        between: { ...between },
        byW: [...byW],
        byBy: [...byBy],
      };
      for (const cluster of clusters.values()) addCluster(all, cluster);
      return { stratum, ...sums, clusters: alone + clusters.size, ...all };
    });
}
