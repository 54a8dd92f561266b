// Sessions: answers read in the units of their standard. core/walk/written-session.ts writes them so that they read back the same.

import { type Answer, isInWords, kindOf } from '../core/answers/index.ts';
import type { Response, ResponseExtra, Session, Times } from '../core/answers/response.ts';
import { didYouMean, excerpt, type Finding, findingAt } from '../core/errors.ts';
import type { RawResponse, RawSession } from '../core/shapes/session.ts';
import type { Criterion, Field, Persona, Standard } from '../core/standard/standard.ts';
import { memberNamed, SESSION_FIELDS } from '../core/standard/standard.ts';
import { nearest } from '../core/suggest.ts';
import type { Stopwatch } from '../core/walk/stopwatch.ts';
import { criteriaById } from '../core/walk/written-session.ts';
import { readAnswer, unknownValue, unreadable, valuesOf } from './criteria.ts';
import { built, type Complain, type Loaded, load } from './loaded.ts';
import { unknownCriterion } from './profile.ts';
import { useValidator } from './validators/index.ts';
import { validate } from './validators/session.generated.js';
import type { Path, YamlFile } from './yaml.ts';

useValidator('session', validate);

/** What a session says of itself before its answers can be read: which standard, profile and persona to fetch. */
export interface SessionHead {
  /** Null where the file leaves it to the command; version and digest likewise. */
  readonly standard: {
    readonly id: string;
    readonly version: string | null;
    readonly digest: string | null;
    /** Where it lies as seen from the session, if it is no shipped one. */
    readonly file?: string;
  } | null;
  readonly profile: string | null;
  readonly persona: string | null;
  readonly finished: string | null;
  readonly approved: boolean;
  readonly yaml: YamlFile;
}

/** The first half of reading a session. Never throws. */
export function loadSessionHead(text: string, file: string): Loaded<SessionHead> {
  return load('session', text, file, ({ standard, profile, persona, finished, approved }, _, yaml) => {
    const written = typeof standard === 'string' ? { id: standard } : standard;
    return {
      standard: written ? { version: null, digest: null, ...written } : null,
      profile: profile ?? null,
      persona: persona ?? null,
      finished: finished ?? null,
      approved: approved !== undefined,
      yaml,
    };
  });
}

/** Whether a session was made with this very standard; else what to tell. */
export function checkSessionStandard(
  { standard: made, yaml }: SessionHead,
  standard: Standard,
): Finding | null {
  if (!made) return null;
  const { id, version, digest } = made;
  const at = (key: string) =>
    yaml.place(yaml.keysAt(['standard']).includes(key) ? ['standard', key] : ['standard']);
  if (id !== standard.id)
    return findingAt(yaml.file, at('id'), {
      rule: 'other-standard',
      code: 'other-standard',
      args: { id, given: standard.id },
    });
  if (version !== null && version !== standard.version)
    return findingAt(yaml.file, at('version'), {
      rule: 'session-version',
      code: 'session-version',
      args: { id, made: version, given: standard.version },
      hint: { code: 'session-version', args: { made: version } },
    });
  if (digest !== null && digest !== standard.digest)
    return findingAt(yaml.file, at('digest'), {
      rule: 'session-version',
      code: 'session-digest',
      args: { id, version: standard.version },
      hint: { code: 'session-digest' },
    });
  return null;
}

/**
 * The second half: answers by the standard (and the persona whose criteria were asked besides). Whether it is the standard
 * that the session was made with, `checkSessionStandard` says. Never throws.
 */
export function loadSession(
  { yaml }: SessionHead,
  standard: Standard,
  persona: Persona | null = null,
): Loaded<Session> {
  return built(yaml, (complain): Session => {
    const raw = yaml.data as RawSession;
    const made = typeof raw.standard === 'string' ? {} : (raw.standard ?? {});
    const { id, version, digest } = standard;
    return {
      format: 'svc.session/1',
      standard: { id, version, digest, ...made },
      site: raw.site ?? null,
      auditor: raw.auditor ?? null,
      profile: raw.profile ?? null,
      persona: raw.persona ?? null,
      language: raw.lang ?? null,
      customer: raw.customer ?? null,
      source: raw.source ?? null,
      fields: readFields(raw, standard, complain),
      started: raw.started ?? null,
      finished: raw.finished ?? null,
      responses: readResponses(raw, standard, persona, complain),
      ...readTrail(raw, standard, persona, complain),
    };
  });
}

/** What the work on a session left behind: stopwatches, texts in the making, changes, and what it was a part of. */
function readTrail(
  raw: RawSession,
  standard: Standard,
  persona: Persona | null,
  complain: Complain,
): Partial<Session> {
  const { watches, drafts, reopened, changes, approved, hidden, assignment, visit, wave } = raw;
  const byId = criteriaById(standard, persona);
  const known = <T>(entries: Readonly<Record<string, T>> | undefined, key: string): [string, T][] =>
    Object.entries(entries ?? {}).filter(([id]) => {
      if (!byId.has(id)) unknownCriterion(id, [...byId.keys()], standard, complain, key);
      return byId.has(id);
    });
  return {
    ...(watches
      ? { watches: new Map(known(watches, 'watches').map(([id, watch]) => [id, readWatch(watch)])) }
      : {}),
    ...(drafts ? { drafts: new Map(known(drafts, 'drafts')) } : {}),
    ...(reopened ? { reopened: reopened.map((one) => ({ by: null, ...one })) } : {}),
    ...(changes
      ? {
          changes: changes.map(({ was, ...one }, i) => {
            const criterion = byId.get(one.criterion);
            return {
              by: null,
              ...one,
              was: was && criterion ? readResponse(was, criterion, complain, ['changes', i, 'was']) : null,
            };
          }),
        }
      : {}),
    ...(approved ? { approved } : {}),
    ...(hidden ? { hidden } : {}),
    ...(assignment === undefined ? {} : { assignment }),
    ...(visit === undefined ? {} : { visit }),
    ...(wave === undefined ? {} : { wave }),
  };
}

