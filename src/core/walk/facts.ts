// Facts of a visit: which of them a standard wants to know before the questions begin, and where a session keeps them.

import { CUSTOMERS, type Customer, type Session } from '../answers/response.ts';
import type { Scheme } from '../standard/scheme.ts';
import { criteriaOf, type Field } from '../standard/standard.ts';
import { factsOf } from '../tally/session-tally.ts';

/** `customer` is a fact with a place of its own in a session. */
export function withFacts(session: Session, facts: ReadonlyMap<string, string>): Session {
  const fields = new Map([...session.fields, ...facts]);
  const customer = fields.get('customer');
  const known = CUSTOMERS.find((one): one is Customer => one === customer);
  if (known) fields.delete('customer');
  return { ...session, fields, customer: known ?? session.customer };
}

/** A fact that nobody has told yet. */
export interface Untold {
  readonly field: Field;
  /** Values that questions depend on; none where nothing does. */
  readonly read: readonly string[];
}

/** What the standard wants to know about the visit and nobody has told yet, in the order of the standard. */
export function untoldFacts({ standard }: Scheme, session: Session): Untold[] {
  const told = factsOf(session);
  const criteria = criteriaOf(standard);
  const ids = new Set(criteria.map(({ id }) => id));
  const read = new Map<string, Set<string>>(standard.fields.map(({ id }) => [id, new Set()]));
  // Without a site, a profile or a persona a session is whole; that none was given is an answer.
  for (const { when } of criteria)
    for (const { field, values } of when)
      if (!ids.has(field) && !['site', 'profile', 'persona'].includes(field))
        read.set(field, new Set([...(read.get(field) ?? []), ...values]));
  return [...read]
    .filter(([id]) => !told.has(id))
    .map(([id, values]) => ({
      field: standard.fields.find((field) => field.id === id) ?? undeclared(id),
      read: [...values],
    }));
}

const undeclared = (id: string): Field => ({
  id,
  title: { en: id },
  values: id === 'customer' ? CUSTOMERS.map((one) => ({ id: one, title: { en: one } })) : [],
});
