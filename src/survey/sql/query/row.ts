// A row of counts, as a SELECT: what it is of, whose it is, and numbers.

import type { QueryPlan } from '../query-plan.ts';
import type { Terms } from './terms.ts';

/** Columns of the rows that come out, all of them text; between them those of the groups. */
export const LEADING = ['kind', 'of'] as const;
export const TRAILING = [
  ...['weight', 'cluster', 'stratum', 'expectation', 'delivery', 'answered'],
  ...['n', 'short', 'over', 'x', 'y', 'xx', 'yy', 'xy'],
] as const;

export interface Row {
  readonly select: string;
  /** The query that reads the answers for it: itself, or that of the cells it is told from. */
  readonly reads: string;
}

/** Columns by name, each as the text that is told. */
export type Told = Partial<Record<string, string>>;

export type RowWriter = ReturnType<typeof rowWriter>;

export function rowWriter({ plan, sql }: Pick<Terms, 'plan' | 'sql'>) {
  const sampling = samplingOf(plan);
  const grouping = [...plan.by.map((_, k) => `g${k}`), ...sampling.filter((one) => one !== null)];
  const outcome = [...LEADING, ...plan.by.map((_, k) => `by${k + 1}`), ...TRAILING];
  const empty = sql.text('');
  const whose: Told = {
    ...Object.fromEntries(plan.by.map(({ codes }, k) => [`by${k + 1}`, codes ? sql.told(`g${k}`) : `g${k}`])),
    ...Object.fromEntries(['weight', 'cluster', 'stratum'].map((name, k) => [name, sampling[k] ?? empty])),
  };
  return {
    empty,
    /** Names of the columns that all counts of respondents are grouped by. */
    grouping,
    groupedBy(...more: readonly string[]): string {
      const columns = [...grouping, ...more];
      return columns.length > 0 ? ` GROUP BY ${columns.join(', ')}` : '';
    },
    /** Of all respondents, whatever group they are of. */
    ungrouped: {
      ...Object.fromEntries(plan.by.map((_, k) => [`by${k + 1}`, empty])),
      ...{ weight: empty, cluster: empty, stratum: empty },
    } as Told,
    n: sql.told('count(*)'),
    sum: (expression: string): string => sql.told(`sum(${expression})`),
    row(kind: string, of: string, told: Told): string {
      const all: Told = { kind: sql.text(kind), of: sql.text(of), ...whose, ...told };
      return `SELECT ${outcome.map((name) => `${all[name] ?? empty} AS ${sql.identifier(name)}`).join(', ')}`;
    },
  };
}

/** The columns of the weight, the cluster and the stratum; null where there is none. */
function samplingOf({ design }: QueryPlan): readonly (string | null)[] {
  return [
    design?.weight ? 'own_weight' : null,
    design?.cluster ? 'own_cluster' : null,
    design?.strata ? 'own_stratum' : null,
  ];
}

/** A row that reads the answers itself. */
export const reading = (select: string): Row => ({ select, reads: select });
