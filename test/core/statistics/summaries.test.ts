// Summaries of deliveries, held against figures that R 4 gave (the calls stand beside them).

import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/answers/kind.ts';
import { fitsSummary, summaryOf, wilson } from '../../../src/core/statistics/summaries.ts';

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
  // s <- c(rep(1,20), rep(0,11), rep(-1,9)); 100*mean(s); 100*sqrt((mean(s^2)-mean(s)^2)/40); ± qnorm(.975)·se
  const enps = summaryOf('enps', scale(0, 10), counted([10, 7], [9, 13], [8, 11], [5, 9]));

  it('is promoters less detractors, with the standard error of the multinomial', () => {
    expect(enps).toEqual({
      kind: 'enps',
      n: 40,
      value: 27.5,
      se: close(12.74141868082201),
      ci95: [close(2.52727827364303), close(52.47272172635697)],
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

  it('has no interval where all answer alike, nor of one answer, and does not leave −100 … 100', () => {
    expect(summaryOf('nps', scale(0, 10), counted([10, 12]))).toMatchObject({
      value: 100,
      se: 0,
      ci95: null,
    });
    expect(summaryOf('nps', scale(0, 10), counted([3, 1]))).toMatchObject({
      value: -100,
      se: null,
      ci95: null,
    });
    expect(summaryOf('nps', scale(0, 10), counted([9, 9], [7, 1])).ci95![1]).toBe(100);
    expect(summaryOf('nps', scale(0, 10), [])).toMatchObject({ n: 0, value: null, se: null, ci95: null });
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
    ['csat', scale(1, 3), false],
    ['ces', scale(1, 7), true],
    ['ces', { kind: 'yes-no', reversed: false }, false],
  ] as const)('%s of %o fits: %s', (kind, answer, fits) => {
    expect(fitsSummary(answer, kind)).toBe(fits);
  });
});
