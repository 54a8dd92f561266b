// What a new version does to saved audits: the same answers, scored by both. Which verdicts turn, and which criteria turn
// them.

import { compareText } from '../errors.ts';
import type { AuditImpact, Impact } from '../shapes/diff.ts';
import { personaClash, schemeOf, withPersona } from '../standard/scheme.ts';
import { criteriaOf, type Persona, type Profile, type Standard } from '../standard/standard.ts';
import { type FiledSession, reportOfSessions } from '../tally/session-tally.ts';
import { back, profileCarriedOver, sessionCarriedOver } from './carry.ts';
import { movement } from './causes.ts';
import { pairCriteria } from './pairing.ts';

/** One saved audit, read by one of the versions, as it was made: for a profile, in the role of a persona. */
export interface Audit extends FiledSession {
  readonly madeBy: 'old' | 'new';
  readonly profile: Profile | null;
  readonly persona?: Persona | null;
  /** Profile and persona in the other version; carried over from these where left out. */
  readonly otherProfile?: Profile | null;
  readonly otherPersona?: Persona | null;
}

/** Scores audits by both versions, whichever of them they were made by. */
export const impactOf = (old: Standard, now: Standard, sessions: readonly Audit[]): Impact =>
  impactFrom(sessions.map((audit) => auditImpact(audit, old, now)));

export function impactFrom(audits: readonly AuditImpact[]): Impact {
  const turned = audits.filter(({ flipped }) => flipped);
  const flips = new Map<string, number>();
  for (const { causes } of turned)
    for (const { criterion } of causes) flips.set(criterion, (flips.get(criterion) ?? 0) + 1);
  return {
    sessions: audits.length,
    flipped: turned.length,
    criteria: [...flips]
      .map(([criterion, times]) => ({ criterion, flips: times }))
      .sort((a, b) => b.flips - a.flips || compareText(a.criterion, b.criterion)),
    audits,
  };
}

function auditImpact(audit: Audit, old: Standard, now: Standard): AuditImpact {
  const { file, session, profile, madeBy, persona = null, otherPersona = persona } = audit;
  const isOld = madeBy === 'old';
  const own = { standard: isOld ? old : now, profile, persona };
  const otherStandard = isOld ? now : old;
  // A version may have taken an id of the persona's for itself: then its own criterion answers for both.
  const clashes = otherPersona !== null && personaClash(otherStandard, otherPersona) !== null;
  const whole = (standard: Standard, role: Persona | null) => (role ? withPersona(standard, role) : standard);
  const other = { standard: otherStandard, persona: clashes ? null : otherPersona };
  const { pairs: ways } = pairCriteria(
    criteriaOf(whole(own.standard, own.persona)),
    criteriaOf(whole(other.standard, other.persona)),
  );
  const { otherProfile = profile && profileCarriedOver(profile, ways) } = audit;
  const carried = sessionCarriedOver(audit, own.standard, otherStandard, ways);
  const ownReport = reportOfSessions(schemeOf(own.standard, own.profile, own.persona), [{ file, session }]);
  const otherReport = reportOfSessions(schemeOf(other.standard, otherProfile, other.persona), [
    carried.session,
  ]);
  return {
    file,
    site: session.site,
    respondents: 1,
    ...(isOld ? movement(ownReport, otherReport, ways) : movement(otherReport, ownReport, back(ways))),
    lost: carried.lost,
  };
}
