// One row for the whole, for each section and each criterion, and the same again for each group; every figure in full.
// Column names never change with the language; grouping columns come last.

import type {
  CriterionReport,
  Figures,
  GapReport,
  GroupReport,
  OverallReport,
  SectionReport,
  Step,
  UnitFigures,
} from '../../core/assess/gap-report.ts';
import { inLanguage } from '../../core/standard/text.ts';
import { forCsv } from '../../text/escape.ts';
import type { TextReporter } from '../reporter.ts';

type Cell = string | number | boolean | null;
type Row = Readonly<Record<string, Cell>>;

const COLUMNS = [
  'standard',
  'version',
  'profile',
  'level',
  'id',
  'section',
  'text',
  'weight',
  'share',
  'critical',
  'suppressed',
  'n',
  'coverage',
  'verdict',
  'exchange',
  'score',
  'net',
  'shortfall',
  'surplus',
  'points_expectation',
  'points_delivery',
  'points_gap',
  'points_sd',
  'points_ci95_low',
  'points_ci95_high',
  'expectation_mean',
  'expectation_sd',
  'delivery_mean',
  'delivery_sd',
  'gap_mean',
  'gap_sd',
  'gap_ci95_low',
  'gap_ci95_high',
  't',
  'df',
  'p',
  'p_holm',
  'p_bh',
  'dz',
  'wilcoxon_w',
  'wilcoxon_p',
  'wilcoxon_n',
  'correlation',
  'share_unmet',
  'share_met',
  'share_exceeded',
  'alpha_expectation',
  'alpha_delivery',
  'alpha_gap',
  'reliability_of_difference',
  'ceiling_expectation',
  'ceiling_delivery',
  'not_shown',
  'skipped',
  'dont_know',
  'not_applicable',
  'expectation_filled',
  'priority_gain',
  'importance',
  'quadrant',
  'zone_n',
  'zone_minimum',
  'zone_adequacy',
  'zone_superiority',
  'zone_width',
  'zone_below',
  'zone_inside',
  'zone_above',
  'weighted_n',
  'weighted_effective_n',
  'weighted_points_expectation',
  'weighted_points_delivery',
  'weighted_points_gap',
  'weighted_points_sd',
  'weighted_points_ci95_low',
  'weighted_points_ci95_high',
  'summary',
  'summary_value',
  'summary_se',
  'summary_ci95_low',
  'summary_ci95_high',
  'silent_count',
  'silent_points',
  'option_count',
  'option_share',
  'option_ci95_low',
  'option_ci95_high',
] as const;

export const csv: TextReporter<GapReport> = (report, { speaker }) => {
  const { standard, profile, groups } = report;
  const by = Object.keys(groups[0]?.key ?? {});
  const about = { standard: standard.id, version: standard.version, profile: profile?.id ?? null };
  const gains = new Map(report.priorities.map(({ criterion, gain }) => [criterion, gain]));
  const text = (words: CriterionReport['text']) => inLanguage(words, speaker.language);
  const silent = new Map(report.silent.map((one) => [one.criterion, one]));
  const important = new Map(report.ipa?.criteria.map((one) => [one.criterion, one]));
  const whole = [
    ...rowsOf(report, text).map((row) =>
      row.level === 'criterion'
        ? {
            ...row,
            priority_gain: gains.get(String(row.id)) ?? 0,
            importance: important.get(String(row.id))?.importance ?? null,
            quadrant: important.get(String(row.id))?.quadrant ?? null,
            silent_count: silent.get(String(row.id))?.count ?? null,
            silent_points: silent.get(String(row.id))?.surplus ?? null,
          }
        : row,
    ),
    ...report.journey.map((step) => stepRow(step, text(step.title))),
  ];
  const grouped = groups.flatMap((group) => {
    const key = Object.fromEntries(by.map((name) => [`by_${name}`, group.key[name] ?? '']));
    const rows = group.suppressed ? [{ level: 'overall', id: 'overall' }] : rowsOf(group, text);
    const own = group.profile ? { profile: group.profile.id } : {};
    return rows.map((row): Row => ({ ...row, ...own, ...key, suppressed: group.suppressed }));
  });
  const columns = [...COLUMNS, ...by.map((name) => `by_${name}`)];
  const lines = [...whole, ...grouped].map((row: Row) => {
    const cells: Row = { ...about, ...row };
    return columns.map((column) => forCsv(cells[column] ?? null)).join(',');
  });
  return [columns.map(forCsv).join(','), ...lines, ''].join('\r\n');
};

function rowsOf(
  { overall, sections, criteria }: GapReport | GroupReport,
  text: (words: CriterionReport['text']) => string,
): Row[] {
  return [
    ...(overall ? [overallRow(overall)] : []),
    ...sections.map((section) => sectionRow(section, text(section.title))),
    ...criteria.flatMap((criterion) => [
      criterionRow(criterion, text(criterion.text)),
      ...optionRows(criterion, text),
    ]),
  ];
}

