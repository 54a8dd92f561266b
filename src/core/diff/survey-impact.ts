// What a new version does to a survey of which the tally was kept: its counts, judged by both. Criteria follow from the counts
// exactly, and with them the verdict; the counts do not tell which answers were one respondent's, so that overall figures
// follow only where no answer is missing.

import { assess } from '../assess/assess.ts';
import { balanceOf, NO_BALANCE } from '../assess/balance.ts';
import type { CriterionReport, GapReport } from '../assess/gap-report.ts';
import { exchangeOf, jointly, partOf, scoreOf } from '../assess/verdict.ts';
import type { AuditImpact } from '../shapes/diff.ts';
import type { SavedCriterion, SavedTally } from '../shapes/tally.ts';
import { type Scheme, schemeOf } from '../standard/scheme.ts';
import { type Criterion, criteriaOf, type Standard } from '../standard/standard.ts';
import { profileOfTally } from '../tally/saved-tally.ts';
import type { CriterionTally, GroupTally, PairTally } from '../tally/tally.ts';
import { emptyGroup, inColumns, NO_CONTRIBUTION } from '../tally/tally.ts';
import { back, levelCarriedOver, profileCarriedOver } from './carry.ts';
import { movement } from './causes.ts';
import { type Pair, pairCriteria } from './pairing.ts';

/** A tally made by one of the versions. */
export interface FiledTally {
  readonly file: string | null;
  readonly tally: SavedTally;
  readonly madeBy: 'old' | 'new';
}

export function surveyImpact({ file, tally, madeBy }: FiledTally, old: Standard, now: Standard): AuditImpact {
  const [own, other] = madeBy === 'old' ? [old, now] : [now, old];
  const { pairs: ways } = pairCriteria(criteriaOf(own), criteriaOf(other));
  const stayed = criteriaOf(own).map((criterion) => ({ old: criterion, new: criterion }));
  const profile = profileOfTally(tally);
  const lost: string[] = [];
  const ownReport = judged(tally, schemeOf(own, profile), stayed, () => {});
  const otherScheme = schemeOf(other, profile && profileCarriedOver(profile, ways));
  const otherReport = judged(tally, otherScheme, ways, (id) => lost.push(id));
  for (const { id } of tally.criteria)
    if (!ways.some((pair) => pair.old.id === id) && criteriaOf(own).some((criterion) => criterion.id === id))
      lost.push(id);
  const isOld = madeBy === 'old';
  return {
    file,
    site: null,
    respondents: tally.respondents,
    ...(isOld ? movement(ownReport, otherReport, ways) : movement(otherReport, ownReport, back(ways))),
    lost,
  };
}

/** A tally judged by the version it was made by, or by another. Ids of criteria whose answers do not all carry over are lost. */
export function reportOfTally(
  tally: SavedTally,
  own: Standard,
  other: Standard,
  lose: (id: string) => void,
): GapReport {
  const isSame = own.digest === other.digest;
  const ways = isSame
    ? criteriaOf(own).map((criterion) => ({ old: criterion, new: criterion }))
    : pairCriteria(criteriaOf(own), criteriaOf(other)).pairs;
  const profile = profileOfTally(tally);
  return judged(
    tally,
    schemeOf(other, profile && !isSame ? profileCarriedOver(profile, ways) : profile),
    ways,
    lose,
  );
}

function judged(
  tally: SavedTally,
  scheme: Scheme,
  ways: readonly Pair<Criterion>[],
  lose: (id: string) => void,
): GapReport {
  const saved = new Map(tally.criteria.map((criterion) => [criterion.id, criterion]));
  const pairOf = new Map(ways.map((pair) => [pair.new.id, pair]));
  const nothing = emptyGroup(scheme);
  const group: GroupTally = {
    ...nothing,
    respondents: tally.respondents,
    criteria: scheme.criteria.map(({ id, expect }, i) => {
      const pair = pairOf.get(id);
      const tallied = pair && saved.get(pair.old.id);
      return tallied ? criterionTally(tallied, pair, expect, () => lose(pair.old.id)) : nothing.criteria[i]!;
    }),
  };
  const receipt = { read: tally.respondents, used: tally.respondents, rejected: 0, dropped: [] };
  const report = assess([group], scheme, { receipt, basis: 'sampled' });
  return withWhole(report, scheme, tally.respondents);
}

