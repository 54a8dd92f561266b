// What columns are answered on, from their cells alone: a response set that is known as a whole, a range of numbers, yes or no.
// Null where the words are those of no set: their order is for a person to say.

import type { AnswerOf } from '../../core/answers/index.ts';
import { readNumber } from '../../core/answers/kind.ts';
import type { ScaleAnswer } from '../../core/answers/scale.ts';
import type { Message } from '../../core/errors.ts';
import { clean, type Text } from '../../core/standard/text.ts';
import { numberIn } from '../numbered.ts';
import { answerCode, blankOf, placed, setsOf, yesOrNo } from '../propose/texts.ts';
import { bothIn, isCyrillic } from '../sets/bilingual.ts';
import { placeIn, type ResponseSet, setsWith, wordingOf } from '../sets/index.ts';

export interface DraftScale {
  readonly answer: AnswerOf<'scale' | 'yes-no'>;
  /** The response set's; null where there are numbers only. */
  readonly theme: string | null;
  /** What the order, the ends or the direction were guessed by; null where nothing was. */
  readonly doubt: Message | null;
  /** Numbers without any words: what they measure, only the header can say. */
  readonly isBare: boolean;
}

const scale = (min: number, max: number, labels: ScaleAnswer['labels'] = []): ScaleAnswer => ({
  ...{ kind: 'scale', min, max, step: 1, labels, reversed: false },
});

/** Ranges that are asked for, the commoner first. */
const RANGES: readonly (readonly [number, number])[] = [
  ...([
    [1, 5],
    [1, 7],
    [1, 10],
    [0, 10],
    [1, 4],
    [1, 3],
    [1, 6],
    [1, 9],
    [0, 100],
  ] as const),
];
/** Numbers that stand for no answer where they lie beyond the others. */
const OUTLYING = new Set([0, 8, 9, 77, 88, 98, 99, 888, 998, 999]);
/** Answers enough to have used both ends of a scale. */
const ENOUGH = 30;
/** The share of answers that a set may leave unread. */
const STRANGE = 0.2;

/** `texts` are all cells of the columns, and how often; `said` is what their headers say of the range. */
export function scaleOf(
  texts: ReadonlyMap<string, number>,
  said: readonly (readonly [number, number])[] = [],
): DraftScale | null {
  const kept = [...texts].filter(([text]) => {
    if (readNumber(clean(text)) !== null) return true;
    // `9 - can't say` is no step either.
    const label = numberIn(text, scale(0, 1000))?.words ?? '';
    return !blankOf(text) && (label === '' || !blankOf(label));
  });
  const words = kept.map(([text]) => text).filter((text) => readNumber(clean(text)) === null);
  const count = (some: readonly string[]) => some.reduce((sum, text) => sum + (texts.get(text) ?? 0), 0);
  const all = count(kept.map(([text]) => text));
  if (words.length === 0) return ofNumbers(kept, all, said);
  if (kept.length === words.length && words.every((text) => yesOrNo(text) !== null))
    return {
      ...{ answer: { kind: 'yes-no', reversed: false }, theme: 'yes-no', isBare: false },
      doubt: { code: 'draft.yes-no' },
    };
  const codes = words.map(answerCode);
  if (codes.every((code) => code !== null) && kept.length === words.length)
    return {
      ...{ answer: scale(1, Math.max(5, ...(codes as number[]))), theme: null, isBare: true },
      doubt: { code: 'draft.codes' },
    };
  return (
    ofNumbered(kept, all, said) ??
    (kept.length === words.length ? ofSet(words, texts, all) : ofEnds(kept, words))
  );
}

/** Numbers alone. Those that lie far beyond the others stand for no answer. */
function ofNumbers(
  kept: readonly (readonly [string, number])[],
  all: number,
  said: readonly (readonly [number, number])[],
): DraftScale | null {
  const values = [...new Set(kept.map(([text]) => readNumber(clean(text))!))].sort((a, b) => a - b);
  if (values.some((value) => !Number.isInteger(value))) return null;
  const isWithin =
    ([min, max]: readonly [number, number]) =>
    (value: number) =>
      value >= min && value <= max;
  const fits = (range: readonly [number, number], some: readonly number[]) => some.every(isWithin(range));
  const isRating = (value: number) => value >= 1 && value <= 10;
  const core = values.filter((value) => isRating(value) && !isBeyond(value, values));
  const strange = values.filter((value) => !core.includes(value));
  const told = said.find((range) =>
    fits(
      range,
      values.filter((value) => !OUTLYING.has(value) || isWithin(range)(value)),
    ),
  );
  const isWhole = strange.every((value) => value < 0 || OUTLYING.has(value));
  const percent = values.length > 12 && fits([0, 100], values) && values.at(-1)! > 10;
  if (told) return bare(told, null);
  if (percent || core.length < 2 || !isWhole) return null;
  // A zero belongs to a scale up to ten; below, it rather says that the question does not apply.
  const [low, high] = [core[0]!, core.at(-1)!];
  const isZero = values.includes(0) && high >= 9;
  const seen: readonly [number, number] = [isZero ? 0 : low, high];
  const exact = all >= ENOUGH ? RANGES.find(([min, max]) => min === seen[0] && max === seen[1]) : undefined;
  const range = exact ?? RANGES.find((one) => fits(one, seen));
  return range
    ? bare(range, {
        code: exact ? 'draft.numbers' : 'draft.range',
        args: { min: range[0], max: range[1], low: seen[0], high: seen[1] },
      })
    : null;
}

