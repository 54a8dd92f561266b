// Means of several groups, each drawn towards the whole by as much as chance makes it doubtful (empirical Bayes): so that a small
// group is neither praised nor blamed for noise.

import { Z95 } from './statistics.ts';

export interface GroupMean {
  readonly mean: number;
  /** The variance of this mean by chance: s² / n. Above 0. */
  readonly variance: number;
}

export interface Shrunk {
  /** Variance of true means between groups. */
  readonly between: number;
  /** The mean of true means, each group weighing by 1 / (its variance + between). */
  readonly centre: number;
  /** In the order of the groups: the best linear unbiased prediction, with its 95 % interval. */
  readonly groups: readonly { readonly mean: number; readonly ci95: readonly [number, number] }[];
}

/**
 * Variance between groups by Paule and Mandel (1982): the one for which Σ (m − centre)² / (v + between) is what chance expects,
 * k − 1; 0 where even without it the sum is smaller. Predictions and their errors as metafor's `blup` (Viechtbauer 2010; Raudenbush
 * and Bryk 1985). Two groups at least.
 */
export function shrunk(groups: readonly GroupMean[]): Shrunk {
  const between = betweenGroups(groups);
  const weights = groups.map(({ variance }) => 1 / (variance + between));
  const total = weights.reduce((sum, w) => sum + w, 0);
  const centre = centreOf(groups, between);
  return {
    between,
    centre,
    groups: groups.map(({ mean, variance }) => {
      const trust = between / (between + variance);
      const predicted = trust * mean + (1 - trust) * centre;
      const error = Math.sqrt(trust * variance + (1 - trust) ** 2 / total);
      return { mean: predicted, ci95: [predicted - Z95 * error, predicted + Z95 * error] };
    }),
  };
}

const centreOf = (groups: readonly GroupMean[], between: number): number => {
  let [sum, total] = [0, 0];
  for (const { mean, variance } of groups) {
    sum += mean / (variance + between);
    total += 1 / (variance + between);
  }
  return sum / total;
};

/** How far the means lie apart, in units of what chance and `between` explain. Falls as `between` grows. */
function apart(groups: readonly GroupMean[], between: number): number {
  const centre = centreOf(groups, between);
  return groups.reduce((sum, { mean, variance }) => sum + (mean - centre) ** 2 / (variance + between), 0);
}

function betweenGroups(groups: readonly GroupMean[]): number {
  const expected = groups.length - 1;
  if (apart(groups, 0) <= expected) return 0;
  let high = Math.max(...groups.map(({ variance }) => variance));
  while (apart(groups, high) > expected) high *= 2;
  let low = 0;
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (apart(groups, middle) > expected) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
