// What is doubted of audits that came back, each rule at its limits; that each is found where it is, test/commands/check.test.ts says.

import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/answers/index.ts';
import type { Response, Session } from '../../../src/core/answers/response.ts';
import { type CheckedSession, check, visitOf } from '../../../src/core/check/check.ts';
import { made } from '../made.ts';

const DURATION: Answer = {
  kind: 'duration',
  better: 'lower',
  points: [
    { value: 0, points: 100 },
    { value: 600, points: 0 },
  ],
};
const MONEY = (currency: string): Answer => ({
  ...{ kind: 'money', better: 'lower', currency },
  points: [
    { value: 0, points: 100 },
    { value: 90, points: 0 },
  ],
});
/** s1c1 to s1c8 are ratings, s1c9 is timed, s1c10 and s1c11 are paid, s1c12 is told in words. */
const scheme = made([
  {
    criteria: [
      ...Array.from({ length: 8 }, () => ({ expect: 4 })),
      ...[{ answer: DURATION }, { answer: MONEY('EUR') }, { answer: MONEY('USD') }],
      { answer: { kind: 'text' } as const },
    ],
  },
]);

const answered = (delivery: number, extra?: object): Response =>
  ({ state: 'answered', expectation: null, delivery, ...(extra ? { extra } : {}) }) as Response;
const session = (responses: Readonly<Record<string, Response>>, more: Partial<Session> = {}): Session =>
  ({
    ...{ format: 'svc.session/1', standard: { id: 'made', version: '1.0.0', digest: 'sha256:0' } },
    ...{ site: null, auditor: null, profile: null, persona: null, language: null, customer: null },
    ...{ source: null, fields: new Map(), started: null, finished: null },
    responses: new Map(Object.entries(responses)),
    ...more,
  }) as Session;
let made_ = 0;
const audit = (of: Session, more: Partial<CheckedSession> = {}): CheckedSession => ({
  ...{ file: `${++made_}.yaml`, session: of, scheme, assignment: null, content: String(made_) },
  evidence: () => 'same',
  ...more,
});
/** What is doubted, by code and place. */
const doubted = (...audits: readonly CheckedSession[]) =>
  check(audits).map(({ code, path }) => `${code} ${path.join('/')}`.trim());
const alone = (
  responses: Readonly<Record<string, Response>>,
  more: Partial<Session> = {},
  rest: Partial<CheckedSession> = {},
) => doubted(audit(session(responses, more), rest));
const assigned = (assignment: object, more: Partial<Session> = {}, responses = {}) =>
  alone(responses, more, { assignment: assignment as CheckedSession['assignment'] });

const VISIT = { started: '2024-05-06T10:00:00Z', finished: '2024-05-06T10:10:00Z' };

describe('an audit that was begun', () => {
  it('is to be finished; one written by hand says neither', () => {
    expect(alone({ s1c1: answered(4) }, { started: VISIT.started })).toEqual(['unfinished started']);
    const blank = { state: 'blank', blank: 'skipped', expectation: null } as never;
    const begun = session({ s1c1: answered(4), s1c2: blank }, { started: VISIT.started });
    expect(check([audit(begun)])[0]!.args).toEqual({ answered: 1 });
    expect(alone({}, VISIT)).toEqual([]);
    expect(alone({})).toEqual([]);
    expect(alone({}, { finished: VISIT.finished })).toEqual([]);
  });
});

describe('evidence', () => {
  it.each([
    ['same', []],
    ['untaken', []],
    ['missing', ['evidence-missing responses/s1c1/evidence/1']],
    ['changed', ['evidence-changed responses/s1c1/evidence/1']],
  ] as const)('that is %s', (state, expected) => {
    const evidence = [
      { file: 'a.jpg', sha256: null },
      { file: 'b.jpg', sha256: 'x' },
    ];
    const of = session({ s1c1: answered(4, { evidence }), s1c2: answered(5) });
    expect(doubted(audit(of, { evidence: (file) => (file === 'b.jpg' ? state : 'same') }))).toEqual(expected);
  });
});

