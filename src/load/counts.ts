// A file of counts, read back: CSV or JSON lines, each line held against its published schema, all of them of one survey.

import { parse } from 'csv-parse/sync';
import { type Finding, inHex, OBEYED, UserError } from '../core/errors.ts';
import type { CountsAbout } from '../core/shapes/counts.ts';
import type { CountLine } from '../core/tally/counts-file.ts';
import { validate } from './validators/counts.generated.js';
import { validate as validateAbout } from './validators/counts-about.generated.js';

export interface CountsFile {
  readonly about: CountsAbout;
  /** As it is written, for lines to be compared by. */
  readonly written: string;
  readonly lines: readonly CountLine[];
  /** In which line of the file each stands, from 1. */
  readonly places: readonly number[];
}

/** A line of a table, by the names of its columns. */
export type TableRow = Readonly<Record<string, unknown>>;

const fault = (file: string, line: number, code: string, args: Record<string, string> = {}): UserError => {
  const finding: Finding = {
    ...{ rule: 'counts', level: 'error', code, args, file, line, column: 1, endLine: line, endColumn: 2 },
  };
  return new UserError('bad-input', { file }, { findings: [finding] });
};

/** Throws a UserError with the line of the first fault. */
export function readCounts(text: string, file: string): CountsFile {
  const bare = text.replace(/^\ufeff/, '');
  return /^\s*\{/.test(bare) ? checked(jsonLines(bare, file), file) : checked(csvLines(bare, file), file);
}

interface Placed {
  readonly row: TableRow;
  readonly line: number;
}

function* jsonLines(text: string, file: string): Generator<Placed> {
  let line = 0;
  for (const one of text.split('\n')) {
    line++;
    if (one.trim() === '') continue;
    let row: TableRow;
    try {
      row = JSON.parse(one) as TableRow;
    } catch {
      throw fault(file, line, 'counts-json');
    }
    yield { row, line };
  }
}

function csvLines(text: string, file: string): Placed[] {
  let records: { readonly record: string[]; readonly info: { readonly lines: number } }[];
  try {
    records = parse(text, { info: true, skip_empty_lines: true }) as unknown as typeof records;
  } catch (error) {
    const at = (error as { lines?: number }).lines ?? 1;
    throw fault(file, at, 'counts-csv');
  }
  const names = records[0]?.record ?? [];
  return records.slice(1).map(({ record, info }) => ({
    line: info.lines,
    row: Object.fromEntries(record.map((cell, k) => [names[k] ?? '', cell])),
  }));
}

/** The same of rows that came from elsewhere. */
export const countsOfRows = (rows: readonly TableRow[], file: string): CountsFile =>
  checked(
    rows.map((row, k) => ({ row, line: k + 1 })),
    file,
  );

/** Controls, and marks that turn the direction of text around. */
const CONTROLS = new RegExp(`[\\u0000-\\u001f${OBEYED}]`, 'g');

/** One line, as groups are named by anyway: a file of counts is printed as it is. */
const harmless = (text: string): string => text.replace(/\s+/gu, ' ').replace(CONTROLS, '');

/** The same inside JSON, where nothing is lost. */
const escaped = (json: string): string => json.replace(CONTROLS, inHex);

function checked(rows: Iterable<Placed>, file: string): CountsFile {
  const lines: Map<string, string>[] = [];
  const places: number[] = [];
  let written: string | null = null;
  for (const { row, line } of rows) {
    if (!validate(row)) {
      const wrong = validate.errors?.[0];
      const key =
        wrong?.instancePath?.slice(1) ||
        String(wrong?.params?.additionalProperty ?? wrong?.params?.missingProperty ?? '');
      throw fault(file, line, 'counts-line', { key: key === '' ? '?' : key });
    }
    for (const [name, value] of Object.entries(row))
      if (typeof value === 'number' && !Number.isSafeInteger(value))
        throw fault(file, line, 'counts-line', { key: name });
    const texts = new Map(
      Object.entries(row).map(([name, value]) => [name, value === null ? '' : harmless(String(value))]),
    );
    lines.push(texts);
    places.push(line);
    if (texts.get('kind') !== 'about') continue;
    const of = String(row.of);
    if (written !== null && of !== written) throw fault(file, line, 'counts-mixed');
    written = of;
  }
  if (written === null) throw fault(file, 1, 'counts-about');
  let about: CountsAbout;
  try {
    about = JSON.parse(written) as CountsAbout;
  } catch {
    throw fault(file, 1, 'counts-about');
  }
  if (!validateAbout(about)) throw fault(file, 1, 'counts-about');
  written = escaped(JSON.stringify(about));
  for (const line of lines) if (line.get('kind') === 'about') line.set('of', written);
  const known = new Set(about.by.map((_, k) => `by${k + 1}`));
  const stray = lines
    .flatMap((line) => [...line.keys()])
    .find((name) => /^by\d/.test(name) && !known.has(name));
  if (stray !== undefined) throw fault(file, 1, 'counts-line', { key: stray });
  return { about, written, lines, places };
}
