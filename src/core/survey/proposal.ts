// A proposed mapping: what each column of a survey seems to be, how sure that is, why, and what else it could be.
// Plain data, for reporters to write as a mapping file and for a person to correct.

import type { Blank } from '../answers/response.ts';
import type { Message } from '../errors.ts';
import type { ColumnRef } from './mapping.ts';

/** Below this confidence a proposal is marked for the reader. */
export const SURE = 0.75;

export interface ProposedColumn {
  /** From 1. */
  readonly column: number;
  readonly header: string;
  /** How a mapping names it. */
  readonly ref: ColumnRef;
}

/** A column beside expectation and delivery: of the least accepted, of importance, of whether it was announced. */
export interface ProposedBeside extends ProposedColumn {
  readonly confidence: number;
}

/** In the order that they are written in. */
export const BESIDES = ['minimum', 'importance', 'announced'] as const;
export type BesideRole = (typeof BESIDES)[number];

export interface ProposedCriterion {
  readonly id: string;
  readonly expectation: ProposedColumn | null;
  readonly delivery: ProposedColumn;
  /** Where the delivery is the time between two stamps: the column of the second, `delivery` being that of the first. */
  readonly until: ProposedColumn | null;
  readonly minimum: ProposedBeside | null;
  readonly importance: ProposedBeside | null;
  readonly announced: ProposedBeside | null;
  /** 0 to 1: that these columns are about this criterion. */
  readonly confidence: number;
  /** 0 to 1: that expectation and delivery are two sides of one question; null where there is one column only. */
  readonly pairConfidence: number | null;
  /** Why it was taken to be so. */
  readonly reason: Message;
  /** Other columns that its delivery could be, the likelier first. */
  readonly alternatives: readonly ProposedColumn[];
  /** Set where the survey's numbers seem to run the other way. */
  readonly reversed: ProposedTurn | null;
  /** What its cells say, where the same text means something else to other criteria. An empty text is an empty cell. */
  readonly labels: readonly ProposedLabel[];
  readonly blanks: readonly ProposedBlank[];
}

export interface ProposedTurn {
  readonly confidence: number;
  readonly reason: Message;
}

export interface ProposedLabel {
  readonly text: string;
  /** How often it stands in the columns proposed. */
  readonly count: number;
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
  /** Of a field of the standard: texts that are none of its values. */
  readonly strange: readonly string[];
  readonly confidence: number;
}

/** Which profile each row is judged by. */
export interface ProposedProfile {
  readonly column: ProposedColumn;
  readonly confidence: number;
  /** Every text of the column; `profile` is null where none fits. */
  readonly values: readonly {
    readonly text: string;
    readonly profile: string | null;
    readonly count: number;
    readonly confidence: number;
  }[];
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
  /** Said where numbers could else be read in two ways. */
  readonly decimal: ',' | null;
  /** What marks each side in the headers; null where nothing does. */
  readonly markers: { readonly [side in 'expectation' | 'delivery' | BesideRole]: string | null };
  /** In the order of the standard. */
  readonly criteria: readonly ProposedCriterion[];
  /** Criteria that no column was found for. */
  readonly missing: readonly string[];
  readonly labels: readonly ProposedLabel[];
  readonly blanks: readonly ProposedBlank[];
  /** Cell texts that are neither answer nor label nor blank. */
  readonly unread: readonly { readonly text: string; readonly count: number }[];
  /** The ratings of importance, where they are on a scale of their own. */
  readonly importanceScale: {
    readonly min: number;
    readonly max: number;
    readonly confidence: number;
  } | null;
  readonly fields: readonly ProposedField[];
  /** How much each respondent counts. */
  readonly weight: { readonly column: ProposedColumn; readonly confidence: number } | null;
  readonly profile: ProposedProfile | null;
  /** A column of ids that come again among the rows looked at: who counts, and how often, is for a person to say. */
  readonly repeated: { readonly column: ProposedColumn; readonly rows: number; readonly ids: number } | null;
  /** Rules that drop what is no respondent (`isSure`), or would drop unfinished responses: those are proposed, not applied. */
  readonly drop: readonly {
    readonly column: ProposedColumn;
    readonly is: readonly string[];
    readonly count: number;
    readonly reason: string;
    readonly isSure: boolean;
  }[];
  /** What the reader should know of the whole. */
  readonly doubts: readonly Message[];
}

export const isUnsure = ({ confidence }: { readonly confidence: number }): boolean => confidence < SURE;

/** How much of it is marked for the reader, doubts about the whole aside. */
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
    ...criteria.flatMap((one) => BESIDES.map((role) => one[role])),
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
