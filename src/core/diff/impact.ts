// What a new version does to saved audits: the same answers, scored by both. Which verdicts turn, and which criteria turn
// them.

import { kindOf } from '../answers/index.ts';
import { compareText } from '../errors.ts';
import type { Exchange, GapReport, Verdict } from '../gap-report.ts';
import type { Response } from '../response.ts';
import { schemeOf } from '../scheme.ts';
import type { FiledSession } from '../session-tally.ts';
import { reportOfSessions } from '../session-tally.ts';
import type { Criterion, Profile, Standard } from '../standard.ts';
import { criteriaOf } from '../standard.ts';
import { isShort } from '../tally.ts';
import type { Pair } from './pairing.ts';
import { pairCriteria } from './pairing.ts';

export interface Impact {
  /** Audits scored by both versions. */
  readonly sessions: number;
  /** Those whose verdict or exchange turned. */
  readonly flipped: number;
  /** Criteria that turned audits, those that turned most first. */
  readonly criteria: readonly { readonly criterion: string; readonly flips: number }[];
  /** In order of input. */
  readonly audits: readonly AuditImpact[];
}

export interface AuditImpact {
  readonly file: string | null;
  readonly site: string | null;
  readonly before: Outcome;
  readonly after: Outcome;
  readonly flipped: boolean;
  /** What moved it most, first; empty where nothing moved. */
  readonly causes: readonly Cause[];
  /** Answers that the other version has no place for, by the ids of their criteria. */
  readonly lost: readonly string[];
}

export interface Outcome {
  /** Points, 0–100. */
  readonly score: number | null;
  readonly net: number | null;
  readonly shortfall: number | null;
  readonly surplus: number | null;
  readonly verdict: Verdict | null;
  readonly exchange: Exchange | null;
}

export interface Cause {
  /** By its new id; by its old one where it is gone. */
  readonly criterion: string;
  readonly before: Standing | null;
  readonly after: Standing | null;
}

/** How a criterion stood in one version. */
export interface Standing {
  /** Delivery − expectation in points. */
  readonly gap: number | null;
  /** Its share of the overall score, 0–1. */
  readonly share: number;
  readonly weight: number;
  readonly critical: boolean;
}

/** Causes told of one audit. */
const MOST_CAUSES = 3;

/** One saved audit, read by one of the versions and judged by the profile it was made for. */
export interface Audit extends FiledSession {
  readonly madeBy: 'old' | 'new';
  readonly profile: Profile | null;
  /** The profile in the other version; carried over from this one where left out. */
  readonly otherProfile?: Profile | null;
}

/** Scores audits by both versions, whichever of them they were made by. */
export function impactOf(old: Standard, now: Standard, sessions: readonly Audit[]): Impact {
  const { pairs } = pairCriteria(criteriaOf(old), criteriaOf(now));
  return summed(sessions.map((audit) => auditImpact(audit, old, now, pairs)));
}

/** Several impacts as one. */
export const joined = (impacts: readonly Impact[]): Impact => summed(impacts.flatMap(({ audits }) => audits));

