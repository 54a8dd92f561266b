// Which criterion of the old version, or section, option, field, is which of the new: by id, and by `formerly` where a rename is declared. Never by
// likeness. The same both ways round, so that a diff mirrors.

import { optionsOf } from '../answers/index.ts';
import type { ChoiceOption } from '../answers/kind.ts';
import { compareText } from '../errors.ts';
import type { LikelyRename } from '../shapes/diff.ts';
import type { Criterion, Section } from '../standard/standard.ts';
import { LANGUAGES, type Text } from '../standard/text.ts';
import { similarity, wordsOf } from './words.ts';

export interface Pair<T> {
  readonly old: T;
  readonly new: T;
}

/** What goes by an id and may have gone by others, newest first. */
export interface Member {
  readonly id: string;
  readonly formerly?: readonly string[];
}

export interface Members<T> {
  /** In the order of the new version. */
  readonly pairs: readonly Pair<T>[];
  readonly removed: readonly T[];
  readonly added: readonly T[];
}

export interface Pairing extends Members<Criterion> {
  /** Names that both versions know, as ids or former ids, for different criteria: answers saved under them changed hands. */
  readonly reused: readonly (Pair<Criterion> & { readonly name: string })[];
}

export function pairCriteria(before: readonly Criterion[], after: readonly Criterion[]): Pairing {
  const members = pairMembers(before, after);
  const newOf = new Map(members.pairs.map((pair) => [pair.old, pair.new]));
  return { ...members, reused: reusedNames(before, after, newOf) };
}

/** Of the options of an answer, those that both versions have. */
export const pairOptions = ({ old, new: now }: Pair<Criterion>): readonly Pair<ChoiceOption>[] =>
  pairMembers(optionsOf(old.answer) ?? [], optionsOf(now.answer) ?? []).pairs;

/** Any list whose members go by ids: criteria, sections, options, fields, their values, touchpoints. */
export function pairMembers<T extends Member>(before: readonly T[], after: readonly T[]): Members<T> {
  const old = byId(before);
  const now = byId(after);
  const newOf = new Map<T, T>();
  const oldOf = new Map<T, T>();
  const join = (a: T, b: T) => {
    if (newOf.has(a) || oldOf.has(b)) return;
    newOf.set(a, b);
    oldOf.set(b, a);
  };
  // A rename may free the id that another one takes (a → b while b → c), hence the rounds.
  for (let joined = -1; joined < newOf.size; ) {
    joined = newOf.size;
    const isFree = (id: string) => {
      const was = old.get(id);
      const is = now.get(id);
      return (
        !was || !is || (newOf.has(was) && newOf.get(was) !== is) || (oldOf.has(is) && oldOf.get(is) !== was)
      );
    };
    for (const rename of declaredRenames(before, after, old, now, isFree)) join(rename.old, rename.new);
  }
  for (const member of before) {
    const same = now.get(member.id);
    if (same) join(member, same);
  }
  return {
    pairs: after.flatMap((member) => {
      const was = oldOf.get(member);
      return was ? [{ old: was, new: member }] : [];
    }),
    removed: before.filter((member) => !newOf.has(member)),
    added: after.filter((member) => !oldOf.has(member)),
  };
}

/** Names by what they became: of the other version's, those that go by another id there. */
export const renamesIn = <T extends Member>(pairs: readonly Pair<T>[]): ReadonlyMap<string, string> =>
  new Map(
    pairs.filter(({ old, new: now }) => old.id !== now.id).map(({ old, new: now }) => [old.id, now.id]),
  );

function reusedNames(
  before: readonly Criterion[],
  after: readonly Criterion[],
  newOf: ReadonlyMap<Criterion, Criterion>,
): Pairing['reused'] {
  const now = byName(after);
  return [...byName(before)].flatMap(([name, criterion]) => {
    const namesake = now.get(name);
    return namesake && newOf.get(criterion) !== namesake ? [{ name, old: criterion, new: namesake }] : [];
  });
}

/** What a saved answer of that name belongs to: the criterion of that id, else the one that had it. */
function byName(criteria: readonly Criterion[]): Map<string, Criterion> {
  const names = byId(criteria);
  for (const criterion of criteria)
    for (const name of criterion.formerly) if (!names.has(name)) names.set(name, criterion);
  return names;
}

/** Where a free id says that it was formerly one of the other version's. Taking a rename back is one, too. */
function declaredRenames<T extends Member>(
  before: readonly T[],
  after: readonly T[],
  old: ReadonlyMap<string, T>,
  now: ReadonlyMap<string, T>,
  isFree: (id: string) => boolean,
): Pair<T>[] {
  const found: { rank: number; by: string; of: string; pair: Pair<T> }[] = [];
  const look = (by: T, others: ReadonlyMap<string, T>, pairOf: (other: T) => Pair<T>) => {
    if (isFree(by.id))
      by.formerly?.forEach((of, rank) => {
        const other = of === by.id ? undefined : others.get(of);
        if (other) found.push({ rank, by: by.id, of, pair: pairOf(other) });
      });
  };
  for (const member of after) look(member, old, (was) => ({ old: was, new: member }));
  for (const member of before) look(member, now, (is) => ({ old: member, new: is }));
  return found
    .sort((a, b) => a.rank - b.rank || compareText(a.by, b.by) || compareText(a.of, b.of))
    .map(({ pair }) => pair);
}

