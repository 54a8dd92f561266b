// How answers are spread over the steps of one scale that all criteria share.

import { scaleOf } from '../../core/answers/index.ts';
import type { CriterionReport } from '../../core/assess/gap-report.ts';

export interface SharedScale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly steps: number;
  /** Whether some questions are turned round: then a step has no words that hold for all. */
  readonly isMixed: boolean;
  /** Whether all are. */
  readonly isTurned: boolean;
}

const MOST_STEPS = 11;

/** Null unless every criterion with a gap is rated on the same scale of at most eleven steps, and how often is known. */
export function sharedScale(criteria: readonly CriterionReport[]): SharedScale | null {
  const scored = criteria.filter(({ points }) => points.gap !== null);
  const scales = scored.map(({ answer }) => scaleOf(answer));
  const [first] = scales;
  if (!first) return null;
  const { min, max, step, reversed } = first;
  const isShared =
    scored.every(({ distribution }) => distribution.length > 0) &&
    scales.every((scale) => scale?.min === min && scale.max === max && scale.step === step);
  const steps = Math.round((max - min) / step) + 1;
  if (!isShared || steps > MOST_STEPS) return null;
  const isMixed = scales.some((scale) => scale?.reversed !== reversed);
  return { min, max, step, steps, isMixed, isTurned: !isMixed && reversed };
}

/** How often each step was answered, the worst first. */
export function countsOf(
  { answer, distribution }: CriterionReport,
  side: 'expectation' | 'delivery',
  steps: number,
): number[] {
  const counts = new Array<number>(steps).fill(0);
  const scale = scaleOf(answer);
  if (!scale) return counts;
  for (const pair of distribution) {
    const value = pair[side];
    if (value === null) continue;
    const at = Math.round((value - scale.min) / scale.step);
    counts[scale.reversed ? steps - 1 - at : at]! += pair.count;
  }
  return counts;
}
