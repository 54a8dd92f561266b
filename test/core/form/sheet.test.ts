// A sheet of paper: what stands on it, and what the codes typed from it make of a session.

import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/answers/index.ts';
import type { Session } from '../../../src/core/answers/response.ts';
import type { Asked, SheetItem } from '../../../src/core/form/sheet.ts';
import {
  codesIn,
  isOpen,
  keyComment,
  keyedAt,
  keyIn,
  pickCodes,
  sheetCode,
  sheetItems,
} from '../../../src/core/form/sheet.ts';
import { schemeOf } from '../../../src/core/standard/scheme.ts';
import type { Criterion, Field } from '../../../src/core/standard/standard.ts';
import { startWalk, type Walk } from '../../../src/core/walk/walk.ts';
import { made, SCALE } from '../made.ts';

const AT = '2026-03-05T10:00:00.000Z';
const KINDS: Readonly<Record<string, Answer>> = {
  rating: SCALE,
  fine: { kind: 'scale', min: 0, max: 1, step: 0.01, labels: [], reversed: false },
  seen: { kind: 'yes-no', reversed: false },
  way: {
    kind: 'choice',
    options: ['bus', 'car', 'tram'].map((id, i) => ({ id, text: { en: id }, points: 50 * i })),
  },
  wait: {
    kind: 'duration',
    better: 'lower',
    points: [
      { value: 0, points: 100 },
      { value: 600, points: 0 },
    ],
  },
  reply: {
    kind: 'elapsed',
    calendar: null,
    better: 'lower',
    points: [
      { value: 0, points: 100 },
      { value: 36_000, points: 0 },
    ],
  },
  words: { kind: 'text' },
};
const FIELDS: Field[] = [
  {
    id: 'channel',
    title: { en: 'Channel' },
    values: ['branch', 'phone'].map((id) => ({ id, title: { en: id } })),
  },
  { id: 'shift', title: { en: 'Shift' }, values: [] },
];
const plain = made([{ criteria: Object.values(KINDS).map((answer) => ({ answer })) }]).standard;
const scheme = schemeOf({
  ...plain,
  fields: FIELDS,
  sections: plain.sections.map((section) => ({
    ...section,
    criteria: section.criteria.map(
      (one, i): Criterion => ({
        ...one,
        id: Object.keys(KINDS)[i]!,
        ...(i === 0 ? { announce: true } : {}),
        // All but the first has a level of its own.
        expect: i === 0 || i === 6 ? null : 1,
        ...(i === 2 ? { when: [{ field: 'channel', values: ['branch'] }] } : {}),
      }),
    ),
  })),
});
const session: Session = {
  ...{ format: 'svc.session/1', standard: { id: 'made', version: '1.0.0', digest: 'sha256:0' } },
  ...{ site: null, auditor: null, profile: null, persona: null, language: null, customer: null },
  ...{ source: null, fields: new Map(), started: null, finished: null, responses: new Map() },
};
const start = startWalk(scheme, session);
const items = sheetItems(scheme, false);
const itemOf = (id: string, is: Asked['is'] = 'delivery') =>
  items.find((item): item is Asked => 'criterion' in item && item.criterion.id === id && item.is === is)!;
const fact = (id: string) =>
  items.find((item) => item.is === 'fact' && item.untold.field.id === id) as Extract<
    SheetItem,
    { is: 'fact' }
  >;

/** What is typed for an item: what it took and what was answered then, or what is wrong. */
function typed(item: Parameters<typeof keyIn>[1], text: string, next?: SheetItem, walk: Walk = start) {
  const keyed = keyIn(walk, item, codesIn(text), next, AT);
  if ('problem' in keyed) return keyed.problem.code;
  if (item.is === 'fact') return [keyed.used, keyed.walk.session.fields.get(item.untold.field.id)];
  const response = keyedAt(item, keyed.walk);
  if (response?.state === 'blank') return [keyed.used, response.blank];
  return [
    keyed.used,
    response?.state === 'answered' ? (response.extra?.text ?? response.delivery) : undefined,
  ];
}

