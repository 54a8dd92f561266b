// Counts respondents into tallies. What a respondent said of a criterion is one small number (see cells.ts); the kernel counts
// it (see src/kernel/count.ts) into a block of memory for each group.

import { BLANKS } from '../answers/response.ts';
import { UserError } from '../errors.ts';
import type { Scheme } from '../standard/scheme.ts';
import type { Cell, Cells, CellTable, KnownCells } from './cells.ts';
import { cellsOf } from './cells.ts';
import { addedSums, MOMENTS, mergeMoments, sumsOf } from './exact.ts';
import type { Kernel } from './kernel.ts';
import { newKernel } from './kernel.ts';
import type { PlainSection } from './plain.ts';
import { MISSED, OUT, plainSection, stepsOf, sumsOfTables } from './plain.ts';
import type {
  Answers,
  CountedPair,
  CriterionTally,
  GroupTally,
  PairColumns,
  PairCounts,
  Tally,
  UnitTally,
} from './tally.ts';
import { compareKeys, inColumns, listed, STRAIGHT_LINE_RATINGS } from './tally.ts';

/** What one respondent's answers come to, in points; NaN where too little is answered. */
export interface RespondentPoints {
  expectation: number;
  delivery: number;
}

export interface Counter {
  /** Sections, then overall, of the respondent added last by `add`; overwritten by the next. */
  readonly last: {
    readonly sections: readonly Readonly<RespondentPoints>[];
    readonly overall: Readonly<RespondentPoints>;
  };
  /** For whoever counts rows with it; where it is full, `takeExtras` makes room. */
  readonly kernel: Kernel;
  takeExtras(): void;
  /** The cell of a delivery and the expectation asked for, of criterion i, as Cells has it; that of a blank, by its position in BLANKS. */
  cellOf(i: number, expectation: number, delivery: number): number;
  blankOf(i: number, blank: number): number;
  isBlank(i: number, cell: number): boolean;
  /** Writes the cells of a respondent's answers, one per criterion. */
  cellsOf(answers: Answers, into: Int32Array): void;
  /** Whether there is any pair (or answer to an unscored criterion) among the cells: else there is nothing to count. */
  counts(cells: Int32Array): boolean;
  /** The place of a group's block, made at its first use; the whole is `group([])`. */
  group(key: readonly string[]): number;
  /** Counts one respondent. Nothing keeps `cells`. */
  add(group: number, cells: Int32Array): void;
  /** What has been counted, to be absorbed by another counter of the same scheme (plain data: it may cross threads). */
  counted(): Counted;
  absorb(counted: Counted): void;
  /** How many groups there would be with those of another. */
  groupsWith(counted: Counted): number;
  /** The whole and, where respondents were counted into groups, the groups, sorted by key; to be read before more is counted. */
  tally(): Tally;
}

/** The tally of what several counters of one scheme have counted: the same in whatever parts and order. */
export function tallyOf(scheme: Scheme, parts: readonly Counted[]): Tally {
  const counter = counterFor(scheme);
  for (const part of parts) counter.absorb(part);
  return counter.tally();
}

export interface Counted {
  /** Cells that were made as pairs came, in order. */
  readonly extra: readonly Cell[];
  readonly groups: readonly {
    readonly key: readonly string[];
    /** Its block: see BlockLayout. */
    readonly block: Uint8Array;
    /** The counts of extra cells, by their numbers. */
    readonly extras: ReadonlyMap<number, PairCounts>;
  }[];
}

/** What a group's block holds, from which byte on; 32-bit counters but for the moments. */
interface BlockLayout {
  /** From 0 on: respondents; those of straight lines in expectation, in delivery; one for the kernel. Then by gap, per unit. */
  readonly shares: number;
  /** Per section and overall: moments of respondents, then of those that answered everything. */
  readonly moments: number;
  /** Of plain sections: respondents by the sums of their steps (see plain.ts); each section's from the next place on. */
  readonly sums: number;
  readonly sumsOf: readonly number[];
  /** Respondents by cell, for the cells known beforehand, three times over: by completeness (see PairCounts). */
  readonly cells: number;
  readonly bytes: number;
}

interface Group {
  readonly key: readonly string[];
  readonly extras: Map<number, PairCounts>;
}

