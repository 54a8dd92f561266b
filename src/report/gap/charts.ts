// The charts of a gap report for workbooks and documents: gaps by criterion, expectation beside delivery, how answers are spread,
// groups or waves. Each draws columns of a table that stands beside it.

import type { GapReport } from '../../core/assess/gap-report.ts';
import type { Speaker } from '../../words/index.ts';
import { shadesOf } from '../html/rows.ts';
import { type Chart, SIDES, STEPS } from '../office/chart.ts';
import type { Table } from '../office/table.ts';
import { isOverTime } from './grid.ts';
import { sharedScale } from './spread.ts';

/** What is drawn of one criterion or group at most: more bars than this are no picture. */
const MOST_BARS = 40;
/** How many of the worst are told in words. */
const MOST_TOLD = 3;

export function chartsOf(report: GapReport, tables: readonly Table[], speaker: Speaker): Chart[] {
  const { say, number } = speaker;
  const tableOf = (id: string) => tables.find((table) => table.id === id);
  const charts: (Chart | null)[] = [
    gaps(tableOf('criteria')),
    levels(tableOf('sections')) ?? levels(tableOf('criteria')),
    spread(tableOf('spread')),
    isOverTime(report) ? course(tableOf('groups')) : sites(tableOf('groups')),
  ];
  return charts.filter((chart) => chart !== null);

  function told(table: Table, rows: number, name: number, figure: number): string {
    return table.rows
      .slice(0, Math.min(rows, MOST_TOLD))
      .map(({ cells }) => {
        const value = cells[figure];
        return `${cells[name]}: ${number(typeof value === 'number' ? value : null, 1, { sign: true })}`;
      })
      .join('; ');
  }

  function gaps(table: Table | undefined): Chart | null {
    const rows = countOf(table, 6);
    if (!table || rows === 0) return null;
    return {
      kind: 'bars',
      title: say('office.chart'),
      description: `${say('office.chart-description')} ${told(table, rows, 1, 6)}`,
      unit: say('page.points-axis'),
      table: table.id,
      names: 1,
      rows,
      series: [{ name: say('office.gap-points'), column: 6, reach: 9 }],
    };
  }

  /** Of sections where there are several, else of criteria. */
  function levels(table: Table | undefined): Chart | null {
    const [expected, delivered] = table?.id === 'sections' ? [3, 4] : [4, 5];
    const rows = countOf(table, delivered);
    if (!table || rows < 2) return null;
    return {
      kind: 'bars',
      title: say(table.id === 'sections' ? 'office.levels-sections' : 'office.levels'),
      description: say('office.levels-description'),
      unit: say('report.points'),
      table: table.id,
      names: 1,
      rows,
      series: [
        { name: say('page.expected'), column: expected, colour: SIDES.expected },
        { name: say('page.delivered'), column: delivered, colour: SIDES.delivered },
      ],
    };
  }

  function spread(table: Table | undefined): Chart | null {
    const scale = sharedScale(report.criteria);
    if (!table || !scale) return null;
    const rows = Math.min(table.rows.length, MOST_BARS);
    const shades = shadesOf(scale.steps);
    return {
      kind: 'stacked',
      title: say('office.spread-delivered'),
      description: say('office.spread-description'),
      unit: say('page.share'),
      table: table.id,
      names: 0,
      rows,
      series: shades.map((shade, i) => {
        const column = 1 + scale.steps + i;
        return {
          name: table.columns[column]!.head.replace(`${say('page.delivered')}: `, ''),
          column,
          colour: STEPS[shade - 1]!,
        };
      }),
    };
  }

  function sites(table: Table | undefined): Chart | null {
    const rows = countOf(table, 4);
    if (!table || rows < 2) return null;
    return {
      kind: 'bars',
      title: say('office.groups'),
      description: `${say('office.groups-description')} ${told(table, rows, 0, 4)}`,
      unit: say('page.points-axis'),
      table: table.id,
      names: 0,
      rows,
      series: [{ name: say('office.gap-points'), column: 4, reach: 7 }],
    };
  }

  function course(table: Table | undefined): Chart | null {
    const rows = table?.rows.filter(({ cells }) => typeof cells[4] === 'number').length ?? 0;
    if (!table || rows < 2) return null;
    return {
      kind: 'lines',
      title: say('office.course'),
      description: say('office.course-description'),
      unit: say('report.points'),
      table: table.id,
      names: 0,
      rows,
      series: [
        { name: say('page.expected'), column: 2, colour: SIDES.expected },
        { name: say('page.delivered'), column: 3, colour: SIDES.delivered },
      ],
    };
  }
}

/** Rows from the first that have a figure in a column, as many as a picture holds. */
function countOf(table: Table | undefined, column: number): number {
  const rows = table?.rows ?? [];
  const end = rows.findIndex(({ cells }) => typeof cells[column] !== 'number');
  return Math.min(MOST_BARS, end < 0 ? rows.length : end);
}