/**
 * What criteria tell of the whole. Its verdict is theirs. Figures over respondents follow only where everyone asked answered
 * everything, for then shares are the same for all; else they are null, and so is an exchange that would need them.
 */
function withWhole(report: GapReport, scheme: Scheme, respondents: number): GapReport {
  const shares = sharesOf(report, scheme);
  const isKnown = report.criteria.every(
    ({ n, weight, blanks: { notShown, notApplicable } }) =>
      weight === 0 || n === respondents || notShown + notApplicable === respondents,
  );
  const criteria = report.criteria.map((criterion, i) => {
    const share = shares[i]!;
    const contribution = isKnown ? share * (criterion.points.gap ?? 0) : null;
    return { ...criterion, share, contribution };
  });
  const sum = (of: (one: CriterionReport) => number): number =>
    criteria.reduce((total, one) => total + of(one), 0);
  const parts = criteria.map((one) => partOf(one, one.n + one.blanks.skipped + one.blanks.dontKnow > 0));
  const judged = jointly(parts, true, 'sampled');
  const { verdict } = judged;
  const known = isKnown && verdict !== null;
  const { net, shortfall, surplus, shortfallShown } = known
    ? balanceOf(criteria, ({ contribution }) => contribution!)
    : NO_BALANCE;
  const delivery = known ? sum(({ share, points }) => share * (points.delivery ?? 0)) : null;
  // Whether more than was promised is shown takes the deviation over respondents, which pairs do not tell.
  const exchange =
    verdict === 'failed' || verdict === 'unclear' || (verdict === 'unmet' && known)
      ? exchangeOf(
          verdict,
          { shortfall: shortfallShown ?? 0, surplus: 0, exceeded: null },
          'sampled',
          scheme.policy,
        )
      : null;
  return {
    ...report,
    criteria,
    overall: report.overall && {
      ...report.overall,
      ...judged,
      exchange,
      shortfall,
      surplus,
      shortfallShown,
      net,
      score: scoreOf(delivery, verdict, scheme),
    },
  };
}

/** Each criterion's share of the score of someone who answers all that anyone answers. */
function sharesOf({ criteria }: GapReport, { standard, sections }: Scheme): number[] {
  const weight = criteria.map((criterion) => (criterion.points.gap === null ? 0 : criterion.weight));
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
  const part = (of: number, whole: number): number => (whole > 0 ? of / whole : 0);
  if (standard.aggregation === 'flat') return weight.map((w) => part(w, sum(weight)));
  const inSection = sections.map(({ from, to }) => sum(weight.slice(from, to)));
  const total = sum(sections.map((section, s) => (inSection[s]! > 0 ? section.weight : 0)));
  return sections.flatMap((section, s) =>
    weight.slice(section.from, section.to).map((w) => part(section.weight, total) * part(w, inSection[s]!)),
  );
}

/** The counts in the units of the other version; expectations that all came from the standard come from it again. */
function criterionTally(
  { pairs, blanks, expectationFilled }: SavedCriterion,
  ways: Pair<Criterion>,
  expect: number | null,
  lose: () => void,
): CriterionTally {
  const total = pairs.reduce((sum, [, , count]) => sum + count, 0);
  const isFilled = total > 0 && expectationFilled === total && expect !== null;
  const tallied = new Map<string, PairTally>();
  let isWhole = true;
  for (const [expectation, delivery, count] of pairs) {
    const asked = isFilled ? expect : expectation === null ? Number.NaN : levelCarriedOver(expectation, ways);
    const given = levelCarriedOver(delivery, ways);
    if (asked === null || given === null) {
      isWhole = false;
      continue;
    }
    const key = `${asked} ${given}`;
    const before = tallied.get(key)?.counts[0] ?? 0;
    tallied.set(key, { expectation: asked, delivery: given, counts: [before + count, 0, 0] });
  }
  if (!isWhole) lose();
  return {
    pairs: inColumns(
      [...tallied.values()].sort((a, b) => a.expectation - b.expectation || a.delivery - b.delivery),
    ),
    blanks: [...blanks],
    expectationFilled: isWhole ? expectationFilled : 0,
    // Who answered what together is not kept.
    toOverall: NO_CONTRIBUTION,
    toSection: NO_CONTRIBUTION,
    withSection: null,
  };
}
