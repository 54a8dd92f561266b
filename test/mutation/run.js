// npm run mutation: breaks core and survey in a seeded sample of places, one at a time, and tells how many of these the tests
// notice. The score has its interval (Wilson, 95 %), since it is a sample; those that lived are listed to be killed or explained.

import { readFileSync, writeFileSync } from 'node:fs';
import { Stryker } from '@stryker-mutator/core';

const REPORT = 'reports/mutation/mutation.json';

await new Stryker({
  mutate: ['src/core/**/*.ts', 'src/survey/**/*.ts', '!src/**/*.d.ts'],
  testRunner: 'vitest',
  vitest: { configFile: 'test/mutation/vitest.config.js', related: true },
  plugins: [import.meta.resolve('@stryker-mutator/vitest-runner'), import.meta.resolve('./sample.js')],
  checkers: ['sample'],
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  // Stryker reads it with an older TypeScript than ours.
  tsconfigFile: 'none.json',
  concurrency: Number(process.env.SVC_WORKERS ?? 1),
  ignorePatterns: ['/test/bench', '/dist', '/reports', '/docs'],
  reporters: ['json', 'progress-append-only'],
  jsonReporter: { fileName: REPORT },
  tempDirName: '.stryker-tmp',
  timeoutMS: 20_000,
  dryRunTimeoutMinutes: 60,
  allowEmpty: true,
}).runMutationTest();

const { files } = JSON.parse(readFileSync(REPORT, 'utf8'));
const mutants = Object.entries(files).flatMap(([file, { mutants: own }]) =>
  own.map((one) => ({ ...one, file })),
);
const tried = mutants.filter(({ status }) =>
  ['Killed', 'Timeout', 'Survived', 'NoCoverage'].includes(status),
);
const killed = tried.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
const [low, high] = wilson(killed, tried.length);
const percent = (share) => `${(100 * share).toFixed(1)} %`;
const lines = tried
  .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
  .map(
    ({ file, location: { start }, mutatorName, replacement, status }) =>
      `${file}:${start.line}:${start.column} ${mutatorName} ${status === 'NoCoverage' ? '(no test) ' : ''}→ ${replacement.replace(/\s+/g, ' ').slice(0, 100)}`,
  )
  .sort();
const told = `${killed} of ${tried.length} killed: ${percent(killed / tried.length)} (95 %: ${percent(low)} to ${percent(high)})\n\n${lines.join('\n')}\n`;
writeFileSync('reports/mutation/survivors.txt', told);
process.stdout.write(told);

/** Wilson (1927). */
function wilson(k, n) {
  const z = 1.959964;
  const p = k / n;
  const middle = p + (z * z) / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return [(middle - half) / (1 + (z * z) / n), (middle + half) / (1 + (z * z) / n)];
}
