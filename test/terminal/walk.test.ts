// The walk as its driver leads it, with a prompter that reads its replies from a list.

import { describe, expect, it } from 'vitest';
import type { Session } from '../../src/core/answers/response.ts';
import { UserError } from '../../src/core/errors.ts';
import { startWalk } from '../../src/core/walk/walk.ts';
import { Interrupted } from '../../src/terminal/interrupted.ts';
import type { Prompter, Reply } from '../../src/terminal/prompter.ts';
import { reviewOf } from '../../src/terminal/question.ts';
import { doubtsOf } from '../../src/terminal/review-screen.ts';
import { walkThrough } from '../../src/terminal/walk.ts';
import { speaker } from '../speaker.ts';
import { SCHEME, schemeIn, sessionOf, VISIT } from './visit.ts';

type Script = Readonly<Record<string, readonly Reply[]>>;

/** Replies to each question in turn; a question without a reply fails the test. */
function scripted(script: Script, chosen: readonly unknown[] = []) {
  const seen: string[] = [];
  const told: string[] = [];
  const left = new Map(Object.entries(script).map(([name, replies]) => [name, [...replies]]));
  const reply = async (name: string): Promise<Reply> => {
    seen.push(name);
    const next = left.get(name)?.shift();
    if (!next) throw new Error(`nothing to reply to ${name}`);
    return next;
  };
  const prompter: Prompter = {
    choose: async ({ message }) => {
      seen.push(message);
      if (chosen.length === 0) throw new Error('nothing to choose');
      return chosen[0] as never;
    },
    ask: () => Promise.reject(new Error('nothing to ask')),
    brief: async () => {},
    question: ({ id, pass, wanted }) =>
      reply(`${pass === 'expectation' ? 'expect ' : ''}${id}${wanted ? ` lacks ${wanted}` : ''}`),
    threshold: () => reply('threshold'),
    review: () => reply('review'),
    during: (_, work) => work(() => {}, new AbortController().signal),
    tell: (sentence) => told.push(sentence),
    refuse: (sentence) => told.push(sentence),
    close: () => {},
  };
  return { prompter, seen, told };
}

interface Disk {
  /** Instead of keeping the session: throws. Counts savings from 1. */
  readonly refuse?: (saving: number, how: { readonly keepTheirs: boolean } | undefined) => void;
  readonly chosen?: readonly unknown[];
}

function lead(
  script: Script,
  responses: Parameters<typeof sessionOf>[0] = {},
  scheme = SCHEME,
  { refuse = () => {}, chosen = [] }: Disk = {},
) {
  const { prompter, seen, told } = scripted(script, chosen);
  const saved: Session[] = [];
  const besides: Session[] = [];
  let savings = 0;
  const finished = walkThrough(startWalk(scheme, sessionOf(responses)), {
    prompter,
    speaker: speaker('en'),
    now: () => new Date('2026-03-05T10:05:00.000Z'),
    async save(session, how) {
      refuse(++savings, how);
      saved.push(session);
    },
    saveCopy: async (session) => void besides.push(session),
    briefing: { title: 'Visit', paragraphs: [] },
    quick: false,
    files: {
      take: async (path) =>
        path === 'there.jpg'
          ? { file: 'x.evidence/there.jpg', sha256: 'a'.repeat(64), size: 1 }
          : { code: 'file-missing', args: { file: path } },
      drop: async () => {},
      bringBack: async () => {},
      look: async () => null,
      complete: async () => [],
    },
  });
  return { finished, saved, besides, seen, told };
}

const answer = (value: number): Reply => ({ does: 'answer', value });

