// What the scoring formulas feel of a change: a weight that keeps every share moves no score, a curve of a criterion that
// nothing counts moves none either, and a new criterion that takes too much leaves old audits without a score. Judged by the
// formulas themselves: shares are compared, and audits answered whole are scored by both versions.

import { type Answer, isScored, kindOf } from '../answers/index.ts';
import { isShown, newSession, type Response, type Session, shownCriteria } from '../answers/response.ts';
import type { GapReport } from '../assess/gap-report.ts';
import type { Args } from '../errors.ts';
import { personaClash, schemeOf } from '../standard/scheme.ts';
import type { Criterion, Persona, Profile, Section, Standard } from '../standard/standard.ts';
import { criteriaOf, SESSION_FIELDS } from '../standard/standard.ts';
import { type FiledSession, reportOfSessions } from '../tally/session-tally.ts';
import { profileCarriedOver, sessionCarriedOver } from './carry.ts';
import { type Delta, type Fact, type Json, namesIn, type WrittenProfile } from './facts.ts';
import type { DiffLevel } from './levels.ts';
import { type Pair, type Pairing, pairCriteria, pairSections } from './pairing.ts';

/** Files beside a standard that shape its scores: profiles override weights, personas add a section. */
export type Companion = WrittenProfile | Persona;

/** A level other than that of the rule, and the sentence that says why: `effect.<code>`. */
export interface Effect {
  readonly level: DiffLevel;
  readonly code: string;
  readonly args: Args;
}

export interface Felt {
  readonly delta: Delta;
  /** Null where the rule alone judges. */
  readonly effect: Effect | null;
}

/** The deltas, those that are one act put into one, with what scores feel of them. */
export function effectsOf(
  old: Standard,
  now: Standard,
  deltas: readonly Delta[],
  companions: readonly Companion[],
): Felt[] {
  const versions = new Versions(old, now, companions);
  const scaled = rescaled(deltas, versions);
  const felt = scaled.map(({ delta, effect }) => ({ delta, effect: effect ?? unfelt(delta, versions) }));
  return withVoids(felt, versions);
}

/** Both versions and all that is asked about them, worked out once. */
class Versions {
  readonly old: Standard;
  readonly now: Standard;
  readonly profiles: readonly WrittenProfile[];
  readonly personas: readonly Persona[];
  readonly pairing: Pairing;
  readonly sections: readonly Pair<Section>[];

  constructor(old: Standard, now: Standard, companions: readonly Companion[]) {
    this.old = old;
    this.now = now;
    const ids = new Set([...criteriaOf(old), ...criteriaOf(now)].map(({ id }) => id));
    this.profiles = companions.filter(
      (one): one is WrittenProfile =>
        one.format === 'svc.profile/1' &&
        (one.standard === undefined || one.standard === old.id || one.standard === now.id) &&
        [...one.criteria.keys()].some((id) => ids.has(id)),
    );
    this.personas = companions.filter(
      (one): one is Persona =>
        one.format === 'svc.persona/1' &&
        one.criteria.length > 0 &&
        personaClash(old, one) === null &&
        personaClash(now, one) === null,
    );
    this.pairing = pairCriteria(criteriaOf(old), criteriaOf(now));
    this.sections = pairSections(old.sections, now.sections, this.pairing);
  }

  get isFlat(): boolean {
    return this.old.aggregation === 'flat' && this.now.aggregation === 'flat';
  }

  get isNested(): boolean {
    return this.old.aggregation === 'nested' && this.now.aggregation === 'nested';
  }
}

const weightIn = (criterion: Criterion, profile: WrittenProfile | null): number =>
  isScored(criterion.answer) ? (profile?.criteria.get(criterion.id)?.weight ?? criterion.weight) : 0;

/** Whether a section has any weight to share out. */
const matters = (section: Section, profile: WrittenProfile | null): boolean =>
  section.criteria.some((criterion) => weightIn(criterion, profile) > 0);

const holding = (standard: Standard, criterion: Criterion): Section | undefined =>
  standard.sections.find((section) => section.criteria.includes(criterion));

/** Weights that are shared out among themselves: all of a section's, all sections', or all where it is flat. */
interface Sharing {
  readonly deltas: readonly Delta[];
  readonly ratioFor: (profile: WrittenProfile | null, isWithPersona: boolean) => number | null;
}

