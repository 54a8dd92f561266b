// What gaps in points mean: verdict, exchange, and the score that a critical failure leaves.

import type { Scheme } from '../standard/scheme.ts';
import type { Policy } from '../standard/standard.ts';
import { isOver, isShort, reaches } from '../tally/tally.ts';
import type { Exchange, Verdict } from './gap-report.ts';

export function criterionVerdict(gap: number, critical: boolean, tolerance: number): Verdict {
  if (!isShort(gap, tolerance)) return 'met';
  return critical ? 'failed' : 'unmet';
}

export function exchangeOf(
  verdict: Verdict,
  shortfall: number,
  surplus: number,
  { criminalShortfall, tolerance }: Policy,
): Exchange {
  if (verdict === 'failed' || reaches(shortfall, criminalShortfall)) return 'criminal';
  if (verdict === 'unmet') return 'unequal';
  return isOver(surplus, tolerance) ? 'exceeding' : 'equal';
}

export function scoreOf(delivery: number | null, verdict: Verdict | null, scheme: Scheme): number | null {
  if (delivery === null || verdict !== 'failed') return delivery;
  switch (scheme.standard.onCriticalFailure) {
    case 'fail':
      return delivery;
    case 'zero':
      return 0;
    case 'cap':
      return Math.min(delivery, scheme.policy.criticalCap);
  }
}
