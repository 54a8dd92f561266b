// Waves of one standard compared: what got better, what got worse, what cannot be told. Where the same sites or respondents are in
// both waves each is held against itself; else the waves are two samples.

import type { Change, ChangeOutcome, Compared, Comparison, Standing } from '../shapes/comparison.ts';
import type { CriterionReport, GapReport, UnitFigures } from '../shapes/gap-report.ts';
import { tQuantile, tTail } from '../statistics/distributions.ts';
import { holm } from '../statistics/statistics.ts';
import { differenceOf } from '../statistics/welch.ts';

/** Gaps of one site or respondent in points, by the id of criterion or section; the whole under `overall`. Without a gap: absent. */
export type UnitGaps = ReadonlyMap<string, number>;

export interface Wave {
  readonly name: string;
  readonly report: GapReport;
  /** By site or respondent, where the wave knows them. */
  readonly units: ReadonlyMap<string, UnitGaps> | null;
}

const OVERALL = 'overall';
const LEVEL = 0.05;
/** Fewer common sites or respondents are no pairs to test. */
const LEAST_PAIRS = 2;

/**
 * All waves are scored by one standard, which the caller has made sure of. Two waves at least. Paired where every wave knows its
 * units and any two neighbours share some; otherwise Welch's test. `by`: what units are known by.
 */
export function comparisonOf(waves: readonly Wave[], by: string | null): Comparison {
  const first = waves[0]!.report;
  const last = waves.at(-1)!;
  const paired = arePaired(waves);
  const between = (earlier: Wave, later: Wave, id: string): Change =>
    paired ? pairedChange(earlier, later, id) : welchChange(earlier, later, id);
  const family = (ids: readonly string[]): Compared[] => {
    const overall = adjusted(ids.map((id) => between(waves[0]!, last, id)));
    return ids.map((id, i) => {
      const steps = adjusted(waves.slice(1).map((wave, k) => between(waves[k]!, wave, id)));
      const standings = waves.map((wave) => standingOf(wave, id));
      const tolerance = last.report.policy.tolerance;
      return {
        before: standings[0]!,
        after: standings.at(-1)!,
        change: overall[i]!,
        outcome: outcomeOf(overall[i]!, tolerance),
        waves: standings,
        steps: steps.map((change) => ({ change, outcome: outcomeOf(change, tolerance) })),
      };
    });
  };
  const { standard, policy } = last.report;
  const criteria = last.report.criteria.map(({ id }) => id);
  const sections = last.report.sections.map(({ id }) => id);
  const [ofCriteria, ofSections, [whole]] = [family(criteria), family(sections), family([OVERALL])];
  return {
    format: 'svc.comparison/1',
    standard: { id: standard.id, version: standard.version, digest: standard.digest, title: standard.title },
    method: paired ? 'paired' : 'welch',
    by: paired ? by : null,
    waves: waves.map(({ name, report }) => ({
      name,
      version: report.standard.version,
      read: report.receipt.read,
      used: report.receipt.used,
    })),
    policy: {
      tolerance: policy.tolerance,
      family: {
        criteria: ofCriteria.filter(({ change }) => change.p !== null).length,
        sections: ofSections.filter(({ change }) => change.p !== null).length,
      },
    },
    warnings: warningsOf(waves, paired, first),
    overall: whole!,
    sections: last.report.sections.map(({ id, title }, i) => ({ id, title, ...ofSections[i]! })),
    criteria: last.report.criteria.map(({ id, section, text, name, weight, critical }, i) => ({
      id,
      section,
      text,
      name,
      weight,
      critical,
      ...ofCriteria[i]!,
    })),
  };
}

function warningsOf(waves: readonly Wave[], paired: boolean, first: GapReport): string[] {
  const some = waves.some(({ units }) => units !== null);
  return [
    ...(some && !paired ? ['compare-not-paired'] : []),
    ...(first.policy.basis === 'observed' ? ['compare-observed'] : []),
    ...(waves.some(({ report }) => report.profile?.id !== first.profile?.id) ? ['compare-profiles'] : []),
  ];
}

