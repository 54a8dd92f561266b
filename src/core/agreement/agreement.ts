// Two raters of the same things: two shoppers on one site, or one recording rated twice. Where they differ by more than chance,
// the guide of the criterion needs work; where one is harsher throughout, the rater does.

import { type Answer, isInWords, kindOf } from '../answers/index.ts';
import type { Response, Session } from '../answers/response.ts';
import type { Agreement, CriterionAgreement } from '../shapes/agreement.ts';
import type { Scheme, SchemeCriterion } from '../standard/scheme.ts';
import type { Estimate, Rated, Weights } from '../statistics/agreement.ts';
import {
  gwetAc,
  intraclass,
  krippendorffAlpha,
  percentAgreement,
  weightedKappa,
} from '../statistics/agreement.ts';
import { criticalT } from '../statistics/statistics.ts';
import { isShort } from '../tally/tally.ts';

/** What both raters rated. */
export interface RatedTwice {
  /** What it is called: a site, a recording. */
  readonly name: string;
  readonly first: Session;
  readonly second: Session;
}

/** Agreement beyond chance below which a guide needs work: ours, in the upper part of what Gwet (2014) calls substantial. */
const LEAST = 0.7;

/** Pure. `names`: of the inputs, for raters without a name. */
export function agreementOf(
  scheme: Scheme,
  rated: readonly RatedTwice[],
  alone: readonly [number, number],
  names: readonly [string, string],
): Agreement {
  const { standard, policy, sections } = scheme;
  const settings = { tolerance: policy.tolerance, least: LEAST };
  const criteria = scheme.criteria.flatMap((criterion) => {
    const own = criterionAgreement(criterion, sections[criterion.section]!.id, rated, settings);
    return own.n + own.oneSided > 0 ? [own] : [];
  });
  const points = scheme.criteria
    .filter(({ scored }) => scored)
    .flatMap((criterion) => pointsOf(criterion, rated));
  const same = scheme.criteria.flatMap((criterion) =>
    answersOf(criterion, rated).map(({ rating }) => rating),
  );
  return {
    format: 'svc.agreement/1',
    standard: { id: standard.id, version: standard.version, digest: standard.digest, title: standard.title },
    raters: [raterOf(rated, 'first') ?? names[0], raterOf(rated, 'second') ?? names[1]],
    pairs: rated.length,
    alone,
    policy: settings,
    overall: {
      n: same.length,
      same: percentAgreement(same),
      near: nearness(points, settings.tolerance),
      icc: intraclass(points),
      alpha: krippendorffAlpha(points, 'interval'),
      bias: meanDifference(points),
    },
    criteria,
  };
}

/** The one name that all sessions of a rater carry. */
function raterOf(rated: readonly RatedTwice[], side: 'first' | 'second'): string | null {
  const names = new Set(rated.map((one) => one[side].auditor));
  const [name] = names;
  return names.size === 1 ? (name ?? null) : null;
}

const delivered = (response: Response | undefined): number | null =>
  response?.state === 'answered' ? response.delivery : null;

interface Answered {
  readonly name: string;
  readonly rating: Rated;
}

function answersOf({ id, answer }: SchemeCriterion, rated: readonly RatedTwice[]): Answered[] {
  if (isInWords(answer)) return [];
  return rated.flatMap(({ name, first, second }) => {
    const [a, b] = [delivered(first.responses.get(id)), delivered(second.responses.get(id))];
    return a === null || b === null ? [] : [{ name, rating: [a, b] as Rated }];
  });
}

const pointsOf = (criterion: SchemeCriterion, rated: readonly RatedTwice[]): Rated[] =>
  answersOf(criterion, rated).map(
    ({ rating: [a, b] }): Rated => [
      criterion.kind.points(a, criterion.answer),
      criterion.kind.points(b, criterion.answer),
    ],
  );

function nearness(points: readonly Rated[], tolerance: number): Estimate | null {
  return percentAgreement(points.map(([a, b]): Rated => [0, isShort(-Math.abs(a - b), tolerance) ? 1 : 0]));
}

/** Second minus first with Student's interval. */
function meanDifference(points: readonly Rated[]): Estimate | null {
  const n = points.length;
  if (n === 0) return null;
  const value = points.reduce((sum, [a, b]) => sum + (b - a) / n, 0);
  if (n < 2) return { value, ci95: null };
  const variance = points.reduce((sum, [a, b]) => sum + (b - a - value) ** 2, 0) / (n - 1);
  const reach = criticalT(n - 1) * Math.sqrt(variance / n);
  return { value, ci95: [value - reach, value + reach] };
}

function criterionAgreement(
  criterion: SchemeCriterion,
  section: string,
  rated: readonly RatedTwice[],
  { tolerance, least }: Agreement['policy'],
): CriterionAgreement {
  const { id, source, answer, kind, scored } = criterion;
  const answers = answersOf(criterion, rated);
  const ratings = answers.map(({ rating }) => rating);
  const steps = stepsOf(answer);
  const weights: Weights = kind.scale(answer) ? 'quadratic' : 'identity';
  const onSteps = steps && ratings.map(([a, b]): Rated => [steps.at(a), steps.at(b)]);
  const isNamed = kind.options(answer) !== null || kind.dichotomous;
  const ac = onSteps ? gwetAc(onSteps, steps.count, weights) : null;
  const icc = isNamed ? null : intraclass(ratings);
  const apart = answers
    .map(({ name, rating: [first, second] }) => ({
      name,
      first,
      second,
      points: scored ? kind.points(second, answer) - kind.points(first, answer) : null,
    }))
    .filter(({ first, second, points }) =>
      points === null ? first !== second : isShort(-Math.abs(points), tolerance),
    )
    .sort((a, b) => Math.abs(b.points ?? 0) - Math.abs(a.points ?? 0));
  const beyondChance = ac?.value ?? icc?.value ?? null;
  return {
    id,
    section,
    text: source.text,
    answer: answer.kind,
    n: ratings.length,
    oneSided: oneSided(id, rated),
    same: percentAgreement(ratings),
    near: scored ? nearness(pointsOf(criterion, rated), tolerance) : null,
    kappa: onSteps ? weightedKappa(onSteps, steps.count, weights) : null,
    ac,
    alpha: krippendorffAlpha(onSteps ?? ratings, isNamed ? 'nominal' : 'interval'),
    icc,
    needsWork: ratings.length < 2 || beyondChance === null ? apart.length > 0 : beyondChance < least,
    apart,
  };
}

function oneSided(id: string, rated: readonly RatedTwice[]): number {
  const isAnswered = (session: Session) => delivered(session.responses.get(id)) !== null;
  return rated.filter(({ first, second }) => isAnswered(first) !== isAnswered(second)).length;
}

/** The steps of an answer, where it has some: how many, and which a value is. */
function stepsOf(answer: Answer): { readonly count: number; readonly at: (value: number) => number } | null {
  const kind = kindOf(answer);
  const values = kind.values(answer);
  const scale = kind.scale(answer);
  return (
    values && {
      count: values.length,
      at: (value) => (scale ? Math.round((value - scale.min) / scale.step) : value),
    }
  );
}
