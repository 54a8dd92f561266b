// Rows of a criterion: its answers, what was announced of them, and what it adds to the gaps of its section and of the whole.

import type { CodedCriterion } from '../coding.ts';
import { type CriterionCells, REST_SUMS } from './cells.ts';
import { plus } from './expressions.ts';
import { type Row, type RowWriter, reading } from './row.ts';
import { d, e, IS_USED, isWholeScale, type Terms } from './terms.ts';

export function answerRows(
  one: CodedCriterion,
  { from, reads }: CriterionCells,
  { sql, hasRest, uniform }: Terms,
  { row, groupedBy, sum, n, ungrouped }: RowWriter,
): readonly Row[] {
  const { position: i, criterion, expectation, announced } = one;
  const { section: s, scored, id } = criterion;
  const asked = expectation ? [e(i)] : [];
  const told = { expectation: expectation ? sql.told(e(i)) : sql.text('-1'), delivery: sql.told(d(i)) };
  const sums = uniform[s] ? ['x', 'y'] : ['x', 'y', 'xx', 'yy'];
  const ofRest = scored && hasRest[s] ? sums.map((name, k) => [name, sum(REST_SUMS[k]!)]) : [];
  const answers = row('answer', id, {
    ...{ ...told, answered: sql.told(`y${s}`), n: sum('times') },
    ...Object.fromEntries(ofRest),
  });
  const rows: Row[] = [{ select: `${answers} FROM ${from}${groupedBy(...asked, d(i), `y${s}`)}`, reads }];
  if (announced)
    rows.push(
      reading(
        `${row('told', id, { ...ungrouped, ...told, answered: sql.told(`told${i}`), n })} FROM answers WHERE ${IS_USED} AND ${d(i)} >= 0 AND told${i} >= 0 GROUP BY ${[...asked, d(i), `told${i}`].join(', ')}`,
      ),
    );
  return rows;
}

/** Of those who left something out, each a share of the gap by weights; of all others it is told by their answers. */
export function contributionRow(
  one: CodedCriterion,
  { from, reads }: CriterionCells,
  terms: Terms,
  { row, grouping, groupedBy, sum }: RowWriter,
): Row {
  const { sql, grid } = terms;
  const { whole, own } = sharesOf(one, terms);
  const shares = `SELECT ${[...grouping, 'times', `${whole} AS whole_share`, `${own} AS own_share`, `${gapOf(one, terms)} AS gap`].join(', ')} FROM ${from} WHERE z = 0 AND ${terms.pairIs(one)}`;
  const onGrid = [
    `${grid('(whole_share * gap)')} AS whole_points`,
    `${grid('whole_share')} AS whole_part`,
    `${grid('(own_share * gap)')} AS own_points`,
    `${grid('own_share')} AS own_part`,
  ];
  const contributions = `SELECT ${[...grouping, 'times', ...onGrid].join(', ')} FROM (${shares}) AS shares`;
  const told = row('contribution', one.criterion.id, {
    n: sum('times'),
    x: sql.totalOfProducts('times', 'whole_points'),
    y: sql.totalOfProducts('times', 'whole_part'),
    xx: sql.totalOfProducts('times', 'own_points'),
    yy: sql.totalOfProducts('times', 'own_part'),
  });
  return { select: `${told} FROM (${contributions}) AS contributions${groupedBy()}`, reads };
}

/** How much of the whole, and of its section, a criterion is. */
function sharesOf({ criterion: { section: s, weight } }: CodedCriterion, terms: Terms) {
  const { sql, all, uniform, hasPattern, isNested, weightOf } = terms;
  const { double } = sql;
  const line = uniform[s];
  const weightIn = line ? `(${sql.asDouble('pairs')} * ${double(line.weight)})` : `a${s}`;
  const bit = (k: number) => sql.bits('pattern', k, 1);
  const has = hasPattern ? `${bit(s)} = 1` : `o${s} = 1`;
  const weights = all.map((k) => `${bit(k)} * ${weightOf(k)}`);
  const weightOfAll = hasPattern ? `(${plus(weights, double(0))})` : 'a';
  const own = `${double(weight)} / ${weightIn}`;
  return {
    own: `CASE WHEN ${has} THEN ${own} ELSE ${double(0)} END`,
    whole: isNested
      ? `CASE WHEN o = 1 AND ${has} THEN (${weightOf(s)} / ${weightOfAll}) * (${own}) ELSE ${double(0)} END`
      : `CASE WHEN o = 1 THEN ${double(weight)} / a ELSE ${double(0)} END`,
  };
}

/** Points by which delivery lies above expectation. */
function gapOf(one: CodedCriterion, { sql, effective }: Terms): string {
  const { position: i, criterion, answers } = one;
  const { kind, answer } = criterion;
  const { double } = sql;
  const [from, to] = [effective(one), d(i)];
  const scale = kind.scale(answer);
  if (!scale) {
    const points = answers.map((value) => kind.points(value, answer));
    return `(${sql.at(points, to)} - ${sql.at(points, from)})`;
  }
  const [low, high] = scale.reversed ? [to, from] : [from, to];
  const span = double(scale.max - scale.min);
  return isWholeScale(answers)
    ? `(${sql.asDouble(`((${high}) - (${low}))`)} * ${double(scale.step * 100)} / ${span})`
    : `((${sql.at(answers, high)} - ${sql.at(answers, low)}) * ${double(100)} / ${span})`;
}
