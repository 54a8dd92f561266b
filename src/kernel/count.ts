// Counts respondents into the blocks of their groups. What is counted, and why, stands in core/tally/counter.ts; the numbers of
// cells, in core/tally/cells.ts; of plain sections, in core/tally/plain.ts.

import { allocate, double, int, setDouble, setInt, tick } from './memory';

/** Totals of plain sections: see core/tally/plain.ts. */
const STEPS: i32 = 7;
const LOW: i32 = 127;

@unmanaged
class Section {
  /** Criteria, how many of them are scored, and the weight of all of them together. */
  from: i32;
  to: i32;
  scored: i32;
  weight: f64;
  /** Of a plain section: how many criteria, steps from the lowest answer to the highest, the weight of each; else 0. */
  size: i32;
  span: i32;
  each: f64;
  /** Points by `answered · 128 + steps`. */
  means: usize;
  /** By how many are answered: where in the group's sums their table begins, or −1. */
  tables: usize;
  /** Where in the block of a group its tables lie. */
  sums: i32;
  /** The same of those who answered all of it, as most do; −1 where the section is not plain. */
  full: i32;
  fullMeans: usize;
  fullWidth: i32;
  fullWeight: f64;

  /** What those of its criteria add that nobody is asked. */
  before: i32;

  // Of the respondent at hand.
  /** 1 where all of it is answered. */
  completeness: i32;
  isEnough: bool;
  /** Weight answered, and that could be; means of points, and their sums without weights. */
  answered: f64;
  applicable: f64;
  meanE: f64;
  meanD: f64;
  sumE: f64;
  sumD: f64;
}

/** Two doubles side by side, as they stand in a section. */
function both(e: f64, d: f64): v128 {
  return f64x2.replace_lane(f64x2.splat(e), 1, d);
}

let sections: usize = 0;
let sectionCount: i32 = 0;
/** Weights of criteria; the numbers of those that are rated on a scale. */
let weights: usize = 0;
let rated: usize = 0;
let ratedCount: i32 = 0;
/** Criteria that are scored. */
let scored: i32 = 0;

function section(s: i32): Section {
  return changetype<Section>(sections + <usize>s * offsetof<Section>());
}

let nested: bool = false;
let tolerance: f64 = 0;
let minimumAnswered: f64 = 0;
let straightLine: i32 = 0;

/** Before all else. */
export function begin(
  sectionsThere: i32,
  criteriaThere: i32,
  isNested: i32,
  most: f64,
  minimum: f64,
  straightLineRatings: i32,
): void {
  sections = allocate(sectionsThere * <i32>offsetof<Section>());
  weights = allocate(8 * criteriaThere);
  rated = allocate(4 * criteriaThere);
  cellsIn = TOTALS_IN + <usize>(4 * sectionsThere);
  recordBytes = cellsIn + <usize>(4 * criteriaThere);
  const rows = <usize>max(1, BATCH / <i32>recordBytes);
  alone = allocate(<i32>recordBytes);
  batch = allocate(<i32>(rows * recordBytes));
  batchEnd = batch + rows * recordBytes;
  record = batch;
  active = allocate(4 * <i32>rows);
  extras = allocate(12 * criteriaThere * <i32>rows);
  nested = isNested !== 0;
  tolerance = most;
  minimumAnswered = minimum;
  straightLine = straightLineRatings;
}

/** Sections in order. `size` is 0 where the section is not plain; then the rest is nothing. */
export function addSection(
  from: i32,
  to: i32,
  weight: f64,
  scoredThere: i32,
  size: i32,
  span: i32,
  each: f64,
  means: usize,
  tables: usize,
  sums: i32,
): void {
  const one = section(sectionCount++);
  scored += scoredThere;
  one.from = from;
  one.to = to;
  one.scored = scoredThere;
  one.weight = weight;
  one.size = size;
  one.span = span;
  one.each = each;
  one.means = means;
  one.tables = tables;
  one.sums = sums;
  one.full = -1;
  if (size > 0) {
    one.full = sums + 4 * int(tables, size);
    one.fullMeans = means + ((<usize>(size << STEPS)) << 3);
    one.fullWidth = size * span + 1;
    one.fullWeight = nested ? weight : <f64>size * each;
  }
}

