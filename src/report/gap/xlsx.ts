// The gap report as a workbook: a sheet a table, numbers as numbers, gaps as formulas, headings that stay, filters, colours by
// verdict, and a chart of the gaps. The sheets are excel-builder's; the chart is ours, the same as in documents.

import { Chart, createWorkbook, Drawings, Positioning } from 'excel-builder-vanilla';
import { strToU8, zipSync } from 'fflate';
import type { GapReport } from '../../core/assess/gap-report.ts';
import { escapeTexts, forSheet, forXml } from '../../text/escape.ts';
import type { Mark } from '../html/marks.ts';
import { chartXml, VERDICT_COLOURS, VERDICT_TINTS } from '../office/chart.ts';
import type { Reporter } from '../reporter.ts';
import type { Cell, CellKind, Table } from './tables.ts';
import { tablesOf } from './tables.ts';

export const xlsx: Reporter<GapReport, Promise<Uint8Array>> = async (raw, { speaker }) => {
  const report = escapeTexts(raw, forSheet);
  const tables = tablesOf(report, speaker);
  const book = createWorkbook();
  const styles = stylesFor(book);
  const sheets = new Map(tables.map((table) => [table.id, sheetOf(table, book, styles)]));
  const criteria = tables.find(({ id }) => id === 'criteria');
  const bars = criteria ? barsOf(criteria) : [];
  const summary = sheets.get('summary');
  if (criteria && summary && bars.length > 0)
    place(new Chart({ type: 'bar', title: speaker.say('office.chart') }), summary, book, bars.length);
  const files = renumbered((await book.generateFiles()) as Record<string, string>);
  const out: Record<string, Uint8Array> = {};
  for (const [path, content] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)))
    out[path.slice(1)] = strToU8(finished(path, content));
  return zipSync(out, { mtime: EPOCH });

  /** What the library does not write: our chart, its words for screen readers, values beside formulas. */
  function finished(path: string, xml: string): string {
    if (path.startsWith('/xl/charts/') && criteria)
      return chartXml({
        title: speaker.say('office.chart'),
        description: '',
        unit: speaker.say('page.points-axis'),
        bars: bars.map(({ name, value, reach, mark }) => ({
          name,
          value,
          reach,
          colour: VERDICT_COLOURS[mark],
        })),
        refs: null,
      });
    if (path.startsWith('/xl/drawings/'))
      return xml.replace(
        '<xdr:cNvPr ',
        `<xdr:cNvPr descr="${forXml(speaker.say('office.chart-description'))}" `,
      );
    const table = tables[Number(/worksheets\/sheet(\d+)\.xml$/.exec(path)?.[1] ?? 0) - 1];
    return table ? withValues(xml, table) : xml;
  }
};

/** No clock in a result: the day that ZIP counts from. */
const EPOCH = '1980-01-01';

const FORMATS: Readonly<Record<CellKind, string>> = {
  text: '@',
  count: '#,##0',
  points: '0.0',
  gap: '+0.0;-0.0;0.0',
  own: '0.00',
  share: '0%',
  p: '0.000',
};

interface Styles {
  readonly head: number;
  readonly of: (kind: CellKind, mark: Mark | null) => number;
}

type Book = ReturnType<typeof createWorkbook>;
type Sheet = ReturnType<Book['createWorksheet']>;

function stylesFor(book: Book): Styles {
  const sheet = book.getStyleSheet();
  const made = new Map<string, number>();
  const style = (name: string, options: object): number => {
    const known = made.get(name) ?? sheet.createFormat(options as never).id;
    made.set(name, known as number);
    return known as number;
  };
  return {
    head: style('head', { font: { bold: true }, alignment: { wrapText: true, vertical: 'bottom' } }),
    of: (kind, mark) =>
      style(`${kind} ${mark}`, {
        format: FORMATS[kind],
        alignment: { wrapText: kind === 'text', vertical: 'top' },
        ...(mark === null || mark === 'none'
          ? {}
          : { fill: { type: 'pattern', patternType: 'solid', fgColor: `FF${VERDICT_TINTS[mark]}` } }),
      }),
  };
}

