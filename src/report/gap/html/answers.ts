// Answers as bars that share a middle, section by section.

import { scaleOf } from '../../../core/answers/index.ts';
import type { CriterionReport } from '../../../core/assess/gap-report.ts';
import { halvesOf } from '../../html/rows.ts';
import { countsOf, sharedScale } from '../spread.ts';
import type { View } from './view.ts';

export interface Answers {
  readonly scale: { readonly min: number; readonly max: number };
  readonly steps: number;
  /** Words of the worst and of the best step. */
  readonly ends: readonly [string, string];
  /** Shares by step, worst first. */
  readonly bySection: ReadonlyMap<string, Readonly<Record<'expectation' | 'delivery', readonly number[]>>>;
  /** The widest that any row reaches to either side of its middle. */
  readonly span: { readonly left: number; readonly right: number };
}

/** Null where the criteria share no scale. */
export function answersOf({ report, write }: View): Answers | null {
  const scale = sharedScale(report.criteria);
  const rated = report.criteria.filter(({ points }) => points.gap !== null);
  const first = rated[0] && scaleOf(rated[0].answer);
  if (!scale || !first) return null;
  const { min, max, steps } = scale;
  const bySection = new Map(
    report.sections.map(({ id }) => {
      const own = rated.filter((criterion) => criterion.section === id);
      const shares = (side: 'expectation' | 'delivery') => sharesOf(own, side, steps);
      return [id, { expectation: shares('expectation'), delivery: shares('delivery') }] as const;
    }),
  );
  const halves = [...bySection.values()].flatMap(({ expectation, delivery }) => [
    halvesOf(expectation),
    halvesOf(delivery),
  ]);
  const word = (value: number, isFirst: boolean) => {
    const label = write.name(first.labels.find((one) => one.value === value)?.text);
    return label === '' ? String(value) : isFirst ? `${value} ${label}` : `${label} ${value}`;
  };
  const [worst, best] = scale.isTurned ? [max, min] : [min, max];
  return {
    scale: { min, max },
    steps,
    ends: scale.isMixed
      ? [write.say('page.worst'), write.say('page.best')]
      : [word(worst, true), word(best, false)],
    bySection,
    span: {
      left: Math.max(...halves.map(({ left }) => left)),
      right: Math.max(...halves.map(({ right }) => right)),
    },
  };
}

function sharesOf(
  criteria: readonly CriterionReport[],
  side: 'expectation' | 'delivery',
  steps: number,
): number[] {
  const counts = new Array<number>(steps).fill(0);
  for (const criterion of criteria)
    countsOf(criterion, side, steps).forEach((count, i) => {
      counts[i]! += count;
    });
  const all = counts.reduce((sum, one) => sum + one, 0);
  return counts.map((count) => (all === 0 ? 0 : count / all));
}
