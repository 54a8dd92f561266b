// Leads an auditor through a walk: asks what its place asks, lets core say what the reply makes of it, and saves before
// anything else is shown. What is half typed, and stopwatches, are saved while they come about.

import type { Evidence, Session } from '../core/answers/response.ts';
import { type Lacking, lackingOf } from '../core/check/requirement.ts';
import { type Message, UserError } from '../core/errors.ts';
import { type Act, isAnnouncementOpen, step, type Walk, withUnsent, withWatch } from '../core/walk/walk.ts';
import { instantOf } from '../env.ts';
import type { Speaker } from '../words/index.ts';
import type { Briefing } from './briefing.ts';
import { Interrupted } from './interrupted.ts';
import type { Aids, Kept, Prompter, Reply, Tell } from './prompter.ts';
import { kindsOf, questionOf, reviewOf, type Sitting, thresholdOf } from './question.ts';

export interface WalkWorld {
  readonly prompter: Prompter;
  readonly speaker: Speaker;
  readonly briefing: Briefing;
  /** A pick is the answer, without Enter. */
  readonly quick: boolean;
  now(): Date;
  /**
   * Resolves once the session is safe on disk. A UserError says why it is not; `session-changed` where somebody has written to its
   * file meanwhile, whose text is kept beside it with `keepTheirs`.
   */
  save(session: Session, how?: { readonly keepTheirs: boolean }): Promise<void>;
  /** Into a file beside its own, whose name the auditor is told at the end. */
  saveCopy(session: Session): Promise<void>;
  readonly files: Files;
}

/** The files of this machine, as evidence. */
export interface Files {
  /** Takes a file as evidence, or says what is wrong with it. */
  take(path: string, copy: boolean, tell: Tell, signal: AbortSignal): Promise<Evidence | Message>;
  /** Removes the copy of a file that nothing refers to any more; it can be brought back until the auditor leaves. */
  drop(evidence: Evidence): Promise<void>;
  bringBack(evidence: Evidence): Promise<void>;
  look(path: string): Promise<Message | null>;
  complete(typed: string): Promise<readonly string[]>;
}

/** Ends with the finished walk; throws Interrupted when the auditor leaves, all answers being saved by then. */
export async function walkThrough(start: Walk, world: WalkWorld): Promise<Walk> {
  const { prompter, speaker } = world;
  const sitting = { since: world.now().getTime(), briefing: world.briefing, quick: world.quick };
  const saver = openSaver(world);
  const past: Walk[] = [];
  /** What the answer just given has to come with; of each answer it is asked once, and the review tells it again. */
  let wanted: readonly Lacking[] = [];
  const pointedOut = new Set<string>();
  let walk = start;
  let previous: string | null = null;
  try {
    while (walk.place.at !== 'finished') {
      const asked = walk.place;
      const keep = (kept: Kept) => {
        if (!('criterion' in asked)) return;
        const next = withKept(walk, asked.criterion, kept);
        if (next === walk) return;
        walk = next;
        saver.soon(walk.session);
      };
      const reply = await ask(walk, { ...sitting, wanted }, previous, { ...world.files, keep }, world);
      if (reply.does === 'quit') throw new Interrupted('quit');
      if (reply.does === 'undo') {
        const before = past.pop();
        if (before) {
          await restoreFiles(walk.session, before.session, world.files);
          walk = undone(walk, before);
          previous = null;
          await saver.now(walk.session);
        } else prompter.tell(speaker.say('walk.nothing-to-undo'));
        continue;
      }
      const act = reply.does === 'attach-file' ? await taken(reply, world) : reply;
      if (act === null) continue;
      let next = step(walk, act, instantOf(world.now()));
      if (next === walk) {
        const reason = `walk.cannot.${act.does}`;
        if (speaker.knows(reason)) prompter.tell(speaker.say(reason));
      } else if (LEAVES_A_TRACE.has(act.does)) past.push(walk);
      if (next.session !== walk.session) await saver.now(next.session);
      if (act.does === 'detach') await dropFiles(walk.session, next.session, world.files);
      if (act.does === 'answer' && walk.place.at === 'delivery')
        next = await announcement(next, walk.place.criterion, saver, world);
      const settled = act.does === 'answer' || act.does === 'tell' || act.does === 'blank';
      const lacking = walk.place.at === 'delivery' ? lackingAt(next, walk.place.criterion) : [];
      const isSupplied = wanted.length > 0 && (act.does === 'note' || act.does === 'attach');
      if (
        settled &&
        'criterion' in walk.place &&
        lacking.length > 0 &&
        !pointedOut.has(walk.place.criterion)
      ) {
        pointedOut.add(walk.place.criterion);
        // It is asked for where the answer was given, while it is fresh.
        next = { ...next, place: walk.place };
        wanted = lacking;
      } else if (isSupplied && lacking.length === 0) {
        next = step(next, { does: 'forward' }, instantOf(world.now()));
        wanted = [];
      } else wanted = isSupplied ? lacking : [];
      if (wanted.length > 0) prompter.tell(speaker.say('walk.requires', { list: kindsOf(wanted, speaker) }));
      previous =
        settled && wanted.length === 0 && 'criterion' in walk.place
          ? walk.place.criterion
          : act.does === 'note'
            ? previous
            : null;
      walk = next;
    }
    return walk;
  } finally {
    await saver.end();
  }
}

