// svc audit, from the command line to the report: by a file of answers, and on a terminal in memory.

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { GapReport } from '../../src/core/assess/gap-report.ts';
import { main } from '../../src/main.ts';
import { VISIT } from '../terminal/visit.ts';
import { ROOT, run, Sink, worldEnv } from '../world.ts';

// Walks wait for what is shown; on a busy machine that may take a while.
vi.setConfig({ testTimeout: 30_000 });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'svc-audit-'));
  writeFileSync(join(folder, 'visit.yaml'), VISIT);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const here = () => ({ cwd: folder });
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const shipped = (name: string) => readFileSync(join(ROOT, name), 'utf8');
const sessions = () =>
  existsSync(join(folder, 'svc-sessions'))
    ? readdirSync(join(folder, 'svc-sessions')).map((name) => `svc-sessions/${name}`)
    : [];

const ANSWERS = `
format: svc.session/1
site: Sadovaya 14
fields: { channel: branch }
responses:
  queue: { delivery: 5m }
  smile: { expectation: 8, delivery: 6 }
  asked: { delivery: no }
`;

describe('svc audit with a file of answers', () => {
  const audit = (...more: string[]) =>
    run(['audit', 'visit.yaml', '--answers', 'answers.yaml', ...more], here());

  it('prints the gap report and writes nothing', async () => {
    write('answers.yaml', ANSWERS);
    const { exitCode, stdout, stderr } = await audit('--format', 'json');
    expect([exitCode, stderr]).toEqual([0, '']);
    const report = JSON.parse(stdout) as GapReport;
    expect(report.receipt).toEqual({ read: 1, used: 1, rejected: 0, dropped: [] });
    expect(report.criteria.map(({ id, points }) => [id, points.gap])).toEqual([
      ['queue', -20],
      ['smile', -20],
      ['asked', -100],
      ['found', null],
      ['price', null],
      ['words', null],
    ]);
    expect(report.overall?.verdict).toBe('failed');
    expect(readdirSync(folder).sort()).toEqual(['answers.yaml', 'visit.yaml']);
  });

  it('prints the same report for the same answers', async () => {
    write('answers.yaml', ANSWERS);
    expect((await audit('--format', 'json')).stdout).toBe((await audit('--format', 'json')).stdout);
  });

  it.each(['customer-expectations', 'golden-rules', 'openness', 'speed'])(
    'reports on the answers that are shipped for %s',
    async (id) => {
      const { exitCode, stdout, stderr } = await run([
        'audit',
        id,
        '--answers',
        `fixtures/answers/${id}.yaml`,
      ]);
      expect([exitCode, stderr]).toEqual([0, '']);
      expect(stdout).toContain(id);
    },
  );

  it('lists what is missing, question by question, and exits 3', async () => {
    write(
      'answers.yaml',
      'format: svc.session/1\nresponses:\n  smile: { delivery: 6 }\n  asked: { delivery: yes }\n',
    );
    const { exitCode, stdout, stderr } = await audit();
    expect([exitCode, stdout]).toEqual([3, '']);
    expect(stderr.split('\n').map((line) => line.trim())).toEqual([
      'error: 3 answers are missing',
      'answers.yaml:1:1  error  the fact channel is not given; questions depend on it (branch, phone)  fact-missing',
      'Write it under `fields:`, or give --field channel=…',
      'answers.yaml:2:1  error  no answer to found: What did they find?  answer-missing',
      'answers.yaml:3:3  error  no expectation beside the answer to smile: How warm was the welcome?  expectation-missing',
      'hint: An answer may also be left out on purpose: { blank: skipped }, dont-know or not-applicable.',
      '',
    ]);
  });

  it('says in Russian what is missing', async () => {
    write('answers.yaml', ANSWERS.replace(/ {2}smile.*\n/, ''));
    const { exitCode, stderr } = await audit('--lang', 'ru');
    expect(exitCode).toBe(3);
    expect(stderr).toContain('не хватает 1 ответа');
    expect(stderr).toContain('нет ответа на smile: Насколько тёплой была встреча?');
  });

  it('takes facts from flags, and refuses one that the standard does not know', async () => {
    write('answers.yaml', ANSWERS.replace('fields: { channel: branch }\n', '').replace(/ {2}queue.*\n/, ''));
    expect((await audit('--field', 'channel=phone')).exitCode).toBe(0);
    const wrong = await audit('--field', 'channel=fax');
    expect(wrong.exitCode).toBe(2);
    expect(wrong.stderr).toContain('the field channel cannot be “fax”; it is one of: branch, phone');
    expect((await audit('--field', 'channel')).exitCode).toBe(2);
  });

  it('saves the completed audit where it is told to, and never over another', async () => {
    write('answers.yaml', ANSWERS);
    const { exitCode, stderr } = await audit('--session', 'done/one.yaml', '--auditor', 'M. Orlova');
    expect(exitCode).toBe(0);
    expect(stderr).toBe('The audit is saved in done/one.yaml.\n');
    expect(read('done/one.yaml')).toContain('auditor: M. Orlova\n');
    expect(read('done/one.yaml')).toContain('finished: "2026-03-05T10:00:00.000Z"');
    expect(readdirSync(join(folder, 'done'))).toEqual(['one.yaml']);
    const again = await audit('--session', 'done/one.yaml');
    expect(again.exitCode).toBe(3);
    expect(again.stderr).toContain('done/one.yaml exists already');
    const report = await run(
      ['report', 'done/one.yaml', '--standard', 'visit.yaml', '--format', 'json'],
      here(),
    );
    expect((JSON.parse(report.stdout) as GapReport).overall?.verdict).toBe('failed');
  });

  it('finds the standard in the answers where none is named', async () => {
    write('answers.yaml', shipped('fixtures/answers/speed.yaml'));
    expect((await run(['audit', '--answers', 'answers.yaml'], here())).exitCode).toBe(0);
    write('answers.yaml', ANSWERS);
    const nameless = await run(['audit', '--answers', 'answers.yaml'], here());
    expect(nameless.exitCode).toBe(2);
    expect(nameless.stderr).toContain('it is not said which standard to audit by');
  });

  it('refuses answers of another version of the standard, with their place', async () => {
    write('answers.yaml', `${ANSWERS}standard: { id: visit, version: "0.9.0" }\n`);
    const { exitCode, stderr } = await audit();
    expect(exitCode).toBe(3);
    expect(stderr).toContain('answers.yaml:9:33');
    expect(stderr).toContain('visit 0.9.0');
  });

  it('fails under a limit', async () => {
    write('answers.yaml', ANSWERS);
    expect((await audit('--fail-under', '95', '-q')).exitCode).toBe(1);
    expect((await audit('--fail-under', '10', '-q')).exitCode).toBe(0);
  });

  it('completes an interrupted audit without asking, or says what is missing', async () => {
    write('one.yaml', ANSWERS);
    const { exitCode } = await run(['audit', 'visit.yaml', '--resume', 'one.yaml', '--no-input'], here());
    expect(exitCode).toBe(0);
    expect(read('one.yaml')).toContain('finished: ');
    write('two.yaml', ANSWERS.replace(/ {2}asked.*\n/, ''));
    expect((await run(['audit', 'visit.yaml', '--resume', 'two.yaml', '--no-input'], here())).exitCode).toBe(
      3,
    );
    expect(read('two.yaml')).not.toContain('finished: ');
  });
});

