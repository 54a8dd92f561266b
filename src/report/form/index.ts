// The registry of what a standard can be fielded as: to add one, write its file, which exports a writer by its name, and its row
// here; `svc form --to` offers it then.

import type { Form } from '../../core/form/form.ts';
import type { Speaker } from '../../words/index.ts';
import type { Piece } from '../reporter.ts';

/** Pure: the same form gives the same bytes. `speaker` speaks the language that comes first. */
export type FormWriter = (form: Form, speaker: Speaker) => Piece | Promise<Piece>;

export const FORMS = {
  html: () => import('./html.ts'),
} as const satisfies { readonly [To in string]: () => Promise<{ readonly write: FormWriter }> };

export type FormKind = keyof typeof FORMS;
export const FORM_KINDS = Object.keys(FORMS) as readonly FormKind[];
