// Judges a tally by its scheme into the gap report: figures per criterion, section and overall, then verdicts,
// priorities and warnings. Reads counts only, so the same tally gives the same bytes.

import type { Beside, BesideTally } from './beside.ts';
import { driversOf } from './drivers.ts';
import { compareText } from './errors.ts';
import { POINTS_SCALE, RAW_SCALE, sumsOf, sumsOfPairs } from './exact.ts';
import type {
  CriterionReport,
  Drivers,
  Exchange,
  Figures,
  GapReport,
  GroupReport,
  OverallReport,
  Priority,
  Receipt,
  ReportSession,
  SectionReport,
  UnitFigures,
  Verdict,
  Warning,
  Wasted,
} from './gap-report.ts';
import { emptyImportance, ipaOf } from './importance.ts';
import { journeyOf } from './journey.ts';
import type { LogTally } from './log.ts';
import { logReport } from './log.ts';
import { BLANKS } from './response.ts';
import type { Scheme, SchemeCriterion } from './scheme.ts';
import type { Silent } from './silent.ts';
import type { Policy } from './standard.ts';
import type { Paired } from './statistics.ts';
import {
  benjaminiHochberg,
  cronbachAlpha,
  differenceReliability,
  holm,
  paired,
  wilcoxon,
} from './statistics.ts';
import { summaryOf, wilson } from './summaries.ts';
import { suppressedOf } from './suppression.ts';
import type { CriterionTally, GroupTally, Tally, UnitTally } from './tally.ts';
import { emptyGroup, isOver, isShort, reaches } from './tally.ts';
import { groupWarningsOf, warningsOf } from './warnings.ts';
import { weightedOf } from './weighted.ts';
import { zoneOf } from './zone.ts';

export interface Context {
  readonly receipt: Receipt;
  readonly sessions?: readonly ReportSession[];
  readonly notes?: readonly { readonly criterion: string; readonly session: number; readonly text: string }[];
  /** Names of the grouping columns, in the order of the tally's keys. */
  readonly by?: readonly string[];
  /** What is to be minded beside what the figures themselves tell. */
  readonly warnings?: readonly Warning[];
  /** Surplus that customers were not told of (see silentOf). */
  readonly silent?: readonly Silent[];
  /** Whether the report is to be read along the journey. */
  readonly journey?: boolean;
  /** Why customers chose the firm, from another survey; else from this one, where it asks. */
  readonly drivers?: Drivers | null;
  /** What a log came to, where the standard says how to read one. */
  readonly log?: LogTally | null;
  /** Importance, least accepted levels and weights, where the survey has them. */
  readonly beside?: Beside | null;
}

interface Judged {
  readonly overall: OverallReport;
  readonly sections: readonly SectionReport[];
  readonly criteria: readonly CriterionReport[];
}

/** Pure and total: an empty tally gives a report of nulls. */
export function assess(tally: Tally, scheme: Scheme, context: Context): GapReport {
  const { standard, profile, policy } = scheme;
  const whole = tally.find(({ key }) => key.length === 0) ?? emptyGroup(scheme);
  const groups = tally.filter(({ key }) => key.length > 0);
  const besideOf = besideBy(context.beside ?? null);
  const judged = judge(whole, scheme, context.notes ?? [], besideOf([]));
  const reports = groupReports(
    groups.map((tally) => ({ tally, scheme })),
    policy.minimumN,
    context.by ?? [],
    besideOf,
  );
  return {
    format: 'svc.gap-report/1',
    standard: {
      id: standard.id,
      version: standard.version,
      digest: standard.digest,
      title: standard.title,
      source: standard.source ?? null,
      fields: standard.fields,
    },
    profile: profile && { id: profile.id, title: profile.title },
    persona: scheme.persona && { id: scheme.persona.id, title: scheme.persona.title },
    sessions: context.sessions ?? [],
    receipt: context.receipt,
    policy: {
      aggregation: standard.aggregation,
      onCriticalFailure: standard.onCriticalFailure,
      ...policy,
      family: {
        within: 'whole-and-each-group',
        criteria: judged.criteria.filter(({ gap }) => gap.p !== null).length,
        sections: judged.sections.filter(({ gap }) => gap.p !== null).length,
      },
    },
    warnings: [
      ...(context.warnings ?? []),
      ...warningsOf(judged, whole, context.receipt),
      ...groupWarningsOf(reports, groups),
    ],
    ...judged,
    priorities: prioritiesOf(judged.criteria),
    wasted: wastedOf(judged.criteria, policy),
    silent: context.silent ?? [],
    journey: context.journey ? journeyOf({ touchpoints: standard.touchpoints, policy }, judged.criteria) : [],
    drivers: context.drivers ?? driversOf({ standard, criteria: judged.criteria }),
    incidents: context.log && standard.log ? logReport(context.log, standard.log, standard.fields) : null,
    ipa: ipaFrom(context.beside ?? null, scheme, judged.criteria),
    groups: reports,
  };
}

