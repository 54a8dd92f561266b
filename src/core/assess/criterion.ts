// One criterion in one group: its statistics, and what the report says of it.

import { optionsOf } from '../answers/index.ts';
import { BLANKS } from '../answers/response.ts';
import type { Policy } from '../standard/standard.ts';
import { differencesOf, mcnemar, wilcoxon } from '../statistics/signed-ranks.ts';
import { type Paired, paired, type Range } from '../statistics/statistics.ts';
import { summaryOf, wilson } from '../statistics/summaries.ts';
import { type Sampled, sampledOf, weightedOf } from '../statistics/weighted.ts';
import type { SupplementTally } from '../survey/supplement.ts';
import { zoneOf } from '../survey/zone.ts';
import { type DesignTally, WEIGHT_SCALE } from '../tally/design.ts';
import { POINTS_SCALE, ratio, type Sums, summarise, type WholeSums } from '../tally/exact.ts';
import { type Contribution, type CriterionTally, listed, type PairTally } from '../tally/tally.ts';
import type { Conversion, OpenFigures } from './figures.ts';
import { converted, divide, figuresOf, fromPoints, sharesBy, sharesOf } from './figures.ts';
import type { Basis, CriterionReport } from './gap-report.ts';
import { type Completeness, type PairTotals, respondents, sumsAsGiven, sumsOfWorth } from './pairs.ts';
import { exchangeOf, type Judged, type Shown, shownOf } from './verdict.ts';
import { gapRange, type Yardstick } from './yardstick.ts';

const [NOT_ASKED, SKIPPED, DONT_KNOW, NOT_APPLICABLE] = BLANKS.map((_, blank) => blank) as [0, 1, 2, 3];

/** What one criterion in one group came to, before it is judged together with others. */
export interface MeasuredCriterion {
  readonly n: number;
  /** Pairs, and the blanks that might have been one. */
  readonly applicable: number;
  readonly figures: OpenFigures;
  /** What gaps in points range over, and what is shown of their mean. */
  readonly range: Range;
  readonly shown: Shown;
  /** Respondents who answered, and who might have; by the survey's weights, where it has any. */
  readonly weight: { readonly answered: number; readonly applicable: number };
  readonly facts: Facts;
}

/** What of its report rests on nothing but its own counts. */
type Facts = Pick<
  CriterionReport,
  | 'blanks'
  | 'shares'
  | 'sharesCi95'
  | 'weighted'
  | 'wilcoxon'
  | 'mcnemar'
  | 'ceiling'
  | 'expectationFilled'
  | 'expectationFrom'
  | 'options'
  | 'zone'
  | 'summary'
>;

/** Of respondents at least this complete, in points; for alpha. Null below two. */
export type ItemOf = (from: Completeness) => Item | null;

export interface Item {
  readonly n: number;
  readonly means: { readonly expectation: number; readonly delivery: number };
  readonly variances: { readonly expectation: number; readonly delivery: number; readonly gap: number };
}

export function measuredCriterion(
  yardstick: Yardstick,
  tally: CriterionTally,
  totals: PairTotals,
  policy: Policy,
  supplement: SupplementTally | null,
): { readonly measured: MeasuredCriterion; readonly item: ItemOf } {
  const { answer, kind, scored, optional, hasUnits, lowerIsBetter, toPoints, position } = yardstick;
  const { pairs, blanks, expectationFilled } = tally;
  const { n } = totals;
  const design = supplement?.weighted ?? null;
  const applicable = n + (optional || !scored ? 0 : blanks[SKIPPED] + blanks[DONT_KNOW]);
  const isMeasured = scored && n > 0;
  const asGiven = (from: Completeness) => sumsAsGiven(totals, pairs, from);
  const inPoints = (from: Completeness) =>
    sumsOfWorth(pairs, from, (value) => kind.points(value, answer), POINTS_SCALE);
  const sampled = isMeasured && design ? sampledOf(design.criteria[position]!) : null;
  const byDesign = sampled && !sampled.isSimple ? sampled.paired : null;
  const own =
    isMeasured && hasUnits
      ? (ownOf(yardstick, byDesign, design) ?? paired(asGiven(0), lowerIsBetter)!)
      : null;
  const points = !isMeasured
    ? null
    : (byDesign ?? (own && toPoints ? converted(own, toPoints) : paired(inPoints(0))!));
  const range = gapRange(yardstick, expectationFilled === n);
  const point = toPoints?.size(1) ?? null;
  const figures = figuresOf(
    own && { of: own, range: point === null ? null : [range[0] / point, range[1] / point] },
    points && { of: points, range },
  );
  const { shares, sharesCi95 } = sharesBy(sampled) ?? sharesOf(totals.byGap);
  const parts = partsBy(design, position);
  return {
    measured: {
      n,
      applicable,
      figures,
      range,
      shown: shownOf(points, range, policy),
      weight: weightOf(sampled, n, applicable, design, yardstick),
      facts: {
        blanks: namedBlanks(blanks),
        shares,
        sharesCi95,
        weighted: design && weightedOf(sampled),
        wilcoxon: rankTest(totals),
        mcnemar: kind.dichotomous && n > 0 ? sidesChanged(totals) : null,
        ceiling: ceilingOf(yardstick, totals, sampled),
        expectationFilled,
        expectationFrom: expectationFrom(yardstick, tally, n),
        options: optionCounts(yardstick, tally, n, parts),
        zone: zoneFrom(yardstick, supplement),
        summary: summaryFrom(yardstick, tally, parts),
      },
    },
    item: (from) => {
      if (!isMeasured) return null;
      return toPoints ? itemOf(asGiven(from), toPoints) : itemOf(inPoints(from));
    },
  };
}

