// Proposes a mapping: reads the first rows of a survey and says which columns are what, how sure that is, and why. Nothing is
// decided: whoever reads the proposal does.

import { kindOf } from '../core/answers/index.ts';
import type { Answer } from '../core/answers/kind.ts';
import type { Message } from '../core/errors.ts';
import { UserError } from '../core/errors.ts';
import type {
  Proposal,
  ProposedBlank,
  ProposedColumn,
  ProposedCriterion,
  ProposedField,
  ProposedLabel,
} from '../core/proposal.ts';
import { SURE } from '../core/proposal.ts';
import type { Criterion, Standard } from '../core/standard.ts';
import { criteriaOf } from '../core/standard.ts';

import { clean, fold } from './cell.ts';
import type { CsvRow } from './csv.ts';
import type { Column } from './dialects/dialect.ts';
import { encodingOf } from './encoding.ts';
import { issueAt } from './issues.ts';
import type { OpenOptions } from './open.ts';
import { openSurvey, textOf } from './open.ts';
import type { Profile } from './propose/columns.ts';
import { fitness, plainReader, profileOf, proposed } from './propose/columns.ts';
import { correlation } from './propose/correlation.ts';
import type { Header } from './propose/markers.ts';
import { roleOf } from './propose/markers.ts';
import type { Sides } from './propose/sides.ts';
import { findSides } from './propose/sides.ts';
import { blankOf, codesOf, levelOf } from './propose/texts.ts';
import { likeness } from './propose/wording.ts';

/** Rows looked at: enough to meet every answer that is given at all often. */
const SAMPLE = 2_000;
/** A column whose cells could answer a criterion to this share may be about it. */
const FITS = 0.8;

/** What was found of one criterion, columns not yet named. */
interface Found {
  readonly criterion: Criterion;
  readonly expectation: Column | null;
  readonly delivery: Column;
  readonly importance: Column | null;
  readonly confidence: number;
  readonly pairConfidence: number | null;
  readonly reason: Message;
}

interface Table {
  readonly columns: readonly Column[];
  readonly profiles: readonly Profile[];
  readonly rows: readonly CsvRow[];
  readonly decode: (cell: string) => string;
}

/** Throws a UserError where the survey cannot be read. */
export async function proposeMapping(
  source: AsyncIterable<Uint8Array>,
  standard: Standard,
  options: OpenOptions,
): Promise<Proposal> {
  const survey = await openSurvey(source, options);
  const { layout } = survey;
  const encoding = encodingOf(layout.encoding.name);
  const decode = (cell: string) => textOf(cell, encoding);
  const rows: CsvRow[] = [];
  for await (const row of survey.rows) {
    if (rows.push(row) === SAMPLE) break;
  }
  if (rows.length === 0)
    throw new UserError(
      'survey-unusable',
      { file: options.name },
      {
        findings: [
          issueAt(options.file, { line: 1, column: 1 }, { rule: 'no-rows', code: 'survey-header-only' }),
        ],
      },
    );
  const table: Table = {
    columns: layout.columns,
    profiles: layout.columns.map((column) => profileOf(column, rows, decode)),
    rows,
    decode,
  };
  const criteria = criteriaOf(standard);
  const fits = fitter(table);
  const candidates = table.profiles.filter((profile) =>
    criteria.some((one) => fits(profile, one.answer) >= FITS),
  );
  const asked = askedIn(layout.columns);
  const headers = candidates.map(({ column }) => ({ index: column.index, text: asked(column) }));
  const sides = findSides(headers, criteria.length);
  const { found, doubts } = sides
    ? assigned(sides, criteria, table, fits)
    : singles(headers, criteria, table, fits);
  const named = (column: Column) => proposed(column, layout.columns);
  const used = new Set(
    found.flatMap((one) => [one.expectation, one.delivery, one.importance].map((c) => c?.index)),
  );
  const texts = textsOf(found, table, Object.values(layout.blanks).flat());
  const reversals = reversalsOf(found, table);
  return {
    format: 'svc.map/1',
    standard: { id: standard.id, version: standard.version },
    survey: {
      name: options.name,
      encoding: layout.encoding.name,
      delimiter: layout.shape.delimiter,
      dialect: layout.dialect,
      dialectConfidence: layout.confidence,
      columns: layout.columns.length,
      rows: rows.length,
    },
    markers: sides?.markers ?? { expectation: null, delivery: null, importance: null },
    criteria: found.map(
      (one): ProposedCriterion => ({
        id: one.criterion.id,
        expectation: one.expectation && named(one.expectation),
        delivery: named(one.delivery),
        importance: one.importance && named(one.importance),
        confidence: rounded(one.confidence),
        pairConfidence: one.pairConfidence === null ? null : rounded(one.pairConfidence),
        reason: one.reason,
        alternatives: one.confidence >= SURE ? [] : alternativesTo(one, candidates, fits, asked).map(named),
        reversed: reversals.get(one.criterion.id) ?? null,
      }),
    ),
    missing: criteria.filter((one) => !found.some(({ criterion }) => criterion === one)).map(({ id }) => id),
    ...texts,
    fields: fieldsOf(standard, table, used, candidates),
    drop: dropsOf(layout.unfinished, table, named),
    doubts,
  };
}

