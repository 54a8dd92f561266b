// The neutral difference of two versions of a file, in the order of the new one: first pass of a diff, without opinion.
// Turning the versions round turns every delta round.

import type { ChoiceAnswer } from '../answers/choice.ts';
import type { ElapsedAnswer } from '../answers/elapsed.ts';
import type { Answer, AnswerKindName, AnswerOf } from '../answers/index.ts';
import type { Curve } from '../answers/kind.ts';
import type { MeasuredAnswer } from '../answers/measured.ts';
import type { ScaleAnswer } from '../answers/scale.ts';
import type { Criterion, Field, Named, Persona, Section, Standard } from '../standard/standard.ts';
import type { Source, Text, Unit } from '../standard/text.ts';
import { LANGUAGES, unitText } from '../standard/text.ts';
import type { Address, Delta, Diffable, Fact, Note, Plain, WrittenProfile } from './facts.ts';
import { kindOfFile } from './facts.ts';
import { mappings } from './mappings.ts';
import type { Member, Pair, Pairing } from './pairing.ts';
import { pairCriteria, pairMembers, pairSections, renamesIn } from './pairing.ts';
import {
  canonical,
  plainAnswer,
  plainCalendar,
  plainCriterion,
  plainCurve,
  plainLevel,
  plainLog,
  plainPortrait,
  plainSource,
  plainSummary,
  plainText,
  plainUnit,
  plainWhen,
  plainWritten,
} from './plain.ts';

