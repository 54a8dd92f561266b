// The query of `svc sql`, run as others would run it: what it gives is judged to the bytes of the file, and the counts of parts merge
// to those of the whole.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { counts } from '../../../src/core/shapes/counts.ts';
import { validatorOf } from '../../schema.ts';
import { ROOT, run } from '../../world.ts';
import { drawing } from './drawn.ts';
import { keptIn, statementsIn, TABLE } from './kept.ts';
import { bigquery, hasTools, resolveInSnowflake, sparkFaults } from './readers.ts';

const STANDARD = `format: svc.standard/1
id: desk
version: "1.0.0"
title: { en: The desk }
source: { author: Nobody, title: Nothing }
sections:
  - id: talk
    title: { en: Talk }
    weight: 2
    criteria:
      - { id: a, text: { en: "A?" }, answer: { kind: scale, min: 1, max: 7 }, expect: 6 }
      - { id: b, text: { en: "B?" }, answer: { kind: scale, min: 1, max: 7 } }
      - { id: c, text: { en: "C?" }, answer: { kind: scale, min: 1, max: 7 } }
  - id: end
    title: { en: End }
    criteria:
      - { id: d, text: { en: "D?" }, answer: { kind: yes-no }, expect: yes, weight: 3 }
      - { id: e, text: { en: "E?" }, answer: { kind: scale, min: 0, max: 3, reversed: true }, expect: 1 }
`;
/** More texts than are compared with one by one. */
const MANY = Array.from({ length: 70 }, (_, k) => `said ${k}: ${1 + (k % 7)}`).join(', ');
const MAPPING = `format: svc.mapping/1
standard: desk
criteria:
  a: { delivery: a is, labels: { ${MANY} } }
  b: { expectation: b should, delivery: b is }
  c: { expectation: c should, delivery: c is }
  d: { delivery: "d; is 'it'" }
  e: { delivery: e is }
labels: { "it''s \\\\ fine'); DROP TABLE x; --": 5 }
blanks: { not-applicable: [N/A], dont-know: ["?"] }
drop: [{ column: state, is: [test], reason: trial }]
weight: w
`;
const HEADER = ['branch', 'state', 'w', 'a is', 'b should', 'b is', 'c should', 'c is', "d; is 'it'", 'e is'];

const folder = mkdtempSync(join(tmpdir(), 'svc-counts-'));
const world = { cwd: folder };
const file = (name: string) => join(folder, name);
const { one, whole } = drawing(7);
const FINE = "it''s \\ fine'); DROP TABLE x; --";
const rating = () => one([...'1234567', '', 'N/A', '?', FINE]);
const rows = Array.from({ length: 400 }, () => [
  one(['north', "so'uth", '']),
  one(['', 'test', 'done', 'done']),
  one(['1', '2.5', '0.75', '']),
  one([rating(), `said ${whole(0, 69)}`]),
  ...Array.from({ length: 4 }, rating),
  one(['yes', 'no', 'yes', '']),
  one([...'0123', '']),
]);
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const csv = (some: readonly (readonly string[])[]) =>
  `${[HEADER, ...some].map((row) => row.map(quoted).join(',')).join('\n')}\n`;

let query: string;
async function inDuckdb(some: typeof rows, into: string, first = '', counts = query): Promise<void> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  writeFileSync(file('part.csv'), csv(some));
  await connection.run(
    `CREATE TABLE answers AS SELECT * FROM read_csv('${file('part.csv')}', all_varchar = true, header = true)`,
  );
  const how = into.endsWith('.csv')
    ? 'FORMAT csv, HEADER'
    : into.endsWith('.parquet')
      ? 'FORMAT parquet'
      : 'FORMAT json';
  if (first !== '') await connection.run(first);
  await connection.run(`COPY (${counts.replace(/;\s*$/, '')}) TO '${file(into)}' (${how})`);
  connection.closeSync();
}

