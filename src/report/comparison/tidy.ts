// One row for each wave, criterion and figure, and for each change: for whoever reckons on. Figures in full, those that exist.

import type { Change, Comparison } from '../../core/shapes/comparison.ts';
import { csvRow, RFC_4180 } from '../../text/csv.ts';
import type { Cell } from '../columns.ts';
import type { TextReporter } from '../reporter.ts';
import { rowsOf } from './sentences.ts';

const HEAD = ['unit', 'id', 'name', 'from', 'wave', 'outcome', 'figure', 'value'];

export const tidy: TextReporter<Comparison> = (comparison, { speaker, csv: style = RFC_4180 }) => {
  const { waves } = comparison;
  const [first, last] = [waves[0]!.name, waves.at(-1)!.name];
  const rows = rowsOf(comparison, speaker).flatMap(({ kind, id, name, of }) => {
    const lines = (from: string | null, wave: string, outcome: string | null, figures: Figures) =>
      Object.entries(figures).flatMap(([figure, value]): Cell[][] =>
        value === null ? [] : [[kind, id, name, from, wave, outcome, figure, value]],
      );
    return [
      ...of.waves.flatMap(({ ci95, ...standing }, i) =>
        lines(null, waves[i]!.name, null, { ...standing, ...ends('ci95', ci95) }),
      ),
      ...of.steps.flatMap(({ change, outcome }, i) =>
        lines(waves[i]!.name, waves[i + 1]!.name, outcome, figuresOf(change)),
      ),
      // Of two waves the step is the whole way.
      ...(waves.length > 2 ? lines(first, last, of.outcome, figuresOf(of.change)) : []),
    ];
  });
  return style.mark + [HEAD, ...rows].map((row) => `${csvRow(row, style)}\r\n`).join('');
};

type Figures = Readonly<Record<string, number | null>>;

const ends = (name: string, ci95: readonly [number, number] | null): Figures => ({
  [`${name}_low`]: ci95?.[0] ?? null,
  [`${name}_high`]: ci95?.[1] ?? null,
});

const figuresOf = ({ mean, ci95, t, df, p, pHolm, pairs }: Change): Figures => ({
  change: mean,
  ...ends('change_ci95', ci95),
  t,
  df,
  p,
  p_holm: pHolm,
  pairs,
});
