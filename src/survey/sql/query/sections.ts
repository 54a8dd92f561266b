// What each section comes to: of one whose criteria are alike from steps, all in one number; of others from points and weights.

import { E_STEP } from '../../../core/tally/uniform.ts';
import type { CodedCriterion } from '../coding.ts';
import { plus } from './expressions.ts';
import { type Made, made } from './layer.ts';
import { straightLines } from './straight-lines.ts';
import { d, PAIR, p, type Terms } from './terms.ts';

type Columns = Map<string, string>;

export function sectionLayers(terms: Terms): readonly Made[] {
  const [summed, figures]: [Columns, Columns] = [new Map(), new Map()];
  for (const s of terms.all) {
    if (terms.uniform[s]) addAlike(terms, s, summed, figures);
    else addMixed(terms, s, summed, figures);
  }
  for (const [name, expression] of straightLines(terms)) summed.set(name, expression);
  return [
    made(
      'summed',
      'Of each section: how many pairs (n), how many there could be (k), sums of steps or of weighted points.',
      summed,
    ),
    made(
      'figured',
      'Of each section: means in points (me, md), whether enough is answered (o), whether all (z).',
      figures,
    ),
  ];
}

function addAlike(terms: Terms, s: number, summed: Columns, figures: Columns): void {
  const { sql, boundIn, scoredIn, whollyPossible, meanOf } = terms;
  const scored = boundIn[s]!.filter(({ criterion }) => criterion.scored);
  const steps = (one: CodedCriterion) =>
    `CASE WHEN ${terms.pairIs(one)} THEN ${sql.asWhole(`(${terms.effective(one)})`)} * ${E_STEP} + ${d(one.position)} + ${PAIR} ELSE 0 END`;
  summed.set(`t${s}`, plus(scored.filter(terms.isPossible).map(steps)));
  const couldBe = whollyPossible[s]!;
  if (couldBe === null) summed.set(`k${s}`, plus(scored.map(terms.inScope)));
  const { n, se, sd } = terms.inTotal(s);
  figures.set(`n${s}`, sql.asCode(n));
  figures.set(`se${s}`, sql.asWhole(se));
  figures.set(`sd${s}`, sql.asWhole(sd));
  // Of none it is 0: dividing by 1 is quicker than asking.
  figures.set(`me${s}`, meanOf(s, se, n, `greatest(${n}, 1)`));
  figures.set(`md${s}`, meanOf(s, sd, n, `greatest(${n}, 1)`));
  figures.set(
    `o${s}`,
    sql.flag(couldBe === null ? terms.isEnough(n, sql.asDouble(`k${s}`)) : terms.isEnoughIn(s)),
  );
  const weight = sql.double(terms.uniform[s]!.weight);
  figures.set(`a${s}`, `${sql.asDouble(n)} * ${weight}`);
  figures.set(`c${s}`, `${sql.asDouble(couldBe === null ? `k${s}` : String(couldBe))} * ${weight}`);
  figures.set(`z${s}`, scoredIn[s]! > 0 ? sql.flag(`t${s} >= ${scoredIn[s]! * PAIR}`) : '0');
}

function addMixed(terms: Terms, s: number, summed: Columns, figures: Columns): void {
  const { sql, boundIn, scoredIn } = terms;
  const scored = boundIn[s]!.filter(({ criterion }) => criterion.scored);
  const possible = scored.filter(terms.isPossible);
  const zero = sql.double(0);
  const weighted = (of: (one: CodedCriterion) => string) => (one: CodedCriterion) =>
    `${sql.double(one.criterion.weight)} * ${of(one)}`;
  const pair = ({ position }: CodedCriterion) => p(position);
  summed.set(`n${s}`, plus(possible.map(pair)));
  summed.set(`a${s}`, plus(possible.map(weighted(pair)), zero));
  summed.set(`c${s}`, plus(scored.map(weighted(terms.inScope)), zero));
  for (const side of ['e', 'd']) {
    const points = ({ position }: CodedCriterion) => `p${side}${position}`;
    summed.set(`w${side}${s}`, plus(possible.map(weighted(points)), zero));
    summed.set(`s${side}${s}`, plus(possible.map(points), zero));
    figures.set(`m${side}${s}`, `CASE WHEN a${s} > 0 THEN w${side}${s} / a${s} ELSE ${zero} END`);
  }
  figures.set(`o${s}`, sql.flag(terms.isEnough(`a${s}`, `c${s}`)));
  figures.set(`z${s}`, scoredIn[s]! > 0 ? sql.flag(`n${s} = ${scoredIn[s]}`) : '0');
}
