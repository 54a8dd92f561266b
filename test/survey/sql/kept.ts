// Engines that keep rows for a test, each in a table whose name is hostile: made, filled and asked in its own way.

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import pg from 'pg';
import { DIALECTS, type SqlDialect } from '../../../src/core/sql/dialect.ts';
import type { DrawnSurvey } from './drawn.ts';
import type { Server } from './servers.ts';
import {
  ask,
  hasChdb,
  hasClickhouse,
  hasPostgres,
  startChdb,
  startClickhouse,
  startPostgres,
} from './servers.ts';

export type Rows = Pick<DrawnSurvey, 'header' | 'rows'>;
export const TABLE = `answers "of" 1's`;

export interface Kept<Source extends string | null = string> {
  readonly name: string;
  readonly is: boolean;
  readonly sql: SqlDialect;
  /** Whether it knows which row of a respondent is the first. */
  readonly numbersRows: boolean;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Keeps the rows, as whole numbers where the seed is even and they are such, and tells how svc calls them: null where it cannot ask. */
  keep(rows: Rows, seed: number): Promise<Source>;
  /** What the last statement gives; those before it, which svc sql writes for some, are done in the same session. */
  query(
    sql: string,
  ): Promise<{ readonly names: readonly string[]; readonly rows: readonly (readonly unknown[])[] }>;
}

/** Columns of nothing but whole numbers; every other survey keeps them as such. */
const wholeColumns = ({ header, rows }: Rows, seed: number): readonly boolean[] =>
  header.map(
    (_, k) =>
      seed % 2 === 0 &&
      rows.every((row) => /^(?:0|-?[1-9]\d{0,8})?$/.test(row[k]!)) &&
      rows.some((row) => row[k] !== ''),
  );

/** Nothing, where a cell is empty: now NULL, now an empty text. */
const valuesIn = ({ rows }: Rows, areWhole: readonly boolean[], text: (value: string) => string): string => {
  const value = (cell: string, k: number) =>
    cell === '' && (areWhole[k] || k % 2 === 0) ? 'NULL' : areWhole[k] ? cell : text(cell);
  return rows.map((row) => `(${row.map(value).join(', ')})`).join(', ');
};
const columnsIn = (
  { header }: Rows,
  areWhole: readonly boolean[],
  identifier: (name: string) => string,
  [whole, text]: readonly [string, string],
): string => header.map((one, k) => `${identifier(one)} ${areWhole[k] ? whole : text}`).join(', ');

export const statementsIn = (sql: string): string[] => sql.split(/\n;\n/).filter((one) => one.trim() !== '');

/** Of the surveys whose whole numbers are kept as such every other: a file says of each column what is the least and the greatest in it. */
const isParquet = (seed: number): boolean => seed % 4 === 2;

function duckdbIn(folder: string): Kept {
  const { identifier, text } = DIALECTS.duckdb;
  let file = ':memory:';
  async function within<T>(act: (connection: Awaited<ReturnType<DuckDBInstance['connect']>>) => Promise<T>) {
    const instance = await DuckDBInstance.create(file);
    const connection = await instance.connect();
    const given = await act(connection);
    connection.closeSync();
    instance.closeSync();
    return given;
  }
  return {
    ...{ name: 'DuckDB', is: true, sql: DIALECTS.duckdb, numbersRows: true },
    start: async () => {},
    stop: async () => {},
    async keep(drawn, seed) {
      file = join(folder, `${seed}.duckdb`);
      rmSync(file, { force: true });
      const areWhole = wholeColumns(drawn, seed);
      const columns = columnsIn(drawn, areWhole, identifier, ['INTEGER', 'VARCHAR']);
      await within(async (connection) => {
        await connection.run(`CREATE TABLE ${identifier(TABLE)} (${columns})`);
        await connection.run(`INSERT INTO ${identifier(TABLE)} VALUES ${valuesIn(drawn, areWhole, text)}`);
        // In two files, whose rows are one survey.
        for (const half of isParquet(seed) ? [0, 1] : [])
          await connection.run(
            `COPY (SELECT * FROM ${identifier(TABLE)} WHERE (2 * rowid < ${drawn.rows.length}) = (${half} = 0)) TO ${text(join(folder, `${seed}-${half}.parquet`))} (FORMAT parquet)`,
          );
      });
      return isParquet(seed)
        ? `duckdb:${seed}-*.parquet?timeout=600`
        : `duckdb:${seed}.duckdb?table=${TABLE}`;
    },
    query: (sql) =>
      within(async (connection) => {
        const read = await connection.runAndReadAll(sql);
        return { names: read.columnNames(), rows: read.getRows() };
      }),
  };
}

