// A section, or all of them: figures over respondents, what its criteria come to, and how reliable that is.

import type { SchemeCriterion } from '../standard/scheme.ts';
import type { Policy } from '../standard/standard.ts';
import type { Range } from '../statistics/statistics.ts';
import {
  alphaInterval,
  cronbachAlpha,
  differenceReliability,
  itemRest,
  paired,
  spreadsOf,
} from '../statistics/statistics.ts';
import { sampledOf, weightedOf } from '../statistics/weighted.ts';
import type { FigureDesign } from '../tally/design.ts';
import { summarise } from '../tally/exact.ts';
import type { CriterionTally, UnitTally } from '../tally/tally.ts';
import { balanceOf, NO_BALANCE } from './balance.ts';
import type { Item, ItemOf, MeasuredCriterion } from './criterion.ts';
import type { Conversion, Measured, OpenFigures } from './figures.ts';
import { converted, divide, figuresOf, fromPoints, sharesBy, sharesOf } from './figures.ts';
import type { Basis, CriterionReport, UnitFigures } from './gap-report.ts';
import type { Completeness } from './pairs.ts';
import { exceededOf, exchangeOf, jointly, partOf } from './verdict.ts';

/** What is the same for every group. Its criteria are those from position `from` up to, not including, `to`. */
export interface Unit {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  /** How complete respondents are who answered all of it. */
  readonly whole: Completeness;
  /** From points to the one scale that all its scored criteria share; null where there is none. */
  readonly toOwn: Conversion | null;
}

export function unitOf(
  id: string,
  criteria: readonly SchemeCriterion[],
  from: number,
  to: number,
  whole: Completeness,
): Unit {
  return { id, from, to, whole, toOwn: fromSharedScale(criteria.slice(from, to)) };
}

/** Where only some criteria are reversed, their answers count flipped (low + high − x). */
function fromSharedScale(criteria: readonly SchemeCriterion[]): Conversion | null {
  const lines = criteria.filter(({ scored }) => scored).map(({ kind, answer }) => kind.line(answer));
  const first = lines[0];
  if (!first) return null;
  const isShared = lines.every(
    (line) => line && line.unit === first.unit && line.low === first.low && line.high === first.high,
  );
  return isShared ? fromPoints({ ...first, reversed: lines.every((line) => line!.reversed) }) : null;
}

/** A section, or all of them, in one group, before it is judged: what its respondents' gaps come to. */
export interface MeasuredUnit {
  readonly n: number;
  readonly leftOut: number;
  readonly figures: OpenFigures;
  readonly facts: Pick<UnitFigures, 'shares' | 'sharesCi95' | 'weighted' | 'coverage'>;
  readonly reliability: Reliability;
  /** One-sided p that the gap does not exceed the tolerance. */
  readonly exceeded: number | null;
  /** Σw of respondents, where they differ in weight; else null. */
  readonly weight: bigint | null;
}

/** The criteria of a group, by position in the scheme. */
export interface MeasuredCriteria {
  readonly scheme: readonly SchemeCriterion[];
  readonly tallies: readonly CriterionTally[];
  readonly byCriterion: readonly MeasuredCriterion[];
  readonly items: readonly ItemOf[];
}

export function measuredUnit(
  unit: Unit,
  tally: UnitTally,
  criteria: MeasuredCriteria,
  design: FigureDesign | null,
  policy: Policy,
): MeasuredUnit {
  const sampled = design && sampledOf(design);
  const of = sampled && !sampled.isSimple ? sampled.paired : paired(tally.respondents);
  let [worst, best] = [0, 0];
  for (let i = unit.from; i < unit.to; i++) {
    if (criteria.byCriterion[i]!.figures.points.gap === null) continue;
    const { range } = criteria.byCriterion[i]!;
    worst = Math.min(worst, range[0]);
    best = Math.max(best, range[1]);
  }
  const points = of && { of, range: [worst, best] as const };
  const { shares, sharesCi95 } = sharesBy(sampled) ?? sharesOf(tally.shares);
  return {
    n: Number(tally.respondents.n),
    leftOut: tally.leftOut,
    figures: figuresOf(points && unit.toOwn && ownOf(points, unit.toOwn), points),
    facts: {
      shares,
      sharesCi95,
      weighted: design && weightedOf(sampled),
      coverage: coverageOf(unit, criteria),
    },
    reliability: reliabilityOf(unit, tally, criteria),
    exceeded: exceededOf(of, [worst, best], policy),
    weight: sampled && !sampled.isSimple ? sampled.weight : null,
  };
}

/** What the criteria of a unit contribute to its figure. */
type Contributed = (criterion: CriterionReport) => number | null;