function sharings(deltas: readonly Delta[], versions: Versions): Sharing[] {
  const { old, now, pairing, sections, isFlat, isNested } = versions;
  const ofCriteria = (pairs: readonly Pair<Criterion>[], isAll: boolean): Sharing => ({
    deltas: deltas.filter(
      ({ fact, at }) =>
        fact === 'criterion.weight' && pairs.some((pair) => pair.new.id === namesIn(at.new!).criterion),
    ),
    ratioFor: (profile, isWithPersona) =>
      ratioOf([
        ...pairs.map((pair) => [weightIn(pair.old, profile), weightIn(pair.new, profile)] as const),
        ...(isAll && isWithPersona ? [[1, 1] as const] : []),
      ]),
  });
  if (isFlat) return [ofCriteria(pairing.pairs, true)];
  if (!isNested) return [];
  const within = sections.map((section) =>
    ofCriteria(
      pairing.pairs.filter(
        (pair) => holding(now, pair.new) === section.new && holding(old, pair.old) === section.old,
      ),
      false,
    ),
  );
  const among: Sharing = {
    deltas: deltas.filter(({ fact }) => fact === 'section.weight'),
    ratioFor: (profile, isWithPersona) =>
      ratioOf([
        ...sections
          .filter((pair) => matters(pair.old, profile) || matters(pair.new, profile))
          .map((pair) => [pair.old.weight, pair.new.weight] as const),
        ...(isWithPersona ? [[1, 1] as const] : []),
      ]),
  };
  return [...within, among];
}

/** By what all weights grew; null where they did not grow alike. A share does not feel what all of it grows by. */
function ratioOf(weights: readonly (readonly [was: number, is: number])[]): number | null {
  let ratio: number | null = null;
  for (const [was, is] of weights) {
    if (was === 0 && is === 0) continue;
    if (was === 0 || is === 0) return null;
    const own = is / was;
    if (ratio !== null && Math.abs(own - ratio) > 1e-9 * ratio) return null;
    ratio ??= own;
  }
  return ratio ?? 1;
}

/** Weights that grew alike are one act that moves nothing, unless somebody's own weights stand among them. */
function rescaled(deltas: readonly Delta[], versions: Versions): Felt[] {
  const { profiles, personas } = versions;
  const unmoved = sharings(deltas, versions).filter(
    (sharing) => sharing.deltas.length > 0 && sharing.ratioFor(null, false) !== null,
  );
  const single = new Map<Delta, Effect>();
  const merged: { delta: Delta; ratio: number }[] = [];
  const feeling = new Set<string>();
  for (const { deltas: own, ratioFor } of unmoved) {
    const felt = [
      ...profiles.filter((profile) => ratioFor(profile, false) === null).map(({ id }) => id),
      ...(ratioFor(null, true) === null ? personas.map(({ id }) => id) : []),
    ];
    for (const id of felt) feeling.add(id);
    for (const delta of own) {
      merged.push({ delta, ratio: ratioFor(null, false)! });
      single.set(delta, effectFelt(felt));
    }
  }
  if (merged.length < 2) return deltas.map((delta) => ({ delta, effect: single.get(delta) ?? null }));
  const first = deltas.indexOf(merged[0]!.delta);
  const together: Felt = { delta: rescaling(merged), effect: effectFelt([...feeling].sort()) };
  return deltas.flatMap((delta, i): Felt[] =>
    i === first ? [together] : single.has(delta) ? [] : [{ delta, effect: null }],
  );
}

const effectFelt = (by: readonly string[]): Effect =>
  by.length === 0
    ? { level: 'safe', code: 'same-shares', args: {} }
    : { level: 'rebase', code: 'felt-by', args: { list: by.join(', ') } };

function rescaling(merged: readonly { readonly delta: Delta; readonly ratio: number }[]): Delta {
  const side = (of: 'before' | 'after', at: 'old' | 'new'): Json =>
    Object.fromEntries(merged.map(({ delta }) => [delta.at[at]!.slice(0, -1).join('/'), delta[of]]));
  return {
    fact: 'weights.scale',
    event: 'changed',
    at: { old: ['sections'], new: ['sections'] },
    before: side('before', 'old'),
    after: side('after', 'new'),
  };
}

