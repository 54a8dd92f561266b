// Every sentence the user reads. A language is a folder with the same keys; a sentence is a template with {placeholders},
// or its plural forms, chosen by the argument `count` (Intl.PluralRules). To add a language, write its folder and its row.

import { type Speaker, speakerOf } from './speaker.ts';
import type { Language, Words } from './word.ts';

export type { Speaker } from './speaker.ts';

/** Only the language that is spoken is loaded. */
const LANGUAGES: Readonly<Record<Language, () => Promise<Words>>> = {
  en: async () => (await import('./en/index.ts')).en,
  ru: async () => (await import('./ru/index.ts')).ru,
};

export const wordsOf = (language: Language): Promise<Words> => LANGUAGES[language]();

export async function speakerFor(language: Language): Promise<Speaker> {
  return speakerOf(language, await wordsOf(language));
}
