// Summaries of deliveries, held against figures that R 4 gave (the calls stand beside them).

import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/answers/index.ts';
import {
  fitsSummary,
  partsOf,
  summaryOf,
  wilson,
  wilsonShare,
} from '../../../src/core/statistics/summaries.ts';

const scale = (min: number, max: number, reversed = false, step = 1): Answer => ({
  kind: 'scale',
  min,
  max,
  step,
  labels: [],
  reversed,
});
const counted = (...pairs: [delivery: number, count: number][]) =>
  pairs.map(([delivery, count]) => ({ delivery, count }));
const close = (value: number) => expect.closeTo(value, 10);

describe('eNPS', () => {
  // a <- (20 + .75) / 43; b <- (9 + .75) / 43; se <- 100 * sqrt((a + b - (a - b)^2) / 43); 100 * (a - b) ± qnorm(.975) * se
  const enps = summaryOf('enps', scale(0, 10), counted([10, 7], [9, 13], [8, 11], [5, 9]));

  it('is promoters less detractors, with the adjusted interval of Wald', () => {
    expect(enps).toEqual({
      kind: 'enps',
      n: 40,
      value: 27.5,
      se: close(12.236635298875452),
      ci95: [close(1.5980308710898), close(49.56475982658462)],
      parts: [
        { id: 'promoters', count: 20 },
        { id: 'passives', count: 11 },
        { id: 'detractors', count: 9 },
      ],
    });
  });

  it('is the same whatever order the counts come in', () => {
    expect(summaryOf('enps', scale(0, 10), counted([5, 9], [8, 11], [9, 13], [10, 7]))).toEqual(enps);
  });

  it('has an interval, too, where all answer alike, which does not leave −100 … 100', () => {
    const { value, se, ci95 } = summaryOf('nps', scale(0, 10), counted([10, 12]));
    expect([value, se, ci95]).toEqual([100, close(13.16561177208767), [close(54.1958750922716), 100]]);
    expect(summaryOf('nps', scale(0, 10), counted([3, 12])).ci95![0]).toBe(-100);
    expect(summaryOf('nps', scale(0, 10), [])).toMatchObject({ n: 0, value: null, se: null, ci95: null });
  });

  it('has none of one answer; of more it always holds its own value', () => {
    expect(summaryOf('nps', scale(0, 10), counted([3, 1]))).toMatchObject({
      value: -100,
      se: null,
      ci95: null,
    });
    for (let p = 0; p <= 12; p++)
      for (let d = 0; d <= 12; d++)
        for (const passives of [0, 1, 5]) {
          const { n, value, ci95 } = summaryOf('nps', scale(0, 10), counted([10, p], [0, d], [8, passives]));
          if (n < 2) expect(ci95).toBeNull();
          else expect(ci95![0] <= value! && value! <= ci95![1], `${p} ${d} ${passives}`).toBe(true);
        }
  });

  it('is cut where the standard says', () => {
    const cuts = { promoters: 5, detractors: 2 };
    const { parts } = summaryOf('nps', scale(1, 5), counted([5, 4], [4, 3], [2, 2]), cuts);
    expect(parts.map(({ count }) => count)).toEqual([4, 3, 2]);
  });
});

describe('CSAT', () => {
  it('is the share of the two best ratings, with the interval of Wilson', () => {
    // prop.test(37, 52, correct = FALSE)$conf.int
    const csat = summaryOf('csat', scale(1, 5), counted([1, 6], [3, 9], [4, 20], [5, 17]));
    expect(csat).toMatchObject({ n: 52, value: close((100 * 37) / 52) });
    expect(csat.ci95).toEqual([close(57.7272119633157), close(81.6700395852901)]);
    expect(csat.parts).toEqual([
      { id: 'satisfied', count: 37 },
      { id: 'others', count: 15 },
    ]);
  });

  it('counts one rating of three, two of four to seven, three of more, or as many as the standard says', () => {
    const satisfied = (most: number, top?: number) =>
      summaryOf(
        'csat',
        scale(1, most),
        counted(...Array.from({ length: most }, (_, k): [number, number] => [k + 1, 1])),
        top === undefined ? {} : { top },
      ).parts[0]!.count;
    expect([3, 4, 5, 7, 10].map((most) => satisfied(most))).toEqual([1, 2, 2, 2, 3]);
    expect(satisfied(10, 2)).toBe(2);
  });

  it('knows that the low end is the good one, and steps other than 1', () => {
    expect(summaryOf('csat', scale(1, 5, true), counted([1, 3], [2, 4], [3, 5])).parts[0]!.count).toBe(7);
    expect(
      summaryOf('csat', scale(0, 2, false, 0.5), counted([2, 1], [1.5, 2], [1, 4])).parts[0]!.count,
    ).toBe(3);
  });
});

