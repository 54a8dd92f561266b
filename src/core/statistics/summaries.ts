// Summaries that a standard may ask of one criterion's deliveries: NPS and eNPS, CSAT, CES. Expectations play no part in
// them. Each is computed from counts of deliveries, and all agree with R.

import { type Answer, optionsOf, scaleOf } from '../answers/index.ts';
import type { Scale } from '../answers/kind.ts';
import type { Summary } from '../shapes/gap-report.ts';
import type { SummaryKind } from '../shapes/names.ts';
import { RAW_SCALE, sumsOfPairs } from '../tally/exact.ts';
import { type Paired, paired, Z95 } from './statistics.ts';

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

const ratingsOf = ({ min, max, step }: Scale): number => Math.round((max - min) / step) + 1;

/** Whether an answer can be summarised so: the question of NPS has one scale unless its cuts are said, and a top box needs ratings below it. */
export function fitsSummary(answer: Answer, kind: SummaryKind, cuts: SummaryCuts = {}): boolean {
  const scale = scaleOf(answer);
  if (!scale) return false;
  const { min, max, step, reversed } = scale;
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
      return top === undefined ? ratingsOf(scale) >= 3 : top < ratingsOf(scale);
    case 'ces':
      return true;
  }
}

/** How many of the best ratings count as satisfied where the standard does not say: one of 3, two of 4 to 7, three of more. */
const topOf = (ratings: number): number => (ratings <= 3 ? 1 : ratings <= 7 ? 2 : 3);

/** What a delivery counts as: its part, in the order of PARTS or of the options, and the value that the summary is the mean of. */
export interface Part {
  readonly part: number;
  readonly value: number;
}

const PARTS: Readonly<Record<SummaryKind, readonly string[]>> = {
  nps: ['promoters', 'passives', 'detractors'],
  enps: ['promoters', 'passives', 'detractors'],
  csat: ['satisfied', 'others'],
  ces: [],
};

interface Summarised {
  readonly answer: Answer;
  readonly source: { readonly summary?: SummaryKind; readonly cuts?: SummaryCuts };
}

export interface Parts {
  readonly size: number;
  of(delivery: number): Part;
}

const KNOWN = new WeakMap<Summarised, Parts | null>();

/** How deliveries to a criterion are counted: by its options, or by the summary it has; null where it has neither. Asked for every answer. */
export function partsOf(criterion: Summarised): Parts | null {
  let known = KNOWN.get(criterion);
  if (known === undefined) {
    known = partsBy(criterion);
    KNOWN.set(criterion, known);
  }
  return known;
}

function partsBy({ answer, source: { summary, cuts } }: Summarised): Parts | null {
  const options = optionsOf(answer);
  if (options) return { size: options.length, of: (part) => ({ part, value: 0 }) };
  if (!summary) return null;
  const of = countsAs(summary, scaleOf(answer)!, cuts);
  return { size: PARTS[summary].length, of };
}

/** Promoters count 100 and detractors −100 (9–10 and 0–6, unless the standard cuts otherwise); the satisfied 100; effort as it was rated. */
function countsAs(kind: SummaryKind, scale: Scale, cuts: SummaryCuts = {}): (delivery: number) => Part {
  const { min, max, step, reversed } = scale;
  const { promoters = 9, detractors = 6, top = topOf(ratingsOf(scale)) } = cuts;
  switch (kind) {
    case 'nps':
    case 'enps':
      return (rating) => {
        const isPromoter = reversed ? rating <= detractors : rating >= promoters;
        const isDetractor = reversed ? rating >= promoters : rating <= detractors;
        const part = isPromoter ? 0 : isDetractor ? 2 : 1;
        return { part, value: 100 * (1 - part) };
      };
    case 'csat':
      return (rating) => {
        const isTop = (reversed ? rating - min : max - rating) < (top - 0.5) * step;
        return isTop ? { part: 0, value: 100 } : { part: 1, value: 0 };
      };
    case 'ces':
      return (rating) => ({ part: 0, value: rating });
  }
}

/** What a summary is by the survey's design: the mean of its values, and the shares of its parts. */
export interface SummaryDesign {
  readonly paired: Pick<Paired, 'mean' | 'se' | 'ci95'>;
  readonly shares: readonly ShareOf[];
  /** As how many answers count that are all alike. */
  readonly alike: number;
}

