// Two gap reports on the same answers, by two versions: how the result moved, and which criteria moved it.

import type { GapReport, Verdict } from '../assess/gap-report.ts';
import { compareText } from '../errors.ts';
import type { AuditImpact, Cause, Outcome, Standing } from '../shapes/diff.ts';
import { VERDICTS as ALL } from '../shapes/names.ts';
import type { Ways } from './carry.ts';

/** How a result moved; what moved it most first, empty where nothing moved. */
export type Movement = Pick<AuditImpact, 'before' | 'after' | 'flipped' | 'causes'>;

/** Causes told of one result. */
const MOST_CAUSES = 3;

export function movement(before: GapReport, after: GapReport, ways: Ways): Movement {
  const was = outcomeOf(before);
  const is = outcomeOf(after);
  return {
    before: was,
    after: is,
    flipped:
      was.verdict !== is.verdict ||
      was.exchange !== is.exchange ||
      (was.score === null) !== (is.score === null),
    causes: causesOf(before, after, was, is, ways),
  };
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

function causesOf(before: GapReport, after: GapReport, was: Outcome, is: Outcome, ways: Ways): Cause[] {
  const candidates = candidatesOf(before, after, ways);
  const rank = verdictRank;
  const [from, to] = [VERDICTS.indexOf(was.verdict), VERDICTS.indexOf(is.verdict)];
  // The verdict is that of the worst criterion: whoever became as bad as it is, or is no longer as bad as it was.
  if (to > from)
    return strip(
      candidates
        .filter((one) => rank(one.after) === to && rank(one.before) < to)
        .sort((a, b) => gapOf(a.after) - gapOf(b.after) || byId(a, b)),
    );
  if (to < from && to > 0)
    return strip(
      candidates
        .filter((one) => rank(one.before) > to && rank(one.after) <= to)
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

/** From nothing to the worst. */
const VERDICTS: readonly (Verdict | null)[] = [null, ...ALL];

function verdictRank(standing: Standing | null): number {
  if (!standing || standing.gap === null) return 0;
  const { verdict, weight } = standing;
  const counts = verdict === 'failed' || weight > 0;
  return VERDICTS.indexOf(counts ? verdict : 'met');
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
function candidatesOf(before: GapReport, after: GapReport, ways: Ways): Candidate[] {
  const oldId = new Map(ways.map((pair) => [pair.new.id, pair.old.id]));
  const kept = new Set(oldId.values());
  const was = new Map(before.criteria.map((criterion) => [criterion.id, criterion]));
  const standing = (report: GapReport['criteria'][number] | undefined): Standing | null =>
    report
      ? {
          gap: report.points.gap,
          share: report.share,
          weight: report.weight,
          critical: report.critical,
          verdict: report.verdict,
        }
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
