// The supplement of a row, what it says besides expectation and delivery: how important things are, the least that is accepted, how much the
// respondent counts. Bound to columns, read, and counted apart from the tally; none of it where nothing asks for it.

import { type Answer, kindOf } from '../core/answers/index.ts';
import { readNumber } from '../core/answers/kind.ts';
import type { Crosshair } from '../core/shapes/names.ts';
import type { Scheme, SchemeCriterion } from '../core/standard/scheme.ts';
import { clean, normalized } from '../core/standard/text.ts';
import type { ImportancePlan, Range } from '../core/survey/importance.ts';
import type { CriterionMapping, Mapping } from '../core/survey/mapping.ts';
import type { SupplementPlan, SupplementTally } from '../core/survey/supplement.ts';
import { emptyRespondent, supplementBook } from '../core/survey/supplement.ts';
import type { Counter } from '../core/tally/counter.ts';
import { HEAVIEST } from '../core/tally/design.ts';
import type { Answers } from '../core/tally/tally.ts';
import { answerReader, type CellReader, type Reading, withDecimal } from './cell.ts';
import { type Cursor, reading } from './cursor.ts';
import type { Column } from './dialects/dialect.ts';
import type { Unread } from './unread.ts';

/** What was asked for on the command line; `importance` is null where the mapping decides. */
export interface SupplementWishes {
  readonly importance: 'stated' | 'weights' | 'derived' | { readonly criterion: string } | null;
  readonly crosshair: Crosshair;
  /** The columns of the survey's design: a field's name, or a header; null where the mapping decides. */
  readonly weight: string | null;
  readonly cluster: string | null;
  readonly strata: string | null;
}

export const NO_WISHES: SupplementWishes = {
  importance: null,
  crosshair: 'means',
  weight: null,
  cluster: null,
  strata: null,
};

/** The parts of a survey's design that have columns. */
export const DESIGN = ['weight', 'cluster', 'strata'] as const;
export type DesignPart = (typeof DESIGN)[number];

export interface SupplementColumn {
  readonly position: number;
  readonly column: Column;
  readonly read: CellReader;
}

export interface BoundSupplement {
  readonly plan: SupplementPlan;
  readonly importance: readonly SupplementColumn[];
  readonly minimum: readonly SupplementColumn[];
  readonly weight: Omit<SupplementColumn, 'position'> | null;
  readonly cluster: Column | null;
  readonly strata: Column | null;
}

/** A column of importance and the scale that it was rated on. */
export interface ImportanceColumn extends SupplementColumn {
  readonly scale: Range;
}

/** Null where neither mapping nor command line asks for anything. */
export function boundSupplement(
  scheme: Scheme,
  importance: readonly ImportanceColumn[],
  minimum: readonly SupplementColumn[],
  design: Pick<BoundSupplement, DesignPart>,
  wishes: SupplementWishes,
): BoundSupplement | null {
  const planned = importancePlan(scheme, importance, wishes);
  const weighted = DESIGN.some((part) => design[part] !== null);
  if (!planned && minimum.length === 0 && !weighted) return null;
  return {
    plan: {
      importance: planned,
      crosshair: wishes.crosshair,
      minimum: new Set(minimum.map(({ position }) => position)),
      weighted,
      clustered: design.cluster !== null,
    },
    importance: planned?.source === 'stated' ? importance : [],
    minimum,
    ...design,
  };
}

function importancePlan(
  { criteria }: Scheme,
  columns: readonly ImportanceColumn[],
  { importance }: SupplementWishes,
): ImportancePlan | null {
  if (importance !== null && typeof importance === 'object')
    return { source: 'criterion', criterion: criteria.findIndex(({ id }) => id === importance.criterion) };
  if (importance === 'weights' || importance === 'derived') return { source: importance };
  if (columns.length === 0) return null;
  return { source: 'stated', scales: new Map(columns.map(({ position, scale }) => [position, scale])) };
}

/**
 * How importance is read: on the scale that the mapping states, else on that of the criterion's answers; more is always
 * more important. Null where neither has a scale.
 */
