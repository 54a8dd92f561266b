// Counts respondents into tallies. What a respondent said of a criterion is one small number, a cell: a pair of answers, a
// delivery without an expectation of its own, or a blank. Counting a respondent is then a table look-up per criterion.

import type { Moments } from './exact.ts';
import { addPair, emptyMoments, mergeMoments, momentsFrom, POINTS_SCALE } from './exact.ts';
import { BLANKS } from './response.ts';
import type { Scheme, SchemeCriterion } from './scheme.ts';
import type {
  Answers,
  CountedPair,
  CriterionTally,
  GroupTally,
  PairCounts,
  Tally,
  UnitTally,
} from './tally.ts';
import { compareKeys, isOver, isShare, isShort, STRAIGHT_LINE_RATINGS } from './tally.ts';

const [NOT_SHOWN, SKIPPED, , NOT_APPLICABLE] = BLANKS.map((_, blank) => blank) as [
  number,
  number,
  number,
  number,
];

/** Criteria with up to this many possible answers have a cell for every pair beforehand; others get cells as pairs come. */
const TABLE_ANSWERS = 64;
/** A plain section with more possible sums than this is summed respondent by respondent instead. */
const TABLE_SUMS = 65_536;
/** A plain section's sum carries its blanks above the sums themselves: applicable ones here, others seven bits higher. */
const MISSED = 1 << 16;
const OUT_OF_SCOPE = 1 << 23;
const PLAIN_CRITERIA = 100;

/** What one respondent's answers come to, in points; NaN where too little is answered. */
export interface RespondentPoints {
  expectation: number;
  delivery: number;
}

export interface Counter {
  /** Sections, then overall, of the respondent counted last; overwritten by the next. */
  readonly last: {
    readonly sections: readonly Readonly<RespondentPoints>[];
    readonly overall: Readonly<RespondentPoints>;
  };
  /** The cell of criterion i for a delivery and the expectation asked for (NaN: profile and standard speak, or it is a blank). */
  pairCell(i: number, expectation: number, delivery: number): number;
  /** The cell of criterion i for a blank, by its position in BLANKS. */
  blankCell(i: number, blank: number): number;
  /** Writes the cells of a respondent's answers, one per criterion. */
  cellsOf(answers: Answers, into: Int32Array): void;
  /** Whether there is any pair (or answer to an unscored criterion) in the cells: else there is nothing to count. */
  counts(cells: Int32Array): boolean;
  /** The number of a group, made at its first use; the whole is `group([])`. */
  group(key: readonly string[]): number;
  /** Counts one respondent. Nothing keeps `cells`. */
  add(group: number, cells: Int32Array): void;
  /** What has been counted, to be absorbed by another counter of the same scheme (plain data: it may cross threads). */
  counted(): Counted;
  absorb(counted: Counted): void;
  /** The whole and, where respondents were counted into groups, the groups, sorted by key. */
  tally(): Tally;
}

/** The tally of what several counters of one scheme have counted: the same in whatever parts and order. */
export function tallyOf(scheme: Scheme, parts: readonly Counted[]): Tally {
  const counter = counterFor(scheme);
  for (const part of parts) counter.absorb(part);
  return counter.tally();
}

export interface Counted {
  /** Cells that were made as pairs came, in order of their numbers. */
  readonly extra: readonly Cell[];
  readonly groups: readonly GroupCounts[];
}

interface Cell {
  readonly criterion: number;
  /** NaN where the criterion is not scored. */
  readonly expectation: number;
  readonly delivery: number;
  /** The expectation is the profile's or the standard's. */
  readonly filled: boolean;
  /** Position in BLANKS, or −1. */
  readonly blank: number;
}

interface UnitCounts {
  readonly respondents: Moments;
  readonly complete: Moments;
  readonly shares: [number, number, number];
}

interface GroupCounts {
  readonly key: readonly string[];
  respondents: number;
  readonly straightLined: [number, number];
  /** Respondents by cell, for the cells known beforehand, three times over: by completeness (see PairCounts). */
  readonly cells: Uint32Array;
  /** The same for the cells made later. */
  readonly extra: Map<number, PairCounts>;
  /** Of plain sections: respondents that answered all of it, by the sums of their steps (see PlainSection). */
  readonly sums: readonly Uint32Array[];
  readonly sections: readonly UnitCounts[];
  readonly overall: UnitCounts;
}

