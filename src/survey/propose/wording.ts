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

/** What two lists have in common, 0 to 1; each member counts once (Dice 1945). */
function dice(a: readonly string[], b: readonly string[], same: (x: string, y: string) => boolean): number {
  if (a.length === 0 || b.length === 0) return 0;
  const left = [...a];
  let both = 0;
  for (const one of b) {
    const at = left.findIndex((other) => same(one, other));
    if (at < 0) continue;
    both++;
    left.splice(at, 1);
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
  const telling = (list: readonly string[]) => list.filter((word) => !COMMON.has(word));
  return (
    0.6 * dice(telling(left), telling(right), sameWord) + 0.4 * dice(pairsOf(left), pairsOf(right), Object.is)
  );
}
