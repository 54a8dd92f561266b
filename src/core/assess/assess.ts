// Judges a tally by its scheme into the gap report: figures and verdicts (see assess/judge.ts), then priorities and
// warnings. Reads counts only, so the same tally gives the same bytes.

import { compareText } from '../errors.ts';
import type { Silent } from '../shapes/gap-report.ts';
import type { Scheme } from '../standard/scheme.ts';
import type { Policy } from '../standard/standard.ts';
import { emptyImportance, ipaOf } from '../survey/importance.ts';
import type { Supplements, SupplementTally } from '../survey/supplement.ts';
import { type LogTally, logReport } from '../tally/log.ts';
import { emptyGroup, type GroupTally, isOver, isShort, listed, type Tally } from '../tally/tally.ts';
import { hiddenIn, withoutHidden } from './disclosure.ts';
import { driversOf } from './drivers.ts';
import type {
  Basis,
  CriterionReport,
  Drivers,
  Family,
  GapReport,
  GroupReport,
  Priority,
  Receipt,
  ReportSession,
  Warning,
  Wasted,
} from './gap-report.ts';
import { journeyOf } from './journey.ts';
import { familiesOf, type Judge, type Judgement, judgeFor, type Notes } from './judge.ts';
import { crossesGroups, rankingOf } from './ranking.ts';
import { suppressedOf } from './suppression.ts';
import { groupWarningsOf, warningsOf } from './warnings.ts';

export interface Context {
  readonly receipt: Receipt;
  /** What is judged is all there is, unless said to be a sample. */
  readonly basis?: Basis;
  readonly sessions?: readonly ReportSession[];
  readonly notes?: Notes;
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
  readonly supplements?: Supplements | null;
}

/** Pure and total: an empty tally gives a report of nulls. */
export function assess(tally: Tally, scheme: Scheme, context: Context): GapReport {
  const { standard, profile, policy } = scheme;
  const { basis = 'observed', by = [], notes = [] } = context;
  const whole = tally.find(({ key }) => key.length === 0) ?? emptyGroup(scheme);
  const groups = tally.filter(({ key }) => key.length > 0);
  const supplementOf = supplementBy(context.supplements ?? null);
  const judge = judgeFor(scheme, basis);
  const measured = judge.measure(whole, supplementOf([]));
  const family = familiesOf([measured]);
  const figures = judge.judge(measured, family.of[0]!, notes);
  const judged = { ...figures, criteria: figures.criteria.map((one, i) => spread(one, i, scheme, whole)) };
  const suppressed = suppressedOf(groups, policy.minimumN);
  const parts = judgedTogether(
    groups
      .filter((group) => !suppressed.has(group))
      .map((group) => ({ group, judge, supplement: supplementOf(group.key) })),
  );
  const reports = groups.map((group): GroupReport => {
    const own = parts.judgements.get(group);
    const key = keyOf(group, by);
    return own ? { ...suppressedGroup(key), suppressed: false, ...own } : suppressedGroup(key);
  });
  const shown = disclosed(reports, policy.minimumN);
  const designOf = ({ key }: GroupReport) =>
    supplementOf(by.map((column) => key[column] ?? ''))?.weighted?.overall ?? null;
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
    receipt: { ...context.receipt, ...leftOutOf(judged) },
    policy: {
      aggregation: standard.aggregation,
      onCriticalFailure: standard.onCriticalFailure,
      ...policy,
      basis,
      family: { ...family.size, groups: parts.size },
    },
    warnings: [
      ...(context.warnings ?? []),
      ...warningsOf(judged, whole, context.receipt, policy.tolerance),
      ...groupWarningsOf(shown, groups),
      ...(crossesGroups(shown, designOf) ? [{ code: 'clusters-cross-groups', of: null, args: {} }] : []),
    ],
    ...judged,
    priorities: prioritiesOf(judged.criteria),
    wasted: wastedOf(judged.criteria, policy),
    silent: context.silent ?? [],
    journey: context.journey ? journeyOf(standard, judged.criteria, basis) : [],
    drivers: context.drivers ?? driversOf({ standard, criteria: judged.criteria }),
    incidents: context.log && standard.log ? logReport(context.log, standard.log, standard.fields) : null,
    ipa: ipaFrom(context.supplements ?? null, scheme, judged.criteria),
    ranking: rankingOf(shown, designOf),
    groups: shown,
  };
}

/** Kinds with few answers. */
const STEPPED: ReadonlySet<string> = new Set(['scale', 'yes-no', 'choice']);

/** With how often each pair of answers was given, where answers are few. */
function spread(
  report: CriterionReport,
  i: number,
  { criteria }: Scheme,
  whole: GroupTally,
): CriterionReport {
  if (!STEPPED.has(criteria[i]!.answer.kind)) return report;
  const distribution = listed(whole.criteria[i]!.pairs)
    .map(({ expectation, delivery, counts }) => ({
      expectation: Number.isNaN(expectation) ? null : expectation,
      delivery,
      count: counts[0] + counts[1] + counts[2],
    }))
    .filter(({ count }) => count > 0);
  return { ...report, distribution };
}

/** The supplement of each group. */
function supplementBy(supplements: Supplements | null): (key: readonly string[]) => SupplementTally | null {
  const byKey = new Map(supplements?.tallies.map((tally) => [JSON.stringify(tally.key), tally]));
  return (key) => byKey.get(JSON.stringify(key)) ?? null;
}

