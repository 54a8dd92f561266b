// A column that holds one text or nothing: an option of a multiple choice, ticked or not.

import { normalized } from '../../core/standard/text.ts';
import type { Column } from '../dialects/dialect.ts';
import type { Profile } from './columns.ts';
import { yesOrNo } from './texts.ts';

const MARK = /^(?:x|х|1|\+|v|✓|✔|☑|☒|selected|checked|ticked|выбрано|отмечено)$/iu;
const OPTION = /\[([^[\]]+)\]\s*$|\/([^/]+)$/u;

export interface Tick {
  readonly text: string;
  readonly count: number;
  /** How many cells are empty. */
  readonly empty: number;
}

/** Null where the column is something else. */
export function tickIn({ column, texts, complete }: Profile, rows: number): Tick | null {
  const [[text, count] = ['', 0], ...more] = texts;
  if (!complete || more.length > 0 || text === '' || count === rows) return null;
  const isTick = MARK.test(text) || yesOrNo(text) === 'yes' || optionsOf(column).includes(normalized(text));
  return isTick ? { text, count, empty: rows - count } : null;
}

/** What a column of one option is called by. */
const optionsOf = ({ names }: Column): string[] =>
  names.flatMap((name) => {
    const [, inBrackets, afterSlash] = OPTION.exec(name) ?? [];
    return [name, inBrackets, afterSlash].flatMap((one) => (one === undefined ? [] : [normalized(one)]));
  });
