// What reads SQL of engines that nobody can install here: ZetaSQL, of which BigQuery is made and which runs a query, its fork for
// Snowflake, which resolves names and types, and the grammar of Spark. They are in test/sql-tools, or in the folder SVC_SQL_TOOLS.

import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { rolldown } from 'rolldown';
import { DIALECTS, type SqlDialectName } from '../../../src/core/sql/dialect.ts';
import { ROOT } from '../../world.ts';
import { type Kept, type Rows, statementsIn, TABLE } from './kept.ts';
import { freePort } from './servers.ts';

const TOOLS = process.env.SVC_SQL_TOOLS ?? join(ROOT, 'test/sql-tools');
const require = createRequire(join(TOOLS, 'package.json'));
export const hasTools = existsSync(join(TOOLS, 'node_modules'));

/** The statement that keeps rows and the one that counts them as one, in which the table is called so. */
function inOne(sql: string, dialect: SqlDialectName, table: string): string {
  const { identifier, keeping } = DIALECTS[dialect];
  const [keeps, counts] = statementsIn(sql) as [string, string];
  const from = keeps.indexOf(keeping!) + keeping!.length;
  return `WITH answers AS (${keeps.slice(from).replaceAll(identifier(TABLE), table)})\n${counts}`;
}

/** ZetaSQL as a server; `fork`: of its package. */
async function startZetasql(fork: 'zetasql' | 'zetasql-snowflake') {
  const grpc = require('@grpc/grpc-js');
  const { loadSync } = require('@grpc/proto-loader');
  const own = join(dirname(require.resolve(`@fivetrandevelopers/${fork}`)), fork.replace(/.*-/, ''));
  const port = await freePort();
  const child = spawn(join(own, 'remote_server.so'), ['localhost', String(port)], { stdio: 'ignore' });
  const protos = { includeDirs: [join(own, 'protos')], keepCase: true, enums: String, longs: String };
  const { zetasql } = grpc.loadPackageDefinition(loadSync('local_service.proto', protos));
  const most = { 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 };
  const by = grpc.credentials.createInsecure();
  const client = new zetasql.local_service.ZetaSqlLocalService(`localhost:${port}`, by, most);
  await new Promise<void>((resolve, reject) =>
    client.waitForReady(Date.now() + 30_000, (error?: Error) => (error ? reject(error) : resolve())),
  );
  const call = <Said>(method: string, request: object): Promise<Said> =>
    new Promise((resolve, reject) =>
      client[method](request, (error: Error | null, said: Said) => (error ? reject(error) : resolve(said))),
    );
  const language_options = {
    ...(await call<object>('GetLanguageOptions', { maximum_features: true })),
    product_mode: 'PRODUCT_EXTERNAL',
    supported_statement_kinds: ['RESOLVED_QUERY_STMT'],
  };
  return {
    /** A query of a table of texts that is called kept. */
    ask: <Said>(method: string, header: Rows['header'], more: object) =>
      call<Said>(method, {
        options: { language_options },
        simple_catalog: {
          name: 'catalog',
          table: [
            {
              ...{ name: 'kept', serialization_id: 1 },
              column: header.map((name) => ({ name, type: { type_kind: 'TYPE_STRING' } })),
            },
          ],
          builtin_function_options: { language_options },
        },
        ...more,
      }),
    stop() {
      client.close();
      child.kill('SIGKILL');
    },
  };
}

interface Table {
  readonly prepared: { readonly columns: readonly { readonly name: string }[] };
  readonly content: {
    readonly table_data: {
      readonly row: readonly { readonly cell: readonly { readonly string_value?: string }[] }[];
    };
  };
}

/** BigQuery, as far as ZetaSQL's reference is it: it runs what BigQuery would. */
export function bigquery(): Kept<null> {
  let server: Awaited<ReturnType<typeof startZetasql>>;
  let kept: Rows;
  return {
    ...{ name: 'BigQuery (by ZetaSQL)', is: hasTools, sql: DIALECTS.bigquery, numbersRows: false },
    async start() {
      server = await startZetasql('zetasql');
    },
    stop: async () => server.stop(),
    async keep(rows) {
      kept = rows;
      return null;
    },
    async query(sql) {
      const row = kept.rows.map((cells) => ({
        cell: cells.map((one) => (one === '' ? {} : { string_value: one })),
      }));
      const { prepared, content } = await server.ask<Table>('EvaluateQuery', kept.header, {
        sql: inOne(sql, 'bigquery', 'kept'),
        table_content: { kept: { table_data: { row } } },
      });
      return {
        names: prepared.columns.map(({ name }) => name),
        rows: content.table_data.row.map(({ cell }) => cell.map((one) => one.string_value ?? null)),
      };
    },
  };
}

/** Throws for a query whose names or types Snowflake, as far as a fork of ZetaSQL knows it, would not resolve. */
export async function resolveInSnowflake(sql: string, header: Rows['header']): Promise<void> {
  const server = await startZetasql('zetasql-snowflake');
  try {
    await server.ask('Analyze', header, { sql_statement: inOne(sql, 'snowflake', 'kept') });
  } finally {
    server.stop();
  }
}

/** What the grammar of Spark has against statements. */
export async function sparkFaults(statements: readonly string[]): Promise<readonly (readonly unknown[])[]> {
  const folder = mkdtempSync(join(tmpdir(), 'svc-spark-'));
  try {
    // Its modules name folders, which Node does not read as modules.
    const bundle = await rolldown({
      input: join(TOOLS, 'node_modules/dt-sql-parser/dist/parser/spark/index.js'),
      ...{ platform: 'node', logLevel: 'silent' },
    });
    const { output } = await bundle.generate({ format: 'esm', codeSplitting: false });
    writeFileSync(join(folder, 'spark.mjs'), output[0].code);
    writeFileSync(
      join(folder, 'ask.mjs'),
      `import { readFileSync } from 'node:fs';
      import { SparkSQL } from './spark.mjs';
      const faults = JSON.parse(readFileSync(0, 'utf8')).map((sql) => new SparkSQL().validate(sql));
      console.log(JSON.stringify(faults));`,
    );
    const input = JSON.stringify(statements);
    return JSON.parse(execFileSync(process.execPath, [join(folder, 'ask.mjs')], { input, encoding: 'utf8' }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