const rounded = (share: number): number => Math.round(Math.min(1, Math.max(0, share)) * 100) / 100;

type Asked = (column: Column) => string;

/** What was asked in a column: its header; where others are called the same, or it has none, the longest of its names. */
function askedIn(columns: readonly Column[]): Asked {
  const times = new Map<string, number>();
  for (const { header } of columns) times.set(header, (times.get(header) ?? 0) + 1);
  return ({ header, names }) =>
    header.trim() !== '' && times.get(header) === 1
      ? header
      : names.reduce((longest, name) => (name.length > longest.length ? name : longest), header);
}

type Fits = (profile: Profile, answer: Answer) => number;

function fitter({ profiles }: Table): Fits {
  const known = new Map<string, Map<number, number>>();
  const readers = new Map<string, ReturnType<typeof plainReader>>();
  return (profile, answer) => {
    if (answer.kind === 'text') return 0;
    const key = JSON.stringify(answer);
    const byColumn = known.get(key) ?? new Map<number, number>();
    known.set(key, byColumn);
    const reader = readers.get(key) ?? plainReader(answer);
    readers.set(key, reader);
    const { index } = profile.column;
    if (!byColumn.has(index)) byColumn.set(index, fitness(profiles[index]!, answer, reader));
    return byColumn.get(index)!;
  };
}

/** How alike a question and a criterion are, in whichever language, or by the criterion's id. */
function alike(texts: readonly string[], { id, text, formerly }: Criterion): number {
  const wordings = [...Object.values(text), ...[id, ...formerly].map((one) => one.replaceAll('-', ' '))];
  return Math.max(
    ...texts.flatMap((asked) =>
      wordings.map((wording) => (wording === undefined ? 0 : likeness(asked, wording))),
    ),
  );
}

interface Link {
  readonly at: number;
  readonly criterion: number;
  readonly likeness: number;
}

/** One to one, the most alike first; with each link how much it leads over the next best. */
function linked(
  likenesses: readonly (readonly number[])[],
  least: number,
): (Link & { readonly lead: number })[] {
  const all: Link[] = likenesses
    .flatMap((row, at) => row.map((value, criterion) => ({ at, criterion, likeness: value })))
    .filter((link) => link.likeness >= least)
    .sort((a, b) => b.likeness - a.likeness || a.at - b.at || a.criterion - b.criterion);
  const [takenAt, takenCriteria] = [new Set<number>(), new Set<number>()];
  return all.flatMap((link) => {
    if (takenAt.has(link.at) || takenCriteria.has(link.criterion)) return [];
    takenAt.add(link.at);
    takenCriteria.add(link.criterion);
    const others = [
      ...likenesses[link.at]!.filter((_, criterion) => criterion !== link.criterion),
      ...likenesses.flatMap((row, at) => (at === link.at ? [] : [row[link.criterion]!])),
    ];
    return [{ ...link, lead: link.likeness - Math.max(0, ...others) }];
  });
}

const LEAST_ALIKE = 0.35;

