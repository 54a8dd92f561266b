// How a text that gives an answer its meaning was reworded: whether those who answered the old wording would have answered
// the new one alike. Where a program cannot tell, a person has to.

import { LANGUAGES, type Language } from '../standard/text.ts';
import { type Claims, claimsOf, isRespelled, type Turn, topicSimilarity, turnsBetween } from './claims.ts';
import { similarity } from './words.ts';

/** Less alike than this, word by word and in the words that say what is asked about, is another question. */
export const SAME_QUESTION = 0.5;
/** Less alike than this, of the words that say what is asked about, and nothing of the old question is left. */
export const SAME_TOPIC = 0.2;
/** At least as alike as this, the text was edited in place: what else changed in it is all that changed. */
export const IN_PLACE = 0.7;

export interface Wording {
  /** Languages in which it reads differently, of those that both sides have; all of the new ones where none is shared. */
  readonly changed: readonly Language[];
  /** Languages that stayed as they were while another changed. */
  readonly unchanged: readonly Language[];
  /** Whether only typography and the spelling of numbers and units differ, in every language that changed. */
  readonly isRespelled: boolean;
  /** What became of the meaning; null where nobody's answer depends on the text. */
  readonly meaning: Meaning | null;
}

export interface Meaning {
  /** Of the language that changed most, 0–1; 0 where no language is shared. */
  readonly similarity: number;
  readonly isRewritten: boolean;
  /** Nothing of what was asked about is left, in any language; false where one stayed, or none is shared. */
  readonly isUnlike: boolean;
  /** How the meaning surely turned, gravest first; empty where a program cannot tell. */
  readonly turns: readonly Turn[];
}

type Words = Readonly<Record<string, string>>;

/** What a text is to those who answer: the question itself, an explanation of it, or nothing. */
export type Bearing = 'asked' | 'explained' | 'none';

interface Both {
  readonly language: Language;
  readonly before: string;
  readonly after: string;
  readonly old: Claims;
  readonly now: Claims;
}

/** Of two texts by language. */
export function wordingOf(old: Words, now: Words, bearing: Bearing): Wording {
  const shared = LANGUAGES.filter((language) => old[language] !== undefined && now[language] !== undefined);
  const changed = shared
    .filter((language) => old[language] !== now[language])
    .map((language): Both => {
      const [before, after] = [old[language]!, now[language]!];
      return { language, before, after, old: claimsOf(before, language), now: claimsOf(after, language) };
    });
  const respelled = changed.filter((both) => isRespelled(both.old, both.now));
  const isRespelledOnly = changed.length > 0 && respelled.length === changed.length;
  const languages = changed.map(({ language }) => language);
  const meant = isRespelledOnly ? changed : changed.filter((both) => !respelled.includes(both));
  const isWhole = changed.length > 0 && changed.length === shared.length;
  return {
    changed: shared.length === 0 ? LANGUAGES.filter((language) => now[language] !== undefined) : languages,
    unchanged: shared.filter((language) => !languages.includes(language)),
    isRespelled: isRespelledOnly,
    meaning: bearing === 'none' ? null : meaningOf(meant, bearing, isWhole),
  };
}

function meaningOf(changed: readonly Both[], bearing: Bearing, isWhole: boolean): Meaning {
  const least =
    changed.length === 0 ? 0 : Math.min(...changed.map(({ before, after }) => similarity(before, after)));
  return {
    similarity: least,
    isRewritten:
      changed.length === 0 ||
      changed.some(
        (both) =>
          similarity(both.before, both.after) < SAME_QUESTION &&
          topicSimilarity(both.old, both.now) < SAME_QUESTION,
      ),
    isUnlike:
      isWhole &&
      least < SAME_QUESTION &&
      changed.every((both) => topicSimilarity(both.old, both.now) < SAME_TOPIC),
    turns: turnsOf(changed, bearing),
  };
}

/** Turns by which the meaning hangs on numbers: they are told by themselves, whatever else was reworded. */
const HARD: readonly Turn['kind'][] = ['unit', 'comparison', 'numbers', 'limit-added', 'limit-removed'];

/**
 * Of all languages that changed. A word that turned round is sure where the rest of the text stayed, or where every other
 * language that changed turned, too; a text rewritten as a whole may say with other words what it said before. So may an
 * explanation, of which nothing is sure but an edit in place.
 */
function turnsOf(changed: readonly Both[], bearing: Bearing): Turn[] {
  const found = changed.map(({ before, after, old, now }) => {
    const isEdited = similarity(before, after) >= IN_PLACE;
    const turns = turnsBetween(old, now);
    return bearing === 'explained'
      ? {
          turns: isEdited ? turns.filter(({ kind }) => kind !== 'widened' && kind !== 'narrowed') : [],
          isEdited,
        }
      : { turns, isEdited };
  });
  const agree = found.every(({ turns }) => turns.length > 0);
  const sure = found.flatMap(({ turns, isEdited }) =>
    turns.filter(({ kind }) => HARD.includes(kind) || isEdited || agree),
  );
  const seen = new Set<string>();
  return agreed(sure).filter(({ kind, before, after }) => {
    const key = `${kind} ${before} ${after}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** One language gained what the other lost: a limit is another one, and of a second thing nothing is sure. */
function agreed(turns: readonly Turn[]): Turn[] {
  const has = (kind: Turn['kind']) => turns.some((turn) => turn.kind === kind);
  const limits = has('limit-added') && has('limit-removed');
  const things = has('widened') && has('narrowed');
  return turns
    .filter(({ kind }) => !things || (kind !== 'widened' && kind !== 'narrowed'))
    .map((turn) =>
      limits && (turn.kind === 'limit-added' || turn.kind === 'limit-removed')
        ? { ...turn, kind: 'numbers' as const }
        : turn,
    );
}
