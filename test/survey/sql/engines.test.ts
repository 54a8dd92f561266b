// The same rows as a file and in an engine, byte for byte the same report. A few surveys in the suite; SVC_SURVEYS=200 for a long run.

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { driverOf } from '../../../src/io/engines/session.ts';
import { FEW, sourceOf } from '../../../src/survey/sql/query/source.ts';
import { run } from '../../world.ts';
import { DATA, fixture } from '../helpers.ts';
import { csvOf, type DrawnSurvey, drawnSurvey } from './drawn.ts';
import { type Kept, keptIn } from './kept.ts';
import { fixtureTables, SCENES, type Scene, tableOf } from './scenes.ts';

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

/** Every fifth respondent answered twice; some weights cannot be read. */
const twice = ({ header, rows, mapping, ...rest }: DrawnSurvey): DrawnSurvey => ({
  ...rest,
  header: [...header, 'who', 'at'],
  rows: rows.map((row, k) => [
    ...row.map((text, at) => (header[at] === 'w' && k % 19 === 7 ? 'heavy' : text)),
    `r${k % Math.ceil(rows.length / 1.2)}`,
    String(1000 + k),
  ]),
  mapping: `${mapping}\nrespondent: who\nduplicates: last\n`,
});

const firstOf = async (engine: Kept, sql: string) => (await engine.query(sql)).rows[0]!;

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

for (const engine of keptIn(folder))
  describe.runIf(engine.is)(
    engine.is ? `a survey that ${engine.name} keeps` : `${engine.name} (skipped: not installed)`,
    () => {
      // ClickHouse plans a query for longer than it runs it: a third of them, unless the run is to be long.
      const isSlow = engine.sql.name === 'clickhouse';
      const many = isSlow && SURVEYS < 50 ? Math.ceil(SURVEYS / 3) : SURVEYS;
      let reports = 0;
      beforeAll(() => engine.start(), 60_000);
      afterAll(() => engine.stop());

      async function bothDrawn(drawn: DrawnSurvey, seed: number, address = '') {
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
        const counted = await run(['score', `${source}${address}`, ...argv], world);
        return { plain, counted };
      }

      it.each(SEEDS.slice(0, many))('drawn %i comes to the same report', async (seed) => {
        const { plain, counted } = await bothDrawn(drawnSurvey(seed), seed);
        if (plain.stdout !== '') reports++;
        expect(counted.exitCode, `${counted.stderr}\n${plain.stderr}`).toBe(plain.exitCode);
        expect(counted.stdout).toBe(plain.stdout);
      });

      // What streams its answers counts by a query, too, where it has to look at all rows.
      it.runIf(engine.sql.name === 'duckdb').each(FULL)(
        'drawn %i comes to the same report where the last row of each respondent counts',
        async (seed) => {
          const { plain, counted } = await bothDrawn(twice(drawnSurvey(seed)), seed, '&order=at');
          expect(counted.exitCode, `${counted.stderr}\n${plain.stderr}`).toBe(plain.exitCode);
          expect(counted.stdout).toBe(plain.stdout);
        },
      );

      it.each(SCENES)(
        'with $name comes to the same report, and is told of in the same words',
        async (scene) => {
          const { plain, counted } = await both(engine, scene, scene.name.length);
          if (scene.isNumbered && !engine.numbersRows) {
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
        const those = tables.filter(
          (_, k) => SURVEYS > 6 || k % (engine.sql.name === 'duckdb' ? 2 : 7) === 0,
        );
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
          await firstOf(
            engine,
            `SELECT ${texts.map((one, k) => `${engine.sql.text(one)} AS t${k}`).join(', ')}`,
          ),
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
          Number(
            (await firstOf(engine, `SELECT sum(value) AS s FROM (${inner.join(' UNION ALL ')}) AS t`))[0],
          ),
        ).toBe(sum);
      });

      it.each([1, 2, FEW, FEW + 1])(
        'tells a text that it does not know from %i that are codes above 0',
        async (many) => {
          const source = sourceOf({ isWhole: () => false }, engine.sql, false, new Map());
          const codes = new Map(Array.from({ length: many }, (_, code) => [`said ${code}`, code]));
          const code = source.matched({ index: 0, header: 'x', names: ['x'] }, codes, -100);
          const told = (text: string) =>
            firstOf(
              engine,
              `SELECT ${engine.sql.told(code)} AS code FROM (SELECT '${text}' AS x) AS source ${source.joins.join(' ')}`,
            );
          expect([await told('said 0'), await told('unheard of')]).toEqual([['0'], ['-100']]);
        },
      );

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
