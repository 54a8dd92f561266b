// One reader, fuzzed in a process of its own, which may die of it: what it is reading stands in a file. With a file it reads that
// one alone; without anything it tells which readers there are.

import { spawnSync } from 'node:child_process';
import { ftruncateSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fuzz, type Meter } from './loop.ts';
import { forgetPeak, isMeasured, ownMemory, peak } from './memory.js';
import { targetsIn } from './targets.ts';

const [root, folder, name, inputs, seed] = process.argv.slice(2) as [string, string, string, string, string];
const targets = targetsIn(root, folder);
const target = targets.find((one) => one.name === name)!;
if (name === undefined) {
  // What all share is written before any is fed.
  for (const one of targets) await one.seeds();
  process.stdout.write(JSON.stringify(Object.fromEntries(targets.map((one) => [one.name, one.share]))));
} else if (seed === undefined) {
  mkdirSync(folder, { recursive: true });
  const bytes = readFileSync(inputs);
  const own = ownMemory();
  await (async () => target.read(bytes))().catch(() => {});
  process.stdout.write(String(peak() - own));
} else await fuzzed();

async function fuzzed(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const current = openSync(join(folder, 'current'), 'w');
  let most = 0;
  let alone = 0;
  const own = isMeasured ? ownMemory() : 0;
  const meter: Meter = {
    begin: forgetPeak,
    most() {
      const now = peak() - own;
      most = Math.max(most, now);
      return now;
    },
    clear: () => (globalThis as { gc?: () => void }).gc?.(),
    async alone(bytes) {
      alone++;
      const file = join(folder, 'alone');
      writeFileSync(file, bytes);
      const { stdout, status } = spawnSync(
        process.execPath,
        ['--expose-gc', process.argv[1]!, root, `${folder}-alone`, name, file],
        { encoding: 'utf8' },
      );
      rmSync(`${folder}-alone`, { recursive: true, force: true });
      // One that dies of it has no peak to tell.
      return status === 0 ? Number(stdout) : Number.POSITIVE_INFINITY;
    },
  };
  const looked = await fuzz(
    target,
    {
      ...{ inputs: Number(inputs), seed: Number(seed), script: 'child.mjs' },
      meter: isMeasured ? meter : undefined,
    },
    (bytes, done) => {
      ftruncateSync(current, 0);
      writeSync(current, bytes, 0, bytes.length, 0);
      if (done % 100 === 0) process.send?.(done);
    },
  );
  looked.faults.forEach(({ what, said, bytes }, i) => {
    writeFileSync(join(folder, `${what}-${seed}-${i}`), bytes);
    writeFileSync(join(folder, `${what}-${seed}-${i}.txt`), said);
  });
  writeFileSync(
    join(folder, 'result.json'),
    JSON.stringify({
      ...looked,
      faults: looked.faults.map(({ what, said }) => `${what}: ${said.split('\n').slice(0, 4).join(' ')}`),
      // In MB: the most while an input was read, whatever earlier ones had left.
      most: Math.round(most / 1e6),
      alone,
      seconds: Math.round((process.cpuUsage().user + process.cpuUsage().system) / 1e6),
    }),
  );
  process.disconnect?.();
}
