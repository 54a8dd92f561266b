// What a language is made of.

export type { Language } from '../core/standard/text.ts';

export type Word = string | Plural;
/** A noun or a sentence in the forms that a number asks for (CLDR); one that is not written is another one. */
export interface Forms {
  readonly one?: string;
  readonly few?: string;
  readonly many?: string;
  readonly other?: string;
}
export interface Plural extends Forms {
  readonly one: string;
  readonly other: string;
}
export type Words = Readonly<Record<string, Word>>;
