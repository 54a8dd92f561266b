// What people read, in the languages of the product. A standard may carry one language or both;
// a reader who asks for a missing one gets the other rather than nothing.

export const LANGUAGES = ['en', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text in one or more languages; at least one is present (the schema sees to it). */
export type Text = { readonly [language in Language]?: string };

export function inLanguage(text: Text | undefined, language: Language): string {
  return text?.[language] ?? text?.en ?? text?.ru ?? '';
}
