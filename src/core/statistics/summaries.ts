// Summaries that a standard may ask of one criterion's deliveries: NPS and eNPS, CSAT, CES. Expectations play no part in
// them. Each is computed from counts of deliveries, and all agree with R.

import type { Answer, ScaleAnswer } from '../answers/kind.ts';
import type { Summary } from '../shapes/gap-report.ts';
import type { SummaryKind } from '../shapes/names.ts';
import { RAW_SCALE, sumsOfPairs } from '../tally/exact.ts';
import { paired, Z95 } from './statistics.ts';

export interface Delivered {
  readonly delivery: number;
  readonly count: number;
}

/** CSAT counts the two best ratings; where there are fewer than this, that is no distinction. */
const LEAST_RATINGS = 4;

/** Whether an answer can be summarised so: the question of NPS has one scale, and a top box needs ratings below it. */
export function fitsSummary(answer: Answer, kind: SummaryKind): boolean {
  if (answer.kind !== 'scale') return false;
  const { min, max, step, reversed } = answer;
  switch (kind) {
    case 'nps':
    case 'enps':
      return min === 0 && max === 10 && step === 1 && !reversed;
    case 'csat':
      return Math.round((max - min) / step) + 1 >= LEAST_RATINGS;
    case 'ces':
      return true;
  }
}

export function summaryOf(kind: SummaryKind, answer: Answer, deliveries: readonly Delivered[]): Summary {
  switch (kind) {
    case 'nps':
    case 'enps':
      return netPromoters(kind, deliveries);
    case 'csat':
      return topTwoBox(answer as ScaleAnswer, deliveries);
    case 'ces':
      return meanRating(deliveries);
  }
}

/**
 * 100 · (p − d), where p is the share of 9–10 and d that of 0–6 (Reichheld 2003). A respondent counts 1, 0 or −1, so that
 * the multinomial variance of the mean is (p + d − (p − d)²) / n, and its root the standard error (Rocks 2016, "Interval
 * estimation for the net promoter score", The American Statistician 70:4). The interval is ± 1.96 of it, within −100 … 100;
 * where all answer alike there is none.
 */
function netPromoters(kind: 'nps' | 'enps', deliveries: readonly Delivered[]): Summary {
  const promoters = countOf(deliveries, (rating) => rating >= 9);
  const detractors = countOf(deliveries, (rating) => rating <= 6);
  const n = countOf(deliveries, () => true);
  const parts = [
    { id: 'promoters', count: promoters },
    { id: 'passives', count: n - promoters - detractors },
    { id: 'detractors', count: detractors },
  ];
  if (n === 0) return { kind, n, value: null, se: null, ci95: null, parts };
  const value = (100 * (promoters - detractors)) / n;
  // (p + d)·n² − (p − d)² in whole numbers, divided once.
  const se = (100 * Math.sqrt((n * (promoters + detractors) - (promoters - detractors) ** 2) / n)) / n;
  const ci95: Summary['ci95'] =
    n > 1 && se > 0 ? [Math.max(-100, value - Z95 * se), Math.min(100, value + Z95 * se)] : null;
  return { kind, n, value, se: n > 1 ? se : null, ci95, parts };
}

/** The share of the two best ratings, in per cent, with its interval after Wilson. */
function topTwoBox({ min, max, step, reversed }: ScaleAnswer, deliveries: readonly Delivered[]): Summary {
  const isTop = (rating: number) => (reversed ? rating - min : max - rating) < 1.5 * step;
  const satisfied = countOf(deliveries, isTop);
  const n = countOf(deliveries, () => true);
  const parts = [
    { id: 'satisfied', count: satisfied },
    { id: 'others', count: n - satisfied },
  ];
  if (n === 0) return { kind: 'csat', n, value: null, se: null, ci95: null, parts };
  const share = satisfied / n;
  const ci95 = wilson(satisfied, n)!;
  return {
    kind: 'csat',
    n,
    value: 100 * share,
    se: 100 * Math.sqrt((share * (1 - share)) / n),
    ci95: [100 * ci95[0], 100 * ci95[1]],
    parts,
  };
}

/** The mean rating with its interval (Student t). */
function meanRating(deliveries: readonly Delivered[]): Summary {
  // Held against nothing, the paired interval is that of the deliveries themselves.
  const of = paired(
    sumsOfPairs(
      deliveries.map(({ delivery, count }) => ({ x: 0, y: delivery, count })),
      RAW_SCALE,
    ),
  );
  return {
    kind: 'ces',
    n: of?.n ?? 0,
    value: of?.mean ?? null,
    se: of?.sd == null ? null : of.sd / Math.sqrt(of.n),
    ci95: of?.ci95 ?? null,
    parts: [],
  };
}

/** The 95 % interval of a share after Wilson (1927), without continuity correction (R: prop.test(x, n, correct = FALSE)). */
export function wilson(count: number, n: number): readonly [number, number] | null {
  if (n === 0) return null;
  const square = Z95 * Z95;
  const middle = count + square / 2;
  const reach = Z95 * Math.sqrt((count * (n - count)) / n + square / 4);
  // At the ends the interval ends exactly there, whatever the last bits say.
  return [
    count === 0 ? 0 : (middle - reach) / (n + square),
    count === n ? 1 : (middle + reach) / (n + square),
  ];
}

const countOf = (deliveries: readonly Delivered[], counts: (delivery: number) => boolean): number =>
  deliveries.reduce((total, { delivery, count }) => total + (counts(delivery) ? count : 0), 0);