function assigned(
  sides: Sides,
  criteria: readonly Criterion[],
  { columns, profiles }: Table,
  fits: Fits,
): { found: Found[]; doubts: Message[] } {
  const { pairs } = sides;
  const likenesses = pairs.map(({ expectation, delivery }) =>
    criteria.map((criterion) =>
      fits(profiles[delivery.index]!, criterion.answer) < FITS / 2
        ? 0
        : alike([expectation.stem, delivery.stem, expectation.text, delivery.text], criterion),
    ),
  );
  const links = linked(likenesses, LEAST_ALIKE);
  const isComparable = links.length * 2 >= Math.min(pairs.length, criteria.length);
  const doubts: Message[] = [];
  if (sides.by === 'importance') doubts.push({ code: 'map.importance-as-expectation' });
  if (sides.by === 'order') doubts.push({ code: 'map.sides-by-order' });
  const make = (at: number, criterion: number, confidence: number, reason: Message): Found => {
    const { expectation, delivery, importance, confidence: pairConfidence } = pairs[at]!;
    return {
      criterion: criteria[criterion]!,
      expectation: columns[expectation.index]!,
      delivery: columns[delivery.index]!,
      importance: importance && columns[importance.index]!,
      confidence,
      pairConfidence,
      reason,
    };
  };
  const byWording = isComparable
    ? links.map((link) =>
        make(link.at, link.criterion, link.likeness + 0.5 * link.lead, { code: 'map.by-wording' }),
      )
    : [];
  const takenAt = new Set(isComparable ? links.map(({ at }) => at) : []);
  const takenCriteria = new Set(isComparable ? links.map(({ criterion }) => criterion) : []);
  const left = pairs.map((_, at) => at).filter((at) => !takenAt.has(at));
  const leftCriteria = criteria
    .map((_, i) => i)
    .filter((i) => !takenCriteria.has(i) && criteria[i]!.answer.kind !== 'text');
  const numbers = left.map((at) => pairs[at]!.expectation.number);
  const isNumbered = !numbers.includes(null);
  const inOrder = isNumbered
    ? [...left].sort((a, b) => pairs[a]!.expectation.number! - pairs[b]!.expectation.number!)
    : [...left].sort((a, b) => pairs[a]!.expectation.index - pairs[b]!.expectation.index);
  const isAsMany = inOrder.length === leftCriteria.length;
  // After a match by wording, what is left over belongs together only where it is as much.
  const byOrder =
    isComparable && !isAsMany
      ? []
      : inOrder.slice(0, leftCriteria.length).map((at, i) =>
          make(at, leftCriteria[i]!, isComparable ? 0.4 : isAsMany ? (isNumbered ? 0.7 : 0.6) : 0.35, {
            code: isNumbered ? 'map.by-number' : 'map.by-order',
            args: { number: pairs[at]!.expectation.number ?? i + 1 },
          }),
        );
  if (byOrder.length > 0 && !isComparable)
    doubts.push({
      code: isAsMany ? 'map.wording-foreign' : 'map.wording-foreign-uneven',
      args: { count: pairs.length, criteria: criteria.length },
    });
  return { found: inCriteriaOrder([...byWording, ...byOrder], criteria), doubts };
}

const inCriteriaOrder = (found: readonly Found[], criteria: readonly Criterion[]): Found[] =>
  [...found].sort((a, b) => criteria.indexOf(a.criterion) - criteria.indexOf(b.criterion));

/** No two variants of the same headers: by wording alone, at most one column for each side. */
function singles(
  headers: readonly Header[],
  criteria: readonly Criterion[],
  { columns, profiles }: Table,
  fits: Fits,
): { found: Found[]; doubts: Message[] } {
  const likenesses = headers.map(({ index, text }) =>
    criteria.map((criterion) =>
      fits(profiles[index]!, criterion.answer) < FITS
        ? 0
        : alike([text, ...columns[index]!.names], criterion),
    ),
  );
  const sideAt = headers.map(({ text }) => roleOf(text));
  const expectations = linked(
    likenesses.map((row, at) => (sideAt[at] === 'expectation' ? row : row.map(() => 0))),
    LEAST_ALIKE,
  );
  const deliveries = linked(
    likenesses.map((row, at) => (sideAt[at] === 'expectation' ? row.map(() => 0) : row)),
    LEAST_ALIKE,
  );
  const found = deliveries.map((link): Found => {
    const expected = expectations.find(({ criterion }) => criterion === link.criterion);
    return {
      criterion: criteria[link.criterion]!,
      expectation: expected ? columns[headers[expected.at]!.index]! : null,
      delivery: columns[headers[link.at]!.index]!,
      importance: null,
      confidence: link.likeness + 0.5 * link.lead,
      pairConfidence: expected ? rounded(expected.likeness) : null,
      reason: { code: 'map.by-wording' },
    };
  });
  const unpaired = found.filter(({ expectation, criterion }) => !expectation && criterion.expect === null);
  return {
    found: inCriteriaOrder(found, criteria),
    doubts: unpaired.length > 0 ? [{ code: 'map.no-expectations', args: { count: unpaired.length } }] : [],
  };
}

function alternativesTo(
  { criterion, delivery, expectation }: Found,
  candidates: readonly Profile[],
  fits: Fits,
  asked: Asked,
): Column[] {
  return candidates
    .filter((profile) => fits(profile, criterion.answer) >= FITS)
    .map(({ column }) => ({ column, likeness: alike([asked(column)], criterion) }))
    .filter(({ column, likeness }) => column !== delivery && column !== expectation && likeness >= 0.2)
    .sort((a, b) => b.likeness - a.likeness || a.column.index - b.column.index)
    .slice(0, 3)
    .map(({ column }) => column);
}

