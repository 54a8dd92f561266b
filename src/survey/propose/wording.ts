// How alike two wordings are: by words without their endings, and by pairs of characters where words do not compare.

/** Lower case, composed, without what is not letter or digit. */
export const words = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** Endings differ by case and number in many languages; the beginning of a word tells enough. */
const stem = (word: string): string => (word.length > 6 ? word.slice(0, Math.ceil(word.length * 0.7)) : word);

/** What says little: articles, prepositions and the words that every question has. */
const COMMON = new Set(
  (
    'the a an of to in is are was were be do does did you your i my me it its that this how what which with and or for on at by as please ' +
    'rate service should would will и в на не что как это по с к за для у от из или вы ваш вам мы я он она они был была было были бы'
  ).split(' '),
);

function dice<T>(a: readonly T[], b: readonly T[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const left = new Map<T, number>();
  for (const one of a) left.set(one, (left.get(one) ?? 0) + 1);
  let both = 0;
  for (const one of b) {
    const count = left.get(one) ?? 0;
    if (count === 0) continue;
    both++;
    left.set(one, count - 1);
  }
  return (2 * both) / (a.length + b.length);
}

const pairsOf = (list: readonly string[]): string[] => {
  const text = list.join(' ');
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2));
};

/** 0 to 1; 1 for the same words. */
export function likeness(a: string, b: string): number {
  const [left, right] = [words(a), words(b)];
  const telling = (list: readonly string[]) => list.filter((word) => !COMMON.has(word)).map(stem);
  return 0.6 * dice(telling(left), telling(right)) + 0.4 * dice(pairsOf(left), pairsOf(right));
}
