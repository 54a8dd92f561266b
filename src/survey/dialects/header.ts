// What dialects share: reading one header row or two, where a question stands over the first column of its block only.

import type { Column, Peek } from './dialect.ts';

export const widthOf = (rows: Peek): number => Math.max(0, ...rows.map((row) => row.length));
const cell = (row: readonly string[] | undefined, index: number): string => row?.[index] ?? '';
export const isBlank = (text: string): boolean => text.trim() === '';
const different = (texts: readonly string[]): string[] => [...new Set(texts)];

/** One header row; `more` are further names of a column. */
export function oneRow(
  header: Peek,
  more: (text: string, index: number) => readonly string[] = () => [],
): Column[] {
  return (header[0] ?? []).map((text, index) => ({
    index,
    header: text,
    names: different([text, ...more(text, index)]),
  }));
}

/**
 * Two header rows, the first with a question over the first column of its block, the second with options. A column is
 * called `question [option]`; the question alone where it has no option, or one that only says that there is an answer.
 * It answers to the option alone as well.
 */
export function blocks(header: Peek, isAnswer: (option: string) => boolean): Column[] {
  let question = '';
  return Array.from({ length: widthOf(header) }, (_, index) => {
    const [above, option] = [cell(header[0], index), cell(header[1], index)];
    if (!isBlank(above)) question = above;
    if (isBlank(option)) return { index, header: above, names: [above] };
    if (!isBlank(above) && isAnswer(option)) return { index, header: above, names: [above] };
    const whole = isBlank(question) ? option : `${question} [${option}]`;
    return { index, header: whole, names: different([whole, option]) };
  });
}

/** Shares of cells, among those that are there, that pass. */
export function share(cells: readonly string[], passes: (cell: string) => boolean): number {
  const filled = cells.filter((text) => !isBlank(text));
  return filled.length === 0 ? 0 : filled.filter(passes).length / filled.length;
}

/** Whether the second row completes a first row of questions that stand over whole blocks. */
export function isInBlocks(peek: Peek): boolean {
  const [above = [], options = []] = peek;
  const under = above.flatMap((text, i) => (i > 0 && isBlank(text) ? [cell(options, i)] : []));
  return under.length > 0 && under.length >= above.length * 0.3 && under.every((text) => !isBlank(text));
}

/** Without letter case, spaces and underscores. */
export const nameKey = (text: string): string => text.toLowerCase().replace(/[\s_-]+/g, '');