/** Facts of a criterion of which a score feels nothing where it does not feel the criterion. */
const RESCORED: readonly Fact[] = [
  'criterion',
  'criterion.section',
  'criterion.weight',
  'criterion.critical',
  'criterion.optional',
  'criterion.expect',
  'criterion.when',
  'option',
  'option.points',
  'measure.curve',
];
/** Facts that make saved answers say something else, though no score feels it. */
const REREAD: readonly Fact[] = [
  'answer.kind',
  'answer.direction',
  'scale.range',
  'scale.step',
  'measure.currency',
  'measure.calendar',
];
/** What is asked, and in which words. */
const WORDS: readonly Fact[] = [
  'criterion.text',
  'criterion.ask-expectation',
  'criterion.ask-delivery',
  'criterion.guide',
  'option.text',
  'label',
  'label.text',
  'label.place',
  'measure.unit',
];

function unfelt(delta: Delta, versions: Versions): Effect | null {
  const { fact } = delta;
  const { old, now, isFlat, profiles } = versions;
  const safe = (code: string): Effect => ({ level: 'safe', code, args: {} });
  const critical = (standard: Standard): boolean =>
    [...criteriaOf(standard), ...versions.personas.flatMap(({ criteria }) => criteria)].some(
      (criterion) => criterion.critical && isScored(criterion.answer),
    );
  switch (fact) {
    case 'standard.failure-policy':
      return critical(old) || critical(now) ? null : safe('nothing-critical');
    case 'policy.critical-cap':
      if (old.onCriticalFailure !== 'cap' || now.onCriticalFailure !== 'cap') return safe('no-cap');
      return critical(old) || critical(now) ? null : safe('nothing-critical');
    case 'standard.aggregation': {
      const few = [old, now].every(
        (standard) =>
          standard.sections.filter((section) => section.weight > 0 && matters(section, null)).length <= 1 &&
          standard.sections.every((section) => section.weight > 0 || !matters(section, null)),
      );
      return few && versions.personas.length === 0 && profiles.length === 0 ? safe('one-section') : null;
    }
    case 'section.weight':
      return isFlat ? safe('flat') : sectionUnfelt(delta, versions);
    case 'section':
      return isFlat ? safe('flat') : sectionUnfelt(delta, versions);
    default:
      break;
  }
  if (!RESCORED.includes(fact) && !REREAD.includes(fact) && !WORDS.includes(fact)) return null;
  const criteria = bothOf(delta, versions);
  if (criteria.length === 0) return null;
  const isUnscored = criteria.every((criterion) => !isScored(criterion.answer));
  if (WORDS.includes(fact)) return isUnscored ? safe('unscored') : null;
  // That a condition reads its answer makes the criterion felt, whatever it weighs.
  if (fact !== 'criterion' && criteria.some(({ id }) => isRead(old, id) || isRead(now, id))) return null;
  const counts = (profile: WrittenProfile | null) =>
    criteria.some((criterion) => weightIn(criterion, profile) > 0);
  if (criteria.some((criterion) => criterion.critical && isScored(criterion.answer)) || counts(null))
    return null;
  const feeling = profiles.filter(counts).map(({ id }) => id);
  if (feeling.length > 0) return null;
  if (REREAD.includes(fact) && !isUnscored) return { level: 'rebase', code: 'weightless-reread', args: {} };
  return safe(isUnscored ? 'unscored' : 'weightless');
}

/** The criterion in both versions, where it is in both, whichever of them has the fact. */
function bothOf({ at }: Delta, { old, now, pairing }: Versions): Criterion[] {
  const was = at.old && criterionAt(old, at.old);
  const is = at.new && criterionAt(now, at.new);
  const pair = pairing.pairs.find((one) => one.old === was || one.new === is);
  return [was ?? pair?.old, is ?? pair?.new].filter((one): one is Criterion => Boolean(one));
}

