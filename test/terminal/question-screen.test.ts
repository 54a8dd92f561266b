// A question on the screen, key by key; and that every shipped question fits an ordinary terminal in both languages.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Response } from '../../src/core/answers/response.ts';
import { schemeOf } from '../../src/core/standard/scheme.ts';
import { startWalk, type Walk } from '../../src/core/walk/walk.ts';
import { glyphsFor, type Look } from '../../src/terminal/frame.ts';
import type { Key } from '../../src/terminal/keyboard.ts';
import type { Reply } from '../../src/terminal/prompter.ts';
import { questionOf, reviewOf } from '../../src/terminal/question.ts';
import {
  drawQuestion,
  firstState,
  pressKey,
  type QuestionState,
  unsentOf,
} from '../../src/terminal/question-screen.ts';
import { drawReview, firstReview } from '../../src/terminal/review-screen.ts';
import { widthOf } from '../../src/text/layout.ts';
import { styleFor } from '../../src/text/style.ts';
import { loadShipped } from '../shipped.ts';
import { speaker } from '../speaker.ts';
import { ROOT, Sink, worldEnv } from '../world.ts';
import { alt, key, keys } from './keys.ts';
import { SCHEME, sessionOf } from './visit.ts';

const glyphs = glyphsFor(worldEnv([], {}, new Sink(), new Sink()));
const look = (width = 79, rows = 23): Look => ({ style: styleFor(false), glyphs, width, rows });
const START = 1_000_000;
const SITTING = { since: START, briefing: { title: 'Visit', paragraphs: [] }, quick: false, wanted: [] };

interface Asked {
  readonly language?: 'en' | 'ru';
  readonly responses?: Readonly<Record<string, Response>>;
  readonly pass?: 'expectation' | 'delivery';
  readonly overlay?: QuestionState['overlay'];
  readonly quick?: boolean;
}

/** A question of the visit, and what happens when keys are pressed, a second apart. */
function ask(
  id: string,
  { language = 'en', responses = {}, pass = 'delivery', overlay = null, quick = false }: Asked = {},
) {
  const walk = startWalk(
    SCHEME,
    sessionOf({ asked: { state: 'answered', expectation: null, delivery: 1 }, ...responses }),
  );
  const question = questionOf(walk, id, pass, { ...SITTING, quick }, null, speaker(language));
  let now = START;
  let state: QuestionState = { ...firstState(question, speaker(language)), overlay };
  let needs: string | undefined;
  return {
    press(...pressed: readonly (string | Key)[]): Reply | undefined {
      let reply: Reply | undefined;
      for (const one of pressed)
        for (const each of typeof one === 'string' ? keys(one) : [one]) {
          const result = pressKey(state, each, { question, speaker: speaker(language), now, top: 0 });
          state = result.state;
          reply = result.reply;
          needs = result.needs;
          now += 1000;
        }
      return reply;
    },
    shown: (at = look()) => drawQuestion(question, state, at, speaker(language), now).lines.join('\n'),
    state: () => state,
    needs: () => needs,
    unsent: () => unsentOf(question, state),
  };
}

describe('a scale', () => {
  it('has nothing ticked until the auditor moves or types', () => {
    const smile = ask('smile');
    expect(smile.state().draft.picked).toBeNull();
    expect(smile.shown()).not.toContain('❯');
    expect(smile.press('enter')).toBeUndefined();
    expect(smile.shown()).toContain('Choose an answer first');
  });

  it('is asked of each side in its own words, where it has them', () => {
    expect(ask('smile', { pass: 'expectation' }).shown()).toContain('How warm should the welcome be?');
    expect(ask('smile').shown()).toContain('How warm was the welcome?');
  });

  it('is answered with a number and Enter', () => {
    expect(ask('smile').press('7', 'enter')).toEqual({ does: 'answer', value: 7 });
  });

  it('takes numbers of two digits, and begins anew where they grow too long', () => {
    expect(ask('smile').press('10', 'enter')).toEqual({ does: 'answer', value: 10 });
    expect(ask('smile').press('73', 'enter')).toEqual({ does: 'answer', value: 3 });
  });

  it('is answered with arrows and Enter', () => {
    expect(ask('smile').press('down', 'down', 'enter')).toEqual({ does: 'answer', value: 1 });
    expect(ask('smile').press('up', 'enter')).toEqual({ does: 'answer', value: 10 });
  });

  it('shows the earlier answer, which Enter keeps', () => {
    const responses: Readonly<Record<string, Response>> = {
      smile: { state: 'answered', expectation: 8, delivery: 6 },
    };
    expect(ask('smile', { responses }).press('enter')).toEqual({ does: 'forward' });
    expect(ask('smile', { responses }).press('up', 'enter')).toEqual({ does: 'answer', value: 5 });
  });
});

