// Alchemer (SurveyGizmo): one row of headers; a row of a grid or an option is `row:question`. Partial responses stay in the file.

import type { Column, Dialect } from './dialect.ts';
import { nameKey, oneRow } from './header.ts';

const FIRST = [
  'responseid',
  'timestarted',
  'datesubmitted',
  'status',
  'contactid',
  'legacycomments',
  'sessionid',
  'useragent',
];

export const alchemer: Dialect = {
  id: 'alchemer',
  recognise([names = []]) {
    const keys = names.map((text) => nameKey(text.trim()));
    const known = FIRST.filter((name) => keys.includes(name)).length;
    if (!keys.includes('timestarted') || !keys.includes('datesubmitted')) return 0;
    return known >= 4 ? 0.97 : known === 3 ? 0.8 : 0.3;
  },
  headerRows: () => 1,
  columns: (header) => underQuestions(oneRow(header)),
  unfinished: [{ columns: ['Status'], is: ['Partial', 'Incomplete'] }],
  unwanted: [
    { columns: ['Status'], is: ['Deleted'], reason: 'deleted' },
    { columns: ['Status'], is: ['Disqualified'], reason: 'disqualified' },
    { columns: ['Status'], is: ['Test'], reason: 'test' },
  ],
  identity: ['Response ID', 'ResponseID'],
};

/** Which colon parts the row from its question: the one before what other columns end with, too. */
function underQuestions(columns: readonly Column[]): Column[] {
  const endings = columns.map(({ header }) =>
    [...header.matchAll(/:/g)].map(({ index }) => ({ at: index, question: header.slice(index + 1).trim() })),
  );
  const counts = new Map<string, number>();
  for (const { question } of endings.flat()) counts.set(question, (counts.get(question) ?? 0) + 1);
  return columns.map((column, i) => {
    const found = endings[i]!.find(
      ({ question, at }) => question !== '' && at > 0 && counts.get(question)! > 1,
    );
    if (!found) return column;
    const row = column.header.slice(0, found.at).trim();
    const whole = `${found.question} [${row}]`;
    return { ...column, header: whole, names: [...new Set([whole, column.header, row])] };
  });
}
