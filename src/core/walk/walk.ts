// The walk through a checklist: where the auditor stands, and what an act makes of the session. Expectations that have to
// be asked come first, all of them, so that the visit does not colour them; then the visit, a review, the end.

import type {
  Change,
  Evidence,
  Response,
  ResponseExtra,
  Session,
  Times,
  Unsent,
} from '../answers/response.ts';
import { shownCriteria } from '../answers/response.ts';
import type { Scheme, SchemeCriterion } from '../standard/scheme.ts';
import { factsOf } from '../tally/session-tally.ts';
import { isOver } from '../tally/tally.ts';
import { isRunning, type Stopwatch, toggle } from './stopwatch.ts';

export type Place =
  | { readonly at: 'expectation'; readonly criterion: string }
  /** Every expectation is in; the visit has not begun. */
  | { readonly at: 'threshold' }
  /** `returning`: picked in the review, to which the answer leads back. */
  | { readonly at: 'delivery'; readonly criterion: string; readonly returning: boolean }
  /** `last` is the criterion looked at before. */
  | { readonly at: 'review'; readonly last: string | null }
  | { readonly at: 'finished' };

export interface Walk {
  readonly scheme: Scheme;
  readonly session: Session;
  /** Expectations are asked of the auditor even where the profile or the standard has one. */
  readonly askAll: boolean;
  readonly place: Place;
}

/** What an auditor can do. An act that does not fit the place changes nothing. */
export type Act =
  /** `times` are the stamps that the value was reckoned from. */
  | { readonly does: 'answer'; readonly value: number; readonly times?: Times }
  /** Words, for a criterion of kind `text`. */
  | { readonly does: 'tell'; readonly words: string }
  | { readonly does: 'blank'; readonly blank: AuditorBlank; readonly reason?: string }
  /** Corrects the expectation at a delivery: a term that was announced on the spot. */
  | { readonly does: 'expect'; readonly value: number }
  /** An empty note removes the one there was. */
  | { readonly does: 'note'; readonly text: string }
  | { readonly does: 'attach'; readonly evidence: Evidence }
  | { readonly does: 'detach'; readonly position: number }
  /** Whether the customer was told of an over-delivery; null: nobody knows. */
  | { readonly does: 'announce'; readonly criterion: string; readonly announced: boolean | null }
  | { readonly does: 'back' }
  /** To the next question, whether this one is answered or not. */
  | { readonly does: 'forward' }
  | { readonly does: 'begin' }
  | { readonly does: 'review' }
  /** `stays`: the walk goes on from there, instead of coming back to the review. */
  | { readonly does: 'go'; readonly criterion: string; readonly stays?: boolean }
  | { readonly does: 'finish' };

/** `not-shown` is not the auditor's to say: `when` says it. */
export type AuditorBlank = 'skipped' | 'dont-know' | 'not-applicable';

/** Begins a walk, or takes it up where its session stands: at the first question without an answer. */
export function startWalk(scheme: Scheme, session: Session, askExpectations = false): Walk {
  const walk: Walk = {
    scheme,
    session,
    askAll: askExpectations || wasAskedAll(scheme, session),
    place: { at: 'review', last: null },
  };
  if (session.finished !== null) return { ...walk, place: { at: 'finished' } };
  if (!visitBegan(session)) {
    const asked = expectationQuestions(walk);
    const open = asked.find(({ id }) => !session.responses.has(id));
    if (open) return { ...walk, place: { at: 'expectation', criterion: open.id } };
    if (asked.length > 0) return { ...walk, place: { at: 'threshold' } };
  }
  return toNextOpen(walk, null);
}

/** The criteria whose expectation is asked before the visit. What depends on a later answer is asked in case it comes up. */
export function expectationQuestions({ scheme, session, askAll }: Walk): SchemeCriterion[] {
  const facts = factsOf(session);
  const ids = new Set(scheme.criteria.map(({ id }) => id));
  return scheme.criteria.filter(
    ({ scored, expect, source }) =>
      scored &&
      (askAll || expect === null) &&
      source.when.every(({ field, values }) => {
        const known = facts.get(field);
        return known === undefined ? ids.has(field) : values.includes(known);
      }),
  );
}

/** The criteria that this visit shows, in order. */
export function deliveryQuestions({ scheme, session }: Pick<Walk, 'scheme' | 'session'>): SchemeCriterion[] {
  const shown = new Set(
    shownCriteria(scheme.standard, factsOf(session), session.responses).map(({ id }) => id),
  );
  return scheme.criteria.filter(({ id }) => shown.has(id));
}

