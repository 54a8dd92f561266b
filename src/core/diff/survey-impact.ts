// What a new version does to a survey of which the tally was kept: its counts, judged by both. Verdict, exchange, shortfall and
// surplus follow from the counts exactly; the overall score is that of the means of its criteria, since the counts do not
// tell which answers were one respondent's.

import { assess } from '../assess/assess.ts';
import type { GapReport } from '../assess/gap-report.ts';
import type { Scheme } from '../standard/scheme.ts';
import { schemeOf } from '../standard/scheme.ts';
import type { Criterion, Standard } from '../standard/standard.ts';
import { criteriaOf } from '../standard/standard.ts';
import { addPair, emptyMoments, sumsOf } from '../tally/exact.ts';
import type { SavedCriterion, SavedTally } from '../tally/saved-tally.ts';
import { profileOfTally } from '../tally/saved-tally.ts';
import type { CountedPair, CriterionTally, GroupTally, UnitTally } from '../tally/tally.ts';
import { emptyGroup, inColumns, NO_CONTRIBUTION } from '../tally/tally.ts';
import { back, levelCarriedOver, profileCarriedOver } from './carry.ts';
import { movement } from './causes.ts';
import type { AuditImpact } from './impact.ts';
import type { Pair } from './pairing.ts';
import { pairCriteria } from './pairing.ts';

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
      const counted = pair && saved.get(pair.old.id);
      return counted ? criterionTally(counted, pair, expect, () => lose(pair.old.id)) : nothing.criteria[i]!;
    }),
  };
  const context = { receipt: { read: tally.respondents, used: tally.respondents, rejected: 0, dropped: [] } };
  const { criteria } = assess([group], scheme, context);
  // As if all were one respondent, whose every answer is the mean.
  const figures = criteria.map(({ points, share, section }) => ({ points, share, section }));
  const mean = (of: typeof figures, which: 'expectation' | 'delivery') => {
    const known = of.filter(({ points, share }) => points[which] !== null && share > 0);
    const weight = known.reduce((sum, { share }) => sum + share, 0);
    return weight > 0
      ? known.reduce((sum, { points, share }) => sum + share * points[which]!, 0) / weight
      : null;
  };
  const unitOf = (of: typeof figures): UnitTally => {
    const respondent = emptyMoments();
    const [expectation, delivery] = [mean(of, 'expectation'), mean(of, 'delivery')];
    if (expectation !== null && delivery !== null) addPair(respondent, expectation, delivery);
    return { ...nothing.overall, respondents: sumsOf(respondent) };
  };
  const sections = scheme.sections.map(({ id }) => unitOf(figures.filter(({ section }) => section === id)));
  return assess([{ ...group, sections, overall: unitOf(figures) }], scheme, context);
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
  const counted = new Map<string, CountedPair>();
  let isWhole = true;
  for (const [expectation, delivery, count] of pairs) {
    const asked = isFilled ? expect : expectation === null ? Number.NaN : levelCarriedOver(expectation, ways);
    const given = levelCarriedOver(delivery, ways);
    if (asked === null || given === null) {
      isWhole = false;
      continue;
    }
    const key = `${asked} ${given}`;
    const before = counted.get(key)?.counts[0] ?? 0;
    counted.set(key, { expectation: asked, delivery: given, counts: [before + count, 0, 0] });
  }
  if (!isWhole) lose();
  return {
    pairs: inColumns(
      [...counted.values()].sort((a, b) => a.expectation - b.expectation || a.delivery - b.delivery),
    ),
    blanks: [...blanks],
    expectationFilled: isWhole ? expectationFilled : 0,
    // Who answered what together is not kept.
    toOverall: NO_CONTRIBUTION,
    toSection: NO_CONTRIBUTION,
  };
}
