// The walk through a checklist, act by act.

import { describe, expect, it } from 'vitest';
import type { Response } from '../../../src/core/answers/response.ts';
import { schemeOf } from '../../../src/core/standard/scheme.ts';
import { answersOf } from '../../../src/core/tally/session-tally.ts';
import { untoldFacts, withFacts } from '../../../src/core/walk/facts.ts';
import type { Act, Walk } from '../../../src/core/walk/walk.ts';
import {
  deliveryQuestions,
  expectationQuestions,
  missingAnswers,
  startWalk,
  step,
} from '../../../src/core/walk/walk.ts';
import { HURRIED, SCHEME, sessionOf } from '../../terminal/visit.ts';

const AT = '2026-03-05T10:05:00.000Z';
const then = (walk: Walk, ...acts: readonly Act[]): Walk =>
  acts.reduce((now, act) => step(now, act, AT), walk);
const answer = (value: number): Act => ({ does: 'answer', value });
const skip: Act = { does: 'blank', blank: 'skipped' };
const expected = (expectation: number): Response => ({ state: 'awaited', expectation });
const answered = (delivery: number, expectation: number | null = null): Response => ({
  state: 'answered',
  expectation,
  delivery,
});
/** A visit whose one unknown expectation has been given. */
const begun = (responses: Readonly<Record<string, Response>> = {}) =>
  then(startWalk(SCHEME, sessionOf({ smile: expected(8), ...responses })), { does: 'begin' });
const here = ({ place }: Walk): string =>
  'criterion' in place ? `${place.at} ${place.criterion}` : place.at;
const blankOf = (walk: Walk, id: string) =>
  ['not-shown', 'skipped', 'dont-know', 'not-applicable'][
    answersOf(SCHEME, walk.session).blank[SCHEME.criteria.findIndex((criterion) => criterion.id === id)]!
  ];

describe('expectations', () => {
  it('are asked before the visit where neither profile nor standard has one', () => {
    const walk = startWalk(SCHEME, sessionOf());
    expect(expectationQuestions(walk).map(({ id }) => id)).toEqual(['smile']);
    expect(here(walk)).toBe('expectation smile');
    expect(here(then(walk, answer(8)))).toBe('threshold');
  });

  it('are all asked when that is wanted, also of what a later answer may hide', () => {
    const walk = startWalk(SCHEME, sessionOf(), true);
    expect(expectationQuestions(walk).map(({ id }) => id)).toEqual([
      'queue',
      'smile',
      'asked',
      'found',
      'price',
    ]);
    expect(here(walk)).toBe('expectation queue');
  });

  it('are not asked of what the facts of the visit hide', () => {
    const walk = startWalk(SCHEME, sessionOf({}, { channel: 'phone' }), true);
    expect(expectationQuestions(walk).map(({ id }) => id)).not.toContain('queue');
  });

  it('go on where they were left, and remember that all are asked', () => {
    const left = then(startWalk(SCHEME, sessionOf(), true), answer(60), answer(7));
    expect(here(startWalk(SCHEME, left.session))).toBe('expectation asked');
  });

  it('are kept apart from the visit by a threshold, which a resumed audit meets again', () => {
    const asked = then(startWalk(SCHEME, sessionOf()), answer(8));
    expect(here(startWalk(SCHEME, asked.session))).toBe('threshold');
    expect(here(then(asked, { does: 'back' }))).toBe('expectation smile');
    expect(here(then(asked, { does: 'begin' }))).toBe('delivery queue');
  });

  it('may be passed over, but not be declared inapplicable', () => {
    const walk = startWalk(SCHEME, sessionOf());
    expect(then(walk, skip).session.responses.get('smile')).toEqual({ state: 'awaited', expectation: null });
    expect(then(walk, { does: 'blank', blank: 'not-applicable', reason: 'x' })).toBe(walk);
  });

  it('once given stay with the answer, and can be corrected on the spot', () => {
    const walk = then(begun(), skip, answer(9));
    expect(walk.session.responses.get('smile')).toEqual({
      state: 'answered',
      expectation: 8,
      delivery: 9,
      extra: { at: AT },
    });
    const corrected = then(begun(), { does: 'expect', value: 2400 }, answer(1800));
    expect(corrected.session.responses.get('queue')).toMatchObject({ expectation: 2400, delivery: 1800 });
  });
});

