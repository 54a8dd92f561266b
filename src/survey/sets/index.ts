// The registry of response sets, taken apart for looking up. To add a set, add its line to its file; to add a theme, write its
// file and its row here.

import { normalized } from '../../core/standard/text.ts';
import { agreement } from './agreement.ts';
import { bothIn } from './bilingual.ts';
import { comparison } from './comparison.ts';
import { extent } from './extent.ts';
import { frequency } from './frequency.ts';
import { importance } from './importance.ts';
import { likelihood } from './likelihood.ts';
import { quality } from './quality.ts';
import { satisfaction } from './satisfaction.ts';
import type { SetFile } from './set.ts';
import { yesNo } from './yes-no.ts';

export const SET_FILES: readonly SetFile[] = [
  agreement,
  satisfaction,
  quality,
  frequency,
  likelihood,
  importance,
  comparison,
  extent,
  yesNo,
];

/** One set: which wording is which step, from 0. */
export interface ResponseSet {
  readonly theme: string;
  readonly evaluative: boolean;
  readonly language: string;
  readonly steps: number;
  readonly at: ReadonlyMap<string, number>;
  /** The commonest wording of each step. */
  readonly texts: readonly string[];
}

/** The step of a text in a set, from 0; one that says the same in two languages is what both halves are. */
export function placeIn(text: string, { at }: ResponseSet): number | undefined {
  const place = at.get(wordingOf(text));
  if (place !== undefined) return place;
  const both = bothIn(text);
  return both ? (at.get(wordingOf(both.en)) ?? at.get(wordingOf(both.ru))) : undefined;
}

/**
 * What wordings are compared by: letter case, accents and punctuation aside, so that "I don’t know." is "i dont know". Letters
 * whose marks are letters of their own (kana, Hangul, Indic vowels) keep them.
 */
export function wordingOf(text: string): string {
  const before = recalled.get(text);
  if (before !== undefined) return before;
  if (recalled.size === MOST_RECALLED) recalled.clear();
  const wording = bare(text);
  recalled.set(text, wording);
  return wording;
}

/** Wordings taken apart before: each is held against many sets. */
const recalled = new Map<string, string>();
const MOST_RECALLED = 20_000;

const bare = (text: string): string =>
  normalized(text)
    .replaceAll("'", '')
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u064b-\u0652]/gu, '')
    .normalize('NFC')
    .replaceAll('ı', 'i')
    .replace(/[^\p{L}\p{M}\p{N}×○]+/gu, ' ')
    .trim();

/** The wordings that a line with braces stands for. */
export function spelled(line: string): string[] {
  const [whole, inside] = /\{([^{}]*)\}/u.exec(line) ?? [];
  if (whole === undefined || inside === undefined) return [line];
  const choices = inside.startsWith(', ') ? inside.split(',') : inside.split(/,(?! )/u);
  return choices.flatMap((choice) => spelled(line.replace(whole, () => choice)));
}

/** The wordings of each step of a line. */
export const stepsOf = (line: string): string[][] =>
  line.split(' | ').map((step) => step.split(' / ').flatMap(spelled));

let known: {
  readonly sets: readonly ResponseSet[];
  readonly of: ReadonlyMap<string, readonly ResponseSet[]>;
};

/** Every set, and by wording those that it is in. */
export function responseSets(): typeof known {
  if (known) return known;
  const sets = SET_FILES.flatMap(({ theme, evaluative, sets: byLanguage }) =>
    Object.entries(byLanguage).flatMap(([language, lines]) =>
      lines.map((line): ResponseSet => {
        const steps = stepsOf(line);
        const at = new Map(steps.flatMap((texts, i) => texts.map((text) => [wordingOf(text), i] as const)));
        return { theme, evaluative, language, steps: steps.length, at, texts: steps.map(([text]) => text!) };
      }),
    ),
  );
  const of = new Map<string, ResponseSet[]>();
  for (const set of sets)
    for (const wording of set.at.keys()) of.set(wording, [...(of.get(wording) ?? []), set]);
  known = { sets, of };
  return known;
}

/** The sets that a text is a step of; where it says the same in two languages, those whose step is that of the other, too. */
export function setsWith(text: string): readonly ResponseSet[] {
  const { of } = responseSets();
  const found = of.get(wordingOf(text));
  if (found) return found;
  const both = bothIn(text);
  if (!both) return [];
  const [ru, en] = [of.get(wordingOf(both.ru)) ?? [], of.get(wordingOf(both.en)) ?? []];
  const isAgreed = (set: ResponseSet, others: readonly ResponseSet[]) =>
    others.some(
      (other) =>
        other.theme === set.theme && other.steps === set.steps && placeIn(text, other) === placeIn(text, set),
    );
  return [...ru.filter((set) => isAgreed(set, en)), ...en.filter((set) => isAgreed(set, ru))];
}
