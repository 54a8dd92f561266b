// What columns are answered on, from their cells alone: which numbers are ratings, which words are steps, and what stays open.

import { describe, expect, it } from 'vitest';
import { scaleOf } from '../../src/survey/draft/scale.ts';

/** Cells and how often; a plain list has each once. */
type Cells = Readonly<Record<string, number>> | readonly (string | number)[];
const countsOf = (cells: Cells): [string, number][] =>
  Array.isArray(cells)
    ? cells.map((cell) => [String(cell), 1])
    : Object.entries(cells as Readonly<Record<string, number>>);
const drafted = (cells: Cells, said?: readonly (readonly [number, number])[]) =>
  scaleOf(new Map(countsOf(cells)), said);
/** `1–5`, with an exclamation mark where it was read from the range that was seen; null where there is none. */
const ranged = (...of: Parameters<typeof drafted>) => {
  const found = drafted(...of);
  if (found?.answer.kind !== 'scale') return found?.answer.kind ?? null;
  const { min, max } = found.answer;
  return `${min}–${max}${found.doubt?.code === 'draft.numbers' ? '!' : ''}`;
};
/** So many answers, the numbers in turn. */
const often = (many: number, ...numbers: (string | number)[]): Cells =>
  Object.fromEntries(numbers.map((number, k) => [String(number), Math.ceil((many - k) / numbers.length)]));
const labelsOf = (...of: Parameters<typeof drafted>) => {
  const found = drafted(...of);
  if (found?.answer.kind !== 'scale') return found;
  const { labels, reversed } = found.answer;
  return {
    range: ranged(...of),
    labels: labels.map(
      ({ value, text }) => `${value} ${text.en ?? ''}${text.ru === undefined ? '' : `|${text.ru}`}`,
    ),
    ...{ theme: found.theme, doubt: found.doubt?.code ?? null, reversed },
  };
};

describe('numbers alone', () => {
  it.each<[string, Cells, string | null]>([
    ['the commonest range that holds them', [2, 3, 4], '1–5'],
    ['a longer one where they go beyond', [2, 6], '1–7'],
    ['ten where they are higher', [2, 8, 7], '1–10'],
    ['from nought where there is one beside a nine or ten', [0, 5, 9, 8], '0–10'],
    ['no nought below that: it is no rating', [0, 4, 5], '1–5'],
    ['a nine far above the others is no rating', [1, 4, 5, 9], '1–5'],
    ['a nine next to an eight is one', [1, 5, 7, 8, 9], '1–10'],
    ['nor is an eight far above', [1, 4, 5, 8], '1–5'],
    ['an eight below a ten is one', [8, 10], '1–10'],
    ['a seven far above is one', [1, 2, 7], '1–7'],
    ['a six is no code for anything', [1, 2, 3, 6], '1–7'],
    ['99 and −1 are no ratings', [1, 3, 5, 99, -1], '1–5'],
    ['12 among ratings is nothing that is asked', [1, 3, 5, 12], null],
    ['halves are no steps', [1, 2.5, 4], null],
    ['one number alone says nothing', [3], null],
    ['many numbers up to a hundred are none', Array.from({ length: 13 }, (_, k) => 8 * k), null],
    ['blanks and words for them do not count', ['n/a', "9 - don't know", 2, 4], '1–5'],
  ])('%s', (_, cells, range) => {
    expect(ranged(cells)).toBe(range);
  });

  it('of thirty answers have used both ends; of fewer that is not sure', () => {
    expect(ranged(often(30, 1, 2, 3, 4))).toBe('1–4!');
    expect(ranged(often(29, 1, 2, 3, 4))).toBe('1–5');
    expect(ranged(often(30, 2, 3, 4))).toBe('1–5');
    expect(drafted(often(29, 2, 4))!.doubt).toEqual({
      code: 'draft.range',
      args: { min: 1, max: 5, low: 2, high: 4 },
    });
  });

  it('have the range that the header says, if they lie in it', () => {
    expect(ranged([2, 3], [[1, 7]])).toBe('1–7');
    expect(drafted([2, 3], [[1, 7]])).toMatchObject({ doubt: null, isBare: true, theme: null });
    expect(ranged([2, 3, 99], [[1, 7]])).toBe('1–7');
    expect(ranged([2, 9], [[1, 7]])).toBe('1–7');
    expect(ranged([2, 8, 7], [[1, 6]])).toBe('1–10');
    expect(ranged([0, 40, 100], [[0, 100]])).toBe('0–100');
    expect(
      ranged(
        [2, 3],
        [
          [1, 2],
          [1, 4],
        ],
      ),
    ).toBe('1–4');
  });
});

describe('yes or no', () => {
  it('is words for both, in any language, and nothing else', () => {
    expect(drafted(['Yes', 'no'])).toMatchObject({
      ...{ answer: { kind: 'yes-no', reversed: false }, theme: 'yes-no', isBare: false },
      doubt: { code: 'draft.yes-no' },
    });
    expect(ranged(['да', 'нет'])).toBe('yes-no');
    expect(ranged(['yes', 'no', '3'])).toBeNull();
    expect(ranged(['yes', 'perhaps'])).toBeNull();
  });
});

describe('codes', () => {
  it('are numbered answers whose words are elsewhere', () => {
    expect(drafted(['A2', 'A4'])).toMatchObject({
      isBare: true,
      theme: null,
      doubt: { code: 'draft.codes' },
    });
    expect(ranged(['A2', 'A4'])).toBe('1–5');
    expect(ranged(['A2', 'A7'])).toBe('1–7');
  });
});