describe('what was assigned', () => {
  it('has first and last days', () => {
    const on = (started: string, window: object) => assigned({ window }, { ...VISIT, started });
    const outside = ['outside-window started'];
    const may = { from: '2024-05-06', to: '2024-05-07' };
    expect(on('2024-05-05T23:59:00Z', may)).toEqual(outside);
    expect(on('2024-05-06T00:00:00Z', may)).toEqual([]);
    expect(on('2024-05-07T09:00:00Z', { to: '2024-05-06' })).toContain(outside[0]);
    expect(on('2024-05-06T09:00:00Z', { to: '2024-05-06' })).toEqual([]);
    expect(on('2024-05-05T09:00:00Z', { from: '2024-05-06' })).toEqual(outside);
    expect(assigned({ window: may })).toEqual([]);
    const [doubt] = check([
      audit(session({}, { ...VISIT, started: '2024-05-01' }), {
        assignment: { window: { from: may.from } } as never,
      }),
    ]);
    expect(doubt!.args).toEqual({ on: '2024-05-01', from: '2024-05-06', to: '…' });
  });

  it('has hours, which may be those of a night', () => {
    const at = (time: string, hours: string) =>
      assigned(
        { window: { hours } },
        { started: `2024-05-06T${time}:00Z`, finished: '2024-05-09T00:00:00Z' },
      );
    const outside = ['outside-hours started'];
    for (const [time, hours, expected] of [
      ...([['09:59', '10:00-20:00', outside] as const, ['10:00', '10:00-20:00', []] as const] as const),
      ...([['20:00', '10:00-20:00', []] as const, ['20:01', '10:00-20:00', outside] as const] as const),
      ...([['21:59', '22:00-06:00', outside] as const, ['22:00', '22:00-06:00', []] as const] as const),
      ...([['06:00', '22:00-06:00', []] as const, ['06:01', '22:00-06:00', outside] as const] as const),
    ])
      expect([time, at(time, hours)]).toEqual([time, expected]);
    // A day alone has no hour.
    expect(
      assigned({ window: { hours: '10:00-20:00' } }, { started: '2024-05-06', finished: '2024-05-06' }),
    ).toEqual([]);
  });

  it('is held to, key by key, a number as its text', () => {
    const keys = { site: 'A', auditor: 'Ann', profile: 'p', persona: 'q', visit: 2, wave: 'May' };
    expect(assigned(keys, keys as never)).toEqual([]);
    expect(assigned(keys)).toEqual(Object.keys(keys).map((key) => `not-as-assigned ${key}`));
    for (const key of Object.keys(keys))
      expect(assigned(keys, { ...keys, [key]: 'other' } as never)).toEqual([`not-as-assigned ${key}`]);
    expect(assigned({}, keys as never)).toEqual([]);
    const of = (given: Partial<Session>) =>
      check([audit(session({}, given), { assignment: { visit: 2 } as never })])[0]!.args;
    expect(of({})).toEqual({ key: 'visit', wanted: '2', given: '—' });
    expect(of({ visit: 3 })).toEqual({ key: 'visit', wanted: '2', given: '3' });
  });

  it('has a budget, in its currency', () => {
    const paid = (eur: number, usd: number) =>
      assigned(
        { budget: { amount: 20, currency: 'EUR' } },
        {},
        { s1c10: answered(eur), s1c11: answered(usd) },
      );
    expect(paid(20, 99)).toEqual([]);
    expect(paid(20.5, 99)).toEqual(['over-budget responses/s1c10']);
    expect(assigned({}, {}, { s1c10: answered(99) })).toEqual([]);
  });

  it('asks for kinds of evidence', () => {
    const photo = { evidence: ['photo'] };
    expect(assigned(photo)).toEqual(['evidence-assigned responses']);
    const given = { s1c1: answered(4, { evidence: [{ file: 'a.jpg', sha256: null }] }) };
    expect(assigned(photo, {}, given)).toEqual([]);
    expect(assigned({ evidence: ['photo', 'recording'] }, {}, given)).toEqual([
      'evidence-assigned responses',
    ]);
  });
});