/** A criterion by its number. */
export function addCriterion(i: i32, isRated: i32, weight: f64): void {
  setDouble(weights, i, weight);
  if (isRated !== 0) setInt(rated, ratedCount++, i);
}

// Properties of cells; those made later than the rest lie behind `known`.
let known: i32 = 0;
let adds: usize = 0;
let cellE: usize = 0;
let cellD: usize = 0;
let ratingE: usize = 0;
let ratingD: usize = 0;
let outOfScope: usize = 0;

/** Again when there are more cells than the tables hold. */
export function setCells(
  knownInAll: i32,
  addsAt: usize,
  cellEAt: usize,
  cellDAt: usize,
  ratingEAt: usize,
  ratingDAt: usize,
  outOfScopeAt: usize,
): void {
  known = knownInAll;
  adds = addsAt;
  cellE = cellEAt;
  cellD = cellDAt;
  ratingE = ratingEAt;
  ratingD = ratingDAt;
  outOfScope = outOfScopeAt;
}

/** What a cell adds to the total of its section, if that is plain. */
export function addOf(cell: i32): i32 {
  return cell < known ? int(adds, cell) : 0;
}

// Where in the block of a group its numbers lie: respondents and two of straight lines come first.
let sharesIn: usize = 0;
let momentsIn: usize = 0;
let countsIn: usize = 0;
/** The first row in the batch of the group. */
const HEAD_IN: usize = 12;
const PAIR_MOMENTS: usize = 23 * 8;

export function setBlock(shares: i32, moments: i32, counts: i32): void {
  sharesIn = shares;
  momentsIn = moments;
  countsIn = counts;
}

// Rows wait in a batch until each group's can be counted together: a group's block is then in the nearest cache.

/** Bytes of a batch; a cache further away holds it. */
const BATCH: i32 = 1 << 18;
/** Of a row: the next one of its group, or 0; what its cells add to each section; its cells, by criterion. */
const TOTALS_IN: usize = 4;
let cellsIn: usize = 0;
let recordBytes: usize = 0;
let batch: usize = 0;
let batchEnd: usize = 0;
/** The row that is being read; and one that is counted at once. */
export let record: usize = 0;
let alone: usize = 0;
/** Groups with rows in the batch. */
let active: usize = 0;
let activeCount: i32 = 0;

/** Where in a row the cell of a criterion is written. */
export function cellIn(criterion: i32): usize {
  return cellsIn + ((<usize>criterion) << 2);
}
/** Where to write the cells of a row that is counted at once. */
export function rowCells(): usize {
  return alone + cellsIn;
}

/** A criterion that nobody is asked: its cell is the same in every row that is read. */
export function leaveOut(criterion: i32, cell: i32): void {
  for (let one = batch; one < batchEnd; one += recordBytes) store<i32>(one + cellIn(criterion), cell);
  for (let s = 0; s < sectionCount; s++) {
    const one = section(s);
    if (one.from <= criterion && criterion < one.to) one.before += addOf(cell);
  }
}

/** What is added to the sections of the row that is read: before its cells, and by them. */
export function beginTotals(): void {
  for (let s = 0; s < sectionCount; s++) setInt(record + TOTALS_IN, s, section(s).before);
}
export function addToTotal(s: i32, amount: i32): void {
  const at = record + TOTALS_IN;
  setInt(at, s, int(at, s) + amount);
}

/** The row that was read is of this group. True where there are extra cells to be taken. */
export function endRow(group: usize): bool {
  const before = load<i32>(group + HEAD_IN);
  if (before === 0) setInt(active, activeCount++, <i32>group);
  store<i32>(record, before);
  store<i32>(group + HEAD_IN, <i32>record);
  record += recordBytes;
  return record === batchEnd && countBatch();
}

/** Counts the rows that wait. */
export function countBatch(): bool {
  for (let k = 0; k < activeCount; k++) {
    const group = <usize>int(active, k);
    for (let one = <usize>load<i32>(group + HEAD_IN); one !== 0; one = <usize>load<i32>(one))
      countRow(one, group);
    store<i32>(group + HEAD_IN, 0);
  }
  activeCount = 0;
  record = batch;
  return extraCount > 0;
}