/**
 * A section is plain when all its criteria are weighted alike on one scale: then the means of a respondent who answered
 * all of it depend only on the sums of the steps. A pair adds `step(E) · width + step(D)`, so that the total of a
 * section is the place in `sums` to count at.
 */
interface PlainSection {
  readonly weight: number;
  /** Steps from the lowest answer to the highest. */
  readonly span: number;
  readonly reversed: boolean;
  /** One more than the highest possible sum of steps. */
  readonly width: number;
}

const emptyUnit = (): UnitCounts => ({
  respondents: emptyMoments(),
  complete: emptyMoments(),
  shares: [0, 0, 0],
});

/** Prepares counting by a scheme. Memory grows with groups × criteria × options, not with respondents (see tally.ts). */
export function counterFor(scheme: Scheme): Counter {
  const { criteria, sections, policy } = scheme;
  const { tolerance, minimumAnswered } = policy;
  const nested = scheme.standard.aggregation === 'nested';
  const scoredIn = sections.map(
    ({ from, to }) => criteria.slice(from, to).filter(({ scored }) => scored).length,
  );
  const scoredAll = scoredIn.reduce((total, one) => total + one, 0);
  const plain = sections.map(({ from, to }) => plainSection(criteria.slice(from, to)));
  const rated = criteria.flatMap(({ answer }, i) => (answer.kind === 'scale' ? [i] : []));

  const cells: Cell[] = [];
  /** What a cell adds to its plain section. */
  const adds: number[] = [];
  /** Points of the pair; NaN for blanks and what is not scored. */
  const pointsE: number[] = [];
  const pointsD: number[] = [];
  /** Blanks that leave coverage and thresholds alone. */
  const outOfScope: boolean[] = [];
  /** Ratings as given, for straight lines; NaN where none was. */
  const isBlank: boolean[] = [];
  const ratingE: number[] = [];
  const ratingD: number[] = [];

  const makeCell = (cell: Cell): number => {
    const criterion = criteria[cell.criterion]!;
    const { answer, kind, scored, optional } = criterion;
    const line = plain[criterion.section];
    const isPair = cell.blank < 0 && scored;
    const out = !isPair && (!scored || optional || cell.blank === NOT_SHOWN || cell.blank === NOT_APPLICABLE);
    cells.push(cell);
    pointsE.push(isPair ? kind.points(cell.expectation, answer) : Number.NaN);
    pointsD.push(isPair ? kind.points(cell.delivery, answer) : Number.NaN);
    outOfScope.push(out);
    isBlank.push(cell.blank >= 0);
    ratingE.push(cell.blank < 0 && !cell.filled ? cell.expectation : Number.NaN);
    ratingD.push(cell.blank < 0 ? cell.delivery : Number.NaN);
    if (!line) adds.push(0);
    else if (isPair)
      adds.push(stepOf(cell.expectation, criterion) * line.width + stepOf(cell.delivery, criterion));
    else adds.push(out ? OUT_OF_SCOPE : MISSED);
    return cells.length - 1;
  };

  // Known beforehand, per criterion: four blanks, then every pair, then every delivery against the default expectation.
  const firstCell = new Int32Array(criteria.length);
  const answers = criteria.map(possibleAnswers);
  const codes = answers.map((values) => new Map(values.map((value, code) => [value, code])));
  criteria.forEach(({ expect }, criterion) => {
    firstCell[criterion] = cells.length;
    const of = { criterion, filled: false, blank: -1 };
    BLANKS.forEach((_, blank) => {
      makeCell({ ...of, blank, expectation: Number.NaN, delivery: Number.NaN });
    });
    for (const expectation of answers[criterion]!)
      for (const delivery of answers[criterion]!) makeCell({ ...of, expectation, delivery });
    if (expect !== null)
      for (const delivery of answers[criterion]!)
        makeCell({ ...of, expectation: expect, delivery, filled: true });
  });
  const known = cells.length;
  const extraCells = new Map<string, number>();

  const groups: GroupCounts[] = [];
  const byKey = new Map<string, number>();
  const firstOf = Int32Array.from([...sections.map(({ from }) => from), criteria.length]);
  const sectionWeights = Float64Array.from(sections, ({ weight }) => weight);
  const sectionCount = sections.length;
  const isComplete = new Uint8Array(sections.length);
  const nothing = (): RespondentPoints => ({ expectation: Number.NaN, delivery: Number.NaN });
  const last = { sections: sections.map(nothing), overall: nothing() };
  const remember = (
    points: RespondentPoints,
    known: boolean,
    expectation: number,
    delivery: number,
  ): void => {
    points.expectation = known ? expectation : Number.NaN;
    points.delivery = known ? delivery : Number.NaN;
  };

  function extraCell(cell: Cell): number {
    const name = `${cell.criterion} ${cell.expectation} ${cell.delivery} ${cell.filled}`;
    let id = extraCells.get(name);
    if (id === undefined) {
      id = makeCell(cell);
      extraCells.set(name, id);
    }
    return id;
  }

  function pairCell(i: number, expectation: number, delivery: number): number {
    const { expect, scored } = criteria[i]!;
    const asked = !Number.isNaN(expectation);
    const blank = -1;
    if (!scored) return extraCell({ criterion: i, expectation: Number.NaN, delivery, filled: false, blank });
    if (!asked && expect === null) return blankCell(i, SKIPPED);
    const many = answers[i]!.length;
    if (many === 0)
      return extraCell({
        criterion: i,
        expectation: asked ? expectation : expect!,
        delivery,
        filled: !asked,
        blank,
      });
    const d = codes[i]!.get(delivery)!;
    const pairs = firstCell[i]! + BLANKS.length;
    return asked ? pairs + codes[i]!.get(expectation)! * many + d : pairs + many * many + d;
  }

  function blankCell(i: number, blank: number): number {
    return firstCell[i]! + blank;
  }

  const share = (unit: UnitCounts, expectation: number, delivery: number): void => {
    const gap = delivery - expectation;
    unit.shares[isShort(gap, tolerance) ? 0 : isOver(gap, tolerance) ? 2 : 1]++;
    addPair(unit.respondents, expectation, delivery);
  };

  function add(groupIndex: number, own: Int32Array): void {
    const group = groups[groupIndex]!;
    group.respondents++;
    let whole = true;
    let present = 0;
    let possible = 0;
    let overallE = 0;
    let overallD = 0;
    let allE = 0;
    let allD = 0;
    for (let s = 0; s < sectionCount; s++) {
      const from = firstOf[s]!;
      const to = firstOf[s + 1]!;
      const line = plain[s]!;
      let answered = 0;
      let applicable = 0;
      let paired = 0;
      let meanE = 0;
      let meanD = 0;
      let enough = false;
      if (line !== null) {
        let total = 0;
        for (let i = from; i < to; i++) total += adds[own[i]!]!;
        const { width, weight } = line;
        const place = total & (MISSED - 1);
        const stepsE = Math.floor(place / width);
        paired = to - from;
        let could = paired;
        if (total >= MISSED) {
          const outs = Math.floor(total / OUT_OF_SCOPE);
          could -= outs;
          paired = could - Math.floor((total - outs * OUT_OF_SCOPE) / MISSED);
        }
        if (paired > 0) {
          meanE = meanPoints(line, paired, stepsE);
          meanD = meanPoints(line, paired, place - stepsE * width);
          enough = isShare(paired, could, minimumAnswered);
          if (paired === to - from) group.sums[s]![place]!++;
          else if (enough) share(group.sections[s]!, meanE, meanD);
          allE += meanE * paired;
          allD += meanD * paired;
        }
        answered = paired * weight;
        applicable = could * weight;
      } else {
        let weightedE = 0;
        let weightedD = 0;
        let plainE = 0;
        let plainD = 0;
        for (let i = from; i < to; i++) {
          const cell = own[i]!;
          const e = pointsE[cell]!;
          const d = pointsD[cell]!;
          const w = criteria[i]!.weight;
          if (Number.isNaN(e)) {
            if (!outOfScope[cell]) applicable += w;
            continue;
          }
          paired++;
          answered += w;
          applicable += w;
          weightedE += w * e;
          weightedD += w * d;
          plainE += e;
          plainD += d;
        }
        if (answered > 0) {
          meanE = weightedE / answered;
          meanD = weightedD / answered;
          enough = isShare(answered, applicable, minimumAnswered);
          if (enough) share(group.sections[s]!, meanE, meanD);
        }
        if (paired > 0 && paired === scoredIn[s])
          addPair(group.sections[s]!.complete, plainE / paired, plainD / paired);
        allE += plainE;
        allD += plainD;
      }
      remember(last.sections[s]!, enough, meanE, meanD);
      isComplete[s] = paired > 0 && paired === scoredIn[s] ? 1 : 0;
      if (paired !== scoredIn[s]) whole = false;
      if (applicable <= 0) continue;
      // Nested: the section's mean by its weight, where enough of it is answered; flat: each criterion by its own weight.
      const w = nested ? sectionWeights[s]! : answered;
      possible += nested ? w : applicable;
      if (nested ? enough : answered > 0) {
        present += w;
        overallE += w * meanE;
        overallD += w * meanD;
      }
    }
    const counts = group.cells;
    for (let s = 0; s < sectionCount; s++) {
      const to = firstOf[s + 1]!;
      const completeness = whole ? 2 : isComplete[s]!;
      const offset = completeness * known;
      for (let i = firstOf[s]!; i < to; i++) {
        const cell = own[i]!;
        if (cell < known) counts[offset + cell]!++;
        else countExtra(group.extra, cell, completeness, 1);
      }
    }
    if (whole && scoredAll > 0) addPair(group.overall.complete, allE / scoredAll, allD / scoredAll);
    const isEnough = present > 0 && isShare(present, possible, minimumAnswered);
    if (isEnough) share(group.overall, overallE / present, overallD / present);
    remember(last.overall, isEnough, overallE / present, overallD / present);
    if (isStraight(own, ratingE)) group.straightLined[0]++;
    if (isStraight(own, ratingD)) group.straightLined[1]++;
  }

  /** One rating throughout, over all the criteria with a scale that the respondent rated. */
  function isStraight(own: Int32Array, given: readonly number[]): boolean {
    let first = Number.NaN;
    let ratings = 0;
    for (let r = 0; r < rated.length; r++) {
      const rating = given[own[rated[r]!]!]!;
      if (Number.isNaN(rating)) continue;
      if (ratings++ === 0) first = rating;
      else if (rating !== first) return false;
    }
    return ratings >= STRAIGHT_LINE_RATINGS;
  }

  function group(key: readonly string[]): number {
    const name = JSON.stringify(key);
    let index = byKey.get(name);
    if (index === undefined) {
      index = groups.length;
      byKey.set(name, index);
      groups.push(emptyCounts(key));
    }
    return index;
  }

  function emptyCounts(key: readonly string[]): GroupCounts {
    return {
      key: [...key],
      respondents: 0,
      straightLined: [0, 0],
      cells: new Uint32Array(3 * known),
      extra: new Map(),
      sums: plain.map((line) => new Uint32Array(line ? line.width ** 2 : 0)),
      sections: sections.map(emptyUnit),
      overall: emptyUnit(),
    };
  }

  function absorbGroup(into: GroupCounts, from: GroupCounts, extraIds: readonly number[]): void {
    into.respondents += from.respondents;
    addTo(into.straightLined, from.straightLined);
    addTo(into.cells, from.cells);
    for (const [id, counts] of from.extra)
      counts.forEach((times, completeness) => {
        if (times > 0) countExtra(into.extra, extraIds[id - known]!, completeness, times);
      });
    into.sums.forEach((sums, s) => {
      addTo(sums, from.sums[s]!);
    });
    into.sections.forEach((unit, s) => {
      absorbUnit(unit, from.sections[s]!);
    });
    absorbUnit(into.overall, from.overall);
  }

  function finish(of: GroupCounts): GroupTally {
    const extras = criteria.map((): number[] => []);
    for (const id of of.extra.keys()) extras[cells[id]!.criterion]!.push(id);
    return {
      key: of.key,
      respondents: of.respondents,
      straightLined: [...of.straightLined],
      criteria: criteria.map((_, i) => finishCriterion(of, i, extras[i]!)),
      sections: sections.map((_, s) =>
        plain[s]
          ? finishPlain(plain[s]!, of.sums[s]!, of.sections[s]!, scoredIn[s]!)
          : finishUnit(of.sections[s]!),
      ),
      overall: finishUnit(of.overall),
    };
  }

  function finishCriterion(of: GroupCounts, i: number, extras: readonly number[]): CriterionTally {
    const pairs: CountedPair[] = [];
    const blanks: CriterionTally['blanks'] = [0, 0, 0, 0];
    let expectationFilled = 0;
    const put = (cell: Cell, counts: PairCounts): void => {
      const times = counts[0] + counts[1] + counts[2];
      if (times === 0) return;
      if (cell.blank >= 0) blanks[cell.blank as 0] += times;
      else {
        if (cell.filled) expectationFilled += times;
        pairs.push({ expectation: cell.expectation, delivery: cell.delivery, counts });
      }
    };
    const end = i + 1 < criteria.length ? firstCell[i + 1]! : known;
    for (let id = firstCell[i]!; id < end; id++)
      put(cells[id]!, [of.cells[id]!, of.cells[known + id]!, of.cells[2 * known + id]!]);
    for (const id of extras) put(cells[id]!, [...of.extra.get(id)!]);
    return { pairs: inOrder(pairs), blanks, expectationFilled };
  }

  /** Adds the respondents counted by their sums to those counted one by one, who left something out. */
  function finishPlain(line: PlainSection, sums: Uint32Array, others: UnitCounts, all: number): UnitTally {
    const { width } = line;
    const means = Array.from({ length: width }, (_, steps) => meanPoints(line, all, steps));
    const complete = momentsOfTable(sums, means);
    const unit = finishUnit(others);
    mergeMoments(unit.respondents, complete);
    sums.forEach((times, place) => {
      if (times === 0) return;
      const gap = means[place % width]! - means[Math.floor(place / width)]!;
      unit.shares[isShort(gap, tolerance) ? 0 : isOver(gap, tolerance) ? 2 : 1] += times;
    });
    return { ...unit, complete };
  }

  return {
    last,
    pairCell,
    blankCell,
    cellsOf(of, into) {
      for (let i = 0; i < criteria.length; i++) {
        const delivery = of.delivery[i]!;
        into[i] = Number.isNaN(delivery)
          ? blankCell(i, of.blank[i]!)
          : pairCell(i, of.expectation[i]!, delivery);
      }
    },
    counts(own) {
      for (let i = 0; i < own.length; i++) if (!isBlank[own[i]!]) return true;
      return false;
    },
    group,
    add,
    counted: () => ({ extra: cells.slice(known), groups }),
    absorb({ extra, groups: others }) {
      const ids = extra.map(extraCell);
      for (const other of others) absorbGroup(groups[group(other.key)]!, other, ids);
    },
    tally() {
      const grouped = [...groups].sort(compareKeys);
      if (grouped.length === 0 || grouped[0]!.key.length === 0) return grouped.map(finish);
      const whole = emptyCounts([]);
      const ids = cells.slice(known).map((_, extra) => known + extra);
      for (const one of grouped) absorbGroup(whole, one, ids);
      return [whole, ...grouped].map(finish);
    },
  };
}

