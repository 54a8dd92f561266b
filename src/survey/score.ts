// Folds a survey into a tally, row by row: read = used + dropped + rejected. The rest of what is known of the rows goes
// to whoever listens, so that memory does not grow with them.

import type { Finding, Message } from '../core/errors.ts';
import { compareFindings, compareText, UserError } from '../core/errors.ts';
import type { Receipt } from '../core/gap-report.ts';
import type { Scheme } from '../core/scheme.ts';
import type { Answers, Counter, GroupTally, Tally } from '../core/tally.ts';
import { compareKeys, counterFor, emptyAnswers, emptyGroup, mergeGroup } from '../core/tally.ts';
import type { MappingFile } from './binding.ts';
import { bind } from './binding.ts';
import type { CsvRow } from './csv.ts';
import { cellsIn, placeIn } from './csv.ts';
import { delimiterNamed } from './delimiter.ts';
import type { Column } from './dialects/dialect.ts';
import { asWritten, encodingNamed, encodingOf } from './encoding.ts';
import { excerpt, issueAt } from './issues.ts';
import type { Layout } from './open.ts';
import { openSurvey, textOf, undecodable } from './open.ts';
import type { Rejected, RejectReason } from './respondent.ts';
import { respondentReader } from './respondent.ts';

export interface ScoreOptions {
  /** Where findings are, and what to call the survey in a sentence. */
  readonly file: string;
  readonly name: string;
  readonly scheme: Scheme;
  readonly mapping: MappingFile;
  /** Names of the mapping's fields, or headers; null leaves it to the mapping. */
  readonly by?: readonly string[] | null;
  /** As the user says them; each wins over what the mapping says, which wins over what is found. */
  readonly encoding?: string | null;
  readonly delimiter?: string | null;
  readonly dialect?: string | null;
  /** Hears of the header, in the file's own bytes, before any row. */
  onHeader?(rows: readonly Buffer[], layout: Layout, by: readonly string[]): void | Promise<void>;
  /** Hears of each row used, while its answers and points stand. */
  onUsed?(row: UsedRow): void | Promise<void>;
  /** Hears of each row rejected, in the file's own bytes. */
  onRejected?(row: RejectedRow): void | Promise<void>;
}

export interface UsedRow {
  readonly line: number;
  readonly key: readonly string[];
  readonly answers: Answers;
  readonly points: Counter['last'];
}

export interface RejectedRow {
  readonly line: number;
  readonly reason: RejectReason;
  readonly bytes: Buffer;
}

export interface SurveyScore {
  /** The whole first, then the groups. */
  readonly tally: Tally;
  readonly receipt: Receipt;
  /** Names of the grouping columns. */
  readonly by: readonly string[];
  readonly layout: Layout;
  /** Faults of rows and header, in order of place; the first of each kind, and equal unreadable answers once. */
  readonly issues: readonly Finding[];
  /** Faults beyond those. */
  readonly moreIssues: number;
  readonly notes: readonly Message[];
}

/** More groups than this are no groups but respondents, and would not fit in memory. */
export const MOST_GROUPS = 10_000;

/**
 * Throws a UserError where the survey or its mapping cannot be used: with findings where the fault has a place. Rows at
 * fault are counted and told, not thrown.
 */
export async function scoreSurvey(
  source: AsyncIterable<Uint8Array>,
  options: ScoreOptions,
): Promise<SurveyScore> {
  const { file, name, scheme, mapping } = options;
  const said = mapping.mapping;
  const encodingSaid = options.encoding ?? said.encoding;
  const delimiterSaid = options.delimiter ?? said.delimiter;
  const survey = await openSurvey(source, {
    file,
    name,
    encoding: encodingSaid === null ? null : encodingNamed(encodingSaid),
    delimiter: delimiterSaid === null ? null : delimiterNamed(delimiterSaid),
    dialect: options.dialect ?? said.dialect,
    headerRows: said.headerRows,
  });
  const { layout } = survey;
  const encoding = encodingOf(layout.encoding.name);
  const bound = bind(mapping, scheme, layout.columns, options.by ?? null);
  if ('unknown' in bound)
    throw new UserError(
      'unknown-group-column',
      { name: bound.unknown, file: name },
      { exitCode: 2, ...(bound.hint ? { hint: bound.hint } : {}) },
    );
  if ('findings' in bound)
    throw new UserError(
      'mapping-unusable',
      { mapping: mapping.name, file: name },
      { findings: bound.findings },
    );
  const { binding } = bound;
  const by = binding.by.map(({ name }) => name);
  await options.onHeader?.(
    survey.header.map(({ bytes }) => asWritten(bytes, encoding.name)),
    layout,
    by,
  );

  const respondents = respondentReader(scheme, binding, (bytes) => textOf(bytes, encoding));
  const counter = counterFor(scheme);
  const answers = emptyAnswers(scheme);
  const groups = groupBook(scheme, by);
  const faults = faultBook(layout, [...survey.issues, ...binding.warnings]);
  const dropped = new Map<string, number>();
  let [read, used, rejected] = [0, 0, 0];

  for await (const row of survey.rows) {
    read++;
    const outcome = faults.ofRow(row) ?? respondents.read(row.cells, answers);
    if (outcome.state === 'rejected') {
      rejected++;
      if (outcome.column) faults.unreadable(row, outcome.column);
      const { line, bytes } = row;
      await options.onRejected?.({ line, reason: outcome.reason, bytes: asWritten(bytes, encoding.name) });
    } else if (outcome.state === 'dropped' || !counter.counts(answers)) {
      const reason = outcome.state === 'dropped' ? outcome.reason : 'no-pairs';
      dropped.set(reason, (dropped.get(reason) ?? 0) + 1);
    } else {
      used++;
      const key = respondents.key(row.cells);
      counter.add(groups.of(key), answers);
      if (options.onUsed) await options.onUsed({ line: row.line, key, answers, points: counter.last });
    }
  }

  return {
    tally: groups.tally(),
    receipt: { read, used, rejected, dropped: counted(dropped) },
    by,
    layout,
    ...faults.tell(),
    notes: [readAs(layout), ...binding.notes],
  };
}

