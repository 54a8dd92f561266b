// Google Forms: one row of questions, the first column a time stamp; a row of a matrix is `Question [row]`.

import type { Dialect } from './dialect.ts';
import { oneRow } from './header.ts';

/** What the first column is called, in the language of the form's owner. */
const TIMESTAMPS = [
  'timestamp',
  'отметка времени',
  'позначка часу',
  'zeitstempel',
  'horodateur',
  'marca temporal',
  'marca de tiempo',
  'carimbo de data/hora',
  'informazioni cronologiche',
  'tijdstempel',
  'sygnatura czasowa',
  'časová značka',
  'zaman damgası',
  '타임스탬프',
  'タイムスタンプ',
  '时间戳记',
];
/** `2024/12/24 11:36:24 PM GMT+5`, `24.12.2024 23:36:24`, … */
const TIME = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+\S*\s*\d{1,2}:\d{2}/;

export const googleForms: Dialect = {
  id: 'google-forms',
  recognise([names = [], first = []]) {
    if (!TIMESTAMPS.includes((names[0] ?? '').trim().toLowerCase())) return 0;
    return TIME.test((first[0] ?? '').trim()) ? 0.95 : 0.5;
  },
  headerRows: () => 1,
  columns: (header) => oneRow(header),
};