/** Whether the auditor has said something about the delivery, be it why there is nothing to say. */
export function isSettled(response: Response | undefined): boolean {
  return response?.state === 'answered' || response?.state === 'blank';
}

/** What keeps an audit from being complete, in the order of the questions. */
export interface Missing {
  readonly criterion: SchemeCriterion;
  /** `expectation`: there is a delivery, but nothing to hold it against. */
  readonly what: 'answer' | 'expectation';
}

export function missingAnswers(scheme: Scheme, session: Session): Missing[] {
  const missing: Missing[] = [];
  for (const criterion of deliveryQuestions({ scheme, session })) {
    const response = session.responses.get(criterion.id);
    if (!isSettled(response)) {
      if (!criterion.optional) missing.push({ criterion, what: 'answer' });
    } else if (
      response?.state === 'answered' &&
      criterion.scored &&
      response.expectation === null &&
      criterion.expect === null
    )
      missing.push({ criterion, what: 'expectation' });
  }
  return missing;
}

/** What an act makes of a walk. `at` is the instant of the act, ISO 8601. */
export function step(walk: Walk, act: Act, at: string): Walk {
  const next = settled(walk, acted(walk, act, at), act, at);
  return next.session === walk.session ? next : { ...next, session: traced(walk.session, next.session, at) };
}

/** What was being typed has been entered, and a stopwatch whose question is answered has done its work. */
function settled(before: Walk, after: Walk, act: Act, at: string): Walk {
  if (!('criterion' in before.place) || after === before) return after;
  const { criterion } = before.place;
  const entered = ENTERED[act.does];
  if (entered === undefined) return after;
  const isBefore = before.place.at === 'expectation' && act.does !== 'note';
  const { [isBefore ? 'expectation' : entered]: _, ...left } = after.session.drafts?.get(criterion) ?? {};
  const walk = withUnsent(after, criterion, left);
  const watch = walk.session.watches?.get(criterion);
  return act.does === 'answer' && !isBefore && watch && isRunning(watch)
    ? withWatch(walk, criterion, toggle(watch, Date.parse(at)))
    : walk;
}

/** Which text an act enters. */
const ENTERED: { readonly [does in Act['does']]?: keyof Unsent } = {
  answer: 'answer',
  tell: 'answer',
  expect: 'expectation',
  note: 'note',
  blank: 'reason',
};

/** A finished audit that was opened again remembers every response that it had before. */
function traced(before: Session, after: Session, at: string): Session {
  const reopening = after.reopened?.at(-1);
  if (!reopening || before.responses === after.responses) return after;
  const { by, why } = reopening;
  const changes = [...after.responses].flatMap(([criterion, response]): Change[] => {
    const was = before.responses.get(criterion) ?? null;
    return was === response ? [] : [{ criterion, at, by, why, was }];
  });
  return changes.length > 0 ? { ...after, changes: [...(after.changes ?? []), ...changes] } : after;
}

/** A finished session, open again: who does it and why stays in it, and so does whatever is changed from now on. */
export function reopened(session: Session, by: string | null, why: string, at: string): Session {
  if (session.finished === null) return session;
  const { approved: _, finished, ...rest } = session;
  return {
    ...rest,
    finished: null,
    reopened: [...(session.reopened ?? []), { at, by, why, finished }],
  };
}

/** A stopwatch as it stands now. */
export function withWatch(walk: Walk, criterion: string, watch: Stopwatch): Walk {
  const watches = new Map(walk.session.watches).set(criterion, watch);
  return { ...walk, session: { ...walk.session, watches } };
}

/** What is being typed at a criterion; empty texts are nothing. */
export function withUnsent(walk: Walk, criterion: string, unsent: Unsent): Walk {
  const texts = Object.entries(unsent).filter(([, text]) => text !== undefined && text !== '');
  if (texts.length === 0 && !walk.session.drafts?.has(criterion)) return walk;
  const drafts = new Map(walk.session.drafts);
  if (texts.length > 0) drafts.set(criterion, Object.fromEntries(texts));
  else drafts.delete(criterion);
  return { ...walk, session: { ...walk.session, drafts } };
}

/** Criteria whose stopwatch runs, in the order of the questions. */
export const runningWatches = ({ scheme, session }: Pick<Walk, 'scheme' | 'session'>): SchemeCriterion[] =>
  scheme.criteria.filter(({ id }) => {
    const watch = session.watches?.get(id);
    return watch !== undefined && isRunning(watch);
  });