describe('the pace', () => {
  const quick = (seconds: number, many: number, at: string | null = VISIT.started) =>
    alone(
      Object.fromEntries(
        Array.from({ length: many }, (_, k) => [
          `s1c${k + 1}`,
          answered(1 + (k % 5), at ? { at } : undefined),
        ]),
      ),
      {
        started: VISIT.started,
        finished: new Date(Date.parse(VISIT.started) + 1000 * seconds).toISOString(),
      },
    ).filter((one) => !one.startsWith('answered-outside'));

  it('is too fast below three seconds a question, of five at least', () => {
    expect(quick(14, 5)).toEqual(['too-fast finished']);
    expect(quick(15, 5)).toEqual([]);
    expect(quick(3, 4)).toEqual([]);
    expect(quick(0, 5)).toEqual(['too-fast finished']);
  });

  it('says nothing of what was keyed in afterwards, or has days for instants', () => {
    expect(quick(3, 5, null)).toEqual([]);
    const live = Object.fromEntries(
      Array.from({ length: 5 }, (_, k) => [`s1c${k + 1}`, answered(1 + k, { at: '2024-05-06' })]),
    );
    expect(alone(live, { started: '2024-05-06', finished: '2024-05-06' })).toEqual([]);
    expect(quick(-3, 5)).toEqual(['finished-before-started finished']);
  });
});

describe('one and the same answer', () => {
  const rated = (values: readonly number[]) =>
    alone(Object.fromEntries(values.map((value, k) => [`s1c${k + 1}`, answered(value)])));

  it('to eight ratings is doubted, wherever one differs it is not', () => {
    expect(rated(Array(8).fill(4))).toEqual(['straight-lined responses/s1c1']);
    expect(rated(Array(7).fill(4))).toEqual([]);
    expect(rated([4, 4, 4, 4, 4, 4, 4, 5])).toEqual([]);
    expect(rated([5, 4, 4, 4, 4, 4, 4, 4])).toEqual([]);
  });

  it('on scales of another range is another one', () => {
    const wide: Answer = { kind: 'scale', min: 1, max: 9, step: 1, labels: [], reversed: false };
    const mixed = made([
      { criteria: [...Array.from({ length: 7 }, () => ({})), { answer: wide }, { answer: DURATION }] },
    ]);
    const same = Object.fromEntries(Array.from({ length: 9 }, (_, k) => [`s1c${k + 1}`, answered(4)]));
    expect(alone(same, {}, { scheme: mixed })).toEqual([]);
  });
});

