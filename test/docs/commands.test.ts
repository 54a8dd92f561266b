// Every command that a page shows is run as its reader would: each page in a folder of its own, block after block in one
// terminal (a `cd` stays), with `svc` installed. What a page says of a command in passing names a command and options that exist.
//
// A block of ```sh is run by bash and has to end with 0. Words behind `sh` say otherwise:
//   exit=N            it ends with N
//   clone             it is run in a copy of the repository, not in the page's folder
//   terminal          its last command needs a terminal: it is started on one, and left with Ctrl-C (ends with 130)
//   not-run: REASON   it is not run, and why
// A block of another language with `file=NAME` behind it is what the reader saves under that name.

import { execFileSync, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outlineOf } from '../../src/commands/completion/outline.ts';
import { COMMANDS } from '../../src/commands/index.ts';
import { type Installed, installed } from '../installed.ts';
import { speaker } from '../speaker.ts';
import { ROOT } from '../world.ts';
import { type Block, blocksOf as blocksIn } from './blocks.js';

const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`)
    .sort(),
];

const blocksOf = (page: string): Block[] => blocksIn(readFileSync(join(ROOT, page), 'utf8'));

let tools: Installed;
let home: string;
let repository: string;
beforeAll(() => {
  tools = installed();
  home = mkdtempSync(join(tmpdir(), 'svc-docs-'));
  repository = join(home, 'clone');
  // import … from 'svc-audit'
  mkdirSync(join(home, 'node_modules'));
  symlinkSync(ROOT, join(home, 'node_modules/svc-audit'));
});
afterAll(() => {
  tools.remove();
  rmSync(home, { recursive: true, force: true });
});

const environment = () => ({
  PATH: `${tools.bin}:${process.env.PATH}`,
  HOME: home,
  LANG: 'C.UTF-8',
  TERM: 'xterm',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'Anna',
  GIT_AUTHOR_EMAIL: 'anna@example.org',
  GIT_COMMITTER_NAME: 'Anna',
  GIT_COMMITTER_EMAIL: 'anna@example.org',
});

/** What the commands of the pages need of the repository, committed once on main. */
function clone(): string {
  if (existsSync(repository)) return repository;
  for (const name of ['fixtures', 'standards', 'docs', 'bin', 'dist', 'package.json'])
    cpSync(join(ROOT, name), join(repository, name), { recursive: true });
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: repository, env: environment(), stdio: 'pipe' });
  git('init', '--quiet', '--initial-branch=main');
  git('add', 'standards');
  git('commit', '--quiet', '--message=Standards');
  return repository;
}

interface Ran {
  readonly exitCode: number | null;
  readonly said: string;
  /** What it wrote into the fourth stream. */
  readonly where: string;
}

function ran(command: string, args: readonly string[], cwd: string, keys?: string): Promise<Ran> {
  return new Promise((done, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: environment(),
      stdio: [keys ? 'pipe' : 'ignore', 'pipe', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout!, child.stderr!])
      stream.on('data', (chunk) => {
        // As soon as something stands on the terminal it can be left.
        if (said === '' && keys) setTimeout(() => child.stdin!.end(keys), 500);
        said += chunk;
      });
    let where = '';
    (child.stdio[3] as Readable).on('data', (chunk) => {
      where += chunk;
    });
    child.on('error', reject);
    child.on('close', (exitCode) => done({ exitCode, said, where }));
  });
}

const BASH = ['--noprofile', '--norc', '-eo', 'pipefail', '-c'];

/** Gives the folder that its reader is in afterwards. */
async function runBlock(block: Block, folder: string): Promise<string> {
  const isClone = block.words.includes('clone');
  const cwd = isClone ? clone() : folder;
  const onTerminal = block.words.includes('terminal');
  const expected = onTerminal
    ? 130
    : Number(block.words.find((word) => word.startsWith('exit='))?.slice('exit='.length) ?? 0);
  const { exitCode, said, where } = onTerminal
    ? await ran('script', ['-qefc', block.text, '/dev/null'], cwd, '\u0003')
    : await ran('bash', [...BASH, `trap 'pwd >&3' EXIT\n${block.text}`], cwd);
  expect(exitCode, `line ${block.line}:\n${block.text}\n${said.slice(-1500)}`).toBe(expected);
  return isClone || onTerminal ? folder : where.trim();
}

const RUN = PAGES.map((page) => ({ page, blocks: blocksOf(page) })).filter(({ blocks }) =>
  blocks.some(({ language }) => language === 'sh'),
);

describe.concurrent('the commands of', () => {
  it.each(RUN)('$page do what the page says', { timeout: 240_000 }, async ({ page, blocks }) => {
    let folder = join(home, page.replaceAll(/\W+/g, '-'));
    mkdirSync(folder);
    for (const block of blocks) {
      const file = block.words.find((word) => word.startsWith('file='))?.slice('file='.length);
      if (file !== undefined) {
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        writeFileSync(join(folder, file), block.text);
      } else if (block.language === 'sh' && block.reason === null) folder = await runBlock(block, folder);
    }
  });
});

describe('the blocks of commands', () => {
  it('that are not run say why', () => {
    const unsaid = RUN.flatMap(({ page, blocks }) =>
      blocks
        .filter(({ reason }) => reason !== null && reason.length < 10)
        .map(({ line }) => `${page}:${line}`),
    );
    expect(unsaid).toEqual([]);
  });

  it('are marked by words that this test knows', () => {
    const unknown = RUN.flatMap(({ page, blocks }) =>
      blocks
        .filter(({ language }) => language === 'sh')
        .flatMap(({ line, words }) =>
          words
            .filter((word) => !/^(exit=\d+|clone|terminal)$/.test(word))
            .map((word) => `${page}:${line} ${word}`),
        ),
    );
    expect(unknown).toEqual([]);
  });
});

describe('what the pages say of commands', () => {
  const names = { standards: [], profiles: [], personas: [], kinds: [], rules: [], shells: [] };
  const options = new Map(
    outlineOf(COMMANDS, names, speaker('en')).map((command) => [
      command.name,
      command.options.flatMap(({ flags }) => flags),
    ]),
  );

  it.each(PAGES)('%s names only commands and options that exist', (page) => {
    const text = readFileSync(join(ROOT, page), 'utf8');
    const spans = [...text.matchAll(/`(svc [^`]+)`/g)].map(([, span]) => span!);
    const lines = blocksOf(page).flatMap((block) =>
      block.language === 'sh' ? block.text.split('\n').map((line) => line.replace(/(?:^| )#.*/, '')) : [],
    );
    const unknown = [...spans, ...lines.flatMap((line) => line.match(/(?<![\w./-])svc .*/) ?? [])].filter(
      (said) => {
        const [, name, ...words] = said.split(/[|;&]/)[0]!.split(/[\s=]+/);
        if (!/^[a-z]/.test(name ?? '')) return false;
        const known = options.get(name!);
        return !known || words.some((word) => /^--[a-z]/.test(word) && !known.includes(word));
      },
    );
    expect(unknown).toEqual([]);
  });
});
