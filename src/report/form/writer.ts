// What writes a form: pure, so that the same form gives the same bytes.

import type { Says } from '../../core/form/entry.ts';
import type { Form } from '../../core/form/form.ts';
import { type FormGroup, formGroups, languagesOf } from '../../core/form/questions.ts';
import { type Scheme, schemeOf } from '../../core/standard/scheme.ts';
import type { Language } from '../../core/standard/text.ts';
import type { Speaker } from '../../words/index.ts';
import type { Piece } from '../reporter.ts';

/** `speaker` speaks the language that comes first, `says` every language. */
export type FormWriter = (form: Form, speaker: Speaker, says: Says) => Piece | Promise<Piece>;

export interface Survey {
  readonly scheme: Scheme;
  /** The one to begin with first. */
  readonly languages: readonly Language[];
  readonly groups: readonly FormGroup[];
}

/** What a survey tool is to ask of a form. */
export function surveyOf(form: Form, { language }: Speaker, says: Says): Survey {
  const scheme = schemeOf(form.standard, form.profiles[0] ?? null);
  const spoken = languagesOf(scheme);
  const first = spoken.includes(language) ? language : spoken[0]!;
  return {
    scheme,
    languages: [first, ...spoken.filter((one) => one !== first)],
    groups: formGroups(scheme, form.askExpectations, says),
  };
}