describe('quick answers', () => {
  it('take one key, unless another may have to follow', () => {
    expect(ask('smile', { quick: true }).press('7')).toEqual({ does: 'answer', value: 7 });
    const smile = ask('smile', { quick: true });
    expect(smile.press('1')).toBeUndefined();
    expect(smile.press('0')).toEqual({ does: 'answer', value: 10 });
    expect(ask('smile', { quick: true }).press('1', 'enter')).toEqual({ does: 'answer', value: 1 });
  });

  it('are not given by arrows or a paste', () => {
    expect(ask('smile', { quick: true }).press('down')).toBeUndefined();
    expect(ask('smile', { quick: true }).press(key('7', { pasted: true }))).toBeUndefined();
  });
});

describe('yes and no', () => {
  it.each([
    ['y', 1],
    ['д', 1],
    ['1', 1],
    ['n', 0],
    ['н', 0],
    ['2', 0],
  ] as const)('is answered with %s', (letter, value) => {
    expect(
      ask('asked', { responses: { asked: { state: 'awaited', expectation: 1 } } }).press(letter, 'enter'),
    ).toEqual({
      does: 'answer',
      value,
    });
  });

  it('leaves c for the comment, since n is an answer', () => {
    expect(ask('asked').press('c', 'hm', 'enter')).toEqual({ does: 'note', text: 'hm' });
  });
});

describe('a length of time', () => {
  it('is typed in any of the usual ways, with what it means beside it', () => {
    for (const typed of ['4m 30s', '270', '0:04:30', '4 мин 30 с'])
      expect(ask('queue').press(typed, 'enter')).toEqual({ does: 'answer', value: 270 });
    const queue = ask('queue');
    queue.press('4m 3');
    expect(queue.shown()).not.toContain('=  4');
    queue.press('0s');
    expect(queue.shown()).toContain('Answer: 4m 30s   = 4 min 30 s');
  });

  it('is refused with a reason when it is none', () => {
    const queue = ask('queue');
    expect(queue.press('8x', 'enter')).toBeUndefined();
    expect(queue.shown()).toContain('“8x” is not a length of time; write 90s, 4m 30s or 0:04:30');
  });

  it('is timed: Space starts, Space stops, Enter answers', () => {
    const queue = ask('queue');
    queue.press('space');
    expect(queue.shown()).toContain('● 0:00:01');
    expect(queue.press('space', 'enter')).toEqual({ does: 'answer', value: 1 });
  });

  it('is timed on where it was stopped, and from nothing once it was typed over', () => {
    const queue = ask('queue');
    queue.press('space', 'space', 'space');
    expect(queue.press('enter', 'enter')).toEqual({ does: 'answer', value: 2 });
    const other = ask('queue');
    other.press('space', 'space', '90');
    expect(other.press('enter')).toEqual({ does: 'answer', value: 90 });
  });

  it('goes on being timed, in sight, while a comment is written', () => {
    const queue = ask('queue');
    queue.press('space', 'c', 'slow');
    expect(queue.shown()).toContain('● 0:00:06 still running: How long was the queue?');
    expect(queue.press('enter')).toEqual({ does: 'note', text: 'slow' });
    expect(queue.press('space', 'enter')).toEqual({ does: 'answer', value: 7 });
  });
});

describe('words', () => {
  it('are typed freely, letters of commands included', () => {
    expect(ask('words').press('good quiet shop', 'enter')).toEqual({
      does: 'tell',
      words: 'good quiet shop',
    });
  });

  it('leave the commands to Esc and a letter, or Alt', () => {
    const words = ask('words');
    expect(words.press('so', 'escape', 's')).toEqual({ does: 'blank', blank: 'skipped' });
    expect(ask('words').press(alt('b'))).toEqual({ does: 'back' });
  });

  it('are worked on with Alt, word by word, and never lost to it', () => {
    const words = ask('words');
    expect(words.press('so it goes', alt('d'), alt('s'), alt('q'))).toBeUndefined();
    expect(words.state().draft.line.text).toBe('so it goes');
    expect(words.press('home', alt('d'))).toBeUndefined();
    expect(words.state().draft.line.text).toBe(' it goes');
  });
});

