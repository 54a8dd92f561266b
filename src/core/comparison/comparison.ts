// Waves of one standard compared: what got better, what got worse, what cannot be told. Where the same sites or respondents are in
// both waves each is held against itself; else the waves are two samples.

import { compareText } from '../errors.ts';
import type {
  Change,
  ChangeOutcome,
  Compared,
  Comparison,
  ComparisonWarning,
  Standing,
} from '../shapes/comparison.ts';
import type { CriterionReport, GapReport, UnitFigures } from '../shapes/gap-report.ts';
import { tQuantile, tTail } from '../statistics/distributions.ts';
import { holm } from '../statistics/statistics.ts';
import { cautiousP, differenceOf, type Mean } from '../statistics/welch.ts';

/** The sites or respondents of a wave, each known by its name. */
export interface Units {
  /** Each one's place in the columns. */
  readonly places: ReadonlyMap<string, number>;
  /**
   * Gaps in points by the id of criterion or section, of the whole under `overall`; NaN where there is none. An id that is not there
   * has no gaps.
   */
  readonly gaps: ReadonlyMap<string, ArrayLike<number>>;
}

export interface Wave {
  readonly name: string;
  readonly report: GapReport;
  /** Null where the wave does not know them. */
  readonly units: Units | null;
  /** What to mind of how the wave came about. */
  readonly warnings?: readonly ComparisonWarning[];
  /** The version that it was made by, where it was scored anew. */
  readonly madeBy?: string;
}

export const OVERALL = 'overall';
const LEVEL = 0.05;
/** Fewer common sites or respondents are no pairs to test. */
const LEAST_PAIRS = 2;
/** Of the smaller wave, so many have to be in the other: else pairs would tell of a part, and leave out most of what is known. */
const LEAST_SHARE = 0.5;

/**
 * All waves are scored by one standard, which the caller has made sure of. Two waves at least. Paired where every wave knows its
 * units and any two neighbours share some; otherwise Welch's test. `by`: what units are known by.
 */
