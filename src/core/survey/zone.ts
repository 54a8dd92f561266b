// The zone of tolerance: between the least that customers accept and what they desire (Zeithaml, Berry and Parasuraman
// 1993). Where a survey asks for both, what they got is held against both (Parasuraman, Zeithaml and Berry 1994).

import { BLANKS } from '../answers/response.ts';
import type { Spread, Zone } from '../shapes/gap-report.ts';
import type { Scheme, SchemeCriterion } from '../standard/scheme.ts';
import { clipped, type Paired, paired, type Range } from '../statistics/statistics.ts';
import { sampledOf } from '../statistics/weighted.ts';
import { possibleAnswers } from '../tally/cells.ts';
import type { Counter } from '../tally/counter.ts';
import { type FigureDesign, mergeFigure, putSampled, type Sampled } from '../tally/design.ts';
import { RAW_SCALE, sumsOfPairs } from '../tally/exact.ts';
import type { Answers } from '../tally/tally.ts';

/** One criterion's zone, over the respondents that gave all three; positive is better. */
interface Triple {
  readonly minimum: number;
  readonly desired: number;
  readonly perceived: number;
  count: number;
}

/** Of one criterion. */
export interface ZoneCount {
  /** Respondents by triple, where the criterion's answers are few (see TripleTable); null elsewhere. */
  readonly counts: Uint32Array | null;
  /** The others. It grows with distinct triples. */
  readonly triples: Map<string, Triple>;
  /** What they are by the survey's design; null where it has none. */
  readonly design: ZoneDesign | null;
}

/** From the one level (x) to the other (y), in the units that the zone is told in. */
interface ZoneDesign {
  readonly adequacy: FigureDesign;
  readonly superiority: FigureDesign;
  readonly width: FigureDesign;
  /** Below, inside, above: of those who do not contradict themselves. */
  readonly shares: FigureDesign;
}

/** By position in the scheme; null where the least accepted was not asked. */
export type ZoneTally = readonly (ZoneCount | null)[];

export const emptyZones = ({ criteria }: Scheme, asked: ReadonlySet<number>, hasDesign: boolean): ZoneTally =>
  criteria.map((criterion, i) => {
    if (!asked.has(i)) return null;
    const table = tableOf(criterion);
    return {
      counts: table && new Uint32Array(table.size),
      triples: new Map(),
      design: hasDesign ? emptyDesign() : null,
    };
  });

const emptyDesign = (): ZoneDesign => ({
  adequacy: new Map(),
  superiority: new Map(),
  width: new Map(),
  shares: new Map(),
});

/** Counts one respondent; `minimum` by position in the scheme, NaN where it was not given. */
export function countZone(
  into: ZoneTally,
  { criteria }: Scheme,
  answers: Answers,
  minimum: Float64Array,
  sampled: Sampled,
): void {
  into.forEach((zone, i) => {
    if (!zone) return;
    const asked = answers.expectation[i]!;
    const desired = Number.isNaN(asked) ? (criteria[i]!.expect ?? Number.NaN) : asked;
    const perceived = answers.delivery[i]!;
    const least = minimum[i]!;
    if (Number.isNaN(least + desired + perceived)) return;
    const triple = { minimum: least, desired, perceived, count: 1 };
    put(zone, criteria[i]!, triple);
    if (zone.design && criteria[i]!.scored) sample(zone.design, criteria[i]!, triple, sampled);
  });
}

function sample(into: ZoneDesign, of: SchemeCriterion, triple: Triple, sampled: Sampled): void {
  const { level, isBelow, isInside, isAbove, contradicts } = measureOf(of);
  const [least, desired, got] = [triple.minimum, triple.desired, triple.perceived].map(level) as Levels;
  putSampled(into.adequacy, sampled, [least, got]);
  putSampled(into.superiority, sampled, [desired, got]);
  putSampled(into.width, sampled, [least, desired]);
  if (!contradicts(triple))
    putSampled(into.shares, sampled, [0, 0], [isBelow(triple), isInside(triple), isAbove(triple)]);
}
type Levels = [least: number, desired: number, got: number];

/** How the levels of a criterion are told: in the answer's own units where it has any, else in points; positive is better. */
function measureOf({ kind, answer }: SchemeCriterion) {
  const hasUnits = kind.gap(0, 0, answer) !== null;
  const gap = (from: number, to: number) =>
    hasUnits ? kind.gap(from, to, answer)! : kind.pointsGap(from, to, answer);
  const level = (value: number) => (hasUnits ? value : kind.points(value, answer));
  const adequacy = ({ minimum, perceived }: Triple) => gap(minimum, perceived);
  const superiority = ({ desired, perceived }: Triple) => gap(desired, perceived);
  const width = ({ minimum, desired }: Triple) => gap(minimum, desired);
  return {
    hasUnits,
    lowerIsBetter: hasUnits && kind.gap(0, 1, answer)! < 0,
    level,
    values: {
      adequacy,
      superiority,
      width,
      minimum: ({ minimum }: Triple) => level(minimum),
      desired: ({ desired }: Triple) => level(desired),
      perceived: ({ perceived }: Triple) => level(perceived),
    },
    contradicts: (triple: Triple) => width(triple) < 0,
    isBelow: (triple: Triple) => adequacy(triple) < 0,
    isInside: (triple: Triple) => adequacy(triple) >= 0 && superiority(triple) <= 0,
    isAbove: (triple: Triple) => superiority(triple) > 0 && adequacy(triple) >= 0,
  };
}

