// Files of counts: opened whatever they are written in, and written.

import { isUtf8 } from 'node:buffer';
import { resolve } from 'node:path';
import { UserError } from '../../core/errors.ts';
import { DIALECTS } from '../../core/sql/dialect.ts';
import { type CountLine, countColumns } from '../../core/tally/counts-file.ts';
import { openEngine } from '../../io/engines/index.ts';
import { engineSource } from '../../io/engines/source.ts';
import { readBytes } from '../../io/files.ts';
import { type CountsFile, countsOfRows, readCounts } from '../../load/counts.ts';
import type { Shell } from './command.ts';

/** A tally grows with groups, not with respondents; but groups may be many. */
const MOST_BYTES = 1 << 30;

/** CSV, JSON lines or Parquet. */
export async function openCounts(name: string, { env }: Shell): Promise<CountsFile> {
  const source = engineSource(name, env.cwd);
  if (source === null) {
    const file = resolve(env.cwd, name);
    const bytes = await readBytes(file, MOST_BYTES);
    if (!isUtf8(bytes)) throw new UserError('survey-not-text', { file: name });
    return readCounts(Buffer.from(bytes).toString('utf8'), file);
  }
  const { root, cwd, variables } = env;
  const engine = await openEngine(source, { name, root, cwd, variables, timeout: 0, onCancel: () => {} });
  try {
    const { identifier } = DIALECTS[engine.dialect];
    const columns = await engine.columns();
    const cells = columns.map((column) => `CAST(${identifier(column.name)} AS VARCHAR)`);
    const rows = await engine.rows(`SELECT ${cells.join(', ')} FROM ${engine.source}`);
    return countsOfRows(
      rows.map((row) => Object.fromEntries(columns.map((column, k) => [column.name, row[k]!]))),
      name,
    );
  } finally {
    await engine.close();
  }
}

/** As CSV, or as JSON lines. */
export function writtenCounts(lines: readonly CountLine[], groups: number, form: 'csv' | 'jsonl'): string {
  const columns = countColumns(groups);
  if (form === 'jsonl')
    return lines
      .map(
        (line) =>
          `${JSON.stringify(Object.fromEntries(columns.map((name) => [name, line.get(name) ?? ''])))}\n`,
      )
      .join('');
  const row = (cells: readonly string[]) => `${cells.map(quotedCell).join(',')}\n`;
  return [columns, ...lines.map((line) => columns.map((name) => line.get(name) ?? ''))].map(row).join('');
}

/** As it is: nothing here is a formula to anybody, and it has to come back unchanged. */
const quotedCell = (cell: string): string =>
  /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