export function comparisonOf(waves: readonly Wave[], by: string | null): Comparison {
  const first = waves[0]!.report;
  const last = waves.at(-1)!;
  const common = commonUnits(waves);
  const paired = common !== null && isEnough(common, waves);
  const pairsOf = (earlier: number, later: number): Pairs =>
    later === earlier + 1 ? common!.steps[earlier]! : common!.whole;
  const between = (earlier: number, later: number, id: string): Tested =>
    paired
      ? pairedChange(waves[earlier]!, waves[later]!, pairsOf(earlier, later), id)
      : welchChange(waves[earlier]!, waves[later]!, id);
  const family = (ids: readonly string[]): Compared[] => {
    const overall = adjusted(ids.map((id) => between(0, waves.length - 1, id)));
    return ids.map((id, i) => {
      const steps = adjusted(waves.slice(1).map((_, k) => between(k, k + 1, id)));
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
    waves: waves.map(({ name, report, madeBy = report.standard.version }) => ({
      name,
      version: madeBy,
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
    warnings: warningsOf(waves, common, paired, first),
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

function warningsOf(
  waves: readonly Wave[],
  common: Common | null,
  paired: boolean,
  first: GapReport,
): ComparisonWarning[] {
  const known = waves.filter(({ units }) => units !== null).length;
  const say = (code: string, args = {}): ComparisonWarning => ({ code, args });
  const unpaired =
    common && !paired
      ? Math.min(...sizesOf(common)) === 0
        ? [say('compare-no-pairs')]
        : [say('compare-few-pairs', { count: Math.min(...sizesOf(common)), of: smallest(waves) })]
      : known > 0 && !paired
        ? [say('compare-not-paired')]
        : [];
  const all = [
    ...unpaired,
    ...(first.policy.basis === 'observed' ? [say('compare-observed')] : []),
    ...(waves.some(({ report }) => report.profile?.id !== first.profile?.id)
      ? [say('compare-profiles')]
      : []),
    ...waves.flatMap(({ warnings = [] }) => warnings),
  ];
  return all.filter(({ code }, i) => all.findIndex((one) => one.code === code) === i).map(joined);

  /** What is said of several files is said once. */
  function joined({ code, args }: ComparisonWarning): ComparisonWarning {
    if (args.file === undefined) return { code, args };
    const files = all.filter((one) => one.code === code).map((one) => one.args.file);
    return { code, args: { ...args, file: [...new Set(files)].join(', ') } };
  }
}

/** Who is in both of two waves: their places in the one and in the other. */
interface Pairs {
  readonly earlier: Int32Array;
  readonly later: Int32Array;
}

interface Common {
  /** Between the first wave and the last, and between neighbours. */
  readonly whole: Pairs;
  readonly steps: readonly Pairs[];
}

/** Null where some wave does not know its sites or respondents. */
function commonUnits(waves: readonly Wave[]): Common | null {
  const units = waves.map((wave) => wave.units);
  if (units.some((one) => one === null)) return null;
  const steps = units.slice(1).map((one, k) => pairsOf(units[k]!, one!));
  return { steps, whole: steps.length === 1 ? steps[0]! : pairsOf(units[0]!, units.at(-1)!) };
}

/** In the order of names, so that no sum depends on the order of rows. */
function pairsOf({ places: before }: Units, { places: after }: Units): Pairs {
  const names = [...before.keys()].filter((name) => after.has(name)).sort(compareText);
  return {
    earlier: Int32Array.from(names, (name) => before.get(name)!),
    later: Int32Array.from(names, (name) => after.get(name)!),
  };
}

const sizesOf = ({ whole, steps }: Common): number[] => [whole, ...steps].map(({ later }) => later.length);
const smallest = (waves: readonly Wave[]): number =>
  Math.min(...waves.map(({ units }) => units?.places.size ?? 0));

function isEnough({ whole, steps }: Common, waves: readonly Wave[]): boolean {
  const size = (k: number) => waves[k]!.units!.places.size;
  const enough = ({ later }: Pairs, a: number, b: number) =>
    later.length >= Math.max(LEAST_PAIRS, LEAST_SHARE * Math.min(size(a), size(b)));
  return enough(whole, 0, waves.length - 1) && steps.every((step, k) => enough(step, k, k + 1));
}

type Unit = Pick<CriterionReport | UnitFigures, 'n' | 'points'> & { readonly net?: number | null };

function unitOf({ report }: Wave, id: string): Unit | null {
  if (id === OVERALL) return report.overall;
  return report.criteria.find((one) => one.id === id) ?? report.sections.find((one) => one.id === id) ?? null;
}

function standingOf(wave: Wave, id: string): Standing {
  const unit = unitOf(wave, id);
  const { expectation = null, delivery = null, ci95 = null } = unit?.points ?? {};
  return { n: unit?.n ?? 0, expectation, delivery, gap: gapOf(unit), ci95 };
}

/** A change, and the p that its verdict rests on. */
interface Tested {
  readonly change: Change;
  readonly cautious: number | null;
}

const NO_CHANGE: Change = { mean: null, ci95: null, t: null, df: null, p: null, pHolm: null, pairs: null };

/**
 * Welch's t from each wave's mean gap, its standard error and degrees of freedom (Welch 1947; Satterthwaite 1946); for simple
 * samples exactly R's `t.test`. Without spread or with one respondent only the difference is known.
 */
function welchChange(earlier: Wave, later: Wave, id: string): Tested {
  const [a, b] = [meanOf(unitOf(earlier, id)), meanOf(unitOf(later, id))];
  if (!a || !b) return { change: NO_CHANGE, cautious: null };
  const difference = differenceOf(a, b);
  return { change: { ...NO_CHANGE, ...difference }, cautious: cautiousP(difference, a, b) };
}

function meanOf(unit: Unit | null): Mean | null {
  const mean = gapOf(unit);
  return unit && mean !== null ? { ...unit.points, n: unit.n, mean } : null;
}

/** Of counts alone the whole may be known though nothing of its spread is: surplus less shortfall. */
const gapOf = (unit: Unit | null): number | null => unit?.points.gap ?? unit?.net ?? null;

/** Student's t over the changes of those that have a gap in both waves. */
function pairedChange({ units: a }: Wave, { units: b }: Wave, pairs: Pairs, id: string): Tested {
  const [before, after] = [a!.gaps.get(id), b!.gaps.get(id)];
  const changes: number[] = [];
  if (before && after)
    pairs.earlier.forEach((place, k) => {
      const change = after[pairs.later[k]!]! - before[place]!;
      if (!Number.isNaN(change)) changes.push(change);
    });
  const n = changes.length;
  const untested = (mean: number | null): Tested => ({
    change: { ...NO_CHANGE, mean, pairs: n },
    cautious: null,
  });
  if (n === 0) return untested(null);
  const mean = changes.reduce((sum, one) => sum + one, 0) / n;
  const variance = n < 2 ? 0 : changes.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (n - 1);
  // What rounding leaves of equal changes is no spread.
  if (!(variance > 1e-18)) return untested(mean);
  const [se, df] = [Math.sqrt(variance / n), n - 1];
  const t = mean / se;
  const reach = tQuantile(0.975, df) * se;
  const p = Math.min(1, 2 * tTail(Math.abs(t), df));
  return {
    change: { mean, ci95: [mean - reach, mean + reach], t, df, p, pHolm: null, pairs: n },
    cautious: p,
  };
}

function adjusted(tested: readonly Tested[]): Change[] {
  const pHolm = holm(tested.map(({ cautious }) => cautious));
  return tested.map(({ change }, i) => ({ ...change, pHolm: pHolm[i]! }));
}

function outcomeOf({ mean, ci95, pHolm }: Change, tolerance: number): ChangeOutcome | null {
  if (mean === null) return null;
  if (pHolm !== null && pHolm < LEVEL) return mean > 0 ? 'better' : 'worse';
  if (ci95 !== null && ci95[0] > -tolerance && ci95[1] < tolerance) return 'same';
  return 'unclear';
}
