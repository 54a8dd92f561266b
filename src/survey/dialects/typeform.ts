// Typeform: `#`, the questions, then dates and a network id. An option of a multiple choice is a column of its own, called
// by the option alone; some exports carry the question over it, in a row above.

import type { Column, Dialect, Peek } from './dialect.ts';
import { isBlank, nameKey, oneRow, widthOf } from './header.ts';

const TAIL = ['startdate(utc)', 'submitdate(utc)', 'networkid'];
const isNumberSign = (text: string | undefined): boolean => (text ?? '').trim() === '#';

export const typeform: Dialect = {
  id: 'typeform',
  recognise([first = [], second = []]) {
    const tail = TAIL.filter((name) => first.some((text) => nameKey(text) === name)).length;
    if (isNumberSign(first[0])) return tail >= 2 ? 0.98 : /^[a-z0-9]{16,}$/.test(second[0] ?? '') ? 0.8 : 0.4;
    if (isNumberSign(second[0]) && isBlank(first[0] ?? '')) return 0.85;
    return tail === 3 ? 0.7 : 0;
  },
  headerRows: ([first = []]) => (isNumberSign(first[0]) || !isBlank(first[0] ?? '') ? 1 : 2),
  columns: (header) => (header.length > 1 ? underTitles(header) : oneRow(header)),
  unfinished: [{ columns: ['Submit Date (UTC)'], is: [''] }],
  identity: ['#', 'Response ID', 'Token'],
};

/** Where a block ends is not said, so that its title is only one more name of what can be an option. */
function underTitles(header: Peek): Column[] {
  let title = '';
  return Array.from({ length: widthOf(header) }, (_, index) => {
    const [above, text] = [header[0]?.[index] ?? '', header[1]?.[index] ?? ''];
    if (!isBlank(above)) title = above;
    const isQuestion = /\?\s*$/.test(text);
    const more = isBlank(title) || isQuestion || isBlank(text) ? [] : [`${title} [${text}]`];
    const name = isBlank(text) ? above : text;
    return { index, header: name, names: [name, ...more] };
  });
}