describe('numbers with words', () => {
  it('have the range that reads them, and the words as labels', () => {
    expect(labelsOf(['1 - Poor', '2 - Fair', '5 - Excellent', '4'])).toMatchObject({
      range: '1–5',
      labels: expect.arrayContaining(['1 Poor', '5 Excellent']),
    });
  });

  it('without words but stars or a whole say nothing of the good end', () => {
    expect(labelsOf(['4/5', '2/5'])).toMatchObject({ range: '1–5', labels: [], doubt: 'draft.stars' });
    expect(labelsOf(['★★★', '★★★★★'])).toMatchObject({ range: '1–5', labels: [], doubt: 'draft.stars' });
    expect(drafted(['4/5', '2/5'])).toMatchObject({ isBare: false, theme: null });
  });

  it('run the other way where the set does', () => {
    expect(labelsOf(['1 - Very satisfied', '5 - Very dissatisfied', '3'])).toMatchObject({
      ...{ range: '1–5', reversed: true, doubt: 'draft.turned' },
      labels: ['1 Very satisfied', '5 Very dissatisfied'],
    });
    expect(labelsOf(['1 - Very dissatisfied', '5 - Very satisfied', '3'])).toMatchObject({
      ...{ range: '1–5', reversed: false },
    });
  });

  it('in words of no set leave the direction open, and name both ends', () => {
    const found = drafted(['1 - Mauve', '2', '5 - Teal']);
    expect(found!.doubt).toEqual({ code: 'draft.direction', args: { low: 'Mauve', high: 'Teal' } });
    expect(found!.theme).toBeNull();
  });

  it('leave out a number alone beyond them that stands for no answer', () => {
    expect(ranged(['1 - Mauve', '2', '5 - Teal', '9'])).toBe('1–5');
    expect(ranged(['1 - Mauve', '2', '5 - Teal', '6'])).toBe('1–7');
    expect(ranged(['1 - Mauve', '2', '10 - Teal', '9'])).toBe('1–10');
  });
});

describe('words of a response set', () => {
  const FIVE = [
    'Very dissatisfied',
    'Dissatisfied',
    'Neither satisfied nor dissatisfied',
    'Satisfied',
    'Very satisfied',
  ];

  it('are its steps, least first, whatever their order', () => {
    expect(labelsOf(often(30, ...[...FIVE].reverse()))).toEqual({
      ...{ range: '1–5', theme: 'satisfaction', doubt: null, reversed: false },
      labels: FIVE.map((word, k) => `${k + 1} ${word}`),
    });
  });

  it('that few have answered may be those of a longer set', () => {
    const four = ['Very dissatisfied', 'Dissatisfied', 'Satisfied', 'Very satisfied'];
    expect(drafted(often(29, ...four))!.doubt).toEqual({
      code: 'draft.steps-open',
      args: { steps: 4, more: 5 },
    });
    expect(drafted(often(30, ...four))!.doubt).toBeNull();
  });

  it('take what nobody chose from the set, and say so', () => {
    const found = drafted(FIVE.slice(1));
    expect(found!.doubt).toEqual({ code: 'draft.steps-unseen', args: { count: 1, steps: 5 } });
    expect((found!.answer as { labels: readonly unknown[] }).labels).toHaveLength(5);
  });

  it('in two languages are one scale', () => {
    const cells = ['Удовлетворён', 'Полностью удовлетворён', 'Dissatisfied', 'Satisfied', 'Very satisfied'];
    expect(labelsOf(cells)).toMatchObject({
      labels: expect.arrayContaining(['2 Dissatisfied', '4 Satisfied|Удовлетворён']),
      ...{ range: '1–5', theme: 'satisfaction', doubt: 'draft.steps-unseen' },
    });
  });

  it('may have a word strange to them in a fifth of the answers, where no step is missing', () => {
    const strange = (count: number, words = FIVE) =>
      ranged({ ...Object.fromEntries(words.map((word) => [word, 8])), Teal: count });
    expect(strange(10)).toBe('1–5');
    expect(strange(11)).toBeNull();
    expect(strange(1, FIVE.slice(1))).toBeNull();
  });

  it('need two', () => {
    expect(ranged(['Satisfied'])).toBeNull();
    expect(ranged(['Satisfied', 'Teal'])).toBeNull();
  });
});

describe('labels', () => {
  it('are in both languages where cells are', () => {
    expect(labelsOf(['Хорошо / Good', 'Плохо / Bad', 'Отлично / Excellent'])).toMatchObject({
      range: '1–5',
      labels: expect.arrayContaining(['2 Bad|Плохо', '4 Good|Хорошо', '5 Excellent|Отлично']),
    });
  });
});

describe('words for the ends, and numbers between', () => {
  it('make a scale one wider than the numbers', () => {
    expect(labelsOf(['Very dissatisfied', '2', '3', '4', 'Very satisfied'])).toMatchObject({
      ...{ range: '1–5', theme: 'satisfaction', doubt: 'draft.range' },
      labels: ['1 Very dissatisfied', '5 Very satisfied'],
    });
    expect(labelsOf(['Very satisfied', '2', '3', '4', 'Very dissatisfied'])).toMatchObject({
      labels: ['1 Very dissatisfied', '5 Very satisfied'],
    });
    expect(ranged(['Very dissatisfied', '1', '9', 'Very satisfied'])).toBe('0–10');
    expect(ranged(['Very dissatisfied', '2', '10', 'Very satisfied'])).toBe('1–11');
    expect(ranged(['Very dissatisfied', '0', '9', 'Very satisfied'])).toBeNull();
    expect(ranged(['Very dissatisfied', '2', '11', 'Very satisfied'])).toBeNull();
  });

  it('are none where a word is no end', () => {
    expect(ranged(['Dissatisfied', '2', '3', 'Very satisfied'])).toBeNull();
    expect(ranged(['Very dissatisfied', 'Dissatisfied', '3', 'Very satisfied'])).toBeNull();
  });
});
