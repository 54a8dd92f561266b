// How a difference is noted: a value, a text in its languages, a list by the ids of its members. Turned round, each note is
// that of the versions turned round.

import { LANGUAGES, type Text } from '../standard/text.ts';
import type { Address, Fact, Json, Note } from './facts.ts';
import { canonical, jsonText } from './json.ts';
import { type Member, type Pair, pairMembers } from './pairing.ts';

/** Where both sides of a fact stand. */
export interface Place {
  readonly old: Address;
  readonly new: Address;
}

/** A list whose members go by their ids, and by declared renames: who came, who went, who stands elsewhere. */
export function list<T extends Member>(
  note: Note,
  fact: Fact,
  orderFact: Fact,
  at: Place,
  old: readonly T[],
  now: readonly T[],
  json: (member: T) => Json,
  each: (place: Place, was: T, is: T) => void,
): void {
  const { pairs, removed, added } = pairMembers(old, now);
  for (const member of removed)
    note(fact, 'removed', { old: [...at.old, member.id], new: null }, json(member), null);
  for (const member of added)
    note(fact, 'added', { old: null, new: [...at.new, member.id] }, null, json(member));
  for (const pair of pairs) {
    const place: Place = { old: [...at.old, pair.old.id], new: [...at.new, pair.new.id] };
    each(place, pair.old, pair.new);
    formerNames(note, 'member.former-name', place, pair);
  }
  order(note, orderFact, at, inOldOrder(pairs, old), pairs);
}

export function inOldOrder<T>(pairs: readonly Pair<T>[], old: readonly T[]): Pair<T>[] {
  const position = new Map(old.map((member, i) => [member, i]));
  return [...pairs].sort((a, b) => position.get(a.old)! - position.get(b.old)!);
}

export function order<T extends { readonly id: string }>(
  note: Note,
  fact: Fact,
  at: Place,
  before: readonly Pair<T>[],
  after: readonly Pair<T>[],
): void {
  if (before.some((pair, i) => pair !== after[i]))
    note(
      fact,
      'changed',
      at,
      before.map((pair) => pair.old.id),
      after.map((pair) => pair.new.id),
    );
}

export function value(note: Note, fact: Fact, at: Place, before: Json, after: Json): void {
  if (before === after || canonical(before) === canonical(after)) return;
  note(fact, 'changed', at, before, after);
}

/** As `value`, but null is the absence of the fact. */
export function optional(note: Note, fact: Fact, at: Place, before: Json, after: Json): void {
  if (before === null && after !== null) note(fact, 'added', { old: null, new: at.new }, null, after);
  else if (before !== null && after === null) note(fact, 'removed', { old: at.old, new: null }, before, null);
  else value(note, fact, at, before, after);
}

/** Former names that came or went, beside those that a rename itself accounts for. */
export function formerNames(
  note: Note,
  fact: 'criterion.former-name' | 'member.former-name',
  at: Place,
  { old, new: now }: Pair<Member>,
): void {
  const own = [old.id, now.id];
  const [before, after] = [old.formerly ?? [], now.formerly ?? []];
  for (const name of before)
    if (!after.includes(name) && !own.includes(name))
      note(fact, 'removed', { old: [...at.old, 'formerly', name], new: null }, name, null);
  for (const name of after)
    if (!before.includes(name) && !own.includes(name))
      note(fact, 'added', { old: null, new: [...at.new, 'formerly', name] }, null, name);
}

/**
 * Languages come and go by themselves; of those that both sides have, any other wording is one change, in which the
 * unchanged ones are shown too. Without a language in common, nobody can tell what stayed: all of it changed.
 */
export function text(
  note: Note,
  fact: Fact,
  at: Place,
  before: Text | undefined,
  after: Text | undefined,
): void {
  if (
    before === after ||
    (before && after && LANGUAGES.every((language) => before[language] === after[language]))
  )
    return;
  if (!before || !after) {
    optional(note, fact, at, before ? jsonText(before) : null, after ? jsonText(after) : null);
    return;
  }
  const old = jsonText(before);
  const now = jsonText(after);
  const shared = LANGUAGES.filter((language) => old[language] !== undefined && now[language] !== undefined);
  if (shared.length === 0) {
    note(fact, 'changed', at, old, now);
    return;
  }
  const of = (words: typeof old) =>
    Object.fromEntries(shared.map((language) => [language, words[language]!]));
  value(note, fact, at, of(old), of(now));
  for (const language of LANGUAGES) {
    if (shared.includes(language)) continue;
    if (now[language] !== undefined)
      note(fact, 'translated', { old: null, new: [...at.new, language] }, null, now[language]!);
    if (old[language] !== undefined)
      note(fact, 'untranslated', { old: [...at.old, language], new: null }, old[language]!, null);
  }
}

export const under = (at: Place, key: string): Place => ({ old: [...at.old, key], new: [...at.new, key] });
