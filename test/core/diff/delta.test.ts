// Meaning, not lines: what counts as a change, and what does not.

import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/answers/index.ts';
import type { MeasuredAnswer } from '../../../src/core/answers/measured.ts';
import { deltasOf } from '../../../src/core/diff/delta.ts';
import { diff } from '../../../src/core/diff/diff.ts';
import type { Criterion, Standard } from '../../../src/core/standard/standard.ts';
import { made } from '../made.ts';

const { standard: base } = made([{ criteria: [{}, {}] }, { criteria: [{}] }]);
const [FIRST] = base.sections[0]!.criteria as [Criterion, Criterion];
const withFirst = (more: Partial<Criterion>): Standard => ({
  ...base,
  sections: [
    { ...base.sections[0]!, criteria: [{ ...FIRST, ...more }, base.sections[0]!.criteria[1]!] },
    base.sections[1]!,
  ],
});
const rules = (old: Standard, now: Standard) => diff(old, now).changes.map(({ rule }) => rule);
const between = (old: Partial<Criterion>, now: Partial<Criterion>) => rules(withFirst(old), withFirst(now));
const measured = (knots: readonly (readonly [number, number])[]): Answer => ({
  kind: 'duration',
  better: 'lower',
  points: knots.map(([value, points]) => ({ value, points })),
});

describe('nothing changes in meaning', () => {
  it('when a text is folded over other lines', () => {
    expect(
      between({ guide: { en: 'Start at the\ndoor.\n' } }, { guide: { en: 'Start at the door.' } }),
    ).toEqual([]);
  });

  it('when conditions or their values stand in another order', () => {
    const one = [
      { field: 'channel', values: ['phone', 'chat'] },
      { field: 'size', values: ['large'] },
    ];
    const other = [
      { field: 'size', values: ['large'] },
      { field: 'channel', values: ['chat', 'phone'] },
    ];
    expect(between({ when: one }, { when: other })).toEqual([]);
  });

  it('when only the digest differs', () => {
    expect(rules(base, { ...base, digest: 'sha256:1' })).toEqual([]);
  });
});

describe('a curve', () => {
  it('that goes through the same points by other knots is only redrawn', () => {
    const straight = measured([
      [0, 100],
      [600, 0],
    ]);
    const bent = measured([
      [0, 100],
      [300, 50],
      [600, 0],
      [900, 0],
    ]);
    expect(between({ answer: straight }, { answer: bent })).toEqual(['curve-redrawn']);
  });

  it('that leads elsewhere is another', () => {
    const one = measured([
      [0, 100],
      [300, 50],
      [600, 0],
    ]);
    const other = measured([
      [0, 100],
      [300, 49],
      [600, 0],
    ]);
    expect(between({ answer: one }, { answer: other })).toEqual(['curve-changed']);
  });
});

