// Two raters of the same things, worked out by hand: what they agree on, which is harsher, whose guide needs work.

import { describe, expect, it } from 'vitest';
import { agreementOf } from '../../../src/core/agreement/agreement.ts';
import type { Answer } from '../../../src/core/answers/index.ts';
import type { Response, Session } from '../../../src/core/answers/response.ts';
import { criticalT } from '../../../src/core/statistics/statistics.ts';
import { made } from '../made.ts';

const CHOICE: Answer = {
  kind: 'choice',
  options: [0, 50, 100].map((points) => ({ id: `o${points}`, text: { en: `${points}` }, points })),
};
const DURATION: Answer = {
  ...{ kind: 'duration', better: 'lower' },
  points: [
    { value: 0, points: 100 },
    { value: 100, points: 0 },
  ],
};
const FIVE: Answer = { kind: 'scale', min: 1, max: 5, step: 1, labels: [], reversed: false };
/** A rating (s1c1), a choice (s1c2), a time (s2c1), words (s2c2), yes or no (s2c3). */
const scheme = made([
  { criteria: [{ answer: FIVE }, { answer: CHOICE }] },
  {
    criteria: [
      { answer: DURATION },
      { answer: { kind: 'text' } },
      { answer: { kind: 'yes-no', reversed: false } },
    ],
  },
]);
const session = (
  responses: Readonly<Record<string, number | null>>,
  auditor: string | null = null,
): Session =>
  ({
    auditor,
    responses: new Map(
      Object.entries(responses).map(([id, delivery]): [string, Response] => [
        id,
        (delivery === null
          ? { state: 'blank', blank: 'skipped', expectation: null }
          : { state: 'answered', expectation: null, delivery }) as Response,
      ]),
    ),
  }) as unknown as Session;
type Said = Readonly<Record<string, number | null>>;
const agreed = (...pairs: readonly (readonly [first: Said, second: Said])[]) =>
  agreementOf(
    scheme,
    pairs.map(([first, second], i) => ({
      name: `site ${i + 1}`,
      first: session(first),
      second: session(second),
    })),
    [1, 2],
    ['a.yaml', 'b.yaml'],
  );
const one = (id: string, ...pairs: readonly (readonly [first: Said, second: Said])[]) =>
  agreed(...pairs).criteria.find((criterion) => criterion.id === id)!;
/** The same criterion, rating by rating. */
const of = (id: string, ...ratings: readonly (readonly [number, number])[]) =>
  one(id, ...ratings.map(([a, b]) => [{ [id]: a }, { [id]: b }] as const));

describe('two raters', () => {
  it('are called by the one name that their sessions carry, else by their files', () => {
    const named = (...auditors: readonly (readonly [string | null, string | null])[]) =>
      agreementOf(
        scheme,
        auditors.map(([a, b]) => ({ name: 'x', first: session({}, a), second: session({}, b) })),
        [0, 0],
        ['a.yaml', 'b.yaml'],
      ).raters;
    expect(named(['Ann', 'Bob'], ['Ann', 'Bob'])).toEqual(['Ann', 'Bob']);
    expect(named(['Ann', 'Bob'], ['Ann', 'Cid'])).toEqual(['Ann', 'b.yaml']);
    expect(named([null, 'Bob'])).toEqual(['a.yaml', 'Bob']);
    expect(named()).toEqual(['a.yaml', 'b.yaml']);
  });

  it('are held together over all that both answered, in points, words left out', () => {
    const { overall, pairs, alone, policy, criteria } = agreed(
      [
        { s1c1: 1, s1c2: 0, s2c2: 0, s2c1: 10 },
        { s1c1: 3, s1c2: 0, s2c2: 0, s2c1: null },
      ],
      [{ s1c1: 5 }, { s1c1: 5, s2c3: 1 }],
    );
    expect([pairs, alone, policy]).toEqual([2, [1, 2], { tolerance: 5, least: 0.7 }]);
    expect(overall).toMatchObject({
      n: 3,
      same: { value: expect.closeTo(2 / 3) },
      near: { value: expect.closeTo(2 / 3) },
    });
    // Points 0 → 50, 0 → 0 and 100 → 100.
    const spread = Math.sqrt(((50 - 50 / 3) ** 2 + 2 * (50 / 3) ** 2) / 2 / 3);
    expect(overall.bias!.value).toBeCloseTo(50 / 3, 10);
    expect(overall.bias!.ci95![0]).toBeCloseTo(50 / 3 - criticalT(2) * spread, 10);
    expect(overall.bias!.ci95![1]).toBeCloseTo(50 / 3 + criticalT(2) * spread, 10);
    expect(criteria.map(({ id, n, oneSided, section }) => [id, section, n, oneSided])).toEqual([
      ['s1c1', 's1', 2, 0],
      ['s1c2', 's1', 1, 0],
      ['s2c1', 's2', 0, 1],
      ['s2c3', 's2', 0, 1],
    ]);
  });

  it('have no difference where nothing was rated twice, and none with an interval where once', () => {
    expect(agreed([{ s1c1: 1 }, {}]).overall).toMatchObject({ n: 0, bias: null, same: null });
    expect(agreed([{ s1c1: 1 }, { s1c1: 2 }]).overall.bias).toEqual({ value: 25, ci95: null });
    expect(agreed().criteria).toEqual([]);
  });
});

