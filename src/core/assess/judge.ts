// Judges groups by a scheme, in two steps: first what each of them came to, then, with p adjusted over all that are looked at
// together, verdicts: criteria first, then sections and the whole.

import type { Scheme } from '../standard/scheme.ts';
import { benjaminiHochberg, holm } from '../statistics/statistics.ts';
import { weightedOf } from '../statistics/weighted.ts';
import type { BesideTally } from '../survey/beside.ts';
import type { GroupTally } from '../tally/tally.ts';
import type { Counted } from './criterion.ts';
import { contributionShare, countedOf, criterionReport } from './criterion.ts';
import type { Adjusted } from './figures.ts';
import { divide } from './figures.ts';
import type { Basis, CriterionReport, Family, OverallReport, SectionReport } from './gap-report.ts';
import { totalsFor } from './pairs.ts';
import { measuredUnit, reliabilityOf, unitFigures, unitOf } from './unit.ts';
import { criterionJudged, scoreOf } from './verdict.ts';
import { yardstickOf } from './yardstick.ts';

export interface Judgement {
  readonly overall: OverallReport;
  readonly sections: readonly SectionReport[];
  readonly criteria: readonly CriterionReport[];
}

/** What auditors wrote; `session` is a position. */
export type Notes = readonly {
  readonly criterion: string;
  readonly session: number;
  readonly text: string;
}[];

/** What a group came to, before any p is adjusted. */
export interface Measurement {
  readonly group: GroupTally;
  readonly beside: BesideTally | null;
  readonly counted: readonly Counted[];
  readonly sections: readonly ReturnType<typeof measuredUnit>[];
  readonly overall: ReturnType<typeof measuredUnit>;
  /** By criterion: whether it counts for the verdict. */
  readonly counts: readonly boolean[];
}

/** A group's p, adjusted over the family of its kind. */
export interface InFamily {
  readonly overall: Adjusted;
  readonly sections: readonly Adjusted[];
  readonly points: readonly Adjusted[];
  readonly own: readonly Adjusted[];
  /** One-sided p that a criterion is unmet, after Holm; and in how large a family. */
  readonly unmet: readonly (number | null)[];
  readonly verdicts: number;
}

export interface Judge {
  measure(group: GroupTally, beside: BesideTally | null): Measurement;
  judge(measurement: Measurement, family: InFamily, notes: Notes): Judgement;
}

/** Prepares judging by a scheme: what is the same for every group is worked out once. */
export function judgeFor(scheme: Scheme, basis: Basis): Judge {
  const { policy, standard } = scheme;
  const yardsticks = scheme.criteria.map((_, i) => yardstickOf(scheme, i));
  const totals = yardsticks.map((yardstick) => totalsFor(yardstick, policy.tolerance));
  const units = scheme.sections.map(({ id, from, to }) => unitOf(id, scheme.criteria, from, to, 1));
  const allOfIt = unitOf('overall', scheme.criteria, 0, scheme.criteria.length, 2);
  const counts = scheme.criteria.map(({ weight, critical, scored }) => scored && (weight > 0 || critical));

  return {
    measure(group, beside) {
      const design = beside?.weighted ?? null;
      const counted = yardsticks.map((yardstick, i) => {
        const tally = group.criteria[i]!;
        return countedOf(yardstick, tally, totals[i]!(tally.pairs), policy, design);
      });
      return {
        group,
        beside,
        counted,
        sections: units.map((unit, s) =>
          measuredUnit(unit, group.sections[s]!, counted, design ? design.sections[s]! : null),
        ),
        overall: measuredUnit(allOfIt, group.overall, counted, design ? design.overall : null),
        counts,
      };
    },
    judge({ group, beside, counted, sections: measured, overall: whole }, family, notes) {
      const design = beside?.weighted ?? null;
      /** What a criterion contributes, and the respondents (or their weight) that the figures are over. */
      const contributions = (i: number) => {
        const s = scheme.criteria[i]!.section;
        const [all, own] = [whole?.sampled, measured[s]?.sampled];
        const plain = group.criteria[i]!;
        const isWeighed = (of: typeof all): boolean => !!design && !!of && !of.isPlain;
        return {
          toOverall: isWeighed(all) ? design!.toOverall[i]! : plain.toOverall,
          toSection: isWeighed(own) ? design!.toSection[i]! : plain.toSection,
          wholes: {
            overall: isWeighed(all) ? all!.weight : group.overall.respondents.n,
            section: isWeighed(own) ? own!.weight : group.sections[s]!.respondents.n,
          },
        };
      };
      const reliabilities = units.map((unit, s) =>
        reliabilityOf(unit, group.sections[s]!, scheme.criteria, group.criteria, counted),
      );
      const criteria = yardsticks.map((yardstick, i) => {
        const { toOverall, toSection, wholes } = contributions(i);
        const { points, shown } = counted[i]!;
        const { critical, section } = yardstick;
        const of = { points: points?.of ?? null, range: points?.range ?? [0, 0], critical } as const;
        return criterionReport(yardstick, group.criteria[i]!, counted[i]!, {
          judged: criterionJudged({ ...of, family: family.verdicts }, shown, family.unmet[i]!, basis, policy),
          toOverall: contributionShare(toOverall, wholes.overall),
          toSection: contributionShare(toSection, wholes.section),
          adjusted: { own: family.own[i]!, points: family.points[i]! },
          itemRest: reliabilities[section]!.itemRest[i - scheme.sections[section]!.from]!,
          notes: notesOn(yardstick.id, notes),
          beside,
          basis,
          policy,
        });
      });
      const judged = { scheme: scheme.criteria, counted, reports: criteria };
      const sections = units.map((unit, s): SectionReport => {
        const { from, to, weight } = scheme.sections[s]!;
        const own = criteria.slice(from, to);
        const contributed = (criterion: CriterionReport) => criterion.inSection.contribution;
        return {
          ...unitFigures(
            unit,
            group.sections[s]!,
            measured[s]!,
            family.sections[s]!,
            judged,
            contributed,
            reliabilities[s]!,
            basis,
            policy,
          ),
          contribution: whole && sum(own.map(({ contribution }) => contribution ?? 0)),
          title: standard.sections[s]!.title,
          weight,
          share: sum(own.map(({ share }) => share)),
          weighted: design && weightedOf(measured[s]?.sampled ?? null),
        };
      });
      const contributed = ({ contribution }: CriterionReport) => contribution;
      const figures = unitFigures(
        allOfIt,
        group.overall,
        whole,
        family.overall,
        judged,
        contributed,
        reliabilityOf(allOfIt, group.overall, scheme.criteria, group.criteria, counted),
        basis,
        policy,
      );
      const overall: OverallReport = {
        ...figures,
        contribution: figures.points.gap,
        coverage: standard.aggregation === 'flat' ? figures.coverage : meanCoverage(sections),
        score: scoreOf(figures.points.delivery, figures.verdict, scheme),
        weighted: design && weightedOf(whole?.sampled ?? null),
      };
      return { overall, sections, criteria };
    },
  };
}

