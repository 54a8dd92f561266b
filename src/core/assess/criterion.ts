// One criterion in one group: its statistics, and what the report says of it.

import { BLANKS } from '../answers/response.ts';
import type { Policy } from '../standard/standard.ts';
import { wilcoxon } from '../statistics/signed-ranks.ts';
import type { Paired } from '../statistics/statistics.ts';
import { paired } from '../statistics/statistics.ts';
import { summaryOf, wilson } from '../statistics/summaries.ts';
import { weightedOf } from '../statistics/weighted.ts';
import type { BesideTally } from '../survey/beside.ts';
import { zoneOf } from '../survey/zone.ts';
import type { Sums, WholeSums } from '../tally/exact.ts';
import { POINTS_SCALE, summarise } from '../tally/exact.ts';
import type { CountedPair, CriterionTally } from '../tally/tally.ts';
import { listed } from '../tally/tally.ts';
import type { Adjusted, Conversion, Level } from './figures.ts';
import { converted, divide, figuresOf, sharesOf } from './figures.ts';
import type { CriterionReport } from './gap-report.ts';
import type { Completeness, PairTotals } from './pairs.ts';
import { respondents, sumsAsGiven, sumsOfWorth } from './pairs.ts';
import { criterionVerdict, exchangeOf } from './verdict.ts';
import type { Yardstick } from './yardstick.ts';

const [NOT_SHOWN, SKIPPED, DONT_KNOW, NOT_APPLICABLE] = BLANKS.map((_, blank) => blank) as [0, 1, 2, 3];

/** The statistics of one criterion in one group. */
export interface Counted {
  readonly totals: PairTotals;
  /** Pairs, and the blanks that might have been one. */
  readonly applicable: number;
  /** In the answer's own units where it has any, else in points; positive is better. Null where nothing is scored. */
  readonly test: Paired | null;
  readonly points: Level | null;
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
  { pairs, blanks }: CriterionTally,
  totals: PairTotals,
): Counted {
  const { answer, kind, scored, optional, hasUnits, lowerIsBetter, toPoints } = yardstick;
  const { n } = totals;
  const applicable = n + (optional || !scored ? 0 : blanks[SKIPPED] + blanks[DONT_KNOW]);
  if (!scored || n === 0) return { totals, applicable, test: null, points: null, item: () => null };
  const asGiven = (from: Completeness) => sumsAsGiven(totals, pairs, from);
  const inPoints = (from: Completeness) =>
    sumsOfWorth(pairs, from, (value) => kind.points(value, answer), POINTS_SCALE);
  const test = paired(hasUnits ? asGiven(0) : inPoints(0), lowerIsBetter)!;
  return {
    totals,
    applicable,
    test,
    points: toPoints ? converted(test, toPoints) : hasUnits ? paired(inPoints(0)) : test,
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
  /** Of the overall score. */
  readonly share: number;
  readonly adjusted: Adjusted;
  readonly notes: CriterionReport['notes'];
  readonly beside: BesideTally | null;
  readonly policy: Policy;
}

export function criterionReport(
  yardstick: Yardstick,
  tally: CriterionTally,
  counted: Counted,
  { share, adjusted, notes, beside, policy }: Surroundings,
): CriterionReport {
  const { answer, critical, position, source } = yardstick;
  const { totals, applicable, test } = counted;
  const { n } = totals;
  const own = yardstick.hasUnits ? test : null;
  const { expectation, delivery, gap, points, correlation } = figuresOf(test, own, counted.points, adjusted);
  const verdict = points.gap === null ? null : criterionVerdict(points.gap, critical, policy.tolerance);
  return {
    id: yardstick.id,
    section: yardstick.sectionId,
    text: source.text,
    answer,
    touchpoint: source.touchpoint ?? null,
    weight: yardstick.weight,
    share,
    critical,
    blanks: namedBlanks(tally.blanks),
    n,
    coverage: divide(n, applicable),
    expectation,
    delivery,
    gap,
    points,
    correlation,
    shares: sharesOf(totals.byGap),
    verdict,
    exchange: verdict && exchangeOf(verdict, Math.max(0, -points.gap!), Math.max(0, points.gap!), policy),
    weighted: beside?.weighted ? weightedOf(beside.weighted.criteria[position]!) : null,
    wilcoxon: rankTest(totals),
    ceiling: ceilingOf(yardstick, totals),
    expectationFilled: tally.expectationFilled,
    options: optionCounts(yardstick, tally, n),
    zone: zoneFrom(yardstick, beside),
    summary: source.summary ? summaryOf(source.summary, answer, delivered(listed(tally.pairs))) : null,
    notes,
  };
}

const namedBlanks = (blanks: CriterionTally['blanks']): CriterionReport['blanks'] => ({
  notShown: blanks[NOT_SHOWN],
  skipped: blanks[SKIPPED],
  dontKnow: blanks[DONT_KNOW],
  notApplicable: blanks[NOT_APPLICABLE],
});

function rankTest({ gaps }: PairTotals): CriterionReport['wilcoxon'] {
  const test = wilcoxon(gaps);
  return { w: test?.w ?? null, p: test?.p ?? null, n: test?.n ?? 0 };
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
