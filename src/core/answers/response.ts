// A response: what one respondent says of one criterion, either answered, one of the four blanks, or still awaited.

import { type Criterion, criteriaOf, type Profile, type Standard } from '../standard/standard.ts';
import type { Language } from '../standard/text.ts';
import type { Stopwatch } from '../walk/stopwatch.ts';
import type { EvidenceSource, Hidden } from './evidence.ts';
import { kindOf } from './index.ts';

/** Why there is no answer. The order is the order of the counts in a tally. */
export const BLANKS = ['not-shown', 'skipped', 'dont-know', 'not-applicable'] as const;
export type Blank = (typeof BLANKS)[number];

export type Response =
  | {
      readonly state: 'answered';
      /** Null when the respondent was not asked; then profile or standard speak. */
      readonly expectation: number | null;
      readonly delivery: number;
      readonly extra?: ResponseExtra;
    }
  | {
      readonly state: 'blank';
      readonly blank: Blank;
      /** An expectation given before the visit stays known. */
      readonly expectation?: number | null;
      readonly reason?: string;
      readonly extra?: ResponseExtra;
    }
  | {
      /** An expectation (or a note) was given; the delivery is still to come. Counts as no response. */
      readonly state: 'awaited';
      readonly expectation: number | null;
      readonly extra?: ResponseExtra;
    };

export interface ResponseExtra {
  readonly note?: string;
  readonly evidence?: readonly Evidence[];
  /** ISO 8601 instant of the answer. */
  readonly at?: string;
  /** The stamps between which the delivery elapsed, where it was told by them. */
  readonly times?: Times;
  /** Words answered to a `text` criterion. */
  readonly text?: string;
  /** How the delivery is known; the session's `source` where left out. */
  readonly source?: EvidenceSource;
  /** Whether the customer was told of the over-delivery. */
  readonly announced?: boolean;
}

/** Two time stamps as they were written. */
export interface Times {
  readonly from: string;
  readonly to: string;
}

export interface Evidence {
  readonly file: string;
  /** In hexadecimal, so that a file changed later is noticed; null where nobody took it. */
  readonly sha256: string | null;
  /** In bytes; left out where nobody took it. */
  readonly size?: number;
}

/** What was being typed and had not been entered: nothing of it counts, and none of it is lost. */
export interface Unsent {
  readonly answer?: string;
  readonly expectation?: string;
  readonly note?: string;
  /** Why the question does not apply. */
  readonly reason?: string;
}

/** A finished audit that was opened again. */
export interface Reopening {
  /** ISO 8601 instant. */
  readonly at: string;
  readonly by: string | null;
  readonly why: string;
  /** When it had been finished. */
  readonly finished: string;
}

/** What stood in a finished audit before it was changed; null where nothing did. */
export interface Change {
  readonly criterion: string;
  readonly at: string;
  readonly by: string | null;
  readonly why: string;
  readonly was: Response | null;
}

/** A reviewer's word that an audit may be used. */
export interface Approval {
  readonly by: string;
  readonly at: string;
}

/** Whose customer the auditor was: `internal` where one department serves another. */
export const CUSTOMERS = ['internal', 'external'] as const;
export type Customer = (typeof CUSTOMERS)[number];

export interface Session {
  readonly format: 'svc.session/1';
  readonly standard: {
    readonly id: string;
    readonly version: string;
    readonly digest: string;
    /** Where a standard that is not shipped lies, as seen from the session. */
    readonly file?: string;
  };
  readonly site: string | null;
  readonly auditor: string | null;
  readonly profile: string | null;
  readonly persona: string | null;
  /** The language the questions were asked in. */
  readonly language: Language | null;
  readonly customer: Customer | null;
  /** How the deliveries are known where a response does not say. */
  readonly source: EvidenceSource | null;
  /** Values of the standard's fields (channel, …), by field id. */
  readonly fields: ReadonlyMap<string, string>;
  readonly started: string | null;
  readonly finished: string | null;
  readonly responses: ReadonlyMap<string, Response>;
  /** Stopwatches by criterion, running or not. */
  readonly watches?: ReadonlyMap<string, Stopwatch>;
  readonly drafts?: ReadonlyMap<string, Unsent>;
  readonly reopened?: readonly Reopening[];
  readonly changes?: readonly Change[];
  readonly approved?: Approval;
  readonly hidden?: readonly Hidden[];
  /** Id of the assignment that it carries out. */
  readonly assignment?: string;
  /** Which visit to the site it is, from 1. */
  readonly visit?: number;
  /** The round of measurement. */
  readonly wave?: string;
}

/** A session in which nothing was answered, with what is known of it already. */
export const newSession = (standard: Session['standard'], known: Partial<Session> = {}): Session => ({
  format: 'svc.session/1',
  standard,
  site: null,
  auditor: null,
  profile: null,
  persona: null,
  language: null,
  customer: null,
  source: null,
  fields: new Map(),
  started: null,
  finished: null,
  responses: new Map(),
  ...known,
});

/** Expectation: asked > profile > `expect` of the standard. */
export function defaultExpectation(criterion: Criterion, profile: Profile | null): number | null {
  return profile?.criteria.get(criterion.id)?.expect ?? criterion.expect;
}

/** Whether a criterion is shown, given the fields of the visit and the responses so far. */
export function isShown(
  criterion: Criterion,
  fields: ReadonlyMap<string, string>,
  responses: ReadonlyMap<string, Response>,
  byId: ReadonlyMap<string, Criterion>,
): boolean {
  return criterion.when.every(({ field, values }) => {
    const known = fields.get(field);
    if (known !== undefined) return values.includes(known);
    const earlier = byId.get(field);
    const response = responses.get(field);
    if (!earlier || response?.state !== 'answered') return false;
    return values.includes(String(kindOf(earlier.answer).write(response.delivery, earlier.answer)));
  });
}

/** The criteria a session shows, in order. What was answered before it became hidden shows nothing further. */
export function shownCriteria(
  standard: Standard,
  fields: ReadonlyMap<string, string>,
  responses: ReadonlyMap<string, Response>,
): Criterion[] {
  const all = criteriaOf(standard);
  const byId = new Map(all.map((criterion) => [criterion.id, criterion]));
  const shown = new Map<string, Response>();
  return all.filter((criterion) => {
    if (!isShown(criterion, fields, shown, byId)) return false;
    const response = responses.get(criterion.id);
    if (response) shown.set(criterion.id, response);
    return true;
  });
}
