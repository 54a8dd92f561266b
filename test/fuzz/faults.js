// npm run faults: lets each file operation of each command that writes fail in turn, by each of the reasons a system has. Whatever fails:
// every file is the old one or the new one, whole; nothing temporary is left; what is said is said to the user, never "a bug"; and 0 is
// said only where all was done. SVC_FAULTS bounds how many.

import fs, {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { writeCounts } from './counts.js';

const ROOT = resolve(import.meta.dirname, '../..');
const CODES = ['ENOSPC', 'EIO', 'EACCES', 'EMFILE', 'EDQUOT', 'EROFS'];
const CALLS = {
  sync: ['openSync', 'readFileSync', 'writeFileSync', 'statSync', 'readdirSync', 'readSync', 'fstatSync'],
  async: [
    'open',
    'readFile',
    'writeFile',
    'stat',
    'rename',
    'rm',
    'mkdir',
    'readdir',
    'readlink',
    'access',
    'chown',
  ],
  handle: ['writeFile', 'write', 'sync', 'chmod', 'close', 'read', 'stat'],
};

/** Counts operations in a folder; the one whose number is `at` fails. */
const state = { sheet: '', folder: '', count: 0, at: 0, code: '', failed: null };

function fails(name, path) {
  if (state.folder === '' || (typeof path === 'string' && !path.startsWith(state.folder))) return null;
  if (++state.count !== state.at) return null;
  state.failed = name;
  return Object.assign(new Error(`${state.code}: made to fail, ${name}`), {
    code: state.code,
    errno: -1,
    syscall: name,
  });
}

function patch() {
  for (const name of CALLS.sync) {
    const theirs = fs[name];
    fs[name] = (path, ...more) => {
      const fault = typeof path === 'string' ? fails(name, path) : null;
      if (fault) throw fault;
      return theirs.call(fs, path, ...more);
    };
  }
  const handles = new WeakSet();
  for (const name of CALLS.async) {
    const theirs = fs.promises[name];
    fs.promises[name] = async (path, ...more) => {
      const fault = fails(name, path);
      if (fault) throw fault;
      const result = await theirs.call(fs.promises, path, ...more);
      if (name === 'open') wrap(result, handles);
      return result;
    };
  }
}

function wrap(handle, handles) {
  if (handles.has(handle)) return;
  handles.add(handle);
  for (const name of CALLS.handle) {
    const theirs = handle[name];
    handle[name] = async (...args) => {
      const fault = fails(`handle.${name}`);
      // A file that cannot be closed is closed all the same, or it would be the test that leaks.
      if (fault && name === 'close') await theirs.apply(handle, args);
      if (fault) throw fault;
      return theirs.apply(handle, args);
    };
  }
}

const SURVEY = ['shop/surveys/our-survey.csv', '--map', 'shop/standards/mappings/our-survey.yaml'];
const COUNTER = ['--standard', 'counter.yaml', '--map', 'counter.map.yaml'];
const STANDARD = 'shop/standards/our-service.yaml';
/** Commands that write; those of a list in turn. */
export const SCENARIOS = {
  'score into four files': [
    [
      'score',
      ...SURVEY,
      '--rows',
      'rows.csv',
      '--rejects',
      'rejects.csv',
      '--tally',
      'tally.json',
      '--format',
      'json',
      '-o',
      'report.json',
    ],
  ],
  'score into a workbook': [['score', ...SURVEY, '--format', 'xlsx', '-o', 'report.xlsx']],
  'audit into a session': [
    ['audit', STANDARD, '--answers', 'shop/visits/example.yaml', '--session', 'new.yaml', '-o', 'audit.txt'],
  ],
  'a plan': [['plan', 'before.json', '-o', 'plan.yaml']],
  'a mapping': [['map', SURVEY[0], '--standard', STANDARD, '--no-input', '-o', 'mapping.yaml']],
  'a new folder': [['init', 'new']],
  'an archive': [['pack', 'visits', '--standard', STANDARD, '--into', 'pack.zip']],
  'an archive unpacked': [['unpack', 'made.zip', '--into', 'unpacked']],
  'a form': [['form', 'speed', '--to', 'html', '-o', 'form.html']],
  'a form on paper': [['form', 'speed', '--to', 'paper', '-o', 'form.html']],
  'a sheet keyed in': [['audit', 'speed', '--from-paper', '--session', 'new.yaml', '-o', 'audit.txt']],
  'a draft': [['draft', SURVEY[0], '--id', 'drafted', '--into', 'drafts', '--force']],
  assignments: [['assign', 'visits.csv', '--standard', 'speed', '--into', 'assigned']],
  'a comparison': [['compare', 'before.json', 'before.json', '--format', 'html', '-o', 'report.json']],
  'a report as a document': [['report', 'before.json', '--format', 'docx', '-o', 'report.xlsx']],
  'a query': [['sql', ...COUNTER, '--from', 'answers', '-o', 'query.sql']],
  'counts merged': [['merge', 'counts.csv', 'counts.jsonl', '-o', 'merged.csv']],
  'counts judged': [
    ['score', '--counts', 'counts.csv', ...COUNTER.slice(0, 2), '--allow-unread', '-o', 'audit.txt'],
  ],
  'an approval': [['check', 'visits', '--standard', STANDARD, '--approve', 'Orlova', '-o', 'audit.txt']],
  'a standard mended': [['lint', 'mend.yaml', '--fix', '-o', 'audit.txt']],
};

/** A sheet of `speed` as it is keyed in, behind the code that is printed on it. */
const SHEET = '2026-03-01 10:00 10:30 5m 4m 1m 1m 2m';

function worldOf(argv, cwd) {
  const stdin = new PassThrough();
  stdin.end(argv.includes('--from-paper') ? `${state.sheet} ${SHEET}` : '');
  let said = '';
  const sink = () =>
    new Writable({
      write(chunk, _, done) {
        said += chunk;
        done();
      },
    });
  const env = {
    ...{ argv, cwd, root: ROOT, variables: {}, stdin, stdout: sink(), stderr: sink(), pid: process.pid },
    ...{ now: () => new Date('2026-03-05T10:00:00.000Z'), onSignal: () => () => {}, die: () => {} },
    ...{ onIdle: () => () => {}, onStray: () => () => {} },
  };
  return { env, said: () => said };
}

/** Text by path of all files below a folder. */
const contents = (folder) =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath ?? entry.path, entry.name);
        return [path.slice(folder.length + 1), readFileSync(path, 'latin1')];
      }),
  );

