// A gap report as tables of typed cells, for workbooks and documents: the whole, criteria, sections, groups, how answers are
// spread, and what was read. Figures in full; how many decimals show is the format's.

import type { CriterionReport, GapReport, GroupReport } from '../../core/assess/gap-report.ts';
import { inLanguage } from '../../core/standard/text.ts';
import type { Speaker } from '../../words/index.ts';
import type { Mark } from '../html/marks.ts';
import type { Cell, CellKind, Column, Table } from '../office/table.ts';
import { figure as column, text } from '../office/table.ts';
import { calledOf, sayAnswer } from '../values.ts';
import { gridOf, isOverTime } from './grid.ts';
import { markOfCriterion } from './html/view.ts';
import { blanks, circumstances, groupName, headline, hiddenCells, warnings, whyHidden } from './sentences.ts';
import { countsOf, sharedScale } from './spread.ts';

export function tablesOf(report: GapReport, speaker: Speaker): Table[] {
  return [
    summary(report, speaker),
    criteria(report, speaker),
    sections(report, speaker),
    groups(report, speaker),
    heat(report, speaker),
    spread(report, speaker),
    answers(report, speaker),
    notes(report, speaker),
    receipt(report, speaker),
  ].filter((table) => table.rows.length > 0);
}

/** A fact a row. */
const FACTS = { isList: false, names: 1, verdict: null, judged: [] } as const;
/** A thing a row: how many columns name it, and which says its verdict. */
const listOf = (names: number, verdict: number | null = null, judged: readonly number[] = []) => ({
  isList: true,
  names,
  verdict,
  judged,
});

/** What an interval reaches to either side of its middle. */
export const halfOf = (ci95: readonly [number, number] | null): number | null =>
  ci95 && (ci95[1] - ci95[0]) / 2;
export const half = (low: number, high: number): Column => ({
  ...column('±', 'points', 8),
  formula: { of: 'half', from: [high, low] },
});

function summary(report: GapReport, speaker: Speaker): Table {
  const { say, language } = speaker;
  const { overall, standard } = report;
  const { exchange, verdict } = headline(report, speaker);
  const row = (name: string, value: Cell, kind: CellKind = 'text') => ({
    cells: [name, value],
    mark: null,
    kind,
  });
  const rows = [
    row(say('page.standard'), `${inLanguage(standard.title, language)} (${standard.id} ${standard.version})`),
    ...circumstances(report, speaker).map((one) => row('', one)),
    {
      cells: [say('page.verdict'), `${exchange}. ${verdict}`],
      mark: overall ? markOfCriterion(overall) : null,
      kind: 'text' as const,
    },
    ...(overall
      ? [
          row(say('report.score'), overall.score, 'points'),
          row(say('report.expected'), overall.points.expectation, 'points'),
          row(say('office.gap-points'), overall.points.gap, 'gap'),
          row(`${say('report.ci')}, ${say('office.low')}`, overall.points.ci95?.[0] ?? null, 'gap'),
          row(`${say('report.ci')}, ${say('office.high')}`, overall.points.ci95?.[1] ?? null, 'gap'),
          row(say('report.shortfall'), overall.shortfall, 'points'),
          row(say('report.surplus'), overall.surplus, 'points'),
          row(say('report.coverage'), overall.coverage, 'share'),
          row('n', overall.n, 'count'),
        ]
      : []),
  ];
  return {
    id: 'summary',
    ...FACTS,
    title: say('office.summary'),
    columns: [text('', 28), text('', 60)],
    rows: rows.filter(({ cells }) => cells[1] !== null),
  };
}

/** What verdicts are called in these tables: rules colour rows by these very words. */
export const verdictWords = ({ say }: Speaker) =>
  Object.fromEntries(
    (['unmet', 'unclear', 'met', 'exceeding'] as const).map((mark) => [mark, say(`page.mark.${mark}`)]),
  ) as Readonly<Partial<Record<Mark, string>>>;

