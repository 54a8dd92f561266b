// The sums of a survey's design, where each respondent is a cluster of his own, counted group by group beside the tally (see
// counter.ts). Weights and values are taken apart into digits, of which sums of products stay exact in plain numbers; they are put
// together again once, at the end. What an answer contributes is first taken to be what it would where nothing is missing.

import { BLANKS } from '../answers/response.ts';
import type { Scheme } from '../standard/scheme.ts';
import { partsOf } from '../statistics/summaries.ts';
import { cellsOf } from './cells.ts';
import type { Counter } from './counter.ts';
import { fullShares } from './counts.ts';
import type { DesignTally, FigureDesign, Products, Sampled } from './design.ts';
import { addAnswer, addSums, bestOf, kindsOf, WEIGHT_SCALE, weightOnGrid } from './design.ts';
import { POINTS_SCALE } from './exact.ts';
import { LANES } from './reckoning.ts';
import { isOver, isShort } from './tally.ts';

/** A digit has 20 bits: a weight has four of them, its square eight; a value has three, a product of two values five. */
const BITS = 20;
const BASE = 2 ** BITS;
const W = 4;
const WW = 8;
const V = 3;
const VV = 5;
/** Of a product, digits that belong together are added up: so many are left. */
const placesFor = (weight: number, value: number): number => weight + value - 1;
/** What is summed of a figure, and where: over weights and over their squares, of 1, x, y, xx, xy, yy; then of each kind; then how many. */
const PARTS = ['one', 'x', 'y', 'xx', 'xy', 'yy'] as const;
const KINDS = 3;
const valueDigits = (part: (typeof PARTS)[number]): number =>
  part === 'one' ? 1 : part.length === 1 ? V : VV;
const AT = { w: placesOf(W, 0), ww: placesOf(WW, placesOf(W, 0).end) };
const UNIT = AT.ww.end + 1;

function placesOf(weight: number, from: number) {
  let at = from;
  const place = (value: number) => {
    at += placesFor(weight, value);
    return at - placesFor(weight, value);
  };
  const [one, x, y, xx, xy, yy] = PARTS.map((part) => place(valueDigits(part)));
  const by = at;
  return { one: one!, x: x!, y: y!, xx: xx!, xy: xy!, yy: yy!, by, end: by + KINDS * weight };
}

/** Of a cell only weights are added: digits of 40 bits, two of w and four of w²; then how many respondents. */
const WIDE = 2 ** 40;
const SLOT = 7;
const FIRST_SLOTS = 32;

/** How others contribute than where nothing is missing: share · gap and share, in the whole and in the section. */
const SHARE = placesFor(W, V);
const SHARES = 4 * SHARE;

/** So many respondents before sums are carried: each of them adds at most five products of 2^40. And what is too much in a last digit. */
const MOST = 1024;
const FULL = 2 ** 40;

/** Of one stratum. */
interface WeightSums {
  /** By known cell, the number of its slot and one; 0 where nobody said that. */
  readonly slots: Int32Array;
  many: number;
  cells: Float64Array;
  readonly units: Float64Array;
  readonly shares: Float64Array;
  /** Respondents since the sums were carried. */
  load: number;
}

/** Of a group, by stratum: what has still to be put into its design. Plain data: it may cross threads. */
export type Unsettled = Map<string, WeightSums>;

export interface Weighing {
  /** How the respondent was sampled whose row is at hand in the batch. */
  wait(sampled: Sampled): void;
  /** Counts those rows of the batch that were reckoned with last; `design` is where all of it is put in the end. */
  count(into: Unsettled, design: DesignTally, rows: ArrayLike<number>, lanes: number): void;
}

