// How a criterion is measured: all that is the same for every group, worked out once.

import type { Scheme, SchemeCriterion } from '../standard/scheme.ts';
import type { Conversion } from './figures.ts';
import { toPoints } from './figures.ts';

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
}

export function yardstickOf({ criteria, sections }: Scheme, position: number): Yardstick {
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
    best: line && (line.reversed ? line.low : line.high),
  };
}
