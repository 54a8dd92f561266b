// An assignment: which visit is to be made, by whom, where and when, and what has to be brought back.

import type { EvidenceKind, Hidden } from '../answers/evidence.ts';
import type { Text } from '../standard/text.ts';

export interface Window {
  /** First and last day, YYYY-MM-DD. */
  readonly from?: string;
  readonly to?: string;
  /** Hours of the day, `10:00-20:00`. */
  readonly hours?: string;
}

export interface Assignment {
  readonly format: 'svc.assignment/1';
  readonly id: string;
  /** A shipped id, or a path as seen from the assignment's file; so are profile and persona. */
  readonly standard: string;
  readonly profile?: string;
  readonly persona?: string;
  /** Who the shopper is to be, and why they come. */
  readonly legend?: Text;
  readonly site?: string;
  readonly auditor?: string;
  /** Which visit to the site, from 1. */
  readonly visit?: number;
  readonly wave?: string;
  readonly window?: Window;
  readonly budget?: { readonly amount: number; readonly currency: string };
  /** Kinds of evidence of which at least one file each is to be brought back. */
  readonly evidence?: readonly EvidenceKind[];
  readonly hide?: readonly Hidden[];
  readonly fields?: Readonly<Record<string, string>>;
}
