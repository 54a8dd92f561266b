// The query to be read and run by others: told in comments, its texts within it, and what it counts said in its first row.

import { usageError } from '../../core/errors.ts';
import type { CountsAbout } from '../../core/shapes/counts.ts';
import type { SqlDialect } from '../../core/sql/dialect.ts';
import type { Scheme } from '../../core/standard/scheme.ts';
import type { Duplicates, Mapping } from '../../core/survey/mapping.ts';
import { savedTally } from '../../core/tally/saved-tally.ts';
import { emptyGroup } from '../../core/tally/tally.ts';
import type { Binding } from '../binding.ts';
import type { TextsOf } from './coding.ts';
import { planOf } from './plan.ts';
import { statementOf } from './query/statement.ts';
import { queryOf } from './query.ts';
import { groupingsOf } from './tally-of-counts.ts';

export interface Written {
  readonly scheme: Scheme;
  readonly binding: Binding;
  readonly decimal: Mapping['decimal'];
  readonly duplicates: Duplicates | null;
}

/** `from` is the name of a table, perhaps after that of its schema. Throws a UserError where that can be no name. */
export function writtenQuery(
  { scheme, binding, decimal, duplicates }: Written,
  textsOf: TextsOf,
  sql: SqlDialect,
  from: string,
): string {
  if (binding.respondent && duplicates !== null && duplicates !== 'keep')
    throw usageError('sql-duplicates', {}, { code: 'sql-direct' });
  const { plan } = planOf(scheme, binding, textsOf, () => false, false);
  const source = from.split('.').map(sql.identifier).join('.');
  const query = queryOf(plan, sql, source, null, false, JSON.stringify(aboutOf(scheme, binding, decimal)));
  const head = [
    `What the answers in ${JSON.stringify(from)} come to by the standard ${scheme.standard.id} ${scheme.standard.version}, as counts.`,
    'Keep what it gives as CSV, JSON lines or Parquet; svc score --counts judges it, svc merge adds the counts of parts.',
    'A text that neither the mapping nor the standard writes out counts as one that cannot be read.',
  ];
  return `${head.map((line) => `-- ${line.replace(/[\r\n]/g, ' ')}\n`).join('')}${statementOf(query, sql, true)}\n;\n`;
}

function aboutOf(scheme: Scheme, binding: Binding, decimal: Mapping['decimal']): CountsAbout {
  const { standard, profile } = savedTally(emptyGroup(scheme), scheme);
  const { supplement } = binding;
  return {
    format: 'svc.counts/1',
    standard,
    profile,
    by: groupingsOf(binding).map(({ name, isField }) => ({ name, isField })),
    asked: binding.criteria.map(({ position, expectation, delivery }) => ({
      id: scheme.criteria[position]!.id,
      expectation: expectation?.column.header ?? null,
      delivery: delivery.column.header,
    })),
    design: supplement?.plan.weighted
      ? {
          weight: supplement.weight !== null,
          cluster: supplement.cluster !== null,
          strata: supplement.strata !== null,
          decimal,
        }
      : null,
  };
}
