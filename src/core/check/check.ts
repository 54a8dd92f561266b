// What a reviewer looks for in audits that came back: whether they are whole, done as assigned, and likely to be true. Every
// doubt is a rule with a place; none of them changes a figure.

import type { Evidence, Response, Session } from '../answers/response.ts';
import type { Args, Level } from '../errors.ts';
import type { Assignment } from '../shapes/assignment.ts';
import type { Scheme } from '../standard/scheme.ts';
import { hiddenAnswers } from '../tally/session-tally.ts';
import { elapsed } from '../walk/stopwatch.ts';
import { deliveryQuestions } from '../walk/walk.ts';
import { isOfKind, lackingIn } from './requirement.ts';
import { staffNamed } from './staff.ts';

/** What became of a file of evidence: `untaken` has no digest to hold it to. */
export type EvidenceState = 'same' | 'missing' | 'changed' | 'untaken';

export interface CheckedSession {
  readonly file: string;
  readonly session: Session;
  readonly scheme: Scheme;
  readonly assignment: Assignment | null;
  /** Says the same of sessions with the same content. */
  readonly content: string;
  evidence(file: string): EvidenceState;
}

/** A doubt at a path of a session file. */
export interface Doubt {
  readonly rule: CheckRule;
  readonly code: string;
  readonly args: Args;
  readonly file: string;
  readonly path: readonly (string | number)[];
}

/** Rules of `svc check`, with how grave each is. */
export const CHECK_RULES = {
  'evidence-missing': 'error',
  'evidence-changed': 'error',
  'evidence-shared': 'warning',
  unfinished: 'error',
  'duplicate-session': 'error',
  'duplicate-visit': 'error',
  'outside-window': 'error',
  'not-as-assigned': 'error',
  'over-budget': 'warning',
  'too-fast': 'warning',
  'straight-lined': 'warning',
  'copied-text': 'warning',
  contradiction: 'warning',
  'two-places': 'error',
  'required-missing': 'error',
  'staff-named': 'warning',
  'changed-later': 'warning',
} as const satisfies Readonly<Record<string, Level>>;
export type CheckRule = keyof typeof CHECK_RULES;

/** Every doubt about the audits, each alone and all together, in the order of the audits. */
export function check(audits: readonly CheckedSession[]): Doubt[] {
  const doubts: Doubt[] = [];
  for (const audit of audits) {
    const say: Say = (rule, code, path, args = {}) =>
      void doubts.push({ rule, code, args, file: audit.file, path });
    for (const rule of ALONE) rule(audit, say);
  }
  for (const rule of TOGETHER) rule(audits, (doubt) => void doubts.push(doubt));
  return doubts;
}

type Say = (rule: CheckRule, code: string, path: readonly (string | number)[], args?: Args) => void;
type Alone = (audit: CheckedSession, say: Say) => void;
type Together = (audits: readonly CheckedSession[], say: (doubt: Doubt) => void) => void;

const evidenceOf = ({ responses }: Session): { id: string; position: number; evidence: Evidence }[] =>
  [...responses].flatMap(([id, { extra }]) =>
    (extra?.evidence ?? []).map((evidence, position) => ({ id, position, evidence })),
  );

const evidence: Alone = ({ session, evidence: stateOf }, say) => {
  for (const { id, position, evidence: one } of evidenceOf(session)) {
    const state = stateOf(one.file);
    const path = ['responses', id, 'evidence', position];
    if (state === 'missing') say('evidence-missing', 'evidence-missing', path, { name: one.file });
    if (state === 'changed') say('evidence-changed', 'evidence-changed', path, { name: one.file });
  }
};

/** Begun by `svc audit` and not brought to its end; what people write by hand has neither instant. */
export const isUnfinished = ({ started, finished }: { started?: unknown; finished?: unknown }): boolean =>
  started != null && finished == null;

const unfinished: Alone = ({ session }, say) => {
  if (!isUnfinished(session)) return;
  say('unfinished', 'unfinished', ['started'], { answered: answersIn(session).length });
};