function postgresKept(): Kept {
  const { identifier, text } = DIALECTS.postgres;
  let server: Server;
  const at = () => `postgres://svc@127.0.0.1:${server.port}/postgres`;
  async function within<T>(act: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client(at());
    await client.connect();
    try {
      return await act(client);
    } finally {
      await client.end();
    }
  }
  return {
    ...{ name: 'PostgreSQL', is: hasPostgres, sql: DIALECTS.postgres, numbersRows: true },
    async start() {
      server = await startPostgres();
    },
    stop: () => server.stop(),
    async keep(drawn, seed) {
      const areWhole = wholeColumns(drawn, seed);
      const columns = columnsIn(drawn, areWhole, identifier, ['integer', 'text']);
      await within(async (client) => {
        await client.query(`DROP TABLE IF EXISTS ${identifier(TABLE)}`);
        await client.query(`CREATE TABLE ${identifier(TABLE)} (${columns})`);
        await client.query(`INSERT INTO ${identifier(TABLE)} VALUES ${valuesIn(drawn, areWhole, text)}`);
      });
      return `${at()}?table=${encodeURIComponent(TABLE)}`;
    },
    query: (sql) =>
      within(async (client) => {
        const { fields, rows } = await client.query({ text: sql, rowMode: 'array' });
        return { names: fields.map(({ name }) => name), rows };
      }),
  };
}

/** A server, and how it keeps the rows in a table of its own. */
function clickhouseKept<Started extends Server>(
  about: Pick<Kept, 'name' | 'is' | 'numbersRows'>,
  begin: () => Promise<Started>,
  insert: (
    server: Started,
    columns: string,
    values: (rows: Rows['rows']) => string,
    rows: Rows['rows'],
  ) => Promise<void>,
): Kept {
  const { identifier, text } = DIALECTS.clickhouse;
  let server: Started;
  let session = 0;
  return {
    ...{ ...about, sql: DIALECTS.clickhouse },
    async start() {
      server = await begin();
    },
    stop: () => server.stop(),
    async keep(drawn, seed) {
      const areWhole = wholeColumns(drawn, seed);
      const columns = columnsIn(drawn, areWhole, identifier, ['Nullable(Int32)', 'Nullable(String)']);
      await ask(server.port, `DROP TABLE IF EXISTS ${identifier(TABLE)}`);
      await insert(server, columns, (rows) => valuesIn({ ...drawn, rows }, areWhole, text), drawn.rows);
      return `clickhouse://127.0.0.1:${server.port}/default?table=${encodeURIComponent(TABLE)}`;
    },
    async query(sql) {
      const within = `?session_id=${session++}`;
      const statements = statementsIn(sql);
      for (const one of statements.slice(0, -1)) await ask(server.port, one, within);
      const said = JSON.parse(await ask(server.port, `${statements.at(-1)} FORMAT JSONCompact`, within));
      return { names: said.meta.map(({ name }: { name: string }) => name), rows: said.data };
    },
  };
}

const onShards = () =>
  clickhouseKept(
    { name: 'ClickHouse on two shards', is: hasClickhouse, numbersRows: false },
    startClickhouse,
    async ({ port, other }, columns, values, rows) => {
      const half = Math.ceil(rows.length / 2);
      for (const [shard, part] of [
        [port, rows.slice(0, half)],
        [other, rows.slice(half)],
      ] as const) {
        await ask(shard, 'DROP TABLE IF EXISTS shard');
        await ask(shard, `CREATE TABLE shard (${columns}) ENGINE = Log`);
        if (part.length > 0) await ask(shard, `INSERT INTO shard VALUES ${values(part)}`);
      }
      const table = DIALECTS.clickhouse.identifier(TABLE);
      await ask(port, `CREATE TABLE ${table} (${columns}) ENGINE = Distributed(both, default, shard)`);
    },
  );

const ofToday = () =>
  clickhouseKept(
    { name: 'ClickHouse of today', is: hasChdb, numbersRows: true },
    startChdb,
    async ({ port }, columns, values, rows) => {
      const table = DIALECTS.clickhouse.identifier(TABLE);
      await ask(port, `CREATE TABLE ${table} (${columns}) ENGINE = Memory`);
      await ask(port, `INSERT INTO ${table} VALUES ${values(rows)}`);
    },
  );

/** All there are; DuckDB's files lie in the folder. */
export const keptIn = (folder: string): readonly Kept[] => [
  duckdbIn(folder),
  postgresKept(),
  onShards(),
  ofToday(),
];
