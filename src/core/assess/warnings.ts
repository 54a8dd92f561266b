// What a careful reader must know before leaning on a figure. Each warning is a code with arguments; words/ has the sentence,
// with the reason and its source. One code makes one sentence, however many criteria or sections it is about.

import { scaleOf } from '../answers/index.ts';
import { tTail } from '../statistics/distributions.ts';
import { holm } from '../statistics/statistics.ts';
import { summarise } from '../tally/exact.ts';
import { type GroupTally, isShort, listed } from '../tally/tally.ts';
import type { CriterionReport, GroupReport, Receipt, Warning } from './gap-report.ts';
import type { Judgement } from './judge.ts';

/**
 * Below this many respondents reliabilities are guesses, and tests lean on the gaps being normal. One sentence says so; what is a
 * matter of shares and correlations is not told of then.
 */
const FEW = 30;
/** Nunnally (1978): reliability below which group comparisons are shaky. */
const RELIABLE = 0.7;
/** With more at the end of a scale than this, what lies beyond cannot show. */
const CEILING = 0.15;
const STRAIGHT = 0.05;
const LOW_COVERAGE = 0.8;
/** Bennett (2001): more than 10 % missing is likely to bias what is computed from the rest. */
const MISSING = 0.1;
/** Alpha takes complete rows only; losing more than this share of them is worth knowing. */
const LISTWISE = 0.2;
/** Reliability of a difference below which more than half of its variance is error of measurement. */
const NOISE = 0.5;
const SIGNIFICANT = 0.05;
/** Groups whose coverage differs by more than this were not asked, or did not answer, the same. */
const UNEVEN = 0.2;
/** From this design effect on intervals are off by two fifths; with fewer groups they are kinds of people rather than what was drawn. */
const DESIGN_EFFECT = 2;
const DRAWN_GROUPS = 10;
/** Effective n below this share of n: a few respondents speak for many (Kish 1965). */
const EFFECTIVE = 0.5;
const CONTRADICTORY = 0.1;

type Warn = (code: string, of: string | null, args?: Warning['args']) => void;

const collected = (tell: (warn: Warn) => void): Warning[] => {
  const warnings: Warning[] = [];
  tell((code, of, args = {}) => warnings.push({ code, of, args }));
  return warnings;
};

export const warningsOf = (
  judged: Judgement,
  whole: GroupTally,
  receipt: Receipt,
  tolerance: number,
): Warning[] =>
  collected((warn) => {
    const { overall, criteria } = judged;
    const n = whole.respondents;
    if (overall.points.gap === null) warn('nothing-scored', null);
    if (receipt.rejected > 0) warn('rejected-rows', null, { count: receipt.rejected });
    for (const criterion of criteria) {
      if (
        criterion.critical &&
        criterion.n === 0 &&
        criterion.blanks.notShown < n &&
        criterion.blanks.notApplicable < n
      )
        warn('critical-unanswered', criterion.id);
      if (criterion.n > 1 && criterion.gap.sd === 0) warn('no-variance', criterion.id);
    }
    if (overall.coverage !== null && overall.coverage < LOW_COVERAGE)
      warn('low-coverage', null, { coverage: overall.coverage });
    const given = criteria.filter(
      ({ n: answers, expectationFrom }) => answers > 0 && expectationFrom === 'standard',
    );
    if (given.length > 0)
      warn('norm-not-expectation', null, {
        count: given.length,
        all: criteria.filter((one) => one.n > 0).length,
      });
    // What follows is about samples; a single audit is not one.
    if (n < 2) return;
    if (n < FEW) warn('few-respondents', null, { n });
    answersLeftOut(judged, warn);
    testsThatMislead(judged, tolerance, warn);
    runningAgainst(judged, whole, warn);
    if (n >= FEW) measuresThatWobble(judged, whole, warn);
    ratingsThatSayLittle(judged, whole, warn);
    const filled = criteria.reduce((total, criterion) => total + criterion.expectationFilled, 0);
    const pairs = criteria.reduce((total, criterion) => total + criterion.n, 0);
    if (filled > 0 && filled < pairs) warn('expectation-filled', null, { count: filled, all: pairs });
    const { weighted } = overall;
    if (weighted) warn('unweighted', null);
    for (const { id, points, weighted: own } of criteria)
      if (own && points.se === null && (points.sd ?? 0) > 0) warn('lonely-in-figure', id);
    if (weighted?.effectiveN != null && weighted.effectiveN < EFFECTIVE * weighted.n)
      warn('uneven-weights', null, { n: weighted.n, effective: Math.round(weighted.effectiveN) });
  });

