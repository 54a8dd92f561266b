// What a page for a phone carries: a form as plain data, since a page is text, and the words that it says.

import type { Persona, Profile, Standard } from '../standard/standard.ts';
import type { Language } from '../standard/text.ts';
import type { Form } from './form.ts';

type Word =
  | string
  | { readonly one: string; readonly few?: string; readonly many?: string; readonly other: string };

/** As JSON has it: no maps. */
export interface PhoneForm {
  readonly standard: Standard;
  readonly profiles: readonly (Omit<Profile, 'criteria'> & {
    readonly criteria: readonly (readonly [
      string,
      { readonly expect: number | null; readonly weight: number | null },
    ])[];
  })[];
  readonly personas: readonly Persona[];
  readonly askExpectations: boolean;
  readonly hideExpectations: boolean;
  readonly own: Form['own'];
  /** Of the languages that the standard is in; the first is spoken first. */
  readonly words: readonly (readonly [Language, Readonly<Record<string, Word>>])[];
}

export const packed = (form: Form, words: PhoneForm['words']): PhoneForm => ({
  ...form,
  profiles: form.profiles.map((profile) => ({ ...profile, criteria: [...profile.criteria] })),
  words,
});

/** The profiles of a form as they were before it was packed. */
export const profilesOf = ({ profiles }: PhoneForm): readonly Profile[] =>
  profiles.map((profile) => ({ ...profile, criteria: new Map(profile.criteria) }));
