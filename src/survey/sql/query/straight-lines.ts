// Whether a respondent gave one rating throughout: as many times their squares as the square of their sum, in ranks that are the same
// for the same rating.

import { STRAIGHT_LINE_RATINGS } from '../../../core/tally/tally.ts';
import type { CodedCriterion } from '../coding.ts';
import { oneWhere, plus } from './expressions.ts';
import { d, e, type Terms } from './terms.ts';

/** Of expectations (le) and of deliveries (ld). */
export function straightLines({ plan, sql, pairIs, isPossible }: Terms): readonly [string, string][] {
  const rated = plan.criteria.filter(({ criterion: { answer, kind } }) => kind.scale(answer));
  const ranks = [...new Set(rated.flatMap(({ answers }) => answers))].sort((a, b) => a - b);

  function rank({ answers }: CodedCriterion, code: string): string {
    if (answers.every((value, k) => ranks[k] === value)) return code;
    const first = ranks.indexOf(answers[0]!);
    if (answers.every((value, k) => ranks[k + first] === value)) return `(${sql.asWhole(code)} + ${first})`;
    const places = answers.map((value) => ranks.indexOf(value));
    return `CASE WHEN ${code} >= 0 THEN ${sql.asWhole(sql.at(places, code))} ELSE 0 END`;
  }

  function isLine(side: 'e' | 'd'): string {
    const of =
      side === 'd' ? rated.filter(isPossible) : rated.filter(({ expectation }) => expectation !== null);
    if (of.length < STRAIGHT_LINE_RATINGS) return sql.asCode('0');
    const given = of.map((one) => {
      const i = one.position;
      const isAsked = side === 'd' || one.filled === null ? '' : ` AND ${e(i)} >= 0`;
      const codes = [d(i), ...(side === 'e' || one.filled === null ? [e(i)] : [])];
      return { is: sql.flag(pairIs(one) + isAsked), codes, rating: rank(one, `${side}${i}`) };
    });
    const count = plus(given.map(({ is }) => is));
    const sum = plus(given.map(({ is, rating }) => `${sql.asLong(is)} * ${rating}`));
    const squares = plus(given.map(({ is, rating }) => `${sql.asLong(is)} * ${rating} * ${rating}`));
    // Nearly all have two neighbours that differ: the rest need not be looked at.
    const neighbours = given.slice(1).map((other, k) => {
      const one = given[k]!;
      const isEither = [...one.codes, ...other.codes].reduce((a, b) => sql.either(a, b));
      return `(${one.rating} = ${other.rating} OR ${isEither} < 0)`;
    });
    const isOne = `${count} >= ${STRAIGHT_LINE_RATINGS} AND (${count}) * (${squares}) = (${sum}) * (${sum})`;
    return sql.asCode(`CASE WHEN ${neighbours.join(' AND ')} THEN ${oneWhere(isOne)} ELSE 0 END`);
  }
  return [
    ['le', isLine('e')],
    ['ld', isLine('d')],
  ];
}
