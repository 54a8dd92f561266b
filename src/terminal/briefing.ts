// What is to be known before the start, and may be read again at any question.

export interface Briefing {
  readonly title: string;
  /** An empty one is an empty line. */
  readonly paragraphs: readonly string[];
}