/** Whether a number stands apart from the ratings below it: 9 where all others are 5 at most. */
const isBeyond = (value: number, values: readonly number[]): boolean =>
  OUTLYING.has(value) &&
  value >= 8 &&
  !values.includes(value - 1) &&
  values.some((other) => other < value - 1);

const bare = ([min, max]: readonly [number, number], doubt: Message | null): DraftScale => ({
  ...{ answer: scale(min, max), theme: null, doubt, isBare: true },
});

/** Numbers with words beside them: `4 - Good`, `4/5`, stars. */
function ofNumbered(
  all: readonly (readonly [string, number])[],
  answers: number,
  said: readonly (readonly [number, number])[],
): DraftScale | null {
  const worded = all.flatMap(([text]) =>
    numberIn(text, scale(0, 1000))?.words ? numberIn(text, scale(0, 1000))!.value : [],
  );
  const [least, most] = [Math.min(...worded), Math.max(...worded)];
  // A number alone beyond those with words stands for no answer.
  const kept = all.filter(([text]) => {
    const number = readNumber(clean(text));
    return (
      number === null || worded.length === 0 || !OUTLYING.has(number) || (number >= least && number <= most)
    );
  });
  const readIn = ([min, max]: readonly [number, number]) =>
    kept.map(([text]) => {
      const number = readNumber(clean(text));
      return number === null ? numberIn(text, scale(min, max)) : { value: number, words: '' };
    });
  const isRead = (range: readonly [number, number]) =>
    readIn(range).every((one) => one !== null && one.value >= range[0] && one.value <= range[1]);
  const seenIn = (range: readonly [number, number]) => readIn(range).map((one) => one!.value);
  const fitting = [...said, ...RANGES].filter(isRead);
  const range =
    fitting.find((one) => said.includes(one)) ??
    fitting.find(
      (one) =>
        answers >= ENOUGH && Math.max(...seenIn(one)) === one[1] && Math.min(...seenIn(one)) === one[0],
    ) ??
    fitting[0];
  if (!range) return null;
  const byValue = new Map<number, string[]>();
  readIn(range).forEach((one, i) => {
    if (one && one.words !== '')
      byValue.set(one.value, [...(byValue.get(one.value) ?? []), ...times(one.words, kept[i]![1])]);
  });
  const labels = labelsOf(byValue);
  // `4/5` and stars have no words to say which end is the good one.
  if (labels.length === 0)
    return { ...{ answer: scale(...range), theme: null, isBare: false }, doubt: { code: 'draft.stars' } };
  const known = labels.map(({ value, text }) => ({ value, text: text.ru ?? text.en! }));
  const words = known.map(({ text }) => text);
  // The set whose steps are numbered as the cells are.
  const aligned = setsOf(words).find(
    (set) =>
      set.steps === range[1] - range[0] + 1 &&
      known.every(({ value, text }) => placeIn(text, set) === value - range[0]),
  );
  if (aligned) {
    const unseen = aligned.steps - byValue.size;
    for (let value = range[0]; value <= range[1]; value++)
      if (!byValue.has(value)) byValue.set(value, [aligned.texts[value - range[0]]!]);
    return {
      ...{ answer: scale(...range, labelsOf(byValue)), theme: aligned.theme, isBare: false },
      doubt:
        unseen > 0 ? { code: 'draft.steps-unseen', args: { count: unseen, steps: aligned.steps } } : null,
    };
  }
  const set = bestSet(words);
  const places = set && placed(words, set);
  const isTurned = places !== null && places.length > 1 && places[0]! > places.at(-1)!;
  return {
    answer: { ...scale(...range, labels), reversed: isTurned },
    ...{ theme: set?.theme ?? null, isBare: false },
    doubt: set
      ? isTurned
        ? { code: 'draft.turned' }
        : null
      : { code: 'draft.direction', args: { low: known[0]!.text, high: known.at(-1)!.text } },
  };
}

const times = (text: string, count: number): string[] =>
  Array.from({ length: Math.min(count, 50) }, () => text);

