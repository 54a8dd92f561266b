// Counts a survey as an engine in this process reads it: texts as codes, which are counted here as the rows of a file are.

import type { Param, SqlDialect } from '../../core/sql/dialect.ts';
import type { Engine } from '../../core/sql/engine.ts';
import type { BoundColumn } from '../binding.ts';
import type { Column } from '../dialects/dialect.ts';
import type { ScanPlan } from '../scan-plan.ts';
import type { SurveyCounts } from '../segments.ts';
import { codedRows, type ToldColumn } from './coded-rows.ts';
import type { TextsOf } from './coding.ts';
import { FEW } from './query/source.ts';

export interface Streamed {
  readonly sql: string;
  readonly params: readonly Param[];
  readonly told: readonly ToldColumn[];
}

/** Pairs of texts of one criterion, more than which have no table. */
const MOST_PAIRS = 2 ** 20;
/** Texts that cannot be read, more than which are not told apart: which of them are, depends on the order of rows. */
const MOST_UNREAD = 1000;
/** Whole numbers further apart than this are looked up. */
const WIDEST = 2 ** 12;

/** Whether what columns say fits in tables. */
export function isStreamable({ binding }: ScanPlan, textsOf: TextsOf): boolean {
  const said = (side: BoundColumn | null) => (side ? textsOf(side.column).length + 2 : 1);
  const unread = ({ column, read }: BoundColumn) =>
    textsOf(column).filter((text) => read(text).state === 'unreadable').length;
  const sides = binding.criteria.flatMap(({ expectation, delivery }) => [delivery, expectation ?? []].flat());
  return (
    binding.criteria.every(({ expectation, delivery }) => said(expectation) * said(delivery) <= MOST_PAIRS) &&
    sides.reduce((sum, side) => sum + unread(side), 0) <= MOST_UNREAD
  );
}

/** The columns as codes of their texts; that of nothing else is the last. */
export function streamOf(
  columns: readonly Column[],
  textsOf: TextsOf,
  isWhole: (column: Column) => boolean,
  sql: SqlDialect,
  source: string,
): Streamed {
  const params: Param[] = [];
  const joins: string[] = [];
  const bind = (value: Param): string => sql.placeholder!(params.push(value), value);

  function codeOf(column: Column): readonly [code: string, texts: ToldColumn['texts']] {
    const cell = `source.${sql.identifier(column.header)}`;
    const texts = textsOf(column);
    const moved = isWhole(column) ? movedWholes(texts) : null;
    if (moved) {
      const [first, own] = moved;
      const isSmall = own.length < SMALL && first > -SMALL;
      const asCode = isSmall ? sql.asCode : sql.asWhole;
      const from = first === 0 ? asCode(cell) : `${asCode(cell)} - ${first}`;
      return [from, own];
    }
    const missing = texts.length;
    const codes = texts.map((_, code) => code);
    const none = texts.indexOf('') < 0 ? missing : texts.indexOf('');
    if (texts.length <= FEW && sql.few)
      return [sql.asCode(sql.few(cell, bind(texts), bind(codes), none, missing)), [...texts, undefined]];
    const { code, join } = sql.lookup(
      sql.asText(cell),
      `texts_${joins.length}`,
      bind(texts),
      bind(codes),
      missing,
    );
    joins.push(join);
    return [sql.asWhole(code), [...texts, undefined]];
  }

  const coded = columns.map((column) => [column, ...codeOf(column)] as const);
  return {
    sql: `SELECT ${coded.map(([, code], k) => `${code} AS c${k}`).join(', ')} FROM ${source} AS source${joins.map((join) => ` ${join}`).join('')}`,
    params,
    told: coded.map(([column, , texts]) => ({ column, texts })),
  };
}

/** Codes that have room in the narrowest of numbers. */
const SMALL = 128;

/** By how much whole numbers have to be moved so that 0 is nothing, and the texts of what they are then; null where they are too far apart. */
function movedWholes(texts: readonly string[]): readonly [number, ToldColumn['texts']] | null {
  const numbers = texts.filter((text) => text !== '').map(Number);
  if (numbers.length > WIDEST || !numbers.every(Number.isSafeInteger)) return null;
  const first = Math.min(0, Math.min(...numbers) - 1);
  const most = Math.max(...numbers, 0);
  if (most - first >= WIDEST) return null;
  const own = Array.from({ length: most - first + 1 }, (): string | undefined => undefined);
  for (const text of texts) own[text === '' ? 0 : Number(text) - first] = text;
  return [first, own];
}

export async function countStreamed(
  wholes: NonNullable<Engine['wholes']>,
  plan: ScanPlan,
  { sql, params, told }: Streamed,
  /** Hears now and then how many rows are counted. */
  onRows: (rows: number) => void,
): Promise<SurveyCounts> {
  const rows = codedRows(plan, told);
  let [done, heard] = [0, 0];
  for await (const block of wholes(sql, params)) {
    rows.add(block);
    done += block.rows;
    if (done < heard + HEARD) continue;
    onRows(done);
    heard = done;
  }
  return {
    parts: rows.parts(),
    counter: plan.segments ? null : rows.counter,
    segments: plan.segments ? rows.segments() : [],
  };
}

const HEARD = 2 ** 20;
