// The neutral difference of two versions of a file, in the order of the new one: first pass of a diff, without opinion.
// Turning the versions round turns every delta round.

import { isScored, optionsOf } from '../answers/index.ts';
import type { Criterion, Field, Named, Persona, Section, Standard } from '../standard/standard.ts';
import type { Source, Text } from '../standard/text.ts';
import { answers, jsonAnswer } from './answers.ts';
import type { Address, Delta, Diffable, Fact, Json, Note, WrittenProfile } from './facts.ts';
import { kindOfFile } from './facts.ts';
import {
  canonical,
  jsonLevel,
  jsonLog,
  jsonPortrait,
  jsonSource,
  jsonSummary,
  jsonText,
  jsonWhen,
  jsonWritten,
} from './json.ts';
import { mappings } from './mappings.ts';
import { formerNames, inOldOrder, list, optional, order, type Place, text, under, value } from './note.ts';
import type { Pair, Pairing } from './pairing.ts';
import { pairCriteria, pairMembers, pairOptions, pairSections, renamesIn } from './pairing.ts';

type AddressOf = (side: 'old' | 'new', criterion: Criterion) => Address;

/** What differs between two versions of one file; both must be of one kind. */
export function deltasOf(old: Diffable, now: Diffable): Delta[] {
  const deltas: Delta[] = [];
  const note: Note = (fact, event, at, before, after) => void deltas.push({ fact, event, at, before, after });
  if (old.format === 'svc.standard/1' && now.format === 'svc.standard/1') standards(note, old, now);
  else if (old.format === 'svc.profile/1' && now.format === 'svc.profile/1') profiles(note, old, now);
  else if (old.format === 'svc.persona/1' && now.format === 'svc.persona/1') personas(note, old, now);
  else if (old.format === 'svc.mapping/1' && now.format === 'svc.mapping/1') mappings(note, old, now);
  else throw new TypeError(`${old.format} and ${now.format} cannot be compared`);
  return deltas;
}

/** A whole file that came or went. */
export function fileDelta(file: Diffable, event: 'added' | 'removed'): Delta {
  const summary = { id: file.id, ...('title' in file ? { title: jsonText(file.title) } : {}) };
  const fact = kindOfFile(file);
  return event === 'added'
    ? { fact, event, at: { old: null, new: [] }, before: null, after: summary }
    : { fact, event, at: { old: [], new: null }, before: summary, after: null };
}

function standards(note: Note, old: Standard, now: Standard): void {
  const top = (key: string): Place => ({ old: [key], new: [key] });
  value(note, 'standard.id', top('id'), old.id, now.id);
  text(note, 'standard.title', top('title'), old.title, now.title);
  text(note, 'standard.description', top('description'), old.description, now.description);
  source(note, 'standard.source', old.source, now.source);
  for (const key of ['sector', 'purpose', 'respondent', 'minutes'] as const)
    value(
      note,
      'standard.shelf',
      { old: [key], new: [key] },
      old.shelf?.[key] ?? null,
      now.shelf?.[key] ?? null,
    );
  value(note, 'standard.aggregation', top('aggregation'), old.aggregation, now.aggregation);
  value(
    note,
    'standard.failure-policy',
    top('onCriticalFailure'),
    old.onCriticalFailure,
    now.onCriticalFailure,
  );
  const policy = (key: keyof Standard['policy'], fact: Fact) =>
    value(note, fact, { old: ['policy', key], new: ['policy', key] }, old.policy[key], now.policy[key]);
  policy('tolerance', 'policy.tolerance');
  policy('minimumAnswered', 'policy.minimum-answered');
  policy('minimumN', 'policy.minimum-n');
  policy('minimumInference', 'policy.minimum-inference');
  policy('criminalShortfall', 'policy.criminal-shortfall');
  policy('criticalCap', 'policy.critical-cap');
  const log = (of: Standard) => (of.log ? jsonLog(of.log) : null);
  optional(note, 'standard.log', top('log'), log(old), log(now));
  optional(note, 'standard.hide', top('hide'), old.hide ?? null, now.hide ?? null);
  named(note, 'touchpoint', 'touchpoints.order', top('touchpoints'), old.touchpoints, now.touchpoints);
  named(
    note,
    'field',
    'fields.order',
    top('fields'),
    old.fields,
    now.fields,
    (place, was: Field, is: Field) =>
      named(note, 'field-value', 'field-values.order', under(place, 'values'), was.values, is.values),
  );
  sections(note, old, now);
}

