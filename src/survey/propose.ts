// Proposes a mapping: reads the first rows of a survey and says which columns are what, how sure that is, and why. Nothing is
// decided: whoever reads the proposal does.

import { type Answer, isDichotomous, isInWords, kindOf, scaleOf } from '../core/answers/index.ts';
import type { Message } from '../core/errors.ts';
import type {
  Proposal,
  ProposedColumn,
  ProposedCriterion,
  ProposedLabel,
  ProposedSupplement,
} from '../core/shapes/map.ts';
import { type Criterion, criteriaOf, type Standard } from '../core/standard/standard.ts';
import { clean, normalized } from '../core/standard/text.ts';
import type { Mapping } from '../core/survey/mapping.ts';
import { SURE, type SupplementRole } from '../core/survey/proposal.ts';
import type { Column } from './dialects/dialect.ts';
import type { Drafted } from './draft/draft.ts';
import type { Layout, OpenOptions } from './open.ts';
import { type Read, textsOf } from './propose/answers.ts';
import { type Profile, proposed } from './propose/columns.ts';
import { decimalIn } from './propose/decimal.ts';
import { fieldsOf } from './propose/fields.ts';
import { hinted } from './propose/hints.ts';
import type { Header } from './propose/markers.ts';
import { findPairing, type Pairing } from './propose/pairing.ts';
import { askedApart, assigned, doubtsOf, type Findings, inWords, singles } from './propose/pairs.ts';
import { reversalsOf } from './propose/reversals.ts';
import { type NamedProfile, segmentsIn } from './propose/segments.ts';
import { spansOf } from './propose/stamps.ts';
import { type FoundSupplement, findSupplement, importanceScaleOf } from './propose/supplement.ts';
import { alike, FITS, type Found, inCriteriaOrder, namesakes, rounded, type Table } from './propose/table.ts';
import { type Tick, tickIn } from './propose/ticks.ts';
import { declaredWeight, weightIn } from './propose/weight.ts';
import { repeatsIn } from './repeats.ts';
import { type Sample, sampleOf } from './sample.ts';

/** What is known of the standard beside it. */
export interface ProposeContext {
  /** The mapping that comes with it. */
  readonly known: Mapping | null;
  /** The profiles that a mapping may name. */
  readonly profiles: readonly NamedProfile[];
  /** Where the standard was drafted from this survey: which columns it came of. */
  readonly drafted?: Pick<Drafted, 'columns' | 'pairing'>;
}

const NO_CONTEXT: ProposeContext = { known: null, profiles: [] };

/** Throws a UserError where the survey cannot be read. */
export async function proposeMapping(
  source: AsyncIterable<Uint8Array>,
  standard: Standard,
  options: OpenOptions,
  context: ProposeContext = NO_CONTEXT,
): Promise<Proposal> {
  return proposeFrom(await sampleOf([{ bytes: source, options }]), standard, context);
}

