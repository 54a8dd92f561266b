// From the statistics of pairs to the figures of the report: in the answer's own units, and in points.

import type { Line } from '../answers/kind.ts';
import type { Paired } from '../statistics/statistics.ts';
import type { Figures } from './gap-report.ts';

/** What of the statistics has a unit. */
export type Level = Pick<Paired, 'meanX' | 'meanY' | 'mean' | 'sdX' | 'sdY' | 'sd' | 'ci95'>;

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

export function converted(of: Level, { value, size }: Conversion): Level {
  const { sdX, sdY, sd, ci95 } = of;
  return {
    meanX: value(of.meanX),
    meanY: value(of.meanY),
    mean: size(of.mean),
    sdX: sdX === null ? null : size(sdX),
    sdY: sdY === null ? null : size(sdY),
    sd: sd === null ? null : size(sd),
    ci95: ci95 && [size(ci95[0]), size(ci95[1])],
  };
}

/** p, adjusted over the family that it belongs to. */
export interface Adjusted {
  readonly pHolm: number | null;
  readonly pBH: number | null;
}

/** All is null where there is no test; `own` is null where the answers have no unit, or no common one. */
export function figuresOf(
  test: Paired | null,
  own: Level | null,
  points: Level | null,
  { pHolm, pBH }: Adjusted,
): Pick<Figures, 'expectation' | 'delivery' | 'gap' | 'points' | 'correlation'> {
  // One object at a time: a literal within a literal is made much more slowly.
  const expectation = { mean: own?.meanX ?? null, sd: own?.sdX ?? null };
  const delivery = { mean: own?.meanY ?? null, sd: own?.sdY ?? null };
  const gap = {
    mean: own?.mean ?? null,
    sd: own?.sd ?? null,
    ci95: own?.ci95 ?? null,
    t: test?.t ?? null,
    df: test?.df ?? null,
    p: test?.p ?? null,
    pHolm,
    pBH,
    dz: test?.dz ?? null,
  };
  const inPoints = {
    expectation: points?.meanX ?? null,
    delivery: points?.meanY ?? null,
    gap: points?.mean ?? null,
    sd: points?.sd ?? null,
    ci95: points?.ci95 ?? null,
  };
  return { expectation, delivery, gap, points: inPoints, correlation: test?.r ?? null };
}

/** From respondents short, within and over to shares of them. */
export function sharesOf(respondents: readonly [number, number, number]): Figures['shares'] {
  const n = respondents[0] + respondents[1] + respondents[2];
  return {
    unmet: divide(respondents[0], n),
    met: divide(respondents[1], n),
    exceeded: divide(respondents[2], n),
  };
}

/** Null where there is nothing to divide by. */
export const divide = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