function sections(note: Note, old: Standard, now: Standard): void {
  const pairing = pairCriteria(
    old.sections.flatMap(({ criteria }) => criteria),
    now.sections.flatMap(({ criteria }) => criteria),
  );
  const paired = pairSections(old.sections, now.sections, pairing);
  const place = ({ old: was, new: is }: Pair<Section>): Place => ({
    old: ['sections', was.id],
    new: ['sections', is.id],
  });
  const counterpart = new Map(paired.map((pair) => [pair.new, pair.old]));
  const goneSections = old.sections.filter((section) => !paired.some((pair) => pair.old === section));
  for (const section of goneSections)
    note('section', 'removed', { old: ['sections', section.id], new: null }, jsonSection(section), null);
  for (const section of now.sections) {
    const was = counterpart.get(section);
    if (!was) {
      note('section', 'added', { old: null, new: ['sections', section.id] }, null, jsonSection(section));
      continue;
    }
    const at = place({ old: was, new: section });
    value(note, 'section.id', at, was.id, section.id);
    formerNames(note, 'member.former-name', at, { old: was, new: section });
    text(note, 'section.title', under(at, 'title'), was.title, section.title);
    text(note, 'section.guide', under(at, 'guide'), was.guide, section.guide);
    value(note, 'section.weight', under(at, 'weight'), was.weight, section.weight);
  }
  order(
    note,
    'sections.order',
    { old: ['sections'], new: ['sections'] },
    inOldOrder(paired, old.sections),
    paired,
  );

  // One criterion may stand in both versions, the very same in memory: each version knows its own section.
  const sectionIn = { old: holders(old), new: holders(now) };
  const addressOf: AddressOf = (side, criterion) => [
    'sections',
    sectionIn[side].get(criterion)!.id,
    'criteria',
    criterion.id,
  ];
  const fields = pairMembers(old.fields, now.fields).pairs;
  const touchpoints = pairMembers(old.touchpoints, now.touchpoints).pairs;
  criteria(note, pairing, addressOf, { fields, touchpoints }, (pair) => {
    const from = sectionIn.old.get(pair.old)!;
    const to = sectionIn.new.get(pair.new)!;
    const at = { old: addressOf('old', pair.old), new: addressOf('new', pair.new) };
    if (counterpart.get(to) !== from) note('criterion.section', 'changed', at, from.id, to.id);
  });
  for (const pair of paired) {
    const stayed = pairing.pairs.filter(
      (one) => sectionIn.old.get(one.old) === pair.old && sectionIn.new.get(one.new) === pair.new,
    );
    order(
      note,
      'criteria.order',
      under(place(pair), 'criteria'),
      inOldOrder(stayed, pair.old.criteria),
      stayed,
    );
  }
}

const holders = ({ sections: all }: Standard): Map<Criterion, Section> =>
  new Map(all.flatMap((section) => section.criteria.map((criterion) => [criterion, section] as const)));

const jsonSection = ({ id, title, weight }: Section): Json => ({ id, title: jsonText(title), weight });

function criteria(
  note: Note,
  { pairs, removed, added, reused }: Pairing,
  addressOf: AddressOf,
  around: Around,
  alsoOf: (pair: Pair<Criterion>) => void,
): void {
  for (const criterion of removed)
    note(
      'criterion',
      'removed',
      { old: addressOf('old', criterion), new: null },
      jsonCriterion(criterion),
      null,
    );
  for (const criterion of added)
    note(
      'criterion',
      'added',
      { old: null, new: addressOf('new', criterion) },
      null,
      jsonCriterion(criterion),
    );
  for (const { name, old, new: now } of reused) {
    const at = { old: addressOf('old', old), new: addressOf('new', now) };
    const meaning = (criterion: Criterion): Json => ({ name, text: jsonText(criterion.text) });
    note('criterion.namesake', 'changed', at, meaning(old), meaning(now));
  }
  const there = wayOf(pairs, around.fields);
  const back = wayOf(pairs.map(turnedRound), around.fields.map(turnedRound));
  const newTouchpoint = renamesIn(around.touchpoints);
  const oldTouchpoint = renamesIn(around.touchpoints.map(turnedRound));
  for (const pair of pairs) {
    const { old, new: now } = pair;
    const at: Place = { old: addressOf('old', old), new: addressOf('new', now) };
    value(note, 'criterion.id', at, old.id, now.id);
    alsoOf(pair);
    formerNames(note, 'criterion.former-name', at, pair);
    text(note, 'criterion.text', under(at, 'text'), old.text, now.text);
    for (const side of ['expectation', 'delivery'] as const)
      text(note, `criterion.ask-${side}`, under(under(at, 'ask'), side), old.ask?.[side], now.ask?.[side]);
    text(note, 'criterion.guide', under(at, 'guide'), old.guide, now.guide);
    text(note, 'criterion.rationale', under(at, 'rationale'), old.rationale, now.rationale);
    text(note, 'criterion.name', under(at, 'name'), old.name, now.name);
    value(note, 'criterion.weight', under(at, 'weight'), old.weight, now.weight);
    value(note, 'criterion.critical', under(at, 'critical'), old.critical, now.critical);
    value(note, 'criterion.optional', under(at, 'optional'), old.optional, now.optional);
    const [from, to] = [old.touchpoint ?? null, now.touchpoint ?? null];
    if (calledIn(newTouchpoint, from) !== to || calledIn(oldTouchpoint, to) !== from)
      value(note, 'criterion.touchpoint', under(at, 'touchpoint'), from, to);
    value(note, 'criterion.summary', under(at, 'summary'), jsonSummary(old), jsonSummary(now));
    optional(
      note,
      'criterion.require',
      under(at, 'require'),
      (old.require as Json | undefined) ?? null,
      (now.require as Json | undefined) ?? null,
    );
    value(note, 'criterion.announce', under(at, 'announce'), old.announce === true, now.announce === true);
    answers(note, under(at, 'answer'), old.answer, now.answer);
    const [before, after] = [jsonLevel(old.expect, old.answer), jsonLevel(now.expect, now.answer)];
    if (!isOneOption(pair)) optional(note, 'criterion.expect', under(at, 'expect'), before, after);
    conditions(note, under(at, 'when'), pair, there, back);
  }
}

