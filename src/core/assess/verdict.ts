// What gaps in points mean: verdict, exchange, and the score that a critical failure leaves. Of what is observed a gap is judged
// as it is; of what is sampled it has to be shown.

import type { Scheme } from '../standard/scheme.ts';
import type { Policy } from '../standard/standard.ts';
import { tQuantile } from '../statistics/distributions.ts';
import { type Mean, type Paired, type Range, shownAbove, shownBelow } from '../statistics/statistics.ts';
import { isOver, isShort, reaches } from '../tally/tally.ts';
import type { Basis, CriterionReport, Exchange, Verdict, VerdictTest } from './gap-report.ts';

/** How often a verdict may be wrong: in all the criteria together, where they are said to be unmet; in each, where to be met. */
export const LEVEL = 0.05;

/** How one thing is judged: by what it is seen to be, or by what is shown of it. */
export interface Judged {
  readonly verdict: Verdict | null;
  readonly verdictTest: VerdictTest;
  readonly answersToSettle: number | null;
}

const UNTESTED: VerdictTest = { unmet: null, unmetHolm: null, met: null };

/** The two tests of a criterion, before any adjusting; null each where there is nothing to test. */
export interface Shown {
  readonly unmet: number | null;
  readonly met: number | null;
  /** The one-sided p that the gap is not over the tolerance; small where it is shown to be exceeded. */
  readonly exceeded: number | null;
}

export const NOT_SHOWN: Shown = { unmet: null, met: null, exceeded: null };

/**
 * One-sided tests against the tolerance, in points. To show that a gap is met one more answer is assumed, at the worst gap there
 * can be: unanimous answers have no deviation, and few of them prove nothing (of five customers all may be content where one in ten is
 * let down). Where all gaps are the same the plain test does not exist (R refuses, too); then the same is assumed the other way round.
 */
export function shownOf(of: Paired | null, range: Range, policy: Policy): Shown {
  if (of === null || isTooFew(of, policy)) return NOT_SHOWN;
  const { tolerance } = policy;
  const { mean, se, df } = of;
  const below: Mean | null = se === null || df === null ? of.withOneMore(range[1]) : { mean, se, df };
  const low = of.withOneMore(range[0]);
  return {
    unmet: below ? shownBelow(below, -tolerance) : 1,
    met: low ? shownAbove(low, -tolerance) : 1,
    exceeded: exceededBy(mean, low, tolerance),
  };
}

/** Of several criteria together no more than this is tested: their verdict is made of theirs. */
export function exceededOf(of: Paired | null, range: Range, policy: Policy): number | null {
  if (of === null || isTooFew(of, policy)) return null;
  return exceededBy(of.mean, of.withOneMore(range[0]), policy.tolerance);
}

const isTooFew = ({ n }: Paired, { minimumInference }: Policy): boolean => n < minimumInference || n < 2;

/** A gap that is not over the tolerance is not shown to be: nothing needs its test. */
const exceededBy = (mean: number, low: Mean | null, tolerance: number): number =>
  low && mean > tolerance ? shownAbove(low, tolerance) : 1;

/** A criterion. `unmetHolm` is p after Holm over the criteria that count. */
export function criterionJudged(
  of: {
    readonly n: number;
    readonly points: { readonly gap: number | null; readonly sd: number | null };
    readonly range: Range;
    readonly critical: boolean;
    readonly family: number;
  },
  shown: Shown,
  unmetHolm: number | null,
  basis: Basis,
  policy: Policy,
): Judged {
  const { gap, sd } = of.points;
  if (gap === null) return { verdict: null, verdictTest: UNTESTED, answersToSettle: null };
  const short: Verdict = of.critical ? 'failed' : 'unmet';
  if (basis === 'observed') {
    const verdict = isShort(gap, policy.tolerance) ? short : 'met';
    return { verdict, verdictTest: UNTESTED, answersToSettle: null };
  }
  const isUnmet = unmetHolm !== null && unmetHolm < LEVEL;
  const isMet = shown.met !== null && shown.met < LEVEL;
  return {
    verdict: isUnmet ? short : isMet ? 'met' : 'unclear',
    verdictTest: { unmet: shown.unmet, unmetHolm, met: shown.met },
    answersToSettle:
      isUnmet || isMet ? null : answersToSettle({ n: of.n, mean: gap, sd }, of.range, of.family, policy),
  };
}

/** z of 80 %: how probable it is to be that so many answers settle it. */
const PROBABLY = 0.8416212335729143;
const MOST_ANSWERS = 10_000_000;

/**
 * The answers with which the verdict would probably be clear, if mean and deviation stayed what they are: the fewest at which the
 * test that it leans to is expected to pass its threshold by as much as 80 % power takes. The threshold of t is near enough in two
 * terms (Abramowitz and Stegun 1964, 26.7.5): this is an outlook, no test. Null where the gap lies so close to the
 * tolerance that no number would do, or nothing is known of the deviation.
 */
