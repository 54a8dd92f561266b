// Tables as a workbook: a sheet a table, numbers as numbers, differences as formulas, headings that stay, filters, rows coloured by
// the word of their verdict, charts bound to the cells that they draw. The sheets are excel-builder's, the charts ours.

import { Chart as BookChart, createWorkbook, Drawings, Positioning } from 'excel-builder-vanilla';
import { strToU8, zipSync } from 'fflate';
import { forXml } from '../../text/escape.ts';
import type { Speaker } from '../../words/index.ts';
import type { Mark } from '../html/marks.ts';
import { type Cells, type Chart, chartXml, heightOf, VERDICT_TINTS } from './chart.ts';
import type { Cell, CellKind, Table } from './table.ts';

/** No clock in a result: the day that ZIP counts from. */
const EPOCH = '1980-01-01';

/** The first table is the summary; charts stand on a sheet of their own after it. `words`: what the verdicts are called, by mark. */
export async function workbookOf(
  tables: readonly Table[],
  charts: readonly Chart[],
  words: Readonly<Partial<Record<Mark, string>>>,
  { say, language }: Speaker,
): Promise<Uint8Array<ArrayBuffer>> {
  const book = createWorkbook();
  const styles = stylesFor(book);
  const [first, ...rest] = tables;
  const names = sheetNames(tables, charts.length > 0 ? say('office.charts') : null);
  const nameOf = (table: Table) => names.tables.get(table.id)!;
  if (first) sheetOf(first, nameOf(first), book, styles);
  if (charts.length > 0) chartSheet(charts, names.charts!, book);
  for (const table of rest) sheetOf(table, nameOf(table), book, styles);
  const sheets = [first ?? null, ...(charts.length > 0 ? [null] : []), ...rest];
  const files = renumbered((await book.generateFiles()) as Record<string, string>);
  const out: Record<string, Uint8Array> = {};
  for (const [path, content] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)))
    out[path.slice(1)] = strToU8(finished(path, content));
  return zipSync(out, { mtime: EPOCH });

  /** What the library does not write: our charts, their words for screen readers, values beside formulas, colours by rule. */
  function finished(path: string, xml: string): string {
    const number = Number(/(\d+)\.xml$/.exec(path)?.[1] ?? 0);
    if (path.startsWith('/xl/charts/')) {
      const chart = charts[number - 1]!;
      const table = tables.find(({ id }) => id === chart.table)!;
      return chartXml(chart, table, language, cellsOf(nameOf(table)));
    }
    if (path.startsWith('/xl/drawings/')) return described(xml, charts);
    if (path === '/xl/styles.xml') return sound(xml).replace(/<dxfs[^>]*>.*?<\/dxfs>/, dxfsOf(words));
    const table = path.startsWith('/xl/worksheets/') ? sheets[number - 1] : undefined;
    if (table) return onPaper(withRules(withValues(xml, table), table, words), 'landscape');
    return path.startsWith('/xl/worksheets/') ? onPaper(xml, 'portrait') : xml;
  }
}

const cellsOf =
  (sheet: string): Cells =>
  (column, rows) =>
    `'${sheet.replaceAll("'", "''")}'!$${letters(column)}$2:$${letters(column)}$${rows + 1}`;

/** The columns that a chart draws as a workbook of their own, and where in it they are: what a document carries to be edited. */
export async function chartBook(
  { names, rows, series }: Chart,
  table: Table,
  speaker: Speaker,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly cells: Cells }> {
  const drawn = series.flatMap(({ name, column, reach }) => [
    { column, head: name },
    ...(reach === undefined ? [] : [{ column: reach, head: `± ${name}` }]),
  ]);
  const used = [{ column: names, head: table.columns[names]!.head }, ...drawn];
  const own: Table = {
    ...table,
    columns: used.map(({ column, head }) => {
      const { kind, width } = table.columns[column]!;
      return { head, kind, width };
    }),
    rows: table.rows
      .slice(0, rows)
      .map(({ cells }) => ({ cells: used.map(({ column }) => cells[column] ?? null), mark: null })),
    isList: true,
    names: 1,
    verdict: null,
    judged: [],
  };
  const cells = cellsOf(sheetNames([own], null).tables.get(own.id)!);
  return {
    bytes: await workbookOf([own], [], {}, speaker),
    cells: (column, count) =>
      cells(
        used.findIndex((one) => one.column === column),
        count,
      ),
  };
}

/** Sheets of texts and nothing else. */
export async function textWorkbook(
  sheets: Readonly<Record<string, readonly (readonly string[])[]>>,
): Promise<Uint8Array> {
  const book = createWorkbook();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = book.createWorksheet({ name });
    sheet.setData(rows.map((row) => [...row]));
    book.addWorksheet(sheet);
  }
  const files = Object.entries((await book.generateFiles()) as Record<string, string>)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, xml]) => [path.slice(1), strToU8(path === '/xl/styles.xml' ? sound(xml) : xml)] as const);
  return zipSync(Object.fromEntries(files), { mtime: EPOCH });
}