describe('a walk', () => {
  it('goes from the expectations through the visit to the end, saved after every answer', async () => {
    const { finished, saved, seen } = lead({
      'expect smile': [answer(8)],
      threshold: [{ does: 'begin' }],
      queue: [answer(90)],
      smile: [answer(6)],
      asked: [answer(0)],
      words: [{ does: 'blank', blank: 'skipped' }],
      review: [{ does: 'finish' }],
    });
    expect((await finished).session.finished).toBe('2026-03-05T10:05:00.000Z');
    expect(seen).toEqual(['expect smile', 'threshold', 'queue', 'smile', 'asked', 'words', 'review']);
    expect(saved.map(({ responses }) => responses.size)).toEqual([1, 2, 2, 3, 4, 4]);
  });

  it('leads from the review to an answer and back, and asks what a changed answer brings up', async () => {
    const { finished, seen } = lead(
      {
        queue: [answer(90)],
        smile: [answer(6)],
        asked: [answer(0), answer(1)],
        words: [{ does: 'tell', words: 'A plant.' }],
        review: [{ does: 'go', criterion: 'asked' }, { does: 'go', criterion: 'found' }, { does: 'finish' }],
        found: [answer(0)],
      },
      {
        smile: { state: 'awaited', expectation: 8 },
        queue: { state: 'answered', expectation: null, delivery: 1 },
      },
    );
    expect((await finished).session.responses.get('found')).toMatchObject({ delivery: 0 });
    expect(seen).toEqual(['smile', 'asked', 'words', 'review', 'asked', 'review', 'found', 'review']);
  });

  it('ends with everything saved when the auditor quits', async () => {
    const { finished, saved } = lead(
      { queue: [answer(90)], smile: [{ does: 'quit' }] },
      { smile: { state: 'awaited', expectation: 8 }, words: { state: 'blank', blank: 'skipped' } },
    );
    await expect(finished).rejects.toEqual(new Interrupted('quit'));
    expect(saved.at(-1)?.responses.get('queue')).toMatchObject({ delivery: 90 });
  });

  it('says what is wrong with a file and asks again; what it takes is saved before the answer', async () => {
    const attach = (path: string): Reply => ({ does: 'attach-file', path, copy: true });
    const { finished, saved, told, seen } = lead(
      { queue: [attach('gone.jpg'), attach('there.jpg'), { does: 'quit' }] },
      { words: { state: 'blank', blank: 'skipped' } },
    );
    await expect(finished).rejects.toBeInstanceOf(Interrupted);
    expect(told).toEqual(['there is no file gone.jpg', 'Evidence kept: x.evidence/there.jpg']);
    expect(seen).toEqual(['queue', 'queue', 'queue']);
    expect(saved).toHaveLength(1);
  });

  it('says so where there is no way back and nothing to take back', async () => {
    const { finished, told } = lead(
      { queue: [{ does: 'back' }, { does: 'undo' }, { does: 'quit' }] },
      { words: { state: 'blank', blank: 'skipped' } },
    );
    await expect(finished).rejects.toBeInstanceOf(Interrupted);
    expect(told).toEqual(['This is the first question.', 'There is nothing to take back.']);
  });

  it('takes back a skip over an answer, on disk as well', async () => {
    const { finished, saved } = lead(
      {
        queue: [answer(90), { does: 'blank', blank: 'skipped' }],
        smile: [{ does: 'back' }, { does: 'undo' }, { does: 'quit' }],
      },
      { words: { state: 'blank', blank: 'skipped' } },
    );
    await expect(finished).rejects.toBeInstanceOf(Error);
    expect(saved.map(({ responses }) => responses.get('queue')?.state)).toEqual([
      'answered',
      'blank',
      'answered',
    ]);
  });

  it('asks at once for what an answer has to come with, once, and goes on when it is there', async () => {
    const strict = schemeIn(
      VISIT.replace(
        'expect: 3m',
        'expect: 3m\n        require: { comment: unmet, evidence: { unmet: [photo] } }',
      ),
    );
    const photo: Reply = { does: 'attach-file', path: 'there.jpg', copy: true };
    const { finished, seen, told } = lead(
      {
        queue: [answer(600), { does: 'quit' }],
        threshold: [{ does: 'begin' }],
        'queue lacks note': [{ does: 'note', text: 'Two tills, one open.' }],
        'queue lacks evidence': [photo],
        smile: [{ does: 'back' }],
      },
      { smile: { state: 'awaited', expectation: 8 } },
      strict,
    );
    await expect(finished).rejects.toBeInstanceOf(Interrupted);
    expect(seen).toEqual([
      'threshold',
      'queue',
      'queue lacks note',
      'queue lacks evidence',
      'smile',
      'queue',
    ]);
    expect(told[0]).toBe(
      'This answer has to come with: a comment, a photo. It can also follow later; the review reminds you.',
    );
  });

  it('lets an answer stand that lacks something, and tells it in the review', async () => {
    const strict = schemeIn(VISIT.replace('expect: 3m', 'expect: 3m\n        require: { comment: unmet }'));
    const { finished, seen } = lead(
      {
        threshold: [{ does: 'begin' }],
        queue: [answer(600)],
        'queue lacks note': [{ does: 'forward' }],
        smile: [{ does: 'quit' }],
      },
      { smile: { state: 'awaited', expectation: 8 } },
      strict,
    );
    await expect(finished).rejects.toBeInstanceOf(Interrupted);
    expect(seen).toEqual(['threshold', 'queue', 'queue lacks note', 'smile']);
    const answered = {
      queue: { state: 'answered', expectation: null, delivery: 600 },
      smile: { state: 'answered', expectation: 8, delivery: 8 },
    } as const;
    const review = reviewOf(startWalk(strict, sessionOf(answered)), null, speaker('en'));
    expect(review.rows.map(({ lacking }) => lacking)).toEqual(['a comment', '', '', '']);
    expect(doubtsOf(review, speaker('en'))[0]).toBe(
      '1 answer lacks what has to come with it (1: a comment).',
    );
  });
});

