// Which columns are expectations, which deliveries, and which belong together: the pair of families that explains most.

import type { Family, Header, Match, Member, Role } from './markers.ts';
import { familiesOf, matches, namedAlone, roleOfHeader } from './markers.ts';

export interface Pair {
  readonly expectation: Member;
  readonly delivery: Member;
  /** 0 to 1: that they are two sides of one question. */
  readonly confidence: number;
}

export interface Pairing {
  readonly pairs: readonly Pair[];
  readonly expected: Family;
  readonly delivered: Family;
  /**
   * `named` by words that say so; `importance` or `minimum` where how important it is, or the least that is accepted, stands
   * for what is expected; else `order` of columns.
   */
  readonly by: 'named' | 'importance' | 'minimum' | 'order';
  /** How often each question comes, where nothing in the headers tells the variants apart. */
  readonly repeats: number | null;
}

/** Families looked at: the largest, those with a role before others. */
const MOST_FAMILIES = 40;

/** Null where headers do not come in two variants. `wanted` is how many criteria there are. */
export function findPairing(headers: readonly Header[], wanted: number): Pairing | null {
  const least = Math.max(2, Math.ceil(0.4 * Math.min(wanted, headers.length / 2)));
  const families = familiesOf(headers)
    .filter(({ members, role }) => members.length >= least && role !== 'announced')
    .sort((a, b) => weight(b, wanted) - weight(a, wanted) || a.members[0]!.index - b.members[0]!.index)
    .slice(0, MOST_FAMILIES);
  let best: { a: Family; b: Family; found: Match[]; score: number } | null = null;
  const consider = (a: Family, b: Family) => {
    const found = matches(a, b);
    if (found.length < least) return;
    const score = scoreOf(a, b, found, wanted);
    if (!best || score > best.score) best = { a, b, found, score };
  };
  families.forEach((a, i) => {
    for (const b of families.slice(i + 1)) if (a.kind === b.kind && areApart(a, b)) consider(a, b);
    const rest = unmarked(a, headers);
    if (a.role && rest) consider(a, rest);
  });
  return best ? pairingOf(best) : repeated(headers, least);
}

/** A single question that was asked from both sides makes no families, so both have to be named, and all else the same. */
export function onePair(headers: readonly Header[]): Pairing | null {
  const families = namedAlone(headers);
  for (const a of families)
    for (const b of families) {
      const [one, other] = [a.members[0]!, b.members[0]!];
      const isSame = one.stem.toLowerCase() === other.stem.toLowerCase() && one.index !== other.index;
      if (a.role === 'expectation' && a.kind === b.kind && isSame && rolesSay(a.role, b.role) === 1)
        return pairingOf({ a, b, found: [{ a: one, b: other, likeness: 1 }] });
    }
  return null;
}

/** The same headers again and again, the variants told apart by where they stand: the first two are the sides. */
function repeated(headers: readonly Header[], least: number): Pairing | null {
  const byText = new Map<string, Header[]>();
  for (const header of headers) {
    const text = header.text.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase();
    byText.set(text, [...(byText.get(text) ?? []), header]);
  }
  const questions = [...byText.values()].filter((same) => same.length > 1);
  const repeats = questions[0]?.length ?? 0;
  if (questions.length < least || questions.some((same) => same.length !== repeats)) return null;
  const variant = (k: number): Family => ({
    kind: 'repeated',
    marker: '',
    role: null,
    members: questions.map((same) => ({ ...same[k]!, stem: same[k]!.text, number: null })),
  });
  const [a, b] = [variant(0), variant(1)];
  const found = a.members.map((member, i): Match => ({ a: member, b: b.members[i]!, likeness: 1 }));
  return { ...pairingOf({ a, b, found }), repeats };
}

const weight = ({ role, members }: Family, wanted: number): number =>
  Math.min(members.length, wanted) + (role ? wanted : 0);

function areApart(a: Family, b: Family): boolean {
  const own = new Set(a.members.map(({ index }) => index));
  return b.members.every(({ index }) => !own.has(index));
}

/** Where only one side is marked, the others are the headers without a mark. */
function unmarked(marked: Family, headers: readonly Header[]): Family | null {
  const own = new Set(marked.members.map(({ index }) => index));
  const rest = headers.filter(({ index }) => !own.has(index));
  if (rest.length < 2 || rest.length > marked.members.length * 3) return null;
  if (rest.some(({ text }) => roleOfHeader(text) !== null)) return null;
  return {
    kind: 'none',
    marker: '',
    role: marked.role === 'delivery' || marked.role === 'satisfaction' ? 'expectation' : 'delivery',
    members: rest.map((header) => ({ ...header, stem: header.text, number: null })),
  };
}

const mean = (numbers: readonly number[]): number =>
  numbers.length === 0 ? 0 : numbers.reduce((a, b) => a + b, 0) / numbers.length;

/** How far two roles make the sides of a gap. */
function rolesSay(a: Role | null, b: Role | null): number {
  const has = (role: Role) => a === role || b === role;
  if (has('expectation') && (has('delivery') || has('satisfaction'))) return 1;
  if (has('minimum') && has('delivery')) return 0.5;
  if (has('importance') && (has('satisfaction') || has('delivery'))) return 0.4;
  if (a !== null && b !== null) return -0.5;
  if (has('expectation') || has('delivery')) return 0.6;
  if (has('minimum')) return 0.3;
  return has('importance') ? 0.1 : 0;
}

const scoreOf = (a: Family, b: Family, found: readonly Match[], wanted: number): number =>
  Math.min(found.length, wanted) / wanted +
  0.3 * mean(found.map(({ likeness }) => likeness)) +
  0.7 * rolesSay(a.role, b.role) -
  // Headers without a mark are the last resort.
  (b.kind === 'none' ? 0.2 : 0);

function pairingOf({ a, b, found }: { a: Family; b: Family; found: readonly Match[] }): Pairing {
  const rank = ({ role }: Family): number =>
    role === null
      ? 2
      : { expectation: 0, minimum: 1, importance: 1, announced: 2, satisfaction: 3, delivery: 4 }[role];
  const isTurned = rank(a) > rank(b) || (rank(a) === rank(b) && a.members[0]!.index > b.members[0]!.index);
  const [expected, delivered] = isTurned ? [b, a] : [a, b];
  const says = rolesSay(a.role, b.role);
  const standsIn = says > 0.1 && (expected.role === 'minimum' || expected.role === 'importance');
  const by = says >= 0.6 ? 'named' : standsIn ? (expected.role as 'minimum' | 'importance') : 'order';
  const isWhole = found.length === a.members.length && found.length === b.members.length;
  return {
    pairs: found.map((match) => {
      const [expectation, delivery] = isTurned ? [match.b, match.a] : [match.a, match.b];
      const sum = 0.5 * match.likeness + (by === 'named' ? 0.3 : 0.1) + (isWhole ? 0.2 : 0.1);
      return { expectation, delivery, confidence: Math.min(sum, by === 'named' ? 1 : 0.6) };
    }),
    expected,
    delivered,
    by,
    repeats: null,
  };
}
