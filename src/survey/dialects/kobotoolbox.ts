// KoboToolbox: one row of names, then perhaps a row of HXL tags; a multiple choice is a column of its own and one more for
// each option, `question/option`, that holds 0 or 1.

import type { Dialect, Peek } from './dialect.ts';
import { isBlank, oneRow, share } from './header.ts';

const TAIL = ['_id', '_uuid', '_submission_time', '_validation_status', '_index', '__version__'];

const hasTags = (peek: Peek): boolean => {
  const row = peek[1] ?? [];
  return row.some((text) => !isBlank(text)) && share(row, (text) => /^#[\p{L}]/u.test(text)) === 1;
};

export const kobotoolbox: Dialect = {
  id: 'kobotoolbox',
  recognise([names = []], delimiter) {
    const known = TAIL.filter((name) => names.includes(name)).length;
    if (known < 2) return 0;
    return known >= 3 || delimiter === ';' ? 0.97 : 0.7;
  },
  identity: ['_uuid', '_id'],
  headerRows: (peek) => (hasTags(peek) ? 2 : 1),
  columns: (header) =>
    oneRow(header, (_, index) => [header[1]?.[index] ?? ''].filter((tag) => !isBlank(tag))),
};
