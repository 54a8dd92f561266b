// svc changelog FILE [RANGE]: what changed in a standard over its git history, commit by commit; of a folder, file by file.

import { relative, resolve } from 'node:path';
import { compareText, EXIT, UserError } from '../core/errors.ts';
import type { NamedChangelog } from '../report/changelog/view.ts';
import type { Shell, SvcCommand } from './shared/command.ts';
import { give } from './shared/give.ts';

export const changelog: SvcCommand = {
  name: 'changelog',
  gives: ['changelog'],
  declare(command, { say }) {
    command
      .argument('<file>', say('argument.changelog-file'))
      .argument('[range]', say('argument.changelog-range'));
  },
  async run([file, range], _options, shell) {
    const name = (file as string).replaceAll('\\', '/');
    const when = (range as string | undefined) ?? 'HEAD';
    const { changelogOf } = await import('../core/diff/changelog.ts');
    const inside = await filesInside(name, when, shell);
    const files: NamedChangelog[] = [];
    for (const one of inside ?? [name]) {
      const { base, steps } = await historyOfFile(one, when, shell);
      const result = steps.length === 0 ? null : changelogOf(base, steps);
      if (result) files.push({ ...result, file: one });
      else if (!inside)
        throw new UserError(steps.length === 0 ? 'changelog-empty' : 'changelog-unreadable', { file: name });
    }
    if (files.length === 0) throw new UserError('changelog-empty', { file: name });
    await give('changelog', { folder: inside ? name : null, files }, shell);
    if (!when.includes('..')) await noteShallow(shell);
    return EXIT.done;
  },
};

/** The files of a folder at the end of a range, and those that it deleted; null for what is no folder. */
async function filesInside(name: string, range: string, shell: Shell): Promise<string[] | null> {
  const { commitOf, deletedIn, pathFromRoot, repositoryOf, treeAt } = await import('../io/git.ts');
  const { isYaml } = await import('./diff/sources.ts');
  const { cwd } = shell.env;
  const repository = await repositoryOf(cwd);
  const folder = pathFromRoot(repository, cwd, name);
  const end = range.split(/\.{2,3}/).at(-1) || 'HEAD';
  const there = await treeAt(cwd, await commitOf(cwd, end), folder);
  const gone = await deletedIn(cwd, name, range);
  const paths = [...there.filter(({ kind }) => kind === 'file').map(({ path }) => path), ...gone];
  if (paths.length === 0 || paths.includes(folder)) return null;
  return [...new Set(paths.filter(isYaml))]
    .sort(compareText)
    .map((path) => relative(cwd, resolve(repository.root, path)).replaceAll('\\', '/'));
}

async function noteShallow(shell: Shell): Promise<void> {
  const { isShallow } = await import('../io/git.ts');
  if (await isShallow(shell.env.cwd))
    shell.note(shell.speaker.say('changelog.shallow', { command: 'git fetch --unshallow' }));
}

async function historyOfFile(name: string, range: string, shell: Shell) {
  const { filesOf, historyOf } = await import('../io/git.ts');
  const { cwd } = shell.env;
  const commits = await historyOf(cwd, name, range);
  if (commits.length === 0) return { base: null, steps: [] };
  const [first] = commits as [(typeof commits)[number]];
  // A path that is not there gives null, whatever it is called.
  const names = [
    `${first.sha}^:${first.before ?? '-'}`,
    ...commits.map(({ sha, path }) => `${sha}:${path ?? '-'}`),
  ];
  const texts = await filesOf(cwd, names);
  const [before, ...after] = await Promise.all(texts.map((bytes, i) => readable(bytes, names[i]!, shell)));
  return {
    base: first.before !== null && typeof before === 'object' ? before : null,
    steps: commits.map(({ sha, date, subject, path }, i) => ({
      commit: { sha, date, subject },
      file: path === null ? ('gone' as const) : after[i]!,
    })),
  };
}

/** History is read as far as it can be: what is broken in an old commit is nobody's fault now. */
async function readable(bytes: Uint8Array | null, name: string, shell: Shell) {
  const { decodeText } = await import('../load/decode.ts');
  const { loadWholeDiffable } = await import('../load/diffable.ts');
  const { findAsOf } = await import('./diff/sources.ts');
  const text = bytes && decodeText(bytes, '').text;
  if (text === null) return 'unreadable' as const;
  const { value } = await loadWholeDiffable(text, name, findAsOf(name, shell));
  return value ?? ('unreadable' as const);
}
