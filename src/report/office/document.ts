// A document for a client: headings, paragraphs, lists, tables, charts. Paragraphs and tables are docx's; charts are ours, the same
// as in workbooks, put in where their places are kept, each with a small workbook by which its figures can be edited.

import {
  AlignmentType,
  BorderStyle,
  Document,
  Table as DocumentTable,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { forXml } from '../../text/escape.ts';
import type { Speaker } from '../../words/index.ts';
import { type Chart, chartXml, heightOf, VERDICT_TINTS } from './chart.ts';
import type { Cell, CellKind, Column, Row, Table } from './table.ts';
import { chartBook } from './workbook.ts';

export type Block =
  | { readonly as: 'title' | 'heading' | 'paragraph'; readonly text: string }
  /** What matters most, in bold; then the rest of the sentence. */
  | { readonly as: 'verdict'; readonly strong: string; readonly text: string }
  | { readonly as: 'list'; readonly lines: readonly string[] }
  /** Some columns of a table, by their places; all of them where none are named. */
  | { readonly as: 'table'; readonly table: Table; readonly columns?: readonly number[] }
  | { readonly as: 'chart'; readonly chart: Chart };

const EPOCH = '1980-01-01';
/** Where charts go; no words of anyone's contain it. */
const place = (number: number): string => `svc-chart-place-${number}`;

export async function documentOf(
  title: string,
  blocks: readonly Block[],
  tables: readonly Table[],
  speaker: Speaker,
): Promise<Uint8Array> {
  const charts = blocks.flatMap((block) => (block.as === 'chart' ? [block.chart] : []));
  const children = blocks.flatMap((block) => childrenOf(block, charts, speaker));
  const document = new Document({
    title,
    styles: { default: { document: { run: { font: 'Calibri', size: 21 } } } },
    sections: [
      {
        children,
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                children: [
                  new TextRun({
                    size: 16,
                    children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
                  }),
                ],
              }),
            ],
          }),
        },
      },
    ],
  });
  return finished(await Packer.toBuffer(document), charts, tables, speaker);
}

function childrenOf(block: Block, charts: readonly Chart[], speaker: Speaker): (Paragraph | DocumentTable)[] {
  switch (block.as) {
    case 'title':
      return [new Paragraph({ text: block.text, heading: HeadingLevel.TITLE })];
    case 'heading':
      return [
        new Paragraph({
          text: block.text,
          heading: HeadingLevel.HEADING_1,
          keepNext: true,
          spacing: { before: 320, after: 120 },
        }),
      ];
    case 'paragraph':
      return [new Paragraph({ text: block.text, spacing: { after: 120 } })];
    case 'verdict':
      return [
        new Paragraph({
          children: [
            new TextRun({ text: `${block.strong} `, bold: true, size: 26 }),
            new TextRun({ text: block.text, size: 26 }),
          ],
          spacing: { after: 200 },
        }),
      ];
    case 'list':
      return block.lines.map((text) => new Paragraph({ text, bullet: { level: 0 } }));
    case 'table':
      return [tableOf(block.table, block.columns ?? block.table.columns.map((_, k) => k), speaker)];
    case 'chart':
      return [new Paragraph({ text: place(charts.indexOf(block.chart)), spacing: { before: 160 } })];
  }
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
  if (kind === 'p' && cell < 0.001) return `< ${number(0.001, 3)}`;
  return kind === 'share' ? percent(cell) : number(cell, DECIMALS[kind], { sign: kind === 'gap' });
}

