// A gap report as tables of typed cells, for workbooks and documents: the whole, criteria, sections, groups, how answers are
// spread, and what was read. Figures in full; how many decimals show is the format's.

import type { CriterionReport, GapReport, GroupReport } from '../../core/assess/gap-report.ts';
import { inLanguage } from '../../core/standard/text.ts';
import type { Speaker } from '../../words/index.ts';
import type { Mark } from '../html/marks.ts';
import { calledOf, sayAnswer } from '../values.ts';
import { markOfCriterion } from './html/view.ts';
import { blanks, circumstances, groupName, headline, warnings } from './sentences.ts';

export type Cell = string | number | null;
export type CellKind = 'text' | 'count' | 'points' | 'gap' | 'own' | 'share' | 'p';

export interface Column {
  readonly head: string;
  readonly kind: CellKind;
  /** Rough width in letters. */
  readonly width: number;
  /** The cell is the difference of two others of its row, by their places: second minus first. */
  readonly difference?: readonly [minuend: number, subtrahend: number];
}

export interface Table {
  readonly id: 'summary' | 'criteria' | 'sections' | 'groups' | 'heat' | 'answers' | 'receipt' | 'notes';
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly {
    readonly cells: readonly Cell[];
    readonly mark: Mark | null;
    /** Of each cell, where rows have several verdicts. */
    readonly marks?: readonly (Mark | null)[];
    /** Of its last cell, where that is of another kind than its column. */
    readonly kind?: CellKind;
  }[];
}

export function tablesOf(report: GapReport, speaker: Speaker): Table[] {
  return [
    summary(report, speaker),
    criteria(report, speaker),
    sections(report, speaker),
    groups(report, speaker),
    heat(report, speaker),
    answers(report, speaker),
    notes(report, speaker),
    receipt(report, speaker),
  ].filter((table) => table.rows.length > 0);
}

const text = (head: string, width: number): Column => ({ head, kind: 'text', width });
const column = (head: string, kind: CellKind, width = 11): Column => ({ head, kind, width });

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
    title: say('office.summary'),
    columns: [text('', 28), text('', 60)],
    rows: rows.filter(({ cells }) => cells[1] !== null),
  };
}

const verdictOf = (unit: Pick<CriterionReport, 'verdict' | 'exchange'>, { say }: Speaker): string =>
  say(`page.mark.${markOfCriterion(unit)}`);

function criteria(report: GapReport, speaker: Speaker): Table {
  const { say, language } = speaker;
  const sectionOf = new Map(report.sections.map(({ id, title }) => [id, inLanguage(title, language)]));
  return {
    id: 'criteria',
    title: say('page.criteria'),
    columns: [
      text(say('office.id'), 18),
      text(say('report.criterion'), 56),
      text(say('report.section'), 22),
      column('n', 'count', 8),
      column(say('office.expected-points'), 'points'),
      column(say('office.delivered-points'), 'points'),
      { ...column(say('office.gap-points'), 'gap'), difference: [5, 4] },
      column(`${say('report.ci')}, ${say('office.low')}`, 'gap'),
      column(`${say('report.ci')}, ${say('office.high')}`, 'gap'),
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
    rows: report.criteria.map((one) => ({
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
    title: say('report.sections'),
    columns: [
      text(say('office.id'), 18),
      text(say('report.section'), 40),
      column('n', 'count', 8),
      column(say('office.expected-points'), 'points'),
      column(say('office.delivered-points'), 'points'),
      { ...column(say('office.gap-points'), 'gap'), difference: [4, 3] },
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
    rows: report.sections.map((one) => ({
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
    title: say('page.groups'),
    columns: [
      text(say('page.group'), 34),
      column('n', 'count', 8),
      column(say('office.expected-points'), 'points'),
      column(say('office.delivered-points'), 'points'),
      { ...column(say('office.gap-points'), 'gap'), difference: [3, 2] },
      column(`${say('report.ci')}, ${say('office.low')}`, 'gap'),
      column(`${say('report.ci')}, ${say('office.high')}`, 'gap'),
      text(say('page.verdict'), 24),
    ],
    rows: report.groups.map((group) => {
      const { overall, key } = group;
      const name = groupName(key, report, speaker);
      if (!overall)
        return {
          mark: null,
          cells: [
            name,
            null,
            null,
            null,
            null,
            null,
            null,
            say('report.suppressed', { minimum: report.policy.minimumN }),
          ],
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
          verdictOf(overall, speaker),
        ],
      };
    }),
  };
}

/** Groups × criteria: gaps in points. */
function heat(report: GapReport, speaker: Speaker): Table {
  const { say } = speaker;
  const scored = report.criteria.filter(({ points }) => points.gap !== null);
  const shown = report.overall === null ? [] : report.groups.filter(({ overall }) => overall !== null);
  return {
    id: 'heat',
    title: say('office.heat'),
    columns: [text(say('page.group'), 34), ...scored.map((one) => column(calledOf(one, speaker), 'gap', 12))],
    rows: shown.map((group: GroupReport) => {
      const own = new Map(group.criteria.map((one) => [one.id, one]));
      return {
        mark: null,
        marks: [
          null,
          ...scored.map(({ id }) => (own.get(id)?.points.gap == null ? null : markOfCriterion(own.get(id)!))),
        ],
        cells: [
          groupName(group.key, report, speaker),
          ...scored.map(({ id }) => own.get(id)?.points.gap ?? null),
        ],
      };
    }),
  };
}

function answers(report: GapReport, speaker: Speaker): Table {
  const { say, language } = speaker;
  return {
    id: 'answers',
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
    title: say('report.receipt'),
    columns: [text('', 34), text('', 80)],
    rows: [
      row(say('page.read'), of.read),
      row(say('page.used'), of.used),
      ...of.dropped.map(({ reason, count }) =>
        row(knows(`dropped.${reason}`) ? say(`dropped.${reason}`) : reason, count),
      ),
      row(say('page.rejected'), of.rejected),
      ...(missing === '' ? [] : [row(say('report.blanks'), missing)]),
      row(say('page.tolerance-row'), policy.tolerance),
      row(say('page.digest'), standard.digest),
      ...warnings(report, speaker).map((one) => row(say('page.mind'), one)),
    ],
  };
}
