// Counts a survey where it lies: asks the engine for the distinct texts of the columns, reads them as those of a file are read, and has
// the engine count by what they mean; or takes them from it as codes and counts them here, where it is near enough for that.

import { excerpt, UserError, usageError } from '../../core/errors.ts';
import { DIALECTS, type SqlDialect } from '../../core/sql/dialect.ts';
import type { Engine, EngineRow, EngineSurvey } from '../../core/sql/engine.ts';
import type { Scheme } from '../../core/standard/scheme.ts';
import { normalized } from '../../core/standard/text.ts';
import type { CountsReader } from '../../core/tally/counts.ts';
import type { Binding, BoundColumn } from '../binding.ts';
import type { Column } from '../dialects/dialect.ts';
import type { Identity } from '../identity.ts';
import { logPlanOf, type Part } from '../row-counter.ts';
import type { ScanPlan } from '../scan-plan.ts';
import type { SegmentCounts, SurveyCounts, TallyCounter } from '../segments.ts';
import { MOST_TOTALS, saysTotal, totalSpellings } from '../totals.ts';
import { type TextsOf, UNREAD } from './coding.ts';
import { planOf } from './plan.ts';
import { answersIn, countsIn, statementOf } from './query/statement.ts';
import { queryOf } from './query.ts';
import type { QueryPlan, TotalRows } from './query-plan.ts';
import { countStreamed, isStreamable, streamOf } from './streamed.ts';
import { countRowOf, countsAccumulator, groupingsOf, keyReader, samplingReader } from './tally-of-counts.ts';

/** Of a column with more texts than these nothing is matched: texts go to the engine and back. */
const MOST_TEXTS = 100_000;

/** Throws a UserError for what an engine cannot count exactly, or fails to. */
export async function countInEngine(
  { engine, order }: EngineSurvey,
  plan: ScanPlan,
  /** Hears how many parts, or rows, are counted, of how many. */
  onProgress: (done: number, total: number) => void = () => {},
): Promise<SurveyCounts> {
  refuse(plan);
  const { scheme, binding, segments } = plan;
  const { isWhole, textsOf } = await distinctTexts(engine, plan);
  await refuseTwice(engine, plan.identity ?? null);
  const once = await onceBy(engine, plan.identity ?? null, order);
  const totals = await totalRows(engine, plan, textsOf, isWhole);
  const told = {
    ...{ engine, plan, textsOf, isWhole, once, totals, onProgress },
    unfinished: unfinishedIn(plan, textsOf),
  };
  const again = await timesAgain(told);
  // Which row of a respondent counts, and which sum up others, only the engine knows: it sees all rows.
  if (engine.wholes && !once && !totals && isStreamable(plan, textsOf)) {
    const stream = streamOf(neededTexts(plan), textsOf, isWhole, DIALECTS[engine.dialect], engine.source);
    const [[all]] = (await engine.rows(`SELECT CAST(count(*) AS VARCHAR) FROM ${engine.source}`)) as [
      [string],
    ];
    const counts = await countStreamed(engine.wholes, plan, stream, (rows) => onProgress(rows, Number(all)));
    const [first, ...others] = counts.parts as [Part, ...Part[]];
    return { ...counts, parts: [{ ...first, again }, ...others] };
  }
  if (!segments) {
    const { part, reader } = await countScheme(told, scheme, null);
    return { parts: [{ ...part, again }], counter: readFrom(reader), segments: [] };
  }
  const { column } = binding.profile!;
  const idOf = (text: string) => segments.values.get(normalized(text)) ?? '';
  const textsFor = (id: string) => textsOf(column).filter((text) => idOf(text) === id);
  const strays = await countScheme(told, scheme, { column, texts: textsFor('') }, true);
  const parts: Part[] = [{ ...strays.part, again }];
  const those: SegmentCounts[] = [];
  for (const [id, own] of segments.schemes) {
    const texts = textsFor(id);
    if (texts.length === 0) continue;
    const { part, reader } = await countScheme(told, own, { column, texts });
    parts.push(part);
    those.push({ scheme: own, counter: readFrom(reader), announcements: part.announcements });
  }
  return { parts, counter: null, segments: those };
}

/** A survey that an engine counts is one by itself: nothing is added to it. */
export const readFrom = ({ tally }: CountsReader): TallyCounter => {
  const alone = (): never => {
    throw new Error('counts of an engine are not added to');
  };
  return { tally, part: alone, absorb: alone, groupsWith: alone };
};

