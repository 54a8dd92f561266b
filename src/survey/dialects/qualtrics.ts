// Qualtrics: names, question texts, then a row of {"ImportId":…}. Responses that were not finished stay in the file.

import type { Column, Dialect, Peek } from './dialect.ts';
import { isBlank, nameKey, share } from './header.ts';

const IMPORT_ID = /^\s*\{\s*"ImportId"\s*:\s*"([^"]*)"/;

export const UNFINISHED = [
  { columns: ['Finished'], is: ['0', 'False', 'Falsch', 'Faux', 'Falso'] },
  { columns: ['Progress'], is: Array.from({ length: 100 }, (_, i) => String(i)) },
];

/** Columns that every export begins with. */
const FIRST = [
  'startdate',
  'enddate',
  'status',
  'progress',
  'finished',
  'responseid',
  'recordeddate',
  'distributionchannel',
];
const isStamp = (text: string): boolean => /^\s*\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/.test(text);

const hasIds = (peek: Peek): boolean => share(peek[2] ?? [], (text) => IMPORT_ID.test(text)) >= 0.8;

/** The row of import ids may have been deleted, and that of the questions too. */
function headerRowsIn(peek: Peek): number {
  if (hasIds(peek)) return 3;
  const start = (peek[0] ?? []).findIndex((name) => /^(start|end|recorded)date$/.test(nameKey(name)));
  return start >= 0 && peek[1] !== undefined && !isStamp(peek[1][start] ?? '') ? 2 : start < 0 ? 3 : 1;
}

/** Responses that nobody gave: Qualtrics leaves them out of its own reports. */
export const UNWANTED = [
  { columns: ['Status', 'Response Type'], is: ['Survey Preview', '1'], reason: 'preview' },
  { columns: ['Status', 'Response Type'], is: ['Spam', '8'], reason: 'spam' },
  { columns: ['Status', 'Response Type'], is: ['Survey Test', '2'], reason: 'test' },
];

export const qualtrics: Dialect = {
  id: 'qualtrics',
  recognise(peek) {
    if (hasIds(peek)) return 1;
    const known = FIRST.filter((name) => (peek[0] ?? []).some((one) => nameKey(one) === name)).length;
    return known >= 4 ? 0.9 : 0;
  },
  headerRows: headerRowsIn,
  columns: (header) => namedAndAsked(header),
  // What Qualtrics writes, where it is told to, for a question that was seen and left.
  blanks: { skipped: ['-99'] },
  unfinished: UNFINISHED,
  unwanted: UNWANTED,
  identity: ['ResponseId', 'Response ID'],
};

/** A column answers to its name, its question and its import id; the question is what to call it. */
export function namedAndAsked([names = [], asked = [], ids = []]: Peek): Column[] {
  return Array.from({ length: Math.max(names.length, asked.length) }, (_, index) => {
    const [name, question] = [names[index] ?? '', asked[index] ?? ''];
    const id = IMPORT_ID.exec(ids[index] ?? '')?.[1] ?? '';
    const header = isBlank(question) ? name : question;
    const others = [name, question, id].filter((text) => !isBlank(text));
    return { index, header, names: [...new Set([header, ...others])] };
  });
}
