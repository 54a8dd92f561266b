// Charts as DrawingML, the one part that workbooks and documents share (ECMA-376, part 1, chapter 21). A chart draws columns of a
// table and is bound to their cells: of the workbook that it stands in, or of the small one that a document carries for it.

import { forXml } from '../../text/escape.ts';
import type { Mark } from '../html/marks.ts';
import type { Table } from './table.ts';

export interface Series {
  readonly name: string;
  /** Of the table. */
  readonly column: number;
  /** Six hexadecimal digits; by the marks of rows where left out. */
  readonly colour?: string;
  /** The column of what its interval reaches to either side. */
  readonly reach?: number;
}

export interface Chart {
  readonly kind: 'bars' | 'stacked' | 'lines';
  readonly title: string;
  /** What a picture of it would show, for those who do not see it. */
  readonly description: string;
  readonly unit: string;
  readonly table: Table['id'];
  /** The column of names. */
  readonly names: number;
  /** How many rows from the first. */
  readonly rows: number;
  readonly series: readonly Series[];
}

/** Colours of verdicts on white paper, as pages have them. */
export const VERDICT_COLOURS: Readonly<Record<Mark, string>> = {
  unmet: 'AB4118',
  unclear: '63606F',
  met: '155F86',
  exceeding: '155F86',
  none: '85827A',
};
export const VERDICT_TINTS: Readonly<Record<Mark, string>> = {
  unmet: 'F3D3C2',
  unclear: 'EBE8E1',
  met: 'CBE1EE',
  exceeding: 'CBE1EE',
  none: 'FFFFFF',
};
/** Expectation and delivery: told apart on grey paper, too. */
export const SIDES = { expected: 'B5B1A8', delivered: '3D4048' } as const;
/** Steps of answers, from the worst to the best. */
export const STEPS = ['5E5B56', '8F8B84', 'C3BFB7', 'E6E3DC', 'D9C6E0', 'A985B8', '6E4580'] as const;

/** The name of the first so many cells of a column of the chart's table, below its head. */
export type Cells = (column: number, rows: number) => string;

const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const MAIN = 'http://schemas.openxmlformats.org/drawingml/2006/main';

/** The chart part. `cells` names a range of its column in a workbook; `book`: the relation to it, where it is not this one. */
export function chartXml(chart: Chart, table: Table, language: string, cells: Cells, book?: string): string {
  const { kind, title, unit, series } = chart;
  const isLine = kind === 'lines';
  const body = series.map((one, i) => seriesXml(one, i, chart, table, cells)).join('');
  const axes = '<c:axId val="1"/><c:axId val="2"/>';
  const plot = isLine
    ? `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${body}<c:marker val="1"/>${axes}</c:lineChart>`
    : `<c:barChart><c:barDir val="bar"/><c:grouping val="${kind === 'stacked' ? 'percentStacked' : 'clustered'}"/><c:varyColors val="0"/>${body}<c:gapWidth val="${series.length > 1 && kind === 'bars' ? 45 : 60}"/>${kind === 'stacked' ? '<c:overlap val="100"/>' : ''}${axes}</c:barChart>`;
  const gridlines = `<c:majorGridlines><c:spPr>${lineXml('E1DED6', 6350)}</c:spPr></c:majorGridlines>`;
  const [names, values] = isLine ? ['b', 'l'] : ['l', 't'];
  const legend =
    series.length > 1 ? `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${textXml(900)}</c:legend>` : '';
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace xmlns:c="${CHART}" xmlns:a="${MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:roundedCorners val="0"/><c:chart>${titled(title, 1200, language)}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${plot}` +
    `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="${isLine ? 'minMax' : 'maxMin'}"/></c:scaling><c:delete val="0"/><c:axPos val="${names}"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${textXml(800)}<c:crossAx val="2"/><c:crosses val="autoZero"/><c:noMultiLvlLbl val="1"/></c:catAx>` +
    `<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>${domainXml(chart, table)}</c:scaling><c:delete val="0"/><c:axPos val="${values}"/>${gridlines}${titled(unit, 900, language)}<c:numFmt formatCode="${kind === 'stacked' ? '0%' : '0'}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>${textXml(800)}<c:crossAx val="1"/><c:crosses val="${isLine ? 'autoZero' : 'max'}"/></c:valAx>` +
    `</c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>${book === undefined ? '' : `<c:externalData r:id="${book}"><c:autoUpdate val="0"/></c:externalData>`}</c:chartSpace>`
  );
}