describe('a sheet', () => {
  it('asks the day, the facts, and of each question what has to be asked', () => {
    const told = (askAll: boolean) =>
      sheetItems(scheme, askAll).map((item) =>
        'criterion' in item
          ? `${item.number} ${item.is} ${item.criterion.id}`
          : item.is === 'fact'
            ? item.untold.field.id
            : item.is,
      );
    expect(told(false)).toEqual([
      ...['day', 'from', 'to', 'channel', 'shift'],
      ...['1 expectation rating', '1 delivery rating', '1 announced rating'],
      ...['2 delivery fine', '3 delivery seen', '4 delivery way', '5 delivery wait', '6 delivery reply'],
      '7 delivery words',
    ]);
    expect(told(true).filter((item) => item.includes('expectation'))).toHaveLength(6);
  });

  it('is told by a word that changes with what it asks', () => {
    const code = sheetCode(scheme, false);
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}$/);
    expect(sheetCode(schemeOf(scheme.standard), false)).toBe(code);
    expect(sheetCode(scheme, true)).not.toBe(code);
    expect(sheetCode(schemeOf({ ...scheme.standard, digest: 'sha256:1' }), false)).not.toBe(code);
  });

  it('has a box for each of a few answers', () => {
    const codes = (answer: Answer) =>
      pickCodes(made([{ criteria: [{ answer }] }]).criteria[0]!)?.map(
        ({ value, code }) => `${code}=${value}`,
      ) ?? null;
    expect(codes(KINDS.seen!)).toEqual(['1=1', '2=0']);
    expect(codes(KINDS.way!)).toEqual(['1=0', '2=1', '3=2']);
    expect(codes({ ...(SCALE as Extract<Answer, { kind: 'scale' }>), min: 0, max: 3 })).toEqual([
      '0=0',
      '1=1',
      '2=2',
      '3=3',
    ]);
    const wide = { ...(SCALE as Extract<Answer, { kind: 'scale' }>), min: 0 };
    expect([codes({ ...wide, max: 20 })!.length, codes({ ...wide, max: 21 })]).toEqual([21, null]);
    expect([codes(KINDS.wait!), codes(KINDS.words!)]).toEqual([null, null]);
  });
});

