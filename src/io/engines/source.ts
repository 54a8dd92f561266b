// How an engine's survey is named on the command line: by a scheme, or as a Parquet file.

import { resolve } from 'node:path';
import { type UserError, usageError } from '../../core/errors.ts';
import type { EngineName } from '../../core/sql/dialect.ts';

export interface EngineSource {
  readonly engine: EngineName;
  /** Without what is secret: fit to be said. */
  readonly name: string;
  /** A path, a pattern or an address of Parquet; a database file; else the address of a server, without `table` and the like. */
  readonly at: string;
  /** Perhaps after its schema; empty of Parquet. */
  readonly table: readonly string[];
  /** A column by which rows come one after another; null where none is named. */
  readonly order: string | null;
  /** Seconds that one statement may take. */
  readonly timeout: number;
}

const PARQUET = /\.parquet$/i;
const REMOTE = /^(?:s3|s3a|s3n|gs|gcs|r2|https?):\/\//i;
const SERVERS: Readonly<Record<string, EngineName>> = {
  postgres: 'postgres',
  postgresql: 'postgres',
  clickhouse: 'clickhouse',
};
/** What stands behind the question mark for us, not for the engine. */
const OWN = ['table', 'schema', 'order', 'timeout'] as const;
const HOUR = 3600;

/** Null where it is a file of another kind. Throws a UserError where it is an engine's, but not to be understood. */
export function engineSource(said: string, cwd: string): EngineSource | null {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(said)?.[1]?.toLowerCase() ?? '';
  const server = SERVERS[scheme];
  if (server) return serverSource(said, server);
  if (scheme === 'duckdb') {
    const [path, own] = splitQuery(said.slice('duckdb:'.length));
    if (PARQUET.test(path)) return parquet(path, said, cwd, own);
    const table = own.get('table');
    if (path === '' || !table) throw unclear(said, 'engine-table');
    return {
      engine: 'duckdb',
      name: `duckdb:${path}?table=${table}`,
      at: resolve(cwd, path),
      table: tableOf(own),
      ...settingsOf(own),
    };
  }
  const [path, own] = splitQuery(said);
  return PARQUET.test(path) ? parquet(path, path, cwd, own) : null;
}

const parquet = (path: string, name: string, cwd: string, own: URLSearchParams): EngineSource => ({
  engine: 'duckdb',
  name,
  at: REMOTE.test(path) ? path : resolve(cwd, path),
  table: [],
  ...settingsOf(own),
});

/** A file may have a question mark in its name: only what we know is taken off. */
function splitQuery(said: string): [string, URLSearchParams] {
  const at = said.lastIndexOf('?');
  const own = new URLSearchParams(at < 0 ? '' : said.slice(at + 1));
  const isOurs = at >= 0 && [...own.keys()].some((key) => (OWN as readonly string[]).includes(key));
  return isOurs ? [said.slice(0, at), own] : [said, new URLSearchParams()];
}

function serverSource(said: string, engine: EngineName): EngineSource {
  let url: URL;
  try {
    url = new URL(said);
  } catch {
    throw unclear(withoutSecrets(said), 'engine-address');
  }
  // What is on a command line, everybody on the machine can read.
  if (url.password !== '') throw unclear(withoutSecrets(said), 'engine-password');
  const own = new URLSearchParams(url.search);
  const table = own.get('table');
  for (const key of OWN) url.searchParams.delete(key);
  const name = `${url.protocol}//${url.host}${url.pathname}?table=${table}`;
  if (!table) throw unclear(`${url.protocol}//${url.host}${url.pathname}`, 'engine-table');
  return { engine, name, at: url.href, table: tableOf(own), ...settingsOf(own) };
}

const tableOf = (own: URLSearchParams): string[] => [
  ...(own.get('schema') ? [own.get('schema')!] : []),
  own.get('table')!,
];

function settingsOf(own: URLSearchParams): Pick<EngineSource, 'order' | 'timeout'> {
  const timeout = Number(own.get('timeout') ?? HOUR);
  if (!(timeout > 0)) throw unclear(`timeout=${own.get('timeout')}`, 'engine-timeout');
  return { order: own.get('order'), timeout };
}

/** An address whose password nobody is to see. */
export const withoutSecrets = (text: string): string =>
  text.replace(/(\/\/[^/@\s:]*):[^@\s]*@/g, '$1:…@').replace(/(password|secret|token)=[^&\s]*/gi, '$1=…');

const unclear = (source: string, hint: string): UserError =>
  usageError('engine-source', { source }, { code: hint });
