// Counting respondents: what enters which count, and that no order matters.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counterFor, tallyOf } from '../../../src/core/tally/counter.ts';
import { addPair, emptyMoments, sumsOf } from '../../../src/core/tally/exact.ts';
import { listed } from '../../../src/core/tally/tally.ts';
import {
  aggregation,
  cellsOf,
  counted,
  judged,
  made,
  madeScheme,
  reported,
  respondentsOf,
  type Said,
  tallied,
} from '../made.ts';

const NA = 'not-applicable';

describe('a tally', () => {
  it('counts pairs by their values and by how complete their respondent was', () => {
    const scheme = made([{ criteria: [{}, {}] }, { criteria: [{}] }]);
    const [whole] = tallied(scheme, [
      {
        said: [
          [7, 5],
          [6, 6],
          [5, 5],
        ],
      },
      { said: [[7, 5], [6, 6], 'skipped'] },
      { said: [[7, 5], 'dont-know', [5, 4]] },
    ]);
    expect(listed(whole!.criteria[0]!.pairs)).toEqual([{ expectation: 7, delivery: 5, counts: [1, 1, 1] }]);
    expect(listed(whole!.criteria[2]!.pairs)).toEqual([
      { expectation: 5, delivery: 4, counts: [0, 1, 0] },
      { expectation: 5, delivery: 5, counts: [0, 0, 1] },
    ]);
    expect(whole!.criteria.map(({ blanks }) => blanks)).toEqual([
      [0, 0, 0, 0],
      [0, 0, 1, 0],
      [0, 1, 0, 0],
    ]);
    expect(whole!.sections.map(({ respondents, complete }) => [respondents.n, complete.n])).toEqual([
      [3n, 2n],
      [2n, 2n],
    ]);
    expect([whole!.respondents, whole!.overall.respondents.n, whole!.overall.complete.n]).toEqual([
      3,
      3n,
      1n,
    ]);
  });

  it('fills in the expectation of the standard where the respondent was not asked, and says how often', () => {
    const scheme = made([{ criteria: [{ expect: 6 }, {}] }]);
    const [whole] = tallied(scheme, [
      {
        said: [
          [null, 4],
          [null, 4],
        ],
      },
      {
        said: [
          [7, 4],
          [5, 4],
        ],
      },
    ]);
    expect(whole!.criteria.map(({ expectationFilled }) => expectationFilled)).toEqual([1, 0]);
    // Without any expectation a delivery has nothing to be held against: skipped.
    expect(whole!.criteria[1]!.blanks).toEqual([0, 1, 0, 0]);
  });

  it('leaves out of a unit who answered less than half of its weight', () => {
    const scheme = made([{ criteria: [{ weight: 3 }, { weight: 1 }, { weight: 2 }] }]);
    const n = (said: readonly Said[]) => tallied(scheme, [{ said }])[0]!.sections[0]!.respondents.n;
    expect(n([[5, 5], 'skipped', 'skipped'])).toBe(1n);
    expect(n(['skipped', [5, 5], 'dont-know'])).toBe(0n);
    // What is not applicable is no part of the weight.
    expect(n([NA, [5, 5], 'not-shown'])).toBe(1n);
  });

  it('holds half of the weight to be half, whatever the unit of weights', () => {
    // 0.1 + 0.2 is a little more than 0.3 in doubles.
    const scheme = made([{ criteria: [{ weight: 0.1 }, { weight: 0.2 }, { weight: 0.3 }] }]);
    const [whole] = tallied(scheme, [{ said: ['skipped', 'skipped', [5, 4]] }]);
    expect(whole!.sections[0]!.respondents.n).toBe(1n);
  });

  it('notices who gives one rating throughout', () => {
    const scheme = made([{ criteria: Array.from({ length: 7 }, () => ({})) }]);
    const all = (e: number, d: number) => Array.from({ length: 7 }, () => [e, d] as const);
    const [whole] = tallied(scheme, [
      { said: all(7, 4) },
      { said: [...all(7, 4).slice(1), [7, 5]] },
      { said: ['skipped', 'skipped', ...all(7, 4).slice(2)] },
    ]);
    expect(whole!.straightLined).toEqual([2, 1]);
  });

  it('tells whether there is anything to count', () => {
    const scheme = made([{ criteria: [{ expect: 6 }, {}, { answer: { kind: 'text' } }] }]);
    const counter = counterFor(scheme);
    const counts = (said: readonly Said[]) => counter.counts(cellsOf(scheme, counter, said));
    expect(counts([[null, 4], 'skipped', 'skipped'])).toBe(true);
    expect(counts(['skipped', [null, 4], 'skipped'])).toBe(false);
    expect(counts(['skipped', 'skipped', [null, 0]])).toBe(true);
    expect(counts(['skipped', NA, 'dont-know'])).toBe(false);
  });

  it('remembers the points of the last respondent, and that there were too few answers for any', () => {
    const scheme = made([{ criteria: [{}] }, { criteria: [{}] }]);
    const counter = counterFor(scheme);
    const add = (said: readonly Said[]) => counter.add(counter.group([]), cellsOf(scheme, counter, said));
    add([
      [7, 4],
      [4, 7],
    ]);
    expect(counter.last).toEqual({
      sections: [
        { expectation: 100, delivery: 50 },
        { expectation: 50, delivery: 100 },
      ],
      overall: { expectation: 75, delivery: 75 },
    });
    add(['skipped', 'skipped']);
    expect(counter.last.overall).toEqual({ expectation: Number.NaN, delivery: Number.NaN });
    expect(counter.last.sections[0]).toEqual({ expectation: Number.NaN, delivery: Number.NaN });
  });
});

