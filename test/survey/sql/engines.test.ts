// The same rows as a file and in an engine, byte for byte the same report. A few surveys in the suite; SVC_SURVEYS=200 for a long run.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, describe, expect, it } from 'vitest';
import { DIALECTS } from '../../../src/core/sql/dialect.ts';
import { run } from '../../world.ts';
import type { DrawnSurvey } from './drawn.ts';
import { csvOf, drawnSurvey } from './drawn.ts';

const SURVEYS = Number(process.env.SVC_SURVEYS ?? 12);
const SEED = Number(process.env.SVC_SEED ?? 1);
const folder = mkdtempSync(join(tmpdir(), 'svc-engines-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A table of texts, as DuckDB keeps it. */
async function toDuckdb(file: string, table: string, { header, rows }: Pick<DrawnSurvey, 'header' | 'rows'>) {
  const { identifier, text } = DIALECTS.duckdb;
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  const name = identifier(table);
  await connection.run(
    `CREATE TABLE ${name} (${header.map((one) => `${identifier(one)} VARCHAR`).join(', ')})`,
  );
  // Nothing, where a cell is empty: now NULL, now an empty text.
  const value = (cell: string, k: number) => (cell === '' && k % 2 === 0 ? 'NULL' : text(cell));
  for (let at = 0; at < rows.length; at += 50)
    await connection.run(
      `INSERT INTO ${name} VALUES ${rows
        .slice(at, at + 50)
        .map((row) => `(${row.map(value).join(', ')})`)
        .join(', ')}`,
    );
  connection.closeSync();
  instance.closeSync();
}

let reports = 0;

describe('a survey that DuckDB keeps', () => {
  it.each(Array.from({ length: SURVEYS }, (_, k) => SEED + k))(
    'drawn %i comes to the same report',
    async (seed) => {
      const drawn = drawnSurvey(seed);
      const at = (name: string) => join(folder, `${name}`);
      writeFileSync(at('standard.yaml'), drawn.standard);
      writeFileSync(at('mapping.yaml'), drawn.mapping);
      for (const [name, text] of drawn.profiles) writeFileSync(at(name), text);
      writeFileSync(at('survey.csv'), csvOf(drawn));
      const file = at(`${seed}.duckdb`);
      await toDuckdb(file, 'answers "of" 1', drawn);
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
      const counted = await run(['score', `duckdb:${seed}.duckdb?table=answers "of" 1`, ...argv], world);
      if (plain.stdout !== '') reports++;
      expect(counted.exitCode, `${counted.stderr}\n${plain.stderr}`).toBe(plain.exitCode);
      expect(counted.stdout).toBe(plain.stdout);
    },
  );

  it('nearly all of them come to one', () => expect(reports).toBeGreaterThan(0.8 * SURVEYS));
});
