// A gap report as tables of typed cells, for workbooks and documents: the whole, criteria, sections, groups, how answers are
// spread, and what was read. Figures in full; how many decimals show is the format's.

import { scaleOf } from '../../core/answers/index.ts';
import type { CriterionReport, GapReport, GroupReport, SectionReport } from '../../core/assess/gap-report.ts';
import { inLanguage } from '../../core/standard/text.ts';
import type { Speaker } from '../../words/index.ts';
import type { Mark } from '../html/marks.ts';
import type { Cell, CellKind, ColumnOf, Table } from '../office/table.ts';
import { figure as column, factsOf, halfOf, listOf, pointsOf, text } from '../office/table.ts';
import { calledOf, sayAnswer } from '../values.ts';
import { type GridRow, gridOf, isOverTime } from './grid.ts';
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
  return factsOf(
    'summary',
    say('office.summary'),
    [28, 60],
    rows.filter(({ cells }) => cells[1] !== null),
  );
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
  return listOf(
    { id: 'criteria', title: say('page.criteria'), names: 2, verdict: 19, judged: [6, 7, 8] },
    [
      [text(say('office.id'), 18), (one) => one.id],
      [text(say('report.criterion'), 56), (one) => inLanguage(one.text, language)],
      [text(say('report.section'), 22), (one) => sectionOf.get(one.section) ?? one.section],
      [column('n', 'count', 8), (one) => one.n],
      ...pointsOf(4, say, (one: CriterionReport) => one.points),
      halfOf(7, (one: CriterionReport) => one.points.ci95),
      [column(say('office.expected-own'), 'own'), (one) => one.expectation.mean],
      [column(say('office.delivered-own'), 'own'), (one) => one.delivery.mean],
      [column('d_z', 'own', 8), (one) => one.points.dz],
      [column(say('report.holm'), 'p', 10), (one) => one.points.pHolm],
      [column(say('page.less-share'), 'share', 9), (one) => one.shares.unmet],
      [column(say('page.as-much'), 'share', 9), (one) => one.shares.met],
      [column(say('page.more-share'), 'share', 9), (one) => one.shares.exceeded],
      [column(say('page.share'), 'share', 9), (one) => one.share],
      [column(say('page.adds'), 'own'), (one) => one.contribution],
      [text(say('page.verdict'), 18), (one) => verdictOf(one, speaker)],
    ],
    worstFirst(report.criteria),
    (one) => ({ mark: markOfCriterion(one) }),
  );
}

function sections(report: GapReport, speaker: Speaker): Table {
  const { say, language } = speaker;
  return listOf(
    { id: 'sections', title: say('report.sections'), names: 2, verdict: 15, judged: [5, 6, 7] },
    [
      [text(say('office.id'), 18), (one) => one.id],
      [text(say('report.section'), 40), (one) => inLanguage(one.title, language)],
      [column('n', 'count', 8), (one) => one.n],
      ...pointsOf(3, say, (one: SectionReport) => one.points),
      [column(say('report.shortfall'), 'points'), (one) => one.shortfall],
      [column(say('report.surplus'), 'points'), (one) => one.surplus],
      [column(say('report.coverage'), 'share', 9), (one) => one.coverage],
      [column(say('page.share'), 'share', 9), (one) => one.share],
      [column('α E', 'own', 8), (one) => one.alpha.expectation],
      [column('α D', 'own', 8), (one) => one.alpha.delivery],
      [column('α D − E', 'own', 8), (one) => one.alpha.gap],
      [text(say('page.verdict'), 18), (one) => verdictOf(one, speaker)],
    ],
    worstFirst(report.sections),
    (one) => ({ mark: markOfCriterion(one) }),
  );
}

function groups(report: GapReport, speaker: Speaker): Table {
  const { say } = speaker;
  return listOf(
    { id: 'groups', title: say('page.groups'), names: 1, verdict: 8, judged: [4, 5, 6] },
    [
      [text(say('page.group'), 34), ({ key }) => groupName(key, report, speaker)],
      [column('n', 'count', 8), ({ overall }) => overall?.n ?? null],
      ...pointsOf(2, say, ({ overall }: GroupReport) => overall?.points),
      halfOf(5, ({ overall }: GroupReport) => overall?.points.ci95),
      [
        text(say('page.verdict'), 24),
        (group) => (group.overall ? verdictOf(group.overall, speaker) : whyHidden(group, report, speaker)),
      ],
    ],
    groupsInOrder(report),
    ({ overall }) => ({ mark: overall && markOfCriterion(overall) }),
  );
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
  return listOf(
    { id: 'heat', title: say('office.heat'), names: 2 },
    [
      [text(say('page.group'), 34), ({ name }) => name],
      [column('n', 'count', 8), ({ n }) => n],
      ...(grid?.criteria ?? []).map(
        ({ name }, k): ColumnOf<GridRow> => [column(name, 'gap', 12), ({ cells }) => cells[k]!.gap],
      ),
    ],
    rows,
    ({ cells }) => ({
      mark: null,
      marks: [null, null, ...cells.map(({ gap, mark }) => (gap === null ? null : mark))],
    }),
  );
}

