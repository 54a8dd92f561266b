// One reader, fuzzed in a process of its own, which may die of it: what it is reading stands in a file.

import { ftruncateSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fuzz } from './loop.ts';
import { targetsIn } from './targets.ts';

const [root, folder, name, inputs, seed] = process.argv.slice(2) as [string, string, string, string, string];
mkdirSync(folder, { recursive: true });
const target = (await targetsIn(root, folder)).find((one) => one.name === name)!;
const current = openSync(join(folder, 'current'), 'w');
const looked = await fuzz(
  target,
  { inputs: Number(inputs), seed: Number(seed), script: 'child.mjs' },
  (bytes, done) => {
    ftruncateSync(current, 0);
    writeSync(current, bytes, 0, bytes.length, 0);
    if (done % 100 === 0) process.send?.(done);
  },
);
looked.faults.forEach(({ what, said, bytes }, i) => {
  writeFileSync(join(folder, `${what}-${i}`), bytes);
  writeFileSync(join(folder, `${what}-${i}.txt`), said);
});
writeFileSync(
  join(folder, 'result.json'),
  JSON.stringify({
    name,
    ...looked,
    faults: looked.faults.map(({ what, said }) => `${what}: ${said.split('\n').slice(0, 4).join(' ')}`),
    // The most memory that it ever had, in MB.
    most: Math.round(Number(/VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024),
    seconds: Math.round((process.cpuUsage().user + process.cpuUsage().system) / 1e6),
  }),
);
process.disconnect?.();
