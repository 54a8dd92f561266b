// The same rows as a file and in an engine, byte for byte the same report. A few surveys in the suite; SVC_SURVEYS=200 for a long run.

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SqlDialect } from '../../../src/core/sql/dialect.ts';
import { DIALECTS } from '../../../src/core/sql/dialect.ts';
import { driverOf } from '../../../src/io/engines/session.ts';
import { run } from '../../world.ts';
import { DATA, fixture } from '../helpers.ts';
import type { DrawnSurvey } from './drawn.ts';
import { csvOf, drawnSurvey } from './drawn.ts';
import type { Scene } from './scenes.ts';
import { fixtureTables, SCENES, tableOf } from './scenes.ts';
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

const tables = await fixtureTables();
const KIOSK = join(DATA, 'kiosk/kiosk.csv');
const kiosk = existsSync(KIOSK) ? await kioskScene() : null;

async function kioskScene(): Promise<Scene> {
  // Names of columns are cut off where they are long: the number of a question and its last words say enough.
  const short = (header: string, k: number) => {
    const words = header.trim().split(/\s+/);
    const told =
      words.join(' ').match(/얼마나 자주/)?.[0] ?? `${words[0]!.slice(0, 8)} ${header.trim().slice(-8)}`;
    return Buffer.byteLength(header) < 50 ? `${header} ${k}` : `${told} ${k}`;
  };
  const table = (await tableOf('kiosk', readFileSync(KIOSK), short))!;
  const [standard, mapping] = ['kiosk/standard.yaml', 'kiosk/mapping.yaml'].map((name) =>
    readFileSync(fixture(name), 'utf8'),
  ) as [string, string];
  return { ...table, standard, mapping, options: [], address: '' };
}

/** What is said beside the report, but for where it was read, and where in the file something stands. */
const told = (stderr: string): readonly string[] =>
  stderr
    .split('\n')
    .slice(1)
    .map((line) => line.replace(/^\s*\S+:\d+:\d+\s+/, ''));

