// What git remembers: files as they were in a commit, which files a commit has, and the history of one. Git is run as it
// is, without a shell, and reads only.

import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { isAbsolute, posix, relative, resolve, win32 } from 'node:path';
import { didYouMean, UserError, usageError } from '../core/errors.ts';
import { shellWord } from '../core/shell-word.ts';

/** Files larger than this are none of ours. */
const MOST_BYTES = 5_000_000;
/** Names and log lines of a large repository. */
const MOST_LISTING = 200_000_000;

export interface GitSource {
  /** A branch, tag or commit; empty for what is staged. */
  readonly ref: string;
  /** From the root of the repository; from the current folder where it begins with ./ or ../ */
  readonly path: string;
}

/** `REF:path`, as git writes it; null for anything else. A drive letter is no ref, and `./a:b.yaml` is a file. */
export function gitSource(name: string): GitSource | null {
  const colon = name.indexOf(':');
  if (colon < 0 || /^[A-Za-z]:[\\/]/.test(name) || /^(?:\.{0,2}[\\/]|\.$)/.test(name)) return null;
  return { ref: name.slice(0, colon), path: name.slice(colon + 1).replaceAll('\\', '/') };
}

/** The commit behind a ref. Where it is not here, the fault tells the command that fetches it. */
export async function commitOf(cwd: string, ref: string): Promise<string> {
  refuseOption(ref);
  const { exitCode, stdout } = await git(cwd, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${ref}^{commit}`,
  ]);
  if (exitCode === 0) return stdout.toString('utf8').trim();
  throw await missingCommit(cwd, ref);
}

/** A ref is handed to git as it is; one that looks like an option is never meant well. */
function refuseOption(ref: string): void {
  if (ref.startsWith('-')) throw usageError('git-ref-option', { ref });
}

/** A file as it is in a commit (or, for an empty ref, as it is staged). */
export async function fileAt(cwd: string, { ref, path }: GitSource): Promise<Uint8Array> {
  refuseOption(ref);
  const commit = ref === '' ? '' : await commitOf(cwd, ref);
  const { exitCode, stdout } = await git(cwd, ['cat-file', 'blob', `${commit}:${path}`], MOST_BYTES);
  if (exitCode === 0) return stdout;
  const fromHere = await git(cwd, ['cat-file', '-e', `${commit}:./${path}`]);
  throw new UserError(
    'git-path-missing',
    { ref: ref === '' ? ':' : ref, path },
    {
      ...(fromHere.exitCode === 0
        ? { hint: { code: 'git-path-from-root', args: { name: `${ref}:./${path}` } } }
        : {}),
    },
  );
}

/** Where a folder lies in its repository. */
export interface Repository {
  /** The folder that holds all of it. */
  readonly root: string;
  /** The way from there to here, with a slash at its end; empty at the root. */
  readonly prefix: string;
}

export async function repositoryOf(cwd: string): Promise<Repository> {
  const { exitCode, stdout, stderr } = await git(cwd, ['rev-parse', '--show-toplevel', '--show-prefix']);
  if (exitCode !== 0) throw noRepository(cwd, stderr);
  const [root = '', prefix = ''] = stdout.toString('utf8').split('\n');
  return { root, prefix };
}

/** A path from the root of the repository, with slashes on every system. Throws where it is outside. */
export function pathFromRoot({ prefix }: Repository, cwd: string, name: string): string {
  const here = relative(cwd, resolve(cwd, name)).replaceAll('\\', '/');
  const path = posix.normalize(posix.join(prefix, here));
  if (isAbsolute(here) || path === '..' || path.startsWith('../'))
    throw new UserError('git-outside', { path: name });
  return path === './' ? '.' : path;
}

/**
 * What a base means: of a branch, where it and `head` parted, since what was merged into the branch meanwhile is nobody's
 * change here; of anything else, itself. Throws where the two have nothing in common, as in a checkout cut off before it.
 */
export async function baseCommit(cwd: string, base: string, head: string): Promise<string> {
  const commit = await commitOf(cwd, base);
  const named = await git(cwd, ['rev-parse', '--symbolic-full-name', '--end-of-options', base]);
  if (!/^refs\/(?:heads|remotes)\//m.test(named.stdout.toString('utf8'))) return commit;
  const tip = await commitOf(cwd, head);
  if (tip === commit) return commit;
  const { exitCode, stdout } = await git(cwd, ['merge-base', commit, tip]);
  if (exitCode === 0) return stdout.toString('utf8').trim();
  const isCut = await isShallow(cwd);
  throw new UserError(
    'git-no-merge-base',
    { base, head },
    {
      hint: isCut
        ? { code: 'git-fetch', args: { command: 'git fetch --unshallow' } }
        : { code: 'git-give-commit' },
    },
  );
}

/** What a commit holds: files, links to files, and repositories of their own (submodules). */
export interface TreeEntry {
  /** From the root of the repository. */
  readonly path: string;
  readonly kind: 'file' | 'link' | 'submodule';
  /** Of a submodule, the commit that is to be checked out there. */
  readonly sha: string;
}

/** What a commit has at a path from the root and below it, and the submodule that the path lies in, if any. */
export async function treeAt(cwd: string, commit: string, path: string): Promise<TreeEntry[]> {
  const parents = path.split('/').map((_, i, parts) => parts.slice(0, i + 1).join('/'));
  const wanted = path === '.' ? [] : ['--', path];
  const { exitCode, stdout } = await git(
    cwd,
    ['ls-tree', '-r', '-z', '--full-tree', commit, ...wanted],
    MOST_LISTING,
  );
  if (exitCode !== 0) throw new UserError('git-outside', { path });
  const above =
    path === '.'
      ? ''
      : (await git(cwd, ['ls-tree', '-z', '--full-tree', commit, '--', ...parents])).stdout.toString('utf8');
  return [
    ...entriesOf(stdout.toString('utf8')),
    ...entriesOf(above).filter(({ kind }) => kind === 'submodule'),
  ].filter((entry, i, all) => all.findIndex((other) => other.path === entry.path) === i);
}

const ENTRY = /^(\d{6}) (\w+) ([0-9a-f]+)\t([\s\S]+)$/;

const entriesOf = (listing: string): TreeEntry[] =>
  listing.split('\0').flatMap((line): TreeEntry[] => {
    const [, mode, type, sha, path] = ENTRY.exec(line) ?? [];
    if (path === undefined || type === 'tree') return [];
    return [{ path, sha: sha!, kind: type === 'commit' ? 'submodule' : mode === '120000' ? 'link' : 'file' }];
  });

/** Files of a commit, from the root of the repository, that hold a text somewhere. */
export async function filesHolding(cwd: string, commit: string, text: string): Promise<string[]> {
  const { exitCode, stdout } = await git(
    cwd,
    ['grep', '-l', '-z', '-I', '-F', '--full-name', '-e', text, commit],
    MOST_LISTING,
  );
  // 1: nowhere.
  if (exitCode > 1) throw new UserError('git-unreadable', { name: commit });
  return stdout
    .toString('utf8')
    .split('\0')
    .filter((name) => name !== '')
    .map((name) => name.slice(commit.length + 1));
}

/** The commit that is checked out in a folder that is a repository of its own; null where it is none, or was changed. */
export async function cleanCommitOf(folder: string): Promise<string | null> {
  const { exitCode, stdout } = await git(folder, ['rev-parse', 'HEAD']);
  if (exitCode !== 0) return null;
  const status = await git(folder, ['status', '--porcelain'], MOST_LISTING);
  return status.exitCode === 0 && status.stdout.length === 0 ? stdout.toString('utf8').trim() : null;
}

/**
 * Several files of commits, `COMMIT:path` each, in one run of git, links followed; null where there is no such file. Throws
 * where a link leads nowhere that the commit knows, or git ends early: then nobody can say what was there.
 */
export async function filesOf(cwd: string, names: readonly string[]): Promise<(Uint8Array | null)[]> {
  const output = await batch(cwd, names);
  const found: (Uint8Array | null)[] = [];
  let at = 0;
  for (const name of names) {
    const end = output.indexOf(0x0a, at);
    if (end < 0) throw new UserError('git-unreadable', { name });
    // `OID TYPE SIZE` and that many bytes; `WHY SIZE` and the link where following it fails; or `NAME missing` alone.
    const line = output.toString('utf8', at, end);
    const [, type, size] = /^[0-9a-f]+ (\w+) (\d+)$/.exec(line) ?? [];
    if (size === undefined && /^(?:symlink|dangling|loop|notdir) \d+$/.test(line))
      throw new UserError('git-unreadable', { name });
    at = end + 1;
    found.push(type === 'blob' ? output.subarray(at, at + Number(size)) : null);
    if (size !== undefined) at += Number(size) + 1;
  }
  return found;
}

function batch(cwd: string, names: readonly string[]): Promise<Buffer> {
  return new Promise((done, reject) => {
    const child = spawn(gitProgram(), ['cat-file', '--batch', '--follow-symlinks'], {
      cwd,
      env: environment(),
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => reject(withoutGit(error)));
    child.on('close', () => done(Buffer.concat(chunks)));
    child.stdin.on('error', () => {});
    child.stdin.end(names.map((name) => `${name}\n`).join(''));
  });
}

export interface Commit {
  readonly sha: string;
  /** Of the commit, ISO 8601. */
  readonly date: string;
  readonly subject: string;
  /** Where the file lay after the commit, from the root of the repository; null where the commit deleted it. */
  readonly path: string | null;
  /** Where it lay before; null where the commit made it. */
  readonly before: string | null;
}

/**
 * The commits that changed a file, oldest first, through its renames and along first parents: each one's file is what the
 * next one started from. `range` is as git takes it: v1..v2, v1.., or a ref.
 */
export async function historyOf(cwd: string, path: string, range: string): Promise<Commit[]> {
  const { from, until } = await endsOf(cwd, range);
  const { exitCode, stdout } = await git(
    cwd,
    [
      ...[
        '-c',
        'log.showSignature=false',
        'log',
        '--first-parent',
        '--follow',
        '--name-status',
        '-z',
        '--no-color',
      ],
      ...[
        '--format=format:%x00>%H%x1f%cI%x1f%s',
        '--end-of-options',
        until,
        ...(from ? [`^${from}`] : []),
        '--',
        path,
      ],
    ],
    MOST_LISTING,
  );
  if (exitCode !== 0) throw new UserError('git-outside', { path });
  return parseLog(stdout.toString('utf8')).reverse();
}

/** Files below a path that commits of the range deleted, from the root of the repository; those that moved are none. */
export async function deletedIn(cwd: string, path: string, range: string): Promise<string[]> {
  const { from, until } = await endsOf(cwd, range);
  const { exitCode, stdout } = await git(
    cwd,
    [
      ...['-c', 'log.showSignature=false', 'log', '--first-parent', '--find-renames', '--diff-filter=D'],
      ...['--name-only', '-z', '--no-color', '--format=format:', '--end-of-options', until],
      ...(from ? [`^${from}`] : []),
      ...['--', path],
    ],
    MOST_LISTING,
  );
  if (exitCode !== 0) throw new UserError('git-outside', { path });
  const names = stdout
    .toString('utf8')
    .split('\0')
    .map((name) => name.replace(/^\n+/, ''));
  return [...new Set(names.filter((name) => name !== ''))];
}

/** The commits that a range, as git takes it, begins after and ends with. */
async function endsOf(
  cwd: string,
  range: string,
): Promise<{ readonly from: string | undefined; readonly until: string }> {
  const [left, to] = range.includes('..') ? range.split(/\.{2,3}/, 2) : [undefined, range];
  const end = to === undefined || to === '' ? 'HEAD' : to;
  // a...b is what b has since the two parted.
  const from = left && range.includes('...') ? await parting(cwd, left, end) : left;
  if (from) await commitOf(cwd, from);
  return { from: from || undefined, until: await commitOf(cwd, end) };
}

async function parting(cwd: string, a: string, b: string): Promise<string> {
  const tips = [await commitOf(cwd, a), await commitOf(cwd, b)];
  const { exitCode, stdout } = await git(cwd, ['merge-base', ...tips]);
  if (exitCode === 0) return stdout.toString('utf8').trim();
  throw new UserError('git-no-merge-base', { base: a, head: b }, { hint: { code: 'git-give-commit' } });
}

const HEADER = /^>([0-9a-f]{40,64})\x1f([^\x1f]*)\x1f([\s\S]*?)\n([A-Z])\d*$/;

function parseLog(text: string): Commit[] {
  const tokens = text.split('\0');
  const commits: Commit[] = [];
  tokens.forEach((token, i) => {
    const header = HEADER.exec(token);
    if (!header) return;
    const [, sha, date, subject, status] = header as unknown as [string, string, string, string, string];
    const [first = '', second = ''] = [tokens[i + 1], tokens[i + 2]];
    const isMove = status === 'R' || status === 'C';
    commits.push({
      sha,
      date,
      subject,
      path: status === 'D' ? null : isMove ? second : first,
      before: status === 'A' ? null : first,
    });
  });
  return commits;
}

/** Whether commits are missing from the history, as in most checkouts of a CI service. */
export async function isShallow(cwd: string): Promise<boolean> {
  const { stdout } = await git(cwd, ['rev-parse', '--is-shallow-repository']);
  return stdout.toString('utf8').trim() === 'true';
}

async function missingCommit(cwd: string, ref: string): Promise<UserError> {
  // No commit has such a name: there is nothing to fetch.
  if (ref.trim() === '') return usageError('git-ref-empty', {}, { code: 'git-see-refs' });
  if (ref.includes('..'))
    return usageError(
      'git-ref-range',
      { ref },
      { code: 'git-one-commit', args: { ref: ref.split(/\.{2,3}/)[0] || 'HEAD' } },
    );
  const inside = await git(cwd, ['rev-parse', '--git-dir']);
  if (inside.exitCode !== 0) return noRepository(cwd, inside.stderr);
  const remotes = (await git(cwd, ['remote'])).stdout
    .toString('utf8')
    .split('\n')
    .filter((name) => name !== '');
  const remote = remotes.includes('origin') ? 'origin' : remotes[0];
  if (remote === undefined)
    return new UserError('git-commit-missing', { ref }, { hint: { code: 'git-see-refs' } });
  const tracked = `${remote}/${ref}`;
  if (
    (await git(cwd, ['rev-parse', '--verify', '--quiet', '--end-of-options', `refs/remotes/${tracked}`]))
      .exitCode === 0
  )
    return new UserError('git-commit-missing', { ref }, { hint: didYouMean(tracked) });
  const command = fetchCommand(ref, remote, await isShallow(cwd));
  const hint = command === null ? { code: 'git-see-refs' } : { code: 'git-fetch', args: { command } };
  return new UserError('git-commit-missing', { ref }, { hint });
}

/** In a container the files often belong to somebody else, and git then will not read them. */
function noRepository(cwd: string, said: string): UserError {
  const folder = /dubious ownership in repository at '([^']+)'/.exec(said)?.[1];
  if (folder === undefined) return new UserError('git-no-repository', { folder: cwd });
  const command = `git config --global --add safe.directory ${quoted(folder)}`;
  return new UserError('git-not-trusted', { folder }, { hint: { code: 'git-run', args: { command } } });
}

/** What brings a missing ref here under the name it was asked for by; null where nothing would. */
function fetchCommand(ref: string, remote: string, shallow: boolean): string | null {
  const fetch = ['git', 'fetch', ...(shallow ? ['--depth=1'] : []), remote];
  const said = (...words: string[]) => [...fetch, ...words].map(quoted).join(' ');
  if (/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(ref)) return said(ref);
  if (/[~^@]|^[0-9a-f]{7,39}$/.test(ref)) return shallow ? `git fetch --unshallow ${quoted(remote)}` : null;
  const branch = ref.startsWith(`${remote}/`) ? ref.slice(remote.length + 1) : null;
  if (branch !== null) return said(`+refs/heads/${branch}:refs/remotes/${remote}/${branch}`);
  if (/^(?:refs\/tags\/)?v?\d+\.\d/.test(ref)) return said('tag', ref.replace(/^refs\/tags\//, ''));
  return said(`${ref}:${ref}`);
}

const quoted = (word: string): string => shellWord(word, process.platform);

interface Ran {
  readonly exitCode: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/**
 * Windows looks for a program in the current folder first, where a stranger's checkout may hold one: git is taken from PATH alone,
 * from folders that are named in full. Undefined where none of them has it.
 */
export function gitIn(path: string, exists: (file: string) => boolean): string | undefined {
  return path
    .split(';')
    .filter((folder) => win32.isAbsolute(folder))
    .map((folder) => win32.join(folder, 'git.exe'))
    .find(exists);
}

function gitProgram(): string {
  if (process.platform !== 'win32') return 'git';
  const found = gitIn(process.env.PATH ?? process.env.Path ?? '', existsSync);
  if (found === undefined) throw new UserError('git-missing');
  return found;
}

function git(cwd: string, args: readonly string[], limit = 1_000_000): Promise<Ran> {
  return new Promise((done, reject) => {
    execFile(
      gitProgram(),
      args,
      { cwd, env: environment(), encoding: 'buffer', maxBuffer: limit, windowsHide: true },
      (error, stdout, stderr) => {
        const said = stderr.toString('utf8');
        if (!error) done({ exitCode: 0, stdout, stderr: said });
        else if (typeof error.code === 'number') done({ exitCode: error.code, stdout, stderr: said });
        else if (String(error.code) === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER')
          reject(new UserError('git-too-large', { what: args.at(-1) ?? '', limit }));
        else reject(withoutGit(error));
      },
    );
  });
}

/** The user's own, but in no language that a message could be lost in, and never stopping to ask for a password. */
const environment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  LC_ALL: 'C',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_LITERAL_PATHSPECS: '1',
});

function withoutGit(error: Error): Error {
  return (error as NodeJS.ErrnoException).code === 'ENOENT' ? new UserError('git-missing') : error;
}
