// A git repository for tests: in a folder of its own, with no settings but those given, and gone afterwards.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const IDENTITY = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'Anna',
  GIT_AUTHOR_EMAIL: 'anna@example.org',
  GIT_COMMITTER_NAME: 'Anna',
  GIT_COMMITTER_EMAIL: 'anna@example.org',
  GIT_AUTHOR_DATE: '2026-03-05T10:00:00Z',
  GIT_COMMITTER_DATE: '2026-03-05T10:00:00Z',
};

export interface Repository {
  readonly folder: string;
  git(...args: readonly string[]): string;
  write(file: string, text: string): void;
  /** Everything that was written, as one commit. */
  commit(subject: string): string;
  remove(): void;
}

/** An empty repository, or a clone of another by what `clone` says. */
export function repository(clone: readonly string[] = []): Repository {
  const folder = mkdtempSync(join(tmpdir(), 'svc-git-'));
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, {
      cwd: folder,
      env: { ...process.env, ...IDENTITY },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  if (clone.length > 0) git('clone', '--quiet', ...clone, '.');
  else git('init', '--quiet', '--initial-branch=main');
  return {
    folder,
    git,
    write(file, text) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    },
    commit(subject) {
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '-m', subject);
      return git('rev-parse', 'HEAD').trim();
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A whole history of one file in one run of git, oldest first. */
export function importHistory(
  { folder }: Repository,
  file: string,
  versions: readonly { text: string; subject: string }[],
): void {
  const blob = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const stream = versions.map(
    ({ text, subject }, i) =>
      `commit refs/heads/main\ncommitter Anna <anna@example.org> ${1_772_000_000 + i * 60} +0000\n${blob(subject)}M 100644 inline ${file}\n${blob(text)}\n`,
  );
  execFileSync('git', ['fast-import', '--quiet'], {
    cwd: folder,
    input: stream.join(''),
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  execFileSync('git', ['reset', '--quiet', '--hard', 'main'], { cwd: folder });
}