const isTemporary = (path) => /\.svc-.*\.tmp/.test(path);

/**
 * Runs what is wanted of the scenarios, at most `limit` faults; gives how many and what went wrong. `step`: every so many operations.
 */
export async function injectFaults({ limit = Number.POSITIVE_INFINITY, step = 1 } = {}) {
  const { main } = createRequire(import.meta.url)('../../dist/main.cjs');
  patch();
  const home = mkdtempSync(join(tmpdir(), 'svc-faults-'));
  const svc = async (cwd, argv) => {
    const { env, said } = worldOf(argv, cwd);
    return { exitCode: await main(env), said: said() };
  };
  const start = join(home, 'start');
  mkdirSync(start);
  await svc(start, ['init', 'shop']);
  await svc(start, ['score', ...SURVEY, '--format', 'json', '-o', 'before.json']);
  await svc(start, [
    'audit',
    STANDARD,
    '--answers',
    'shop/visits/example.yaml',
    '--session',
    'visits/one.yaml',
  ]);
  await svc(start, ['pack', 'visits', '--standard', STANDARD, '--into', 'made.zip']);
  for (const [from, to] of [
    ['standard.yaml', 'counter.yaml'],
    ['labels.yaml', 'counter.map.yaml'],
    ['labels.csv', 'counter.csv'],
  ])
    writeFileSync(join(start, to), readFileSync(join(ROOT, 'fixtures/surveys/counter', from)));
  await svc(start, [...SCENARIOS['a query'][0].slice(0, -1), 'counting.sql']);
  await writeCounts(readFileSync(join(start, 'counting.sql'), 'utf8'), join(start, 'counter.csv'), [
    join(start, 'counts.csv'),
    join(start, 'counts.jsonl'),
  ]);
  writeFileSync(join(start, 'visits.csv'), 'site,auditor,visits\nMain street,Orlova,2\nHarbour,Smith,1\n');
  writeFileSync(
    join(start, 'mend.yaml'),
    readFileSync(join(ROOT, 'fixtures/lint/unquoted-version/bad.yaml')),
  );
  await svc(start, ['form', 'speed', '--to', 'paper', '-o', 'sheet.html']);
  [, state.sheet] = /<b>([2-9A-Z]{4})<\/b>/.exec(readFileSync(join(start, 'sheet.html'), 'utf8'));
  // What stands there before is to stay, or to be replaced whole.
  for (const name of [
    'rows.csv',
    'rejects.csv',
    'tally.json',
    'report.json',
    'report.xlsx',
    'plan.yaml',
    'mapping.yaml',
    'audit.txt',
    'form.html',
    'query.sql',
    'merged.csv',
  ])
    writeFileSync(join(start, name), 'old\n');
  writeFileSync(join(start, 'session.yaml'), readFileSync(join(start, 'visits/one.yaml')));

  let injected = 0;
  const wrong = [];
  for (const [name, commands] of Object.entries(SCENARIOS)) {
    let number = 0;
    const attempt = async (at, code) => {
      const cwd = join(home, `run-${name.replaceAll(' ', '-')}-${++number}`);
      fs.cpSync(start, cwd, { recursive: true });
      const before = contents(cwd);
      Object.assign(state, { folder: cwd, count: 0, at, code, failed: null });
      let result = { exitCode: 0, said: '' };
      for (const argv of commands) result = await svc(cwd, argv);
      const { count, failed } = state;
      state.folder = '';
      const after = contents(cwd);
      rmSync(cwd, { recursive: true });
      return { ...result, before, after, count, failed };
    };
    const sound = await attempt(0, '');
    if (sound.exitCode > 1) throw new Error(`${name}: ${sound.said}`);
    for (let at = 1; at <= sound.count; at += step)
      for (const code of CODES) {
        if (injected >= limit) break;
        const ran = await attempt(at, code);
        if (ran.failed === null) continue;
        injected++;
        const complain = (what) =>
          wrong.push(`${name}, ${code} at ${ran.failed} (${at}): ${what}\n    ${ran.said.slice(0, 300)}`);
        if (![0, 1, 2, 3].includes(ran.exitCode)) complain(`exit ${ran.exitCode}`);
        for (const path of new Set([...ran.before.keys(), ...ran.after.keys()])) {
          const now = ran.after.get(path);
          if (isTemporary(path)) {
            if (ran.failed !== 'rm') complain(`left ${path}`);
          } else if (path.endsWith('.lock')) {
            if (!/rm|readFile/.test(ran.failed)) complain(`left ${path}`);
          } else if (
            now !== ran.before.get(path) &&
            now !== sound.after.get(path) &&
            !path.startsWith('unpacked')
          )
            complain(`${path} is neither what it was nor what it was to be`);
        }
        if (ran.exitCode === 0)
          for (const [path, text] of sound.after)
            if (ran.after.get(path) !== text) complain(`0, though ${path} was not written`);
      }
  }
  rmSync(home, { recursive: true, force: true });
  return { injected, wrong };
}

if (
  process.argv[1] &&
  existsSync(process.argv[1]) &&
  import.meta.filename === fs.realpathSync(process.argv[1])
) {
  const { SVC_FAULTS = Number.POSITIVE_INFINITY, SVC_FAULTS_STEP = 1 } = process.env;
  const { injected, wrong } = await injectFaults({
    limit: Number(SVC_FAULTS),
    step: Number(SVC_FAULTS_STEP),
  });
  for (const one of wrong) console.log(one);
  console.log(`${injected} faults injected, ${wrong.length} wrong`);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
