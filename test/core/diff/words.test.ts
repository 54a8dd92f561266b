import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areAlike, diffWords, flat, similarity } from '../../../src/core/diff/words.ts';

/** As wdiff writes it. */
const marked = (before: string, after: string): string =>
  diffWords(before, after)
    .map(({ kind, text, spaced }, i) => {
      const said = kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`;
      return (i > 0 && spaced ? ' ' : '') + said;
    })
    .join('');

describe('a text shown word by word', () => {
  it('keeps what stayed and marks what went and came in its place', () => {
    expect(marked('How long did you stand in the queue?', 'How long did you wait in a long queue?')).toBe(
      'How long did you [-stand-] {+wait+} in [-the-] {+a long+} queue?',
    );
  });

  it('tells a full stop from a question mark', () => {
    expect(marked('Вас встретили.', 'Вас встретили?')).toBe('Вас встретили[-.-]{+?+}');
  });

  it('does not mind other line breaks', () => {
    expect(marked('one\n  two three', 'one two\nthree')).toBe('one two three');
  });

  it('gives back either side, whatever the texts', () => {
    const words = fc
      .array(fc.constantFrom('a', 'b', 'c', ',', 'ё', '№ 5', '(x)', '  ', '🙂'))
      .map((all) => all.join(' '));
    fc.assert(
      fc.property(words, words, (before, after) => {
        const side = (gone: string) =>
          diffWords(before, after)
            .filter(({ kind }) => kind !== gone)
            .map(({ text }) => text.replaceAll(' ', ''))
            .join('');
        expect(side('added')).toBe(flat(before).replaceAll(' ', ''));
        expect(side('removed')).toBe(flat(after).replaceAll(' ', ''));
      }),
    );
  });

  it('takes no longer than it may on a novel', () => {
    const novel = (word: string) =>
      `Start ${Array.from({ length: 20_000 }, (_, i) => `${word}${i}`).join(' ')} end`;
    expect(diffWords(novel('a'), novel('b')).map(({ kind }) => kind)).toEqual([
      'same',
      'removed',
      'added',
      'same',
    ]);
  });
});

describe('similarity', () => {
  it('is the share of words that survive in order', () => {
    expect(similarity('How long did you queue', 'How long did it take')).toBeCloseTo(0.6, 12);
    expect(similarity('one two', 'three four')).toBe(0);
    expect(similarity('one two', 'two one')).toBe(0.5);
  });

  it('does not mind capitals, punctuation, ё, endings or a slip of the pen', () => {
    expect(similarity('Вас встретили тёпло?', 'вас встретили тепло')).toBe(1);
    expect(similarity('excellent queues', 'Exellent queue!')).toBe(1);
    expect(similarity('сотрудник стоял', 'сотрудники стояли')).toBe(1);
  });

  it('of two texts without words is 1 only where they are the same', () => {
    expect(similarity('?', '?')).toBe(1);
    expect(similarity('?', '!')).toBe(0);
  });

  it('is the same both ways round, and 1 for a text and itself', () => {
    const texts = fc
      .array(fc.constantFrom('greet', 'greeted', 'polite', 'impolite', 'queue', '3', '5', 'не', 'ждали'))
      .map((all) => all.join(' '));
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        expect(similarity(a, b)).toBe(similarity(b, a));
        expect(similarity(a, a)).toBe(1);
      }),
    );
  });
});

describe('two words', () => {
  it.each([
    ['greet', 'greeted'],
    ['простояли', 'стояли'],
    ['очереди', 'очередь'],
  ])('%s and %s are one', (a, b) => expect(areAlike(a, b)).toBe(true));

  it.each([
    ['polite', 'impolite'],
    ['вежливо', 'невежливо'],
    ['платно', 'бесплатно'],
    ['100', '1000'],
    ['met', 'unmet'],
  ])('%s and %s are two', (a, b) => expect(areAlike(a, b)).toBe(false));
});
