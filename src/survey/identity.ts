// Respondents who stand in a file more than once, by the column that tells them apart. They are told of always; what becomes of them
// the mapping says.

import { excerpt, UserError } from '../core/errors.ts';
import type { Duplicates } from '../core/survey/mapping.ts';
import { type Cursor, reading } from './cursor.ts';
import type { Column } from './dialects/dialect.ts';
import { hashOf } from './gather.ts';

export interface Identity {
  readonly column: Column;
  readonly duplicates: Duplicates;
  /** Where the last of each counts: the number of the row in which each stands last, of all that are looked at. */
  readonly lastOf?: ReadonlyMap<number, number> | undefined;
  readonly state: IdentityState;
  /** What is told apart beside them: whoever answers again in another wave answers anew. */
  readonly within?: string;
}

/** Who was seen so far, in all files of the survey. */
export interface IdentityState {
  /** By the hash of who it is, the row in which they stand last. */
  readonly last: Map<number, number>;
  rows: number;
}

export const identityState = (): IdentityState => ({ last: new Map(), rows: 0 });

export interface IdentityBook {
  /** Whether the row at hand is to be passed over. Throws a UserError where the mapping refuses it. */
  isPassed(): boolean;
  /** Takes note of the row at hand, once. */
  note(): void;
  again(): number;
  lastOf(): ReadonlyMap<number, number>;
}

/** Memory grows with respondents: twelve bytes each at the least. Nobody is asked for it unless there is such a column. */
export function identityBook(
  { column, duplicates, lastOf, state, within = '' }: Identity,
  cursor: Cursor,
): IdentityBook {
  const idOf = reading(cursor, column, (text) => text.trim());
  const { last } = state;
  const hashed = (id: string) => hashOf(within === '' ? id : `${within}\n${id}`);
  let again = 0;
  return {
    isPassed() {
      const id = idOf();
      if (id === '') return false;
      const hash = hashed(id);
      if (duplicates === 'last' && lastOf) return (lastOf.get(hash) ?? state.rows + 1) !== state.rows + 1;
      if (!last.has(hash) || duplicates === 'keep') return false;
      if (duplicates === 'refuse')
        throw new UserError('respondent-twice', { id: excerpt(id), header: excerpt(column.header) });
      return duplicates === 'first';
    },
    note() {
      const id = idOf();
      state.rows++;
      if (id === '') return;
      const hash = hashed(id);
      if (last.has(hash)) again++;
      last.set(hash, state.rows);
    },
    again: () => again,
    lastOf: () => last,
  };
}
