// The mapping that comes with a standard, held against a survey: where the columns that it names are there, they are meant.

import type { Criterion } from '../../core/standard/standard.ts';
import type { ColumnRef, Mapping } from '../../core/survey/mapping.ts';
import type { Column } from '../dialects/dialect.ts';
import { find } from '../find-column.ts';
import { type Found, inCriteriaOrder } from './table.ts';

const SURE_OF_IT = 0.95;

/** Fewer of its criteria say that the survey is laid out in another way. */
const LEAST = 0.5;

export function hinted(
  known: Mapping | null,
  criteria: readonly Criterion[],
  columns: readonly Column[],
): { readonly found: readonly Found[]; readonly fields: ReadonlyMap<string, Column> } {
  const nothing = { found: [], fields: new Map() };
  if (!known) return nothing;
  const at = (ref: ColumnRef | null): Column | null => {
    const there = ref && find(ref, columns);
    return there && 'column' in there ? there.column : null;
  };
  const found = [...known.criteria].flatMap(([id, mapped]): Found[] => {
    const criterion = criteria.find((one) => one.id === id);
    const [expectation, delivery, until] = [at(mapped.expectation), at(mapped.delivery), at(mapped.until)];
    if (!criterion || !delivery || (mapped.until && !until) || (mapped.expectation && !expectation))
      return [];
    return [
      {
        criterion,
        expectation,
        delivery,
        until,
        confidence: SURE_OF_IT,
        pairConfidence: expectation && SURE_OF_IT,
        reason: { code: 'map.by-shipped' },
      },
    ];
  });
  if (found.length < LEAST * known.criteria.size) return nothing;
  const fields = [...known.fields].flatMap(([name, ref]) => {
    const column = at(ref);
    return column ? [[name, column] as const] : [];
  });
  return { found: inCriteriaOrder(found, criteria), fields: new Map(fields) };
}
