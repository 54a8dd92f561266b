// Jotform: one row of headers, the date of submission first; a row of a matrix is `Question >> row`.

import type { Dialect } from './dialect.ts';
import { nameKey, oneRow } from './header.ts';

const MATRIX = /^(.*\S)\s*>>\s*(\S.*)$/su;

export const jotform: Dialect = {
  id: 'jotform',
  recognise([names = []]) {
    if (nameKey((names[0] ?? '').trim()) !== 'submissiondate') return 0;
    const known = names.filter((text) =>
      /^submission(?:id|ip)$|^lastupdatedate$|^ipaddress$/.test(nameKey(text.trim())),
    );
    const isMatrix = names.some((text) => MATRIX.test(text));
    return known.length > 0 || isMatrix ? 0.95 : 0.5;
  },
  headerRows: () => 1,
  columns: (header) =>
    oneRow(header).map((column) => {
      const [, question, row] = MATRIX.exec(column.header) ?? [];
      if (question === undefined) return column;
      const whole = `${question} [${row}]`;
      return { ...column, header: whole, names: [...new Set([whole, column.header, row!])] };
    }),
  identity: ['Submission ID', 'Submission Id'],
};
