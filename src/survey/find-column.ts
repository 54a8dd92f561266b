// The column that a reference in a mapping means, or why there is none.

import { didYouMean, excerpt, type Message } from '../core/errors.ts';
import { normalized } from '../core/standard/text.ts';
import { nearest } from '../core/suggest.ts';
import type { ColumnRef } from '../core/survey/mapping.ts';
import { patternOf } from '../core/survey/pattern.ts';
import type { Column } from './dialects/dialect.ts';

export interface Missing {
  readonly issue: Message & { readonly hint?: Message | undefined };
}
type Search = { readonly column: Column } | Missing;

/** White space in runs, and letters in composed form, as a person copying a header would leave them. */
const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** The one column that a reference means. A header matches exactly, or else but for white space, or else but for typography. */
export function find(ref: ColumnRef, columns: readonly Column[]): Search {
  if (ref.by === 'position') {
    const column = columns[ref.position - 1];
    return column
      ? { column }
      : { issue: { code: 'position-outside', args: { position: ref.position, columns: columns.length } } };
  }
  const matching = ref.by === 'header' ? withHeader(ref.header, columns) : withPattern(ref.pattern, columns);
  const name = excerpt(ref.by === 'header' ? ref.header : ref.pattern);
  if (matching.length === 0) {
    const near =
      ref.by === 'header'
        ? nearest(
            tidy(ref.header),
            columns.flatMap(({ names }) => names.map(tidy)),
          )
        : undefined;
    return { issue: { code: `${ref.by}-missing`, args: { name }, hint: didYouMean(near) } };
  }
  if (ref.occurrence !== null) {
    const column = matching[ref.occurrence - 1];
    return column
      ? { column }
      : {
          issue: {
            code: 'occurrence-outside',
            args: { name, occurrence: ref.occurrence, count: matching.length },
          },
        };
  }
  if (matching.length === 1) return { column: matching[0]! };
  const first = matching.slice(0, 3).map(({ index, header }) => `${index + 1}: ${excerpt(header)}`);
  return {
    issue: {
      code: `${ref.by}-ambiguous`,
      args: { name, count: matching.length, columns: first.join('; ') + (matching.length > 3 ? '; …' : '') },
      hint: { code: `${ref.by}-ambiguous` },
    },
  };
}

function withHeader(header: string, columns: readonly Column[]): Column[] {
  const exact = columns.filter(({ names }) => names.includes(header));
  if (exact.length > 0) return exact;
  const wanted = tidy(header);
  const tidied = columns.filter(({ names }) => names.some((name) => tidy(name) === wanted));
  if (tidied.length > 0) return tidied;
  const key = normalized(header);
  return columns.filter(({ names }) => names.some((name) => normalized(name) === key));
}

function withPattern(pattern: string, columns: readonly Column[]): Column[] {
  const expression = patternOf(pattern);
  return columns.filter(({ names }) =>
    names.some((name) => expression?.test(name) || expression?.test(tidy(name))),
  );
}