/** Lists get filters; the first row and the names stay while the rest is scrolled. */
function sheetOf(table: Table, book: Book, styles: Styles): Sheet {
  const { columns, rows, title } = table;
  const sheet = book.createWorksheet({ name: title.slice(0, 31).replace(/[\\/?*[\]:]/g, ' ') });
  const isList = table.id !== 'summary' && table.id !== 'receipt';
  const head = isList
    ? [columns.map(({ head: name }) => ({ value: name, metadata: { style: styles.head } }))]
    : [];
  const body = rows.map(({ cells, mark, marks, kind: lastKind }, i) =>
    cells.map((cell, k) => {
      const { kind: usual, difference } = columns[k]!;
      const kind = lastKind !== undefined && k === cells.length - 1 ? lastKind : usual;
      const shown = marks ? (marks[k] ?? null) : k === cells.length - 1 || kind === 'gap' ? mark : null;
      const style = styles.of(typeof cell === 'string' ? 'text' : kind, shown);
      if (cell === null) return { value: '', metadata: { style } };
      if (difference && typeof cell === 'number')
        return {
          value: `${at(difference[0], i + 1)}-${at(difference[1], i + 1)}`,
          metadata: { style, type: 'formula' },
        };
      return { value: cell, metadata: { style } };
    }),
  );
  sheet.setData([...head, ...body] as never);
  sheet.setColumns(columns.map(({ width }) => ({ width })) as never);
  const names = table.id === 'criteria' || table.id === 'sections' ? 2 : 1;
  const heads = isList ? 1 : 0;
  // What stays is kept in one place by the library, and written from another.
  const { pane } = sheet.sheetView;
  pane.state = 'frozen';
  pane.freezePane(names, heads, at(names, heads));
  book.addWorksheet(sheet);
  return sheet;
}

const letters = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : letters(Math.floor(column / 26) - 1) + letters(column % 26);
/** A cell by its place: column from 0, row of the sheet from 0. */
const at = (column: number, row: number): string => `${letters(column)}${row + 1}`;

/** A formula keeps its value beside it, for readers that do not reckon; what is missing is blank; lists keep their filter. */
function withValues(xml: string, { id, columns, rows }: Table): string {
  const isList = id !== 'summary' && id !== 'receipt';
  const valueAt = (letter: string, row: string): Cell | undefined =>
    rows[Number(row) - (isList ? 2 : 1)]?.cells[columnOf(letter)];
  const out = xml
    .replace(
      /<c ([^>]*)r="([A-Z]+)(\d+)"([^>]*)>(<f>[^<]*<\/f>)?(<v>[^<]*<\/v>)?<\/c>/g,
      (whole, before, letter, row, after, formula) => {
        const value = valueAt(letter, row);
        const open = `<c ${before}r="${letter}${row}"${after}`;
        if (value === null) return `${open.replace(/ ?t="s"/, '')}/>`;
        return formula === undefined ? whole : `${open}>${formula}<v>${value}</v></c>`;
      },
    )
    // On paper a sheet lies across and is as wide as the page.
    .replace('<dimension', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension');
  if (!isList) return out;
  return out.replace(
    '</sheetData>',
    `</sheetData><autoFilter ref="A1:${at(columns.length - 1, rows.length)}"/>`,
  );
}

const columnOf = (letter: string): number =>
  [...letter].reduce((sum, one) => 26 * sum + one.charCodeAt(0) - 64, 0) - 1;

/** Relations are numbered by the library over its whole life; a file numbers its own. */
function renumbered(files: Readonly<Record<string, string>>): Record<string, string> {
  const out = { ...files };
  for (const path of Object.keys(files).filter((name) => name.endsWith('.rels'))) {
    const of = path.replace('/_rels/', '/').replace(/\.rels$/, '');
    const ids = [...new Set([...files[path]!.matchAll(/ Id="(rId\d+)"/g)].map(([, id]) => id!))];
    const change = (xml: string) =>
      xml.replace(/"(rId\d+)"/g, (whole, id) => (ids.includes(id) ? `"rId${ids.indexOf(id) + 1}"` : whole));
    out[path] = change(out[path]!);
    if (out[of] !== undefined) out[of] = change(out[of]!);
  }
  return out;
}

/** The criteria that have a gap, most short first. */
function barsOf({ rows }: Table) {
  return rows
    .flatMap(({ cells, mark }) => {
      const [, name, , , , , gap, low, high] = cells;
      if (typeof gap !== 'number') return [];
      const reach =
        typeof low === 'number' && typeof high === 'number' ? ([gap - low, high - gap] as const) : null;
      return [{ name: String(name), value: gap, reach, mark: mark ?? ('none' as const) }];
    })
    .sort((a, b) => a.value - b.value);
}

const ROW_PIXELS = 20;

function place(chart: Chart, sheet: Sheet, book: Book, bars: number): void {
  const drawings = new Drawings();
  const height = Math.max(260, 110 + ROW_PIXELS * bars);
  chart.createAnchor('oneCellAnchor', {
    x: 0,
    y: 16,
    width: Positioning.pixelsToEMUs(760),
    height: Positioning.pixelsToEMUs(height),
  });
  drawings.addDrawing(chart);
  sheet.addDrawings(drawings);
  book.addDrawings(drawings);
  book.addChart(chart);
}
