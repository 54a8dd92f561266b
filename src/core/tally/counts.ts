// A tally as rows: what a GROUP BY gives of a survey, wherever it was counted. A row says what it counts and how often; rows that
// count the same thing add up, so that parts of a survey merge in any order. From the rows comes the tally, to the last bit.

import { BLANKS } from '../answers/response.ts';
import { UserError } from '../errors.ts';
import type { Scheme, SchemeCriterion } from '../standard/scheme.ts';
import { possibleAnswers } from './cells.ts';
import { NO_SUMS, POINTS_SCALE, ratio, type Sums } from './exact.ts';
import type {
  Contribution,
  CriterionTally,
  GroupTally,
  PairTally,
  Tally,
  UnitTally,
  WithSection,
} from './tally.ts';
import { COARSE, compareKeys, FINE, hasRestIn, inColumns, NO_CONTRIBUTION } from './tally.ts';
import { pointsOfSteps, STEP_SUMS, type UniformSection, uniformSection } from './uniform.ts';

/**
 * What a row counts, of a survey, of a group, of a criterion or a unit (a section, or the whole, whose name is empty):
 *
 *   row          of the survey: rows of the source, by what became of them (`of`: used, rejected, or why they were dropped);
 *   unread       cells about the criterion `of` that cannot be read, by the code of their text as `expectation` or `delivery`;
 *                unread-told, unread-importance: the same of supplements; lost: respondents whose answer was lost by that;
 *   hidden       answers to criteria that were not shown;
 *   unfinished   respondents whose response was not finished, by the place of the text that says so (`delivery`);
 *   respondent   respondents; x, y of them gave one rating throughout, as expectation, as delivery;
 *   answer       of a criterion: respondents by expectation, delivery and how much was `answered`, as in PairCounts; of a section that
 *                they answered whole, x, y are sums of their steps in all of it, where it is uniform; else of their mean points in
 *                units of 1 / COARSE, and xx, yy of the rest in units of 1 / FINE (see withSection);
 *   told         of a criterion: pairs, by whether the over-delivery was announced (`answered`: 1, 0);
 *   importance   of a criterion: respondents by the importance they gave it (`delivery`);
 *   contribution of a criterion, over respondents who left anything out: x, y what it contributes to the whole, Σ share · gap and
 *                Σ share; xx, yy the same to its section (see Contribution);
 *   steps        of a uniform section, respondents with a figure by how many of its criteria they answered: x, y, xx, yy, xy are sums
 *                of their steps (see uniform.ts);
 *   points       of any unit, respondents with a figure: sums of expectation and delivery in units of 2^-40 points;
 *   complete     of a unit that is not uniform, the same of respondents who answered all of it;
 *   left         of a unit: respondents who answered too little of it.
 *
 * steps and points say in `short` and `over` how many respondents fell short beyond tolerance, or were given more.
 */
export const COUNT_KINDS = [
  'row',
  'unread',
  'unread-told',
  'unread-importance',
  'lost',
  'hidden',
  'unfinished',
  'respondent',
  'answer',
  'told',
  'importance',
  'contribution',
  'steps',
  'points',
  'complete',
  'left',
] as const;
export type CountKind = (typeof COUNT_KINDS)[number];

export interface CountRow {
  readonly kind: CountKind;
  readonly of: string;
  /** Values of the grouping columns; of rows that count nothing in a group, empty texts. */
  readonly key: readonly string[];
  /** Answers by their place among all that the criterion can take (see answersOf); −1 where there is none. */
  readonly expectation: number;
  /** Of blanks −1 − their place in BLANKS; −100 and less of texts that cannot be read. */
  readonly delivery: number;
  readonly answered: number;
  /** How the respondents were sampled; empty where that is not told. */
  readonly weight: string;
  readonly cluster: string;
  readonly stratum: string;
  readonly n: bigint;
  readonly short: bigint;
  readonly over: bigint;
  readonly x: bigint;
  readonly y: bigint;
  readonly xx: bigint;
  readonly yy: bigint;
  readonly xy: bigint;
}

/** The numbers of a row, which add up. */
export const COUNT_SUMS = ['n', 'short', 'over', 'x', 'y', 'xx', 'yy', 'xy'] as const;

