// What a careful reader must know before leaning on a figure. Each warning is a code with arguments; words/ has the sentence,
// with the reason and its source. One code makes one sentence, however many criteria or sections it is about.

import { summarise } from '../tally/exact.ts';
import type { GroupTally } from '../tally/tally.ts';
import { listed } from '../tally/tally.ts';
import type { CriterionReport, GroupReport, Receipt, Warning } from './gap-report.ts';
import type { Judgement } from './judge.ts';

/**
 * Below this many respondents reliabilities are guesses, and tests lean on the gaps being normal (Boneau 1960). One sentence
 * says so; what is a matter of shares and correlations is not told of then.
 */
const FEW = 30;
/** Siegel and Castellan (1988): up to this many signed ranks the normal approximation is rough. */
const FEW_RANKS = 15;
/** Nunnally (1978): reliability below which group comparisons are shaky. */
const RELIABLE = 0.7;
/** Terwee et al. (2007): more than 15 % at the end of a scale is a ceiling effect. */
const CEILING = 0.15;
const STRAIGHT = 0.05;
const LOW_COVERAGE = 0.8;
/** Bennett (2001): more than 10 % missing is likely to bias what is computed from the rest. */
const MISSING = 0.1;
/** Alpha takes complete rows only; losing more than this share of them is worth knowing (Enders 2003). */
const LISTWISE = 0.2;
/** Peter, Churchill and Brown (1993): sides so alike leave a difference of noise. */
const CORRELATED = 0.7;
const SIMILAR_SPREAD = 1.25;
const SIGNIFICANT = 0.05;
/** Cohen (1988): below a small effect. */
const TRIVIAL = 0.2;
/** Groups whose coverage differs by more than this were not asked, or did not answer, the same. */
const UNEVEN = 0.2;
/** Muthén and Satorra (1995): from this design effect on, clustering cannot be ignored. */
const DESIGN_EFFECT = 2;
/** Effective n below this share of n: a few respondents speak for many (Kish 1965). */
const EFFECTIVE = 0.5;
const CONTRADICTORY = 0.1;

type Warn = (code: string, of: string | null, args?: Warning['args']) => void;

const collected = (tell: (warn: Warn) => void): Warning[] => {
  const warnings: Warning[] = [];
  tell((code, of, args = {}) => warnings.push({ code, of, args }));
  return warnings;
};

export const warningsOf = (judged: Judgement, whole: GroupTally, receipt: Receipt): Warning[] =>
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
    // What follows is about samples; a single audit is not one.
    if (n < 2) return;
    if (n < FEW) warn('few-respondents', null, { n });
    answersLeftOut(judged, warn);
    testsThatMislead(judged, n, warn);
    if (n >= FEW) measuresThatWobble(judged, whole, warn);
    ratingsThatSayLittle(judged, whole, warn);
    const filled = criteria.reduce((total, criterion) => total + criterion.expectationFilled, 0);
    const pairs = criteria.reduce((total, criterion) => total + criterion.n, 0);
    if (filled > 0 && filled < pairs) warn('expectation-filled', null, { count: filled, all: pairs });
    const { weighted } = overall;
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

function testsThatMislead({ criteria }: Judgement, n: number, warn: Warn): void {
  if (n >= FEW)
    for (const { id, wilcoxon } of criteria)
      if (wilcoxon.n > 0 && wilcoxon.n <= FEW_RANKS) warn('few-ranks', id);
  const tested = criteria.filter(({ gap }) => gap.p !== null);
  const only = tested.filter(({ gap }) => gap.p! < SIGNIFICANT && gap.pHolm! >= SIGNIFICANT);
  if (only.length > 0) warn('many-tests', null, { count: only.length, all: tested.length });
  for (const { id, gap } of tested)
    if (gap.pHolm! < SIGNIFICANT && Math.abs(gap.dz!) < TRIVIAL) warn('trivial-gap', id);
}

function measuresThatWobble({ sections, criteria }: Judgement, whole: GroupTally, warn: Warn): void {
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
    if (reliabilityOfDifference !== null && reliabilityOfDifference < RELIABLE)
      warn('low-difference-reliability', id, { reliability: reliabilityOfDifference });
  });
  for (const { id, n, correlation, expectation, delivery } of criteria) {
    if (n < FEW || correlation === null || correlation < CORRELATED || !expectation.sd || !delivery.sd)
      continue;
    const ratio = expectation.sd / delivery.sd;
    if (ratio < SIMILAR_SPREAD && ratio > 1 / SIMILAR_SPREAD) warn('correlated-sides', id);
  }
}

function ratingsThatSayLittle({ criteria }: Judgement, whole: GroupTally, warn: Warn): void {
  const n = whole.respondents;
  const all = criteria.length;
  for (const side of n < FEW ? [] : (['expectation', 'delivery'] as const)) {
    const count = criteria.filter(({ ceiling }) => (ceiling[side] ?? 0) > CEILING).length;
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
    if (answer.kind !== 'scale' || n === 0) return;
    const { min, max, step } = answer;
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
    if (effect !== null && effect >= DESIGN_EFFECT)
      warn('clustered-groups', null, { factor: Math.round(Math.sqrt(effect) * 10) / 10 });
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
