// Counting respondents: what enters which count, and that no order matters.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scheme } from '../../../src/core/standard/scheme.ts';
import { counterFor } from '../../../src/core/tally/counter.ts';
import { addPair, emptyMoments, POINTS_SCALE, summarise, sumsOf } from '../../../src/core/tally/exact.ts';
import { type CriterionTally, listed, type UnitTally } from '../../../src/core/tally/tally.ts';
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
  tallyOf,
} from '../made.ts';

const NA = 'not-applicable';

/** More of them by hand: SVC_TALLY_RUNS=10000 npx vitest run test/core/tally/tally.test.ts */
const RUNS = Number(process.env.SVC_TALLY_RUNS ?? 200);

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
    expect(counter.last).toMatchObject({
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

/** The same by the words of the definition, one respondent at a time, in numbers that are not rounded. */
function contributionsBy(scheme: Scheme, all: readonly (readonly Said[])[]) {
  const { criteria, sections, policy, standard } = scheme;
  const none = () => criteria.map(() => ({ points: 0, share: 0 }));
  const [toOverall, toSection] = [none(), none()];
  const units = { sections: sections.map(() => ({ n: 0, leftOut: 0 })), overall: { n: 0, leftOut: 0 } };
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
  for (const said of all) {
    const answers = said.map((one, i) => {
      const { expect: expected, scored, kind, answer, weight, optional } = criteria[i]!;
      const isPair = typeof one !== 'string' && scored && (one[0] ?? expected) !== null;
      const blank = typeof one === 'string' ? one : 'skipped';
      const isOut = !scored || optional || blank === NA || blank === 'not-shown';
      return {
        weight: isPair ? weight : 0,
        applicable: isPair || !isOut ? weight : 0,
        gap: isPair ? kind.pointsGap(one[0] ?? expected!, one[1], answer) : 0,
      };
    });
    const enough = (answered: number, applicable: number) =>
      answered > 0 && answered >= (policy.minimumAnswered - 1e-9) * applicable;
    const inSections = sections.map(({ from, to, weight }) => {
      const answered = sum(answers.slice(from, to).map((one) => one.weight));
      const applicable = sum(answers.slice(from, to).map((one) => one.applicable));
      return { answered, applicable, weight, isIn: enough(answered, applicable) };
    });
    const isNested = standard.aggregation === 'nested';
    const counting = inSections.filter(({ isIn }) => isIn);
    const answered = isNested
      ? sum(counting.map((one) => one.weight))
      : sum(inSections.map((one) => one.answered));
    const applicable = isNested
      ? sum(inSections.flatMap((one) => (one.applicable > 0 ? [one.weight] : [])))
      : sum(inSections.map((one) => one.applicable));
    const isIn = enough(answered, applicable);
    const tell = (unit: { n: number; leftOut: number }, isThere: boolean, said: number) => {
      if (isThere) unit.n++;
      else if (said > 0) unit.leftOut++;
    };
    inSections.forEach((one, s) => {
      tell(units.sections[s]!, one.isIn, one.answered);
    });
    tell(units.overall, isIn, sum(inSections.map((one) => one.answered)));
    answers.forEach(({ weight, gap }, i) => {
      const section = inSections[criteria[i]!.section]!;
      const own = section.isIn ? weight / section.answered : 0;
      const share = !isIn ? 0 : isNested ? (own * section.weight) / answered : weight / answered;
      toSection[i]!.points += own * gap;
      toSection[i]!.share += own;
      toOverall[i]!.points += share * gap;
      toOverall[i]!.share += share;
    });
  }
  return { toOverall, toSection, units };
}

describe('what criteria contribute', () => {
  const inPoints = (sum: bigint) => Number(sum) / POINTS_SCALE;
  const some = madeScheme.chain((sections) =>
    fc.tuple(fc.constant(sections), aggregation, respondentsOf(sections, { maxLength: 8 }, 'asked or not')),
  );

  it('is their share of each respondent’s figure times their gap, and comes to the figure’s own gap', () => {
    fc.assert(
      fc.property(some, fc.constantFrom(0.5, 0, 0.75, 1), ([sections, how, respondents], minimumAnswered) => {
        const scheme = made(sections, { aggregation: how, policy: { minimumAnswered } });
        const [whole] = tallied(scheme, respondents);
        const all = contributionsBy(
          scheme,
          respondents.flatMap(({ said }) => [said]),
        );
        whole!.criteria.forEach(({ toOverall, toSection }, i) => {
          for (const [own, wanted] of [
            [toOverall, all.toOverall[i]!],
            [toSection, all.toSection[i]!],
          ] as const) {
            expect(inPoints(own.points)).toBeCloseTo(wanted.points, 9);
            expect(inPoints(own.share)).toBeCloseTo(wanted.share, 9);
          }
        });
        const comesTo = (
          criteria: readonly CriterionTally[],
          side: 'toOverall' | 'toSection',
          { respondents }: UnitTally,
        ) => {
          const gap = summarise(respondents);
          const sum = criteria.reduce((total, one) => total + one[side].points, 0n);
          expect(inPoints(sum)).toBeCloseTo(gap ? gap.mean * gap.n : 0, 9);
        };
        comesTo(whole!.criteria, 'toOverall', whole!.overall);
        scheme.sections.forEach(({ from, to }, s) => {
          comesTo(whole!.criteria.slice(from, to), 'toSection', whole!.sections[s]!);
        });
        const counts = ({ respondents, leftOut }: UnitTally) => ({ n: Number(respondents.n), leftOut });
        expect(whole!.sections.map(counts)).toEqual(all.units.sections);
        expect(counts(whole!.overall)).toEqual(all.units.overall);
      }),
      { numRuns: RUNS },
    );
  });

  it('of who left something out is shared among what is there', () => {
    const scheme = made([{ criteria: [{ weight: 3 }, { weight: 1 }] }, { criteria: [{}] }]);
    const [whole] = tallied(scheme, [
      {
        said: [
          [7, 4],
          [4, 4],
          [4, 7],
        ],
      },
      { said: ['skipped', [4, 7], [7, 1]] },
      { said: [[1, 7], 'skipped', [4, 4]] },
    ]);
    // The second answered a quarter of the first section: no figure there, so that the other section is all there is.
    const shares = whole!.criteria.map(({ toOverall, toSection }) => [
      inPoints(toOverall.share),
      inPoints(toSection.share),
    ]);
    expect(shares).toEqual(
      [
        [0.75 / 2 + 1 / 2, 0.75 + 1],
        [0.25 / 2, 0.25],
        [1 / 2 + 1 + 1 / 2, 3],
      ].map((both) => both.map((one) => expect.closeTo(one, 10))),
    );
    expect(whole!.criteria.map(({ toOverall }) => inPoints(toOverall.points))).toEqual(
      [(0.75 / 2) * -50 + 100 / 2, 0, 50 / 2 - 100].map((one) => expect.closeTo(one, 9)),
    );
    expect([whole!.sections[0]!.leftOut, whole!.sections[1]!.leftOut, whole!.overall.leftOut]).toEqual([
      1, 0, 0,
    ]);
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
            return counter.part();
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
