// How questions are read, one file a language: to add a language, write its file and its row here.

import type { Language } from '../../../core/standard/text.ts';
import { en } from './en.ts';
import type { QuestionReader } from './reader.ts';
import { ru } from './ru.ts';

const READERS: { readonly [language in Language]: QuestionReader } = { en, ru };

const QUOTED = /“[^”]*”|«[^»]*»|"[^"]*"/g;
/** Characters; what is longer is no question, and patterns take their time over it. */
const LONGEST = 1_000;
const simplified = (text: string): string =>
  text.slice(0, LONGEST).replace(QUOTED, '…').replace(/\s+/g, ' ').trim();

/** The words by which a text asks a second question; null where it asks one. */
export function secondQuestion(text: string, language: Language): string | null {
  const question = simplified(text);
  const again = /\?[^?]*[\p{L}][^?]*\?/u.exec(question);
  if (again) return again[0].slice(1).trim();
  return READERS[language].second(question)?.trim() ?? null;
}

/** The words by which a question suggests its answer; null where it does not. */
export function suggestedAnswer(text: string, language: Language): string | null {
  return READERS[language].suggestion(simplified(text))?.trim() ?? null;
}
