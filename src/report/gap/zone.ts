// The zone of tolerance as rows: what both print of it.

import type { GapReport } from '../../core/assess/gap-report.ts';
import { inLanguage } from '../../core/standard/text.ts';
import type { Speaker } from '../../words/index.ts';

export interface ZoneRow {
  readonly text: string;
  /** In the order of `ZONE_HEADS`. */
  readonly cells: readonly string[];
}

/** Keys of the words over the columns. */
export const ZONE_HEADS = [
  'zone.adequacy',
  'zone.superiority',
  'zone.width',
  'zone.below',
  'zone.inside',
  'zone.above',
] as const;

export function zoneRows({ criteria }: GapReport, { number, percent, language }: Speaker): ZoneRow[] {
  return criteria.flatMap(({ text, zone }): ZoneRow[] => {
    if (!zone || zone.n === 0) return [];
    const decimals = zone.unit === 'points' ? 1 : 2;
    const { adequacy, superiority, width, shares } = zone;
    return [
      {
        text: inLanguage(text, language),
        cells: [
          number(adequacy.mean, decimals, { sign: true }),
          number(superiority.mean, decimals, { sign: true }),
          number(width.mean, decimals),
          percent(shares.below),
          percent(shares.inside),
          percent(shares.above),
        ],
      },
    ];
  });
}