function acted(walk: Walk, act: Act, at: string): Walk {
  if (act.does === 'announce') return announced(walk, act);
  switch (walk.place.at) {
    case 'expectation':
      return atExpectation(walk, walk.place.criterion, act);
    case 'threshold':
      return atThreshold(walk, act);
    case 'delivery':
      return atDelivery(walk, walk.place, act, at);
    case 'review':
      return atReview(walk, act, at);
    case 'finished':
      return walk;
  }
}

function atExpectation(walk: Walk, id: string, act: Act): Walk {
  const questions = expectationQuestions(walk);
  const here = questions.findIndex((question) => question.id === id);
  const before = walk.session.responses.get(id);
  const goOn = (next: Walk): Walk => {
    const open =
      questions.find((question, i) => i > here && !next.session.responses.has(question.id)) ??
      questions.find((question) => !next.session.responses.has(question.id));
    return { ...next, place: open ? { at: 'expectation', criterion: open.id } : { at: 'threshold' } };
  };
  switch (act.does) {
    case 'answer':
      return goOn(put(walk, id, awaited(before, act.value)));
    case 'blank':
      return act.blank === 'not-applicable' ? walk : goOn(put(walk, id, awaited(before, null)));
    case 'forward': {
      const next = questions[here + 1];
      if (next) return { ...walk, place: { at: 'expectation', criterion: next.id } };
      return before === undefined ? walk : goOn(walk);
    }
    case 'back': {
      const previous = questions[here - 1];
      return previous ? { ...walk, place: { at: 'expectation', criterion: previous.id } } : walk;
    }
    default:
      return remark(walk, id, act);
  }
}

function atThreshold(walk: Walk, act: Act): Walk {
  if (act.does === 'begin' || act.does === 'forward') return toNextOpen(walk, null);
  const last = expectationQuestions(walk).at(-1);
  return act.does === 'back' && last ? { ...walk, place: { at: 'expectation', criterion: last.id } } : walk;
}

function atDelivery(
  walk: Walk,
  { criterion: id, returning }: Extract<Place, { at: 'delivery' }>,
  act: Act,
  at: string,
): Walk {
  const before = walk.session.responses.get(id);
  const expectation = before?.expectation ?? null;
  const isText = walk.scheme.criteria.find((criterion) => criterion.id === id)?.kind.inWords === true;
  const goOn = (next: Walk): Walk =>
    returning ? { ...next, place: { at: 'review', last: id } } : toNextOpen(next, id);
  const questions = deliveryQuestions(walk);
  const here = questions.findIndex((question) => question.id === id);
  switch (act.does) {
    case 'answer': {
      if (isText) return walk;
      const { announced: _, times: __, ...kept } = before?.extra ?? {};
      const extra = { ...kept, ...(act.times ? { times: act.times } : {}), at };
      return goOn(put(walk, id, { state: 'answered', expectation, delivery: act.value, extra }));
    }
    case 'tell': {
      const text = act.words.trim();
      if (!isText || text === '') return walk;
      const extra = { ...before?.extra, text, at };
      return goOn(put(walk, id, { state: 'answered', expectation, delivery: 0, extra }));
    }
    case 'blank': {
      const { text: _, announced: __, times: ___, ...kept } = before?.extra ?? {};
      const reason = act.reason?.trim();
      return goOn(
        put(walk, id, {
          state: 'blank',
          blank: act.blank,
          expectation,
          ...(reason ? { reason } : {}),
          extra: { ...kept, at },
        }),
      );
    }
    case 'expect':
      return put(walk, id, { ...(before ?? awaited(undefined, null)), expectation: act.value });
    case 'back': {
      if (returning) return { ...walk, place: { at: 'review', last: id } };
      const previous = questions[here - 1];
      return previous
        ? { ...walk, place: { at: 'delivery', criterion: previous.id, returning: false } }
        : walk;
    }
    case 'forward': {
      if (returning) return { ...walk, place: { at: 'review', last: id } };
      const next = questions[here + 1];
      if (next) return { ...walk, place: { at: 'delivery', criterion: next.id, returning: false } };
      return isSettled(before) ? goOn(walk) : { ...walk, place: { at: 'review', last: id } };
    }
    case 'review':
      return { ...walk, place: { at: 'review', last: id } };
    default:
      return remark(walk, id, act);
  }
}