/** Sorted, with one entry for a pair whether its expectation was asked for or filled in. */
function inOrder(pairs: CountedPair[]): CountedPair[] {
  pairs.sort((a, b) => a.expectation - b.expectation || a.delivery - b.delivery);
  const merged: CountedPair[] = [];
  for (const pair of pairs) {
    const before = merged.at(-1);
    if (before && Object.is(before.expectation, pair.expectation) && before.delivery === pair.delivery)
      addTo(before.counts, pair.counts);
    else merged.push(pair);
  }
  return merged;
}

function countExtra(extra: GroupCounts['extra'], cell: number, completeness: number, times: number): void {
  entryOf(extra, cell, (): PairCounts => [0, 0, 0])[completeness as 0] += times;
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

function addTo(into: number[] | Uint32Array, from: ArrayLike<number>): void {
  for (let i = 0; i < into.length; i++) into[i]! += from[i]!;
}

function absorbUnit(into: UnitCounts, from: UnitCounts): void {
  mergeMoments(into.respondents, from.respondents);
  mergeMoments(into.complete, from.complete);
  addTo(into.shares, from.shares);
}

const copyMoments = ({ n, lo, hi }: Moments): Moments => ({ n, lo: lo.slice(), hi: hi.slice() });
const finishUnit = ({ respondents, complete, shares }: UnitCounts): UnitTally => ({
  respondents: copyMoments(respondents),
  complete: copyMoments(complete),
  shares: [...shares],
});

/** Points of the mean of `answered` steps that sum to `sum`: rounded once, the same wherever it is computed. */
function meanPoints({ span, reversed }: PlainSection, answered: number, sum: number): number {
  const steps = answered * span;
  return ((reversed ? steps - sum : sum) * 100) / steps;
}

/** Moments of respondents counted in a table [expectation][delivery], as addPair would have summed them one by one. */
function momentsOfTable(table: Uint32Array, values: readonly number[]): Moments {
  const width = values.length;
  const units = values.map((value) => Math.round(value * POINTS_SCALE));
  const exact = units.map(BigInt);
  const byD = new Float64Array(width);
  let [n, x, y, xx, yy, xy] = [0n, 0n, 0n, 0n, 0n, 0n];
  for (let e = 0; e < width; e++) {
    let times = 0;
    // Σ times · units in two halves, each exact: times < 2^32 in all, halves < 2^21 and < 2^26.
    let high = 0;
    let low = 0;
    for (let d = 0; d < width; d++) {
      const count = table[e * width + d]!;
      if (count === 0) continue;
      times += count;
      byD[d]! += count;
      const top = Math.floor(units[d]! / HALF);
      high += count * top;
      low += count * (units[d]! - top * HALF);
    }
    if (times === 0) continue;
    const c = BigInt(times);
    const unit = exact[e]!;
    n += c;
    x += c * unit;
    xx += c * unit * unit;
    xy += unit * (BigInt(high) * BigInt(HALF) + BigInt(low));
  }
  for (let d = 0; d < width; d++) {
    if (byD[d] === 0) continue;
    const c = BigInt(byD[d]!);
    y += c * exact[d]!;
    yy += c * exact[d]! * exact[d]!;
  }
  return momentsFrom({ n, scale: BigInt(POINTS_SCALE), x, y, xx, yy, xy });
}
const HALF = 2 ** 26;

/** Every value an answer can take, in order, where these are few; empty for measures and what is not scored. */
function possibleAnswers({ answer, scored }: SchemeCriterion): readonly number[] {
  if (!scored) return [];
  if (answer.kind === 'yes-no') return [0, 1];
  if (answer.kind === 'choice' && answer.options.length <= TABLE_ANSWERS)
    return answer.options.map((_, i) => i);
  if (answer.kind !== 'scale') return [];
  const steps = Math.round((answer.max - answer.min) / answer.step);
  if (steps + 1 > TABLE_ANSWERS) return [];
  return Array.from({ length: steps + 1 }, (_, k) => Math.round((answer.min + k * answer.step) * 1e6) / 1e6);
}

/** Steps above the lowest answer. */
function stepOf(value: number, { answer }: SchemeCriterion): number {
  return answer.kind === 'scale' ? Math.round((value - answer.min) / answer.step) : value;
}

function plainSection(criteria: readonly SchemeCriterion[]): PlainSection | null {
  const first = criteria[0];
  const line = first?.kind.line(first.answer);
  if (!first || !line || !(first.weight > 0) || criteria.length > PLAIN_CRITERIA) return null;
  const span = possibleAnswers(first).length - 1;
  const same = criteria.every((criterion) => {
    const other = criterion.kind.line(criterion.answer);
    return (
      criterion.scored &&
      criterion.weight === first.weight &&
      possibleAnswers(criterion).length === span + 1 &&
      other?.unit === line.unit &&
      other.low === line.low &&
      other.high === line.high &&
      other.reversed === line.reversed
    );
  });
  const width = span * criteria.length + 1;
  return same && span > 0 && width ** 2 <= TABLE_SUMS
    ? { weight: first.weight, span, reversed: line.reversed, width }
    : null;
}
