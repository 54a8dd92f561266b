// A proposed mapping: what each column of a survey seems to be, how sure that is, why, and what else it could be.
// Plain data, for reporters to write as a mapping file and for a person to correct.

import type { Message } from './errors.ts';
import type { ColumnRef } from './mapping.ts';
import type { Blank } from './response.ts';

/** Below this confidence a proposal is marked for the reader. */
export const SURE = 0.75;

export interface ProposedColumn {
  /** From 1. */
  readonly column: number;
  readonly header: string;
  /** How a mapping names it. */
  readonly ref: ColumnRef;
}

export interface ProposedCriterion {
  readonly id: string;
  readonly expectation: ProposedColumn | null;
  readonly delivery: ProposedColumn;
  readonly importance: ProposedColumn | null;
  /** 0 to 1: that these columns are about this criterion. */
  readonly confidence: number;
  /** 0 to 1: that expectation and delivery are two sides of one question; null where there is one column only. */
  readonly pairConfidence: number | null;
  /** Why it was taken to be so. */
  readonly reason: Message;
  /** Other columns that its delivery could be, the likelier first. */
  readonly alternatives: readonly ProposedColumn[];
  /** Set where the survey's numbers seem to run the other way. */
  readonly reversed: { readonly confidence: number; readonly reason: Message } | null;
}

export interface ProposedLabel {
  readonly text: string;
  readonly value: number | string;
  readonly confidence: number;
}

export interface ProposedBlank {
  readonly text: string;
  /** How often it stands in the columns proposed. */
  readonly count: number;
  readonly blank: Blank;
  readonly confidence: number;
}

export interface ProposedField {
  readonly name: string;
  readonly column: ProposedColumn;
  readonly values: number;
  readonly confidence: number;
}

export interface Proposal {
  readonly format: 'svc.map/1';
  readonly standard: { readonly id: string; readonly version: string };
  readonly survey: {
    readonly name: string;
    readonly encoding: string;
    readonly delimiter: string;
    readonly dialect: string;
    readonly dialectConfidence: number;
    readonly columns: number;
    /** Rows looked at. */
    readonly rows: number;
  };
  /** What marks expectations, deliveries and importances in the headers; null where nothing does. */
  readonly markers: {
    readonly expectation: string | null;
    readonly delivery: string | null;
    readonly importance: string | null;
  };
  /** In the order of the standard. */
  readonly criteria: readonly ProposedCriterion[];
  /** Criteria that no column was found for. */
  readonly missing: readonly string[];
  readonly labels: readonly ProposedLabel[];
  readonly blanks: readonly ProposedBlank[];
  /** Cell texts that are neither answer nor label nor blank. */
  readonly unread: readonly { readonly text: string; readonly count: number }[];
  readonly fields: readonly ProposedField[];
  /** Rules that would drop unfinished responses; proposed, not applied. */
  readonly drop: readonly {
    readonly column: ProposedColumn;
    readonly is: readonly string[];
    readonly count: number;
  }[];
  /** What the reader should know of the whole. */
  readonly doubts: readonly Message[];
}
