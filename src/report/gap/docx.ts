// The gap report as a document for a client: what was found in words, tables, and a chart of the gaps. Paragraphs and tables are
// docx's; the chart is ours, the same as in workbooks, put in where its place is kept.

import {
  AlignmentType,
  Document,
  Table as DocumentTable,
  HeadingLevel,
  Packer,
  Paragraph,
  ShadingType,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { GapReport } from '../../core/assess/gap-report.ts';
import { inLanguage } from '../../core/standard/text.ts';
import { escapeTexts, forSheet, forXml } from '../../text/escape.ts';
import type { Speaker } from '../../words/index.ts';
import type { BarChart } from '../office/chart.ts';
import { chartXml, VERDICT_COLOURS, VERDICT_TINTS } from '../office/chart.ts';
import type { Reporter } from '../reporter.ts';
import { nameOfMark, viewOf } from './html/view.ts';
import { silences } from './insights.ts';
import { circumstances, headline, priorities, receipt, warnings, wasted } from './sentences.ts';
import type { Cell, CellKind, Column, Table } from './tables.ts';
import { tablesOf } from './tables.ts';

/** Where the chart goes; no words of anyone's contain it. */
const PLACE = 'svc-chart-place';
const EPOCH = '1980-01-01';

export const docx: Reporter<GapReport, Promise<Uint8Array>> = async (raw, options) => {
  const report = escapeTexts(raw, forSheet);
  const { speaker } = options;
  const tables = new Map(tablesOf(report, speaker).map((table) => [table.id, table]));
  const chart = chartOf(report, options);
  const document = new Document({
    title: inLanguage(report.standard.title, speaker.language),
    styles: { default: { document: { run: { font: 'Calibri', size: 21 } } } },
    sections: [{ children: childrenOf(report, tables, chart !== null, speaker) }],
  });
  return finished(await Packer.toBuffer(document), chart);
};

function childrenOf(
  report: GapReport,
  tables: ReadonlyMap<Table['id'], Table>,
  hasChart: boolean,
  speaker: Speaker,
): (Paragraph | DocumentTable)[] {
  const { say, language } = speaker;
  const { exchange, verdict } = headline(report, speaker);
  const heading = (text: string) => new Paragraph({ text, heading: HeadingLevel.HEADING_1, keepNext: true });
  const paragraph = (text: string) => new Paragraph({ text, spacing: { after: 120 } });
  const list = (title: string, lines: readonly string[]) =>
    lines.length === 0
      ? []
      : [heading(title), ...lines.map((text) => new Paragraph({ text, bullet: { level: 0 } }))];
  const tabled = (
    id: Table['id'],
    columns: readonly number[],
    order?: (a: readonly Cell[], b: readonly Cell[]) => number,
  ) => {
    const table = tables.get(id);
    if (!table) return [];
    const rows = order ? table.rows.toSorted((a, b) => order(a.cells, b.cells)) : table.rows;
    return [heading(table.title), tableOf({ ...table, rows }, columns, speaker)];
  };
  return [
    new Paragraph({ text: inLanguage(report.standard.title, language), heading: HeadingLevel.TITLE }),
    paragraph(
      [`${report.standard.id} ${report.standard.version}`, ...circumstances(report, speaker)].join(' · '),
    ),
    new Paragraph({
      children: [
        new TextRun({ text: `${exchange}. `, bold: true, size: 26 }),
        new TextRun({ text: verdict, size: 26 }),
      ],
      spacing: { after: 200 },
    }),
    ...tabled('summary', [0, 1]).slice(1),
    ...list(say('report.priorities'), priorities(report, speaker)),
    ...(hasChart ? [heading(say('office.chart')), new Paragraph({ text: PLACE })] : []),
    ...tabled('sections', [1, 2, 3, 4, 5, 6, 7, 15]),
    ...tabled('criteria', [1, 3, 4, 5, 6, 7, 8, 18], (a, b) => Number(a[6] ?? 0) - Number(b[6] ?? 0)),
    ...tabled('groups', [0, 1, 4, 5, 6, 7]),
    ...list(say('report.wasted-title'), wasted(report, speaker)),
    ...list(say('report.silent-title'), silences(report, speaker)),
    ...tabled('notes', [1, 4, 5]),
    ...list(say('report.cautions'), warnings(report, speaker)),
    heading(say('report.receipt')),
    paragraph(receipt(report, speaker)),
    paragraph(say('page.how.gap.is')),
  ];
}

const DECIMALS: Readonly<Record<CellKind, number>> = {
  text: 0,
  count: 0,
  points: 1,
  gap: 1,
  own: 2,
  share: 0,
  p: 3,
};

function written(cell: Cell, kind: CellKind, { number, percent }: Speaker): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  return kind === 'share' ? percent(cell) : number(cell, DECIMALS[kind], { sign: kind === 'gap' });
}