/** By a counter's rows; each respondent is a cluster of his own. */
export function weighingFor(scheme: Scheme, { batch, cells, reckoner }: Counter): Weighing {
  const { criteria, sections, policy } = scheme;
  const { known } = cells;
  const { meanE, meanD, isEnough, answered, pairs } = reckoner.of;
  const { full } = reckoner;
  const width = criteria.length;
  const whole = sections.length;
  const weights = new Float64Array(batch.size);
  const strata = new Int32Array(batch.size);
  const names: string[] = [];
  const numbers = new Map<string, number>();
  const from = Int32Array.from(sections, (section) => section.from);
  const to = Int32Array.from(sections, (section) => section.to);
  const usual = fullShares(scheme);
  const fullInSection = Float64Array.from(usual, ({ inSection }) => inSection);
  const fullOverall = Float64Array.from(usual, ({ overall }) => overall);
  // Zeros stand behind the digits, for what is multiplied with them to run over.
  const w = new Float64Array(W + VV);
  const ww = new Float64Array(WW + VV);
  const x = new Float64Array(VV);
  const y = new Float64Array(VV);
  const product = new Float64Array(VV);
  const wide = new Float64Array(SLOT);

  function takeApart(weight: number): void {
    digitsOf(Math.round(weight * WEIGHT_SCALE), w, W);
    square(w, ww);
    wide[0] = w[0]! + w[1]! * BASE;
    wide[1] = w[2]! + w[3]! * BASE;
    for (let k = 0; k < 4; k++) wide[2 + k] = ww[2 * k]! + ww[2 * k + 1]! * BASE;
  }

  function emptySums(): WeightSums {
    return {
      slots: new Int32Array(known),
      many: 0,
      cells: new Float64Array(Math.min(FIRST_SLOTS, known) * SLOT),
      units: new Float64Array((sections.length + 1) * UNIT),
      shares: new Float64Array(width * SHARES),
      load: 0,
    };
  }

  function addCells(sums: WeightSums, first: number): void {
    const row = batch.cells;
    const { slots } = sums;
    let all = sums.cells;
    const [a, b, c, d, e, f] = [wide[0]!, wide[1]!, wide[2]!, wide[3]!, wide[4]!, wide[5]!];
    for (let place = first; place < first + width; place++) {
      const cell = row[place]!;
      if (cell >= known) continue;
      let slot = slots[cell]!;
      if (slot === 0) {
        slot = newSlot(sums, cell, known);
        all = sums.cells;
      }
      const at = (slot - 1) * SLOT;
      all[at]! += a;
      all[at + 1]! += b;
      all[at + 2]! += c;
      all[at + 3]! += d;
      all[at + 4]! += e;
      all[at + 5]! += f;
      all[at + 6]! += 1;
    }
  }

  function addUnit(units: Float64Array, unit: number, lane: number): void {
    const expectation = meanE[unit * LANES + lane]!;
    const delivery = meanD[unit * LANES + lane]!;
    const at = unit * UNIT;
    digitsOf(Math.round(expectation * POINTS_SCALE), x, V);
    digitsOf(Math.round(delivery * POINTS_SCALE), y, V);
    for (let k = 0; k < W; k++) units[at + AT.w.one + k]! += w[k]!;
    for (let k = 0; k < WW; k++) units[at + AT.ww.one + k]! += ww[k]!;
    addThree(units, at + AT.w.x, w, W, x);
    addThree(units, at + AT.ww.x, ww, WW, x);
    addThree(units, at + AT.w.y, w, W, y);
    addThree(units, at + AT.ww.y, ww, WW, y);
    multiply(x, x, product);
    addFive(units, at + AT.w.xx, w, W, product);
    addFive(units, at + AT.ww.xx, ww, WW, product);
    multiply(x, y, product);
    addFive(units, at + AT.w.xy, w, W, product);
    addFive(units, at + AT.ww.xy, ww, WW, product);
    multiply(y, y, product);
    addFive(units, at + AT.w.yy, w, W, product);
    addFive(units, at + AT.ww.yy, ww, WW, product);
    const gap = delivery - expectation;
    const kind = isShort(gap, policy.tolerance) ? 0 : isOver(gap, policy.tolerance) ? 2 : 1;
    for (let k = 0; k < W; k++) units[at + AT.w.by + kind * W + k]! += w[k]!;
    for (let k = 0; k < WW; k++) units[at + AT.ww.by + kind * WW + k]! += ww[k]!;
    units[at + UNIT - 1]! += 1;
  }

  function addShare(shares: Float64Array, at: number, amount: number): void {
    const size = Math.abs(amount);
    digitsOf(size, x, V);
    if (amount < 0) for (let k = 0; k < V; k++) x[k] = -x[k]!;
    addThree(shares, at, w, W, x);
  }

  /** Of a section of which something is missing, or where something else is: what its answers contribute more, or less. */
  function addShares(shares: Float64Array, s: number, first: number, lane: number): void {
    const { gap: gaps } = cells.table();
    const onGrid = (points: number) => Math.round(points * POINTS_SCALE);
    for (let i = from[s]!; i < to[s]!; i++) {
      const cell = batch.cells[first + i]!;
      const gap = gaps[cell]!;
      if (cell >= known || Number.isNaN(gap)) continue;
      const overall = reckoner.shareOverall(i, lane);
      const inSection = reckoner.shareInSection(i, lane);
      const at = i * SHARES;
      const [wasOverall, wasInSection] = [fullOverall[i]!, fullInSection[i]!];
      if (overall !== wasOverall) {
        addShare(shares, at, onGrid(overall * gap) - onGrid(wasOverall * gap));
        addShare(shares, at + SHARE, onGrid(overall) - onGrid(wasOverall));
      }
      if (inSection !== wasInSection) {
        addShare(shares, at + 2 * SHARE, onGrid(inSection * gap) - onGrid(wasInSection * gap));
        addShare(shares, at + 3 * SHARE, onGrid(inSection) - onGrid(wasInSection));
      }
    }
  }

  /** Answers that have no number beforehand are counted one by one. */
  function addOthers(into: DesignTally, row: number, lane: number): void {
    for (let i = 0; i < width; i++) {
      const cell = batch.cells[row * width + i]!;
      if (cell < known) continue;
      const { expectation, delivery } = cells.extra[cell - known]!;
      const shares = { overall: reckoner.shareOverall(i, lane), inSection: reckoner.shareInSection(i, lane) };
      const own = weightOnGrid(weights[row]!);
      const sampled = { cluster: null, stratum: names[strata[row]!]! };
      const one = { n: 1, w: own, ww: own * own };
      addAnswer(into, criteria[i]!, i, policy.tolerance, sampled, { expectation, delivery, ...shares }, one);
    }
  }

  function addLane(sums: WeightSums, first: number, lane: number): void {
    addCells(sums, first);
    for (let unit = 0; unit <= whole; unit++)
      if (isEnough[unit * LANES + lane] === 1) addUnit(sums.units, unit, lane);
    const at = whole * LANES + lane;
    const isRegular = isEnough[at] === 1 && answered[at] === full[whole];
    for (let s = 0; s < whole; s++) {
      const own = s * LANES + lane;
      if (pairs[own] === 0 || (isRegular && isEnough[own] === 1 && answered[own] === full[s])) continue;
      addShares(sums.shares, s, first, lane);
    }
  }

  return {
    wait({ weight, stratum }) {
      let number = numbers.get(stratum);
      if (number === undefined) {
        number = names.push(stratum) - 1;
        numbers.set(stratum, number);
      }
      weights[batch.row] = weight;
      strata[batch.row] = number;
    },
    count(into, design, rows, lanes) {
      for (let lane = 0; lane < lanes; lane++) {
        const row = rows[lane]!;
        const name = names[strata[row]!]!;
        let sums = into.get(name);
        if (!sums) {
          sums = emptySums();
          into.set(name, sums);
        }
        takeApart(weights[row]!);
        addLane(sums, row * width, lane);
        addOthers(design, row, lane);
        if (++sums.load >= MOST && carry(sums)) settle(scheme, design, into);
      }
    },
  };
}