function arePaired(waves: readonly Wave[]): boolean {
  return (
    waves.slice(1).every(({ units }, i) => {
      const before = waves[i]!.units;
      return before !== null && units !== null && commonUnits(before, units).length >= LEAST_PAIRS;
    }) && commonUnits(waves[0]!.units ?? new Map(), waves.at(-1)!.units ?? new Map()).length >= LEAST_PAIRS
  );
}

const commonUnits = (a: ReadonlyMap<string, UnitGaps>, b: ReadonlyMap<string, UnitGaps>): readonly string[] =>
  [...a.keys()].filter((name) => b.has(name)).sort();

type Unit = Pick<CriterionReport | UnitFigures, 'n' | 'points'>;

function unitOf({ report }: Wave, id: string): Unit | null {
  if (id === OVERALL) return report.overall;
  return report.criteria.find((one) => one.id === id) ?? report.sections.find((one) => one.id === id) ?? null;
}

function standingOf(wave: Wave, id: string): Standing {
  const unit = unitOf(wave, id);
  const { expectation = null, delivery = null, gap = null, ci95 = null } = unit?.points ?? {};
  return { n: unit?.n ?? 0, expectation, delivery, gap, ci95 };
}

const NO_CHANGE: Change = { mean: null, ci95: null, t: null, df: null, p: null, pHolm: null, pairs: null };

/**
 * Welch's t from each wave's mean gap, its standard error and degrees of freedom (Welch 1947; Satterthwaite 1946); for simple
 * samples exactly R's `t.test`. Without spread or with one respondent only the difference is known.
 */
function welchChange(earlier: Wave, later: Wave, id: string): Change {
  const [a, b] = [unitOf(earlier, id)?.points, unitOf(later, id)?.points];
  if (!a || !b || a.gap === null || b.gap === null) return NO_CHANGE;
  return { ...NO_CHANGE, ...differenceOf({ ...a, mean: a.gap }, { ...b, mean: b.gap }) };
}

/** Student's t over the changes of those that have a gap in both waves. */
function pairedChange(earlier: Wave, later: Wave, id: string): Change {
  const changes = commonUnits(earlier.units!, later.units!).flatMap((name) => {
    const [a, b] = [earlier.units!.get(name)!.get(id), later.units!.get(name)!.get(id)];
    return a === undefined || b === undefined ? [] : [b - a];
  });
  const n = changes.length;
  if (n === 0) return { ...NO_CHANGE, pairs: 0 };
  const mean = changes.reduce((sum, one) => sum + one, 0) / n;
  const variance = n < 2 ? 0 : changes.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (n - 1);
  // What rounding leaves of equal changes is no spread.
  if (!(variance > 1e-18)) return { ...NO_CHANGE, mean, pairs: n };
  return inferred(mean, Math.sqrt(variance / n), n - 1, n);
}

function inferred(mean: number, se: number, df: number, pairs: number): Change {
  const t = mean / se;
  const reach = tQuantile(0.975, df) * se;
  const p = Math.min(1, 2 * tTail(Math.abs(t), df));
  return { mean, ci95: [mean - reach, mean + reach], t, df, p, pHolm: null, pairs };
}

function adjusted(changes: readonly Change[]): Change[] {
  const pHolm = holm(changes.map(({ p }) => p));
  return changes.map((change, i) => ({ ...change, pHolm: pHolm[i]! }));
}

function outcomeOf({ mean, ci95, pHolm }: Change, tolerance: number): ChangeOutcome | null {
  if (mean === null) return null;
  if (pHolm !== null && pHolm < LEVEL) return mean > 0 ? 'better' : 'worse';
  if (ci95 !== null && ci95[0] > -tolerance && ci95[1] < tolerance) return 'same';
  return 'unclear';
}