/** The answers that a criterion can take, in order; for measures these are the ones that were given. */
export const answersOf = (criterion: SchemeCriterion, given: readonly number[]): readonly number[] => {
  const known = possibleAnswers(criterion);
  return known.length > 0 ? known : given;
};

/** Counters of a tally are 32 bits wide. */
const MOST = 2n ** 32n - 1n;

/** A number of respondents. Throws a UserError where a tally has no room for so many. */
export function checkedCount(n: bigint): number {
  if (n > MOST) throw new UserError('counts-too-many', { count: String(n) });
  return Number(n);
}

interface OpenUnit {
  readonly steps: Float64Array;
  some: Sums;
  complete: Sums;
  readonly shares: [number, number, number];
  leftOut: number;
}

interface OpenCriterion {
  readonly pairs: Map<string, PairTally>;
  readonly blanks: [number, number, number, number];
  filled: number;
  toOverall: Contribution;
  toSection: Contribution;
  /** Sums of own points times the mean of the section, as numerators. */
  readonly withSection: [bigint, bigint];
}

interface OpenGroup {
  readonly key: readonly string[];
  respondents: number;
  readonly straight: [number, number];
  readonly criteria: readonly OpenCriterion[];
  readonly units: readonly OpenUnit[];
}

/** Where rows become a tally. */
export interface CountsReader {
  /** Adds a row of a group; others are passed over. */
  add(row: CountRow): void;
  /** The whole and, where there are groups, the groups by key; empty where nobody was counted. */
  tally(): Tally;
}

const NO_POINTS: Sums = { ...NO_SUMS, scale: BigInt(POINTS_SCALE) };
const onGrid = (value: number): bigint => BigInt(Math.round(value * POINTS_SCALE));

