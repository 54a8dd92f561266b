// Answers, mappings and profiles of one version as they would have been in another: under their new ids, in their new units. What the
// other version has no place for is left out.

import { isInWords, kindOf, optionsOf } from '../answers/index.ts';
import type { Response } from '../answers/response.ts';
import { type Criterion, criteriaOf, type Profile, type Standard } from '../standard/standard.ts';
import type { Mapping } from '../survey/mapping.ts';
import type { FiledSession } from '../tally/session-tally.ts';
import { type Pair, pairCriteria, pairMembers, pairOptions } from './pairing.ts';

/** From one version to the other, criterion by criterion. */
export type Ways = readonly Pair<Criterion>[];

export const back = (ways: Ways): Ways => ways.map((pair) => ({ old: pair.new, new: pair.old }));

/** The session as if it had been made by the other version, and the ids of the criteria whose answers it lost. */
export function sessionCarriedOver(
  { file, session }: FiledSession,
  old: Standard,
  now: Standard,
  ways: Ways,
): { session: FiledSession; lost: string[] } {
  const lost: string[] = [];
  const responses = new Map<string, Response>();
  const newOf = new Map(ways.map((pair) => [pair.old.id, pair]));
  for (const [id, response] of session.responses) {
    const pair = newOf.get(id);
    const carried = pair && responseCarriedOver(response, pair);
    if (carried) responses.set(pair.new.id, carried);
    else if (response.state === 'answered') lost.push(id);
  }
  const { id, version, digest } = now;
  const fields = fieldsCarriedOver(session.fields, old, now);
  return {
    session: { file, session: { ...session, standard: { id, version, digest }, fields, responses } },
    lost,
  };
}

/** The facts of a visit under the names that the other version has for them. */
function fieldsCarriedOver(
  fields: ReadonlyMap<string, string>,
  old: Standard,
  now: Standard,
): ReadonlyMap<string, string> {
  const { pairs } = pairMembers(old.fields, now.fields);
  return new Map(
    [...fields].map(([name, value]) => {
      const pair = pairs.find((one) => one.old.id === name);
      if (!pair) return [name, value] as const;
      const named = pairMembers(pair.old.values, pair.new.values).pairs.find((one) => one.old.id === value);
      return [pair.new.id, named?.new.id ?? value] as const;
    }),
  );
}

/** Null where the other version has no such answer. */
function responseCarriedOver(response: Response, pair: Pair<Criterion>): Response | null {
  const given = response.expectation ?? null;
  const expectation = given === null ? null : levelCarriedOver(given, pair);
  if (response.state !== 'answered') return { ...response, expectation };
  const delivery = levelCarriedOver(response.delivery, pair);
  return delivery === null ? null : { ...response, expectation, delivery };
}

/** Answers are the same where they are written the same: an option is one wherever it stands, whatever it was called. */
export function levelCarriedOver(level: number, { old, new: now }: Pair<Criterion>): number | null {
  if (old.answer.kind !== now.answer.kind) return null;
  if (isInWords(old.answer)) return level;
  const options = optionsOf(now.answer);
  if (options) {
    const chosen = optionsOf(old.answer)?.[level];
    const pair = pairOptions({ old, new: now }).find((one) => one.old === chosen);
    return pair ? options.indexOf(pair.new) : null;
  }
  const read = kindOf(now.answer).read(kindOf(old.answer).write(level, old.answer), now.answer);
  return read.ok ? read.value : null;
}

export function profileCarriedOver(profile: Profile, ways: Ways): Profile {
  const criteria = ways.flatMap((pair) => {
    const said = profile.criteria.get(pair.old.id);
    if (!said) return [];
    const expect = said.expect === null ? null : levelCarriedOver(said.expect, pair);
    return [[pair.new.id, { expect, weight: said.weight }] as const];
  });
  return { ...profile, criteria: new Map(criteria) };
}

/** A mapping written for the old version, as it would be for the other: whose columns they are is said by today's ids. */
export function mappingCarriedOver(mapping: Mapping, old: Standard, now: Standard): Mapping {
  const { pairs: ways } = pairCriteria(criteriaOf(old), criteriaOf(now));
  const { pairs: fields } = pairMembers(old.fields, now.fields);
  const fieldNamed = (name: string) => fields.find((pair) => pair.old.id === name)?.new.id ?? name;
  return {
    ...mapping,
    criteria: new Map(
      ways.flatMap((pair) => {
        const mapped = mapping.criteria.get(pair.old.id);
        return mapped ? [[pair.new.id, mapped] as const] : [];
      }),
    ),
    fields: new Map([...mapping.fields].map(([name, column]) => [fieldNamed(name), column])),
    by: mapping.by.map(fieldNamed),
  };
}