describe('CES', () => {
  it('is the mean rating with the interval of Student', () => {
    // y <- c(rep(1,2), rep(3,5), rep(4,9), rep(6,8), rep(7,11)); t.test(y)
    expect(summaryOf('ces', scale(1, 7), counted([1, 2], [3, 5], [4, 9], [6, 8], [7, 11]))).toEqual({
      kind: 'ces',
      n: 35,
      value: close(5.085714285714285),
      se: close(0.307801716627285),
      ci95: [close(4.460185937139917), close(5.711242634288653)],
      parts: [],
    });
  });
});

describe('the interval of Wilson', () => {
  it('ends at 0 and 1 where nobody or everybody is counted', () => {
    // prop.test(0, 12, correct = FALSE)$conf.int
    expect(wilson(0, 12)).toEqual([0, close(0.242494006655241)]);
    expect(wilson(12, 12)).toEqual([close(1 - 0.242494006655241), 1]);
    expect(wilson(0, 0)).toBeNull();
  });
});

describe('a summary', () => {
  it.each([
    ['nps', scale(0, 10), true],
    ['enps', scale(0, 10), true],
    ['nps', scale(1, 10), false],
    ['nps', scale(0, 10, false, 0.5), false],
    ['nps', scale(0, 10, true), false],
    ['csat', scale(1, 5), true],
    ['csat', scale(1, 4), true],
    ['csat', scale(1, 3), true],
    ['csat', scale(1, 2), false],
    ['ces', scale(1, 7), true],
    ['ces', { kind: 'yes-no', reversed: false }, false],
  ] as const)('%s of %o fits: %s', (kind, answer, fits) => {
    expect(fitsSummary(answer, kind)).toBe(fits);
  });

  it.each([
    ['nps', { promoters: 4, detractors: 3 }, true],
    ['enps', { promoters: 5, detractors: 1 }, true],
    ['nps', { promoters: 3, detractors: 3 }, false],
    ['nps', { promoters: 2, detractors: 3 }, false],
    ['nps', { promoters: 6, detractors: 3 }, false],
    ['nps', { promoters: 4, detractors: 0 }, false],
    ['nps', { promoters: 4 }, false],
    ['nps', { detractors: 3 }, false],
    ['csat', { top: 4 }, true],
    ['csat', { top: 5 }, false],
  ] as const)('%s of 1 to 5 with the cuts %o fits: %s', (kind, cuts, fits) => {
    expect(fitsSummary(scale(1, 5), kind, cuts)).toBe(fits);
  });
});

