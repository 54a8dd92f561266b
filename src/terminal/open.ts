// The way in for commands: the prompter that fits the terminal and its user.

import type { Env } from '../env.ts';
import type { Speaker } from '../words/index.ts';
import type { Prompter } from './prompter.ts';

export interface PrompterOptions {
  /** Plain lines instead of a drawn screen. */
  readonly accessible: boolean;
  readonly color: boolean;
  /** Aborted, with an Interrupted as its reason, when the program is told to end. */
  readonly signal: AbortSignal;
}

/** A terminal that cannot move its cursor gets plain lines, asked for or not. */
export async function openPrompter(env: Env, speaker: Speaker, options: PrompterOptions): Promise<Prompter> {
  if (options.accessible || env.variables.TERM === 'dumb')
    return (await import('./line-prompter.ts')).openLinePrompter(env, speaker, options.signal);
  return (await import('./screen-prompter.ts')).openScreenPrompter(
    env,
    speaker,
    options.color,
    options.signal,
  );
}
