// What is counted of a group: two blocks of plain numbers, which parts of a survey add up. Here is where in them what lies, how a
// respondent gets in, and how a tally comes out.

import { BLANKS } from '../answers/response.ts';
import type { Scheme } from '../standard/scheme.ts';
import type { Cell, Cells, KnownCells } from './cells.ts';
import {
  addPair,
  addSigned,
  MOMENTS,
  mergeMoments,
  POINTS_SCALE,
  SIGNED,
  signedSum,
  sumsOf,
} from './exact.ts';
import type { Reckoner } from './reckoning.ts';
import type {
  Contribution,
  CountedPair,
  CriterionTally,
  GroupTally,
  PairColumns,
  PairCounts,
  UnitTally,
} from './tally.ts';
import { inColumns, isOver, isShort, listed } from './tally.ts';
import type { UniformSection } from './uniform.ts';
import { addSteps, E_STEP, pointsOfSteps, STEP_SUMS } from './uniform.ts';

/** Plain data: it may cross threads. */
export interface Block {
  readonly key: readonly string[];
  readonly counts: Uint32Array;
  readonly sums: Float64Array;
  /** The counts of cells that were not known beforehand, by their numbers. */
  readonly extras: ReadonlyMap<number, PairCounts>;
}

export interface Blocks {
  empty(key: readonly string[]): Block;
  /** Counts the respondent who was reckoned with last, whose cells lie at a place. */
  count(block: Block, cells: Int32Array, at: number): void;
  /** Adds all of `other` into `block`; `extraHere` is the number here of a cell made elsewhere. */
  merge(block: Block, other: Block, extraHere: (cell: number) => number): void;
  finish(block: Block): GroupTally;
}

/** Sums of an answer's contributions, to the whole and to its section: Σ share · gap, Σ share. */
const CONTRIBUTION = 2 * SIGNED;

/** Respondents, and those of straight lines in expectation and in delivery, come first among the counts; then four to a unit. */
const UNITS_AT = 3;
const UNIT_COUNTS = 4;
const LEFT_OUT = 3;

