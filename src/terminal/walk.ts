// Leads an auditor through a walk: asks what its place asks, lets core say what the reply makes of it, and saves before
// anything else is shown.

import type { Evidence, Session } from '../core/answers/response.ts';
import type { Message } from '../core/errors.ts';
import type { Walk } from '../core/walk/walk.ts';
import { isAnnouncementOpen, step } from '../core/walk/walk.ts';
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
    let next = step(walk, act, world.now().toISOString());
    if (next === walk) {
      const reason = `walk.cannot.${act.does}`;
      if (speaker.knows(reason)) prompter.tell(speaker.say(reason));
    }
    if (next.session !== walk.session) await world.save(next.session);
    if (act.does === 'answer' && walk.place.at === 'delivery')
      next = await announcement(next, walk.place.criterion, world);
    const settled = act.does === 'answer' || act.does === 'tell' || act.does === 'blank';
    previous =
      settled && 'criterion' in walk.place ? walk.place.criterion : act.does === 'note' ? previous : null;
    walk = next;
  }
  return walk;
}

function ask(
  walk: Walk,
  since: number,
  previous: string | null,
  { prompter, speaker }: WalkWorld,
): Promise<Reply> {
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

/** More than was expected was given: whether the customer was told so is asked at once, while it is fresh. */
async function announcement(walk: Walk, criterion: string, world: WalkWorld): Promise<Walk> {
  if (!isAnnouncementOpen(walk, criterion)) return walk;
  const { prompter, save, speaker } = world;
  const announced = await prompter.choose<boolean | null>({
    message: speaker.say('announced.question'),
    options: [
      { value: true, name: speaker.say('announced.yes') },
      { value: false, name: speaker.say('announced.no') },
      { value: null, name: speaker.say('announced.unknown') },
    ],
  });
  const next = step(walk, { does: 'announce', criterion, announced }, world.now().toISOString());
  if (next.session !== walk.session) await save(next.session);
  return next;
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
