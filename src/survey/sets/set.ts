// A set of responses: the words of one question from the least to the most, as survey tools and questionnaires put them.
// Data only; how cells are held against them is in match.ts.

/**
 * By language (ISO 639-1). A set is a line of steps between bars, the least first; wordings that mean the same step stand
 * between slashes with spaces, and braces list what may stand in their place: `satisfait{,e}`. A comma before a space is text,
 * except where the braces begin with one, as in `worse{, than expected}`.
 */
export type Sets = Readonly<Record<string, readonly string[]>>;

export interface SetFile {
  readonly theme: string;
  /**
   * True where the words say themselves what is good, so that on a scale whose low end is the good one they would run the other
   * way; false where they only say how much of what was asked.
   */
  readonly evaluative: boolean;
  readonly sets: Sets;
}

/** Wordings of a list, with semicolons between. */
export const wordingsIn = (list: string): string[] => list.trim().split(/;\s*/);
