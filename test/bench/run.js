// npm run bench: everything that is claimed of speed, as ratios against a peer measured in the same run.
// `npm run bench -- startup score` runs only those; `large` makes a file of 1.5 GB, `parquet` a lake of SVC_ROWS rows, and `truth` and `waves` simulate
// thousands of surveys: these run only when they are named.

import { arch, cpus, platform, release, totalmem } from 'node:os';
import { bundled } from './bundled.js';

const BENCHES = {
  startup: async () => (await import('./startup.js')).run(),
  score: async () => (await import('./score.js')).run(),
  large: async () => (await import('./score.js')).runLarge(),
  parquet: async () => (await import('./parquet.js')).run(),
  lint: async () => (await bundled('lint')).run(),
  diff: async () => (await bundled('diff')).run(),
  truth: async () => (await bundled('truth')).truth(console.log),
  waves: async () => (await bundled('waves')).waves(console.log),
};

const { length, 0: cpu } = cpus();
console.log(
  `${length} × ${cpu?.model ?? arch()}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${platform()} ${release()}, Node ${process.version}`,
);
const wanted = process.argv.slice(2);
for (const [name, bench] of Object.entries(BENCHES))
  if (wanted.length === 0 ? !['large', 'parquet', 'truth', 'waves'].includes(name) : wanted.includes(name))
    await bench();