/** Styles as the standard has them: openpyxl, and pandas with it, refuse a fill without a pattern. */
const sound = (xml: string): string =>
  xml
    .replaceAll('<fill/>', '<fill><patternFill patternType="none"/></fill>')
    .replace('<numFmts count="0"/>', '');

/** Names of sheets have 31 letters at most, some of them not, and none twice. */
function sheetNames(tables: readonly Table[], charts: string | null) {
  const taken = new Set<string>();
  const free = (title: string): string => {
    const allowed =
      title
        .replace(/[\\/?*[\]:]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .slice(0, 31) || 'Sheet';
    let name = allowed;
    for (let k = 2; taken.has(name.toLowerCase()); k++) name = `${allowed.slice(0, 28)} ${k}`;
    taken.add(name.toLowerCase());
    return name;
  };
  return {
    tables: new Map(tables.map((table) => [table.id, free(table.title)])),
    charts: charts === null ? null : free(charts),
  };
}

const FORMATS: Readonly<Record<CellKind, string>> = {
  text: '@',
  count: '#,##0',
  points: '0.0',
  gap: '+0.0;-0.0;0.0',
  own: '#,##0.00',
  share: '0%',
  p: '0.000',
};

interface Styles {
  readonly head: (kind: CellKind) => number;
  readonly of: (kind: CellKind, mark: Mark | null, isVerdict: boolean) => number;
}

type Book = ReturnType<typeof createWorkbook>;

function stylesFor(book: Book): Styles {
  const sheet = book.getStyleSheet();
  const made = new Map<string, number>();
  const style = (name: string, options: object): number => {
    const known = made.get(name) ?? sheet.createFormat(options as never).id;
    made.set(name, known as number);
    return known as number;
  };
  return {
    head: (kind) =>
      style(`head ${kind === 'text'}`, {
        font: { bold: true },
        alignment: { wrapText: true, vertical: 'bottom', horizontal: kind === 'text' ? 'left' : 'right' },
      }),
    of: (kind, mark, isVerdict) =>
      style(`${kind} ${mark} ${isVerdict}`, {
        format: FORMATS[kind],
        alignment: {
          wrapText: kind === 'text',
          vertical: 'top',
          ...(isVerdict ? { horizontal: 'center' } : {}),
        },
        ...(mark === null || mark === 'none'
          ? {}
          : { fill: { type: 'pattern', patternType: 'solid', fgColor: `FF${VERDICT_TINTS[mark]}` } }),
      }),
  };
}

/** Lists get filters; the first row and the names stay while the rest is scrolled. */
function sheetOf(table: Table, name: string, book: Book, styles: Styles): void {
  const { columns, rows, isList, names, verdict } = table;
  const sheet = book.createWorksheet({ name });
  const head = isList
    ? [columns.map(({ head: title, kind }) => ({ value: title, metadata: { style: styles.head(kind) } }))]
    : [];
  const body = rows.map(({ cells, mark, marks, kind: lastKind }, i) =>
    cells.map((cell, k) => {
      const { kind: usual, formula } = columns[k]!;
      const isLast = k === cells.length - 1;
      const kind = lastKind !== undefined && isLast ? lastKind : usual;
      // Where a column says the verdict, a rule colours by its word.
      const shown = marks ? (marks[k] ?? null) : verdict === null && isLast ? mark : null;
      const style = styles.of(typeof cell === 'string' ? 'text' : kind, shown, k === verdict);
      if (cell === null) return { value: '', metadata: { style } };
      if (formula && typeof cell === 'number') {
        const [a, b] = formula.from.map((from) => at(from, i + 1));
        const value = formula.of === 'half' ? `(${a}-${b})/2` : `${a}-${b}`;
        return { value, metadata: { style, type: 'formula' } };
      }
      return { value: cell, metadata: { style } };
    }),
  );
  sheet.setData([...head, ...body] as never);
  // Nobody else reckons how many lines a cell takes until it is edited.
  const texts = [
    ...(isList ? [columns.map((column) => column.head)] : []),
    ...rows.map(({ cells }) => cells),
  ];
  texts.forEach((cells, i) => {
    const isHead = isList && i === 0;
    const lines = Math.max(1, ...cells.map((cell, k) => linesIn(cell, columns[k]!.width, isHead)));
    if (lines > 1) sheet.setRowInstructions(i, { height: LINE * Math.min(lines, MOST_LINES) } as never);
  });
  sheet.setColumns(columns.map(({ width }) => ({ width })) as never);
  const heads = isList ? 1 : 0;
  // What stays is kept in one place by the library, and written from another.
  const { pane } = sheet.sheetView;
  pane.state = 'frozen';
  pane.freezePane(names, heads, at(names, heads));
  book.addWorksheet(sheet);
}

/** Points that a line of text takes, and how many of them a row has at most (409 points). */
const LINE = 15;
const MOST_LINES = 27;

/** Words are not broken: at worst one a line. */
function linesIn(value: Cell, width: number, isHead: boolean): number {
  if (typeof value !== 'string') return 1;
  let [lines, at] = [1, 0];
  // Bold letters are wider.
  const room = isHead ? width * 0.88 : width;
  for (const word of value.split(/\s+/)) {
    if (at > 0 && at + 1 + word.length > room) {
      lines += 1;
      at = 0;
    }
    at += (at > 0 ? 1 : 0) + word.length;
    lines += Math.floor(at / (room + 1));
  }
  return lines;
}

const ROW_PIXELS = 20;
const CM_PIXELS = 37.8;

function chartSheet(charts: readonly Chart[], name: string, book: Book): void {
  const sheet = book.createWorksheet({ name });
  const drawings = new Drawings();
  let row = 0;
  for (const chart of charts) {
    const drawn = new BookChart({ type: 'bar', title: chart.title });
    const height = Math.round(heightOf(chart) * CM_PIXELS);
    drawn.createAnchor('oneCellAnchor', {
      x: 0,
      y: row,
      width: Positioning.pixelsToEMUs(760),
      height: Positioning.pixelsToEMUs(height),
    });
    row += Math.ceil(height / ROW_PIXELS) + 2;
    drawings.addDrawing(drawn);
    book.addChart(drawn);
  }
  sheet.setData([[]] as never);
  sheet.addDrawings(drawings);
  book.addDrawings(drawings);
  book.addWorksheet(sheet);
}

/** Words for screen readers, and a number of its own for each. */
function described(xml: string, charts: readonly Chart[]): string {
  let next = 0;
  return xml.replace(/<xdr:cNvPr name="[^"]*" id="\d+"\/>|<xdr:cNvPr [^>]*\/>/g, () => {
    const { title, description } = charts[next]!;
    next += 1;
    return `<xdr:cNvPr id="${next + 1}" name="${forXml(title)}" descr="${forXml(description)}"/>`;
  });
}

