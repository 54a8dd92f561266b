// How a run ends otherwise than by its own end: by a signal, by an error that nobody waited for, or because nothing is left that
// could ever go on. None of them may look like success.

import { UserError } from './core/errors.ts';
import type { Env } from './env.ts';
import { inputWaitedFor, removeTemporaries, removeUnpacked } from './io/inputs.ts';

/**
 * What `act` gives, unless the run ends before: then it rejects, with a UserError that names the input which was waited for,
 * or with the error itself. A command that minds signals itself, through the Env it is given, ends as it likes.
 */
export async function untilEnded<T>(env: Env, act: (env: Env) => Promise<T>): Promise<T> {
  let minding = 0;
  const onSignal: Env['onSignal'] = (callback) => {
    minding++;
    const stop = env.onSignal(callback);
    return () => {
      minding--;
      stop();
    };
  };
  // Not a copy: what is only opened when it is asked for stays closed.
  const minded: Env = Object.create(env, { onSignal: { value: onSignal } });
  const stops: (() => void)[] = [];
  const ended = new Promise<never>((_, reject) => {
    stops.push(
      env.onSignal((signal) => {
        if (minding > 0) return;
        removeTemporaries();
        env.die(signal);
      }),
      env.onStray((error) => {
        removeTemporaries();
        reject(error);
      }),
      env.onIdle(() => {
        removeTemporaries();
        const file = inputWaitedFor();
        reject(
          file === null
            ? new Error('nothing is left to do, and the command has not come to its end')
            : new UserError('input-never-ends', { file }),
        );
      }),
    );
  });
  try {
    return await Promise.race([act(minded), ended]);
  } finally {
    for (const stop of stops) stop();
    removeUnpacked();
  }
}