/** What was counted beside the tally, group by group. */
function besideBy(beside: Beside | null): (key: readonly string[]) => BesideTally | null {
  const byKey = new Map(beside?.tallies.map((tally) => [JSON.stringify(tally.key), tally]));
  return (key) => byKey.get(JSON.stringify(key)) ?? null;
}

function ipaFrom(
  beside: Beside | null,
  scheme: Scheme,
  criteria: readonly CriterionReport[],
): GapReport['ipa'] {
  const plan = beside?.plan.importance;
  if (!beside || !plan) return null;
  const whole = beside.tallies.find(({ key }) => key.length === 0)?.importance;
  return ipaOf({ scheme, criteria }, plan, whole ?? emptyImportance(scheme, plan), beside.plan.crosshair);
}

function judge(
  group: GroupTally,
  scheme: Scheme,
  notes: NonNullable<Context['notes']>,
  beside: BesideTally | null,
): Judged {
  const { policy, standard } = scheme;
  const counted = scheme.criteria.map((criterion, i) => countsOf(criterion, group.criteria[i]!));
  const shares = effectiveShares(scheme, counted);
  const holmed = holm(counted.map(({ own }) => own?.p ?? null));
  const bh = benjaminiHochberg(counted.map(({ own }) => own?.p ?? null));
  const criteria = scheme.criteria.map((criterion, i): CriterionReport => {
    const { own, points, pairs, n, out, blanks } = counted[i]!;
    const gap = points?.mean ?? null;
    const verdict = gap === null ? null : criterionVerdict(gap, criterion.critical, policy.tolerance);
    const shortfall = gap === null ? 0 : Math.max(0, -gap);
    const scale = criterion.kind.line(criterion.answer);
    return {
      id: criterion.id,
      section: scheme.sections[criterion.section]!.id,
      text: criterion.source.text,
      answer: criterion.answer,
      touchpoint: criterion.source.touchpoint ?? null,
      weight: criterion.weight,
      share: shares[i]!,
      critical: criterion.critical,
      blanks,
      n,
      coverage: divide(n, n + (out ? 0 : blanks.skipped + blanks.dontKnow)),
      ...figures(
        own,
        points,
        criterion.kind.gap(0, 0, criterion.answer) === null ? null : (x) => x,
        holmed[i]!,
        bh[i]!,
      ),
      shares: sharesOf(pairShares(criterion, pairs, policy.tolerance)),
      verdict,
      exchange: gap === null ? null : exchangeOf(verdict!, shortfall, Math.max(0, gap), policy),
      weighted: beside?.weighted ? weightedOf(beside.weighted.criteria[i]!) : null,
      wilcoxon: rankTest(criterion, pairs),
      ceiling: scale
        ? ceilingOf(pairs, scale.reversed ? scale.low : scale.high, n)
        : { expectation: null, delivery: null },
      expectationFilled: group.criteria[i]!.expectationFilled,
      options: optionCounts(criterion, pairs),
      zone: zoneFrom(beside, i, criterion),
      summary: criterion.source.summary ? summaryOf(criterion.source.summary, criterion.answer, pairs) : null,
      notes: notes
        .filter((note) => note.criterion === criterion.id)
        .map(({ session, text }) => ({ session, text })),
    };
  });
  const unitOf = (id: string, unit: UnitTally, from: number, to: number, weightOf: (i: number) => number) =>
    unitFigures(id, unit, scheme, counted, criteria, from, to, weightOf);
  const sectionParts = scheme.sections.map((section, s) =>
    unitOf(section.id, group.sections[s]!, section.from, section.to, (i) => scheme.criteria[i]!.weight),
  );
  const sectionPs = sectionParts.map(({ gap }) => gap.p);
  const sectionHolm = holm(sectionPs);
  const sectionBH = benjaminiHochberg(sectionPs);
  const sections = sectionParts.map((part, s): SectionReport => {
    const section = scheme.sections[s]!;
    return {
      ...part,
      gap: { ...part.gap, pHolm: sectionHolm[s]!, pBH: sectionBH[s]! },
      title: standard.sections[s]!.title,
      weight: section.weight,
      share: sum(shares.slice(section.from, section.to)),
      weighted: beside?.weighted ? weightedOf(beside.weighted.sections[s]!) : null,
    };
  });
  const all = unitOf('overall', group.overall, 0, scheme.criteria.length, (i) => shares[i]!);
  const coverage =
    standard.aggregation === 'flat'
      ? coverageOf(counted, 0, counted.length, (i) => scheme.criteria[i]!.weight)
      : weightedMean(sections.map(({ coverage, weight }) => ({ value: coverage, weight })));
  const overall: OverallReport = {
    ...all,
    coverage,
    gap: { ...all.gap, pHolm: all.gap.p, pBH: all.gap.p },
    score: scoreOf(all.points.delivery, all.verdict, scheme),
    weighted: beside?.weighted ? weightedOf(beside.weighted.overall) : null,
  };
  return { overall, sections, criteria };
}

