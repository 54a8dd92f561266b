// Figures by a survey's design: each respondent counts as much as the weight says, and what is inferred leans on how far the
// clusters of a stratum lie apart (R: survey's svydesign and svymean, with-replacement, ultimate clusters). Sums are exact integers
// (see core/tally/design.ts), so that each figure is divided once.

import type { Weighted } from '../shapes/gap-report.ts';
import { type FigureDesign, mergeFigure, type StratumSums, strataOf } from '../tally/design.ts';
import { POINTS_SCALE, ratio } from '../tally/exact.ts';
import { inference, type Mean, type Paired } from './statistics.ts';
import { type ShareOf, wilsonShare } from './summaries.ts';

export type { Weighted } from '../shapes/gap-report.ts';

/** A figure by the design of its own respondents, as svydesign builds it anew on them. */
export interface Sampled {
  readonly paired: Paired;
  readonly effectiveN: number;
  readonly clusters: number;
  readonly strata: number;
  /** A stratum of one cluster, whose spread cannot be told, nor then that of the whole; null where there is none. */
  readonly lonely: string | null;
  /** Whether all weigh the same, each a cluster, in one stratum: then the unweighted figures are these. */
  readonly isSimple: boolean;
  /** Weighted shares of the figure's kinds of respondents. */
  readonly shares: readonly ShareOf[];
  /** As how many answers count that are all alike: as many as the clusters' weights are worth (Kish 1965). */
  readonly alike: number;
  /** Σw, in units of WEIGHT_SCALE. */
  readonly weight: bigint;
}

/** What is the same for all clusters of a stratum: how many there are, and sums over them of a total v, of v², of v·W. */
interface Totals {
  readonly clusters: number;
  readonly v: bigint;
  readonly vv: bigint;
  readonly vw: bigint;
}

/**
 * Taylor-linearised variance of a mean P / Q of v per weight, from the totals of clusters v and W: Σₕ nₕ/(nₕ − 1) Σ_c (z_c − z̄ₕ)²
 * with z_c = (v_c − P/Q · W_c) / ΣW (Woodruff 1971). Null where a stratum has one cluster. In units of v per weight, squared.
 */
function linearised(
  strata: readonly (Totals & { readonly w: bigint; readonly ww: bigint })[],
  [p, q]: readonly [bigint, bigint],
  whole: bigint,
): number | null {
  let variance = 0;
  for (const { clusters, v, vv, vw, w, ww } of strata) {
    if (clusters < 2) return null;
    const n = BigInt(clusters);
    const squares = q * q * vv - 2n * p * q * vw + p * p * ww;
    const sum = q * v - p * w;
    variance += ratio(n * squares - sum * sum, (n - 1n) * q * q * whole * whole);
  }
  return variance;
}

const total = (strata: readonly StratumSums[], of: (one: StratumSums) => bigint): bigint =>
  strata.reduce((sum, one) => sum + of(one), 0n);

/** Null where nobody has the figure. `turned`: less is better, so that gaps are E − D. */
export const sampledOf = (figure: FigureDesign, turned = false): Sampled | null =>
  sampledFrom(strataOf(figure), turned);

/**
 * Of several figures that share no cluster, each time all but one of them together; null where all of them are simple (see
 * `Sampled`), and so need no design.
 */
export function sampledApart(figures: readonly FigureDesign[]): Sampled[] | null {
  const all: FigureDesign = new Map();
  for (const figure of figures) mergeFigure(all, figure);
  if (sampledOf(all)?.isSimple !== false) return null;
  const whole = strataOf(all);
  return figures.map((figure) => {
    const own = new Map(strataOf(figure).map((one) => [one.stratum, one]));
    return sampledFrom(
      whole.map((one) => less(one, own.get(one.stratum))).filter(({ n }) => n > 0),
      false,
    )!;
  });
}

function less(whole: StratumSums, part: StratumSums | undefined): StratumSums {
  if (!part) return whole;
  const { between } = part;
  const kinds = (of: readonly bigint[], from: readonly bigint[]) => of.map((sum, k) => sum - (from[k] ?? 0n));
  return {
    stratum: whole.stratum,
    clusters: whole.clusters - part.clusters,
    n: whole.n - part.n,
    w: whole.w - part.w,
    wx: whole.wx - part.wx,
    wy: whole.wy - part.wy,
    ww: whole.ww - part.ww,
    wxx: whole.wxx - part.wxx,
    wxy: whole.wxy - part.wxy,
    wyy: whole.wyy - part.wyy,
    between: {
      ww: whole.between.ww - between.ww,
      wx: whole.between.wx - between.wx,
      wy: whole.between.wy - between.wy,
      xx: whole.between.xx - between.xx,
      xy: whole.between.xy - between.xy,
      yy: whole.between.yy - between.yy,
    },
    by: kinds(whole.by, part.by),
    byW: kinds(whole.byW, part.byW),
    byBy: kinds(whole.byBy, part.byBy),
  };
}