const letters = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : letters(Math.floor(column / 26) - 1) + letters(column % 26);
/** A cell by its place: column from 0, row of the sheet from 0. */
const at = (column: number, row: number): string => `${letters(column)}${row + 1}`;

/** A formula keeps its value beside it, for readers that do not reckon; what is missing is blank; lists keep their filter. */
function withValues(xml: string, { isList, columns, rows }: Table): string {
  const valueAt = (letter: string, row: string): Cell | undefined =>
    rows[Number(row) - (isList ? 2 : 1)]?.cells[columnOf(letter)];
  const out = xml.replace(
    /<c ([^>]*)r="([A-Z]+)(\d+)"([^>]*)>(<f>[^<]*<\/f>)?(<v>[^<]*<\/v>)?<\/c>/g,
    (whole, before, letter, row, after, formula) => {
      const value = valueAt(letter, row);
      const open = `<c ${before}r="${letter}${row}"${after}`;
      if (value === null) return `${open.replace(/ ?t="s"/, '')}/>`;
      return formula === undefined ? whole : `${open}>${formula}<v>${value}</v></c>`;
    },
  );
  if (!isList) return out;
  return out.replace(
    '</sheetData>',
    `</sheetData><autoFilter ref="A1:${at(columns.length - 1, rows.length)}"/>`,
  );
}

/** A sheet is as wide as the page, and as long as it has to be. */
const onPaper = (xml: string, orientation: 'portrait' | 'landscape'): string =>
  xml
    .replace(/(<worksheet [^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
    .replace(
      /(?=<drawing |<\/worksheet>)/,
      `<pageSetup paperSize="9" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/>`,
    );

/** The verdicts that have a colour, in the order of their rules. */
const RULED: readonly Mark[] = ['unmet', 'unclear', 'met', 'exceeding'];

const ruledIn = (words: Readonly<Partial<Record<Mark, string>>>): readonly Mark[] =>
  RULED.filter((mark) => words[mark] !== undefined);

const dxfsOf = (words: Readonly<Partial<Record<Mark, string>>>): string => {
  const ruled = ruledIn(words);
  return `<dxfs count="${ruled.length}">${ruled
    .map(
      (mark) =>
        `<dxf><fill><patternFill patternType="solid"><fgColor rgb="FF${VERDICT_TINTS[mark]}"/><bgColor rgb="FF${VERDICT_TINTS[mark]}"/></patternFill></fill></dxf>`,
    )
    .join('')}</dxfs>`;
};

/** Gaps and the verdict take the colour of the word in the column of verdicts, whoever writes it there. */
function withRules(
  xml: string,
  { verdict, judged, rows, isList }: Table,
  words: Readonly<Partial<Record<Mark, string>>>,
): string {
  if (verdict === null || !isList || rows.length === 0) return xml;
  const last = rows.length + 1;
  const coloured = [...judged, verdict].map((k) => `${letters(k)}2:${letters(k)}${last}`);
  const rules = ruledIn(words).map((mark, i) => {
    const word = forXml(words[mark]!).replaceAll('"', '""');
    return `<cfRule type="expression" dxfId="${i}" priority="${i + 1}"><formula>$${letters(verdict)}2="${word}"</formula></cfRule>`;
  });
  const formatting = `<conditionalFormatting sqref="${coloured.join(' ')}">${rules.join('')}</conditionalFormatting>`;
  return xml.replace(/(<autoFilter [^>]*\/>)/, `$1${formatting}`);
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