describe('a contradiction', () => {
  const LIVE = { s1c1: answered(4, { at: '2024-05-06T10:05:00Z' }) };

  it('is an end before the beginning', () => {
    expect(alone({}, { started: VISIT.finished, finished: VISIT.started })).toEqual([
      'finished-before-started finished',
    ]);
    expect(alone({}, { started: VISIT.started, finished: VISIT.started })).toEqual([]);
  });

  it('is a time that is longer than the visit by more than a minute', () => {
    const timed = (seconds: number, live = true) =>
      alone({ ...(live ? LIVE : {}), s1c9: answered(seconds) }, VISIT);
    expect(timed(660)).toEqual([]);
    expect(timed(661)).toEqual(['longer-than-visit responses/s1c9']);
    expect(timed(661, false)).toEqual([]);
    // Money is no time.
    expect(alone({ ...LIVE, s1c10: answered(661) }, VISIT)).toEqual([]);
  });

  it('is a stopwatch that says something else, by half of it and half a minute', () => {
    const watched = (answer: number, seconds: number) =>
      alone(
        { s1c9: answered(answer) },
        {
          watches: new Map([
            ['s1c9', { started: 0, stopped: 1000 * seconds, paused: 0, from: null, laps: [] } as never],
          ]),
        },
      );
    const not = ['not-as-timed responses/s1c9'];
    expect([watched(40, 10), watched(41, 10)]).toEqual([[], not]);
    expect([watched(150, 100), watched(151, 100)]).toEqual([[], not]);
    expect([watched(50, 100), watched(49, 100)]).toEqual([[], not]);
  });

  it('is that words were announced, for nothing is shown by these', () => {
    expect(alone({ s1c12: answered(0, { announced: true }) })).toEqual(['announced-words responses/s1c12']);
    expect(alone({ s1c1: answered(4, { announced: true }) })).toEqual([]);
  });

  it('is an answer before the visit or after it, unless it was changed later or a day is all that is known', () => {
    const at = (instant: string, more: object = {}) =>
      alone({ s1c1: answered(4, { at: instant }) }, { ...VISIT, ...more });
    const outside = ['answered-outside responses/s1c1/at'];
    expect(at('2024-05-06T09:59:59Z')).toEqual(outside);
    expect(at('2024-05-06T10:00:00Z')).toEqual([]);
    expect(at('2024-05-06T10:10:00Z')).toEqual([]);
    expect(at('2024-05-06T10:10:01Z')).toEqual(outside);
    expect(at('2024-05-07')).toEqual([]);
    expect(at('2024-05-06T09:00:00Z', { started: '2024-05-06' })).toEqual([]);
    expect(at('2024-05-06T11:00:00Z', { finished: '2024-05-06', started: '2024-05-06' })).toEqual([]);
    const changes = [{ criterion: 's1c1', by: null, why: 'seen again' }];
    expect(at('2024-05-06T10:10:01Z', { changes })).toEqual(['changed-later changes']);
    expect(at('2024-05-06T09:59:59Z', { changes })).toContain(outside[0]);
    expect(at('2024-05-06T10:10:01Z', { changes: [] })).toEqual(outside);
  });
});

describe('a change', () => {
  it('is told with who made the first one, and why', () => {
    const changes = [
      { criterion: 's1c1', by: 'Ann', why: 'a slip' },
      { criterion: 's1c1', by: 'Bob', why: 'again' },
      { criterion: 's1c2', by: null, why: 'too' },
    ];
    const [doubt] = check([audit(session({}, { changes } as never))]);
    expect(doubt).toMatchObject({
      ...{ code: 'changed-later', path: ['changes'] },
      args: { count: 3, list: 's1c1, s1c2', by: 'Ann', why: 'a slip' },
    });
    const [second] = check([audit(session({}, { changes: [changes[2]] } as never))]);
    expect(second!.args.by).toBe('—');
  });
});

