// The identity of a file's content: the same for every layout, comment and order of keys, another for every word.

import { createHash } from 'node:crypto';
import { compareText } from '../core/errors.ts';

/** `sha256:` over canonical JSON: keys sorted by code unit, no spaces. */
export const digestOf = (data: unknown): string =>
  `sha256:${createHash('sha256').update(canonical(data)).digest('hex')}`;

function canonical(data: unknown): string {
  if (Array.isArray(data)) return `[${data.map(canonical).join(',')}]`;
  if (typeof data !== 'object' || data === null) return JSON.stringify(data);
  const entries = Object.entries(data)
    .sort(([a], [b]) => compareText(a, b))
    .map(([key, value]) => `${JSON.stringify(key)}:${canonical(value)}`);
  return `{${entries.join(',')}}`;
}
