// A large survey scored whole (all statistics, JSON out), beside peers that only count, average and deviate its gaps, or
// only read it; and the same survey with all that makes counting harder. The files are made here, from a fixed seed: 46 columns, 20
// pairs of ratings from 1 to 7, 200 branches.

import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inTurn, table } from './timing.js';

const HERE = import.meta.dirname;
const SVC = resolve(HERE, '../../bin/svc.js');
const PAIRS = 20;
const BRANCHES = 200;
const FOLDER = join(tmpdir(), 'svc-bench');

/** Numerical Recipes' linear congruential generator: the same file on every machine. */
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export function surveyOf(rows) {
  mkdirSync(FOLDER, { recursive: true });
  const file = join(FOLDER, `survey-${rows}-${BRANCHES}.csv`);
  if (existsSync(file)) return file;
  const random = generator(12345);
  const out = openSync(`${file}.part`, 'w');
  const pairs = Array.from({ length: PAIRS }, (_, i) => `q${i + 1} expected,q${i + 1} delivered`);
  writeSync(out, `id,branch,date,comment,gender,age,${pairs.join(',')}\n`);
  let lines = [];
  const flush = () => {
    writeSync(out, lines.join(''));
    lines = [];
  };
  for (let row = 0; row < rows; row++) {
    const comment =
      random() < 0.1
        ? '"Fine, thanks, ""really"" quite good service today"'
        : `nothing to add ${'x'.repeat(random() * 20)}`;
    const cells = [
      `R${1_000_000 + row}`,
      `branch-${1 + Math.floor(random() * BRANCHES)}`,
      `2026-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}`,
      comment,
      random() < 0.5 ? 'f' : 'm',
      18 + Math.floor(random() * 60),
    ];
    for (let i = 0; i < 2 * PAIRS; i++) cells.push(random() < 0.02 ? '' : 1 + Math.floor(random() * 7));
    lines.push(`${cells.join(',')}\n`);
    if (lines.length === 10_000) flush();
  }
  flush();
  closeSync(out);
  renameSync(`${file}.part`, file);
  return file;
}

/** The survey with columns more, or in another form: what each cell of a row becomes, and what is added to it. */
function variantOf(rows, name, { encoding = 'utf8', head = '', cells = (row) => row, more = () => '' }) {
  const file = join(FOLDER, `survey-${rows}-${BRANCHES}-${name}.csv`);
  if (existsSync(file)) return file;
  const random = generator(54321);
  const [header, ...lines] = readFileSync(surveyOf(rows), 'utf8').trimEnd().split('\n');
  const out = openSync(`${file}.part`, 'w');
  writeSync(out, Buffer.from(`${header}${head}\n`, encoding));
  for (let at = 0; at < lines.length; at += 10_000)
    writeSync(
      out,
      Buffer.from(
        lines
          .slice(at, at + 10_000)
          .map((line) => `${cells(line)}${more(random)}\n`)
          .join(''),
        encoding,
      ),
    );
  closeSync(out);
  renameSync(`${file}.part`, file);
  return file;
}

/** Adds lines to the mapping, or to each of its criteria. */
function mappingWith(name, lines, criterion = () => '') {
  const file = join(FOLDER, `mapping-${name}.yaml`);
  const plain = readFileSync(join(FOLDER, 'mapping.yaml'), 'utf8');
  const mapped = plain.replace(/^( {2}q(\d+): \{.*) \}$/gm, (_, before, k) => `${before}${criterion(k)} }`);
  writeFileSync(file, [mapped, ...lines].join('\n'));
  return file;
}

