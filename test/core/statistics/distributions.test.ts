// Tails and quantiles against R: distributions.csv has them, and test/oracle/distributions.R writes it, each number as in
//   Rscript -e 'cat(sprintf("%.17g", pt(1.96, 30, lower.tail = FALSE)))'
// Where R itself is not exact (quantiles next to the median and at the far end): against their closed forms.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { normalTail, tQuantile, tTail } from '../../../src/core/statistics/distributions.ts';

interface Row {
  readonly of: string;
  readonly x: number;
  readonly df: number;
  readonly value: number;
}

const TABLE: readonly Row[] = readFileSync(new URL('distributions.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [of, x, df, value] = line.split(',');
    return { of: of!, x: Number(x), df: Number(df), value: Number(value) };
  });

/** The rows of one function, how many, and those that the program does not come to. */
function against(of: string, by: (row: Row) => number, allowed: (row: Row) => number) {
  const rows = TABLE.filter((row) => row.of === of);
  const wrong = rows
    .map((row) => ({ ...row, got: by(row) }))
    .filter((row) => !(Math.abs(row.got - row.value) <= allowed(row)));
  return { rows: rows.length, wrong };
}

/** A rounding of t moves a tail the more the farther out: by some 1e-16 times the log of the tail, here as in R. */
const roundings = (tail: number): number => 1e-14 + 1e-15 * Math.abs(Math.log(tail));

const DFS = [0.4, 1, 1.5, 2, 3, 4.7, 8, 20, 24.2, 30, 77.7, 200, 1000, 12_345.6, 1e6, 1e8];

/** The relative error. */
const off = (got: number, wanted: number): number => Math.abs(got / wanted - 1);

describe('the tail of the normal distribution', () => {
  it('is that of R down to 1e-300', () => {
    const { rows, wrong } = against(
      'normal',
      ({ x }) => normalTail(x),
      ({ value }) => value * roundings(value),
    );
    expect(wrong).toEqual([]);
    expect(rows).toBe(20);
  });

  it('is one half at 0, and the rest of one on the other side', () => {
    expect(normalTail(0)).toBe(0.5);
    expect(normalTail(-1.96)).toBe(1 - normalTail(1.96));
    expect([normalTail(Number.POSITIVE_INFINITY), normalTail(Number.NEGATIVE_INFINITY)]).toEqual([0, 1]);
  });
});

describe('the tail of Student’s t', () => {
  it('is that of R for any t and degrees of freedom', () => {
    const { rows, wrong } = against(
      't',
      ({ x, df }) => tTail(x, df),
      ({ value }) => value * roundings(value),
    );
    expect(wrong).toEqual([]);
    expect(rows).toBe(388);
  });

  it('is that of R on the log scale, where R does not go by way of the tail', () => {
    const { rows, wrong } = against(
      'log t',
      ({ x, df }) => Math.log(tTail(x, df)),
      ({ value }) => 1e-14 - 1e-15 * value,
    );
    expect(wrong).toEqual([]);
    expect(rows).toBe(76);
  });

  it('is an arc tangent for one degree of freedom, and a root for two', () => {
    for (const t of [1e-12, 1e-5, 0.1, 0.7, 1, 2, 6, 24, 26, 1e3, 1e8, 1e100, 1e140]) {
      const one = Math.atan(1 / t) / Math.PI;
      expect(off(tTail(t, 1), one)).toBeLessThan(roundings(one));
      // ½ (1 − t / √(2 + t²)) without the difference.
      const root = Math.hypot(Math.SQRT2, t);
      const two = 1 / root / (root + t);
      expect(off(tTail(t, 2), two)).toBeLessThan(roundings(two));
    }
  });

  it('is one half at 0, the rest of one on the other side, and nothing at infinity', () => {
    for (const df of DFS) {
      expect(tTail(0, df)).toBe(0.5);
      expect(tTail(-2, df)).toBe(1 - tTail(2, df));
      expect([tTail(Number.POSITIVE_INFINITY, df), tTail(Number.NEGATIVE_INFINITY, df)]).toEqual([0, 1]);
    }
  });

  it('falls with t, through all that is done differently on the way', () => {
    for (const df of DFS)
      for (let t = 1e-3; tTail(t, df) > 1e-290 && t < 1e12; t *= 1.01)
        expect([df, t, tTail(t * 1.01, df) < tTail(t, df)]).toEqual([df, t, true]);
  });

  it('falls with the degrees of freedom, to the normal one', () => {
    for (const t of [0.3, 1, 2, 5, 9]) {
      for (let df = 0.5; df < 1e8; df *= 1.3)
        expect([t, df, tTail(t, df * 1.3) < tTail(t, df)]).toEqual([t, df, true]);
      expect(off(tTail(t, 1e24), normalTail(t))).toBeLessThan(1e-14);
    }
  });
});

describe('the quantile of Student’s t', () => {
  it('is that of R', () => {
    const { rows, wrong } = against(
      'quantile',
      ({ x, df }) => tQuantile(x, df),
      ({ value }) => Math.abs(value) * 2e-14,
    );
    expect(wrong).toEqual([]);
    expect(rows).toBe(209);
  });

  it('of 0.975 is that of the tables, and 1.96 in the end', () => {
    expect([1, 4, 10, 30, 120].map((df) => tQuantile(0.975, df).toFixed(4))).toEqual([
      '12.7062',
      '2.7764',
      '2.2281',
      '2.0423',
      '1.9799',
    ]);
    expect(tQuantile(0.975, 2 ** 100)).toBeCloseTo(1.959963984540054, 15);
  });

  it('is a root for two degrees of freedom, and a cotangent for one, next to the median and at the far end', () => {
    for (const p of [
      0.5 - 2 ** -50,
      0.5 + 1e-9,
      0.4999,
      0.51,
      0.3,
      0.74,
      0.76,
      0.999,
      1e-9,
      1e-30,
      1e-200,
      1e-300,
    ]) {
      const two = ((p - 0.5) * 2) / Math.sqrt(2 * p * (1 - p));
      expect(off(tQuantile(p, 2), two)).toBeLessThan(2 * roundings(p));
      const side = Math.sign(p - 0.5);
      const one =
        Math.abs(p - 0.5) < 0.1
          ? Math.tan(Math.PI * (p - 0.5))
          : side / Math.tan(Math.PI * Math.min(p, 1 - p));
      expect(off(tQuantile(p, 1), one)).toBeLessThan(2 * roundings(p));
    }
  });

  it('undoes the tail', () => {
    for (const df of DFS)
      for (const p of [0.45, 0.25, 0.2499, 0.1, 0.025, 1e-3, 1e-5, 1e-10, 1e-30, 1e-50])
        expect(off(tTail(-tQuantile(p, df), df), p)).toBeLessThan(2 * roundings(p));
  });

  it('is 0 at the median, and the same on either side of it', () => {
    for (const df of DFS) {
      expect(tQuantile(0.5, df)).toBe(0);
      expect(tQuantile(0.25, df)).toBe(-tQuantile(0.75, df));
    }
  });

  it('has no end that a number could hold where there are next to no degrees of freedom', () => {
    expect(tQuantile(0.975, 1e-3)).toBe(Number.POSITIVE_INFINITY);
    expect(tQuantile(0.025, 1e-9)).toBe(Number.NEGATIVE_INFINITY);
  });
});