/** Some columns of a table; its head is repeated on every page, its rows stay whole. */
function tableOf({ columns, rows, id }: Table, chosen: readonly number[], speaker: Speaker): DocumentTable {
  const cell = (text: string, isNumber: boolean, fill: string | null, bold = false) =>
    new TableCell({
      children: [
        new Paragraph({
          children: [new TextRun({ text, bold, size: 18 })],
          alignment: isNumber ? AlignmentType.RIGHT : AlignmentType.LEFT,
        }),
      ],
      ...(fill === null ? {} : { shading: { type: ShadingType.CLEAR, color: 'auto', fill } }),
    });
  const hasHead = columns.some(({ head }) => head !== '');
  const head = new TableRow({
    tableHeader: true,
    children: chosen.map((k) => cell(columns[k]!.head, columns[k]!.kind !== 'text', null, true)),
  });
  const body = rows.map(
    ({ cells, mark, kind: lastKind }) =>
      new TableRow({
        cantSplit: true,
        children: chosen.map((k, place) => {
          const kind = lastKind !== undefined && k === cells.length - 1 ? lastKind : columns[k]!.kind;
          const isLast = place === chosen.length - 1;
          const value = cells[k] ?? null;
          const fill =
            isLast && mark !== null && mark !== 'none' && id !== 'summary' ? VERDICT_TINTS[mark] : null;
          return cell(
            written(value, kind, speaker),
            kind !== 'text' && typeof value === 'number' && hasHead,
            fill,
          );
        }),
      }),
  );
  return new DocumentTable({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: widthsOf(chosen.map((k) => columns[k]!)),
    rows: hasHead ? [head, ...body] : body,
  });
}

/** Twentieths of a point over the width of the page: what words need more than figures do. */
function widthsOf(columns: readonly Column[]): number[] {
  const wanted = columns.map(({ kind, width }) => (kind === 'text' ? Math.min(width, 34) : 9));
  const all = wanted.reduce((sum, one) => sum + one, 0);
  return wanted.map((one) => Math.round((9026 * one) / all));
}

function chartOf(report: GapReport, options: Parameters<typeof docx>[1]): BarChart | null {
  const view = viewOf(report, options);
  const { say } = options.speaker;
  const bars = view.items
    .toSorted((a, b) => a.criterion.points.gap! - b.criterion.points.gap!)
    .map(({ criterion, name, mark }) => {
      const { gap, ci95 } = criterion.points;
      return {
        name,
        value: gap!,
        colour: VERDICT_COLOURS[mark],
        reach: ci95 && ([gap! - ci95[0], ci95[1] - gap!] as const),
      };
    });
  if (bars.length === 0) return null;
  const told = view.items
    .slice(0, 3)
    .map(
      (item) => `${item.name}: ${view.write.gap(item.criterion.points.gap)} (${nameOfMark(item.mark, view)})`,
    )
    .join('; ');
  return {
    title: say('office.chart'),
    description: `${say('office.chart-description')} ${told}`,
    unit: say('page.points-axis'),
    bars,
    refs: null,
  };
}

/** English Metric Units in a centimetre. */
const CM = 360_000;

/** Puts the chart where its place is kept: the part, its relation, its type, and the frame that shows it. */
function finished(bytes: Uint8Array, chart: BarChart | null): Uint8Array {
  const files = unzipSync(bytes);
  const edit = (path: string, change: (xml: string) => string) => {
    files[path] = strToU8(change(strFromU8(files[path]!)));
  };
  if (chart) {
    files['word/charts/chart1.xml'] = strToU8(chartXml(chart));
    edit('[Content_Types].xml', (xml) =>
      xml.replace(
        '</Types>',
        '<Override PartName="/word/charts/chart1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/></Types>',
      ),
    );
    edit('word/_rels/document.xml.rels', (xml) =>
      xml.replace(
        '</Relationships>',
        '<Relationship Id="rIdChart1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart" Target="charts/chart1.xml"/></Relationships>',
      ),
    );
    const height = Math.round(Math.min(22, 3 + 0.62 * chart.bars.length) * CM);
    const frame = `<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${16 * CM}" cy="${height}"/><wp:docPr id="9001" name="${forXml(chart.title)}" descr="${forXml(chart.description)}"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rIdChart1"/></a:graphicData></a:graphic></wp:inline></w:drawing>`;
    edit('word/document.xml', (xml) => xml.replace(new RegExp(`<w:t[^>]*>${PLACE}</w:t>`), frame));
  }
  // No clock in a result.
  if (files['docProps/core.xml'])
    edit('docProps/core.xml', (xml) =>
      xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, '$12000-01-01T00:00:00Z'),
    );
  const sorted = Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
  return zipSync(sorted, { mtime: EPOCH });
}
