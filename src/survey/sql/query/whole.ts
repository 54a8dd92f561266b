// What the whole comes to, and what becomes of the row; then all figures on their grid.

import { COARSE, FINE } from '../../../core/tally/tally.ts';
import { UNSEEN } from '../coding.ts';
import { type AnswerLayers, TOTAL_ROW } from './answers.ts';
import { anyOf, plus } from './expressions.ts';
import { type Made, made } from './layer.ts';
import { d, e, GRADES, NIBBLE, p, type Terms } from './terms.ts';

/** The name of rows with a text that was not there when texts were asked for. */
export const UNSEEN_ROW = 'unseen';

export interface WholeLayers {
  readonly layers: readonly Made[];
  /** What may become of a row, by its state. */
  readonly states: readonly string[];
}

export function wholeLayers(terms: Terms, answers: AnswerLayers): WholeLayers {
  const states = [...answers.states];
  return {
    layers: [
      made('weighed', 'Of the whole: sections by their weights, or criteria by theirs.', weighed(terms)),
      made(
        'judged',
        'Of the whole: means in points; and what becomes of the row (0: it is used).',
        judged(terms, answers, states),
      ),
      made(
        'rounded',
        'Points on their grid of 2^-40; whether a gap is short (0), within tolerance (1) or over (2).',
        rounded(terms),
      ),
    ],
    states,
  };
}

function weighed({ sql, all, isNested, uniform, scoredInAll, hasPattern, weightOf }: Terms) {
  const columns = new Map<string, string>();
  const zero = sql.double(0);
  const countsFor = (s: number) => (isNested ? `o${s} * ${weightOf(s)}` : `a${s}`);
  const couldCount = (s: number) => (isNested ? `${sql.flag(`c${s} <> 0`)} * ${weightOf(s)}` : `c${s}`);
  columns.set('c', plus(all.map(couldCount), zero));
  for (const s of all) columns.set(`u${s}`, countsFor(s));
  columns.set('a', plus(all.map(countsFor), zero));
  columns.set('many', plus(all.map((s) => `n${s}`)));
  if (hasPattern) columns.set('pattern', plus(all.map((s) => `${sql.asWhole(`o${s}`)} * ${2 ** s}`)));
  // Asked for only of who left nothing out.
  for (const m of ['e', 'd']) {
    const sums = all.map((s) => (uniform[s] ? `m${m}${s} * n${s}` : `s${m}${s}`));
    columns.set(`f${m}`, `(${plus(sums, zero)}) / ${sql.asDouble(String(Math.max(1, scoredInAll)))}`);
  }
  return columns;
}

function judged(terms: Terms, answers: AnswerLayers, states: string[]) {
  const { sql, all, scoredInAll } = terms;
  const columns = new Map<string, string>();
  const zero = sql.double(0);
  columns.set('o', sql.flag(terms.isEnough('a', 'c')));
  columns.set('z', sql.flag(scoredInAll > 0 ? `many = ${scoredInAll}` : '1 = 0'));
  for (const m of ['e', 'd']) {
    const parts = all.map((s) => `u${s} * m${m}${s}`);
    columns.set(`m${m}`, `CASE WHEN a > 0 THEN (${plus(parts, zero)}) / a ELSE ${zero} END`);
  }
  columns.set('state', stateOf(terms, answers, states));
  return columns;
}