/** What makes counting harder, beside the plain case. */
export function features(rows) {
  const plain = surveyOf(rows);
  writeOwnStandard();
  const numbers = Array.from({ length: PAIRS }, (_, i) => i + 1);
  const rated = (word) => numbers.map((k) => `,q${k} ${word}`).join('');
  const rate = (random) => numbers.map(() => `,${1 + Math.floor(random() * 7)}`).join('');
  const quoted = (line) =>
    line
      .split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)
      .map((cell) => (cell.startsWith('"') ? cell : `"${cell}"`))
      .join(',');
  const weighted = variantOf(rows, 'weights', {
    head: ',weight',
    more: (random) => `,${(0.5 + random() * 1.5).toFixed(3)}`,
  });
  // Text in another encoding: the same bytes but for a column that is not ASCII.
  const cyrillic = variantOf(rows, 'windows-1251', {
    encoding: 'latin1',
    head: ',\xe3\xee\xf0\xee\xe4',
    more: () => ',\xcc\xee\xf1\xea\xe2\xe0',
  });
  const importance = variantOf(rows, 'importance', { head: rated('matters'), more: rate });
  const minimum = variantOf(rows, 'minimum', { head: rated('least'), more: rate });
  const quotes = variantOf(rows, 'quoted', { cells: quoted });
  // What people really send: words, cells that nobody can read, time stamps, ids, several files.
  const inWords = variantOf(rows, 'words', {
    cells: (line) => line.replace(/(?<=,)[1-7](?=,|$)/g, (digit) => WORDS[digit - 1]),
  });
  const words = mappingWith('words', ['labels:', ...WORDS.map((word, i) => `  ${word}: ${i + 1}`)]);
  const unread = variantOf(rows, 'unread', {
    cells: (line) => line.replace(/,([1-7]),(?=[^,]*$)/, (cell, digit) => (digit > 5 ? ',see note,' : cell)),
  });
  const stamped = variantOf(rows, 'stamps', {
    head: ',opened,closed',
    more: (random) => {
      const [day, hour] = [1 + Math.floor(random() * 27), 9 + Math.floor(random() * 8)];
      const two = (n) => String(n).padStart(2, '0');
      const minute = () => two(Math.floor(random() * 60));
      return `,${two(day)}.03.2026 ${two(hour)}:${minute()},${two(day)}.03.2026 ${two(hour + 1)}:${minute()}`;
    },
  });
  const elapsed = mappingWith('stamps', []);
  writeFileSync(
    elapsed,
    `${readFileSync(elapsed, 'utf8')}\n  took: { delivery: { from: opened, to: closed } }\n`,
  );
  const identified = mappingWith('identified', ['respondent: id']);
  const lastOnes = mappingWith('last', ['respondent: id', 'duplicates: last']);
  const parts = partsOf(rows, 4);
  const dropped = mappingWith('dropped', ['drop:', '  - { column: gender, is: [f], reason: not-asked }']);
  return [
    { name: 'plain', argv: commandFor(plain) },
    { name: 'weights', argv: commandFor(weighted, { more: ['--weight', 'weight'] }) },
    { name: 'windows-1251', argv: commandFor(cyrillic) },
    {
      name: '20 columns of importance',
      argv: commandFor(importance, {
        map: mappingWith('importance', [], (k) => `, importance: "q${k} matters"`),
      }),
    },
    {
      name: '20 columns of least accepted',
      argv: commandFor(minimum, { map: mappingWith('minimum', [], (k) => `, minimum: "q${k} least"`) }),
    },
    { name: 'half of the rows dropped', argv: commandFor(plain, { map: dropped }) },
    { name: 'every cell quoted', argv: commandFor(quotes) },
    { name: 'words for numbers', argv: commandFor(inWords, { map: words }) },
    { name: 'a cell in 4 rows unreadable', argv: commandFor(unread, { more: ['--allow-unread'] }) },
    { name: 'two time stamps', argv: commandFor(stamped, { map: elapsed }) },
    { name: '--by month(date)', argv: commandFor(plain, { more: ['--by', 'month(date)'] }) },
    { name: 'a column of ids', argv: commandFor(plain, { map: identified }) },
    { name: 'the last row of each id', argv: commandFor(plain, { map: lastOnes }) },
    { name: 'four files', argv: commandFor(parts[0], { more: parts.slice(1) }) },
    { name: '--rows', argv: commandFor(plain, { more: ['--rows', join(FOLDER, 'rows.csv')] }) },
  ];
}

const WORDS = ['Dreadful', 'Poor', 'Weak', 'Middling', 'Fair', 'Good', 'Splendid'];

/** The survey cut into as many files. */
function partsOf(rows, count) {
  const [header, ...lines] = readFileSync(surveyOf(rows), 'utf8').trimEnd().split('\n');
  const size = Math.ceil(lines.length / count);
  return Array.from({ length: count }, (_, i) => {
    const file = join(FOLDER, `survey-${rows}-part-${i + 1}.csv`);
    writeFileSync(file, `${[header, ...lines.slice(i * size, (i + 1) * size)].join('\n')}\n`);
    return file;
  });
}

