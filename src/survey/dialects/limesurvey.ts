// LimeSurvey: one row of codes, texts, or `code. text`, as its exporter was told; or, edited by hand, questions over their
// blocks. `N/A` is written where routing did not show the question.

import type { Column, Dialect, Peek } from './dialect.ts';
import { blocks, isBlank, isInBlocks, oneRow, share } from './header.ts';

const CODE_AND_TEXT = /^([A-Za-z][A-Za-z0-9]*(?:\[[^\]]*\])*)\.\s+(\S.*)$/s;
/** The columns that every export begins with, by code and by text in a few languages. */
const FIRST = [
  ['id', 'response id', 'antwort id', 'id ответа', 'id de la réponse', 'id de respuesta'],
  [
    'submitdate',
    'date submitted',
    'datum abgeschickt',
    'дата отправки',
    'date de soumission',
    'fecha de envío',
  ],
  ['lastpage', 'last page', 'letzte seite', 'последняя страница', 'dernière page', 'última página'],
  [
    'startlanguage',
    'start language',
    'start-sprache',
    'начальный язык',
    'langue de départ',
    'lenguaje inicial',
  ],
] as const;

const bare = (text: string): string => (CODE_AND_TEXT.exec(text)?.[1] ?? text).trim().toLowerCase();
const hasFirst = (row: readonly string[], which: number): boolean =>
  row.slice(0, 8).some((text) => (FIRST[which] as readonly string[]).includes(bare(text)));

/** No id and no date: only the two header rows, the delimiter and what is under the questions tell. */
const isEdited = (peek: Peek): boolean =>
  !isBlank(peek[0]?.[0] ?? '') && share(peek[1] ?? [], (text) => text !== '#') === 1 && isInBlocks(peek);

export const limesurvey: Dialect = {
  id: 'limesurvey',
  recognise(peek, delimiter) {
    const names = peek[0] ?? [];
    const known = FIRST.filter((_, i) => hasFirst(names, i)).length;
    if (known >= 3) return 0.97;
    if (known === 2) return 0.8;
    if (share(names, (text) => CODE_AND_TEXT.test(text)) >= 0.8) return 0.7;
    // That is how it writes; others do so as well.
    if (delimiter === ';' && isEdited(peek)) return 0.4;
    return 0;
  },
  headerRows: (peek) => (isEdited(peek) ? 2 : 1),
  columns: (header) => (header.length > 1 ? blocks(header, () => false) : oneRow(header).map(named)),
  blanks: { 'not-shown': ['N/A'] },
  identity: FIRST[0].flatMap((name) => [name, `${FIRST[0][0]}. ${name}`]),
  unfinished: [{ columns: FIRST[1].flatMap((name) => [name, `${FIRST[1][0]}. ${name}`]), is: [''] }],
};

/** Of `code. text` the text is what was asked. */
function named(column: Column): Column {
  const [whole, code, text] = CODE_AND_TEXT.exec(column.header) ?? [];
  return code === undefined || text === undefined
    ? column
    : { ...column, header: text, names: [text, whole!, code] };
}
