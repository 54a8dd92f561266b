// Which columns of the steps the rows ask for: nothing else is kept of a respondent.

import type { Made } from './layer.ts';

/** The columns of each layer that the rows name, or those layers above that need them. The last is of the rows alone. */
export function neededIn(rows: readonly string[], layers: readonly Made[]): readonly ReadonlySet<string>[] {
  const needed = namesIn(rows);
  const all: Set<string>[] = [
    new Set(layers.flatMap(({ columns }) => [...columns.keys()]).filter((one) => needed.has(one))),
  ];
  for (const { columns } of layers.toReversed()) {
    const own = new Set([...columns.keys()].filter((name) => needed.has(name)));
    all.unshift(own);
    for (const name of namesIn([...own].map((one) => columns.get(one)!))) needed.add(name);
  }
  return all;
}

const namesIn = (expressions: readonly string[]): Set<string> =>
  new Set(
    expressions.flatMap(
      (one) => one.replace(/'(?:[^'\\]|''|\\.)*'/g, '').match(/\b[a-z]+[a-z_]*\d*(?:_\d+)?\b/g) ?? [],
    ),
  );
