// Leads an auditor through a walk: asks what its place asks, lets core say what the reply makes of it, and saves before
// anything else is shown.

import type { Message } from '../core/errors.ts';
import type { Evidence, Session } from '../core/response.ts';
import type { Walk } from '../core/walk.ts';
import { step } from '../core/walk.ts';
import type { Speaker } from '../words/index.ts';
import { Interrupted } from './interrupted.ts';
import type { Prompter, Reply } from './prompter.ts';
import { questionOf, reviewOf, thresholdOf } from './question.ts';

export interface WalkWorld {
  readonly prompter: Prompter;
  readonly speaker: Speaker;
  now(): Date;
  /** Resolves once the session is safe on disk. */
  save(session: Session): Promise<void>;
  /** Takes a file as evidence, or says what is wrong with it. */
  attach(path: string, copy: boolean): Promise<Evidence | Message>;
}

/** Ends with the finished walk; throws Interrupted when the auditor leaves, all answers being saved by then. */
export async function walkThrough(start: Walk, world: WalkWorld): Promise<Walk> {
  const { prompter, speaker } = world;
  const since = world.now().getTime();
  let walk = start;
  let previous: string | null = null;
  while (walk.place.at !== 'finished') {
    const reply = await ask(walk, since, previous, world);
    if (reply.does === 'quit') throw new Interrupted('quit');
    const act = reply.does === 'attach-file' ? await taken(reply, world) : reply;
    if (act === null) continue;
    const next = step(walk, act, world.now().toISOString());
    if (next === walk) {
      const reason = `walk.cannot.${act.does}`;
      if (speaker.knows(reason)) prompter.tell(speaker.say(reason));
    }
    if (next.session !== walk.session) await world.save(next.session);
    const settled = act.does === 'answer' || act.does === 'tell' || act.does === 'blank';
    previous = settled && 'criterion' in walk.place ? walk.place.criterion : act.does === 'note' ? previous : null;
    walk = next;
  }
  return walk;
}

function ask(walk: Walk, since: number, previous: string | null, { prompter, speaker }: WalkWorld): Promise<Reply> {
  const { place } = walk;
  switch (place.at) {
    case 'expectation':
    case 'delivery':
      return prompter.question(questionOf(walk, place.criterion, place.at, since, previous, speaker));
    case 'threshold':
      return prompter.threshold(thresholdOf(walk, speaker));
    default:
      return prompter.review(reviewOf(walk, place.at === 'review' ? place.last : null, speaker));
  }
}

async function taken(
  { path, copy }: Extract<Reply, { does: 'attach-file' }>,
  { attach, prompter, speaker }: WalkWorld,
) {
  const evidence = await attach(path, copy);
  if ('file' in evidence) {
    prompter.tell(speaker.say('walk.attached', { file: evidence.file }));
    return { does: 'attach', evidence } as const;
  }
  prompter.refuse(speaker.say(`error.${evidence.code}`, evidence.args));
  return null;
}