describe('among expectations', () => {
  const all = (responses: Readonly<Record<string, Response>> = {}) =>
    startWalk(SCHEME, sessionOf(responses), true);
  const forward: Act = { does: 'forward' };
  const back: Act = { does: 'back' };

  it('one leads to the next and back, not past the first, and past the last only where it is answered', () => {
    const walk = all();
    expect(then(walk, back)).toBe(walk);
    expect(here(then(walk, forward))).toBe('expectation smile');
    expect(here(then(walk, forward, forward, back))).toBe('expectation smile');
    const last = then(walk, forward, forward, forward, forward);
    expect(here(last)).toBe('expectation price');
    expect(then(last, forward)).toBe(last);
    // An answer to the last leads to what was passed over.
    expect(here(then(last, answer(9)))).toBe('expectation queue');
    expect(here(then(last, answer(9), back))).toBe('expectation queue');
    const answeredLast = then(last, answer(9), forward, forward, forward, forward);
    expect(here(then(answeredLast, forward))).toBe('expectation queue');
  });

  it('an answer leads to the next open one, whatever is answered between', () => {
    const walk = then(all(), answer(60), answer(7), answer(1), back, back, back);
    expect(here(walk)).toBe('expectation queue');
    expect(here(then(walk, answer(30)))).toBe('expectation found');
    expect(here(then(walk, skip))).toBe('expectation found');
    expect(walk.session.responses.get('smile')).toEqual({ state: 'awaited', expectation: 7 });
  });

  it('the threshold is left for the visit or for the last of them', () => {
    const asked = then(startWalk(SCHEME, sessionOf()), answer(8));
    expect(here(then(asked, forward))).toBe('delivery queue');
    expect(then(asked, answer(3))).toBe(asked);
    expect(then(asked, { does: 'review' })).toBe(asked);
    const five = then(all(), answer(60), answer(7), answer(1), answer(1), answer(9));
    expect([here(five), here(then(five, back))]).toEqual(['threshold', 'expectation price']);
  });

  it('notes may be taken, and stay with the answer', () => {
    const noted = then(all(), { does: 'note', text: ' late ' });
    expect(here(noted)).toBe('expectation queue');
    expect(noted.session.responses.get('queue')).toEqual({
      ...{ state: 'awaited', expectation: null, extra: { note: 'late' } },
    });
    expect(then(noted, answer(60)).session.responses.get('queue')).toMatchObject({
      ...{ expectation: 60, extra: { note: 'late' } },
    });
  });
});