function put({ counts, triples }: ZoneCount, criterion: SchemeCriterion, triple: Triple): void {
  const { minimum, desired, perceived, count } = triple;
  const at = counts ? tableOf(criterion)!.placeOf(minimum, desired, perceived) : -1;
  if (at >= 0) {
    counts![at]! += count;
    return;
  }
  const name = `${minimum} ${desired} ${perceived}`;
  const known = triples.get(name);
  if (known) known.count += count;
  else triples.set(name, { ...triple });
}

/** Adds all of `other` into `into`. */
export function mergeZones({ criteria }: Scheme, into: ZoneTally, other: ZoneTally): void {
  into.forEach((zone, i) => {
    if (!zone) return;
    const { counts, triples, design } = other[i]!;
    counts?.forEach((count, at) => {
      zone.counts![at]! += count;
    });
    for (const triple of triples.values()) put(zone, criteria[i]!, triple);
    for (const name of ['adequacy', 'superiority', 'width', 'shares'] as const)
      if (zone.design && design) mergeFigure(zone.design[name], design[name]);
  });
}

export interface ZoneCounting {
  /** What the respondent accepts at least whose row is at hand in the batch; NaN where nothing was said. */
  wait(minimum: Float64Array): void;
  /** Counts those rows of the batch. */
  count(into: ZoneTally, rows: ArrayLike<number>, lanes: number): void;
}

/** By a counter's rows, whose pairs have numbers already. */
export function zoneCounting(
  { criteria }: Scheme,
  asked: ReadonlySet<number>,
  { batch, cells }: Counter,
): ZoneCounting {
  const width = criteria.length;
  const positions = Int32Array.from(asked);
  const many = positions.length;
  const least = new Float64Array(batch.size * many);

  function countOne(zone: ZoneCount, i: number, cell: number, minimum: number): void {
    const { codes, filledFrom, expectation, delivery } = cells.knownOf[i]!;
    const own = cell - cells.firstOf[i]!;
    if (cell < cells.known && own < BLANKS.length) return;
    const code = codes.get(minimum);
    if (zone.counts && own < filledFrom && code !== undefined) {
      zone.counts[(own - BLANKS.length) * codes.size + code]! += 1;
      return;
    }
    const { expectation: desired, delivery: perceived } =
      cell < cells.known
        ? { expectation: expectation[own]!, delivery: delivery[own]! }
        : cells.extra[cell - cells.known]!;
    if (!Number.isNaN(desired)) put(zone, criteria[i]!, { minimum, desired, perceived, count: 1 });
  }

  return {
    wait(minimum) {
      const at = batch.row * many;
      for (let k = 0; k < many; k++) least[at + k] = minimum[positions[k]!]!;
    },
    count(into, rows, lanes) {
      for (let k = 0; k < many; k++) {
        const i = positions[k]!;
        const zone = into[i]!;
        for (let lane = 0; lane < lanes; lane++) {
          const minimum = least[rows[lane]! * many + k]!;
          if (!Number.isNaN(minimum)) countOne(zone, i, batch.cells[rows[lane]! * width + i]!, minimum);
        }
      }
    },
  };
}

/** What is told of triples: as the mean of a value each, or by marks. */
const VALUES = ['adequacy', 'superiority', 'width', 'minimum', 'desired', 'perceived'] as const;
const MARKS = ['contradicts', 'isBelow', 'isInside', 'isAbove'] as const;

/** The triples of a criterion with few answers, by desired, perceived and least: as many as answers cubed. */
interface TripleTable {
  readonly size: number;
  /** −1 where one of the three is none of the answers. */
  placeOf(minimum: number, desired: number, perceived: number): number;
  /** Of each triple, which of few values it has. */
  readonly values: Readonly<
    Record<(typeof VALUES)[number], { readonly all: readonly number[]; readonly of: Uint16Array }>
  >;
  readonly marks: Readonly<Record<(typeof MARKS)[number], Uint8Array>>;
}

const MOST_TRIPLES = 4096;
const TABLES = new WeakMap<SchemeCriterion, TripleTable | null>();

function tableOf(criterion: SchemeCriterion): TripleTable | null {
  let table = TABLES.get(criterion);
  if (table === undefined) {
    table = tableFor(criterion);
    TABLES.set(criterion, table);
  }
  return table;
}

