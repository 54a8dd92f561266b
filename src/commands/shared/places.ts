// What files are called in a result: as their user named them, or, for machines that mark lines in a repository, from its root.

import type { Shell } from './command.ts';

export interface Places {
  /** From the root of the repository, wherever the command runs. */
  readonly always: (path: string) => string;
  /** As it is shown in the format that was asked for. */
  readonly shown: (path: string) => string;
}

/** Formats that machines read. */
const FOR_MACHINES = ['github', 'gitlab', 'junit', 'sarif'];

export async function placer(shell: Shell): Promise<Places> {
  const { pathFromRoot, repositoryOf } = await import('../../io/git.ts');
  const { cwd } = shell.env;
  // Without git, and outside of a repository, paths begin where the command runs.
  const repository = await repositoryOf(cwd).catch(() => null);
  const always = (path: string): string => {
    if (repository === null || path === '-') return path;
    try {
      return pathFromRoot(repository, cwd, path);
    } catch {
      return path;
    }
  };
  return { always, shown: FOR_MACHINES.includes(shell.format) ? always : (path) => path };
}

/** As `shown` alone; git is asked only where it matters. */
export const shownPlaces = async (shell: Shell): Promise<Places['shown']> =>
  FOR_MACHINES.includes(shell.format) ? (await placer(shell)).shown : (path) => path;
