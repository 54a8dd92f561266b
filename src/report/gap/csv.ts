// One row for the whole, for each section, criterion, option and touchpoint, and the same again for each group; every figure in
// full. Columns are those of the published shape and never change with the language; grouping columns come last.

import type { JsonSchema } from '../../core/answers/kind.ts';
import type { CriterionReport, GapReport, GroupReport } from '../../core/assess/gap-report.ts';
import { criterion, option, overall, section, step } from '../../core/shapes/gap-report.ts';
import { inLanguage } from '../../core/standard/text.ts';
import { csvRow, RFC_4180 } from '../../text/csv.ts';
import { type Cell, cellAt, columnsOf } from '../columns.ts';
import type { TextReporter } from '../reporter.ts';
import { notes } from './sentences.ts';

type Row = Readonly<Record<string, Cell>>;

const HEAD = [
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
];
/** What is told of criteria elsewhere in the report. */
const ONLY_OVERALL = ['priority_gain', 'importance', 'quadrant', 'silent_count', 'silent_points', 'comments'];

/** Where a figure's name says less than its place, or more. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/^gap_(t|df|p|p_holm|p_bh|dz)$/, '$1'],
  [/^shares_/, 'share_'],
  [/^blanks_/, ''],
  [/^zone_shares_/, 'zone_'],
  [/^zone_(adequacy|superiority|width)_mean$/, 'zone_$1'],
  [/^weighted_(?!n$|effective_n$)/, 'weighted_points_'],
  [/^summary_kind$/, 'summary'],
];
/** Several comments in one cell; a line break would be a row to many readers. */
const COMMENTS_APART = ' | ';

const named = (name: string): string => NAMES.reduce((now, [from, to]) => now.replace(from, to), name);

const figuresOf = (shape: JsonSchema, prefix = '') =>
  columnsOf(shape, [], prefix).map((column) => ({ ...column, name: named(column.name) }));

export const FIGURES = {
  overall: figuresOf(overall),
  section: figuresOf(section),
  criterion: figuresOf(criterion),
  option: figuresOf(option, 'option'),
  touchpoint: figuresOf(step),
} as const;

const COLUMNS = [
  ...new Set([
    ...HEAD,
    'suppressed',
    ...[...FIGURES.overall, ...FIGURES.section, ...FIGURES.criterion].map(({ name }) => name),
    ...ONLY_OVERALL,
    ...FIGURES.option.map(({ name }) => name).filter((name) => name !== 'option_id'),
  ]),
];

export const csv: TextReporter<GapReport> = (report, { speaker, csv: style = RFC_4180 }) => {
  const { standard, profile, groups } = report;
  const by = Object.keys(groups[0]?.key ?? {});
  const about = { standard: standard.id, version: standard.version, profile: profile?.id ?? null };
  const text = (words: CriterionReport['text']) => inLanguage(words, speaker.language);
  const whole = [
    ...rowsOf(report, text, moreOf(report)),
    ...report.journey.map((step) => ({
      ...row('touchpoint', step),
      id: step.touchpoint,
      text: text(step.title),
    })),
  ];
  const grouped = groups.flatMap((group) => {
    const key = Object.fromEntries(by.map((name) => [`by_${name}`, group.key[name] ?? '']));
    const rows = group.suppressed ? [{ level: 'overall', id: 'overall' }] : rowsOf(group, text);
    const own = group.profile ? { profile: group.profile.id } : {};
    return rows.map((one): Row => ({ ...one, ...own, ...key, suppressed: group.suppressed }));
  });
  const columns = [...COLUMNS, ...by.map((name) => `by_${name}`)];
  const lines = [...whole, ...grouped].map((one: Row) => {
    const cells: Row = { ...about, ...one };
    return csvRow(
      columns.map((column) => cells[column] ?? null),
      style,
    );
  });
  return style.mark + [csvRow(columns, style), ...lines, ''].join('\r\n');
};

const row = (level: keyof typeof FIGURES, of: object): Row =>
  Object.fromEntries([
    ['level', level],
    ...FIGURES[level].map((column) => [column.name, cellAt(of, column)]),
  ]);

function rowsOf(
  report: GapReport | GroupReport,
  text: (words: CriterionReport['text']) => string,
  more: (id: string) => Row = () => ({}),
): Row[] {
  return [
    ...(report.overall ? [row('overall', report.overall)] : []),
    ...report.sections.map((one) => ({ ...row('section', one), section: one.id, text: text(one.title) })),
    ...report.criteria.flatMap((one) => [
      { ...row('criterion', one), text: text(one.text), ...more(one.id) },
      ...optionRows(one, text),
    ]),
  ];
}

/** Shares of what was chosen, where options earn no points. */
function optionRows(
  { id: of, section: within, n, points, options }: CriterionReport,
  text: (words: CriterionReport['text']) => string,
): Row[] {
  if (points.gap !== null || n === 0) return [];
  return options.map((one) => ({
    ...row('option', one),
    id: `${of}/${one.id}`,
    section: within,
    text: text(one.text),
    n,
  }));
}

function moreOf(report: GapReport): (id: string) => Row {
  const { priorities, ipa, silent, criteria } = report;
  const gains = new Map(priorities.map((one) => [one.criterion, one.gain]));
  const important = new Map(ipa?.criteria.map((one) => [one.criterion, one]));
  const said = new Map(criteria.map((one) => [one.id, notes(report, one)]));
  const untold = new Map(silent.map((one) => [one.criterion, one]));
  return (id) => ({
    priority_gain: gains.get(id) ?? 0,
    importance: important.get(id)?.importance ?? null,
    quadrant: important.get(id)?.quadrant ?? null,
    silent_count: untold.get(id)?.count ?? null,
    silent_points: untold.get(id)?.surplus ?? null,
    comments: said.get(id)?.join(COMMENTS_APART) || null,
  });
}
