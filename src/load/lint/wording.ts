// Rules on how a question is put: one thing at a time, and without the answer in it.

import { LANGUAGES } from '../../core/standard/text.ts';
import { excerpt } from '../findings.ts';
import { secondQuestion, suggestedAnswer } from './questions/index.ts';
import type { Checks } from './rule.ts';

const onQuestions = (code: string, wordsOf: typeof secondQuestion): Checks => ({
  criterion({ written: { text }, path }, say) {
    for (const language of LANGUAGES) {
      const question = text[language];
      const words = question === undefined ? null : wordsOf(question, language);
      if (words !== null) say([...path, 'text', language], { code, args: { words: excerpt(words) } });
    }
  },
});

export const doubleQuestion = onQuestions('double-question', secondQuestion);
export const leadingQuestion = onQuestions('leading-question', suggestedAnswer);
