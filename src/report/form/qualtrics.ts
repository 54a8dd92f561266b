// Qualtrics: its advanced text format (Import a survey, .txt). It has no conditions and one language: who answers is told in words where
// a question is asked only sometimes.

import type { FormQuestion } from '../../core/form/questions.ts';
import { inLanguage, type Language } from '../../core/standard/text.ts';
import { forTerminal } from '../../text/escape.ts';
import { onlyWhere } from './conditions.ts';
import { type FormWriter, surveyOf } from './writer.ts';

export const write: FormWriter = (form, speaker, says) => {
  const { languages, groups } = surveyOf(form, speaker, says);
  const [language] = languages;
  const questions = groups.flatMap((group) => group.questions);
  const blocks = groups.map((group) => {
    const guide = inert(inLanguage(group.guide, language!));
    const asked = group.questions.filter(({ entry }) => entry.by !== 'file');
    return [
      `[[Block:${inert(inLanguage(group.title, language!))}]]`,
      ...(guide === '' ? [] : ['', '[[Question:DB]]', guide]),
      ...asked.flatMap((question) => ['', ...linesOf(question, questions, language!, says)]),
    ].join('\n');
  });
  return `${['[[AdvancedFormat]]', ...blocks].join('\n\n')}\n`;
};

function linesOf(
  question: FormQuestion,
  questions: readonly FormQuestion[],
  language: Language,
  says: Parameters<FormWriter>[2],
): string[] {
  const { name, text, hint, entry } = question;
  const said = [
    inert(inLanguage(text, language)),
    ...onlyWhere(question, questions, language, says).map(inert),
    inert(inLanguage(hint, language)),
    ...(entry.by === 'moment' ? ['2026-03-02 10:00'] : []),
  ].filter((one) => one !== '');
  const asked = said.join('<br>');
  if (entry.by === 'picking')
    return [
      `[[Question:MC:SingleAnswer:${entry.isScale ? 'Horizontal' : 'Vertical'}]]`,
      `[[ID:${name}]]`,
      asked,
      '[[AdvancedChoices]]',
      ...entry.options.flatMap(({ number, label }) => [
        `[[Choice:${number}]]`,
        inert(inLanguage(label, language)),
      ]),
    ];
  return [
    `[[Question:TE:${entry.by === 'words' && entry.long ? 'Essay' : 'SingleLine'}]]`,
    `[[ID:${name}]]`,
    asked,
  ];
}

/** One line; double brackets would be obeyed, what stands between such braces filled in, and angle brackets are HTML there. */
const inert = (text: string): string =>
  forTerminal(text)
    .replace(/[<>]/g, (one) => (one === '<' ? '‹' : '›'))
    .replaceAll('${', '$ {')
    .replaceAll('[[', '[ [')
    .replaceAll(']]', '] ]');
