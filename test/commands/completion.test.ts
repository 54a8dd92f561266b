// svc completion: the scripts know every command and option there is, and bash's does what it says.

import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/commands/index.ts';
import { formatsOf } from '../../src/report/index.ts';
import { ROOT, run } from '../world.ts';

const script = async (shell: string, ...more: string[]) => (await run(['completion', shell, ...more])).stdout;
const IDS = readdirSync(join(ROOT, 'standards'))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.replace('.yaml', ''));

describe.each(['bash', 'zsh', 'fish', 'powershell'])('the script for %s', (shell) => {
  it('knows every command and every shipped standard', async () => {
    const text = await script(shell);
    for (const { name } of COMMANDS) expect(text).toMatch(new RegExp(`\\b${name}\\b`));
    for (const id of IDS) expect(text).toContain(id);
  });

  it('knows every format of every command', async () => {
    const text = await script(shell);
    for (const { gives } of COMMANDS)
      if (gives.length > 0) expect(text.replaceAll("', '", ' ')).toContain(formatsOf(gives[0]!).join(' '));
  });

  it('keeps its quotes whatever the descriptions hold', async () => {
    for (const language of ['en', 'ru']) {
      const text = (await script(shell, '--lang', language))
        .replaceAll("'\\''", '')
        .replaceAll("\\'", '')
        .replaceAll("''", '');
      for (const line of text.split('\n').filter((one) => !one.startsWith('#')))
        expect(line.split("'").length % 2, line).toBe(1);
    }
  });
});

describe('the script for PowerShell', () => {
  it.each(['en', 'ru'])('is whole: brackets close, and no table has a key twice (%s)', async (language) => {
    const text = await script('powershell', '--lang', language);
    const bare = text
      .replace(/^#.*$/gm, '')
      .replace(/'(?:[^']|'')*'/g, "''")
      .replace(/"[^"\n]*"/g, '""');
    const open: string[] = [];
    const closes: Record<string, string> = { ')': '(', ']': '[', '}': '{' };
    for (const sign of bare) {
      if ('([{'.includes(sign)) open.push(sign);
      else if (sign in closes) expect(open.pop()).toBe(closes[sign]);
    }
    expect(open).toEqual([]);
    const tables = [...text.matchAll(/= (?:\[ordered\])?@\{\n(.*?)\n {2}\}/gs)];
    expect(tables).toHaveLength(4);
    for (const [, lines] of tables) {
      const keys = lines!.split('\n').map((line) => /^ {4}'((?:[^']|'')*)' = /.exec(line)?.[1]);
      expect(keys).not.toContain(undefined);
      expect(new Set(keys.map((key) => key!.toLowerCase())).size).toBe(keys.length);
    }
  });
});

describe('the script for bash', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'svc-completion-'));
    await writeFile(join(folder, 'svc.bash'), await script('bash'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const bash = (command: string) =>
    execFileSync('bash', ['--norc', '--noprofile', '-c', command], { cwd: folder, encoding: 'utf8' });
  /** What is offered at the last of these words. */
  const offered = (...words: string[]) =>
    bash(
      `source svc.bash; COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _svc; printf '%s\\n' "\${COMPREPLY[@]}"`,
    )
      .split('\n')
      .filter((line) => line !== '');

  it('is sound', () => {
    expect(bash('bash -n svc.bash && echo sound')).toBe('sound\n');
  });

  it('offers commands first', () => {
    expect(offered('svc', '')).toEqual(COMMANDS.map(({ name }) => name));
    expect(offered('svc', 'li')).toEqual(['lint']);
    expect(offered('svc', '--lang', 'ru', 'expl')).toEqual(['explain']);
  });

  it('offers the options of the command', () => {
    expect(offered('svc', 'lint', '--max')).toEqual(['--max-warnings', '--max-bytes']);
    expect(offered('svc', 'schema', '--form')).toEqual([]);
  });

  it('offers the values of an option', () => {
    expect(offered('svc', 'lint', '--format', '')).toEqual([
      'terminal',
      'json',
      'github',
      'gitlab',
      'sarif',
      'junit',
    ]);
    expect(offered('svc', 'audit', '--persona', 'ru')).toEqual(['rude']);
  });

  it('offers what can stand as an argument', () => {
    expect(offered('svc', 'audit', 'spe')).toEqual(['speed']);
    expect(offered('svc', 'explain', 'double')).toEqual(['double-question']);
    expect(offered('svc', 'completion', '')).toEqual(['bash', 'zsh', 'fish', 'powershell', 'man']);
    expect(offered('svc', 'schema', 'gap')).toEqual(['gap-report', 'gap-reports']);
  });

  it('leaves files to the shell', () => {
    expect(offered('svc', 'lint', '')).toEqual([]);
    expect(offered('svc', 'report', '--output', '')).toEqual([]);
  });
});

