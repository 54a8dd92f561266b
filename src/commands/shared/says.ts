// Sentences in every language at once, for what is asked in all of them.

import type { Says } from '../../core/form/entry.ts';
import { LANGUAGES } from '../../core/standard/text.ts';
import { speakerFor } from '../../words/index.ts';

export async function saysOf(): Promise<Says> {
  const spoken = await Promise.all(
    LANGUAGES.map(async (language) => [language, (await speakerFor(language)).say] as const),
  );
  return Object.fromEntries(spoken) as unknown as Says;
}
