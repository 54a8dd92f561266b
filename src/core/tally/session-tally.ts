// From saved audits to one gap report: each session becomes one respondent's answers, and the tally does the rest, so that
// an audit and a survey are judged by the same arithmetic.

import { isInWords } from '../answers/index.ts';
import { BLANKS, type Change, type Response, type Session, shownCriteria } from '../answers/response.ts';
import { assess, assessProfiles, type Context } from '../assess/assess.ts';
import type { Basis, Drivers, GapReport, ReportSession, Warning } from '../assess/gap-report.ts';
import type { Silent } from '../shapes/gap-report.ts';
import type { Scheme } from '../standard/scheme.ts';
import { SESSION_FIELDS } from '../standard/standard.ts';
import { periodsOf } from '../time/period.ts';
import { counterFor } from './counter.ts';
import { type Announcements, countAnnouncement, emptyAnnouncements, silentOf } from './silent.ts';
import { type Answers, emptyAnswers, type Tally } from './tally.ts';

export interface FiledSession {
  /** Where it was read from; null when it has not been saved. */
  readonly file: string | null;
  readonly session: Session;
}

/** What `when` and `--by` may read of a visit: the standard's fields, and what every session has. */
export function factsOf(session: Session): ReadonlyMap<string, string> {
  const facts = new Map(session.fields);
  for (const name of ['site', 'auditor', 'profile', 'persona', 'customer'] as const) {
    const value = session[name];
    if (value !== null) facts.set(name, value);
  }
  if (session.visit !== undefined) facts.set('visit', String(session.visit));
  if (session.wave !== undefined) facts.set('wave', session.wave);
  for (const [name, value] of Object.entries(session.started ? periodsOf(session.started) : {}))
    if (!facts.has(name)) facts.set(name, value);
  return facts;
}

/** How a response is known: as it says itself, else as its session says; empty where neither does. */
const sourceOf = (response: Response | undefined, session: Session): string =>
  response?.extra?.source ?? session.source ?? '';

/** Groupings that are no facts of a visit: responses fall apart by their source, criteria by their touchpoint. */
const BY_SOURCE = 'source';
const BY_TOUCHPOINT = 'touchpoint';

/** Names that sessions of a standard can be grouped by. */
export function groupingsOf({ standard }: Scheme): string[] {
  const own = standard.fields.map(({ id }) => id);
  const journey = standard.touchpoints.length > 0 ? [BY_TOUCHPOINT] : [];
  return [
    ...new Set([
      'site',
      'auditor',
      'profile',
      'persona',
      ...SESSION_FIELDS,
      ...own,
      'date',
      'week',
      'month',
      'visit',
      'wave',
      BY_SOURCE,
      ...journey,
    ]),
  ];
}

/**
 * One session as one respondent. What `when` hides is not shown, whatever was answered; what has no response was skipped.
 * Where a `source` is given, only the responses known from it are there, as if no other had been asked for.
 */
export function answersOf(scheme: Scheme, session: Session, source: string | null = null): Answers {
  const answers = emptyAnswers(scheme);
  const shown = new Set(
    shownCriteria(scheme.standard, factsOf(session), session.responses).map(({ id }) => id),
  );
  scheme.criteria.forEach(({ id, answer }, i) => {
    const response = session.responses.get(id);
    const elsewhere = source !== null && sourceOf(response, session) !== source;
    if (!shown.has(id) || elsewhere) answers.blank[i] = BLANKS.indexOf('not-shown');
    else if (response?.state === 'blank') answers.blank[i] = BLANKS.indexOf(response.blank);
    else if (response?.state === 'answered') {
      answers.expectation[i] = response.expectation ?? Number.NaN;
      // Words have no number; that they were given is what counts.
      answers.delivery[i] = isInWords(answer) ? 0 : response.delivery;
    }
  });
  return answers;
}

/** Ids of criteria that were answered though `when` hides them; their answers do not count. */
export function hiddenAnswers(scheme: Scheme, session: Session): string[] {
  const shown = new Set(
    shownCriteria(scheme.standard, factsOf(session), session.responses).map(({ id }) => id),
  );
  return scheme.criteria
    .map(({ id }) => id)
    .filter((id) => !shown.has(id) && session.responses.get(id)?.state === 'answered');
}

