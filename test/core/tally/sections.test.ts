// Sections of many criteria, alike or not, with answers missing: n, means and shares by hand, one respondent at a time.

import { describe, expect, it } from 'vitest';
import { summarise } from '../../../src/core/tally/exact.ts';
import { STRAIGHT_LINE_RATINGS } from '../../../src/core/tally/tally.ts';
import { made, reported, type Said, SCALE, tallied } from '../made.ts';

/** Ratings that vary, and blanks here and there. */
function respondents(criteria: number, many: number): Said[][] {
  return Array.from({ length: many }, (_, k) =>
    Array.from({ length: criteria }, (_, i): Said => {
      const turn = (k * 7 + i * 5 + k * i) % 11;
      const blanks = ['skipped', 'dont-know', 'not-applicable'] as const;
      // One of three leaves out a good half.
      if (turn < (k % 3 === 0 ? 7 : 2)) return blanks[turn % 3]!;
      return [1 + ((k + i * 3) % 7), 1 + ((k * 3 + i) % 7)];
    }),
  );
}

describe('a section', () => {
  it.each([
    [5, 'alike'],
    [8, 'alike'],
    [12, 'alike'],
    [9, 'weighed'],
  ] as const)(
    'of %i criteria, %s, has the figure of each respondent who answered half of it',
    (size, how) => {
      const weightOf = (i: number) => (how === 'alike' ? 1 : 1 + (i % 3));
      const scheme = made([{ criteria: Array.from({ length: size }, (_, i) => ({ weight: weightOf(i) })) }]);
      const all = respondents(size, 40);
      const figures = all.map((said) => {
        let [answered, applicable, e, d] = [0, 0, 0, 0];
        said.forEach((one, i) => {
          const w = weightOf(i);
          if (typeof one !== 'string') {
            answered += w;
            e += w * ((one[0]! - 1) / 6) * 100;
            d += w * ((one[1] - 1) / 6) * 100;
          }
          if (one !== 'not-applicable') applicable += w;
        });
        return {
          answered,
          isIn: answered > 0 && answered >= applicable / 2,
          e: e / answered,
          d: d / answered,
        };
      });
      const used = figures.filter(({ isIn }) => isIn);
      expect(used.length).toBeGreaterThan(20);
      expect(used.length).toBeLessThan(40);
      const mean = (of: (one: (typeof used)[number]) => number) =>
        used.reduce((sum, one) => sum + of(one), 0) / used.length;
      const gap = mean(({ e, d }) => d - e);
      const [whole] = tallied(
        scheme,
        all.map((said) => ({ said })),
      );
      for (const unit of [whole!.sections[0]!, whole!.overall]) {
        const of = summarise(unit.respondents)!;
        expect(of.n).toBe(used.length);
        expect(of.meanX).toBeCloseTo(
          mean(({ e }) => e),
          9,
        );
        expect(of.meanY).toBeCloseTo(
          mean(({ d }) => d),
          9,
        );
        expect(of.variance).toBeCloseTo(
          used.reduce((sum, { e, d }) => sum + (d - e - gap) ** 2, 0) / (used.length - 1),
          7,
        );
        const count = (those: (gap: number) => boolean) => used.filter(({ e, d }) => those(d - e)).length;
        expect(unit.shares).toEqual([
          count((one) => one < -5 - 1e-9),
          count((one) => Math.abs(one) <= 5 + 1e-9),
          count((one) => one > 5 + 1e-9),
        ]);
        expect(unit.leftOut).toBe(figures.filter(({ answered, isIn }) => answered > 0 && !isIn).length);
      }
    },
  );

  it('counts who answered exactly half of it, and nobody who answered less', () => {
    const scheme = made([{ criteria: Array.from({ length: 6 }, () => ({})) }]);
    const n = (answered: number) =>
      reported(scheme, [
        { said: Array.from({ length: 6 }, (_, i): Said => (i < answered ? [5, 4] : 'skipped')) },
      ]).sections[0]!.n;
    expect([0, 2, 3, 4, 6].map(n)).toEqual([0, 0, 1, 1, 1]);
  });
});

describe('a straight line', () => {
  const criteria = [
    ...Array.from({ length: 8 }, () => ({ answer: SCALE })),
    { answer: { kind: 'yes-no', reversed: false } as const },
  ];
  const scheme = made([{ criteria }]);
  const straight = (ratings: number) =>
    tallied(scheme, [
      { said: [...Array.from({ length: 8 }, (_, i): Said => (i < ratings ? [5, 4] : 'skipped')), [1, 0]] },
    ])[0]!.straightLined;

  it('takes six ratings, and no less; answers of other kinds are none', () => {
    expect(STRAIGHT_LINE_RATINGS).toBe(6);
    expect([5, 6, 8].map(straight)).toEqual([
      [0, 0],
      [1, 1],
      [1, 1],
    ]);
  });
});