function overallRow(overall: OverallReport): Row {
  return { level: 'overall', id: 'overall', score: overall.score, ...figures(overall), ...unit(overall) };
}

function sectionRow(section: SectionReport, text: string): Row {
  const { id, weight, share } = section;
  return { level: 'section', id, section: id, text, weight, share, ...figures(section), ...unit(section) };
}

function criterionRow(criterion: CriterionReport, text: string): Row {
  const { id, section, weight, share, critical, blanks, wilcoxon, ceiling, expectationFilled } = criterion;
  const { summary } = criterion;
  return {
    level: 'criterion',
    id,
    section,
    text,
    weight,
    share,
    critical,
    ...figures(criterion),
    wilcoxon_w: wilcoxon.w,
    wilcoxon_p: wilcoxon.p,
    wilcoxon_n: wilcoxon.n,
    ...zoneOf(criterion),
    ceiling_expectation: ceiling.expectation,
    ceiling_delivery: ceiling.delivery,
    not_shown: blanks.notShown,
    skipped: blanks.skipped,
    dont_know: blanks.dontKnow,
    not_applicable: blanks.notApplicable,
    expectation_filled: expectationFilled,
    summary: summary?.kind ?? null,
    summary_value: summary?.value ?? null,
    summary_se: summary?.se ?? null,
    summary_ci95_low: summary?.ci95?.[0] ?? null,
    summary_ci95_high: summary?.ci95?.[1] ?? null,
  };
}

/** Shares of what was chosen, where options earn no points. */
function optionRows(
  { id: criterion, section, n, points, options }: CriterionReport,
  text: (words: CriterionReport['text']) => string,
): Row[] {
  if (points.gap !== null || n === 0) return [];
  return options.map(({ id, text: words, count, share, ci95 }) => ({
    level: 'option',
    id: `${criterion}/${id}`,
    section,
    text: text(words),
    n,
    option_count: count,
    option_share: share,
    option_ci95_low: ci95?.[0] ?? null,
    option_ci95_high: ci95?.[1] ?? null,
  }));
}

function stepRow({ touchpoint, n, points, shortfall, surplus, verdict }: Step, text: string): Row {
  return {
    level: 'touchpoint',
    id: touchpoint,
    text,
    n,
    verdict,
    shortfall,
    surplus,
    points_expectation: points.expectation,
    points_delivery: points.delivery,
    points_gap: points.gap,
  };
}

function figures(of: Figures): Row {
  const { expectation, delivery, gap, points, shares } = of;
  return {
    n: of.n,
    coverage: of.coverage,
    verdict: of.verdict,
    exchange: of.exchange,
    points_expectation: points.expectation,
    points_delivery: points.delivery,
    points_gap: points.gap,
    points_sd: points.sd,
    points_ci95_low: points.ci95?.[0] ?? null,
    points_ci95_high: points.ci95?.[1] ?? null,
    expectation_mean: expectation.mean,
    expectation_sd: expectation.sd,
    delivery_mean: delivery.mean,
    delivery_sd: delivery.sd,
    gap_mean: gap.mean,
    gap_sd: gap.sd,
    gap_ci95_low: gap.ci95?.[0] ?? null,
    gap_ci95_high: gap.ci95?.[1] ?? null,
    t: gap.t,
    df: gap.df,
    p: gap.p,
    p_holm: gap.pHolm,
    p_bh: gap.pBH,
    dz: gap.dz,
    correlation: of.correlation,
    share_unmet: shares.unmet,
    share_met: shares.met,
    share_exceeded: shares.exceeded,
    ...weightedOf(of),
  };
}

function weightedOf({ weighted }: Figures): Row {
  if (!weighted) return {};
  return {
    weighted_n: weighted.n,
    weighted_effective_n: weighted.effectiveN,
    weighted_points_expectation: weighted.expectation,
    weighted_points_delivery: weighted.delivery,
    weighted_points_gap: weighted.gap,
    weighted_points_sd: weighted.sd,
    weighted_points_ci95_low: weighted.ci95?.[0] ?? null,
    weighted_points_ci95_high: weighted.ci95?.[1] ?? null,
  };
}

/** In the units of the answer, or in points where it has none. */
function zoneOf({ zone }: CriterionReport): Row {
  if (!zone) return {};
  return {
    zone_n: zone.n,
    zone_minimum: zone.minimum,
    zone_adequacy: zone.adequacy.mean,
    zone_superiority: zone.superiority.mean,
    zone_width: zone.width.mean,
    zone_below: zone.shares.below,
    zone_inside: zone.shares.inside,
    zone_above: zone.shares.above,
  };
}

function unit(of: UnitFigures): Row {
  return {
    net: of.net,
    shortfall: of.shortfall,
    surplus: of.surplus,
    alpha_expectation: of.alpha.expectation,
    alpha_delivery: of.alpha.delivery,
    alpha_gap: of.alpha.gap,
    reliability_of_difference: of.reliabilityOfDifference,
  };
}
