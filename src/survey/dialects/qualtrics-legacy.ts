// Qualtrics as it wrote before 2016: V1 … V10 and question codes, then texts, and a comma at the end of each row.

import type { Dialect } from './dialect.ts';
import { namedAndAsked, UNFINISHED, UNWANTED } from './qualtrics.ts';

export const qualtricsLegacy: Dialect = {
  id: 'qualtrics-legacy',
  recognise: ([names = [], texts = []]) =>
    /^V\d+$/.test(names[0] ?? '') && texts.slice(0, 3).some((text) => /^Response ?(ID|Set)$/i.test(text))
      ? 0.98
      : 0,
  headerRows: () => 2,
  columns: ([names, texts]) => namedAndAsked([names ?? [], texts ?? []]),
  blanks: { skipped: ['-99'] },
  unfinished: UNFINISHED,
  unwanted: UNWANTED,
  identity: ['ResponseID', 'Response ID'],
};
