// How an answer of each kind is given in a form: what is picked, what is typed, and within which bounds.

import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/answers/index.ts';
import type { ScaleAnswer } from '../../../src/core/answers/scale.ts';
import { entryOf, howToType } from '../../../src/core/form/entry.ts';

const sentence = (language: string) => (code: string, args?: object) =>
  `${language} ${code}${args ? ` (${Object.values(args).join(' ')})` : ''}`;
const says = { en: sentence('en'), ru: sentence('ru') };
const entry = (answer: Answer, isDelivery = false) => entryOf(answer, says, isDelivery);
const picked = (answer: Answer, isDelivery = false) => {
  const found = entry(answer, isDelivery);
  return found.by === 'picking' ? found.options : [];
};
const told = (options: ReturnType<typeof picked>) =>
  options.map(({ value, code, number, label }) => [value, code, number, label.en].join(' '));
const options = (answer: Answer) => told(picked(answer).filter(({ isBlank }) => !isBlank));
const blanks = (...of: Parameters<typeof picked>) => told(picked(...of).filter(({ isBlank }) => isBlank));
const measured = (kind: 'duration' | 'money' | 'count' | 'percent', more: object = {}): Answer =>
  ({
    ...{ kind, better: 'lower' },
    points: [
      { value: 0, points: 100 },
      { value: 90, points: 0 },
    ],
    ...more,
  }) as Answer;
const scale = (min: number, max: number, step = 1, labels: ScaleAnswer['labels'] = []): Answer => ({
  ...{ kind: 'scale', min, max, step, labels, reversed: false },
});

describe('a scale', () => {
  it('is picked, step by step, up to 21 of them; more are typed', () => {
    const found = entry(scale(1, 3));
    expect(found).toMatchObject({ by: 'picking', isScale: true });
    expect(options(scale(1, 3))).toEqual(['1 1 1 1', '2 2 2 2', '3 3 3 3']);
    expect(options(scale(0, 20))).toHaveLength(21);
    expect(entry(scale(0, 21))).toEqual({ by: 'typing', what: 'number', min: 0, max: 21 });
    expect(howToType(scale(0, 21), 'ru', says)).toBe('ru form.type-scale (0 21)');
    expect(howToType(scale(0, 20), 'ru', says)).toBe('');
  });

  it('has numbers of its own where its steps are no whole ones from 1', () => {
    const numbers = (of: Answer) => options(of).map((one) => one.split(' ')[2]);
    expect(numbers(scale(1, 2))).toEqual(['1', '2']);
    const first = Number(numbers(scale(0, 1))[0]);
    expect(first).toBeGreaterThan(2);
    expect(numbers(scale(0, 1))).toEqual([String(first), String(first + 1)]);
    expect(options(scale(0, 1, 0.5))).toEqual([
      `0 0 ${first} 0`,
      `0.5 S1 ${first + 1} 0.5`,
      `1 1 ${first + 2} 1`,
    ]);
    expect(options(scale(-1, 0))[0]).toMatch(/^-1 S0 /);
  });

  it('says the words of a step beside its number', () => {
    const [one, two] = options(scale(1, 2, 1, [{ value: 2, text: { en: 'Good' } }]));
    expect(one).toBe('1 1 1 1');
    expect(two).toContain('2 – ');
  });
});

describe('other kinds', () => {
  it('of a few answers are picked', () => {
    const choice: Answer = {
      kind: 'choice',
      options: ['red', 'blue'].map((id) => ({ id, text: { en: id.toUpperCase() }, points: 0 })),
    };
    const [red, blue] = options(choice);
    expect(red).toMatch(/^red \S{1,5} \d+ RED$/);
    expect(Number(blue!.split(' ')[2])).toBe(Number(red!.split(' ')[2]) + 1);
    expect(entry(choice)).toMatchObject({ isScale: false });
    expect(options({ kind: 'yes-no', reversed: false }).map((one) => one.split(' ')[0])).toEqual([
      'yes',
      'no',
    ]);
    expect(howToType(choice, 'en', says)).toBe('');
  });

  it('may be told why there is none; an expectation always applies', () => {
    for (const answer of [scale(1, 3), { kind: 'yes-no', reversed: false } as const]) {
      expect(blanks(answer)).toEqual(['dont-know DK 901 en phone.blank.dont-know']);
      expect(blanks(answer, true)).toEqual([
        'dont-know DK 901 en phone.blank.dont-know',
        'not-applicable NA 902 en phone.blank.not-applicable',
      ]);
    }
    expect(options({ kind: 'yes-no', reversed: false })).toEqual([
      'yes Y 101 en value.yes',
      'no N 102 en value.no',
    ]);
  });

  it.each<[Answer, object, string]>([
    [measured('duration'), { what: 'length', min: null, max: null }, 'en form.type-length'],
    [measured('money'), { what: 'number', min: null, max: null }, 'en form.type-money'],
    [
      measured('money', { min: 1, max: 9, currency: 'EUR' }),
      { what: 'number', min: 1, max: 9 },
      'en form.type-money (EUR)',
    ],
    [measured('count'), { what: 'whole', min: 0, max: null }, 'en form.type-count'],
    [
      measured('count', { min: 2, max: 5, unit: { en: 'cups' } }),
      { what: 'whole', min: 2, max: 5 },
      'en form.type-count (cups)',
    ],
    [measured('percent'), { what: 'number', min: 0, max: null }, 'en form.type-percent'],
    [measured('percent', { max: 100 }), { what: 'number', min: 0, max: 100 }, 'en form.type-percent'],
  ])('as $kind are typed within their bounds', (answer, bounds, hint) => {
    expect(entry(answer)).toEqual({ by: 'typing', ...bounds });
    expect(howToType(answer, 'en', says)).toBe(hint);
  });

  it('in words have room', () => {
    expect(entry({ kind: 'text' })).toEqual({ by: 'words', long: true });
    expect(howToType({ kind: 'text' }, 'en', says)).toBe('');
  });
});
