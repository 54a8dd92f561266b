// Keeps a seeded sample of all mutants, so that what is measured can be measured again: those whose hash with the seed is lowest.
// What became of each is written down at once, so that a campaign can go on where it was broken off (SVC_CONTINUE=1).

import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';

export const SIZE = Number(process.env.SVC_MUTANTS ?? 400);
const SEED = process.env.SVC_SAMPLE ?? '1';
const ROOT = join(import.meta.dirname, '../..');
export const RESULTS = join(ROOT, `reports/mutation/sample-${SEED}.jsonl`);

const fileOf = ({ fileName }) => fileName.replaceAll('\\', '/').replace(/^.*\/src\//, 'src/');

export const hashOf = (mutant) => {
  const { start, end } = mutant.location;
  const place = [start.line, start.column, end.line, end.column].join(':');
  return createHash('sha256')
    .update([SEED, fileOf(mutant), place, mutant.mutatorName, mutant.replacement].join('|'))
    .digest('hex');
};

/** The tests of the broken rooms are the first round; the second has those of the rooms above, for what the first missed. */
const ROUND = () => Number(process.env.SVC_ROUND ?? 0);

const lines = () =>
  existsSync(RESULTS) ? readFileSync(RESULTS, 'utf8').trim().split('\n').filter(Boolean).map(JSON.parse) : [];

/** What became of each mutant so far: what any round says of it, the best of it first. */
const BEST_FIRST = ['killed', 'invalid', 'did not end', 'lived', 'no test comes by'];
export function results() {
  const told = new Map();
  for (const line of lines()) {
    const before = told.get(line.hash);
    if (!before || BEST_FIRST.indexOf(line.verdict) < BEST_FIRST.indexOf(before.verdict))
      told.set(line.hash, line);
  }
  return [...told.values()];
}

/** Those that no test has noticed yet. */
export const missed = () =>
  new Set(results().flatMap(({ hash, verdict }) => (verdict === 'killed' ? [] : [hash])));

/** Stryker asks a checker which mutants to leave out; a static one is left out before. */
class Sampler {
  kept = new Set();

  async init() {}

  async group(mutants) {
    const byHash = mutants.map((mutant) => [hashOf(mutant), mutant.id]).sort();
    const isDone = new Set(lines().flatMap(({ hash, round }) => (round === ROUND() ? [hash] : [])));
    const still = missed();
    const sample = ROUND() === 0 ? byHash.slice(0, SIZE) : byHash.filter(([hash]) => still.has(hash));
    this.kept = new Set(sample.filter(([hash]) => !isDone.has(hash)).map(([, id]) => id));
    return [mutants.map(({ id }) => id)];
  }

  async check(mutants) {
    return Object.fromEntries(
      mutants.map(({ id }) => [
        id,
        this.kept.has(id) ? { status: 'passed' } : { status: 'compileError', reason: 'not in the sample' },
      ]),
    );
  }
}

/** Only what a test says counts as killed, and an endless loop; what the clock alone ended does not. */
const VERDICTS = {
  Killed: ({ statusReason = '' }) => (/timed out in \d+ms/.test(statusReason) ? 'did not end' : 'killed'),
  Timeout: ({ statusReason = '' }) => (/hit limit/i.test(statusReason) ? 'killed' : 'did not end'),
  Survived: () => 'lived',
  NoCoverage: () => 'no test comes by',
  RuntimeError: () => 'invalid',
};

class Results {
  began = Date.now();

  onMutantTested(mutant) {
    const verdict = VERDICTS[mutant.status]?.(mutant);
    if (verdict === undefined) return;
    const { start, end } = mutant.location;
    // A reporter is told lines and columns from 1, all others from 0.
    const from0 = ({ line, column }) => ({ line: line - 1, column: column - 1 });
    const hash = hashOf({ ...mutant, location: { start: from0(start), end: from0(end) } });
    const line = {
      hash,
      round: ROUND(),
      place: `${fileOf(mutant)}:${start.line}:${start.column}`,
      mutator: mutant.mutatorName,
      replacement: mutant.replacement.replace(/\s+/g, ' ').slice(0, 100),
      verdict,
      by: mutant.killedBy?.[0],
      why: mutant.statusReason?.split('\n')[0].slice(0, 200),
      covered: mutant.coveredBy?.length,
      seconds: (Date.now() - this.began) / 1000,
    };
    this.began = Date.now();
    appendFileSync(RESULTS, `${JSON.stringify(line)}\n`);
  }
}

export const strykerPlugins = [
  declareClassPlugin(PluginKind.Checker, 'sample', Sampler),
  declareClassPlugin(PluginKind.Reporter, 'results', Results),
];