/** A standard of pairs of ratings from 1 to 7, by how many there are in each section, with its mapping; and what either has besides. */
export function writeStandard(folder, sizes, more = { standard: [], mapping: [] }) {
  const standard = [
    'format: svc.standard/1',
    'id: bench',
    'version: "1.0.0"',
    'title: { en: Bench }',
    'sections:',
  ];
  const mapping = ['format: svc.mapping/1', 'standard: bench', ...more.mapping, 'criteria:'];
  let k = 1;
  sizes.forEach((size, section) => {
    standard.push(`  - { id: s${section}, title: { en: S }, weight: ${1 + (section % 2)}, criteria: [`);
    for (const end = k + size; k < end; k++) {
      standard.push(
        `      { id: q${k}, text: { en: "Question ${k}" }, weight: 1, answer: { kind: scale, min: 1, max: 7 } },`,
      );
      mapping.push(`  q${k}: { expectation: "q${k} expected", delivery: "q${k} delivered" }`);
    }
    standard.push('    ] }');
  });
  writeFileSync(join(folder, 'standard.yaml'), [...standard, ...more.standard].join('\n'));
  writeFileSync(join(folder, 'mapping.yaml'), mapping.join('\n'));
}

const writeOwnStandard = () =>
  writeStandard(FOLDER, [4, 4, 4, 4, 4], {
    mapping: ['by: [branch]', 'fields: { branch: branch }'],
    // Asked of logs alone: weight 0 keeps it out of the figures.
    standard: [
      '  - { id: log, title: { en: Log }, weight: 0, criteria: [',
      '      { id: took, text: { en: "Time to close" }, answer: { kind: elapsed, better: lower, points: { 0h: 100, 8h: 0 } }, expect: 2h },',
      '    ] }',
    ],
  });

const isThere = (command, args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

function commandFor(file, { map = join(FOLDER, 'mapping.yaml'), more = [] } = {}) {
  return [
    process.execPath,
    SVC,
    'score',
    file,
    '--quiet',
    '--format',
    'json',
    '--standard',
    join(FOLDER, 'standard.yaml'),
    '--map',
    map,
    ...more,
  ];
}

export function run({ rows = 1_000_000, runs = 5 } = {}) {
  const survey = surveyOf(rows);
  writeOwnStandard();
  const node = process.execPath;
  const commands = [{ name: 'svc score', argv: commandFor(survey) }];
  const duckdb = existsSync(join(HERE, 'node_modules/@duckdb/node-api'));
  if (duckdb)
    commands.push({
      name: 'DuckDB: count, mean, deviation',
      argv: [node, join(HERE, 'peer-duckdb.js'), survey, `${PAIRS}`],
    });
  if (isThere('mlr', ['--version']))
    commands.push({
      name: 'miller: count, mean',
      argv: [
        'mlr',
        '--icsv',
        '--ojson',
        'stats1',
        '-a',
        'count,mean',
        '-f',
        'q1 expected,q1 delivered',
        '-g',
        'branch',
        survey,
      ],
    });
  table(
    `${rows.toLocaleString('en')} rows × 46 columns, ${(statSync(survey).size / 1e6).toFixed(0)} MB, by branch (median of ${runs})`,
    inTurn(commands, runs),
    duckdb ? 'DuckDB: count, mean, deviation' : 'svc score',
  );
  runFeatures({ runs });
  const reading = inTurn(
    [commands[0], { name: 'csv-parse: read only', argv: [node, join(HERE, 'peer-csv-parse.js'), survey] }],
    1,
  );
  table('The same file, only read by csv-parse (1 run)', reading, 'csv-parse: read only');
}

/** What makes counting harder, beside the plain case. */
export function runFeatures({ rows = 300_000, runs = 5 } = {}) {
  table(
    `${rows.toLocaleString('en')} rows, with what makes counting harder (median of ${runs})`,
    inTurn(features(rows), runs),
    'plain',
  );
}

/** Ten times the rows: time should grow tenfold, and memory not at all. */
export function runLarge(rows = 1_000_000) {
  const svc = commandFor(surveyOf(rows));
  const large = commandFor(surveyOf(10 * rows));
  writeOwnStandard();
  table(
    `${(10 * rows).toLocaleString('en')} rows beside ${rows.toLocaleString('en')} (1 run)`,
    inTurn(
      [
        { name: 'svc score', argv: svc },
        { name: 'svc score, ten times the rows', argv: large },
      ],
      1,
    ),
    'svc score',
  );
}