const answersIn = ({ responses }: Session): [string, Extract<Response, { state: 'answered' }>][] =>
  [...responses].flatMap(([id, response]) =>
    response.state === 'answered' ? [[id, response] as [string, typeof response]] : [],
  );

const day = (instant: string): string => instant.slice(0, 10);

const window: Alone = ({ session, assignment }, say) => {
  const { started } = session;
  if (started === null || !assignment?.window) return;
  const { from, to, hours } = assignment.window;
  const on = day(started);
  if ((from !== undefined && on < from) || (to !== undefined && on > to))
    say('outside-window', 'outside-window', ['started'], { on, from: from ?? '…', to: to ?? '…' });
  const at = started.slice(11, 16);
  if (hours && at !== '' && !isWithin(at, hours))
    say('outside-window', 'outside-hours', ['started'], { at, hours });
};

/** Hours are `10:00-20:00`; those of a night end before they begin. */
function isWithin(at: string, hours: string): boolean {
  const [from = '', to = ''] = hours.split('-');
  return from <= to ? at >= from && at <= to : at >= from || at <= to;
}

const asAssigned: Alone = ({ session, assignment }, say) => {
  if (!assignment) return;
  const pairs = [
    ['site', assignment.site, session.site],
    ['auditor', assignment.auditor, session.auditor],
    ['profile', assignment.profile, session.profile],
    ['persona', assignment.persona, session.persona],
    ['visit', assignment.visit, session.visit],
    ['wave', assignment.wave, session.wave],
  ] as const;
  for (const [key, wanted, given] of pairs)
    if (wanted !== undefined && String(wanted) !== String(given ?? ''))
      say('not-as-assigned', 'not-as-assigned', [key], {
        key,
        wanted: String(wanted),
        given: String(given ?? '—'),
      });
};

const budget: Alone = ({ session, assignment, scheme }, say) => {
  const most = assignment?.budget;
  if (!most) return;
  const spent = scheme.criteria.filter(
    ({ answer, kind }) =>
      kind.measures === 'money' && (!('currency' in answer) || answer.currency === most.currency),
  );
  for (const { id } of spent) {
    const response = session.responses.get(id);
    if (response?.state === 'answered' && response.delivery > most.amount)
      say('over-budget', 'over-budget', ['responses', id], {
        id,
        spent: response.delivery,
        most: most.amount,
        currency: most.currency,
      });
  }
};

/** Nobody reads, judges and answers a question in less, in seconds. */
const FASTEST = 3;
/** Fewer questions may be answered from memory. */
const ENOUGH = 5;

const pace: Alone = ({ session, scheme }, say) => {
  const { started, finished } = session;
  if (started === null || finished === null || started.length < 11 || finished.length < 11) return;
  const seconds = (Date.parse(finished) - Date.parse(started)) / 1000;
  const shown = new Set(deliveryQuestions({ scheme, session }).map(({ id }) => id));
  const answered = answersIn(session).filter(([id]) => shown.has(id)).length;
  // An audit keyed in afterwards has no instants of its answers: its pace says nothing.
  const isLive = [...session.responses.values()].some(({ extra }) => extra?.at !== undefined);
  if (isLive && answered >= ENOUGH && seconds >= 0 && seconds < answered * FASTEST)
    say('too-fast', 'too-fast', ['finished'], { answered, seconds: Math.round(seconds) });
};

/** So many ratings, and all of them one and the same. */
const STRAIGHT = 8;

const straight: Alone = ({ session, scheme }, say) => {
  const rated = scheme.criteria.flatMap(({ id, answer, kind }) => {
    const response = session.responses.get(id);
    const scale = kind.scale(answer);
    return scale && response?.state === 'answered'
      ? [{ id, range: `${scale.min}..${scale.max}`, value: response.delivery, reversed: scale.reversed }]
      : [];
  });
  const [first] = rated;
  if (rated.length < STRAIGHT || !first) return;
  // Where every question is asked the same way round, the best or the same everywhere may be the truth; the same position
  // on questions of both ways cannot be.
  if (rated.every(({ range, value }) => range === first.range && value === first.value))
    say('straight-lined', 'straight-lined', ['responses', first.id], {
      count: rated.length,
      value: first.value,
    });
};