function answersLeftOut({ criteria }: Judgement, warn: Warn): void {
  for (const { id, n, blanks, weight, points } of criteria) {
    const missing = blanks.skipped + blanks.dontKnow;
    const share = missing / (n + missing);
    // Where nobody answered there is no figure to lean on.
    if (n > 0 && share > MISSING) warn('missing-answers', id, { share });
    if (weight === 0 && points.gap !== null) warn('weight-zero', id);
  }
}

function testsThatMislead({ criteria }: Judgement, tolerance: number, warn: Warn): void {
  const tested = criteria.filter(({ points }) => points.p !== null);
  const only = tested.filter(({ points }) => points.p! < SIGNIFICANT && points.pHolm! >= SIGNIFICANT);
  if (only.length > 0) warn('many-tests', null, { count: only.length, all: tested.length });
  for (const { id, points } of tested)
    if (points.pHolm! < SIGNIFICANT && !isShort(-Math.abs(points.gap!), tolerance)) warn('trivial-gap', id);
  // A curve that bends may weigh a few large misses less than many small ones.
  for (const { id, gap, points } of criteria)
    if (gap.mean !== null && points.gap !== null && gap.mean * points.gap < 0)
      warn('units-against-points', id);
}

/** One-sided: that a correlation over n is below nil. */
const shownNegative = (r: number | null, n: number): number | null =>
  r === null || n < 4 ? null : r <= -1 ? 0 : tTail(-r * Math.sqrt((n - 2) / (1 - r * r)), n - 2);

/** Criteria that run against the others of their section, as far as that is shown (Holm over the section). */
function runningAgainst({ sections, criteria }: Judgement, whole: GroupTally, warn: Warn): void {
  for (const side of ['expectation', 'delivery'] as const)
    sections.forEach(({ id: section }, s) => {
      const n = Number(whole.sections[s]!.complete.n);
      const own = criteria.filter((criterion) => criterion.section === section);
      const shown = holm(own.map(({ itemRest }) => shownNegative(itemRest[side], n)));
      own.forEach(({ id, itemRest }, i) => {
        if (shown[i] !== null && shown[i]! < SIGNIFICANT)
          warn(`${side}-runs-against`, id, { correlation: itemRest[side]! });
      });
    });
}

function measuresThatWobble({ sections }: Judgement, whole: GroupTally, warn: Warn): void {
  sections.forEach(({ id, n, alpha, reliabilityOfDifference }, s) => {
    const { expectation, delivery, gap } = alpha;
    const lowest = Math.min(expectation ?? 0, delivery ?? 0, gap ?? 0);
    if (lowest < 0) warn('negative-alpha', id, { alpha: lowest });
    if (expectation !== null && expectation >= 0 && expectation < RELIABLE)
      warn('low-alpha-expectation', id, { alpha: expectation });
    if (delivery !== null && delivery >= 0 && delivery < RELIABLE)
      warn('low-alpha-delivery', id, { alpha: delivery });
    const lost = n > 0 ? 1 - Number(whole.sections[s]!.complete.n) / n : 0;
    if (expectation !== null && lost > LISTWISE) warn('alpha-few-rows', id, { share: lost });
    if (reliabilityOfDifference === null || reliabilityOfDifference >= RELIABLE) return;
    const parts = Math.min(expectation ?? 1, delivery ?? 1);
    if (reliabilityOfDifference < NOISE)
      warn('noisy-difference', id, { reliability: reliabilityOfDifference });
    else if (reliabilityOfDifference < parts)
      warn('low-difference-reliability', id, { reliability: reliabilityOfDifference });
    else warn('unreliable-difference', id, { reliability: reliabilityOfDifference });
  });
}

function ratingsThatSayLittle({ criteria }: Judgement, whole: GroupTally, warn: Warn): void {
  const n = whole.respondents;
  const scales = criteria.filter(({ answer }) => scaleOf(answer));
  const all = scales.length;
  for (const side of n < FEW ? [] : (['expectation', 'delivery'] as const)) {
    const count = scales.filter(({ ceiling }) => (ceiling[side] ?? 0) > CEILING).length;
    if (count > 0)
      warn(side === 'expectation' ? 'expectation-ceiling' : 'delivery-ceiling', null, { count, all });
  }
  const [straightE, straightD] = whole.straightLined;
  if (straightE > STRAIGHT * n) warn('straight-lined-expectation', null, { share: straightE / n });
  if (straightD > STRAIGHT * n) warn('straight-lined-delivery', null, { share: straightD / n });
  if (n >= FEW)
    for (const ratings of unusedRatings(criteria, whole)) warn('unused-ratings', null, { ratings });
  for (const { id, zone } of criteria)
    if (zone && zone.contradictory > CONTRADICTORY * zone.n)
      warn('contradictory-zone', id, { share: zone.contradictory / zone.n });
}

