// The supplement (see supplement.ts) out of rows of counts (see tally/counts.ts): importance, and the design, of
// which rows tell how their respondents were sampled.

import { BLANKS } from '../answers/response.ts';
import type { Scheme } from '../standard/scheme.ts';
import { answersOf, type CountRow, checkedCount, fullShares, readAnswer } from '../tally/counts.ts';
import { addAnswer, countFigure, type DesignTally, type Sampled, weightOnGrid } from '../tally/design.ts';
import { emptySupplement, type SupplementPlan, type SupplementTally } from './supplement.ts';

export interface SupplementReader {
  add(row: CountRow, sampled: Sampled): void;
  tallies(): readonly SupplementTally[];
}

const NOT_SHOWN = BLANKS.indexOf('not-shown');
const NO_SHARE = { overall: 0, inSection: 0 };

/** `given` and `asked` as for countsReader; `ratings` are those of importance that a row's `delivery` counts through, by criterion. */
export function supplementReader(
  scheme: Scheme,
  plan: SupplementPlan,
  given: ReadonlyMap<string, readonly number[]>,
  asked: ReadonlySet<string>,
  ratings: ReadonlyMap<string, readonly number[]>,
): SupplementReader {
  const { criteria, sections, policy } = scheme;
  const answers = criteria.map((criterion) => answersOf(criterion, given.get(criterion.id) ?? []));
  const positions = new Map(criteria.map(({ id }, i) => [id, i]));
  const unitOf = new Map(sections.map(({ id }, s) => [id, s]));
  const shares = fullShares(scheme);
  const groups = new Map<string, SupplementTally>();

  function addOneAnswer(into: DesignTally, i: number, row: CountRow, sampled: Sampled): void {
    const w = weightOnGrid(sampled.weight);
    const said = readAnswer(criteria[i]!, answers[i]!, row);
    const n = checkedCount(row.n);
    const many = BigInt(n);
    if ('blank' in said) {
      into.blanks[i]![said.blank]! += w * many;
      return;
    }
    // What others contribute has rows of its own.
    const share = row.answered < 2 ? NO_SHARE : shares[i]!;
    const weights = { n, w: w * many, ww: w * w * many };
    addAnswer(into, criteria[i]!, i, policy.tolerance, sampled, { ...said, ...share }, weights);
  }

  function addWeighted(into: DesignTally, row: CountRow, sampled: Sampled): void {
    const { kind, of } = row;
    const w = weightOnGrid(sampled.weight);
    if (kind === 'answer') addOneAnswer(into, positions.get(of)!, row, sampled);
    else if (kind === 'respondent') {
      // A criterion without a column was asked of nobody.
      criteria.forEach(({ id }, i) => {
        if (!asked.has(id)) into.blanks[i]![NOT_SHOWN]! += w * row.n;
      });
    } else if (kind === 'points') {
      const figure = of === '' ? into.overall : into.sections[unitOf.get(of)!]!;
      const [n, short, over] = [checkedCount(row.n), checkedCount(row.short), checkedCount(row.over)];
      if (n > 0) countFigure(figure, sampled, { ...row, n, kinds: [short, n - short - over, over] });
    } else if (kind === 'contribution') {
      const i = positions.get(of)!;
      into.toOverall[i]!.points += w * row.x;
      into.toOverall[i]!.share += w * row.y;
      into.toSection[i]!.points += w * row.xx;
      into.toSection[i]!.share += w * row.yy;
    }
  }

  return {
    add(row, sampled) {
      const name = JSON.stringify(row.key);
      const group = groups.get(name) ?? emptySupplement(scheme, plan, row.key);
      groups.set(name, group);
      if (row.kind === 'importance' && group.importance) {
        const stated = group.importance.stated[positions.get(row.of)!]!;
        const value = ratings.get(row.of)![row.delivery]!;
        stated.set(value, (stated.get(value) ?? 0) + checkedCount(row.n));
      }
      if (group.weighted) addWeighted(group.weighted, row, sampled);
    },
    tallies: () => [...groups.values()],
  };
}
