// Sums that do not depend on the order of adding, so that tallies merge to the same bytes however a file is split.
// A value is rounded once, to a multiple of 2^-40 points (error at most 4.6e-13 points); all sums after that are integers.

const UNIT = 2 ** 40;
const HALF = 2 ** 23;
const CARRY = 2 ** 52;
const SLOTS = 11;

/**
 * n, Σx, Σy, Σx², Σy², Σxy over pairs of values from 0 to 128 (points are 0–100), exact. A value is split into two
 * halves of at most 24 bits; sums of values and of products of halves are integers, each kept as `low + high · 2^52`, that of x
 * beside that of y: first n, then the low parts, then the high ones. Plain numbers, so that many of them lie in one array, `at` a place.
 */
export type Moments = Float64Array;
export const MOMENTS = 1 + 2 * SLOTS;

export const emptyMoments = (): Moments => new Float64Array(MOMENTS);

function add(moments: Moments, slot: number, amount: number): void {
  const sum = moments[slot]! + amount;
  if (sum < CARRY) moments[slot] = sum;
  else {
    moments[slot] = sum - CARRY;
    moments[slot + SLOTS]! += 1;
  }
}

/** Adds the pair (x, y), both in [0, 128). */
export function addPair(moments: Moments, x: number, y: number, at = 0): void {
  const qx = Math.round(x * UNIT);
  const qy = Math.round(y * UNIT);
  const xh = Math.floor(qx / HALF);
  const xl = qx - xh * HALF;
  const yh = Math.floor(qy / HALF);
  const yl = qy - yh * HALF;
  moments[at]! += 1;
  add(moments, at + 1, qx);
  add(moments, at + 2, qy);
  add(moments, at + 3, xh * xh);
  add(moments, at + 4, yh * yh);
  add(moments, at + 5, xh * xl);
  add(moments, at + 6, yh * yl);
  add(moments, at + 7, xl * xl);
  add(moments, at + 8, yl * yl);
  add(moments, at + 9, xh * yh);
  add(moments, at + 10, xl * yl);
  add(moments, at + 11, xh * yl + xl * yh);
}

/** The same of a few pairs at a time, at most 2^5, whose sums are plain numbers until they are added. */
export function fewMoments() {
  const sums = new Float64Array(SLOTS + 1);
  return {
    clear: (): void => void sums.fill(0),
    add(x: number, y: number): void {
      const qx = Math.round(x * UNIT);
      const qy = Math.round(y * UNIT);
      const xh = Math.floor(qx / HALF);
      const xl = qx - xh * HALF;
      const yh = Math.floor(qy / HALF);
      const yl = qy - yh * HALF;
      sums[0]! += 1;
      sums[1]! += qx;
      sums[2]! += qy;
      sums[3]! += xh * xh;
      sums[4]! += yh * yh;
      sums[5]! += xh * xl;
      sums[6]! += yh * yl;
      sums[7]! += xl * xl;
      sums[8]! += yl * yl;
      sums[9]! += xh * yh;
      sums[10]! += xl * yl;
      sums[11]! += xh * yl + xl * yh;
    },
    addTo(moments: Moments, at: number): void {
      moments[at]! += sums[0]!;
      for (let slot = 1; slot <= SLOTS; slot++) add(moments, at + slot, sums[slot]!);
    },
  };
}

/** Adds all of `other` into `moments`. */
export function mergeMoments(moments: Moments, other: Moments, at = 0, otherAt = 0): void {
  moments[at]! += other[otherAt]!;
  for (let slot = 1; slot <= SLOTS; slot++) {
    moments[at + slot + SLOTS]! += other[otherAt + slot + SLOTS]!;
    add(moments, at + slot, other[otherAt + slot]!);
  }
}

/** How many numbers a sum of integers of either sign takes: `low + high · 2^52`. */
export const SIGNED = 2;

/** Adds an integer below 2^52 in size to the sum at a place. */
export function addSigned(sums: Float64Array, at: number, amount: number): void {
  const sum = sums[at]! + amount;
  if (sum < CARRY && sum > -CARRY) sums[at] = sum;
  else {
    const carried = Math.sign(sum);
    sums[at] = sum - carried * CARRY;
    sums[at + 1]! += carried;
  }
}

export const signedSum = (sums: Float64Array, at: number): bigint =>
  BigInt(sums[at]!) + BigInt(sums[at + 1]!) * BigInt(CARRY);

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

