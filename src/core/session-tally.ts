// From saved audits to one gap report: each session becomes one respondent's answers, and the tally does the rest, so that
// an audit and a survey are judged by the same arithmetic.

import { assess } from './assess.ts';
import type { GapReport, ReportSession } from './gap-report.ts';
import type { Session } from './response.ts';
import { BLANKS, shownCriteria } from './response.ts';
import type { Scheme } from './scheme.ts';
import { SESSION_FIELDS } from './standard.ts';
import type { Answers, GroupTally } from './tally.ts';
import { compareKeys, counterFor, emptyAnswers, emptyGroup } from './tally.ts';

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
  return facts;
}

/** Names that sessions of a standard can be grouped by. */
export function groupingsOf(scheme: Scheme): string[] {
  const own = scheme.standard.fields.map(({ id }) => id);
  return [...new Set(['site', 'auditor', 'profile', 'persona', ...SESSION_FIELDS, ...own])];
}

/** One session as one respondent. What `when` hides is not shown, whatever was answered; what has no response was skipped. */
export function answersOf(scheme: Scheme, session: Session): Answers {
  const answers = emptyAnswers(scheme);
  const shown = new Set(
    shownCriteria(scheme.standard, factsOf(session), session.responses).map(({ id }) => id),
  );
  scheme.criteria.forEach(({ id, answer }, i) => {
    const response = session.responses.get(id);
    if (!shown.has(id)) answers.blank[i] = BLANKS.indexOf('not-shown');
    else if (response?.state === 'blank') answers.blank[i] = BLANKS.indexOf(response.blank);
    else if (response?.state === 'answered') {
      answers.expectation[i] = response.expectation ?? Number.NaN;
      // Words have no number; that they were given is what counts.
      answers.delivery[i] = answer.kind === 'text' ? 0 : response.delivery;
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

/**
 * The gap report of one audit or of many, pooled. `by` names facts to group by (see `groupingsOf`); groups under
 * `minimumN` sessions are suppressed. An audit is its auditor's own, so that by default none is.
 */
export function reportOfSessions(
  scheme: Scheme,
  sessions: readonly FiledSession[],
  { by = [], minimumN = 1 }: { by?: readonly string[]; minimumN?: number } = {},
): GapReport {
  const lenient: Scheme = { ...scheme, policy: { ...scheme.policy, minimumN } };
  const counter = counterFor(lenient);
  const whole = emptyGroup(lenient);
  const groups = new Map<string, GroupTally>();
  const used: FiledSession[] = [];
  for (const filed of sessions) {
    const answers = answersOf(lenient, filed.session);
    if (!counter.counts(answers)) continue;
    used.push(filed);
    counter.add(whole, answers);
    if (by.length === 0) continue;
    const facts = factsOf(filed.session);
    const key = by.map((name) => facts.get(name) ?? '');
    const name = JSON.stringify(key);
    let group = groups.get(name);
    if (!group) {
      group = emptyGroup(lenient, key);
      groups.set(name, group);
    }
    counter.add(group, answers);
  }
  const dropped = sessions.length - used.length;
  return assess([whole, ...[...groups.values()].sort(compareKeys)], lenient, {
    receipt: {
      read: sessions.length,
      used: used.length,
      rejected: 0,
      dropped: dropped > 0 ? [{ reason: 'no-answers', count: dropped }] : [],
    },
    sessions: used.map(reportSession),
    notes: used.flatMap(({ session }, position) => notesOf(scheme, session, position)),
    by,
  });
}

function reportSession({ file, session }: FiledSession): ReportSession {
  const { site, auditor, persona, fields, started, finished } = session;
  const sorted = [...fields].sort(([a], [b]) => (a < b ? -1 : 1));
  return { file, site, auditor, persona, fields: Object.fromEntries(sorted), started, finished };
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