const verdictOf = (unit: Pick<CriterionReport, 'verdict' | 'exchange'>, { say }: Speaker): string =>
  say(`page.mark.${markOfCriterion(unit)}`);

/** As charts draw them: the farthest short first, what has no gap last. */
export const worstFirst = <T extends Pick<CriterionReport, 'points'>>(units: readonly T[]): T[] =>
  units.toSorted((a, b) => (a.points.gap ?? Infinity) - (b.points.gap ?? Infinity));

function criteria(report: GapReport, speaker: Speaker): Table {
  const { say, language } = speaker;
  const sectionOf = new Map(report.sections.map(({ id, title }) => [id, inLanguage(title, language)]));
  return {
    id: 'criteria',
    ...listOf(2, 19, [6, 7, 8]),
    title: say('page.criteria'),
    columns: [
      text(say('office.id'), 18),
      text(say('report.criterion'), 56),
      text(say('report.section'), 22),
      column('n', 'count', 8),
      column(say('office.expected-points'), 'points'),
      column(say('office.delivered-points'), 'points'),
      { ...column(say('office.gap-points'), 'gap'), formula: { of: 'difference', from: [5, 4] } },
      column(`${say('report.ci')}, ${say('office.low')}`, 'gap'),
      column(`${say('report.ci')}, ${say('office.high')}`, 'gap'),
      half(7, 8),
      column(say('office.expected-own'), 'own'),
      column(say('office.delivered-own'), 'own'),
      column('d_z', 'own', 8),
      column(say('report.holm'), 'p', 10),
      column(say('page.less-share'), 'share', 9),
      column(say('page.as-much'), 'share', 9),
      column(say('page.more-share'), 'share', 9),
      column(say('page.share'), 'share', 9),
      column(say('page.adds'), 'own'),
      text(say('page.verdict'), 18),
    ],
    rows: worstFirst(report.criteria).map((one) => ({
      mark: markOfCriterion(one),
      cells: [
        one.id,
        inLanguage(one.text, language),
        sectionOf.get(one.section) ?? one.section,
        one.n,
        one.points.expectation,
        one.points.delivery,
        one.points.gap,
        one.points.ci95?.[0] ?? null,
        one.points.ci95?.[1] ?? null,
        halfOf(one.points.ci95),
        one.expectation.mean,
        one.delivery.mean,
        one.points.dz,
        one.points.pHolm,
        one.shares.unmet,
        one.shares.met,
        one.shares.exceeded,
        one.share,
        one.contribution,
        verdictOf(one, speaker),
      ],
    })),
  };
}

function sections(report: GapReport, speaker: Speaker): Table {
  const { say, language } = speaker;
  return {
    id: 'sections',
    ...listOf(2, 15, [5, 6, 7]),
    title: say('report.sections'),
    columns: [
      text(say('office.id'), 18),
      text(say('report.section'), 40),
      column('n', 'count', 8),
      column(say('office.expected-points'), 'points'),
      column(say('office.delivered-points'), 'points'),
      { ...column(say('office.gap-points'), 'gap'), formula: { of: 'difference', from: [4, 3] } },
      column(`${say('report.ci')}, ${say('office.low')}`, 'gap'),
      column(`${say('report.ci')}, ${say('office.high')}`, 'gap'),
      column(say('report.shortfall'), 'points'),
      column(say('report.surplus'), 'points'),
      column(say('report.coverage'), 'share', 9),
      column(say('page.share'), 'share', 9),
      column('α E', 'own', 8),
      column('α D', 'own', 8),
      column('α D − E', 'own', 8),
      text(say('page.verdict'), 18),
    ],
    rows: worstFirst(report.sections).map((one) => ({
      mark: markOfCriterion(one),
      cells: [
        one.id,
        inLanguage(one.title, language),
        one.n,
        one.points.expectation,
        one.points.delivery,
        one.points.gap,
        one.points.ci95?.[0] ?? null,
        one.points.ci95?.[1] ?? null,
        one.shortfall,
        one.surplus,
        one.coverage,
        one.share,
        one.alpha.expectation,
        one.alpha.delivery,
        one.alpha.gap,
        verdictOf(one, speaker),
      ],
    })),
  };
}

