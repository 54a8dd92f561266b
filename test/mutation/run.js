// npm run mutation: breaks core and survey in a seeded sample of places, one at a time, and tells how many of these the tests
// notice. The score has its interval (Wilson, 95 %), since it is a sample; those that lived are listed to be killed or explained.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Stryker } from '@stryker-mutator/core';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { hashOf, missed, RESULTS, results, SIZE } from './sample.js';

const FOLDERS = ['src/core', 'src/survey'];
/** The tests of the broken rooms first, then, for what these miss, those of the rooms above that run in the same process. */
const ROUNDS = ['core survey', 'load commands report io terminal words text'];
/** A mutant is known to be static only once the tests have run, and a fifth are or so. */
const SPARE = 2;

mkdirSync('reports/mutation', { recursive: true });
if (process.env.SVC_CONTINUE !== '1') rmSync(RESULTS, { force: true });

const all = await candidates();
for (const [round, rooms] of ROUNDS.entries()) {
  process.env.SVC_ROUND = String(round);
  process.env.SVC_ROOMS = rooms;
  const still = missed();
  const open = round === 0 ? all : all.filter(({ hash }) => still.has(hash));
  if (open.length === 0) break;
  await new Stryker({
    mutate: open.map(
      ({ fileName, location: { start, end } }) =>
        `${fileName}:${start.line + 1}:${start.column}-${end.line + 1}:${end.column}`,
    ),
    testRunner: 'vitest',
    vitest: { configFile: 'test/mutation/vitest.config.js', related: true },
    plugins: [import.meta.resolve('@stryker-mutator/vitest-runner'), import.meta.resolve('./sample.js')],
    checkers: ['sample'],
    coverageAnalysis: 'perTest',
    ignoreStatic: true,
    // Stryker reads it with an older TypeScript than ours.
    tsconfigFile: 'none.json',
    concurrency: Number(process.env.SVC_WORKERS ?? 1),
    ignorePatterns: ['/test/bench', '/reports'],
    reporters: ['results', 'progress-append-only'],
    tempDirName: '.stryker-tmp',
    // An endless loop is told by how often it passes the mutant; the clock is only the last resort, since it tells of the machine.
    timeoutMS: 300_000,
    dryRunTimeoutMinutes: 60,
    allowEmpty: true,
  }).runMutationTest();
}

const tried = results().filter(({ verdict }) => verdict !== 'invalid');
const invalid = results().length - tried.length;
const killed = tried.filter(({ verdict }) => verdict === 'killed').length;
const [low, high] = wilson(killed, tried.length);
const percent = (share) => `${(100 * share).toFixed(1)} %`;
const lines = tried
  .filter(({ verdict }) => verdict !== 'killed')
  .map(({ place, mutator, replacement, verdict }) => `${place} ${mutator} (${verdict}) → ${replacement}`)
  .sort();
const told = `${killed} of ${tried.length} killed: ${percent(killed / tried.length)} (95 %: ${percent(low)} to ${percent(high)})${invalid === 0 ? '' : `; ${invalid} more broke the run itself`}\n\n${lines.join('\n')}\n`;
writeFileSync('reports/mutation/survivors.txt', told);
process.stdout.write(told);

/** Those that the sample can hold, so that no more are put into the code: it runs about as fast as without. */
async function candidates() {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((path) => `${folder}/${path}`),
  )
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .sort()
    .map((name) => ({ name, mutate: true, content: readFileSync(name, 'utf8') }));
  const quiet = { debug() {}, info() {}, warn() {}, isDebugEnabled: () => false };
  const { mutants } = await new Instrumenter(quiet).instrument(files, {
    ignorers: [],
    excludedMutations: [],
    plugins: null,
  });
  return mutants
    .map((mutant) => ({ ...mutant, hash: hashOf(mutant) }))
    .sort((a, b) => (a.hash < b.hash ? -1 : 1))
    .slice(0, Math.ceil(SPARE * SIZE));
}

/** Wilson (1927). */
function wilson(k, n) {
  const z = 1.959964;
  const p = k / n;
  const middle = p + (z * z) / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return [(middle - half) / (1 + (z * z) / n), (middle + half) / (1 + (z * z) / n)];
}