/**
 * Sections by id and by declared renames; then those that hold the very same criteria, since a section is nothing but what
 * it holds.
 */
export function pairSections(
  old: readonly Section[],
  now: readonly Section[],
  { pairs }: Pairing,
): Pair<Section>[] {
  const members = pairMembers(old, now);
  const declared = new Map(members.pairs.map((pair) => [pair.new, pair]));
  const oldOf = new Map(pairs.map((pair) => [pair.new, pair.old]));
  const alone = new Map(
    members.removed
      .filter(({ criteria: held }) => held.length > 0)
      .map((section) => [new Set(section.criteria), section]),
  );
  return now.flatMap((section) => {
    const known = declared.get(section);
    if (known) return [known];
    for (const [held, was] of alone)
      if (
        held.size === section.criteria.length &&
        section.criteria.every((criterion) => held.has(oldOf.get(criterion)!))
      )
        return [{ old: was, new: section }];
    return [];
  });
}

/** Of a list whose members have a text each. */
export function likelyRenamesIn<T extends Member>(
  before: readonly T[],
  after: readonly T[],
  textOf: (member: T) => Text,
  of: LikelyRename['of'],
  within: string | null,
): LikelyRename[] {
  const { removed, added } = pairMembers(before, after);
  if (removed.length > COMMON || added.length > COMMON) return [];
  const taken = new Set<T>();
  return removed
    .flatMap((was) => added.map((is) => ({ was, is, similarity: textSimilarity(textOf(was), textOf(is)) })))
    .filter(({ similarity: alike }) => alike >= LIKELY)
    .sort((a, b) => b.similarity - a.similarity)
    .flatMap(({ was, is, similarity: alike }) => {
      if (taken.has(was) || taken.has(is)) return [];
      taken.add(was).add(is);
      return [{ old: was.id, new: is.id, similarity: alike, of, within }];
    });
}

/** From here on two questions are likely one. */
const LIKELY = 0.7;
/** A word in more questions than this tells nothing about which belong together. */
const COMMON = 24;

/** Removed and added criteria that look like one, renamed without saying so: for the author to judge. */
export function likelyRenames({ removed, added }: Pick<Pairing, 'removed' | 'added'>): LikelyRename[] {
  const candidates: (LikelyRename & { readonly pair: Pair<Criterion> })[] = [];
  const words = new Map([...removed, ...added].map((criterion) => [criterion, questionWords(criterion)]));
  const gone = wordIndex(removed, words);
  const come = wordIndex(added, words);
  for (const was of removed) {
    const near = new Set<Criterion>();
    for (const word of words.get(was)!)
      if (gone.get(word)!.length <= COMMON) {
        const having = come.get(word) ?? [];
        if (having.length <= COMMON) for (const criterion of having) near.add(criterion);
      }
    for (const is of near) {
      if (is.answer.kind !== was.answer.kind || is.id === was.id) continue;
      const alike = textSimilarity(was.text, is.text);
      if (alike >= LIKELY)
        candidates.push({
          ...{ old: was.id, new: is.id, similarity: alike, of: 'criterion' as const, within: null },
          pair: { old: was, new: is },
        });
    }
  }
  const key = ({ old, new: now }: LikelyRename) => (old < now ? `${old} ${now}` : `${now} ${old}`);
  candidates.sort((a, b) => b.similarity - a.similarity || compareText(key(a), key(b)));
  const taken = new Set<Criterion>();
  return candidates
    .filter(({ pair }) => {
      if (taken.has(pair.old) || taken.has(pair.new)) return false;
      taken.add(pair.old).add(pair.new);
      return true;
    })
    .map(({ pair: _, ...rename }) => rename);
}

function textSimilarity(a: Text, b: Text): number {
  const shared = LANGUAGES.filter((language) => a[language] && b[language]);
  return Math.min(
    ...shared.map((language) => similarity(a[language]!, b[language]!)),
    shared.length > 0 ? 1 : 0,
  );
}

const questionWords = ({ text }: Criterion): ReadonlySet<string> =>
  new Set(wordsOf(`${text.en ?? ''} ${text.ru ?? ''}`));

function wordIndex(
  criteria: readonly Criterion[],
  words: ReadonlyMap<Criterion, ReadonlySet<string>>,
): Map<string, Criterion[]> {
  const index = new Map<string, Criterion[]>();
  for (const criterion of criteria)
    for (const word of words.get(criterion)!) {
      const having = index.get(word);
      if (having) having.push(criterion);
      else index.set(word, [criterion]);
    }
  return index;
}

const byId = <T extends Member>(members: readonly T[]): Map<string, T> =>
  new Map(members.map((member) => [member.id, member]));