const readWatch = ({
  started,
  stopped,
  paused = 0,
}: NonNullable<RawSession['watches']>[string]): Stopwatch => ({
  started: Date.parse(started),
  stopped: stopped === undefined ? null : Date.parse(stopped),
  paused: Math.round(paused * 1000),
});

function readFields(
  { fields = {} }: RawSession,
  standard: Standard,
  complain: Complain,
): ReadonlyMap<string, string> {
  for (const [written, said] of Object.entries(fields)) {
    const [name, value] = nowCalled(written, said, standard.fields);
    const choices = valuesOf(name, standard.fields);
    if (choices && choices.length > 0 && !choices.includes(value))
      complain(['fields', written], unknownValue(name, value, choices));
    if (choices) continue;
    // A fact of the auditor's own is welcome; one that looks like a misspelt field would silently hide criteria.
    const near = nearest(name, [...standard.fields.map(({ id }) => id), ...SESSION_FIELDS]);
    if (near !== undefined)
      complain(
        ['fields', written],
        {
          rule: 'unknown-field',
          code: 'unknown-field',
          args: { name: excerpt(name), standard: standard.id },
          hint: didYouMean(near),
        },
        'key',
      );
  }
  return new Map(Object.entries(fields).map(([name, value]) => nowCalled(name, value, standard.fields)));
}

/** A field and its value under today's names, where the file knows them by former ones. */
function nowCalled(name: string, value: string, fields: readonly Field[]): readonly [string, string] {
  const field = memberNamed(fields, name);
  return field ? [field.id, memberNamed(field.values, value)?.id ?? value] : [name, value];
}

function readResponses(
  raw: RawSession,
  standard: Standard,
  persona: Persona | null,
  complain: Complain,
): ReadonlyMap<string, Response> {
  const byId = criteriaById(standard, persona);
  const responses = new Map<string, Response>();
  for (const [id, response] of Object.entries(raw.responses)) {
    const criterion = byId.get(id);
    if (!criterion) {
      unknownCriterion(id, [...byId.keys()], standard, complain, 'responses');
      continue;
    }
    const read = readResponse(response, criterion, complain);
    if (read) responses.set(id, read);
  }
  return responses;
}

function readResponse(
  raw: RawResponse,
  { id, answer }: Criterion,
  complain: Complain,
  path: Path = ['responses', id],
): Response | null {
  const { delivery, blank, reason } = raw;
  const isWords = isInWords(answer);
  const expectation =
    raw.expectation === undefined
      ? null
      : readAnswer(raw.expectation, answer, [...path, 'expectation'], complain);
  const extra = extraOf(raw, isWords && delivery !== undefined ? String(delivery) : undefined);
  const more = extra ? { extra } : {};
  if (delivery !== undefined && blank !== undefined) {
    complain(
      [...path, 'blank'],
      { rule: 'response', code: 'answered-and-blank', args: { id, blank } },
      'key',
    );
    return null;
  }
  if (reason !== undefined && blank === undefined)
    complain([...path, 'reason'], { rule: 'response', code: 'reason-without-blank', args: { id } }, 'key');
  if (blank !== undefined)
    return {
      state: 'blank',
      blank,
      expectation,
      ...(reason === undefined ? {} : { reason }),
      ...more,
    };
  if (delivery === undefined) return { state: 'awaited', expectation, ...more };
  if (typeof delivery === 'object') return readTimes(delivery, answer, expectation, raw, path, complain);
  const read = isWords ? 0 : readAnswer(delivery, answer, [...path, 'delivery'], complain);
  return read === null ? null : { state: 'answered', expectation, delivery: read, ...more };
}

/** Two time stamps: the time between them is the answer, and they are kept as they were written. */
function readTimes(
  times: Times,
  answer: Answer,
  expectation: number | null,
  raw: RawResponse,
  path: Path,
  complain: Complain,
): Response | null {
  const at = [...path, 'delivery'];
  if (!kindOf(answer).between) {
    complain(at, { rule: 'response', code: 'times-not-asked', args: { kind: answer.kind } });
    return null;
  }
  const read = kindOf(answer).read(times, answer);
  if (!read.ok) {
    complain(at, unreadable(read.problem));
    return null;
  }
  return {
    state: 'answered',
    expectation,
    delivery: read.value,
    extra: { ...extraOf(raw, undefined), times },
  };
}

function extraOf(
  { note, evidence, at, source, announced }: RawResponse,
  text: string | undefined,
): ResponseExtra | null {
  const extra: ResponseExtra = {
    ...(note === undefined ? {} : { note }),
    ...(evidence === undefined
      ? {}
      : {
          evidence: evidence.map((one) =>
            typeof one === 'string' ? { file: one, sha256: null } : { ...one, sha256: one.sha256 ?? null },
          ),
        }),
    ...(at === undefined ? {} : { at }),
    ...(text === undefined ? {} : { text }),
    ...(source === undefined ? {} : { source }),
    ...(announced === undefined ? {} : { announced }),
  };
  return Object.keys(extra).length > 0 ? extra : null;
}