/** Counts the row whose cells are written apart. */
export function count(group: usize): void {
  const cells = alone + cellsIn;
  for (let s = 0; s < sectionCount; s++) {
    const one = section(s);
    let total = 0;
    for (let i = one.from; i < one.to; i++) total += addOf(int(cells, i));
    setInt(alone + TOTALS_IN, s, total);
  }
  countRow(alone, group);
}

/** Points of the respondent counted last, overall; NaN where too little is answered. */
let lastE: f64 = NaN;
let lastD: f64 = NaN;

/** The same in a section, or overall where `s` is past the last. */
export function lastExpectation(s: i32): f64 {
  return s < sectionCount ? (section(s).isEnough ? section(s).meanE : NaN) : lastE;
}
export function lastDelivery(s: i32): f64 {
  return s < sectionCount ? (section(s).isEnough ? section(s).meanD : NaN) : lastD;
}

function countRow(row: usize, group: usize): void {
  const cells = row + cellsIn;
  let isWhole = true;
  let answered: f64 = 0;
  let applicable: f64 = 0;
  // Of E and of D.
  let weighted = f64x2.splat(0);
  let sums = f64x2.splat(0);
  for (let s = 0; s < sectionCount; s++) {
    const one = section(s);
    const total = int(row + TOTALS_IN, s);
    if (one.full >= 0 && total >>> (2 * STEPS) === 0) {
      const e = total >>> STEPS;
      const d = total & LOW;
      tick(group + <usize>one.full + ((<usize>(e * one.fullWidth + d)) << 2));
      const means = both(double(one.fullMeans, e), double(one.fullMeans, d));
      v128.store(changetype<usize>(one) + offsetof<Section>('meanE'), means);
      one.isEnough = true;
      one.completeness = 1;
      sums = f64x2.add(sums, f64x2.mul(means, f64x2.splat(<f64>one.size)));
      const w = one.fullWeight;
      answered += w;
      applicable += w;
      weighted = f64x2.add(weighted, f64x2.mul(means, f64x2.splat(w)));
      continue;
    }
    if (one.full >= 0) judgePlain(s, one, total, group);
    else judgeMixed(s, one, cells, group);
    if (one.completeness < 0) {
      isWhole = false;
      one.completeness = 0;
    }
    sums = f64x2.add(sums, both(one.sumE, one.sumD));
    if (one.applicable === 0) continue;
    // Nested: the section's mean by its weight, where enough of it is answered; flat: each criterion by its own weight.
    applicable += nested ? one.weight : one.applicable;
    if (nested ? !one.isEnough : one.answered === 0) continue;
    const w = nested ? one.weight : one.answered;
    answered += w;
    weighted = f64x2.add(weighted, f64x2.mul(both(one.meanE, one.meanD), f64x2.splat(w)));
  }
  tick(group);
  if (isWhole && scored > 0)
    addPair(momentsAt(group, sectionCount) + PAIR_MOMENTS, f64x2.div(sums, f64x2.splat(<f64>scored)));
  const isEnough = answered > 0 && isShare(answered, applicable);
  const means = isEnough ? f64x2.div(weighted, f64x2.splat(answered)) : f64x2.splat(NaN);
  lastE = f64x2.extract_lane(means, 0);
  lastD = f64x2.extract_lane(means, 1);
  if (isEnough) addRespondent(group, sectionCount, means);
  countCells(cells, group, isWhole);
  if (isStraight(cells, ratingE)) tick(group + 4);
  if (isStraight(cells, ratingD)) tick(group + 8);
}

