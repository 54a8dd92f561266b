// One criterion in one group: its statistics, and what the report says of it.

import { BLANKS } from '../answers/response.ts';
import type { Policy } from '../standard/standard.ts';
import { differencesOf, mcnemar, wilcoxon } from '../statistics/signed-ranks.ts';
import { paired } from '../statistics/statistics.ts';
import { summaryOf, wilson } from '../statistics/summaries.ts';
import { weightedOf } from '../statistics/weighted.ts';
import type { BesideTally } from '../survey/beside.ts';
import { zoneOf } from '../survey/zone.ts';
import type { Sums, WholeSums } from '../tally/exact.ts';
import { POINTS_SCALE, ratio, summarise } from '../tally/exact.ts';
import type { Contribution, CountedPair, CriterionTally } from '../tally/tally.ts';
import { listed } from '../tally/tally.ts';
import type { Adjusted, Conversion, Measured, Range } from './figures.ts';
import { converted, divide, figuresOf, sharesOf } from './figures.ts';
import type { Basis, CriterionReport } from './gap-report.ts';
import type { Completeness, PairTotals } from './pairs.ts';
import { respondents, sumsAsGiven, sumsOfWorth } from './pairs.ts';
import type { Judged, Shown } from './verdict.ts';
import { exchangeOf, NOT_SHOWN, shownOf } from './verdict.ts';
import type { Yardstick } from './yardstick.ts';
import { gapRange } from './yardstick.ts';

const [NOT_ASKED, SKIPPED, DONT_KNOW, NOT_APPLICABLE] = BLANKS.map((_, blank) => blank) as [0, 1, 2, 3];

/** The statistics of one criterion in one group. */
export interface Counted {
  readonly totals: PairTotals;
  /** Pairs, and the blanks that might have been one. */
  readonly applicable: number;
  /** In the answer's own units; null where it has none, or nothing is scored. Positive is better. */
  readonly own: Measured | null;
  readonly points: (Measured & { readonly range: Range }) | null;
  /** What is shown of the gap in points. */
  readonly shown: Shown;
  /** Of respondents at least this complete, in points; for alpha. Null below two. */
  item(from: Completeness): ItemVariances | null;
}

export interface ItemVariances {
  readonly expectation: number;
  readonly delivery: number;
  readonly gap: number;
}

export function countedOf(
  yardstick: Yardstick,
  { pairs, blanks, expectationFilled }: CriterionTally,
  totals: PairTotals,
  policy: Policy,
): Counted {
  const { answer, kind, scored, optional, hasUnits, lowerIsBetter, toPoints } = yardstick;
  const { n } = totals;
  const applicable = n + (optional || !scored ? 0 : blanks[SKIPPED] + blanks[DONT_KNOW]);
  if (!scored || n === 0)
    return { totals, applicable, own: null, points: null, shown: NOT_SHOWN, item: () => null };
  const asGiven = (from: Completeness) => sumsAsGiven(totals, pairs, from);
  const inPoints = (from: Completeness) =>
    sumsOfWorth(pairs, from, (value) => kind.points(value, answer), POINTS_SCALE);
  const own = hasUnits ? paired(asGiven(0), lowerIsBetter)! : null;
  const points = own && toPoints ? converted(own, toPoints) : paired(inPoints(0))!;
  const range = gapRange(yardstick, expectationFilled === n);
  const points1 = toPoints?.size(1) ?? null;
  return {
    totals,
    applicable,
    own: own && { of: own, range: points1 === null ? null : [range[0] / points1, range[1] / points1] },
    points: { of: points, range },
    shown: shownOf(points, range, policy),
    item: (from) => (toPoints ? itemOf(asGiven(from), toPoints) : itemOf(inPoints(from))),
  };
}

function itemOf(sums: Sums | WholeSums, toPoints?: Conversion): ItemVariances | null {
  const of = summarise(sums);
  if (of === null || of.n < 2) return null;
  const inPoints = (variance: number) => {
    const sd = Math.sqrt(variance);
    return (toPoints ? toPoints.size(sd) : sd) ** 2;
  };
  return {
    expectation: inPoints(of.varianceX!),
    delivery: inPoints(of.varianceY!),
    gap: inPoints(of.variance!),
  };
}

