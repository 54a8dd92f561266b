// DuckDB, in this process: a database file, or Parquet wherever DuckDB reads it. Opened to be read only.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  DuckDBConnection,
  DuckDBInstance,
  DuckDBType,
  DuckDBValue,
  DuckDBVector,
} from '@duckdb/node-api';
import { UserError } from '../../core/errors.ts';
import { DIALECTS, type Param } from '../../core/sql/dialect.ts';
import type { Engine, EngineColumn, EngineRow, WholeRange, WholesBlock } from '../../core/sql/engine.ts';
import { temporaries } from '../inputs.ts';
import { driverOf, type Session, tooLate } from './session.ts';
import type { EngineSource } from './source.ts';

const { identifier, text } = DIALECTS.duckdb;
/** Rows that one statement counts where DuckDB counts them itself, so that memory does not grow with them. */
const PART = 3_000_000;
const WHOLE = /^U?(?:TINYINT|SMALLINT|INTEGER|BIGINT)$/;
/** What DuckDB may take for itself; what does not fit is put on the disk, in a folder that is ours alone. */
const MEMORY = '700MB';
/** Milliseconds that a timer can wait. */
const LONGEST = 2 ** 31 - 1;

export async function openDuckdb({ at: path, table }: EngineSource, session: Session): Promise<Engine> {
  const { name, variables, timeout, onCancel } = session;
  const api = driverOf<typeof import('@duckdb/node-api')>('duckdb', session);
  const failed = (error: unknown): never => {
    throw fault(error, name);
  };
  const isParquet = table.length === 0;
  const instance: DuckDBInstance = await api.DuckDBInstance.create(':memory:').catch(failed);
  const connection: DuckDBConnection = await instance.connect().catch(failed);
  onCancel(() => connection.interrupt());
  // By itself DuckDB makes one in the current folder. Where none can be made, nothing is put on the disk.
  const spill = await mkdtemp(join(tmpdir(), 'svc-duckdb-')).catch(() => '');
  if (spill !== '') temporaries.add(spill);
  const close = async (): Promise<void> => {
    connection.closeSync();
    instance.closeSync();
    await rm(spill, { recursive: true, force: true }).catch(() => {});
    temporaries.delete(spill);
  };
  const run = (sql: string) => connection.run(sql).catch(failed);
  /** DuckDB has no time-out of its own: the statement is interrupted, as by whoever loses patience. */
  function watched() {
    let isLate = false;
    const interrupt = (): void => {
      isLate = true;
      connection.interrupt();
    };
    const timer = timeout > 0 ? setTimeout(interrupt, Math.min(timeout, LONGEST)) : undefined;
    return {
      faultOf: (error: unknown): UserError => (isLate ? tooLate('DuckDB', session) : fault(error, name)),
      end: () => clearTimeout(timer),
    };
  }

  async function rows(sql: string, params: readonly Param[] = []): Promise<readonly EngineRow[]> {
    const [values, types] = bound(params);
    const watch = watched();
    try {
      const read = await connection.runAndReadAll(sql, values, types);
      return read.getRows() as unknown as readonly EngineRow[];
    } catch (error) {
      throw watch.faultOf(error);
    } finally {
      watch.end();
    }
  }

  async function* wholes(sql: string, params: readonly Param[]): AsyncGenerator<WholesBlock> {
    const [values, types] = bound(params);
    const watch = watched();
    try {
      const result = await connection.stream(sql, values, types);
      for (let next = result.fetchChunk(); ; ) {
        const chunk = await next;
        if (!chunk || chunk.rowCount === 0) return;
        // While some rows are counted, the next are fetched; whoever stops asking hears of no fault.
        next = result.fetchChunk();
        next.catch(() => {});
        const columns = Array.from({ length: chunk.columnCount }, (_, k) =>
          wholesOf(chunk.getColumnVector(k)),
        );
        yield { rows: chunk.rowCount, columns };
      }
    } catch (error) {
      throw watch.faultOf(error);
    } finally {
      watch.end();
    }
  }

  function bound(params: readonly Param[]): [DuckDBValue[], DuckDBType[]] {
    const values = params.map((one) => (typeof one === 'string' ? one : api.listValue([...one])));
    const types = params.map((one) =>
      typeof one === 'string'
        ? api.VARCHAR
        : api.LIST(typeof one[0] === 'number' ? api.INTEGER : api.VARCHAR),
    );
    return [values, types];
  }

  try {
    await run(`SET memory_limit = ${text(variables.SVC_DUCKDB_MEMORY ?? MEMORY)}`);
    await run(`SET temp_directory = ${text(spill)}`);
    await run('SET preserve_insertion_order = false');
    // What a file says of itself is read once, not once a column.
    await run('SET parquet_metadata_cache = true');
    const remote = isParquet && /^[a-z][a-z0-9+.-]*:\/\//i.test(path);
    if (remote) {
      await run('LOAD httpfs').catch(() => run('INSTALL httpfs; LOAD httpfs'));
      if (/^(?:s3|s3a|s3n):/i.test(path))
        await run('CREATE SECRET (TYPE s3, PROVIDER credential_chain)').catch(() =>
          run('INSTALL aws; LOAD aws; CREATE SECRET (TYPE s3, PROVIDER credential_chain)'),
        );
    }
    // A literal, and no expression, whatever is in it.
    if (!isParquet) await run(`ATTACH '${path.replaceAll("'", "''")}' AS survey (READ_ONLY)`);
    const source = isParquet
      ? `read_parquet(${text(path)}, union_by_name = true)`
      : ['survey', ...(table.length > 1 ? table : ['main', ...table])].map(identifier).join('.');
    // One transaction, so that all statements see the same rows.
    await run('BEGIN TRANSACTION');
    return {
      dialect: 'duckdb',
      name,
      source,
      numbersRows: true,
      async columns() {
        const found = await rows(`SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${source})`);
        return found.map(([column, type]): EngineColumn => ({ name: column!, isWhole: WHOLE.test(type!) }));
      },
      async ranges() {
        if (!isParquet) return new Map();
        // What a file says of each of its parts; a column that some file has not, or that does not say, is not among them.
        const found = await rows(
          `SELECT path_in_schema, least, greatest, empty FROM (
            SELECT path_in_schema, count(*) AS said, count(stats_null_count) AS known,
              CAST(min(TRY_CAST(stats_min_value AS BIGINT)) AS VARCHAR) AS least,
              CAST(max(TRY_CAST(stats_max_value AS BIGINT)) AS VARCHAR) AS greatest,
              count(*) FILTER (TRY_CAST(stats_min_value AS BIGINT) IS NULL OR TRY_CAST(stats_max_value AS BIGINT) IS NULL) AS silent,
              CAST(sum(stats_null_count) AS VARCHAR) AS empty
            FROM parquet_metadata(${text(path)}) WHERE row_group_num_rows > 0 GROUP BY path_in_schema)
          WHERE silent = 0 AND known = said AND said = (SELECT sum(num_row_groups) FROM parquet_file_metadata(${text(path)}))`,
        );
        return new Map(
          found.map(([column, least, greatest, empty]): [string, WholeRange] => [
            column!,
            { least: Number(least), greatest: Number(greatest), hasEmpty: empty !== '0' },
          ]),
        );
      },
      rows,
      wholes,
      async parts() {
        const ranges = (column: string, count: number) =>
          Array.from(
            { length: Math.max(1, Math.ceil(count / PART)) },
            (_, k) => `source.${column} >= ${k * PART} AND source.${column} < ${(k + 1) * PART}`,
          );
        if (isParquet) {
          // One after another, file by file: a number of a row counts within its file.
          const files = await rows(
            `SELECT file_name, CAST(num_rows AS VARCHAR) FROM parquet_file_metadata(${text(path)})`,
          );
          return files.flatMap(([file, count]) => {
            const own = files.length === 1 ? '' : `source.filename = ${text(file!)} AND `;
            return ranges('file_row_number', Number(count)).map((range) => own + range);
          });
        }
        const last = await rows(`SELECT CAST(max(rowid) + 1 AS VARCHAR) FROM ${source}`).catch(() => null);
        // A view has no numbers of rows.
        return last && ranges('rowid', Number(last[0]![0] ?? 0));
      },
      keep: null,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The numbers of a vector, 0 where it has none: those that it keeps, where it shows them. */
function wholesOf(vector: DuckDBVector): ArrayLike<number> {
  const { items, validity } = vector as { readonly items?: unknown; readonly validity?: { data?: unknown } };
  const valid = validity?.data;
  const isShown = items instanceof Int8Array || items instanceof Int16Array || items instanceof Int32Array;
  if (isShown && valid instanceof BigUint64Array) empty(items, valid);
  return isShown && (valid === null || valid instanceof BigUint64Array)
    ? items
    : Array.from({ length: vector.itemCount }, (_, k) => Number(vector.getItem(k) ?? 0));
}

/** Sets to 0 what has no bit. */
function empty(items: Int8Array | Int16Array | Int32Array, valid: BigUint64Array): void {
  const words = new Int32Array(valid.buffer, valid.byteOffset, 2 * valid.length);
  for (let word = 0; word < words.length; word++)
    for (let bits = ~words[word]!; bits !== 0; bits &= bits - 1)
      items[32 * word + 31 - Math.clz32(bits & -bits)] = 0;
}

/** What DuckDB says of it, but for the line of SQL that it points at. */
function fault(error: unknown, name: string): UserError {
  if (error instanceof UserError) return error;
  const said = error instanceof Error ? error.message : String(error);
  return new UserError('engine-failed', { engine: 'DuckDB', source: name, problem: said.split('\n')[0]! });
}
