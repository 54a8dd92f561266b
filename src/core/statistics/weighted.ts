// Figures by survey weights: each respondent counts as many times as the weight says, and the interval leans on how many
// equally weighted respondents that is worth. Weights are whole multiples of 1e-6, so that every sum is exact
// (see core/tally/design.ts).

import type { Weighted } from '../shapes/gap-report.ts';
import type { FigureDesign, StratumSums } from '../tally/design.ts';
import { strataOf } from '../tally/design.ts';
import { POINTS_SCALE, ratio } from '../tally/exact.ts';
import { tQuantile } from './distributions.ts';

/**
 * Weighted mean and the unbiased variance for weights that say how much each respondent stands for (R: cov.wt(method =
 * "unbiased")); the interval takes the effective n of Kish (1965) for n. It knows nothing of strata and clusters.
 */
export function weightedOf(figure: FigureDesign): Weighted {
  const strata = strataOf(figure);
  const sum = (of: (one: StratumSums) => bigint) => strata.reduce((total, one) => total + of(one), 0n);
  const n = strata.reduce((total, one) => total + one.n, 0);
  const [w, ww, wx, wy] = [
    sum((one) => one.w),
    sum((one) => one.ww),
    sum((one) => one.wx),
    sum((one) => one.wy),
  ];
  const wgg = sum(({ wxx, wxy, wyy }) => wyy - 2n * wxy + wxx);
  if (n === 0)
    return { n, effectiveN: null, expectation: null, delivery: null, gap: null, sd: null, ci95: null };
  const scale = BigInt(POINTS_SCALE);
  const wg = wy - wx;
  const effectiveN = ratio(w * w, ww);
  const means = {
    n,
    effectiveN,
    expectation: ratio(wx, w * scale),
    delivery: ratio(wy, w * scale),
    gap: ratio(wg, w * scale),
  };
  const spare = w * w - ww;
  if (n < 2 || spare === 0n) return { ...means, sd: null, ci95: null };
  // Σw·Σwg² − (Σwg)² over (Σw)² − Σw², and the same grid noise is no deviation as in exact.ts.
  const variance = ratio(w * wgg - wg * wg, spare * scale * scale);
  const sd = variance < 2 ** -76 ? 0 : Math.sqrt(variance);
  if (sd === 0) return { ...means, sd, ci95: null };
  const reach = (tQuantile(0.975, effectiveN - 1) * sd) / Math.sqrt(effectiveN);
  // Where one weight is nearly all there is, the interval has no end that a number could hold.
  return { ...means, sd, ci95: Number.isFinite(reach) ? [means.gap - reach, means.gap + reach] : null };
}