function lackingAt({ scheme, session }: Walk, id: string): Lacking[] {
  const criterion = scheme.criteria.find((one) => one.id === id);
  return criterion ? lackingOf(criterion, session.responses.get(id), scheme.policy.tolerance) : [];
}

/** Acts that `u` takes back. Where one only led elsewhere, it leads back. */
const LEAVES_A_TRACE: ReadonlySet<Act['does']> = new Set([
  'answer',
  'tell',
  'blank',
  'expect',
  'note',
  'attach',
  'detach',
  'back',
]);

/** The walk as it was, but for what was typed or timed at other questions since. */
function undone({ session }: Walk, before: Walk): Walk {
  const at = 'criterion' in before.place ? before.place.criterion : null;
  const merged = <T>(now: ReadonlyMap<string, T> | undefined, was: ReadonlyMap<string, T> | undefined) => {
    const entries = new Map(now);
    if (at !== null && was?.has(at)) entries.set(at, was.get(at)!);
    return entries;
  };
  return {
    ...before,
    session: {
      ...before.session,
      watches: merged(session.watches, before.session.watches),
      drafts: merged(session.drafts, before.session.drafts),
    },
  };
}

function withKept(walk: Walk, criterion: string, { watch, unsent }: Kept): Walk {
  const { watches, drafts } = walk.session;
  const known = watches?.get(criterion);
  const isSame = (known ?? { started: null }).started === watch.started && known?.stopped === watch.stopped;
  // A field that was left blank again is no reason to forget when the watch was stopped.
  const timed = watch.started === null || isSame ? walk : withWatch(walk, criterion, watch);
  return JSON.stringify(drafts?.get(criterion) ?? {}) === JSON.stringify(unsent)
    ? timed
    : withUnsent(timed, criterion, unsent);
}

interface Saver {
  /** Resolves once this session, or a later one, is safe, or once the auditor has been told why it is not. */
  now(session: Session): Promise<void>;
  /** Sees to it within a moment. */
  soon(session: Session): void;
  /** Throws what keeps the last of it from being safe: nobody is asked any more. */
  end(): Promise<void>;
}

/** Milliseconds between two savings of what is being typed: a disk has better to do than to follow every key. */
const MOMENT = 200;

/**
 * One saving at a time, always of what is newest. What the disk refuses is told, and the walk goes on: it is saved with what
 * comes next. Where somebody has written to the file meanwhile, the auditor decides.
 */
