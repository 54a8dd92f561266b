// What words in cells mean: the steps of a response set that is known as a whole, or one of the blanks. What fits no set, or two
// that do not agree, has no meaning here: a person says what it means.

import { onGrid, type Scale } from '../../core/answers/kind.ts';
import { BLANKS, type Blank } from '../../core/answers/response.ts';
import { clean } from '../../core/standard/text.ts';
import { isCyrillic } from '../sets/bilingual.ts';
import { BLANK_WORDS } from '../sets/blanks.ts';
import { placeIn, type ResponseSet, responseSets, setsWith, spelled, wordingOf } from '../sets/index.ts';

const YES_NO = 'yes-no';

/** Answers of their own, not steps of a scale. */
export function yesOrNo(text: string): 'yes' | 'no' | null {
  const at = new Set(setsWith(text).flatMap((set) => (set.theme === YES_NO ? [placeIn(text, set)!] : [])));
  if (at.size !== 1) return null;
  return at.has(1) ? 'yes' : 'no';
}

/** Whether it is a step of some set. */
export const isStep = (text: string): boolean =>
  text.length <= 80 && setsWith(text).some(({ theme }) => theme !== YES_NO);

/** LimeSurvey's codes of the answers to choose from, `A1` being the first; null for other texts. */
export const answerCode = (text: string): number | null => {
  const [, number] = /^A0{0,2}([1-9]\d?)$/.exec(clean(text)) ?? [];
  return number === undefined ? null : Number(number);
};

/** The step of each text in a set that has all of them, from 0; null where they are in none, or in none in one place. */
export function placed(texts: readonly string[], set: ResponseSet): readonly number[] | null {
  const places = texts.map((text) => placeIn(text, set));
  const all = places.filter((place) => place !== undefined);
  return all.length === texts.length && new Set(all).size === all.length ? all : null;
}

/** How many steps a set has that has all of these texts: five where one has, else the fewest; null where none has them. */
export function stepsOf(texts: readonly string[]): number | null {
  const steps = setsOf(texts).map((set) => set.steps);
  return steps.length === 0 ? null : steps.includes(5) ? 5 : Math.min(...steps);
}

export const setsOf = (texts: readonly string[]): readonly ResponseSet[] =>
  texts.length === 0 ? [] : setsWith(texts[0]!).filter((set) => placed(texts, set));

/**
 * In which order texts run from the least to the most, as a place for each, and whether they say themselves what is good. Null
 * where no set has them all, or sets do not agree on their order.
 */
export function orderOf(
  texts: readonly string[],
): { readonly places: readonly number[]; readonly evaluative: boolean } | null {
  const orders = setsOf(texts).map((set) => ({ places: placed(texts, set)!, evaluative: set.evaluative }));
  const ranks = ({ places }: { readonly places: readonly number[] }) =>
    places.map((place) => places.filter((other) => other < place).length).join();
  return new Set(orders.map(ranks)).size === 1 ? orders[0]! : null;
}

export interface Codes {
  readonly codes: ReadonlyMap<string, number>;
  readonly confidence: number;
}

/** The whole set was met; some of it; two words. */
const WHOLE = 0.95;
const MOST = 0.85;
const SOME = 0.8;
/** A word alone is no set, and labels in words that are not known may be other words for the same or for something else. */
const DOUBTFUL = 0.6;

/**
 * Codes for the words of one question, those that the standard itself reads left out. `given` are the standard's own labels and
 * numbers that stand in the same cells. Only sets of as many steps as the scale has count, all that have the words must agree, and none is
 * taken that goes against the standard's labels. Words beside a set that was met whole stay without a code.
 */
export function codesOf(
  words: readonly string[],
  answer: Scale,
  given: { readonly labels: readonly string[]; readonly numbers: readonly number[] } = NOTHING_GIVEN,
): Codes | null {
  const { min, max, step } = answer;
  if (words.length === 0) return null;
  const steps = Math.round((max - min) / step) + 1;
  const all = [...words, ...given.labels];
  const whole = candidates(all, steps);
  const [ours, theirs] = [words.filter(isCyrillic), words.filter((word) => !isCyrillic(word))];
  // A form in two languages is answered in either: each has its own set.
  if (whole.length === 0 && ours.length > 0 && theirs.length > 0) {
    const of = (some: readonly string[], isOurs: boolean) =>
      codesOf(some, answer, {
        ...given,
        labels: given.labels.filter((label) => isCyrillic(label) === isOurs),
      });
    const [a, b] = [of(ours, true), of(theirs, false)];
    if (a && b)
      return { codes: new Map([...a.codes, ...b.codes]), confidence: Math.min(a.confidence, b.confidence) };
  }
  const sets = whole.length > 0 ? whole : setsMetWhole(all, steps);
  const found = sets.flatMap((set) => codesIn(words, set, answer) ?? []);
  const [first] = found;
  if (!first || !found.every(({ codes }) => isSame(codes, first.codes)))
    return endsOf(words, answer, given.numbers);
  // The same words may be all there is of a shorter set.
  const places = new Set(all.map((text) => placeIn(text, sets[0]!)));
  const isWhole = places.size === steps || (places.size === steps + 1 && places.has(undefined));
  const shorter = isWhole ? [] : setsWith(words[0]!).filter((set) => set.steps < steps && fills(all, set));
  if (shorter.some((set) => set.steps > 2)) return null;
  const isNumbered = [...first.codes.values()].some((code) => given.numbers.includes(code));
  const isDoubtful =
    shorter.length > 0 || isNumbered || found.some((one) => one.isDoubtful) || (!isWhole && all.length === 1);
  return {
    codes: first.codes,
    confidence: isDoubtful ? DOUBTFUL : isWhole ? WHOLE : all.length > 2 ? MOST : SOME,
  };
}

