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
  return text?.[language] ?? text?.en ?? text?.ru ?? '';
}

/** The work behind a standard. */
export interface Source {
  readonly author: Words;
  readonly title: Words;
  readonly part?: Words;
  readonly year?: number;
}
