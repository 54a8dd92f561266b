// The first steps: what was answered, what of it counts, and which criteria have a pair.

import { type CodedCriterion, NOT_SHOWN, UNSEEN } from '../coding.ts';
import { anyOf, oneWhere } from './expressions.ts';
import { type Made, made } from './layer.ts';
import type { Source } from './source.ts';
import { d, e, IS_UNREAD, isWholeScale, p, type Terms } from './terms.ts';

export const USED = 'used';
export const TOTAL_ROW = 'total-row';

export interface AnswerLayers {
  readonly layers: readonly Made[];
  /** What may become of a row, as far as it is known without its answers: the first is that it is used. */
  readonly states: readonly string[];
  /** Which rows of the source are looked at at all. */
  readonly conditions: readonly string[];
  /** What conditions hide, by position. */
  readonly hides: ReadonlyMap<number, string>;
  readonly isAnything: string;
  readonly isAnyUnread: string;
  /** Whether a respondent counts already, or a row sums others up; null where none does. */
  readonly isAgain: string | null;
  readonly isSum: string | null;
  /** Whether a row may have a text that was not there when texts were asked for: where no transaction keeps it out. */
  readonly mayBeUnseen: boolean;
}

export function answerLayers(terms: Terms, source: Source, where: string | null): AnswerLayers {
  const { plan, sql, isBound, anywhere, mayBeUnread } = terms;
  const { columns, states, hides } = codedColumns(terms, source);
  const conditions = [where, plan.only ? source.isOneOf(plan.only.column, plan.only.texts) : null].filter(
    (one) => one !== null,
  );
  const isAnything = anyOf(
    plan.criteria.flatMap(({ position: i, delivery, expectation }) => [
      ...(delivery.hasAnswers ? [`${terms.given(i)} >= 0`] : []),
      ...(expectation?.hasAnswers ? [`${e(i)} >= 0`] : []),
    ]),
  );
  const isAnyUnread = anyOf(anywhere(IS_UNREAD, mayBeUnread));
  const mayBeUnseen = isBound && sql.keeping !== null;
  const { once, totals } = plan;

  const shown = new Map<string, string>();
  for (const [i, held] of hides) shown.set(d(i), `CASE WHEN ${held} THEN s${i} ELSE ${NOT_SHOWN} END`);
  shown.set('said', oneWhere(isAnything));
  if (mayBeUnseen) shown.set('unseen', oneWhere(anyOf(anywhere(`= ${UNSEEN}`, () => true))));
  if (once)
    shown.set(
      'again',
      `row_number() OVER (PARTITION BY respondent, CASE WHEN out = 0 THEN 0 ELSE 1 END ORDER BY place ${once.keep === 'first' ? 'ASC' : 'DESC'})`,
    );

  const isAgain = once ? `respondent <> '' AND again > 1` : null;
  const isSum = totals && !totals.areAll ? `sums = 1 AND (${isAnyUnread})` : null;
  const isEarly = ['out > 0', ...[isAgain, isSum].flatMap((one) => (one === null ? [] : [`(${one})`]))];
  return {
    layers: [
      made(
        'coded',
        'Each text as the place of an answer among those of its criterion; below 0 what is no answer: −1 not shown, −2 skipped, −3 do not know, −4 not applicable, −100 cannot be read.',
        columns,
      ),
      made('shown', 'What conditions hide counts as not shown; whether anything was said.', shown),
      made('paired', 'Which criteria have a pair, of expectation and delivery.', pairs(terms, isEarly)),
    ],
    ...{ states, conditions, hides, isAnything, isAnyUnread, isAgain, isSum, mayBeUnseen },
  };
}

