// Keeps a seeded sample of all mutants, so that what is measured can be measured again: those whose hash with the seed is lowest.

import { createHash } from 'node:crypto';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';

const SIZE = Number(process.env.SVC_MUTANTS ?? 400);
const SEED = process.env.SVC_SEED ?? '1';

const hashOf = ({ fileName, location, mutatorName, replacement }) => {
  const { start, end } = location;
  const place = [start.line, start.column, end.line, end.column].join(':');
  const file = fileName.replaceAll('\\', '/').replace(/^.*\/src\//, 'src/');
  return createHash('sha256').update([SEED, file, place, mutatorName, replacement].join('|')).digest('hex');
};

/** Stryker asks a checker which mutants to leave out; a static one is left out before. */
class Sampler {
  kept = new Set();

  async init() {}

  async group(mutants) {
    const byHash = mutants.map((mutant) => [hashOf(mutant), mutant.id]).sort();
    this.kept = new Set(byHash.slice(0, SIZE).map(([, id]) => id));
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

export const strykerPlugins = [declareClassPlugin(PluginKind.Checker, 'sample', Sampler)];