describe('an answer that is measured', () => {
  const count = (more: Partial<MeasuredAnswer> = {}): MeasuredAnswer => ({
    ...{ kind: 'count', better: 'higher' },
    points: [
      { value: 0, points: 0 },
      { value: 10, points: 100 },
    ],
    ...more,
  });
  const along = (...knots: readonly (readonly [number, number])[]) =>
    count({ points: knots.map(([value, points]) => ({ value, points })) });
  /** Each fact with its place in the answer, before and after. */
  const told = (old: Answer, now: Answer) =>
    deltasOf(withFirst({ answer: old }), withFirst({ answer: now })).map(
      ({ fact, event, at, before, after }) => {
        const [from, to] = [at.old, at.new].map((path) => path?.slice(4).join('/') ?? '-');
        return [fact, event, from, to, JSON.stringify(before), JSON.stringify(after)].join(' ');
      },
    );
  const bothWays = (old: Answer, now: Answer) => [...told(old, now), ...told(now, old)];

  it('has limits that come, go and move', () => {
    expect(bothWays(count(), count({ min: 1 }))).toEqual([
      'measure.limits added - answer null {"min":1,"max":null}',
      'measure.limits removed answer - {"min":1,"max":null} null',
    ]);
    expect(bothWays(count({ max: 0 }), count({ min: 0, max: 9 }))).toEqual([
      'measure.limits changed answer answer {"min":null,"max":0} {"min":0,"max":9}',
      'measure.limits changed answer answer {"min":0,"max":9} {"min":null,"max":0}',
    ]);
    expect(told(count({ min: 1, max: 2 }), count({ min: 1, max: 2 }))).toEqual([]);
  });

  it('has a currency, a unit in words and forms, and a better end', () => {
    const money = (currency?: string): Answer =>
      ({ ...count(), kind: 'money', ...(currency ? { currency } : {}) }) as Answer;
    expect(bothWays(money(), money('EUR'))).toEqual([
      'measure.currency added - answer/currency null "EUR"',
      'measure.currency removed answer/currency - "EUR" null',
    ]);
    expect(told(money('USD'), money('EUR'))).toEqual([
      'measure.currency changed answer/currency answer/currency "USD" "EUR"',
    ]);
    const unit = (en: string | { one: string; other: string }) => count({ unit: { en } });
    expect(bothWays(count(), unit('papers'))).toEqual([
      'measure.unit added - answer/unit null {"en":"papers"}',
      'measure.unit removed answer/unit - {"en":"papers"} null',
    ]);
    expect(told(unit('papers'), unit('forms'))).toEqual([
      'measure.unit changed answer/unit answer/unit {"en":"papers"} {"en":"forms"}',
    ]);
    expect(told(unit('papers'), unit({ one: 'paper', other: 'papers' }))).toEqual([
      expect.stringMatching(/^measure\.unit-forms changed answer\/unit answer\/unit \{"en":/),
    ]);
    expect(told(count(), count({ better: 'lower' }))).toEqual([
      'answer.direction changed answer/better answer/better "higher" "lower"',
    ]);
    const yesNo = (reversed: boolean): Answer => ({ kind: 'yes-no', reversed });
    expect(bothWays(yesNo(false), yesNo(true))).toEqual([
      'answer.direction changed answer/reversed answer/reversed "higher" "lower"',
      'answer.direction changed answer/reversed answer/reversed "lower" "higher"',
    ]);
  });

  it.each([
    ['on the line', along([0, 0], [10, 100]), along([0, 0], [5, 50], [10, 100])],
    ['before a flat end', along([2, 0], [10, 100]), along([0, 0], [1, 0], [2, 0], [10, 100])],
    ['beyond a flat end', along([0, 0], [8, 100]), along([0, 0], [8, 100], [9, 100], [12, 100])],
    [
      'on a level',
      along([0, 0], [2, 50], [6, 50], [8, 100]),
      along([0, 0], [2, 50], [4, 50], [6, 50], [8, 100]),
    ],
  ])('is only redrawn by a knot %s', (_, old, now) => {
    expect(bothWays(old, now).map((line) => line.split(' ')[0])).toEqual(['measure.knots', 'measure.knots']);
  });

  it.each([
    ['off the line', along([0, 0], [10, 100]), along([0, 0], [5, 51], [10, 100])],
    ['where the end begins', along([2, 0], [10, 100]), along([0, 0], [3, 0], [10, 100])],
    ['where the end is reached', along([0, 0], [8, 100]), along([0, 0], [9, 100], [12, 100])],
    [
      'where a level begins',
      along([0, 0], [2, 50], [6, 50], [8, 100]),
      along([0, 0], [3, 50], [6, 50], [8, 100]),
    ],
    ['of other points', along([0, 0], [10, 100]), along([0, 0], [10, 90])],
  ])('is another by a knot %s', (_, old, now) => {
    expect(bothWays(old, now).map((line) => line.split(' ')[0])).toEqual(['measure.curve', 'measure.curve']);
  });
});

describe('options', () => {
  const choice = (...ids: string[]): Answer => ({
    kind: 'choice',
    options: ids.map((id) => ({ id, text: { en: `The ${id} one` }, points: id === 'good' ? 100 : 0 })),
  });

  it('in another order leave the expectation where it was', () => {
    const old = { answer: choice('good', 'bad'), expect: 0 };
    const now = { answer: choice('bad', 'good'), expect: 1 };
    expect(between(old, now)).toEqual(['options-reordered']);
  });

  it('that come or go are told with their words and points', () => {
    const of = (...ids: string[]) => withFirst({ answer: choice(...ids) });
    const [change, ...others] = diff(of('good', 'bad'), of('good', 'bad', 'fair')).changes;
    expect(change).toMatchObject({ rule: 'option-added', before: null, after: { points: 0 } });
    expect(JSON.stringify(change!.after)).toContain('The fair one');
    expect(others).toEqual([]);
    const [gone] = diff(of('good', 'bad', 'fair'), of('good', 'bad')).changes;
    expect(gone).toMatchObject({ rule: 'option-removed', before: change!.after, after: null });
  });

  it('that get points become scored', () => {
    const unscored: Answer = {
      kind: 'choice',
      options: [
        { id: 'good', text: { en: 'The good one' }, points: null },
        { id: 'bad', text: { en: 'The bad one' }, points: null },
      ],
    };
    expect(between({ answer: unscored }, { answer: choice('good', 'bad') })).toEqual([
      'option-points-changed',
      'option-points-changed',
    ]);
  });
});

describe('a question', () => {
  const asked = (en: string, ru?: string) => ({ text: ru === undefined ? { en } : { en, ru } });

  it('is judged by the language that changed most', () => {
    const old = asked('Did they greet you at the door?', 'Поздоровались ли с вами у входа?');
    const now = asked('Did they greet you at the front door?', 'Было ли в зале тихо и светло?');
    const [change] = diff(withFirst(old), withFirst(now)).changes;
    expect(change).toMatchObject({ rule: 'question-rewritten', level: 'breaking' });
    expect(change!.wording!.meaning!.similarity).toBeLessThan(0.2);
  });

  it('rewritten in one language alone is rewritten', () => {
    const old = asked('Did they greet you at the door?', 'Поздоровались ли с вами у входа?');
    const now = asked('Did they greet you at the door?', 'Было ли в зале тихо и светло?');
    expect(between(old, now)).toEqual(['question-rewritten']);
  });

  it('that keeps no language is another question', () => {
    expect(between({ text: { en: 'Clean?' } }, { text: { ru: 'Чисто?' } })).toEqual(['question-rewritten']);
  });

  it('that gains a translation and is reworded changes twice', () => {
    const now = asked('Did somebody greet you at the door?', 'Поздоровались ли с вами у входа?');
    expect(between(asked('Did anybody greet you at the door?'), now)).toEqual([
      'question-reworded',
      'translation-added',
    ]);
  });
});

describe('a touchpoint', () => {
  const at = (...ids: string[]): Standard['touchpoints'] => ids.map((id) => ({ id, title: { en: id } }));
  const met = (touchpoint: string | undefined, touchpoints: Standard['touchpoints']): Standard => ({
    ...withFirst(touchpoint === undefined ? {} : { touchpoint }),
    touchpoints,
  });

  it('under another id leaves its criteria where they are met', () => {
    const renamed = [{ id: 'gate', title: { en: 'door' }, formerly: ['door'] }];
    expect(rules(met('door', at('door')), met('gate', renamed))).toEqual(['touchpoint-renamed']);
    expect(rules(met('gate', renamed), met('door', at('door')))).toEqual(['touchpoint-renamed']);
  });

  it('of a criterion changes where it is met elsewhere, or no longer anywhere', () => {
    const two = at('door', 'till');
    expect(rules(met('door', two), met('till', two))).toEqual(['criterion-touchpoint-changed']);
    expect(rules(met('door', two), met(undefined, two))).toEqual(['criterion-touchpoint-changed']);
    expect(rules(met(undefined, two), met('till', two))).toEqual(['criterion-touchpoint-changed']);
    expect(rules(met('door', two), met('door', two))).toEqual([]);
  });
});

describe('a section', () => {
  it('that keeps its criteria under another id is renamed', () => {
    const renamed = { ...base.sections[0]!, id: 'other', criteria: base.sections[0]!.criteria };
    expect(rules(base, { ...base, sections: [renamed, base.sections[1]!] })).toEqual(['section-renamed']);
  });

  it('that shares one out of two is another', () => {
    const [kept, gone] = base.sections[0]!.criteria as [Criterion, Criterion];
    const other = { ...base.sections[0]!, id: 'other', criteria: [kept] };
    expect(rules(base, { ...base, sections: [other, base.sections[1]!] })).toEqual([
      'criterion-removed',
      'section-removed',
      'section-added',
      'criterion-moved',
    ]);
    expect(gone.id).toBe('s1c2');
  });
});

describe('the order of changes', () => {
  it('is the gravest first, then that of the new file', () => {
    const now = withFirst({ weight: 3, answer: { kind: 'text' }, expect: null, guide: { en: 'Look.' } });
    const changed: Standard = { ...now, title: { en: 'Other' }, policy: { ...now.policy, tolerance: 7 } };
    expect(rules(base, changed)).toEqual([
      'answer-kind-changed',
      'tolerance-changed',
      'criterion-weight-changed',
      'guide-added',
      'title-changed',
    ]);
  });
});

it('files of two kinds are not compared', () => {
  const profile = { format: 'svc.profile/1', id: 'p', title: { en: 'P' }, criteria: new Map() } as const;
  expect(() => diff(base, profile)).toThrow(TypeError);
});
