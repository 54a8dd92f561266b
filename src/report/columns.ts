// A published shape as columns of a table: every figure in it that is one value gets a column, named by where it stands.

import type { JsonSchema } from '../core/answers/kind.ts';

export interface Column {
  /** `points_ci95_low` of points.ci95[0]. */
  readonly name: string;
  readonly path: readonly (string | number)[];
}

export type Cell = string | number | boolean | null;

/** In the order of the shape. Lists, texts by language and objects of any keys are no columns; two ends of an interval are. */
export function columnsOf(shape: JsonSchema, path: Column['path'] = [], name = ''): Column[] {
  if (isInterval(shape))
    return ['low', 'high'].map((end, i) => ({ name: `${name}_${end}`, path: [...path, i] }));
  if (isOne(shape)) return [{ name, path }];
  return Object.entries((shape.properties ?? {}) as Readonly<Record<string, JsonSchema>>).flatMap(
    ([key, inner]) => columnsOf(inner, [...path, key], name === '' ? snake(key) : `${name}_${snake(key)}`),
  );
}

/** What stands at a column's place; null where nothing does. */
export function cellAt(row: unknown, { path }: Column): Cell {
  let value = row;
  for (const key of path)
    value = (value as Readonly<Record<string | number, unknown>> | null | undefined)?.[key];
  return (value ?? null) as Cell;
}

const typesOf = ({ type }: JsonSchema): readonly unknown[] => (Array.isArray(type) ? type : [type]);
const ONE = ['string', 'number', 'integer', 'boolean'];

const isOne = (shape: JsonSchema): boolean =>
  'enum' in shape || 'const' in shape || typesOf(shape).some((type) => ONE.includes(type as string));
const isInterval = (shape: JsonSchema): boolean => typesOf(shape).includes('array') && shape.maxItems === 2;

const snake = (key: string): string =>
  key.replace(/([a-z0-9])([A-Z]+)/g, (_, before, after) => `${before}_${after}`).toLowerCase();
