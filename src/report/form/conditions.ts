// A condition in words, for tools that take none: who answers decides.

import type { Says } from '../../core/form/entry.ts';
import type { FormQuestion } from '../../core/form/questions.ts';
import { inLanguage, type Language } from '../../core/standard/text.ts';

export const onlyWhere = (
  { when }: FormQuestion,
  questions: readonly FormQuestion[],
  language: Language,
  says: Says,
): string[] =>
  when.flatMap(({ name, values, entry }) => {
    if (values === null) return [];
    const text = inLanguage(questions.find((one) => one.name === name)?.text, language);
    const labels = values.map((value) =>
      entry.by === 'picking'
        ? inLanguage(entry.options.find((one) => one.value === value)?.label, language) || value
        : value,
    );
    return [says[language]('form.only-where', { condition: `${text} ${labels.join(', ')}` })];
  });