/** Adds all of `other` into `into`, both by one scheme. */
export function mergeUnsettled(scheme: Scheme, design: DesignTally, into: Unsettled, other: Unsettled): void {
  let isFull = false;
  for (const [stratum, from] of other) {
    let sums = into.get(stratum);
    if (!sums) {
      const { slots, cells, units, shares } = from;
      sums = {
        slots: new Int32Array(slots.length),
        many: 0,
        cells: new Float64Array(cells.length),
        units: new Float64Array(units.length),
        shares: new Float64Array(shares.length),
        load: 0,
      };
      into.set(stratum, sums);
    }
    carry(from);
    for (let k = 0; k < from.units.length; k++) sums.units[k]! += from.units[k]!;
    for (let k = 0; k < from.shares.length; k++) sums.shares[k]! += from.shares[k]!;
    const { slots } = from;
    for (let cell = 0; cell < slots.length; cell++) {
      if (slots[cell] === 0) continue;
      const there = (slots[cell]! - 1) * SLOT;
      const at = ((sums.slots[cell] || newSlot(sums, cell, slots.length)) - 1) * SLOT;
      for (let k = 0; k < SLOT; k++) sums.cells[at + k]! += from.cells[there + k]!;
    }
    if (carry(sums)) isFull = true;
  }
  if (isFull) settle(scheme, design, into);
}

/** Room for a cell that was not said before; the number of its slot and one. */
function newSlot(sums: WeightSums, cell: number, known: number): number {
  const slot = sums.many++;
  if ((slot + 1) * SLOT > sums.cells.length) {
    const larger = new Float64Array(Math.min(2 * slot, known) * SLOT);
    larger.set(sums.cells);
    sums.cells = larger;
  }
  sums.slots[cell] = slot + 1;
  return slot + 1;
}