describe('the visit', () => {
  it('goes from question to question in the order of the standard', () => {
    const walk = begun();
    expect(here(walk)).toBe('delivery queue');
    expect(here(then(walk, answer(90)))).toBe('delivery smile');
  });

  it('takes up at the first question without an answer', () => {
    const walk = startWalk(SCHEME, sessionOf({ queue: answered(90), smile: expected(8) }));
    expect(here(walk)).toBe('delivery smile');
  });

  it('leads back one question at a time, and not past the first', () => {
    const walk = then(begun(), answer(90), answer(9), { does: 'back' });
    expect(here(walk)).toBe('delivery smile');
    const first = then(walk, { does: 'back' });
    expect(here(first)).toBe('delivery queue');
    expect(then(first, { does: 'back' })).toBe(first);
  });

  it('leads forward past an answer as it stands, and past an open question', () => {
    const back = then(begun(), answer(90), { does: 'back' });
    expect(here(then(back, { does: 'forward' }))).toBe('delivery smile');
    const open = begun();
    expect(here(then(open, { does: 'forward' }))).toBe('delivery smile');
    expect(then(open, { does: 'forward' }).session).toBe(open.session);
  });

  it('goes on to the next open question after an earlier answer is changed', () => {
    const walk = then(begun(), answer(90), answer(9), { does: 'back' }, { does: 'back' }, answer(30));
    expect(here(walk)).toBe('delivery asked');
    expect(walk.session.responses.get('queue')).toMatchObject({ delivery: 30 });
  });

  it.each([
    ['skipped', undefined],
    ['dont-know', undefined],
    ['not-applicable', 'no queue there'],
  ] as const)('records %s with its reason and counts it as such', (blank, reason) => {
    const walk = then(begun(), { does: 'blank', blank, ...(reason ? { reason } : {}) });
    expect(walk.session.responses.get('queue')).toEqual({
      state: 'blank',
      blank,
      expectation: null,
      ...(reason ? { reason } : {}),
      extra: { at: AT },
    });
    expect(blankOf(walk, 'queue')).toBe(blank);
  });

  it('keeps notes and evidence that come before the answer', () => {
    const file = { file: 'receipt.jpg', sha256: 'a'.repeat(64), size: 3 };
    const walk = then(begun(), { does: 'note', text: ' two tills ' }, { does: 'attach', evidence: file });
    expect(here(walk)).toBe('delivery queue');
    expect(then(walk, answer(90)).session.responses.get('queue')?.extra).toEqual({
      note: 'two tills',
      evidence: [file],
      at: AT,
    });
    const without = then(walk, { does: 'note', text: '' }, { does: 'detach', position: 0 });
    expect(without.session.responses.get('queue')).toEqual({
      state: 'awaited',
      expectation: null,
      extra: {},
    });
    expect(then(walk, { does: 'detach', position: 7 })).toBe(walk);
  });

  it('takes words where words are asked, and no number', () => {
    const done = begun({ queue: answered(1), smile: answered(8, 8), asked: answered(0) });
    expect(here(done)).toBe('delivery words');
    expect(then(done, answer(1))).toBe(done);
    expect(then(done, { does: 'tell', words: ' ' })).toBe(done);
    expect(
      then(done, { does: 'tell', words: 'A nice plant.' }).session.responses.get('words')?.extra?.text,
    ).toBe('A nice plant.');
  });
});

describe('questions that depend on an answer', () => {
  const asked = (yes: number) => then(begun({ queue: answered(90), smile: answered(9, 8) }), answer(yes));

  it('are shown only after it', () => {
    expect(here(asked(1))).toBe('delivery found');
    expect(here(asked(0))).toBe('delivery words');
  });

  it('keep their answers when they become hidden, but these count as not shown', () => {
    const walk = then(
      asked(1),
      answer(1),
      answer(700),
      { does: 'back' },
      { does: 'back' },
      { does: 'back' },
      answer(0),
    );
    expect(walk.session.responses.get('found')).toMatchObject({ delivery: 1 });
    expect(deliveryQuestions(walk).map(({ id }) => id)).toEqual(['queue', 'smile', 'asked', 'words']);
    expect(blankOf(walk, 'found')).toBe('not-shown');
    expect(answersOf(SCHEME, walk.session).delivery[3]).toBeNaN();
  });

  it('hide what depends on them in turn', () => {
    const walk = then(
      asked(1),
      answer(1),
      answer(700),
      { does: 'back' },
      { does: 'back' },
      { does: 'back' },
      answer(0),
    );
    expect(blankOf(walk, 'price')).toBe('not-shown');
  });
});

