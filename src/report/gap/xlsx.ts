// The gap report as a workbook: the whole, criteria, sections, groups, groups × criteria, how answers are spread, comments, receipt.

import type { GapReport } from '../../core/assess/gap-report.ts';
import { escapeTexts, forSheet } from '../../text/escape.ts';
import { workbookOf } from '../office/workbook.ts';
import type { Reporter } from '../reporter.ts';
import { chartsOf } from './charts.ts';
import { tablesOf, verdictWords } from './tables.ts';

export const xlsx: Reporter<GapReport, Promise<Uint8Array>> = async (raw, { speaker }) => {
  const report = escapeTexts(raw, forSheet);
  const tables = tablesOf(report, speaker);
  return workbookOf(tables, chartsOf(report, tables, speaker), verdictWords(speaker), speaker);
};
