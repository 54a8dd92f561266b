// A form: a standard to be asked away from this program, on a phone, on paper or by a survey tool.

import type { Persona, Profile, Standard } from '../standard/standard.ts';

export interface Form {
  readonly standard: Standard;
  /** Whose expectations may be used. A phone offers all of them, whatever is written beforehand takes the first. */
  readonly profiles: readonly Profile[];
  /** Roles that may be played; likewise. */
  readonly personas: readonly Persona[];
  /** Expectations are asked even where the profile or the standard has one. */
  readonly askExpectations: boolean;
  /** The level expected is kept from the eyes of who rates. */
  readonly hideExpectations: boolean;
  /** The file of a standard that is not shipped: it has to travel with the answers. */
  readonly own: { readonly name: string; readonly text: string } | null;
}