function openSaver({ save, saveCopy, prompter, speaker: { say } }: WalkWorld): Saver {
  let wanted: Session | null = null;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const next = running.then(async () => {
      const session = wanted;
      if (session === null) return;
      wanted = null;
      await save(session).catch((error) => {
        wanted ??= session;
        throw error;
      });
    });
    // What keeps a text in the making from being saved keeps the next answer, too, and is told of then.
    running = next.catch(() => {});
    return next;
  };
  const decide = async (session: Session): Promise<void> => {
    const theirs = await prompter.choose({
      message: say('walk.changed'),
      options: [
        { value: false, name: say('walk.changed.go-on') },
        { value: true, name: say('walk.changed.leave') },
      ],
    });
    wanted = null;
    if (!theirs) return save(session, { keepTheirs: true });
    await saveCopy(session);
    throw new Interrupted('quit');
  };
  return {
    async now(session) {
      wanted = session;
      try {
        await flush();
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        if (error.code === 'session-changed') return decide(session);
        prompter.tell(`${say(`error.${error.code}`, error.args)}. ${say('walk.not-saved')}`);
      }
    },
    soon(session) {
      wanted = session;
      timer ??= setTimeout(() => flush().catch(() => {}), MOMENT);
    },
    end: flush,
  };
}

function ask(
  walk: Walk,
  sitting: Sitting,
  previous: string | null,
  aids: Aids,
  { prompter, speaker }: WalkWorld,
): Promise<Reply> {
  const { place } = walk;
  switch (place.at) {
    case 'expectation':
    case 'delivery':
      return prompter.question(questionOf(walk, place.criterion, place.at, sitting, previous, speaker), aids);
    case 'threshold':
      return prompter.threshold(thresholdOf(walk, speaker));
    default:
      return prompter.review(reviewOf(walk, place.at === 'review' ? place.last : null, speaker));
  }
}

/** More than was expected was given: whether the customer was told so is asked at once, while it is fresh. */
async function announcement(walk: Walk, criterion: string, saver: Saver, world: WalkWorld): Promise<Walk> {
  if (!isAnnouncementOpen(walk, criterion)) return walk;
  const { prompter, speaker } = world;
  const announced = await prompter.choose<boolean | null>({
    message: speaker.say('announced.question'),
    options: [
      { value: true, name: speaker.say('announced.yes') },
      { value: false, name: speaker.say('announced.no') },
      { value: null, name: speaker.say('announced.unknown') },
    ],
  });
  const next = step(walk, { does: 'announce', criterion, announced }, instantOf(world.now()));
  if (next.session !== walk.session) await saver.now(next.session);
  return next;
}

async function taken(
  { path, copy }: Extract<Reply, { does: 'attach-file' }>,
  { files, prompter, speaker }: WalkWorld,
) {
  const evidence = await prompter.during(speaker.say('walk.attaching', { file: path }), (tell, signal) =>
    files.take(path, copy, tell, signal),
  );
  if (evidence === null) {
    prompter.refuse(speaker.say('walk.not-attached'));
    return null;
  }
  if ('file' in evidence) {
    prompter.tell(speaker.say('walk.attached', { file: evidence.file }));
    return { does: 'attach', evidence } as const;
  }
  prompter.refuse(speaker.say(`error.${evidence.code}`, evidence.args));
  return null;
}

const filesOf = ({ responses }: Session): Map<string, Evidence> =>
  new Map(
    [...responses.values()].flatMap(({ extra }) =>
      (extra?.evidence ?? []).map((evidence) => [evidence.file, evidence] as const),
    ),
  );

async function dropFiles(before: Session, after: Session, files: Files): Promise<void> {
  const left = filesOf(after);
  for (const [file, evidence] of filesOf(before)) if (!left.has(file)) await files.drop(evidence);
}

async function restoreFiles(before: Session, after: Session, files: Files): Promise<void> {
  const there = filesOf(before);
  for (const [file, evidence] of filesOf(after)) if (!there.has(file)) await files.bringBack(evidence);
  await dropFiles(before, after, files);
}