/** `given` are, by id, the answers of criteria whose answers cannot be listed beforehand (see answersOf). */
export function countsReader(
  scheme: Scheme,
  given: ReadonlyMap<string, readonly number[]>,
  asked: ReadonlySet<string>,
): CountsReader {
  const { criteria, sections } = scheme;
  const uniform = sections.map(({ from, to }) => uniformSection(criteria.slice(from, to)));
  const answers = criteria.map((criterion) => answersOf(criterion, given.get(criterion.id) ?? []));
  const positions = new Map(criteria.map(({ id }, i) => [id, i]));
  const hasRest = hasRestIn(scheme);
  const unitOf = new Map([...sections.map(({ id }, s) => [id, s] as const), ['', sections.length]]);
  const shares = fullShares(scheme);
  const groups = new Map<string, OpenGroup>();
  const whole = emptyGroup([]);

  function emptyGroup(key: readonly string[]): OpenGroup {
    return {
      key,
      respondents: 0,
      straight: [0, 0],
      criteria: criteria.map(() => ({
        pairs: new Map(),
        blanks: [0, 0, 0, 0],
        filled: 0,
        toOverall: NO_CONTRIBUTION,
        toSection: NO_CONTRIBUTION,
        withSection: [0n, 0n],
      })),
      units: [...uniform, null].map((line) => ({
        steps: new Float64Array(line ? STEP_SUMS * (line.size + 1) : 0),
        some: NO_POINTS,
        complete: NO_POINTS,
        shares: [0, 0, 0],
        leftOut: 0,
      })),
    };
  }

  function addAnswer(group: OpenGroup, i: number, row: CountRow): void {
    const { pairs, blanks } = group.criteria[i]!;
    const n = checkedCount(row.n);
    const said = readAnswer(criteria[i]!, answers[i]!, row);
    if ('blank' in said) {
      blanks[said.blank as 0] += n;
      return;
    }
    const { expectation, delivery, isFilled } = said;
    if (isFilled) group.criteria[i]!.filled += n;
    const name = `${expectation} ${delivery}`;
    const pair = pairs.get(name) ?? { expectation, delivery, counts: [0, 0, 0] };
    pairs.set(name, pair);
    pair.counts[row.answered as 0] += n;
    if (row.answered > 0 && criteria[i]!.scored && hasRest[criteria[i]!.section])
      addWithSection(group.criteria[i]!.withSection, i, row, said);
  }

  function addWithSection(
    into: OpenCriterion['withSection'],
    i: number,
    { n, x, y, xx, yy }: CountRow,
    pair: { readonly expectation: number; readonly delivery: number },
  ): void {
    const { kind, answer, section } = criteria[i]!;
    const line = uniform[section];
    if (line) {
      const [span, most] = [BigInt(line.span), BigInt(line.size * line.span)];
      const own = (value: number) => {
        const steps = BigInt(answers[i]!.indexOf(value));
        return line.reversed ? span - steps : steps;
      };
      const all = (sum: bigint) => (line.reversed ? n * most - sum : sum);
      into[0] += own(pair.expectation) * all(x);
      into[1] += own(pair.delivery) * all(y);
      return;
    }
    const own = (value: number) => BigInt(Math.round(kind.points(value, answer) * FINE));
    into[0] += own(pair.expectation) * (x * BigInt(FINE / COARSE) + xx);
    into[1] += own(pair.delivery) * (y * BigInt(FINE / COARSE) + yy);
  }

  function withSectionOf(i: number, [e, d]: OpenCriterion['withSection']): WithSection | null {
    const { section, scored } = criteria[i]!;
    if (!scored || !hasRest[section]) return null;
    const line = uniform[section];
    const inPoints = (sum: bigint) =>
      line ? Number(sum) * ((100 / line.span) ** 2 / line.size) : ratio(sum, BigInt(FINE) * BigInt(FINE));
    return { expectation: inPoints(e), delivery: inPoints(d) };
  }

  function addUnit(unit: OpenUnit, row: CountRow): void {
    const [n, short, over] = [checkedCount(row.n), checkedCount(row.short), checkedCount(row.over)];
    if (row.kind === 'left') unit.leftOut += n;
    else if (row.kind === 'complete') unit.complete = plus(unit.complete, row);
    else {
      unit.shares[0] += short;
      unit.shares[1] += n - short - over;
      unit.shares[2] += over;
      if (row.kind === 'points') unit.some = plus(unit.some, row);
      else {
        const at = STEP_SUMS * row.answered;
        [row.n, row.x, row.y, row.xx, row.yy, row.xy].forEach((sum, k) => {
          unit.steps[at + k]! += Number(sum);
        });
      }
    }
  }

  function addTo(group: OpenGroup, row: CountRow): void {
    const { kind, of } = row;
    if (kind === 'respondent') {
      group.respondents += checkedCount(row.n);
      group.straight[0] += checkedCount(row.x);
      group.straight[1] += checkedCount(row.y);
    } else if (kind === 'answer') addAnswer(group, positions.get(of)!, row);
    else if (kind === 'contribution') {
      const into = group.criteria[positions.get(of)!]!;
      into.toOverall = both(into.toOverall, { points: row.x, share: row.y });
      into.toSection = both(into.toSection, { points: row.xx, share: row.yy });
    } else if (kind === 'steps' || kind === 'points' || kind === 'complete' || kind === 'left') {
      const unit = unitOf.get(of)!;
      // The points of a uniform section are told for the sake of weights only.
      if (kind !== 'points' || !uniform[unit]) addUnit(group.units[unit]!, row);
    }
  }

  function finish(group: OpenGroup): GroupTally {
    return {
      key: group.key,
      respondents: group.respondents,
      straightLined: group.straight,
      criteria: group.criteria.map((open, i) => finishCriterion(open, i, group.respondents)),
      sections: sections.map((_, s) => finishUnit(group.units[s]!, uniform[s]!)),
      overall: finishUnit(group.units[sections.length]!, null),
    };
  }

  function finishCriterion(open: OpenCriterion, i: number, respondents: number): CriterionTally {
    const { id, scored, kind, answer } = criteria[i]!;
    const pairs = [...open.pairs.values()].sort(
      (a, b) => a.expectation - b.expectation || a.delivery - b.delivery,
    );
    let { toOverall, toSection } = open;
    const { overall, inSection } = shares[i]!;
    // Of who left nothing out shares are the same for all.
    for (const { expectation, delivery, counts } of scored ? pairs : []) {
      if (counts[2] === 0) continue;
      const gap = kind.pointsGap(expectation, delivery, answer);
      const times = BigInt(counts[2]);
      const regular = (share: number): Contribution => ({
        points: times * onGrid(share * gap),
        share: times * onGrid(share),
      });
      toOverall = both(toOverall, regular(overall));
      toSection = both(toSection, regular(inSection));
    }
    return {
      pairs: inColumns(pairs),
      // A criterion without a column was asked of nobody.
      blanks: asked.has(id) ? open.blanks : [respondents, 0, 0, 0],
      expectationFilled: open.filled,
      toOverall,
      toSection,
      withSection: withSectionOf(i, open.withSection),
    };
  }

  return {
    add(row) {
      if (!IN_GROUPS.has(row.kind)) return;
      addTo(whole, row);
      if (row.key.length === 0) return;
      const name = JSON.stringify(row.key);
      const group = groups.get(name) ?? emptyGroup(row.key);
      groups.set(name, group);
      addTo(group, row);
    },
    tally: () =>
      whole.respondents === 0
        ? []
        : [whole, ...[...groups.values()].filter((one) => one.respondents > 0).sort(compareKeys)].map(finish),
  };
}

