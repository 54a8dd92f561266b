// How counting in an engine ends where it does not come to its end: the engine dies, takes too long, holds what is broken, or
// somebody stops svc. Nothing is written then, and no statement runs on.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ROOT, run } from '../../world.ts';
import { ask, hasClickhouse, hasPostgres, type Server, startClickhouse, startPostgres } from './servers.ts';

const folder = mkdtempSync(join(tmpdir(), 'svc-ending-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => expect(readdirSync(folder).filter((name) => name.startsWith('report'))).toEqual([]));

writeFileSync(
  join(folder, 'one.yaml'),
  `format: svc.standard/1
id: one
version: "1.0.0"
title: { en: One }
source: { author: Nobody, title: Nothing }
sections:
  - id: s
    title: { en: Section }
    criteria:
      - { id: q, text: { en: "Question?" }, answer: { kind: scale, min: 1, max: 7 }, expect: 5 }
`,
);
writeFileSync(
  join(folder, 'map.yaml'),
  'format: svc.mapping/1\nstandard: one\ncriteria: { q: { delivery: q } }\n',
);
const argv = (source: string) => [
  ...['score', source, '--standard', 'one.yaml', '--map', 'map.yaml'],
  ...['--format', 'json', '-o', 'report.json'],
];
const scored = (source: string) => run(argv(source), { cwd: folder });

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await holds()); tries++) {
    if (tries > 300) throw new Error('that never comes to be');
    await setTimeout(50);
  }
}

/** Runs svc as a program, stops it as Ctrl-C does once `isRunning`, and gives how it ended. */
async function stopped(source: string, isRunning: () => Promise<boolean>): Promise<unknown[]> {
  const svc = spawn(process.execPath, [join(ROOT, 'bin/svc.js'), ...argv(source)], {
    cwd: folder,
    stdio: 'ignore',
  });
  const ended = once(svc, 'exit');
  await until(isRunning);
  svc.kill('SIGINT');
  return ended;
}

describe.runIf(hasPostgres)('a survey that PostgreSQL counts', () => {
  let server: Server;
  let client: pg.Client;
  let at: string;
  beforeAll(async () => {
    server = await startPostgres();
    at = `postgres://svc@127.0.0.1:${server.port}/postgres`;
    client = new pg.Client(at);
    client.on('error', () => {});
    await client.connect();
    await client.query(
      "CREATE VIEW slow AS SELECT CASE WHEN pg_sleep(0.02) IS NULL THEN '' ELSE '4' END AS q FROM generate_series(1, 100000)",
    );
  }, 60_000);
  const running = async () => {
    const sql =
      "SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = 'svc' AND state = 'active' AND query LIKE '%DISTINCT%'";
    return (await client.query<{ n: number }>(sql)).rows[0]!.n;
  };

  it('for longer than it may ends with 3', async () => {
    const { exitCode, stdout, stderr } = await scored(`${at}?table=slow&timeout=1`);
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).toContain('PostgreSQL has not counted');
    expect(stderr).toContain('within 1 s');
  });

  it('is stopped on the server, too, by Ctrl-C', async () => {
    expect(await stopped(`${at}?table=slow`, async () => (await running()) > 0)).toEqual([null, 'SIGINT']);
    await until(async () => (await running()) === 0);
  });

  it('ends with 3 where the server dies half-way', async () => {
    const scoring = scored(`${at}?table=slow`);
    await until(async () => (await running()) > 0);
    await server.stop();
    const { exitCode, stdout, stderr } = await scoring;
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).toContain('PostgreSQL could not count');
  });
});

describe.runIf(hasClickhouse)('a survey that ClickHouse counts', () => {
  let server: Server;
  let at: string;
  beforeAll(async () => {
    server = await startClickhouse();
    at = `clickhouse://127.0.0.1:${server.port}/default`;
    // A block a row, so that the server is asked between two of them whether it is to go on.
    await ask(
      server.port,
      "CREATE VIEW slow AS SELECT if(sleep(0.01) = 0, '4', '') AS q FROM (SELECT number FROM system.numbers LIMIT 100000000)",
    );
  }, 60_000);
  afterAll(() => server.stop());
  const running = async (): Promise<number> =>
    Number(
      await ask(
        server.port,
        "SELECT count() FROM system.processes WHERE query_id LIKE 'svc-%' AND query LIKE '%DISTINCT%'",
      ),
    );

  it('for longer than it may ends with 3', async () => {
    const { exitCode, stdout, stderr } = await scored(`${at}?table=slow&timeout=1`);
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).toContain('ClickHouse has not counted');
  });

  it('is stopped on the server, too, by Ctrl-C', async () => {
    expect(await stopped(`${at}?table=slow`, async () => (await running()) > 0)).toEqual([null, 'SIGINT']);
    await until(async () => (await running()) === 0);
  });

  it('ends with 3 where the server dies half-way', async () => {
    const scoring = scored(`${at}?table=slow`);
    await until(async () => (await running()) > 0);
    await server.stop();
    const { exitCode, stdout, stderr } = await scoring;
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).toContain('ClickHouse could not count');
  });
});