function sampledFrom(strata: readonly StratumSums[], turned: boolean): Sampled | null {
  const n = strata.reduce((sum, one) => sum + one.n, 0);
  if (n === 0) return null;
  const scale = BigInt(POINTS_SCALE);
  const [w, ww] = [total(strata, (one) => one.w), total(strata, (one) => one.ww)];
  const [wx, wy] = [total(strata, (one) => one.wx), total(strata, (one) => one.wy)];
  const [wxx, wxy, wyy] = (['wxx', 'wxy', 'wyy'] as const).map((name) =>
    total(strata, (one) => one[name]),
  ) as [bigint, bigint, bigint];
  const sign = turned ? -1n : 1n;
  const wg = sign * (wy - wx);
  const clusters = strata.reduce((sum, one) => sum + one.clusters, 0);
  const lonely = strata.find((one) => one.clusters < 2)?.stratum ?? null;
  const gaps = strata.map((one) => ({
    clusters: one.clusters,
    v: sign * (one.wy - one.wx),
    vv: one.between.yy - 2n * one.between.xy + one.between.xx,
    vw: sign * (one.between.wy - one.between.wx),
    w: one.w,
    ww: one.between.ww,
  }));
  // As svyvar: n / (n − 1) · (Σw·v² / Σw − mean²).
  const spread = (square: bigint, left: bigint, right: bigint) =>
    n < 2
      ? null
      : settled(ratio(BigInt(n) * (w * square - left * right), BigInt(n - 1) * w * w * scale * scale));
  const root = (variance: number | null) => (variance === null ? null : Math.sqrt(Math.max(0, variance)));
  const [sdX, sdY] = [root(spread(wxx, wx, wx)), root(spread(wyy, wy, wy))];
  const sd = root(spread(wyy - 2n * wxy + wxx, wg, wg));
  const covariance = spread(wxy, wx, wy);
  const mean = ratio(wg, w * scale);
  const variance = linearised(gaps, [wg, w], w);
  const se = variance === null || !sd ? null : Math.sqrt(variance) / POINTS_SCALE;
  const df = clusters > strata.length ? clusters - strata.length : null;
  const alike = ratio(
    w * w,
    total(strata, (one) => one.between.ww),
  );
  const by = strata[0]!.by.map((_, k) => {
    const part = total(strata, (one) => one.by[k]!);
    const share = ratio(part, w);
    const own = linearised(
      strata.map((one) => ({
        clusters: one.clusters,
        v: one.by[k]!,
        vv: one.byBy[k]!,
        vw: one.byW[k]!,
        w: one.w,
        ww: one.between.ww,
      })),
      [part, w],
      w,
    );
    // n over the design effect. Where all are alike the variance is nil.
    const worth = own ? (share * (1 - share) * n) / (n - 1) / own : alike;
    return { share, ci95: own === null ? null : wilsonShare(share, worth) };
  });
  return {
    effectiveN: ratio(w * w, ww),
    clusters,
    strata: strata.length,
    lonely,
    isSimple: strata.length === 1 && clusters === n && BigInt(n) * ww === w * w,
    shares: by,
    alike,
    weight: w,
    paired: {
      n,
      meanX: ratio(wx, w * scale),
      meanY: ratio(wy, w * scale),
      mean,
      sdX,
      sdY,
      sd,
      se: se === 0 ? null : se,
      r: sdX && sdY ? Math.max(-1, Math.min(1, covariance! / (sdX * sdY))) : null,
      ...inference(mean, sd, se === 0 ? null : se, df),
      withOneMore: (gap) => withOneMore(gaps, clusters, [wg, w], gap),
    },
  };
}

/** The grid of points is no deviation (see exact.ts). */
const settled = (variance: number): number => (Math.abs(variance) < 2 ** -76 ? 0 : variance);

/**
 * As if one more cluster had been drawn, of average weight, all of it with this gap: what is drawn is the unit that can be let
 * down. It joins the stratum in which it makes the mean the least sure.
 */
function withOneMore(
  strata: readonly (Totals & { readonly w: bigint; readonly ww: bigint })[],
  clusters: number,
  [wg, w]: readonly [bigint, bigint],
  gap: number,
): Mean | null {
  const c = BigInt(clusters);
  const at = BigInt(Math.round(gap * POINTS_SCALE));
  // The new mean is p / q; all totals times c, so that the cluster that joins weighs w.
  const p = c * wg + w * at;
  const q = (c + 1n) * w;
  let most = 0;
  for (const joined of strata) {
    const joins = strata.map((one) => {
      const own = {
        clusters: one.clusters,
        v: c * one.v,
        vv: c * c * one.vv,
        vw: c * c * one.vw,
        w: c * one.w,
        ww: c * c * one.ww,
      };
      if (one !== joined) return own;
      return {
        clusters: own.clusters + 1,
        v: own.v + w * at,
        vv: own.vv + w * at * w * at,
        vw: own.vw + w * at * w,
        w: own.w + w,
        ww: own.ww + w * w,
      };
    });
    const variance = linearised(joins, [p, q], q);
    if (variance === null) return null;
    most = Math.max(most, variance);
  }
  const df = clusters + 1 - strata.length;
  if (!(most > 0) || df < 1) return null;
  return { mean: ratio(p, q * BigInt(POINTS_SCALE)), se: Math.sqrt(most) / POINTS_SCALE, df };
}

/** What the report says of it in points. */
export function weightedOf(sampled: Sampled | null): Weighted {
  if (!sampled)
    return {
      n: 0,
      effectiveN: null,
      clusters: 0,
      strata: 0,
      expectation: null,
      delivery: null,
      gap: null,
      sd: null,
      ci95: null,
    };
  const { effectiveN, clusters, strata, paired } = sampled;
  const { n, meanX, meanY, mean, sd, ci95 } = paired;
  return { n, effectiveN, clusters, strata, expectation: meanX, delivery: meanY, gap: mean, sd, ci95 };
}
