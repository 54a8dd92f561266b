// XLSForm, the workbook that ODK, KoboToolbox and SurveyCTO make a form of (xlsform.org): sheets survey, choices, settings.

import { type FormEntry, NO_ANSWER_PATTERN, patternOf } from '../../core/form/entry.ts';
import type { FormCondition, FormQuestion } from '../../core/form/questions.ts';
import { inLanguage, type Language, type Text } from '../../core/standard/text.ts';
import { forSheet } from '../../text/escape.ts';
import { textWorkbook } from '../office/workbook.ts';
import { type FormWriter, surveyOf } from './writer.ts';

/** As the language calls itself: `English (en)`. */
function nameOf(language: Language): string {
  const own = new Intl.DisplayNames(language, { type: 'language' }).of(language)!;
  return `${own[0]!.toUpperCase()}${own.slice(1)} (${language})`;
}

type Row = Readonly<Record<string, string>>;

export const write: FormWriter = async (form, speaker, says) => {
  const { scheme, languages, groups } = surveyOf(form, speaker, says);
  const { standard } = scheme;
  const inAll = (column: string, text: Text): Row =>
    Object.fromEntries(
      languages.map((language) => [`${column}::${nameOf(language)}`, inert(inLanguage(text, language))]),
    );
  const lists = new Map<string, { name: string; rows: readonly Row[] }>();
  const listOf = (question: FormQuestion): string => {
    const { entry, name } = question;
    if (entry.by !== 'picking') return '';
    const key = JSON.stringify(entry.options);
    const known = lists.get(key);
    if (known) return known.name;
    const rows = entry.options.map(({ value, label }) => ({
      list_name: `list_${name}`,
      name: value,
      ...inAll('label', label),
    }));
    lists.set(key, { name: `list_${name}`, rows });
    return `list_${name}`;
  };
  const survey: Row[] = [];
  for (const { id, title, guide, questions } of groups) {
    const name = `group_${id.replaceAll('-', '_')}`;
    survey.push({ type: 'begin_group', name, ...inAll('label', title), appearance: 'field-list' });
    if (Object.values(guide).some((text) => text !== ''))
      survey.push({ type: 'note', name: `${name}_note`, ...inAll('label', guide) });
    for (const question of questions) {
      const constraint = constraintOf(question);
      survey.push({
        type: typeOf(question, listOf(question)),
        name: question.name,
        ...inAll('label', question.text),
        ...inAll('hint', question.hint),
        relevant: question.when.map(conditionOf).join(' and '),
        ...(constraint === ''
          ? {}
          : {
              constraint,
              ...inAll('constraint_message', messageOf(question, languages, says)),
            }),
        appearance: appearanceOf(question.entry),
      });
    }
    survey.push({ type: 'end_group' });
  }
  const settings = {
    form_title: inert(inLanguage(standard.title, languages[0]!)),
    form_id: standard.id.replaceAll('-', '_'),
    version: standard.version,
    default_language: nameOf(languages[0]!),
    style: 'pages',
  };
  return textWorkbook({
    survey: tableOf(survey),
    choices: tableOf([...lists.values()].flatMap(({ rows }) => [...rows])),
    settings: tableOf([settings]),
  });
};

/** What stands between such braces would be filled in. */
const inert = (text: string): string => text.replaceAll('${', '$ {');

const messageOf = (
  { hint }: FormQuestion,
  languages: readonly Language[],
  says: Parameters<FormWriter>[2],
): Text =>
  Object.fromEntries(
    languages.map((language) => [
      language,
      says[language]('form.constraint', { hint: inLanguage(hint, language) }),
    ]),
  );

function typeOf({ entry }: FormQuestion, list: string): string {
  switch (entry.by) {
    case 'picking':
      return `select_one ${list}`;
    case 'moment':
      return 'dateTime';
    case 'file':
      return { photo: 'image', receipt: 'image', recording: 'audio', document: 'file', file: 'file' }[
        entry.kind
      ];
    default:
      return 'text';
  }
}

const appearanceOf = (entry: FormEntry): string => (entry.by === 'words' && entry.long ? 'multiline' : '');

const quoted = (text: string): string => `'${text.replaceAll("'", '’')}'`;

/** XPath: one of the values, or any answer at all. */
function conditionOf({ name, values }: FormCondition): string {
  if (values === null) return `\${${name}} != ''`;
  const one = values.map((value) => `\${${name}} = ${quoted(value)}`);
  return one.length === 1 ? one[0]! : `(${one.join(' or ')})`;
}

function constraintOf({ entry, name }: FormQuestion): string {
  if (entry.by === 'moment') return name.startsWith('to_') ? `. >= \${${name.replace(/^to_/, 'from_')}}` : '';
  if (entry.by !== 'typing') return '';
  const shape = `regex(., ${quoted(patternOf(entry))})`;
  const number = "number(translate(., ',', '.'))";
  const limits = [
    ...(entry.min === null ? [] : [`${number} >= ${entry.min}`]),
    ...(entry.max === null ? [] : [`${number} <= ${entry.max}`]),
  ];
  return limits.length === 0
    ? shape
    : `${shape} and (regex(., '^${NO_ANSWER_PATTERN}$') or (${limits.join(' and ')}))`;
}

/** Columns in the order in which they come up. */
const tableOf = (rows: readonly Row[]): string[][] => {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [columns, ...rows.map((row) => columns.map((column) => forSheet(row[column] ?? '')))];
};
