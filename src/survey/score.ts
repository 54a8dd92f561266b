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

export type RejectReason = 'ragged-row' | 'undecodable' | 'unreadable-answer';

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
  const groups = new Map<string, GroupTally>();
  const faults = faultBook(layout, [...survey.issues, ...binding.warnings]);
  const dropped = new Map<string, number>();
  let read = 0;
  let used = 0;
  let rejected = 0;

  const reject = async (row: CsvRow, reason: RejectReason) => {
    rejected++;
    await options.onRejected?.({ line: row.line, reason, bytes: asWritten(row.bytes, encoding.name) });
  };
  const drop = (reason: string) => dropped.set(reason, (dropped.get(reason) ?? 0) + 1);
  const groupOf = (key: readonly string[]): GroupTally => {
    const text = JSON.stringify(key);
    let group = groups.get(text);
    if (!group) {
      if (groups.size === MOST_GROUPS)
        throw new UserError('too-many-groups', { most: MOST_GROUPS, by: by.join(', ') });
      group = emptyGroup(scheme, key);
      groups.set(text, group);
    }
    return group;
  };

  for await (const row of survey.rows) {
    read++;
    if (faults.ragged(row) || faults.undecodable(row)) {
      await reject(row, faults.last());
      continue;
    }
    const outcome = respondents.read(row.cells, answers);
    if (outcome.state === 'unreadable') {
      faults.unreadable(row, outcome.column);
      await reject(row, 'unreadable-answer');
    } else if (outcome.state === 'dropped') drop(outcome.reason);
    else if (!counter.counts(answers)) drop('no-pairs');
    else {
      used++;
      const key = respondents.key(row.cells);
      counter.add(groupOf(key), answers);
      if (options.onUsed) await options.onUsed({ line: row.line, key, answers, points: counter.last });
    }
  }

  const { issues, more } = faults.tell();
  return {
    tally: wholeAndGroups(scheme, [...groups.values()]),
    receipt: {
      read,
      used,
      rejected,
      dropped: [...dropped]
        .map(([reason, count]) => ({ reason, count }))
        .sort((a, b) => compareText(a.reason, b.reason)),
    },
    by,
    layout,
    issues,
    moreIssues: more,
    notes: [readAs(layout), ...binding.notes],
  };
}

/** Each respondent is counted once, into a group; the whole is their sum, which is exact. */
function wholeAndGroups(scheme: Scheme, groups: readonly GroupTally[]): Tally {
  const only = groups[0];
  if (groups.length === 1 && only?.key.length === 0) return [only];
  const whole = emptyGroup(scheme);
  for (const group of groups) mergeGroup(whole, group);
  return [whole, ...[...groups].sort(compareKeys)];
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
  const delimiter = shape.delimiter === '\t' ? 'tab' : shape.delimiter;
  return {
    code: `survey.read-as-${encoding.by}`,
    args: { encoding: encoding.name, delimiter, columns: columns.length },
  };
}

const MOST_OF_A_KIND = 20;

/** Keeps the first faults of each kind and counts the others. */
function faultBook(layout: Layout, first: readonly Finding[]) {
  const { file, shape, columns, width } = layout;
  const encoding = encodingOf(layout.encoding.name);
  const findings: Finding[] = [...first];
  const unread = new Map<string, { finding: Finding; count: number }>();
  const kept = new Map<RejectReason, number>();
  let more = 0;
  let last: RejectReason = 'ragged-row';

  const keep = (reason: RejectReason): boolean => {
    last = reason;
    const before = kept.get(reason) ?? 0;
    if (before === MOST_OF_A_KIND) {
      more++;
      return false;
    }
    kept.set(reason, before + 1);
    return true;
  };

  return {
    last: () => last,
    /** Too few cells, or cells beyond the last column that are not empty. */
    ragged({ cells, line }: CsvRow): boolean {
      const tooMany =
        cells.length > columns.length && cells.slice(columns.length).some((cell) => cell.trim() !== '');
      if (cells.length >= width && !tooMany) return false;
      if (keep('ragged-row'))
        findings.push(
          issueAt(
            file,
            { line, column: 1 },
            {
              rule: 'ragged-row',
              code: 'ragged-row',
              args: { count: cells.length, columns: columns.length },
            },
          ),
        );
      return true;
    },
    undecodable(row: CsvRow): boolean {
      const found = undecodable(row, file, shape, encoding, 'undecodable', 'error');
      if (found.length > 0 && keep('undecodable')) findings.push(...found);
      return found.length > 0;
    },
    unreadable(row: CsvRow, column: Column): void {
      const text = row.cells[column.index] ?? '';
      const name = `${column.index} ${text.slice(0, 200)}`;
      const known = unread.get(name);
      if (known) known.count++;
      else if (keep('unreadable-answer')) {
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
    tell(): { issues: Finding[]; more: number } {
      const counted = [...unread.values()].map(({ finding, count }) => ({
        ...finding,
        args: { ...finding.args, count },
      }));
      return { issues: [...findings, ...counted].sort(compareFindings), more };
    },
  };
}