describe('what is typed', () => {
  it('is taken apart at spaces, but for what stands in quotes; c and quotes are a comment', () => {
    expect(
      codesIn('  7 «да, нет» c"too slow" с«медленно» “x y” c1 "open').map(({ text, words, comment }) => [
        text,
        words,
        comment,
      ]),
    ).toEqual([
      ['7', false, false],
      ['да, нет', true, false],
      ['too slow', true, true],
      ['медленно', true, true],
      ['x y', true, false],
      ['c1', false, false],
      ['open', true, false],
    ]);
  });

  it('answers a question by its box, or in figures where it has none', () => {
    expect(typed(itemOf('rating'), '5 4')).toEqual([1, 5]);
    expect(typed(itemOf('seen'), '2')).toEqual([1, 0]);
    expect(typed(itemOf('seen'), 'yes')).toEqual([1, 1]);
    expect(typed(itemOf('way'), '3')).toEqual([1, 2]);
    expect(typed(itemOf('fine'), '0,25')).toEqual([1, 0.25]);
    expect(typed(itemOf('words'), 'c: "it was fine"')).toEqual([1, 'c:']);
    expect(typed(itemOf('words'), '"it was fine"')).toEqual([1, 'it was fine']);
    expect(typed(itemOf('rating'), '')).toEqual([0, undefined]);
  });

  it('that is no code of the question is told of', () => {
    expect(typed(itemOf('rating'), '8')).toBe('not-on-scale');
    expect(typed(itemOf('seen'), '3')).toBe('paper-no-such');
    expect(typed(itemOf('seen'), 'perhaps')).toBe('not-yes-no');
    expect(typed(itemOf('way'), '4')).toBe('paper-no-such');
    expect(typed(itemOf('rating'), 'c"first"')).toBe('paper-comment-early');
    expect(keyIn(start, itemOf('way'), codesIn('4'), undefined, AT)).toEqual({
      problem: { code: 'paper-no-such', args: { code: '4', most: 3 } },
    });
  });

  it('leaves a blank by a sign, which in quotes is a word', () => {
    expect(['-', '–', '−', '?', 'x', 'X', 'х', 'ч'].map((sign) => typed(itemOf('rating'), sign))).toEqual([
      ...Array(3).fill([1, 'skipped']),
      [1, 'dont-know'],
      ...Array(4).fill([1, 'not-applicable']),
    ]);
    expect(typed(itemOf('words'), '"?"')).toEqual([1, '?']);
    // Nobody expects what does not apply.
    const asked = keyIn(start, itemOf('rating', 'expectation'), codesIn('x'), undefined, AT);
    expect('walk' in asked && asked.walk.session.responses.get('rating')).toEqual({
      state: 'awaited',
      expectation: null,
    });
  });

  it('of a time takes two pieces for one answer, unless they might be two', () => {
    expect(typed(itemOf('wait'), '1m 30s')).toEqual([2, 90]);
    expect(typed(itemOf('wait'), '1m 30s', itemOf('words'))).toEqual([2, 90]);
    expect(typed(itemOf('wait'), '1m 30s', itemOf('reply'))).toBe('paper-one-or-two');
    expect(typed(itemOf('wait'), '1m 30', itemOf('reply'))).toEqual([1, 60]);
    expect(typed(itemOf('wait'), '1m "30s"')).toEqual([1, 60]);
    expect(typed(itemOf('wait'), '1m c"30s"')).toEqual([1, 60]);
    expect(typed(itemOf('wait'), '90 30s')).toEqual([1, 90]);
    expect(typed(itemOf('reply'), '2026-03-02T10:00/2026-03-02T12:00')).toEqual([1, 7200]);
    expect(typed(itemOf('reply'), '2026-03-02T10:00/2026-03-02T09:00')).toBe('ends-before-beginning');
    expect(typed(itemOf('reply'), '2h')).toEqual([1, 7200]);
  });

  it('tells a fact by its number, by its id, or in words where anything may be said', () => {
    expect(['1', '2', 'phone', '-'].map((code) => typed(fact('channel'), code))).toEqual([
      [1, 'branch'],
      [1, 'phone'],
      [1, 'phone'],
      [1, undefined],
    ]);
    expect(['0', '3', 'desk', '?', '"-"'].map((code) => typed(fact('channel'), code))).toEqual(
      Array(5).fill('paper-no-such'),
    );
    expect(['late', '"-"', '2'].map((code) => typed(fact('shift'), code))).toEqual([
      [1, 'late'],
      [1, '-'],
      [1, '2'],
    ]);
  });

  it('says whether more than was expected was announced, or not', () => {
    const item = itemOf('rating', 'announced');
    const keyed = (walk: Walk, of: Asked, text: string) => {
      const done = keyIn(walk, of, codesIn(text), undefined, AT);
      if ('problem' in done) throw new Error(done.problem.code);
      return done.walk;
    };
    const answered = keyed(keyed(start, itemOf('rating', 'expectation'), '4'), itemOf('rating'), '6');
    const announced = (text: string) => {
      const done = keyIn(answered, item, codesIn(text), undefined, AT);
      return 'problem' in done ? done.problem.args : (keyedAt(item, done.walk)?.extra?.announced ?? null);
    };
    expect(['1', '2', '-', '?'].map(announced)).toEqual([true, false, null, null]);
    expect(announced('3')).toEqual({ code: '3', most: 2 });
    expect(announced('"-"')).toEqual({ code: '-', most: 2 });
    expect([isOpen(item, answered), isOpen(item, start)]).toEqual([true, false]);
  });

  it('may be a comment on the answer before; of what does not apply it is the reason', () => {
    const item = itemOf('rating');
    const commented = (code: string) => {
      const done = keyIn(start, item, codesIn(code), undefined, AT);
      return 'walk' in done ? keyedAt(item, keyComment(done.walk, item, 'why', AT)) : null;
    };
    expect(commented('x')).toMatchObject({ blank: 'not-applicable', reason: 'why' });
    expect(commented('?')).toMatchObject({ blank: 'dont-know', extra: { note: 'why' } });
    expect(commented('5')).toMatchObject({ delivery: 5, extra: { note: 'why' } });
  });

  it('passes over what is known already, and what is hidden', () => {
    const told = (fields: Readonly<Record<string, string>>) => ({
      ...start,
      session: { ...session, fields: new Map(Object.entries(fields)) },
    });
    const open = (walk: Walk) => items.filter((item) => isOpen(item, walk)).length;
    expect(isOpen(fact('channel'), start)).toBe(true);
    expect(isOpen(fact('channel'), told({ channel: 'phone' }))).toBe(false);
    expect([
      isOpen(itemOf('seen'), told({ channel: 'branch' })),
      isOpen(itemOf('seen'), told({ channel: 'phone' })),
    ]).toEqual([true, false]);
    expect(open(told({ channel: 'branch' })) - open(told({ channel: 'phone' }))).toBe(1);
    expect(isOpen(items[0]!, start)).toBe(true);
  });
});
