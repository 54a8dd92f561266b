// What differs between two mappings: which columns are read as what, and how their cells are. A survey export is kept as it
// came, so that most of it can be read again by the new mapping; what another question's column says, cannot.

import { BLANKS, type Blank } from '../answers/response.ts';
import { compareText } from '../errors.ts';
import type { BlankTexts, ColumnRef, CriterionMapping, Labels } from '../survey/mapping.ts';
import { claimsOf, type TurnKind, turnsBetween } from './claims.ts';
import type { Address, IdentifiedMapping, Json, Note } from './facts.ts';
import { canonical } from './json.ts';
import { flat } from './words.ts';

/** A column as it is written: its header, or how to find it. */
function jsonColumn(column: ColumnRef | null | undefined): Json {
  if (!column) return null;
  const occurrence = column.by !== 'position' && column.occurrence !== null ? column.occurrence : undefined;
  const nth = occurrence === undefined ? {} : { occurrence };
  switch (column.by) {
    case 'header':
      return occurrence === undefined ? flat(column.header) : { header: flat(column.header), ...nth };
    case 'position':
      return { column: column.position };
    case 'pattern':
      return { pattern: column.pattern, ...nth };
  }
}

/** What a column is read for: `criteria/speed/delivery`, `fields/site`, `weight`. */
type Uses = ReadonlyMap<string, { readonly at: Address; readonly column: Json }>;

const SIDES = ['expectation', 'importance', 'minimum', 'announced', 'paused'] as const;

function usesOf(mapping: IdentifiedMapping): Uses {
  const uses = new Map<string, { at: Address; column: Json }>();
  const add = (at: Address, column: ColumnRef | null | undefined) => {
    if (column) uses.set(at.join('/'), { at, column: jsonColumn(column) });
  };
  for (const [id, one] of mapping.criteria) {
    const at = ['criteria', id];
    add([...at, 'delivery', ...(one.until ? ['from'] : [])], one.delivery);
    add([...at, 'delivery', 'to'], one.until);
    add([...at, 'delivery', 'from', 'date'], one.days?.[0]);
    add([...at, 'delivery', 'to', 'date'], one.days?.[1]);
    for (const side of SIDES) add([...at, ...(side === 'paused' ? ['delivery'] : []), side], one[side]);
  }
  for (const [name, column] of mapping.fields) add(['fields', name], column);
  for (const design of ['weight', 'cluster', 'strata', 'respondent'] as const) add([design], mapping[design]);
  add(['profile'], mapping.profile?.column);
  for (const of of ['respondent', 'item', 'answer', 'expectation'] as const)
    add(['layout', of], mapping.layout?.[of]);
  return uses;
}

export function mappings(note: Note, old: IdentifiedMapping, now: IdentifiedMapping): void {
  const changed = (fact: Parameters<Note>[0], at: Address, before: Json, after: Json) => {
    if (canonical(before) !== canonical(after)) note(fact, 'changed', { old: at, new: at }, before, after);
  };
  changed('mapping.standard', ['standard'], old.standard, now.standard);
  for (const key of ['dialect', 'encoding', 'delimiter', 'decimal', 'headerRows'] as const)
    changed('mapping.reading', [key], old[key], now[key]);
  changed('mapping.reading', ['dates'], (old.dates ?? null) as Json, (now.dates ?? null) as Json);
  changed('mapping.duplicates', ['duplicates'], old.duplicates ?? null, now.duplicates ?? null);
  changed('mapping.others', ['others'], old.others ?? null, now.others ?? null);
  changed('mapping.importance-scale', ['importanceScale'], old.importanceScale, now.importanceScale);
  changed('mapping.by', ['by'], old.by, now.by);
  const segments = ({ profile }: IdentifiedMapping): Json =>
    profile ? Object.fromEntries(profile.values) : null;
  if (old.profile && now.profile)
    changed('mapping.segments', ['profile', 'values'], segments(old), segments(now));

  for (const id of old.criteria.keys())
    if (!now.criteria.has(id))
      note('mapping-criterion', 'removed', { old: ['criteria', id], new: null }, jsonColumns(old, id), null);
  for (const id of now.criteria.keys())
    if (!old.criteria.has(id))
      note('mapping-criterion', 'added', { old: null, new: ['criteria', id] }, null, jsonColumns(now, id));

  columns(note, usesOf(old), usesOf(now), old, now);

  for (const [id, is] of now.criteria) {
    const was = old.criteria.get(id);
    if (!was) continue;
    const at = ['criteria', id];
    changed('mapping.reversed', [...at, 'reversed'], was.reversed, is.reversed);
    changed('mapping.others', [...at, 'others'], was.others ?? null, is.others ?? null);
    cells(note, at, was, is);
  }
  cells(note, [], old, now);
  drops(note, old, now);
}

const jsonColumns = (mapping: IdentifiedMapping, id: string): Json => {
  const { delivery, expectation } = mapping.criteria.get(id) as CriterionMapping;
  return { delivery: jsonColumn(delivery), expectation: jsonColumn(expectation) };
};

