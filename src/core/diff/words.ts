// How two wordings differ, word by word, and how alike they are. Word order counts, inflection hardly: a wording of
// which less than half survives asks something else.

/** A run of text that stayed, went or came. */
export interface TextRun {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
  /** Whether white space stands before it. */
  readonly spaced: boolean;
}

interface Token {
  readonly text: string;
  readonly spaced: boolean;
}

const TOKEN = /(\s*)([\p{L}\p{N}\p{M}]+(?:['’‑-][\p{L}\p{N}\p{M}]+)*|[^\s])/gu;
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’‑-][\p{L}\p{N}\p{M}]+)*/gu;
/** Above this many comparisons what differs in the middle counts as replaced as a whole: time stays bounded. */
const MOST_CELLS = 1_000_000;

/** The words of a text, as they compare: lower case, ё as е, straight apostrophes. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().replaceAll('ё', 'е').replaceAll('’', "'").match(WORD) ?? [];
}

/** Runs of white space are one space: breaking a text over other lines changes nothing. */
export const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What stayed, went and came, in reading order; what went stands before what came in its place. */
export function diffWords(before: string, after: string): TextRun[] {
  const old = tokensOf(flat(before));
  const now = tokensOf(flat(after));
  const kept = alignment(old, now, (a, b) => a.text === b.text);
  const runs: { kind: TextRun['kind']; text: string; spaced: boolean }[] = [];
  const push = (kind: TextRun['kind'], { text, spaced }: Token) => {
    const last = runs.at(-1);
    if (last?.kind === kind) last.text += (spaced ? ' ' : '') + text;
    else runs.push({ kind, text, spaced });
  };
  let i = 0;
  let j = 0;
  for (const [atOld, atNow] of [...kept, [old.length, now.length] as const]) {
    while (i < atOld) push('removed', old[i++]!);
    while (j < atNow) push('added', now[j++]!);
    if (atNow < now.length) push('same', now[j]!);
    i++;
    j++;
  }
  return runs;
}

function tokensOf(text: string): Token[] {
  return [...text.matchAll(TOKEN)].map(([, space, word]) => ({ text: word!, spaced: space !== '' }));
}

/**
 * Dice's coefficient over the words that survive in order: 2 · common / (words before + words after), 0–1. Words that
 * differ in an ending or by a slip of the pen count as the same. Symmetric.
 */
export function similarity(before: string, after: string): number {
  const old = wordsOf(before);
  const now = wordsOf(after);
  if (old.length + now.length === 0) return flat(before) === flat(after) ? 1 : 0;
  return (2 * alignment(old, now, areAlike).length) / (old.length + now.length);
}

/** At least two thirds of the longer word are shared at its ends, and neither word denies the other. */
export function areAlike(a: string, b: string): boolean {
  if (a === b) return true;
  const longest = Math.max(a.length, b.length);
  if (Math.min(a.length, b.length) * 3 < longest * 2 || isNumber(a) || isNumber(b) || denies(a, b))
    return false;
  const shortest = Math.min(a.length, b.length);
  const start = sharedStart(a, b);
  let end = 0;
  while (end < shortest - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return (start + end) * 3 >= longest * 2;
}

const isNumber = (word: string): boolean => /^\p{N}+$/u.test(word);
const DENYING = ['un', 'in', 'im', 'ir', 'il', 'dis', 'non', 'mis', 'не', 'без', 'бес'];

/** polite and impolite, вежливо and невежлив: a few letters turn the meaning round, whatever the ending. */
export function denies(a: string, b: string, prefixes: readonly string[] = DENYING): boolean {
  const turned = (long: string, short: string): boolean =>
    short.length >= 4 &&
    prefixes.some((prefix) => {
      if (!long.startsWith(prefix) || short.startsWith(prefix)) return false;
      const stem = long.slice(prefix.length);
      const shared = sharedStart(stem, short);
      return shared >= 4 && shared * 3 >= Math.max(stem.length, short.length) * 2;
    });
  return turned(a, b) || turned(b, a);
}

function sharedStart(a: string, b: string): number {
  let shared = 0;
  while (shared < Math.min(a.length, b.length) && a[shared] === b[shared]) shared++;
  return shared;
}

/** Positions of a longest common subsequence (of a trimmed middle when that is small enough), ascending. */
function alignment<T>(
  old: readonly T[],
  now: readonly T[],
  same: (a: T, b: T) => boolean,
): (readonly [number, number])[] {
  let head = 0;
  while (head < old.length && head < now.length && same(old[head]!, now[head]!)) head++;
  let tail = 0;
  while (
    tail < Math.min(old.length, now.length) - head &&
    same(old[old.length - 1 - tail]!, now[now.length - 1 - tail]!)
  )
    tail++;
  const rows = old.length - head - tail;
  const columns = now.length - head - tail;
  const kept: (readonly [number, number])[] = Array.from({ length: head }, (_, i) => [i, i]);
  if (rows * columns <= MOST_CELLS) {
    const width = columns + 1;
    const longest = new Uint32Array((rows + 1) * width);
    const matches = new Uint8Array(rows * columns);
    for (let i = rows - 1; i >= 0; i--)
      for (let j = columns - 1; j >= 0; j--) {
        const hit = same(old[head + i]!, now[head + j]!);
        if (hit) matches[i * columns + j] = 1;
        const skipped = Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
        longest[i * width + j] = Math.max(skipped, hit ? longest[(i + 1) * width + j + 1]! + 1 : 0);
      }
    let i = 0;
    let j = 0;
    while (i < rows && j < columns) {
      if (matches[i * columns + j] && longest[i * width + j] === longest[(i + 1) * width + j + 1]! + 1) {
        kept.push([head + i, head + j]);
        i++;
        j++;
      } else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!) i++;
      else j++;
    }
  }
  for (let back = tail; back > 0; back--) kept.push([old.length - back, now.length - back]);
  return kept;
}