/** What the cells of the columns proposed say that the standard's answers do not: words of a scale, and blanks. */
function textsOf(
  found: readonly Found[],
  { profiles }: Table,
  dialectBlanks: readonly string[],
): Pick<Proposal, 'labels' | 'blanks' | 'unread'> {
  const known = new Set(dialectBlanks.map(fold));
  const unread = new Map<string, { answer: Answer; texts: Map<string, number> }>();
  for (const { criterion, expectation, delivery } of found) {
    const read = plainReader(criterion.answer);
    const key = JSON.stringify(criterion.answer);
    const of = unread.get(key) ?? { answer: criterion.answer, texts: new Map() };
    unread.set(key, of);
    for (const column of [expectation, delivery])
      for (const [text, count] of column ? profiles[column.index]!.texts : [])
        if (read(text).state === 'unreadable' && !known.has(fold(text)))
          of.texts.set(text, (of.texts.get(text) ?? 0) + count);
  }
  const labels = new Map<string, ProposedLabel>();
  const blanks = new Map<string, ProposedBlank>();
  const rest = new Map<string, number>();
  for (const { answer, texts } of unread.values()) {
    const asBlank = [...texts].flatMap(([text, count]) => {
      const blank = blankOf(text);
      return blank ? [{ text, count, ...blank }] : [];
    });
    for (const one of asBlank)
      blanks.set(one.text, { ...one, count: one.count + (blanks.get(one.text)?.count ?? 0) });
    const words = [...texts.keys()].filter((text) => !blanks.has(text));
    const steps = words.filter((text) => levelOf(text) !== null);
    const codes = answer.kind === 'scale' ? codesOf(steps, answer) : null;
    for (const text of words) {
      const value = codes?.codes.get(text);
      if (value === undefined) rest.set(text, (rest.get(text) ?? 0) + texts.get(text)!);
      else if (labels.get(text) === undefined)
        labels.set(text, { text, value, confidence: codes!.confidence });
    }
  }
  const byText = <T extends { readonly text: string }>(a: T, b: T) => (a.text < b.text ? -1 : 1);
  return {
    labels: [...labels.values()].sort((a, b) => Number(b.value) - Number(a.value) || byText(a, b)),
    blanks: [...blanks.values()].sort(byText),
    unread: [...rest]
      .filter(([text]) => !labels.has(text))
      .map(([text, count]) => ({ text, count }))
      .sort((a, b) => b.count - a.count || byText(a, b))
      .slice(0, 30),
  };
}

const NUMBER_AND_WORDS = /^(\d+(?:[.,]\d+)?)\s*[-–—:=.)(]\s*(\D.*)$/su;
const LEAST_ROWS = 20;

/** Numbers that run the other way: by the words beside them, or because an item goes down where the others go up. */
function reversalsOf(
  found: readonly Found[],
  { profiles, rows, decode }: Table,
): Map<string, ProposedCriterion['reversed']> {
  const reversals = new Map<string, NonNullable<ProposedCriterion['reversed']>>();
  const scaled = found.filter(({ criterion: { answer } }) => kindOf(answer).line(answer));
  const stepsOf = (column: Column) =>
    [...profiles[column.index]!.texts.keys()].flatMap((text) => {
      const [, number, words] = NUMBER_AND_WORDS.exec(text) ?? [];
      const level = words === undefined ? null : levelOf(words);
      return level === null ? [] : [[Number(number!.replace(',', '.')), level] as const];
    });
  for (const { criterion, delivery } of scaled) {
    const { answer } = criterion;
    if (stepsOf(delivery).length === 0) continue;
    // Criteria of one answer share their words: few of them may use every step.
    const steps = scaled
      .filter((one) => JSON.stringify(one.criterion.answer) === JSON.stringify(answer))
      .flatMap((one) => stepsOf(one.delivery));
    const r = correlation(
      steps.map(([x]) => x),
      steps.map(([, y]) => y),
    );
    const isTurned = answer.kind === 'scale' && answer.reversed;
    if (r !== null && steps.length >= 3 && (isTurned ? r > 0.5 : r < -0.5))
      reversals.set(criterion.id, { confidence: 0.9, reason: { code: 'map.reversed-by-words' } });
  }
  if (scaled.length < 3 || rows.length < LEAST_ROWS) return reversals;
  const values = scaled.map(({ criterion, delivery }) => {
    const read = plainReader(criterion.answer);
    const line = kindOf(criterion.answer).line(criterion.answer)!;
    return rows.map(({ cells }) => {
      const reading = read(clean(decode(cells[delivery.index] ?? '')));
      return reading.state === 'value'
        ? ((reading.value - line.low) / (line.high - line.low)) * (line.reversed ? -1 : 1)
        : Number.NaN;
    });
  });
  scaled.forEach(({ criterion }, i) => {
    if (reversals.has(criterion.id)) return;
    const own: number[] = [];
    const others: number[] = [];
    rows.forEach((_, row) => {
      const rest = values.flatMap((column, j) =>
        j === i || Number.isNaN(column[row]!) ? [] : [column[row]!],
      );
      if (Number.isNaN(values[i]![row]!) || rest.length === 0) return;
      own.push(values[i]![row]!);
      others.push(rest.reduce((a, b) => a + b, 0) / rest.length);
    });
    const r = own.length < LEAST_ROWS ? null : correlation(own, others);
    if (r !== null && r < -0.3)
      reversals.set(criterion.id, {
        confidence: 0.5,
        reason: { code: 'map.reversed-by-others', args: { r: rounded2(r) } },
      });
  });
  return reversals;
}

