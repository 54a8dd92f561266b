// How columns of a respondent are called, and what is reckoned from them in more than one place: of a criterion, of a section, of the
// whole. dI and eI are the codes of a criterion's delivery and expectation, pI whether they are a pair.

import type { SqlDialect } from '../../../core/sql/dialect.ts';
import { POINTS_SCALE } from '../../../core/tally/exact.ts';
import { hasRestIn, isShare, ROUNDING } from '../../../core/tally/tally.ts';
import { E_STEP, uniformSection } from '../../../core/tally/uniform.ts';
import { type CodedCriterion, NOT_APPLICABLE, NOT_SHOWN, UNREAD, UNSEEN } from '../coding.ts';
import type { QueryPlan } from '../query-plan.ts';

/** Of a section whose criteria are alike one number (tS) holds the steps of D, those of E above them, and above these how many pairs there are. */
const E_BITS = Math.log2(E_STEP);
const PAIR_BITS = 2 * E_BITS;
export const PAIR = 2 ** PAIR_BITS;
/** The most pairs of such a section. */
export const PAIRS = 63;

/** As many codes as a pair has room for on each side, from UNSEEN on. */
export const NIBBLE = 16;
/** Above the pairs of a section, and whether it and all are whole, the pattern of sections. */
export const GRADES = 2 ** 8;
const MOST_GRADED = 22;

/** Of a row that is used. */
export const IS_USED = 'state = 0';
/** Of a cell that cannot be read. */
export const IS_UNREAD = `<= ${UNREAD}`;

export const d = (i: number): string => `d${i}`;
export const e = (i: number): string => `e${i}`;
export const p = (i: number): string => `p${i}`;

export type Terms = ReturnType<typeof termsOf>;

