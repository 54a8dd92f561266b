// The registry of what a standard can be fielded as: to add one, write its file, which exports a writer, and its row here;
// `svc form --to` offers it then.

import type { FormWriter } from './writer.ts';

export const FORMS = {
  html: () => import('./html.ts'),
  paper: () => import('./paper.ts'),
  xlsform: () => import('./xlsform.ts'),
  surveyjs: () => import('./surveyjs.ts'),
  limesurvey: () => import('./limesurvey.ts'),
  qualtrics: () => import('./qualtrics.ts'),
  'google-forms': () => import('./google-forms.ts'),
} as const satisfies { readonly [To in string]: () => Promise<{ readonly write: FormWriter }> };

export type FormKind = keyof typeof FORMS;
export const FORM_KINDS = Object.keys(FORMS) as readonly FormKind[];
