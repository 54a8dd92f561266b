// The supplement that a survey asks: the least accepted, how important it is, whether it was announced. A
// third variant of the same headers, else single columns by wording.

import { type Answer, scaleOf } from '../../core/answers/index.ts';
import { readNumber } from '../../core/answers/kind.ts';
import type { Proposal } from '../../core/shapes/map.ts';
import type { SupplementRole } from '../../core/survey/proposal.ts';
import type { Column } from '../dialects/dialect.ts';
import type { Profile } from './columns.ts';
import { type Family, familiesOf, type Header, type Match, matches, roleOfHeader } from './markers.ts';
import type { Pairing } from './pairing.ts';
import { alike, FITS, type Found, LEAST_ALIKE, linked, rounded, type Table } from './table.ts';
import { blankOf, isStep, stepsOf } from './texts.ts';

export interface SupplementMatch {
  readonly column: Column;
  readonly confidence: number;
}

export interface FoundSupplement {
  readonly marker: string | null;
  /** By id of the criterion. */
  readonly of: ReadonlyMap<string, SupplementMatch>;
}

const YES_NO: Answer = { kind: 'yes-no', reversed: false };

/** `taken` are positions of columns that are something else. */
export function findSupplement(
  role: SupplementRole,
  found: readonly Found[],
  pairing: Pairing | null,
  table: Table,
  taken: ReadonlySet<number>,
): FoundSupplement {
  const { profiles, fits, asked, columns } = table;
  const could = (profile: Profile): boolean => {
    if (role === 'announced') return fits(profile, YES_NO) >= FITS;
    if (role === 'importance') return isRated(profile);
    return found.some(({ criterion }) => fits(profile, criterion.answer) >= FITS);
  };
  const headers = profiles
    .filter((profile) => !taken.has(profile.column.index) && could(profile))
    .map(({ column }): Header => ({ index: column.index, text: asked(column) }));
  const all = columns.map((column): Header => ({ index: column.index, text: asked(column) }));
  const variant = pairing && variantOf(role, pairing, headers, all, found.length);
  const of = new Map<string, SupplementMatch>();
  for (const { criterion, expectation, delivery } of found) {
    const match = variant?.matches.find(
      ({ a }) => a.index === expectation?.index || a.index === delivery.index,
    );
    if (!match) continue;
    const sum = 0.5 * match.likeness + 0.3 + (variant!.isWhole ? 0.2 : 0.1);
    of.set(criterion.id, { column: columns[match.b.index]!, confidence: rounded(sum) });
  }
  for (const [id, supplement] of byWording(role, found, headers, of, table)) of.set(id, supplement);
  return { marker: variant?.family.marker ?? null, of };
}

/** Ratings of whatever scale: whole numbers of a few, or words that say how important something is. */
function isRated({ texts, filled, complete }: Profile): boolean {
  if (filled === 0 || !complete) return false;
  let rated = 0;
  const distinct = new Set<string>();
  for (const [text, count] of texts) {
    const number = readNumber(text);
    const isRating =
      number === null ? isStep(text) : Number.isInteger(number) && number >= 0 && number <= 100;
    if (isRating) distinct.add(text);
    if (isRating || blankOf(text)) rated += count;
  }
  return distinct.size >= 1 && rated >= FITS * filled;
}

/** The variant of the pairs' headers that the role marks, the one with the most of them. */
function variantOf(
  role: SupplementRole,
  { expected, delivered }: Pairing,
  headers: readonly Header[],
  all: readonly Header[],
  wanted: number,
): { readonly family: Family; readonly matches: readonly Match[]; readonly isWhole: boolean } | null {
  const least = role === 'announced' ? 2 : Math.max(2, wanted / 2);
  const candidates = familiesOf(headers, all)
    .filter((family) => family.role === role)
    .map((family) => {
      const [a, b] = [matches(expected, family), matches(delivered, family)];
      const found = b.length > a.length ? b : a;
      return { family, matches: found, isWhole: found.length === family.members.length };
    })
    .filter((one) => one.matches.length >= least)
    .sort(
      (x, y) =>
        y.matches.length - x.matches.length || x.family.members[0]!.index - y.family.members[0]!.index,
    );
  return candidates[0] ?? null;
}

