// How a text that gives an answer its meaning was reworded: whether those who answered the old wording would have answered
// the new one alike.

import type { Language } from '../standard/text.ts';
import { LANGUAGES } from '../standard/text.ts';
import { isNegated, numbersDiffer, similarity } from './words.ts';

/** Less alike than this is another question. */
export const SAME_QUESTION = 0.5;

export interface Wording {
  /** Languages in which it reads differently, of those that both sides have; all of the new ones where none is shared. */
  readonly changed: readonly Language[];
  /** Languages that stayed as they were while another changed. */
  readonly unchanged: readonly Language[];
  /** What became of the meaning; null where nobody's answer depends on the text. */
  readonly meaning: Meaning | null;
}

export interface Meaning {
  /** Of the language that changed most, 0–1; 0 where no language is shared. */
  readonly similarity: number;
  readonly isRewritten: boolean;
  /** One affirms what the other denies, in every language that changed. */
  readonly isNegated: boolean;
  /** They name other numbers, in any language that changed. */
  readonly hasOtherNumbers: boolean;
}

type Words = Readonly<Record<string, string>>;

/** Of two texts by language. */
export function wordingOf(old: Words, now: Words, isAsked: boolean): Wording {
  const shared = LANGUAGES.filter((language) => old[language] !== undefined && now[language] !== undefined);
  const changed = shared.filter((language) => old[language] !== now[language]);
  return {
    changed: shared.length === 0 ? LANGUAGES.filter((language) => now[language] !== undefined) : changed,
    unchanged: shared.filter((language) => !changed.includes(language)),
    meaning: isAsked ? meaningOf(old, now, changed) : null,
  };
}

function meaningOf(old: Words, now: Words, changed: readonly Language[]): Meaning {
  const least = Math.min(1, ...changed.map((language) => similarity(old[language]!, now[language]!)));
  const alike = changed.length === 0 ? 0 : least;
  return {
    similarity: alike,
    isRewritten: alike < SAME_QUESTION,
    isNegated: changed.length > 0 && changed.every((language) => isNegated(old[language]!, now[language]!)),
    hasOtherNumbers: changed.some((language) => numbersDiffer(old[language]!, now[language]!)),
  };
}