describe('tallies', () => {
  const split = madeScheme.chain((sections) =>
    fc.tuple(
      fc.constant(sections),
      aggregation,
      fc.array(respondentsOf(sections, { maxLength: 6 }, 'asked or not'), { maxLength: 4 }),
    ),
  );

  it('merge in any order, and in any grouping, to the bytes of the whole', () => {
    fc.assert(
      fc.property(split, fc.boolean(), ([sections, how, parts], reverse) => {
        const scheme = made(sections, { aggregation: how });
        const halves = parts.map((part) => counted(scheme, part));
        const bytes = (tally: ReturnType<typeof tallied>) => JSON.stringify(judged(scheme, tally));
        const whole = bytes(tallied(scheme, parts.flat()));
        expect(bytes(tallyOf(scheme, reverse ? halves.toReversed() : halves))).toBe(
          parts.length === 0 ? bytes([]) : whole,
        );
        // Absorbed one after the other into a counter that goes on counting, and sent on from there.
        const pairwise = halves.reduce(
          (one, other) => {
            const counter = counterFor(scheme);
            counter.absorb(other);
            counter.absorb(one);
            return counter.counted();
          },
          counted(scheme, []),
        );
        expect(bytes(tallyOf(scheme, [structuredClone(pairwise)]))).toBe(whole);
      }),
      { numRuns: 200 },
    );
  });

  it('do not depend on the order of respondents', () => {
    fc.assert(
      fc.property(split, ([sections, how, parts]) => {
        const scheme = made(sections, { aggregation: how });
        const all = parts.flat();
        expect(JSON.stringify(reported(scheme, all.toReversed()))).toBe(
          JSON.stringify(reported(scheme, all)),
        );
      }),
    );
  });

  it('sum overall, digit for digit, what each respondent came to', () => {
    fc.assert(
      fc.property(split, ([sections, how, parts]) => {
        const scheme = made(sections, { aggregation: how });
        const counter = counterFor(scheme);
        const moments = emptyMoments();
        for (const { said } of parts.flat()) {
          counter.add(counter.group([]), cellsOf(scheme, counter, said));
          const { expectation, delivery } = counter.last.overall;
          if (!Number.isNaN(expectation)) addPair(moments, expectation, delivery);
        }
        const [whole] = counter.tally();
        if (whole) expect(whole.overall.respondents).toEqual(sumsOf(moments));
      }),
    );
  });
});
