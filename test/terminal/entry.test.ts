// How answers of each kind are typed and said back.

import { describe, expect, it } from 'vitest';
import { type Answer, KIND_NAMES, kindOf } from '../../src/core/answers/index.ts';
import type { MeasuredKind } from '../../src/core/answers/measured.ts';
import type { ScaleAnswer } from '../../src/core/answers/scale.ts';
import { entryOf, showGap, showValue } from '../../src/terminal/entry.ts';
import { speaker } from '../speaker.ts';

const en = speaker('en');
const ru = speaker('ru');
const measured = (kind: MeasuredKind, more: object = {}): Answer => ({
  kind,
  better: 'lower',
  points: [
    { value: 0, points: 100 },
    { value: 1000, points: 0 },
  ],
  ...more,
});
const ELAPSED: Answer = {
  kind: 'elapsed',
  better: 'lower',
  points: [
    { value: 0, points: 100 },
    { value: 36000, points: 0 },
  ],
  calendar: null,
};
const PERCENTS: Answer = { kind: 'scale', min: 0, max: 100, step: 1, labels: [], reversed: false };
const STARS: Answer = {
  kind: 'scale',
  min: 1,
  max: 3,
  step: 0.5,
  labels: [{ value: 3, text: { en: 'superb\u001b[31m', ru: 'отлично' } }],
  reversed: false,
};
const OPTIONS: Answer = {
  kind: 'choice',
  options: [
    { id: 'a', text: { en: 'All' }, points: 100 },
    { id: 'b', text: { en: 'Some' }, points: 60 },
  ],
};

const typed = (answer: Answer, text: string, language = en) => {
  const entry = entryOf(answer, language);
  return entry.by === 'typing' ? (entry.read(text) ?? entry.complain(text)) : entry.by;
};

describe('a point of a scale', () => {
  const seven: ScaleAnswer = {
    kind: 'scale',
    min: 1,
    max: 7,
    step: 1,
    labels: [
      { value: 1, text: { en: 'never', ru: 'никогда' } },
      { value: 4, text: { en: 'at times', ru: 'иногда' } },
      { value: 6, text: { en: 'mostly', ru: 'обычно' } },
      { value: 7, text: { en: 'always', ru: 'всегда' } },
    ],
    reversed: false,
  };
  const labels = (answer: Answer, language = en) => {
    const entry = entryOf(answer, language);
    return entry.by === 'picking' ? entry.options.map(({ label }) => label) : [];
  };

  it('without words of its own is told by the words around it', () => {
    expect(labels(seven)).toEqual([
      'never',
      'nearer to “never”',
      'nearer to “at times”',
      'at times',
      'between “at times” and “mostly”',
      'mostly',
      'always',
    ]);
    expect(showValue(5, seven, ru)).toBe('5 · между «иногда» и «обычно»');
  });

  it('far from any words is a number alone', () => {
    const ends = seven.labels.filter(({ value }) => value === 1 || value === 7);
    expect(labels({ ...seven, labels: ends })).toEqual(['never', '', '', '', '', '', 'always']);
  });
});