/** For each scale, the ratings from either end that nobody gave to any criterion: perhaps another scale was asked. */
function unusedRatings(criteria: readonly CriterionReport[], whole: GroupTally): string[] {
  const used = new Map<string, { min: number; max: number; step: number; seen: Set<number> }>();
  criteria.forEach(({ answer, n }, i) => {
    const own = scaleOf(answer);
    if (!own || n === 0) return;
    const { min, max, step } = own;
    const name = `${min} ${max} ${step}`;
    const scale = used.get(name) ?? { min, max, step, seen: new Set() };
    used.set(name, scale);
    for (const { expectation, delivery } of listed(whole.criteria[i]!.pairs))
      scale.seen.add(expectation).add(delivery);
  });
  return [...used.values()].flatMap(({ min, max, step, seen }) => {
    const lowest = Math.min(...seen);
    const highest = Math.max(...seen);
    const parts = [
      ...(lowest > min ? [range(min, lowest - step)] : []),
      ...(highest < max ? [range(highest + step, max)] : []),
    ];
    return parts.length > 0 ? [parts.join(', ')] : [];
  });
}

const onStep = (value: number): number => Math.round(value * 1e6) / 1e6;
const range = (from: number, to: number): string =>
  onStep(from) === onStep(to) ? `${onStep(from)}` : `${onStep(from)}–${onStep(to)}`;

/** What comparing the groups has to reckon with; of the groups shown only, so that no other is told of. */
export const groupWarningsOf = (groups: readonly GroupReport[], tallies: readonly GroupTally[]): Warning[] =>
  collected((warn) => {
    const shown = groups.flatMap(({ suppressed, overall }, i) =>
      suppressed || !overall ? [] : [{ overall, tally: tallies[i]! }],
    );
    if (shown.length < 2) return;
    const few = shown.filter(({ overall }) => overall.n > 1 && overall.n < FEW).length;
    if (few > 0) warn('few-in-groups', null, { count: few, all: shown.length });
    const coverages = shown.flatMap(({ overall }) => (overall.coverage === null ? [] : [overall.coverage]));
    const [least, most] = [Math.min(...coverages), Math.max(...coverages)];
    if (most - least > UNEVEN) warn('uneven-coverage', null, { least, most });
    const effect = designEffect(shown.map(({ tally }) => tally));
    const isDrawn = shown.length >= DRAWN_GROUPS && !shown.some(({ overall }) => overall.weighted);
    if (isDrawn && effect !== null && effect >= DESIGN_EFFECT)
      warn('clustered-groups', null, {
        factor: Math.round(Math.sqrt(effect) * 10) / 10,
        column: Object.keys(groups[0]!.key).join(', '),
      });
  });

/**
 * 1 + (m − 1)·ICC, by which respondents who are alike within groups inflate the variance of the mean gap (Kish 1965). The
 * intraclass correlation is that of the one-way analysis of variance, m the mean group size (Donner 1986 for both).
 */
export function designEffect(groups: readonly GroupTally[]): number | null {
  const parts = groups.flatMap(({ overall }) => {
    const of = summarise(overall.respondents);
    return of && of.n > 0 ? [{ n: of.n, mean: of.mean, variance: of.variance ?? 0 }] : [];
  });
  const k = parts.length;
  const n = parts.reduce((sum, part) => sum + part.n, 0);
  if (k < 2 || n <= k) return null;
  const grand = parts.reduce((sum, part) => sum + part.n * part.mean, 0) / n;
  const between = parts.reduce((sum, part) => sum + part.n * (part.mean - grand) ** 2, 0) / (k - 1);
  const within = parts.reduce((sum, part) => sum + (part.n - 1) * part.variance, 0) / (n - k);
  const size = (n - parts.reduce((sum, part) => sum + part.n ** 2, 0) / n) / (k - 1);
  const total = between + (size - 1) * within;
  if (!(total > 0)) return null;
  return 1 + (n / k - 1) * Math.max(0, (between - within) / total);
}