/** What a respondent comes to in a plain section of which something is missing. */
function judgePlain(s: i32, one: Section, total: i32, group: usize): void {
  const could = one.size - (total >>> (3 * STEPS));
  const paired = could - ((total >>> (2 * STEPS)) & LOW);
  const e = (total >>> STEPS) & LOW;
  const d = total & LOW;
  const meanE = double(one.means, (paired << STEPS) + e);
  const meanD = double(one.means, (paired << STEPS) + d);
  one.completeness = -1;
  one.meanE = meanE;
  one.meanD = meanD;
  one.sumE = meanE * <f64>paired;
  one.sumD = meanD * <f64>paired;
  one.answered = <f64>paired * one.each;
  one.applicable = <f64>could * one.each;
  one.isEnough = paired > 0 && isShare(<f64>paired, <f64>could);
  if (!one.isEnough) return;
  const table = int(one.tables, paired);
  if (table < 0) addRespondent(group, s, both(meanE, meanD));
  else tick(group + <usize>one.sums + ((<usize>(table + e * (one.span * paired + 1) + d)) << 2));
}

/** The same in a section whose criteria differ: each answer by its points and its weight. */
function judgeMixed(s: i32, one: Section, cells: usize, group: usize): void {
  let answered: f64 = 0;
  let applicable: f64 = 0;
  let paired = 0;
  let weightedE: f64 = 0;
  let weightedD: f64 = 0;
  let sumE: f64 = 0;
  let sumD: f64 = 0;
  for (let i = one.from; i < one.to; i++) {
    const w = double(weights, i);
    const cell = int(cells, i);
    const e = double(cellE, cell);
    // A blank, or not scored.
    if (isNaN(e)) {
      if (load<u8>(outOfScope + <usize>cell) === 0) applicable += w;
      continue;
    }
    const d = double(cellD, cell);
    paired++;
    answered += w;
    applicable += w;
    weightedE += w * e;
    weightedD += w * d;
    sumE += e;
    sumD += d;
  }
  const isComplete = paired === one.scored;
  one.completeness = !isComplete ? -1 : paired > 0 ? 1 : 0;
  one.meanE = weightedE / answered;
  one.meanD = weightedD / answered;
  one.sumE = sumE;
  one.sumD = sumD;
  one.answered = answered;
  one.applicable = applicable;
  one.isEnough = answered > 0 && isShare(answered, applicable);
  if (one.isEnough) addRespondent(group, s, both(one.meanE, one.meanD));
  if (isComplete && paired > 0)
    addPair(momentsAt(group, s) + PAIR_MOMENTS, both(sumE / <f64>paired, sumD / <f64>paired));
}

/** Cells that were not known beforehand: three numbers each, group, cell, completeness. */
let extras: usize = 0;
let extraCount: i32 = 0;

/** Where they lie, and how many there are; once taken, there are none. */
export function extrasAt(): usize {
  return extras;
}
export function takeExtras(): i32 {
  const there = extraCount;
  extraCount = 0;
  return there;
}

/** Counts the cells that are known beforehand, three times over: by completeness. The rest is the caller's. */
function countCells(cells: usize, group: usize, isWhole: bool): void {
  for (let s = 0; s < sectionCount; s++) {
    const one = section(s);
    const completeness = isWhole ? 2 : one.completeness;
    const at = group + countsIn + <usize>(4 * completeness);
    const end = one.to;
    for (let i = one.from; i < end; i++) {
      const cell = int(cells, i);
      if (cell < known) tick(at + 12 * <usize>cell);
      else {
        const extra = extras + <usize>(12 * extraCount++);
        setInt(extra, 0, <i32>group);
        setInt(extra, 1, cell);
        setInt(extra, 2, completeness);
      }
    }
  }
}

/** Whether one rating was given throughout, over all the criteria with a scale that were rated. */
function isStraight(cells: usize, ratings: usize): bool {
  let first: f64 = 0;
  let given = 0;
  for (let k = 0; k < ratedCount; k++) {
    const rating = double(ratings, int(cells, int(rated, k)));
    if (isNaN(rating)) continue;
    if (given++ === 0) first = rating;
    else if (rating !== first) return false;
  }
  return given >= straightLine;
}

/** Room for the rounding of one double: see core/tally/tally.ts. */
const ROUNDING: f64 = 1e-9;

function isShare(part: f64, whole: f64): bool {
  return part >= (minimumAnswered - ROUNDING) * whole;
}

function momentsAt(group: usize, s: i32): usize {
  return group + momentsIn + <usize>(2 * s) * PAIR_MOMENTS;
}

