// A lake scored by svc beside what DuckDB itself takes to count, average and deviate the same columns: 22 pairs of ratings from 1 to 7 as
// whole numbers, 2 % of the cells empty. SVC_ROWS says how many rows; the files are made here, a million rows each, and taken away again.

import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { writeStandard } from './score.js';
import { inTurn, table } from './timing.js';

const HERE = import.meta.dirname;
const FOLDER = join(tmpdir(), 'svc-bench-parquet');
const SECTIONS = [4, 4, 4, 4, 6];
const PAIRS = 22;
const A_FILE = 1_000_000;

async function writeLake(rows) {
  mkdirSync(FOLDER, { recursive: true });
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const drawn = (k) =>
    `CASE WHEN hash(i * 64 + ${k}) % 100 < 2 THEN NULL ELSE CAST(1 + (hash(i * 64 + ${k}) >> 20) % 7 AS INTEGER) END`;
  const columns = Array.from(
    { length: PAIRS },
    (_, k) => `${drawn(2 * k)} AS "q${k + 1} expected", ${drawn(2 * k + 1)} AS "q${k + 1} delivered"`,
  );
  for (let from = 0; from < rows; from += A_FILE)
    await connection.run(
      `COPY (SELECT ${columns.join(', ')} FROM range(${from}, ${Math.min(rows, from + A_FILE)}) AS drawn(i))
       TO '${join(FOLDER, `part-${String(from / A_FILE).padStart(4, '0')}.parquet`)}' (FORMAT parquet)`,
    );
}

export async function run(rows = Number(process.env.SVC_ROWS ?? 10_000_000)) {
  rmSync(FOLDER, { recursive: true, force: true });
  await writeLake(rows);
  writeStandard(FOLDER, SECTIONS);
  const lake = join(FOLDER, '*.parquet');
  const at = (name) => join(FOLDER, name);
  const node = process.execPath;
  const svc = [node, resolve(HERE, '../../bin/svc.js'), 'score', lake, '--quiet', '--format', 'json'];
  const peer = 'DuckDB: count, mean, deviation';
  const results = inTurn(
    [
      { name: 'svc score', argv: [...svc, '--standard', at('standard.yaml'), '--map', at('mapping.yaml')] },
      { name: peer, argv: [node, join(HERE, 'peer-duckdb.js'), lake, `${PAIRS}`, 'parquet'] },
    ],
    1,
  );
  table(`${rows.toLocaleString('en')} rows × ${2 * PAIRS} columns of Parquet (1 run)`, results, peer);
  rmSync(FOLDER, { recursive: true, force: true });
}
