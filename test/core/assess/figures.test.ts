// Figures as the report has them: shares with their intervals, and the units that criteria share.

import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/answers/index.ts';
import { made, reported, type Said, SCALE } from '../made.ts';

const near = (value: number) => expect.closeTo(value, 4);

describe('shares', () => {
  const gaps = [-3, -2, -2, -1, -1, 0, 0, 0, 1, 2];
  const scheme = made([{ criteria: [{}] }]);
  const report = reported(
    scheme,
    gaps.map((gap) => ({ said: [[4, 4 + gap]] })),
  );

  it('of respondents short of the tolerance, within it and over it have the intervals of Wilson (1927)', () => {
    for (const { shares, sharesCi95 } of [report.overall!, report.sections[0]!, report.criteria[0]!]) {
      expect(shares).toEqual({ unmet: 0.5, met: 0.3, exceeded: 0.2 });
      // As R's prop.test(k, 10, correct = FALSE) gives them.
      expect(sharesCi95).toEqual({
        unmet: [near(0.2366), near(0.7634)],
        met: [near(0.1078), near(0.6032)],
        exceeded: [near(0.0567), near(0.5098)],
      });
    }
  });

  it('of nobody are unknown', () => {
    const { shares, sharesCi95 } = reported(scheme, [{ said: ['skipped'] }]).criteria[0]!;
    expect(shares).toEqual({ unmet: null, met: null, exceeded: null });
    expect(sharesCi95).toEqual({ unmet: null, met: null, exceeded: null });
  });
});

describe('a section in the unit of its answers', () => {
  const reversed: Answer = { ...(SCALE as Extract<Answer, { kind: 'scale' }>), reversed: true };
  const means = (answers: readonly Answer[], said: readonly Said[]) => {
    const { expectation, delivery, gap } = reported(
      made([{ criteria: answers.map((answer) => ({ answer })) }]),
      [{ said }],
    ).sections[0]!;
    // Points are on a grid, so that what comes back from them is off by less than anyone rates.
    return [expectation.mean, delivery.mean, gap.mean].map((mean) =>
      mean === null ? null : Number(mean.toFixed(9)),
    );
  };
  const said: Said[] = [
    [7, 4],
    [2, 1],
  ];

  it('is the mean of its ratings where all run one way', () => {
    expect(means([SCALE, SCALE], said)).toEqual([4.5, 2.5, -2]);
    expect(means([reversed, reversed], said)).toEqual([4.5, 2.5, 2]);
  });

  it('counts answers of reversed criteria flipped where only some are reversed', () => {
    // 2 and 1 of 1 to 7 are 6 and 7 the other way round.
    expect(means([SCALE, reversed], said)).toEqual([6.5, 5.5, -1]);
  });

  it('does not mind criteria that are not scored, and has none where scales differ', () => {
    const words: Answer = { kind: 'text' };
    const ten: Answer = { ...(SCALE as Extract<Answer, { kind: 'scale' }>), max: 10 };
    const yes: Answer = { kind: 'yes-no', reversed: false };
    expect(
      means(
        [SCALE, words],
        [
          [7, 4],
          [null, 0],
        ],
      ),
    ).toEqual([7, 4, -3]);
    expect(means([SCALE, ten], said)).toEqual([null, null, null]);
    expect(means([{ ...ten, min: 0 } as Answer, ten], said)).toEqual([null, null, null]);
    expect(
      means(
        [SCALE, yes],
        [
          [7, 4],
          [1, 1],
        ],
      ),
    ).toEqual([null, null, null]);
    expect(means([words], [[null, 0]])).toEqual([null, null, null]);
  });
});
