// The product as it was built (npm test builds first) in a real terminal: keys in, screens out, and what stays when it is
// killed. Skipped where there is no tmux.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../world.ts';

const hasTmux = process.platform !== 'win32' && spawnSync('tmux', ['-V']).status === 0;

let workshop: string;
let socket: string;

describe.skipIf(!hasTmux)('svc audit in tmux (skipped where tmux is not installed)', () => {
  beforeAll(() => {
    workshop = mkdtempSync(join(tmpdir(), 'svc-tmux-'));
  });

  afterEach(() => {
    spawnSync('tmux', ['-S', socket, 'kill-server']);
  });

  afterAll(() => rmSync(workshop, { recursive: true, force: true }));

  it('walks in Russian: stopwatch, comment, a step back, kill -9, resume, review, report', async () => {
    const terminal = await open();
    terminal.type('svc audit speed --lang ru --site Садовая --auditor Орлова', 'Enter');
    await terminal.shows('Enter начать');
    terminal.type('Enter');
    await terminal.shows('Сколько времени вы простояли в очереди?');
    terminal.type('Space');
    await terminal.shows('● 0:00:01');
    // The keys of a Russian keyboard: the comment is on the key of the Latin c.
    terminal.type('с', 'две кассы', 'Enter', 'Space');
    await terminal.shows('Enter — ответить, пробел — пустить дальше');
    terminal.type('Enter');
    await terminal.shows('2 из 5');
    terminal.type('6м 40с', 'Enter');
    await terminal.shows('3 из 5');
    terminal.type('и');
    await terminal.shows('Уже дан ответ: 6 мин 40 с');
    terminal.type('7м 30с', 'Enter');
    await terminal.shows('✓ Сколько времени заняло само обслуживание?  7 мин 30 с');
    process.kill(terminal.pid(), 'SIGKILL');
    await terminal.shows('Killed');
    terminal.type('clear', 'Enter', 'svc audit --resume --lang ru', 'Enter');
    await terminal.shows('Продолжаем: дано 2 ответа.');
    expect(terminal.screen()).toContain('3 из 5');
    terminal.type('ч', 'срок не назвали', 'Enter', '45', 'Enter', '0:00:35', 'Enter');
    await terminal.shows('отвечено: 4 · без оценки: 1');
    terminal.type('f');
    await terminal.shows('Проверка сохранена');
    terminal.type('clear; echo exit=$?', 'Enter');
    await terminal.shows('exit=0');
    const text = terminal.session();
    expect(text).toMatch(/queue-time:\n {4}delivery: \d+s\n {4}note: две кассы\n/);
    expect(text).toContain('  service-time:\n    delivery: 7m 30s\n');
    expect(text).toContain('    reason: срок не назвали\n');
    expect(text).toContain('finished: ');
  }, 60_000);

  it.each([
    ['Ctrl-C', 'C-c', 130],
    ['Ctrl-D', 'C-d', 130],
    ['SIGTERM', 'SIGTERM', 143],
    ['SIGHUP', 'SIGHUP', 143],
  ] as const)(
    'gives the terminal back on %s, with the command to go on',
    async (_, how, code) => {
      const terminal = await open();
      terminal.type('svc audit speed --site A --auditor O; echo exit=$?', 'Enter');
      await terminal.shows('Enter start');
      terminal.type('Enter', '90', 'Enter');
      await terminal.shows('How long did the service itself take?');
      if (how === 'SIGTERM' || how === 'SIGHUP') process.kill(terminal.pid(), how);
      else terminal.type(how);
      await terminal.shows(`exit=${code}`);
      expect(terminal.screen()).toMatch(/svc audit --resume svc-sessions\/\S+-speed-a-\w{4}\.yaml/);
      expect(terminal.files().filter((name) => name.endsWith('.lock'))).toEqual([]);
      terminal.type('echo typed', 'Enter');
      await terminal.shows('\ntyped');
    },
    60_000,
  );

  it('is saved and ends when the terminal is closed', async () => {
    const terminal = await open();
    terminal.type('svc audit speed --site A --auditor O', 'Enter');
    await terminal.shows('Enter start');
    terminal.type('Enter', '90', 'Enter');
    await terminal.shows('How long did the service itself take?');
    const pid = terminal.pid();
    spawnSync('tmux', ['-S', socket, 'kill-server']);
    await until(
      () => !isAlive(pid),
      () => 'it goes on without a terminal',
    );
    expect(terminal.session()).toContain('  queue-time:\n    delivery: 1m 30s\n');
    expect(terminal.files().filter((name) => name.endsWith('.lock'))).toEqual([]);
  }, 60_000);
});

/** A shell in a window of 80 by 24, in a folder of its own. */
async function open() {
  const folder = mkdtempSync(join(workshop, 'visit-'));
  // One server each: the last test's may still be on its way out.
  socket = join(folder, 'socket');
  mkdirSync(join(folder, 'svc-sessions'));
  const tmux = (...args: readonly string[]) =>
    execFileSync('tmux', ['-S', socket, ...args], { encoding: 'utf8' });
  const rc = join(folder, 'rc');
  writeFileSync(
    rc,
    `cd '${folder}'; PS1='$ '; svc() { '${process.execPath}' '${join(ROOT, 'bin/svc.js')}' "$@"; }\n`,
  );
  tmux(
    '-f',
    '/dev/null',
    '-u',
    'new-session',
    '-d',
    '-x',
    '80',
    '-y',
    '24',
    `LC_ALL=C.UTF-8 bash --noprofile --rcfile '${rc}'`,
  );
  const screen = () => tmux('capture-pane', '-p');
  const terminal = {
    screen,
    /** Named keys as tmux names them (Enter, Space, C-c); anything else letter by letter. */
    type(...typed: readonly string[]) {
      for (const one of typed)
        if (/^(Enter|Space|C-.)$/.test(one)) tmux('send-keys', one);
        else tmux('send-keys', '-l', one);
    },
    shows: (words: string) =>
      until(
        () => screen().includes(words),
        () => `no “${words}” on:\n${screen()}`,
      ),
    /** The process of svc: the one child of the shell. */
    pid: () =>
      Number(
        execFileSync('pgrep', ['-P', tmux('list-panes', '-F', '#{pane_pid}').trim()], { encoding: 'utf8' }),
      ),
    files: () => readdirSync(join(folder, 'svc-sessions')),
    session: () => {
      const [file] = readdirSync(join(folder, 'svc-sessions')).filter((name) => name.endsWith('.yaml'));
      return readFileSync(join(folder, 'svc-sessions', file!), 'utf8');
    },
  };
  await terminal.shows('$');
  return terminal;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // A process that has ended but that nobody has waited for yet is not alive.
  return !spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout.startsWith('Z');
}

async function until(holds: () => boolean, otherwise: () => string): Promise<void> {
  const end = Date.now() + 15_000;
  while (Date.now() < end) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  throw new Error(otherwise());
}