const has = (shell: string) => spawnSync(shell, ['--version']).status === 0;

describe.skipIf(!has('fish'))('the script for fish, in fish', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'svc-fish-'));
    await writeFile(join(folder, 'svc.fish'), await script('fish'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each([
    ['svc li', 'lint'],
    ['svc audit spe', 'speed'],
    ['svc lint --max-w', '--max-warnings'],
    ['svc lint --format gitl', 'gitlab'],
    ['svc completion po', 'powershell'],
  ])('offers, at %s, %s', (line, word) => {
    const command = `source svc.fish; complete --do-complete '${line}'`;
    const said = execFileSync('fish', ['--no-config', '-c', command], { cwd: folder, encoding: 'utf8' });
    expect(said.split('\n').map((one) => one.split('\t')[0])).toContain(word);
  });
});

describe.skipIf(!has('zsh') || spawnSync('script', ['--version']).status !== 0)(
  'the script for zsh, in zsh',
  () => {
    it.each([
      ['svc li', 'svc lint'],
      ['svc explain double-q', 'svc explain double-question'],
      ['svc lint --max-w', 'svc lint --max-warnings'],
    ])('makes, of %s and Tab, %s', async (line, whole) => {
      const folder = await mkdtemp(join(tmpdir(), 'svc-zsh-'));
      await writeFile(join(folder, 'svc.zsh'), await script('zsh'));
      const shell = spawn('script', ['-qfec', 'zsh -f -i', '/dev/null'], {
        cwd: folder,
        env: { ...process.env, HOME: folder, TERM: 'dumb', PROMPT: '' },
        stdio: ['pipe', 'pipe', 'ignore'],
      });
      let said = '';
      shell.stdout.on('data', (chunk) => {
        said += chunk;
      });
      const shown = async (text: string) => {
        for (let i = 0; i < 300 && !said.includes(text); i++) await setTimeout(20);
      };
      try {
        shell.stdin.write(
          'autoload -U compinit; compinit -u -D; source svc.zsh; svc() { echo "ran: svc $*" }; echo re""ady\n',
        );
        await shown('ready');
        shell.stdin.write(`${line}\t\n`);
        await shown('ran: svc');
        await setTimeout(50);
        expect(said).toContain(`ran: ${whole}`);
      } finally {
        shell.stdin.end('exit\n');
        shell.kill();
        await rm(folder, { recursive: true, force: true });
      }
    });
  },
);

describe.skipIf(spawnSync('groff', ['--version']).status !== 0)('the manual page', () => {
  it('is read by groff without complaint, and knows every command', async () => {
    const { stderr, stdout } = spawnSync('groff', ['-man', '-ww', '-Tascii', '-P-cbou'], {
      input: await script('man'),
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    for (const { name } of COMMANDS) expect(stdout).toContain(`svc ${name}`);
  });
});

describe('svc completion', () => {
  it('names the shells it knows', async () => {
    const { exitCode, stderr } = await run(['completion', 'tcsh']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('bash, zsh, fish, powershell, man');
  });
});
