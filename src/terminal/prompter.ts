// What can be asked of a person, in a few verbs. The walk speaks to this and does not know whether a screen, a screen reader
// or a test answers.

import type { Unsent } from '../core/answers/response.ts';
import type { Message } from '../core/errors.ts';
import type { Stopwatch } from '../core/walk/stopwatch.ts';
import type { Act } from '../core/walk/walk.ts';
import type { Briefing } from './briefing.ts';
import type { Question, Review, Threshold } from './question.ts';

export interface Choice<T> {
  readonly message: string;
  readonly options: readonly {
    readonly value: T;
    readonly name: string;
    readonly description?: string;
    /** All its text, for whoever searches the list. */
    readonly text?: string;
  }[];
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
  /** Takes the last act back. */
  | { readonly does: 'undo' }
  | { readonly does: 'quit' };

/** What stands at a question besides its answer: it is safe as soon as it is handed over. */
export interface Kept {
  readonly watch: Stopwatch;
  readonly unsent: Unsent;
}

/** What a question may need from outside while it is being answered. */
export interface Aids {
  keep(kept: Kept): void;
  /** Paths that begin as typed, as the auditor would go on typing them; folders end with a slash. */
  complete(typed: string): Promise<readonly string[]>;
  /** What keeps a file from being evidence; null where nothing does. */
  look(path: string): Promise<Message | null>;
}

/** Tells how far a piece of work is, from 0 to 1. */
export type Tell = (share: number) => void;

/** Every verb throws Interrupted when the auditor leaves instead of answering. */
export interface Prompter {
  choose<T>(choice: Choice<T>): Promise<T>;
  ask(field: Field): Promise<string>;
  /** Shows what is to be known before the start, and waits until it has been read. */
  brief(briefing: Briefing): Promise<void>;
  question(question: Question, aids: Aids): Promise<Reply>;
  threshold(threshold: Threshold): Promise<Reply>;
  review(review: Review): Promise<Reply>;
  /** Shows how far a piece of work is; null when the auditor gave it up with Esc. */
  during<T>(what: string, work: (tell: Tell, signal: AbortSignal) => Promise<T>): Promise<T | null>;
  /** Something to be told with the next question. */
  tell(sentence: string): void;
  /** Why the file just named could not be taken; the next question begins with its path. */
  refuse(sentence: string): void;
  /** Leaves the terminal as it was found. */
  close(): void;
}
