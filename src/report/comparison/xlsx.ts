// A comparison as a workbook: the waves, every change, the course of every gap.

import type { Comparison } from '../../core/shapes/comparison.ts';
import { escapeTexts, forSheet } from '../../text/escape.ts';
import { workbookOf } from '../office/workbook.ts';
import type { Reporter } from '../reporter.ts';
import { chartsOf, outcomeWords, tablesOf } from './tables.ts';

export const xlsx: Reporter<Comparison, Promise<Uint8Array>> = async (raw, { speaker }) => {
  const comparison = escapeTexts(raw, forSheet);
  const tables = tablesOf(comparison, speaker);
  return workbookOf(tables, chartsOf(comparison, tables, speaker), outcomeWords(speaker), speaker);
};