function zoneFrom(
  beside: BesideTally | null,
  i: number,
  criterion: SchemeCriterion,
): CriterionReport['zone'] {
  const triples = beside?.zones?.[i];
  return triples ? zoneOf(triples.values(), criterion) : null;
}

interface Counted {
  readonly n: number;
  /** Statistics in the answer's own units, gap positive is better; in points where the kind has no units. */
  readonly own: Paired | null;
  readonly points: Paired | null;
  readonly pairs: readonly Pair[];
  readonly blanks: CriterionReport['blanks'];
  /** Blanks are no loss of coverage: optional, or not scored. */
  readonly out: boolean;
  /** The item in points, over respondents at least this complete; for alpha. */
  readonly item: (fromCompleteness: number) => Paired | null;
}

interface Pair {
  readonly expectation: number;
  readonly delivery: number;
  readonly count: number;
  readonly counts: readonly number[];
}

function countsOf(criterion: SchemeCriterion, tally: CriterionTally): Counted {
  const { answer, kind } = criterion;
  const pairs = tally.pairs.map(({ expectation, delivery, counts }) => ({
    expectation,
    delivery,
    counts,
    count: counts[0] + counts[1] + counts[2],
  }));
  const blanks = {
    notShown: tally.blanks[BLANKS.indexOf('not-shown') as 0],
    skipped: tally.blanks[BLANKS.indexOf('skipped') as 0],
    dontKnow: tally.blanks[BLANKS.indexOf('dont-know') as 0],
    notApplicable: tally.blanks[BLANKS.indexOf('not-applicable') as 0],
  };
  const n = pairs.reduce((total, { count }) => total + count, 0);
  const out = criterion.optional || !criterion.scored;
  const line = kind.line(answer);
  const sumsFrom = (fromCompleteness: number, raw: boolean) =>
    sumsOfPairs(
      pairs.map(({ expectation, delivery, counts }) => ({
        x: raw ? expectation : kind.points(expectation, answer),
        y: raw ? delivery : kind.points(delivery, answer),
        count: sum(counts.slice(fromCompleteness)),
      })),
      raw ? RAW_SCALE : POINTS_SCALE,
    );
  const item = (fromCompleteness: number) => {
    const of = paired(sumsFrom(fromCompleteness, line !== null));
    return of && line ? alongLine(of, line.low, line.high, line.reversed) : of;
  };
  if (!criterion.scored || n === 0) return { n, own: null, points: null, pairs, blanks, out, item };
  const hasUnits = kind.gap(0, 0, answer) !== null;
  const raw = hasUnits ? oriented(paired(sumsFrom(0, true))!, kind.gap(0, 1, answer)! < 0) : null;
  const points = line ? alongLine(raw!, line.low, line.high, line.reversed) : paired(sumsFrom(0, false));
  return { n, own: raw ?? points, points, pairs, blanks, out, item };
}