/** Where both sides of a fact stand. */
interface Place {
  readonly old: Address;
  readonly new: Address;
}

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
  const summary = { id: file.id, ...('title' in file ? { title: plainText(file.title) } : {}) };
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
  const log = (of: Standard) => (of.log ? plainLog(of.log) : null);
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
    note('section', 'removed', { old: ['sections', section.id], new: null }, plainSection(section), null);
  for (const section of now.sections) {
    const was = counterpart.get(section);
    if (!was) {
      note('section', 'added', { old: null, new: ['sections', section.id] }, null, plainSection(section));
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

const plainSection = ({ id, title, weight }: Section): Plain => ({ id, title: plainText(title), weight });

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
      plainCriterion(criterion),
      null,
    );
  for (const criterion of added)
    note(
      'criterion',
      'added',
      { old: null, new: addressOf('new', criterion) },
      null,
      plainCriterion(criterion),
    );
  for (const { name, old, new: now } of reused) {
    const at = { old: addressOf('old', old), new: addressOf('new', now) };
    const meaning = (criterion: Criterion): Plain => ({ name, text: plainText(criterion.text) });
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
    value(note, 'criterion.summary', under(at, 'summary'), plainSummary(old), plainSummary(now));
    optional(
      note,
      'criterion.require',
      under(at, 'require'),
      (old.require as Plain | undefined) ?? null,
      (now.require as Plain | undefined) ?? null,
    );
    value(note, 'criterion.announce', under(at, 'announce'), old.announce === true, now.announce === true);
    answers(note, under(at, 'answer'), old.answer, now.answer);
    const [before, after] = [plainLevel(old.expect, old.answer), plainLevel(now.expect, now.answer)];
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
  for (const { old, new: now } of pairs)
    if (old.answer.kind === 'choice' && now.answer.kind === 'choice')
      values.set(old.id, renamesIn(pairMembers(old.answer.options, now.answer.options).pairs));
  for (const { old, new: now } of fields)
    values.set(old.id, renamesIn(pairMembers(old.values, now.values).pairs));
  return {
    nameOf: (field) => names.get(field) ?? field,
    valueOf: (field, written) => values.get(field)?.get(written) ?? written,
  };
}

/** Whether both versions expect the same option, whatever it is called. */
function isOneOption({ old, new: now }: Pair<Criterion>): boolean {
  if (old.answer.kind !== 'choice' || now.answer.kind !== 'choice') return false;
  if (old.expect === null || now.expect === null) return false;
  const [was, is] = [old.answer.options[old.expect], now.answer.options[now.expect]];
  return pairMembers(old.answer.options, now.answer.options).pairs.some(
    (pair) => pair.old === was && pair.new === is,
  );
}

/** Former names that came or went, beside those that a rename itself accounts for. */
function formerNames(
  note: Note,
  fact: 'criterion.former-name' | 'member.former-name',
  at: Place,
  { old, new: now }: Pair<Member>,
): void {
  const own = [old.id, now.id];
  const [before, after] = [old.formerly ?? [], now.formerly ?? []];
  for (const name of before)
    if (!after.includes(name) && !own.includes(name))
      note(fact, 'removed', { old: [...at.old, 'formerly', name], new: null }, name, null);
  for (const name of after)
    if (!before.includes(name) && !own.includes(name))
      note(fact, 'added', { old: null, new: [...at.new, 'formerly', name] }, null, name);
}

/** A condition on what was renamed is the same condition. */
function conditions(note: Note, at: Place, { old, new: now }: Pair<Criterion>, there: Way, back: Way): void {
  if (old.when.length + now.when.length === 0) return;
  const before = plainWhen(old.when);
  const after = plainWhen(now.when);
  const forward = plainWhen(old.when, there.nameOf, there.valueOf);
  const backward = plainWhen(now.when, back.nameOf, back.valueOf);
  if (canonical(forward) === canonical(after) && canonical(backward) === canonical(before)) return;
  optional(
    note,
    'criterion.when',
    at,
    old.when.length > 0 ? before : null,
    now.when.length > 0 ? after : null,
  );
}

function answers(note: Note, at: Place, old: Answer, now: Answer): void {
  if (old.kind !== now.kind) note('answer.kind', 'changed', at, plainAnswer(old), plainAnswer(now));
  else (ANSWERS[old.kind] as Differ<Answer>)(note, at, old, now);
}

type Differ<A> = (note: Note, at: Place, old: A, now: A) => void;

/** What differs between two answers of one kind. A kind without a row here does not compile. */
const ANSWERS: { readonly [kind in AnswerKindName]: Differ<AnswerOf<kind>> } = {
  scale: scales,
  'yes-no': (note, at, old, now) =>
    value(note, 'answer.direction', under(at, 'reversed'), direction(old.reversed), direction(now.reversed)),
  choice: choices,
  duration: measures,
  money: measures,
  count: measures,
  percent: measures,
  elapsed: measures,
  text: () => {},
};

const direction = (reversed: boolean): string => (reversed ? 'lower' : 'higher');

function scales(note: Note, at: Place, old: ScaleAnswer, now: ScaleAnswer): void {
  const range = ({ min, max }: ScaleAnswer): Plain => ({ min, max });
  value(note, 'scale.range', at, range(old), range(now));
  value(note, 'scale.step', under(at, 'step'), old.step, now.step);
  value(note, 'answer.direction', under(at, 'reversed'), direction(old.reversed), direction(now.reversed));
  const labels = under(at, 'labels');
  const standsElsewhere = (label: Text, value: number, others: ScaleAnswer['labels']) =>
    others.some(
      (other) => other.value !== value && canonical(plainText(other.text)) === canonical(plainText(label)),
    );
  for (const { value: rating, text: before } of old.labels)
    if (!now.labels.some((label) => label.value === rating))
      note('label', 'removed', { old: [...labels.old, String(rating)], new: null }, plainText(before), null);
  for (const { value: rating, text: after } of now.labels) {
    const place = under(labels, String(rating));
    const before = old.labels.find((label) => label.value === rating)?.text;
    if (!before) note('label', 'added', { old: null, new: place.new }, null, plainText(after));
    else {
      const moved = standsElsewhere(after, rating, old.labels) || standsElsewhere(before, rating, now.labels);
      text(note, moved ? 'label.place' : 'label.text', place, before, after);
    }
  }
}

function choices(note: Note, at: Place, old: ChoiceAnswer, now: ChoiceAnswer): void {
  const plain = ({ text: words, points }: ChoiceAnswer['options'][number]): Plain => ({
    text: plainText(words),
    points,
  });
  list(
    note,
    'option',
    'options.order',
    under(at, 'options'),
    old.options,
    now.options,
    plain,
    (place, was, is) => {
      value(note, 'option.id', place, was.id, is.id);
      text(note, 'option.text', under(place, 'text'), was.text, is.text);
      value(note, 'option.points', under(place, 'points'), was.points, is.points);
    },
  );
}

function measures(
  note: Note,
  at: Place,
  old: MeasuredAnswer | ElapsedAnswer,
  now: MeasuredAnswer | ElapsedAnswer,
): void {
  value(note, 'answer.direction', under(at, 'better'), old.better, now.better);
  const points = under(at, 'points');
  const same = canonical(shape(old.points)) === canonical(shape(now.points));
  value(
    note,
    same ? 'measure.knots' : 'measure.curve',
    points,
    plainCurve(old.points, old),
    plainCurve(now.points, now),
  );
  if (old.kind === 'elapsed' || now.kind === 'elapsed') {
    const calendar = (answer: Answer) => (answer.kind === 'elapsed' ? plainCalendar(answer.calendar) : null);
    optional(note, 'measure.calendar', under(at, 'calendar'), calendar(old), calendar(now));
    return;
  }
  optional(note, 'measure.currency', under(at, 'currency'), old.currency ?? null, now.currency ?? null);
  unit(note, under(at, 'unit'), old.unit, now.unit);
  optional(note, 'measure.limits', at, limits(old), limits(now));
}

/** The least and the most an answer can be; null where neither is set. */
const limits = ({ min, max }: MeasuredAnswer): Plain =>
  min === undefined && max === undefined ? null : { min: min ?? null, max: max ?? null };

/** A curve without the knots that change nothing: those on the line between their neighbours, or beyond a flat end. */
function shape(curve: Curve): Plain {
  const kept: { readonly value: number; readonly points: number }[] = [];
  curve.forEach((knot, i) => {
    const last = kept.at(-1);
    const next = curve[i + 1];
    if (!last) {
      if (next && next.points === knot.points) return;
    } else if (next) {
      const onLine =
        last.points + ((knot.value - last.value) * (next.points - last.points)) / (next.value - last.value);
      if (Math.abs(onLine - knot.points) < 1e-9) return;
    } else if (last.points === knot.points && kept.length > 1) return;
    kept.push(knot);
  });
  return kept.map(({ value: knot, points }) => [knot, points]);
}

function profiles(note: Note, old: WrittenProfile, now: WrittenProfile): void {
  const top = (key: string): Place => ({ old: [key], new: [key] });
  value(note, 'profile.id', top('id'), old.id, now.id);
  text(note, 'profile.title', top('title'), old.title, now.title);
  text(note, 'profile.description', top('description'), old.description, now.description);
  source(note, 'profile.source', old.source, now.source);
  const portrait = (of: WrittenProfile) => (of.portrait ? plainPortrait(of.portrait) : null);
  optional(note, 'profile.portrait', top('portrait'), portrait(old), portrait(now));
  value(note, 'profile.standard', top('standard'), old.standard ?? null, now.standard ?? null);
  const plain = ({
    expect,
    weight,
  }: {
    readonly expect: string | number | null;
    readonly weight: number | null;
  }) => ({
    expect: expect === null ? null : plainWritten(expect),
    weight,
  });
  for (const [id, said] of old.criteria)
    if (!now.criteria.has(id))
      note('profile-criterion', 'removed', { old: ['criteria', id], new: null }, plain(said), null);
  for (const [id, said] of now.criteria) {
    const was = old.criteria.get(id);
    const at: Place = { old: ['criteria', id], new: ['criteria', id] };
    if (!was) {
      note('profile-criterion', 'added', { old: null, new: at.new }, null, plain(said));
      continue;
    }
    value(note, 'profile-criterion.expect', under(at, 'expect'), plain(was).expect, plain(said).expect);
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
function numbered(texts: readonly Text[]): { readonly key: string; readonly words: Plain }[] {
  const times = new Map<string, number>();
  return texts.map((line) => {
    const words = plainText(line);
    const said = canonical(words);
    times.set(said, (times.get(said) ?? 0) + 1);
    return { key: `${said} ${times.get(said)}`, words };
  });
}

/** A list whose members go by their ids, and by declared renames: who came, who went, who stands elsewhere. */
function list<T extends Member>(
  note: Note,
  fact: Fact,
  orderFact: Fact,
  at: Place,
  old: readonly T[],
  now: readonly T[],
  plain: (member: T) => Plain,
  each: (place: Place, was: T, is: T) => void,
): void {
  const { pairs, removed, added } = pairMembers(old, now);
  for (const member of removed)
    note(fact, 'removed', { old: [...at.old, member.id], new: null }, plain(member), null);
  for (const member of added)
    note(fact, 'added', { old: null, new: [...at.new, member.id] }, null, plain(member));
  for (const pair of pairs) {
    const place: Place = { old: [...at.old, pair.old.id], new: [...at.new, pair.new.id] };
    each(place, pair.old, pair.new);
    formerNames(note, 'member.former-name', place, pair);
  }
  order(note, orderFact, at, inOldOrder(pairs, old), pairs);
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
    ({ title }) => ({ title: plainText(title) }),
    (place, was, is) => {
      value(note, `${fact}.id`, place, was.id, is.id);
      text(note, `${fact}.title`, under(place, 'title'), was.title, is.title);
      each(place, was, is);
    },
  );
}

function inOldOrder<T>(pairs: readonly Pair<T>[], old: readonly T[]): Pair<T>[] {
  const position = new Map(old.map((member, i) => [member, i]));
  return [...pairs].sort((a, b) => position.get(a.old)! - position.get(b.old)!);
}

function order<T extends { readonly id: string }>(
  note: Note,
  fact: Fact,
  at: Place,
  before: readonly Pair<T>[],
  after: readonly Pair<T>[],
): void {
  if (before.some((pair, i) => pair !== after[i]))
    note(
      fact,
      'changed',
      at,
      before.map((pair) => pair.old.id),
      after.map((pair) => pair.new.id),
    );
}

function value(note: Note, fact: Fact, at: Place, before: Plain, after: Plain): void {
  if (before === after || canonical(before) === canonical(after)) return;
  note(fact, 'changed', at, before, after);
}

/** As `value`, but null is the absence of the fact. */
function optional(note: Note, fact: Fact, at: Place, before: Plain, after: Plain): void {
  if (before === null && after !== null) note(fact, 'added', { old: null, new: at.new }, null, after);
  else if (before !== null && after === null) note(fact, 'removed', { old: at.old, new: null }, before, null);
  else value(note, fact, at, before, after);
}

function source(note: Note, fact: Fact, before: Source | undefined, after: Source | undefined): void {
  const at: Place = { old: ['source'], new: ['source'] };
  optional(note, fact, at, before ? plainSource(before) : null, after ? plainSource(after) : null);
}

/** What a unit says, and the forms in which it says it. */
function unit(note: Note, at: Place, before: Unit | undefined, after: Unit | undefined): void {
  const old = before && unitText(before);
  const now = after && unitText(after);
  if (before && after && LANGUAGES.every((language) => old![language] === now![language]))
    value(note, 'measure.unit-forms', at, plainUnit(before), plainUnit(after));
  else text(note, 'measure.unit', at, old, now);
}

/**
 * Languages come and go by themselves; of those that both sides have, any other wording is one change, in which the
 * unchanged ones are shown too. Without a language in common, nobody can tell what stayed: all of it changed.
 */
function text(note: Note, fact: Fact, at: Place, before: Text | undefined, after: Text | undefined): void {
  if (
    before === after ||
    (before && after && LANGUAGES.every((language) => before[language] === after[language]))
  )
    return;
  if (!before || !after) {
    optional(note, fact, at, before ? plainText(before) : null, after ? plainText(after) : null);
    return;
  }
  const old = plainText(before);
  const now = plainText(after);
  const shared = LANGUAGES.filter((language) => old[language] !== undefined && now[language] !== undefined);
  if (shared.length === 0) {
    note(fact, 'changed', at, old, now);
    return;
  }
  const of = (words: typeof old) =>
    Object.fromEntries(shared.map((language) => [language, words[language]!]));
  value(note, fact, at, of(old), of(now));
  for (const language of LANGUAGES) {
    if (shared.includes(language)) continue;
    if (now[language] !== undefined)
      note(fact, 'translated', { old: null, new: [...at.new, language] }, null, now[language]!);
    if (old[language] !== undefined)
      note(fact, 'untranslated', { old: [...at.old, language], new: null }, old[language]!, null);
  }
}

const under = (at: Place, key: string): Place => ({ old: [...at.old, key], new: [...at.new, key] });
