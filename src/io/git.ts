// What git remembers: files as they were in a commit, which files a commit has, and the history of one. Git is run as it
// is, without a shell, and reads only.

import { execFile, spawn } from 'node:child_process';
import { EXIT, UserError } from '../core/errors.ts';

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
  if (ref.startsWith('-')) throw new UserError('git-ref-option', { ref }, { exitCode: EXIT.usage });
}

/** A file as it is in a commit (or, for an empty ref, as it is staged). */
export async function fileAt(cwd: string, { ref, path }: GitSource): Promise<Uint8Array> {
  refuseOption(ref);
  const commit = ref === '' ? '' : await commitOf(cwd, ref);
  const { exitCode, stdout } = await git(cwd, ['cat-file', 'blob', `${commit}:${path}`], MOST_BYTES);
  if (exitCode === 0) return stdout;
  const besides = await git(cwd, ['cat-file', '-e', `${commit}:./${path}`]);
  throw new UserError(
    'git-path-missing',
    { ref: ref === '' ? ':' : ref, path },
    {
      ...(besides.exitCode === 0
        ? { hint: { code: 'git-path-from-root', args: { name: `${ref}:./${path}` } } }
        : {}),
    },
  );
}

/** Paths, from the current folder, of the files that a commit has in a folder (or of the one file of that name). */
export async function filesAt(cwd: string, commit: string, folder: string): Promise<string[]> {
  const { exitCode, stdout } = await git(
    cwd,
    ['ls-tree', '-r', '-z', '--name-only', commit, '--', folder],
    MOST_LISTING,
  );
  if (exitCode !== 0) throw new UserError('git-outside', { path: folder });
  return stdout
    .toString('utf8')
    .split('\0')
    .filter((path) => path !== '');
}

/** Several files of commits, `COMMIT:path` each, in one run of git; null where there is no such file. */
export async function filesOf(cwd: string, names: readonly string[]): Promise<(Uint8Array | null)[]> {
  const output = await batch(cwd, names);
  const found: (Uint8Array | null)[] = [];
  let at = 0;
  for (const _ of names) {
    const end = output.indexOf(0x0a, at);
    // `OID TYPE SIZE` and that many bytes, or `NAME missing` alone.
    const [, type, size] = /^[0-9a-f]+ (\w+) (\d+)$/.exec(output.toString('utf8', at, end)) ?? [];
    at = end + 1;
    found.push(type === 'blob' ? output.subarray(at, at + Number(size)) : null);
    if (size !== undefined) at += Number(size) + 1;
  }
  return found;
}

function batch(cwd: string, names: readonly string[]): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', ['cat-file', '--batch'], {
      cwd,
      env: environment(),
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => reject(withoutGit(error)));
    child.on('close', () => resolve(Buffer.concat(chunks)));
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
  const [from, to] = range.includes('..') ? range.split(/\.{2,3}/, 2) : [undefined, range];
  if (from) await commitOf(cwd, from);
  const until = await commitOf(cwd, to === undefined || to === '' ? 'HEAD' : to);
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
    return new UserError(
      'git-commit-missing',
      { ref },
      { hint: { code: 'did-you-mean', args: { name: tracked } } },
    );
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

const quoted = (word: string): string =>
  /^[\w./:@+=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

interface Ran {
  readonly exitCode: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

function git(cwd: string, args: readonly string[], limit = 1_000_000): Promise<Ran> {
  return new Promise((resolve, reject) => {
    execFile(
      'git',
      args,
      { cwd, env: environment(), encoding: 'buffer', maxBuffer: limit, windowsHide: true },
      (error, stdout, stderr) => {
        const said = stderr.toString('utf8');
        if (!error) resolve({ exitCode: 0, stdout, stderr: said });
        else if (typeof error.code === 'number') resolve({ exitCode: error.code, stdout, stderr: said });
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
