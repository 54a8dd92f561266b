export interface Block {
  readonly line: number;
  readonly language: string;
  readonly words: readonly string[];
  /** Why it is not run; null where it is. */
  readonly reason: string | null;
  readonly text: string;
}
export function blocksOf(text: string): Block[];
