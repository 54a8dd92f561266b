// Counts a batch of respondents into the blocks of their groups. What is counted, and why, stands in core/counter.ts; the
// numbers of answers ("codes"), in core/cells.ts; of plain sections, in core/plain.ts.

import { allocate, double, int, setDouble, setInt, tick } from './memory';

/** Respondents in a batch; columns lie a little further apart, for the caches' sake. */
const BATCH: i32 = 512;
const STRIDE: i32 = 528;

/** Totals of plain sections: see core/plain.ts. */
const STEPS: i32 = 7;
const LOW: i32 = 127;

@unmanaged
class Section {
  from: i32;
  to: i32;
  weight: f64;
  /** Criteria that are scored. */
  scored: i32;
  /** Of a plain section: how many criteria, steps from the lowest answer to the highest, the weight of each; else 0. */
  size: i32;
  span: i32;
  each: f64;
  /** Points by `answered · 128 + steps`; where in the group's sums the table for so many answered begins, or −1. */
  means: usize;
  tables: usize;
  /** Where in the block of a group its tables lie. */
  sums: i32;
  /** By row. */
  totals: usize;
  places: usize;
  /** Points of the respondent counted last. */
  lastE: f64;
  lastD: f64;
}

@unmanaged
class Criterion {
  /** Codes below `known` are places from `first` on; others lie from `later` on. */
  first: i32;
  known: i32;
  section: i32;
  isRated: i32;
  weight: f64;
  codes: usize;
}

const MOST: i32 = 65536;
const sections: usize = allocate(4 * MOST);
const criteria: usize = allocate(4 * MOST);
let sectionCount: i32 = 0;
let criterionCount: i32 = 0;

function section(s: i32): Section {
  return changetype<Section>(<usize>int(sections, s));
}
function criterion(i: i32): Criterion {
  return changetype<Criterion>(<usize>int(criteria, i));
}

let nested: bool = false;
let tolerance: f64 = 0;
let minimumAnswered: f64 = 0;
let straightLine: i32 = 0;

export function setPolicy(isNested: i32, most: f64, minimum: f64, straightLineRatings: i32): void {
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
  scored: i32,
  size: i32,
  span: i32,
  each: f64,
  means: usize,
  tables: usize,
  sums: i32,
): void {
  const at = allocate(offsetof<Section>());
  setInt(sections, sectionCount++, <i32>at);
  const one = changetype<Section>(at);
  one.from = from;
  one.to = to;
  one.weight = weight;
  one.scored = scored;
  one.size = size;
  one.span = span;
  one.each = each;
  one.means = means;
  one.tables = tables;
  one.sums = sums;
  one.totals = allocate(4 * STRIDE);
  one.places = allocate(4 * STRIDE);
}

/** Criteria in order. */
export function addCriterion(first: i32, known: i32, ofSection: i32, isRated: i32, weight: f64): void {
  const at = allocate(offsetof<Criterion>());
  setInt(criteria, criterionCount++, <i32>at);
  const one = changetype<Criterion>(at);
  one.first = first;
  one.known = known;
  one.section = ofSection;
  one.isRated = isRated;
  one.weight = weight;
  one.codes = allocate(4 * STRIDE);
}

// Properties of cells, by their place; those made later lie behind `known`.
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

// Where in the block of a group its numbers lie: respondents and two of straight lines come first.
let shares: usize = 0;
let moments: usize = 0;
let cells: usize = 0;
const PAIR_MOMENTS: usize = 23 * 8;

export function setBlock(sharesAt: i32, momentsAt: i32, cellsAt: i32): void {
  shares = sharesAt;
  moments = momentsAt;
  cells = cellsAt;
}

// By row.
const groups: usize = allocate(4 * STRIDE);
const isWhole: usize = allocate(4 * STRIDE);
/** Two doubles each: weight answered and weight that could be; weighted points of E and of D; points of all criteria. */
const weights: usize = allocate(16 * STRIDE);
const weighted: usize = allocate(16 * STRIDE);
const all: usize = allocate(16 * STRIDE);
/** Overall, of the respondent counted last. */
let lastE: f64 = NaN;
let lastD: f64 = NaN;

/** How many respondents a batch has room for. */
export function batchSize(): i32 {
  return BATCH;
}

/** Where to write the blocks of the respondents' groups, and what they said of a criterion. */
export function batchGroups(): usize {
  return groups;
}
export function codesOf(i: i32): usize {
  return criterion(i).codes;
}
/** Where to read how the rows of a section were counted: places in their groups' cells. */
export function placesOf(s: i32): usize {
  return section(s).places;
}
/** Points of the respondent counted last, in a section, or overall where `s` is past the last; NaN where too little is answered. */
export function lastExpectation(s: i32): f64 {
  return s < sectionCount ? section(s).lastE : lastE;
}
export function lastDelivery(s: i32): f64 {
  return s < sectionCount ? section(s).lastD : lastD;
}

