// npm run fuzz: feeds every reader with damaged files, guided by what code they reach. SVC_FUZZ says how many inputs (100,000),
// SVC_FUZZ_SEED where chance begins, SVC_FUZZ_ONLY which readers; SVC_FUZZ_ON=1 goes on where a run was broken off; SVC_AT_ONCE says how
// many readers are fed at a time. Each 100,000 are a round, with the next seed. What goes wrong is kept in reports/fuzz, and the exit code is 1.

import { execFileSync, fork } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { rolldown } from 'rolldown';

const ROOT = resolve(import.meta.dirname, '../..');
const REPORTS = join(ROOT, 'reports/fuzz');
const TOTAL = Number(process.env.SVC_FUZZ ?? 100_000);
const SEED = Number(process.env.SVC_FUZZ_SEED ?? 1);
const AT_ONCE = Number(process.env.SVC_AT_ONCE ?? 1);
const ROUND = 100_000;
/** Milliseconds without any progress that are a hang, on a machine that has other things to do. */
const PATIENCE = 1_200_000;

const isGoingOn = process.env.SVC_FUZZ_ON === '1';
if (!isGoingOn) rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
const script = join(REPORTS, 'child.mjs');
if (!isGoingOn || !existsSync(script)) {
  const bundle = await rolldown({
    input: join(ROOT, 'test/fuzz/child.ts'),
    platform: 'node',
    logLevel: 'silent',
    resolve: { alias: { yaml: join(ROOT, 'node_modules/yaml/browser/index.js') } },
  });
  await bundle.write({ file: script, format: 'esm', codeSplitting: false });
}
const RESULTS = join(REPORTS, 'results.jsonl');
const results = existsSync(RESULTS)
  ? readFileSync(RESULTS, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  : [];

const only = process.env.SVC_FUZZ_ONLY?.split(',');
const shares = Object.entries(
  JSON.parse(execFileSync(process.execPath, [script, ROOT, join(REPORTS, 'list')], { encoding: 'utf8' })),
).filter(([name]) => !only || only.includes(name));
const whole = shares.reduce((sum, [, share]) => sum + share, 0);

const jobs = [];
for (let done = 0, seed = SEED; done < TOTAL; done += ROUND, seed++)
  for (const [name, share] of shares) {
    const count = Math.ceil((Math.min(ROUND, TOTAL - done) * share) / whole);
    if (!results.some((one) => one.name === name && one.seed === seed && one.inputs === count))
      jobs.push({ name, seed, count });
  }
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    for (let job = jobs.shift(); job; job = jobs.shift()) {
      const { name, seed, count } = job;
      const result = { name, seed, ...(await run(name, count, seed)) };
      results.push(result);
      appendFileSync(RESULTS, `${JSON.stringify(result)}\n`);
      for (const fault of result.faults) console.log(`${name}, seed ${seed}: ${fault}`);
    }
  }),
);

const row = (...cells) => console.log(`| ${cells.join(' | ')} |`);
row('reader', 'inputs', 'faults', 'blocks of code', 'most memory', 'read alone', 'processor');
row(...Array(7).fill('---'));
const wanted = new Set(shares.map(([name]) => name));
const most = (values) => Math.max(...values);
const sum = (values) => values.reduce((a, b) => a + b, 0);
for (const name of wanted) {
  const of = (what) => results.filter((one) => one.name === name).map((one) => one[what]);
  row(
    ...[name, sum(of('inputs')), sum(of('faults').map((faults) => faults.length)), most(of('blocks'))],
    ...[`${most(of('most'))} MB`, sum(of('alone')), `${sum(of('seconds'))} s`],
  );
}
const told = results.filter(({ name }) => wanted.has(name));
console.log(`${sum(told.map((one) => one.inputs))} inputs, seeds from ${SEED}`);
process.exitCode = told.some(({ faults }) => faults.length > 0) ? 1 : 0;

/** What a process of its own came to; one that dies or hangs is a fault, and leaves what it was reading. */
function run(name, count, seed) {
  const folder = join(REPORTS, `${name.replaceAll(' ', '-')}-${seed}`);
  const file = join(folder, 'result.json');
  rmSync(file, { force: true });
  return new Promise((done) => {
    // Little room: what needs more than this for a small file dies of it, and is seen.
    const child = fork(script, [ROOT, folder, name, String(count), String(seed)], {
      execArgv: ['--max-old-space-size=110', '--expose-gc'],
    });
    let inputs = 0;
    let isHung = false;
    const hung = () => {
      isHung = true;
      child.kill('SIGKILL');
    };
    let timer = setTimeout(hung, PATIENCE);
    child.on('message', (so) => {
      inputs = so;
      clearTimeout(timer);
      timer = setTimeout(hung, PATIENCE);
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (existsSync(file)) return done(JSON.parse(readFileSync(file, 'utf8')));
      const how = isHung ? 'it hung' : `it died (${signal ?? code})`;
      const faults = [`${how} of what lies in ${join(folder, 'current')}`];
      done({ inputs, faults, blocks: 0, corpus: 0, most: 0, alone: 0, seconds: 0 });
    });
  });
}