/** A section without weight, or without a criterion that has any, has no share in whatever is shared out. */
function sectionUnfelt({ at, fact }: Delta, { old, now, profiles }: Versions): Effect | null {
  const both = [
    at.old && old.sections.find(({ id }) => id === at.old![1]),
    at.new && now.sections.find(({ id }) => id === at.new![1]),
  ].filter((one): one is Section => Boolean(one));
  const counts = (profile: WrittenProfile | null): boolean =>
    both.some((section) => matters(section, profile) && (fact === 'section.weight' || section.weight > 0));
  if (counts(null) || profiles.some(counts)) return null;
  return { level: 'safe', code: 'weightless', args: {} };
}

const isRead = (standard: Standard, id: string): boolean =>
  criteriaOf(standard).some(({ when }) => when.some(({ field }) => field === id));

function criterionAt(standard: Standard, address: readonly string[]): Criterion | undefined {
  const { criterion } = namesIn(address);
  return criteriaOf(standard).find(({ id }) => id === criterion);
}

/** Deltas that can leave an audit answered whole with less than it needs for a score; in the order they are blamed. */
const VOIDING: readonly (readonly [fact: Fact, event: Delta['event']])[] = [
  ['criterion', 'added'],
  ['section', 'added'],
  ['criterion.when', 'removed'],
  ['criterion.when', 'changed'],
  ['criterion.when', 'added'],
  ['criterion.expect', 'removed'],
  ['criterion.optional', 'changed'],
  ['criterion.section', 'changed'],
  ['section.weight', 'changed'],
  ['criterion.weight', 'changed'],
  ['weights.scale', 'changed'],
  ['standard.aggregation', 'changed'],
  ['policy.minimum-answered', 'changed'],
];

/** What whole audits keep of a score, or lose. */
interface Fate {
  /** Sections that lose their figure; null stands for the whole. */
  readonly lost: ReadonlySet<string | null>;
  /** The least weight answered, of the whole and of every section. */
  readonly coverage: ReadonlyMap<string | null, number>;
  /** The largest share that a criterion takes, of the whole and of its section. */
  readonly shares: ReadonlyMap<string, { readonly overall: number; readonly section: number }>;
}

function withVoids(felt: readonly Felt[], versions: Versions): Felt[] {
  const suspects = felt.filter(
    ({ delta, effect }) =>
      effect?.level !== 'safe' &&
      VOIDING.some(([fact, event]) => fact === delta.fact && event === delta.event),
  );
  if (suspects.length === 0) return [...felt];
  const fate = fateOfWhole(versions);
  const rank = ({ delta }: Felt) =>
    VOIDING.findIndex(([fact, event]) => fact === delta.fact && event === delta.event);
  const touches = ({ delta }: Felt): boolean => {
    const section = sectionOf(delta, versions);
    return section === null || fate.lost.has(section) || fate.lost.has(null);
  };
  const near = suspects.filter(touches);
  const blamed =
    fate.lost.size === 0
      ? []
      : ([3, 6, VOIDING.length]
          .map((from) => near.filter((one) => rank(one) < from))
          .find((some) => some.length > 0) ?? suspects);
  return felt.map((one) => {
    if (blamed.includes(one)) return { ...one, effect: voiding(one, fate, versions) };
    if (suspects.includes(one) && one.effect === null) return { ...one, effect: taking(one, fate, versions) };
    return one;
  });
}

function sectionOf({ at }: Delta, { now }: Versions): string | null {
  const { section, criterion } = namesIn(at.new ?? at.old ?? []);
  if (criterion === undefined) return section ?? null;
  return (
    now.sections.find(({ criteria }) => criteria.some(({ id }) => id === criterion))?.id ?? section ?? null
  );
}

const inPercent = (share: number): number => Math.round(share * 100);

function voiding({ delta }: Felt, fate: Fate, versions: Versions): Effect {
  const section = sectionOf(delta, versions);
  const ofSection = section !== null && !fate.lost.has(null) && fate.lost.has(section);
  const coverage = fate.coverage.get(ofSection ? section : null) ?? 0;
  const minimum = versions.now.policy.minimumAnswered;
  return {
    level: 'breaking',
    code: ofSection ? 'voids-section' : 'voids',
    args: { coverage: inPercent(coverage), minimum: inPercent(minimum), section: section ?? '' },
  };
}