/** What a GROUP BY cannot give, or not in the same words. */
function refuse({ scheme, binding, layout }: ScanPlan): void {
  const no = (code: string, args: Record<string, string> = {}): never => {
    throw usageError(code, args, { code: 'engine-export' });
  };
  if (layout.gathered) no('engine-rows-of-answers');
  if (logPlanOf(scheme, binding)) no('engine-log');
  const span = binding.criteria.find(({ until }) => until !== null);
  if (span) no('engine-span', { id: scheme.criteria[span.position]!.id });
  const { supplement } = binding;
  if (supplement && supplement.minimum.length > 0) no('engine-minimum');
  const source = supplement?.plan.importance?.source;
  if (source === 'derived' || source === 'criterion') no('engine-importance');
}

interface Told extends Pick<QueryPlan, 'totals' | 'unfinished'> {
  readonly onProgress: (done: number, total: number) => void;
  readonly once: QueryPlan['once'];
  readonly engine: Engine;
  readonly plan: ScanPlan;
  readonly textsOf: TextsOf;
  readonly isWhole: (column: Column) => boolean;
}

/** The columns of answers. */
const answersRead = ({ criteria }: Binding): BoundColumn[] =>
  criteria.flatMap(({ delivery, expectation }) => [delivery, expectation].flatMap((one) => one ?? []));

/** The other columns that are read for what they say. */
const othersRead = ({ binding, layout }: Pick<ScanPlan, 'binding' | 'layout'>): Column[] => {
  const { supplement } = binding;
  return [
    ...binding.criteria.map(({ announced }) => announced?.column),
    ...(supplement?.importance ?? []).map(({ column }) => column),
    supplement?.weight?.column,
    ...binding.drop.map(({ column }) => column),
    ...binding.fields.map(({ column }) => column),
    ...binding.by.map(({ column }) => column),
    binding.profile?.column,
    supplement?.cluster,
    supplement?.strata,
    layout.unfinished?.column,
  ].flatMap((one) => one ?? []);
};

function columnsRead(plan: Pick<ScanPlan, 'binding' | 'layout'>): Column[] {
  const columns = [...answersRead(plan.binding).map(({ column }) => column), ...othersRead(plan)];
  return [...new Map(columns.map((column) => [column.index, column])).values()];
}

async function distinctTexts(engine: Engine, plan: ScanPlan): Promise<Pick<Told, 'textsOf' | 'isWhole'>> {
  const sql = DIALECTS[engine.dialect];
  const known = new Map((await engine.columns()).map(({ name, isWhole }) => [name, isWhole]));
  const isWhole = ({ header }: Column) => known.get(header) ?? false;
  const of = await textsInRanges(engine, plan, isWhole);
  const columns = neededTexts(plan).filter(({ index }) => !of.has(index));
  const one = (column: Column, k: number): string => {
    const name = sql.identifier(column.header);
    const values = `SELECT DISTINCT ${name} AS value FROM ${engine.source} AS source LIMIT ${MOST_TEXTS + 1}`;
    return `SELECT ${sql.text(String(k))} AS k, ${sql.asText('value')} AS text FROM (${values}) AS texts_${k}`;
  };
  const texts = columns.map((): string[] => []);
  if (columns.length > 0)
    for (const [k, text] of await engine.rows(columns.map(one).join(' UNION ALL ')))
      texts[Number(k)]!.push(text!);
  columns.forEach((column, k) => {
    const own = [...new Set(texts[k])].sort();
    if (own.length > MOST_TEXTS)
      throw new UserError(
        'engine-texts',
        { header: excerpt(column.header), most: MOST_TEXTS },
        { hint: { code: 'engine-export' } },
      );
    of.set(column.index, own);
  });
  return { isWhole, textsOf: (column) => of.get(column.index) ?? [] };
}

/** Of more whole numbers than these it is asked which occur. */
const MOST_IN_RANGE = 32;

/** The texts of answers that are whole numbers of a known range, by column: all that may occur, where each of them can be read. */
async function textsInRanges(
  engine: Engine,
  plan: ScanPlan,
  isWhole: (column: Column) => boolean,
): Promise<Map<number, readonly string[]>> {
  const ranges = await engine.ranges();
  const texts = new Map<number, readonly string[]>();
  const bound = answersRead(plan.binding);
  const others = new Set(othersRead(plan).map(({ index }) => index));
  for (const { column } of bound) {
    const range = ranges.get(column.header);
    if (!range || !isWhole(column) || others.has(column.index)) continue;
    const { least, greatest, hasEmpty } = range;
    if (greatest - least >= MOST_IN_RANGE) continue;
    const wholes = Array.from({ length: greatest - least + 1 }, (_, k) => String(least + k));
    const own = [...(hasEmpty ? [''] : []), ...wholes].sort();
    const readers = bound.filter((one) => one.column.index === column.index);
    if (readers.every(({ read }) => own.every((text) => read(text).state !== 'unreadable')))
      texts.set(column.index, own);
  }
  return texts;
}

