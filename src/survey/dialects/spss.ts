// SPSS: names of variables, then their labels; what the system file says of values has been written into the cells (sav/sav.ts).

import type { Dialect } from './dialect.ts';
import { namedAndAsked } from './qualtrics.ts';

export const spss: Dialect = {
  id: 'spss',
  // Its files are known by what they are taken out of.
  recognise: () => 0,
  headerRows: () => 2,
  columns: (header) => namedAndAsked(header),
};