/** The gap with its sign turned where lower is better, so that positive is better; means stay as they were answered. */
function oriented(of: Paired, lowerIsBetter: boolean): Paired {
  if (!lowerIsBetter) return of;
  const turn = (x: number | null) => (x === null ? null : x === 0 ? 0 : -x);
  return {
    ...of,
    mean: turn(of.mean)!,
    ci95: of.ci95 && [turn(of.ci95[1])!, turn(of.ci95[0])!],
    t: turn(of.t),
    dz: turn(of.dz),
  };
}

/** The same statistics in points, for answers that earn points along a straight line. */
function alongLine(raw: Paired, low: number, high: number, reversed: boolean): Paired {
  const range = high - low;
  const point = (x: number) => ((reversed ? high - x : x - low) * 100) / range;
  const size = (x: number | null) => (x === null ? null : (x * 100) / range);
  return {
    ...raw,
    meanX: point(raw.meanX),
    meanY: point(raw.meanY),
    sdX: size(raw.sdX),
    sdY: size(raw.sdY),
    mean: size(raw.mean)!,
    sd: size(raw.sd),
    ci95: raw.ci95 && [size(raw.ci95[0])!, size(raw.ci95[1])!],
  };
}

function figures(
  own: Paired | null,
  points: Paired | null,
  /** From the means of `own` to what is printed as raw; null where the raw figures do not exist. */
  raw: ((x: number) => number) | null,
  pHolm: number | null,
  pBH: number | null,
): Pick<Figures, 'expectation' | 'delivery' | 'gap' | 'points' | 'correlation'> {
  const has = raw !== null && own !== null;
  return {
    expectation: { mean: has ? raw(own.meanX) : null, sd: has ? own.sdX : null },
    delivery: { mean: has ? raw(own.meanY) : null, sd: has ? own.sdY : null },
    gap: {
      mean: has ? own.mean : null,
      sd: has ? own.sd : null,
      ci95: has ? own.ci95 : null,
      t: own?.t ?? null,
      df: own?.df ?? null,
      p: own?.p ?? null,
      pHolm,
      pBH,
      dz: own?.dz ?? null,
    },
    points: {
      expectation: points?.meanX ?? null,
      delivery: points?.meanY ?? null,
      gap: points?.mean ?? null,
      sd: points?.sd ?? null,
      ci95: points?.ci95 ?? null,
    },
    correlation: own?.r ?? null,
  };
}

function unitFigures(
  id: string,
  unit: UnitTally,
  scheme: Scheme,
  counted: readonly Counted[],
  criteria: readonly CriterionReport[],
  from: number,
  to: number,
  weightOf: (i: number) => number,
): Omit<UnitFigures, 'weighted'> {
  const { policy } = scheme;
  const points = paired(sumsOf(unit.respondents));
  const line = sharedLine(scheme.criteria.slice(from, to));
  const own = points && line ? fromPoints(points, line) : points;
  const scored: { gap: number; weight: number; i: number }[] = [];
  for (let i = from; i < to; i++) {
    const gap = criteria[i]!.points.gap;
    if (gap !== null) scored.push({ gap, weight: weightOf(i), i });
  }
  const weight = sum(scored.map((one) => one.weight));
  const over = (part: (gap: number) => number) =>
    weight > 0 ? sum(scored.map((one) => one.weight * part(one.gap))) / weight : null;
  const shortfall = over((gap) => Math.max(0, -gap));
  const surplus = over((gap) => Math.max(0, gap));
  const failed = scored.some(({ i }) => criteria[i]!.verdict === 'failed');
  const unmet = scored.some((one) => one.weight > 0 && isShort(one.gap, policy.tolerance));
  const verdict: Verdict | null =
    scored.length === 0 || (weight === 0 && !failed) ? null : failed ? 'failed' : unmet ? 'unmet' : 'met';
  const isOverall = id === 'overall';
  const alpha = alphaOf(unit, counted.slice(from, to), scheme.criteria.slice(from, to), isOverall ? 2 : 1);
  return {
    id,
    n: unit.respondents.n,
    coverage: coverageOf(counted, from, to, (i) => scheme.criteria[i]!.weight),
    ...figures(own, points, line ? (x) => x : null, null, null),
    shares: sharesOf(unit.shares),
    verdict,
    exchange: verdict && exchangeOf(verdict, shortfall ?? 0, surplus ?? 0, policy),
    net: shortfall === null || surplus === null ? null : surplus - shortfall,
    shortfall,
    surplus,
    ...alpha,
  };
}