export function blocksFor(
  { criteria, sections, policy, standard }: Scheme,
  cells: Cells,
  uniform: readonly (UniformSection | null)[],
  { of, full, shareInSection, shareOverall, isStraight }: Reckoner,
): Blocks {
  const { tolerance } = policy;
  const { known, knownOf, firstOf } = cells;
  const { meanE, meanD, answered, isEnough, isComplete, sumE, sumD, pairs, stepsE, stepsD } = of;
  const many = sections.length;
  const whole = many;
  const layout = layoutOf(uniform, criteria.length, known);
  const from = Int32Array.from(sections, (section) => section.from);
  const to = Int32Array.from(sections, (section) => section.to);
  /** From which completeness on an answer's share of the whole is known, where nothing else is missing either. */
  const regularFrom = standard.aggregation === 'nested' ? 1 : 2;
  const fullShares = criteria.map(({ weight, section }) => {
    const inSection = full[section]! > 0 ? weight / full[section]! : 0;
    if (!(full[whole]! > 0)) return { inSection, overall: 0 };
    const overall =
      standard.aggregation === 'nested'
        ? (sections[section]!.weight / full[whole]!) * inSection
        : weight / full[whole]!;
    return { inSection, overall };
  });

  const fullOverall = Float64Array.from(fullShares, ({ overall }) => overall);

  function countUnit(block: Block, unit: number): void {
    const at = UNITS_AT + UNIT_COUNTS * unit;
    const gap = meanD[unit]! - meanE[unit]!;
    block.counts[at + (isShort(gap, tolerance) ? 0 : isOver(gap, tolerance) ? 2 : 1)]!++;
  }

  function countSection(block: Block, s: number): void {
    const { counts, sums } = block;
    const line = uniform[s];
    if (isEnough[s] === 0) {
      if (answered[s]! > 0) counts[UNITS_AT + UNIT_COUNTS * s + LEFT_OUT]!++;
    } else if (line) {
      const paired = pairs[s]!;
      const e = stepsE[s]!;
      const d = stepsD[s]!;
      if (line.counters > 0 && paired === line.size)
        counts[layout.tables[s]! + e * (line.size * line.span + 1) + d]!++;
      else {
        addSteps(sums, layout.steps[s]! + STEP_SUMS * paired, e, d, 1);
        countUnit(block, s);
      }
      return;
    } else {
      countUnit(block, s);
      addPair(sums, meanE[s]!, meanD[s]!, layout.moments[s]!);
    }
    if (!line && isComplete[s] === 1)
      addPair(sums, sumE[s]! / pairs[s]!, sumD[s]! / pairs[s]!, layout.moments[s]! + MOMENTS);
  }

  function countWhole(block: Block): void {
    const at = layout.moments[whole]!;
    if (isComplete[whole] === 1)
      addPair(block.sums, sumE[whole]! / pairs[whole]!, sumD[whole]! / pairs[whole]!, at + MOMENTS);
    if (isEnough[whole] === 1) {
      countUnit(block, whole);
      addPair(block.sums, meanE[whole]!, meanD[whole]!, at);
    } else if (answered.some((weight) => weight > 0))
      block.counts[UNITS_AT + UNIT_COUNTS * whole + LEFT_OUT]!++;
  }

  /** Three times over, by completeness (see PairCounts), each by itself: most respondents are alike in that. */
  function countCells({ counts, extras }: Block, row: Int32Array, at: number): void {
    for (let s = 0; s < many; s++) {
      const completeness = isComplete[whole] === 1 ? 2 : isComplete[s]!;
      const into = layout.cells + completeness * known;
      const end = at + to[s]!;
      for (let place = at + from[s]!; place < end; place++) {
        const cell = row[place]!;
        if (cell < known) counts[into + cell]!++;
        else countExtra(extras, cell, completeness, 1);
      }
    }
  }

  /**
   * What the answers contribute. Of who answered all of it shares are the same for all, so that the pairs tell; here is counted how
   * others differ from that.
   */
  function countContributions({ sums }: Block, row: Int32Array, at: number): void {
    const { gap: gaps } = cells.table();
    const isRegular = isEnough[whole] === 1 && answered[whole] === full[whole];
    for (let s = 0; s < many; s++) {
      const isSectionKnown = isComplete[s] === 1;
      const isKnown = isComplete[s]! >= regularFrom;
      if (isKnown && isRegular) continue;
      const end = to[s]!;
      const isAlike = uniform[s] !== null;
      let overall = isAlike ? shareOverall(from[s]!) : 0;
      let inSection = isAlike ? shareInSection(from[s]!) : 0;
      for (let i = from[s]!; i < end; i++) {
        const gap = gaps[row[at + i]!]!;
        if (Number.isNaN(gap)) continue;
        if (!isAlike) {
          overall = shareOverall(i);
          inSection = shareInSection(i);
        }
        const into = layout.contributions + 2 * CONTRIBUTION * i;
        addContribution(sums, into, overall, gap, 1);
        if (isKnown) addContribution(sums, into, fullOverall[i]!, gap, -1);
        if (!isSectionKnown) addContribution(sums, into + CONTRIBUTION, inSection, gap, 1);
      }
    }
  }

  function merge(block: Block, other: Block, extraHere: (cell: number) => number): void {
    const { counts, sums } = block;
    for (let k = 0; k < counts.length; k++) counts[k]! += other.counts[k]!;
    uniform.forEach((line, s) => {
      if (line) {
        const end = layout.steps[s]! + STEP_SUMS * (line.size + 1);
        for (let k = layout.steps[s]!; k < end; k++) sums[k]! += other.sums[k]!;
      } else {
        mergeMoments(sums, other.sums, layout.moments[s], layout.moments[s]);
        mergeMoments(sums, other.sums, layout.moments[s]! + MOMENTS, layout.moments[s]! + MOMENTS);
      }
    });
    for (const at of [layout.moments[whole]!, layout.moments[whole]! + MOMENTS])
      mergeMoments(sums, other.sums, at, at);
    for (let at = layout.contributions; at < sums.length; at += SIGNED) {
      addSigned(sums, at, other.sums[at]!);
      sums[at + 1]! += other.sums[at + 1]!;
    }
    for (const [cell, times] of other.extras)
      times.forEach((count, completeness) => {
        if (count > 0) countExtra(block.extras, extraHere(cell), completeness, count);
      });
  }

  function finish(block: Block): GroupTally {
    const { key, counts, extras } = block;
    const laterOf = criteria.map((): number[] => []);
    for (const later of extras.keys()) laterOf[cells.extra[later - known]!.criterion]!.push(later);
    return {
      key,
      respondents: counts[0]!,
      straightLined: [counts[1]!, counts[2]!],
      criteria: criteria.map((_, i) => finishCriterion(block, i, laterOf[i]!)),
      sections: sections.map((_, s) => finishUnit(block, s)),
      overall: finishUnit(block, whole),
    };
  }

  function finishCriterion(block: Block, i: number, later: readonly number[]): CriterionTally {
    const { counts, extras } = block;
    const first = firstOf[i]!;
    const { expectation, delivery, filledFrom, size } = knownOf[i]!;
    const countsOf = (cell: number): PairCounts => {
      const at = layout.cells + first + cell;
      return [counts[at]!, counts[at + known]!, counts[at + 2 * known]!];
    };
    const blanks = BLANKS.map((_, blank) => total(countsOf(blank))) as CriterionTally['blanks'];
    const asked = {
      ...askedOf(knownOf[i]!),
      counts: interleaved(counts, layout.cells + first + BLANKS.length, filledFrom - BLANKS.length),
    };
    const more: CountedPair[] = [];
    let expectationFilled = 0;
    const put = (pair: Omit<Cell, 'criterion'>, times: PairCounts): void => {
      if (total(times) === 0) return;
      if (pair.filled) expectationFilled += total(times);
      more.push({ expectation: pair.expectation, delivery: pair.delivery, counts: times });
    };
    for (let cell = filledFrom; cell < size; cell++)
      put({ expectation: expectation[cell]!, delivery: delivery[cell]!, filled: true }, countsOf(cell));
    for (const cell of later) put(cells.extra[cell - known]!, [...extras.get(cell)!]);
    // What was asked for, of answers known beforehand, is in order as it is.
    const all = more.length === 0 ? asked : inColumns(inOrder([...listed(asked), ...more]));
    return { pairs: all, blanks, expectationFilled, ...contributionsOf(block, i, all) };
  }

  /** The three counts of each of some cells, one beside the other. */
  function interleaved(counts: Uint32Array, at: number, size: number): Uint32Array {
    const all = new Uint32Array(3 * size);
    for (let k = 0, into = 0; k < size; k++, into += 3) {
      all[into] = counts[at + k]!;
      all[into + 1] = counts[at + k + known]!;
      all[into + 2] = counts[at + k + 2 * known]!;
    }
    return all;
  }

  function contributionsOf(
    { sums }: Block,
    i: number,
    { expectation, delivery, counts }: PairColumns,
  ): Pick<CriterionTally, 'toOverall' | 'toSection'> {
    const { kind, answer, scored } = criteria[i]!;
    const at = layout.contributions + 2 * CONTRIBUTION * i;
    const { inSection, overall } = fullShares[i]!;
    const toOverall = regularSum(overall);
    const toSection = regularSum(inSection);
    if (scored)
      for (let k = 0; k < expectation.length; k++) {
        const inWhole = counts[3 * k + 2]!;
        const inWholeSection = inWhole + counts[3 * k + 1]!;
        if (inWholeSection === 0) continue;
        const gap = kind.pointsGap(expectation[k]!, delivery[k]!, answer);
        toOverall.add(gap, regularFrom === 1 ? inWholeSection : inWhole);
        toSection.add(gap, inWholeSection);
      }
    const both = (regular: Contribution, place: number): Contribution => ({
      points: regular.points + signedSum(sums, at + place),
      share: regular.share + signedSum(sums, at + place + SIGNED),
    });
    return { toOverall: both(toOverall.sum(), 0), toSection: both(toSection.sum(), CONTRIBUTION) };
  }

  function finishUnit({ counts, sums }: Block, unit: number): UnitTally {
    const at = UNITS_AT + UNIT_COUNTS * unit;
    const shares: [number, number, number] = [counts[at]!, counts[at + 1]!, counts[at + 2]!];
    const leftOut = counts[at + LEFT_OUT]!;
    const line = uniform[unit];
    if (!line) {
      const moments = layout.moments[unit]!;
      return {
        respondents: sumsOf(sums, moments),
        shares,
        complete: sumsOf(sums, moments + MOMENTS),
        leftOut,
      };
    }
    const steps = sums.slice(layout.steps[unit], layout.steps[unit]! + STEP_SUMS * (line.size + 1));
    if (line.counters > 0) sumTable(line, counts, layout.tables[unit]!, steps, shares);
    const { some, complete } = pointsOfSteps(line, steps, 0);
    return { respondents: some, shares, complete, leftOut };
  }

  /** Adds those of a table to the sums of steps, and to the shares. */
  function sumTable(
    { size, span, means }: UniformSection,
    counts: Uint32Array,
    table: number,
    steps: Float64Array,
    shares: [number, number, number],
  ): void {
    const width = size * span + 1;
    const points = means.subarray(size * E_STEP);
    for (let e = 0, at = table; e < width; e++)
      for (let d = 0; d < width; d++, at++) {
        const times = counts[at]!;
        if (times === 0) continue;
        const gap = points[d]! - points[e]!;
        shares[isShort(gap, tolerance) ? 0 : isOver(gap, tolerance) ? 2 : 1] += times;
        addSteps(steps, STEP_SUMS * size, e, d, times);
      }
  }

  return {
    empty: (key) => ({
      key,
      counts: new Uint32Array(layout.counts),
      sums: new Float64Array(layout.sums),
      extras: new Map(),
    }),
    count(block, row, at) {
      block.counts[0]!++;
      for (let s = 0; s < many; s++) countSection(block, s);
      countWhole(block);
      countCells(block, row, at);
      if (isComplete[whole] === 0) countContributions(block, row, at);
      if (isStraight(row, at, 'ratingE')) block.counts[1]!++;
      if (isStraight(row, at, 'ratingD')) block.counts[2]!++;
    },
    merge,
    finish,
  };
}

