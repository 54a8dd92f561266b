// What can be asked of a person, in a few verbs. The walk speaks to this and does not know whether a screen, a screen reader
// or a test answers.

import type { Act } from '../core/walk/walk.ts';
import type { Question, Review, Threshold } from './question.ts';

export interface Choice<T> {
  readonly message: string;
  readonly options: readonly { readonly value: T; readonly name: string; readonly description?: string }[];
}

export interface Field {
  readonly message: string;
  /** Taken when nothing is typed. */
  readonly preset?: string;
}

/** What an auditor answers to a question of the walk. */
export type Reply =
  | Act
  /** A file to be taken as evidence; it has not been looked at yet. */
  | { readonly does: 'attach-file'; readonly path: string; readonly copy: boolean }
  | { readonly does: 'quit' };

export interface Briefing {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** Every verb throws Interrupted when the auditor leaves instead of answering. */
export interface Prompter {
  choose<T>(choice: Choice<T>): Promise<T>;
  ask(field: Field): Promise<string>;
  /** Shows what is to be known before the start, and waits until it has been read. */
  brief(briefing: Briefing): Promise<void>;
  question(question: Question): Promise<Reply>;
  threshold(threshold: Threshold): Promise<Reply>;
  review(review: Review): Promise<Reply>;
  /** Something to be told with the next question. */
  tell(sentence: string): void;
  /** Why the file just named could not be taken; the next question begins with its path. */
  refuse(sentence: string): void;
  /** Leaves the terminal as it was found. */
  close(): void;
}