/** What is read of the source: groups, answers, and whatever says how a row is to be taken. */
function codedColumns({ plan, sql, given }: Terms, source: Source) {
  const columns = new Map<string, string>();
  const flag = (column: { readonly column: Parameters<Source['isOneOf']>[0] }, texts: readonly string[]) =>
    sql.flag(source.isOneOf(column.column, texts));
  plan.by.forEach(({ column, codes }, k) => {
    columns.set(`g${k}`, codes ? source.matched(column, codes, -1) : source.text(column));
  });
  for (const { position: i, delivery, expectation, announced } of plan.criteria) {
    columns.set(given(i), source.coded(delivery));
    if (expectation) columns.set(e(i), source.coded(expectation));
    if (announced) columns.set(`told${i}`, source.coded(announced));
  }
  for (const { position, coded } of plan.importance) columns.set(`i${position}`, source.coded(coded));

  const states = [USED];
  const stateOf = (reason: string): number => states.push(reason) - 1;
  const { totals, design, once, unfinished } = plan;
  const isTotal = anyOf(
    (totals?.said ?? []).map(
      ({ column, before, texts }) =>
        `(${[source.isOneOf(column, texts), ...before.map((one) => `${sql.trimmed(source.text(one))} = ''`)].join(' AND ')})`,
    ),
  );
  const drops = [
    ...(totals?.areAll ? [`WHEN ${isTotal} THEN ${stateOf(TOTAL_ROW)}`] : []),
    ...plan.drop.map(
      ({ column, texts, reason }) => `WHEN ${source.isOneOf(column, texts)} THEN ${stateOf(reason)}`,
    ),
  ];
  if (totals && !totals.areAll) columns.set('sums', oneWhere(isTotal));
  columns.set('out', drops.length > 0 ? `CASE ${drops.join(' ')} ELSE 0 END` : '0');

  if (design?.weight) {
    columns.set('own_weight', source.text(design.weight.column));
    columns.set('no_weight', flag(design.weight, design.weight.none));
    columns.set('odd_weight', flag(design.weight, design.weight.unread));
  }
  if (design?.cluster) {
    columns.set('own_cluster', source.text(design.cluster.column));
    columns.set('no_cluster', flag(design.cluster, design.cluster.none));
  }
  if (design?.strata) {
    columns.set('own_stratum', source.text(design.strata.column));
    columns.set('no_stratum', flag(design.strata, design.strata.none));
  }
  if (once) {
    columns.set('respondent', sql.trimmed(source.text(once.column)));
    columns.set('place', source.cell({ header: once.order }));
  }
  if (unfinished) {
    const places = new Map(unfinished.texts.map((one, place) => [one, place]));
    columns.set('unfinished', source.matched(unfinished.column, places, -1));
  }

  const hides = new Map<number, string>();
  for (const [i, conditions] of plan.when) {
    const held = conditions.map((one, k) => {
      if ('column' in one) {
        columns.set(`w${i}_${k}`, flag(one, one.texts));
        return `w${i}_${k} = 1`;
      }
      return one.codes.length === 0 ? '1 = 0' : `${given(one.position)} IN (${one.codes.join(', ')})`;
    });
    hides.set(i, held.join(' AND '));
  }
  return { columns, states, hides };
}

/** Whether the row is one to be read at all, which criteria have a pair, and its points where a section needs them. */
function pairs({ plan, sql, all, boundIn, uniform, ...terms }: Terms, isEarly: readonly string[]) {
  const { pairIs, effective, isPossible } = terms;
  const columns = new Map([['early', oneWhere(anyOf(isEarly))]]);
  for (const one of plan.criteria) columns.set(p(one.position), sql.flag(pairIs(one)));
  /** Points of the code in an expression: of a scale in whole steps by its formula, of others from a list. */
  function pointsOf({ answers, criterion: { answer, kind } }: CodedCriterion, code: string): string {
    const scale = kind.scale(answer);
    if (scale && isWholeScale(answers)) {
      const { min, max, step, reversed } = scale;
      const above = `${sql.asDouble(`(${code})`)} * ${sql.double(step)}`;
      return `${reversed ? `(${sql.double(max - min)} - ${above})` : above} * ${sql.double(100)} / ${sql.double(max - min)}`;
    }
    const points = answers.map((value) => kind.points(value, answer));
    return sql.at(points, `(${code})`);
  }
  for (const s of all.filter((one) => !uniform[one]))
    for (const one of boundIn[s]!.filter(isPossible)) {
      const worth = (code: string) =>
        `CASE WHEN ${pairIs(one)} THEN ${pointsOf(one, code)} ELSE ${sql.double(0)} END`;
      columns.set(`pe${one.position}`, worth(effective(one)));
      columns.set(`pd${one.position}`, worth(d(one.position)));
    }
  return columns;
}
