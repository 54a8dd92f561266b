// A standard drafted from a survey: what its columns ask, as sections of criteria, each doubt beside what it is about. Plain data,
// for reporters to write as a file and for a person to correct.

import type { AnswerOf } from '../answers/index.ts';
import type { Message } from '../errors.ts';
import type { Language, Text } from '../standard/text.ts';

export interface DraftCriterion {
  readonly id: string;
  readonly text: Text;
  readonly answer: AnswerOf<'scale' | 'yes-no'>;
  /** A level in the words of the file; null where the survey asks what is expected. */
  readonly expect: number | 'yes' | null;
  readonly summary: 'nps' | null;
  /** From 1: the column that it was drafted from, its expectation and its delivery where it has both. */
  readonly columns: readonly number[];
  /** What is unsure, by the line that it is about. */
  readonly doubts: { readonly [of in 'text' | 'answer' | 'expect']?: Message };
}

export interface DraftSection {
  readonly id: string;
  /** Null where the file has no name for it. */
  readonly title: Text | null;
  readonly criteria: readonly DraftCriterion[];
}

/** A column that no criterion was drafted from. */
export interface LeftOut {
  /** From 1. */
  readonly column: number;
  readonly header: string;
  readonly reason: Message;
}

export interface Draft {
  readonly id: string;
  readonly survey: string;
  /** Those that at least half of the questions are in, as far as a standard knows them. */
  readonly languages: readonly Language[];
  readonly sections: readonly DraftSection[];
  readonly left: readonly LeftOut[];
  /** What the reader should know of the whole. */
  readonly doubts: readonly Message[];
}

export const draftedFrom = ({ sections }: Pick<Draft, 'sections'>): readonly DraftCriterion[] =>
  sections.flatMap(({ criteria }) => criteria);

/** How many lines are marked. */
export const unsureInDraft = (draft: Draft): number =>
  draft.doubts.length + draftedFrom(draft).reduce((sum, { doubts }) => sum + Object.keys(doubts).length, 0);
