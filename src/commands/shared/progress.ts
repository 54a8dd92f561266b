// How far a long reading is, on standard error: nothing within the first second, then a line that is rewritten where someone
// watches, and now and then a line of its own where it goes into a log.

import type { Shell } from './command.ts';

export interface Progress {
  /** Bytes read so far, of how many, if that is known. */
  at(done: number, total: number | null): void;
  /** Takes the line away. */
  end(): void;
}

const FIRST_AFTER = 1_000;
const ON_SCREEN_EVERY = 200;
const IN_LOG_EVERY = 10_000;

export function progressOf(what: string, { env, speaker, quiet }: Shell): Progress {
  const isWatched = env.stderr.isTTY === true && env.variables.TERM !== 'dumb';
  const began = env.now().getTime();
  let next = began + FIRST_AFTER;
  let isShown = false;
  const clear = (): void => {
    if (isShown) env.stderr.write('\r\u001b[K');
    isShown = false;
  };
  return {
    at(done, total) {
      if (quiet) return;
      const now = env.now().getTime();
      if (now < next) return;
      next = now + (isWatched ? ON_SCREEN_EVERY : IN_LOG_EVERY);
      const { say } = speaker;
      const text =
        total === null
          ? say('survey.progress-bytes', { file: what, megabytes: Math.floor(done / 1e6) })
          : say('survey.progress', { file: what, percent: Math.min(99, Math.floor((100 * done) / total)) });
      clear();
      env.stderr.write(isWatched ? text : `${text}\n`);
      isShown = isWatched;
    },
    end: clear,
  };
}
