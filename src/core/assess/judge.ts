// Judges groups by a scheme: criteria first, then sections and the whole, each with its verdict.

import type { Scheme } from '../standard/scheme.ts';
import { benjaminiHochberg, holm, paired } from '../statistics/statistics.ts';
import { weightedOf } from '../statistics/weighted.ts';
import type { BesideTally } from '../survey/beside.ts';
import type { GroupTally } from '../tally/tally.ts';
import type { Counted } from './criterion.ts';
import { countedOf, criterionReport } from './criterion.ts';
import type { Adjusted } from './figures.ts';
import { divide } from './figures.ts';
import type { CriterionReport, OverallReport, SectionReport } from './gap-report.ts';
import { totalsFor } from './pairs.ts';
import { unitFigures, unitOf } from './unit.ts';
import { scoreOf } from './verdict.ts';
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

export type Judge = (group: GroupTally, notes: Notes, beside: BesideTally | null) => Judgement;

/** Prepares judging by a scheme: what is the same for every group is worked out once. */
export function judgeFor(scheme: Scheme): Judge {
  const { policy, standard } = scheme;
  const yardsticks = scheme.criteria.map((_, i) => yardstickOf(scheme, i));
  const totals = yardsticks.map((yardstick) => totalsFor(yardstick, policy.tolerance));
  const weights = scheme.criteria.map(({ weight }) => weight);
  const units = scheme.sections.map(({ id, from, to }) => unitOf(id, scheme.criteria, from, to, 1));
  const allOfIt = unitOf('overall', scheme.criteria, 0, scheme.criteria.length, 2);

  return (group, notes, beside) => {
    const counted = yardsticks.map((yardstick, i) => {
      const tally = group.criteria[i]!;
      return countedOf(yardstick, tally, totals[i]!(tally.pairs));
    });
    const shares = effectiveShares(scheme, counted);
    const family = adjustedOf(counted.map(({ test }) => test?.p ?? null));
    const criteria = yardsticks.map((yardstick, i) =>
      criterionReport(yardstick, group.criteria[i]!, counted[i]!, {
        share: shares[i]!,
        adjusted: family[i]!,
        notes: notesOn(yardstick.id, notes),
        beside,
        policy,
      }),
    );
    const judged = { scheme: scheme.criteria, counted, reports: criteria };

    const tests = group.sections.map(({ respondents }) => paired(respondents));
    const sectionFamily = adjustedOf(tests.map((test) => test?.p ?? null));
    const sections = units.map((unit, s): SectionReport => {
      const { from, to, weight } = scheme.sections[s]!;
      return {
        ...unitFigures(unit, group.sections[s]!, tests[s]!, sectionFamily[s]!, judged, weights, policy),
        title: standard.sections[s]!.title,
        weight,
        share: sum(shares.slice(from, to)),
        weighted: beside?.weighted ? weightedOf(beside.weighted.sections[s]!) : null,
      };
    });

    const test = paired(group.overall.respondents);
    // A family of its own.
    const adjusted = { pHolm: test?.p ?? null, pBH: test?.p ?? null };
    const figures = unitFigures(allOfIt, group.overall, test, adjusted, judged, shares, policy);
    const overall: OverallReport = {
      ...figures,
      coverage: standard.aggregation === 'flat' ? figures.coverage : meanCoverage(sections),
      score: scoreOf(figures.points.delivery, figures.verdict, scheme),
      weighted: beside?.weighted ? weightedOf(beside.weighted.overall) : null,
    };
    return { overall, sections, criteria };
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

function adjustedOf(ps: readonly (number | null)[]): Adjusted[] {
  const pHolm = holm(ps);
  const pBH = benjaminiHochberg(ps);
  return ps.map((_, i) => ({ pHolm: pHolm[i]!, pBH: pBH[i]! }));
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