/** Adds, or takes away, that of one respondent: share · gap and share, each rounded once. */
function addContribution(sums: Float64Array, at: number, share: number, gap: number, sign: 1 | -1): void {
  addSigned(sums, at, sign * Math.round(share * gap * POINTS_SCALE));
  addSigned(sums, at + SIGNED, sign * Math.round(share * POINTS_SCALE));
}

/** Digits of 17 bits: products with as many respondents as there are people stay exact. */
const DIGIT = 2 ** 17;

/** The same of any number of respondents who have one share. */
function regularSum(share: number) {
  let [low, middle, high, respondents] = [0, 0, 0, 0];
  return {
    add(gap: number, times: number): void {
      const points = Math.round(share * gap * POINTS_SCALE);
      const above = Math.floor(points / DIGIT);
      const top = Math.floor(above / DIGIT);
      low += times * (points - above * DIGIT);
      middle += times * (above - top * DIGIT);
      high += times * top;
      respondents += times;
    },
    sum: (): Contribution => ({
      points: (BigInt(high) * BigInt(DIGIT) + BigInt(middle)) * BigInt(DIGIT) + BigInt(low),
      share: BigInt(respondents) * BigInt(Math.round(share * POINTS_SCALE)),
    }),
  };
}

function layoutOf(uniform: readonly (UniformSection | null)[], criteria: number, known: number) {
  let counts = UNITS_AT + UNIT_COUNTS * (uniform.length + 1);
  let sums = 0;
  const place = (size: number) => {
    sums += size;
    return sums - size;
  };
  const tables = uniform.map((line) => {
    counts += line?.counters ?? 0;
    return counts - (line?.counters ?? 0);
  });
  const cells = counts;
  const steps = uniform.map((line) => (line ? place(STEP_SUMS * (line.size + 1)) : 0));
  const moments = [...uniform, null].map((line) => (line ? 0 : place(2 * MOMENTS)));
  const contributions = place(2 * CONTRIBUTION * criteria);
  return { tables, cells, counts: cells + 3 * known, steps, moments, contributions, sums };
}

