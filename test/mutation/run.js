// npm run mutation: breaks core and survey in a seeded sample of places, one at a time, and tells how many of these the tests
// notice. The score has its interval (Wilson, 95 %), since it is a sample; those that lived are listed to be killed or explained.
// All happens in one process (worker.js); where a mutant ends that or spoils it, another goes on.

import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createVitest } from 'vitest/node';
import { candidates, PLAN, RESULTS, ROOT, SIZE, told } from './sample.js';

/** Tests that run the source in their own process. Browsers, office suites and servers run what was built, not what is broken here. */
const ROOMS = (process.env.SVC_ROOMS ?? 'core survey load report io terminal words text commands').split(' ');
const OUTSIDE = ['report/pages', 'report/phone', 'report/office', 'io/windows', 'commands/sinks'];

if (process.env.SVC_CONTINUE !== '1') for (const file of [PLAN, RESULTS]) rmSync(file, { force: true });

const { mutants, sources, of } = await candidates();
process.stdout.write(`${of} mutants\n`);

setInterval(
  () => process.stdout.write(`${[...told().values()].filter(({ mutator }) => mutator).length}\n`),
  60_000,
);
while (!(told().get('end')?.size >= SIZE)) {
  const before = sizeOf(RESULTS);
  await campaign();
  if (sizeOf(RESULTS) === before) throw new Error('Nothing was tried');
}

const results = [...told().values()].filter(({ mutator }) => mutator);
const killed = results.filter(({ verdict }) => verdict === 'killed').length;
const [low, high] = wilson(killed, results.length);
const percent = (share) => `${(100 * share).toFixed(1)} %`;
const lines = results
  .filter(({ verdict }) => verdict !== 'killed')
  .map(({ place, mutator, replacement, verdict }) => `${place} ${mutator} (${verdict}) → ${replacement}`)
  .sort();
const score = `${killed} of ${results.length} killed: ${percent(killed / results.length)} (95 %: ${percent(low)} to ${percent(high)})\n\n${lines.join('\n')}\n`;
writeFileSync(join(ROOT, 'reports/mutation/survivors.txt'), score);
process.stdout.write(score);
process.exit(0);

async function campaign() {
  const first = existsSync(PLAN) ? JSON.parse(readFileSync(PLAN, 'utf8')).seen[0][1].file : undefined;
  const vitest = await createVitest(
    'test',
    {
      root: ROOT,
      config: false,
      watch: false,
      include: ROOMS.flatMap((room) => [`test/${room}/**/*.test.ts`, `test/${room}.test.ts`]),
      exclude: OUTSIDE.map((path) => `test/${path}.test.ts`),
      runner: './test/mutation/worker.js',
      setupFiles: first ? [] : ['./test/mutation/load.js'],
      provide: { mutants, size: SIZE },
      // A server that is slow to start would seem to have noticed something.
      env: { SVC_SERVERS: '0' },
      testTimeout: 3_600_000,
      hookTimeout: 3_600_000,
      teardownTimeout: 1000,
      pool: 'forks',
      maxWorkers: 1,
      isolate: false,
      update: false,
      reporters: [{}],
      silent: true,
    },
    {
      plugins: [
        {
          name: 'mutants',
          enforce: 'pre',
          load: (id) => sources.get(id.replaceAll('\\', '/').split('?')[0]),
        },
      ],
    },
  );
  await vitest.start(first && [first]);
  await vitest.close();
}

function sizeOf(file) {
  return existsSync(file) ? statSync(file).size : 0;
}

/** Wilson (1927). */
function wilson(k, n) {
  const z = 1.959964;
  const p = k / n;
  const middle = p + (z * z) / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return [(middle - half) / (1 + (z * z) / n), (middle + half) / (1 + (z * z) / n)];
}
