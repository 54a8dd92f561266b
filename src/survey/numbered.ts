// The number that a cell holds beside its words: `4 - Very good`, `Very likely 7`, `(3) Fair`, `4/5`, `5 stars`, `★★★★☆`, or words
// on one line and the number on another. Where a number could be part of what is said, there is none.

import { readNumber, type Scale } from '../core/answers/kind.ts';
import { clean, normalized } from '../core/standard/text.ts';
import { setsWith } from './sets/index.ts';

export interface Numbered {
  readonly value: number;
  /** What stands beside it; empty where nothing does, or only a unit. */
  readonly words: string;
}

const NUMBER = '[+\\-−–]?\\d{1,4}(?:[.,]\\d+)?';
/** `4 - Very impressive`, `7. Strongly agree`, `1 (not at all)`, `5 = best`. */
const BEFORE = new RegExp(`^(${NUMBER})\\s*(?:[-–—:=.)\\]]\\s*|[([])["'«“(]?(?=\\p{L})(.*)$`, 'su');
/** `(4) Very impressive`, `[4] …`. */
const BRACKETS_BEFORE = new RegExp(`^[([]\\s*(${NUMBER})\\s*[)\\]]\\s*[-–—:.]?\\s*(?=\\p{L})(.*)$`, 'su');
/** `Very impressive (4)`, `Very impressive - 4`, `Very impressive = 4`. */
const AFTER = /^(\P{N}*\p{L}\P{N}*?)\s*(?:[-–—:=]\s+|[:=]\s*|[([]\s*)(\d{1,4}(?:[.,]\d+)?)\s*[)\]]?$/su;
/** `Very likely 7`, `7 Very likely`: nothing parts them, so that the words must be known. */
const BARE_AFTER = /^(\P{N}*\p{L})\s+(\d{1,4})$/su;
const BARE_BEFORE = /^(\d{1,4})\s+(\p{L}\P{N}*)$/su;
/** `4/5`, `4 / 5 (good)`, `4 of 5`. */
const OUT_OF =
  /^(\d{1,4}(?:[.,]\d+)?)\s*(?:\/|of|out of|из|з|von|de|sur|su|di|van|z|dari|中的|\/\/)\s*(\d{1,4})(?:\s*[-–—:(]?\s*(\P{N}*))?$/iu;
const UNIT =
  /^(\d{1,4}(?:[.,]\d+)?)[\s-]*(?:stars?|points?|pts|зв[её]зд(?:а|ы|очк[аи]|очек)?|балл(?:а|ов)?|очк(?:о|а|ов)|зір(?:ка|ки|ок)|бал(?:а|и|ів)?|sterne?|punkte?|étoiles?|estrellas?|estrelas?|stell[ae]|gwiazd(?:ka|ki|ek)|sterren|ster|yıldız|puan|pontos?|puntos?|punt[oi]|punkt(?:y|ów)?|星|颗星|つ星|점|별|개|点|分|نجوم|نجمة|نقاط|bintang|poin)\.?$/iu;
const STARS = /^(?:[★⭐🌟✭✮][\ufe0f\s]*)+(?:[☆✩✰⚝][\ufe0f\s]*)*$/u;
/** Whether it is made of stars alone. */
export const isDrawn = (text: string): boolean => STARS.test(text) || EMPTY_STARS.test(text);
const EMPTY_STARS = /^(?:[☆✩✰⚝][\ufe0f\s]*)+$/u;
/** The number goes on: `3 (or 4)`. */
const GOES_ON = /^(?:or|to|or more|and|или|до|либо|и|oder|bis|ou|à|o|a|lub|of|tot|veya)\b/iu;

/** The number is no answer of its own: `less than (5)`. */
const COMPARES =
  /(?:\b(?:than|over|under|up to|at least|at most|about|around|below|above|from|to|until|below)|чем|более|менее|больше|меньше|свыше|до|от|около|minimum|als|über|unter|bis|mehr|de|que|hasta|até)$/iu;

/** Whether somebody would write these words beside the number of an answer. */
const isKnown = (words: string, { labels }: Scale): boolean =>
  setsWith(words).length > 0 ||
  labels.some(({ text }) =>
    Object.values(text).some((label) => label !== undefined && normalized(label) === normalized(words)),
  );

/** Null where the cell holds no number that is surely its answer, or one that is not on the scale. */
export function numberIn(text: string, answer: Scale): Numbered | null {
  const found = onLines(text) ?? inStars(clean(text), answer) ?? inLine(clean(text), answer);
  return found && isOn(found.value, answer) ? found : null;
}

function isOn(value: number, { min, max, step }: Scale): boolean {
  const steps = (value - min) / step;
  return value >= min && value <= max && Math.abs(steps - Math.round(steps)) < 1e-6;
}

const numbered = (number: string | undefined, words = ''): Numbered | null => {
  const value = number === undefined ? null : readNumber(number);
  return value === null || GOES_ON.test(words)
    ? null
    : { value, words: words.replace(/[)\]\s]+$/u, '').trim() };
};

/** Two lines, one of which is a number. */
function onLines(text: string): Numbered | null {
  if (!/[\r\n]|<br/i.test(text)) return null;
  const lines = text
    .split(/\r\n|\r|\n|<br\s*\/?>/i)
    .map(clean)
    .filter((line) => line !== '');
  const numbers = lines.filter((line) => /^\d{1,4}(?:[.,]\d+)?$/.test(line));
  if (lines.length !== 2 || numbers.length !== 1) return null;
  return numbered(numbers[0], lines.find((line) => line !== numbers[0])!);
}

function inStars(said: string, { min, max }: Scale): Numbered | null {
  if (!STARS.test(said) && !(min === 0 && EMPTY_STARS.test(said))) return null;
  const filled = [...said].filter((one) => /[★⭐🌟✭✮]/u.test(one)).length;
  const empty = [...said].filter((one) => /[☆✩✰⚝]/u.test(one)).length;
  // Stars alone are of five, as everywhere; with empty ones all are there to be counted.
  return (empty > 0 ? filled + empty === max : max === 5) ? { value: filled, words: '' } : null;
}

function inLine(said: string, answer: Scale): Numbered | null {
  const [, part, whole, rest] = OUT_OF.exec(said) ?? [];
  if (whole !== undefined) return Number(whole) === answer.max ? numbered(part, rest) : null;
  const [, figure] = UNIT.exec(said) ?? [];
  if (figure !== undefined)
    return answer.max === 5 ||
      !/star|зв|зір|stern|étoil|estr|stell|gwiazd|ster|yıld|星|별|نج|bintang/iu.test(said)
      ? numbered(figure)
      : null;
  for (const pattern of [BEFORE, BRACKETS_BEFORE]) {
    const [, number, words] = pattern.exec(said) ?? [];
    if (number !== undefined) return numbered(number, words);
  }
  const [, before, last] = AFTER.exec(said) ?? [];
  if (last !== undefined) return COMPARES.test(before!.trim()) ? null : numbered(last, before);
  const [, words, after] = BARE_AFTER.exec(said) ?? [];
  if (after !== undefined) return isKnown(words!, answer) ? numbered(after, words) : null;
  const [, first, behind] = BARE_BEFORE.exec(said) ?? [];
  return first !== undefined && isKnown(behind!, answer) ? numbered(first, behind) : null;
}
