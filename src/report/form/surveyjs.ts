// SurveyJS: the JSON of a survey (surveyjs.io), a page for each group.

import { patternOf } from '../../core/form/entry.ts';
import type { FormCondition, FormQuestion } from '../../core/form/questions.ts';
import { inLanguage, type Text } from '../../core/standard/text.ts';
import { forJson } from '../../text/escape.ts';
import { type FormWriter, surveyOf } from './writer.ts';

export const write: FormWriter = (form, speaker, says) => {
  const { scheme, languages, groups } = surveyOf(form, speaker, says);
  const { standard } = scheme;
  /** What has no language of its own is spoken by default. */
  const said = (text: Text): string | Readonly<Record<string, string>> =>
    Object.fromEntries([
      ['default', inLanguage(text, 'en')],
      ...languages.filter((one) => one !== 'en').map((one) => [one, inLanguage(text, one)]),
    ]);
  const isSaid = (text: Text): boolean => Object.values(text).some((one) => one !== '');
  const elementOf = (question: FormQuestion): object => {
    const { name, text, hint, entry, when } = question;
    const common = {
      name,
      title: said(text),
      ...(isSaid(hint) ? { description: said(hint) } : {}),
      ...(when.length > 0 ? { visibleIf: when.map(conditionOf).join(' and ') } : {}),
    };
    switch (entry.by) {
      case 'picking':
        return {
          type: 'radiogroup',
          ...common,
          showClearButton: true,
          ...(entry.isScale ? { colCount: 0 } : {}),
          choices: entry.options.map(({ value, label }) => ({ value, text: said(label) })),
        };
      case 'moment':
        return { type: 'text', ...common, inputType: 'datetime-local' };
      case 'words':
        return { type: entry.long ? 'comment' : 'text', ...common };
      case 'file':
        return {
          type: 'file',
          ...common,
          ...(entry.kind === 'photo' || entry.kind === 'receipt'
            ? { acceptedTypes: 'image/*', sourceType: 'file-camera' }
            : {}),
        };
      case 'typing': {
        const limits = [
          ...(entry.min === null ? [] : [`{${name}} >= ${entry.min}`]),
          ...(entry.max === null ? [] : [`{${name}} <= ${entry.max}`]),
        ];
        const message = said(
          Object.fromEntries(
            languages.map((one) => [one, says[one]('form.constraint', { hint: inLanguage(hint, one) })]),
          ),
        );
        return {
          type: 'text',
          ...common,
          validators: [
            { type: 'regex', regex: patternOf(entry), text: message },
            ...(limits.length > 0
              ? [
                  {
                    type: 'expression',
                    expression: `{${name}} anyof ['?', 'x', 'х', 'X', 'Х'] or {${name}} contains ',' or (${limits.join(' and ')})`,
                    text: message,
                  },
                ]
              : []),
          ],
        };
      }
    }
  };
  return `${forJson({
    title: said(standard.title),
    ...(standard.description ? { description: said(standard.description) } : {}),
    locale: languages[0],
    // What a condition hides again is no answer.
    clearInvisibleValues: 'onHidden',
    showProgressBar: true,
    pages: groups.map(({ id, title, guide, questions }) => ({
      name: `page_${id.replaceAll('-', '_')}`,
      title: said(title),
      ...(isSaid(guide) ? { description: said(guide) } : {}),
      elements: questions.map(elementOf),
    })),
  })}\n`;
};

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const conditionOf = ({ name, values }: FormCondition): string =>
  values === null ? `{${name}} notempty` : `{${name}} anyof [${values.map(quoted).join(', ')}]`;