/**
 * Adjusts p over all that is looked at together: overall gaps, gaps of sections and of criteria are a family each. Verdicts are
 * adjusted over the criteria that count; what does not count is a family of its own, lest it cost the others.
 */
export function familiesOf(measurements: readonly Measurement[]): {
  readonly size: Family;
  readonly of: readonly InFamily[];
} {
  const overall = adjusted(measurements.map(({ overall: whole }) => [whole?.of.p ?? null]));
  const sections = adjusted(measurements.map((one) => one.sections.map((section) => section?.of.p ?? null)));
  const points = adjusted(measurements.map(({ counted }) => counted.map((one) => one.points?.of.p ?? null)));
  // The units of a straight line have the p of the points, and so has what has no units of its own.
  const isSame = measurements.every(({ counted }) =>
    counted.every((one) => one.own === null || one.own.of.p === one.points?.of.p),
  );
  const own = isSame
    ? points
    : adjusted(
        measurements.map(({ counted }) => counted.map((one) => (one.own ?? one.points)?.of.p ?? null)),
      );
  const unmet = (counting: boolean) =>
    eachIn(
      measurements.map(({ counted, counts }) =>
        counted.map(({ shown }, i) => (counts[i] === counting ? shown.unmet : null)),
      ),
      holm,
    );
  const [counting, beside] = [unmet(true), unmet(false)];
  const tests = (ps: readonly { readonly pHolm: number | null }[][]) =>
    ps.flat().filter(({ pHolm }) => pHolm !== null).length;
  const verdicts = counting.flat().filter((p) => p !== null).length;
  return {
    size: { overall: tests(overall), sections: tests(sections), criteria: tests(points), verdicts },
    of: measurements.map((_, g) => ({
      overall: overall[g]![0]!,
      sections: sections[g]!,
      points: points[g]!,
      own: own[g]!,
      unmet: counting[g]!.map((p, i) => p ?? beside[g]![i]!),
      verdicts,
    })),
  };
}

/** As one family, and back into the lists that they came in. */
function eachIn<T>(
  lists: readonly (readonly (number | null)[])[],
  adjust: (ps: (number | null)[]) => T[],
): T[][] {
  const all = adjust(lists.flat());
  let at = 0;
  return lists.map((list) => {
    at += list.length;
    return all.slice(at - list.length, at);
  });
}

function adjusted(lists: readonly (readonly (number | null)[])[]): Adjusted[][] {
  return eachIn(lists, (ps) => {
    const pHolm = holm(ps);
    const pBH = benjaminiHochberg(ps);
    return ps.map((_, i) => ({ pHolm: pHolm[i]!, pBH: pBH[i]! }));
  });
}

/** By section weight, over the sections that anything was applicable in. */
function meanCoverage(sections: readonly SectionReport[]): number | null {
  const known = sections.filter(({ coverage }) => coverage !== null);
  return divide(
    sum(known.map(({ coverage, weight }) => coverage! * weight)),
    sum(known.map(({ weight }) => weight)),
  );
}

const notesOn = (id: string, notes: Notes): CriterionReport['notes'] =>
  notes.filter(({ criterion }) => criterion === id).map(({ session, text }) => ({ session, text }));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
