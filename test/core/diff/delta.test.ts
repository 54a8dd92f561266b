// Meaning, not lines: what counts as a change, and what does not.

import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/answers/index.ts';
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