describe('of several audits', () => {
  const at = (site: string, from: string, to: string, more: object = {}) =>
    session(
      {},
      { site, auditor: 'Ann', started: `2024-05-06T${from}:00Z`, finished: `2024-05-06T${to}:00Z`, ...more },
    );

  it('the same twice is told once, and what it copies not again', () => {
    const text = { note: 'Nobody greeted me when I came in, not even once.' };
    const one = session({ s1c1: answered(4, text) });
    expect(doubted(audit(one, { content: 'x' }), audit(one, { content: 'x' }))).toEqual([
      'duplicate-session',
    ]);
    expect(doubted(audit(one, { content: 'x' }), audit(one, { content: 'y' }))).toEqual([
      'copied-text responses/s1c1/note',
    ]);
  });

  it('two of one visit are told, by the assignment or by the instant', () => {
    const by = (a: Partial<Session>, b: Partial<Session>) =>
      doubted(audit(session({}, a)), audit(session({}, b)));
    expect(by({ assignment: 'x' }, { assignment: 'x' })).toEqual(['duplicate-visit assignment']);
    expect(by({ assignment: 'x' }, { assignment: 'y' })).toEqual([]);
    expect(by({ ...VISIT, site: 'A' }, { ...VISIT, site: 'A' })).toEqual(['duplicate-visit started']);
    expect(by({ ...VISIT, site: 'A' }, { ...VISIT, site: 'B' })).toEqual([]);
    expect(by({}, {})).toEqual([]);
    expect(visitOf({ started: '2024-05-06', site: 'A', auditor: 'Ann' })).toBeNull();
    expect(visitOf({ started: VISIT.started, site: null, auditor: null })).toBe(`${VISIT.started} ·  · `);
  });

  it('texts of 25 letters are copied, however they are punctuated, and not from oneself', () => {
    const saying = (note: string) => audit(session({ s1c1: answered(4, { note }) }));
    const copied = ['copied-text responses/s1c1/note'];
    expect(doubted(saying('a'.repeat(25)), saying('a'.repeat(25)))).toEqual(copied);
    expect(doubted(saying('a'.repeat(24)), saying('a'.repeat(24)))).toEqual([]);
    expect(
      doubted(saying('It was, all in all: very nice!'), saying('it was all in all — VERY nice')),
    ).toEqual(copied);
    const twice = { note: 'a'.repeat(30), text: 'a'.repeat(30) };
    expect(doubted(audit(session({ s1c12: answered(0, twice) })))).toEqual([]);
    const blank = { state: 'blank', blank: 'skipped', reason: 'b'.repeat(30) } as never;
    expect(doubted(audit(session({ s1c1: blank })), audit(session({ s1c1: blank })))).toEqual([
      'copied-text responses/s1c1/reason',
    ]);
    const visit = { assignment: 'x' };
    const same = (note: string) => audit(session({ s1c1: answered(4, { note }) }, visit));
    expect(doubted(same('a'.repeat(30)), same('a'.repeat(30)))).toEqual(['duplicate-visit assignment']);
  });

  it('a file that serves two is told, once it has a digest', () => {
    const shown = (sha256: string | null) =>
      audit(session({ s1c1: answered(4, { evidence: [{ file: 'a.jpg', sha256 }] }) }));
    expect(doubted(shown('x'), shown('x'))).toEqual(['evidence-shared responses/s1c1/evidence/0']);
    expect(doubted(shown('x'), shown('y'))).toEqual([]);
    expect(doubted(shown(null), shown(null))).toEqual([]);
  });

  it('one auditor is in one place at a time', () => {
    const both = (a: Session, b: Session) => doubted(audit(a), audit(b));
    const two = ['two-places started'];
    expect(both(at('A', '10:00', '11:00'), at('B', '10:59', '12:00'))).toEqual(two);
    expect(both(at('B', '10:59', '12:00'), at('A', '10:00', '11:00'))).toEqual(two);
    expect(both(at('A', '10:00', '11:00'), at('B', '11:00', '12:00'))).toEqual([]);
    expect(both(at('A', '10:00', '11:00'), at('A', '10:30', '12:00'))).toEqual([]);
    expect(both(at('A', '10:00', '11:00'), at('B', '10:30', '12:00', { auditor: 'Bob' }))).toEqual([]);
    expect(both(at('A', '10:00', '11:00'), at('B', '10:30', '12:00', { auditor: null }))).toEqual([]);
    expect(both(at('A', '10:00', '11:00'), at('B', '10:30', '12:00', { site: null }))).toEqual([]);
    // The longest so far is the one that others fall into.
    expect(
      doubted(
        audit(at('A', '10:00', '13:00')),
        audit(at('A', '10:10', '10:20')),
        audit(at('B', '12:00', '12:30')),
      ),
    ).toEqual(two);
    const [doubt] = check([
      audit(at('A', '10:00', '11:00'), { file: 'a' }),
      audit(at('B', '10:30', '12:00'), { file: 'b' }),
    ]);
    expect(doubt).toMatchObject({
      file: 'b',
      args: { auditor: 'Ann', site: 'B', other: 'a', elsewhere: 'A' },
    });
  });
});