/** How often each step of a scale that all criteria share was answered. */
function spread(report: GapReport, speaker: Speaker): Table {
  const { say, language } = speaker;
  const scale = sharedScale(report.criteria);
  const rated = worstFirst(report.criteria.filter(({ points }) => points.gap !== null));
  const labels = rated.flatMap(({ answer }) => scaleOf(answer)?.labels ?? []);
  const stepOf = (value: number) => {
    const number = speaker.number(value, Number.isInteger(value) ? 0 : 2);
    const words = inLanguage(labels.find((one) => one.value === value)?.text, language);
    return scale?.isMixed || words === '' ? number : `${number} ${words}`;
  };
  const upwards = scale ? Array.from({ length: scale.steps }, (_, i) => scale.min + i * scale.step) : [];
  // From the worst to the best.
  const steps = scale?.isTurned ? upwards.toReversed() : upwards;
  const counts = (side: 'expectation' | 'delivery', name: string) =>
    steps.map(
      (value, k): ColumnOf<CriterionReport> => [
        column(`${name}: ${stepOf(value)}`, 'count', 11),
        (one) => countsOf(one, side, scale!.steps)[k]!,
      ],
    );
  return listOf(
    { id: 'spread', title: say('office.spread'), names: 1 },
    [
      [text(say('report.criterion'), 44), (one) => calledOf(one, speaker)],
      ...counts('expectation', say('page.expected')),
      ...counts('delivery', say('page.delivered')),
    ],
    scale ? rated : [],
  );
}

function answers(report: GapReport, speaker: Speaker): Table {
  const { say, language } = speaker;
  return listOf(
    { id: 'answers', title: say('office.answers'), names: 1 },
    [
      [text(say('office.id'), 18), ({ of }) => of.id],
      [text(say('report.criterion'), 56), ({ of }) => inLanguage(of.text, language)],
      [
        text(say('page.expected'), 22),
        ({ of, expectation }) => (expectation === null ? null : sayAnswer(expectation, of.answer, speaker)),
      ],
      [text(say('page.delivered'), 22), ({ of, delivery }) => sayAnswer(delivery, of.answer, speaker)],
      [column(say('office.count'), 'count', 9), ({ count }) => count],
    ],
    report.criteria.flatMap((of) => of.distribution.map((pair) => ({ ...pair, of }))),
  );
}

/** Comments and files of evidence, with where they are from. */
function notes({ criteria: all, sessions }: GapReport, speaker: Speaker): Table {
  const { say, language } = speaker;
  const comments = all.flatMap(({ id, notes: own }) =>
    own.map(({ session, text: said }) => ({ id, session, said, file: null, sha256: null })),
  );
  const files = sessions.flatMap(({ evidence }, session) =>
    evidence.map(({ criterion, file, sha256 }) => ({ id: criterion, session, said: null, file, sha256 })),
  );
  return listOf(
    { id: 'notes', title: say('office.notes'), names: 1 },
    [
      [text(say('office.id'), 18), ({ id }) => id],
      [
        text(say('report.criterion'), 44),
        ({ id }) => inLanguage(all.find((one) => one.id === id)?.text, language),
      ],
      [text(say('office.site'), 18), ({ session }) => sessions[session]?.site ?? ''],
      [text(say('office.auditor'), 18), ({ session }) => sessions[session]?.auditor ?? ''],
      [text(say('page.comments'), 60), ({ said }) => said],
      [text(say('page.evidence'), 28), ({ file }) => file],
      [text('SHA-256', 20), ({ sha256 }) => sha256],
    ],
    [...comments, ...files],
  );
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
  return factsOf(
    'receipt',
    say('report.receipt'),
    [34, 80],
    [
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
  );
}
