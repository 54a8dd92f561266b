// How a criterion is measured: all that is the same for every group, worked out once.

import { type Answer, kindOf } from '../answers/index.ts';
import type { Scheme, SchemeCriterion } from '../standard/scheme.ts';
import { bestOf } from '../tally/design.ts';
import { type Conversion, toPoints } from './figures.ts';

export interface Yardstick extends SchemeCriterion {
  /** In the scheme. */
  readonly position: number;
  readonly sectionId: string;
  /** Whether gaps exist in the answer's own units; else only in points. */
  readonly hasUnits: boolean;
  readonly lowerIsBetter: boolean;
  /** Where points are a straight line from the answers. */
  readonly toPoints: Conversion | null;
  /** The best answer, where there is a line. */
  readonly best: number | null;
  /** Whether the expectation that is filled in is the profile's. */
  readonly expectsProfile: boolean;
  /** The fewest and the most points that an answer can earn. */
  readonly earns: readonly [least: number, most: number];
}

export function yardstickOf({ criteria, sections, profile }: Scheme, position: number): Yardstick {
  const criterion = criteria[position]!;
  const { kind, answer } = criterion;
  const line = kind.line(answer);
  const step = kind.gap(0, 1, answer);
  return {
    ...criterion,
    position,
    sectionId: sections[criterion.section]!.id,
    hasUnits: step !== null,
    lowerIsBetter: step !== null && step < 0,
    toPoints: line && toPoints(line),
    best: bestOf(line),
    expectsProfile: (profile?.criteria.get(criterion.id)?.expect ?? null) !== null,
    earns: earnsOf(answer),
  };
}

function earnsOf(answer: Answer): Yardstick['earns'] {
  const kind = kindOf(answer);
  const worth = (kind.options(answer) ?? kind.curve(answer))?.map(({ points }) => points ?? 0) ?? [0, 100];
  return [Math.min(...worth), Math.max(...worth)];
}

/** The worst and the best gap, in points, that there can be: of what is asked, or where the expectation is given. */
export function gapRange(
  { earns: [least, most], kind, answer, expect }: Yardstick,
  isGiven: boolean,
): readonly [worst: number, best: number] {
  if (!isGiven || expect === null) return [least - most, most - least];
  const given = kind.points(expect, answer);
  return [least - given, most - given];
}