export function termsOf(plan: QueryPlan, sql: SqlDialect, isBound: boolean) {
  const { scheme, criteria, design, when } = plan;
  const { sections, policy, standard } = scheme;
  const { double } = sql;
  const all = sections.map((_, s) => s);
  const boundIn = all.map((s) => criteria.filter(({ criterion }) => criterion.section === s));
  const scoredIn = sections.map(
    ({ from, to }) => scheme.criteria.slice(from, to).filter(({ scored }) => scored).length,
  );
  const uniform = sections.map(({ from, to }) => uniformSection(scheme.criteria.slice(from, to)));
  const isNested = standard.aggregation === 'nested';
  const hasPattern = isNested && sections.length <= 29;
  const mayBeUnread = ({ hasUnread }: { readonly hasUnread: boolean }) => hasUnread || !isBound;

  /** A delivery before conditions hide it. */
  const given = (i: number): string => (when.has(i) ? `s${i}` : d(i));
  const pairIs = ({ position: i, criterion, expectation, filled }: CodedCriterion): string =>
    !criterion.scored || filled !== null
      ? `${d(i)} >= 0`
      : expectation
        ? `${sql.either(d(i), e(i))} >= 0`
        : '1 = 0';
  /** The code of the expectation, or of what the standard says where none is told. */
  const effective = ({ position: i, expectation, filled }: CodedCriterion): string =>
    !expectation
      ? String(filled)
      : filled === null || (isBound && !expectation.hasBlanks)
        ? e(i)
        : `CASE WHEN ${e(i)} >= 0 THEN ${e(i)} ELSE ${filled} END`;
  const isPossible = ({ criterion, expectation, filled }: CodedCriterion): boolean =>
    criterion.scored && (filled !== null || expectation !== null);
  /** 1 where a criterion counts for what could have been answered. */
  const inScope = ({ position: i, criterion, delivery }: CodedCriterion): string => {
    if (!criterion.scored) return '0';
    if (criterion.optional) return p(i);
    return isBound && !when.has(i) && !delivery.has(NOT_SHOWN, NOT_APPLICABLE)
      ? '1'
      : sql.flag(`NOT (${d(i)} IN (${NOT_SHOWN}, ${NOT_APPLICABLE}))`);
  };
  /** How many answers there could be in a section, where that is the same for all respondents. */
  const whollyPossible = boundIn.map((own) => {
    const scopes = own.filter(({ criterion }) => criterion.scored).map(inScope);
    return scopes.every((scope) => scope === '1') ? scopes.length : null;
  });

  const least = double(policy.minimumAnswered - ROUNDING);
  const isEnough = (part: string, whole: string): string => `${part} > 0 AND ${part} >= ${least} * ${whole}`;
  /** The fewest pairs that are enough of so many. */
  const leastPairs = (couldBe: number): number => {
    let n = 1;
    while (!isShare(n, couldBe, policy.minimumAnswered)) n++;
    return n;
  };
  /** Whether a section has a figure, of the answers that are kept. */
  const isEnoughIn = (s: number): string => {
    const couldBe = uniform[s] ? whollyPossible[s]! : null;
    return couldBe === null ? `o${s} = 1` : `t${s} >= ${leastPairs(couldBe) * PAIR}`;
  };
  /** Of a uniform section: how many pairs, and their steps. */
  const inTotal = (s: number) => ({
    n: sql.bits(`t${s}`, PAIR_BITS, PAIRS),
    se: sql.bits(`t${s}`, E_BITS, E_STEP - 1),
    sd: sql.bits(`t${s}`, 0, E_STEP - 1),
  });
  /** Mean points of some pairs of a uniform section from the sum of their steps. */
  const meanOf = (s: number, steps: string, pairs: string, divisor = pairs): string => {
    const { span, reversed } = uniform[s]!;
    const told = reversed ? `(${pairs} * ${span} - ${steps})` : steps;
    return `${sql.asDouble(told)} * ${double(100)} / ${sql.asDouble(`(${divisor} * ${span})`)}`;
  };

  /** A figure on its grid. */
  const grid = (value: string): string =>
    sql.asLong(`floor(${value} * ${double(POINTS_SCALE)} + ${double(0.5)})`);
  /** Whether a gap is short (0), within tolerance (1) or over (2). */
  const classed = (gap: string): string =>
    sql.asCode(
      `CASE WHEN ${gap} < ${double(-(policy.tolerance + ROUNDING))} THEN 0 WHEN ${gap} > ${double(policy.tolerance + ROUNDING)} THEN 2 ELSE 1 END`,
    );

  return {
    ...{ plan, sql, isBound, all, boundIn, scoredIn, uniform, isNested },
    scoredInAll: scoredIn.reduce((a, b) => a + b, 0),
    hasRest: hasRestIn(scheme),
    weightOf: (s: number): string => double(sections[s]!.weight),
    /** Whether one number tells which sections have a figure: it settles the sum of their weights. */
    hasPattern,
    ...{ given, pairIs, effective, isPossible, inScope, whollyPossible, mayBeUnread },
    ...{ isEnough, isEnoughIn, inTotal, meanOf, grid, classed },
    /** What holds of any code, in columns where it may. */
    anywhere: (holds: string, may: (column: CodedCriterion['delivery']) => boolean): string[] =>
      criteria.flatMap(({ position: i, delivery, expectation }) => [
        ...(may(delivery) ? [`${given(i)} ${holds}`] : []),
        ...(expectation && may(expectation) ? [`${e(i)} ${holds}`] : []),
      ]),
    /** Units (sections by their places, '' the whole) whose figures are told in points: x, y the figure, fx, fy that of all answers. */
    inPoints: [...all.filter((s) => !uniform[s] || design !== null).map(String), ''],
    /** Whether all that shares in figures depend on is in one number: which sections have one, how many pairs are in this, whether it and all are whole. */
    isGraded: (s: number): boolean => uniform[s] !== null && hasPattern && sections.length <= MOST_GRADED,
    /** Whether both codes of a pair are in one small number. */
    isPacked: ({ delivery, expectation }: CodedCriterion): boolean =>
      isBound &&
      expectation !== null &&
      [delivery, expectation].every(({ codes }) =>
        [...codes.values()].every((code) => code >= UNSEEN && code < NIBBLE + UNSEEN),
      ),
  };
}

export const isWholeScale = (answers: readonly number[]): boolean =>
  answers.every((value) => Number.isInteger(value));