function groups(report: GapReport, speaker: Speaker): Table {
  const { say } = speaker;
  return {
    id: 'groups',
    ...listOf(1, 8, [4, 5, 6]),
    title: say('page.groups'),
    columns: [
      text(say('page.group'), 34),
      column('n', 'count', 8),
      column(say('office.expected-points'), 'points'),
      column(say('office.delivered-points'), 'points'),
      { ...column(say('office.gap-points'), 'gap'), formula: { of: 'difference', from: [3, 2] } },
      column(`${say('report.ci')}, ${say('office.low')}`, 'gap'),
      column(`${say('report.ci')}, ${say('office.high')}`, 'gap'),
      half(5, 6),
      text(say('page.verdict'), 24),
    ],
    rows: groupsInOrder(report).map((group) => {
      const { overall, key } = group;
      const name = groupName(key, report, speaker);
      if (!overall)
        return {
          mark: null,
          cells: [name, null, null, null, null, null, null, null, whyHidden(group, report, speaker)],
        };
      const { points, n } = overall;
      return {
        mark: markOfCriterion(overall),
        cells: [
          name,
          n,
          points.expectation,
          points.delivery,
          points.gap,
          points.ci95?.[0] ?? null,
          points.ci95?.[1] ?? null,
          halfOf(points.ci95),
          verdictOf(overall, speaker),
        ],
      };
    }),
  };
}

/** Waves in their order, other groups the farthest short first; those that are not shown last. */
function groupsInOrder(report: GapReport): GroupReport[] {
  const shown = report.groups.filter(({ overall }) => overall !== null);
  const hidden = report.groups.filter(({ overall }) => overall === null);
  const gapOf = ({ overall }: GroupReport) => overall?.points.gap ?? Infinity;
  return [...(isOverTime(report) ? shown : shown.toSorted((a, b) => gapOf(a) - gapOf(b))), ...hidden];
}

/** Groups × criteria: gaps in points; the whole first. */
function heat(report: GapReport, speaker: Speaker): Table {
  const { say } = speaker;
  const grid = gridOf(report, speaker);
  const rows = grid ? [grid.whole, ...grid.groups] : [];
  return {
    id: 'heat',
    ...listOf(2),
    title: say('office.heat'),
    columns: [
      text(say('page.group'), 34),
      column('n', 'count', 8),
      ...(grid?.criteria ?? []).map(({ name }) => column(name, 'gap', 12)),
    ],
    rows: rows.map(({ name, n, cells }) => ({
      mark: null,
      marks: [null, null, ...cells.map(({ gap, mark }) => (gap === null ? null : mark))],
      cells: [name, n, ...cells.map(({ gap }) => gap)],
    })),
  };
}

/** How often each step of a scale that all criteria share was answered. */
function spread(report: GapReport, speaker: Speaker): Table {
  const { say, language } = speaker;
  const scale = sharedScale(report.criteria);
  const rated = worstFirst(report.criteria.filter(({ points }) => points.gap !== null));
  const labels = rated.flatMap(({ answer }) => (answer.kind === 'scale' ? answer.labels : []));
  const stepOf = (value: number) => {
    const number = speaker.number(value, Number.isInteger(value) ? 0 : 2);
    const words = inLanguage(labels.find((one) => one.value === value)?.text, language);
    return scale?.isMixed || words === '' ? number : `${number} ${words}`;
  };
  const upwards = scale ? Array.from({ length: scale.steps }, (_, i) => scale.min + i * scale.step) : [];
  // From the worst to the best.
  const steps = scale?.isTurned ? upwards.toReversed() : upwards;
  return {
    id: 'spread',
    ...listOf(1),
    title: say('office.spread'),
    columns: [
      text(say('report.criterion'), 44),
      ...steps.map((value) => column(`${say('page.expected')}: ${stepOf(value)}`, 'count', 11)),
      ...steps.map((value) => column(`${say('page.delivered')}: ${stepOf(value)}`, 'count', 11)),
    ],
    rows: scale
      ? rated.map((one) => ({
          mark: null,
          cells: [
            calledOf(one, speaker),
            ...countsOf(one, 'expectation', scale.steps),
            ...countsOf(one, 'delivery', scale.steps),
          ],
        }))
      : [],
  };
}

