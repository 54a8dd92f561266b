// LimeSurvey: its tab-separated survey structure, a text file that it imports as a survey. All of the first language, then the same in the
// next one; a number tells what belongs together.

import { NO_ANSWER_PATTERN, patternOf } from '../../core/form/entry.ts';
import type { FormCondition, FormGroup, FormQuestion } from '../../core/form/questions.ts';
import { inLanguage, type Language } from '../../core/standard/text.ts';
import { forHtml, forTerminal } from '../../text/escape.ts';
import { type FormWriter, surveyOf } from './writer.ts';

const COLUMNS = [
  'id',
  'related_id',
  'class',
  'type/scale',
  'name',
  'relevance',
  'text',
  'help',
  'language',
  'validation',
  'mandatory',
  'other',
  'default',
  'same_default',
  'em_validation_q',
  'date_format',
  'max_num_of_files',
  'allowed_filetypes',
] as const;
type Row = { readonly [column in (typeof COLUMNS)[number]]?: string };

export const write: FormWriter = (form, speaker, says) => {
  const { scheme, languages, groups } = surveyOf(form, speaker, says);
  const { standard } = scheme;
  const [first, ...others] = languages;
  const head: Row[] = [
    ...Object.entries({
      language: first!,
      additional_languages: others.join(' '),
      format: 'G',
      anonymized: 'N',
      datestamp: 'Y',
      savetimings: 'N',
    }).map(([name, text]) => ({ class: 'S', name, text })),
    ...languages.flatMap((language): Row[] => [
      { class: 'SL', name: 'surveyls_title', text: inert(inLanguage(standard.title, language)), language },
      {
        class: 'SL',
        name: 'surveyls_description',
        text: inert(inLanguage(standard.description, language)),
        language,
      },
    ]),
  ];
  const rows = [...head, ...languages.flatMap((language) => rowsIn(groups, language))];
  const lines = [COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column] ?? ''))];
  // The mark at the front is how LimeSurvey writes it, and spreadsheets need it.
  return `\ufeff${lines.map((cells) => cells.map(cell).join('\t')).join('\n')}\n`;
};

function rowsIn(groups: readonly FormGroup[], language: Language): Row[] {
  let id = 0;
  return groups.flatMap(({ title, guide, questions }, i): Row[] => {
    const group: Row = {
      id: String(++id),
      class: 'G',
      'type/scale': `G${i}`,
      name: inert(inLanguage(title, language)),
      relevance: '1',
      text: inert(inLanguage(guide, language)),
      language,
    };
    const asked = questions.flatMap((question): Row[] => {
      const number = String(++id);
      const { entry } = question;
      const main: Row = {
        id: number,
        class: 'Q',
        'type/scale': typeOf(question),
        name: question.short,
        relevance: question.when.length === 0 ? '1' : question.when.map(conditionOf).join(' and '),
        text: inert(inLanguage(question.text, language)),
        help: inert(inLanguage(question.hint, language)),
        language,
        mandatory: 'N',
        other: 'N',
        ...(entry.by === 'typing' ? { validation: `/${patternOf(entry)}/u`, ...limitsOf(question) } : {}),
        ...(entry.by === 'moment' ? { date_format: 'yyyy-mm-dd HH:MM' } : {}),
        ...(entry.by === 'file' ? { max_num_of_files: '5', allowed_filetypes: FILES[entry.kind] } : {}),
      };
      const answers =
        entry.by === 'picking'
          ? entry.options.map(
              ({ code, label }): Row => ({
                id: number,
                class: 'A',
                'type/scale': '0',
                name: code,
                text: inert(inLanguage(label, language)),
                language,
              }),
            )
          : [];
      return [main, ...answers];
    });
    return [group, ...asked];
  });
}

const FILES = {
  photo: 'png, jpg, jpeg, heic, webp',
  receipt: 'png, jpg, jpeg, heic, webp, pdf',
  recording: 'mp3, m4a, wav, ogg, mp4',
  document: 'pdf, doc, docx, odt, txt',
  file: 'png, jpg, jpeg, pdf, mp3, m4a, mp4, doc, docx, odt, txt',
} as const;

/** L a list of radio buttons, S a line, T several, D a date with a time, | files. */
function typeOf({ entry }: FormQuestion): string {
  switch (entry.by) {
    case 'picking':
      return 'L';
    case 'moment':
      return 'D';
    case 'file':
      return '|';
    case 'words':
      return entry.long ? 'T' : 'S';
    case 'typing':
      return 'S';
  }
}

/** Expressions of LimeSurvey: what was answered, by code. */
function conditionOf({ short, values, entry }: FormCondition): string {
  if (values === null) return `!is_empty(${short}.NAOK)`;
  const codes = values.map((value) =>
    entry.by === 'picking' ? (entry.options.find((one) => one.value === value)?.code ?? value) : value,
  );
  const one = codes.map((code) => `${short}.NAOK == "${code.replaceAll('"', '')}"`);
  return one.length === 1 ? one[0]! : `(${one.join(' or ')})`;
}

function limitsOf({ entry, short }: FormQuestion): Row {
  if (entry.by !== 'typing' || (entry.min === null && entry.max === null)) return {};
  const number = `floatval(str_replace(",", ".", ${short}.NAOK))`;
  const limits = [
    ...(entry.min === null ? [] : [`${number} >= ${entry.min}`]),
    ...(entry.max === null ? [] : [`${number} <= ${entry.max}`]),
  ];
  return {
    em_validation_q: `is_empty(${short}.NAOK) or regexMatch("/^${NO_ANSWER_PATTERN}$/u", ${short}.NAOK) or (${limits.join(' and ')})`,
  };
}

/** Texts are HTML there, and braces an expression. */
const inert = (text: string): string =>
  forHtml(forTerminal(text))
    .replaceAll('&#39;', '’')
    .replace(/[{}]/g, (one) => (one === '{' ? '(' : ')'));

/** As PHP's fgetcsv reads a cell between tabs. */
const cell = (text: string): string => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