/** Bars begin at zero; gaps have room on both sides of it. Shares and courses find their own ends. */
function domainXml({ kind, rows, series }: Chart, table: Table): string {
  if (kind !== 'bars') return '';
  const ends = table.rows.slice(0, rows).flatMap(({ cells }) =>
    series.flatMap(({ column, reach }) => {
      const [value, half] = [cells[column], reach === undefined ? 0 : cells[reach]];
      const size = typeof half === 'number' ? half : 0;
      return typeof value === 'number' ? [value - size, value + size] : [];
    }),
  );
  const low = Math.floor(Math.min(0, ...ends) / 10) * 10;
  const high = Math.ceil(Math.max(low < 0 ? 5 : 10, ...ends) / 10) * 10;
  return `<c:max val="${Math.min(high, 100)}"/><c:min val="${Math.max(low, -100)}"/>`;
}

function seriesXml(
  { name, column, colour, reach }: Series,
  i: number,
  { kind, rows: count, names }: Chart,
  { rows }: Table,
  cells: Cells,
): string {
  const shown = rows.slice(0, count);
  const at = (k: number, of: number) => shown[k]!.cells[of] ?? null;
  const points = (of: (k: number) => string | number | null) =>
    `<c:ptCount val="${count}"/>${shown
      .map((_, k) => {
        const value = of(k);
        return value === null ? '' : `<c:pt idx="${k}"><c:v>${forXml(String(value))}</c:v></c:pt>`;
      })
      .join('')}`;
  const numbers = (of: (k: number) => number | null) => `<c:formatCode>0.0</c:formatCode>${points(of)}`;
  const valueAt = (k: number, of = column): number | null => {
    const value = at(k, of);
    return typeof value === 'number' ? value : null;
  };
  const named = points((k) => at(k, names));
  const categories = `<c:strRef><c:f>${forXml(cells(names, count))}</c:f><c:strCache>${named}</c:strCache></c:strRef>`;
  const values = numbers((k) => valueAt(k));
  const data = `<c:numRef><c:f>${forXml(cells(column, count))}</c:f><c:numCache>${values}</c:numCache></c:numRef>`;
  const head = `<c:idx val="${i}"/><c:order val="${i}"/><c:tx><c:v>${forXml(name)}</c:v></c:tx>`;
  const reaches = reach === undefined ? '' : numbers((k) => valueAt(k, reach));
  const reached =
    reach === undefined
      ? ''
      : `<c:numRef><c:f>${forXml(cells(reach, count))}</c:f><c:numCache>${reaches}</c:numCache></c:numRef>`;
  const hasWhiskers = reach !== undefined && shown.some((_, k) => valueAt(k, reach) !== null);
  const whiskers = hasWhiskers
    ? `<c:errBars>${kind === 'lines' ? '<c:errDir val="y"/>' : ''}<c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="1"/><c:plus>${reached}</c:plus><c:minus>${reached}</c:minus><c:spPr>${lineXml('1A1C21', 15875)}</c:spPr></c:errBars>`
    : '';
  if (kind === 'lines') {
    const own = colour ?? VERDICT_COLOURS.none;
    return `<c:ser>${head}<c:spPr>${lineXml(own, 22225)}</c:spPr><c:marker><c:symbol val="circle"/><c:size val="7"/><c:spPr>${fillXml(own)}</c:spPr></c:marker>${whiskers}<c:cat>${categories}</c:cat><c:val>${data}</c:val><c:smooth val="0"/></c:ser>`;
  }
  const coloured = colour
    ? ''
    : shown
        .map(
          ({ mark }, k) =>
            `<c:dPt><c:idx val="${k}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>${fillXml(VERDICT_COLOURS[mark ?? 'none'])}</c:spPr></c:dPt>`,
        )
        .join('');
  const filled = colour ? `<c:spPr>${fillXml(colour)}</c:spPr>` : '';
  return `<c:ser>${head}${filled}<c:invertIfNegative val="0"/>${coloured}${whiskers}<c:cat>${categories}</c:cat><c:val>${data}</c:val></c:ser>`;
}

const fillXml = (colour: string): string => `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`;
const lineXml = (colour: string, width: number): string => `<a:ln w="${width}">${fillXml(colour)}</a:ln>`;

const textXml = (size: number): string =>
  `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}"/></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>`;

function titled(words: string, size: number, language: string): string {
  const lang = language === 'ru' ? 'ru-RU' : 'en-US';
  return `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}" b="0"/></a:pPr><a:r><a:rPr lang="${lang}" sz="${size}" b="0"/><a:t>${forXml(words)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;
}

/** Centimetres that a chart's bars need. */
export const heightOf = ({ kind, rows, series }: Chart): number =>
  kind === 'lines' ? 8 : Math.min(22, 3.5 + (kind === 'bars' && series.length > 1 ? 0.8 : 0.62) * rows);