const counted = (dropped: ReadonlyMap<string, number>): Receipt['dropped'] =>
  [...dropped].map(([reason, count]) => ({ reason, count })).sort((a, b) => compareText(a.reason, b.reason));

/** Each respondent is counted once, into a group; the whole is their sum, which is exact. */
function groupBook(scheme: Scheme, by: readonly string[]) {
  const groups = new Map<string, GroupTally>();
  return {
    of(key: readonly string[]): GroupTally {
      const name = JSON.stringify(key);
      let group = groups.get(name);
      if (!group) {
        if (groups.size === MOST_GROUPS)
          throw new UserError('too-many-groups', { most: MOST_GROUPS, by: by.join(', ') });
        group = emptyGroup(scheme, key);
        groups.set(name, group);
      }
      return group;
    },
    tally(): Tally {
      const all = [...groups.values()];
      if (by.length === 0 && all[0]) return [all[0]];
      const whole = emptyGroup(scheme);
      for (const group of all) mergeGroup(whole, group);
      return [whole, ...all.sort(compareKeys)];
    },
  };
}

/** Raised where no figure should be drawn from what was read: nothing was usable, or most rows could not be read. */
export function refuseUnusable(score: SurveyScore): void {
  const { read, used, rejected } = score.receipt;
  const { file, name } = score.layout;
  const findings = score.issues;
  if (read === 0)
    throw new UserError(
      'survey-unusable',
      { file: name },
      {
        findings: [
          issueAt(file, { line: 1, column: 1 }, { rule: 'no-rows', code: 'survey-header-only' }),
          ...findings,
        ],
      },
    );
  if (rejected * 2 > read)
    throw new UserError(
      'survey-mostly-rejected',
      { file: name, rejected, read },
      {
        findings,
        hint: { code: 'survey-mostly-rejected', args: { encoding: score.layout.encoding.name } },
      },
    );
  if (used === 0) {
    const reasons = score.receipt.dropped.map(({ reason, count }) => `${reason} ${count}`).join(', ');
    throw new UserError('survey-nothing-used', { file: name, read, reasons }, { findings });
  }
}

function readAs({ encoding, shape, columns }: Layout): Message {
  const delimiter = shape.delimiter === '\t' ? '\\t' : shape.delimiter;
  return {
    code: `survey.read-as-${encoding.by}`,
    args: { encoding: encoding.name, delimiter, columns: columns.length },
  };
}

const MOST_OF_A_KIND = 20;

/** Finds the faults of rows; keeps the first of each kind and counts the others. */
function faultBook(layout: Layout, first: readonly Finding[]) {
  const { file, shape, columns, width } = layout;
  const encoding = encodingOf(layout.encoding.name);
  const findings: Finding[] = [...first];
  const unread = new Map<string, { finding: Finding; count: number }>();
  const kept = new Map<RejectReason, number>();
  let moreIssues = 0;

  const mayKeep = (reason: RejectReason): boolean => {
    const before = kept.get(reason) ?? 0;
    kept.set(reason, before + 1);
    if (before >= MOST_OF_A_KIND) moreIssues++;
    return before < MOST_OF_A_KIND;
  };
  /** Too few cells, or cells beyond the last column that are not empty. */
  const isRagged = ({ cells }: CsvRow): boolean =>
    cells.length < width ||
    (cells.length > columns.length && cells.slice(columns.length).some((cell) => cell.trim() !== ''));

  return {
    /** What keeps the cells of a row from being told apart, or from being text. */
    ofRow(row: CsvRow): Rejected | null {
      if (isRagged(row)) {
        if (mayKeep('ragged-row'))
          findings.push(
            issueAt(
              file,
              { line: row.line, column: 1 },
              {
                rule: 'ragged-row',
                code: 'ragged-row',
                args: { count: row.cells.length, columns: columns.length },
              },
            ),
          );
        return { state: 'rejected', reason: 'ragged-row', column: null };
      }
      const found = undecodable(row, file, shape, encoding, 'undecodable', 'error');
      if (found.length === 0) return null;
      if (mayKeep('undecodable')) findings.push(...found);
      return { state: 'rejected', reason: 'undecodable', column: null };
    },
    unreadable(row: CsvRow, column: Column): void {
      const text = row.cells[column.index] ?? '';
      const name = `${column.index} ${text.slice(0, 200)}`;
      const known = unread.get(name);
      if (known) known.count++;
      else if (mayKeep('unreadable-answer')) {
        const start = cellsIn(row.bytes, shape).starts[column.index] ?? 0;
        const finding = issueAt(file, placeIn(row, start, shape, encoding), {
          rule: 'unreadable-answer',
          code: 'unreadable-answer',
          args: { value: excerpt(textOf(text, encoding)), header: excerpt(column.header) },
          hint: { code: 'declare-answer' },
        });
        unread.set(name, { finding, count: 1 });
      }
    },
    tell(): Pick<SurveyScore, 'issues' | 'moreIssues'> {
      const repeated = [...unread.values()].map(({ finding, count }) => ({
        ...finding,
        args: { ...finding.args, count },
      }));
      return { issues: [...findings, ...repeated].sort(compareFindings), moreIssues };
    },
  };
}
