// Summaries that a standard may ask of one criterion's deliveries: NPS and eNPS, CSAT, CES. Expectations play no part in
// them. Each is computed from counts of deliveries, and all agree with R.

import type { Answer, ScaleAnswer } from '../answers/kind.ts';
import type { Summary } from '../shapes/gap-report.ts';
import type { SummaryKind } from '../shapes/names.ts';
import { RAW_SCALE, sumsOfPairs } from '../tally/exact.ts';
import { tQuantile } from './distributions.ts';
import { paired, Z95 } from './statistics.ts';

export interface Delivered {
  readonly delivery: number;
  readonly count: number;
}

/** Where a standard counts otherwise: the least rating of promoters, the highest of detractors; how many of the best ratings satisfy. */
export interface SummaryCuts {
  readonly promoters?: number;
  readonly detractors?: number;
  readonly top?: number;
}

const ratingsOf = ({ min, max, step }: ScaleAnswer): number => Math.round((max - min) / step) + 1;

/** Whether an answer can be summarised so: the question of NPS has one scale unless its cuts are said, and a top box needs ratings below it. */
export function fitsSummary(answer: Answer, kind: SummaryKind, cuts: SummaryCuts = {}): boolean {
  if (answer.kind !== 'scale') return false;
  const { min, max, step, reversed } = answer;
  const { promoters, detractors, top } = cuts;
  switch (kind) {
    case 'nps':
    case 'enps':
      if (promoters === undefined && detractors === undefined)
        return min === 0 && max === 10 && step === 1 && !reversed;
      return (
        promoters !== undefined &&
        detractors !== undefined &&
        detractors < promoters &&
        promoters <= max &&
        detractors >= min
      );
    case 'csat':
      return top === undefined ? ratingsOf(answer) >= 3 : top < ratingsOf(answer);
    case 'ces':
      return true;
  }
}

/** How many of the best ratings count as satisfied where the standard does not say: one of 3, two of 4 to 7, three of more. */
const topOf = (ratings: number): number => (ratings <= 3 ? 1 : ratings <= 7 ? 2 : 3);

/**
 * `weights`: how much weight each delivery has, and as how many answers that is; the values are then weighted, the intervals
 * those of so many answers.
 */
export function summaryOf(
  kind: SummaryKind,
  answer: Answer,
  deliveries: readonly Delivered[],
  cuts: SummaryCuts = {},
  weights: readonly Delivered[] = deliveries,
): Summary {
  switch (kind) {
    case 'nps':
    case 'enps':
      return netPromoters(kind, answer as ScaleAnswer, deliveries, cuts, weights);
    case 'csat':
      return topBoxes(answer as ScaleAnswer, deliveries, cuts, weights);
    case 'ces':
      return meanRating(deliveries, weights);
  }
}

/**
 * 100 · (p − d), where p is the share of 9–10 and d that of 0–6 (Reichheld 2003) unless the standard cuts otherwise. The interval is
 * the adjusted Wald one, of three more answers, ¾ of them promoters and ¾ detractors: 100 · (p′ − d′ ± 1.96 · √((p′ + d′ − (p′ −
 * d′)²) / (n + 3))), within −100 … 100, and its root the standard error; the plain one says nothing where all answer alike and holds too
 * seldom elsewhere (Rocks 2016).
 */
function netPromoters(
  kind: 'nps' | 'enps',
  { reversed }: ScaleAnswer,
  deliveries: readonly Delivered[],
  { promoters: least = 9, detractors: most = 6 }: SummaryCuts,
  weights: readonly Delivered[],
): Summary {
  const isPromoter = (rating: number) => (reversed ? rating <= most : rating >= least);
  const isDetractor = (rating: number) => (reversed ? rating >= least : rating <= most);
  const promoters = countOf(deliveries, isPromoter);
  const detractors = countOf(deliveries, isDetractor);
  const n = countOf(deliveries, () => true);
  const parts = [
    { id: 'promoters', count: promoters },
    { id: 'passives', count: n - promoters - detractors },
    { id: 'detractors', count: detractors },
  ];
  if (n === 0) return { kind, n, value: null, se: null, ci95: null, parts };
  const all = countOf(weights, () => true);
  const [p, d] = [countOf(weights, isPromoter), countOf(weights, isDetractor)];
  const [more, fewer] = [(p + 0.75) / (all + 3), (d + 0.75) / (all + 3)];
  const se = 100 * Math.sqrt((more + fewer - (more - fewer) ** 2) / (all + 3));
  const centre = 100 * (more - fewer);
  return {
    kind,
    n,
    value: (100 * (p - d)) / all,
    se,
    ci95: [Math.max(-100, centre - Z95 * se), Math.min(100, centre + Z95 * se)],
    parts,
  };
}

/** The share of the best ratings, in per cent, with its interval after Wilson. */
function topBoxes(
  answer: ScaleAnswer,
  deliveries: readonly Delivered[],
  { top = topOf(ratingsOf(answer)) }: SummaryCuts,
  weights: readonly Delivered[],
): Summary {
  const { min, max, step, reversed } = answer;
  const isTop = (rating: number) => (reversed ? rating - min : max - rating) < (top - 0.5) * step;
  const satisfied = countOf(deliveries, isTop);
  const n = countOf(deliveries, () => true);
  const parts = [
    { id: 'satisfied', count: satisfied },
    { id: 'others', count: n - satisfied },
  ];
  if (n === 0) return { kind: 'csat', n, value: null, se: null, ci95: null, parts };
  const all = countOf(weights, () => true);
  const share = countOf(weights, isTop) / all;
  const ci95 = wilsonShare(share, all)!;
  return {
    kind: 'csat',
    n,
    value: 100 * share,
    // Nil where all answer alike, which is no standard error: the interval says what is known.
    se: share > 0 && share < 1 ? 100 * Math.sqrt((share * (1 - share)) / all) : null,
    ci95: [100 * ci95[0], 100 * ci95[1]],
    parts,
  };
}

/** The mean rating with its interval (Student t). */
function meanRating(deliveries: readonly Delivered[], weights: readonly Delivered[]): Summary {
  const n = countOf(deliveries, () => true);
  if (weights !== deliveries && n > 0) {
    const all = countOf(weights, () => true);
    const value = weights.reduce((sum, { delivery, count }) => sum + delivery * count, 0) / all;
    const squares = weights.reduce((sum, { delivery, count }) => sum + count * (delivery - value) ** 2, 0);
    const se = all > 1 && squares > 0 ? Math.sqrt(squares / (all - 1) / all) : null;
    const reach = se === null ? null : tQuantile(0.975, all - 1) * se;
    return {
      kind: 'ces',
      n,
      value,
      se,
      ci95: reach === null ? null : [value - reach, value + reach],
      parts: [],
    };
  }
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
    se: of?.se ?? null,
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

/** The same for a share of so many answers, whole or not. */
export function wilsonShare(share: number, n: number): readonly [number, number] | null {
  if (!(n > 0) || !Number.isFinite(n)) return null;
  const square = Z95 * Z95;
  const middle = share + square / (2 * n);
  const reach = Z95 * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n));
  const all = 1 + square / n;
  return [share === 0 ? 0 : (middle - reach) / all, share === 1 ? 1 : (middle + reach) / all];
}

const countOf = (deliveries: readonly Delivered[], counts: (delivery: number) => boolean): number =>
  deliveries.reduce((total, { delivery, count }) => total + (counts(delivery) ? count : 0), 0);