/** Prepares counting by a scheme. Memory grows with groups × criteria × options, not with respondents (see tally.ts). */
export function counterFor(scheme: Scheme): Counter {
  const { criteria, sections, policy } = scheme;
  const { tolerance, minimumAnswered } = policy;
  const cells = cellsOf(criteria);
  const { known, firstOf, knownOf } = cells;
  const plain = sections.map(({ from, to }) => plainSection(criteria.slice(from, to)));
  const layout = layoutOf(plain, known);
  const kernel = newKernel();
  kernel.begin(
    sections.length,
    criteria.length,
    scheme.standard.aggregation === 'nested' ? 1 : 0,
    tolerance,
    minimumAnswered,
    STRAIGHT_LINE_RATINGS,
  );
  sections.forEach(({ from, to, weight }, s) => {
    const scored = criteria.slice(from, to).filter((criterion) => criterion.scored).length;
    const line = plain[s];
    const section = [from, to, weight, scored] as const;
    if (!line) kernel.addSection(...section, 0, 0, 0, 0, 0, 0);
    else {
      const places = [kernel.place(line.means), kernel.place(line.tableAt), layout.sumsOf[s]!] as const;
      kernel.addSection(...section, line.size, line.span, line.weight, ...places);
    }
  });
  criteria.forEach(({ answer, weight }, i) => {
    kernel.addCriterion(i, answer.kind === 'scale' ? 1 : 0, weight);
  });
  kernel.setBlock(layout.shares, layout.moments, layout.cells);
  const adds = kernel.place(addsOf(scheme, cells, plain));
  const rowAt = kernel.rowCells() / 4;
  const isBlank = (i: number, cell: number): boolean => cell < firstOf[i]! + BLANKS.length;
  const groups = new Map<number, Group>();
  const byKey = new Map<string, number>();
  const last = {
    sections: sections.map((): RespondentPoints => ({ expectation: Number.NaN, delivery: Number.NaN })),
    overall: { expectation: Number.NaN, delivery: Number.NaN },
  };
  /** Where the properties of cells lie in the kernel, and how many of them it knows. */
  const told = { table: cells.table(), places: placed(cells.table()), cells: known };

  function placed(table: CellTable) {
    const { pointsE, pointsD, ratingE, ratingD, outOfScope } = table;
    const places = {
      pointsE: kernel.place(pointsE),
      pointsD: kernel.place(pointsD),
      ratingE: kernel.place(ratingE),
      ratingD: kernel.place(ratingD),
      outOfScope: kernel.place(outOfScope),
    };
    kernel.setCells(
      known,
      adds,
      places.pointsE,
      places.pointsD,
      places.ratingE,
      places.ratingD,
      places.outOfScope,
    );
    return places;
  }

  /** Tells the kernel of cells made since. */
  function tellCells(): void {
    const table = cells.table();
    if (told.table !== table) {
      told.table = table;
      told.places = placed(table);
    } else
      for (let cell = told.cells; cell < known + cells.extra.length; cell++) {
        const doubles = kernel.doubles();
        for (const name of ['pointsE', 'pointsD', 'ratingE', 'ratingD'] as const)
          doubles[told.places[name] / 8 + cell] = table[name][cell]!;
        kernel.bytes()[told.places.outOfScope + cell] = table.outOfScope[cell]!;
      }
    told.cells = known + cells.extra.length;
  }

  function takeExtras(): void {
    const at = kernel.extrasAt() / 4;
    const end = at + 3 * kernel.takeExtras();
    const ints = kernel.ints();
    for (let extra = at; extra < end; extra += 3)
      countExtra(groups.get(ints[extra]!)!.extras, ints[extra + 1]!, ints[extra + 2]!, 1);
  }

  /** Counts the rows that wait. */
  function finishRows(): void {
    kernel.countBatch();
    takeExtras();
  }

  function cellOf(i: number, expectation: number, delivery: number): number {
    const cell = cells.of(i, expectation, delivery);
    if (cell >= told.cells) tellCells();
    return cell;
  }

  /** Room for a group. Places above 2 GiB would be negative numbers. */
  function newBlock(): number {
    let place = -1;
    try {
      place = kernel.allocate(layout.bytes);
    } catch {
      // No more memory is to be had.
    }
    if (place < 0) throw new UserError('groups-do-not-fit', { count: groups.size });
    return place;
  }

  function group(key: readonly string[]): number {
    const name = JSON.stringify(key);
    let place = byKey.get(name);
    if (place === undefined) {
      place = newBlock();
      byKey.set(name, place);
      groups.set(place, { key: [...key], extras: new Map() });
    }
    return place;
  }

  function absorb({ extra, groups: others }: Counted): void {
    const cellHere = extra.map((cell) => cells.ofExtra(cell));
    const scratch = others.length > 0 ? newBlock() : 0;
    for (const { key, block, extras } of others) {
      const isNew = !byKey.has(JSON.stringify(key));
      const own = group(key);
      kernel.bytes().set(block, isNew ? own : scratch);
      if (!isNew) addBlock(own, scratch);
      const { extras: ours } = groups.get(own)!;
      for (const [cell, times] of extras)
        times.forEach((count, completeness) => {
          if (count > 0) countExtra(ours, cellHere[cell - known]!, completeness, count);
        });
    }
  }

  function addBlock(into: number, from: number): void {
    const { moments, sums, bytes } = layout;
    kernel.addTo(into, from, moments / 4);
    kernel.addTo(into + sums, from + sums, (bytes - sums) / 4);
    const doubles = kernel.doubles();
    for (let at = moments; at < sums; at += 8 * MOMENTS)
      mergeMoments(doubles, doubles, (into + at) / 8, (from + at) / 8);
  }

  /** All groups as one. */
  function together(): [number, Group] {
    const place = newBlock();
    const extras: Group['extras'] = new Map();
    for (const [own, group] of groups) {
      addBlock(place, own);
      for (const [cell, times] of group.extras)
        times.forEach((count, completeness) => {
          if (count > 0) countExtra(extras, cell, completeness, count);
        });
    }
    return [place, { key: [], extras }];
  }

  function counted(): Counted {
    finishRows();
    return {
      extra: [...cells.extra],
      groups: [...groups].map(([place, { key, extras }]) => ({
        key,
        extras,
        block: kernel.bytes().slice(place, place + layout.bytes),
      })),
    };
  }

  function finish(place: number, { key, extras }: Group): GroupTally {
    const ints = kernel.ints();
    const at = place / 4;
    const laterOf = criteria.map((): number[] => []);
    for (const later of extras.keys()) laterOf[cells.extra[later - known]!.criterion]!.push(later);
    return {
      key,
      respondents: ints[at]! >>> 0,
      straightLined: [ints[at + 1]! >>> 0, ints[at + 2]! >>> 0],
      criteria: criteria.map((_, i) => finishCriterion((place + layout.cells) / 4, i, extras, laterOf[i]!)),
      sections: sections.map((_, s) => finishUnit(place, s)),
      overall: finishUnit(place, sections.length),
    };
  }

  function finishCriterion(
    cellsAt: number,
    i: number,
    extras: Group['extras'],
    later: readonly number[],
  ): CriterionTally {
    const ints = kernel.ints();
    const countsOf = (cell: number): PairCounts => {
      const at = cellsAt + 3 * cell;
      return [ints[at]! >>> 0, ints[at + 1]! >>> 0, ints[at + 2]! >>> 0];
    };
    const from = firstOf[i]!;
    const { expectation, delivery, filledFrom, size } = knownOf[i]!;
    const blanks = BLANKS.map((_, blank) => total(countsOf(from + blank))) as CriterionTally['blanks'];
    const first = 4 * (cellsAt + 3 * (from + BLANKS.length));
    const asked = {
      ...askedOf(knownOf[i]!),
      counts: new Uint32Array(ints.buffer, first, 3 * (filledFrom - BLANKS.length)),
    };
    const more: CountedPair[] = [];
    let expectationFilled = 0;
    const put = (pair: Omit<Cell, 'criterion'>, counts: PairCounts): void => {
      if (total(counts) === 0) return;
      if (pair.filled) expectationFilled += total(counts);
      more.push({ expectation: pair.expectation, delivery: pair.delivery, counts });
    };
    for (let cell = filledFrom; cell < size; cell++)
      put(
        { expectation: expectation[cell]!, delivery: delivery[cell]!, filled: true },
        countsOf(from + cell),
      );
    for (const cell of later) put(cells.extra[cell - known]!, [...extras.get(cell)!]);
    // What was asked for, of answers known beforehand, is in order as it is.
    const pairs = more.length === 0 ? asked : inColumns(inOrder([...listed(asked), ...more]));
    return { pairs, blanks, expectationFilled };
  }

  function finishUnit(place: number, s: number): UnitTally {
    const ints = kernel.ints();
    const doubles = kernel.doubles();
    const momentsAt = (place + layout.moments) / 8 + 2 * s * MOMENTS;
    const single = sumsOf(doubles, momentsAt);
    const sharesAt = (place + layout.shares) / 4 + 3 * s;
    const shares = [ints[sharesAt]! >>> 0, ints[sharesAt + 1]! >>> 0, ints[sharesAt + 2]! >>> 0] as const;
    const section = plain[s];
    if (!section) return { respondents: single, complete: sumsOf(doubles, momentsAt + MOMENTS), shares };
    const tables = sumsOfTables(section, (answered) => {
      const at = kernel.sumTable(s, place, answered) / 8;
      return doubles.subarray(at, at + 9);
    });
    return {
      respondents: addedSums(tables.some, single),
      complete: tables.complete,
      shares: [shares[0] + tables.shares[0], shares[1] + tables.shares[1], shares[2] + tables.shares[2]],
    };
  }

  return {
    last,
    kernel,
    takeExtras,
    cellOf,
    blankOf: (i, blank) => firstOf[i]! + blank,
    isBlank,
    cellsOf(of, into) {
      for (let i = 0; i < criteria.length; i++) {
        const delivery = of.delivery[i]!;
        into[i] = Number.isNaN(delivery)
          ? firstOf[i]! + of.blank[i]!
          : cellOf(i, of.expectation[i]!, delivery);
      }
    },
    counts(row) {
      for (let i = 0; i < row.length; i++) if (!isBlank(i, row[i]!)) return true;
      return false;
    },
    group,
    add(place, row) {
      kernel.ints().set(row, rowAt);
      kernel.count(place);
      takeExtras();
      const point = (points: RespondentPoints, unit: number): void => {
        points.expectation = kernel.lastExpectation(unit);
        points.delivery = kernel.lastDelivery(unit);
      };
      last.sections.forEach(point);
      point(last.overall, sections.length);
    },
    counted,
    absorb,
    groupsWith: ({ groups: others }) =>
      groups.size + others.filter(({ key }) => !byKey.has(JSON.stringify(key))).length,
    tally() {
      finishRows();
      const sorted = [...groups].sort(([, a], [, b]) => compareKeys(a, b));
      const isWhole = sorted.length === 0 || sorted[0]![1].key.length === 0;
      const all = isWhole ? sorted : [together(), ...sorted];
      return all.map(([place, one]) => finish(place, one));
    },
  };
}