/** What comes from elsewhere than the criterion's own counts. */
export interface Surroundings {
  readonly judged: Judged;
  /** What it contributes to the overall figure, and to that of its section; each over so many respondents. */
  readonly toOverall: ContributionShare;
  readonly toSection: ContributionShare;
  readonly adjusted: { readonly own: Adjusted; readonly points: Adjusted };
  readonly notes: CriterionReport['notes'];
  readonly beside: BesideTally | null;
  readonly basis: Basis;
  readonly policy: Policy;
}

export interface ContributionShare {
  readonly share: number;
  readonly contribution: number | null;
}

/** Means over the respondents who have the figure. */
export function contributionShare({ points, share }: Contribution, respondents: bigint): ContributionShare {
  if (respondents === 0n) return { share: 0, contribution: null };
  const whole = respondents * BigInt(POINTS_SCALE);
  return { share: ratio(share, whole), contribution: ratio(points, whole) };
}

export function criterionReport(
  yardstick: Yardstick,
  tally: CriterionTally,
  counted: Counted,
  { judged, toOverall, toSection, adjusted, notes, beside, basis, policy }: Surroundings,
): CriterionReport {
  const { answer, critical, position, source } = yardstick;
  const { totals, applicable, own, shown } = counted;
  const { n } = totals;
  const { expectation, delivery, gap, points, correlation } = figuresOf(own, counted.points, adjusted);
  const { verdict } = judged;
  const { shares, sharesCi95 } = sharesOf(totals.byGap);
  return {
    id: yardstick.id,
    section: yardstick.sectionId,
    text: source.text,
    answer,
    touchpoint: source.touchpoint ?? null,
    weight: yardstick.weight,
    share: toOverall.share,
    contribution: toOverall.contribution,
    inSection: toSection,
    critical,
    blanks: namedBlanks(tally.blanks),
    n,
    coverage: divide(n, applicable),
    expectation,
    delivery,
    gap,
    points,
    correlation,
    shares,
    sharesCi95,
    verdict,
    verdictTest: judged.verdictTest,
    answersToSettle: judged.answersToSettle,
    exchange: verdict && exchangeOf(verdict, sizeOf(points.gap!, judged, shown, basis), basis, policy),
    weighted: beside?.weighted ? weightedOf(beside.weighted.criteria[position]!) : null,
    wilcoxon: rankTest(totals),
    mcnemar: answer.kind === 'yes-no' && n > 0 ? sidesChanged(totals) : null,
    ceiling: ceilingOf(yardstick, totals),
    expectationFilled: tally.expectationFilled,
    options: optionCounts(yardstick, tally, n),
    zone: zoneFrom(yardstick, beside),
    summary: source.summary ? summaryOf(source.summary, answer, delivered(listed(tally.pairs))) : null,
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

function ceilingOf({ best }: Yardstick, { n, bestExpected, bestDelivered }: PairTotals) {
  if (best === null) return { expectation: null, delivery: null };
  return { expectation: divide(bestExpected, n), delivery: divide(bestDelivered, n) };
}

function optionCounts({ answer }: Yardstick, tally: CriterionTally, n: number) {
  if (answer.kind !== 'choice') return [];
  const pairs = listed(tally.pairs);
  const countOf = (those: (pair: CountedPair) => boolean) =>
    pairs.reduce((total, pair) => total + (those(pair) ? respondents(pair) : 0), 0);
  return answer.options.map(({ id, text }, index) => {
    const count = countOf(({ delivery }) => delivery === index);
    return {
      id,
      text,
      expected: countOf(({ expectation }) => expectation === index),
      count,
      share: divide(count, n),
      ci95: wilson(count, n),
    };
  });
}

function zoneFrom(yardstick: Yardstick, beside: BesideTally | null): CriterionReport['zone'] {
  const triples = beside?.zones?.[yardstick.position];
  return triples ? zoneOf(triples.values(), yardstick) : null;
}

const delivered = (pairs: readonly CountedPair[]) =>
  pairs.map((pair) => ({ delivery: pair.delivery, count: respondents(pair) }));
