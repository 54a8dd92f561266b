// A comparison as a table: one row for the whole, each section and each criterion; every figure in full.

import type { Comparison } from '../../core/shapes/comparison.ts';
import { csvRow, RFC_4180 } from '../../text/csv.ts';
import type { TextReporter } from '../reporter.ts';
import { rowsOf } from './sentences.ts';

const HEAD = [
  'unit',
  'id',
  'name',
  'n_before',
  'gap_before',
  'n_after',
  'gap_after',
  'change',
  'ci95_low',
  'ci95_high',
  't',
  'df',
  'p',
  'p_holm',
  'pairs',
  'outcome',
];

export const csv: TextReporter<Comparison> = (comparison, { speaker, csv: style = RFC_4180 }) => {
  const rows = rowsOf(comparison, speaker).map(
    ({ name, id, kind, of: { before, after, change, outcome } }) => [
      kind,
      id,
      name,
      before.n,
      before.gap,
      after.n,
      after.gap,
      change.mean,
      change.ci95?.[0] ?? null,
      change.ci95?.[1] ?? null,
      change.t,
      change.df,
      change.p,
      change.pHolm,
      change.pairs,
      outcome,
    ],
  );
  return style.mark + [HEAD, ...rows].map((row) => `${csvRow(row, style)}\r\n`).join('');
};
