// Tables as CSV: plain (RFC 4180), or as the Excel of a locale opens them, which takes no comma between cells where it stands between
// whole and part of a number.

import { forCsv } from './escape.ts';

export interface CsvStyle {
  readonly delimiter: ',' | ';';
  readonly decimal: '.' | ',';
  /** What the file begins with: Excel takes text without a mark for that of an old code page. */
  readonly mark: string;
}

export const RFC_4180: CsvStyle = { delimiter: ',', decimal: '.', mark: '' };

/** Null where there is no such locale. */
export function excelStyle(locale: string): CsvStyle | null {
  try {
    const parts = new Intl.NumberFormat(locale.replaceAll('_', '-')).formatToParts(1.5);
    const isComma = parts.find(({ type }) => type === 'decimal')?.value === ',';
    return { delimiter: isComma ? ';' : ',', decimal: isComma ? ',' : '.', mark: '\ufeff' };
  } catch {
    return null;
  }
}

export type CsvCell = string | number | boolean | null;

export function csvRow(cells: readonly CsvCell[], { delimiter, decimal }: CsvStyle): string {
  if (decimal === '.') return cells.map(forCsv).join(delimiter);
  return cells
    .map((cell) => (typeof cell === 'number' ? String(cell).replace('.', decimal) : forCsv(cell)))
    .join(delimiter);
}