const rounded2 = (value: number): number => Math.round(value * 100) / 100;

const MOST_FIELDS = 12;
const ID = /[^a-z0-9]+/g;

/** Fields of the standard by title or id; then columns of few values that belong to no block of questions. */
function fieldsOf(
  standard: Standard,
  table: Table,
  used: ReadonlySet<number | undefined>,
  candidates: readonly Profile[],
): ProposedField[] {
  const { columns, profiles, rows } = table;
  const named = (column: Column) => proposed(column, columns);
  const fields: ProposedField[] = [];
  const taken = new Set<number | undefined>(used);
  const free = () => profiles.filter(({ column, filled }) => !taken.has(column.index) && filled > 0);
  for (const { id, title } of standard.fields) {
    const wordings = [id.replaceAll('-', ' '), ...Object.values(title)];
    const best = free()
      .map(({ column, texts }) => ({
        column,
        values: texts.size,
        likeness: Math.max(
          ...column.names.flatMap((name) => wordings.map((wording) => likeness(name, wording ?? ''))),
        ),
      }))
      .sort((a, b) => b.likeness - a.likeness || a.column.index - b.column.index)[0];
    if (!best || best.likeness < 0.5) continue;
    taken.add(best.column.index);
    fields.push({
      name: id,
      column: named(best.column),
      values: best.values,
      confidence: rounded(best.likeness),
    });
  }
  const ratings = new Set(candidates.map(({ column }) => column.index));
  const columnsWith = new Map<string, number>();
  for (const { texts } of profiles)
    for (const text of texts.keys()) columnsWith.set(text, (columnsWith.get(text) ?? 0) + 1);
  // Answers that many columns share are those of a block of questions.
  const isInBlock = (texts: Profile['texts']) =>
    [...texts.keys()].every((text) => columnsWith.get(text)! >= 4);
  for (const { column, texts, filled, complete } of free()) {
    if (fields.length === MOST_FIELDS) break;
    if (!complete || ratings.has(column.index) || isInBlock(texts)) continue;
    if (texts.size < 2 || texts.size > 12 || filled < rows.length / 2 || filled < texts.size * 3) continue;
    const plain = [...column.names]
      .map((name) =>
        name
          .toLowerCase()
          .replace(ID, '-')
          .replace(/^-+|-+$/g, ''),
      )
      .filter((name) => /^[a-z]/.test(name))
      .map((name) => name.split('-').slice(0, 3).join('-'));
    const name = plain[0] ?? `column-${column.index + 1}`;
    if (fields.some((field) => field.name === name)) continue;
    fields.push({ name, column: named(column), values: texts.size, confidence: 0.5 });
  }
  return fields;
}

function dropsOf(
  unfinished: { readonly column: Column; readonly is: readonly string[] } | null,
  { rows, decode }: Table,
  named: (column: Column) => ProposedColumn,
): Proposal['drop'] {
  if (!unfinished) return [];
  const { column } = unfinished;
  const says = new Set(unfinished.is.map(fold));
  const found = rows
    .map(({ cells }) => clean(decode(cells[column.index] ?? '')))
    .filter((text) => says.has(fold(text)));
  if (found.length === 0) return [];
  return [{ column: named(column), is: [...new Set(found)].sort(), count: found.length }];
}