/** Words for the ends, and numbers between them. */
function ofEnds(kept: readonly (readonly [string, number])[], words: readonly string[]): DraftScale | null {
  const numbers = kept.flatMap(([text]) => readNumber(clean(text)) ?? []);
  const set = words.length <= 2 ? bestSet(words) : null;
  const places = set && placed(words, set);
  if (!set || !places?.every((place) => place === 0 || place === set.steps - 1)) return null;
  const min = Math.min(...numbers) - 1;
  const max = Math.max(...numbers) + 1;
  if (min < 0 || max > 11 || max - min < 2) return null;
  const labels = words.map((word, i) => ({ value: places[i] === 0 ? min : max, text: textOf([word]) }));
  return {
    answer: scale(
      min,
      max,
      labels.sort((a, b) => a.value - b.value),
    ),
    theme: set.theme,
    isBare: false,
    doubt: { code: 'draft.range', args: { min, max, low: min, high: max } },
  };
}

/** Words of a set, in one language or two; some may be strange to it. */
function ofSet(words: readonly string[], texts: ReadonlyMap<string, number>, all: number): DraftScale | null {
  const steps = words.filter((word) => setsWith(word).some(({ theme }) => theme !== 'yes-no'));
  const strange = words.filter((word) => !steps.includes(word));
  const lost = strange.reduce((sum, word) => sum + (texts.get(word) ?? 0), 0);
  if (steps.length < 2 || lost > STRANGE * all) return null;
  const scripts = [steps.filter(isCyrillic), steps.filter((word) => !isCyrillic(word))].filter(
    (some) => some.length > 0,
  );
  const one = bestSet(steps);
  const sets = one ? [one] : scripts.map(bestSet);
  const [first] = sets;
  if (!first || !sets.every((set) => set?.steps === first.steps && set.theme === first.theme)) return null;
  const byValue = new Map<number, string[]>();
  for (const word of steps) {
    const place = sets.map((set) => placeIn(word, set!)).find((found) => found !== undefined)!;
    byValue.set(place + 1, [...(byValue.get(place + 1) ?? []), ...times(word, texts.get(word) ?? 1)]);
  }
  const unseen = first.steps - byValue.size;
  // A word that is none of the set may be the step that nobody seems to have chosen.
  if (strange.length > 0 && unseen > 0) return null;
  // A longer set may have the same words; of many answers some would have been its other steps.
  const longer =
    unseen === 0 && all < ENOUGH ? setsOf(steps).find((set) => set.steps > first.steps) : undefined;
  // What nobody chose is worded as the set has it.
  for (let value = 1; value <= first.steps; value++)
    if (!byValue.has(value))
      byValue.set(
        value,
        sets.map((set) => set!.texts[value - 1]!),
      );
  return {
    ...{ answer: scale(1, first.steps, labelsOf(byValue)), theme: first.theme, isBare: false },
    doubt:
      unseen > 0
        ? { code: 'draft.steps-unseen', args: { count: unseen, steps: first.steps } }
        : longer
          ? { code: 'draft.steps-open', args: { steps: first.steps, more: longer.steps } }
          : null,
  };
}

/** The set that has all of the words: one that they fill, else one of five steps, else the shortest. Null where orders differ. */
function bestSet(words: readonly string[]): ResponseSet | null {
  const sets = setsOf(words).filter(({ theme }) => theme !== 'yes-no');
  const distinct = new Set(words.map(wordingOf)).size;
  const ranked = [...sets].sort((a, b) => rank(b, distinct) - rank(a, distinct));
  const [best] = ranked;
  if (!best) return null;
  const order = (set: ResponseSet) => {
    const places = placed(words, set)!;
    return places.map((place) => places.filter((other) => other < place).length).join();
  };
  return sets.every((set) => order(set) === order(best)) ? best : null;
}

const rank = ({ steps }: ResponseSet, met: number): number =>
  steps === met ? 1000 : steps === 5 ? 100 : -steps;

const labelsOf = (byValue: ReadonlyMap<number, readonly string[]>): ScaleAnswer['labels'] =>
  [...byValue].sort(([a], [b]) => a - b).map(([value, words]) => ({ value, text: textOf(words) }));

/** The commonest wording of each language. */
function textOf(words: readonly string[]): Text {
  const counts = { en: new Map<string, number>(), ru: new Map<string, number>() };
  for (const word of words) {
    const both = bothIn(word);
    for (const [language, text] of both
      ? (Object.entries(both) as ['en' | 'ru', string][])
      : ([[isCyrillic(word) ? 'ru' : 'en', clean(word)]] as const))
      counts[language].set(text, (counts[language].get(text) ?? 0) + 1);
  }
  const first = (of: ReadonlyMap<string, number>) =>
    [...of].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
  const [en, ru] = [first(counts.en), first(counts.ru)];
  return { ...(en === undefined ? {} : { en }), ...(ru === undefined ? {} : { ru }) };
}
