// Asks on a terminal about what a proposed mapping is unsure of.

import { EXIT, UserError } from '../../core/errors.ts';
import type { Proposal } from '../../core/shapes/map.ts';
import type { Standard } from '../../core/standard/standard.ts';
import { type ColorChoice, type Env, wantsColor } from '../../env.ts';
import { Interrupted } from '../../terminal/interrupted.ts';
import { openPrompter } from '../../terminal/open.ts';
import type { Speaker } from '../../words/index.ts';
import { type Asker, STEPS } from './questions.ts';

export async function settleOnTerminal(
  proposal: Proposal,
  standard: Standard,
  color: ColorChoice,
  env: Env,
  speaker: Speaker,
): Promise<Proposal> {
  const stopping = new AbortController();
  const stopListening = env.onSignal((signal) => stopping.abort(new Interrupted(signal)));
  const prompter = await openPrompter(env, speaker, {
    accessible: env.variables.ACCESSIBLE === '1',
    color: wantsColor(env, color, env.stderr),
    signal: stopping.signal,
  });
  try {
    return await settled(proposal, standard, prompter, speaker);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    const isTold = error.by === 'SIGTERM' || error.by === 'SIGHUP';
    throw new UserError('map-interrupted', {}, { exitCode: isTold ? EXIT.terminated : EXIT.interrupted });
  } finally {
    prompter.close();
    stopListening();
  }
}

/** The proposal with what was answered. */
export async function settled(
  proposal: Proposal,
  standard: Standard,
  prompter: Asker['prompter'],
  speaker: Speaker,
): Promise<Proposal> {
  let answered = proposal;
  for (const step of STEPS) answered = await step(answered, { prompter, speaker, standard });
  return answered;
}
