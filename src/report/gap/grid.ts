// Groups × criteria: the gap of each in each, with its mark. What every format for people shows of it, each in its own way.

import type { CriterionReport, GapReport } from '../../core/assess/gap-report.ts';
import type { Speaker } from '../../words/index.ts';
import type { Mark } from '../html/marks.ts';
import { calledOf } from '../values.ts';
import { markOfCriterion } from './html/view.ts';
import { groupName } from './sentences.ts';

export interface GridRow {
  readonly name: string;
  /** Null where it is hidden. */
  readonly n: number | null;
  /** In the order of the criteria; a gap that is hidden, or is none, is null. */
  readonly cells: readonly { readonly gap: number | null; readonly mark: Mark }[];
}

export interface Grid {
  readonly criteria: readonly { readonly id: string; readonly name: string; readonly position: number }[];
  readonly whole: GridRow;
  /** Those that are shown: waves in their order, others the farthest short first. */
  readonly groups: readonly GridRow[];
}

/** Groups by these are waves of time: they stand in their own order, and are drawn as a course. */
const TIMES: ReadonlySet<string> = new Set(['wave', 'date', 'week', 'month', 'quarter', 'year']);

export function isOverTime({ groups }: GapReport): boolean {
  const columns = Object.keys(groups[0]?.key ?? {});
  const [only = ''] = columns;
  return columns.length === 1 && (TIMES.has(only.replace(/\(.*/, '')) || /^\w+\(/.test(only));
}

/** Null where there is nothing to lay out: no whole, no group that is shown, or no criterion with a gap. */
export function gridOf(report: GapReport, speaker: Speaker): Grid | null {
  const { overall, groups, criteria } = report;
  const scored = criteria.flatMap((one, i) =>
    one.points.gap === null ? [] : [{ id: one.id, name: calledOf(one, speaker), position: i + 1 }],
  );
  const shown = groups.filter((group) => !group.suppressed && group.criteria.length > 0);
  if (overall === null || shown.length === 0 || scored.length === 0) return null;
  const rowOf = (name: string, n: number | null, units: readonly CriterionReport[]): GridRow => {
    const own = new Map(units.map((one) => [one.id, one]));
    return {
      name,
      n,
      cells: scored.map(({ id }) => {
        const unit = own.get(id);
        return { gap: unit?.points.gap ?? null, mark: unit ? markOfCriterion(unit) : 'none' };
      }),
    };
  };
  const sorted = isOverTime(report)
    ? shown
    : shown.toSorted((a, b) => (a.overall?.points.gap ?? Infinity) - (b.overall?.points.gap ?? Infinity));
  return {
    criteria: scored,
    whole: rowOf(speaker.say('page.whole'), overall.n, criteria),
    groups: sorted.map((group) =>
      rowOf(groupName(group.key, report, speaker), group.overall?.n ?? null, group.criteria),
    ),
  };
}