/** In the answer's own units: by the line to points, or summed apart where there is none. */
function ownOf(
  { kind, answer, lowerIsBetter, position }: Yardstick,
  byDesign: Paired | null,
  design: DesignTally | null,
): Paired | null {
  if (!byDesign || !design) return null;
  const line = kind.line(answer);
  if (line) return converted(byDesign, fromPoints(line));
  return sampledOf(design.own[position]!, lowerIsBetter)?.paired ?? null;
}

function weightOf(
  sampled: Sampled | null,
  n: number,
  applicable: number,
  design: DesignTally | null,
  { optional, scored, position }: Yardstick,
): MeasuredCriterion['weight'] {
  if (!design || sampled?.isSimple) return { answered: n, applicable };
  const blanks = design.blanks[position]!;
  const missing = optional || !scored ? 0n : blanks[SKIPPED]! + blanks[DONT_KNOW]!;
  const given = design.answered[position]!;
  const scale = BigInt(WEIGHT_SCALE);
  return { answered: ratio(given, scale), applicable: ratio(given + missing, scale) };
}

function itemOf(sums: Sums | WholeSums, toPoints?: Conversion): Item | null {
  const of = summarise(sums);
  if (of === null || of.n < 2) return null;
  const inPoints = (variance: number) => {
    const sd = Math.sqrt(variance);
    return (toPoints ? toPoints.size(sd) : sd) ** 2;
  };
  const mean = (value: number) => (toPoints ? toPoints.value(value) : value);
  return {
    n: of.n,
    means: { expectation: mean(of.meanX), delivery: mean(of.meanY) },
    variances: {
      expectation: inPoints(of.varianceX!),
      delivery: inPoints(of.varianceY!),
      gap: inPoints(of.variance!),
    },
  };
}

/** What comes from elsewhere than the criterion's own counts. */
export interface Surroundings {
  readonly judged: Judged;
  /** What it contributes to the overall figure, and to that of its section; each over so many respondents. */
  readonly toOverall: ContributionShare;
  readonly toSection: ContributionShare;
  readonly itemRest: CriterionReport['itemRest'];
  readonly notes: CriterionReport['notes'];
  readonly basis: Basis;
  readonly policy: Policy;
}

export interface ContributionShare {
  readonly share: number;
  readonly contribution: number | null;
}

/** Means over the respondents who have the figure: so many, or so much weight of them. */
export function contributionShare({ points, share }: Contribution, respondents: bigint): ContributionShare {
  if (respondents === 0n) return { share: 0, contribution: null };
  // Sums are exact; turned into doubles and divided once, they are off by a last digit.
  const whole = Number(respondents) * POINTS_SCALE;
  return { share: Number(share) / whole, contribution: Number(points) / whole };
}

export function criterionReport(
  yardstick: Yardstick,
  { n, figures, shown, weight, facts }: MeasuredCriterion,
  { judged, toOverall, toSection, itemRest, notes, basis, policy }: Surroundings,
): CriterionReport {
  const { critical, source } = yardstick;
  const { verdict } = judged;
  return {
    id: yardstick.id,
    section: yardstick.sectionId,
    text: source.text,
    name: source.name ?? null,
    answer: yardstick.answer,
    touchpoint: source.touchpoint ?? null,
    weight: yardstick.weight,
    share: toOverall.share,
    contribution: toOverall.contribution,
    inSection: toSection,
    critical,
    blanks: facts.blanks,
    n,
    coverage: divide(weight.answered, weight.applicable),
    expectation: figures.expectation,
    delivery: figures.delivery,
    gap: figures.gap,
    points: figures.points,
    correlation: figures.correlation,
    shares: facts.shares,
    sharesCi95: facts.sharesCi95,
    verdict,
    verdictTest: judged.verdictTest,
    answersToSettle: judged.answersToSettle,
    exchange:
      verdict && exchangeOf(verdict, sizeOf(figures.points.gap!, judged, shown, basis), basis, policy),
    weighted: facts.weighted,
    wilcoxon: facts.wilcoxon,
    mcnemar: facts.mcnemar,
    itemRest,
    ceiling: facts.ceiling,
    expectationFilled: facts.expectationFilled,
    expectationFrom: facts.expectationFrom,
    options: facts.options,
    distribution: [],
    zone: facts.zone,
    summary: facts.summary,
    notes,
  };
}

