// How alike two wordings are: by words without their endings, and by pairs of characters where words do not compare.

/** Lower case, composed, without what is not letter or digit. */
export const words = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** Endings differ by case and number in many languages: words are the same where they begin the same for the most part. */
function sameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const most = Math.max(a.length, b.length);
  const needed = Math.max(4, Math.ceil(0.6 * most));
  return Math.min(a.length, b.length) >= needed && a.startsWith(b.slice(0, needed));
}

/** What says little: articles, prepositions and the words that every question has. */
const COMMON = new Set(
  (
    'the a an of to in is are was were be do does did you your i my me it its that this how what which with and or for on at by as please ' +
    'rate service should would will и в на не что как это по с к за для у от из или вы ваш вам мы я он она они был была было были бы'
  ).split(' '),
);

/** The words of a text that say something of their own; all of them where none does. */
export function tellingWords(text: string): string[] {
  const all = words(text);
  const telling = all.filter((word) => !COMMON.has(word));
  return telling.length > 0 ? telling : all;
}

/** What two lists of words have in common, 0 to 1; each member counts once (Dice 1945). */
function wordsInCommon(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const left = [...a];
  let both = 0;
  for (const one of b) {
    const at = left.findIndex((other) => sameWord(one, other));
    if (at < 0) continue;
    both++;
    left.splice(at, 1);
  }
  return (2 * both) / (a.length + b.length);
}

/** The same of pairs of characters. */
function pairsInCommon(a: Wording, b: Wording): number {
  if (a.pairs === 0 || b.pairs === 0) return 0;
  let both = 0;
  for (const [pair, count] of a.counts) both += Math.min(count, b.counts.get(pair) ?? 0);
  return (2 * both) / (a.pairs + b.pairs);
}

interface Wording {
  readonly telling: readonly string[];
  readonly counts: ReadonlyMap<string, number>;
  readonly pairs: number;
}

function wordingOf(text: string): Wording {
  const all = words(text);
  const whole = all.join(' ');
  const counts = new Map<string, number>();
  for (let i = 0; i + 1 < whole.length; i++) {
    const pair = whole.slice(i, i + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return { telling: all.filter((word) => !COMMON.has(word)), counts, pairs: Math.max(0, whole.length - 1) };
}

/** Wordings taken apart before: each is compared with many others. */
const known = new Map<string, Wording>();
const MOST_KNOWN = 10_000;

function recalled(text: string): Wording {
  const before = known.get(text);
  if (before) return before;
  if (known.size === MOST_KNOWN) known.clear();
  const wording = wordingOf(text);
  known.set(text, wording);
  return wording;
}

/** 0 to 1; 1 for the same words. */
export function likeness(a: string, b: string): number {
  const [left, right] = [recalled(a), recalled(b)];
  return 0.6 * wordsInCommon(left.telling, right.telling) + 0.4 * pairsInCommon(left, right);
}
