// Rows that share an id, in a file that nobody says to have any: a log with one row per update, an export put together twice.

import { clean } from '../core/standard/text.ts';
import type { Column } from './dialects/dialect.ts';
import { nameKey } from './dialects/header.ts';

/** What a column of ids is called: of respondents, and of the cases of a log. */
const CALLED =
  /^(?:(?:respondent|response|participant|submission|interview|ticket|case|request|incident|issue|complaint|claim|order)(?:id|no|nr|number|key)?|id|uuid|key|(?:номер|ид|id|№)?(?:обращения|заявки|тикета|инцидента|жалобы|запроса|заказа|респондента|анкеты)|номер|№|респондент|обращение|заявка|тикет|инцидент|vorgang(?:snummer)?|ticketnummer|fallnummer)[.:#№]*$/iu;

export interface Repeats {
  readonly column: Column;
  readonly rows: number;
  /** Distinct ids in them. */
  readonly ids: number;
}

/** Fewer distinct ids for so many rows are no ids but groups. */
const LEAST_DISTINCT = 0.1;

/** The columns that are called so. */
export const idColumns = (columns: readonly Column[]): Column[] =>
  columns.filter(({ names }) => names.some((name) => CALLED.test(nameKey(clean(name)))));

/** Of the rows looked at; null where every id is there once, or no column is called so. */
export function repeatsIn(
  columns: readonly Column[],
  rowsOf: () => readonly { readonly cells: readonly string[] }[],
  decode: (cell: string) => string,
  /** What a column says in them, if that is known sooner. */
  textsOf: (column: Column) => readonly string[] | null = () => null,
): Repeats | null {
  // To read them again takes time: it is done where there is something to see.
  const again = idColumns(columns).filter((column) => {
    const ids = textsOf(column)?.flatMap((text) => clean(decode(text)) || []);
    return !ids || new Set(ids).size < ids.length;
  });
  const rows = again.length > 0 ? rowsOf() : [];
  for (const column of again) {
    const ids = new Set<string>();
    let filled = 0;
    for (const { cells } of rows) {
      const id = clean(decode(cells[column.index] ?? ''));
      if (id === '') continue;
      filled++;
      ids.add(id);
    }
    if (filled < 3 || ids.size === filled || ids.size < 2 || ids.size < LEAST_DISTINCT * filled) continue;
    return { column, rows: filled, ids: ids.size };
  }
  return null;
}
