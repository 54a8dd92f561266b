// How sure a proposed mapping (core/shapes/map.ts) is of its parts, and how much of it is marked for the reader.

import type { Proposal } from '../shapes/map.ts';

/** Below this confidence a proposal is marked for the reader. */
export const SURE = 0.75;

/** In the order that they are written in. */
export const SUPPLEMENTS = ['minimum', 'importance', 'announced'] as const;
export type SupplementRole = (typeof SUPPLEMENTS)[number];

export const isUnsure = ({ confidence }: { readonly confidence: number }): boolean => confidence < SURE;

/** How much of it is marked for the reader, without doubts about the whole. */
export function unsureIn({
  survey,
  criteria,
  labels,
  blanks,
  importanceScale,
  fields,
  weight,
  profile,
}: Proposal): number {
  const parts = [
    { confidence: survey.dialect === 'plain' ? 1 : survey.dialectConfidence },
    ...criteria,
    ...criteria.map(({ pairConfidence }) => ({ confidence: pairConfidence ?? 1 })),
    ...criteria.flatMap((one) => SUPPLEMENTS.map((role) => one[role])),
    ...criteria.flatMap((one) => [one.reversed, ...one.labels, ...one.blanks]),
    ...labels,
    ...blanks,
    importanceScale,
    ...fields,
    weight,
    profile,
  ];
  return parts.filter((part) => part !== null && isUnsure(part)).length;
}
