// Rules on how a question is put: one thing at a time, and without the answer in it.

import { excerpt } from '../../core/errors.ts';
import { LANGUAGES, type Text } from '../../core/standard/text.ts';
import { secondQuestion, suggestedAnswer } from './questions/index.ts';
import type { Checks } from './rule.ts';

const onQuestions = (code: string, wordsOf: typeof secondQuestion): Checks => ({
  criterion({ written: { text, ask }, path }, say) {
    const asked: readonly (readonly [at: readonly string[], text: Text | undefined])[] = [
      [['text'], text],
      [['ask', 'expectation'], ask?.expectation],
      [['ask', 'delivery'], ask?.delivery],
    ];
    for (const [at, one] of asked)
      for (const language of LANGUAGES) {
        const question = one?.[language];
        const words = question === undefined ? null : wordsOf(question, language);
        if (words !== null) say([...path, ...at, language], { code, args: { words: excerpt(words) } });
      }
  },
});

export const doubleQuestion = onQuestions('double-question', secondQuestion);
export const leadingQuestion = onQuestions('leading-question', suggestedAnswer);