describe('a criterion', () => {
  it('is near where its points differ by the tolerance and no more', () => {
    expect(of('s2c1', [10, 15]).near!.value).toBe(1);
    expect(of('s2c1', [10, 16]).near!.value).toBe(0);
    expect(of('s2c1', [10, 15]).same!.value).toBe(0);
    expect(of('s2c1', [10, 16]).apart).toEqual([
      { name: 'site 1', first: 10, second: 16, points: expect.closeTo(-6) },
    ]);
    expect(of('s2c1', [10, 15]).apart).toEqual([]);
  });

  it('lists what differs, the farthest apart first', () => {
    const { apart } = of('s1c1', [1, 2], [5, 1], [3, 3], [2, 4]);
    expect(apart.map(({ name, points }) => [name, points])).toEqual([
      ['site 2', -100],
      ['site 4', 50],
      ['site 1', 25],
    ]);
  });

  it('has the coefficients that its kind of answer allows', () => {
    const rating = of('s1c1', [1, 2], [5, 5], [3, 3], [2, 4]);
    expect([rating.kappa, rating.ac, rating.alpha, rating.icc].map((some) => some !== null)).toEqual(
      Array(4).fill(true),
    );
    const named = of('s1c2', [0, 1], [2, 2], [1, 1]);
    expect([named.kappa, named.ac, named.alpha, named.icc].map((some) => some !== null)).toEqual([
      true,
      true,
      true,
      false,
    ]);
    const timed = of('s2c1', [10, 20], [30, 30], [50, 40]);
    expect([timed.kappa, timed.ac, timed.alpha, timed.icc].map((some) => some !== null)).toEqual([
      false,
      false,
      true,
      true,
    ]);
    const either = of('s2c3', [0, 1], [1, 1], [0, 0]);
    expect([either.icc, either.alpha !== null, either.ac !== null]).toEqual([null, true, true]);
    // Steps of a scale are near one another, options are not.
    expect(of('s1c1', [1, 2], [5, 4], [1, 1], [5, 5]).ac!.value).toBeGreaterThan(0.9);
    expect(of('s1c2', [0, 1], [2, 1], [0, 0], [2, 2]).ac!.value).toBeLessThan(0.5);
  });

  it('needs work where agreement is no more than chance would have it, or the only one differs', () => {
    expect(of('s1c1', [1, 5], [5, 1], [1, 5]).needsWork).toBe(true);
    expect(of('s1c1', [1, 1], [5, 5], [3, 3]).needsWork).toBe(false);
    expect(of('s2c1', [10, 10], [90, 90], [50, 50]).needsWork).toBe(false);
    expect(of('s2c1', [10, 90], [90, 10], [50, 50]).needsWork).toBe(true);
    expect([of('s1c1', [1, 5]).needsWork, of('s1c1', [1, 1]).needsWork]).toEqual([true, false]);
    expect(one('s1c1', [{ s1c1: 1 }, {}])).toMatchObject({ n: 0, needsWork: false, same: null });
  });
});
