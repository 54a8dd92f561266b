// Sums that do not depend on the order of adding, so that tallies merge to the same bytes however a file is split.
// A value is rounded once, to a multiple of 2^-40 points (error at most 4.6e-13 points); all sums after that are integers.

const UNIT = 2 ** 40;
const HALF = 2 ** 23;
const CARRY = 2 ** 52;
const SLOTS = 11;

/**
 * n, Σx, Σy, Σx², Σy², Σxy over pairs of values from 0 to 128 (points are 0–100), exact. A value is split into two
 * halves of at most 24 bits; sums of values and of products of halves are integers, kept as `lo + hi · 2^52`.
 */
export interface Moments {
  n: number;
  readonly lo: Float64Array;
  readonly hi: Float64Array;
}

export const emptyMoments = (): Moments => ({
  n: 0,
  lo: new Float64Array(SLOTS),
  hi: new Float64Array(SLOTS),
});

function add(moments: Moments, slot: number, amount: number): void {
  const sum = moments.lo[slot]! + amount;
  if (sum < CARRY) moments.lo[slot] = sum;
  else {
    moments.lo[slot] = sum - CARRY;
    moments.hi[slot] = moments.hi[slot]! + 1;
  }
}

/** Adds the pair (x, y), both in [0, 128). */
export function addPair(moments: Moments, x: number, y: number): void {
  const qx = Math.round(x * UNIT);
  const qy = Math.round(y * UNIT);
  const xh = Math.floor(qx / HALF);
  const xl = qx - xh * HALF;
  const yh = Math.floor(qy / HALF);
  const yl = qy - yh * HALF;
  moments.n += 1;
  add(moments, 0, qx);
  add(moments, 1, qy);
  add(moments, 2, xh * xh);
  add(moments, 3, xh * xl);
  add(moments, 4, xl * xl);
  add(moments, 5, yh * yh);
  add(moments, 6, yh * yl);
  add(moments, 7, yl * yl);
  add(moments, 8, xh * yh);
  add(moments, 9, xh * yl + xl * yh);
  add(moments, 10, xl * yl);
}

/** Adds all of `other` into `into`. */
export function mergeMoments(into: Moments, other: Moments): void {
  into.n += other.n;
  for (let slot = 0; slot < SLOTS; slot++) {
    into.hi[slot] = into.hi[slot]! + other.hi[slot]!;
    add(into, slot, other.lo[slot]!);
  }
}

/**
 * Exact sums of integers, in units of 1 / scale: the value of Σx is x / scale, of Σx² xx / scale². The one shape that
 * statistics are computed from, whether it came from Moments or from counted pairs.
 */
export interface Sums {
  readonly n: bigint;
  readonly scale: bigint;
  readonly x: bigint;
  readonly y: bigint;
  readonly xx: bigint;
  readonly yy: bigint;
  readonly xy: bigint;
}

/** Sums of whole numbers small enough that all that follows stays exact in doubles: ratings, nearly always. */
export interface WholeSums {
  readonly n: number;
  readonly x: number;
  readonly y: number;
  readonly xx: number;
  readonly yy: number;
  readonly xy: number;
}

/** Means, sample variances and covariance: each one exact integers, divided once. Variances are null below two. */
export interface Summary {
  readonly n: number;
  readonly meanX: number;
  readonly meanY: number;
  /** Of y − x. */
  readonly mean: number;
  readonly varianceX: number | null;
  readonly varianceY: number | null;
  readonly covariance: number | null;
  /** Of y − x. */
  readonly variance: number | null;
}

/** Null when there is nothing to summarise. */
export function summarise(sums: Sums | WholeSums): Summary | null {
  if (typeof sums.n === 'number') return summariseWhole(sums as WholeSums);
  const { n, scale, x, y, xx, yy, xy } = sums as Sums;
  if (n === 0n) return null;
  const square = n * (n - 1n) * scale * scale;
  const [sxx, syy, sxy] = [n * xx - x * x, n * yy - y * y, n * xy - x * y];
  const over = (part: bigint) => (n > 1n ? settled(ratio(part, square), scale) : null);
  return {
    n: Number(n),
    meanX: ratio(x, n * scale),
    meanY: ratio(y, n * scale),
    mean: ratio(y - x, n * scale),
    varianceX: over(sxx),
    varianceY: over(syy),
    covariance: n > 1n ? ratio(sxy, square) : null,
    variance: over(sxx + syy - 2n * sxy),
  };
}

/**
 * Points are rounded to their grid, so that respondents with one and the same gap may seem to differ by a unit or two of
 * it: a deviation of less than 2^-38 points is none. Raw values are on their grid to begin with.
 */