/** The same of rows that were read before. */
export function proposeFrom(
  { layout, table }: Sample,
  standard: Standard,
  context: ProposeContext = NO_CONTEXT,
): Proposal {
  const { columns, profiles, rows } = table;
  const named = (column: Column) => proposed(column, columns);

  const { found, pairing, fields, candidates, taken, doubts, ...others } = findCriteria(
    standard,
    table,
    context,
  );
  const scale = importanceScaleOf(found, others.supplements.importance, table);
  const supplements = scale ? others.supplements : rateable(others.supplements, found);
  const weight = weightIn(table, taken, declaredWeight(layout));
  if (weight) taken.add(weight.column.index);
  const segments = segmentsIn(table, context.profiles, taken);
  if (segments) taken.add(segments.column.index);
  const ticks = new Map(
    found.flatMap(({ criterion, delivery }) => {
      const tick = isDichotomous(criterion.answer) ? tickIn(profiles[delivery.index]!, rows.length) : null;
      return tick ? [[delivery, tick] as const] : [];
    }),
  );
  const reversals = reversalsOf(found, table);
  const {
    labels,
    blanks,
    unread,
    own,
    doubts: cellDoubts,
  } = textsOf(
    readsOf(found, supplements, scale, ticks, reversals),
    found.map(({ criterion }) => criterion),
    table,
    Object.values(layout.blanks).flat(),
  );
  const supplement = (role: SupplementRole, { id }: Criterion): ProposedSupplement | null => {
    const one = supplements[role].of.get(id);
    return one ? { ...named(one.column), confidence: one.confidence } : null;
  };
  return {
    format: 'svc.map/1',
    standard: { id: standard.id, version: standard.version },
    survey: {
      name: layout.name,
      encoding: layout.encoding.name,
      delimiter: layout.shape.delimiter,
      dialect: layout.dialect,
      dialectConfidence: layout.confidence,
      columns: columns.length,
      rows: rows.length,
    },
    decimal: decimalIn([
      ...(weight ? [profiles[weight.column.index]!] : []),
      ...found.flatMap(({ expectation, delivery }) =>
        [expectation, delivery].flatMap((column) => (column ? [profiles[column.index]!] : [])),
      ),
    ]),
    markers: {
      expectation:
        pairing && pairing.expected.marker !== supplements.importance.marker
          ? pairing.expected.marker || null
          : null,
      delivery: pairing?.delivered.marker || null,
      minimum: supplements.minimum.marker,
      importance: supplements.importance.marker,
      announced: supplements.announced.marker,
    },
    criteria: found.map(
      (one): ProposedCriterion => ({
        id: one.criterion.id,
        expectation: one.expectation && named(one.expectation),
        delivery: named(one.delivery),
        until: one.until && named(one.until),
        minimum: supplement('minimum', one.criterion),
        importance: supplement('importance', one.criterion),
        announced: supplement('announced', one.criterion),
        confidence: rounded(one.confidence),
        pairConfidence: one.pairConfidence === null ? null : rounded(one.pairConfidence),
        reason: one.reason,
        alternatives: one.confidence >= SURE ? [] : alternativesTo(one, candidates, table).map(named),
        reversed: reversals.get(one.criterion.id) ?? null,
        labels: [...tickLabels(ticks.get(one.delivery)), ...(own.get(one.criterion.id)?.labels ?? [])],
        blanks: own.get(one.criterion.id)?.blanks ?? [],
      }),
    ),
    missing: criteriaOf(standard)
      .filter((one) => !found.some(({ criterion }) => criterion === one))
      .map(({ id }) => id),
    labels,
    blanks,
    unread,
    importanceScale: scale,
    fields: fieldsOf(standard, table, found, taken, candidates, fields),
    weight: weight && { ...weight, column: named(weight.column) },
    profile: segments && { ...segments, column: named(segments.column) },
    repeated: repeatedIn(layout, table, named),
    drop: [
      ...layout.unwanted.flatMap((rule) => dropsOf(rule, rule.reason, true, table, named)),
      ...(layout.unfinished ? dropsOf(layout.unfinished, 'not-finished', false, table, named) : []),
    ],
    doubts: [...doubts, ...unexpected(found, segments ? context.profiles : []), ...cellDoubts],
  };
}

interface Columns {
  readonly found: readonly Found[];
  /** Null where headers do not come in two variants. */
  readonly pairing: Pairing | null;
  readonly supplements: Readonly<Record<SupplementRole, FoundSupplement>>;
  /** Known by name from the mapping that comes with the standard. */
  readonly fields: ReadonlyMap<string, Column>;
  /** Columns that could answer a criterion. */
  readonly candidates: readonly Profile[];
  /** Positions of the columns that are something. */
  readonly taken: Set<number>;
  readonly doubts: readonly Message[];
}

function findCriteria(standard: Standard, table: Table, context: ProposeContext): Columns {
  const criteria = criteriaOf(standard);
  const hints = context.drafted
    ? { found: draftedOf(context.drafted, criteria), fields: new Map<string, Column>() }
    : hinted(context.known, criteria, table.columns);
  const taken = new Set<number>();
  const take = (...columns: readonly (Column | null)[]) => {
    for (const column of columns) if (column) taken.add(column.index);
  };
  const takeAll = (some: readonly Found[]) => {
    for (const { expectation, delivery, until } of some) take(expectation, delivery, until);
  };
  const without = (some: readonly Found[]) =>
    criteria.filter((one) => !some.some(({ criterion }) => criterion === one));
  takeAll(hints.found);
  const headersOf = (profiles: readonly Profile[]) =>
    profiles.map(({ column }) => ({ index: column.index, text: table.asked(column) }));
  const apart = askedApart(
    headersOf(table.profiles.filter(({ column }) => !taken.has(column.index))),
    without(hints.found).filter(({ ask }) => ask?.expectation && ask.delivery),
    table,
  );
  takeAll(apart);
  const known = [...hints.found, ...apart];
  const open = without(known);
  const fitting = (share: number) =>
    table.profiles.filter(
      (profile) =>
        !taken.has(profile.column.index) && open.some(({ answer }) => table.fits(profile, answer) >= share),
    );
  const candidates = fitting(FITS);
  const free = (share: number, excluded: ReadonlySet<Column>): Header[] =>
    headersOf(fitting(share).filter(({ column }) => !excluded.has(column)));
  const { pairing: foundPairing, ...byHeaders } = withNamesakes(open, table, taken, (some, excluded) =>
    byHeadersOf(free(FITS, excluded), free(FITS / 2, excluded), some, table),
  );
  takeAll(byHeaders.found);
  const pairing = context.drafted?.pairing ?? foundPairing;
  const sofar = [...known, ...byHeaders.found];
  const spans = spansOf(without(sofar), table, taken);
  takeAll(spans);
  const texts = inWords(without(sofar), table, taken);
  takeAll(texts);
  const found = inCriteriaOrder([...sofar, ...spans, ...texts], criteria);
  const ask = (role: SupplementRole): FoundSupplement => {
    const supplements = findSupplement(role, found, pairing, table, taken);
    for (const { column } of supplements.of.values()) take(column);
    return supplements;
  };
  const supplements = { minimum: ask('minimum'), importance: ask('importance'), announced: ask('announced') };
  return {
    ...importanceApart(
      found,
      pairing,
      supplements,
      context.drafted?.pairing ? doubtsOf(context.drafted.pairing) : byHeaders.doubts,
    ),
    pairing,
    fields: hints.fields,
    candidates,
    taken,
  };
}

