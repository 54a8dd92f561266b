// Deltas taken apart into single facts, so that a history of them can be summed up and held against the direct difference.

import { type Delta, type Json, namesIn } from '../../../src/core/diff/facts.ts';
import { canonical } from '../../../src/core/diff/json.ts';

type Leaves = Map<string, string>;

/** What stands under a path, one entry a value; members of lists by what names them. */
function leaves(path: string, value: Json, into: Leaves): Leaves {
  if (value === null || value === undefined) return into;
  const name = path.split('/').at(-1)!;
  if (typeof value !== 'object' || name === 'points' || name === 'when')
    return into.set(path, canonical(value));
  if (Array.isArray(value)) {
    for (const item of value as { readonly [key: string]: Json }[]) {
      if (name === 'labels') leaves(`${path}/${item.value}`, item.text!, into);
      else {
        const { id, ...rest } = item;
        leaves(`${path}/${id}`, rest, into);
      }
    }
    return into;
  }
  for (const [key, inner] of Object.entries(value as { readonly [key: string]: Json })) {
    // Derived, or told by other deltas: a rename names the former id itself.
    if (['id', 'scored', 'formerly'].includes(key)) continue;
    if (key === 'reversed' || key === 'better')
      into.set(`${path}/direction`, canonical(inner === true ? 'lower' : inner === false ? 'higher' : inner));
    else leaves(`${path}/${key}`, inner, into);
  }
  return into;
}

/** Criteria stand under their ids, whichever section they are in. */
function pathOf({ fact }: Delta, address: readonly string[]): string {
  const inside =
    namesIn(address).criterion === undefined ? address : address.slice(address[0] === 'sections' ? 2 : 0);
  if (fact === 'criterion.section') return [...inside, 'section'].join('/');
  if (fact === 'answer.direction') return [...inside.slice(0, -1), 'direction'].join('/');
  return inside.join('/');
}

/** Per fact, its first value and its last; facts that end as they began are left out. Orders and former names are not facts. */
export function sumOf(
  steps: readonly (readonly Delta[])[],
): [fact: string, before: string | null, after: string | null][] {
  const first: Map<string, string | null> = new Map();
  const last: Map<string, string | null> = new Map();
  /** From the id of now to the first one. */
  const origins = new Map<string, string>();
  const rename = (from: string, to: string) => {
    origins.set(to, origins.get(from) ?? from);
    for (const map of [first, last])
      for (const [key, value] of [...map])
        if (key.startsWith(`criteria/${from}/`)) {
          map.delete(key);
          map.set(`criteria/${to}/${key.slice(`criteria/${from}/`.length)}`, value);
        }
  };
  for (const step of steps) {
    for (const { fact, before, after } of step)
      if (fact === 'criterion.id') rename(String(before), String(after));
    for (const delta of step) {
      const { fact, before, after, at } = delta;
      if (
        fact.endsWith('.order') ||
        ['criterion.id', 'criterion.former-name', 'criterion.namesake'].includes(fact)
      )
        continue;
      const path = pathOf(delta, at.new ?? at.old!);
      const was = leaves(path, before, new Map());
      const is = leaves(path, after, new Map());
      for (const key of new Set([...was.keys(), ...is.keys()])) {
        if (!first.has(key)) first.set(key, was.get(key) ?? null);
        last.set(key, is.get(key) ?? null);
      }
    }
  }
  // What is gone goes by the id that the first version knows.
  for (const [id, origin] of [...origins]) if (last.get(`criteria/${id}/weight`) === null) rename(id, origin);
  return [...first]
    .map(([key, before]) => [key, before, last.get(key) ?? null] as [string, string | null, string | null])
    .filter(([, before, after]) => before !== after)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
