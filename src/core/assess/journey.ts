// A report read along the customer's journey: the criteria of each touchpoint summed up, in the order they are met.

import type { Standard } from '../standard/standard.ts';
import { balanceOf, NO_BALANCE } from './balance.ts';
import type { Basis, CriterionReport, Step } from './gap-report.ts';
import { jointly, partOf } from './verdict.ts';

/** Every touchpoint of the standard; what was not met on this journey has nulls. */
export function journeyOf(
  { touchpoints }: Pick<Standard, 'touchpoints'>,
  criteria: readonly CriterionReport[],
  basis: Basis,
): Step[] {
  return touchpoints.map(({ id, title }): Step => {
    const own = criteria.filter(({ touchpoint }) => touchpoint === id);
    const judged = own.filter(({ points }) => points.gap !== null);
    const weight = judged.reduce((total, { share }) => total + share, 0);
    const mean = (of: (one: (typeof judged)[number]) => number): number | null =>
      weight > 0 ? judged.reduce((total, one) => total + one.share * of(one), 0) / weight : null;
    const gap = mean(({ points }) => points.gap!);
    const { shortfall, surplus } =
      weight > 0 ? balanceOf(judged, (one) => (one.share * one.points.gap!) / weight) : NO_BALANCE;
    return {
      touchpoint: id,
      title,
      criteria: own.map((criterion) => criterion.id),
      n: Math.max(0, ...own.map(({ n }) => n)),
      points: {
        expectation: mean(({ points }) => points.expectation!),
        delivery: mean(({ points }) => points.delivery!),
        gap,
      },
      gap,
      shortfall,
      surplus,
      verdict: jointly(
        judged.map((one) => ({ ...partOf(one, true), weighs: one.share > 0 })),
        weight > 0,
        basis,
      ).verdict,
    };
  });
}
