// Which column says what segment a respondent belongs to: the one whose texts are ids or titles of profiles of the standard.

import type { Profile as CustomerProfile } from '../../core/standard/standard.ts';
import { normalized } from '../../core/standard/text.ts';
import type { Column } from '../dialects/dialect.ts';
import type { Profile } from './columns.ts';
import { linked, rounded, type Table } from './table.ts';
import { likeness } from './wording.ts';

/** A profile that a mapping may name, and by what. */
export interface NamedProfile {
  /** A shipped id, or a path. */
  readonly name: string;
  readonly profile: CustomerProfile;
}

export interface FoundSegments {
  readonly column: Column;
  readonly confidence: number;
  readonly values: readonly {
    readonly text: string;
    readonly profile: string | null;
    readonly count: number;
    readonly confidence: number;
  }[];
}

const MOST_TEXTS = 20;
const LEAST_LIKE = 0.4;
const CALLED =
  /segment|profile|persona|customer (?:type|group)|сегмент|профил|тип клиент|групп\S* клиент|kundengruppe/iu;

/** `taken` are positions of columns that are something else. */
export function segmentsIn(
  { profiles }: Table,
  named: readonly NamedProfile[],
  taken: ReadonlySet<number | undefined>,
): FoundSegments | null {
  if (named.length === 0) return null;
  const found = profiles
    .filter(({ column, texts, complete }) => complete && texts.size <= MOST_TEXTS && !taken.has(column.index))
    .flatMap((profile) => segmentsOf(profile, named) ?? []);
  return found.sort((a, b) => b.confidence - a.confidence || a.column.index - b.column.index)[0] ?? null;
}

function segmentsOf(
  { column, texts, filled }: Profile,
  named: readonly NamedProfile[],
): FoundSegments | null {
  const list = [...texts.keys()];
  const likenesses = list.map((text) => named.map(({ profile }) => likenessTo(text, profile)));
  const links = linked(likenesses, LEAST_LIKE);
  const isCalled = column.names.some((name) => CALLED.test(name));
  // One text of many that happens to be like a title is no segment.
  if (links.length === 0 || (links.length < 2 && !isCalled)) return null;
  const of = new Map(links.map((link) => [list[link.at]!, link]));
  const values = list
    .map((text) => {
      const link = of.get(text);
      return {
        text,
        profile: link ? named[link.criterion]!.name : null,
        count: texts.get(text)!,
        confidence: link ? rounded(link.likeness === 1 ? 1 : link.likeness + 0.5 * link.lead) : 0,
      };
    })
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
  const fitting = values.reduce((sum, { count, confidence }) => sum + count * confidence, 0) / filled;
  return { column, values, confidence: rounded(Math.min(0.95, fitting + (isCalled ? 0.1 : 0))) };
}

function likenessTo(text: string, { id, title }: CustomerProfile): number {
  const names = [id, id.replaceAll('-', ' '), ...Object.values(title)].flatMap((name) => name ?? []);
  if (names.some((name) => normalized(name) === normalized(text))) return 1;
  return Math.max(...names.map((name) => likeness(text, name)));
}
