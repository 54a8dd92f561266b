// The tally as SQL: what the header of core/tally/tally.ts says in words, as queries. Rows are first made into answers (codes, by
// coding.ts), then reckoned with, layer upon layer, in the order of operations of reckoning.ts: engines keep IEEE 754 for a single
// operation, so that a figure has the same bits here and there. It is rounded once to its grid; all sums are of whole numbers.
//
// Each layer, and each kind of row that is counted, is a file of query/; what several of them write is in query/terms.ts.

import type { SqlDialect } from '../../core/sql/dialect.ts';
import { answerLayers } from './query/answers.ts';
import { importanceRows, rowsOfAll, unreadRows } from './query/book-rows.ts';
import { type Cells, cellsOf } from './query/cells.ts';
import { answerRows, contributionRow } from './query/criterion-rows.ts';
import type { Made } from './query/layer.ts';
import { neededIn } from './query/needed.ts';
import { type Row, rowWriter } from './query/row.ts';
import { sectionLayers } from './query/sections.ts';
import { sourceOf } from './query/source.ts';
import type { Layer, Query } from './query/statement.ts';
import { type Terms, termsOf } from './query/terms.ts';
import { unitRows } from './query/unit-rows.ts';
import { wholeLayers } from './query/whole.ts';
import type { QueryPlan } from './query-plan.ts';

/** `from` is the SQL of the source; `where` a condition on it. `isBound`: texts go beside the SQL, where the dialect can. */
export function queryOf(
  plan: QueryPlan,
  sql: SqlDialect,
  from: string,
  where: string | null,
  isBound: boolean,
  /** What the counts are of, as a row before them; null where nobody has to be told. */
  about: string | null = null,
  /** Other names of columns, under which `from` has them. */
  names: ReadonlyMap<string, string> = new Map(),
): Query {
  const source = sourceOf(plan, sql, isBound, names);
  const terms = termsOf(plan, sql, isBound);
  const answers = answerLayers(terms, source, where);
  const whole = wholeLayers(terms, answers);
  const made = [...answers.layers, ...sectionLayers(terms), ...whole.layers];
  const { headers } = source;
  if (sql.aliasesFirst && names.size === 0 && [...headers].some((one) => made[0]!.columns.has(one))) {
    const others = namesUnlike(headers);
    const renamed = [...others].map(([one, other]) => `${sql.identifier(one)} AS ${other}`);
    return queryOf(plan, sql, `(SELECT ${renamed.join(', ')} FROM ${from})`, where, isBound, about, others);
  }
  const { rows, cells } = countsOf(terms, about, whole.states, answers.hides);
  const joins = source.joins.map((join) => ` ${join}`).join('');
  const conditions = answers.conditions.map((one) => `(${one})`).join(' AND ');
  return {
    layers: layersOf(
      made,
      rows,
      `${from} AS source${joins}${conditions === '' ? '' : ` WHERE ${conditions}`}`,
    ),
    cells,
    counts: rows.map(({ select }) => select),
    params: source.params,
  };
}

function countsOf(
  terms: Terms,
  about: string | null,
  states: readonly string[],
  hides: ReadonlyMap<number, string>,
): { readonly rows: readonly Row[]; readonly cells: readonly Cells[] } {
  const writer = rowWriter(terms);
  const criteria = terms.plan.criteria.map((one) => ({ one, cells: cellsOf(one, terms, writer) }));
  return {
    rows: [
      ...rowsOfAll(about, states, terms, writer),
      ...criteria.flatMap(({ one, cells }) => answerRows(one, cells, terms, writer)),
      ...importanceRows(terms, writer),
      ...unitRows(terms, writer),
      ...criteria
        .filter(({ one }) => terms.isPossible(one))
        .map(({ one, cells }) => contributionRow(one, cells, terms, writer)),
      ...unreadRows(terms, writer, hides),
    ],
    cells: criteria.flatMap(({ cells }) => cells.cells ?? []),
  };
}

/** Of what was made only that which rows ask for, and last what is kept of each respondent. */
function layersOf(made: readonly Made[], rows: readonly Row[], source: string): readonly Layer[] {
  const wanted = neededIn(
    rows.map(({ reads }) => reads),
    made,
  );
  return [
    ...made.flatMap(({ name, comment, columns }, depth): Layer[] => {
      const own = [...columns].filter(([one]) => wanted[depth]!.has(one));
      if (depth > 0 && own.length === 0) return [];
      const told = own.map(([one, expression]) => `${expression} AS ${one}`);
      return depth === 0
        ? [{ name, comment, columns: told, from: source }]
        : [{ name, comment, columns: ['*', ...told], from: null }];
    }),
    {
      name: 'answers',
      comment: 'One row a respondent: only what is counted.',
      columns: [...wanted.at(-1)!],
      from: null,
    },
  ];
}

function namesUnlike(headers: ReadonlySet<string>): Map<string, string> {
  let start = 'column';
  while ([...headers].some((one) => one.startsWith(start))) start = `_${start}`;
  return new Map([...headers].map((one, k) => [one, `${start}${k}`]));
}
