// One row of headers, then one row a respondent: what spreadsheets and databases write.

import type { Column, Dialect, Peek } from './dialect.ts';

export const plain: Dialect = {
  id: 'plain',
  // Anything can be read so: another dialect need only be a little surer.
  recognise: () => 0.1,
  headerRows: () => 1,
  columns: columnsUnder,
};

/** Where a file has several header rows, a column answers to the text of each and to all of them together. */
function columnsUnder(header: Peek): Column[] {
  const width = Math.max(0, ...header.map((row) => row.length));
  return Array.from({ length: width }, (_, index) => {
    const texts = header.map((row) => row[index] ?? '').filter((text) => text.trim() !== '');
    const whole = texts.join(' ');
    return { index, header: whole, names: [...new Set([whole, ...texts])] };
  });
}