/** What each cell that is known beforehand adds to the total of its plain section. */
function addsOf(
  { criteria }: Scheme,
  { known, knownOf, firstOf }: Cells,
  plain: readonly (PlainSection | null)[],
): Int32Array {
  const adds = new Int32Array(known);
  const alike = new Map<KnownCells, Int32Array>();
  criteria.forEach((criterion, i) => {
    if (plain[criterion.section] === null) return;
    const own = knownOf[i]!;
    const { expectation, delivery, table } = own;
    const ofIts =
      alike.get(own) ??
      Int32Array.from(expectation, (expected, cell) =>
        cell >= BLANKS.length
          ? stepsOf(criterion, expected, delivery[cell]!)
          : table.outOfScope[cell] === 1
            ? OUT
            : MISSED,
      );
    alike.set(own, ofIts);
    adds.set(ofIts, firstOf[i]!);
  });
  return adds;
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

function layoutOf(plain: readonly (PlainSection | null)[], known: number): BlockLayout {
  const units = plain.length + 1;
  const shares = 16;
  const moments = aligned(shares + 12 * units);
  const sums = moments + 2 * 8 * MOMENTS * units;
  let at = sums;
  const sumsOf = plain.map((section) => {
    const own = at;
    at += 4 * (section?.counters ?? 0);
    return own;
  });
  return { shares, moments, sums, sumsOf, cells: at, bytes: aligned(at + 12 * known) };
}

const aligned = (bytes: number): number => Math.ceil(bytes / 8) * 8;

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

function countExtra(extra: Map<number, PairCounts>, cell: number, completeness: number, times: number): void {
  let counts = extra.get(cell);
  if (!counts) {
    counts = [0, 0, 0];
    extra.set(cell, counts);
  }
  counts[completeness as 0] += times;
}