const SKIPPED = BLANKS.indexOf('skipped');

/** What a row of answers to a criterion says: a pair, or the place of a blank in BLANKS. */
export function readAnswer(
  { scored, expect }: SchemeCriterion,
  answers: readonly number[],
  row: Pick<CountRow, 'expectation' | 'delivery'>,
):
  | { readonly blank: number }
  | { readonly expectation: number; readonly delivery: number; readonly isFilled: boolean } {
  const delivery = answers[row.delivery];
  if (delivery === undefined) {
    // What cannot be read counts as skipped.
    const blank = -1 - row.delivery;
    return { blank: blank < BLANKS.length ? blank : SKIPPED };
  }
  if (!scored) return { expectation: Number.NaN, delivery, isFilled: false };
  const asked = answers[row.expectation] ?? null;
  if (asked === null && expect === null) return { blank: SKIPPED };
  return { expectation: asked ?? expect!, delivery, isFilled: asked === null };
}
/** Kinds of rows that count respondents in a group. */
export const IN_GROUPS: ReadonlySet<CountKind> = new Set([
  'respondent',
  'answer',
  'importance',
  'contribution',
  'steps',
  'points',
  'complete',
  'left',
]);

const both = (a: Contribution, b: Contribution): Contribution => ({
  points: a.points + b.points,
  share: a.share + b.share,
});

const plus = (sums: Sums, { n, x, y, xx, yy, xy }: CountRow): Sums => ({
  n: sums.n + n,
  scale: sums.scale,
  x: sums.x + x,
  y: sums.y + y,
  xx: sums.xx + xx,
  yy: sums.yy + yy,
  xy: sums.xy + xy,
});

function finishUnit(
  { steps, some, complete, shares, leftOut }: OpenUnit,
  line: UniformSection | null,
): UnitTally {
  const points = line ? pointsOfSteps(line, steps, 0) : { some, complete };
  return { respondents: points.some, shares, complete: points.complete, leftOut };
}

/** What share an answer has in its section's figure and in the overall one where nothing is left out, reckoned as for one respondent. */
export function fullShares({ criteria, sections, standard }: Scheme): readonly {
  readonly inSection: number;
  readonly overall: number;
}[] {
  const isNested = standard.aggregation === 'nested';
  const full = sections.map(({ from, to }) => {
    const line = uniformSection(criteria.slice(from, to));
    if (line) return line.size * line.weight;
    return criteria.slice(from, to).reduce((sum, { scored, weight }) => (scored ? sum + weight : sum), 0);
  });
  const all = full.reduce(
    (sum, weight, s) => (weight === 0 ? sum : sum + (isNested ? sections[s]!.weight : weight)),
    0,
  );
  return criteria.map(({ weight, section }) => {
    const inSection = full[section]! > 0 ? weight / full[section]! : 0;
    if (!(all > 0)) return { inSection, overall: 0 };
    return { inSection, overall: isNested ? (sections[section]!.weight / all) * inSection : weight / all };
  });
}
