// A query as statements: layer upon layer, then the rows that are counted.

import type { Param, SqlDialect } from '../../../core/sql/dialect.ts';
import type { Cells } from './cells.ts';

export interface Query {
  /** From the rows of the source to one row a respondent, the last of them. */
  readonly layers: readonly Layer[];
  /** Counts that several rows are told from. */
  readonly cells: readonly Cells[];
  /** Rows of counts, each a SELECT `FROM answers` or from cells. */
  readonly counts: readonly string[];
  readonly params: readonly Param[];
}

export interface Layer {
  readonly name: string;
  readonly comment: string;
  readonly columns: readonly string[];
  /** The source of the first; null of others, which read the one before. */
  readonly from: string | null;
}

/** The rows of counts, where answers are kept under their name. */
export const countsIn = ({ counts }: Query): string => counts.join('\nUNION ALL ');

/** One row a respondent, as a query without names for its layers. */
export const answersIn = ({ layers }: Query, { fence }: SqlDialect): string =>
  layers.reduce(
    (below, { columns, from }, depth) =>
      `SELECT ${columns.join(', ')} FROM ${from ?? `(${below}${fence}) AS layer${depth}`}`,
    '',
  );

/** All of it as one statement, whose rows are counts; as two where an engine keeps nothing within one. `isTold`: with comments, a line a column. */
export function statementOf(query: Query, sql: SqlDialect, isTold = false): string {
  const all = countsIn(query);
  if (sql.keeping !== null) return `${sql.keeping}${toldIn(query)}\n;\n${all}`;
  const cells = query.cells.map(({ name, select }) => `,\n${name} AS MATERIALIZED (${select})`).join('');
  if (!isTold) return `WITH answers AS MATERIALIZED (${answersIn(query, sql)})${cells}\n${all}`;
  const parts = query.layers.map(({ name, comment, columns, from }, depth) => {
    const kept = depth === query.layers.length - 1 ? ' MATERIALIZED' : '';
    const source = from ?? `${query.layers[depth - 1]!.name}${sql.fence}`;
    return `-- ${comment}\n${name} AS${kept} (\n  SELECT\n    ${columns.join(',\n    ')}\n  FROM ${source}\n)`;
  });
  return `WITH\n${parts.join(',\n')}${cells}\n${all}`;
}

/** The layers one within the other, told. */
const toldIn = ({ layers }: Query): string =>
  layers.reduce((below, { comment, columns, from }, depth) => {
    const source = from ?? `(${below}) AS layer${depth}`;
    return `\n/* ${comment} */\nSELECT\n  ${columns.join(',\n  ')}\nFROM ${source}`;
  }, '');