/** A column that comes and goes with its criterion is told with it. */
function columns(
  note: Note,
  before: Uses,
  after: Uses,
  old: IdentifiedMapping,
  now: IdentifiedMapping,
): void {
  const reads = (uses: Uses, key: string): string | null => {
    const use = uses.get(key);
    return use ? canonical(use.column) : null;
  };
  const wasRead = new Set([...before.keys()].map((key) => reads(before, key)));
  const newlyRead = new Set(
    [...after.keys()]
      .filter((key) => reads(before, key) !== reads(after, key))
      .map((key) => reads(after, key)),
  );
  const isShared = ([of, id]: Address) =>
    of !== 'criteria' || (old.criteria.has(id!) && now.criteria.has(id!));
  for (const [key, { at, column }] of before)
    if (!after.has(key) && isShared(at))
      note('mapping-column', 'removed', { old: at, new: null }, column, null);
  for (const [key, { at, column }] of after) {
    const was = before.get(key);
    if (!was) {
      if (isShared(at)) note('mapping-column', 'added', { old: null, new: at }, null, column);
      continue;
    }
    if (canonical(was.column) === canonical(column)) continue;
    // What was read as something else before, or is from now on, was not what is read here.
    const isSwapped = wasRead.has(canonical(column)) || newlyRead.has(canonical(was.column));
    const fact = isSwapped
      ? 'mapping-column.swapped'
      : saysOtherwise(was.column, column)
        ? 'mapping-column.turned'
        : 'mapping-column';
    note(fact, 'changed', { old: at, new: at }, was.column, column);
  }
}

/** Turns that a header shows. Its numbers may be those of the questions, and half of it may be cut off. */
const SURE: readonly TurnKind[] = ['opposite', 'negated', 'unit', 'comparison', 'quantifier'];

/** Headers are the questions as they were asked: whether one surely says something else. */
function saysOtherwise(before: Json, after: Json): boolean {
  const header = (column: Json): string | null =>
    typeof column === 'string' ? column : ((column as { readonly header?: string } | null)?.header ?? null);
  const [was, is] = [header(before), header(after)];
  if (was === null || is === null) return false;
  const language = /[а-яё]/i.test(was + is) ? 'ru' : 'en';
  return turnsBetween(claimsOf(was, language), claimsOf(is, language)).some(({ kind }) =>
    SURE.includes(kind),
  );
}

interface Cells {
  readonly labels: Labels;
  readonly blanks: BlankTexts;
}

function cells(note: Note, within: Address, old: Cells, now: Cells): void {
  const blankOf = ({ blanks }: Cells): ReadonlyMap<string, Blank> =>
    new Map(BLANKS.flatMap((blank) => blanks[blank].map((text) => [text, blank] as const)));
  const [labels, blanks] = [
    [...within, 'labels'],
    [...within, 'blanks'],
  ];
  members(note, ['mapping-label', 'mapping-label.value'], old.labels, now.labels, (text) => [
    ...labels,
    text,
  ]);
  members(note, ['mapping-blank', 'mapping-blank.kind'], blankOf(old), blankOf(now), (text, kind) => [
    ...blanks,
    String(kind),
    text,
  ]);
}

function members(
  note: Note,
  [fact, value]: readonly ['mapping-label' | 'mapping-blank', 'mapping-label.value' | 'mapping-blank.kind'],
  old: ReadonlyMap<string, string | number>,
  now: ReadonlyMap<string, string | number>,
  place: (text: string, value: string | number) => Address,
): void {
  const texts = [...new Set([...old.keys(), ...now.keys()])].sort(compareText);
  for (const text of texts) {
    const [was, is] = [old.get(text), now.get(text)];
    const at = {
      old: was === undefined ? null : place(text, was),
      new: is === undefined ? null : place(text, is),
    };
    if (was === undefined || is === undefined)
      note(fact, was === undefined ? 'added' : 'removed', at, was ?? null, is ?? null);
    else if (String(was) !== String(is)) note(value, 'changed', at, was, is);
  }
}

/** By reason and column; a rule that drops for other texts is another rule. */
function drops(note: Note, old: IdentifiedMapping, now: IdentifiedMapping): void {
  const json = ({ drop }: IdentifiedMapping) =>
    drop.map(({ column, is, reason }, i) => ({
      at: ['drop', String(i)],
      rule: { column: jsonColumn(column), is: [...is].sort(compareText), reason } as Json,
    }));
  const [before, after] = [json(old), json(now)];
  const has = (rules: typeof before, rule: Json) =>
    rules.some((one) => canonical(one.rule) === canonical(rule));
  for (const { at, rule } of before)
    if (!has(after, rule)) note('mapping-drop', 'removed', { old: at, new: null }, rule, null);
  for (const { at, rule } of after)
    if (!has(before, rule)) note('mapping-drop', 'added', { old: null, new: at }, null, rule);
}
