// Servers for tests, on free ports of this machine, gone behind them: PostgreSQL and ClickHouse as Debian packages them (apt-get
// install postgresql clickhouse-server), where they are installed; SVC_SERVERS=0 goes without.

import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer, request } from 'node:http';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../world.ts';

export interface Server {
  readonly port: number;
  stop(): Promise<void>;
}

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

const FOLDER = '/usr/lib/postgresql';
const versions = existsSync(FOLDER) ? readdirSync(FOLDER).sort((a, b) => Number(b) - Number(a)) : [];
const bin = versions
  .map((version) => join(FOLDER, version, 'bin'))
  .find((one) => existsSync(join(one, 'initdb')));
const isWanted = process.env.SVC_SERVERS !== '0';
export const hasPostgres = isWanted && bin !== undefined;

/** A server of its own; anybody may connect from this machine. */
export async function startPostgres(): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'svc-pg-'));
  const isRoot = process.getuid?.() === 0;
  if (isRoot) execFileSync('chown', ['postgres', folder]);
  // It refuses to be run by root.
  const as = (program: string, args: string[]) =>
    isRoot
      ? execFileSync('runuser', ['-u', 'postgres', '--', join(bin!, program), ...args], { stdio: 'ignore' })
      : execFileSync(join(bin!, program), args, { stdio: 'ignore' });
  const data = join(folder, 'data');
  const port = await freePort();
  as('initdb', ['-D', data, '-U', 'svc', '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C.UTF-8']);
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`;
  as('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start']);
  return {
    port,
    async stop() {
      as('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** It knows no harmless option: it is enough that it can be run at all. */
export const hasClickhouse = isWanted && spawnSync('clickhouse-server', ['--nothing']).error === undefined;

/** Two servers, of which each knows both as the shards of the cluster `both`; `port` is that of the first, for HTTP. */
export async function startClickhouse(): Promise<Server & { readonly other: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'svc-ch-'));
  const ports = [];
  for (let k = 0; k < 2; k++)
    ports.push({ http: await freePort(), tcp: await freePort(), inter: await freePort() });
  const shards = ports
    .map(({ tcp }) => `<shard><replica><host>127.0.0.1</host><port>${tcp}</port></replica></shard>`)
    .join('');
  const children = ports.map(({ http, tcp, inter }, k) => {
    const own = join(folder, String(k));
    mkdirSync(join(own, 'tmp'), { recursive: true });
    chmodSync(own, 0o700);
    writeFileSync(
      join(own, 'users.xml'),
      '<yandex><profiles><default/></profiles><quotas><default/></quotas><users><default><password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default></users></yandex>',
    );
    writeFileSync(
      join(own, 'config.xml'),
      `<yandex><logger><level>error</level><errorlog>${own}/err.log</errorlog><log>${own}/log</log></logger>
      <listen_host>127.0.0.1</listen_host><http_port>${http}</http_port><tcp_port>${tcp}</tcp_port><interserver_http_port>${inter}</interserver_http_port>
      <path>${own}/data/</path><tmp_path>${own}/tmp/</tmp_path><user_files_path>${own}/files/</user_files_path><format_schema_path>${own}/schemas/</format_schema_path>
      <users_config>${own}/users.xml</users_config><default_profile>default</default_profile><default_database>default</default_database>
      <mark_cache_size>33554432</mark_cache_size><max_concurrent_queries>100</max_concurrent_queries>
      <remote_servers><both>${shards}</both></remote_servers></yandex>`,
    );
    return spawn('clickhouse-server', [`--config-file=${own}/config.xml`], { stdio: 'ignore' });
  });
  for (const { http } of ports) await until(async () => (await fetch(`http://127.0.0.1:${http}/ping`)).ok);
  return {
    port: ports[0]!.http,
    other: ports[1]!.http,
    async stop() {
      await Promise.all(
        children.map((child) => {
          if (child.exitCode !== null || child.signalCode !== null) return undefined;
          const gone = new Promise((resolve) => child.once('exit', resolve));
          child.kill('SIGKILL');
          return gone;
        }),
      );
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Session = { query(sql: string, format?: string): string; cleanup?(): void };

/** ClickHouse of today within this process, where its package is (npm install --no-save chdb, 550 MB; or in the folder SVC_CHDB). */
const chdb = (() => {
  try {
    const require = createRequire(join(process.env.SVC_CHDB ?? ROOT, 'package.json'));
    return require('chdb') as { Session: new () => Session };
  } catch {
    return null;
  }
})();
export const hasChdb = chdb !== null;

/** Spoken to as a server is, by HTTP. */
export async function startChdb(): Promise<Server> {
  const session = new chdb!.Session();
  const server = createHttpServer((asked, answer) => {
    const chunks: Buffer[] = [];
    asked.on('data', (chunk: Buffer) => chunks.push(chunk));
    asked.on('end', () => {
      const sql = Buffer.concat(chunks).toString('utf8');
      try {
        // All who ask share one session here.
        if (/^(?:--.*\n)*CREATE TEMPORARY TABLE answers/.test(sql))
          session.query('DROP TEMPORARY TABLE IF EXISTS answers');
        answer.end(session.query(sql));
      } catch (error) {
        answer.writeHead(500).end(String((error as Error).message));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as { port: number }).port,
    async stop() {
      await new Promise((resolve) => server.close(resolve));
      session.cleanup?.();
    },
  };
}

/** Has ClickHouse do a statement; what it says. `query`: of the address. */
export function ask(port: number, sql: string, query = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request({ method: 'POST', hostname: '127.0.0.1', port, path: `/${query}` }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk) => {
        text += chunk;
      });
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve(text) : reject(new Error(`${text}\n${sql.slice(0, 300)}`)),
      );
    });
    sent.on('error', reject);
    sent.end(sql);
  });
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; ; tries++) {
    if (await holds().catch(() => false)) return;
    if (tries > 200) throw new Error('the server does not come up');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