describe('by the design of a survey', () => {
  const counts = counted([10, 20], [8, 11], [5, 9]);
  const share = (of: number) => ({ share: of, ci95: [of - 0.1, of + 0.1] as const });
  const design = (se: number | null, alike = 7) => ({
    paired: { mean: 4.5, se, ci95: [4, 5] as const },
    shares: [share(20 / 40), share(11 / 40), share(9 / 40)],
    alike,
  });
  /** Of the values 100, 0 and −100. */
  const plainError = Math.sqrt((1e4 * (29 / 40 - (11 / 40) ** 2)) / 39);
  const nps = (of: ReturnType<typeof design> | null) => summaryOf('nps', scale(0, 10), counts, {}, of);

  it('promoters less detractors count as many answers as the error says', () => {
    const plain = nps(null);
    expect(nps(design(plainError))).toEqual({
      ...plain,
      ...{ value: close(plain.value!), se: close(plain.se!) },
      ci95: plain.ci95!.map(close),
    });
    // Half as sure is a quarter of the answers.
    const [p, d] = [(20 / 4 + 0.75) / 13, (9 / 4 + 0.75) / 13];
    const se = 100 * Math.sqrt((p + d - (p - d) ** 2) / 13);
    const quarter = nps(design(2 * plainError));
    expect(quarter).toMatchObject({ n: 40, value: close(27.5), se: close(se) });
    expect(quarter.ci95).toEqual([
      close(100 * (p - d) - 1.959963984540054 * se),
      close(100 * (p - d) + 1.959963984540054 * se),
    ]);
  });

  it('where nothing is known of the error, all alike count as the design says, and fewer than two have none', () => {
    const seven = nps(design(null, 7));
    const [p, d] = [(7 / 2 + 0.75) / 10, ((7 * 9) / 40 + 0.75) / 10];
    expect(seven.se).toBeCloseTo(100 * Math.sqrt((p + d - (p - d) ** 2) / 10), 10);
    expect(nps(design(null, 1.9))).toMatchObject({ value: close(27.5), se: null, ci95: null });
    expect(nps(design(null, 2)).se).not.toBeNull();
  });

  it('a share and a mean are those of the design', () => {
    const csat = (of: number) =>
      summaryOf('csat', scale(1, 5), counted([5, 1], [1, 3]), {}, { ...design(3), shares: [share(of)] });
    expect(csat(0.4)).toMatchObject({ n: 4, value: close(40), se: 3, ci95: [close(30), close(50)] });
    expect([csat(0).se, csat(1).se]).toEqual([null, null]);
    const unknown = { ...design(3), shares: [{ share: 0.4, ci95: null }] };
    expect(summaryOf('csat', scale(1, 5), counted([5, 1]), {}, unknown).ci95).toBeNull();
    expect(summaryOf('ces', scale(1, 7), counted([5, 1]), {}, design(3))).toMatchObject({
      ...{ n: 1, value: 4.5, se: 3, ci95: [4, 5] },
    });
    expect(summaryOf('csat', scale(1, 5), counted([5, 4]))).toMatchObject({ value: 100, se: null });
  });

  it('the interval of a share of so many answers ends at 0 and 1', () => {
    expect(wilsonShare(0.25, 12)!.map((end, i) => end - wilson(3, 12)![i]!)).toEqual([close(0), close(0)]);
    expect(wilsonShare(0, 12)).toEqual([0, close(0.242494006655241)]);
    expect(wilsonShare(1, 12)).toEqual([close(1 - 0.242494006655241), 1]);
    expect([
      wilsonShare(0.5, 0),
      wilsonShare(0.5, Number.NaN),
      wilsonShare(0.5, Number.POSITIVE_INFINITY),
    ]).toEqual([...[null, null, null]]);
    expect(wilsonShare(0.5, 0.5)).not.toBeNull();
  });
});

describe('the parts that deliveries are counted in', () => {
  const of = (answer: Answer, source: Parameters<typeof partsOf>[0]['source'] = {}) =>
    partsOf({ answer, source });
  const told = (parts: ReturnType<typeof partsOf>, ...ratings: number[]) =>
    ratings.map((rating) => Object.values(parts!.of(rating)).join(' '));

  it('are options, or what a summary makes of them', () => {
    const choice: Answer = {
      kind: 'choice',
      options: ['a', 'b', 'c'].map((id) => ({ id, text: { en: id }, points: 0 })),
    };
    expect(of(choice)!.size).toBe(3);
    expect(told(of(choice), 0, 2)).toEqual(['0 0', '2 0']);
    expect(of(scale(0, 10))).toBeNull();
    const nps = of(scale(0, 10), { summary: 'nps' });
    expect(nps!.size).toBe(3);
    expect(told(nps, 10, 9, 8, 7, 6, 0)).toEqual(['0 100', '0 100', '1 0', '1 0', '2 -100', '2 -100']);
    const turned = of(scale(0, 10, true), { summary: 'enps', cuts: { promoters: 8, detractors: 2 } });
    expect(told(turned, 0, 2, 3, 7, 8)).toEqual(['0 100', '0 100', '1 0', '1 0', '2 -100']);
    const csat = of(scale(1, 5), { summary: 'csat' });
    expect([csat!.size, ...told(csat, 5, 4, 3)]).toEqual([2, '0 100', '0 100', '1 0']);
    const ces = of(scale(1, 7), { summary: 'ces' });
    expect([ces!.size, ...told(ces, 5)]).toEqual([0, '0 5']);
  });

  it('are made once for a criterion', () => {
    const criterion = { answer: scale(0, 10), source: { summary: 'nps' as const } };
    expect(partsOf(criterion)).toBe(partsOf(criterion));
    expect(partsOf({ ...criterion })).not.toBe(partsOf(criterion));
  });
});
