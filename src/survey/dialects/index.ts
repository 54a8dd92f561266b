// The registry of dialects: to add one, write its file and its row here.

import { didYouMean, usageError } from '../../core/errors.ts';
import { nearest } from '../../core/suggest.ts';
import { alchemer } from './alchemer.ts';
import type { Dialect, Peek } from './dialect.ts';
import { googleForms } from './google-forms.ts';
import { jotform } from './jotform.ts';
import { kobotoolbox } from './kobotoolbox.ts';
import { limesurvey } from './limesurvey.ts';
import { long } from './long.ts';
import { microsoftForms } from './microsoft-forms.ts';
import { plain } from './plain.ts';
import { qualtrics } from './qualtrics.ts';
import { qualtricsLegacy } from './qualtrics-legacy.ts';
import { safetyculture } from './safetyculture.ts';
import { spss } from './spss.ts';
import { surveymonkey } from './surveymonkey.ts';
import { typeform } from './typeform.ts';

export const DIALECTS: readonly Dialect[] = [
  qualtrics,
  qualtricsLegacy,
  surveymonkey,
  googleForms,
  limesurvey,
  typeform,
  kobotoolbox,
  microsoftForms,
  jotform,
  alchemer,
  safetyculture,
  spss,
  long,
  plain,
];

export function dialectNamed(id: string): Dialect {
  const found = DIALECTS.find((dialect) => dialect.id === id);
  if (found) return found;
  const ids = DIALECTS.map((dialect) => dialect.id);
  const near = nearest(id, ids);
  throw usageError('unknown-dialect', { name: id, names: ids.join(', ') }, didYouMean(near));
}

/** The dialect that is surest of the file, and how sure it is; the first among equals. */
export function findDialect(
  peek: Peek,
  delimiter: string,
): { readonly dialect: Dialect; readonly confidence: number } {
  return DIALECTS.map((dialect) => ({ dialect, confidence: dialect.recognise(peek, delimiter) })).reduce(
    (a, b) => (b.confidence > a.confidence ? b : a),
  );
}