/** Makes digits of the sums again. Whether some of them have become so large that there may be no room for many more. */
function carry(sums: WeightSums): boolean {
  const { cells, units, shares, many } = sums;
  let most = 0;
  const over = (all: Float64Array, at: number, digits: number, base: number): void => {
    const end = at + digits - 1;
    for (let k = at; k < end; k++) {
      const above = Math.floor(all[k]! / base);
      all[k]! -= above * base;
      all[k + 1]! += above;
    }
    most = Math.max(most, Math.abs(all[end]!));
  };
  for (let slot = 0; slot < many; slot++) {
    over(cells, slot * SLOT, 2, WIDE);
    over(cells, slot * SLOT + 2, 4, WIDE);
  }
  for (let at = 0; at < units.length; at += UNIT)
    for (const [places, digits] of [
      [AT.w, W],
      [AT.ww, WW],
    ] as const) {
      for (const part of PARTS) over(units, at + places[part], placesFor(digits, valueDigits(part)), BASE);
      for (let kind = 0; kind < KINDS; kind++) over(units, at + places.by + kind * digits, digits, BASE);
    }
  for (let at = 0; at < shares.length; at += SHARE) over(shares, at, SHARE, BASE);
  sums.load = 0;
  return most >= FULL;
}

/** Puts what waits into the design. */
export function settle(scheme: Scheme, design: DesignTally, unsettled: Unsettled): void {
  const put = settlerOf(scheme);
  for (const [stratum, sums] of unsettled) {
    carry(sums);
    put(design, stratum, sums);
  }
  unsettled.clear();
}

type Settler = (into: DesignTally, stratum: string, sums: WeightSums) => void;
const SETTLERS = new WeakMap<Scheme, Settler>();

function settlerOf(scheme: Scheme): Settler {
  const known = SETTLERS.get(scheme) ?? settlerFor(scheme);
  SETTLERS.set(scheme, known);
  return known;
}

function settlerFor(scheme: Scheme): Settler {
  const { criteria } = scheme;
  const { firstOf } = cellsOf(criteria);
  const answers = criteria.map((_, i) => answersSettler(scheme, i));
  return (into, stratum, sums) => {
    [...into.sections, into.overall].forEach((figure, u) => {
      settleUnit(figure, stratum, sums.units.subarray(u * UNIT, (u + 1) * UNIT));
    });
    answers.forEach((settle, i) => {
      settle(into, stratum, sums, firstOf[i]!);
    });
  };
}

function settleUnit(figure: FigureDesign, stratum: string, unit: Float64Array): void {
  const n = unit[UNIT - 1]!;
  if (n === 0) return;
  const products = (at: (typeof AT)['w'], weight: number): Products => {
    const of = (part: (typeof PARTS)[number]) =>
      numberOf(unit, at[part], placesFor(weight, valueDigits(part)), BITS);
    const by = Array.from({ length: KINDS }, (_, kind) =>
      numberOf(unit, at.by + kind * weight, weight, BITS),
    );
    return { one: of('one'), x: of('x'), y: of('y'), xx: of('xx'), xy: of('xy'), yy: of('yy'), by };
  };
  addSums(figure, { cluster: null, stratum }, { n, w: products(AT.w, W), ww: products(AT.ww, WW) });
}