interface SharedLine {
  readonly low: number;
  readonly high: number;
  readonly reversed: boolean;
}

/** The one scale of all scored criteria, or null. Where only some are reversed, their answers count flipped (low + high − x). */
function sharedLine(criteria: readonly SchemeCriterion[]): SharedLine | null {
  const lines = criteria.filter(({ scored }) => scored).map(({ kind, answer }) => kind.line(answer));
  const first = lines[0];
  if (!first) return null;
  const same = lines.every(
    (line) => line && line.unit === first.unit && line.low === first.low && line.high === first.high,
  );
  return same ? { low: first.low, high: first.high, reversed: lines.every((line) => line!.reversed) } : null;
}

function fromPoints(points: Paired, { low, high, reversed }: SharedLine): Paired {
  const range = high - low;
  const value = (p: number) => (reversed ? high - (p * range) / 100 : low + (p * range) / 100);
  const size = (p: number | null) => (p === null ? null : (p * range) / 100);
  return {
    ...points,
    meanX: value(points.meanX),
    meanY: value(points.meanY),
    sdX: size(points.sdX),
    sdY: size(points.sdY),
    mean: size(points.mean)!,
    sd: size(points.sd),
    ci95: points.ci95 && [size(points.ci95[0])!, size(points.ci95[1])!],
  };
}

function alphaOf(
  unit: UnitTally,
  counted: readonly Counted[],
  criteria: readonly SchemeCriterion[],
  fromCompleteness: 1 | 2,
): Pick<UnitFigures, 'alpha' | 'reliabilityOfDifference'> {
  const whole = paired(sumsOf(unit.complete));
  const items = counted.filter((_, i) => criteria[i]!.scored).map((one) => one.item(fromCompleteness));
  const of = (sd: (one: Paired) => number | null) => {
    if (!whole || items.some((item) => item === null || sd(item) === null)) return null;
    return cronbachAlpha(
      items.map((item) => sd(item!)! ** 2),
      sd(whole)! ** 2,
    );
  };
  const alpha = {
    expectation: of(({ sdX }) => sdX),
    delivery: of(({ sdY }) => sdY),
    gap: of(({ sd }) => sd),
  };
  return {
    alpha,
    reliabilityOfDifference: differenceReliability({
      alphaX: alpha.expectation,
      alphaY: alpha.delivery,
      sdX: whole?.sdX ?? null,
      sdY: whole?.sdY ?? null,
      r: whole?.r ?? null,
    }),
  };
}

/**
 * Each criterion's share of the overall score. Criteria and sections without a figure do not count, as if they were
 * absent. Nested: section share × share in the section; flat: by criterion weight alone.
 */
function effectiveShares(scheme: Scheme, counted: readonly Counted[]): number[] {
  const weight = scheme.criteria.map((criterion, i) => (counted[i]!.points === null ? 0 : criterion.weight));
  if (scheme.standard.aggregation === 'flat') {
    const total = sum(weight);
    return weight.map((w) => (total > 0 ? w / total : 0));
  }
  const inSection = scheme.sections.map(({ from, to }) => sum(weight.slice(from, to)));
  const total = sum(scheme.sections.map((section, s) => (inSection[s]! > 0 ? section.weight : 0)));
  return weight.map((w, i) => {
    const s = scheme.criteria[i]!.section;
    return total > 0 && inSection[s]! > 0 ? (scheme.sections[s]!.weight / total) * (w / inSection[s]!) : 0;
  });
}

function criterionVerdict(gap: number, critical: boolean, tolerance: number): Verdict {
  if (!isShort(gap, tolerance)) return 'met';
  return critical ? 'failed' : 'unmet';
}

