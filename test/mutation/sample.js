// A seeded sample of all mutants, so that what is measured can be measured again: those whose hash with the seed is lowest. What
// became of each is written down at once, so that a campaign can go on where it was broken off (SVC_CONTINUE=1).

import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';

export const ROOT = join(import.meta.dirname, '../..');
export const SIZE = Number(process.env.SVC_MUTANTS ?? 400);
const SEED = process.env.SVC_SAMPLE ?? '1';
const FOLDERS = ['src/core', 'src/survey'];
/** How the paths begin of the files that are broken: one room, or one file. */
const CHOSEN = (process.env.SVC_MUTATE ?? 'src/').split(' ');
/** A mutant is known to be static only once the tests have run, and a fifth are or so. */
const SPARE = 2;

mkdirSync(join(ROOT, 'reports/mutation'), { recursive: true });
export const RESULTS = join(ROOT, `reports/mutation/sample-${SEED}.jsonl`);
export const PLAN = join(ROOT, `reports/mutation/plan-${SEED}.json`);

const quiet = { debug() {}, info() {}, warn() {}, isDebugEnabled: () => false };
const options = { ignorers: [], excludedMutations: [], plugins: null };

/** Those that the sample can hold, and the files with these alone switched on by number. */
export async function candidates() {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true }).map(
      (path) => `${folder}/${path.replaceAll('\\', '/')}`,
    ),
  )
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .filter((path) => CHOSEN.some((start) => path.startsWith(start)))
    .sort()
    .map((name) => ({ name, mutate: true, content: readFileSync(join(ROOT, name), 'utf8') }));
  const { files: switched, mutants } = await new Instrumenter(quiet).instrument(files, options);
  const chosen = mutants
    .map((mutant) => ({ ...mutant, hash: hashOf(mutant) }))
    .sort((a, b) => (a.hash < b.hash ? -1 : 1))
    .slice(0, SPARE * SIZE);
  const numbers = new Map(chosen.map(({ id }, number) => [id, number]));
  return {
    of: mutants.length,
    mutants: chosen.map(({ hash, fileName, location: { start }, mutatorName, replacement }) => ({
      hash,
      file: fileName,
      place: `${fileName}:${start.line + 1}:${start.column + 1}`,
      mutator: mutatorName,
      replacement: replacement.replace(/\s+/g, ' ').slice(0, 100),
    })),
    sources: new Map(switched.map(({ name, content }) => [join(ROOT, name), lightened(content, numbers)])),
  };
}

function hashOf({ fileName, location: { start, end }, mutatorName, replacement }) {
  const place = [start.line, start.column, end.line, end.column].join(':');
  return createHash('sha256')
    .update([SEED, fileName, place, mutatorName, replacement].join('|'))
    .digest('hex');
}

/** Stryker's switches as a count in an array and a comparison of numbers; those outside the sample are none. */
const lightened = (content, numbers) =>
  content
    .replace(/stryMutAct_9fa48\("(\d+)"\)/g, (_, id) =>
      numbers.has(id) ? `(svcMutation.active === ${numbers.get(id)} && svcMutation.hit())` : 'false',
    )
    .replace(/stryCov_9fa48\(("\d+"(?:, "\d+")*)\)/g, (_, ids) => {
      const known = JSON.parse(`[${ids}]`).filter((id) => numbers.has(id));
      return known.length === 0
        ? '0'
        : known.map((id) => `svcMutation.hits[${numbers.get(id)}]++`).join(', ');
    });

export const tell = (line) => appendFileSync(RESULTS, `${JSON.stringify(line)}\n`);

/** The last that was told of each mutant. */
export function told() {
  const lines = existsSync(RESULTS) ? readFileSync(RESULTS, 'utf8').trim().split('\n').filter(Boolean) : [];
  return new Map(lines.map((line) => JSON.parse(line)).map((line) => [line.hash, line]));
}
