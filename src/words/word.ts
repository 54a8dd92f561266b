// What a language is made of.

export type Language = 'en' | 'ru';

export type Word = string | Plural;
export interface Plural {
  readonly one: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}
export type Words = Readonly<Record<string, Word>>;
