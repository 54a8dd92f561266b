// The tally as SQL: what the header of core/tally/tally.ts says in words, as queries. Rows are first made into answers (codes, by
// coding.ts), then reckoned with, layer upon layer, in the order of operations of reckoning.ts: engines keep IEEE 754 for a single
// operation, so that a figure has the same bits here and there. It is rounded once to its grid; all sums are of whole numbers.

import type { Param, SqlDialect } from '../../core/sql/dialect.ts';
import type { Scheme } from '../../core/standard/scheme.ts';
import { POINTS_SCALE } from '../../core/tally/exact.ts';
import { COARSE, FINE, hasRestIn, isShare, ROUNDING, STRAIGHT_LINE_RATINGS } from '../../core/tally/tally.ts';
import { E_STEP, uniformSection } from '../../core/tally/uniform.ts';
import type { Column } from '../dialects/dialect.ts';
import type { CodedColumn, CodedCriterion } from './coding.ts';
import { NOT_APPLICABLE, NOT_SHOWN, UNREAD, UNSEEN } from './coding.ts';

/** What a query is made from. */
export interface QueryPlan {
  readonly scheme: Scheme;
  readonly criteria: readonly CodedCriterion[];
  /** Grouping columns: texts as they stand, or by their codes. */
  readonly by: readonly { readonly column: Column; readonly codes: ReadonlyMap<string, number> | null }[];
  /** Rows that are not used, by texts of a column; the first that holds is the reason. */
  readonly drop: readonly {
    readonly column: Column;
    readonly texts: readonly string[];
    readonly reason: string;
  }[];
  /** Only rows whose column has one of these texts are looked at. */
  readonly only: { readonly column: Column; readonly texts: readonly string[] } | null;
  /** What `when` asks of a criterion, by its position: all of it. */
  readonly when: ReadonlyMap<number, readonly When[]>;
  readonly design: Design | null;
  /** Where a respondent counts once: the order of rows, and whether the first or the last of them counts. */
  readonly once: { readonly column: Column; readonly order: string; readonly keep: 'first' | 'last' } | null;
  readonly importance: readonly { readonly position: number; readonly coded: CodedColumn }[];
  /** Rows that sum others up, where there may be some. */
  readonly totals: TotalRows | null;
  /** Texts that say of a response that it was not finished, by their places. */
  readonly unfinished: { readonly column: Column; readonly texts: readonly string[] } | null;
  /** Whether a column holds whole numbers, which are compared as such. */
  isWhole(column: Column): boolean;
}

/** One of these columns says so by one of these texts, and nothing stands before it. */
export interface TotalRows {
  readonly said: readonly {
    readonly column: Column;
    readonly before: readonly Column[];
    readonly texts: readonly string[];
  }[];
  /** Whether all of them are: else only those whose answers cannot be read. */
  readonly areAll: boolean;
}

/** A column has one of these texts; or an earlier criterion was answered so. */
export type When =
  | { readonly column: Column; readonly texts: readonly string[] }
  | { readonly position: number; readonly codes: readonly number[] };

export interface Design {
  readonly weight: {
    readonly column: Column;
    readonly none: readonly string[];
    readonly unread: readonly string[];
  } | null;
  readonly cluster: { readonly column: Column; readonly none: readonly string[] } | null;
  readonly strata: { readonly column: Column; readonly none: readonly string[] } | null;
}

export interface Query {
  /** From the rows of the source to one row a respondent, the last of them. */
  readonly layers: readonly Layer[];
  /** Counts that several rows are told from. */
  readonly cells: readonly Cells[];
  /** Rows of counts, each a SELECT `FROM answers` or from cells. */
  readonly counts: readonly string[];
  readonly params: readonly Param[];
}

interface Cells {
  readonly name: string;
  readonly select: string;
}

export interface Layer {
  readonly name: string;
  readonly comment: string;
  readonly columns: readonly string[];
  /** The source of the first; null of others, which read the one before. */
  readonly from: string | null;
}

/** Columns of the rows that come out, all of them text; between them those of the groups. */
export const LEADING = ['kind', 'of'] as const;
export const TRAILING = [
  ...['weight', 'cluster', 'stratum', 'expectation', 'delivery', 'answered'],
  ...['n', 'short', 'over', 'x', 'y', 'xx', 'yy', 'xy'],
] as const;

/** Each text is compared with in turn; more of them are looked up. */
export const FEW = 64;

/** As many codes as a pair has room for on each side, from UNSEEN on. */
const NIBBLE = 16;
/** Above the pairs of a section, and whether it and all are whole, the pattern of sections. */
const GRADES = 2 ** 8;
const MOST_GRADED = 22;

/** Of a section whose criteria are alike one number holds the steps of D, those of E above them, and above these how many pairs there are. */
const E_BITS = Math.log2(E_STEP);
const PAIR_BITS = 2 * E_BITS;
const PAIR = 2 ** PAIR_BITS;
/** The most pairs of such a section. */
const PAIRS = 63;

export const USED = 'used';