/** Of fields only those that conditions ask for. */
function neededTexts(plan: ScanPlan): Column[] {
  const { binding, scheme } = plan;
  const asked = new Set(scheme.criteria.flatMap(({ source }) => source.when.map(({ field }) => field)));
  const idle = new Set(
    binding.fields.filter(({ name }) => !asked.has(name)).map(({ column }) => column.index),
  );
  const alsoRead = new Set(
    columnsRead({ ...plan, binding: { ...binding, fields: [] } }).map(({ index }) => index),
  );
  return columnsRead(plan).filter(({ index }) => !idle.has(index) || alsoRead.has(index));
}

/** Respondents who stand there twice, where the mapping refuses them. */
async function refuseTwice(engine: Engine, identity: Identity | null): Promise<void> {
  if (identity?.duplicates !== 'refuse') return;
  const sql = DIALECTS[engine.dialect];
  const id = sql.trimmed(sql.asText(`source.${sql.identifier(identity.column.header)}`));
  const found = await engine.rows(
    `SELECT ${id} FROM ${engine.source} AS source WHERE ${id} <> '' GROUP BY ${id} HAVING count(*) > 1 LIMIT 1`,
  );
  if (found.length > 0)
    throw new UserError('respondent-twice', {
      id: excerpt(found[0]![0]!),
      header: excerpt(identity.column.header),
    });
}

/**
 * Rows that sum others up: what says so stands before all answers, and nothing before it. As at the end of a file few of them are taken
 * for such whatever they hold, of more only those whose answers cannot be read.
 */
async function totalRows(
  engine: Engine,
  plan: ScanPlan,
  textsOf: TextsOf,
  isWhole: (column: Column) => boolean,
): Promise<TotalRows | null> {
  const sql = DIALECTS[engine.dialect];
  const { columns } = plan.layout;
  const answers = plan.binding.criteria.flatMap(({ delivery, expectation }) => [delivery, expectation]);
  const first = Math.min(...answers.flatMap((one) => (one ? [one.column.index] : [])));
  const leading = columns.filter((column) => column.index < first);
  const known = new Set(neededTexts(plan).map(({ index }) => index));
  const cell = (column: Column) => sql.asText(`source.${sql.identifier(column.header)}`);
  const from = `FROM ${engine.source} AS source WHERE`;
  const unknown = leading.filter((column) => !isWhole(column) && !known.has(column.index));
  const spellings = totalSpellings().map(sql.text).join(', ');
  const asked = unknown.map(
    (column) =>
      `SELECT ${sql.text(String(column.index))} AS k, ${sql.asText('value')} AS text FROM (SELECT DISTINCT source.${sql.identifier(column.header)} AS value ${from} ${sql.trimmed(cell(column))} IN (${spellings})) AS texts_${column.index}`,
  );
  const found = asked.length === 0 ? [] : await engine.rows(asked.join(' UNION ALL '));
  const said = leading.flatMap((column, k) => {
    const texts = known.has(column.index)
      ? textsOf(column)
      : found.flatMap(([index, text]) => (Number(index) === column.index ? [text!] : []));
    const those = texts.filter(saysTotal);
    return those.length > 0 ? [{ column, before: leading.slice(0, k), texts: those }] : [];
  });
  if (said.length === 0) return null;
  const are = said.map((one) => isTotalRow(one, cell, sql));
  const [count] = await engine.rows(`SELECT ${sql.told('count(*)')} ${from} (${are.join(') OR (')})`);
  return { said, areAll: Number(count![0]) <= MOST_TOTALS };
}

function unfinishedIn({ layout }: ScanPlan, textsOf: TextsOf): QueryPlan['unfinished'] {
  const { unfinished } = layout;
  if (!unfinished) return null;
  const says = new Set(unfinished.is.map(normalized));
  const texts = textsOf(unfinished.column).filter((text) => says.has(normalized(text)));
  return texts.length > 0 ? { column: unfinished.column, texts } : null;
}

/** Rows of respondents who stand in another row as well, of those that are looked at: they are told of, as those of a file are. */
async function timesAgain({ engine, plan, textsOf, totals }: Told): Promise<number> {
  const { identity, binding } = plan;
  if (!identity) return 0;
  const sql = DIALECTS[engine.dialect];
  const cell = (column: Column) => sql.asText(`source.${sql.identifier(column.header)}`);
  const says = (column: Column, texts: readonly string[]) =>
    texts.length > 0 ? [`${cell(column)} IN (${texts.map(sql.text).join(', ')})`] : [];
  const passed = binding.drop.flatMap(({ column, is }) =>
    says(
      column,
      textsOf(column).filter((text) => is.has(normalized(text))),
    ),
  );
  if (totals?.areAll) passed.push(...totals.said.map((one) => isTotalRow(one, cell, sql)));
  const id = sql.trimmed(cell(identity.column));
  const looked = [`${id} <> ''`, ...passed.map((one) => `NOT (${one})`)].join(' AND ');
  const times = sql.told(`count(*) - count(DISTINCT ${id})`);
  const [row] = await engine.rows(`SELECT ${times} FROM ${engine.source} AS source WHERE ${looked}`);
  return Number(row?.[0] ?? 0);
}