it('a connection that ClickHouse closes between two questions is no end', async () => {
  const server = createServer((asked, answer) => {
    asked.resume();
    answer.on('finish', () => asked.socket.destroySoon());
    answer.end('{"data":[]}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { exitCode, stderr } = await scored(`clickhouse://127.0.0.1:${port}/default?table=none`);
  server.close();
  expect(exitCode).toBe(3);
  expect(stderr).toContain('no table default.none');
});

describe('a survey that DuckDB counts', () => {
  const into = async (...statements: string[]): Promise<void> => {
    const instance = await DuckDBInstance.create(join(folder, 'survey.duckdb'));
    const connection = await instance.connect();
    for (const one of statements) await connection.run(one);
    connection.closeSync();
    instance.closeSync();
  };
  const SLOW =
    "CREATE OR REPLACE VIEW slow AS SELECT CASE WHEN sum(i) > 0 THEN '4' END AS q FROM range(1000000000000) AS t(i)";
  const source = 'duckdb:survey.duckdb?table=slow';

  it('for longer than it may ends with 3', async () => {
    await into(SLOW);
    const { exitCode, stdout, stderr } = await scored(`${source}&timeout=1`);
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).toContain('DuckDB has not counted');
  });

  it('ends as a signal ends it by Ctrl-C', async () => {
    await into(SLOW);
    const began = Date.now();
    const ended = await stopped(source, async () => Date.now() - began > 1500);
    expect(ended).toEqual([null, 'SIGINT']);
  });

  it('ends with 3 where a text comes up that was not there when texts were asked for', async () => {
    await into('CREATE OR REPLACE VIEW drawn AS SELECT CAST(random() AS VARCHAR) AS q FROM range(3)');
    const { exitCode, stdout, stderr } = await scored('duckdb:survey.duckdb?table=drawn');
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).toContain('a text came up that was not there before');
  });

  it('puts what memory cannot hold nowhere but among temporary files, and takes it away', async () => {
    const temporary = join(folder, 'temporary');
    mkdirSync(temporary);
    const before = readdirSync(folder);
    await into(
      `CREATE OR REPLACE TABLE wide AS SELECT i || 'abcdefghijklmnopqrstuvwxyz' AS who, CAST(1 + i % 7 AS VARCHAR) AS q FROM range(800000) AS t(i)`,
    );
    const env = { ...process.env, TMPDIR: temporary, SVC_DUCKDB_MEMORY: '90MB' };
    const map =
      'format: svc.mapping/1\nstandard: one\nrespondent: who\nduplicates: first\ncriteria: { q: { delivery: q } }\n';
    writeFileSync(join(folder, 'whose.yaml'), map);
    const argv = [
      'score',
      'duckdb:survey.duckdb?table=wide&order=who',
      '--standard',
      'one.yaml',
      '--map',
      'whose.yaml',
    ];
    const child = spawn(process.execPath, [join(ROOT, 'bin/svc.js'), ...argv, '--format', 'json'], {
      cwd: folder,
      env,
    });
    const seen = new Set<string>();
    const watch = setInterval(() => {
      for (const path of readdirSync(temporary, { recursive: true })) seen.add(String(path));
    }, 5);
    let stderr = '';
    child.stderr.on('data', (text) => (stderr += text));
    child.stdout.resume();
    const [exitCode] = await once(child, 'close');
    clearInterval(watch);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: expect.any(String) });
    expect([...seen].filter((path) => path.includes('duckdb_temp'))).not.toEqual([]);
    expect(readdirSync(temporary)).toEqual([]);
    expect(
      readdirSync(folder).filter((name) => !before.includes(name) && !/^(?:survey|whose)/.test(name)),
    ).toEqual([]);
  });

  // What texts there are is asked first; of whole numbers a file says so itself, and only who counts reads it.
  it.each(['VARCHAR', 'INTEGER'])(
    'ends with 3 where a file of %s is broken in its midst, or gone',
    async (type) => {
      const file = join(folder, 'broken.parquet');
      await into(
        `COPY (SELECT CAST(1 + i % 7 AS ${type}) AS q, random() AS r FROM range(300000) AS t(i)) TO '${file}' (FORMAT parquet, ROW_GROUP_SIZE 20000)`,
      );
      expect((await scored(file)).exitCode).toBe(0);
      rmSync(join(folder, 'report.json'));
      const open = openSync(file, 'r+');
      const { size } = statSync(file);
      for (let at = Math.floor(size / 3); at < size / 2; at += 1000)
        writeSync(open, Buffer.alloc(500, 0xff), 0, 500, at);
      closeSync(open);
      const broken = await scored(file);
      expect({ exitCode: broken.exitCode, stdout: broken.stdout }).toEqual({ exitCode: 3, stdout: '' });
      expect(broken.stderr).toContain('DuckDB could not count');
      rmSync(file);
      const gone = await scored(file);
      expect({ exitCode: gone.exitCode, stdout: gone.stdout }).toEqual({ exitCode: 3, stdout: '' });
      expect(gone.stderr).toContain('DuckDB could not count');
      expect(existsSync(join(folder, 'report.json'))).toBe(false);
    },
  );
});
