// All languages at once, for tests that compare them or need no waiting.

import { LANGUAGES } from '../src/core/standard/text.ts';
import { wordsOf } from '../src/words/index.ts';
import { type Speaker, speakerOf } from '../src/words/speaker.ts';
import type { Language, Words } from '../src/words/word.ts';

export const WORDS = Object.fromEntries(
  await Promise.all(LANGUAGES.map(async (language) => [language, await wordsOf(language)] as const)),
) as Readonly<Record<Language, Words>>;
export const speaker = (language: Language): Speaker => speakerOf(language, WORDS[language]);
