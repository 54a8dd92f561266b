// ClickHouse by its HTTP interface, which old servers and new have alike, so that it needs no driver. Reads only; credentials are those
// of the environment (CLICKHOUSE_USER, CLICKHOUSE_PASSWORD).

import { request } from 'node:http';
import { request as secureRequest } from 'node:https';
import { UserError } from '../../core/errors.ts';
import { DIALECTS } from '../../core/sql/dialect.ts';
import type { Engine, EngineColumn, EngineRow } from '../../core/sql/engine.ts';
import { type Session, tooLate } from './session.ts';
import { type EngineSource, withoutSecrets } from './source.ts';

const { identifier, text } = DIALECTS.clickhouse;
const WHOLE = /^(?:Nullable\()?U?Int(?:8|16|32|64)\)?$/;
const USUAL = { http: 8123, https: 8443 };

export async function openClickhouse({ at, table }: EngineSource, session: Session): Promise<Engine> {
  const { name, variables, timeout, onCancel } = session;
  const url = new URL(at);
  const isSecure = url.searchParams.get('secure') === 'true';
  const database = decodeURIComponent(url.pathname.slice(1)) || 'default';
  const user = decodeURIComponent(url.username) || variables.CLICKHOUSE_USER || 'default';
  const stopping = new AbortController();
  const queryId = `svc-${process.pid}-${process.hrtime.bigint()}`;
  let count = 0;
  onCancel(() => {
    stopping.abort();
    // Servers that do not mind a closed connection are asked to stop; one who reads only may not ask that.
    const own = text(`${queryId}-${count - 1}`);
    send(`KILL QUERY WHERE query_id = ${own} ASYNC`, new URLSearchParams({ database })).catch(() => {});
  });
  // 2: reads only, but settings may be said. Whole before it begins: an error half-way must not look like an end.
  const settings = new URLSearchParams({ database, readonly: '2', wait_end_of_query: '1' });

  /** Of these a server is asked what it knows: some are younger than servers in use. */
  const wishes: Readonly<Record<string, string>> = {
    max_execution_time: String(Math.ceil(timeout / 1000)),
    cancel_http_readonly_queries_on_client_close: '1',
    max_query_size: String(256 * 1024 * 1024),
    max_ast_elements: '50000000',
    max_expanded_ast_elements: '50000000',
    max_ast_depth: '100000',
    join_use_nulls: '0',
  };

  const ask = (sql: string): Promise<string> =>
    send(sql, new URLSearchParams([...settings, ['query_id', `${queryId}-${count++}`]]), stopping.signal);

  function send(sql: string, query: URLSearchParams, signal?: AbortSignal): Promise<string> {
    return new Promise((resolve, reject) => {
      const by = isSecure ? secureRequest : request;
      const sent = by(
        {
          method: 'POST',
          // A connection each: one that waits for the next question may be closed by the server just then.
          agent: false,
          hostname: url.hostname,
          port: url.port || (isSecure ? USUAL.https : USUAL.http),
          path: `/?${query}`,
          headers: {
            'X-ClickHouse-User': user,
            ...(variables.CLICKHOUSE_PASSWORD ? { 'X-ClickHouse-Key': variables.CLICKHOUSE_PASSWORD } : {}),
          },
          ...(signal ? { signal } : {}),
          timeout: timeout + 30_000,
        },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('error', reject);
          answer.on('aborted', () => reject(new Error('the connection was closed')));
          answer.on('end', () => {
            const said = Buffer.concat(chunks).toString('utf8');
            if (answer.statusCode === 200) resolve(said);
            else reject(new Error(said));
          });
        },
      );
      sent.on('timeout', () => sent.destroy(tooLate('ClickHouse', session)));
      sent.on('error', reject);
      sent.end(sql);
    });
  }

  const failed = (error: unknown): never => {
    if (error instanceof UserError) throw error;
    const isLate = /^Code: 159\b/.test(error instanceof Error ? error.message : '');
    throw isLate ? tooLate('ClickHouse', session) : fault(error, name);
  };
  const rows = async (sql: string): Promise<readonly EngineRow[]> => {
    const said = await ask(`${sql}\nFORMAT JSONCompact`).catch(failed);
    return (JSON.parse(said) as { data: EngineRow[] }).data;
  };
  const source = [...(table.length > 1 ? [] : [database]), ...table].map(identifier).join('.');
  for (const [setting] of await rows('SELECT name FROM system.settings'))
    if (setting! in wishes) settings.set(setting!, wishes[setting!]!);
  return {
    dialect: 'clickhouse',
    name,
    source,
    wholes: null,
    numbersRows: (await rows("SELECT name FROM system.functions WHERE name = 'row_number'")).length > 0,
    async columns() {
      const [schema, own] = table.length > 1 ? table : [database, table[0]!];
      const found = await rows(
        `SELECT name, type FROM system.columns WHERE database = ${text(schema!)} AND table = ${text(own!)}`,
      );
      if (found.length === 0) throw fault(new Error(`no table ${schema}.${own}`), name);
      return found.map(([column, type]): EngineColumn => ({ name: column!, isWhole: WHOLE.test(type!) }));
    },
    rows,
    ranges: async () => new Map(),
    parts: async () => null,
    // A temporary table in the server's memory, gone with its session.
    async keep(sql) {
      settings.set('session_id', `${queryId}-${count}`);
      settings.set('session_timeout', '3600');
      await ask(`CREATE TEMPORARY TABLE answers AS ${sql}`).catch(failed);
    },
    close: async () => {},
  };
}

/** What the server says of it: the first sentence, without what it adds about itself. */
function fault(error: unknown, name: string): UserError {
  const said =
    error instanceof Error ? error.message || String((error as { code?: string }).code) : String(error);
  const problem = withoutSecrets(said.split('\n')[0]!).slice(0, 400);
  return new UserError('engine-failed', { engine: 'ClickHouse', source: name, problem });
}
