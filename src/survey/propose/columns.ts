// What stands in each column of a survey: its distinct texts, and whether they could answer a criterion.

import { type Answer, isDichotomous, kindOf, scaleOf } from '../../core/answers/index.ts';
import type { ProposedColumn } from '../../core/shapes/map.ts';
import { clean } from '../../core/standard/text.ts';
import type { ColumnRef } from '../../core/survey/mapping.ts';
import { answerReader, type CellReader, type Reading } from '../cell.ts';
import type { CsvRow } from '../csv.ts';
import type { Column } from '../dialects/dialect.ts';
import { find } from '../find-column.ts';
import { answerCode, blankOf, isStep, yesOrNo } from './texts.ts';

/** More distinct texts than this are no answers to choose from. */
const MOST_DISTINCT = 300;

export interface Profile {
  readonly column: Column;
  /** Distinct texts that are not empty, and how often; the first ones where there are too many. */
  readonly texts: ReadonlyMap<string, number>;
  readonly filled: number;
  /** Whether `texts` are all there are. */
  readonly complete: boolean;
}

export function profileOf(
  column: Column,
  rows: readonly CsvRow[],
  decode: (cell: string) => string,
): Profile {
  const raw = new Map<string, number>();
  let filled = 0;
  let complete = true;
  for (const { cells } of rows) {
    const cell = cells[column.index] ?? '';
    if (cell.trim() === '') continue;
    filled++;
    const count = raw.get(cell);
    if (count === undefined && raw.size === MOST_DISTINCT) complete = false;
    else raw.set(cell, (count ?? 0) + 1);
  }
  const texts = new Map<string, number>();
  for (const [cell, count] of raw) {
    const text = clean(decode(cell));
    if (text !== '') texts.set(text, (texts.get(text) ?? 0) + count);
  }
  return { column, texts, filled, complete };
}

const NOTHING = {
  labels: new Map(),
  blanks: { 'not-shown': [], skipped: [], 'dont-know': [], 'not-applicable': [] },
  decimal: null,
} as const;

/** As a mapping would read that says nothing but whether numbers are turned. */
export const bareReader = (answer: Answer, reversed = false): CellReader =>
  answerReader({ kind: kindOf(answer), answer }, { ...NOTHING, reversed }, NOTHING);

/** The share of a column's cells that could answer, 0 to 1: values, words that could be steps of a scale, and blanks. */
export function fitness({ texts, filled, complete }: Profile, answer: Answer, read: CellReader): number {
  if (filled === 0 || !complete) return 0;
  let [values, steps, blanks] = [0, 0, 0];
  const distinct = { values: 0, steps: 0 };
  for (const [text, count] of texts) {
    const reading: Reading = read(text);
    // Several options are answers too, if not ones that can be read.
    if (reading.state === 'value' || (reading.state === 'unreadable' && reading.problem)) {
      values += count;
      distinct.values++;
    } else if (isDichotomous(answer) && yesOrNo(text)) values += count;
    else if (blankOf(text)) blanks += count;
    else if (scaleOf(answer) && (isStep(text) || answerCode(text) !== null)) {
      steps += count;
      distinct.steps++;
    }
  }
  // One word alone is no scale.
  const words = distinct.steps + distinct.values >= 2 ? steps : 0;
  return values + words === 0 ? 0 : (values + words + blanks) / filled;
}

const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** The shortest way to name a column that means this one and no other. */
export function proposed(column: Column, columns: readonly Column[]): ProposedColumn {
  const header = tidy(column.header);
  const means = (ref: ColumnRef): boolean => {
    const found = find(ref, columns);
    return 'column' in found && found.column.index === column.index;
  };
  const at = { column: column.index + 1, header };
  if (header !== '') {
    const byHeader: ColumnRef = { by: 'header', header, occurrence: null };
    if (means(byHeader)) return { ...at, ref: byHeader };
    for (const name of column.names.map(tidy)) {
      const ref: ColumnRef = { by: 'header', header: name, occurrence: null };
      if (name !== '' && means(ref)) return { ...at, ref };
    }
    for (let occurrence = 1; occurrence <= 50; occurrence++) {
      const ref: ColumnRef = { by: 'header', header, occurrence };
      if (means(ref)) return { ...at, ref };
    }
  }
  return { ...at, ref: { by: 'position', position: column.index + 1 } };
}