export interface ReportOptions {
  /** Names of facts to group by (see `groupingsOf`). */
  readonly by?: readonly string[];
  /** Groups of fewer sessions are suppressed. An audit is its auditor's own, so that by default none is. */
  readonly minimumN?: number;
  /** Read along the journey; so it is, too, where grouped by touchpoint. */
  readonly journey?: boolean;
  readonly drivers?: Drivers | null;
  /** What was seen is all there is to judge, unless the sessions are said to stand for more. */
  readonly basis?: Basis;
}

/**
 * The gap report of one audit or of many, pooled. A scheme with a persona counts that persona's criteria; sessions with
 * several personas are pooled by a scheme without one, on the criteria that they have in common.
 */
export function reportOfSessions(
  scheme: Scheme,
  sessions: readonly FiledSession[],
  { by = [], minimumN = 1, journey = false, drivers = null, basis = 'observed' }: ReportOptions = {},
): GapReport {
  const lenient = withMinimum(scheme, minimumN);
  const columns = by.filter((name) => name !== BY_TOUCHPOINT);
  const { tally, used, silent } = tallySessions(lenient, sessions, columns);
  return assess(tally, lenient, {
    ...contextOf(scheme, sessions.length, used),
    by: columns,
    silent,
    journey: journey || by.includes(BY_TOUCHPOINT),
    drivers,
    basis,
  });
}

/**
 * Sessions of several profiles in one report, each judged by its own; `schemes` holds one for every profile that the
 * sessions name, under its id; those that name none are under the empty one. `by` goes on from the profile.
 */
export function reportByProfile(
  schemes: ReadonlyMap<string, Scheme>,
  sessions: readonly FiledSession[],
  { by = [], minimumN = 1, drivers = null, basis = 'observed' }: Omit<ReportOptions, 'journey'> = {},
): GapReport {
  const columns = by.filter((name) => name !== BY_TOUCHPOINT && name !== 'profile');
  const used: FiledSession[] = [];
  const parts = [...schemes].map(([id, scheme]) => {
    const lenient = withMinimum(scheme, minimumN);
    const own = sessions.filter(({ session }) => (session.profile ?? '') === id);
    const part = tallySessions(lenient, own, columns);
    used.push(...part.used);
    return { scheme: lenient, tally: part.tally, silent: part.silent };
  });
  const inOrder = sessions.filter((filed) => used.includes(filed));
  return assessProfiles(parts, {
    ...contextOf(parts[0]!.scheme, sessions.length, inOrder),
    by: ['profile', ...columns],
    drivers,
    basis,
  });
}

const withMinimum = (scheme: Scheme, minimumN: number): Scheme => ({
  ...scheme,
  policy: { ...scheme.policy, minimumN },
});

interface Tallied {
  readonly tally: Tally;
  /** Those with anything to count. */
  readonly used: readonly FiledSession[];
  readonly silent: readonly Silent[];
}

function tallySessions(scheme: Scheme, sessions: readonly FiledSession[], by: readonly string[]): Tallied {
  const counter = counterFor(scheme);
  const cells = new Int32Array(scheme.criteria.length);
  const announcements = emptyAnnouncements(scheme);
  const used: FiledSession[] = [];
  /** Counts the answers where there are any; a source's share of a session may have none. */
  const count = (answers: Answers, key: readonly string[]): boolean => {
    counter.cellsOf(answers, cells);
    if (!counter.counts(cells)) return false;
    counter.add(counter.group(key), cells);
    return true;
  };
  for (const filed of sessions) {
    const { session } = filed;
    const answers = answersOf(scheme, session);
    if (!count(answers, [])) continue;
    used.push(filed);
    countAnnounced(announcements, scheme, session, answers);
    if (by.length === 0) continue;
    const facts = factsOf(session);
    for (const source of by.includes(BY_SOURCE) ? sourcesIn(session) : [null]) {
      const own = source === null ? answers : answersOf(scheme, session, source);
      count(
        own,
        by.map((name) => (name === BY_SOURCE ? source! : (facts.get(name) ?? ''))),
      );
    }
  }
  return { tally: counter.tally(), used, silent: silentOf(announcements, scheme) };
}