function ipaFrom(
  supplements: Supplements | null,
  scheme: Scheme,
  criteria: readonly CriterionReport[],
): GapReport['ipa'] {
  const plan = supplements?.plan.importance;
  if (!supplements || !plan) return null;
  const whole = supplements.tallies.find(({ key }) => key.length === 0)?.importance;
  return ipaOf(
    { scheme, criteria },
    plan,
    whole ?? emptyImportance(scheme, plan, false),
    supplements.plan.crosshair,
  );
}

function prioritiesOf(criteria: readonly CriterionReport[]): Priority[] {
  return criteria
    .filter(({ contribution }) => contribution !== null && isShort(contribution, 0))
    .map(({ id, share, points, contribution }) => ({
      criterion: id,
      importance: share,
      shortfall: Math.max(0, -points.gap!),
      gain: -contribution!,
    }))
    .sort((a, b) => b.gain - a.gain || (a.criterion < b.criterion ? -1 : 1));
}

function wastedOf(criteria: readonly CriterionReport[], { tolerance }: Policy): Wasted[] {
  return criteria
    .filter(({ weight, points }) => weight === 0 && points.gap !== null && isOver(points.gap, tolerance))
    .map(({ id, points }) => ({ criterion: id, surplus: points.gap! }));
}

/** What may be shown of groups. */
function disclosed(groups: readonly GroupReport[], minimumN: number): GroupReport[] {
  const shown = groups.filter(({ suppressed }) => !suppressed);
  const hidden = hiddenIn(shown, minimumN);
  const byGroup = new Map(shown.map((group, g) => [group, hidden[g]!]));
  return groups.map((group) => {
    const own = byGroup.get(group) ?? [];
    return { ...withoutHidden(group, own), hidden: own };
  });
}

/** Groups judged together: p is adjusted over all of them, so that looking at many does not make one of them seem to stand out. */
function judgedTogether(
  groups: readonly {
    readonly group: GroupTally;
    readonly judge: Judge;
    readonly supplement: SupplementTally | null;
  }[],
): { readonly judgements: ReadonlyMap<GroupTally, Judgement>; readonly size: Family } {
  const measured = groups.map(({ group, judge, supplement }) => judge.measure(group, supplement));
  const { of, size } = familiesOf(measured);
  return {
    judgements: new Map(
      groups.map(({ group, judge }, g) => [group, judge.judge(measured[g]!, of[g]!, [])] as const),
    ),
    size,
  };
}

/** Who answered too little for a figure, figure by figure. */
function leftOutOf({ overall, sections }: Judgement): Pick<Receipt, 'leftOut'> {
  const leftOut = [overall, ...sections]
    .filter((unit) => unit.leftOut > 0)
    .map((unit) => ({ of: unit.id, count: unit.leftOut }));
  return leftOut.length > 0 ? { leftOut } : {};
}

const keyOf = ({ key }: GroupTally, by: readonly string[]): GroupReport['key'] =>
  Object.fromEntries(by.map((column, i) => [column, key[i] ?? '']));

const suppressedGroup = (key: GroupReport['key']): GroupReport => ({
  key,
  suppressed: true,
  profile: null,
  hidden: [],
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
  const basis = context.basis ?? 'observed';
  const sorted = [...parts].sort((a, b) => compareText(idOf(a.scheme), idOf(b.scheme)));
  const groups = sorted.flatMap(({ scheme, tally, silent }) => {
    const judge = judgeFor(scheme, basis);
    return tally
      .filter(({ key }) => by.length === 1 || key.length > 0)
      .filter(({ respondents }) => respondents > 0)
      .map((group) => ({
        tally: { ...group, key: [idOf(scheme), ...group.key] },
        scheme,
        judge,
        silent: by.length === 1 ? silent : [],
      }));
  });
  const suppressed = suppressedOf(
    groups.map(({ tally }) => tally),
    first.policy.minimumN,
  );
  const receipt = { ...context.receipt, rejected: 0 };
  const shown = groups
    .filter(({ tally }) => !suppressed.has(tally))
    .map(({ tally, judge }) => ({ group: tally, judge, supplement: null }));
  const { judgements, size } = judgedTogether(shown);
  const nothing = assess([emptyGroup(first)], { ...first, profile: null }, { ...context, by: [] });
  return {
    ...nothing,
    policy: { ...nothing.policy, family: { ...nothing.policy.family, groups: size } },
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
    ranking: null,
    groups: disclosed(
      groups.map(({ tally, scheme, silent }): GroupReport => {
        const key = keyOf(tally, by);
        const judged = judgements.get(tally);
        if (!judged) return suppressedGroup(key);
        return {
          key,
          suppressed: false,
          hidden: [],
          profile: scheme.profile && { id: scheme.profile.id, title: scheme.profile.title },
          ...judged,
          // What is told of a whole is told of a segment, which has no whole above it.
          criteria:
            by.length === 1
              ? judged.criteria.map((one, i) => spread(one, i, scheme, tally))
              : judged.criteria,
          priorities: prioritiesOf(judged.criteria),
          wasted: wastedOf(judged.criteria, scheme.policy),
          silent,
          warnings: warningsOf(judged, tally, receipt, scheme.policy.tolerance),
        };
      }),
      first.policy.minimumN,
    ),
  };
}
