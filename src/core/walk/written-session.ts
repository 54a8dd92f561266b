// A session as the file that it is kept in. A terminal and a phone write the same bytes.

import { isInWords, kindOf } from '../answers/index.ts';
import type { Response, Session } from '../answers/response.ts';
import { compareText } from '../errors.ts';
import { type Criterion, criteriaOf, type Persona, type Standard } from '../standard/standard.ts';
import { yamlOf } from '../standard/yaml.ts';

export const criteriaById = (standard: Standard, persona: Persona | null): ReadonlyMap<string, Criterion> =>
  new Map(
    [...criteriaOf(standard), ...(persona?.criteria ?? [])].map((criterion) => [criterion.id, criterion]),
  );

/**
 * The session as a file: keys in a fixed order, responses in the order of the standard, so that the same session gives
 * the same bytes. Reading it gives the same session, whatever characters people typed.
 */
export function writeSession(session: Session, standard: Standard, persona: Persona | null = null): string {
  const byId = criteriaById(standard, persona);
  const responses: Record<string, unknown> = {};
  for (const criterion of byId.values()) {
    const response = session.responses.get(criterion.id);
    if (response) responses[criterion.id] = writtenResponse(response, criterion);
  }
  const { id, version, digest, file } = session.standard;
  const fields = [...session.fields].sort(([a], [b]) => compareText(a, b));
  return yamlOf(
    defined({
      format: session.format,
      standard: defined({ id, version, digest, file }),
      site: session.site,
      auditor: session.auditor,
      profile: session.profile,
      persona: session.persona,
      lang: session.language,
      customer: session.customer,
      source: session.source,
      fields: fields.length > 0 ? Object.fromEntries(fields) : null,
      started: session.started,
      finished: session.finished,
      assignment: session.assignment,
      visit: session.visit,
      wave: session.wave,
      hidden: session.hidden,
      approved: session.approved,
      responses,
      watches: inOrder(session.watches, byId, ({ started, stopped, paused }) =>
        started === null
          ? null
          : defined({
              started: instant(started),
              stopped: stopped === null ? null : instant(stopped),
              paused: paused > 0 ? paused / 1000 : null,
            }),
      ),
      drafts: inOrder(session.drafts, byId, (unsent) => unsent),
      reopened: session.reopened?.map(({ at, by, why, finished }) => defined({ at, by, why, finished })),
      changes: session.changes?.map(({ criterion, at, by, why, was }) =>
        defined({
          criterion,
          at,
          by,
          why,
          was: was && byId.has(criterion) ? writtenResponse(was, byId.get(criterion)!) : null,
        }),
      ),
    }),
  );
}

/** ISO 8601, to the millisecond. */
const instant = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** Entries by criterion in the order of the standard; null where there are none. */
function inOrder<T>(
  entries: ReadonlyMap<string, T> | undefined,
  byId: ReadonlyMap<string, Criterion>,
  written: (entry: T) => object | null,
): object | null {
  const all = [...byId.keys()].flatMap((id) => {
    const entry = entries?.get(id);
    const shown = entry === undefined ? null : written(entry);
    return shown === null ? [] : [[id, shown] as const];
  });
  return all.length > 0 ? Object.fromEntries(all) : null;
}

function writtenResponse(response: Response, { answer }: Criterion): object {
  const kind = kindOf(answer);
  const { note, evidence, at, text, source, announced, times } = response.extra ?? {};
  const write = (value: number | null | undefined) =>
    value === null || value === undefined ? null : kind.write(value, answer);
  return defined({
    expectation: write(response.expectation),
    delivery:
      response.state === 'answered'
        ? isInWords(answer)
          ? (text ?? '')
          : (times ?? write(response.delivery))
        : null,
    blank: response.state === 'blank' ? response.blank : null,
    reason: response.state === 'blank' ? response.reason : null,
    announced,
    note,
    source,
    evidence: evidence?.map(({ file, sha256, size }) =>
      sha256 === null && size === undefined ? file : defined({ file, sha256, size }),
    ),
    at,
  });
}

/** Without the keys that have no value. */
const defined = (entries: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== null && value !== undefined));