beforeAll(async () => {
  writeFileSync(file('desk.yaml'), STANDARD);
  writeFileSync(file('mapping.yaml'), MAPPING);
  writeFileSync(file('survey.csv'), csv(rows));
  query = await sqlFor('duckdb');
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function sqlFor(dialect: string, more: readonly string[] = ['--from', 'answers']): Promise<string> {
  const argv = ['sql', '--map', 'mapping.yaml', '--by', 'branch', '--dialect', dialect, ...more];
  const { stdout, stderr, exitCode } = await run(argv, world);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return stdout;
}

const merged = async (...files: string[]): Promise<string> => {
  const { stdout, stderr, exitCode } = await run(['merge', ...files], world);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return stdout;
};

/** All that a query alone can tell: options and labels, conditions, a design, over-delivery that was announced. */
const LOUNGE = `format: svc.standard/1
id: lounge
version: "1.0.0"
title: { en: The lounge }
source: { author: Nobody, title: Nothing }
fields:
  visit: { title: { en: Kind of visit }, values: { new: { en: New }, again: { en: Again, ru: Повторно } } }
sections:
  - id: talk
    title: { en: Talk }
    weight: 2
    criteria:
      - { id: a, text: { en: "A?" }, answer: { kind: scale, min: 1, max: 3, labels: { 1: { en: Bad }, 3: { en: "It's good", ru: Хорошо } } }, expect: 2 }
      - { id: b, text: { en: "B?" }, answer: { kind: scale, min: 1, max: 3 }, when: { visit: [new] } }
  - id: end
    title: { en: End }
    criteria:
      - { id: c, text: { en: "C?" }, answer: { kind: yes-no }, expect: yes, weight: 3 }
      - { id: d, text: { en: "D?" }, answer: { kind: choice, options: [{ id: bus, text: { en: By bus }, points: 50 }, { id: car, text: { en: By car }, points: 0 }] }, expect: bus, when: { c: [yes] } }
      - { id: f, text: { en: "F?" }, answer: { kind: duration, better: lower, points: { 0s: 100, 10m: 0 } }, expect: 1m }
`;
const LOUNGED = `format: svc.mapping/1
standard: lounge
decimal: ","
criteria:
  a: { expectation: a should, delivery: a is, labels: { so: 2 }, announced: told }
  b: { expectation: b should, delivery: b is, reversed: true, blanks: { skipped: ["-"] } }
  c: { delivery: c, labels: { Ticket: yes, Toilet: no } }
  d: { delivery: "d; is 'it'" }
labels: { "it''s \\\\ fine'); DROP TABLE x; --": 3 }
blanks: { not-applicable: [N/A], dont-know: ["?"] }
fields: { visit: kind of visit, town: town, on: day }
by: [town]
drop: [{ column: state, is: [test, trial], reason: trial }, { column: day, is: [""], reason: no-day }]
weight: w
cluster: c l
strata: s t
`;
const REFUSED: readonly (readonly [string, string, string, string])[] = [
  ['a column by its place', 'b should', '{ column: 3 }', 'names columns by their'],
  ['a column by a pattern', 'b should', '{ pattern: "^b" }', 'names columns by their'],
  ['one of several columns', 'b should', '{ header: b, occurrence: 2 }', 'names columns by their'],
  ['importance', 'delivery: a is', 'delivery: a is, importance: i', 'importance and least accepted levels'],
  [
    'least accepted levels',
    'delivery: a is',
    'delivery: a is, minimum: i',
    'importance and least accepted levels',
  ],
  [
    'what is measured',
    'c: { delivery: c, labels: { Ticket: yes, Toilet: no } }',
    'f: { delivery: f }',
    'what is measured (f)',
  ],
  ['who counts twice', 'by: [town]', 'respondent: who\nduplicates: last', 'which row of a respondent'],
  ['profiles', 'by: [town]', 'profile: who', 'counts by one profile'],
];

describe('a query', () => {
  const FOUND = join(ROOT, 'test/survey/expected/queries.sql');
  const written = async (mapping: string, more: readonly string[] = [], standard = LOUNGE) => {
    writeFileSync(file('lounge.yaml'), standard);
    writeFileSync(file('lounged.yaml'), mapping);
    return run(['sql', '--map', 'lounged.yaml', '--from', 'a "b"', ...more], world);
  };

  // SVC_UPDATE=1 writes them anew, to be looked through.
  it('is as it was looked through', async () => {
    const one = await written(LOUNGED);
    const flat = LOUNGE.replace('sections:', 'aggregation: flat\nsections:');
    const other = await written(
      'format: svc.mapping/1\nstandard: lounge\ncriteria:\n  b: { expectation: b should, delivery: b is }\n  c: { delivery: c }\nfields: { on: day }\n',
      ['--by', 'state,on'],
      flat,
    );
    const queries = `${one.stdout}\n${other.stdout}`;
    if (process.env.SVC_UPDATE) writeFileSync(FOUND, queries);
    expect(queries).toBe(readFileSync(FOUND, 'utf8'));
  });

  it.each(REFUSED)('alone cannot count %s', async (_, there, instead, why) => {
    const { exitCode, stdout, stderr } = await written(LOUNGED.replace(there, instead));
    expect({ exitCode, stdout, stderr }).toMatchObject({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('Let svc ask the engine itself');
    expect(stderr).toContain(why);
  });
});

describe('counts', () => {
  it('are asked for by the standard beside the mapping, where none is named', async () => {
    expect(await sqlFor('duckdb', ['--standard', 'desk.yaml', '--from', 'answers'])).toBe(query);
  });

  it('are judged to the bytes of the survey as a file', async () => {
    await inDuckdb(rows, 'all.csv');
    const json = ['--format', 'json'];
    const plain = await run(
      ['score', 'survey.csv', '--standard', 'desk.yaml', '--map', 'mapping.yaml', '--by', 'branch', ...json],
      world,
    );
    const judged = await run(['score', '--counts', 'all.csv', '--standard', 'desk.yaml', ...json], world);
    expect(plain.stdout).toContain('"groups"');
    expect(judged.stdout).toBe(plain.stdout);
  });

  it('of random parts, in any order and any form, merge to those of the whole', async () => {
    await inDuckdb(rows, 'all.csv');
    const expected = await merged('all.csv');
    for (let time = 0; time < 2; time++) {
      const parts = [1, 2, 3].map((part) => ({ part, those: [] as typeof rows }));
      for (const row of rows) parts[whole(0, 2)]!.those.push(row);
      const names = ['one.csv', 'two.jsonl', 'three.parquet'];
      for (const [k, { those }] of parts.entries()) await inDuckdb(those, names[k]!);
      writeFileSync(file('some.csv'), await merged(names[2]!, names[0]!));
      expect(await merged(names[1]!, 'some.csv')).toBe(expected);
      expect(await merged(...names)).toBe(expected);
    }
  });

  it('as tallies of random parts merge to that of the whole', async () => {
    const tallyOf = async (some: typeof rows, into: string): Promise<void> => {
      writeFileSync(file('part.csv'), csv(some));
      const argv = ['score', 'part.csv', '--standard', 'desk.yaml', '--map', 'mapping.yaml', '--tally', into];
      expect(await run([...argv, '--quiet'], world)).toMatchObject({ exitCode: 0 });
    };
    await tallyOf(rows, 'all.json');
    const parts = [1, 2, 3].map(() => [] as typeof rows);
    for (const row of rows) parts[whole(0, 2)]!.push(row);
    const names = ['a.json', 'b.json', 'c.json'];
    for (const [k, those] of parts.entries()) await tallyOf(those, names[k]!);
    const expected = readFileSync(file('all.json'), 'utf8');
    expect(await merged('c.json', 'a.json', 'b.json')).toBe(expected);
    writeFileSync(file('ab.json'), await merged('a.json', 'b.json'));
    expect(await merged('ab.json', 'c.json')).toBe(expected);
    await inDuckdb(rows, 'all.csv');
    expect(await run(['merge', 'a.json', 'all.csv'], world)).toMatchObject({ exitCode: 2, stdout: '' });
    expect(await run(['merge', 'all.csv', 'a.json'], world)).toMatchObject({ exitCode: 2, stdout: '' });
  });

  it('are as their schema says', async () => {
    const validate = validatorOf(counts);
    await inDuckdb(rows, 'all.jsonl');
    for (const line of readFileSync(file('all.jsonl'), 'utf8').trim().split('\n'))
      expect(validate(JSON.parse(line)), line).toEqual([]);
  });

  it.each([
    ['no line says what they are of', 'kind,of,n\nrow,used,3\n', 'no line says'],
    ['a number is none', 'kind,of,n\nrow,used,many\n', 'counts'],
    ['a line is no JSON', '{"kind":"row"', 'no JSON'],
  ])('are refused where %s', async (_, text, said) => {
    writeFileSync(file('bad.csv'), text);
    const { exitCode, stderr, stdout } = await run(
      ['score', '--counts', 'bad.csv', '--standard', 'desk.yaml'],
      world,
    );
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).toContain(said);
    expect(stderr).toMatch(/bad\.csv:\d+:1/);
  });
});

it('counts merged print nothing that a terminal or a CI service obeys', async () => {
  await inDuckdb(rows, 'all.jsonl');
  const text = readFileSync(file('all.jsonl'), 'utf8').replaceAll(
    'north',
    '\\u001b[2J\\n::error::x\u202e\u009b',
  );
  writeFileSync(file('loud.jsonl'), text);
  const printed = await merged('loud.jsonl');
  expect(printed).toContain('[2J ::error::x');
  expect(printed.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e]|\n::/u);
});

describe('counts that no survey can have', () => {
  const judged = (edit: (line: Record<string, string>) => boolean) => {
    const lines = readFileSync(file('all.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const at = lines.findIndex(edit);
    writeFileSync(file('bad.jsonl'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    return run(['score', '--counts', 'bad.jsonl', '--standard', 'desk.yaml'], world).then((outcome) => ({
      ...outcome,
      at,
    }));
  };
  const of = (kind: string, change: Record<string, string>) => (line: Record<string, string>) =>
    line.kind === kind &&
    (kind !== 'answer' || Number(line.delivery) >= 0) &&
    Object.assign(line, change) === line;

  it.each<[string, (line: Record<string, string>) => boolean, string]>([
    ['a criterion that the standard has not', of('answer', { of: 'z' }), 'of'],
    ['a section that it has not', of('steps', { of: 'z' }), 'of'],
    ['a negative number', of('answer', { n: '-3' }), 'n'],
    ['more than respondents', of('answer', { n: '100000' }), 'n'],
    ['an answer off the scale', of('answer', { delivery: '99' }), 'delivery'],
    ['more fallen short than there are', of('points', { short: '100000' }), 'short'],
    ['steps that nobody can take', of('steps', { x: '10000000' }), 'x'],
    ['points beyond all', of('points', { y: `1${'0'.repeat(40)}` }), 'y'],
  ])('are refused: %s', async (_, edit, key) => {
    await inDuckdb(rows, 'all.jsonl');
    const { exitCode, stdout, stderr, at } = await judged(edit);
    expect(at).toBeGreaterThanOrEqual(0);
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).toContain(`“${key}” cannot be so`);
    expect(stderr).toMatch(/bad\.jsonl:\d+:1/);
  });
});

for (const engine of [...keptIn(folder), bigquery()])
  describe.runIf(engine.is)(`counts that ${engine.name} gives`, () => {
    let isAsked = true;

    beforeAll(() => engine.start(), 60_000);
    afterAll(() => engine.stop());

    /** What the query of svc sql gives of some rows, and the tally that svc keeps of them where they lie. */
    async function countedAs(name: string, some: typeof rows, seed: number): Promise<void> {
      const source = await engine.keep({ header: HEADER, rows: some }, seed);
      const given = await engine.query(await sqlFor(engine.sql.name, ['--from', TABLE]));
      const line = (row: readonly unknown[]) =>
        `${JSON.stringify(Object.fromEntries(given.names.map((column, k) => [column, row[k]])))}\n`;
      writeFileSync(file(`${name}.jsonl`), given.rows.map(line).join(''));
      isAsked = source !== null;
      if (source === null) return;
      const argv = ['score', source, '--standard', 'desk.yaml', '--map', 'mapping.yaml', '--by', 'branch'];
      const kept = await run([...argv, '--tally', `${name}.json`, '--quiet'], world);
      expect(kept.exitCode, kept.stderr).toBe(0);
    }

    const report = async (...of: string[]): Promise<string> =>
      (await run(['score', ...of, '--standard', 'desk.yaml', '--format', 'json'], world)).stdout;

    it('are those of the rows as a file, of all of them and of random parts merged in any order', async () => {
      await inDuckdb(rows, 'all.csv');
      const counts = await merged('all.csv');
      const argv = [
        'score',
        'survey.csv',
        '--standard',
        'desk.yaml',
        '--map',
        'mapping.yaml',
        '--by',
        'branch',
      ];
      expect((await run([...argv, '--tally', 'all.json', '--quiet'], world)).exitCode).toBe(0);
      const tally = readFileSync(file('all.json'), 'utf8');
      await countedAs('whole', rows, 1);
      expect(await merged('whole.jsonl')).toBe(counts);
      if (isAsked) expect(readFileSync(file('whole.json'), 'utf8')).toBe(tally);
      const parts = [0, 1, 2].map(() => [] as typeof rows);
      for (const row of rows) parts[whole(0, 2)]!.push(row);
      for (const [k, those] of parts.entries()) await countedAs(`part${k}`, those, k);
      for (const [kind, all] of [
        ['jsonl', counts],
        ['json', tally],
      ] as const) {
        if (kind === 'json' && !isAsked) continue;
        writeFileSync(file(`some.${kind}`), await merged(`part2.${kind}`, `part0.${kind}`));
        expect(await merged(`part1.${kind}`, `some.${kind}`)).toBe(all);
        expect(await merged(...[0, 1, 2].map((k) => `part${k}.${kind}`))).toBe(all);
      }
      writeFileSync(file('week.csv'), await merged('part1.jsonl', 'some.jsonl'));
      const reported = await report('survey.csv', '--map', 'mapping.yaml', '--by', 'branch');
      expect(reported).toContain('"groups"');
      expect(await report('--counts', 'week.csv')).toBe(reported);
    }, 120_000);
  });

it('the query is a model of dbt as docs/engines.md makes it one', async () => {
  const [, command] = /\|\n +(sed .*) > models\/tally\.sql/.exec(
    readFileSync(join(ROOT, 'docs/engines.md'), 'utf8'),
  )!;
  const model = execFileSync('bash', ['-c', command!], { input: query, encoding: 'utf8' });
  const reference = "{{ ref('answers') }}";
  expect(model.split(reference)).toHaveLength(2);
  const rendered = model.replace(reference, '"main"."answers"');
  expect(rendered).not.toMatch(/\{[{%#]/);
  await inDuckdb(rows, 'all.jsonl');
  await inDuckdb(
    rows,
    'model.jsonl',
    `CREATE TABLE "main"."tally" AS (\n${rendered}\n);`,
    'SELECT * FROM tally',
  );
  expect(await merged('model.jsonl')).toBe(await merged('all.jsonl'));
});

describe.runIf(hasTools)('the query', () => {
  it('for Snowflake is one whose names and types can be resolved', async () => {
    const sql = await sqlFor('snowflake', ['--from', TABLE]);
    await resolveInSnowflake(sql, HEADER);
    await expect(resolveInSnowflake(sql.replace('get(', 'got('), HEADER)).rejects.toThrow('got');
    await expect(resolveInSnowflake(sql, HEADER.slice(1))).rejects.toThrow('branch');
  }, 120_000);

  it('for Spark is one that its grammar reads', async () => {
    // It takes minutes for much.
    writeFileSync(
      file('few.yaml'),
      STANDARD.split('\n')
        .filter((line) => !/id: [bce]\b/.test(line))
        .join('\n'),
    );
    writeFileSync(
      file('map-few.yaml'),
      MAPPING.split('\n')
        .filter((line) => !/^ {2}[bce]:/.test(line))
        .join('\n'),
    );
    const argv = ['--map', 'map-few.yaml', '--standard', 'few.yaml', '--from', TABLE];
    const statements = statementsIn(await sqlFor('spark', argv));
    expect(statements).toHaveLength(2);
    const [keeping, counting, broken] = await sparkFaults([...statements, 'SELECT (1 AS x']);
    expect([keeping, counting]).toEqual([[], []]);
    expect(broken).not.toEqual([]);
  }, 300_000);
});
