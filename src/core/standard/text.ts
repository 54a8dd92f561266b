// What people read, in the languages of the product. A standard may carry one language or both;
// a reader who asks for a missing one gets the other rather than nothing.

export const LANGUAGES = ['en', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text in one or more languages; at least one is present (the schema sees to it). */
export type Text = { readonly [language in Language]?: string };

/** A text, or words that read alike in every language: a name, a number. */
export type Words = string | Text;

export const wordsIn = (words: Words | undefined, language: Language): string =>
  typeof words === 'string' ? words : inLanguage(words, language);

export function inLanguage(text: Text | undefined, language: Language): string {
  for (const one of [language, ...LANGUAGES]) if (text?.[one] !== undefined) return text[one];
  return '';
}

/** A noun that a number stands before, in the forms that the language has (CLDR): 1 paper, 2 papers; 1 бумага, 2 бумаги, 5 бумаг. */
export interface Forms {
  readonly one?: string;
  readonly few?: string;
  readonly many?: string;
  readonly other?: string;
}

/** What is counted: in forms that follow the number, or as words that stand beside it whatever it is (“of 5”). */
export type Unit = { readonly [language in Language]?: string | Forms };

/** A unit as it stands beside no number: how many «бумаг», how many “papers”. */
export function unitText(unit: Unit): Text {
  const alone = (own: string | Forms) =>
    typeof own === 'string' ? own : (own.many ?? own.other ?? own.few ?? own.one ?? '');
  return Object.fromEntries(Object.entries(unit).map(([language, own]) => [language, alone(own)]));
}

/** The work behind a standard. */
export interface Source {
  readonly author: Words;
  readonly title: Words;
  readonly part?: Words;
  readonly year?: number;
}

/** Marks of layout that nobody means: zero-width spaces, soft hyphens, byte order marks. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/gu;
const TAG =
  /<\/?(?:a|b|big|br|center|div|em|font|h[1-6]|hr|i|img|label|li|ol|p|small|span|strong|sub|sup|table|tbody|td|tr|u|ul)(?:\s[^<>]*)?\/?>/giu;
const ENTITY = /&(?:#(\d{1,6})|#x([\da-f]{1,6})|([a-z]{2,6}));/giu;
const ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', shy: '', ndash: '–', mdash: '—' },
  ...{ lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', laquo: '«', raquo: '»', hellip: '…' },
};

/**
 * A text from a file as a person reads it: without HTML, invisible characters and white space in runs, in composed letters, and
 * without quotes around the whole.
 */
export function clean(text: string): string {
  if (CLEAN.test(text)) return text;
  const shown = /[<&]/.test(text) ? withoutHtml(text) : text;
  const flat = shown.normalize('NFC').replace(INVISIBLE, '').replace(/\s+/gu, ' ').trim();
  return flat.length > 1 && flat.startsWith('"') && flat.endsWith('"') ? flat.slice(1, -1).trim() : flat;
}

/** Most texts of a survey: nothing in them is ever taken away. */
const CLEAN = /^[\w.,:;/@+-]+$/;

const withoutHtml = (text: string): string =>
  text.replace(TAG, ' ').replace(ENTITY, (whole, decimal, hex, name) => {
    const code =
      decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : null;
    if (code !== null) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    return ENTITIES[(name as string).toLowerCase()] ?? whole;
  });

/** What typesetting puts in place of what a keyboard has. */
const TYPESET: readonly (readonly [RegExp, string])[] = [
  [/[‘’‚‛`´ʼ′]/gu, "'"],
  [/[“”„‟«»″]/gu, '"'],
  [/[‐‑‒–—―−]/gu, '-'],
  [/…/gu, '...'],
  [/[\u200c-\u200f]/gu, ''],
  [/ё/gu, 'е'],
];

/** What texts are compared by: without regard to letter case, white space, composition, typography, HTML, ё, or quotes around the whole. */
export function normalized(text: string): string {
  const lower = clean(text).toLowerCase();
  return /^[\x20-\x7e]*$/.test(lower)
    ? lower
    : TYPESET.reduce((all, [mark, typed]) => all.replace(mark, typed), lower);
}
