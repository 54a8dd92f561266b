// Both languages at once, for tests that compare them or need no waiting.

import { en } from '../src/words/en/index.ts';
import { ru } from '../src/words/ru/index.ts';
import type { Speaker } from '../src/words/speaker.ts';
import { speakerOf } from '../src/words/speaker.ts';
import type { Language, Words } from '../src/words/word.ts';

export const WORDS: Readonly<Record<Language, Words>> = { en, ru };
export const speaker = (language: Language): Speaker => speakerOf(language, WORDS[language]);
