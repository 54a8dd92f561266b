// npm run kills: kills commands that write, at any moment of their lives, and looks at what is left: every file the old one or the new
// one, whole, and after the next run nothing temporary. SVC_KILLS says how many (1,000).

import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeCounts } from './counts.js';

const ROOT = resolve(import.meta.dirname, '../..');
const SVC = join(ROOT, 'bin/svc.js');
const STANDARD = 'shop/standards/our-service.yaml';
const MAP = ['--map', 'shop/standards/mappings/our-survey.yaml'];
const SQL = 'sql --standard counter.yaml --map counter.map.yaml --from answers -o query.sql'.split(' ');
/** `isNew`: what it would not write over is taken away before. */
const COMMANDS = [
  {
    argv: [
      'score',
      'survey.csv',
      ...MAP,
      '--rows',
      'rows.csv',
      '--tally',
      'tally.json',
      '--format',
      'json',
      '-o',
      'report.json',
    ],
    writes: ['rows.csv', 'tally.json', 'report.json'],
  },
  { argv: ['score', 'survey.csv', ...MAP, '--format', 'html', '-o', 'report.html'], writes: ['report.html'] },
  { argv: ['plan', 'before.json', '-o', 'plan.yaml'], writes: ['plan.yaml'] },
  { argv: ['form', 'speed', '--to', 'html', '-o', 'form.html'], writes: ['form.html'] },
  {
    argv: ['draft', 'survey.csv', '--id', 'drafted', '--force'],
    writes: ['drafted.yaml', 'drafted.map.yaml'],
  },
  {
    argv: ['assign', 'visits.csv', '--standard', 'speed', '--into', '.'],
    writes: ['speed-main-street-orlova-v1.yaml', 'speed-main-street-orlova-v2.yaml'],
    isNew: true,
  },
  {
    argv: ['pack', 'visits', '--standard', STANDARD, '--into', 'pack.zip'],
    writes: ['pack.zip'],
    isNew: true,
  },
  {
    argv: ['compare', 'before.json', 'before.json', '--format', 'html', '-o', 'compared.html'],
    writes: ['compared.html'],
  },
  {
    argv: SQL,
    writes: ['query.sql'],
  },
  { argv: ['merge', 'counts.csv', 'counts.jsonl', '-o', 'merged.csv'], writes: ['merged.csv'] },
];

/** Kills so many times; gives how many met a running process, and what went wrong. */
export async function kill(times) {
  const cwd = mkdtempSync(join(tmpdir(), 'svc-kills-'));
  const svc = (...argv) => spawnSync(process.execPath, [SVC, ...argv], { cwd, encoding: 'utf8' });
  svc('init', 'shop');
  const [head, ...rows] = readFileSync(join(cwd, 'shop/surveys/our-survey.csv'), 'utf8').trim().split('\n');
  writeFileSync(join(cwd, 'survey.csv'), `${head}\n${`${rows.join('\n')}\n`.repeat(200)}`);
  svc('score', 'survey.csv', ...MAP, '--format', 'json', '-o', 'before.json');
  svc(...['audit', STANDARD, '--answers', 'shop/visits/example.yaml', '--session', 'visits/one.yaml', '-q']);
  writeFileSync(join(cwd, 'visits.csv'), 'site,auditor,visits\nMain street,Orlova,2\n');
  for (const [from, to] of [
    ['standard.yaml', 'counter.yaml'],
    ['labels.yaml', 'counter.map.yaml'],
    ['labels.csv', 'counter.csv'],
  ])
    writeFileSync(join(cwd, to), readFileSync(join(ROOT, 'fixtures/surveys/counter', from)));
  svc(...SQL);
  await writeCounts(readFileSync(join(cwd, 'query.sql'), 'utf8'), join(cwd, 'counter.csv'), [
    join(cwd, 'counts.csv'),
    join(cwd, 'counts.jsonl'),
  ]);
  // How long each lives, and what it writes.
  const lives = COMMANDS.map(({ argv, writes, isNew = false }) => {
    const begun = performance.now();
    const { status, stderr } = svc(...argv);
    if (status !== 0) throw new Error(stderr);
    return {
      argv,
      isNew,
      took: performance.now() - begun,
      whole: new Map(writes.map((name) => [name, readFileSync(join(cwd, name), 'latin1')])),
    };
  });
  const wrong = [];
  let met = 0;
  for (let i = 0; i < times; i++) {
    const { argv, isNew, took, whole } = lives[i % lives.length];
    for (const name of whole.keys())
      if (isNew) rmSync(join(cwd, name), { force: true });
      else writeFileSync(join(cwd, name), 'old\n');
    // Most is written at the end of a life.
    const after = took * (0.4 + 0.7 * ((i * 0.618034) % 1));
    const child = spawn(process.execPath, [SVC, ...argv], { cwd, stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), after);
    const signal = await new Promise((done) => child.on('exit', (_, by) => done(by)));
    clearTimeout(timer);
    if (signal === 'SIGKILL') met++;
    for (const [name, text] of whole) {
      const now = existsSync(join(cwd, name)) ? readFileSync(join(cwd, name), 'latin1') : null;
      if (now !== (isNew ? null : 'old\n') && now !== text)
        wrong.push(`${argv[0]}, after ${after.toFixed(0)} ms: ${name} is neither old nor new`);
    }
  }
  const before = readdirSync(cwd).filter((name) => name.startsWith('.svc-')).length;
  svc(...COMMANDS[2].argv);
  const left = readdirSync(cwd).filter((name) => name.startsWith('.svc-'));
  if (left.length > 0) wrong.push(`left after the next run: ${left.join(', ')}`);
  rmSync(cwd, { recursive: true });
  return { met, temporaries: before, wrong };
}

if (process.argv[1] && import.meta.filename === realpathSync(process.argv[1])) {
  const { met, temporaries, wrong } = await kill(Number(process.env.SVC_KILLS ?? 1000));
  for (const one of wrong) console.log(one);
  console.log(
    `${met} kills of running commands, which left ${temporaries} temporary files until the next run; ${wrong.length} wrong`,
  );
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