const contradictions: Alone = ({ session, scheme }, say) => {
  const { started, finished } = session;
  const length =
    started !== null && finished !== null ? (Date.parse(finished) - Date.parse(started)) / 1000 : null;
  if (length !== null && length < 0)
    say('contradiction', 'finished-before-started', ['finished'], { started: started!, finished: finished! });
  const isLive = [...session.responses.values()].some(({ extra }) => extra?.at !== undefined);
  for (const { id, kind } of scheme.criteria) {
    const response = session.responses.get(id);
    if (response?.state !== 'answered') continue;
    const path = ['responses', id];
    // What two stamps tell may have begun before the visit and end after it.
    const isTimed = kind.measures === 'time' && kind.between === null;
    if (isTimed && isLive && length !== null && length >= 0 && response.delivery > length + 60)
      say('contradiction', 'longer-than-visit', path, {
        id,
        answer: Math.round(response.delivery),
        visit: Math.round(length),
      });
    const watch = session.watches?.get(id);
    if (isTimed && watch?.started != null && watch.stopped !== null) {
      const timed = elapsed(watch, watch.stopped) / 1000;
      if (Math.abs(timed - response.delivery) > Math.max(30, timed / 2))
        say('contradiction', 'not-as-timed', path, {
          id,
          answer: Math.round(response.delivery),
          timed: Math.round(timed),
        });
    }
    if (response.extra?.announced !== undefined && kind.inWords)
      say('contradiction', 'announced-words', path, { id });
    const { at } = response.extra ?? {};
    const isOutside =
      at !== undefined &&
      at.length > 10 &&
      ((started !== null && started.length > 10 && Date.parse(at) < Date.parse(started)) ||
        (finished !== null &&
          finished.length > 10 &&
          !session.changes?.length &&
          Date.parse(at) > Date.parse(finished)));
    if (isOutside) say('contradiction', 'answered-outside', [...path, 'at'], { id, at });
  }
  for (const id of hiddenAnswers(scheme, session))
    say('contradiction', 'answered-hidden', ['responses', id], { id });
};

const required: Alone = ({ session, scheme, assignment }, say) => {
  for (const { criterion, what } of lackingIn(scheme, session))
    say(
      'required-missing',
      what === 'comment' ? 'comment-required' : 'evidence-required',
      ['responses', criterion],
      {
        id: criterion,
        what,
      },
    );
  const all = evidenceOf(session).map((one) => one.evidence);
  for (const kind of assignment?.evidence ?? [])
    if (!all.some((one) => isOfKind(one, kind)))
      say('required-missing', 'evidence-assigned', ['responses'], { what: kind });
};

/** Every text of a session with its place. */
function textsOf(session: Session): { id: string; key: string; text: string }[] {
  return [...session.responses].flatMap(([id, response]) => {
    const texts = [
      { id, key: 'note', text: response.extra?.note ?? '' },
      { id, key: 'delivery', text: response.extra?.text ?? '' },
      { id, key: 'reason', text: response.state === 'blank' ? (response.reason ?? '') : '' },
    ];
    return texts.filter(({ text }) => text.trim() !== '');
  });
}

const staff: Alone = ({ session }, say) => {
  for (const { id, key, text } of textsOf(session))
    for (const name of staffNamed(text).slice(0, 1))
      say('staff-named', 'staff-named', ['responses', id, key], { id, name });
};

const later: Alone = ({ session }, say) => {
  const changes = session.changes ?? [];
  const [first] = changes;
  if (!first) return;
  const list = [...new Set(changes.map(({ criterion }) => criterion))].join(', ');
  say('changed-later', 'changed-later', ['changes'], {
    count: changes.length,
    list,
    by: first.by ?? '—',
    why: first.why,
  });
};

