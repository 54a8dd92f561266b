// Counts of a criterion by all that is told of it: who answered alike, and left out alike, is counted once, and several rows are told
// from that.

import { type CodedCriterion, UNSEEN } from '../coding.ts';
import { oneWhere } from './expressions.ts';
import type { RowWriter } from './row.ts';
import { d, e, GRADES, IS_USED, NIBBLE, PAIRS, type Terms } from './terms.ts';

/** Sums of what a section comes to, of those who answered a criterion alike. */
export const REST_SUMS = ['rest_x', 'rest_y', 'rest_xx', 'rest_yy'] as const;

/** A query that several rows read, under a name. */
export interface Cells {
  readonly name: string;
  readonly select: string;
}

export interface CriterionCells {
  /** What stands behind FROM. */
  readonly from: string;
  /** The query of the answers. */
  readonly reads: string;
  /** The same under a name; null where `from` is all of it. */
  readonly cells: Cells | null;
}

export function cellsOf(one: CodedCriterion, terms: Terms, { grouping }: RowWriter): CriterionCells {
  const { sql, uniform, scoredIn, hasPattern, hasRest } = terms;
  const { position: i, criterion, expectation } = one;
  const { section: s, scored } = criterion;
  const isAlike = uniform[s] !== null;
  /** What is grouped by, under which name; and what is told of it above. */
  const keys: (readonly [expression: string, name: string])[] = grouping.map((name) => [name, name]);
  const told: string[] = [...grouping, 'times'];
  const key = (expression: string, name = expression) => {
    keys.push([expression, name]);
    told.push(name);
  };
  if (!terms.isPossible(one)) key(`y${s}`);
  else if (terms.isGraded(s)) {
    const grade = `grade${s}`;
    keys.push([grade, grade]);
    const [pairs, z] = [sql.bits(grade, 2, PAIRS), sql.bits(grade, 0, 1)];
    told.push(
      ...[`${z} AS z`, `${sql.bits(grade, 1, 1)} AS o`, `${pairs} AS pairs`],
      `${sql.bits(grade, Math.log2(GRADES), 2 ** scoredIn.length - 1)} AS pattern`,
      `${oneWhere(`${pairs} = ${scoredIn[s]}`)} + ${z} AS y${s}`,
    );
  } else {
    for (const name of ['o', 'z', `y${s}`, ...(hasPattern ? ['pattern'] : [`o${s}`, 'a'])]) key(name);
    if (isAlike) key(terms.inTotal(s).n, 'pairs');
    else key(`a${s}`);
  }
  if (terms.isPacked(one)) {
    keys.push([`pair${i}`, `pair${i}`]);
    const pair = `(${sql.asWhole(`pair${i}`)} + ${NIBBLE * (3 - UNSEEN)})`;
    told.push(`${sql.bits(pair, 4, NIBBLE - 1)} - ${-UNSEEN} AS ${e(i)}`);
    told.push(`${sql.bits(pair, 0, NIBBLE - 1)} - ${-UNSEEN} AS ${d(i)}`);
  } else {
    if (expectation) key(e(i));
    key(d(i));
  }
  const steps = terms.inTotal(s);
  const rest = isAlike ? [steps.se, steps.sd] : [`be${s}`, `bd${s}`, `re${s}`, `rd${s}`];
  const sums = scored && hasRest[s] ? rest : [];
  const summed = sums.map((_, k) => REST_SUMS[k]!);

  const names = keys.map(([expression, name]) => (expression === name ? name : `${expression} AS ${name}`));
  const timesAndSums = ['count(*) AS times', ...sums.map((one, k) => `sum(${one}) AS ${summed[k]}`)];
  const reads = `SELECT ${[...names, ...timesAndSums].join(', ')} FROM answers WHERE ${IS_USED} GROUP BY ${keys.map(([expression]) => expression).join(', ')}`;
  const select = `SELECT ${[...told, ...summed].join(', ')} FROM (${reads}) AS alike`;
  if (sql.keeping !== null) return { from: `(${select}) AS cells`, reads, cells: null };
  return { from: `cells${i}`, reads, cells: { name: `cells${i}`, select } };
}