const sourcesIn = (session: Session): string[] => [
  ...new Set([...session.responses.values()].map((response) => sourceOf(response, session))),
];

function countAnnounced(into: Announcements, scheme: Scheme, session: Session, answers: Answers): void {
  scheme.criteria.forEach(({ id }, i) => {
    const announced = session.responses.get(id)?.extra?.announced;
    if (announced === undefined) return;
    const pair = { expectation: answers.expectation[i]!, delivery: answers.delivery[i]! };
    countAnnouncement(into, scheme, i, pair, announced);
  });
}

function contextOf(
  scheme: Scheme,
  read: number,
  used: readonly FiledSession[],
): Pick<Context, 'receipt' | 'sessions' | 'notes' | 'warnings'> {
  const dropped = read - used.length;
  const personas = new Set(used.map(({ session }) => session.persona));
  const known = new Set(scheme.criteria.map(({ id }) => id));
  const leftOut = new Set(
    used.flatMap(({ session }) => [...session.responses.keys()].filter((id) => !known.has(id))),
  );
  return {
    receipt: {
      read,
      used: used.length,
      rejected: 0,
      dropped: dropped > 0 ? [{ reason: 'no-answers', count: dropped }] : [],
    },
    sessions: used.map(reportSession),
    notes: used.flatMap(({ session }, position) => notesOf(scheme, session, position)),
    warnings: [
      ...(personas.size > 1 && leftOut.size > 0
        ? [{ code: 'personas-pooled', of: null, args: { count: leftOut.size } }]
        : []),
      ...reopenedWarning(used),
    ],
  };
}

/** Audits that were opened again after they had been finished. */
function reopenedWarning(used: readonly FiledSession[]): Warning[] {
  const again = used.flatMap(({ session }) => (session.reopened?.length ? [session] : []));
  if (again.length === 0) return [];
  const changed = again.reduce((all, { changes = [] }) => all + changedIn(changes), 0);
  const last = again
    .map(({ reopened }) => reopened!.at(-1)!.at.slice(0, 10))
    .reduce((a, b) => (a > b ? a : b));
  return [{ code: 'reopened', of: null, args: { count: again.length, changed, last } }];
}

const changedIn = (changes: readonly Change[]): number =>
  new Set(changes.map(({ criterion }) => criterion)).size;

function reopeningsOf({ reopened = [], changes = [] }: Session): Pick<ReportSession, 'reopened'> {
  if (reopened.length === 0) return {};
  const starts = reopened.map(({ at }) => Date.parse(at));
  return {
    reopened: reopened.map(({ at, by, why }, i) => {
      const until = starts[i + 1] ?? Number.POSITIVE_INFINITY;
      const isThen = (change: number): boolean => change >= starts[i]! && change < until;
      return { at, by, why, changed: changedIn(changes.filter((one) => isThen(Date.parse(one.at)))) };
    }),
  };
}

function reportSession({ file, session }: FiledSession): ReportSession {
  const { site, auditor, persona, fields, started, finished } = session;
  const sorted = [...fields].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    file,
    site,
    auditor,
    persona,
    fields: Object.fromEntries(sorted),
    started,
    finished,
    evidence: [...session.responses].flatMap(([criterion, { extra }]) =>
      (extra?.evidence ?? []).map((one) => ({
        criterion,
        file: one.file,
        sha256: one.sha256,
        size: one.size ?? null,
        at: extra?.at ?? null,
      })),
    ),
    ...reopeningsOf(session),
  };
}

/** What the auditor wrote: the words answered, why there is no answer, and the note. */
function notesOf(scheme: Scheme, session: Session, position: number) {
  return scheme.criteria.flatMap(({ id }) => {
    const response = session.responses.get(id);
    const written = [
      response?.extra?.text,
      response?.state === 'blank' ? response.reason : undefined,
      response?.extra?.note,
    ];
    return written
      .filter((text): text is string => text !== undefined && text.trim() !== '')
      .map((text) => ({ criterion: id, session: position, text }));
  });
}
