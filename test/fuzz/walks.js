// npm run walks: kills audits at any moment while a stopwatch runs and a comment is being typed, and looks at what the session file
// has (a terminal comes from util-linux's `script`): nothing that stood on the screen a second before may be missing. SVC_WALKS says how many (500), SVC_AT_ONCE how many at a time.

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

const SVC = join(resolve(import.meta.dirname, '../..'), 'bin/svc.js');
/** What may be lost: what was said less than a second before. */
const MOMENT = 1000;
const WORDS = 'two tills of five are open, and nobody says how long it will take';

/** What moves the cursor and clears lines. */
const ESCAPES = /\u001b\[[\d;?]*[A-Za-z]/g;
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** One audit, killed `after` so many milliseconds of typing; what is missing in its file. */
async function killed(after) {
  const cwd = mkdtempSync(join(tmpdir(), 'svc-walk-'));
  const argv = [
    SVC,
    'audit',
    'speed',
    '--session',
    'one.yaml',
    '--site',
    'A',
    '--auditor',
    'O',
    '--lang',
    'en',
  ];
  const command = `stty cols 90 rows 30; echo $$ > pid; exec ${[process.execPath, ...argv].map((one) => `'${one}'`).join(' ')}`;
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    cwd,
    env: { ...process.env, TERM: 'xterm', NO_COLOR: '1' },
  });
  let screen = '';
  child.stdout.on('data', (data) => {
    screen += String(data).replace(ESCAPES, '');
  });
  const gone = new Promise((done) => child.on('exit', done));
  /** Waits for words that were not on the screen before; types. */
  const at = async (words, typed) => {
    for (let waited = 0; !screen.includes(words); waited += 10) {
      if (waited > 60_000) throw new Error(`no “${words}” on the screen: ${screen.slice(-400)}`);
      await sleep(10);
    }
    screen = '';
    child.stdin.write(typed);
  };
  await at('Enter start', '\r');
  await at('stand in the queue?', '90\r');
  await at('How long did the service itself take?', ' ');
  await at('0:00:0', 'c');
  const started = performance.now();
  await at('Comment', '');
  /** Each letter, and when it stood on the screen. */
  const shown = [];
  let typed = 0;
  while (performance.now() - started < after) {
    const letter = WORDS[typed % WORDS.length];
    screen = '';
    child.stdin.write(letter);
    while (screen === '' && performance.now() - started < after) await sleep(2);
    if (screen === '') break;
    typed++;
    shown.push(performance.now());
    await sleep(15 + Math.random() * 60);
  }
  const died = performance.now();
  process.kill(Number(readFileSync(join(cwd, 'pid'), 'utf8')), 'SIGKILL');
  child.stdin.end();
  await gone;
  const file = join(cwd, 'one.yaml');
  const missing = [];
  const session = existsSync(file) ? parse(readFileSync(file, 'utf8')) : {};
  if (session.responses?.['queue-time']?.delivery !== '1m 30s') missing.push('an answer');
  if (died - started > MOMENT && !session.watches?.['service-time']?.started)
    missing.push('a running stopwatch');
  const safe = shown.filter((when) => died - when > MOMENT).length;
  const kept = (session.drafts?.['service-time']?.note ?? '').length;
  if (kept < safe) missing.push(`${safe - kept} of ${safe} letters`);
  rmSync(cwd, { recursive: true });
  return missing;
}

/** So many walks, some at a time; what was missing in each where anything was. */
export async function walks(times, atOnce = 2) {
  const wrong = [];
  let begun = 0;
  const one = async () => {
    while (begun < times) {
      const after = 3500 * ((begun++ * 0.618034) % 1);
      const missing = await killed(after);
      if (missing.length > 0) wrong.push(`after ${after.toFixed(0)} ms: ${missing.join(', ')} missing`);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, times) }, one));
  return wrong;
}

if (process.argv[1] && import.meta.filename === realpathSync(process.argv[1])) {
  const times = Number(process.env.SVC_WALKS ?? 500);
  const wrong = await walks(times, Number(process.env.SVC_AT_ONCE ?? 2));
  for (const one of wrong) console.log(one);
  console.log(`${times} walks killed; in ${wrong.length} something was missing`);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
