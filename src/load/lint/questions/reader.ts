// What has to be known of a language to read its questions.

export interface QuestionReader {
  /** The words that ask a second thing, or null; quotations have been taken out. */
  second(question: string): string | null;
  /** The words that suggest the answer, or null. */
  suggestion(question: string): string | null;
}