const ASKED = new WeakMap<KnownCells, Pick<PairColumns, 'expectation' | 'delivery'>>();

/** The pairs known beforehand whose expectation is asked for: the same columns for all groups. */
function askedOf(known: KnownCells): Pick<PairColumns, 'expectation' | 'delivery'> {
  const asked = ASKED.get(known) ?? {
    expectation: known.expectation.subarray(BLANKS.length, known.filledFrom),
    delivery: known.delivery.subarray(BLANKS.length, known.filledFrom),
  };
  ASKED.set(known, asked);
  return asked;
}

const total = (counts: PairCounts): number => counts[0] + counts[1] + counts[2];

/** Sorted, with one entry for a pair whether its expectation was asked for or filled in. */
function inOrder(pairs: CountedPair[]): CountedPair[] {
  pairs.sort((a, b) => a.expectation - b.expectation || a.delivery - b.delivery);
  const merged: CountedPair[] = [];
  for (const pair of pairs) {
    const before = merged.at(-1);
    if (before && Object.is(before.expectation, pair.expectation) && before.delivery === pair.delivery)
      pair.counts.forEach((count, completeness) => {
        before.counts[completeness as 0] += count;
      });
    else merged.push(pair);
  }
  return merged;
}

function countExtra(
  extras: ReadonlyMap<number, PairCounts>,
  cell: number,
  completeness: number,
  times: number,
): void {
  let counts = extras.get(cell);
  if (!counts) {
    counts = [0, 0, 0];
    (extras as Map<number, PairCounts>).set(cell, counts);
  }
  counts[completeness as 0] += times;
}
