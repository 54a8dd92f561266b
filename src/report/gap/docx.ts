// The gap report as a document for a client: what was found in words, tables, charts.

import type { GapReport } from '../../core/assess/gap-report.ts';
import { inLanguage } from '../../core/standard/text.ts';
import { escapeTexts, forSheet } from '../../text/escape.ts';
import type { Speaker } from '../../words/index.ts';
import { type Block, documentOf } from '../office/document.ts';
import { figure, type Table, text } from '../office/table.ts';
import type { Reporter } from '../reporter.ts';
import { chartsOf } from './charts.ts';
import { type Grid, gridOf } from './grid.ts';
import { silences } from './insights.ts';
import { circumstances, headline, hiddenCells, priorities, receipt, warnings, wasted } from './sentences.ts';
import { tablesOf } from './tables.ts';

export const docx: Reporter<GapReport, Promise<Uint8Array>> = async (raw, { speaker }) => {
  const report = escapeTexts(raw, forSheet);
  const { say, language } = speaker;
  const tables = tablesOf(report, speaker);
  const charts = chartsOf(report, tables, speaker);
  const { exchange, verdict } = headline(report, speaker);
  const title = inLanguage(report.standard.title, language);
  const list = (name: string, lines: readonly string[]): Block[] =>
    lines.length === 0
      ? []
      : [
          { as: 'heading', text: name },
          { as: 'list', lines },
        ];
  const tabled = (id: string, columns: readonly number[]): Block[] => {
    const table = tables.find((one) => one.id === id);
    return table
      ? [
          { as: 'heading', text: table.title },
          { as: 'table', table, columns },
        ]
      : [];
  };
  const drawn = (id: string): Block[] =>
    charts.filter(({ table }) => table === id).map((chart) => ({ as: 'chart', chart }));
  const grid = gridOf(report, speaker);
  const summary = tables.find(({ id }) => id === 'summary');
  // What it says in words stands above it.
  const figures = summary && { ...summary, rows: summary.rows.filter(({ kind }) => kind !== 'text') };
  const blocks: Block[] = [
    { as: 'title', text: title },
    {
      as: 'paragraph',
      text: [`${report.standard.id} ${report.standard.version}`, ...circumstances(report, speaker)].join(
        ' · ',
      ),
    },
    { as: 'verdict', strong: `${exchange}.`, text: verdict },
    ...(figures ? [{ as: 'table' as const, table: figures }] : []),
    ...list(say('report.priorities'), priorities(report, speaker)),
    ...tabled('sections', [1, 2, 3, 4, 5, 6, 7, 15]),
    ...drawn('sections'),
    ...tabled('criteria', [1, 3, 4, 5, 6, 7, 8, 19]),
    ...drawn('criteria'),
    ...drawn('spread'),
    ...tabled('groups', [0, 1, 4, 5, 6, 8]),
    ...drawn('groups'),
    ...list(say('report.hidden-cells'), hiddenCells(report, speaker)),
    ...(grid ? gridBlocks(grid, speaker.say) : []),
    ...list(say('report.wasted-title'), wasted(report, speaker)),
    ...list(say('report.silent-title'), silences(report, speaker)),
    ...tabled('notes', [1, 2, 4, 5]),
    ...list(say('report.cautions'), warnings(report, speaker)),
    { as: 'heading', text: say('report.receipt') },
    { as: 'paragraph', text: receipt(report, speaker) },
    { as: 'paragraph', text: `${say('page.how.gap')}: ${say('page.how.gap.is')}` },
  ];
  return documentOf(title, blocks, tables, speaker);
};

/** Groups that fit beside each other on a page; of more the farthest short, and where all of them are. */
const MOST_GROUPS = 8;

/** A criterion a row, a group a column, so that questions have room. */
function gridBlocks({ criteria, whole, groups }: Grid, say: Speaker['say']): Block[] {
  const shown = [whole, ...groups.slice(0, MOST_GROUPS)];
  const table: Table = {
    id: 'grid',
    title: say('office.heat'),
    isList: true,
    names: 1,
    verdict: null,
    judged: [],
    columns: [text(say('report.criterion'), 30), ...shown.map(({ name }) => figure(name, 'gap'))],
    rows: criteria.map(({ name }, i) => ({
      mark: null,
      marks: [
        null,
        ...shown.map(({ cells }) => cells[i]!).map(({ gap, mark }) => (gap === null ? null : mark)),
      ],
      cells: [name, ...shown.map(({ cells }) => cells[i]!.gap)],
    })),
  };
  const rest = groups.length - MOST_GROUPS;
  return [
    { as: 'heading', text: table.title },
    ...(rest > 0 ? [{ as: 'paragraph' as const, text: say('office.grid-rest', { count: rest }) }] : []),
    { as: 'table', table },
  ];
}