const SURVEYS = Number(process.env.SVC_SURVEYS ?? 4);
const SEED = Number(process.env.SVC_SEED ?? 1);
/** Between them these have all that a drawn survey may have: weights, clusters, strata, profiles, conditions, options. */
const FULL = [74, 14, 3];
const SEEDS = [...new Set([...FULL, ...Array.from({ length: SURVEYS }, (_, k) => SEED + k)])];
const folder = mkdtempSync(join(tmpdir(), 'svc-engines-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What ends a text, begins a comment or a statement, or escapes, among anything else. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom("'", '"', '`', '\\', '--', ';', '/*', '$1', '\n', '\0', '?', '{x:String}', "''"),
      fc.string({ unit: 'grapheme' }),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));

type Rows = Pick<DrawnSurvey, 'header' | 'rows'>;
const TABLE = `answers "of" 1's`;

interface Kept {
  readonly name: string;
  readonly is: boolean;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Keeps the rows, and tells how they are called. */
  keep(rows: Rows, seed: number): Promise<string>;
  /** The one row that a query gives. */
  ask(sql: string): Promise<readonly unknown[]>;
  readonly sql: SqlDialect;
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

const duckdb: Kept = {
  name: 'DuckDB',
  is: true,
  start: async () => {},
  stop: async () => {},
  async keep(drawn, seed) {
    const { identifier, text } = DIALECTS.duckdb;
    rmSync(join(folder, `${seed}.duckdb`), { force: true });
    const instance = await DuckDBInstance.create(join(folder, `${seed}.duckdb`));
    const connection = await instance.connect();
    const areWhole = wholeColumns(drawn, seed);
    const columns = columnsIn(drawn, areWhole, identifier, ['INTEGER', 'VARCHAR']);
    await connection.run(`CREATE TABLE ${identifier(TABLE)} (${columns})`);
    await connection.run(`INSERT INTO ${identifier(TABLE)} VALUES ${valuesIn(drawn, areWhole, text)}`);
    connection.closeSync();
    instance.closeSync();
    return `duckdb:${seed}.duckdb?table=${TABLE}`;
  },
  async ask(sql) {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const [row] = (await connection.runAndReadAll(sql)).getRows();
    connection.closeSync();
    return row!;
  },
  sql: DIALECTS.duckdb,
};

let postgresServer: Server;
const postgres: Kept = {
  name: 'PostgreSQL',
  is: hasPostgres,
  async start() {
    postgresServer = await startPostgres();
  },
  stop: () => postgresServer.stop(),
  async keep(drawn, seed) {
    const { identifier, text } = DIALECTS.postgres;
    const at = `postgres://svc@127.0.0.1:${postgresServer.port}/postgres`;
    const client = new pg.Client(at);
    await client.connect();
    const areWhole = wholeColumns(drawn, seed);
    const columns = columnsIn(drawn, areWhole, identifier, ['integer', 'text']);
    await client.query(`DROP TABLE IF EXISTS ${identifier(TABLE)}`);
    await client.query(`CREATE TABLE ${identifier(TABLE)} (${columns})`);
    await client.query(`INSERT INTO ${identifier(TABLE)} VALUES ${valuesIn(drawn, areWhole, text)}`);
    await client.end();
    return `${at}?table=${encodeURIComponent(TABLE)}`;
  },
  async ask(sql) {
    const client = new pg.Client(`postgres://svc@127.0.0.1:${postgresServer.port}/postgres`);
    await client.connect();
    const { rows } = await client.query({ text: sql, rowMode: 'array' });
    await client.end();
    return rows[0]!;
  },
  sql: DIALECTS.postgres,
};

async function both(engine: Kept, scene: Omit<Scene, 'name'>, seed: number) {
  const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
  put('standard.yaml', scene.standard);
  put('mapping.yaml', scene.mapping);
  put('survey.csv', csvOf(scene));
  const source = await engine.keep(scene, seed);
  const argv = ['--standard', 'standard.yaml', '--map', 'mapping.yaml', ...scene.options, '--format', 'json'];
  const plain = await run(['score', 'survey.csv', ...argv], { cwd: folder });
  const counted = await run(['score', `${source}${scene.address}`, ...argv], { cwd: folder });
  return { plain, counted };
}

let shards: Awaited<ReturnType<typeof startClickhouse>>;
const clickhouse: Kept = {
  name: 'ClickHouse on two shards',
  is: hasClickhouse,
  async start() {
    shards = await startClickhouse();
  },
  stop: () => shards.stop(),
  async keep(drawn, seed) {
    const { identifier, text } = DIALECTS.clickhouse;
    const areWhole = wholeColumns(drawn, seed);
    const columns = columnsIn(drawn, areWhole, identifier, ['Nullable(Int32)', 'Nullable(String)']);
    const half = Math.ceil(drawn.rows.length / 2);
    for (const [port, rows] of [
      [shards.port, drawn.rows.slice(0, half)],
      [shards.other, drawn.rows.slice(half)],
    ] as const) {
      await ask(port, 'DROP TABLE IF EXISTS shard');
      await ask(port, `CREATE TABLE shard (${columns}) ENGINE = Log`);
      if (rows.length > 0)
        await ask(port, `INSERT INTO shard VALUES ${valuesIn({ ...drawn, rows }, areWhole, text)}`);
    }
    await ask(shards.port, `DROP TABLE IF EXISTS ${identifier(TABLE)}`);
    await ask(
      shards.port,
      `CREATE TABLE ${identifier(TABLE)} (${columns}) ENGINE = Distributed(both, default, shard)`,
    );
    return `clickhouse://127.0.0.1:${shards.port}/default?table=${encodeURIComponent(TABLE)}`;
  },
  ask: async (sql) => JSON.parse(await ask(shards.port, `${sql} FORMAT JSONCompact`)).data[0],
  sql: DIALECTS.clickhouse,
};

let embedded: Server;
const today: Kept = {
  name: 'ClickHouse of today',
  is: hasChdb,
  async start() {
    embedded = await startChdb();
  },
  stop: () => embedded.stop(),
  async keep(drawn, seed) {
    const { identifier, text } = DIALECTS.clickhouse;
    const areWhole = wholeColumns(drawn, seed);
    const columns = columnsIn(drawn, areWhole, identifier, ['Nullable(Int32)', 'Nullable(String)']);
    const table = identifier(TABLE);
    await ask(embedded.port, `DROP TABLE IF EXISTS ${table}`);
    await ask(embedded.port, `CREATE TABLE ${table} (${columns}) ENGINE = Memory`);
    await ask(embedded.port, `INSERT INTO ${table} VALUES ${valuesIn(drawn, areWhole, text)}`);
    return `clickhouse://127.0.0.1:${embedded.port}/default?table=${encodeURIComponent(TABLE)}`;
  },
  ask: async (sql) => JSON.parse(await ask(embedded.port, `${sql} FORMAT JSONCompact`)).data[0],
  sql: DIALECTS.clickhouse,
};

for (const engine of [duckdb, postgres, clickhouse, today])
  describe.runIf(engine.is)(
    engine.is ? `a survey that ${engine.name} keeps` : `${engine.name} (skipped: not installed)`,
    () => {
      // ClickHouse plans a query for longer than it runs it: a third of them, unless the run is to be long.
      const isSlow = engine === clickhouse || engine === today;
      const many = isSlow && SURVEYS < 50 ? Math.ceil(SURVEYS / 3) : SURVEYS;
      let reports = 0;
      beforeAll(() => engine.start(), 60_000);
      afterAll(() => engine.stop());

      it.each(SEEDS.slice(0, many))('drawn %i comes to the same report', async (seed) => {
        const drawn = drawnSurvey(seed);
        const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
        put('standard.yaml', drawn.standard);
        put('mapping.yaml', drawn.mapping);
        for (const [name, text] of drawn.profiles) put(name, text);
        put('survey.csv', csvOf(drawn));
        const source = await engine.keep(drawn, seed);
        const argv = [
          '--standard',
          'standard.yaml',
          '--map',
          'mapping.yaml',
          ...drawn.options,
          '--format',
          'json',
        ];
        const world = { cwd: folder };
        const plain = await run(['score', 'survey.csv', ...argv], world);
        const counted = await run(['score', source, ...argv], world);
        if (plain.stdout !== '') reports++;
        expect(counted.exitCode, `${counted.stderr}\n${plain.stderr}`).toBe(plain.exitCode);
        expect(counted.stdout).toBe(plain.stdout);
      });

      it.each(SCENES)(
        'with $name comes to the same report, and is told of in the same words',
        async (scene) => {
          const { plain, counted } = await both(engine, scene, scene.name.length);
          if (scene.isNumbered && engine === clickhouse) {
            expect(counted).toMatchObject({ exitCode: 2, stdout: '' });
            expect(counted.stderr).toContain('cannot number the rows of a respondent');
            return;
          }
          expect(counted.exitCode, `${counted.stderr}\n${plain.stderr}`).toBe(plain.exitCode);
          expect(counted.stdout).toBe(plain.stdout);
          expect(told(counted.stderr)).toEqual(told(plain.stderr));
        },
      );

      it('that a tool has written comes to the same report', async () => {
        const those = tables.filter((_, k) => SURVEYS > 6 || k % (engine === duckdb ? 2 : 7) === 0);
        let told = 0;
        for (const [k, table] of those.entries()) {
          writeFileSync(join(folder, 'map-me.csv'), csvOf(table));
          const own = fixture(join(table.name.split('/')[0]!, 'standard.yaml'));
          const standard = existsSync(own) ? own : fixture('counter/standard.yaml');
          const { stdout } = await run(['map', 'map-me.csv', '--standard', standard], { cwd: folder });
          if (stdout === '') continue;
          const scene = {
            ...{ ...table, mapping: stdout, standard: readFileSync(standard, 'utf8') },
            ...{ address: '', options: ['--min-n', '1'] },
          };
          const { plain, counted } = await both(engine, scene, 2 + k);
          if (/\bminimum:/.test(stdout)) {
            expect(counted).toMatchObject({ exitCode: 2, stdout: '' });
            expect(counted.stderr).toContain('cannot be counted by an engine');
            continue;
          }
          if (plain.exitCode === 0) told++;
          expect([table.name, counted.exitCode], counted.stderr).toEqual([table.name, plain.exitCode]);
          expect(counted.stdout, table.name).toBe(plain.stdout);
        }
        expect(told).toBeGreaterThan(those.length / 3);
      }, 120_000);

      it.runIf(kiosk !== null)('of the kiosk comes to the same report', async () => {
        const { plain, counted } = await both(engine, kiosk!, 1);
        expect(plain.exitCode, plain.stderr).toBe(0);
        expect(counted.stdout, counted.stderr).toBe(plain.stdout);
      });

      it('gives every text back as it was, whatever is in it, and every name', async () => {
        const texts = fc
          .sample(hostile, 200)
          .filter((one) => engine.sql.name === 'clickhouse' || !one.includes('\0'))
          .map((one) => one.toWellFormed());
        expect(
          await engine.ask(`SELECT ${texts.map((one, k) => `${engine.sql.text(one)} AS t${k}`).join(', ')}`),
        ).toEqual(texts);
        // Other than texts, names are cut off where they are long.
        const names = texts
          .filter((one) => one !== '' && !one.includes('\0'))
          .map((one) => engine.sql.identifier(one.slice(0, 15).toWellFormed()));
        const inner = names.map(
          (name, k) => `SELECT ${name} AS value FROM (SELECT ${k} AS ${name}) AS t${k}`,
        );
        const sum = names.reduce((total, _, k) => total + k, 0);
        expect(
          Number((await engine.ask(`SELECT sum(value) AS s FROM (${inner.join(' UNION ALL ')}) AS t`))[0]),
        ).toBe(sum);
      });

      it('nearly all of them come to one', () => expect(reports).toBeGreaterThan(0.7 * many));
    },
  );

describe('a driver that is not installed', () => {
  it('is named with the command that installs it', () => {
    expect(() => driverOf('postgres', { root: '/', cwd: '/' })).toThrow(
      expect.objectContaining({
        code: 'engine-driver',
        hint: { code: 'install-driver', args: { driver: 'pg' } },
      }),
    );
  });
});
