// ru — one file an area; keys are the same in every language (test/words).

import type { Words } from '../word.ts';
import { agree } from './agree.ts';
import { audit } from './audit.ts';
import { cli } from './cli.ts';
import { compare } from './compare.ts';
import { diff } from './diff.ts';
import { draft } from './draft.ts';
import { engines } from './engines.ts';
import { findings } from './findings.ts';
import { form } from './form.ts';
import { lint } from './lint.ts';
import { map } from './map.ts';
import { numbers } from './numbers.ts';
import { page } from './page.ts';
import { plan } from './plan.ts';
import { report } from './report.ts';
import { survey } from './survey.ts';
import { visits } from './visits.ts';

/** Without a prototype: so they are together in half the time, and no code is known that nobody wrote. */
export const ru: Words = Object.assign(
  Object.create(null),
  cli,
  findings,
  survey,
  draft,
  map,
  agree,
  audit,
  page,
  plan,
  report,
  numbers,
  compare,
  diff,
  lint,
  visits,
  form,
  engines,
);