function summed(audits: readonly AuditImpact[]): Impact {
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

function auditImpact(
  audit: Audit,
  old: Standard,
  now: Standard,
  pairs: readonly Pair<Criterion>[],
): AuditImpact {
  const { file, session, profile, madeBy } = audit;
  const [own, other, ways] =
    madeBy === 'old'
      ? [old, now, pairs]
      : [now, old, pairs.map((pair) => ({ old: pair.new, new: pair.old }))];
  const carried = carriedOver(audit, other, ways);
  const score = (standard: Standard, by: Profile | null, filed: FiledSession) =>
    reportOfSessions(schemeOf(standard, by), [filed]);
  const ownReport = score(own, profile, { file, session });
  const { otherProfile = profile && profileCarriedOver(profile, ways) } = audit;
  const otherReport = score(other, otherProfile, carried.session);
  const [before, after] = madeBy === 'old' ? [ownReport, otherReport] : [otherReport, ownReport];
  const was = outcomeOf(before);
  const is = outcomeOf(after);
  return {
    file,
    site: session.site,
    before: was,
    after: is,
    flipped: was.verdict !== is.verdict || was.exchange !== is.exchange,
    causes: causesOf(before, after, was, is, pairs),
    lost: carried.lost,
  };
}

/** The session as if it had been made by the new version: answers under their new ids, in their new units. */
function carriedOver(
  { file, session }: FiledSession,
  now: Standard,
  pairs: readonly Pair<Criterion>[],
): { session: FiledSession; lost: string[] } {
  const lost: string[] = [];
  const responses = new Map<string, Response>();
  const newOf = new Map(pairs.map((pair) => [pair.old.id, pair]));
  for (const [id, response] of session.responses) {
    const pair = newOf.get(id);
    const carried = pair && responseCarriedOver(response, pair);
    if (carried) responses.set(pair.new.id, carried);
    else if (response.state === 'answered') lost.push(id);
  }
  const { id, version, digest } = now;
  return { session: { file, session: { ...session, standard: { id, version, digest }, responses } }, lost };
}

/** Null where the new version has no such answer. */
function responseCarriedOver(response: Response, pair: Pair<Criterion>): Response | null {
  const given = response.expectation ?? null;
  const expectation = given === null ? null : levelCarriedOver(given, pair);
  if (response.state !== 'answered') return { ...response, expectation };
  const delivery = levelCarriedOver(response.delivery, pair);
  return delivery === null ? null : { ...response, expectation, delivery };
}

/** Answers are the same where they are written the same: an option keeps its id wherever it stands in the list. */
function levelCarriedOver(level: number, { old, new: now }: Pair<Criterion>): number | null {
  if (old.answer.kind !== now.answer.kind) return null;
  if (old.answer.kind === 'text') return level;
  const read = kindOf(now.answer).read(kindOf(old.answer).write(level, old.answer), now.answer);
  return read.ok ? read.value : null;
}

function profileCarriedOver(profile: Profile, pairs: readonly Pair<Criterion>[]): Profile {
  const criteria = pairs.flatMap((pair) => {
    const said = profile.criteria.get(pair.old.id);
    if (!said) return [];
    const expect = said.expect === null ? null : levelCarriedOver(said.expect, pair);
    return [[pair.new.id, { expect, weight: said.weight }] as const];
  });
  return { ...profile, criteria: new Map(criteria) };
}

function outcomeOf({ overall }: GapReport): Outcome {
  return {
    score: overall?.score ?? null,
    net: overall?.net ?? null,
    shortfall: overall?.shortfall ?? null,
    surplus: overall?.surplus ?? null,
    verdict: overall?.verdict ?? null,
    exchange: overall?.exchange ?? null,
  };
}

interface Candidate extends Cause {
  readonly wasDelivery: number;
  readonly isDelivery: number;
}

function causesOf(
  before: GapReport,
  after: GapReport,
  was: Outcome,
  is: Outcome,
  pairs: readonly Pair<Criterion>[],
): Cause[] {
  const candidates = candidatesOf(before, after, pairs);
  const rank = (one: Standing | null, { policy }: GapReport): number => verdictRank(one, policy.tolerance);
  const [from, to] = [VERDICTS.indexOf(was.verdict), VERDICTS.indexOf(is.verdict)];
  // The verdict is that of the worst criterion: whoever became as bad as it is, or is no longer as bad as it was.
  if (to > from)
    return strip(
      candidates
        .filter((one) => rank(one.after, after) === to && rank(one.before, before) < to)
        .sort((a, b) => gapOf(a.after) - gapOf(b.after) || byId(a, b)),
    );
  if (to < from && to > 0)
    return strip(
      candidates
        .filter((one) => rank(one.before, before) > to && rank(one.after, after) <= to)
        .sort((a, b) => gapOf(a.before) - gapOf(b.before) || byId(a, b)),
    );
  const size =
    was.exchange === is.exchange || was.verdict !== is.verdict
      ? ([(one: Candidate) => one.wasDelivery, (one: Candidate) => one.isDelivery] as const)
      : is.verdict === 'met'
        ? ([
            (one: Candidate) => part(one.before, Math.max),
            (one: Candidate) => part(one.after, Math.max),
          ] as const)
        : ([
            (one: Candidate) => part(one.before, Math.min),
            (one: Candidate) => part(one.after, Math.min),
          ] as const);
  return movers(candidates, ...size);
}

/** null, met, unmet, failed: from nothing to the worst. */
const VERDICTS: readonly (Verdict | null)[] = [null, 'met', 'unmet', 'failed'];

function verdictRank(standing: Standing | null, tolerance: number): number {
  if (!standing || standing.gap === null) return 0;
  if (!isShort(standing.gap, tolerance)) return VERDICTS.indexOf('met');
  if (standing.critical) return VERDICTS.indexOf('failed');
  return VERDICTS.indexOf(standing.weight > 0 ? 'unmet' : 'met');
}

const gapOf = (standing: Standing | null): number => standing?.gap ?? 0;
/** Points of the overall surplus (Math.max) or, negative, of the shortfall (Math.min). */
const part = (standing: Standing | null, side: (a: number, b: number) => number): number =>
  standing ? standing.share * side(0, standing.gap ?? 0) : 0;

/** Those that moved the sum the way it went, the furthest first. */
function movers(
  candidates: readonly Candidate[],
  was: (one: Candidate) => number,
  is: (one: Candidate) => number,
): Cause[] {
  const moves = candidates.map((one) => ({ one, by: is(one) - was(one) }));
  const total = moves.reduce((sum, { by }) => sum + by, 0);
  if (Math.abs(total) < 1e-9) return [];
  return strip(
    moves
      .filter(({ by }) => by * total > 0 && Math.abs(by) >= 1e-9)
      .sort((a, b) => Math.abs(b.by) - Math.abs(a.by) || byId(a.one, b.one))
      .map(({ one }) => one),
  );
}

const byId = (a: Cause, b: Cause): number => compareText(a.criterion, b.criterion);
const strip = (causes: readonly Candidate[]): Cause[] =>
  causes.slice(0, MOST_CAUSES).map(({ criterion, before, after }) => ({ criterion, before, after }));

/** Every criterion of either version, with how it stood in each. */
function candidatesOf(before: GapReport, after: GapReport, pairs: readonly Pair<Criterion>[]): Candidate[] {
  const oldId = new Map(pairs.map((pair) => [pair.new.id, pair.old.id]));
  const kept = new Set(oldId.values());
  const was = new Map(before.criteria.map((criterion) => [criterion.id, criterion]));
  const standing = (report: GapReport['criteria'][number] | undefined): Standing | null =>
    report
      ? { gap: report.points.gap, share: report.share, weight: report.weight, critical: report.critical }
      : null;
  const delivered = (report: GapReport['criteria'][number] | undefined): number =>
    report ? report.share * (report.points.delivery ?? 0) : 0;
  const of = (
    criterion: string,
    old: GapReport['criteria'][number] | undefined,
    now: GapReport['criteria'][number] | undefined,
  ): Candidate => ({
    criterion,
    before: standing(old),
    after: standing(now),
    wasDelivery: delivered(old),
    isDelivery: delivered(now),
  });
  return [
    ...after.criteria.map((criterion) => of(criterion.id, was.get(oldId.get(criterion.id) ?? ''), criterion)),
    ...before.criteria
      .filter(({ id }) => !kept.has(id))
      .map((criterion) => of(criterion.id, criterion, undefined)),
  ];
}
