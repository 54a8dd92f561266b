// Which column says how much each respondent counts: by its header, and by numbers above 0 that are 1 in the mean.

import { readNumber } from '../../core/answers/kind.ts';
import { clean } from '../../core/standard/text.ts';
import { HEAVIEST } from '../../core/tally/design.ts';
import type { Column } from '../dialects/dialect.ts';
import type { Layout } from '../open.ts';
import { decimalIn } from './decimal.ts';
import { FITS, rounded, type Table } from './table.ts';
import { words } from './wording.ts';

const CALLED =
  /^(?:.*[\s_.-])?(?:weights?|wt|wgt|weighting|вес|веса|весовой|взвешивани[ея]|коэффициент|gewicht\p{L}*|poids|가중치|weight_?\w{0,3})(?:[\s_.-].*)?$/iu;
const DECLARED = 0.95;
/** More words make a question, of a parcel's weight perhaps. */
const MOST_WORDS = 4;

/** `taken` are positions of columns that are something else; `declared` is what the file itself names. */
export function weightIn(
  { columns, rows, decode, profiles }: Table,
  taken: ReadonlySet<number | undefined>,
  declared: string | null = null,
): { readonly column: Column; readonly confidence: number } | null {
  const own = declared === null ? undefined : columns.find(({ names }) => names.includes(declared));
  if (own) return { column: own, confidence: DECLARED };
  const found = columns.flatMap((column) => {
    const { filled } = profiles[column.index]!;
    const isCalled = column.names.some(
      (name) => CALLED.test(clean(name)) && words(name).length <= MOST_WORDS,
    );
    if (!isCalled || taken.has(column.index) || filled === 0) return [];
    const isComma = decimalIn([profiles[column.index]!]) === ',';
    const numbers = rows.flatMap(({ cells }) => {
      const text = clean(decode(cells[column.index] ?? ''));
      return readNumber(isComma ? text.replace(',', '.') : text) ?? [];
    });
    const weights = numbers.filter((value) => value >= 0 && value <= HEAVIEST);
    const mean = weights.reduce((sum, value) => sum + value, 0) / weights.length;
    if (weights.length < FITS * filled || !(mean > 0)) return [];
    // Weights that make up a sample are 1 in the mean; those that make up a population are large, and so is much else.
    return [{ column, confidence: rounded(0.95 - Math.min(0.5, 0.25 * Math.abs(Math.log2(mean)))) }];
  });
  return found.sort((a, b) => b.confidence - a.confidence || a.column.index - b.column.index)[0] ?? null;
}

/** The variable that an SPSS file is weighted by. */
export const declaredWeight = ({ container }: Pick<Layout, 'container'>): string | null =>
  container?.kind === 'sav' ? container.weight : null;