describe('svc audit without a terminal', () => {
  it.each([
    [['audit', 'speed'], 'asks its questions on a terminal'],
    [['audit', 'speed', '--resume'], 'asks its questions on a terminal'],
    [['audit', 'speed', '--no-input'], 'nobody to ask'],
  ])('%j says what to pass and exits 2', async (argv, reason) => {
    const { exitCode, stdout, stderr } = await run(argv, here());
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(reason);
    expect(stderr).toContain('--answers FILE');
    expect(sessions()).toEqual([]);
  });
});

/** A terminal in memory: types, waits for what is shown, and ends as a person would. */
function sit(argv: readonly string[], variables: Readonly<Record<string, string>> = {}) {
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => stdin });
  const stdout = new Sink();
  const stderr = Object.assign(new Sink(), { isTTY: true, columns: 80, rows: 24 });
  let signal: (name: 'SIGTERM' | 'SIGHUP' | 'SIGINT') => void = () => {};
  const env = {
    ...worldEnv(
      argv,
      { cwd: folder, variables: { TERM: 'xterm', NO_COLOR: '1', ...variables } },
      stdout,
      stderr,
    ),
    stdin,
    pid: process.pid,
    onSignal(callback: typeof signal) {
      signal = callback;
      return () => {};
    },
  };
  const exit = main(env);
  let from = 0;
  return {
    exit,
    stdout: () => stdout.text(),
    all: () => stderr.text(),
    /** Waits until something new is shown that holds these words, then types. */
    async at(words: string, ...typed: readonly string[]) {
      await until(
        () => stderr.text().indexOf(words, from) >= 0,
        () => `no “${words}” in:\n${stderr.text().slice(from)}`,
      );
      from = stderr.text().length;
      for (const one of typed) stdin.write(one);
    },
    kill: (name: 'SIGTERM' | 'SIGHUP' | 'SIGINT') => signal(name),
    hangUp: () => stdin.end(),
  };
}

