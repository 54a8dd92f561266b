// What a survey says beside expectation and delivery, out of rows of counts (see tally/counts.ts): importance, and the design, of
// which rows tell how their respondents were sampled.

import { BLANKS } from '../answers/response.ts';
import type { Scheme } from '../standard/scheme.ts';
import { partsOf } from '../statistics/summaries.ts';
import type { CountRow } from '../tally/counts.ts';
import { answersOf, counted, fullShares, readAnswer } from '../tally/counts.ts';
import type { DesignTally, FigureDesign, Sampled } from '../tally/design.ts';
import { bestOf, countFigure, weightOnGrid } from '../tally/design.ts';
import { POINTS_SCALE } from '../tally/exact.ts';
import { isOver, isShort } from '../tally/tally.ts';
import type { BesidePlan, BesideTally } from './beside.ts';
import { emptyBeside } from './beside.ts';

export interface BesideReader {
  add(row: CountRow, sampled: Sampled): void;
  tallies(): readonly BesideTally[];
}

const NOT_SHOWN = BLANKS.indexOf('not-shown');
const onGrid = (value: number): bigint => BigInt(Math.round(value * POINTS_SCALE));

/** `given` and `asked` as for countsReader; `ratings` are those of importance that a row's `delivery` counts through, by criterion. */
export function besideReader(
  scheme: Scheme,
  plan: BesidePlan,
  given: ReadonlyMap<string, readonly number[]>,
  asked: ReadonlySet<string>,
  ratings: ReadonlyMap<string, readonly number[]>,
): BesideReader {
  const { criteria, sections, policy } = scheme;
  const answers = criteria.map((criterion) => answersOf(criterion, given.get(criterion.id) ?? []));
  const positions = new Map(criteria.map(({ id }, i) => [id, i]));
  const unitOf = new Map(sections.map(({ id }, s) => [id, s]));
  const shares = fullShares(scheme);
  const groups = new Map<string, BesideTally>();

  function addAnswer(into: DesignTally, i: number, row: CountRow, sampled: Sampled): void {
    const { scored, kind, answer } = criteria[i]!;
    const w = weightOnGrid(sampled.weight);
    const said = readAnswer(criteria[i]!, answers[i]!, row);
    const many = BigInt(counted(row.n));
    if ('blank' in said) {
      into.blanks[i]![said.blank]! += w * many;
      return;
    }
    const { expectation, delivery } = said;
    into.answered[i]! += w * many;
    const n = Number(many);
    const put = (figure: FigureDesign, x: bigint, y: bigint, kinds: readonly boolean[] = []): void => {
      const sums = { x: x * many, y: y * many, xx: x * x * many, yy: y * y * many, xy: x * y * many };
      countFigure(figure, sampled, { n, ...sums, kinds: kinds.map((is) => (is ? n : 0)) });
    };
    const parts = partsOf(criteria[i]!);
    if (parts) {
      const { part, value } = parts.of(delivery);
      const kinds = Array.from({ length: parts.size }, (_, k) => k === part);
      put(into.parts[i]!, 0n, onGrid(value), kinds);
    }
    if (!scored) return;
    const gap = kind.pointsGap(expectation, delivery, answer);
    const [short, over] = [isShort(gap, policy.tolerance), isOver(gap, policy.tolerance)];
    const best = bestOf(kind.line(answer));
    put(into.criteria[i]!, onGrid(kind.points(expectation, answer)), onGrid(kind.points(delivery, answer)), [
      short,
      !short && !over,
      over,
      expectation === best,
      delivery === best,
    ]);
    const own = into.own[i];
    if (own) put(own, onGrid(expectation), onGrid(delivery));
    if (row.answered < 2) return;
    const add = (into: { points: bigint; share: bigint }, share: number): void => {
      into.points += w * many * onGrid(share * gap);
      into.share += w * many * onGrid(share);
    };
    add(into.toOverall[i]!, shares[i]!.overall);
    add(into.toSection[i]!, shares[i]!.inSection);
  }

  function addWeighted(into: DesignTally, row: CountRow, sampled: Sampled): void {
    const { kind, of } = row;
    const w = weightOnGrid(sampled.weight);
    if (kind === 'answer') addAnswer(into, positions.get(of)!, row, sampled);
    else if (kind === 'respondent') {
      // A criterion without a column was asked of nobody.
      criteria.forEach(({ id }, i) => {
        if (!asked.has(id)) into.blanks[i]![NOT_SHOWN]! += w * row.n;
      });
    } else if (kind === 'points') {
      const figure = of === '' ? into.overall : into.sections[unitOf.get(of)!]!;
      const [n, short, over] = [counted(row.n), counted(row.short), counted(row.over)];
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
      const group = groups.get(name) ?? emptyBeside(scheme, plan, row.key);
      groups.set(name, group);
      if (row.kind === 'importance' && group.importance) {
        const stated = group.importance.stated[positions.get(row.of)!]!;
        const value = ratings.get(row.of)![row.delivery]!;
        stated.set(value, (stated.get(value) ?? 0) + counted(row.n));
      }
      if (group.weighted) addWeighted(group.weighted, row, sampled);
    },
    tallies: () => [...groups.values()],
  };
}