/** What a criterion refers to, in both versions. */
interface Around {
  readonly fields: readonly Pair<Field>[];
  readonly touchpoints: readonly Pair<Named>[];
}

/** What a condition says in the words of the other version: what it reads, and which values of it. */
interface Way {
  readonly nameOf: (field: string) => string;
  readonly valueOf: (field: string, value: string) => string;
}

const turnedRound = <T>({ old, new: now }: Pair<T>): Pair<T> => ({ old: now, new: old });
const calledIn = (names: ReadonlyMap<string, string>, id: string | null): string | null =>
  id === null ? null : (names.get(id) ?? id);

/** A field goes before a criterion of its name. */
function wayOf(pairs: readonly Pair<Criterion>[], fields: readonly Pair<Field>[]): Way {
  const names = new Map([...renamesIn(pairs), ...fields.map((pair) => [pair.old.id, pair.new.id] as const)]);
  const values = new Map<string, ReadonlyMap<string, string>>();
  for (const { old, new: now } of pairs) values.set(old.id, renamesIn(pairOptions({ old, new: now })));
  for (const { old, new: now } of fields)
    values.set(old.id, renamesIn(pairMembers(old.values, now.values).pairs));
  return {
    nameOf: (field) => names.get(field) ?? field,
    valueOf: (field, written) => values.get(field)?.get(written) ?? written,
  };
}

/** Whether both versions expect the same option, whatever it is called. */
function isOneOption({ old, new: now }: Pair<Criterion>): boolean {
  if (old.expect === null || now.expect === null) return false;
  const [was, is] = [optionsOf(old.answer)?.[old.expect], optionsOf(now.answer)?.[now.expect]];
  return pairOptions({ old, new: now }).some((pair) => pair.old === was && pair.new === is);
}

/** A condition on what was renamed is the same condition. */
function conditions(note: Note, at: Place, { old, new: now }: Pair<Criterion>, there: Way, back: Way): void {
  if (old.when.length + now.when.length === 0) return;
  const before = jsonWhen(old.when);
  const after = jsonWhen(now.when);
  const forward = jsonWhen(old.when, there.nameOf, there.valueOf);
  const backward = jsonWhen(now.when, back.nameOf, back.valueOf);
  if (canonical(forward) === canonical(after) && canonical(backward) === canonical(before)) return;
  optional(
    note,
    'criterion.when',
    at,
    old.when.length > 0 ? before : null,
    now.when.length > 0 ? after : null,
  );
}

function jsonCriterion(criterion: Criterion): { readonly [key: string]: Json } {
  const { id, section, answer, expect, weight, critical, optional, formerly } = criterion;
  return {
    id,
    section,
    text: jsonText(criterion.text),
    ask: {
      expectation: criterion.ask?.expectation ? jsonText(criterion.ask.expectation) : null,
      delivery: criterion.ask?.delivery ? jsonText(criterion.ask.delivery) : null,
    },
    guide: criterion.guide ? jsonText(criterion.guide) : null,
    answer: jsonAnswer(answer),
    scored: isScored(answer),
    expect: jsonLevel(expect, answer),
    weight,
    rationale: criterion.rationale ? jsonText(criterion.rationale) : null,
    name: criterion.name ? jsonText(criterion.name) : null,
    critical,
    optional,
    touchpoint: criterion.touchpoint ?? null,
    summary: jsonSummary(criterion),
    announce: criterion.announce === true,
    require: (criterion.require as Json | undefined) ?? null,
    when: jsonWhen(criterion.when),
    formerly: [...formerly],
  };
}