async function until(holds: () => boolean, otherwise: () => string): Promise<void> {
  for (let i = 0; i < 3000; i++) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(otherwise());
}

const BEGIN = ['audit', 'visit.yaml', '--site', 'Sadovaya 14', '--auditor', 'O', '--field', 'channel=branch'];

describe('svc audit on a terminal', () => {
  it('walks from the briefing to the report, and says where the audit is', async () => {
    const seat = sit(BEGIN);
    await seat.at('Enter start', '\r');
    await seat.at('what would you expect here?', '8\r');
    await seat.at('begin the visit', '\r');
    await seat.at('How long was the queue?', '5m\r');
    await seat.at('How warm', '6', 'c', 'tired', '\r', '\r');
    await seat.at('Did anybody', 'n\r');
    await seat.at('What else?', 'A plant.\r');
    await seat.at('Review', 'f');
    expect(await seat.exit).toBe(0);
    const [file] = sessions();
    expect(sessions()).toHaveLength(1);
    expect(read(file!)).toContain('  smile:\n    expectation: 8\n    delivery: 6\n    note: tired\n');
    expect(read(file!)).toContain('finished: ');
    expect(seat.stdout()).toContain('Visit');
    expect(seat.all()).toContain(`The audit is saved in ${file}.\n`);
  });

  it('opens a finished audit again with a trace, of which the report tells', async () => {
    const first = sit(BEGIN);
    await first.at('Enter start', '\r8\r\r5m\r6\rn\rA plant.\rf');
    expect(await first.exit).toBe(0);
    const [file] = sessions();
    const shut = sit(['audit', 'visit.yaml', '--resume', file!]);
    expect(await shut.exit).toBe(3);
    expect(shut.all()).toContain('--reopen');
    const again = sit([
      ...[
        'audit',
        'visit.yaml',
        '--resume',
        file!,
        '--reopen',
        'The clock was wrong',
        '--auditor',
        'Petrova',
      ],
    ]);
    await again.at('Review', '1', '\r');
    await again.at('How long was the queue?', '\u0015', '2m\r');
    await again.at('Review', 'f');
    expect(await again.exit).toBe(0);
    const text = read(file!);
    expect(text).toMatch(/reopened:\n {2}- at: \S+\n {4}by: Petrova\n {4}why: The clock was wrong\n/);
    expect(text).toMatch(/changes:\n {2}- criterion: queue\n[\s\S]*was:\n {6}delivery: 5m\n/);
    expect(again.stdout()).toContain('1 audit was opened again after it had been finished');
    const report = await run(['report', file!, '--format', 'json'], here());
    const { sessions: audits, warnings } = JSON.parse(report.stdout) as GapReport;
    expect(audits[0]!.reopened).toMatchObject([{ by: 'Petrova', why: 'The clock was wrong', changed: 1 }]);
    expect(warnings.map(({ code }) => code)).toContain('reopened');
  });

  it('asks for the comment that an unmet answer has to come with, and goes on when it is written', async () => {
    write('visit.yaml', VISIT.replace('expect: 3m', 'expect: 3m\n        require: { comment: unmet }'));
    const seat = sit(BEGIN);
    await seat.at('Enter start', '\r8\r\r');
    await seat.at('How long was the queue?', '9m\r');
    await seat.at('This answer has to come with: a comment.', 'One till of five.\r');
    await seat.at('How warm', 'q');
    expect(await seat.exit).toBe(130);
    expect(read(sessions()[0]!)).toContain('  queue:\n    delivery: 9m\n    note: One till of five.\n');
  });

  it('offers to go on with an assignment that was begun, and keeps its legend to be read', async () => {
    mkdirSync(join(folder, 'assignments'));
    write(
      'assignments/visit-1.yaml',
      'format: svc.assignment/1\nid: visit-1\nstandard: ../visit.yaml\nsite: Sadovaya 14\nauditor: O\n' +
        'legend: { en: You open an account for your daughter. }\nfields: { channel: branch }\n',
    );
    const first = sit(['audit', 'assignments/visit-1.yaml']);
    await first.at('You open an account', '\r8\r\r5m\r');
    await first.at('How warm', 'q');
    await first.exit;
    const again = sit(['audit', 'assignments/visit-1.yaml']);
    await again.at('begun before and left: 1 answer so far', '\r');
    await again.at('How warm', 'q');
    await again.exit;
    expect(sessions()).toHaveLength(1);
    const resumed = sit(['audit', 'visit.yaml', '--resume']);
    await resumed.at('How warm', 'i');
    await resumed.at('You open an account for your daughter.', ' ', 'q');
    expect(await resumed.exit).toBe(130);
  });

  it('takes everything that is typed ahead', async () => {
    const seat = sit(BEGIN);
    await seat.at('Enter start', '\r8\r\r5m\r6ctired\r\rn\rA plant.\rf');
    expect(await seat.exit).toBe(0);
    expect(read(sessions()[0]!)).toContain(
      '  smile:\n    expectation: 8\n    delivery: 6\n    note: tired\n',
    );
  });

  it('asks for what is not said: standard, role, site, auditor, facts', async () => {
    const seat = sit(['audit', '--lang', 'ru']);
    await seat.at('Какой стандарт?', 'predict', '\r');
    await seat.at('Какую роль', '\r');
    await seat.at('Где проходит', 'Такси 777', '\r');
    // The second Enter: where the answers come from is left unsaid.
    await seat.at('Кто проверяет?', 'Орлова', '\r', '\r');
    await seat.at('Как прошёл', '\r');
    await seat.at('начать', '\r');
    await seat.at('1 из', 's');
    await seat.at('2 из', 'q');
    expect(await seat.exit).toBe(130);
    const text = read(sessions()[0]!);
    for (const line of ['id: predictability', 'site: Такси 777', 'auditor: Орлова', 'lang: ru', 'course: '])
      expect(text).toContain(line);
  });

  it('leaves nothing behind where nothing was said', async () => {
    const seat = sit(BEGIN);
    await seat.at('Enter start', '\r');
    await seat.at('what would you expect here?', 'q');
    expect(await seat.exit).toBe(130);
    expect(sessions()).toEqual([]);
    expect(seat.all()).toContain('Nothing was begun, so that nothing is saved.');
  });

  it.each([
    ['Ctrl-C', 130, (seat: ReturnType<typeof sit>) => seat.at('', '\u0003')],
    ['Ctrl-D', 130, (seat: ReturnType<typeof sit>) => seat.at('', '\u0004')],
    [
      'Esc and q',
      130,
      async (seat: ReturnType<typeof sit>) => {
        await seat.at('', '\u001b');
        await new Promise((resolve) => setTimeout(resolve, 200));
        await seat.at('', 'q');
      },
    ],
    ['a closed terminal', 130, async (seat: ReturnType<typeof sit>) => seat.hangUp()],
    ['SIGINT', 130, async (seat: ReturnType<typeof sit>) => seat.kill('SIGINT')],
    ['SIGTERM', 143, async (seat: ReturnType<typeof sit>) => seat.kill('SIGTERM')],
    ['SIGHUP', 143, async (seat: ReturnType<typeof sit>) => seat.kill('SIGHUP')],
  ] as const)('left by %s, it is saved, unlocked, and says how to go on', async (_, code, leave) => {
    const seat = sit(['audit', 'speed', '--site', 'A', '--auditor', 'O']);
    await seat.at('Enter start', '\r');
    await seat.at('stand in the queue?', '90\r');
    await seat.at('the service itself', '5m');
    await leave(seat);
    expect(await seat.exit).toBe(code);
    const [file, ...others] = sessions();
    expect(others).toEqual([]);
    expect(read(file!)).toContain('  queue-time:\n    delivery: 1m 30s\n');
    expect(seat.all().trimEnd()).toMatch(
      new RegExp(`1 of 5 questions answered. To go on:\\n {2}svc audit --resume ${file}$`),
    );
  });

  it('goes on at the first question without an answer', async () => {
    const first = sit(['audit', 'speed', '--site', 'A', '--auditor', 'O']);
    await first.at('Enter start', '\r90\r');
    await first.at('the service itself', 'q');
    await first.exit;
    const second = sit(['audit', '--resume']);
    await second.at('How long did the service itself take?', 'q');
    expect(await second.exit).toBe(130);
    expect(second.all()).toContain('Taken up again: 1 answer so far.');
  });

  it('offers the newest of several unfinished audits first, and knows who audited last', async () => {
    for (const site of ['Old', 'New']) {
      const seat = sit(['audit', 'speed', '--site', site, '--auditor', 'Orlova']);
      await seat.at('Enter start', '\r90\r');
      await seat.at('the service itself', 'q');
      await seat.exit;
    }
    const seat = sit(['audit', '--resume']);
    await seat.at('New · 1 answered');
    expect(seat.all().indexOf('New')).toBeLessThan(seat.all().indexOf('Old'));
    await seat.at('', '\u001b[B', '\r');
    await seat.at('Speed · Old', 'q');
    expect(await seat.exit).toBe(130);
    const next = sit(['audit', 'speed', '--site', 'X']);
    await next.at('(Orlova)', '\r');
    await next.at('Enter start', '\r90\r');
    await next.at('the service itself', 'q');
    await next.exit;
    expect(sessions().filter((name) => read(name).includes('auditor: Orlova'))).toHaveLength(3);
  });

  it('goes on with an audit of the standard that is named', async () => {
    for (const id of ['speed', 'openness']) {
      const seat = sit(['audit', id, '--site', 'A', '--auditor', 'O']);
      await seat.at('Enter start', '\r');
      await seat.at('1 of', 's');
      await seat.at('2 of', 'q');
      await seat.exit;
    }
    const seat = sit(['audit', 'speed', '--resume']);
    await seat.at('the service itself', 'q');
    expect(await seat.exit).toBe(130);
  });

  it('goes on when the disk fails, tells so, and ends with the fault where it still does at the end', async () => {
    const seat = sit(['audit', 'speed', '--session', 'one.yaml', '--site', 'A', '--auditor', 'O']);
    await seat.at('Enter start', '\r90\r');
    await seat.at('the service itself');
    rmSync(join(folder, 'one.yaml'));
    mkdirSync(join(folder, 'one.yaml'));
    await seat.at('', '5m\r');
    await seat.at('Your answers are not', 'q');
    expect(await seat.exit).toBe(3);
    expect(seat.all()).toContain('svc audit --resume one.yaml');
    expect(existsSync(join(folder, 'one.yaml.lock'))).toBe(false);
  });

  it('saves what the disk refused as soon as it takes it again', async () => {
    const seat = sit(['audit', 'speed', '--session', 'one.yaml', '--site', 'A', '--auditor', 'O']);
    await seat.at('Enter start', '\r90\r');
    await seat.at('the service itself');
    rmSync(join(folder, 'one.yaml'));
    mkdirSync(join(folder, 'one.yaml'));
    await seat.at('', '5m\r');
    await seat.at('Your answers are not');
    rmSync(join(folder, 'one.yaml'), { recursive: true });
    await seat.at('', 'q');
    await seat.exit;
    expect(read('one.yaml')).toContain('5m');
  });

  it.each([
    ['the answers here', '1\r', 'one.yaml.edited', 'one.yaml'],
    ['the changed file', '2\r', 'one.yaml', 'one.yaml.walked'],
  ])('notices that somebody has changed the file, and asks: %s', async (_, choice, edited, answers) => {
    const seat = sit(['audit', 'speed', '--session', 'one.yaml', '--site', 'A', '--auditor', 'O']);
    await seat.at('Enter start', '\r90\r');
    await seat.at('the service itself');
    write('one.yaml', `${read('one.yaml')}# by hand\n`);
    await seat.at('', '5m\r');
    await seat.at('Somebody has changed the file', choice === '1\r' ? '\r' : '\u001b[B\r');
    if (choice === '1\r') await seat.at('announced', 'q');
    await seat.exit;
    expect(read(edited)).toContain('# by hand');
    expect(read(answers)).toContain('5m');
    expect(read(answers)).not.toContain('# by hand');
  });

  it('quotes the command that goes on, and names what is not shipped', async () => {
    const seat = sit([...BEGIN, '--session', "it's here.yaml", '--ask-expectations', '--lang', 'en']);
    await seat.at('Enter start', '\r');
    await seat.at('what would you expect here?', '3m');
    await seat.at('3m', '\u0003');
    await seat.exit;
    expect(seat.all()).toContain(
      "  svc audit visit.yaml --resume 'it'\\''s here.yaml' --ask-expectations --lang en\n",
    );
  });

  it('copies evidence, and asks again for a file that is not there', async () => {
    write('receipt.jpg', 'x');
    const seat = sit(['audit', 'speed', '--site', 'A', '--auditor', 'O']);
    await seat.at('Enter start', '\re', 'recei.jpg', '\r\r');
    await seat.at('there is no file', '\u007f\u007f\u007f\u007f', 'pt.jpg', '\r\r');
    await seat.at('Evidence kept', 'q');
    await seat.exit;
    const file = sessions().find((name) => name.endsWith('.yaml'))!;
    expect(read(file)).toContain('receipt.jpg');
    expect(read(file)).toContain('size: 1');
    expect(existsSync(join(folder, file.replace('.yaml', '.evidence'), 'receipt.jpg'))).toBe(true);
  });

  it('refuses a session that another process has open', async () => {
    write('one.yaml', shipped('fixtures/answers/speed.yaml'));
    write('one.yaml.lock', JSON.stringify({ pid: process.ppid, host: hostname(), token: 't' }));
    const seat = sit(['audit', '--resume', 'one.yaml']);
    expect(await seat.exit).toBe(3);
    expect(seat.all()).toContain(
      `one.yaml is open in another svc audit (process ${process.ppid} on ${hostname()})`,
    );
    expect(existsSync(join(folder, 'one.yaml.lock'))).toBe(true);
  });

  it.each([
    [
      'a changed standard',
      `${ANSWERS}standard: { id: visit, version: "1.0.0", digest: "sha256:${'0'.repeat(64)}" }\n`,
      'has changed',
    ],
    ['a finished audit', `${ANSWERS}finished: "2026-03-05T10:00:00Z"\n`, 'was finished on 2026-03-05'],
    ['a file that is no session', 'format: svc.profile/1\n', 'cannot be used'],
  ])('does not go on with %s', async (_, text, reason) => {
    write('one.yaml', text);
    const seat = sit(['audit', 'visit.yaml', '--resume', 'one.yaml']);
    expect(await seat.exit).toBe(3);
    expect(seat.all()).toContain(reason);
    expect(read('one.yaml')).toBe(text);
    expect(existsSync(join(folder, 'one.yaml.lock'))).toBe(false);
  });

  it('says so where there is nothing to go on with', async () => {
    const seat = sit(['audit', '--resume']);
    expect(await seat.exit).toBe(3);
    expect(seat.all()).toContain('there is no unfinished audit in svc-sessions');
  });

  it('does not begin over a file that is there', async () => {
    write('one.yaml', 'mine');
    const seat = sit([...BEGIN, '--session', 'one.yaml']);
    expect(await seat.exit).toBe(3);
    expect(read('one.yaml')).toBe('mine');
  });

  it('tells the role of a persona before the visit', async () => {
    const seat = sit([...BEGIN, '--persona', 'rude', '--lang', 'ru']);
    await seat.at('Ваша роль: Грубиян.');
    await seat.at('', '\r');
    await seat.at('чего вы здесь ожидаете?', '8\r');
    await seat.at('начать визит', 'q');
    await seat.exit;
    expect(seat.all()).toContain('• Скажите: «Тут вообще кто-нибудь работает?»');
    expect(read(sessions()[0]!)).toContain('persona: rude');
  });
});