function answersToSettle(
  { n, mean, sd }: { readonly n: number; readonly mean: number; readonly sd: number | null },
  [worst]: Range,
  family: number,
  { tolerance, minimumInference }: Policy,
): number | null {
  if (sd === null) return null;
  const leansUnmet = mean < -tolerance;
  if (leansUnmet && sd === 0) return null;
  const z = normalQuantile(leansUnmet ? LEVEL / Math.max(1, family) : LEVEL);
  const bend = (z ** 3 + z) / 4;
  const beyond = sd === 0 ? 0 : PROBABLY;
  const settles = (answers: number): boolean => {
    if (leansUnmet) {
      const t = (-tolerance - mean) / (sd / Math.sqrt(answers));
      return t >= z + bend / (answers - 1) + beyond;
    }
    const squares = (answers - 1) * sd * sd + ((mean - worst) ** 2 * answers) / (answers + 1);
    const t =
      ((answers * mean + worst) / (answers + 1) + tolerance) / Math.sqrt(squares / (answers * (answers + 1)));
    return t >= z + bend / answers + beyond;
  };
  let high = Math.max(minimumInference, n + 1);
  while (!settles(high)) {
    if (high > MOST_ANSWERS) return null;
    high *= 2;
  }
  let low = Math.max(minimumInference, n + 1);
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (settles(middle)) high = middle;
    else low = middle + 1;
  }
  return high;
}

const normalQuantiles = new Map<number, number>();

/** The z that is passed with chance `tail`. */
function normalQuantile(tail: number): number {
  let z = normalQuantiles.get(tail);
  if (z === undefined) {
    z = tQuantile(1 - tail, 2 ** 100);
    normalQuantiles.set(tail, z);
  }
  return z;
}

/** A criterion as the verdict on all of them reads it. */
export interface Part extends Judged {
  /** Whether it counts: it has weight, or is critical. */
  readonly counts: boolean;
  /** Whether it has weight. */
  readonly weighs: boolean;
  /** Whether anyone was to answer it. */
  readonly applies: boolean;
}

export const partOf = (
  { verdict, verdictTest, answersToSettle, weight, critical }: CriterionReport,
  applies: boolean,
): Part => ({
  verdict,
  verdictTest,
  answersToSettle,
  counts: weight > 0 || critical,
  weighs: weight > 0,
  applies,
});

/**
 * Several criteria together. A failure of any fails all; else they are unmet as soon as one with weight is, and met where all that
 * count are, each of them shown if sampled; between the two it is unclear. No verdict where nobody answered enough for a figure,
 * but for a failure, which is one however little else is known.
 */
export function jointly(parts: readonly Part[], hasFigure: boolean, basis: Basis): Judged {
  let [failed, unmet, judged, allMet, allTested] = [false, false, false, true, true];
  let unmetHolm: number | null = null;
  let met: number | null = null;
  for (const { verdict: own, verdictTest: test, counts, weighs, applies } of parts) {
    failed ||= own === 'failed';
    if (weighs && own !== null) judged = true;
    unmet ||= weighs && own === 'unmet';
    if (!counts || !applies) continue;
    allMet &&= own === 'met';
    if (test.met === null) allTested = false;
    else met = Math.max(met ?? 0, test.met);
    if (test.unmetHolm !== null) unmetHolm = Math.min(unmetHolm ?? 1, test.unmetHolm);
  }
  const verdict = failed
    ? 'failed'
    : !hasFigure || !judged
      ? null
      : unmet
        ? 'unmet'
        : basis === 'observed' || allMet
          ? 'met'
          : 'unclear';
  return {
    verdict,
    verdictTest: { unmet: unmetHolm, unmetHolm, met: allTested ? met : null },
    answersToSettle:
      verdict === 'unclear' ? settlesAll(parts.filter(({ counts, applies }) => counts && applies)) : null,
  };
}

function least(ps: readonly (number | null)[]): number | null {
  const known = ps.filter((p) => p !== null);
  return known.length > 0 ? Math.min(...known) : null;
}

/** One criterion shown to be unmet settles them all; to be met, every one has to be. */
function settlesAll(parts: readonly Part[]): number | null {
  const open = parts.filter(({ verdict }) => verdict !== 'met');
  const leaningUnmet = open.filter(({ verdictTest: { unmet, met } }) => unmet !== null && unmet < met!);
  if (leaningUnmet.length > 0) return least(leaningUnmet.map((one) => one.answersToSettle));
  const needed = open.map((one) => one.answersToSettle);
  return needed.some((one) => one === null) ? null : Math.max(...(needed as number[]));
}

/** Of what is sampled, more than was promised has to be shown as well: `exceeded` is the p of its test. */
export function exchangeOf(
  verdict: Verdict,
  { shortfall, surplus, exceeded }: { shortfall: number; surplus: number; exceeded: number | null },
  basis: Basis,
  { criminalShortfall, tolerance }: Policy,
): Exchange {
  if (verdict === 'failed' || reaches(shortfall, criminalShortfall)) return 'criminal';
  if (verdict === 'unmet') return 'unequal';
  if (verdict === 'unclear') return 'unclear';
  const isMore = basis === 'observed' ? isOver(surplus, tolerance) : exceeded !== null && exceeded < LEVEL;
  return isMore ? 'exceeding' : 'equal';
}

export function scoreOf(delivery: number | null, verdict: Verdict | null, scheme: Scheme): number | null {
  if (delivery === null || verdict !== 'failed') return delivery;
  switch (scheme.standard.onCriticalFailure) {
    case 'fail':
      return delivery;
    case 'zero':
      return 0;
    case 'cap':
      return Math.min(delivery, scheme.policy.criticalCap);
  }
}