function exchangeOf(
  verdict: Verdict,
  shortfall: number,
  surplus: number,
  { criminalShortfall, tolerance }: { criminalShortfall: number; tolerance: number },
): Exchange {
  if (verdict === 'failed' || reaches(shortfall, criminalShortfall)) return 'criminal';
  if (verdict === 'unmet') return 'unequal';
  return isOver(surplus, tolerance) ? 'exceeding' : 'equal';
}

function scoreOf(delivery: number | null, verdict: Verdict | null, scheme: Scheme): number | null {
  if (delivery === null || verdict !== 'failed') return delivery;
  switch (scheme.standard.onCriticalFailure) {
    case 'fail':
      return delivery;
    case 'zero':
      return 0;
    case 'cap':
      return Math.min(delivery, scheme.policy.criticalCap);
  }
}

function pairShares(
  criterion: SchemeCriterion,
  pairs: readonly Pair[],
  tolerance: number,
): [number, number, number] {
  const shares: [number, number, number] = [0, 0, 0];
  if (!criterion.scored) return shares;
  for (const { expectation, delivery, count } of pairs) {
    const gap = criterion.kind.pointsGap(expectation, delivery, criterion.answer);
    shares[isShort(gap, tolerance) ? 0 : isOver(gap, tolerance) ? 2 : 1] += count;
  }
  return shares;
}

function sharesOf([unmet, met, exceeded]: readonly [number, number, number]): Figures['shares'] {
  const n = unmet + met + exceeded;
  return { unmet: divide(unmet, n), met: divide(met, n), exceeded: divide(exceeded, n) };
}

function rankTest(criterion: SchemeCriterion, pairs: readonly Pair[]): CriterionReport['wilcoxon'] {
  if (!criterion.scored) return { w: null, p: null, n: 0 };
  const { kind, answer } = criterion;
  const differences = pairs.map(({ expectation, delivery, count }) => {
    const gap = kind.gap(expectation, delivery, answer) ?? kind.pointsGap(expectation, delivery, answer);
    return { difference: Math.round(gap * RAW_SCALE), count };
  });
  const n = sum(differences.map(({ difference, count }) => (difference === 0 ? 0 : count)));
  return { ...(wilcoxon(differences) ?? { w: null, p: null }), n };
}

function ceilingOf(pairs: readonly Pair[], top: number, n: number): CriterionReport['ceiling'] {
  const at = (side: 'expectation' | 'delivery') =>
    divide(sum(pairs.filter((pair) => pair[side] === top).map(({ count }) => count)), n);
  return { expectation: at('expectation'), delivery: at('delivery') };
}

function optionCounts(criterion: SchemeCriterion, pairs: readonly Pair[]): CriterionReport['options'] {
  if (criterion.answer.kind !== 'choice') return [];
  const n = sum(pairs.map(({ count }) => count));
  return criterion.answer.options.map(({ id, text }, index) => {
    const count = sum(pairs.filter(({ delivery }) => delivery === index).map((pair) => pair.count));
    return {
      id,
      text,
      expected: sum(pairs.filter(({ expectation }) => expectation === index).map((pair) => pair.count)),
      count,
      share: divide(count, n),
      ci95: wilson(count, n),
    };
  });
}

/** Weight answered ÷ weight applicable: skipped and don't-know are applicable, not shown and not applicable are not. */
function coverageOf(
  counted: readonly Counted[],
  from: number,
  to: number,
  weightOf: (i: number) => number,
): number | null {
  let answered = 0;
  let applicable = 0;
  for (let i = from; i < to; i++) {
    const { n, blanks, out } = counted[i]!;
    answered += weightOf(i) * n;
    applicable += weightOf(i) * (n + (out ? 0 : blanks.skipped + blanks.dontKnow));
  }
  return divide(answered, applicable);
}

function prioritiesOf(criteria: readonly CriterionReport[]): Priority[] {
  return criteria
    .filter(({ share, points }) => share > 0 && points.gap !== null && isShort(points.gap, 0))
    .map(({ id, share, points }) => ({
      criterion: id,
      importance: share,
      shortfall: -points.gap!,
      gain: share * -points.gap!,
    }))
    .sort((a, b) => b.gain - a.gain || (a.criterion < b.criterion ? -1 : 1));
}

