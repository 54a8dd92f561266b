// Groups held against each other: which are shown to do better or worse than the rest, where each lies once chance is allowed
// for, and which places it could hold. Nobody is ranked by noise: what cannot be told apart is said to be alike.

import { neededToTell } from '../statistics/beta.ts';
import { tQuantile } from '../statistics/distributions.ts';
import { shrunk } from '../statistics/shrinkage.ts';
import { holm } from '../statistics/statistics.ts';
import { sampledApart } from '../statistics/weighted.ts';
import { cautiousP, differenceOf, type Mean } from '../statistics/welch.ts';
import type { FigureDesign } from '../tally/design.ts';
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
  /** n · se²: of groups whose respondents were drawn one by one, the variance of these. */
  readonly variance: number;
  readonly df: number;
  readonly design: FigureDesign | null;
}

/** The overall gap of a group by the survey's design; null where it has none. */
type DesignOf = (group: GroupReport) => FigureDesign | null;

/**
 * By the overall gap in points. Null below three groups that are shown and have a deviation, where groups are of several columns,
 * and where respondents who were drawn together are in several groups (see `crosses`). Better and worse: a group against all
 * respondents of the others (`cautiousP`), Holm over the groups. Places: those not ruled out by simultaneous intervals of all groups
 * (Šidák 1967; Klein, Wright and Wieczorek 2020).
 */
export function rankingOf(groups: readonly GroupReport[], designOf: DesignOf = () => null): Ranking | null {
  const known = knownOf(groups, designOf);
  if (!isRankable(groups, known) || crosses(known)) return null;
  const within = pooledVariance(known);
  if (!(within > 0)) return null;
  const means = shrunk(known.map(({ n, mean }) => ({ mean, variance: within / n })));
  const rests = restsOf(known);
  const tests = known.map((one, i) => {
    const own = { n: one.n, mean: one.mean, se: Math.sqrt(one.variance / one.n), df: one.df };
    const difference = differenceOf(rests[i]!, own);
    return { ...difference, p: cautiousP(difference, rests[i]!, own) };
  });
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
    by: Object.keys(groups[0]!.key)[0]!,
    between: Math.sqrt(means.between),
    within: Math.sqrt(within),
    needed: { ...TELLING, each: neededToTell(TELLING.difference, Math.sqrt(within), TELLING.power, LEVEL) },
    sites: sites.sort((a, b) => b.mean - a.mean || compareKeys(a.key, b.key)),
  };
}

/** Whether groups are not ranked for that those who were drawn together are in several of them. */
export function crossesGroups(groups: readonly GroupReport[], designOf: DesignOf): boolean {
  const known = knownOf(groups, designOf);
  return isRankable(groups, known) && crosses(known);
}

const isRankable = (groups: readonly GroupReport[], known: readonly Known[]): boolean =>
  Object.keys(groups[0]?.key ?? {}).length === 1 && known.length >= LEAST_GROUPS;

const knownOf = (groups: readonly GroupReport[], designOf: DesignOf): Known[] =>
  groups.flatMap((group): Known[] => {
    const { n, points } = group.overall ?? { n: 0, points: null };
    if (group.suppressed || !points || points.gap === null || points.sd === null || n < 2) return [];
    // Gaps that are all the same have no standard error, and yet a place.
    if (points.sd > 0 && points.se === null) return [];
    const variance = points.sd > 0 ? n * points.se! ** 2 : 0;
    return [{ group, n, mean: points.gap, variance, df: points.df ?? n - 1, design: designOf(group) }];
  });

/** Whether a cluster lies in several groups: these are then not independent of each other. */
function crosses(known: readonly Known[]): boolean {
  const seen = new Set<string>();
  for (const { design } of known)
    for (const [stratum, { clusters }] of design ?? [])
      for (const cluster of clusters.keys()) {
        const name = JSON.stringify([stratum, cluster]);
        if (seen.has(name)) return true;
        seen.add(name);
      }
  return false;
}

const compareKeys = (a: RankedSite['key'], b: RankedSite['key']): number => {
  const [x, y] = [Object.values(a).join('\u0000'), Object.values(b).join('\u0000')];
  return x < y ? -1 : x > y ? 1 : 0;
};

/** Variance of respondents within groups, over all of them: steadier than that of each small group. */
function pooledVariance(known: readonly Known[]): number {
  const squares = known.reduce((sum, { n, variance }) => sum + (n - 1) * variance, 0);
  return squares / known.reduce((sum, { n }) => sum + n - 1, 0);
}

/** Of each group, all respondents of the others as one sample. */
function restsOf(known: readonly Known[]): Mean[] {
  if (known.every(({ design }) => design !== null)) {
    const sampled = sampledApart(known.map(({ design }) => design!));
    if (sampled) return sampled.map(({ paired: { n, mean, se, df } }) => ({ n, mean, se, df }));
  }
  return known.map((without) => {
    const others = known.filter((one) => one !== without);
    const n = others.reduce((sum, one) => sum + one.n, 0);
    const mean = others.reduce((sum, one) => sum + one.n * one.mean, 0) / n;
    const squares = others.reduce(
      (sum, one) => sum + (one.n - 1) * one.variance + one.n * (one.mean - mean) ** 2,
      0,
    );
    return { n, mean, se: Math.sqrt(squares / (n - 1) / n), df: n - 1 };
  });
}

/** From the best place that a group could hold to the worst. */
function placesOf(known: readonly Known[], within: number): (readonly [number, number])[] {
  const k = known.length;
  const df = known.reduce((sum, one) => sum + one.df, 0);
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
