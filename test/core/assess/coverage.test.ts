// How much was answered of what could be: by weight, and what leaves it alone.

import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/answers/index.ts';
import { type MadeSection, made, reported, type Said } from '../made.ts';

const near = (value: number) => expect.closeTo(value, 12);
const REVERSED: Answer = { kind: 'scale', min: 1, max: 5, step: 1, labels: [], reversed: true };

const coverages = (
  sections: readonly MadeSection[],
  said: readonly Said[],
  aggregation: 'nested' | 'flat' = 'nested',
) => {
  const report = reported(made(sections, { aggregation }), [{ said }]);
  return [report.overall!.coverage, ...report.sections.map(({ coverage }) => coverage)];
};

describe('coverage', () => {
  const TWO: MadeSection[] = [
    { weight: 3, criteria: [{ weight: 1 }, { weight: 3 }] },
    { weight: 1, criteria: [{ weight: 4 }] },
  ];

  it('nested is that of sections by their weight, flat that of criteria by theirs', () => {
    const said: Said[] = [[5, 5], 'skipped', [5, 5]];
    expect(coverages(TWO, said)).toEqual([near((3 * 0.25 + 1) / 4), 0.25, 1]);
    expect(coverages(TWO, said, 'flat')).toEqual([near(5 / 8), 0.25, 1]);
  });

  it('nested leaves out a section in which nothing was applicable', () => {
    expect(coverages(TWO, [[5, 5], 'dont-know', 'not-applicable'])).toEqual([0.25, 0.25, null]);
  });

  it('is not lowered by an optional criterion that was skipped, nor by what was not shown', () => {
    const sections = [{ criteria: [{}, { optional: true, weight: 5 }, {}] }];
    expect(coverages(sections, [[5, 5], 'skipped', 'skipped'])).toEqual([0.5, 0.5]);
    expect(coverages(sections, [[5, 5], 'dont-know', 'not-shown'])).toEqual([1, 1]);
  });

  it('counts an optional criterion where it was answered', () => {
    const sections = [{ criteria: [{}, { optional: true, weight: 2 }] }];
    expect(coverages(sections, ['skipped', [5, 5]])).toEqual([near(2 / 3), near(2 / 3)]);
  });

  it('knows nothing of criteria that are not scored, whatever their weight', () => {
    const sections: MadeSection[] = [{ criteria: [{}, { answer: { kind: 'text' }, weight: 9 }, {}] }];
    const {
      overall,
      sections: reports,
      criteria,
    } = reported(made(sections), [{ said: [[7, 4], [null, 0], 'skipped'] }]);
    expect([overall!.n, overall!.coverage, reports[0]!.n, criteria[1]!.share]).toEqual([1, 0.5, 1, 0]);
    expect(overall!.gap.mean).toBe(-3);
  });
});

describe('a criterion of weight 0', () => {
  it('neither makes the whole unmet nor adds to what is answered', () => {
    const sections = [{ criteria: [{ weight: 0 }, {}] }];
    const { overall, criteria } = reported(made(sections), [
      {
        said: [
          [7, 1],
          [4, 4],
        ],
      },
    ]);
    expect([criteria[0]!.verdict, overall!.verdict, overall!.shortfall, overall!.gap.mean]).toEqual([
      'unmet',
      'met',
      0,
      0,
    ]);
    expect(reported(made(sections), [{ said: [[7, 1], 'skipped'] }]).overall!.n).toBe(0);
  });
});

describe('a reversed scale', () => {
  it('earns 100 points at its low end, alone, in a section of its like, and in a mixed one', () => {
    const alike = reported(made([{ criteria: [{ answer: REVERSED }, { answer: REVERSED }] }]), [
      {
        said: [
          [2, 1],
          [3, 5],
        ],
      },
    ]);
    expect(alike.criteria.map(({ points }) => [points.expectation, points.delivery, points.gap])).toEqual([
      [75, 100, 25],
      [50, 0, -50],
    ]);
    expect(alike.sections[0]!.points).toMatchObject({ expectation: 62.5, delivery: 50, gap: -12.5 });
    expect(alike.criteria[0]!.gap.mean).toBe(1);
    const mixed = reported(made([{ criteria: [{ answer: REVERSED, weight: 3 }, {}] }]), [
      {
        said: [
          [2, 1],
          [7, 7],
        ],
      },
    ]);
    expect(mixed.sections[0]!.points).toMatchObject({ expectation: 81.25, delivery: 100, gap: 18.75 });
  });
});

describe('equal gaps', () => {
  it('have no deviation, though their points are no multiples of the grid', () => {
    // Thirds of points: 100/3 − 0 and 100 − 200/3 differ in their last bits.
    const sections: MadeSection[] = [{ criteria: [{ weight: 2 }, { weight: 1 }] }];
    const { overall, sections: reports } = reported(made(sections), [
      {
        said: [
          [1, 3],
          [1, 3],
        ],
      },
      {
        said: [
          [5, 7],
          [5, 7],
        ],
      },
      {
        said: [
          [2, 4],
          [2, 4],
        ],
      },
      // The same gap, rounded to the other side.
      {
        said: [
          [3, 6],
          [2, 2],
        ],
      },
    ]);
    for (const { points } of [overall!, reports[0]!]) {
      expect(points.gap).toBeCloseTo(100 / 3, 9);
      expect(points.sd).toBe(0);
    }
  });

  it('that differ by a step have one, however small the step is', () => {
    const fine: Answer = { kind: 'scale', min: 0, max: 1, step: 0.01, labels: [], reversed: false };
    const { criteria } = reported(made([{ criteria: [{ answer: fine }] }]), [
      { said: [[0.5, 0.51]] },
      { said: [[0.5, 0.52]] },
    ]);
    expect(criteria[0]!.gap.sd).toBeCloseTo(0.01 / Math.SQRT2, 9);
  });
});