/** A criterion is about the columns that it was drafted from. */
const draftedOf = ({ columns }: Pick<Drafted, 'columns'>, criteria: readonly Criterion[]): Found[] =>
  criteria.flatMap((criterion): Found[] => {
    const of = columns.get(criterion.id);
    return of
      ? [{ criterion, ...of, until: null, confidence: DRAFTED, reason: { code: 'map.by-draft' } }]
      : [];
  });
const DRAFTED = 0.95;

/**
 * A column that is called exactly as a criterion is that criterion's, whatever its cells hold: what was found by looking at all
 * headers must not go against it. `find` seeks criteria in the columns, some left out.
 */
function withNamesakes<F extends Findings>(
  criteria: readonly Criterion[],
  table: Table,
  taken: ReadonlySet<number>,
  find: (criteria: readonly Criterion[], without: ReadonlySet<Column>) => F,
): F {
  const names = namesakes(
    criteria.filter(({ answer }) => !isInWords(answer) && !kindOf(answer).between),
    table.columns.filter(({ index }) => !taken.has(index)),
  );
  const owners = new Map([...names].map(([criterion, column]) => [column, criterion]));
  const isAgainst = ({ criterion, expectation, delivery }: Found): boolean => {
    const own = names.get(criterion);
    const isOthers = (column: Column | null) =>
      column !== null && (owners.get(column) ?? criterion) !== criterion;
    return (
      isOthers(expectation) ||
      isOthers(delivery) ||
      (own !== undefined && own !== expectation && own !== delivery)
    );
  };
  const all = find(criteria, new Set());
  const rest = all.found.some(isAgainst)
    ? find(
        criteria.filter((one) => !names.has(one)),
        new Set(names.values()),
      )
    : all;
  const added = [...names].flatMap(([criterion, delivery]): Found[] => {
    const isKnown = rest.found.some((one) => one.criterion === criterion);
    if (isKnown) return [];
    const fit = table.fits(table.profiles[delivery.index]!, criterion.answer);
    return [
      {
        criterion,
        expectation: null,
        delivery,
        until: null,
        confidence: fit >= FITS ? NAMESAKE : NAMESAKE_UNREAD,
        pairConfidence: null,
        reason: { code: 'map.by-name' },
      },
    ];
  });
  return { ...rest, found: inCriteriaOrder([...rest.found, ...added], criteria) };
}

/** How sure a column is that is called as the criterion, and one whose cells could not be its answers as they stand. */
const NAMESAKE = 0.95;
const NAMESAKE_UNREAD = 0.8;

/** Pairs, or single columns; among `more` are some that answer a criterion only in part. */
function byHeadersOf(
  headers: readonly Header[],
  more: readonly Header[],
  criteria: readonly Criterion[],
  table: Table,
): Findings & { readonly pairing: Pairing | null } {
  const pairing = findPairing(headers, criteria.length);
  const alone = singles(more, criteria, table);
  if (!pairing) return { pairing, found: alone, doubts: [] };
  const pairs = assigned(pairing, criteria, table);
  // Where nothing calls a variant the expectation and the standard knows it, each question may be asked but once.
  const isKnown = pairs.found.every(({ criterion }) => criterion.expect !== null);
  if (pairing.by === 'order' && isKnown && alone.length >= pairs.found.length / 2)
    return { pairing: null, found: alone, doubts: [] };
  return { pairing, ...pairs };
}

