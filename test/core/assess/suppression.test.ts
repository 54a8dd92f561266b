// What is not shown cannot be worked out from what is: by hand, and over any table.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Sized, suppressedOf } from '../../../src/core/assess/suppression.ts';

const table = (cells: Readonly<Record<string, number>>): Sized[] =>
  Object.entries(cells).map(([key, respondents]) => ({ key: key.split(' '), respondents }));
const hidden = (cells: Readonly<Record<string, number>>, minimumN = 5): string[] =>
  [...suppressedOf(table(cells), minimumN)].map(({ key }) => key.join(' ')).sort();

describe('suppression', () => {
  it('leaves a table alone where every group is large enough', () => {
    expect(hidden({ a: 5, b: 9 })).toEqual([]);
  });

  it('takes the next smallest group with a lone small one', () => {
    expect(hidden({ a: 3, b: 9, c: 7 })).toEqual(['a', 'c']);
  });

  it('takes one more while the suppressed together are few', () => {
    expect(hidden({ a: 1, b: 2, c: 7, d: 9 })).toEqual(['a', 'b', 'c']);
  });

  it('takes one more where the number of groups tells that each has one', () => {
    expect(hidden({ a: 1, b: 1, c: 7, d: 9 }, 2)).toEqual(['a', 'b', 'c']);
  });

  it('guards the totals of rows and columns too', () => {
    const cells = { 'f young': 3, 'f old': 20, 'm young': 15, 'm old': 12 };
    expect(hidden(cells)).toEqual(['f old', 'f young', 'm old', 'm young']);
    // Few in a row together are no reason: the row is no part of this report.
    expect(hidden({ 'f a': 1, 'f b': 2, 'f c': 60, 'm a': 4, 'm b': 2, 'm c': 90 })).toEqual([
      'f a',
      'f b',
      'm a',
      'm b',
    ]);
    const more = { ...cells, 'f middle': 9, 'm middle': 30, 'x young': 40, 'x middle': 50, 'x old': 60 };
    expect(hidden(more)).toEqual(['f middle', 'f young', 'm middle', 'm young']);
  });

  it('over many columns guards the totals of each, and of all but one', () => {
    const six = (...last: string[]) => `a b c d e ${last.join(' ')}`;
    expect(hidden({ [six('x')]: 3, [six('y')]: 20, [six('z')]: 9 })).toEqual([six('x'), six('z')]);
    // The whole is made safe by the two small ones; the row of the first column by one more.
    const wide = { 'a b c d e f': 3, 'a b c d e g': 20, 'z y x w v u': 4, 'z y x w v t': 30 };
    expect(hidden(wide)).toEqual(Object.keys(wide).sort());
    const apart = { 'a b c d e f': 3, 'a b c d e g': 7, 'z y x w v u': 8, 'z y x w v t': 30 };
    expect(hidden(apart)).toEqual(['a b c d e f', 'a b c d e g']);
  });

  it('never lets a small group be had by subtraction from any total', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 1, maxLength: 27 });
    const shape = fc.integer({ min: 1, max: 3 });
    fc.assert(
      fc.property(sizes, shape, fc.integer({ min: 1, max: 7 }), (counts, columns, minimumN) => {
        const side = columns === 1 ? 27 : columns === 2 ? 5 : 3;
        const groups = counts
          .map(
            (respondents, i): Sized => ({
              key: Array.from({ length: columns }, (_, c) => String(Math.floor(i / side ** c) % side)),
              respondents,
            }),
          )
          .filter(({ respondents }, i) => respondents > 0 && i < side ** columns);
        const suppressed = suppressedOf(groups, minimumN);
        for (const group of groups)
          if (group.respondents < minimumN) expect(suppressed.has(group)).toBe(true);
        for (let fixed = 0; fixed < 2 ** columns - 1; fixed++) {
          const nameOf = ({ key }: Sized) => key.filter((_, c) => (fixed >> c) & 1).join(' ');
          for (const name of new Set(groups.map(nameOf))) {
            const cells = groups.filter((group) => nameOf(group) === name);
            const out = cells.filter((cell) => suppressed.has(cell));
            const total = cells.reduce((sum, { respondents }) => sum + respondents, 0);
            // A total of too few is suppressed itself, and one without shown cells has nothing to subtract.
            if (out.length === 0 || out.length === cells.length || total < minimumN) continue;
            // What a reader gets by subtraction.
            const remainder = out.reduce((sum, { respondents }) => sum + respondents, 0);
            expect(out.length).toBeGreaterThan(1);
            if (fixed > 0) continue;
            expect(remainder).toBeGreaterThanOrEqual(minimumN);
            expect(remainder).toBeGreaterThan(out.length);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
