// A section, or all of them: figures over respondents, what its criteria come to, and how reliable that is.

import type { SchemeCriterion } from '../standard/scheme.ts';
import type { Policy } from '../standard/standard.ts';
import type { Paired } from '../statistics/statistics.ts';
import { cronbachAlpha, differenceReliability, spreadsOf } from '../statistics/statistics.ts';
import { summarise } from '../tally/exact.ts';
import type { UnitTally } from '../tally/tally.ts';
import { isShort } from '../tally/tally.ts';
import type { Counted } from './criterion.ts';
import type { Adjusted, Conversion } from './figures.ts';
import { converted, divide, figuresOf, fromPoints, sharesOf } from './figures.ts';
import type { CriterionReport, UnitFigures, Verdict } from './gap-report.ts';
import type { Completeness } from './pairs.ts';
import { exchangeOf } from './verdict.ts';

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

/** What the criteria of a group came to, by position in the scheme. */
export interface JudgedCriteria {
  readonly scheme: readonly SchemeCriterion[];
  readonly counted: readonly Counted[];
  readonly reports: readonly CriterionReport[];
}

/** `weights` are those of the criteria within the unit, by position in the scheme. */
export function unitFigures(
  unit: Unit,
  tally: UnitTally,
  test: Paired | null,
  adjusted: Adjusted,
  criteria: JudgedCriteria,
  weights: readonly number[],
  policy: Policy,
): Omit<UnitFigures, 'weighted'> {
  const own = test && unit.toOwn && converted(test, unit.toOwn);
  const { expectation, delivery, gap, points, correlation } = figuresOf(test, own, test, adjusted);
  const { verdict, shortfall, surplus } = sumUp(unit, criteria, weights, policy);
  const { alpha, reliabilityOfDifference } = reliabilityOf(unit, tally, criteria);
  return {
    id: unit.id,
    n: Number(tally.respondents.n),
    coverage: coverageOf(unit, criteria),
    expectation,
    delivery,
    gap,
    points,
    correlation,
    shares: sharesOf(tally.shares),
    verdict,
    exchange: verdict && exchangeOf(verdict, shortfall ?? 0, surplus ?? 0, policy),
    net: shortfall === null || surplus === null ? null : surplus - shortfall,
    shortfall,
    surplus,
    alpha,
    reliabilityOfDifference,
  };
}

/** Over the criteria that have a gap. What is over expectation never makes up for what falls short. */
function sumUp(
  { from, to }: Unit,
  { reports }: JudgedCriteria,
  weights: readonly number[],
  { tolerance }: Policy,
): Pick<UnitFigures, 'verdict' | 'shortfall' | 'surplus'> {
  let weight = 0;
  let short = 0;
  let over = 0;
  let isScored = false;
  let isUnmet = false;
  let isFailed = false;
  for (let i = from; i < to; i++) {
    const { points, verdict } = reports[i]!;
    const { gap } = points;
    if (gap === null) continue;
    const w = weights[i]!;
    isScored = true;
    weight += w;
    short += w * Math.max(0, -gap);
    over += w * Math.max(0, gap);
    if (w > 0 && isShort(gap, tolerance)) isUnmet = true;
    if (verdict === 'failed') isFailed = true;
  }
  const met: Verdict | null = isScored && weight !== 0 ? (isUnmet ? 'unmet' : 'met') : null;
  return {
    verdict: isFailed ? 'failed' : met,
    shortfall: divide(short, weight),
    surplus: divide(over, weight),
  };
}

/** Weight answered ÷ weight applicable: skipped and don't-know are applicable, not shown and not applicable are not. */
function coverageOf({ from, to }: Unit, { scheme, counted }: JudgedCriteria): number | null {
  let answered = 0;
  let applicable = 0;
  for (let i = from; i < to; i++) {
    const { weight } = scheme[i]!;
    const of = counted[i]!;
    answered += weight * of.totals.n;
    applicable += weight * of.applicable;
  }
  return divide(answered, applicable);
}

/** Over the respondents that answered all of it. */
function reliabilityOf(
  { from, to, whole }: Unit,
  { complete }: UnitTally,
  { scheme, counted }: JudgedCriteria,
): Pick<UnitFigures, 'alpha' | 'reliabilityOfDifference'> {
  const of = summarise(complete);
  const { sdX, sdY, sd, r } = of ? spreadsOf(of) : { sdX: null, sdY: null, sd: null, r: null };
  const expectations: number[] = [];
  const deliveries: number[] = [];
  const gaps: number[] = [];
  let isKnown = of !== null;
  for (let i = from; isKnown && i < to; i++) {
    if (!scheme[i]!.scored) continue;
    const item = counted[i]!.item(whole);
    if (item) {
      expectations.push(item.expectation);
      deliveries.push(item.delivery);
      gaps.push(item.gap);
    } else isKnown = false;
  }
  const alphaOf = (items: readonly number[], ofMean: number | null) =>
    isKnown && ofMean !== null ? cronbachAlpha(items, ofMean ** 2) : null;
  const alpha = {
    expectation: alphaOf(expectations, sdX),
    delivery: alphaOf(deliveries, sdY),
    gap: alphaOf(gaps, sd),
  };
  const [alphaX, alphaY] = [alpha.expectation, alpha.delivery];
  return { alpha, reliabilityOfDifference: differenceReliability({ alphaX, alphaY, sdX, sdY, r }) };
}
