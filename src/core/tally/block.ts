// What is counted of a group: two blocks of plain numbers, which parts of a survey add up. Here is where in them what lies, how a
// respondent gets in, and how a tally comes out.

import { BLANKS } from '../answers/response.ts';
import type { Scheme } from '../standard/scheme.ts';
import type { Cells, KnownCells } from './cells.ts';
import {
  addSigned,
  fewMoments,
  MOMENTS,
  mergeMoments,
  POINTS_SCALE,
  ratio,
  SIGNED,
  signedSum,
  sumsOf,
} from './exact.ts';
import { LANES, type Reckoner } from './reckoning.ts';
import type {
  Contribution,
  CriterionTally,
  GroupTally,
  PairColumns,
  PairCounts,
  PairTally,
  UnitTally,
  WithSection,
} from './tally.ts';
import { COARSE, FINE, hasRestIn, inColumns, isOver, isShort, listed } from './tally.ts';
import type { UniformSection } from './uniform.ts';
import { addSteps, E_STEP, pointsOfSteps, STEP_SUMS, stepsOfD, stepsOfE } from './uniform.ts';

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
  /** Counts the respondents who were reckoned with last. */
  count(block: Block, lanes: number): void;
  /** Adds all of `other` into `block`; `extraHere` is the number here of a cell made elsewhere. */
  merge(block: Block, other: Block, extraHere: (cell: number) => number): void;
  finish(block: Block): GroupTally;
}

/**
 * Classes of answers, each counted by itself (see PairCounts): something else of the section is missing, the section is whole, all is
 * answered; of uniform sections that count in full beside others that do, also with one and with two answers missing. Of one class all
 * answers to a criterion have one share in every figure.
 */
const CLASSES = 5;
const NOT_UNIFORM = { size: 0, weight: 0 };

/** Sums of an answer's contributions, to the whole and to its section: Σ share · gap, Σ share. */
const CONTRIBUTION = 2 * SIGNED;

/**
 * Sums of an answer times the mean of its section, expectation and delivery: of a uniform section in steps, times the sum of all. Else
 * points are on the grid of 1 / FINE, and the mean is in two parts, one on that of 1 / COARSE, so that products have room.
 */
const WITH_SECTION = 4 * SIGNED;

/** Respondents, and those of straight lines in expectation and in delivery, come first among the counts; then four to a unit. */
const UNITS_AT = 3;
const UNIT_COUNTS = 4;
const LEFT_OUT = 3;
/** One respondent who is short, even, over: as many as there are lanes fit into one number. */
const KINDS = [1, 1 << 8, 1 << 16];