/** Of what was said to criterion i; the cells of its pairs make a table, of expectations by deliveries. */
function answersSettler(scheme: Scheme, i: number) {
  const { policy } = scheme;
  const criterion = scheme.criteria[i]!;
  const { kind, answer, scored } = criterion;
  const { codes, expectation, delivery, size, table } = cellsOf([criterion]).knownOf[0]!;
  const blanks = BLANKS.length;
  const across = Math.max(1, codes.size);
  const down = (size - blanks) / across;
  const pairs = size - blanks;
  const firstsOf = (values: Float64Array, step: number, many: number) =>
    Array.from({ length: many }, (_, k) => values[blanks + k * step]!);
  const [expected, delivered] = [firstsOf(expectation, across, down), firstsOf(delivery, 1, pairs && across)];
  const grid = (value: number): bigint => BigInt(Math.round(value * POINTS_SCALE));
  const inPoints = (values: readonly number[]) => values.map((value) => grid(kind.points(value, answer)));
  const best = bestOf(kind.line(answer));
  const { inSection, overall } = fullShares(scheme)[i]!;
  // Cells of one gap contribute alike.
  const gaps = [...new Set(table.gap.subarray(blanks))];
  const gapOf = Int32Array.from(table.gap.subarray(blanks), (gap) => gaps.indexOf(gap));
  const kinds = Array.from({ length: pairs }, (_, pair) => [
    ...kindsOf(table.gap[blanks + pair]!, policy.tolerance),
    expectation[blanks + pair] === best,
    delivery[blanks + pair] === best,
  ]);
  const levels = scored ? { x: inPoints(expected), y: inPoints(delivered) } : null;
  const parts = partsOf(criterion);
  const partOf = parts && delivered.map((value) => parts.of(value));

  return (into: DesignTally, stratum: string, sums: WeightSums, first: number): void => {
    const { slots, cells } = sums;
    const alone = { cluster: null, stratum };
    for (let blank = 0; blank < blanks; blank++) {
      const slot = slots[first + blank]!;
      if (slot > 0) into.blanks[i]![blank]! += numberOf(cells, (slot - 1) * SLOT, 2, 2 * BITS);
    }
    const rows = slotSums(down);
    const columns = slotSums(across);
    const ofGap = slotSums(gaps.length);
    const ofKind = slotSums(KINDS + 2);
    const all = slotSums(1);
    const own = into.own[i];
    // By expectation, Σ w·y and Σ w²·y; in points, and in the answer's own units.
    const [pointsY, ownY] = [rowSums(down), rowSums(down)];
    const inOwn = delivered.map(grid);
    for (let pair = 0; pair < pairs; pair++) {
      const slot = slots[first + blanks + pair]!;
      if (slot === 0) continue;
      const at = (slot - 1) * SLOT;
      const row = Math.floor(pair / across);
      const column = pair % across;
      for (const [group, k] of [
        [rows, row],
        [columns, column],
        [ofGap, gapOf[pair]!],
        [all, 0],
      ] as const)
        group.add(k, cells, at);
      kinds[pair]!.forEach((is, k) => {
        if (is) ofKind.add(k, cells, at);
      });
      const w = numberOf(cells, at, 2, 2 * BITS);
      const ww = numberOf(cells, at + 2, 4, 2 * BITS);
      pointsY.add(row, w, ww, levels!.y[column]!);
      if (own) ownY.add(row, w, ww, inOwn[column]!);
    }
    const n = all.n(0);
    if (n === 0) return;
    const figure = (
      side: 'w' | 'ww',
      x: readonly bigint[],
      y: readonly bigint[],
      crossed: ReturnType<typeof rowSums>,
      by: readonly bigint[],
    ): Products => {
      const sum = { one: all[side](0), x: 0n, y: 0n, xx: 0n, xy: 0n, yy: 0n, by };
      x.forEach((value, k) => {
        const weight = rows[side](k);
        if (weight === 0n) return;
        sum.x += weight * value;
        sum.xx += weight * value * value;
        sum.xy += crossed[side][k]! * value;
      });
      y.forEach((value, k) => {
        const weight = columns[side](k);
        sum.y += weight * value;
        sum.yy += weight * value * value;
      });
      return sum;
    };
    const byKind = (side: 'w' | 'ww') => Array.from({ length: KINDS + 2 }, (_, k) => ofKind[side](k));
    const both = (of: (side: 'w' | 'ww') => Products) => ({ n, w: of('w'), ww: of('ww') });
    const { x, y } = levels!;
    addSums(
      into.criteria[i]!,
      alone,
      both((side) => figure(side, x, y, pointsY, byKind(side))),
    );
    if (own)
      addSums(
        own,
        alone,
        both((side) => figure(side, expected.map(grid), inOwn, ownY, [])),
      );
    into.answered[i]! += all.w(0);
    if (partOf) {
      const nothing = expected.map(() => 0n);
      const values = partOf.map(({ value }) => grid(value));
      const by = (side: 'w' | 'ww') =>
        Array.from({ length: parts.size }, (_, k) =>
          partOf.reduce((sum, { part }, column) => (part === k ? sum + columns[side](column) : sum), 0n),
        );
      addSums(
        into.parts[i]!,
        alone,
        both((side) => figure(side, nothing, values, pointsY, by(side))),
      );
    }
    const more = (k: number) => numberOf(sums.shares, i * SHARES + k * SHARE, SHARE, BITS);
    const usual = (share: number): bigint =>
      gaps.reduce((sum, gap, k) => sum + ofGap.w(k) * grid(share * gap), 0n);
    into.toOverall[i]!.points += usual(overall) + more(0);
    into.toOverall[i]!.share += all.w(0) * grid(overall) + more(1);
    into.toSection[i]!.points += usual(inSection) + more(2);
    into.toSection[i]!.share += all.w(0) * grid(inSection) + more(3);
  };
}