const isTotalRow = (
  { column, before, texts }: TotalRows['said'][number],
  cell: (column: Column) => string,
  sql: SqlDialect,
): string =>
  [
    `${cell(column)} IN (${texts.map(sql.text).join(', ')})`,
    ...before.map((one) => `${sql.trimmed(cell(one))} = ''`),
  ].join(' AND ');

/** Who stands there twice counts once, where the mapping says so; which row is the first of them, an order tells. */
async function onceBy(
  engine: Engine,
  identity: Identity | null,
  order: string | null,
): Promise<QueryPlan['once']> {
  if (identity?.duplicates !== 'first' && identity?.duplicates !== 'last') return null;
  if (order === null)
    throw usageError(
      'engine-order',
      { source: engine.name, header: excerpt(identity.column.header) },
      { code: 'engine-order' },
    );
  if (!engine.numbersRows)
    throw usageError('engine-numbers', { source: engine.name }, { code: 'engine-export' });
  // Of two rows with the same place neither is the first.
  const sql = DIALECTS[engine.dialect];
  const id = sql.trimmed(sql.asText(`source.${sql.identifier(identity.column.header)}`));
  const place = `source.${sql.identifier(order)}`;
  const ties = await engine.rows(
    `SELECT ${id} FROM ${engine.source} AS source WHERE ${id} <> '' GROUP BY ${id}, ${place} HAVING count(*) > 1 LIMIT 1`,
  );
  if (ties.length > 0)
    throw usageError(
      'engine-order-ties',
      { order: excerpt(order), id: excerpt(ties[0]![0]!) },
      { code: 'engine-order' },
    );
  return { column: identity.column, order, keep: identity.duplicates };
}

async function countScheme(
  { engine, plan, textsOf, isWhole, once, totals, unfinished, onProgress }: Told,
  scheme: Scheme,
  only: QueryPlan['only'],
  /** Rows that no profile is for: what would be wrong with them anyway, they are told of. */
  areStrays = false,
): Promise<{ readonly part: Part; readonly reader: CountsReader }> {
  const { binding, layout } = plan;
  const { plan: bare, criteria, importance, values } = planOf(scheme, binding, textsOf, isWhole, true);
  const queryPlan: QueryPlan = { ...bare, only, once, totals, unfinished };
  const given = new Map(criteria.map(({ criterion, answers }) => [criterion.id, answers]));
  const { supplement } = binding;
  const byId = new Map(criteria.map((one) => [one.criterion.id, one]));
  const rated = new Map(importance.map(({ position, coded }) => [scheme.criteria[position]!.id, coded]));
  const accumulator = countsAccumulator({
    scheme,
    given,
    asked: new Set(given.keys()),
    keyOf: keyReader(scheme, groupingsOf(binding), values),
    by: binding.by.map(({ name }) => name),
    supplement: supplement?.plan ?? null,
    ratings: new Map(importance.map(({ position, ratings }) => [scheme.criteria[position]!.id, ratings])),
    sampledOf: samplingReader(
      supplement?.weight?.read ?? null,
      supplement?.cluster != null,
      supplement?.strata != null,
    ),
    unreadIn({ kind, of, expectation, delivery }) {
      const one = byId.get(of);
      const [column, code] =
        kind === 'unread-importance'
          ? [rated.get(of), delivery]
          : kind === 'unread-told'
            ? [one?.announced, delivery]
            : expectation <= UNREAD
              ? [one?.expectation, expectation]
              : [one?.delivery, delivery];
      return column?.unread[UNREAD - code] ?? null;
    },
    file: layout.file,
    ...(unfinished ? { unfinished: unfinished.texts } : {}),
    areStrays,
  });
  for await (const rows of engineRows(engine, queryPlan, onProgress))
    for (const row of rows) accumulator.add(countRowOf(row, bare.by.length));
  return accumulator.result();
}

/** Part after part where the engine has some, else all at once. */
async function* engineRows(
  engine: Engine,
  plan: QueryPlan,
  onProgress: Told['onProgress'],
): AsyncGenerator<readonly EngineRow[]> {
  const sql = DIALECTS[engine.dialect];
  // Which row of a respondent counts, only all of them tell.
  const parts = plan.once ? null : await engine.parts();
  for (const [k, part] of (parts ?? [null]).entries()) {
    if (k > 0) onProgress(k, parts!.length);
    const query = queryOf(plan, sql, engine.source, part, true);
    if (engine.keep) await engine.keep(answersIn(query, sql), query.params);
    yield await (engine.keep
      ? engine.rows(countsIn(query))
      : engine.rows(statementOf(query, sql), query.params));
  }
}