describe('an answer', () => {
  it('has a way to be given, whatever its kind', () => {
    const all: readonly Answer[] = [
      PERCENTS,
      OPTIONS,
      ELAPSED,
      { kind: 'yes-no', reversed: false },
      { kind: 'text' },
      ...(['duration', 'money', 'count', 'percent'] as const).map((kind) => measured(kind)),
    ];
    expect(all.map(({ kind }) => kind).sort()).toEqual([...KIND_NAMES].sort());
    for (const answer of all)
      for (const language of [en, ru]) {
        const entry = entryOf(answer, language);
        if (entry.by === 'typing') expect(entry.hint).not.toMatch(/^entry\.|\{/);
      }
  });

  it.each([
    [measured('duration'), '4 мин 30 с', 270],
    [measured('money', { currency: 'RUB' }), '1 200,50 ₽', 1200.5],
    [measured('percent'), '95 %', 95],
    [measured('count'), '3', 3],
    [ELAPSED, '2026-03-02 10:00 – 15:30', 19800],
    [ELAPSED, '3h', 10800],
    [PERCENTS, '73', 73],
  ])('%o typed as %s is %d', (answer, text, value) => {
    expect(typed(answer, text)).toBe(value);
  });

  it('is refused in the auditor’s language', () => {
    expect(typed(measured('count'), '2.5', ru)).toMatch(/^«2\.5» /);
    expect(typed(PERCENTS, '101')).toMatch(/^“101” is not on the scale/);
  });

  it('is picked on a short scale, halves included, and harmless labels shown', () => {
    const entry = entryOf(STARS, en);
    expect(entry.by === 'picking' && entry.options.map(({ key, label }) => [key, label])).toEqual([
      ['1', ''],
      ['1.5', ''],
      ['2', ''],
      ['2.5', ''],
      ['3', 'superb'],
    ]);
  });

  it('is said back as people say it', () => {
    expect(showValue(450, measured('duration'), ru)).toBe('7 мин 30 с');
    expect(showValue(99.5, measured('money', { currency: 'EUR' }), en)).toBe('€99.50');
    expect(showValue(1100, measured('money', { currency: 'RUB' }), ru)).toBe('1\u00a0100\u00a0₽');
    expect(showValue(3, measured('count', { unit: { en: 'calls', ru: 'звонка' } }), ru)).toBe('3 звонка');
    const papers = measured('count', {
      unit: { en: { one: 'paper', other: 'papers' }, ru: { one: 'бумага', few: 'бумаги', many: 'бумаг' } },
    });
    expect([0, 1, 2].map((n) => showValue(n, papers, en))).toEqual([
      '0\u00a0papers',
      '1\u00a0paper',
      '2\u00a0papers',
    ]);
    expect([1, 2, 5, 21, 1.5].map((n) => showValue(n, papers, ru))).toEqual([
      '1\u00a0бумага',
      '2\u00a0бумаги',
      '5\u00a0бумаг',
      '21\u00a0бумага',
      '1,5\u00a0бумаги',
    ]);
    const entry = entryOf(papers, ru);
    expect(entry.by === 'typing' && entry.hint).toBe('Введите целое число (бумаг).');
    expect(showValue(95, measured('percent'), en)).toBe('95%');
    expect(showValue(3, STARS, ru)).toBe('3 · отлично');
    expect(showValue(1, { kind: 'yes-no', reversed: false }, ru)).toBe('да');
    expect(showValue(1, OPTIONS, en)).toBe('Some');
  });
});

describe('a gap at a glance', () => {
  const gap = (answer: Answer, expectation: number | null, delivery: number) =>
    showGap({ answer, kind: kindOf(answer), scored: true }, expectation, delivery, 5, en);

  it('is in the units of the answer where it has any, and in points where not', () => {
    expect(gap(measured('duration'), 180, 450)).toEqual({ lean: 'short', text: '−4 min 30 s' });
    expect(gap(STARS, 2, 3)).toEqual({ lean: 'over', text: '+1' });
    expect(gap(measured('count', { unit: { en: 'of 5' } }), 0, 400)).toEqual({ lean: 'short', text: '−400' });
    expect(gap(OPTIONS, 0, 1)).toEqual({ lean: 'short', text: '−40 points' });
    expect(gap({ kind: 'yes-no', reversed: false }, 1, 0)).toEqual({ lean: 'short', text: '−100 points' });
  });

  it('is level within the tolerance, and nothing where there is none', () => {
    expect(gap(measured('duration'), 180, 190)).toEqual({ lean: 'level', text: '−10 s' });
    expect(gap(STARS, 2, 2)).toEqual({ lean: 'level', text: '' });
    expect(gap(STARS, null, 2)).toBeNull();
  });
});
