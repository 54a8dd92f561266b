// Rows below the answers that are no respondents: sums and means that a spreadsheet put there, by what stands in their first cell.

import { normalized } from '../core/standard/text.ts';

const CALLED = new Set(
  (
    'total|totals|grand total|sum|subtotal|mean|means|average|averages|avg|median|count|std dev|standard deviation|' +
    'итого|итог|всего|сумма|среднее|среднее значение|в среднем|медиана|усього|разом|середнє|' +
    'gesamt|summe|gesamtsumme|mittelwert|durchschnitt|insgesamt|anzahl|total général|somme|moyenne|médiane|' +
    'suma|promedio|media|mediana|total general|soma|média|totale|somma|razem|średnia|ogółem|totaal|gemiddelde|som|' +
    'toplam|ortalama|genel toplam|总计|合计|平均|平均值|總計|合計|總和|計|합계|평균|총계|المجموع|المتوسط|الإجمالي|jumlah|rata-rata|total keseluruhan'
  ).split('|'),
);

/** Whether the first cell that holds anything says that the row sums up the others. */
export function isTotal(cells: readonly string[], decode: (cell: string) => string): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return filled.length >= 2 && saysTotal(decode(filled[0]!));
}

export const saysTotal = (text: string): boolean => CALLED.has(normalized(text).replace(/[\s:.]+$/u, ''));

/** At the end of a survey no more rows than these sum it up: what says so more often is called so. */
export const MOST_TOTALS = 5;

/** How such a cell is usually written, for whoever can only compare. */
export const totalSpellings = (): readonly string[] =>
  [...CALLED].flatMap((word) => {
    const cases = [word, word.toUpperCase(), word.replace(/^./u, (first) => first.toUpperCase())];
    return [...new Set(cases)].flatMap((one) => ['', ':', '.', ' :'].map((end) => one + end));
  });
