// From a gap report to a plan: what to close first, and, at the next wave, what of it worked.

import type { CriterionReport, GapReport } from '../shapes/gap-report.ts';
import type { Action, CheckedAction, Plan, PlanCheck } from '../shapes/plan.ts';
import type { Worth } from '../shapes/worth.ts';
import { criteriaOf, type Standard } from '../standard/standard.ts';
import { holm } from '../statistics/statistics.ts';
import { cautiousP, differenceOf } from '../statistics/welch.ts';

/** What comes by itself where service is good (chosen, visited, kept), and what is offered and paid for. */
export interface Income {
  readonly organic: number;
  readonly induced: number;
}

export interface PlanOptions {
  /** At most so many actions. */
  readonly most: number;
  readonly worth: Worth | null;
  /** How the worth was reckoned, in the reader's language. */
  readonly notes: readonly string[];
}

const MOST_SAID = 5;

/**
 * One action for each criterion that falls short and has weight, the most to gain first; those only seen to fall short, not shown,
 * come too and say so. `standard` gives the guides where it is at hand.
 */
export function planOf(
  report: GapReport,
  standard: Standard | null,
  { most, worth, notes }: PlanOptions,
): Plan {
  const guides = new Map(standard ? criteriaOf(standard).map(({ id, guide }) => [id, guide]) : []);
  const short = report.priorities.flatMap(({ criterion: id, gain }) => {
    const criterion = report.criteria.find((one) => one.id === id);
    return criterion && criterion.points.gap !== null ? [{ criterion, gain }] : [];
  });
  const { id, version, digest } = report.standard;
  return {
    format: 'svc.plan/1',
    standard: { id, version, digest },
    overall: report.overall?.points.gap ?? null,
    notes,
    actions: short.slice(0, most).map(({ criterion, gain }): Action => {
      const guide = guides.get(criterion.id);
      const { gap, se, df } = criterion.points;
      return {
        criterion: criterion.id,
        question: criterion.text,
        gain,
        shown: criterion.verdict === 'unmet' || criterion.verdict === 'failed',
        before: { n: criterion.n, gap: gap!, se, df },
        said: criterion.notes.slice(0, MOST_SAID).map((note) => note.text),
        evidence: report.sessions.flatMap(({ evidence }) =>
          evidence.filter((one) => one.criterion === criterion.id).map(({ file }) => file),
        ),
        ...(guide ? { remedy: guide } : {}),
        ...moneyOf(worth && worthOf(criterion, worth)),
        action: '',
        owner: '',
        due: '',
      };
    }),
  };
}

const moneyOf = (income: Income | null): Pick<Action, 'worth' | 'organic' | 'induced'> => ({
  worth: income && income.organic + income.induced,
  organic: income?.organic ?? null,
  induced: income?.induced ?? null,
});

/**
 * Customers × share let down × what one of them leaves less. Organic: they leave sooner, come more seldom, bring fewer others; induced:
 * fewer of them buy more (Novikov). Of those let down only who stays can come or buy, so that nobody is counted as lost twice. Whoever is
 * let down in several criteria is counted in each, so that worths do not add up. Money a year; null where nobody was asked.
 */
export function worthOf(
  { shares }: Pick<CriterionReport, 'shares'>,
  { customers, margin, leave, visits, advise, extras }: Worth,
): Income | null {
  if (shares.unmet === null) return null;
  const each = customers * shares.unmet;
  const staying = 1 - leave.letDown;
  const less = (of: Worth['leave'] | undefined): number => (of ? of.others - of.letDown : 0);
  return {
    organic:
      each * (-less(leave) * margin + staying * less(visits) * (visits?.margin ?? 0) + less(advise) * margin),
    induced: each * staying * less(extras) * (extras?.margin ?? 0),
  };
}

/**
 * The next report against the plan: each gap's change by Welch's interval and `cautiousP`, p after Holm over the actions. Of a plan made from
 * one visit only the change is known.
 */
export function checkOf(plan: Plan, report: GapReport): PlanCheck {
  const changes = plan.actions.map(({ criterion, before }) => {
    const now = report.criteria.find((one) => one.id === criterion);
    if (!now || now.points.gap === null) return null;
    const waves = [
      { ...before, mean: before.gap },
      { ...now.points, n: now.n, mean: now.points.gap },
    ] as const;
    const difference = differenceOf(...waves);
    return { ...difference, p: cautiousP(difference, ...waves) };
  });
  const adjusted = holm(changes.map((change) => change?.p ?? null));
  const { id, version, digest } = report.standard;
  return {
    format: 'svc.plan-check/1',
    standard: { id, version, digest },
    actions: plan.actions.map((action, i): CheckedAction => {
      const now = report.criteria.find((one) => one.id === action.criterion);
      const change = changes[i] ?? null;
      const pHolm = adjusted[i] ?? null;
      const isShown = pHolm !== null && pHolm < 0.05;
      return {
        criterion: action.criterion,
        question: action.question ?? now?.text ?? { en: action.criterion },
        action: action.action,
        owner: action.owner,
        due: action.due,
        before: action.before.gap,
        after: now?.points.gap ?? null,
        change: change?.mean ?? null,
        ci95: change?.ci95 ?? null,
        pHolm,
        outcome: change === null ? null : isShown ? (change.mean > 0 ? 'better' : 'worse') : 'unclear',
        verdict: now?.verdict ?? null,
      };
    }),
  };
}
