// svc changelog FILE [RANGE]: what changed in a standard over its git history, commit by commit.

import { EXIT, UserError } from '../core/errors.ts';
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
    const { changelogOf } = await import('../core/diff/changelog.ts');
    const { base, steps } = await historyOfFile(name, (range as string | undefined) ?? 'HEAD', shell);
    const result = changelogOf(base, steps);
    if (!result) throw new UserError('changelog-unreadable', { file: name });
    await give('changelog', { ...result, file: name }, shell);
    return EXIT.done;
  },
};

async function historyOfFile(name: string, range: string, shell: Shell) {
  const { filesOf, historyOf, isShallow } = await import('../io/git.ts');
  const { cwd } = shell.env;
  const commits = await historyOf(cwd, name, range);
  if (commits.length === 0) throw new UserError('changelog-empty', { file: name });
  if (!range.includes('..') && (await isShallow(cwd)))
    shell.note(shell.speaker.say('changelog.shallow', { command: 'git fetch --unshallow' }));
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
