// A bar chart as DrawingML, the one language of charts in workbooks and documents: bars across, one a row, each coloured by its
// verdict. Values stand in the chart itself, so that it shows them wherever it is opened.

import { forXml } from '../../text/escape.ts';

export interface BarChart {
  readonly title: string;
  /** Said by screen readers in place of the picture. */
  readonly description: string;
  readonly unit: string;
  readonly bars: readonly {
    readonly name: string;
    readonly value: number;
    /** `RRGGBB`. */
    readonly colour: string;
    /** How far its interval reaches to either side; null without one. */
    readonly reach: readonly [low: number, high: number] | null;
  }[];
  /** Where names and values stand in a sheet, such as `'Criteria'!$B$2:$B$9`; null in a document. */
  readonly refs: { readonly names: string; readonly values: string } | null;
}

const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const MAIN = 'http://schemas.openxmlformats.org/drawingml/2006/main';

/** The chart part (`chartN.xml`; ECMA-376, part 1, chapter 21). */
export function chartXml({ title, unit, bars, refs }: BarChart): string {
  const points = (of: (i: number) => string) =>
    `<c:ptCount val="${bars.length}"/>${bars.map((_, i) => `<c:pt idx="${i}"><c:v>${of(i)}</c:v></c:pt>`).join('')}`;
  const names = `<c:strCache>${points((i) => forXml(bars[i]!.name))}</c:strCache>`;
  const numbers = (of: (i: number) => number) =>
    `<c:formatCode>0.0</c:formatCode>${points((i) => String(of(i)))}`;
  const values = numbers((i) => bars[i]!.value);
  const categories = refs
    ? `<c:strRef><c:f>${forXml(refs.names)}</c:f>${names}</c:strRef>`
    : `<c:strLit>${points((i) => forXml(bars[i]!.name))}</c:strLit>`;
  const data = refs
    ? `<c:numRef><c:f>${forXml(refs.values)}</c:f><c:numCache>${values}</c:numCache></c:numRef>`
    : `<c:numLit>${values}</c:numLit>`;
  const colours = bars
    .map(
      ({ colour }, i) =>
        `<c:dPt><c:idx val="${i}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill></c:spPr></c:dPt>`,
    )
    .join('');
  const whiskers = bars.every(({ reach }) => reach !== null)
    ? `<c:errBars><c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="1"/><c:plus><c:numLit>${numbers((i) => bars[i]!.reach![1])}</c:numLit></c:plus><c:minus><c:numLit>${numbers((i) => bars[i]!.reach![0])}</c:numLit></c:minus></c:errBars>`
    : '';
  const text = (size: number) =>
    `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}"/></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>`;
  const titled = (words: string, size: number) =>
    `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}" b="0"/></a:pPr><a:r><a:rPr lang="en-US" sz="${size}" b="0"/><a:t>${forXml(words)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace xmlns:c="${CHART}" xmlns:a="${MAIN}"><c:roundedCorners val="0"/><c:chart>${titled(title, 1200)}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>` +
    `<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/><c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:v>${forXml(unit)}</c:v></c:tx><c:invertIfNegative val="0"/>${colours}${whiskers}<c:cat>${categories}</c:cat><c:val>${data}</c:val></c:ser><c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart>` +
    `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${text(800)}<c:crossAx val="2"/><c:crosses val="autoZero"/><c:noMultiLvlLbl val="1"/></c:catAx>` +
    `<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="t"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="E1DED6"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>${titled(unit, 900)}<c:numFmt formatCode="0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>${text(800)}<c:crossAx val="1"/><c:crosses val="max"/></c:valAx>` +
    `</c:plotArea><c:plotVisOnly val="1"/></c:chart></c:chartSpace>`
  );
}

/** Colours of verdicts on white paper, as pages have them. */
export const VERDICT_COLOURS = {
  unmet: 'AB4118',
  unclear: '63606F',
  met: '155F86',
  exceeding: '155F86',
  none: '85827A',
} as const;
export const VERDICT_TINTS = {
  unmet: 'F3D3C2',
  unclear: 'EBE8E1',
  met: 'CBE1EE',
  exceeding: 'CBE1EE',
  none: 'FFFFFF',
} as const;