/** Counts the first `rows` respondents of the batch. */
export function count(rows: i32): void {
  let scored = 0;
  for (let r = 0; r < rows; r++) setInt(isWhole, r, 1);
  memory.fill(weights, 0, 16 * rows);
  memory.fill(weighted, 0, 16 * rows);
  memory.fill(all, 0, 16 * rows);
  for (let s = 0; s < sectionCount; s++) {
    const one = section(s);
    scored += one.scored;
    if (one.size > 0) {
      totalUp(one, rows);
      judgePlain(s, one, rows);
    } else judgeMixed(s, one, rows);
  }
  judgeOverall(scored, rows);
  for (let i = 0; i < criterionCount; i++) countCells(criterion(i), rows);
  countStraight(4, ratingE, rows);
  countStraight(8, ratingD, rows);
}

/** Sums what the cells of each row add to a plain section. */
function totalUp(one: Section, rows: i32): void {
  const totals = one.totals;
  memory.fill(totals, 0, 4 * rows);
  for (let i = one.from; i < one.to; i++) {
    const codes = criterion(i).codes;
    const own = adds + ((<usize>criterion(i).first) << 2);
    for (let r = 0; r < rows; r++) setInt(totals, r, int(totals, r) + int(own, int(codes, r)));
  }
}

/** What each row comes to in a plain section, by its total. */
function judgePlain(s: i32, one: Section, rows: i32): void {
  const size = one.size;
  const span = one.span;
  const each = one.each;
  const weight = one.weight;
  const means = one.means;
  const tables = one.tables;
  const sums = <usize>one.sums;
  const totals = one.totals;
  const places = one.places;
  for (let r = 0; r < rows; r++) {
    const group = <usize>int(groups, r);
    const total = int(totals, r);
    const could = size - (total >>> (3 * STEPS));
    const paired = could - ((total >>> (2 * STEPS)) & LOW);
    const isComplete = paired === size;
    setInt(places, r, isComplete ? 1 : 0);
    if (!isComplete) setInt(isWhole, r, 0);
    const e = (total >>> STEPS) & LOW;
    const d = total & LOW;
    const meanE = double(means, (paired << STEPS) + e);
    const meanD = double(means, (paired << STEPS) + d);
    const isEnough = paired > 0 && isShare(<f64>paired, <f64>could);
    if (r === rows - 1) remember(one, isEnough, meanE, meanD);
    if (could === 0) continue;
    if (isEnough) {
      const table = int(tables, paired);
      if (table >= 0) tick(group + sums + ((<usize>(table + e * (span * paired + 1) + d)) << 2));
      else addRespondent(group, s, meanE, meanD);
    }
    addBoth(all, r, meanE * <f64>paired, meanD * <f64>paired);
    addOverall(r, weight, isEnough, <f64>paired * each, <f64>could * each, meanE, meanD);
  }
}

/** What the respondent counted last comes to in a unit; NaN where too little is answered. */
function remember(one: Section, isEnough: bool, e: f64, d: f64): void {
  one.lastE = isEnough ? e : NaN;
  one.lastD = isEnough ? d : NaN;
}

/** The same in a section whose criteria differ: each answer by its points and its weight. */
function judgeMixed(s: i32, one: Section, rows: i32): void {
  for (let r = 0; r < rows; r++) {
    const group = <usize>int(groups, r);
    let answered: f64 = 0;
    let applicable: f64 = 0;
    let paired = 0;
    let weightedE: f64 = 0;
    let weightedD: f64 = 0;
    let plainE: f64 = 0;
    let plainD: f64 = 0;
    for (let i = one.from; i < one.to; i++) {
      const w = criterion(i).weight;
      const place = placeOf(criterion(i), r);
      const e = double(cellE, place);
      // A blank, or not scored.
      if (isNaN(e)) {
        if (load<u8>(outOfScope + <usize>place) === 0) applicable += w;
        continue;
      }
      const d = double(cellD, place);
      paired++;
      answered += w;
      applicable += w;
      weightedE += w * e;
      weightedD += w * d;
      plainE += e;
      plainD += d;
    }
    const meanE = weightedE / answered;
    const meanD = weightedD / answered;
    const isEnough = answered > 0 && isShare(answered, applicable);
    const isComplete = paired === one.scored;
    if (r === rows - 1) remember(one, isEnough, meanE, meanD);
    setInt(one.places, r, isComplete && paired > 0 ? 1 : 0);
    if (!isComplete) setInt(isWhole, r, 0);
    if (isEnough) addRespondent(group, s, meanE, meanD);
    if (isComplete && paired > 0)
      addPair(momentsAt(group, s) + PAIR_MOMENTS, plainE / <f64>paired, plainD / <f64>paired);
    addBoth(all, r, plainE, plainD);
    if (applicable > 0) addOverall(r, one.weight, isEnough, answered, applicable, meanE, meanD);
  }
}