function wastedOf(criteria: readonly CriterionReport[], { tolerance }: Policy): Wasted[] {
  return criteria
    .filter(({ weight, points }) => weight === 0 && points.gap !== null && isOver(points.gap, tolerance))
    .map(({ id, points }) => ({ criterion: id, surplus: points.gap! }));
}

/** A group, and by what it is judged. */
interface Judgeable {
  readonly tally: GroupTally;
  readonly scheme: Scheme;
}

function groupReports(
  groups: readonly Judgeable[],
  minimumN: number,
  by: readonly string[],
  besideOf: (key: readonly string[]) => BesideTally | null,
): GroupReport[] {
  const suppressed = suppressedOf(
    groups.map(({ tally }) => tally),
    minimumN,
  );
  return groups.map(({ tally, scheme }) =>
    suppressed.has(tally)
      ? suppressedGroup(keyOf(tally, by))
      : {
          key: keyOf(tally, by),
          suppressed: false,
          profile: null,
          ...judge(tally, scheme, [], besideOf(tally.key)),
          priorities: [],
          wasted: [],
          silent: [],
          warnings: [],
        },
  );
}

const keyOf = ({ key }: GroupTally, by: readonly string[]): GroupReport['key'] =>
  Object.fromEntries(by.map((column, i) => [column, key[i] ?? '']));

const suppressedGroup = (key: GroupReport['key']): GroupReport => ({
  key,
  suppressed: true,
  profile: null,
  overall: null,
  sections: [],
  criteria: [],
  priorities: [],
  wasted: [],
  silent: [],
  warnings: [],
});

/** Respondents of one profile: their tally, and the standard as they see it. */
export interface ProfilePart {
  readonly scheme: Scheme;
  readonly tally: Tally;
  readonly silent: readonly Silent[];
}

/**
 * Several segments in one report, each judged by its own weights and expectations. There is no whole: what one segment
 * does not care about is what another pays for, so that their mean would be nobody's. Groups are the profiles or, where
 * `by` has more columns, their parts; its first column is `profile`.
 */
export function assessProfiles(parts: readonly ProfilePart[], context: Context): GapReport {
  const first = parts[0]!.scheme;
  const { by = ['profile'] } = context;
  const idOf = ({ profile }: Scheme): string => profile?.id ?? '';
  const sorted = [...parts].sort((a, b) => compareText(idOf(a.scheme), idOf(b.scheme)));
  const groups = sorted.flatMap(({ scheme, tally, silent }) =>
    tally
      .filter(({ key }) => by.length === 1 || key.length > 0)
      .filter(({ respondents }) => respondents > 0)
      .map((group) => ({
        tally: { ...group, key: [idOf(scheme), ...group.key] },
        scheme,
        silent: by.length === 1 ? silent : [],
      })),
  );
  const suppressed = suppressedOf(
    groups.map(({ tally }) => tally),
    first.policy.minimumN,
  );
  const receipt = { ...context.receipt, rejected: 0 };
  return {
    ...assess([emptyGroup(first)], { ...first, profile: null }, { ...context, by: [] }),
    warnings: [
      ...(context.warnings ?? []),
      ...(context.receipt.rejected > 0
        ? [{ code: 'rejected-rows', of: null, args: { count: context.receipt.rejected } }]
        : []),
    ],
    overall: null,
    sections: [],
    criteria: [],
    journey: [],
    ipa: null,
    groups: groups.map(({ tally, scheme, silent }): GroupReport => {
      const key = keyOf(tally, by);
      if (suppressed.has(tally)) return suppressedGroup(key);
      const judged = judge(tally, scheme, [], null);
      return {
        key,
        suppressed: false,
        profile: scheme.profile && { id: scheme.profile.id, title: scheme.profile.title },
        ...judged,
        priorities: prioritiesOf(judged.criteria),
        wasted: wastedOf(judged.criteria, scheme.policy),
        silent,
        warnings: warningsOf(judged, tally, receipt),
      };
    }),
  };
}

function weightedMean(parts: readonly { value: number | null; weight: number }[]): number | null {
  const known = parts.filter(({ value }) => value !== null);
  return divide(
    sum(known.map(({ value, weight }) => value! * weight)),
    sum(known.map(({ weight }) => weight)),
  );
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const divide = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
