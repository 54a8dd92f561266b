// The columns of the source, as the codes of what stands in them.

import type { Param, SqlDialect } from '../../../core/sql/dialect.ts';
import type { Column } from '../../dialects/dialect.ts';
import { type CodedColumn, UNREAD, UNSEEN } from '../coding.ts';
import type { QueryPlan } from '../query-plan.ts';

/** Each text is compared with in turn; more of them are looked up. */
export const FEW = 64;

export interface Source {
  /** What stands in a column, as it is; as text. */
  cell(column: Pick<Column, 'header'>): string;
  text(column: Pick<Column, 'header'>): string;
  isOneOf(column: Column, texts: readonly string[]): string;
  /** The code of what stands in a column of answers, as narrow as it can be. */
  coded(column: CodedColumn): string;
  /** That of other columns; `missing` is the code of texts that are not known. */
  matched(column: Column, codes: ReadonlyMap<string, number>, missing: number): string;
  /** What has been asked of it so far: names of columns, values beside the SQL, what is to be joined. */
  readonly headers: ReadonlySet<string>;
  readonly params: readonly Param[];
  readonly joins: readonly string[];
}

/** `isBound`: texts go beside the SQL, where the dialect can. `names`: those that columns go by, where they are not their own. */
export function sourceOf(
  { isWhole }: Pick<QueryPlan, 'isWhole'>,
  sql: SqlDialect,
  isBound: boolean,
  names: ReadonlyMap<string, string>,
): Source {
  const params: Param[] = [];
  const joins: string[] = [];
  const headers = new Set<string>();
  const bind = <T extends Param>(value: T, literal: (value: T) => string): string =>
    isBound && sql.placeholder ? sql.placeholder(params.push(value), value) : literal(value);

  function cell({ header }: Pick<Column, 'header'>): string {
    headers.add(header);
    return `source.${sql.identifier(names.get(header) ?? header)}`;
  }

  function looked(column: Column, codes: ReadonlyMap<string, number>, missing: number): string {
    const { code, join } = sql.lookup(
      sql.asText(cell(column)),
      `texts_${joins.length}`,
      bind([...codes.keys()], sql.texts),
      bind([...codes.values()], sql.wholes),
      missing,
    );
    if (join !== '') joins.push(join);
    return code;
  }

  function matchedAs(
    asCode: (expression: string) => string,
    column: Column,
    codes: ReadonlyMap<string, number>,
    missing: number,
  ): string {
    if (codes.size > FEW) return sql.asWhole(looked(column, codes, missing));
    // Old ClickHouse gives a CASE the type of its first codes: where none of them is below 0, what is missing would come out as 255.
    const isAbove = [...codes.values()].every((code) => code >= 0);
    const cases = [...codes].map(
      ([one, code]) => `WHEN ${bind(one, sql.text)} THEN ${isAbove ? sql.asWhole(String(code)) : code}`,
    );
    return asCode(`CASE ${sql.asText(cell(column))} ${cases.join(' ')} ELSE ${missing} END`);
  }

  /** Whole numbers of which nearly all are codes moved by so and so much. */
  function wholeCode(column: Column, codes: ReadonlyMap<string, number>): string | null {
    const numbers = [...codes].filter(([one]) => one !== '');
    if (!numbers.every(([one]) => /^-?\d{1,9}$/.test(one))) return null;
    const offsets = new Set(numbers.flatMap(([one, code]) => (code >= 0 ? [Number(one) - code] : [])));
    if (offsets.size !== 1) return null;
    const [offset] = offsets;
    const others = numbers.filter(([, code]) => code < 0);
    // Narrow numbers are quicker to reckon with.
    const isSmall = numbers.every(([one]) => Math.abs(Number(one)) < 100);
    const own = isSmall ? sql.asCode(cell(column)) : cell(column);
    const moved = offset === 0 ? own : `${own} - ${offset}`;
    const cases = others.map(([one, code]) => `WHEN ${one} THEN ${code}`);
    const number = others.length === 0 ? moved : `CASE ${own} ${cases.join(' ')} ELSE ${moved} END`;
    return codes.has('') ? `coalesce(${number}, ${codes.get('')})` : number;
  }

  return {
    cell,
    text: (column) => sql.asText(cell(column)),
    isOneOf(column, texts) {
      if (texts.length === 0) return '1 = 0';
      if (texts.length > FEW) return `${looked(column, new Map(texts.map((one) => [one, 1])), 0)} = 1`;
      return `${sql.asText(cell(column))} IN (${texts.map((one) => bind(one, sql.text)).join(', ')})`;
    },
    coded({ column, codes }) {
      const isSmall = [...codes.values()].every((code) => Math.abs(code) < 128);
      const asCode = isSmall ? sql.asCode : sql.asWhole;
      const whole = isWhole(column) ? wholeCode(column, codes) : null;
      return whole ? asCode(whole) : matchedAs(asCode, column, codes, isBound ? UNSEEN : UNREAD);
    },
    matched: (column, codes, missing) => matchedAs(sql.asWhole, column, codes, missing),
    headers,
    params,
    joins,
  };
}
