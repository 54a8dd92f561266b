// Which criteria lost too much to cells that cannot be read: what is left would pass for the result, though it may be the middle of
// a scale whose ends were lost.

import type { GapReport, Warning } from '../core/assess/gap-report.ts';
import { UserError } from '../core/errors.ts';
import type { SurveyScore } from './score.ts';

/** From this share on, what is unread is no small part. */
const SMALL = 0.05;

export interface Lost {
  readonly id: string;
  readonly count: number;
  /** Of the answers given. */
  readonly share: number;
}

/**
 * Criteria of which more than a small part is unread, or whose mean would move by more than the tolerance if every unread answer
 * were the worst, or the best.
 */
export function lostIn({ unread, receipt }: SurveyScore, { criteria, policy }: GapReport): Lost[] {
  return [...unread].flatMap(([id, count]): Lost[] => {
    const criterion = criteria.find((one) => one.id === id);
    const n = criterion ? criterion.n : Math.max(0, receipt.used - count);
    const share = count / (count + n);
    const mean = criterion?.points.delivery ?? null;
    const moved = mean === null ? 0 : share * Math.max(mean, 100 - mean);
    return share > SMALL || moved > policy.tolerance ? [{ id, count, share }] : [];
  });
}

/** What a reader must know first: criteria without a figure, and what else of an answer was lost. */
export function unreadWarnings(
  { unread }: SurveyScore,
  lost: readonly Lost[],
  isAllowed: boolean,
): Warning[] {
  const ids = new Set(lost.map(({ id }) => id));
  const rest = [...unread].filter(([id]) => !ids.has(id));
  return [
    ...lost.map(({ id }) => ({
      code: isAllowed ? 'unread-allowed' : 'unread-criterion',
      of: id,
      args: {},
    })),
    ...rest.map(([id]) => ({ code: 'unread-answers', of: id, args: {} })),
  ];
}

/** Where no criterion that has a column is left. */
export function refuseLost(scored: SurveyScore, lost: readonly Lost[], name: string): void {
  if (scored.receipt.used > 0) return;
  throw new UserError(
    'survey-unread',
    { file: name, criteria: lost.map(({ id }) => id).join(', ') },
    { findings: scored.issues, hint: { code: 'survey-unread' } },
  );
}