const settled = (variance: number, scale: bigint): number =>
  scale === BigInt(UNIT) && variance < 2 ** -76 ? 0 : variance;

function summariseWhole({ n, x, y, xx, yy, xy }: WholeSums): Summary | null {
  if (n === 0) return null;
  const square = n * (n - 1);
  const [sxx, syy, sxy] = [n * xx - x * x, n * yy - y * y, n * xy - x * y];
  const over = (part: number) => (n > 1 ? part / square : null);
  return {
    n,
    meanX: x / n,
    meanY: y / n,
    mean: (y - x) / n,
    varianceX: over(sxx),
    varianceY: over(syy),
    covariance: over(sxy),
    variance: over(sxx + syy - 2 * sxy),
  };
}

export function sumsOf(moments: Moments): Sums {
  const slot = (i: number) => BigInt(moments.lo[i]!) + BigInt(moments.hi[i]!) * BigInt(CARRY);
  const H = BigInt(HALF);
  return {
    n: BigInt(moments.n),
    scale: BigInt(UNIT),
    x: slot(0),
    y: slot(1),
    xx: slot(2) * H * H + 2n * slot(3) * H + slot(4),
    yy: slot(5) * H * H + 2n * slot(6) * H + slot(7),
    xy: slot(8) * H * H + slot(9) * H + slot(10),
  };
}

/** The inverse of sumsOf up to how the sums are spread over slots; statistics and further sums are the same. */
export function momentsFrom(sums: Sums): Moments {
  const moments = emptyMoments();
  moments.n = Number(sums.n);
  const put = (slot: number, total: bigint) => {
    moments.lo[slot] = Number(total % BigInt(CARRY));
    moments.hi[slot] = Number(total / BigInt(CARRY));
  };
  put(0, sums.x);
  put(1, sums.y);
  put(4, sums.xx);
  put(7, sums.yy);
  put(10, sums.xy);
  return moments;
}

interface CountedPair {
  readonly x: number;
  readonly y: number;
  readonly count: number;
}

/** Sums over counted pairs; x and y are rounded to multiples of 1 / scale. */
export function sumsOfPairs(pairs: readonly CountedPair[], scale: number): Sums | WholeSums {
  const whole = wholeSums(pairs);
  if (whole) return whole;
  let [n, sx, sy, xx, yy, xy] = [0n, 0n, 0n, 0n, 0n, 0n];
  for (const { x, y, count } of pairs) {
    const c = BigInt(count);
    const bx = BigInt(Math.round(x * scale));
    const by = BigInt(Math.round(y * scale));
    n += c;
    sx += c * bx;
    sy += c * by;
    xx += c * bx * bx;
    yy += c * by * by;
    xy += c * bx * by;
  }
  return { n, scale: BigInt(scale), x: sx, y: sy, xx, yy, xy };
}

function wholeSums(pairs: readonly CountedPair[]): WholeSums | null {
  let [n, sx, sy, xx, yy, xy] = [0, 0, 0, 0, 0, 0];
  for (const { x, y, count } of pairs) {
    if (!Number.isInteger(x) || !Number.isInteger(y)) return null;
    n += count;
    sx += count * x;
    sy += count * y;
    xx += count * x * x;
    yy += count * y * y;
    xy += count * x * y;
  }
  // n · Σ(|x| + |y|)² bounds every product in summarise; by Cauchy and Schwarz it also bounds (Σx)².
  return 2 * n * (xx + yy) <= Number.MAX_SAFE_INTEGER ? { n, x: sx, y: sy, xx, yy, xy } : null;
}

/** Multiples of 1e-6, the grid of raw values (see AnswerKind), and of 2^-40, the grid of points. */
export const RAW_SCALE = 1_000_000;
export const POINTS_SCALE = UNIT;

/** numerator / denominator as the nearest double (within one unit in the last place), however large the integers. */
export function ratio(numerator: bigint, denominator: bigint): number {
  if (denominator === 0n) return Number.NaN;
  if (numerator === 0n) return 0;
  const negative = numerator < 0n !== denominator < 0n;
  let a = numerator < 0n ? -numerator : numerator;
  const b = denominator < 0n ? -denominator : denominator;
  const shift = 64 - (bits(a) - bits(b));
  let quotient: bigint;
  if (shift > 0) {
    a <<= BigInt(shift);
    quotient = a / b;
  } else quotient = a / (b << BigInt(-shift));
  const value = Number(quotient) * 2 ** -shift;
  return negative ? -value : value;
}

const bits = (n: bigint): number => n.toString(16).length * 4;