describe('the commands', () => {
  it.each([
    ['b', { does: 'back' }],
    ['left', { does: 'back' }],
    ['right', { does: 'forward' }],
    ['s', { does: 'blank', blank: 'skipped' }],
    ['d', { does: 'blank', blank: 'dont-know' }],
    ['r', { does: 'review' }],
    ['q', { does: 'quit' }],
    ['и', { does: 'back' }],
    ['й', { does: 'quit' }],
  ] as const)('%s', (letter, reply) => {
    expect(ask('queue').press(letter)).toEqual(reply);
    expect(ask('smile').press(letter)).toEqual(reply);
  });

  it('open and close the guide', () => {
    const queue = ask('queue');
    queue.press('g');
    expect(queue.shown()).toContain('From the door to the till.');
    queue.press('п');
    expect(queue.shown()).not.toContain('From the door to the till.');
    const smile = ask('smile');
    smile.press('g');
    expect(smile.shown()).toContain('This question has no guide.');
  });

  it('want a reason for "not applicable"', () => {
    const queue = ask('queue');
    expect(queue.press('x', 'enter')).toBeUndefined();
    expect(queue.press('no queue', 'enter')).toEqual({
      does: 'blank',
      blank: 'not-applicable',
      reason: 'no queue',
    });
  });

  it('attach evidence, copied or referred to, and take it away again', () => {
    // Whether there is such a file is looked at before anything is asked about it.
    const queue = ask('queue');
    expect(queue.press('e', 'a b.jpg', 'enter')).toBeUndefined();
    expect(queue.needs()).toBe('look');
    const copied = ask('queue', { overlay: { over: 'copy', path: 'a b.jpg' } });
    expect(copied.press('enter')).toEqual({ does: 'attach-file', path: 'a b.jpg', copy: true });
    const referred = ask('queue', { overlay: { over: 'copy', path: 'a.jpg' } });
    expect(referred.press('r')).toEqual({ does: 'attach-file', path: 'a.jpg', copy: false });
    const evidence = [{ file: 'x.evidence/a.jpg', sha256: null }];
    const with1 = ask('queue', {
      responses: { queue: { state: 'awaited', expectation: null, extra: { evidence } } },
    });
    expect(with1.press('e', '-1', 'enter')).toEqual({ does: 'detach', position: 0 });
    expect(ask('queue').press('e', '-1', 'enter')).toBeUndefined();
  });

  it('change the expectation, in the answer’s own way', () => {
    expect(ask('queue').press('=', '5m', 'enter')).toEqual({ does: 'expect', value: 300 });
    expect(ask('smile').press('=', '9', 'enter')).toEqual({ does: 'expect', value: 9 });
    expect(ask('words').press(alt('='))).toBeUndefined();
  });

  it('put a comment aside with Esc; it is shown, kept and gone on with', () => {
    const queue = ask('queue');
    queue.press('c', 'two tills', 'escape');
    expect(queue.unsent()).toEqual({ note: 'two tills' });
    expect(queue.shown()).toContain('Comment not saved yet: two tills');
    expect(queue.press('c', ' open', 'enter')).toEqual({ does: 'note', text: 'two tills open' });
    expect(queue.unsent()).toEqual({});
    expect(ask('queue').press('c', 'oops', alt('s'))).toBeUndefined();
  });

  it('ask once more before leaving a stopwatch that runs', () => {
    const queue = ask('queue');
    expect(queue.press('space', 'q')).toBeUndefined();
    expect(queue.shown()).toContain('A stopwatch is running.');
    expect(queue.press('q')).toEqual({ does: 'quit' });
  });

  it('wait for the visit while only expectations are asked', () => {
    const smile = ask('smile', { pass: 'expectation' });
    for (const letter of ['e', 'x', 'r']) {
      expect(smile.press(letter)).toBeUndefined();
      expect(smile.shown()).toContain('That comes with the visit');
    }
    expect(smile.shown()).not.toContain('not applicable');
  });

  it('are not in a paste', () => {
    expect(ask('smile').press(key('s', { pasted: true }))).toBeUndefined();
    expect(ask('queue').press('c', key('three lines in one', { pasted: true }), 'enter')).toEqual({
      does: 'note',
      text: 'three lines in one',
    });
  });

  it('are told of when a key does nothing', () => {
    const smile = ask('smile');
    smile.press('z');
    expect(smile.shown()).toContain('The key z does nothing here');
  });
});