/** Some columns of a table; its head is repeated on every page, its rows stay whole. */
function tableOf(
  { columns, rows, isList, verdict }: Table,
  chosen: readonly number[],
  speaker: Speaker,
): DocumentTable {
  const cell = (text: string, isNumber: boolean, fill: string | null, bold = false) =>
    new TableCell({
      margins: { left: 50, right: 50, top: 30, bottom: 30 },
      children: [
        new Paragraph({
          children: [new TextRun({ text, bold, size: bold || chosen.length > 9 ? 16 : 18 })],
          alignment: isNumber ? AlignmentType.RIGHT : AlignmentType.LEFT,
        }),
      ],
      ...(fill === null ? {} : { shading: { type: ShadingType.CLEAR, color: 'auto', fill } }),
    });
  const head = new TableRow({
    tableHeader: true,
    children: chosen.map((k) => cell(columns[k]!.head, columns[k]!.kind !== 'text', null, true)),
  });
  const fillOf = ({ mark, marks }: Row, k: number): string | null => {
    const shown = marks ? marks[k] : k === verdict ? mark : null;
    return shown && shown !== 'none' ? VERDICT_TINTS[shown] : null;
  };
  const body = rows.map((row) => {
    const { cells, kind: lastKind } = row;
    return new TableRow({
      cantSplit: true,
      children: chosen.map((k) => {
        const kind = lastKind !== undefined && k === cells.length - 1 ? lastKind : columns[k]!.kind;
        const value = cells[k] ?? null;
        const isNumber = isList && kind !== 'text' && typeof value === 'number';
        return cell(written(value, kind, speaker), isNumber, fillOf(row, k));
      }),
    });
  });
  return new DocumentTable({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: { ...BORDERS },
    columnWidths: widthsOf(chosen.map((k) => columns[k]!)),
    rows: isList ? [head, ...body] : body,
  });
}

const HAIR = { style: BorderStyle.SINGLE, size: 4, color: 'CFCBC2' } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
/** Lines between rows only. */
const BORDERS = {
  top: HAIR,
  bottom: HAIR,
  insideHorizontal: HAIR,
  left: NONE,
  right: NONE,
  insideVertical: NONE,
};

/** Twentieths of a point over the width of the page: words need more than figures do, and no word of a head is broken. */
function widthsOf(columns: readonly Column[]): number[] {
  const wanted = columns.map(({ kind, width, head }) => {
    if (kind === 'text') return Math.min(width, 30);
    const longest = Math.max(...head.split(/\s+/).map((word) => word.length));
    return Math.max(kind === 'count' ? 6 : 10, Math.round(1.6 * longest) + 2);
  });
  const all = wanted.reduce((sum, one) => sum + one, 0);
  return wanted.map((one) => Math.round((9026 * one) / all));
}

/** English Metric Units in a centimetre. */
const CM = 360_000;

/** Puts each chart where its place is kept: the part, its workbook, their relations and types, and the frame that shows it. */
async function finished(
  bytes: Uint8Array,
  charts: readonly Chart[],
  tables: readonly Table[],
  speaker: Speaker,
): Promise<Uint8Array> {
  const files = unzipSync(bytes);
  const edit = (path: string, change: (xml: string) => string) => {
    files[path] = strToU8(change(strFromU8(files[path]!)));
  };
  for (const [i, chart] of charts.entries()) {
    const number = i + 1;
    const table = tables.find(({ id }) => id === chart.table)!;
    const { bytes: book, cells } = await chartBook(chart, table, speaker);
    files[`word/embeddings/chart${number}.xlsx`] = book;
    files[`word/charts/chart${number}.xml`] = strToU8(
      chartXml(chart, table, speaker.language, cells, 'rId1'),
    );
    files[`word/charts/_rels/chart${number}.xml.rels`] = strToU8(
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/package" Target="../embeddings/chart${number}.xlsx"/></Relationships>`,
    );
    edit('[Content_Types].xml', (xml) =>
      xml.replace(
        '</Types>',
        `<Override PartName="/word/charts/chart${number}.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/></Types>`,
      ),
    );
    edit('word/_rels/document.xml.rels', (xml) =>
      xml.replace(
        '</Relationships>',
        `<Relationship Id="rIdChart${number}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart" Target="charts/chart${number}.xml"/></Relationships>`,
      ),
    );
    const height = Math.round(heightOf(chart) * CM);
    const frame = `<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${16 * CM}" cy="${height}"/><wp:docPr id="${9000 + number}" name="${forXml(chart.title)}" descr="${forXml(chart.description)}"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rIdChart${number}"/></a:graphicData></a:graphic></wp:inline></w:drawing>`;
    edit('word/document.xml', (xml) => xml.replace(new RegExp(`<w:t[^>]*>${place(i)}</w:t>`), () => frame));
  }
  if (charts.length > 0)
    edit('[Content_Types].xml', (xml) =>
      xml.replace(
        /(<Types[^>]*>)/,
        '$1<Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>',
      ),
    );
  // No clock in a result.
  if (files['docProps/core.xml'])
    edit('docProps/core.xml', (xml) =>
      xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, '$12000-01-01T00:00:00Z'),
    );
  const sorted = Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
  return zipSync(sorted, { mtime: EPOCH });
}