/** A share by the survey's design, with its interval after Wilson for n over the design effect (Kish 1965). */
export interface ShareOf {
  readonly share: number;
  readonly ci95: readonly [number, number] | null;
}

/** `design`: where respondents differ in weight or were drawn together; counts stay those of respondents. */
export function summaryOf(
  kind: SummaryKind,
  answer: Answer,
  deliveries: readonly Delivered[],
  cuts: SummaryCuts = {},
  design: SummaryDesign | null = null,
): Summary {
  const of = countsAs(kind, scaleOf(answer)!, cuts);
  const parts = PARTS[kind].map((id, k) => ({
    id,
    count: deliveries.reduce((sum, { delivery, count }) => sum + (of(delivery).part === k ? count : 0), 0),
  }));
  const n = deliveries.reduce((sum, { count }) => sum + count, 0);
  if (n === 0) return { kind, n, value: null, se: null, ci95: null, parts };
  switch (kind) {
    case 'nps':
    case 'enps':
      return { kind, n, ...netPromoters(parts, n, design), parts };
    case 'csat':
      return { kind, n, ...topBoxes(parts[0]!.count, n, design), parts };
    case 'ces':
      return { kind, n, ...meanRating(deliveries, design), parts };
  }
}

/** Answers that an interval needs. */
const FEWEST = 2;

type Value = Pick<Summary, 'value' | 'se' | 'ci95'>;

/**
 * 100 · (p − d), of the shares of promoters and detractors (Reichheld 2003). The interval is the adjusted Wald one, of three more
 * answers, ¾ of them promoters and ¾ detractors: 100 · (p′ − d′ ± 1.96 · √((p′ + d′ − (p′ − d′)²) / (n + 3))), within −100 … 100, and
 * its root the standard error; the plain one says nothing where all answer alike and holds too seldom elsewhere (Rocks 2016). By a
 * design n is divided by the design effect (Kish 1965). There is none of fewer than two answers: one alone does not tell how answers
 * differ, and the interval would leave out its own value.
 */
function netPromoters(
  [promoters, , detractors]: Summary['parts'],
  n: number,
  design: SummaryDesign | null,
): Value {
  const [p, d] = design
    ? [design.shares[0]!.share, design.shares[2]!.share]
    : [promoters!.count / n, detractors!.count / n];
  const error = design?.paired.se;
  const variance = (1e4 * (p + d - (p - d) ** 2)) / (n - 1);
  const all = !design ? n : error ? (n * variance) / error ** 2 : design.alike;
  const value = design ? 100 * (p - d) : (100 * (promoters!.count - detractors!.count)) / n;
  if (all < FEWEST) return { value, se: null, ci95: null };
  const [more, fewer] = [(p * all + 0.75) / (all + 3), (d * all + 0.75) / (all + 3)];
  const se = 100 * Math.sqrt((more + fewer - (more - fewer) ** 2) / (all + 3));
  const centre = 100 * (more - fewer);
  return {
    value,
    se,
    ci95: [Math.max(-100, centre - Z95 * se), Math.min(100, centre + Z95 * se)],
  };
}

/** The share of the best ratings, in per cent, with its interval after Wilson. */
function topBoxes(satisfied: number, n: number, design: SummaryDesign | null): Value {
  const share = design ? design.shares[0]!.share : satisfied / n;
  const ci95 = design ? design.shares[0]!.ci95 : wilson(satisfied, n);
  const se = design ? design.paired.se : 100 * Math.sqrt((share * (1 - share)) / n);
  return {
    value: 100 * share,
    // Nil where all answer alike, which is no standard error: the interval says what is known.
    se: share > 0 && share < 1 ? se : null,
    ci95: ci95 && [100 * ci95[0], 100 * ci95[1]],
  };
}

/** The mean rating with its interval (Student t). */
function meanRating(deliveries: readonly Delivered[], design: SummaryDesign | null): Value {
  // Held against nothing, the paired interval is that of the deliveries themselves.
  const { mean, se, ci95 } =
    design?.paired ??
    paired(
      sumsOfPairs(
        deliveries.map(({ delivery, count }) => ({ x: 0, y: delivery, count })),
        RAW_SCALE,
      ),
    )!;
  return { value: mean, se, ci95 };
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