function answers(report: GapReport, speaker: Speaker): Table {
  const { say, language } = speaker;
  return {
    id: 'answers',
    ...listOf(1),
    title: say('office.answers'),
    columns: [
      text(say('office.id'), 18),
      text(say('report.criterion'), 56),
      text(say('page.expected'), 22),
      text(say('page.delivered'), 22),
      column(say('office.count'), 'count', 9),
    ],
    rows: report.criteria.flatMap(({ id, text: question, answer, distribution }) =>
      distribution.map(({ expectation, delivery, count }) => ({
        mark: null,
        cells: [
          id,
          inLanguage(question, language),
          expectation === null ? null : sayAnswer(expectation, answer, speaker),
          sayAnswer(delivery, answer, speaker),
          count,
        ],
      })),
    ),
  };
}

/** Comments and files of evidence, with where they are from. */
function notes({ criteria: all, sessions }: GapReport, speaker: Speaker): Table {
  const { say, language } = speaker;
  const from = (session: number) => [sessions[session]?.site ?? '', sessions[session]?.auditor ?? ''];
  const comments = all.flatMap(({ id, text: question, notes: own }) =>
    own.map(({ session, text: said }) => [
      id,
      inLanguage(question, language),
      ...from(session),
      said,
      null,
      null,
    ]),
  );
  const files = sessions.flatMap(({ evidence }, session) =>
    evidence.map(({ criterion, file, sha256 }) => [
      criterion,
      inLanguage(all.find(({ id }) => id === criterion)?.text, language),
      ...from(session),
      null,
      file,
      sha256,
    ]),
  );
  return {
    id: 'notes',
    ...listOf(1),
    title: say('office.notes'),
    columns: [
      text(say('office.id'), 18),
      text(say('report.criterion'), 44),
      text(say('office.site'), 18),
      text(say('office.auditor'), 18),
      text(say('page.comments'), 60),
      text(say('page.evidence'), 28),
      text('SHA-256', 20),
    ],
    rows: [...comments, ...files].map((cells) => ({ mark: null, cells })),
  };
}

function receipt(report: GapReport, speaker: Speaker): Table {
  const { say, knows } = speaker;
  const { receipt: of, standard, policy } = report;
  const missing = blanks(report, speaker);
  const row = (name: string, value: Cell) => ({
    cells: [name, value],
    mark: null,
    kind: typeof value === 'number' ? ('count' as const) : ('text' as const),
  });
  return {
    id: 'receipt',
    ...FACTS,
    title: say('report.receipt'),
    columns: [text('', 34), text('', 80)],
    rows: [
      row(say('page.read'), of.read),
      row(say('page.used'), of.used),
      ...of.dropped.map(({ reason, count }) =>
        row(knows(`dropped.${reason}`) ? say(`dropped.${reason}`) : reason, count),
      ),
      row(say('page.rejected'), of.rejected),
      ...(of.unread ?? []).map(({ column: name, text: said, count }) =>
        row(say('office.unread', { column: name, text: said }), count),
      ),
      ...(missing === '' ? [] : [row(say('report.blanks'), missing)]),
      row(say('page.tolerance-row'), policy.tolerance),
      row(say('page.digest'), standard.digest),
      ...warnings(report, speaker).map((one) => row(say('page.mind'), one)),
      ...hiddenCells(report, speaker).map((one) => row(say('report.hidden-cells'), one)),
    ],
  };
}