/** Of a criterion or section that comes: how much it takes and what is left of older audits. */
function taking({ delta }: Felt, fate: Fate, versions: Versions): Effect | null {
  if (delta.event !== 'added' || (delta.fact !== 'criterion' && delta.fact !== 'section')) return null;
  const { criterion, section } = namesIn(delta.at.new!);
  const ids =
    criterion !== undefined
      ? [criterion]
      : (versions.now.sections.find(({ id }) => id === section)?.criteria.map(({ id }) => id) ?? []);
  const overall = ids.reduce((sum, id) => sum + (fate.shares.get(id)?.overall ?? 0), 0);
  const coverage = fate.coverage.get(null);
  if (coverage === undefined || overall === 0) return null;
  if (
    criterion !== undefined &&
    versions.now.sections.some((one) => one.criteria.some((c) => c.id === criterion && c.critical))
  )
    return null;
  return {
    level: 'rebase',
    code: 'takes',
    args: {
      share: inPercent(overall),
      coverage: inPercent(coverage),
      minimum: inPercent(versions.now.policy.minimumAnswered),
    },
  };
}

/** Most audits made up to see what becomes of whole ones. */
const MOST_AUDITS = 128;

/** Audits of the old version in which everything shown was answered, one for every way the conditions can fall. */
function fateOfWhole(versions: Versions): Fate {
  const { old, now, pairing, profiles } = versions;
  const lost = new Set<string | null>();
  const coverage = new Map<string | null, number>();
  const shares = new Map<string, { overall: number; section: number }>();
  const least = (of: string | null, value: number | null) => {
    if (value !== null) coverage.set(of, Math.min(value, coverage.get(of) ?? 1));
  };
  for (const written of [null, ...profiles]) {
    const profile = written && readProfile(written, old);
    const [was, is] = [
      schemeOf(old, profile),
      schemeOf(now, profile && { ...profileCarriedOver(profile, pairing.pairs) }),
    ];
    const known = new Set<string>();
    for (const session of wholeSessions(old, now, profile)) {
      const filed = { file: null, session };
      const carried = refilled(sessionCarriedOver(filed, old, now, pairing.pairs), versions);
      // Audits that show the same criteria of both versions fare alike.
      const key = `${shownIn(old, session)} | ${shownIn(now, carried.session)}`;
      if (known.has(key)) continue;
      known.add(key);
      const before = reportOfSessions(was, [filed]);
      const after = reportOfSessions(is, [carried]);
      if (hasScore(before.overall) && !hasScore(after.overall)) lost.add(null);
      for (const section of after.sections) {
        const pair = versions.sections.find((one) => one.new.id === section.id);
        const own = pair && before.sections.find(({ id }) => id === pair.old.id);
        if (own && own.points.gap !== null && section.points.gap === null && section.coverage !== null)
          lost.add(section.id);
        least(section.id, section.coverage);
      }
      least(null, after.overall?.coverage ?? null);
    }
  }
  for (const section of now.sections) {
    const total = now.sections.reduce((sum, one) => sum + (matters(one, null) ? one.weight : 0), 0);
    const inSection = section.criteria.reduce((sum, criterion) => sum + weightIn(criterion, null), 0);
    const all = criteriaOf(now).reduce((sum, criterion) => sum + weightIn(criterion, null), 0);
    for (const criterion of section.criteria) {
      const own = weightIn(criterion, null);
      const ofSection = inSection > 0 ? own / inSection : 0;
      const overall =
        now.aggregation === 'flat'
          ? all > 0
            ? own / all
            : 0
          : total > 0
            ? (section.weight / total) * ofSection
            : 0;
      shares.set(criterion.id, { overall, section: ofSection });
    }
  }
  return { lost, coverage, shares };
}

/** What another rule calls lost is given an answer, so that only what nobody was asked is missing. */
function refilled(
  { session: filed, lost }: ReturnType<typeof sessionCarriedOver>,
  { pairing }: Versions,
): FiledSession {
  const responses = new Map(filed.session.responses);
  for (const { old, new: now } of pairing.pairs)
    if (lost.includes(old.id)) {
      const delivery = someAnswer(now.answer);
      responses.set(now.id, {
        state: 'answered',
        expectation: now.expect === null ? delivery : null,
        delivery,
      });
    }
  return { ...filed, session: { ...filed.session, responses } };
}

const shownIn = (standard: Standard, { fields, responses }: Session): string =>
  shownCriteria(standard, fields, responses)
    .map(({ id }) => id)
    .join(' ');

