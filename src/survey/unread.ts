// Cells that cannot be read: how many of each column and text, and how many respondents each criterion lost by them.

import { excerpt, type Message } from '../core/errors.ts';
import { clean } from '../core/standard/text.ts';
import type { Column } from './dialects/dialect.ts';

/** A column with an answer that cannot be read, and why where that is known. */
export interface UnreadColumn extends Column {
  readonly problem?: Message;
}

/** A cell that cannot be read, and the criterion that it is about. */
export interface Unread {
  readonly position: number;
  readonly column: UnreadColumn;
}

/** Plain data, which may cross threads. */
export interface UnreadCells {
  /** By column and text. */
  readonly texts: ReadonlyMap<string, UnreadText>;
  /** Cells of texts beyond those that are told apart. */
  readonly more: number;
  /** Respondents who lost their answer to a criterion, by its position in the scheme. */
  readonly respondents: readonly number[];
}

export interface UnreadText {
  /** Of the column, from 0. */
  readonly index: number;
  readonly column: string;
  readonly text: string;
  count: number;
}

/** Distinct texts that are told apart in a part of a file. */
const MOST = 2_000;

export function unreadBook({ criteria }: { readonly criteria: readonly unknown[] }) {
  const texts = new Map<string, UnreadText>();
  const respondents = criteria.map(() => 0);
  const here = new Set<number>();
  let more = 0;
  return {
    /** A cell of the row at hand, or so many cells; `isAnswer` where it is expectation or delivery of the criterion. */
    note(position: number, column: Column, said: string, isAnswer: boolean, times = 1): void {
      if (isAnswer) here.add(position);
      const text = excerpt(clean(said));
      const key = `${column.index} ${column.header} ${text}`;
      const known = texts.get(key);
      if (known) known.count += times;
      else if (texts.size < MOST)
        texts.set(key, { index: column.index, column: column.header, text, count: times });
      else more += times;
    },
    endRow(): void {
      if (here.size === 0) return;
      for (const position of here) respondents[position]!++;
      here.clear();
    },
    cells: (): UnreadCells => ({ texts, more, respondents }),
  };
}

export function joinedUnread(parts: readonly UnreadCells[]): UnreadCells {
  const texts = new Map<string, UnreadText>();
  for (const part of parts)
    for (const [key, one] of part.texts)
      texts.set(key, { ...one, count: one.count + (texts.get(key)?.count ?? 0) });
  const criteria = parts[0]?.respondents ?? [];
  return {
    texts,
    more: parts.reduce((sum, part) => sum + part.more, 0),
    respondents: criteria.map((_, i) => parts.reduce((sum, part) => sum + part.respondents[i]!, 0)),
  };
}
