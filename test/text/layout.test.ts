import { describe, expect, it } from 'vitest';
import { charactersOf, cut, padEnd, padStart, widthOf, wrap } from '../../src/text/layout.ts';

describe('the width of a text', () => {
  it.each([
    ['', 0],
    ['plain', 5],
    ['Привет', 6],
    ['ёй', 2],
    ['е\u0308и\u0306', 2],
    ['日本語', 6],
    ['한국어', 6],
    ['각', 2],
    ['Ａ１', 4],
    ['👍', 2],
    ['👩‍👩‍👧‍👦', 2],
    ['🇷🇺', 2],
    ['☕️', 2],
    ['−27,5 … ━┃▲✗', 12],
    ['a\u200bb', 2],
    ['עברית', 5],
  ])('of %s is %i columns', (text, width) => {
    expect(widthOf(text)).toBe(width);
  });
});

describe('the characters of a text', () => {
  const whole = (text: string) => [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);

  it.each(['👩‍👩‍👧‍👦', '🇷🇺', 'е\u0308', 'e\u0301\u0301\u0301', '각', 'क्षि', '\r\n', 'a\u200d'])(
    'are the same wherever a long text of %s is taken apart',
    (unit) => {
      for (const before of ['', 'a', 'ab', 'abc']) {
        const text = before + unit.repeat(500);
        expect([...charactersOf(text)]).toEqual(whole(text));
      }
    },
  );

  it('are found in time that grows as the text does', () => {
    const took = (length: number) => {
      const begun = performance.now();
      expect(widthOf('e\u0301'.repeat(length))).toBe(length);
      return performance.now() - begun;
    };
    took(1000);
    // By the square it would take twenty seconds.
    expect(took(200_000)).toBeLessThan(5000);
  });

  it('have an end even where one has none', () => {
    expect(widthOf('\u200d'.repeat(100_000))).toBe(0);
  });
});

describe('wrapping', () => {
  it('breaks at spaces', () => {
    expect(wrap('Сколько времени вы простояли в очереди?', 16)).toEqual([
      'Сколько времени',
      'вы простояли в',
      'очереди?',
    ]);
  });

  it('keeps what a no-break space binds', () => {
    expect(wrap('ждали 7\u00a0мин\u00a030\u00a0с', 12)).toEqual(['ждали', '7\u00a0мин\u00a030\u00a0с']);
  });

  it('cuts a word that no line holds, between whole characters', () => {
    expect(wrap('go 日本語日本語 on', 5)).toEqual(['go', '日本', '語日', '本語', 'on']);
    expect(wrap('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 4)).toEqual(['👩‍👩‍👧‍👦👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦']);
  });

  it('gives one empty line for no words', () => {
    expect(wrap('  ', 10)).toEqual(['']);
  });
});

describe('cutting and padding', () => {
  it('marks what was cut', () => {
    expect(cut('ожидали → получили', 10)).toBe('ожидали →…');
    expect(cut('日本語', 4)).toBe('日…');
    expect(cut('short', 10)).toBe('short');
  });

  it('pads by columns, not by code units', () => {
    expect(padEnd('日本', 6)).toBe('日本  ');
    expect(padStart('−5', 4)).toBe('  −5');
    expect(padEnd('longer', 3)).toBe('longer');
  });
});