const hasScore = (overall: GapReport['overall']): boolean => overall !== null && overall.score !== null;

/** Levels that a standard cannot read are its own matter: they are told where the profile is read. */
function readProfile(written: WrittenProfile, standard: Standard): Profile {
  const criteria = criteriaOf(standard).flatMap((criterion) => {
    const said = written.criteria.get(criterion.id);
    if (!said) return [];
    const read = said.expect === null ? null : kindOf(criterion.answer).read(said.expect, criterion.answer);
    return [[criterion.id, { expect: read?.ok ? read.value : null, weight: said.weight }] as const];
  });
  return { ...written, criteria: new Map(criteria) };
}

function* wholeSessions(old: Standard, now: Standard, profile: Profile | null): Generator<Session> {
  const own = new Map(criteriaOf(old).map((criterion) => [criterion.id, criterion]));
  const choices = conditionsOf(old, now, own);
  const ways = choices.reduce((count, { values }) => count * values.length, 1);
  // Where there are too many ways, each value is tried at least once.
  const most = Math.max(MOST_AUDITS, ...choices.map(({ values }) => values.length));
  for (let way = 0; way < Math.min(ways, most); way++) {
    let rest = ways > most ? way * 7919 : way;
    const picked = new Map<string, string | null>();
    for (const { field, values } of choices) {
      picked.set(field, values[rest % values.length]!);
      rest = ways > most ? rest + way : Math.floor(rest / values.length);
    }
    yield wholeSession(old, profile, own, picked);
  }
}

interface Condition {
  readonly field: string;
  /** Null: none of those that a condition names. */
  readonly values: readonly (string | null)[];
}

/** What conditions of either version read, and the values that make a difference. */
function conditionsOf(old: Standard, now: Standard, own: ReadonlyMap<string, Criterion>): Condition[] {
  const named = new Map<string, Set<string>>();
  for (const { when } of [...criteriaOf(old), ...criteriaOf(now)])
    for (const { field, values } of when) {
      const known = named.get(field) ?? new Set<string>();
      for (const value of values) known.add(value);
      named.set(field, known);
    }
  return [...named].flatMap(([field, values]): Condition[] => {
    const declared = [...old.fields, ...now.fields].find(({ id }) => id === field)?.values ?? [];
    const isField = declared.length > 0 || (SESSION_FIELDS as readonly string[]).includes(field);
    if (!isField && !own.has(field)) return [];
    const isClosed = declared.length > 0 && declared.every(({ id }) => values.has(id));
    return [{ field, values: [...[...values].sort(), ...(isClosed ? [] : [null])] }];
  });
}

function wholeSession(
  old: Standard,
  profile: Profile | null,
  own: ReadonlyMap<string, Criterion>,
  picked: ReadonlyMap<string, string | null>,
): Session {
  const fields = new Map<string, string>();
  for (const [field, value] of picked) if (!own.has(field) && value !== null) fields.set(field, value);
  const responses = new Map<string, Response>();
  for (const criterion of criteriaOf(old)) {
    if (!isShown(criterion, fields, responses, own)) continue;
    const level = profile?.criteria.get(criterion.id)?.expect ?? criterion.expect;
    const wanted = picked.get(criterion.id);
    const read = wanted == null ? null : kindOf(criterion.answer).read(wanted, criterion.answer);
    const delivery = read?.ok ? read.value : otherThan(criterion, level, picked.has(criterion.id));
    responses.set(criterion.id, {
      state: 'answered',
      // Who was not told what to expect was asked.
      expectation: level === null && isScored(criterion.answer) ? delivery : null,
      delivery,
    });
  }
  const standard = { id: old.id, version: old.version, digest: old.digest };
  return newSession(standard, { profile: profile?.id ?? null, fields, responses });
}

/** Some valid answer; one that conditions may not name where they read the criterion. */
function otherThan({ answer }: Criterion, level: number | null, isRead: boolean): number {
  if (level !== null && !isRead) return level;
  return someAnswer(answer);
}

function someAnswer(answer: Answer): number {
  const kind = kindOf(answer);
  return kind.curve(answer)?.[0]?.value ?? kind.values(answer)?.[0] ?? 0;
}
