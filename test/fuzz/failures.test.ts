// A few of the faults and kills that `npm run faults` and `npm run kills` do by the thousand, in processes of their own.

import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ended = (script: string, variables: Readonly<Record<string, string>>) =>
  execFileSync(process.execPath, ['--no-warnings', join(import.meta.dirname, script)], {
    encoding: 'utf8',
    env: { ...process.env, ...variables },
  });

it('a file operation that fails loses nothing, leaves nothing and is no bug', () => {
  expect(ended('faults.js', { SVC_FAULTS: '20', SVC_FAULTS_STEP: '7' })).toMatch(
    /^20 faults injected, 0 wrong\n$/,
  );
});

it('a kill leaves the old file or the new one', () => {
  expect(ended('kills.js', { SVC_KILLS: '4' })).toMatch(/, 0 wrong\n$|; 0 wrong\n$/);
});

const canWalk = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;

it.skipIf(!canWalk)(
  'a killed walk has its stopwatch and what was being typed (skipped without util-linux)',
  () => {
    expect(ended('walks.js', { SVC_WALKS: '2' })).toMatch(/^2 walks killed; in 0 something was missing\n$/);
  },
);
