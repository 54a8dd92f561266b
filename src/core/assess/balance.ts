// What falls short and what is over, of several criteria: the two are told apart, for surplus never pays for shortfall, though
// together they are the gap.

import type { CriterionReport, UnitFigures } from './gap-report.ts';

export type Balance = Pick<UnitFigures, 'net' | 'shortfall' | 'surplus' | 'shortfallShown'>;

export const NO_BALANCE: Balance = { net: null, shortfall: null, surplus: null, shortfallShown: null };

/** `part`: what a criterion adds to the gap. Shown is the shortfall of those whose verdict says so. */
export function balanceOf<Of extends Pick<CriterionReport, 'verdict'>>(
  criteria: readonly Of[],
  part: (criterion: Of) => number,
): { readonly [Name in keyof Balance]: number } {
  let [short, over, shown] = [0, 0, 0];
  for (const criterion of criteria) {
    const own = part(criterion);
    if (own >= 0) over += own;
    else {
      short -= own;
      if (criterion.verdict === 'unmet' || criterion.verdict === 'failed') shown -= own;
    }
  }
  return { net: over - short, shortfall: short, surplus: over, shortfallShown: shown };
}
