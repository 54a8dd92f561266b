// Groups held against each other: which are shown to do better or worse than the rest, where each lies once chance is allowed
// for, and which places it could hold. Nobody is ranked by noise: what cannot be told apart is said to be alike.

import { neededToTell } from '../statistics/beta.ts';
import { tQuantile } from '../statistics/distributions.ts';
import { shrunk } from '../statistics/shrinkage.ts';
import { holm } from '../statistics/statistics.ts';
import { welch } from '../statistics/welch.ts';
import type { GroupReport, RankedSite, Ranking } from './gap-report.ts';

/** Below so many groups there is nothing to rank. */
const LEAST_GROUPS = 3;
const LEVEL = 0.05;
/** A difference that matters, in points, and how surely it is to be found: what `needed` is reckoned for. */
export const TELLING = { difference: 10, power: 0.8 } as const;

interface Known {
  readonly group: GroupReport;
  readonly n: number;
  readonly mean: number;
  readonly sd: number;
}

/**
 * By the overall gap in points. Null below three groups that are shown and have a deviation, or where groups are of several
 * columns. Better and worse: Welch's test of a group against all respondents of the others, Holm over the groups. Places: those
 * not ruled out by simultaneous intervals of all groups (Šidák 1967; Klein, Wright and Wieczorek 2020).
 */
export function rankingOf(groups: readonly GroupReport[]): Ranking | null {
  const [first] = groups;
  const columns = Object.keys(first?.key ?? {});
  const known = groups.flatMap((group): Known[] => {
    const { n, points } = group.overall ?? { n: 0, points: null };
    if (group.suppressed || !points || points.gap === null || points.sd === null || n < 2) return [];
    return [{ group, n, mean: points.gap, sd: points.sd }];
  });
  if (columns.length !== 1 || known.length < LEAST_GROUPS) return null;
  const within = pooledVariance(known);
  if (!(within > 0)) return null;
  const means = shrunk(known.map(({ n, mean }) => ({ mean, variance: within / n })));
  const tests = known.map((one) => welch(restOf(known, one), one));
  const adjusted = holm(tests.map(({ p }) => p));
  const places = placesOf(known, within);
  const sites = known.map((one, i): RankedSite => {
    const pHolm = adjusted[i] ?? 1;
    const isShown = pHolm < LEVEL;
    return {
      key: one.group.key,
      n: one.n,
      mean: means.groups[i]!.mean,
      ci95: means.groups[i]!.ci95,
      pHolm,
      outcome: !isShown ? 'same' : tests[i]!.mean > 0 ? 'better' : 'worse',
      ranks: places[i]!,
    };
  });
  return {
    by: columns[0]!,
    between: Math.sqrt(means.between),
    within: Math.sqrt(within),
    needed: { ...TELLING, each: neededToTell(TELLING.difference, Math.sqrt(within), TELLING.power, LEVEL) },
    sites: sites.sort((a, b) => b.mean - a.mean || compareKeys(a.key, b.key)),
  };
}

const compareKeys = (a: RankedSite['key'], b: RankedSite['key']): number => {
  const [x, y] = [Object.values(a).join('\u0000'), Object.values(b).join('\u0000')];
  return x < y ? -1 : x > y ? 1 : 0;
};

/** Variance of respondents within groups, over all of them: steadier than that of each small group. */
function pooledVariance(known: readonly Known[]): number {
  const squares = known.reduce((sum, { n, sd }) => sum + (n - 1) * sd ** 2, 0);
  return squares / known.reduce((sum, { n }) => sum + n - 1, 0);
}

/** All respondents of the other groups as one sample. */
function restOf(known: readonly Known[], without: Known) {
  const others = known.filter((one) => one !== without);
  const n = others.reduce((sum, one) => sum + one.n, 0);
  const mean = others.reduce((sum, one) => sum + one.n * one.mean, 0) / n;
  const squares = others.reduce(
    (sum, one) => sum + (one.n - 1) * one.sd ** 2 + one.n * (one.mean - mean) ** 2,
    0,
  );
  return { n, mean, sd: Math.sqrt(squares / (n - 1)) };
}

/** From the best place that a group could hold to the worst. */
function placesOf(known: readonly Known[], within: number): (readonly [number, number])[] {
  const k = known.length;
  const df = known.reduce((sum, { n }) => sum + n - 1, 0);
  const each = (1 - LEVEL) ** (1 / k);
  const reach = tQuantile(1 - (1 - each) / 2, df);
  const ends = known.map(({ n, mean }) => {
    const error = reach * Math.sqrt(within / n);
    return [mean - error, mean + error] as const;
  });
  return ends.map(([low, high]) => [
    1 + ends.filter(([other]) => other > high).length,
    k - ends.filter(([, other]) => other < low).length,
  ]);
}