export const NO_SUMS: Sums = { n: 0n, scale: 1n, x: 0n, y: 0n, xx: 0n, yy: 0n, xy: 0n };

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
  const sxx = n * xx - x * x;
  const syy = n * yy - y * y;
  const sxy = n * xy - x * y;
  const isMany = n > 1n;
  return {
    n: Number(n),
    meanX: ratio(x, n * scale),
    meanY: ratio(y, n * scale),
    mean: ratio(y - x, n * scale),
    varianceX: isMany ? settled(ratio(sxx, square), scale) : null,
    varianceY: isMany ? settled(ratio(syy, square), scale) : null,
    covariance: isMany ? ratio(sxy, square) : null,
    variance: isMany ? settled(ratio(sxx + syy - 2n * sxy, square), scale) : null,
  };
}

/**
 * Points are rounded to their grid, so that respondents with one and the same gap may seem to differ by a unit or two of
 * it: a deviation of less than 2^-38 points is none. Raw values are on their grid to begin with.
 */
const settled = (variance: number, scale: bigint): number =>
  scale % BigInt(UNIT) === 0n && variance < 2 ** -76 ? 0 : variance;

function summariseWhole({ n, x, y, xx, yy, xy }: WholeSums): Summary | null {
  if (n === 0) return null;
  const square = n * (n - 1);
  const sxx = n * xx - x * x;
  const syy = n * yy - y * y;
  const sxy = n * xy - x * y;
  const isMany = n > 1;
  return {
    n,
    meanX: x / n,
    meanY: y / n,
    mean: (y - x) / n,
    varianceX: isMany ? sxx / square : null,
    varianceY: isMany ? syy / square : null,
    covariance: isMany ? sxy / square : null,
    variance: isMany ? (sxx + syy - 2 * sxy) / square : null,
  };
}

export function sumsOf(moments: Moments, at = 0): Sums {
  if (moments[at] === 0) return NO_POINTS;
  const sum = (slot: number) =>
    BigInt(moments[at + slot]!) + BigInt(moments[at + slot + SLOTS]!) * BigInt(CARRY);
  const H = BigInt(HALF);
  return {
    n: BigInt(moments[at]!),
    scale: BigInt(UNIT),
    x: sum(1),
    y: sum(2),
    xx: sum(3) * H * H + 2n * sum(5) * H + sum(7),
    yy: sum(4) * H * H + 2n * sum(6) * H + sum(8),
    xy: sum(9) * H * H + sum(11) * H + sum(10),
  };
}

const NO_POINTS: Sums = { ...NO_SUMS, scale: BigInt(UNIT) };

/** Both together, on the finest grid that holds them. */
export function addedSums(a: Sums, b: Sums): Sums {
  if (a.n === 0n) return b;
  if (b.n === 0n) return a;
  const scale = (a.scale / divisor(a.scale, b.scale)) * b.scale;
  const [fa, fb] = [scale / a.scale, scale / b.scale];
  return {
    n: a.n + b.n,
    scale,
    x: a.x * fa + b.x * fb,
    y: a.y * fa + b.y * fb,
    xx: a.xx * fa * fa + b.xx * fb * fb,
    yy: a.yy * fa * fa + b.yy * fb * fb,
    xy: a.xy * fa * fa + b.xy * fb * fb,
  };
}

const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : divisor(b, a % b));

interface WeighedPair {
  readonly x: number;
  readonly y: number;
  readonly count: number;
}

/** Sums over counted pairs; x and y are rounded to multiples of 1 / scale. */
export function sumsOfPairs(pairs: readonly WeighedPair[], scale: number): Sums | WholeSums {
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

function wholeSums(pairs: readonly WeighedPair[]): WholeSums | null {
  const sums = noSums();
  for (const { x, y, count } of pairs) {
    if (!Number.isInteger(x) || !Number.isInteger(y)) return null;
    addWhole(sums, x, y, count);
  }
  return isExact(sums) ? sums : null;
}

export type SumsInMaking = { -readonly [sum in keyof WholeSums]: number };
export const noSums = (): SumsInMaking => ({ n: 0, x: 0, y: 0, xx: 0, yy: 0, xy: 0 });

/** Adds `count` pairs (x, y) of whole numbers. Whether the sums are good for anything, `isExact` tells. */
export function addWhole(sums: SumsInMaking, x: number, y: number, count: number): void {
  const cx = count * x;
  const cy = count * y;
  sums.n += count;
  sums.x += cx;
  sums.y += cy;
  sums.xx += cx * x;
  sums.yy += cy * y;
  sums.xy += cx * y;
}

/** n · Σ(|x| + |y|)² bounds every product in summarise; by Cauchy and Schwarz it also bounds (Σx)². */
export const isExact = ({ n, xx, yy }: WholeSums): boolean => 2 * n * (xx + yy) <= Number.MAX_SAFE_INTEGER;

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

/** How many bits a positive integer has, give or take one. */
function bits(n: bigint): number {
  const near = Number(n);
  return near < Number.POSITIVE_INFINITY ? Math.ceil(Math.log2(near)) : n.toString(16).length * 4;
}
