// Texts as people read them, and what they are compared by.

import { describe, expect, it } from 'vitest';
import { clean, inLanguage, normalized, unitText, wordsIn } from '../../../src/core/standard/text.ts';

describe('a text from a file', () => {
  it.each([
    ['a', 'a'],
    ['  A \t\r\n b ', 'A b'],
    ['e\u0301', '\u00e9'],
    ['a\u00ad\u200bb\u2060c\ufeff', 'abc'],
    ['x <b>y</b><br/>z', 'x y z'],
    ['<A HREF="x">go</A>', 'go'],
    ['<p\n>x', 'x'],
    ['<bx>', '<bx>'],
    ['<script>x</script>', '<script>x</script>'],
    ['2 < 3 & 4 > 1', '2 < 3 & 4 > 1'],
    ['&lt;&gt;&amp;&AMP;&quot;&apos;!', '<>&&"\'!'],
    ['a&nbsp;b&shy;c&ndash;d&mdash;e&hellip;', 'a bc–d—e…'],
    ['&lsquo;a&rsquo; &ldquo;b&rdquo; &laquo;c&raquo;', '‘a’ “b” «c»'],
    ['&#65;&#x42;&#x1F600;&#x10ffff;', 'AB😀\u{10ffff}'],
    ['&#0; &#x110000; &#65 &#1114111; &foo;', '&#0; &#x110000; &#65 &#1114111; &foo;'],
    ['"so"', 'so'],
    ['" so "', 'so'],
    ['""', ''],
    ['"', '"'],
    ['"so', '"so'],
    ['so"', 'so"'],
  ])('%j is read as %j', (text, read) => {
    expect(clean(text)).toBe(read);
  });

  it.each([
    ['YES', 'yes'],
    ['Ёлка', 'елка'],
    ['"Да"', 'да'],
    ['‘a’‚b‛c`d´eʼf′', "'a''b'c'd'e'f'"],
    ['“a”„b‟«c»″', '"a""b""c""'],
    ['a‐b‑c‒d–e—f―g−h', 'a-b-c-d-e-f-g-h'],
    ['a…', 'a...'],
    ['a\u200cb\u200d\u200e\u200fc', 'abc'],
  ])('%j is compared by %j', (text, by) => {
    expect(normalized(text)).toBe(by);
  });
});

describe('words in two languages', () => {
  it('are those of the other one where one is missing', () => {
    expect([inLanguage({ en: 'e', ru: 'р' }, 'ru'), inLanguage({ ru: 'р' }, 'en')]).toEqual(['р', 'р']);
    expect([inLanguage({ en: 'e' }, 'ru'), inLanguage(undefined, 'en')]).toEqual(['e', '']);
    expect([wordsIn('w', 'ru'), wordsIn({ en: 'e' }, 'ru'), wordsIn(undefined, 'ru')]).toEqual([
      'w',
      'e',
      '',
    ]);
  });

  it('of a unit are those that stand beside no number', () => {
    const papers = {
      en: { one: 'paper', other: 'papers' },
      ru: { one: 'бумага', few: 'бумаги', many: 'бумаг', other: 'бумаги' },
    };
    expect(unitText(papers)).toEqual({ en: 'papers', ru: 'бумаг' });
    expect(unitText({ en: 'of 5', ru: { one: 'балл', few: 'балла' } })).toEqual({ en: 'of 5', ru: 'балла' });
    expect(unitText({ en: {}, ru: { one: 'балл' } })).toEqual({ en: '', ru: 'балл' });
  });
});