export function importanceReader(
  { answer, kind }: SchemeCriterion,
  mapped: CriterionMapping,
  mapping: Mapping,
): { readonly read: CellReader; readonly scale: Range } | null {
  const own = kind.scale(answer);
  const scale = mapping.importanceScale ?? own;
  if (!scale) return null;
  const { min, max } = scale;
  const step = mapping.importanceScale ? 1 : own!.step;
  const labels = mapping.importanceScale ? [] : own!.labels;
  const rating: Answer = { kind: 'scale', min, max, step, labels, reversed: false };
  const read = answerReader(
    { kind: kindOf(rating), answer: rating },
    { ...mapped, reversed: false },
    mapping,
  );
  return { read, scale: { min, max } };
}

/** A weight: a number above 0. None and 0 are blanks; anything else cannot be read. */
export function weightReader({ decimal, blanks }: Pick<Mapping, 'decimal' | 'blanks'>): CellReader {
  const none = new Set(Object.values(blanks).flat().map(normalized));
  const blank: Reading = { state: 'blank', blank: 0 };
  return (text) => {
    const said = clean(text);
    if (said === '' || none.has(normalized(text))) return blank;
    const value = readWeight(withDecimal(said, decimal));
    if (value === 0) return blank;
    return value !== null && value > 0 && value <= HEAVIEST
      ? { state: 'value', value }
      : { state: 'unreadable' };
  };
}

/** With all its digits, and as R writes it (1e-05): answers have a grid, weights have none. */
function readWeight(text: string): number | null {
  if (/^\d*\.?\d+e[+-]?\d+$/i.test(text)) return Number(text);
  const near = readNumber(text);
  const exact = Number(text.replace(',', '.'));
  return near !== null && Math.abs(exact - near) < 1e-6 ? exact : near;
}

export type Unfit =
  | { readonly state: 'rejected'; readonly reason: 'unreadable-answer'; readonly column: Column }
  | { readonly state: 'dropped'; readonly reason: string };

export interface SupplementCounter {
  /** Reads the row at hand; what keeps it from being used, or null. A rating that cannot be read is none. */
  read(): Unfit | null;
  /** Ratings of the row read last that could not be read. */
  unread(): readonly Unread[];
  /** To be told of the row read last before it is counted as the one at hand in the counter's batch. */
  wait(): void;
  /** Whether `count` is to be told of each row that is counted. */
  readonly isOneByOne: boolean;
  /** Counts the row read last. */
  count(key: readonly string[], answers: Answers, points: Counter['last']): void;
  /** By group. */
  tallies(): readonly SupplementTally[];
  /** Whether it is to be told what each respondent's answers come to. */
  readonly needsPoints: boolean;
}

export function supplementCounter(
  scheme: Scheme,
  { plan, importance, minimum, weight, cluster, strata }: BoundSupplement,
  cursor: Cursor,
  counter: Counter,
): SupplementCounter {
  const supplement = emptyRespondent(scheme);
  const book = supplementBook(scheme, plan, counter);
  const side = (into: Float64Array) => (one: SupplementColumn) => ({
    ...one,
    into,
    said: reading(cursor, one.column, one.read),
  });
  const ratings = [...importance.map(side(supplement.importance)), ...minimum.map(side(supplement.minimum))];
  const weightOf = weight && reading(cursor, weight.column, weight.read);
  const clusterOf = cluster && reading(cursor, cluster, clean);
  const stratumOf = strata && reading(cursor, strata, clean);
  let missed: Unread[] = [];
  return {
    unread: () => missed,
    read() {
      if (missed.length > 0) missed = [];
      for (const { position, column, into, said } of ratings) {
        const one = said();
        if (one.state === 'unreadable') missed.push({ position, column });
        into[position] = one.state === 'value' ? one.value : Number.NaN;
      }
      if (weight && weightOf) {
        const said = weightOf();
        if (said.state === 'unreadable')
          return { state: 'rejected', reason: 'unreadable-answer', column: weight.column };
        if (said.state === 'blank') return { state: 'dropped', reason: 'no-weight' };
        supplement.sampled.weight = said.value;
      }
      if (clusterOf) {
        const name = clusterOf();
        if (name === '') return { state: 'dropped', reason: 'no-cluster' };
        supplement.sampled.cluster = name;
      }
      if (stratumOf) {
        const name = stratumOf();
        if (name === '') return { state: 'dropped', reason: 'no-stratum' };
        supplement.sampled.stratum = name;
      }
      return null;
    },
    wait: () => book.wait(supplement),
    isOneByOne: book.isOneByOne,
    count(key, answers, points) {
      book.count(key, answers, supplement, points);
    },
    tallies: book.tallies,
    needsPoints: book.needsPoints,
  };
}