describe('svc audit --accessible', () => {
  it('asks line by line and redraws nothing', async () => {
    const seat = sit([...BEGIN, '--accessible']);
    await seat.at('Press Enter to start:', '\n');
    await seat.at('Question 1 of 1.', '8\n');
    await seat.at('begin the visit', '\n');
    await seat.at('Question 1 of 4. Section: Waiting.', 'start\n');
    await seat.at('The stopwatch runs.', '\n');
    await seat.at('How warm was the welcome?', 'comment\n', 'tired\n', '11\n', '6\n');
    await seat.at('Did anybody ask', 'back\n', '\n', 'no\n');
    await seat.at('What else?', '/not-applicable\n', 'nothing\n');
    await seat.at('Type finish', '1\n');
    await seat.at('How long was the queue?', '5m\n');
    await seat.at('Type finish', 'finish\n');
    expect(await seat.exit).toBe(0);
    expect(seat.all()).not.toContain('\u001b');
    expect(seat.all()).toContain('“11” is none of the answers.');
    const text = read(sessions()[0]!);
    expect(text).toContain('  smile:\n    expectation: 8\n    delivery: 6\n    note: tired\n');
    expect(text).toContain('  words:\n    blank: not-applicable\n    reason: nothing\n');
    expect(text).toContain('  queue:\n    delivery: 5m\n');
  });

  it('is also what ACCESSIBLE=1 and a dumb terminal get, and speaks Russian', async () => {
    for (const variables of [{ ACCESSIBLE: '1' }, { TERM: 'dumb' }]) {
      const seat = sit(['audit', 'speed', '--site', 'A', '--auditor', 'O', '--lang', 'ru'], variables);
      await seat.at('Нажмите Enter', '\n');
      await seat.at('Вопрос 1 из 5. Раздел: ', 'пропустить\n');
      await seat.at('Вопрос 2 из 5.', 'не знаю\n');
      await seat.at('Вопрос 3 из 5.', 'неприменимо\n', 'срок не назвали\n');
      await seat.at('Вопрос 4 из 5.', 'выход\n');
      expect(await seat.exit).toBe(130);
    }
    expect(read(sessions()[0]!)).toMatch(/blank: skipped.*blank: dont-know.*blank: not-applicable/s);
  });

  it('ends on Ctrl-D, saved', async () => {
    const seat = sit(['audit', 'speed', '--site', 'A', '--auditor', 'O', '--accessible']);
    await seat.at('Press Enter to start:', '\n');
    await seat.at('Answer:', '90\n');
    await seat.at('Question 2 of 5');
    seat.hangUp();
    expect(await seat.exit).toBe(130);
    expect(seat.all()).toMatch(/--accessible\n$/);
  });
});