function profiles(note: Note, old: WrittenProfile, now: WrittenProfile): void {
  const top = (key: string): Place => ({ old: [key], new: [key] });
  value(note, 'profile.id', top('id'), old.id, now.id);
  text(note, 'profile.title', top('title'), old.title, now.title);
  text(note, 'profile.description', top('description'), old.description, now.description);
  source(note, 'profile.source', old.source, now.source);
  const portrait = (of: WrittenProfile) => (of.portrait ? jsonPortrait(of.portrait) : null);
  optional(note, 'profile.portrait', top('portrait'), portrait(old), portrait(now));
  value(note, 'profile.standard', top('standard'), old.standard ?? null, now.standard ?? null);
  const json = ({
    expect,
    weight,
  }: {
    readonly expect: string | number | null;
    readonly weight: number | null;
  }) => ({
    expect: expect === null ? null : jsonWritten(expect),
    weight,
  });
  for (const [id, said] of old.criteria)
    if (!now.criteria.has(id))
      note('profile-criterion', 'removed', { old: ['criteria', id], new: null }, json(said), null);
  for (const [id, said] of now.criteria) {
    const was = old.criteria.get(id);
    const at: Place = { old: ['criteria', id], new: ['criteria', id] };
    if (!was) {
      note('profile-criterion', 'added', { old: null, new: at.new }, null, json(said));
      continue;
    }
    value(note, 'profile-criterion.expect', under(at, 'expect'), json(was).expect, json(said).expect);
    value(note, 'profile-criterion.weight', under(at, 'weight'), was.weight, said.weight);
  }
}

function personas(note: Note, old: Persona, now: Persona): void {
  const top = (key: string): Place => ({ old: [key], new: [key] });
  value(note, 'persona.id', top('id'), old.id, now.id);
  text(note, 'persona.title', top('title'), old.title, now.title);
  source(note, 'persona.source', old.source, now.source);
  text(note, 'persona.role', top('role'), old.role, now.role);
  lines(note, 'persona-line', 'persona-lines.order', top('lines'), old.lines, now.lines);
  lines(note, 'persona-watch', 'persona-watch.order', top('watch'), old.watch, now.watch);
  const pairing = pairCriteria(old.criteria, now.criteria);
  criteria(
    note,
    pairing,
    (_, { id }) => ['criteria', id],
    { fields: [], touchpoints: [] },
    () => {},
  );
  order(note, 'criteria.order', top('criteria'), inOldOrder(pairing.pairs, old.criteria), pairing.pairs);
}

/** Lines have no ids: an edited line is one that went and one that came. */
function lines(
  note: Note,
  fact: Fact,
  orderFact: Fact,
  at: Place,
  old: readonly Text[],
  now: readonly Text[],
): void {
  const before = numbered(old);
  const after = numbered(now);
  const stayedBefore = before.filter(({ key }) => after.some((line) => line.key === key));
  const stayedAfter = after.filter(({ key }) => before.some((line) => line.key === key));
  before.forEach((line, i) => {
    if (!stayedBefore.includes(line))
      note(fact, 'removed', { old: [...at.old, String(i)], new: null }, line.words, null);
  });
  after.forEach((line, i) => {
    if (!stayedAfter.includes(line))
      note(fact, 'added', { old: null, new: [...at.new, String(i)] }, null, line.words);
  });
  value(
    note,
    orderFact,
    at,
    stayedBefore.map(({ words }) => words),
    stayedAfter.map(({ words }) => words),
  );
}

/** The second time that a line is said it is another line. */
function numbered(texts: readonly Text[]): { readonly key: string; readonly words: Json }[] {
  const times = new Map<string, number>();
  return texts.map((line) => {
    const words = jsonText(line);
    const said = canonical(words);
    times.set(said, (times.get(said) ?? 0) + 1);
    return { key: `${said} ${times.get(said)}`, words };
  });
}

function named<T extends Named>(
  note: Note,
  fact: 'touchpoint' | 'field' | 'field-value',
  orderFact: Fact,
  at: Place,
  old: readonly T[],
  now: readonly T[],
  each: (place: Place, was: T, is: T) => void = () => {},
): void {
  list(
    note,
    fact,
    orderFact,
    at,
    old,
    now,
    ({ title }) => ({ title: jsonText(title) }),
    (place, was, is) => {
      value(note, `${fact}.id`, place, was.id, is.id);
      text(note, `${fact}.title`, under(place, 'title'), was.title, is.title);
      each(place, was, is);
    },
  );
}

function source(note: Note, fact: Fact, before: Source | undefined, after: Source | undefined): void {
  const at: Place = { old: ['source'], new: ['source'] };
  optional(note, fact, at, before ? jsonSource(before) : null, after ? jsonSource(after) : null);
}