export function blocksFor(
  { criteria, sections, policy, standard }: Scheme,
  cells: Cells,
  uniform: readonly (UniformSection | null)[],
  { of, said, full, shareInSection, shareOverall, isStraight }: Reckoner,
  adds: Int32Array,
): Blocks {
  const { tolerance } = policy;
  const { known, knownOf, firstOf } = cells;
  const { meanE, meanD, answered, isEnough, isComplete, sumE, sumD, pairs } = of;
  const many = sections.length;
  const whole = many;
  const classes = standard.aggregation === 'nested' ? CLASSES : 3;
  const layout = layoutOf(uniform, criteria.length, known, classes);
  const from = Int32Array.from(sections, (section) => section.from);
  const to = Int32Array.from(sections, (section) => section.to);
  const hasRest = hasRestIn({ criteria, sections });
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

  /** Where the counts of pairs asked for begin, of each criterion and behind them all. */
  const askedAt = [0];
  for (const { filledFrom } of knownOf) askedAt.push(askedAt.at(-1)! + 3 * (filledFrom - BLANKS.length));
  const regular: Regular[] = [];

  function regularOf(i: number): Regular {
    const { gaps, gapOf } = gapsOf(knownOf[i]!);
    const { inSection, overall } = fullShares[i]!;
    const { section } = criteria[i]!;
    const { size, weight } = uniform[section] ?? NOT_UNIFORM;
    const perClass = Array.from({ length: classes }, (_, own) => {
      const missing = own - 2;
      if (own === 0 || (missing > 0 && missing >= size)) return null;
      const ownSection = missing > 0 ? weight / ((size - missing) * weight) : inSection;
      const ownOverall = missing > 0 ? (sections[section]!.weight / full[whole]!) * ownSection : overall;
      return {
        toSection: sharedOf(ownSection, gaps),
        toOverall: own < regularFrom ? null : sharedOf(ownOverall, gaps),
      };
    });
    return { perClass, gapOf, times: new Float64Array(classes * gaps.length) };
  }

  /** Of uniform sections; 0 of others, so that nothing seems to be missing. */
  const sizes = Int32Array.from(uniform, (line) => line?.size ?? 0);
  const fullOverall = Float64Array.from(fullShares, ({ overall }) => overall);
  /** The class of each section's cells (see CLASSES), and who has something to add by himself; by lane. */
  const classOf = new Uint8Array(many * LANES);
  const isApart = new Uint8Array(LANES);
  /** Of a section, by lane: all its steps, where it is whole; and where the cells of its class are counted. */
  const allE = new Int32Array(LANES);
  const allD = new Int32Array(LANES);
  const intoAt = new Int32Array(LANES);
  const someSums = fewMoments();
  const completeSums = fewMoments();

  const kindOf = (gap: number): number => (isShort(gap, tolerance) ? 0 : isOver(gap, tolerance) ? 2 : 1);

  /**
   * Of a uniform section, whether a respondent is short, even or over: that depends on how many answers there are, and by how many
   * steps their sums differ (at `(2 · answered + 1) · most + d − e`). As an addend, so that no branch is to be guessed.
   */
  const kindsOf = uniform.map((line) => {
    if (!line) return new Int32Array(0);
    const { size, span, means } = line;
    const most = size * span;
    const kinds = new Int32Array((2 * size + 2) * most + 1);
    for (let answered = 1; answered <= size; answered++)
      for (let steps = -answered * span; steps <= answered * span; steps++) {
        const at = answered * E_STEP + Math.max(0, -steps);
        kinds[(2 * answered + 1) * most + steps] = KINDS[kindOf(means[at + steps]! - means[at]!)]!;
      }
    return kinds;
  });

  /** The figures of a uniform section: of those who answered all of it, sums of the lanes are added once. */
  function countUniform({ counts, sums }: Block, s: number, { size, span }: UniformSection, lanes: number) {
    const { totals } = said;
    const kinds = kindsOf[s]!;
    const most = size * span;
    const all = layout.steps[s]! + STEP_SUMS * size;
    const units = UNITS_AT + UNIT_COUNTS * s;
    let [kind, leftOut] = [0, 0];
    let [n, ofE, ofD, ofEE, ofDD, ofED] = [0, 0, 0, 0, 0, 0];
    for (let at = s * LANES, end = at + lanes; at < end; at++) {
      const paired = pairs[at]!;
      if (isEnough[at] === 0) {
        if (paired > 0) leftOut++;
        continue;
      }
      const e = stepsOfE(totals[at]!);
      const d = stepsOfD(totals[at]!);
      kind += kinds[(2 * paired + 1) * most + d - e]!;
      if (paired !== size) {
        addSteps(sums, layout.steps[s]! + STEP_SUMS * paired, e, d);
        continue;
      }
      n++;
      ofE += e;
      ofD += d;
      ofEE += e * e;
      ofDD += d * d;
      ofED += e * d;
    }
    for (let k = 0; k < KINDS.length; k++) counts[units + k]! += (kind >>> (8 * k)) & 255;
    counts[units + LEFT_OUT]! += leftOut;
    sums[all]! += n;
    sums[all + 1]! += ofE;
    sums[all + 2]! += ofD;
    sums[all + 3]! += ofEE;
    sums[all + 4]! += ofDD;
    sums[all + 5]! += ofED;
  }

  /** Of a unit whose answers differ in what they are worth, or the whole: the figures that respondents have, and those of all their answers. */
  function countFigures({ counts, sums }: Block, unit: number, lanes: number): void {
    const moments = layout.moments[unit]!;
    const units = UNITS_AT + UNIT_COUNTS * unit;
    someSums.clear();
    completeSums.clear();
    for (let lane = 0, at = unit * LANES; lane < lanes; lane++, at++) {
      if (isEnough[at] === 1) {
        counts[units + kindOf(meanD[at]! - meanE[at]!)]!++;
        someSums.add(meanE[at]!, meanD[at]!);
      } else if (unit === whole ? isAnything(lane) : answered[at]! > 0) counts[units + LEFT_OUT]!++;
      if (isComplete[at] === 1) completeSums.add(sumE[at]! / pairs[at]!, sumD[at]! / pairs[at]!);
    }
    someSums.addTo(sums, moments);
    completeSums.addTo(sums, moments + MOMENTS);
  }

  function isAnything(lane: number): boolean {
    for (let unit = 0; unit <= many; unit++) if (answered[unit * LANES + lane]! > 0) return true;
    return false;
  }

  /** Whether an answer's share of the whole depends on nothing but its section. */
  const isRegular = (lane: number): boolean =>
    isEnough[whole * LANES + lane] === 1 && answered[whole * LANES + lane] === full[whole];

  function classify(lanes: number): void {
    for (let lane = 0; lane < lanes; lane++) {
      isApart[lane] = 0;
      const isWhole = isComplete[whole * LANES + lane] === 1;
      const regular = isRegular(lane);
      for (let s = 0, at = lane; s < many; s++, at += LANES) {
        const missing = sizes[s]! - pairs[at]!;
        if (isWhole) classOf[at] = 2;
        else if (isComplete[at] === 1) {
          classOf[at] = 1;
          if (!regular || regularFrom > 1) isApart[lane] = 1;
        } else if (regular && isEnough[at] === 1 && missing > 0 && 2 + missing < classes)
          classOf[at] = 2 + missing;
        else {
          classOf[at] = 0;
          if (pairs[at]! > 0) isApart[lane] = 1;
        }
      }
    }
  }

  function countCells({ counts, extras }: Block, s: number, lanes: number): void {
    for (let i = from[s]!; i < to[s]!; i++)
      for (let lane = 0, at = i * LANES; lane < lanes; lane++, at++) {
        const cell = said.cells[at]!;
        const own = classOf[s * LANES + lane]!;
        if (cell < known) counts[layout.cells + own * known + cell]!++;
        else countExtra(extras, cell, own, 1);
      }
  }

  /**
   * The cells of a uniform section, and each answer of a section answered whole times all of them, which tells later whether a criterion
   * runs against the others. Criterion by criterion, so that what the lanes come to is added once.
   */
  function countAnswers(
    { counts, sums }: Block,
    s: number,
    { size, span, reversed }: UniformSection,
    lanes: number,
  ): void {
    const { cells: row, totals } = said;
    const first = from[s]!;
    const most = size * span;
    const cellAdds = adds;
    let [sumOfE, sumOfD] = [0, 0];
    for (let lane = 0, at = s * LANES; lane < lanes; lane++, at++) {
      const total = totals[at]!;
      // Steps are turned where less is better, as points are.
      const isWhole = pairs[at] === size;
      const e = !isWhole ? 0 : reversed ? most - stepsOfE(total) : stepsOfE(total);
      const d = !isWhole ? 0 : reversed ? most - stepsOfD(total) : stepsOfD(total);
      allE[lane] = e;
      allD[lane] = d;
      sumOfE += e;
      sumOfD += d;
      intoAt[lane] = layout.cells + classOf[at]! * known;
    }
    for (let k = 0, into = layout.withSection + WITH_SECTION * first; k < size; k++, into += WITH_SECTION) {
      let [e, d] = [0, 0];
      for (let lane = 0, at = (first + k) * LANES; lane < lanes; lane++, at++) {
        const cell = row[at]!;
        counts[intoAt[lane]! + cell]!++;
        const add = cellAdds[cell]!;
        e = (e + Math.imul(stepsOfE(add), allE[lane]!)) | 0;
        d = (d + Math.imul(stepsOfD(add), allD[lane]!)) | 0;
      }
      sums[into]! += reversed ? span * sumOfE - e : e;
      sums[into + 2 * SIGNED]! += reversed ? span * sumOfD - d : d;
    }
  }

  /** The same where the criteria of a section differ. */
  function countWithMixed({ sums }: Block, s: number, lanes: number): void {
    const { pointsE, pointsD } = cells.table();
    const put = (into: number, points: number, mean: number): void => {
      const own = Math.round(points * FINE);
      const coarse = Math.floor(mean * COARSE);
      addSigned(sums, into, own * coarse);
      addSigned(sums, into + SIGNED, own * Math.round((mean - coarse / COARSE) * FINE));
    };
    for (let lane = 0, unit = s * LANES; lane < lanes; lane++, unit++) {
      if (isComplete[unit] === 0) continue;
      const [allE, allD] = [sumE[unit]! / pairs[unit]!, sumD[unit]! / pairs[unit]!];
      for (let i = from[s]!; i < to[s]!; i++) {
        const cell = said.cells[i * LANES + lane]!;
        if (Number.isNaN(pointsE[cell]!)) continue;
        const into = layout.withSection + WITH_SECTION * i;
        put(into, pointsE[cell]!, allE);
        put(into + 2 * SIGNED, pointsD[cell]!, allD);
      }
    }
  }

  /**
   * What the answers contribute. Of one class shares are the same for all, so that the pairs tell; here is counted how others
   * differ from that.
   */
  function countContributions({ sums }: Block, lane: number): void {
    const { gap: gaps } = cells.table();
    const regular = isRegular(lane);
    for (let s = 0; s < many; s++) {
      const own = classOf[s * LANES + lane]!;
      if (own > 1) continue;
      const isSectionKnown = own === 1;
      const isKnown = own >= regularFrom;
      if (isKnown && regular) continue;
      const end = to[s]!;
      const isAlike = uniform[s] !== null;
      let overall = isAlike ? shareOverall(from[s]!, lane) : 0;
      let inSection = isAlike ? shareInSection(from[s]!, lane) : 0;
      for (let i = from[s]!; i < end; i++) {
        const gap = gaps[said.cells[i * LANES + lane]!]!;
        if (Number.isNaN(gap)) continue;
        if (!isAlike) {
          overall = shareOverall(i, lane);
          inSection = shareInSection(i, lane);
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
    const more = other.counts;
    for (let k = 0; k < counts.length; k++) counts[k]! += more[k]!;
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
      times.forEach((count, own) => {
        if (count > 0) countExtra(block.extras, extraHere(cell), own, count);
      });
  }

  function finish(block: Block): GroupTally {
    const { key, counts, extras } = block;
    // One array for all the pairs of a group: small ones would take more than they hold.
    const room = new Uint32Array(askedAt.at(-1)!);
    const laterOf = criteria.map((): number[] => []);
    for (const later of extras.keys()) laterOf[cells.extra[later - known]!.criterion]!.push(later);
    return {
      key,
      respondents: counts[0]!,
      straightLined: [counts[1]!, counts[2]!],
      criteria: criteria.map((_, i) => finishCriterion(block, i, laterOf[i]!, room)),
      sections: sections.map((_, s) => finishUnit(block, s)),
      overall: finishUnit(block, whole),
    };
  }

  function finishCriterion(
    block: Block,
    i: number,
    later: readonly number[],
    room: Uint32Array,
  ): CriterionTally {
    const { counts, extras } = block;
    const first = layout.cells + firstOf[i]!;
    const { expectation, delivery, filledFrom, size } = knownOf[i]!;
    regular[i] ??= regularOf(i);
    const { perClass, gapOf, times } = regular[i];
    const distinct = times.length / classes;
    times.fill(0);
    const blanks: CriterionTally['blanks'] = [0, 0, 0, 0];
    const asked = room.subarray(askedAt[i], askedAt[i + 1]);
    const more: PairTally[] = [];
    let expectationFilled = 0;
    const filled = new Uint32Array(3 * (size - filledFrom));
    // The one loop that every cell of every group passes.
    for (let own = 0; own < classes; own++) {
      const completeness = own > 2 ? 0 : own;
      for (let cell = 0, at = first + own * known; cell < size; cell++, at++) {
        const many = counts[at]!;
        if (many === 0) continue;
        if (cell < BLANKS.length) {
          blanks[cell as 0] += many;
          continue;
        }
        times[own * distinct + gapOf[cell]!]! += many;
        if (cell < filledFrom) asked[3 * (cell - BLANKS.length) + completeness]! += many;
        else filled[3 * (cell - filledFrom) + completeness]! += many;
      }
    }
    for (let cell = filledFrom, at = 0; cell < size; cell++, at += 3) {
      const pair: PairCounts = [filled[at]!, filled[at + 1]!, filled[at + 2]!];
      if (total(pair) === 0) continue;
      expectationFilled += total(pair);
      more.push({ expectation: expectation[cell]!, delivery: delivery[cell]!, counts: pair });
    }
    for (const cell of later) {
      const pair = cells.extra[cell - known]!;
      const own = extras.get(cell)!;
      if (total(own) === 0) continue;
      if (pair.filled) expectationFilled += total(own);
      more.push({ expectation: pair.expectation, delivery: pair.delivery, counts: [...own] });
    }
    const columns = { ...askedOf(knownOf[i]!), counts: asked };
    return {
      // What was asked for, of answers known beforehand, is in order as it is.
      pairs: more.length === 0 ? columns : inColumns(inOrder([...listed(columns), ...more])),
      blanks,
      expectationFilled,
      ...contributionsOf(block, i, perClass, times, later),
      withSection: withSectionOf(block, i),
    };
  }

  function withSectionOf({ sums }: Block, i: number): WithSection | null {
    const { section, scored } = criteria[i]!;
    if (!scored || !hasRest[section]) return null;
    const line = uniform[section];
    const at = layout.withSection + WITH_SECTION * i;
    const inPoints = (place: number) => {
      if (line) return sums[place]! * ((100 / line.span) ** 2 / line.size);
      const [coarse, fine] = [signedSum(sums, place), signedSum(sums, place + SIGNED)];
      return ratio(coarse * BigInt(FINE / COARSE) + fine, BigInt(FINE) * BigInt(FINE));
    };
    return { expectation: inPoints(at), delivery: inPoints(at + 2 * SIGNED) };
  }

  function contributionsOf(
    { sums, extras }: Block,
    i: number,
    perClass: Regular['perClass'],
    times: Float64Array,
    later: readonly number[],
  ): Pick<CriterionTally, 'toOverall' | 'toSection'> {
    const toOverall = [0, 0, 0, 0, 0, 0];
    const toSection = [0, 0, 0, 0, 0, 0];
    if (criteria[i]!.scored) {
      for (let own = 0; own < perClass.length; own++) {
        const shared = perClass[own];
        if (!shared) continue;
        addShared(toSection, shared.toSection, times, own * shared.toSection.gaps);
        if (shared.toOverall) addShared(toOverall, shared.toOverall, times, own * shared.toOverall.gaps);
      }
      if (later.length > 0) {
        const { inSection, overall } = fullShares[i]!;
        const gaps = later.map((cell) => cells.table().gap[cell]!);
        const wholes = later.map((cell) => extras.get(cell)![2]);
        const inWholeSection = later.map((cell, k) => extras.get(cell)![1] + wholes[k]!);
        addShared(toOverall, sharedOf(overall, gaps), regularFrom === 1 ? inWholeSection : wholes, 0);
        addShared(toSection, sharedOf(inSection, gaps), inWholeSection, 0);
      }
    }
    const at = layout.contributions + 2 * CONTRIBUTION * i;
    const both = (regular: readonly number[], place: number): Contribution => ({
      points: ofDigits(regular, 0) + signedSum(sums, at + place),
      share: ofDigits(regular, 3) + signedSum(sums, at + place + SIGNED),
    });
    return { toOverall: both(toOverall, 0), toSection: both(toSection, CONTRIBUTION) };
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
    const { some, complete } = pointsOfSteps(line, sums, layout.steps[unit]!);
    return { respondents: some, shares, complete, leftOut };
  }

  return {
    empty: (key) => ({
      key,
      counts: new Uint32Array(layout.counts),
      sums: new Float64Array(layout.sums),
      extras: new Map(),
    }),
    count(block, lanes) {
      block.counts[0]! += lanes;
      classify(lanes);
      for (let s = 0; s < many; s++) {
        const line = uniform[s];
        if (line) countUniform(block, s, line, lanes);
        else countFigures(block, s, lanes);
        if (line && hasRest[s]) countAnswers(block, s, line, lanes);
        else countCells(block, s, lanes);
        if (!line && hasRest[s]) countWithMixed(block, s, lanes);
      }
      countFigures(block, whole, lanes);
      for (let lane = 0; lane < lanes; lane++) {
        if (isApart[lane] === 1) countContributions(block, lane);
        if (isStraight(lane, 'ratingE')) block.counts[1]!++;
        if (isStraight(lane, 'ratingD')) block.counts[2]!++;
      }
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
const WHOLE_DIGIT = BigInt(DIGIT);

/** What answers contribute by their gap, all having one share: whole numbers (see addContribution), in three digits each. */
interface Shared {
  readonly gaps: number;
  readonly points: Float64Array;
  readonly share: Float64Array;
}

const sharedOf = (share: number, gaps: readonly number[]): Shared => ({
  gaps: gaps.length,
  points: digitsOf(gaps.map((gap) => Math.round(share * gap * POINTS_SCALE))),
  share: digitsOf([Math.round(share * POINTS_SCALE)]),
});

/** The lowest first. */
function digitsOf(amounts: readonly number[]): Float64Array {
  const digits = new Float64Array(3 * amounts.length);
  amounts.forEach((amount, k) => {
    const above = Math.floor(amount / DIGIT);
    const top = Math.floor(above / DIGIT);
    digits.set([amount - above * DIGIT, above - top * DIGIT, top], 3 * k);
  });
  return digits;
}

/** Adds what so many answers of each gap contribute: the digits of points, then those of the share. */
function addShared(
  sums: number[],
  { gaps, points, share }: Shared,
  times: ArrayLike<number>,
  from: number,
): void {
  let [all, low, middle, high] = [0, 0, 0, 0];
  for (let k = 0, at = 0; k < gaps; k++, at += 3) {
    const many = times[from + k]!;
    if (many === 0) continue;
    all += many;
    low += many * points[at]!;
    middle += many * points[at + 1]!;
    high += many * points[at + 2]!;
  }
  if (all === 0) return;
  sums[0]! += low;
  sums[1]! += middle;
  sums[2]! += high;
  sums[3]! += all * share[0]!;
  sums[4]! += all * share[1]!;
  sums[5]! += all * share[2]!;
}

const ofDigits = (sums: readonly number[], at: number): bigint =>
  (BigInt(sums[at + 2]!) * WHOLE_DIGIT + BigInt(sums[at + 1]!)) * WHOLE_DIGIT + BigInt(sums[at]!);

/** What answers to a criterion known beforehand contribute: by class, as far as that tells it. */
interface Regular {
  readonly perClass: readonly ({ readonly toSection: Shared; readonly toOverall: Shared | null } | null)[];
  /** By cell, the place of its gap among the distinct ones. */
  readonly gapOf: Uint16Array;
  /** Room to count by class and gap. */
  readonly times: Float64Array;
}

function layoutOf(
  uniform: readonly (UniformSection | null)[],
  criteria: number,
  known: number,
  classes: number,
) {
  let sums = 0;
  const place = (size: number) => {
    sums += size;
    return sums - size;
  };
  const cells = UNITS_AT + UNIT_COUNTS * (uniform.length + 1);
  const steps = uniform.map((line) => (line ? place(STEP_SUMS * (line.size + 1)) : 0));
  const moments = [...uniform, null].map((line) => (line ? 0 : place(2 * MOMENTS)));
  const contributions = place(2 * CONTRIBUTION * criteria);
  const withSection = place(WITH_SECTION * criteria);
  return {
    cells,
    counts: cells + classes * known,
    steps,
    moments,
    contributions,
    withSection,
    sums,
  };
}

const GAPS = new WeakMap<KnownCells, { readonly gaps: readonly number[]; readonly gapOf: Uint16Array }>();

/** The distinct gaps of the pairs known beforehand, and by cell the place of its gap among them. */
function gapsOf(known: KnownCells) {
  const found = GAPS.get(known);
  if (found) return found;
  const places = new Map<number, number>();
  const gapOf = Uint16Array.from(known.table.gap, (gap, cell) => {
    if (cell < BLANKS.length) return 0;
    if (!places.has(gap)) places.set(gap, places.size);
    return places.get(gap)!;
  });
  const own = { gaps: [...places.keys()], gapOf };
  GAPS.set(known, own);
  return own;
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
function inOrder(pairs: PairTally[]): PairTally[] {
  pairs.sort((a, b) => a.expectation - b.expectation || a.delivery - b.delivery);
  const merged: PairTally[] = [];
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
