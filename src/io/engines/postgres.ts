// PostgreSQL: one session that can only read, in one transaction, so that all statements see the same rows. Credentials are those of
// the environment (PGPASSWORD and the like) or of ~/.pgpass.

import { UserError } from '../../core/errors.ts';
import { DIALECTS, type Param } from '../../core/sql/dialect.ts';
import type { Engine, EngineColumn, EngineRow } from '../../core/sql/engine.ts';
import { driverOf, type Session, tooLate } from './session.ts';
import { type EngineSource, withoutSecrets } from './source.ts';

const { identifier } = DIALECTS.postgres;
/** Object identifiers of int8, int2 and int4. */
const WHOLE: ReadonlySet<number> = new Set([20, 21, 23]);
const CONNECTING = 15_000;

export async function openPostgres({ at, table }: EngineSource, session: Session): Promise<Engine> {
  const { name, timeout, onCancel } = session;
  const { Client } = driverOf<typeof import('pg')>('postgres', session);
  const config = {
    connectionString: at,
    connectionTimeoutMillis: CONNECTING,
    application_name: 'svc',
    statement_timeout: timeout,
  };
  const failed = (error: unknown): never => {
    const { code, message = '' } = error as { code?: string; message?: string };
    // Whoever cancels it has the same code.
    throw code === '57014' && /timeout/.test(message) ? tooLate('PostgreSQL', session) : fault(error, name);
  };
  const client = new Client(config);
  // A server that goes away is told of by the statement that waits for it.
  client.on('error', () => {});
  await client.connect().catch(failed);
  onCancel(() => void cancel());
  async function cancel(): Promise<void> {
    const other = new Client(config);
    other.on('error', () => {});
    await other.connect();
    await other.query('SELECT pg_cancel_backend($1)', [
      (client as unknown as { processID: number }).processID,
    ]);
    await other.end();
  }
  const query = (sql: string, params: readonly Param[] = []) =>
    client.query({ text: sql, values: [...params], rowMode: 'array' }).catch(failed);
  const close = async (): Promise<void> => {
    await client.end().catch(() => {});
  };
  const source = table.map(identifier).join('.');
  try {
    await query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return {
      dialect: 'postgres',
      name,
      source,
      wholes: null,
      numbersRows: true,
      async columns() {
        const { fields } = await query(`SELECT * FROM ${source} LIMIT 0`);
        return fields.map(
          (field): EngineColumn => ({ name: field.name, isWhole: WHOLE.has(field.dataTypeID) }),
        );
      },
      rows: async (sql, params) => (await query(sql, params)).rows as unknown as readonly EngineRow[],
      ranges: async () => new Map(),
      parts: async () => null,
      keep: null,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function fault(error: unknown, name: string): UserError {
  if (error instanceof UserError) return error;
  const said =
    error instanceof Error ? error.message || String((error as { code?: string }).code) : String(error);
  const problem = withoutSecrets(said.split('\n')[0]!);
  return new UserError('engine-failed', { engine: 'PostgreSQL', source: name, problem });
}