function atReview(walk: Walk, act: Act, at: string): Walk {
  const questions = deliveryQuestions(walk);
  switch (act.does) {
    case 'go':
      return questions.some(({ id }) => id === act.criterion)
        ? { ...walk, place: { at: 'delivery', criterion: act.criterion, returning: act.stays !== true } }
        : walk;
    case 'back': {
      const last = questions.at(-1);
      return last ? { ...walk, place: { at: 'delivery', criterion: last.id, returning: true } } : walk;
    }
    case 'finish': {
      let finished = walk;
      for (const { id } of questions) {
        const before = walk.session.responses.get(id);
        if (isSettled(before)) continue;
        const { expectation = null, extra } = before ?? {};
        finished = put(finished, id, {
          state: 'blank',
          blank: 'skipped',
          expectation,
          ...(extra ? { extra } : {}),
        });
      }
      return { ...finished, session: { ...finished.session, finished: at }, place: { at: 'finished' } };
    }
    default:
      return walk;
  }
}

/**
 * Whether a response exceeds what was expected where that has to be announced, and it is not known yet if it was: a gift
 * that nobody is told of earns nothing.
 */
export function isAnnouncementOpen(
  { scheme, session }: Pick<Walk, 'scheme' | 'session'>,
  id: string,
): boolean {
  const criterion = scheme.criteria.find((one) => one.id === id);
  const response = session.responses.get(id);
  if (!criterion?.source.announce || !criterion.scored || response?.state !== 'answered') return false;
  const expectation = response.expectation ?? criterion.expect;
  if (expectation === null || response.extra?.announced !== undefined) return false;
  const gap = criterion.kind.pointsGap(expectation, response.delivery, criterion.answer);
  return isOver(gap, scheme.policy.tolerance);
}

function announced(walk: Walk, { criterion, announced: told }: Extract<Act, { does: 'announce' }>): Walk {
  const response = walk.session.responses.get(criterion);
  if (told === null || response?.state !== 'answered') return walk;
  return put(walk, criterion, { ...response, extra: { ...response.extra, announced: told } });
}

/** Notes and evidence: they may come before, with or after the answer. */
function remark(walk: Walk, id: string, act: Act): Walk {
  const before = walk.session.responses.get(id) ?? awaited(undefined, null);
  const { note, evidence = [], ...rest } = before.extra ?? {};
  const keep = (changed: { note?: string | undefined; evidence?: readonly Evidence[] }): Walk => {
    const written = 'note' in changed ? changed.note : note;
    const files = changed.evidence ?? evidence;
    const extra: ResponseExtra = {
      ...rest,
      ...(written ? { note: written } : {}),
      ...(files.length > 0 ? { evidence: files } : {}),
    };
    return put(walk, id, { ...before, extra });
  };
  switch (act.does) {
    case 'note':
      return keep({ note: act.text.trim() });
    case 'attach':
      return keep({ evidence: [...evidence, act.evidence] });
    case 'detach':
      return act.position in evidence
        ? keep({ evidence: evidence.filter((_, i) => i !== act.position) })
        : walk;
    default:
      return walk;
  }
}

/** To the first open question after `from`, else to the first open one at all, else to the review. */
function toNextOpen(walk: Walk, from: string | null): Walk {
  const questions = deliveryQuestions(walk);
  const here = questions.findIndex(({ id }) => id === from);
  const isOpen = ({ id }: SchemeCriterion) => !isSettled(walk.session.responses.get(id));
  const next = questions.find((question, i) => i > here && isOpen(question)) ?? questions.find(isOpen);
  return {
    ...walk,
    place: next ? { at: 'delivery', criterion: next.id, returning: false } : { at: 'review', last: null },
  };
}

function awaited(before: Response | undefined, expectation: number | null): Response {
  return { state: 'awaited', expectation, ...(before?.extra ? { extra: before.extra } : {}) };
}

function put(walk: Walk, id: string, response: Response): Walk {
  const responses = new Map(walk.session.responses).set(id, response);
  return { ...walk, session: { ...walk.session, responses } };
}

function visitBegan({ responses }: Session): boolean {
  return [...responses.values()].some(isSettled);
}

/** Before the visit, an expectation asked where there was a default tells that all of them are being asked. */
function wasAskedAll({ criteria }: Scheme, session: Session): boolean {
  return (
    !visitBegan(session) &&
    criteria.some(
      ({ id, expect }) => expect !== null && (session.responses.get(id)?.expectation ?? null) !== null,
    )
  );
}