/** What becomes of a row; the names of it are put behind those that are known. */
function stateOf({ plan, sql, all, uniform }: Terms, answers: AnswerLayers, states: string[]): string {
  const { isAnything, isAnyUnread, isAgain, isSum, mayBeUnseen } = answers;
  const { design, criteria } = plan;
  const some = criteria.flatMap(({ position: i, criterion }) =>
    criterion.scored ? (uniform[criterion.section] ? [] : [`${p(i)} = 1`]) : [`${d(i)} >= 0`],
  );
  const isPaired = anyOf([...all.filter((s) => uniform[s]).map((s) => `t${s} > 0`), ...some]);
  const unfit = [
    ...(design?.weight
      ? [['unreadable-weight', 'odd_weight = 1'] as const, ['no-weight', 'no_weight = 1'] as const]
      : []),
    ...(design?.cluster ? [['no-cluster', 'no_cluster = 1'] as const] : []),
    ...(design?.strata ? [['no-stratum', 'no_stratum = 1'] as const] : []),
  ];
  const codeOf = (reason: string): number => states.push(reason) - 1;
  const became = (reason: string, holds: string) => `WHEN ${holds} THEN ${codeOf(reason)}`;
  // What nearly all rows are comes first, so that the rest is asked of few.
  return sql.asCode(
    `CASE ${[
      'WHEN out > 0 THEN out',
      ...(mayBeUnseen ? [became(UNSEEN_ROW, 'unseen = 1')] : []),
      ...(isAgain ? [became('duplicate', isAgain)] : []),
      ...(isSum ? [became(TOTAL_ROW, isSum)] : []),
      ...(unfit.length === 0 ? [`WHEN ${isPaired} THEN 0`] : []),
      `WHEN NOT (${isAnything}) THEN CASE ${became('unreadable-answer', isAnyUnread)} ELSE ${codeOf('no-answers')} END`,
      ...unfit.map(([reason, holds]) => became(reason, holds)),
      ...(unfit.length === 0 ? [] : [`WHEN ${isPaired} THEN 0`]),
    ].join(' ')} ELSE ${codeOf('no-pairs')} END`,
  );
}

function rounded(terms: Terms) {
  const { plan, sql, all, uniform, scoredIn, inPoints, hasRest, grid } = terms;
  const columns = new Map<string, string>();
  const zero = sql.double(0);
  const sides = ['e', 'd'] as const;
  for (const unit of inPoints) {
    columns.set(`qx${unit}`, grid(`me${unit}`));
    columns.set(`qy${unit}`, grid(`md${unit}`));
    if (unit !== '' && uniform[Number(unit)]) continue;
    for (const m of sides) {
      const mean =
        unit === '' ? `f${m}` : `CASE WHEN n${unit} > 0 THEN s${m}${unit} / n${unit} ELSE ${zero} END`;
      columns.set(`${m === 'e' ? 'fx' : 'fy'}${unit}`, grid(mean));
    }
  }
  // Of sections whose criteria differ, the mean of all answers in two parts, each a whole number.
  for (const s of all.filter((one) => hasRest[one] && !uniform[one]))
    for (const m of sides) {
      const mean = `(s${m}${s} / n${s})`;
      const coarse = `floor(${mean} * ${sql.double(COARSE)})`;
      const fine = `floor((${mean} - ${coarse} / ${sql.double(COARSE)}) * ${sql.double(FINE)} + ${sql.double(0.5)})`;
      // What is divided by nothing must not be made a whole number, though nobody asks for it.
      const whole = (value: string) => sql.asLong(`CASE WHEN z${s} = 1 THEN ${value} ELSE ${zero} END`);
      columns.set(`b${m}${s}`, whole(coarse));
      columns.set(`r${m}${s}`, whole(fine));
    }
  for (const s of all)
    columns.set(
      `y${s}`,
      sql.asCode(scoredIn[s]! > 0 ? `z${s} + z` : `CASE WHEN z = 1 THEN 2 ELSE z${s} END`),
    );
  for (const unit of inPoints) columns.set(`v${unit}`, terms.classed(`(md${unit} - me${unit})`));
  for (const s of all.filter(terms.isGraded))
    columns.set(`grade${s}`, `(pattern * ${GRADES} + o * 2 + z) + ${sql.asWhole(`n${s}`)} * 4`);
  for (const { position: i } of plan.criteria.filter(terms.isPacked))
    columns.set(`pair${i}`, sql.asCode(`(${e(i)} - 3) * ${NIBBLE} + (${d(i)} - ${UNSEEN})`));
  return columns;
}
