// A comparison as tables of typed cells and the charts that draw them, for workbooks and documents.

import type { ChangeOutcome, Comparison, Standing } from '../../core/shapes/comparison.ts';
import { inLanguage } from '../../core/standard/text.ts';
import type { Speaker } from '../../words/index.ts';
import type { Mark } from '../html/marks.ts';
import { type Chart, SIDES } from '../office/chart.ts';
import type { Cell, ColumnOf, Table } from '../office/table.ts';
import { endsOf, factsOf, figure, halfOf, listOf, pointsOf, text } from '../office/table.ts';
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
  return factsOf(
    'summary',
    say('office.summary'),
    [28, 80],
    [
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
  );
}

/** Expectation and delivery of the whole in each wave. */
function waves({ overall, waves: all }: Comparison, { say }: Speaker): Table {
  return listOf(
    { id: 'waves', title: say('compare.waves'), names: 1 },
    [
      [text(say('page.wave'), 28), ({ wave }) => wave.name],
      [text(say('page.standard'), 12), ({ wave }) => wave.version],
      [figure(say('page.read'), 'count'), ({ wave }) => wave.read],
      [figure(say('page.used'), 'count'), ({ wave }) => wave.used],
      ...pointsOf(
        4,
        say,
        ({ standing }: { standing: Standing; wave: Comparison['waves'][number] }) => standing,
      ),
    ],
    all.map((wave, i) => ({ wave, standing: overall.waves[i]! })),
  );
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
  return listOf(
    { id: 'changes', title: say('compare.changes'), names: 2, verdict: 12, judged: [4, 5, 6] },
    [
      [text(say('office.id'), 18), ({ id }) => id],
      [text(say('report.criterion'), 48), ({ name }) => name],
      [figure(say('compare.gap-before'), 'gap'), ({ of }) => of.before.gap],
      [figure(say('compare.gap-after'), 'gap'), ({ of }) => of.after.gap],
      [figure(say('compare.change'), 'gap'), ({ of }) => of.change.mean],
      ...endsOf(say, ({ of }: (typeof rows)[number]) => of.change.ci95),
      halfOf(5, ({ of }: (typeof rows)[number]) => of.change.ci95),
      [figure('t', 'own', 8), ({ of }) => of.change.t],
      [figure('df', 'points', 8), ({ of }) => of.change.df],
      [figure('p', 'p', 10), ({ of }) => of.change.p],
      [figure(say('report.holm'), 'p', 10), ({ of }) => of.change.pHolm],
      [text(say('compare.shown'), 18), ({ of }) => say(`compare.outcome.${of.outcome ?? 'none'}`)],
    ],
    byChange,
    ({ of }) => ({ mark: of.outcome && MARK_OF[of.outcome] }),
  );
}

const RANKS = ['criterion', 'section', 'overall'];

/** The gap of everything in every wave. */
function course(comparison: Comparison, speaker: Speaker): Table {
  const { say } = speaker;
  const rows = rowsOf(comparison, speaker);
  return listOf(
    { id: 'course', title: say('compare.course'), names: 2 },
    [
      [text(say('office.id'), 18), ({ id }) => id],
      [text(say('report.criterion'), 48), ({ name }) => name],
      ...comparison.waves.map(
        ({ name }, k): ColumnOf<(typeof rows)[number]> => [
          figure(name, 'gap', 14),
          ({ of }) => of.waves[k]!.gap,
        ],
      ),
    ],
    rows,
  );
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