/** Adds e and d to the two doubles of a row. */
function addBoth(at: usize, r: i32, e: f64, d: f64): void {
  const place = at + ((<usize>r) << 4);
  v128.store(place, f64x2.add(v128.load(place), f64x2.replace_lane(f64x2.splat(e), 1, d)));
}

/** Nested: the section's mean by its weight, where enough of it is answered; flat: each criterion by its own weight. */
function addOverall(
  r: i32,
  weight: f64,
  isEnough: bool,
  answered: f64,
  applicable: f64,
  meanE: f64,
  meanD: f64,
): void {
  const isIn = nested ? isEnough : answered > 0;
  const w = nested ? weight : answered;
  addBoth(weights, r, isIn ? w : 0, nested ? weight : applicable);
  if (isIn) addBoth(weighted, r, w * meanE, w * meanD);
}

function judgeOverall(scored: i32, rows: i32): void {
  for (let r = 0; r < rows; r++) {
    const group = <usize>int(groups, r);
    const whole = int(isWhole, r) === 1;
    tick(group);
    for (let s = 0; s < sectionCount; s++) {
      const places = section(s).places;
      setInt(places, r, <i32>(group + cells) + 4 * (whole ? 2 : int(places, r)));
    }
    if (whole && scored > 0)
      addPair(
        momentsAt(group, sectionCount) + PAIR_MOMENTS,
        double(all, 2 * r) / <f64>scored,
        double(all, 2 * r + 1) / <f64>scored,
      );
    const answered = double(weights, 2 * r);
    const isEnough = answered > 0 && isShare(answered, double(weights, 2 * r + 1));
    const e = double(weighted, 2 * r) / answered;
    const d = double(weighted, 2 * r + 1) / answered;
    if (r === rows - 1) {
      lastE = isEnough ? e : NaN;
      lastD = isEnough ? d : NaN;
    }
    if (isEnough) addRespondent(group, sectionCount, e, d);
  }
}

/** Counts the cells that are known beforehand, three times over: by completeness. The rest is the caller's. */
function countCells(one: Criterion, rows: i32): void {
  const codes = one.codes;
  const places = section(one.section).places;
  const first = one.first;
  const many = one.known;
  for (let r = 0; r < rows; r++) {
    const code = int(codes, r);
    if (code < many) tick(<usize>int(places, r) + 12 * <usize>(first + code));
  }
}

/** Counts respondents who gave one rating throughout, over all the criteria with a scale that they rated. */
function countStraight(at: usize, ratings: usize, rows: i32): void {
  for (let r = 0; r < rows; r++) {
    let first: f64 = 0;
    let given = 0;
    for (let i = 0; i < criterionCount; i++) {
      if (criterion(i).isRated === 0) continue;
      const rating = double(ratings, placeOf(criterion(i), r));
      if (isNaN(rating)) continue;
      if (given++ === 0) first = rating;
      else if (rating !== first) {
        given = 0;
        break;
      }
    }
    if (given >= straightLine) tick(<usize>int(groups, r) + at);
  }
}

function placeOf(one: Criterion, r: i32): i32 {
  const code = int(one.codes, r);
  return code < one.known ? one.first + code : known + code - one.known;
}

/** Room for the rounding of one double: see core/tally.ts. */
const ROUNDING: f64 = 1e-9;

function isShare(part: f64, whole: f64): bool {
  return part >= (minimumAnswered - ROUNDING) * whole;
}

function momentsAt(group: usize, s: i32): usize {
  return group + moments + <usize>(2 * s) * PAIR_MOMENTS;
}

/** Counts what a respondent comes to in a unit: by the gap, and among its moments. */
function addRespondent(group: usize, s: i32, e: f64, d: f64): void {
  const gap = d - e;
  const which = gap < -(tolerance + ROUNDING) ? 0 : gap > tolerance + ROUNDING ? 2 : 1;
  tick(group + shares + <usize>(12 * s + 4 * which));
  addPair(momentsAt(group, s), e, d);
}

const UNIT: f64 = 1099511627776.0;
const HALF: f64 = 8388608.0;
const CARRY: f64 = 4503599627370496.0;
const CARRIED: usize = 11 * 8;

/** As addPair in core/exact.ts. */
function addPair(at: usize, x: f64, y: f64): void {
  const qx = floor(x * UNIT + 0.5);
  const qy = floor(y * UNIT + 0.5);
  const xh = floor(qx / HALF);
  const xl = qx - xh * HALF;
  const yh = floor(qy / HALF);
  const yl = qy - yh * HALF;
  store<f64>(at, load<f64>(at) + 1);
  add(at + 8, qx);
  add(at + 16, qy);
  add(at + 24, xh * xh);
  add(at + 32, xh * xl);
  add(at + 40, xl * xl);
  add(at + 48, yh * yh);
  add(at + 56, yh * yl);
  add(at + 64, yl * yl);
  add(at + 72, xh * yh);
  add(at + 80, xh * yl + xl * yh);
  add(at + 88, xl * yl);
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