describe('a disk that refuses', () => {
  const WAITING = { smile: { state: 'awaited', expectation: 8 } } as const;
  const SCRIPT: Script = {
    threshold: [{ does: 'begin' }],
    queue: [answer(90)],
    smile: [answer(6)],
    asked: [answer(0)],
    words: [{ does: 'blank', blank: 'skipped' }],
    review: [{ does: 'finish' }],
  };
  const full = new UserError('disk-full', { file: 'visit.yaml' });
  const changed = new UserError('session-changed', { file: 'visit.yaml' });

  it('is told, and the walk goes on: the next saving holds all', async () => {
    const { finished, saved, told } = lead(SCRIPT, WAITING, SCHEME, {
      refuse(saving) {
        if (saving === 2) throw full;
      },
    });
    await finished;
    expect(told).toEqual([
      expect.stringMatching(/^no space left on the disk for visit\.yaml\. Your answers are not/),
    ]);
    expect(saved[1]?.responses.get('queue')).toMatchObject({ delivery: 90 });
    expect(saved.at(-1)?.finished).not.toBeNull();
  });

  it('to the end ends the walk with the fault, never as if all were saved', async () => {
    const { finished, saved } = lead(SCRIPT, WAITING, SCHEME, {
      refuse() {
        throw full;
      },
    });
    await expect(finished).rejects.toBe(full);
    expect(saved).toEqual([]);
  });

  it('because somebody has changed the file: written over only where the auditor says so, theirs being kept', async () => {
    const supplement: unknown[] = [];
    const { finished, saved, seen } = lead(SCRIPT, WAITING, SCHEME, {
      chosen: [false],
      refuse(saving, how) {
        supplement.push(how?.keepTheirs);
        if (saving === 1) throw changed;
      },
    });
    await finished;
    expect(seen).toContainEqual(expect.stringMatching(/^Somebody has changed the file/));
    expect(supplement.slice(0, 3)).toEqual([undefined, true, undefined]);
    expect(saved.at(-1)?.finished).not.toBeNull();
  });

  it('because somebody has changed the file: left as it is where the auditor says so, the answers beside it', async () => {
    const { finished, saved, besides } = lead(SCRIPT, WAITING, SCHEME, {
      chosen: [true],
      refuse() {
        throw changed;
      },
    });
    await expect(finished).rejects.toEqual(new Interrupted('quit'));
    expect(saved).toEqual([]);
    expect(besides).toHaveLength(1);
  });
});
