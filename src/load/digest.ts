// The identity of a file's content: the same for every layout, comment and order of keys, another for every word.

import { createHash } from 'node:crypto';

/** `sha256:` over canonical JSON: keys sorted by code unit, no spaces. */
export const digestOf = (data: unknown): string =>
  `sha256:${createHash('sha256').update(canonical(data)).digest('hex')}`;

function canonical(data: unknown): string {
  if (Array.isArray(data)) return `[${data.map(canonical).join(',')}]`;
  if (typeof data !== 'object' || data === null) return JSON.stringify(data);
  const values = data as { readonly [key: string]: unknown };
  const entries = Object.keys(values)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(values[key])}`);
  return `{${entries.join(',')}}`;
}
