// From a mapping bound to its columns, and the texts of these, to the plan of a query.

import type { Scheme } from '../../core/standard/scheme.ts';
import { clean, normalized } from '../../core/standard/text.ts';
import type { Binding } from '../binding.ts';
import type { Column } from '../dialects/dialect.ts';
import { fieldReader, saysAnyOf } from '../respondent.ts';
import { type CodedColumn, type CodedCriterion, codedColumn, codedCriteria, type TextsOf } from './coding.ts';
import type { QueryPlan, When } from './query-plan.ts';

/** Importance as it was rated: the ratings that its codes stand for. */
export interface CodedImportance {
  readonly position: number;
  readonly ratings: readonly number[];
  readonly coded: CodedColumn;
}

export interface Planned {
  readonly plan: QueryPlan;
  readonly criteria: readonly CodedCriterion[];
  readonly importance: readonly CodedImportance[];
  /** Of grouping columns that stand there by codes: the values of these, by the place of the column. */
  readonly values: ReadonlyMap<number, readonly string[]>;
}

export function planOf(
  scheme: Scheme,
  binding: Binding,
  textsOf: TextsOf,
  isWhole: QueryPlan['isWhole'],
  /** Whether the texts are all that there are: then groups go by numbers, which are quicker to group by. */
  isAll: boolean,
): Planned {
  const criteria = codedCriteria(scheme, binding.criteria, textsOf);
  const importance = (binding.supplement?.importance ?? []).map(
    ({ position, column, read }): CodedImportance => {
      const texts = textsOf(column).map((text) => [text, read(text)] as const);
      const ratings = [
        ...new Set(texts.flatMap(([, one]) => (one.state === 'value' ? [one.value] : []))),
      ].sort((a, b) => a - b);
      const codes = new Map(ratings.map((value, code) => [value, code]));
      return { position, ratings, coded: codedColumn(position, column, texts, codes) };
    },
  );
  const groups = binding.by.filter(({ column }) => column !== null);
  const readers = groups.map(({ name, read }) => {
    if (read) return read;
    return binding.fields.some((field) => field.name === name) ? fieldReader(scheme, name) : clean;
  });
  const values = new Map(
    groups.flatMap(({ column, read }, k) =>
      read || isAll ? [[k, [...new Set(textsOf(column!).map(readers[k]!))].sort()] as const] : [],
    ),
  );
  const plan: QueryPlan = {
    scheme,
    criteria,
    by: groups.map(({ column }, k) => {
      const own = values.get(k);
      const places = own && new Map(own.map((value, place) => [value, place]));
      return {
        column: column!,
        codes: places
          ? new Map(textsOf(column!).map((text) => [text, places.get(readers[k]!(text))!]))
          : null,
      };
    }),
    drop: binding.drop.map(({ column, is, reason }) => ({
      column,
      reason,
      texts: textsOf(column).filter((text) => is.has(normalized(text))),
    })),
    only: null,
    when: conditionsIn(scheme, binding, criteria, textsOf),
    design: designOf(binding, textsOf),
    once: null,
    totals: null,
    unfinished: null,
    importance,
    isWhole,
  };
  return { plan, criteria, importance, values };
}

/** The conditions of `when` that the survey can tell, as those of respondent.ts are. */
function conditionsIn(
  scheme: Scheme,
  { fields }: Binding,
  criteria: readonly CodedCriterion[],
  textsOf: TextsOf,
): QueryPlan['when'] {
  const columns = new Map(fields.map(({ name, column }) => [name, column]));
  const byId = new Map(criteria.map((one) => [one.criterion.id, one]));
  return new Map(
    criteria.flatMap(({ position, criterion }) => {
      const conditions = criterion.source.when.flatMap(({ field, values }): When[] => {
        const column = columns.get(field);
        if (column) {
          const says = fieldReader(scheme, field);
          return [{ column, texts: textsOf(column).filter((text) => saysAnyOf(says(text), values)) }];
        }
        const earlier = byId.get(field);
        if (!earlier) return [];
        const { kind, answer } = earlier.criterion;
        const codes = earlier.answers.flatMap((value, code) =>
          values.includes(String(kind.write(value, answer))) ? [code] : [],
        );
        return [{ position: earlier.position, codes }];
      });
      return conditions.length > 0 ? [[position, conditions] as const] : [];
    }),
  );
}

/** Of the columns of the design, the texts that say nothing, and those that cannot be read. */
function designOf({ supplement }: Binding, textsOf: TextsOf): QueryPlan['design'] {
  if (!supplement?.plan.weighted) return null;
  const { weight, cluster, strata } = supplement;
  const empty = (column: Column) => ({ column, none: textsOf(column).filter((text) => clean(text) === '') });
  const saying = ({ column, read }: NonNullable<typeof weight>, state: string) =>
    textsOf(column).filter((text) => read(text).state === state);
  return {
    weight: weight && {
      column: weight.column,
      none: saying(weight, 'blank'),
      unread: saying(weight, 'unreadable'),
    },
    cluster: cluster && empty(cluster),
    strata: strata && empty(strata),
  };
}
