// From the statistics of pairs to the figures of the report: in the answer's own units, and in points.

import type { Line } from '../answers/kind.ts';
import { clipped, type Paired, type Range } from '../statistics/statistics.ts';
import { wilson } from '../statistics/summaries.ts';
import type { Sampled } from '../statistics/weighted.ts';
import type { Figures } from './gap-report.ts';

/** A straight line from one unit to another. */
export interface Conversion {
  value(x: number): number;
  /** Of a difference or a deviation; positive stays better. */
  size(x: number): number;
}

export function toPoints({ low, high, reversed }: Line): Conversion {
  const range = high - low;
  return {
    value: (x) => ((reversed ? high - x : x - low) * 100) / range,
    size: (x) => (x * 100) / range,
  };
}

export function fromPoints({ low, high, reversed }: Line): Conversion {
  const range = high - low;
  return {
    value: (p) => (reversed ? high - (p * range) / 100 : low + (p * range) / 100),
    size: (p) => (p * range) / 100,
  };
}

/** The same in other units; what has none (t, p, d_z) stays. */
export function converted(of: Paired, { value, size }: Conversion): Paired {
  const { sdX, sdY, sd, se, ci95 } = of;
  return {
    n: of.n,
    meanX: value(of.meanX),
    meanY: value(of.meanY),
    mean: size(of.mean),
    sdX: sdX === null ? null : size(sdX),
    sdY: sdY === null ? null : size(sdY),
    sd: sd === null ? null : size(sd),
    se: se === null ? null : size(se),
    ci95: ci95 && [size(ci95[0]), size(ci95[1])],
    t: of.t,
    df: of.df,
    p: of.p,
    dz: of.dz,
    dzCi95: of.dzCi95,
    r: of.r,
    withOneMore(gap) {
      const more = of.withOneMore(gap / size(1));
      return more && { mean: size(more.mean), se: size(more.se), df: more.df };
    },
  };
}

/** p, adjusted over the family that it belongs to. */
export interface Adjusted {
  readonly pHolm: number | null;
  readonly pBH: number | null;
}

/** A figure in one unit: its statistics, what its gaps range over, and p after adjusting. */
export interface Measured {
  readonly of: Paired;
  readonly range: Range | null;
}

type Adjustable<Of> = { -readonly [Name in keyof Of]: Of[Name] };

/** Figures of the report but for p after adjusting, which waits until all are known that are looked at together. */
export interface OpenFigures extends Pick<Figures, 'expectation' | 'delivery' | 'correlation'> {
  readonly gap: Adjustable<Figures['gap']>;
  readonly points: Adjustable<Figures['points']>;
}

/** All is null where there is no test; `own` is null where the answers have no unit, or no common one. */
export function figuresOf(own: Measured | null, points: Measured | null): OpenFigures {
  const [o, p] = [own?.of ?? null, points?.of ?? null];
  const test = o ?? p;
  // One object at a time and nothing spread: a report makes thousands of these.
  const expectation = { mean: o?.meanX ?? null, sd: o?.sdX ?? null };
  const delivery = { mean: o?.meanY ?? null, sd: o?.sdY ?? null };
  const gap = {
    mean: o?.mean ?? null,
    sd: o?.sd ?? null,
    ci95: clipped(o?.ci95 ?? null, own?.range ?? null),
    t: test?.t ?? null,
    df: test?.df ?? null,
    p: test?.p ?? null,
    pHolm: null,
    pBH: null,
    dz: test?.dz ?? null,
    dzCi95: test?.dzCi95 ?? null,
  };
  const inPoints = {
    expectation: p?.meanX ?? null,
    delivery: p?.meanY ?? null,
    gap: p?.mean ?? null,
    se: p?.se ?? null,
    sd: p?.sd ?? null,
    ci95: clipped(p?.ci95 ?? null, points?.range ?? null),
    t: p?.t ?? null,
    df: p?.df ?? null,
    p: p?.p ?? null,
    pHolm: null,
    pBH: null,
    dz: p?.dz ?? null,
    dzCi95: p?.dzCi95 ?? null,
  };
  return { expectation, delivery, gap, points: inPoints, correlation: test?.r ?? null };
}

/** Says what p is after adjusting. */
export function adjust({ gap, points }: OpenFigures, own: Adjusted, inPoints: Adjusted): void {
  gap.pHolm = own.pHolm;
  gap.pBH = own.pBH;
  points.pHolm = inPoints.pHolm;
  points.pBH = inPoints.pBH;
}

/** From respondents short, within and over to shares of them, with intervals after Wilson. */
export function sharesOf(
  respondents: readonly [number, number, number],
): Pick<Figures, 'shares' | 'sharesCi95'> {
  const n = respondents[0] + respondents[1] + respondents[2];
  const [unmet, met, exceeded] = respondents;
  return {
    shares: { unmet: divide(unmet, n), met: divide(met, n), exceeded: divide(exceeded, n) },
    sharesCi95: { unmet: wilson(unmet, n), met: wilson(met, n), exceeded: wilson(exceeded, n) },
  };
}

/** The same by the survey's design; null where it has none, or all weigh the same. */
export function sharesBy(sampled: Sampled | null): Pick<Figures, 'shares' | 'sharesCi95'> | null {
  if (!sampled || sampled.isSimple) return null;
  const [unmet, met, exceeded] = sampled.shares as [Part, Part, Part];
  return {
    shares: { unmet: unmet.share, met: met.share, exceeded: exceeded.share },
    sharesCi95: { unmet: unmet.ci95, met: met.ci95, exceeded: exceeded.ci95 },
  };
}
type Part = Sampled['shares'][number];

/** Null where there is nothing to divide by. */
export const divide = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
