// How often sites are called worse, and waves changed, where nothing is: drawn from a fixed seed, counted, judged, ranked and compared in
// memory. `npm run bench -- waves` prints the table of docs/benchmarks.md; SVC_SIMULATIONS says how many draws a row.

import { comparisonOf, OVERALL, type Units } from '../../src/core/comparison/comparison.ts';
import type { Scheme } from '../../src/core/standard/scheme.ts';
import { drawing, FIVE, judged, type Pair, SCALE, scaled, schemeFor } from './truth.ts';

const RUNS = Number(process.env.SVC_SIMULATIONS ?? 2000);
const SITES = 20;

/** The share of runs in which it happens. */
export function often(
  seed: number,
  happens: (draw: ReturnType<typeof drawing>) => boolean,
  runs = RUNS,
): number {
  let count = 0;
  for (let k = 0; k < runs; k++) if (happens(drawing(seed * 1_000_003 + k))) count++;
  return count / runs;
}

/** Of five steps the best is expected, and of ten answers six give it. */
export const mostlyBest: Pair = (draw) => {
  const u = draw.uniform();
  return [5, u < 0.6 ? 5 : u < 0.8 ? 4 : u < 0.9 ? 3 : u < 0.97 ? 2 : 1];
};

/** Sites of one truth, and what differs between respondents: whether any is called better or worse. */
export const anyRanked =
  (scheme: Scheme, n: number, pair: Pair = scaled(() => -10)) =>
  (draw: ReturnType<typeof drawing>) => {
    const report = judged(scheme, SITES * n, pair, draw, undefined, SITES);
    return report.ranking?.sites.some(({ outcome }) => outcome !== 'same') ?? false;
  };

/** A small wave and a large one of one truth: whether any criterion is called better or worse. */
export const anyFoundOf =
  (scheme: Scheme, few: number, many: number, pair: Pair) =>
  (draw: ReturnType<typeof drawing>): boolean => {
    const wave = (name: string, n: number) => ({ name, report: judged(scheme, n, pair, draw), units: null });
    const { criteria } = comparisonOf([wave('before', many), wave('after', few)], null);
    return criteria.some(({ outcome }) => outcome === 'better' || outcome === 'worse');
  };

/** Two waves of one truth: whether any criterion, or the whole, is called better or worse. */
export const anyFound =
  (scheme: Scheme, n: number, isPaired: boolean, shift = 0, of: 'any' | 'whole' = 'any') =>
  (draw: ReturnType<typeof drawing>): boolean => {
    // What is each respondent's own stays from wave to wave.
    const own = Array.from({ length: n }, () => 15 * draw.normal());
    const wave = (name: string, change: number) => {
      const gaps = scheme.criteria.map(() => new Float64Array(n));
      let at = 0;
      const report = judged(
        scheme,
        n,
        (_, c) => {
          const i = Math.floor(at++ / scheme.criteria.length);
          const gap = -20 + change + own[i]! + 20 * draw.normal();
          const kept = Math.max(-100, Math.min(100, Math.round(gap)));
          gaps[c]![i] = kept;
          return kept < 0 ? [100, 100 + kept] : [0, kept];
        },
        draw,
      );
      const whole = Float64Array.from(
        own,
        (_, i) => gaps.reduce((sum, one) => sum + one[i]!, 0) / gaps.length,
      );
      const units: Units = {
        places: new Map(own.map((_, i) => [`${i}`, i])),
        gaps: new Map([[OVERALL, whole], ...scheme.criteria.map(({ id }, c) => [id, gaps[c]!] as const)]),
      };
      return { name, report, units: isPaired ? units : null };
    };
    const { overall, criteria } = comparisonOf([wave('before', 0), wave('after', shift)], 'respondent');
    const units = of === 'whole' ? [overall] : criteria;
    return units.some(({ outcome }) => outcome === 'better' || outcome === 'worse');
  };

export function waves(tell: (line: string) => void): void {
  const [five, twenty] = [schemeFor(SCALE, 5), schemeFor(SCALE, 20)];
  const most = 0.05 + 3 * Math.sqrt((0.05 * 0.95) / RUNS);
  const row = (name: string, wanted: string, share: number) =>
    tell(`| ${name} | ${wanted} | ${(100 * share).toFixed(1)} % |`);
  tell(`| ${RUNS} draws a row | wanted | found |`);
  tell('| --- | --- | ---: |');
  const atMost = `at most ${(100 * most).toFixed(1)} %`;
  for (const n of [5, 10, 30])
    row(
      `${SITES} sites alike, ${n} answers each: one called better or worse`,
      atMost,
      often(n, anyRanked(five, n)),
    );
  const [oneRated, rated] = [schemeFor(FIVE, 1), schemeFor(FIVE, 20)];
  for (const n of [10, 30])
    row(
      `${SITES} sites alike, ${n} ratings each, most of them the best: one called better or worse`,
      atMost,
      often(50 + n, anyRanked(oneRated, n, mostlyBest)),
    );
  for (const [few, many] of [
    [10, 200],
    [30, 300],
  ] as const)
    row(
      `two waves alike, ${few} and ${many} ratings, most of them the best: one of 20 criteria called changed`,
      atMost,
      often(400 + few, anyFoundOf(rated, few, many, mostlyBest)),
    );
  for (const n of [10, 60]) {
    row(
      `two waves alike, other respondents (n ${n}): one of 20 criteria called changed`,
      atMost,
      often(100 + n, anyFound(twenty, n, false)),
    );
    row(
      `two waves alike, the same respondents (n ${n}): one of 20 criteria called changed`,
      atMost,
      often(200 + n, anyFound(twenty, n, true)),
    );
  }
  row(
    'the whole 5 points better, other respondents (n 60): called better',
    'power',
    often(301, anyFound(twenty, 60, false, 5, 'whole')),
  );
  row(
    'the whole 5 points better, the same respondents (n 60): called better',
    'power',
    often(302, anyFound(twenty, 60, true, 5, 'whole')),
  );
}