describe('the review', () => {
  const whole = () =>
    begun({
      queue: answered(90),
      smile: answered(9, 8),
      asked: answered(0),
      words: { state: 'blank', blank: 'skipped' },
    });

  it('comes when nothing is open', () => {
    expect(here(whole())).toBe('review');
  });

  it('leads to any answer and back to itself', () => {
    const at = then(whole(), { does: 'go', criterion: 'smile' });
    expect(here(at)).toBe('delivery smile');
    expect(here(then(at, answer(2)))).toBe('review');
    expect(here(then(at, { does: 'back' }))).toBe('review');
    expect(then(whole(), { does: 'go', criterion: 'price' }).place.at).toBe('review');
  });

  it('may come early, and finishing then counts the open questions as skipped', () => {
    const early = then(begun(), { does: 'review' }, { does: 'finish' });
    expect(early.place.at).toBe('finished');
    expect(early.session.finished).toBe(AT);
    expect(early.session.responses.get('smile')).toEqual({
      state: 'blank',
      blank: 'skipped',
      expectation: 8,
    });
    expect(blankOf(early, 'found')).toBe('not-shown');
  });

  it('is over when the audit is finished', () => {
    const finished = then(whole(), { does: 'finish' });
    expect(then(finished, answer(1), { does: 'back' })).toBe(finished);
    expect(startWalk(SCHEME, finished.session).place.at).toBe('finished');
  });
});

describe('what is missing', () => {
  const missing = (responses: Readonly<Record<string, Response>>, scheme = SCHEME) =>
    missingAnswers(scheme, sessionOf(responses)).map(({ criterion, what }) => `${what} ${criterion.id}`);

  it('is every shown question without an answer, unless it is optional', () => {
    expect(missing({ queue: expected(60) })).toEqual(['answer queue', 'answer smile', 'answer asked']);
    expect(missing({ asked: answered(1) })).toContain('answer found');
  });

  it('is an expectation that nobody has', () => {
    const rest = { queue: answered(9), asked: answered(0) };
    expect(missing({ ...rest, smile: answered(9) })).toEqual(['expectation smile']);
    expect(missing({ ...rest, smile: answered(9, 8) })).toEqual([]);
  });

  it('is nothing where a reason is given', () => {
    const blank: Response = { state: 'blank', blank: 'dont-know' };
    expect(missing({ queue: blank, smile: blank, asked: blank }, HURRIED)).toEqual([]);
  });
});

describe('facts of a visit', () => {
  const [first, ...rest] = SCHEME.standard.sections;
  const when = [
    { field: 'customer', values: ['external'] },
    { field: 'shift', values: ['late', 'night'] },
    { field: 'shift', values: ['early'] },
    { field: 'site', values: ['a'] },
    { field: 'profile', values: ['hurried'] },
    { field: 'persona', values: ['guest'] },
    { field: first!.criteria[0]!.id, values: ['1'] },
  ];
  const scheme = schemeOf({
    ...SCHEME.standard,
    fields: [
      { id: 'shift', title: { en: 'Shift' }, values: [] },
      { id: 'till', title: { en: 'Till' }, values: [] },
    ],
    sections: [
      first!,
      ...rest,
      {
        ...first!,
        id: 'last',
        criteria: when.map((one, i) => ({ ...first!.criteria[0]!, id: `last-${i}`, when: [one] })),
      },
    ],
  });
  const untold = (facts: Readonly<Record<string, string>>) =>
    untoldFacts(scheme, withFacts(sessionOf(), new Map(Object.entries(facts)))).map(
      ({ field: { id, title, values }, read }) =>
        `${id} “${title.en}” ${values.map((value) => `${value.id} (${value.title.en})`).join(' or ')}: ${read.join(' ')}`,
    );

  it('are wanted that the standard declares, then those that its questions depend on, but for who goes where', () => {
    expect(untold({})).toEqual([
      'shift “Shift” : late night early',
      'till “Till” : ',
      'customer “customer” internal (internal) or external (external): external',
    ]);
    expect(untold({ customer: 'internal', till: '3' })).toEqual(['shift “Shift” : late night early']);
    expect(untold({ customer: 'nobody', shift: 'early', till: '3' })).toEqual([]);
  });

  it('have a place of their own where they say what kind of customer it was, if that is known', () => {
    const facts = (customer: string) =>
      withFacts(sessionOf({}, { till: '3' }), new Map(Object.entries({ customer, shift: 'early' })));
    const [known, unknown] = [facts('internal'), facts('nobody')];
    expect([known.customer, ...known.fields]).toEqual(['internal', ['till', '3'], ['shift', 'early']]);
    expect([unknown.customer, unknown.fields.get('customer')]).toEqual([null, 'nobody']);
  });
});