/** `from` is the SQL of the source; `where` a condition on it. `isBound`: texts go beside the SQL, where the dialect can. */
export function queryOf(
  plan: QueryPlan,
  sql: SqlDialect,
  from: string,
  where: string | null,
  isBound: boolean,
  /** What the counts are of, as a row before them; null where nobody has to be told. */
  about: string | null = null,
  /** Other names of columns, under which `from` has them. */
  names: ReadonlyMap<string, string> = new Map(),
): Query {
  const { scheme, criteria } = plan;
  const { sections, policy, standard } = scheme;
  const params: Param[] = [];
  const bind = <T extends Param>(value: T, literal: (value: T) => string): string =>
    isBound && sql.placeholder ? sql.placeholder(params.push(value), value) : literal(value);
  const text = (value: string) => bind(value, sql.text);
  const double = sql.double;
  const joins: string[] = [];
  const headers = new Set<string>();
  const cell = ({ header }: Pick<Column, 'header'>): string => {
    headers.add(header);
    return `source.${sql.identifier(names.get(header) ?? header)}`;
  };
  const isOneOf = (column: Column, texts: readonly string[]): string =>
    texts.length === 0
      ? '1 = 0'
      : texts.length <= FEW
        ? `${sql.asText(cell(column))} IN (${texts.map(text).join(', ')})`
        : `${looked(column, new Map(texts.map((one) => [one, 1])), 0)} = 1`;

  function looked(column: Column, codes: ReadonlyMap<string, number>, missing: number): string {
    const { code, join } = sql.lookup(
      sql.asText(cell(column)),
      `texts_${joins.length}`,
      bind([...codes.keys()], sql.texts),
      bind([...codes.values()], sql.wholes),
      missing,
    );
    if (join !== '') joins.push(join);
    return code;
  }

  /** The code of what stands in a column; `missing` is that of texts that are not known. */
  function coded({ column, codes }: CodedColumn): string {
    const isSmall = [...codes.values()].every((code) => Math.abs(code) < 128);
    const asCode = isSmall ? sql.asCode : sql.asWhole;
    const whole = plan.isWhole(column) ? wholeCode(column, codes) : null;
    if (whole) return asCode(whole);
    return matched(column, codes, isBound ? UNSEEN : UNREAD, asCode);
  }

  function matched(
    column: Column,
    codes: ReadonlyMap<string, number>,
    missing: number,
    asCode: (expression: string) => string,
  ): string {
    if (codes.size > FEW) return sql.asWhole(looked(column, codes, missing));
    // What others are to read and to change for their engine keeps to CASE.
    if (sql.few && isBound) {
      const [texts, wholes] = [bind([...codes.keys()], sql.texts), bind([...codes.values()], sql.wholes)];
      return asCode(sql.few(cell(column), texts, wholes, codes.get('') ?? missing, missing));
    }
    const cases = [...codes].map(([one, code]) => `WHEN ${text(one)} THEN ${code}`);
    return asCode(`CASE ${sql.asText(cell(column))} ${cases.join(' ')} ELSE ${missing} END`);
  }

  /** Whole numbers of which nearly all are codes moved by so and so much. */
  function wholeCode(column: Column, codes: ReadonlyMap<string, number>): string | null {
    const numbers = [...codes].filter(([one]) => one !== '');
    if (!numbers.every(([one]) => /^-?\d{1,9}$/.test(one))) return null;
    const offsets = new Set(numbers.flatMap(([one, code]) => (code >= 0 ? [Number(one) - code] : [])));
    if (offsets.size !== 1) return null;
    const [offset] = offsets;
    const others = numbers.filter(([, code]) => code < 0);
    // Narrow numbers are quicker to reckon with.
    const isSmall = numbers.every(([one]) => Math.abs(Number(one)) < 100);
    const own = isSmall ? sql.asCode(cell(column)) : cell(column);
    const moved = offset === 0 ? own : `${own} - ${offset}`;
    const cases = others.map(([one, code]) => `WHEN ${one} THEN ${code}`);
    const number = others.length === 0 ? moved : `CASE ${own} ${cases.join(' ')} ELSE ${moved} END`;
    return codes.has('') ? `coalesce(${number}, ${codes.get('')})` : number;
  }

  // —— Layers: each has the columns of the one below it, and some more.
  const layers: Map<string, string>[] = [];
  const named: { readonly name: string; readonly comment: string }[] = [];
  const layer = (name: string, comment: string) => {
    const columns = new Map<string, string>();
    layers.push(columns);
    named.push({ name, comment });
    return columns;
  };

  // What was answered.
  const read = layer(
    'coded',
    'Each text as the place of an answer among those of its criterion; below 0 what is no answer: −1 not shown, −2 skipped, −3 do not know, −4 not applicable, −100 cannot be read.',
  );
  plan.by.forEach(({ column, codes }, k) => {
    read.set(`g${k}`, codes ? matched(column, codes, -1, sql.asWhole) : sql.asText(cell(column)));
  });
  const d = (i: number) => `d${i}`;
  const e = (i: number) => `e${i}`;
  const p = (i: number) => `p${i}`;
  for (const { position: i, delivery, expectation, announced } of criteria) {
    read.set(plan.when.has(i) ? `s${i}` : d(i), coded(delivery));
    if (expectation) read.set(e(i), coded(expectation));
    if (announced) read.set(`told${i}`, coded(announced));
  }
  for (const { position, coded: rated } of plan.importance) read.set(`i${position}`, coded(rated));
  const states = [USED];
  const stateOf = (reason: string): number => states.push(reason) - 1;
  const { totals } = plan;
  const isTotal = anyOf(
    (totals?.said ?? []).map(
      ({ column, before, texts }) =>
        `(${[isOneOf(column, texts), ...before.map((one) => `${sql.trimmed(sql.asText(cell(one)))} = ''`)].join(' AND ')})`,
    ),
  );
  const drops = [
    ...(totals?.areAll ? [`WHEN ${isTotal} THEN ${stateOf(TOTAL_ROW)}`] : []),
    ...plan.drop.map(({ column, texts, reason }) => `WHEN ${isOneOf(column, texts)} THEN ${stateOf(reason)}`),
  ];
  if (totals && !totals.areAll) read.set('sums', oneWhere(isTotal));
  read.set('out', drops.length > 0 ? `CASE ${drops.join(' ')} ELSE 0 END` : '0');
  const { design } = plan;
  if (design) {
    const { weight, cluster, strata } = design;
    if (weight) {
      read.set('own_weight', sql.asText(cell(weight.column)));
      read.set('no_weight', sql.flag(isOneOf(weight.column, weight.none)));
      read.set('odd_weight', sql.flag(isOneOf(weight.column, weight.unread)));
    }
    if (cluster) {
      read.set('own_cluster', sql.asText(cell(cluster.column)));
      read.set('no_cluster', sql.flag(isOneOf(cluster.column, cluster.none)));
    }
    if (strata) {
      read.set('own_stratum', sql.asText(cell(strata.column)));
      read.set('no_stratum', sql.flag(isOneOf(strata.column, strata.none)));
    }
  }
  const { once } = plan;
  if (once) {
    read.set('respondent', `${sql.trimmed(sql.asText(cell(once.column)))}`);
    read.set('place', cell({ header: once.order }));
  }
  if (plan.unfinished) {
    const { column, texts } = plan.unfinished;
    const places = new Map(texts.map((one, place) => [one, place]));
    read.set('unfinished', matched(column, places, -1, sql.asWhole));
  }
  const hides: (readonly [number, string])[] = [];
  for (const [i, conditions] of plan.when) {
    const held = conditions.map((one, k) => {
      if ('column' in one) {
        read.set(`w${i}_${k}`, sql.flag(isOneOf(one.column, one.texts)));
        return `w${i}_${k} = 1`;
      }
      const earlier = plan.when.has(one.position) ? `s${one.position}` : d(one.position);
      return one.codes.length === 0 ? '1 = 0' : `${earlier} IN (${one.codes.join(', ')})`;
    });
    hides.push([i, held.join(' AND ')]);
  }
  const conditions = [where, plan.only ? isOneOf(plan.only.column, plan.only.texts) : null].filter(
    (one) => one !== null,
  );

  // What of it counts.
  const shown = layer('shown', 'What conditions hide counts as not shown; whether anything was said.');
  for (const [i, held] of hides) shown.set(d(i), `CASE WHEN ${held} THEN s${i} ELSE ${NOT_SHOWN} END`);
  const said = criteria.flatMap(({ position: i, delivery, expectation }) => [
    ...(delivery.hasAnswers ? [`${plan.when.has(i) ? `s${i}` : d(i)} >= 0`] : []),
    ...(expectation?.hasAnswers ? [`${e(i)} >= 0`] : []),
  ]);
  const isAnything = anyOf(said);
  shown.set('said', oneWhere(isAnything));
  /** What holds of any code, in columns where it may. */
  const anywhere = (holds: string, may: (column: CodedColumn) => boolean) =>
    criteria.flatMap(({ position: i, delivery, expectation }) => [
      ...(may(delivery) || !isBound ? [`${plan.when.has(i) ? `s${i}` : d(i)} ${holds}`] : []),
      ...(expectation && (may(expectation) || !isBound) ? [`${e(i)} ${holds}`] : []),
    ]);
  const isUnread = `<= ${UNREAD}`;
  const isAnyUnread = anyOf(anywhere(isUnread, ({ hasUnread }) => hasUnread));
  const mayBeUnseen = isBound && sql.keeping !== null;
  if (mayBeUnseen) shown.set('unseen', oneWhere(anyOf(anywhere(`= ${UNSEEN}`, () => true))));
  if (once)
    shown.set(
      'again',
      `row_number() OVER (PARTITION BY respondent, CASE WHEN out = 0 THEN 0 ELSE 1 END ORDER BY place ${once.keep === 'first' ? 'ASC' : 'DESC'})`,
    );

  // Which of it are pairs; and whether the row is one to be read at all.
  const paired = layer('paired', 'Which criteria have a pair, of expectation and delivery.');
  const isAgain = once ? `respondent <> '' AND again > 1` : null;
  const isSum = totals && !totals.areAll ? `sums = 1 AND (${isAnyUnread})` : null;
  const isEarly = ['out > 0', ...[isAgain, isSum].flatMap((one) => (one === null ? [] : [`(${one})`]))];
  paired.set('early', oneWhere(anyOf(isEarly)));
  const pairIs = ({ position: i, criterion, expectation, filled }: CodedCriterion): string =>
    !criterion.scored || filled !== null
      ? `${d(i)} >= 0`
      : expectation
        ? `${sql.either(d(i), e(i))} >= 0`
        : '1 = 0';
  for (const one of criteria) paired.set(p(one.position), sql.flag(pairIs(one)));

  // What each section comes to: how much is answered (n, a), how much could be (k, c), and sums.
  const summed = layer(
    'summed',
    'Of each section: how many pairs (n), how many there could be (k), sums of steps or of weighted points.',
  );
  const figures = layer(
    'figured',
    'Of each section: means in points (me, md), whether enough is answered (o), whether all (z).',
  );
  const uniform = sections.map(({ from, to }) => uniformSection(scheme.criteria.slice(from, to)));
  const boundIn = sections.map((_, s) => criteria.filter(({ criterion }) => criterion.section === s));
  const scoredIn = sections.map(
    ({ from, to }) => scheme.criteria.slice(from, to).filter(({ scored }) => scored).length,
  );
  const least = double(policy.minimumAnswered - ROUNDING);
  const isEnough = (part: string, whole: string) => `${part} > 0 AND ${part} >= ${least} * ${whole}`;
  const effective = ({ position: i, expectation, filled }: CodedCriterion): string =>
    !expectation
      ? String(filled)
      : filled === null || (isBound && !expectation.hasBlanks)
        ? e(i)
        : `CASE WHEN ${e(i)} >= 0 THEN ${e(i)} ELSE ${filled} END`;
  /** 1 where a criterion counts for what could have been answered. */
  const inScope = ({ position: i, criterion, delivery }: CodedCriterion): string => {
    if (!criterion.scored) return '0';
    if (criterion.optional) return p(i);
    return isBound && !plan.when.has(i) && !delivery.has(NOT_SHOWN, NOT_APPLICABLE)
      ? '1'
      : sql.flag(`NOT (${d(i)} IN (${NOT_SHOWN}, ${NOT_APPLICABLE}))`);
  };
  const isPossible = ({ criterion, expectation, filled }: CodedCriterion) =>
    criterion.scored && (filled !== null || expectation !== null);
  /** How many answers there could be in a section, where that is the same for all respondents. */
  const whollyPossible = boundIn.map((own) => {
    const scopes = own.filter(({ criterion }) => criterion.scored).map(inScope);
    return scopes.every((scope) => scope === '1') ? scopes.length : null;
  });
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
  sections.forEach((_, s) => {
    const own = boundIn[s]!.filter(({ criterion }) => criterion.scored);
    const pairable = own.filter(isPossible);
    const line = uniform[s];
    if (line) {
      const steps = (one: CodedCriterion) =>
        `CASE WHEN ${pairIs(one)} THEN ${sql.asWhole(`(${effective(one)})`)} * ${E_STEP} + ${d(one.position)} + ${PAIR} ELSE 0 END`;
      summed.set(`t${s}`, plus(pairable.map(steps), '0'));
      const couldBe = whollyPossible[s]!;
      if (couldBe === null) summed.set(`k${s}`, plus(own.map(inScope), '0'));
      const { n, se, sd } = inTotal(s);
      figures.set(`n${s}`, sql.asCode(n));
      figures.set(`se${s}`, sql.asWhole(se));
      figures.set(`sd${s}`, sql.asWhole(sd));
      // Of none it is 0: dividing by 1 is quicker than asking.
      figures.set(`me${s}`, meanOf(s, se, n, `greatest(${n}, 1)`));
      figures.set(`md${s}`, meanOf(s, sd, n, `greatest(${n}, 1)`));
      figures.set(`o${s}`, sql.flag(couldBe === null ? isEnough(n, sql.asDouble(`k${s}`)) : isEnoughIn(s)));
      const weight = double(line.weight);
      figures.set(`a${s}`, `${sql.asDouble(n)} * ${weight}`);
      figures.set(`c${s}`, `${sql.asDouble(couldBe === null ? `k${s}` : String(couldBe))} * ${weight}`);
      figures.set(`z${s}`, scoredIn[s]! > 0 ? sql.flag(`t${s} >= ${scoredIn[s]! * PAIR}`) : '0');
    } else {
      summed.set(
        `n${s}`,
        plus(
          pairable.map(({ position }) => p(position)),
          '0',
        ),
      );
      const points = ({ answers, criterion }: CodedCriterion) =>
        answers.map((value) => criterion.kind.points(value, criterion.answer));
      for (const one of pairable) {
        const { position: i, criterion } = one;
        const worth = (code: string) => pointsOf(code, points(one), criterion, one.answers);
        paired.set(`pe${i}`, `CASE WHEN ${pairIs(one)} THEN ${worth(effective(one))} ELSE ${double(0)} END`);
        paired.set(`pd${i}`, `CASE WHEN ${pairIs(one)} THEN ${worth(d(i))} ELSE ${double(0)} END`);
      }
      const weighted = (of: (one: CodedCriterion) => string) => (one: CodedCriterion) =>
        `${double(one.criterion.weight)} * ${of(one)}`;
      const zero = double(0);
      summed.set(`a${s}`, plus(pairable.map(weighted(({ position }) => p(position))), zero));
      summed.set(`c${s}`, plus(own.map(weighted(inScope)), zero));
      for (const side of ['e', 'd'] as const) {
        const of = ({ position }: CodedCriterion) => `p${side}${position}`;
        summed.set(`w${side}${s}`, plus(pairable.map(weighted(of)), zero));
        summed.set(`s${side}${s}`, plus(pairable.map(of), zero));
        figures.set(`m${side}${s}`, `CASE WHEN a${s} > 0 THEN w${side}${s} / a${s} ELSE ${zero} END`);
      }
      figures.set(`o${s}`, sql.flag(isEnough(`a${s}`, `c${s}`)));
      figures.set(`z${s}`, scoredIn[s]! > 0 ? sql.flag(`n${s} = ${scoredIn[s]}`) : '0');
    }
  });
  straightLines(summed);

  /** Points of the code in an expression: of a scale in whole steps by its formula, of others from a list. */
  function pointsOf(
    code: string,
    points: readonly number[],
    { answer, kind }: CodedCriterion['criterion'],
    answers: readonly number[],
  ): string {
    const scale = kind.scale(answer);
    if (scale && isWholeScale(answers)) {
      const { min, max, step, reversed } = scale;
      const above = `${sql.asDouble(`(${code})`)} * ${double(step)}`;
      return `${reversed ? `(${double(max - min)} - ${above})` : above} * ${double(100)} / ${double(max - min)}`;
    }
    return sql.at(points, `(${code})`);
  }
  /** One rating throughout: as many times their squares as the square of their sum, in ranks that are the same for the same rating. */
  function straightLines(into: Map<string, string>): void {
    const rated = criteria.filter(({ criterion: { answer, kind } }) => kind.scale(answer));
    const ranks = [...new Set(rated.flatMap(({ answers }) => answers))].sort((a, b) => a - b);
    const rank = (one: CodedCriterion, code: string) =>
      one.answers.every((value, k) => ranks[k] === value)
        ? code
        : one.answers.every((value, k) => ranks[k + ranks.indexOf(one.answers[0]!)] === value)
          ? `(${sql.asWhole(code)} + ${ranks.indexOf(one.answers[0]!)})`
          : `CASE WHEN ${code} >= 0 THEN ${sql.asWhole(
              sql.at(
                one.answers.map((value) => ranks.indexOf(value)),
                code,
              ),
            )} ELSE 0 END`;
    for (const side of ['e', 'd'] as const) {
      const of =
        side === 'd' ? rated.filter(isPossible) : rated.filter(({ expectation }) => expectation !== null);
      if (of.length < STRAIGHT_LINE_RATINGS) {
        into.set(`l${side}`, sql.asCode('0'));
        continue;
      }
      const given = of.map((one) => {
        const i = one.position;
        const isAsked = side === 'd' || one.filled === null ? '' : ` AND ${e(i)} >= 0`;
        const codes = [d(i), ...(side === 'e' || one.filled === null ? [e(i)] : [])];
        return { is: sql.flag(pairIs(one) + isAsked), codes, rating: rank(one, `${side}${i}`) };
      });
      const count = plus(
        given.map(({ is }) => is),
        '0',
      );
      const sum = plus(
        given.map(({ is, rating }) => `${sql.asLong(is)} * ${rating}`),
        '0',
      );
      const squares = plus(
        given.map(({ is, rating }) => `${sql.asLong(is)} * ${rating} * ${rating}`),
        '0',
      );
      // Nearly all have two neighbours that differ: the rest need not be looked at.
      const neighbours = given.slice(1).map((other, k) => {
        const one = given[k]!;
        const isEither = [...one.codes, ...other.codes].reduce((a, b) => sql.either(a, b));
        return `(${one.rating} = ${other.rating} OR ${isEither} < 0)`;
      });
      const isOne = `${count} >= ${STRAIGHT_LINE_RATINGS} AND (${count}) * (${squares}) = (${sum}) * (${sum})`;
      into.set(
        `l${side}`,
        sql.asCode(`CASE WHEN ${neighbours.join(' AND ')} THEN ${oneWhere(isOne)} ELSE 0 END`),
      );
    }
  }

  // What the whole comes to.
  const overall = layer('weighed', 'Of the whole: sections by their weights, or criteria by theirs.');
  const isNested = standard.aggregation === 'nested';
  const all = sections.map((_, s) => s);
  const weightOf = (s: number) => double(sections[s]!.weight);
  const countsFor = (s: number) => (isNested ? `o${s} * ${weightOf(s)}` : `a${s}`);
  const couldCount = (s: number) => (isNested ? `${sql.flag(`c${s} <> 0`)} * ${weightOf(s)}` : `c${s}`);
  overall.set('c', plus(all.map(couldCount), double(0)));
  for (const s of all) overall.set(`u${s}`, countsFor(s));
  overall.set('a', plus(all.map(countsFor), double(0)));
  const scoredInAll = scoredIn.reduce((a, b) => a + b, 0);
  overall.set(
    'many',
    plus(
      all.map((s) => `n${s}`),
      '0',
    ),
  );
  // Which sections have a figure, in one number: they settle the sum of their weights.
  const hasPattern = isNested && sections.length <= 29;
  if (hasPattern)
    overall.set(
      'pattern',
      plus(
        all.map((s) => `${sql.asWhole(`o${s}`)} * ${2 ** s}`),
        '0',
      ),
    );
  const counts = layer(
    'judged',
    'Of the whole: means in points; and what becomes of the row (0: it is used).',
  );
  counts.set('o', sql.flag(isEnough('a', 'c')));
  const isWhole = scoredInAll > 0 ? `many = ${scoredInAll}` : '1 = 0';
  counts.set('z', sql.flag(isWhole));
  for (const m of ['e', 'd'] as const) {
    const parts = all.map((s) => `u${s} * m${m}${s}`);
    counts.set(`m${m}`, `CASE WHEN a > 0 THEN (${plus(parts, double(0))}) / a ELSE ${double(0)} END`);
    // Asked for only of who left nothing out.
    const sums = all.map((s) => (uniform[s] ? `m${m}${s} * n${s}` : `s${m}${s}`));
    overall.set(`f${m}`, `(${plus(sums, double(0))}) / ${sql.asDouble(String(Math.max(1, scoredInAll)))}`);
  }
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
  const became = (reason: string, holds: string) => `WHEN ${holds} THEN ${stateOf(reason)}`;
  // What nearly all rows are comes first, so that the rest is asked of few.
  counts.set(
    'state',
    sql.asCode(
      `CASE ${[
        'WHEN out > 0 THEN out',
        ...(mayBeUnseen ? [became(UNSEEN_ROW, 'unseen = 1')] : []),
        ...(isAgain ? [became('duplicate', isAgain)] : []),
        ...(isSum ? [became(TOTAL_ROW, isSum)] : []),
        ...(unfit.length === 0 ? [`WHEN ${isPaired} THEN 0`] : []),
        `WHEN NOT (${isAnything}) THEN CASE ${became('unreadable-answer', isAnyUnread)} ELSE ${stateOf('no-answers')} END`,
        ...unfit.map(([reason, holds]) => became(reason, holds)),
        ...(unfit.length === 0 ? [] : [`WHEN ${isPaired} THEN 0`]),
      ].join(' ')} ELSE ${stateOf('no-pairs')} END`,
    ),
  );
  const grid = (value: string) => sql.asLong(`floor(${value} * ${double(POINTS_SCALE)} + ${double(0.5)})`);
  const classed = (m: string) =>
    sql.asCode(
      `CASE WHEN ${m} < ${double(-(policy.tolerance + ROUNDING))} THEN 0 WHEN ${m} > ${double(policy.tolerance + ROUNDING)} THEN 2 ELSE 1 END`,
    );
  const rounded = layer(
    'rounded',
    'Points on their grid of 2^-40; whether a gap is short (0), within tolerance (1) or over (2).',
  );
  /** Units whose figures are told in points: x, y the figure, fx, fy that of all answers. */
  const inPoints = [...all.filter((s) => !uniform[s] || design !== null).map(String), ''];
  for (const unit of inPoints) {
    rounded.set(`qx${unit}`, grid(`me${unit}`));
    rounded.set(`qy${unit}`, grid(`md${unit}`));
    const mixed = unit === '' || !uniform[Number(unit)];
    if (mixed)
      for (const [into, m] of [
        ['fx', 'e'],
        ['fy', 'd'],
      ] as const)
        rounded.set(
          `${into}${unit}`,
          unit === ''
            ? grid(`f${m}`)
            : grid(`CASE WHEN n${unit} > 0 THEN s${m}${unit} / n${unit} ELSE ${double(0)} END`),
        );
  }
  const hasRest = hasRestIn(scheme);
  /** Of sections whose criteria differ, the mean of all answers in two parts, each a whole number. */
  for (const s of all)
    if (hasRest[s] && !uniform[s])
      for (const m of ['e', 'd'] as const) {
        const mean = `(s${m}${s} / n${s})`;
        const coarse = `floor(${mean} * ${double(COARSE)})`;
        const fine = `floor((${mean} - ${coarse} / ${double(COARSE)}) * ${double(FINE)} + ${double(0.5)})`;
        // What is divided by nothing must not be made a whole number, though nobody asks for it.
        const whole = (value: string) =>
          sql.asLong(`CASE WHEN z${s} = 1 THEN ${value} ELSE ${double(0)} END`);
        rounded.set(`b${m}${s}`, whole(coarse));
        rounded.set(`r${m}${s}`, whole(fine));
      }
  for (const s of all)
    rounded.set(
      `y${s}`,
      sql.asCode(scoredIn[s]! > 0 ? `z${s} + z` : `CASE WHEN z = 1 THEN 2 ELSE z${s} END`),
    );
  for (const unit of inPoints) rounded.set(`v${unit}`, classed(`(md${unit} - me${unit})`));
  /** All that shares in figures depend on, in one number: which sections have one, how many pairs are in this, whether it and all are whole. */
  const isGraded = (s: number) => uniform[s] !== null && hasPattern && sections.length <= MOST_GRADED;
  for (const s of all)
    if (isGraded(s))
      rounded.set(`grade${s}`, `(pattern * ${GRADES} + o * 2 + z) + ${sql.asWhole(`n${s}`)} * 4`);
  /** Both codes of a pair in one small number. */
  const isPacked = ({ delivery, expectation }: CodedCriterion) =>
    isBound &&
    expectation !== null &&
    [delivery, expectation].every(({ codes }) =>
      [...codes.values()].every((code) => code >= UNSEEN && code < NIBBLE + UNSEEN),
    );
  for (const one of criteria.filter(isPacked)) {
    const i = one.position;
    rounded.set(`pair${i}`, sql.asCode(`(${e(i)} - 3) * ${NIBBLE} + (${d(i)} - ${UNSEEN})`));
  }

  // —— The rows that come out.
  const keys = plan.by.map((_, k) => `g${k}`);
  const sampling = design
    ? [
        design.weight ? 'own_weight' : null,
        design.cluster ? 'own_cluster' : null,
        design.strata ? 'own_stratum' : null,
      ]
    : [null, null, null];
  const grouping = [...keys, ...sampling.filter((one) => one !== null)];
  const outcome = [...LEADING, ...plan.by.map((_, k) => `by${k + 1}`), ...TRAILING];
  type Told = Partial<Record<string, string>>;
  const empty = sql.text('');
  const row = (kind: string, of: string, told: Told): string => {
    const literal: Told = {
      kind: sql.text(kind),
      of: sql.text(of),
      ...Object.fromEntries(
        plan.by.map(({ codes }, k) => [`by${k + 1}`, codes ? sql.told(`g${k}`) : `g${k}`]),
      ),
      ...Object.fromEntries(['weight', 'cluster', 'stratum'].map((name, k) => [name, sampling[k] ?? empty])),
      ...told,
    };
    return `SELECT ${outcome.map((name) => `${literal[name] ?? empty} AS ${sql.identifier(name)}`).join(', ')}`;
  };
  const ungrouped: Told = {
    ...Object.fromEntries(plan.by.map((_, k) => [`by${k + 1}`, empty])),
    ...{ weight: empty, cluster: empty, stratum: empty },
  };
  const groupedBy = (...more: readonly string[]) => {
    const columns = [...grouping, ...more];
    return columns.length > 0 ? ` GROUP BY ${columns.join(', ')}` : '';
  };
  const n = sql.told('count(*)');
  const sum = (expression: string) => sql.told(`sum(${expression})`);
  const when = (condition: string) => `sum(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;
  const rows: string[] = [];
  /** What is read of the answers, beside what the rows themselves read. */
  const reads: string[] = [];
  /** A row that is told from cells. */
  const tell = (told: string): void => {
    fromCells.add(told);
    rows.push(told);
  };
  const fromCells = new Set<string>();
  const used = 'state = 0';
  if (about !== null) rows.push(row('about', about, { ...ungrouped, n: sql.text('0') }));
  rows.push(
    `${row('row', '', { ...ungrouped, of: `CASE ${states.map((name, k) => `WHEN state = ${k} THEN ${sql.text(name)}`).join(' ')} ELSE ${empty} END`, n })} FROM answers GROUP BY state`,
  );
  rows.push(
    `${row('respondent', '', { n, x: sum('le'), y: sum('ld') })} FROM answers WHERE ${used}${groupedBy()}`,
  );
  /** Counts of a criterion by all that is told of it: cells of who answered alike, and left out alike. */
  function cellsOf(one: CodedCriterion): string {
    const { position: i, criterion, expectation } = one;
    const { section: s, scored } = criterion;
    const line = uniform[s];
    const keys: (readonly [expression: string, name: string])[] = grouping.map((name) => [name, name]);
    const decoded: string[] = [...grouping, 'times'];
    const key = (expression: string, name = expression) => {
      keys.push([expression, name]);
      decoded.push(name);
    };
    if (!isPossible(one)) key(`y${s}`);
    else if (isGraded(s)) {
      const grade = `grade${s}`;
      keys.push([grade, grade]);
      const [pairs, z] = [sql.bits(grade, 2, PAIRS), sql.bits(grade, 0, 1)];
      decoded.push(
        ...[`${z} AS z`, `${sql.bits(grade, 1, 1)} AS o`, `${pairs} AS pairs`],
        `${sql.bits(grade, Math.log2(GRADES), 2 ** sections.length - 1)} AS pattern`,
        `${oneWhere(`${pairs} = ${scoredIn[s]}`)} + ${z} AS y${s}`,
      );
    } else {
      for (const name of ['o', 'z', `y${s}`, ...(hasPattern ? ['pattern'] : [`o${s}`, 'a'])]) key(name);
      if (line) key(inTotal(s).n, 'pairs');
      else key(`a${s}`);
    }
    if (isPacked(one)) {
      keys.push([`pair${i}`, `pair${i}`]);
      const pair = `(${sql.asWhole(`pair${i}`)} + ${NIBBLE * (3 - UNSEEN)})`;
      decoded.push(`${sql.bits(pair, 4, NIBBLE - 1)} - ${-UNSEEN} AS ${e(i)}`);
      decoded.push(`${sql.bits(pair, 0, NIBBLE - 1)} - ${-UNSEEN} AS ${d(i)}`);
    } else {
      if (expectation) key(e(i));
      key(d(i));
    }
    const sums =
      !scored || !hasRest[s]
        ? []
        : line
          ? [inTotal(s).se, inTotal(s).sd]
          : [`be${s}`, `bd${s}`, `re${s}`, `rd${s}`];
    const summed = sums.map((_, k) => REST_SUMS[k]!);
    const names = keys.map(([expression, name]) => (expression === name ? name : `${expression} AS ${name}`));
    const timesAndSums = ['count(*) AS times', ...sums.map((one, k) => `sum(${one}) AS ${summed[k]}`)];
    const alike = `SELECT ${[...names, ...timesAndSums].join(', ')} FROM answers WHERE ${used} GROUP BY ${keys.map(([expression]) => expression).join(', ')}`;
    reads.push(alike);
    const select = `SELECT ${[...decoded, ...summed].join(', ')} FROM (${alike}) AS alike`;
    if (sql.keeping !== null) return `(${select}) AS cells`;
    cells.push({ name: `cells${i}`, select });
    return `cells${i}`;
  }
  const cells: Cells[] = [];
  const cellsBy = new Map<CodedCriterion, string>();
  for (const one of criteria) {
    const { position: i, criterion, expectation, announced } = one;
    const { section, scored, id } = criterion;
    const asked = expectation ? [e(i)] : [];
    const from = cellsOf(one);
    cellsBy.set(one, from);
    const ofRest =
      !scored || !hasRest[section]
        ? []
        : (uniform[section] ? ['x', 'y'] : ['x', 'y', 'xx', 'yy']).map((name, k) => [
            name,
            sum(REST_SUMS[k]!),
          ]);
    tell(
      `${row('answer', id, {
        expectation: expectation ? sql.told(e(i)) : sql.text('-1'),
        delivery: sql.told(d(i)),
        answered: sql.told(`y${section}`),
        n: sum('times'),
        ...Object.fromEntries(ofRest),
      })} FROM ${from}${groupedBy(...asked, d(i), `y${section}`)}`,
    );
    if (announced)
      rows.push(
        `${row('told', id, {
          ...ungrouped,
          expectation: expectation ? sql.told(e(i)) : sql.text('-1'),
          delivery: sql.told(d(i)),
          answered: sql.told(`told${i}`),
          n,
        })} FROM answers WHERE ${used} AND ${d(i)} >= 0 AND told${i} >= 0 GROUP BY ${[...asked, d(i), `told${i}`].join(', ')}`,
      );
  }
  for (const { position: i } of plan.importance)
    rows.push(
      `${row('importance', scheme.criteria[i]!.id, { delivery: sql.told(`i${i}`), n })} FROM answers WHERE ${used} AND i${i} >= 0${groupedBy(`i${i}`)}`,
    );
  const moments = (x: string, y: string): Told => ({
    x: sql.total(x),
    y: sql.total(y),
    xx: sql.totalOfProducts(x, x),
    yy: sql.totalOfProducts(y, y),
    xy: sql.totalOfProducts(x, y),
  });
  const far = (unit: string): Told => ({
    short: sql.told(when(`v${unit} = 0`)),
    over: sql.told(when(`v${unit} = 2`)),
  });
  /** Few come to just the same steps: they are counted first, and reckoned with once. */
  function stepsOf(s: number, name: string): string {
    const { n: pairs, se, sd } = inTotal(s);
    const alike = `SELECT ${[...grouping, `t${s}`].join(', ')}, count(*) AS times FROM answers WHERE ${used} AND ${isEnoughIn(s)}${groupedBy(`t${s}`)}`;
    const sums = `SELECT ${[...grouping, 'times'].join(', ')}, ${pairs} AS pairs, ${sql.asLong(se)} AS expected, ${sql.asLong(sd)} AS delivered FROM (${alike}) AS alike`;
    const gap = `(${meanOf(s, 'delivered', 'pairs')}) - (${meanOf(s, 'expected', 'pairs')})`;
    const told = `SELECT *, ${classed(`(${gap})`)} AS place FROM (${sums}) AS sums`;
    const times = (...factors: string[]) => sum(['times', ...factors].join(' * '));
    const those = (place: number) => sum(`CASE WHEN place = ${place} THEN times ELSE 0 END`);
    const [x, y] = ['expected', 'delivered'];
    return `${row('steps', name, {
      answered: sql.told('pairs'),
      ...{ n: sum('times'), short: those(0), over: those(2) },
      ...{ x: times(x), y: times(y), xx: times(x, x), yy: times(y, y), xy: times(x, y) },
    })} FROM (${told}) AS told${groupedBy('pairs')}`;
  }
  for (const unit of [...all.map(String), '']) {
    const line = unit === '' ? null : uniform[Number(unit)]!;
    const name = unit === '' ? '' : sections[Number(unit)]!.id;
    if (line) rows.push(stepsOf(Number(unit), name));
    if (inPoints.includes(unit))
      rows.push(
        `${row('points', name, { n, ...far(unit), ...moments(`qx${unit}`, `qy${unit}`) })} FROM answers WHERE ${used} AND o${unit} = 1${groupedBy()}`,
      );
    if (!line)
      rows.push(
        `${row('complete', name, { n, ...moments(`fx${unit}`, `fy${unit}`) })} FROM answers WHERE ${used} AND z${unit} = 1${groupedBy()}`,
      );
    const isAny = (s: number) => (uniform[s] ? `t${s} > 0` : `a${s} > 0`);
    const anything = unit === '' ? anyOf(all.map(isAny)) : isAny(Number(unit));
    const isLeft = unit === '' ? 'o = 0' : `NOT (${isEnoughIn(Number(unit))})`;
    rows.push(
      `${row('left', name, { n })} FROM answers WHERE ${used} AND ${isLeft} AND (${anything})${groupedBy()}`,
    );
  }
  for (const one of criteria.filter(isPossible)) {
    const { position: i, criterion, answers } = one;
    const { section: s, weight, kind, answer, id } = criterion;
    const line = uniform[s];
    const weightIn = line ? `(${sql.asDouble('pairs')} * ${double(line.weight)})` : `a${s}`;
    const bit = (k: number) => sql.bits('pattern', k, 1);
    const has = hasPattern ? `${bit(s)} = 1` : `o${s} = 1`;
    const weightOfAll = plus(
      all.map((k) => `${bit(k)} * ${weightOf(k)}`),
      double(0),
    );
    const ownShare = `CASE WHEN ${has} THEN ${double(weight)} / ${weightIn} ELSE ${double(0)} END`;
    const overallShare = isNested
      ? `CASE WHEN o = 1 AND ${has} THEN (${weightOf(s)} / ${hasPattern ? `(${weightOfAll})` : 'a'}) * (${double(weight)} / ${weightIn}) ELSE ${double(0)} END`
      : `CASE WHEN o = 1 THEN ${double(weight)} / a ELSE ${double(0)} END`;
    const [from, to] = [effective(one), d(i)];
    const scale = kind.scale(answer);
    let gap: string;
    if (scale) {
      const [low, high] = scale.reversed ? [to, from] : [from, to];
      gap = isWholeScale(answers)
        ? `(${sql.asDouble(`((${high}) - (${low}))`)} * ${double(scale.step * 100)} / ${double(scale.max - scale.min)})`
        : `((${sql.at(answers, high)} - ${sql.at(answers, low)}) * ${double(100)} / ${double(scale.max - scale.min)})`;
    } else {
      const points = answers.map((value) => kind.points(value, answer));
      gap = `(${sql.at(points, to)} - ${sql.at(points, from)})`;
    }
    const shares = `SELECT ${[...grouping, 'times', `${overallShare} AS whole_share`, `${ownShare} AS own_share`, `${gap} AS gap`].join(', ')} FROM ${cellsBy.get(one)!} WHERE z = 0 AND ${pairIs(one)}`;
    const onGrid = [
      `${grid('(whole_share * gap)')} AS whole_points`,
      `${grid('whole_share')} AS whole_part`,
      `${grid('(own_share * gap)')} AS own_points`,
      `${grid('own_share')} AS own_part`,
    ];
    const contributions = `SELECT ${[...grouping, 'times', ...onGrid].join(', ')} FROM (${shares}) AS shares`;
    tell(
      `${row('contribution', id, {
        n: sum('times'),
        x: sql.totalOfProducts('times', 'whole_points'),
        y: sql.totalOfProducts('times', 'whole_part'),
        xx: sql.totalOfProducts('times', 'own_points'),
        yy: sql.totalOfProducts('times', 'own_part'),
      })} FROM (${contributions}) AS contributions${groupedBy()}`,
    );
  }
  for (const { position: i, criterion, delivery, expectation, announced } of criteria) {
    const own = plan.when.has(i) ? `s${i}` : d(i);
    const unreadIn = (kind: string, column: string, told: 'expectation' | 'delivery', more = '') =>
      rows.push(
        `${row(kind, criterion.id, { ...ungrouped, [told]: sql.told(column), n })} FROM answers WHERE early = 0${more} AND ${column} ${isUnread} GROUP BY ${column}`,
      );
    const lost: string[] = [];
    if (delivery.hasUnread || !isBound) {
      unreadIn('unread', own, 'delivery');
      lost.push(`${own} ${isUnread}`);
    }
    if (expectation && (expectation.hasUnread || !isBound)) {
      unreadIn('unread', e(i), 'expectation');
      lost.push(`${e(i)} ${isUnread}`);
    }
    if (lost.length > 0)
      rows.push(
        `${row('lost', criterion.id, { ...ungrouped, n })} FROM answers WHERE early = 0 AND (${anyOf(lost)})`,
      );
    if (announced && (announced.hasUnread || !isBound))
      unreadIn('unread-told', `told${i}`, 'delivery', ' AND said = 1');
  }
  for (const { position: i, coded: rated } of plan.importance)
    if (rated.hasUnread || !isBound)
      rows.push(
        `${row('unread-importance', scheme.criteria[i]!.id, { ...ungrouped, delivery: sql.told(`i${i}`), n })} FROM answers WHERE early = 0 AND said = 1 AND i${i} ${isUnread} GROUP BY i${i}`,
      );
  if (plan.unfinished)
    rows.push(
      `${row('unfinished', '', { ...ungrouped, delivery: sql.told('unfinished'), n })} FROM answers WHERE ${used} AND unfinished >= 0 GROUP BY unfinished`,
    );
  if (hides.length > 0) {
    const given = hides.map(([i]) => `CASE WHEN s${i} >= 0 AND ${d(i)} = ${NOT_SHOWN} THEN 1 ELSE 0 END`);
    rows.push(`${row('hidden', '', { ...ungrouped, n: sum(given.join(' + ')) })} FROM answers WHERE ${used}`);
  }

  if (sql.aliasesFirst && names.size === 0 && [...headers].some((one) => read.has(one))) {
    const others = namesUnlike(headers);
    const renamed = [...others].map(([one, other]) => `${sql.identifier(one)} AS ${other}`);
    return queryOf(plan, sql, `(SELECT ${renamed.join(', ')} FROM ${from})`, where, isBound, about, others);
  }
  // —— Only what is asked for is kept of each respondent.
  const wanted = neededIn([...reads, ...rows.filter((one) => !fromCells.has(one))], layers);
  const source = `${from} AS source${joins.map((join) => ` ${join}`).join('')}${conditions.length > 0 ? ` WHERE ${conditions.map((one) => `(${one})`).join(' AND ')}` : ''}`;
  return {
    layers: [
      ...layers.flatMap((columns, depth): Layer[] => {
        const own = [...columns].filter(([name]) => wanted[depth]!.has(name));
        if (depth > 0 && own.length === 0) return [];
        const told = own.map(([name, expression]) => `${expression} AS ${name}`);
        return [
          {
            ...named[depth]!,
            columns: [...(depth === 0 ? [] : ['*']), ...told],
            from: depth === 0 ? source : null,
          },
        ];
      }),
      {
        name: 'answers',
        comment: 'One row a respondent: only what is counted.',
        columns: [...wanted.at(-1)!],
        from: null,
      },
    ],
    cells,
    counts: rows,
    params,
  };
}

function namesUnlike(headers: ReadonlySet<string>): Map<string, string> {
  let start = 'column';
  while ([...headers].some((one) => one.startsWith(start))) start = `_${start}`;
  return new Map([...headers].map((one, k) => [one, `${start}${k}`]));
}

/** Sums of what a section comes to, of those who answered a criterion alike. */
const REST_SUMS = ['rest_x', 'rest_y', 'rest_xx', 'rest_yy'] as const;

/** The rows of counts, where answers are kept under their name. */
export const countsIn = ({ cells, counts }: Query): string =>
  `${cells.length > 0 ? `WITH ${kept(cells)}\n` : ''}${counts.join('\nUNION ALL ')}`;

const kept = (cells: readonly Cells[]): string =>
  cells.map(({ name, select }) => `${name} AS MATERIALIZED (${select})`).join(',\n');

/** One row a respondent, as a query without names for its layers. */
export const answersIn = ({ layers }: Query, { fence }: SqlDialect): string =>
  layers.reduce(
    (below, { columns, from }, depth) =>
      `SELECT ${columns.join(', ')} FROM ${from ?? `(${below}${fence}) AS layer${depth}`}`,
    '',
  );

/** All of it as one statement, whose rows are counts; as two where an engine keeps nothing within one. `isTold`: with comments, a line a column. */
export function statementOf(query: Query, sql: SqlDialect, isTold = false): string {
  const all = query.counts.join('\nUNION ALL ');
  if (sql.keeping !== null) return `${sql.keeping}${toldIn(query)}\n;\n${all}`;
  const cells = query.cells.length > 0 ? `,\n${kept(query.cells)}` : '';
  if (!isTold) return `WITH answers AS MATERIALIZED (${answersIn(query, sql)})${cells}\n${all}`;
  const parts = query.layers.map(({ name, comment, columns, from }, depth) => {
    const kept = depth === query.layers.length - 1 ? ' MATERIALIZED' : '';
    const source = from ?? `${query.layers[depth - 1]!.name}${sql.fence}`;
    return `-- ${comment}\n${name} AS${kept} (\n  SELECT\n    ${columns.join(',\n    ')}\n  FROM ${source}\n)`;
  });
  return `WITH\n${parts.join(',\n')}${cells}\n${all}`;
}

/** The layers one within the other, told. */
const toldIn = ({ layers }: Query): string =>
  layers.reduce((below, { comment, columns, from }, depth) => {
    const source = from ?? `(${below}) AS layer${depth}`;
    return `\n/* ${comment} */\nSELECT\n  ${columns.join(',\n  ')}\nFROM ${source}`;
  }, '');

const TOTAL_ROW = 'total-row';

/** The name of rows with a text that was not there when texts were asked for. */
export const UNSEEN_ROW = 'unseen';

/** 1 where a condition holds that may be long: of its parts no more are asked than need be. */
const oneWhere = (condition: string): string => `CASE WHEN ${condition} THEN 1 ELSE 0 END`;

const anyOf = (conditions: readonly string[]): string =>
  conditions.length > 0 ? conditions.join(' OR ') : '1 = 0';

/** Added from left to right. */
const plus = (terms: readonly string[], none: string): string =>
  terms.length > 0 ? terms.join(' + ') : none;

const isWholeScale = (answers: readonly number[]): boolean =>
  answers.every((value) => Number.isInteger(value));

/** The columns of each layer that the rows name, or those layers above that need them. The last is of the rows alone. */
function neededIn(rows: readonly string[], layers: readonly ReadonlyMap<string, string>[]): Set<string>[] {
  const needed = namesIn(rows);
  const all: Set<string>[] = [
    new Set([...layers.flatMap((own) => [...own.keys()])].filter((one) => needed.has(one))),
  ];
  for (const columns of [...layers].reverse()) {
    const own = new Set([...columns.keys()].filter((name) => needed.has(name)));
    all.unshift(own);
    for (const name of namesIn([...own].map((one) => columns.get(one)!))) needed.add(name);
  }
  return all;
}

const namesIn = (expressions: readonly string[]): Set<string> =>
  new Set(
    expressions.flatMap(
      (one) => one.replace(/'(?:[^'\\]|''|\\.)*'/g, '').match(/\b[a-z]+[a-z_]*\d*(?:_\d+)?\b/g) ?? [],
    ),
  );