describe('the screen', () => {
  it('says where one is, what is expected, and what the keys are', () => {
    expect(ask('queue').shown().split('\n')).toEqual([
      'Visit · Sadovaya 14                                                 under 1 min',
      'Waiting  1 of 5  ──────────────────────────────────────────────────────────────',
      '',
      'How long was the queue?',
      'Norm: 3 min (standard)',
      '',
      'Type a length of time: 90s, 4m 30s or 0:04:30.',
      '',
      'Answer: ',
      '',
      'Enter answer   Space stopwatch   g guide   c comment   e evidence',
      '= expectation   b back   s skip   d don’t know   x not applicable   r review',
      'u undo   i briefing   ? keys   q save and quit',
    ]);
  });

  it('says it in Russian', () => {
    expect(
      ask('asked', { language: 'ru', responses: { asked: { state: 'awaited', expectation: null } } })
        .shown()
        .split('\n'),
    ).toEqual([
      'Визит · Sadovaya 14                                                меньше 1 мин',
      `Помощь  3 из 4  ${'━'.repeat(24)}${'─'.repeat(24)}  стоп-критерий`,
      '',
      'Всё после очереди.',
      '',
      'Спросили ли вас о нуждах?',
      'Норма: да (стандарт)',
      '',
      '   д  Да',
      '   н  Нет',
      '',
      'Ответ: ',
      '',
      'Enter ответить   c комментарий   e файл   = ожидание   b назад   s пропустить',
      'd не знаю   x неприменимо   r итоги   u отменить   i роль и задание   ? клавиши',
      'q сохранить и выйти',
    ]);
  });
});

const shipped = readdirSync(join(ROOT, 'standards')).filter((name) => name.endsWith('.yaml'));

describe('every shipped question fits', () => {
  it.each(shipped)('%s', (name) => {
    const standard = loadShipped(name.replace('.yaml', '')).value;
    expect(standard, name).not.toBeNull();
    const walk: Walk = startWalk(schemeOf(standard!), {
      ...sessionOf({}, {}),
      fields: new Map(whenFacts(standard!)),
    });
    for (const language of ['en', 'ru'] as const) {
      const review = reviewOf(walk, null, speaker(language));
      fits(drawReview(review, firstReview(review), look(), speaker(language)).lines);
      for (const { id } of review.rows)
        for (const guide of [false, true]) {
          const question = questionOf(walk, id, 'delivery', SITTING, null, speaker(language));
          const state = firstState(question, speaker(language), guide);
          const { lines } = drawQuestion(question, state, look(), speaker(language), START);
          fits(lines);
          if (!guide) expect(lines.join('\n'), `${id} has to be scrolled`).not.toMatch(/PgDn|PgUp/);
        }
    }
  });

  it('and is cut to a smaller window rather than broken by it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 44, max: 120 }),
        fc.integer({ min: 8, max: 60 }),
        fc.constantFrom('queue', 'smile', 'asked', 'found', 'words'),
        fc.array(
          fc.constantFrom(
            'g',
            'c',
            'e',
            'x',
            '?',
            '=',
            '7',
            'down',
            'escape',
            'long words of a note ',
            'pagedown',
          ),
        ),
        (width, rows, id, pressed) => {
          const question = ask(id);
          question.press(...pressed);
          fits(question.shown(look(width, rows)).split('\n'), width, rows);
        },
      ),
      { numRuns: 200 },
    );
  });
});

function fits(lines: readonly string[], width = 79, rows = 23): void {
  expect(lines.length).toBeLessThanOrEqual(rows);
  for (const line of lines) expect(widthOf(line), line).toBeLessThanOrEqual(width);
}

/** Facts that show as much of a standard as one visit can. */
function whenFacts(standard: {
  sections: readonly {
    criteria: readonly { when: readonly { field: string; values: readonly string[] }[] }[];
  }[];
}) {
  return standard.sections.flatMap(({ criteria }) =>
    criteria.flatMap(({ when }) => when.map(({ field, values }): [string, string] => [field, values[0]!])),
  );
}
