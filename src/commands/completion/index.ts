// svc completion SHELL: a script that completes commands, options and shipped names.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, usageError } from '../../core/errors.ts';
import type { Speaker } from '../../words/index.ts';
import type { Shell, SvcCommand } from '../shared/command.ts';
import type { CommandOutline, Names } from './outline.ts';

/** To add a shell, write its file and its row here. */
const SHELLS = {
  bash: async () => (await import('./bash.ts')).bash,
  zsh: async () => (await import('./zsh.ts')).zsh,
  fish: async () => (await import('./fish.ts')).fish,
  powershell: async () => (await import('./powershell.ts')).powershell,
  /** No shell, but out of the same: the manual page. */
  man: async () => (await import('./man.ts')).man,
} as const satisfies Readonly<
  Record<string, () => Promise<(commands: readonly CommandOutline[], speaker: Speaker) => string>>
>;

const SHELL_NAMES = Object.keys(SHELLS);

/** The registry holds this command, so that it comes as something to be called later. */
export const completionOf = (commands: () => readonly SvcCommand[]): SvcCommand => ({
  name: 'completion',
  gives: [],
  declare(command, { say }) {
    command.argument('<shell>', say('argument.completion-shell'));
  },
  async run([name], _options, shell) {
    const script = Object.entries(SHELLS).find(([known]) => known === name)?.[1];
    if (!script) throw usageError('unknown-shell', { name: name as string, shells: SHELL_NAMES.join(', ') });
    const { outlineOf } = await import('./outline.ts');
    const write = await script();
    await shell.data(write(outlineOf(commands(), await names(shell), shell.speaker), shell.speaker));
    return EXIT.done;
  },
});

async function names({ env, speaker }: Shell): Promise<Names> {
  const { root } = env;
  const { shippedIds } = await import('../../io/shipped.ts');
  const { explanations } = await import('../explain.ts');
  const schemas = readdirSync(join(root, 'dist', 'schemas'));
  return {
    standards: await shippedIds(root, 'standards'),
    profiles: await shippedIds(root, 'profiles'),
    personas: await shippedIds(root, 'personas'),
    kinds: schemas.map((name) => name.replace(/\.schema\.json$/, '')).sort(),
    rules: (await explanations(speaker, env)).map(({ rule }) => rule),
    shells: SHELL_NAMES,
  };
}
