// A comparison as tables of typed cells and the charts that draw them, for workbooks and documents.

import type { ChangeOutcome, Comparison } from '../../core/shapes/comparison.ts';
import { inLanguage } from '../../core/standard/text.ts';
import type { Speaker } from '../../words/index.ts';
import { half, halfOf } from '../gap/tables.ts';
import type { Mark } from '../html/marks.ts';
import type { Chart } from '../office/chart.ts';
import { SIDES } from '../office/chart.ts';
import type { Cell, Table } from '../office/table.ts';
import { figure, text } from '../office/table.ts';
import { hasSteps, headline, MARK_OF, notes, overallSentence, rowsOf } from './sentences.ts';

/** What outcomes are called in these tables: rules colour rows by these very words. */
export const outcomeWords = ({ say }: Speaker): Readonly<Partial<Record<Mark, string>>> =>
  Object.fromEntries(
    (Object.keys(MARK_OF) as ChangeOutcome[]).map((outcome) => [
      MARK_OF[outcome],
      say(`compare.outcome.${outcome}`),
    ]),
  );

export function tablesOf(comparison: Comparison, speaker: Speaker): Table[] {
  return [
    summary(comparison, speaker),
    waves(comparison, speaker),
    changes(comparison, speaker),
    ...(hasSteps(comparison) ? [course(comparison, speaker)] : []),
  ];
}

function summary(comparison: Comparison, speaker: Speaker): Table {
  const { say, language } = speaker;
  const { standard, overall, waves: all } = comparison;
  const row = (name: string, value: Cell, mark: Mark | null = null) => ({ cells: [name, value], mark });
  return {
    id: 'summary',
    title: say('office.summary'),
    isList: false,
    names: 1,
    verdict: null,
    judged: [],
    columns: [text('', 28), text('', 80)],
    rows: [
      row(
        say('page.standard'),
        `${inLanguage(standard.title, language)} (${standard.id} ${standard.version})`,
      ),
      row(say('compare.waves'), all.map(({ name }) => name).join(' → ')),
      row(
        say('page.verdict'),
        `${headline(comparison, speaker)}. ${overallSentence(comparison, speaker)}`,
        overall.outcome && MARK_OF[overall.outcome],
      ),
      ...notes(comparison, speaker).map((note, i) => row(i === 0 ? say('page.method') : '', note)),
    ],
  };
}

/** Expectation and delivery of the whole in each wave. */
function waves({ overall, waves: all }: Comparison, { say }: Speaker): Table {
  return {
    id: 'waves',
    title: say('compare.waves'),
    isList: true,
    names: 1,
    verdict: null,
    judged: [],
    columns: [
      text(say('page.wave'), 28),
      text(say('page.standard'), 12),
      figure(say('page.read'), 'count'),
      figure(say('page.used'), 'count'),
      figure(say('office.expected-points'), 'points'),
      figure(say('office.delivered-points'), 'points'),
      { ...figure(say('office.gap-points'), 'gap'), formula: { of: 'difference', from: [5, 4] } },
      figure(`${say('report.ci')}, ${say('office.low')}`, 'gap'),
      figure(`${say('report.ci')}, ${say('office.high')}`, 'gap'),
    ],
    rows: all.map(({ name, version, read, used }, i) => {
      const { expectation, delivery, gap, ci95 } = overall.waves[i]!;
      return {
        mark: null,
        cells: [name, version, read, used, expectation, delivery, gap, ci95?.[0] ?? null, ci95?.[1] ?? null],
      };
    }),
  };
}

/** From the first wave to the last: the whole, sections, criteria; those that became worst first. */
function changes(comparison: Comparison, speaker: Speaker): Table {
  const { say } = speaker;
  const rows = rowsOf(comparison, speaker);
  const byChange = rows.toSorted(
    (a, b) =>
      RANKS.indexOf(a.kind) - RANKS.indexOf(b.kind) ||
      (a.of.change.mean ?? Infinity) - (b.of.change.mean ?? Infinity),
  );
  return {
    id: 'changes',
    title: say('compare.changes'),
    isList: true,
    names: 2,
    verdict: 12,
    judged: [4, 5, 6],
    columns: [
      text(say('office.id'), 18),
      text(say('report.criterion'), 48),
      figure(say('compare.gap-before'), 'gap'),
      figure(say('compare.gap-after'), 'gap'),
      figure(say('compare.change'), 'gap'),
      figure(`${say('report.ci')}, ${say('office.low')}`, 'gap'),
      figure(`${say('report.ci')}, ${say('office.high')}`, 'gap'),
      half(5, 6),
      figure('t', 'own', 8),
      figure('df', 'points', 8),
      figure('p', 'p', 10),
      figure(say('report.holm'), 'p', 10),
      text(say('compare.shown'), 18),
    ],
    rows: byChange.map(({ name, id, of: { before, after, change, outcome } }) => ({
      mark: outcome && MARK_OF[outcome],
      cells: [
        id,
        name,
        before.gap,
        after.gap,
        change.mean,
        change.ci95?.[0] ?? null,
        change.ci95?.[1] ?? null,
        halfOf(change.ci95),
        change.t,
        change.df,
        change.p,
        change.pHolm,
        say(`compare.outcome.${outcome ?? 'none'}`),
      ],
    })),
  };
}

const RANKS = ['criterion', 'section', 'overall'];

/** The gap of everything in every wave. */
function course(comparison: Comparison, speaker: Speaker): Table {
  const { say } = speaker;
  return {
    id: 'course',
    title: say('compare.course'),
    isList: true,
    names: 2,
    verdict: null,
    judged: [],
    columns: [
      text(say('office.id'), 18),
      text(say('report.criterion'), 48),
      ...comparison.waves.map(({ name }) => figure(name, 'gap', 14)),
    ],
    rows: rowsOf(comparison, speaker).map(({ id, name, of }) => ({
      mark: null,
      cells: [id, name, ...of.waves.map(({ gap }) => gap)],
    })),
  };
}

const MOST_BARS = 40;

export function chartsOf(comparison: Comparison, tables: readonly Table[], { say }: Speaker): Chart[] {
  const { criteria, overall, waves: all } = comparison;
  const known = criteria.filter(({ change }) => change.mean !== null).length;
  const isDrawn = overall.waves.filter(({ expectation }) => expectation !== null).length > 1;
  const table = tables.find(({ id }) => id === 'changes')!;
  const told = table.rows
    .slice(0, 3)
    .map(({ cells }) => `${cells[1]}: ${cells[12]}`)
    .join('; ');
  return [
    ...(known > 0
      ? [
          {
            kind: 'bars' as const,
            title: say('compare.changes.heading'),
            description: `${say('compare.chart-description')} ${told}`,
            unit: say('compare.change-axis'),
            table: 'changes',
            names: 1,
            rows: Math.min(known, MOST_BARS),
            series: [{ name: say('compare.change'), column: 4, reach: 7 }],
          },
        ]
      : []),
    ...(isDrawn
      ? [
          {
            kind: 'lines' as const,
            title: say('office.course'),
            description: say('compare.waves-description'),
            unit: say('report.points'),
            table: 'waves',
            names: 0,
            rows: all.length,
            series: [
              { name: say('page.expected'), column: 4, colour: SIDES.expected },
              { name: say('page.delivered'), column: 5, colour: SIDES.delivered },
            ],
          },
        ]
      : []),
  ];
}
