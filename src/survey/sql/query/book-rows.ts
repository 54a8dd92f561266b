// Rows of what became of the rows of the source: who was used, what was dropped, lost, hidden or could not be read.

import { type CodedCriterion, NOT_SHOWN } from '../coding.ts';
import { anyOf } from './expressions.ts';
import { type Row, type RowWriter, reading } from './row.ts';
import { d, e, IS_UNREAD, IS_USED, type Terms } from './terms.ts';

/** `about`: what the counts are of; null where nobody has to be told. */
export function rowsOfAll(
  about: string | null,
  states: readonly string[],
  { sql }: Terms,
  { row, groupedBy, sum, n, ungrouped, empty }: RowWriter,
): readonly Row[] {
  const named = states.map((name, k) => `WHEN state = ${k} THEN ${sql.text(name)}`).join(' ');
  return [
    ...(about === null ? [] : [row('about', about, { ...ungrouped, n: sql.text('0') })]),
    `${row('row', '', { ...ungrouped, of: `CASE ${named} ELSE ${empty} END`, n })} FROM answers GROUP BY state`,
    `${row('respondent', '', { n, x: sum('le'), y: sum('ld') })} FROM answers WHERE ${IS_USED}${groupedBy()}`,
  ].map(reading);
}

export const importanceRows = ({ plan, sql }: Terms, { row, groupedBy, n }: RowWriter): readonly Row[] =>
  plan.importance.map(({ position: i }) =>
    reading(
      `${row('importance', plan.scheme.criteria[i]!.id, { delivery: sql.told(`i${i}`), n })} FROM answers WHERE ${IS_USED} AND i${i} >= 0${groupedBy(`i${i}`)}`,
    ),
  );

export function unreadRows(terms: Terms, writer: RowWriter, hides: ReadonlyMap<number, string>) {
  const { plan, sql, mayBeUnread } = terms;
  const { row, sum, n, ungrouped } = writer;
  const rows = plan.criteria.flatMap((one) => unreadRowsOf(one, terms, writer));
  for (const { position: i, coded } of plan.importance)
    if (mayBeUnread(coded))
      rows.push(
        `${row('unread-importance', plan.scheme.criteria[i]!.id, { ...ungrouped, delivery: sql.told(`i${i}`), n })} FROM answers WHERE early = 0 AND said = 1 AND i${i} ${IS_UNREAD} GROUP BY i${i}`,
      );
  if (plan.unfinished)
    rows.push(
      `${row('unfinished', '', { ...ungrouped, delivery: sql.told('unfinished'), n })} FROM answers WHERE ${IS_USED} AND unfinished >= 0 GROUP BY unfinished`,
    );
  if (hides.size > 0) {
    const hidden = [...hides.keys()].map(
      (i) => `CASE WHEN s${i} >= 0 AND ${d(i)} = ${NOT_SHOWN} THEN 1 ELSE 0 END`,
    );
    rows.push(
      `${row('hidden', '', { ...ungrouped, n: sum(hidden.join(' + ')) })} FROM answers WHERE ${IS_USED}`,
    );
  }
  return rows.map(reading);
}

function unreadRowsOf(
  { position: i, criterion, delivery, expectation, announced }: CodedCriterion,
  { sql, given, mayBeUnread }: Terms,
  { row, n, ungrouped }: RowWriter,
): string[] {
  const unreadIn = (kind: string, column: string, told: 'expectation' | 'delivery', more = '') =>
    `${row(kind, criterion.id, { ...ungrouped, [told]: sql.told(column), n })} FROM answers WHERE early = 0${more} AND ${column} ${IS_UNREAD} GROUP BY ${column}`;
  const rows: string[] = [];
  const lost: string[] = [];
  if (mayBeUnread(delivery)) {
    rows.push(unreadIn('unread', given(i), 'delivery'));
    lost.push(`${given(i)} ${IS_UNREAD}`);
  }
  if (expectation && mayBeUnread(expectation)) {
    rows.push(unreadIn('unread', e(i), 'expectation'));
    lost.push(`${e(i)} ${IS_UNREAD}`);
  }
  if (lost.length > 0)
    rows.push(
      `${row('lost', criterion.id, { ...ungrouped, n })} FROM answers WHERE early = 0 AND (${anyOf(lost)})`,
    );
  if (announced && mayBeUnread(announced))
    rows.push(unreadIn('unread-told', `told${i}`, 'delivery', ' AND said = 1'));
  return rows;
}
