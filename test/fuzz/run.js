// npm run fuzz: feeds every reader with damaged files, guided by what code they reach. SVC_FUZZ says how many inputs (100,000),
// SVC_FUZZ_SEED where chance begins, SVC_FUZZ_ONLY which readers. What goes wrong is kept in reports/fuzz, and the exit code is 1.

import { fork } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { rolldown } from 'rolldown';

const ROOT = resolve(import.meta.dirname, '../..');
const REPORTS = join(ROOT, 'reports/fuzz');
const TOTAL = Number(process.env.SVC_FUZZ ?? 100_000);
const SEED = Number(process.env.SVC_FUZZ_SEED ?? 1);
/** Milliseconds without any progress that are a hang. */
const PATIENCE = 120_000;

/** Readers and their share of the inputs: those that most comes through get most. */
const SHARES = {
  standard: 4,
  profile: 3,
  persona: 3,
  mapping: 4,
  'mapping in use': 3,
  session: 5,
  assignment: 3,
  waivers: 3,
  config: 3,
  theme: 3,
  worth: 3,
  plan: 2,
  'gap report': 1,
  tally: 5,
  survey: 6,
  'survey to map': 1,
  workbook: 6,
  gzip: 3,
  archive: 1,
  picture: 2,
};

mkdirSync(REPORTS, { recursive: true });
const script = join(REPORTS, 'child.mjs');
const bundle = await rolldown({
  input: join(ROOT, 'test/fuzz/child.ts'),
  platform: 'node',
  logLevel: 'silent',
  resolve: { alias: { yaml: join(ROOT, 'node_modules/yaml/browser/index.js') } },
});
await bundle.write({ file: script, format: 'esm', codeSplitting: false });

const only = process.env.SVC_FUZZ_ONLY?.split(',');
const wanted = Object.entries(SHARES).filter(([name]) => !only || only.includes(name));
const shares = wanted.reduce((sum, [, share]) => sum + share, 0);
let failed = false;
let inputs = 0;
const row = (...cells) => console.log(`| ${cells.join(' | ')} |`);
row('reader', 'inputs', 'faults', 'blocks of code', 'kept', 'most memory', 'processor');
row(...Array(7).fill('---'));
for (const [name, share] of wanted) {
  const result = await run(name, Math.round((TOTAL * share) / shares));
  inputs += result.inputs;
  failed ||= result.faults.length > 0;
  row(
    name,
    result.inputs,
    result.faults.length,
    result.blocks,
    result.corpus,
    `${result.most} MB`,
    `${result.seconds} s`,
  );
  for (const fault of result.faults) console.log(`  ${fault}`);
}
console.log(`${inputs} inputs, seed ${SEED}`);
process.exitCode = failed ? 1 : 0;

/** What a process of its own came to; one that dies or hangs is a fault, and leaves what it was reading. */
function run(name, count) {
  const folder = join(REPORTS, name.replaceAll(' ', '-'));
  rmSync(folder, { recursive: true, force: true });
  return new Promise((done) => {
    // Little room: what needs more than this for a small file dies of it, and is seen.
    const child = fork(script, [ROOT, folder, name, String(count), String(SEED)], {
      execArgv: ['--max-old-space-size=110'],
    });
    let inputsSoFar = 0;
    const hung = () => child.kill('SIGKILL');
    let timer = setTimeout(hung, PATIENCE);
    child.on('message', (so) => {
      inputsSoFar = so;
      clearTimeout(timer);
      timer = setTimeout(hung, PATIENCE);
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      const file = join(folder, 'result.json');
      if (existsSync(file)) return done(JSON.parse(readFileSync(file, 'utf8')));
      const fault = `it died (${signal ?? code}) of what lies in ${join(folder, 'current')}`;
      done({ inputs: inputsSoFar, faults: [fault], blocks: '–', corpus: '–', most: '–', seconds: '–' });
    });
  });
}