/** Single columns whose own words say what they ask, for the criteria that have none yet. */
function byWording(
  role: SupplementRole,
  found: readonly Found[],
  headers: readonly Header[],
  known: ReadonlyMap<string, SupplementMatch>,
  { columns, fits, profiles }: Table,
): [string, SupplementMatch][] {
  const used = new Set([...known.values()].map(({ column }) => column.index));
  const free = headers.filter(({ index, text }) => !used.has(index) && roleOfHeader(text) === role);
  const open = found.filter(({ criterion }) => !known.has(criterion.id));
  const likenesses = free.map(({ index, text }) =>
    open.map(({ criterion, delivery }) =>
      role === 'minimum' && fits(profiles[index]!, criterion.answer) < FITS
        ? 0
        : Math.max(
            alike([text, ...columns[index]!.names], criterion),
            alike([text], { ...criterion, id: '', formerly: [], text: { en: delivery.header } }),
          ),
    ),
  );
  return linked(likenesses, LEAST_ALIKE).map((link) => [
    open[link.criterion]!.criterion.id,
    { column: columns[free[link.at]!.index]!, confidence: rounded(link.likeness + 0.5 * link.lead) },
  ]);
}

/** Where ratings of importance end, and where they often do. */
const TOPS = [3, 4, 5, 6, 7, 9, 10, 100];
const COMMON_TOPS = [5, 7, 10, 100];
/** Ratings enough to have used the top of their scale. */
const ENOUGH = 30;

/**
 * The scale that importance was rated on, where it seems to be another than that of the answers. Whoever rates importance
 * uses the top of the scale, so that a highest rating far below it tells.
 */
export function importanceScaleOf(
  found: readonly Found[],
  importance: FoundSupplement,
  { profiles }: Table,
): Proposal['importanceScale'] {
  const rated = found.filter(({ criterion }) => importance.of.has(criterion.id));
  if (rated.length === 0) return null;
  const texts = rated.flatMap(({ criterion }) => [
    ...profiles[importance.of.get(criterion.id)!.column.index]!.texts,
  ]);
  const own = rated.map(({ criterion: { answer } }) => scaleOf(answer));
  const ratings = ratingsIn(texts);
  if (ratings.length === 0) {
    const isOneScale = own.every((answer) => answer && answer.max === own[0]!.max);
    const steps = stepsOf([...new Set(texts.map(([text]) => text).filter(isStep))]);
    return isOneScale || steps === null ? null : { min: 1, max: steps, confidence: 0.5 };
  }
  const values = ratings.map(([value]) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const isEnough = ratings.reduce((sum, [, count]) => sum + count, 0) >= ENOUGH;
  const isOwn = own.every(
    (answer) =>
      answer &&
      low >= answer.min &&
      high <= answer.max &&
      !(isEnough && TOPS.includes(high) && high <= answer.min + 0.8 * (answer.max - answer.min)),
  );
  const max = isEnough && TOPS.includes(high) ? high : COMMON_TOPS.find((top) => top >= high);
  if (isOwn || max === undefined) return null;
  return { min: Math.min(low, 1), max, confidence: isEnough && max === high ? 0.7 : 0.5 };
}

/** Numbers rated and how often. What stands far above or below the others is no rating. */
function ratingsIn(texts: readonly (readonly [string, number])[]): (readonly [number, number])[] {
  const all = texts.flatMap(([text, count]) => {
    const value = readNumber(/^\d+(?=\s*[-–—:=.)(]\s*\D)/u.exec(text)?.[0] ?? text);
    return value !== null && Number.isInteger(value) && value >= 0 && value <= 100
      ? [[value, count] as const]
      : [];
  });
  const small = all.filter(([value]) => value <= 10);
  const kept = small.length > 0 ? small : all;
  // Below ten, 0 rather says that the question does not apply.
  const isFromZero = kept.some(([value]) => value >= 10);
  return kept.flatMap(([value, count]) =>
    value > 0 ? [[value, count] as const] : isFromZero ? [[0, count] as const] : [],
  );
}