/** Counts what a respondent comes to in a unit, points of E and of D: by the gap, and among its moments. */
function addRespondent(group: usize, s: i32, points: v128): void {
  const gap = f64x2.extract_lane(points, 1) - f64x2.extract_lane(points, 0);
  const which = gap < -(tolerance + ROUNDING) ? 0 : gap > tolerance + ROUNDING ? 2 : 1;
  tick(group + sharesIn + <usize>(12 * s + 4 * which));
  addPair(momentsAt(group, s), points);
}

const UNIT: f64 = 1099511627776.0;
const HALF: f64 = 8388608.0;
const CARRY: f64 = 4503599627370496.0;
const CARRIED: usize = 11 * 8;

/** As addPair in core/tally/exact.ts: x and y, side by side. */
function addPair(at: usize, pair: v128): void {
  const q = f64x2.floor(f64x2.add(f64x2.mul(pair, f64x2.splat(UNIT)), f64x2.splat(0.5)));
  const h = f64x2.floor(f64x2.mul(q, f64x2.splat(1 / HALF)));
  const l = f64x2.sub(q, f64x2.mul(h, f64x2.splat(HALF)));
  const xh = f64x2.extract_lane(h, 0);
  const yh = f64x2.extract_lane(h, 1);
  const xl = f64x2.extract_lane(l, 0);
  const yl = f64x2.extract_lane(l, 1);
  store<f64>(at, load<f64>(at) + 1);
  addBoth(at + 8, q);
  addBoth(at + 24, f64x2.mul(h, h));
  addBoth(at + 40, f64x2.mul(h, l));
  addBoth(at + 56, f64x2.mul(l, l));
  addBoth(at + 72, f64x2.replace_lane(f64x2.splat(xh * yh), 1, xl * yl));
  add(at + 88, xh * yl + xl * yh);
}

/** Adds to two sums at once; hardly ever is one of them carried. */
function addBoth(slot: usize, amounts: v128): void {
  const sums = f64x2.add(v128.load(slot), amounts);
  if (v128.any_true(f64x2.ge(sums, f64x2.splat(CARRY)))) {
    add(slot, f64x2.extract_lane(amounts, 0));
    add(slot + 8, f64x2.extract_lane(amounts, 1));
  } else v128.store(slot, sums);
}

function add(slot: usize, amount: f64): void {
  const sum = load<f64>(slot) + amount;
  if (sum < CARRY) store<f64>(slot, sum);
  else {
    store<f64>(slot, sum - CARRY);
    store<f64>(slot + CARRIED, load<f64>(slot + CARRIED) + 1);
  }
}

/** Adds the 32-bit counters of one place to those of another. */
export function addTo(into: usize, from: usize, counters: i32): void {
  for (let k = 0; k < counters; k++) setInt(into, k, int(into, k) + int(from, k));
}

/**
 * What a group's table of respondents with so many answers in a plain section comes to: n, sums of steps of E and of D, of their squares,
 * of their products, all exact; then respondents short, within tolerance, over. Nine doubles, until the next call.
 */
export function sumTable(s: i32, group: usize, answered: i32): usize {
  const one = section(s);
  const most = answered * one.span;
  const means = one.means + ((<usize>(answered << STEPS)) << 3);
  const short = -(tolerance + ROUNDING);
  const over = tolerance + ROUNDING;
  let at = group + <usize>one.sums + ((<usize>int(one.tables, answered)) << 2);
  memory.fill(summed, 0, 72);
  for (let e = 0; e <= most; e++)
    for (let d = 0; d <= most; d++) {
      const times = <f64>load<u32>(at);
      at += 4;
      if (times === 0) continue;
      const gap = double(means, d) - double(means, e);
      const which = gap < short ? 6 : gap > over ? 8 : 7;
      plus(0, times);
      plus(1, times * <f64>e);
      plus(2, times * <f64>d);
      plus(3, times * <f64>(e * e));
      plus(4, times * <f64>(d * d));
      plus(5, times * <f64>(e * d));
      plus(which, times);
    }
  return summed;
}
const summed: usize = allocate(72);

function plus(i: i32, amount: f64): void {
  setDouble(summed, i, double(summed, i) + amount);
}
