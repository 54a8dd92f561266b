// How answers are spread over the steps of one scale that all criteria share, section by section.

import type { CriterionReport } from '../../../core/assess/gap-report.ts';
import { halvesOf } from '../../html/rows.ts';
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

/** Null unless every scored criterion is rated on the same scale of at most eleven steps, and how often is known. */
export function answersOf({ report, items, write }: View): Answers | null {
  const rated = items.filter(({ criterion }) => criterion.distribution.length > 0);
  const first = rated[0]?.criterion.answer;
  if (first?.kind !== 'scale' || rated.length !== items.length) return null;
  const { min, max, step, labels } = first;
  const steps = Math.round((max - min) / step) + 1;
  const isShared = rated.every(
    ({ criterion: { answer } }) =>
      answer.kind === 'scale' && answer.min === min && answer.max === max && answer.step === step,
  );
  if (!isShared || steps > 11) return null;
  const bySection = new Map(
    report.sections.map(({ id }) => {
      const own = rated.filter(({ criterion }) => criterion.section === id).map(({ criterion }) => criterion);
      const shares = (side: 'expectation' | 'delivery') => sharesOf(own, side, steps);
      return [id, { expectation: shares('expectation'), delivery: shares('delivery') }] as const;
    }),
  );
  const halves = [...bySection.values()].flatMap(({ expectation, delivery }) => [
    halvesOf(expectation),
    halvesOf(delivery),
  ]);
  const turned = new Set(
    rated.map(({ criterion: { answer } }) => answer.kind === 'scale' && answer.reversed),
  );
  const word = (value: number, isFirst: boolean) => {
    const label = write.name(labels.find((one) => one.value === value)?.text);
    return label === '' ? String(value) : isFirst ? `${value} ${label}` : `${label} ${value}`;
  };
  const [worst, best] = turned.has(true) ? [max, min] : [min, max];
  return {
    scale: { min, max },
    steps,
    // Where some questions are turned round, a step has no words that hold for all.
    ends:
      turned.size > 1
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
  let all = 0;
  for (const { answer, distribution } of criteria) {
    if (answer.kind !== 'scale') continue;
    for (const pair of distribution) {
      const value = pair[side];
      if (value === null) continue;
      const at = Math.round((value - answer.min) / answer.step);
      counts[answer.reversed ? steps - 1 - at : at]! += pair.count;
      all += pair.count;
    }
  }
  return counts.map((count) => (all === 0 ? 0 : count / all));
}