function tableFor(criterion: SchemeCriterion): TripleTable | null {
  const answers = possibleAnswers(criterion);
  const many = answers.length;
  const size = many ** 3;
  if (many === 0 || size > MOST_TRIPLES) return null;
  const codes = new Map(answers.map((value, code) => [value, code]));
  const triples = answers.flatMap((desired) =>
    answers.flatMap((perceived) =>
      answers.map((minimum): Triple => ({ minimum, desired, perceived, count: 1 })),
    ),
  );
  const measure = measureOf(criterion);
  const valuesOf = (name: (typeof VALUES)[number]) => {
    const each = triples.map(measure.values[name]);
    const all = [...new Set(each)];
    const numbers = new Map(all.map((value, number) => [value, number]));
    return { all, of: Uint16Array.from(each, (value) => numbers.get(value)!) };
  };
  const marksOf = (name: (typeof MARKS)[number]) =>
    Uint8Array.from(triples, (one) => (measure[name](one) ? 1 : 0));
  return {
    size,
    placeOf(minimum, desired, perceived) {
      const [m, e, d] = [codes.get(minimum), codes.get(desired), codes.get(perceived)];
      return m === undefined || e === undefined || d === undefined ? -1 : (e * many + d) * many + m;
    },
    values: {
      adequacy: valuesOf('adequacy'),
      superiority: valuesOf('superiority'),
      width: valuesOf('width'),
      minimum: valuesOf('minimum'),
      desired: valuesOf('desired'),
      perceived: valuesOf('perceived'),
    },
    marks: {
      contradicts: marksOf('contradicts'),
      isBelow: marksOf('isBelow'),
      isInside: marksOf('isInside'),
      isAbove: marksOf('isAbove'),
    },
  };
}

/** `range`: the worst and the best gap there can be between two answers, in the units of the zone; null where they have no bounds. */
export function zoneOf(
  { counts, triples, design }: ZoneCount,
  criterion: SchemeCriterion,
  range: Range | null,
): Zone | null {
  if (!criterion.scored) return null;
  const measure = measureOf(criterion);
  const table = counts && tableOf(criterion);
  const others = [...triples.values()];
  const over = (name: (typeof VALUES)[number]): Paired | null => {
    const pairs = others.map((triple) => ({ x: 0, y: measure.values[name](triple), count: triple.count }));
    if (table) {
      const { all, of } = table.values[name];
      const times = new Float64Array(all.length);
      for (let at = 0; at < of.length; at++) times[of[at]!]! += counts[at]!;
      all.forEach((y, k) => {
        if (times[k]! > 0) pairs.push({ x: 0, y, count: times[k]! });
      });
    }
    return paired(sumsOfPairs(pairs, RAW_SCALE));
  };
  const byDesign = design && sampledZone(design, measure.lowerIsBetter);
  const spread = (name: 'adequacy' | 'superiority' | 'width'): Spread => {
    const of = byDesign?.[name] ?? over(name);
    return { mean: of?.mean ?? null, sd: of?.sd ?? null, ci95: clipped(of?.ci95 ?? null, range) };
  };
  const { contradicts } = measure;
  /** Those who do not contradict themselves, with a mark. */
  const count = (mark: Exclude<(typeof MARKS)[number], 'contradicts'>): number => {
    let sum = 0;
    for (const triple of others) if (measure[mark](triple) && !contradicts(triple)) sum += triple.count;
    if (table)
      for (let at = 0; at < table.size; at++)
        if (table.marks[mark][at] === 1 && table.marks.contradicts[at] === 0) sum += counts[at]!;
    return sum;
  };
  let [n, contradictory] = [0, 0];
  for (const triple of others) {
    n += triple.count;
    if (contradicts(triple)) contradictory += triple.count;
  }
  table?.marks.contradicts.forEach((is, at) => {
    n += counts![at]!;
    if (is === 1) contradictory += counts![at]!;
  });
  const share = (k: number, mark: Exclude<(typeof MARKS)[number], 'contradicts'>) =>
    n <= contradictory ? null : (byDesign?.shares?.[k]?.share ?? count(mark) / (n - contradictory));
  const mean = (side: 'minimum' | 'desired' | 'perceived') => over(side)?.mean ?? null;
  return {
    n,
    unit: measure.hasUnits ? 'own' : 'points',
    minimum: byDesign?.adequacy.meanX ?? mean('minimum'),
    desired: byDesign?.superiority.meanX ?? mean('desired'),
    perceived: byDesign?.adequacy.meanY ?? mean('perceived'),
    adequacy: spread('adequacy'),
    superiority: spread('superiority'),
    width: spread('width'),
    shares: {
      below: share(0, 'isBelow'),
      inside: share(1, 'isInside'),
      above: share(2, 'isAbove'),
    },
    contradictory,
  };
}

/** Null where all weigh the same and were drawn one by one: then it is what it is without. */
function sampledZone(design: ZoneDesign, turned: boolean) {
  const adequacy = sampledOf(design.adequacy, turned);
  if (!adequacy || adequacy.isSimple) return null;
  return {
    adequacy: adequacy.paired,
    superiority: sampledOf(design.superiority, turned)!.paired,
    width: sampledOf(design.width, turned)!.paired,
    shares: sampledOf(design.shares)?.shares ?? null,
  };
}
