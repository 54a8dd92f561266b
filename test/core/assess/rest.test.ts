// A criterion against the rest of its section: the correlation of the definition, and who is warned of.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, kindOf } from '../../../src/core/answers/index.ts';
import { type MadeCriterion, made, type Respondent, reported, type Said, SCALE } from '../made.ts';

const TURNED: Answer = { ...SCALE, reversed: true } as Answer;
const TIMED: Answer = {
  kind: 'duration',
  better: 'lower',
  points: [
    { value: 0, points: 100 },
    { value: 60, points: 70 },
    { value: 300, points: 0 },
  ],
};
const YES: Answer = { kind: 'yes-no', reversed: false };

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Pearson's, from its words, and how right it can be where one varies far less than the other; null where either does not vary. */
function correlation(x: readonly number[], y: readonly number[]) {
  const [mx, my] = [meanOf(x), meanOf(y)];
  const sum = (of: (k: number) => number) => x.reduce((total, _, k) => total + of(k), 0);
  const [xx, yy] = [sum((k) => (x[k]! - mx) ** 2), sum((k) => (y[k]! - my) ** 2)];
  if (xx < 1e-3 || yy < 1e-3) return null;
  const r = sum((k) => (x[k]! - mx) * (y[k]! - my)) / Math.sqrt(xx * yy);
  return { r, within: (1e-7 * (xx + yy)) / Math.min(xx, yy) };
}

const value = (answer: Answer) =>
  answer.kind === 'yes-no'
    ? fc.integer({ min: 0, max: 1 })
    : answer.kind === 'duration'
      ? fc.integer({ min: 0, max: 400 })
      : fc.integer({ min: 1, max: 7 });

const sections: readonly (readonly Answer[])[] = [
  [SCALE, SCALE, SCALE, SCALE],
  [TURNED, TURNED, TURNED],
  [SCALE, TURNED, YES, TIMED],
];

describe('the correlation of a criterion with the rest of its section', () => {
  it.each(sections.map((answers) => [answers.map(({ kind }) => kind).join(' '), answers] as const))(
    'is that of who answered all of it: %s',
    (_, answers) => {
      const criteria = answers.map((answer): MadeCriterion => ({ answer }));
      const scheme = made([{ criteria }, { criteria: [{}] }]);
      const said = fc.tuple(
        ...answers.map((answer) =>
          fc.oneof(
            { weight: 9, arbitrary: fc.tuple(value(answer), value(answer)) },
            fc.constant('skipped' as const),
          ),
        ),
      );
      fc.assert(
        fc.property(fc.array(said, { minLength: 2, maxLength: 30 }), (people) => {
          const report = reported(
            scheme,
            people.map((one): Respondent => ({ said: [...(one as Said[]), [4, 5]] })),
          );
          const whole = people.filter((one) => one.every((answer) => answer !== 'skipped')) as [
            number,
            number,
          ][][];
          const points = (side: 0 | 1) =>
            whole.map((one) => one.map((pair, i) => kindOf(answers[i]!).points(pair[side], answers[i]!)));
          for (const [side, name] of [
            [0, 'expectation'],
            [1, 'delivery'],
          ] as const)
            answers.forEach((__, i) => {
              const rows = points(side);
              const rest = rows.map((row) => row.reduce((sum, one) => sum + one, 0) - row[i]!);
              const wanted =
                rows.length < 2
                  ? null
                  : correlation(
                      rows.map((row) => row[i]!),
                      rest,
                    );
              const got = report.criteria[i]!.itemRest[name];
              if (wanted === null) expect(got).toBeNull();
              else expect(Math.abs(got! - wanted.r)).toBeLessThan(wanted.within);
            });
        }),
        { numRuns: 100 },
      );
    },
  );

  it('does not exist in a section of two, where none can be told from the other', () => {
    const report = reported(made([{ criteria: [{}, {}] }]), [
      {
        said: [
          [1, 7],
          [7, 1],
        ],
      },
      {
        said: [
          [7, 1],
          [1, 7],
        ],
      },
      {
        said: [
          [3, 4],
          [4, 3],
        ],
      },
    ]);
    expect(report.criteria.map(({ itemRest }) => itemRest)).toEqual([
      { expectation: null, delivery: null },
      { expectation: null, delivery: null },
    ]);
  });
});

describe('a criterion that runs against the others', () => {
  const scheme = made([{ criteria: [{}, {}, {}, {}] }]);
  const against = (n: number, last: (level: number, i: number) => number) =>
    reported(
      scheme,
      Array.from({ length: n }, (_, i): Respondent => {
        const level = 1 + (i % 7);
        const near = (step: number) => Math.min(7, Math.max(1, level + ((i + step) % 3) - 1));
        return {
          said: [
            [6, near(0)],
            [6, near(1)],
            [6, near(2)],
            [6, last(level, i)],
          ],
        };
      }),
    ).warnings.filter(({ code }) => code.endsWith('runs-against'));

  it('is named with its correlation', () => {
    expect(against(40, (level) => 8 - level)).toEqual([
      { code: 'delivery-runs-against', of: 's1c4', args: { correlation: expect.closeTo(-1, 1) } },
    ]);
  });

  it('is not named where chance would do, and where all run together', () => {
    expect(against(40, (_, i) => 1 + ((i * 5 + Math.floor(i / 7)) % 7))).toEqual([]);
    expect(against(6, (level) => 8 - level).length).toBeLessThanOrEqual(1);
    expect(against(40, (level) => level)).toEqual([]);
  });
});
