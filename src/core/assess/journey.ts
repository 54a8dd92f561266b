// A report read along the customer's journey: the criteria of each touchpoint summed up, in the order they are met.

import type { Standard } from '../standard/standard.ts';
import type { CriterionReport, Step, Verdict } from './gap-report.ts';

/** Every touchpoint of the standard; what was not met on this journey has nulls. */
export function journeyOf(
  { touchpoints }: Pick<Standard, 'touchpoints'>,
  criteria: readonly CriterionReport[],
): Step[] {
  return touchpoints.map(({ id, title }): Step => {
    const own = criteria.filter(({ touchpoint }) => touchpoint === id);
    const judged = own.flatMap(({ share, points, verdict }) =>
      points.gap === null ? [] : [{ share, points, gap: points.gap, verdict }],
    );
    const weight = judged.reduce((total, { share }) => total + share, 0);
    const mean = (of: (one: (typeof judged)[number]) => number): number | null =>
      weight > 0 ? judged.reduce((total, one) => total + one.share * of(one), 0) / weight : null;
    const gap = mean((one) => one.gap);
    const failed = judged.some(({ verdict }) => verdict === 'failed');
    const counts = (verdict: Verdict) => judged.some((one) => one.share > 0 && one.verdict === verdict);
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
      shortfall: mean((one) => Math.max(0, -one.gap)),
      surplus: mean((one) => Math.max(0, one.gap)),
      verdict: failed
        ? 'failed'
        : weight === 0
          ? null
          : counts('unmet')
            ? 'unmet'
            : counts('unclear')
              ? 'unclear'
              : 'met',
    };
  });
}
