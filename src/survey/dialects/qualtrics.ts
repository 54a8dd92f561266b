// Qualtrics: names, question texts, then a row of {"ImportId":…}. Responses that were not finished stay in the file.

import type { Column, Dialect, Peek } from './dialect.ts';
import { isBlank, share } from './header.ts';

const IMPORT_ID = /^\s*\{\s*"ImportId"\s*:\s*"([^"]*)"/;

export const UNFINISHED = [
  { columns: ['Finished'], is: ['0', 'False', 'Falsch', 'Faux', 'Falso'] },
  { columns: ['Progress'], is: Array.from({ length: 100 }, (_, i) => String(i)) },
];

export const qualtrics: Dialect = {
  id: 'qualtrics',
  recognise: (peek) => (share(peek[2] ?? [], (text) => IMPORT_ID.test(text)) >= 0.8 ? 1 : 0),
  headerRows: () => 3,
  columns: (header) => namedAndAsked(header),
  // What Qualtrics writes, where it is told to, for a question that was seen and left.
  blanks: { skipped: ['-99'] },
  unfinished: UNFINISHED,
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