const NOTHING_GIVEN = { labels: [], numbers: [] };

const candidates = (texts: readonly string[], steps: number): readonly ResponseSet[] =>
  setsOf(texts).filter((set) => set.steps === steps && set.theme !== YES_NO);

const fills = (texts: readonly string[], set: ResponseSet): boolean =>
  placed(texts, set) !== null && texts.length === set.steps;

/** Sets each of whose steps is one of the words; beside them may stand words that are steps of nothing. */
const setsMetWhole = (words: readonly string[], steps: number): readonly ResponseSet[] =>
  responseSets().sets.filter((set) => {
    if (set.steps !== steps || set.theme === YES_NO || set.steps < 3) return false;
    const places = words.map((word) => placeIn(word, set));
    const met = places.filter((place) => place !== undefined);
    return (
      met.length === steps &&
      new Set(met).size === steps &&
      words.every((word, i) => places[i] !== undefined || !isStep(word))
    );
  });

const isSame = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean =>
  a.size === b.size && [...a].every(([text, code]) => b.get(text) === code);

/** The codes that one set gives, in the direction that the standard's labels say; null where it goes against them. */
function codesIn(
  words: readonly string[],
  set: ResponseSet,
  answer: Scale,
): { readonly codes: ReadonlyMap<string, number>; readonly isDoubtful: boolean } | null {
  const { min, step, labels, reversed } = answer;
  const codeAt = (place: number, isUp: boolean) =>
    onGrid(min + (isUp ? place : set.steps - 1 - place) * step);
  const says = labels.flatMap(({ value, text }) =>
    Object.values(text).flatMap((label) => {
      if (label === undefined) return [];
      const same = setsWith(label).filter((one) => one.theme === set.theme && one.steps === set.steps);
      const places = set.at.has(wordingOf(label))
        ? [set.at.get(wordingOf(label))!]
        : same.map((one) => one.at.get(wordingOf(label))!);
      return [{ value, places }];
    }),
  );
  const known = says.filter(({ places }) => places.length > 0);
  const fits = (isUp: boolean) =>
    known.every(({ value, places }) => places.some((place) => codeAt(place, isUp) === value));
  // Without labels more is more. Where the low end is the good one, words of praise would run the other way: who knows.
  if (known.length === 0 && reversed && set.evaluative) return null;
  const isUp = fits(true);
  if (!isUp && (known.length === 0 || !fits(false))) return null;
  const codes = new Map<string, number>();
  for (const word of words) {
    const place = placeIn(word, set);
    const code = place === undefined ? null : codeAt(place, isUp);
    if (code !== null) codes.set(word, code);
  }
  return { codes, isDoubtful: says.length > known.length };
}

/** Two words, or one, for the ends of a scale whose steps between are numbers: the first and the last step of one set. */
function endsOf(words: readonly string[], answer: Scale, numbers: readonly number[]): Codes | null {
  const { min, max, reversed, labels } = answer;
  const isBetween = numbers.length > 0 && numbers.every((number) => number > min && number < max);
  if (!isBetween || words.length > 2 || labels.length > 0) return null;
  const sets = setsOf(words).filter(({ theme, evaluative }) => theme !== YES_NO && !(evaluative && reversed));
  const ends = new Set(
    sets.map((set) =>
      placed(words, set)!
        .map((place) => (place === 0 ? 'low' : place === set.steps - 1 ? 'high' : 'between'))
        .join(),
    ),
  );
  const [only] = ends;
  if (only === undefined || ends.size > 1 || only.includes('between')) return null;
  const at = only.split(',');
  return {
    codes: new Map(words.map((word, i) => [word, at[i] === 'low' ? min : max])),
    confidence: words.length === 2 ? MOST : DOUBTFUL,
  };
}

/** How sure a blank is that stands in the words of a cell whole, and one that other words stand beside. */
const SAID = 0.9;
const SAID_AMONG_OTHERS = 0.6;

let knownBlanks: ReadonlyMap<string, Blank> | undefined;

function blankWordings(): ReadonlyMap<string, Blank> {
  knownBlanks ??= new Map(
    BLANKS.flatMap((blank) =>
      Object.values(BLANK_WORDS[blank])
        .flat()
        .flatMap(spelled)
        .map((text) => [wordingOf(text), blank] as const),
    ),
  );
  return knownBlanks;
}

/** What a cell that is no answer may mean; null where nothing is known of it. */
export function blankOf(text: string): { readonly blank: Blank; readonly confidence: number } | null {
  const said = clean(text);
  if (said === '0') return { blank: 'not-applicable', confidence: 0.6 };
  if (/^-(9|99|999|1)$/.test(said)) return { blank: 'skipped', confidence: 0.5 };
  if (/^(8|9|77|88|98|99|888|998|999)$/.test(said)) return { blank: 'dont-know', confidence: 0.5 };
  if (/^[-–—.?*]+$/u.test(said)) return { blank: 'skipped', confidence: 0.8 };
  const wording = wordingOf(said);
  const whole = blankWordings().get(wording);
  if (whole) return { blank: whole, confidence: SAID };
  if (wording.length > 60 || isStep(text)) return null;
  // The longest that it holds; of two words at least, since a short word may mean anything in another sentence.
  let held: { readonly length: number; readonly blank: Blank } | null = null;
  for (const [phrase, blank] of blankWordings())
    if (phrase.includes(' ') && phrase.length > (held?.length ?? 7) && ` ${wording} `.includes(` ${phrase} `))
      held = { length: phrase.length, blank };
  return held && { blank: held.blank, confidence: SAID_AMONG_OTHERS };
}