/** How large shortfall and surplus are for the exchange; a shortfall that has to be shown is none until it is. */
function sizeOf(gap: number, { verdict }: Judged, { exceeded }: Shown, basis: Basis) {
  const isShown = basis === 'observed' || verdict === 'unmet' || verdict === 'failed';
  return { shortfall: isShown ? Math.max(0, -gap) : 0, surplus: Math.max(0, gap), exceeded };
}

const namedBlanks = (blanks: CriterionTally['blanks']): CriterionReport['blanks'] => ({
  notShown: blanks[NOT_ASKED],
  skipped: blanks[SKIPPED],
  dontKnow: blanks[DONT_KNOW],
  notApplicable: blanks[NOT_APPLICABLE],
});

function rankTest({ gaps }: PairTotals): CriterionReport['wilcoxon'] {
  const test = wilcoxon(gaps);
  return { w: test?.w ?? null, p: test?.p ?? null, n: test?.n ?? 0, exact: test?.exact ?? null };
}

/** Of yes-no pairs: those who expected yes and got no, and the other way round. */
function sidesChanged({ gaps }: PairTotals): CriterionReport['mcnemar'] {
  const [down, up] = [differencesOf(gaps, -1), differencesOf(gaps, 1)];
  return { down, up, p: mcnemar(down, up) };
}

function ceilingOf(
  { best }: Yardstick,
  { n, bestExpected, bestDelivered }: PairTotals,
  sampled: Sampled | null,
): CriterionReport['ceiling'] {
  if (best === null) return { expectation: null, delivery: null };
  if (sampled && !sampled.isSimple) {
    const [expectation, delivery] = sampled.shares.slice(3);
    return { expectation: expectation!.share, delivery: delivery!.share };
  }
  return { expectation: divide(bestExpected, n), delivery: divide(bestDelivered, n) };
}

function expectationFrom(
  { scored, expectsProfile }: Yardstick,
  { expectationFilled }: CriterionTally,
  n: number,
): CriterionReport['expectationFrom'] {
  if (!scored || n === 0) return null;
  if (expectationFilled === 0) return 'asked';
  if (expectationFilled < n) return 'mixed';
  return expectsProfile ? 'profile' : 'standard';
}

/** What deliveries count as by the survey's design; null without one, or where all weigh the same. */
function partsBy(design: DesignTally | null, position: number): Sampled | null {
  const figure = design?.parts[position];
  const sampled = figure ? sampledOf(figure) : null;
  return sampled?.isSimple ? null : sampled;
}

function optionCounts(
  { answer }: Yardstick,
  tally: CriterionTally,
  n: number,
  parts: Sampled | null,
): CriterionReport['options'] {
  const options = optionsOf(answer) ?? [];
  if (options.length === 0) return [];
  const pairs = listed(tally.pairs);
  const countOf = (those: (pair: PairTally) => boolean) =>
    pairs.reduce((total, pair) => total + (those(pair) ? respondents(pair) : 0), 0);
  return options.map(({ id, text }, index) => {
    const count = countOf(({ delivery }) => delivery === index);
    const expected = countOf(({ expectation }) => expectation === index);
    const { share, ci95 } = parts?.shares[index] ?? { share: divide(count, n), ci95: wilson(count, n) };
    return { id, text, expected, count, share, ci95 };
  });
}

function summaryFrom({ source, answer }: Yardstick, { pairs }: CriterionTally, parts: Sampled | null) {
  if (!source.summary) return null;
  const deliveries = listed(pairs).map((pair) => ({ delivery: pair.delivery, count: respondents(pair) }));
  return summaryOf(source.summary, answer, deliveries, source.cuts, parts);
}

function zoneFrom(yardstick: Yardstick, supplement: SupplementTally | null): CriterionReport['zone'] {
  const zone = supplement?.zones?.[yardstick.position];
  if (!zone) return null;
  const { hasUnits, toPoints } = yardstick;
  const range = gapRange(yardstick, false);
  const point = hasUnits ? (toPoints?.size(1) ?? null) : 1;
  return zoneOf(zone, yardstick, point === null ? null : [range[0] / point, range[1] / point]);
}
