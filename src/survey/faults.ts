// Faults of rows: found one by one, the first of each kind kept and the others counted, in parts that can be joined.

import { compareFindings, excerpt, type Finding, findingAt } from '../core/errors.ts';
import { type CsvRow, cellsIn, placeIn } from './csv.ts';
import { encodingOf } from './encoding.ts';
import { type Layout, textOf, undecodable } from './open.ts';
import type { Rejected, RejectReason } from './respondent.ts';
import type { UnreadColumn } from './unread.ts';

/** How many of a kind are told; a part keeps more, since equal ones in another part may make room. */
const TOLD_OF_A_KIND = 20;
const KEPT_OF_A_KIND = 2000;

export interface Fault {
  readonly reason: RejectReason;
  /** Equal unreadable answers have one name and are told once; others have none. */
  readonly name: string | null;
  readonly findings: readonly Finding[];
  readonly count: number;
}

/** In order of place. */
export interface Faults {
  readonly kept: readonly Fault[];
  /** Beyond those. */
  readonly more: number;
}

export interface FaultBook {
  /** What keeps the cells of a row from being told apart, or from being text. */
  ofRow(row: CsvRow): Rejected | null;
  unreadable(row: CsvRow, column: UnreadColumn): void;
  faults(): Faults;
}

export function faultBook(layout: Layout): FaultBook {
  const { file, shape, columnsInFile, width } = layout;
  const encoding = encodingOf(layout.encoding.name);
  const book = keeping(KEPT_OF_A_KIND);
  /** Too few cells, or cells beyond the last column that are not empty. */
  const isRagged = ({ cells }: CsvRow): boolean =>
    cells.length < width ||
    (cells.length > columnsInFile && cells.slice(columnsInFile).some((cell) => cell.trim() !== ''));

  const ofOne = (row: CsvRow): Rejected | null => {
    if (isRagged(row)) {
      book.keep('ragged-row', null, () => [
        findingAt(
          file,
          { line: row.line, column: 1 },
          {
            rule: 'ragged-row',
            code: 'ragged-row',
            args: { count: row.cells.length, columns: columnsInFile },
          },
        ),
      ]);
      return { state: 'rejected', reason: 'ragged-row', column: null };
    }
    const found = undecodable(row, file, shape, encoding, 'undecodable', 'error');
    if (found.length === 0) return null;
    book.keep('undecodable', null, () => found);
    return { state: 'rejected', reason: 'undecodable', column: null };
  };

  return {
    /** A respondent gathered from several rows is told of at the first that is at fault. */
    ofRow(row) {
      for (const one of row.gathered?.rows ?? [row]) {
        const fault = ofOne(one);
        if (fault) return fault;
      }
      return null;
    },
    unreadable(row, column) {
      const text = row.cells[column.index] ?? '';
      const at = row.gathered?.placeOf(column.index) ?? { row, column: column.index };
      book.keep('unreadable-answer', `${column.index} ${column.header} ${text.slice(0, 200)}`, () => {
        const start = cellsIn(at.row.bytes, shape).starts[at.column] ?? 0;
        return [
          findingAt(file, placeIn(at.row, start, shape, encoding), {
            rule: 'unreadable-answer',
            code: column.problem?.code ?? 'unreadable-answer',
            args: {
              ...column.problem?.args,
              value: excerpt(textOf(text, encoding)),
              header: excerpt(column.header),
            },
            hint: { code: column.problem ? `fix-${column.problem.code}` : 'declare-answer' },
          }),
        ];
      });
    },
    faults: book.faults,
  };
}

function keeping(most: number) {
  const kept: { reason: RejectReason; name: string | null; findings: readonly Finding[]; count: number }[] =
    [];
  const named = new Map<string, { count: number }>();
  const counts = new Map<RejectReason, number>();
  let more = 0;
  return {
    keep(reason: RejectReason, name: string | null, find: () => readonly Finding[], count = 1): void {
      const known = name === null ? undefined : named.get(name);
      if (known) {
        known.count += count;
        return;
      }
      const before = counts.get(reason) ?? 0;
      counts.set(reason, before + 1);
      if (before >= most) {
        more++;
        return;
      }
      const fault = { reason, name, findings: find(), count };
      kept.push(fault);
      if (name !== null) named.set(name, fault);
    },
    faults: (): Faults => ({ kept, more }),
  };
}

/** The faults of parts of one file as those of the whole. */
export function joinedFaults(parts: readonly Faults[]): Faults {
  const book = keeping(KEPT_OF_A_KIND);
  const all = parts.flatMap(({ kept }) => kept);
  const lineOf = ({ findings }: Fault) => findings[0]?.line ?? 0;
  all.sort((a, b) => lineOf(a) - lineOf(b));
  for (const { reason, name, findings, count } of all) book.keep(reason, name, () => findings, count);
  const { kept, more } = book.faults();
  return { kept, more: parts.reduce((total, part) => total + part.more, more) };
}

/** The same faults where lines were counted in another way. */
export const withLines = ({ kept, more }: Faults, lineOf: (line: number) => number): Faults => ({
  kept: kept.map((fault) => ({
    ...fault,
    findings: fault.findings.map((finding) => ({
      ...finding,
      line: lineOf(finding.line),
      endLine: lineOf(finding.endLine),
    })),
  })),
  more,
});

/** What is told of them: the first of each kind, with how often an equal one was found. */
export function toldFaults(
  { kept, more }: Faults,
  others: readonly Finding[],
): { readonly issues: readonly Finding[]; readonly moreIssues: number } {
  const book = keeping(TOLD_OF_A_KIND);
  for (const { reason, name, findings, count } of kept) book.keep(reason, name, () => findings, count);
  const told = book.faults();
  const issues = told.kept.flatMap(({ name, findings, count }) =>
    name === null ? findings : findings.map((finding) => ({ ...finding, args: { ...finding.args, count } })),
  );
  return { issues: [...others, ...issues].sort(compareFindings), moreIssues: more + told.more };
}