/** Where the standard says what is expected, what was asked is how important it is, and stands for nothing else. */
function importanceApart(
  found: readonly Found[],
  pairing: Pairing | null,
  supplements: Columns['supplements'],
  doubts: readonly Message[],
): Pick<Columns, 'found' | 'supplements' | 'doubts'> {
  const isExpected = found.every(({ criterion, expectation }) => !expectation || criterion.expect !== null);
  if (pairing?.by !== 'importance' || !isExpected) return { found, supplements, doubts };
  const of = new Map(
    found.flatMap(({ criterion, expectation, pairConfidence }) =>
      expectation ? [[criterion.id, { column: expectation, confidence: pairConfidence ?? 0 }] as const] : [],
    ),
  );
  return {
    found: found.map((one) => ({ ...one, expectation: null, pairConfidence: null })),
    supplements: { ...supplements, importance: { marker: pairing.expected.marker, of } },
    doubts: doubts.map((doubt) =>
      doubt.code === 'map.importance-as-expectation' ? { code: 'map.importance-apart' } : doubt,
    ),
  };
}

/** Importance without a scale of its own is rated on that of the answers, and can be only where they have one. */
function rateable(supplements: Columns['supplements'], found: readonly Found[]): Columns['supplements'] {
  const rated = new Set(found.flatMap(({ criterion: { id, answer } }) => (scaleOf(answer) ? [id] : [])));
  const of = new Map([...supplements.importance.of].filter(([id]) => rated.has(id)));
  return { ...supplements, importance: { ...supplements.importance, of } };
}

/** Each column that is read as an answer, and as what. */
function readsOf(
  found: readonly Found[],
  supplements: Columns['supplements'],
  scale: Proposal['importanceScale'],
  ticks: ReadonlyMap<Column, Tick>,
  turned: ReadonlyMap<string, unknown>,
): Read[] {
  const yesNo: Answer = { kind: 'yes-no', reversed: false };
  return found.flatMap(({ criterion: { id, answer }, expectation, delivery, until }): Read[] => {
    const read = (column: Column | null | undefined, as: Answer | null): Read[] =>
      column && as ? [{ column, answer: as, criterion: id, isTurned: as === answer && turned.has(id) }] : [];
    const own = scaleOf(answer);
    const rating: Answer | null = scale
      ? { kind: 'scale', min: scale.min, max: scale.max, step: 1, labels: [], reversed: false }
      : own && { ...own, kind: 'scale', reversed: false };
    return [
      ...read(expectation, answer),
      ...read(until || ticks.has(delivery) ? null : delivery, answer),
      ...read(supplements.minimum.of.get(id)?.column, answer),
      ...read(supplements.importance.of.get(id)?.column, rating),
      ...read(supplements.announced.of.get(id)?.column, yesNo),
    ];
  });
}

/** Nothing stands where something else was ticked; and where nothing was asked. */
const tickLabels = (tick: Tick | undefined): ProposedLabel[] =>
  tick
    ? [
        { text: tick.text, count: tick.count, value: 'yes', confidence: 0.9 },
        { text: '', count: tick.empty, value: 'no', confidence: 0.6 },
      ]
    : [];

/** Nothing says what is expected of some: neither the survey nor the standard nor a profile. */
function unexpected(found: readonly Found[], segments: readonly NamedProfile[]): Message[] {
  const count = found.filter(
    ({ expectation, criterion: { id, expect } }) =>
      !expectation &&
      expect === null &&
      !segments.some(({ profile }) => (profile.criteria.get(id)?.expect ?? null) !== null),
  ).length;
  return count > 0 ? [{ code: 'map.no-expectations', args: { count } }] : [];
}

function alternativesTo(
  { criterion, delivery, expectation, until }: Found,
  candidates: readonly Profile[],
  { fits, asked }: Table,
): Column[] {
  if (until) return [];
  return candidates
    .filter((profile) => fits(profile, criterion.answer) >= FITS)
    .map(({ column }) => ({ column, likeness: alike([asked(column)], criterion) }))
    .filter(({ column, likeness }) => column !== delivery && column !== expectation && likeness >= 0.2)
    .sort((a, b) => b.likeness - a.likeness || a.column.index - b.column.index)
    .slice(0, 3)
    .map(({ column }) => column);
}

/** Where the tool tells respondents apart, the receipt says who comes again; else it is for the mapping to say. */
function repeatedIn(
  { identity, gathered, columns }: Layout,
  { rows, decode }: Table,
  named: (column: Column) => ProposedColumn,
): Proposal['repeated'] {
  const found = identity || gathered ? null : repeatsIn(columns, () => rows, decode);
  return found && { ...found, column: named(found.column) };
}

/** `isSure` where such a row is none of a respondent. */
function dropsOf(
  { column, is }: { readonly column: Column; readonly is: readonly string[] },
  reason: string,
  isSure: boolean,
  { rows, decode }: Table,
  named: (column: Column) => ProposedColumn,
): Proposal['drop'] {
  const says = new Set(is.map(normalized));
  const found = rows
    .map(({ cells }) => clean(decode(cells[column.index] ?? '')))
    .filter((text) => says.has(normalized(text)));
  if (found.length === 0) return [];
  return [{ column: named(column), is: [...new Set(found)].sort(), count: found.length, reason, isSure }];
}
