// Google Forms: an Apps Script that makes the form in the account of who runs it (script.google.com). It has no conditions on
// single questions and one language: who answers is told in words where a question is asked only sometimes.

import { inHex } from '../../core/errors.ts';
import { patternOf } from '../../core/form/entry.ts';
import type { FormQuestion } from '../../core/form/questions.ts';
import { inLanguage, type Language } from '../../core/standard/text.ts';
import { onlyWhere } from './conditions.ts';
import { type FormWriter, surveyOf } from './writer.ts';

export const write: FormWriter = (form, speaker, says) => {
  const { scheme, languages, groups } = surveyOf(form, speaker, says);
  const language = languages[0]!;
  const { standard } = scheme;
  const questions = groups.flatMap((group) => group.questions);
  const said = (question: FormQuestion) =>
    [...onlyWhere(question, questions, language, says), inLanguage(question.hint, language)]
      .filter((one) => one !== '')
      .join(' ');
  const lines = groups.flatMap(({ title, guide, questions: asked }, i) => [
    '',
    i === 0
      ? `  form.addSectionHeaderItem().setTitle(${text(inLanguage(title, language))})${guided(inLanguage(guide, language))}`
      : `  form.addPageBreakItem().setTitle(${text(inLanguage(title, language))})${guided(inLanguage(guide, language))}`,
    // Files cannot be asked for by a script.
    ...asked
      .filter(({ entry }) => entry.by !== 'file')
      .map(
        (question) =>
          `  ${itemOf(question, inLanguage(question.text, language), said(question), language, says)}`,
      ),
  ]);
  return `// ${standard.id} ${standard.version}
function createForm() {
  var form = FormApp.create(${text(inLanguage(standard.title, language))})
  form.setDescription(${text(inLanguage(standard.description, language))})
  form.setProgressBar(true)
${lines.join('\n')}

  Logger.log(form.getEditUrl())
  Logger.log(form.getPublishedUrl())
}
`;
};

const guided = (guide: string): string => (guide === '' ? '' : `.setHelpText(${text(guide)})`);

function itemOf(
  { entry }: FormQuestion,
  title: string,
  help: string,
  language: Language,
  says: Parameters<FormWriter>[2],
): string {
  const named = (call: string) =>
    `form.${call}().setTitle(${text(title)})${help === '' ? '' : `.setHelpText(${text(help)})`}`;
  switch (entry.by) {
    case 'picking':
      return `${named('addMultipleChoiceItem')}.setChoiceValues([${entry.options.map(({ label }) => text(inLanguage(label, language))).join(', ')}])`;
    case 'moment':
      return named('addDateTimeItem');
    case 'words':
      return named(entry.long ? 'addParagraphTextItem' : 'addTextItem');
    default: {
      const item = named('addTextItem');
      if (entry.by !== 'typing') return item;
      const message = text(says[language]('form.constraint', { hint: help }));
      return `${item}.setValidation(FormApp.createTextValidation().requireTextMatchesPattern(${text(patternOf(entry))}).setHelpText(${message}).build())`;
    }
  }
}

/** A text of JavaScript; nothing in it can end it. */
const text = (words: string): string => JSON.stringify(words).replace(/[\u2028\u2029<]/g, inHex);