const ALONE: readonly Alone[] = [
  unfinished,
  evidence,
  window,
  asAssigned,
  budget,
  pace,
  straight,
  contradictions,
  required,
  staff,
  later,
];

const duplicates: Together = (audits, say) => {
  const contents = new Map<string, CheckedSession>();
  const visits = new Map<string, CheckedSession>();
  for (const audit of audits) {
    const { file, session, content } = audit;
    const twin = contents.get(content);
    if (twin) {
      say({
        rule: 'duplicate-session',
        code: 'duplicate-session',
        args: { other: twin.file },
        file,
        path: [],
      });
      continue;
    }
    contents.set(content, audit);
    const visit = visitOf(session);
    const same = visit === null ? undefined : visits.get(visit);
    if (same)
      say({
        rule: 'duplicate-visit',
        code: 'duplicate-visit',
        args: { other: same.file, visit: visit! },
        file,
        path: [session.assignment === undefined ? 'started' : 'assignment'],
      });
    else if (visit !== null) visits.set(visit, audit);
  }
};

/** What a visit is known by: its assignment, else the very instant it began at its site. */
export function visitOf({
  assignment,
  started,
  site,
  auditor,
}: {
  readonly assignment?: string | undefined;
  readonly started: string | null;
  readonly site: string | null;
  readonly auditor: string | null;
}): string | null {
  if (assignment !== undefined) return assignment;
  return started != null && started.length > 10 ? [started, site ?? '', auditor ?? ''].join(' · ') : null;
}

/** Whoever sent one visit twice did not copy from another. */
const isSameVisit = (a: CheckedSession, b: CheckedSession): boolean =>
  a.content === b.content || (visitOf(a.session) !== null && visitOf(a.session) === visitOf(b.session));

/** Shorter texts are said alike by anybody. */
const TELLING = 25;
const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const copies: Together = (audits, say) => {
  const first = new Map<string, CheckedSession>();
  for (const audit of audits)
    for (const { id, key, text } of textsOf(audit.session)) {
      const known = bare(text);
      if (known.length < TELLING) continue;
      const other = first.get(known);
      if (!other) first.set(known, audit);
      else if (other !== audit && !isSameVisit(other, audit))
        say({
          rule: 'copied-text',
          code: 'copied-text',
          args: { id, other: other.file },
          file: audit.file,
          path: ['responses', id, key],
        });
    }
};

const shared: Together = (audits, say) => {
  const first = new Map<string, CheckedSession>();
  for (const audit of audits)
    for (const { id, position, evidence: one } of evidenceOf(audit.session)) {
      if (one.sha256 === null) continue;
      const other = first.get(one.sha256);
      if (!other) first.set(one.sha256, audit);
      else if (other !== audit && !isSameVisit(other, audit))
        say({
          rule: 'evidence-shared',
          code: 'evidence-shared',
          args: { name: one.file, other: other.file },
          file: audit.file,
          path: ['responses', id, 'evidence', position],
        });
    }
};

/** One auditor, two sites, one time. */
const places: Together = (audits, say) => {
  const timed = audits.flatMap((audit) => {
    const { started, finished, auditor, site } = audit.session;
    if (started === null || finished === null || auditor === null || site === null) return [];
    if (started.length < 11 || finished.length < 11) return [];
    return [{ audit, auditor, site, from: Date.parse(started), to: Date.parse(finished) }];
  });
  timed.sort((a, b) => a.from - b.from || (a.audit.file < b.audit.file ? -1 : 1));
  const latest = new Map<string, (typeof timed)[number]>();
  for (const one of timed) {
    const before = latest.get(one.auditor);
    if (before && before.site !== one.site && one.from < before.to)
      say({
        rule: 'two-places',
        code: 'two-places',
        args: { auditor: one.auditor, site: one.site, other: before.audit.file, elsewhere: before.site },
        file: one.audit.file,
        path: ['started'],
      });
    if (!before || one.to > before.to) latest.set(one.auditor, one);
  }
};

const TOGETHER: readonly Together[] = [duplicates, copies, shared, places];