export function unitFigures(
  unit: Unit,
  { n, leftOut, figures, facts, reliability, exceeded }: MeasuredUnit,
  criteria: {
    readonly byCriterion: readonly MeasuredCriterion[];
    readonly reports: readonly CriterionReport[];
  },
  contributed: Contributed,
  contribution: number | null,
  basis: Basis,
  policy: Policy,
): UnitFigures {
  const hasFigure = figures.points.gap !== null;
  const reports = criteria.reports.slice(unit.from, unit.to);
  const parts = reports.map((report, i) =>
    partOf(report, criteria.byCriterion[unit.from + i]!.applicable > 0),
  );
  const { verdict, verdictTest, answersToSettle } = jointly(parts, hasFigure, basis);
  const { net, shortfall, surplus, shortfallShown } = hasFigure
    ? balanceOf(reports, (one) => contributed(one) ?? 0)
    : NO_BALANCE;
  const isShown = basis === 'observed' ? shortfall : shortfallShown;
  const size = { shortfall: isShown ?? 0, surplus: surplus ?? 0, exceeded };
  return {
    id: unit.id,
    n,
    coverage: facts.coverage,
    expectation: figures.expectation,
    delivery: figures.delivery,
    gap: figures.gap,
    points: figures.points,
    contribution,
    correlation: figures.correlation,
    shares: facts.shares,
    sharesCi95: facts.sharesCi95,
    verdict,
    verdictTest,
    answersToSettle,
    exchange: verdict && exchangeOf(verdict, size, basis, policy),
    weighted: facts.weighted,
    leftOut,
    net,
    shortfall,
    surplus,
    shortfallShown,
    alpha: reliability.alpha,
    alphaCi95: reliability.alphaCi95,
    reliabilityOfDifference: reliability.reliabilityOfDifference,
  };
}

function ownOf({ of, range }: Measured & { readonly range: Range }, toOwn: Conversion): Measured {
  return { of: converted(of, toOwn), range: [toOwn.size(range[0]), toOwn.size(range[1])] };
}

/**
 * Weight answered ÷ weight applicable: skipped and don't-know are applicable, not shown and not applicable are not. Respondents count
 * by the survey's weights, where it has any.
 */
function coverageOf({ from, to }: Unit, { scheme, byCriterion }: MeasuredCriteria): number | null {
  let answered = 0;
  let applicable = 0;
  for (let i = from; i < to; i++) {
    const { weight } = scheme[i]!;
    const { answered: own, applicable: all } = byCriterion[i]!.weight;
    answered += weight * own;
    applicable += weight * all;
  }
  return divide(answered, applicable);
}

/** How well a unit's criteria go together, over the respondents that answered all of it. */
export interface Reliability extends Pick<UnitFigures, 'alpha' | 'alphaCi95' | 'reliabilityOfDifference'> {
  /** By criterion, from the unit's first on. */
  readonly itemRest: readonly CriterionReport['itemRest'][];
}

function reliabilityOf(
  { from, to, whole }: Unit,
  { complete }: UnitTally,
  { scheme, tallies, items: itemsOf }: MeasuredCriteria,
): Reliability {
  const of = summarise(complete);
  const { sdX, sdY, sd, r } = of ? spreadsOf(of) : { sdX: null, sdY: null, sd: null, r: null };
  const expectations: number[] = [];
  const deliveries: number[] = [];
  const gaps: number[] = [];
  const items: (Item | null)[] = [];
  let isKnown = of !== null;
  for (let i = from; isKnown && i < to; i++) {
    const item = scheme[i]!.scored ? itemsOf[i]!(whole) : null;
    items.push(item);
    if (item) {
      expectations.push(item.variances.expectation);
      deliveries.push(item.variances.delivery);
      gaps.push(item.variances.gap);
    } else if (scheme[i]!.scored) isKnown = false;
  }
  const alphaOf = (items: readonly number[], ofMean: number | null) =>
    isKnown && ofMean !== null ? cronbachAlpha(items, ofMean ** 2) : null;
  const alpha = {
    expectation: alphaOf(expectations, sdX),
    delivery: alphaOf(deliveries, sdY),
    gap: alphaOf(gaps, sd),
  };
  const [alphaX, alphaY] = [alpha.expectation, alpha.delivery];
  const intervalOf = (one: number | null) => alphaInterval(one, gaps.length, of?.n ?? 0);
  const alphaCi95 = {
    expectation: intervalOf(alpha.expectation),
    delivery: intervalOf(alpha.delivery),
    gap: intervalOf(alpha.gap),
  };
  const k = gaps.length;
  const restOf = (i: number, side: 'expectation' | 'delivery'): number | null => {
    const item = items[i - from];
    const sums = tallies[i]!.withSection;
    if (!isKnown || !of || !item || !sums) return null;
    const [mean, variance] = side === 'expectation' ? [of.meanX, of.varianceX!] : [of.meanY, of.varianceY!];
    const covariance = (k * (sums[side] - item.n * item.means[side] * mean)) / (item.n - 1);
    return itemRest(item.variances[side], k * k * variance, covariance);
  };
  return {
    alpha,
    alphaCi95,
    reliabilityOfDifference: differenceReliability({ alphaX, alphaY, sdX, sdY, r }),
    itemRest: scheme.slice(from, to).map((_, i) => ({
      expectation: restOf(from + i, 'expectation'),
      delivery: restOf(from + i, 'delivery'),
    })),
  };
}
