// The registry of lexicons: a language of questions is one file and one row here.

import type { Language } from '../../standard/text.ts';
import { en } from './en.ts';
import type { Lexicon } from './lexicon.ts';
import { ru } from './ru.ts';

export const LEXICONS: Readonly<Record<Language, Lexicon>> = { en, ru };
