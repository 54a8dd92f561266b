// Judges groups by a scheme, in two steps: first what each of them came to, then, with p adjusted over all that are looked at
// together, verdicts: criteria first, then sections and the whole.

import type { Scheme } from '../standard/scheme.ts';
import { adjustedBoth, holm } from '../statistics/statistics.ts';
import type { SupplementTally } from '../survey/supplement.ts';
import type { DesignTally } from '../tally/design.ts';
import type { GroupTally } from '../tally/tally.ts';
import type { ContributionShare, MeasuredCriterion } from './criterion.ts';
import { contributionShare, criterionReport, measuredCriterion } from './criterion.ts';
import { type Adjusted, adjust, divide } from './figures.ts';
import type { Basis, CriterionReport, Family, OverallReport, SectionReport } from './gap-report.ts';
import { totalsFor } from './pairs.ts';
import { type MeasuredUnit, measuredUnit, unitFigures, unitOf } from './unit.ts';
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

/**
 * What a group came to, before any p is adjusted. Of many groups there is as much of this as of the report itself: so it is made of
 * what the report needs.
 */
export interface Measurement {
  readonly group: GroupTally;
  readonly design: DesignTally | null;
  readonly byCriterion: readonly MeasuredCriterion[];
  readonly sections: readonly MeasuredUnit[];
  readonly overall: MeasuredUnit;
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
  measure(group: GroupTally, supplement: SupplementTally | null): Measurement;
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
    measure(group, supplement) {
      const design = supplement?.weighted ?? null;
      const both = yardsticks.map((yardstick, i) => {
        const tally = group.criteria[i]!;
        return measuredCriterion(yardstick, tally, totals[i]!(tally.pairs), policy, supplement);
      });
      const byCriterion = both.map((one) => one.measured);
      const criteria = {
        scheme: scheme.criteria,
        tallies: group.criteria,
        byCriterion,
        items: both.map(({ item }) => item),
      };
      return {
        group,
        design,
        byCriterion,
        sections: units.map((unit, s) =>
          measuredUnit(unit, group.sections[s]!, criteria, design?.sections[s] ?? null, policy),
        ),
        overall: measuredUnit(allOfIt, group.overall, criteria, design?.overall ?? null, policy),
        counts,
      };
    },
    judge({ group, design, byCriterion, sections: measured, overall: whole }, family, notes) {
      /** What a criterion contributes to a unit, over its respondents, or their weight where they differ in that. */
      const shareOf = (i: number, to: 'toOverall' | 'toSection', unit: MeasuredUnit): ContributionShare =>
        unit.weight === null
          ? contributionShare(group.criteria[i]![to], BigInt(unit.n))
          : contributionShare(design![to][i]!, unit.weight);
      const criteria = yardsticks.map((yardstick, i) => {
        const { range, shown, figures, n } = byCriterion[i]!;
        const { critical, section } = yardstick;
        adjust(figures, family.own[i]!, family.points[i]!);
        const of = { n, points: figures.points, range, critical, family: family.verdicts };
        return criterionReport(yardstick, byCriterion[i]!, {
          judged: criterionJudged(of, shown, family.unmet[i]!, basis, policy),
          toOverall: shareOf(i, 'toOverall', whole),
          toSection: shareOf(i, 'toSection', measured[section]!),
          itemRest: measured[section]!.reliability.itemRest[i - scheme.sections[section]!.from]!,
          notes: notesOn(yardstick.id, notes),
          basis,
          policy,
        });
      });
      const judged = { byCriterion, reports: criteria };
      const hasFigure = whole.figures.points.gap !== null;
      const sections = units.map((unit, s): SectionReport => {
        const { from, to, weight } = scheme.sections[s]!;
        const own = criteria.slice(from, to);
        const contributed = (criterion: CriterionReport) => criterion.inSection.contribution;
        const contribution = hasFigure ? sum(own.map((one) => one.contribution ?? 0)) : null;
        adjust(measured[s]!.figures, family.sections[s]!, family.sections[s]!);
        return {
          ...unitFigures(unit, measured[s]!, judged, contributed, contribution, basis, policy),
          title: standard.sections[s]!.title,
          weight,
          share: sum(own.map(({ share }) => share)),
        };
      });
      adjust(whole.figures, family.overall, family.overall);
      const { points } = whole.figures;
      const contributed = ({ contribution }: CriterionReport) => contribution;
      const figures = unitFigures(allOfIt, whole, judged, contributed, points.gap, basis, policy);
      const overall: OverallReport = {
        ...figures,
        coverage: standard.aggregation === 'flat' ? figures.coverage : meanCoverage(sections),
        score: scoreOf(points.delivery, figures.verdict, scheme),
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
  const overall = adjusted(measurements.map(({ overall: whole }) => [whole.figures.points.p]));
  const sections = adjusted(measurements.map((one) => one.sections.map(({ figures }) => figures.points.p)));
  const points = adjusted(
    measurements.map(({ byCriterion }) => byCriterion.map(({ figures }) => figures.points.p)),
  );
  // The units of a straight line have the p of the points, and so has what has no units of its own.
  const isSame = measurements.every(({ byCriterion }) =>
    byCriterion.every(({ figures }) => figures.gap.p === figures.points.p),
  );
  const own = isSame
    ? points
    : adjusted(measurements.map(({ byCriterion }) => byCriterion.map(({ figures }) => figures.gap.p)));
  const unmet = (counting: boolean) =>
    eachIn(
      measurements.map(({ byCriterion, counts }) =>
        byCriterion.map(({ shown }, i) => (counts[i] === counting ? shown.unmet : null)),
      ),
      holm,
    );
  const [counting, rest] = [unmet(true), unmet(false)];
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
      unmet: counting[g]!.map((p, i) => p ?? rest[g]![i]!),
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
    const { pHolm, pBH } = adjustedBoth(ps);
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
  notes.length === 0
    ? []
    : notes.filter(({ criterion }) => criterion === id).map(({ session, text }) => ({ session, text }));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
