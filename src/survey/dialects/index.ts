// The registry of dialects: to add one, write its file and its row here.

import { UserError } from '../../core/errors.ts';
import { nearest } from '../../core/suggest.ts';
import type { Dialect, Peek } from './dialect.ts';
import { plain } from './plain.ts';

export const DIALECTS: readonly Dialect[] = [plain];

export function dialectNamed(id: string): Dialect {
  const found = DIALECTS.find((dialect) => dialect.id === id);
  if (found) return found;
  const ids = DIALECTS.map((dialect) => dialect.id);
  const near = nearest(id, ids);
  throw new UserError(
    'unknown-dialect',
    { name: id, names: ids.join(', ') },
    { exitCode: 2, ...(near === undefined ? {} : { hint: { code: 'did-you-mean', args: { name: near } } }) },
  );
}

/** The dialect that is surest of the file; the first among equals. */
export function findDialect(peek: Peek): Dialect {
  return DIALECTS.map((dialect) => ({ dialect, sure: dialect.recognise(peek) })).reduce((a, b) =>
    b.sure > a.sure ? b : a,
  ).dialect;
}