/** Sums of some slots. */
function slotSums(many: number) {
  const sums = new Float64Array(many * SLOT);
  return {
    add(k: number, cells: Float64Array, at: number): void {
      for (let digit = 0; digit < SLOT; digit++) sums[k * SLOT + digit]! += cells[at + digit]!;
    },
    n: (k: number): number => sums[(k + 1) * SLOT - 1]!,
    w: (k: number): bigint => numberOf(sums, k * SLOT, 2, 2 * BITS),
    ww: (k: number): bigint => numberOf(sums, k * SLOT + 2, 4, 2 * BITS),
  };
}

function rowSums(many: number) {
  const w = new Array<bigint>(many).fill(0n);
  const ww = new Array<bigint>(many).fill(0n);
  return {
    w,
    ww,
    add(k: number, weight: bigint, square: bigint, value: bigint): void {
      w[k]! += weight * value;
      ww[k]! += square * value;
    },
  };
}

/** The number of so many digits, least first; sums of digits do as well. */
function numberOf(digits: Float64Array, at: number, many: number, bits: number): bigint {
  let number = 0n;
  for (let k = at + many - 1; k >= at; k--) number = (number << BigInt(bits)) + BigInt(digits[k]!);
  return number;
}

/** The digits of a whole number; those that are not there are left alone. */
function digitsOf(number: number, into: Float64Array, many: number): void {
  let rest = number;
  for (let k = 0; k < many; k++) {
    const above = Math.floor(rest / BASE);
    into[k] = rest - above * BASE;
    rest = above;
  }
}

/** The eight digits of the square of four. */
function square(a: Float64Array, into: Float64Array): void {
  let carried = 0;
  for (let k = 0; k < WW; k++) {
    let sum = carried;
    for (let j = Math.max(0, k - W + 1); j <= k && j < W; j++) sum += a[j]! * a[k - j]!;
    carried = Math.floor(sum / BASE);
    into[k] = sum - carried * BASE;
  }
}

/** The five digits of the product of two numbers of three, below 2^48. */
function multiply(a: Float64Array, b: Float64Array, into: Float64Array): void {
  const [a0, a1, a2] = [a[0]!, a[1]!, a[2]!];
  const [b0, b1, b2] = [b[0]!, b[1]!, b[2]!];
  let sum = a0 * b0;
  let above = Math.floor(sum / BASE);
  into[0] = sum - above * BASE;
  sum = a0 * b1 + a1 * b0 + above;
  above = Math.floor(sum / BASE);
  into[1] = sum - above * BASE;
  sum = a0 * b2 + a1 * b1 + a2 * b0 + above;
  above = Math.floor(sum / BASE);
  into[2] = sum - above * BASE;
  sum = a1 * b2 + a2 * b1 + above;
  above = Math.floor(sum / BASE);
  into[3] = sum - above * BASE;
  into[4] = a2 * b2 + above;
}

/** Adds the product of so many digits, and zeros behind them, with three; digit by digit, nothing carried. */
function addThree(
  into: Float64Array,
  at: number,
  digits: Float64Array,
  many: number,
  by: Float64Array,
): void {
  const [b0, b1, b2] = [by[0]!, by[1]!, by[2]!];
  let [a1, a2] = [0, 0];
  for (let k = 0; k < many + V - 1; k++) {
    const a0 = digits[k]!;
    into[at + k]! += a0 * b0 + a1 * b1 + a2 * b2;
    a2 = a1;
    a1 = a0;
  }
}

/** The same with five. */
function addFive(into: Float64Array, at: number, digits: Float64Array, many: number, by: Float64Array): void {
  const [b0, b1, b2, b3, b4] = [by[0]!, by[1]!, by[2]!, by[3]!, by[4]!];
  let [a1, a2, a3, a4] = [0, 0, 0, 0];
  for (let k = 0; k < many + VV - 1; k++) {
    const a0 = digits[k]!;
    into[at + k]! += a0 * b0 + a1 * b1 + a2 * b2 + a3 * b3 + a4 * b4;
    a4 = a3;
    a3 = a2;
    a2 = a1;
    a1 = a0;
  }
}
