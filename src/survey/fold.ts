// Folds rows into counts, one after another, and joins what parts of a file came to. Whoever finds the rows (csv-parse or
// the byte scanner) folds them here, so that the two cannot differ in what a row means.

import { UserError } from '../core/errors.ts';
import type { Scheme } from '../core/standard/scheme.ts';
import type { BesideTally } from '../core/survey/beside.ts';
import type { Counter } from '../core/tally/counter.ts';
import { counterFor } from '../core/tally/counter.ts';
import type { LogPlan, LogTally } from '../core/tally/log.ts';
import { countContact, emptyLog, MOST_CATEGORIES, mergeLog } from '../core/tally/log.ts';
import type { Announcements } from '../core/tally/silent.ts';
import { countAnnouncement, emptyAnnouncements, mergedAnnouncements } from '../core/tally/silent.ts';
import type { Answers } from '../core/tally/tally.ts';
import { emptyAnswers } from '../core/tally/tally.ts';
import { asideFolder } from './asides.ts';
import type { Binding } from './binding.ts';
import { fold as foldText } from './cell.ts';
import type { CsvRow } from './csv.ts';
import { encodingOf } from './encoding.ts';
import type { Faults } from './faults.ts';
import { faultBook, joinedFaults } from './faults.ts';
import type { Layout } from './open.ts';
import { textOf } from './open.ts';
import type { Rejected, RejectReason } from './respondent.ts';
import { respondentReader } from './respondent.ts';

export interface UsedRow {
  readonly line: number;
  /** What its answers were counted by. */
  readonly scheme: Scheme;
  readonly key: readonly string[];
  readonly answers: Answers;
  readonly points: Counter['last'];
}

export interface RejectedRow {
  readonly line: number;
  readonly reason: RejectReason;
  readonly bytes: Buffer;
}

export type Folded =
  | { readonly state: 'used'; readonly key: readonly string[] }
  | { readonly state: 'dropped'; readonly reason: string }
  | Rejected;

/** What some rows came to, beside what was counted of them. Plain data: it may cross threads. */
export interface Part {
  /** What was counted beside, each part by itself. */
  readonly beside: readonly (readonly BesideTally[])[];
  readonly read: number;
  readonly used: number;
  readonly rejected: number;
  readonly dropped: ReadonlyMap<string, number>;
  /** Answers to criteria that `when` hides. */
  readonly hidden: number;
  /** Rows used though the response was not finished, by what says so. */
  readonly unfinished: ReadonlyMap<string, number>;
  /** Of what customers were told (see core/tally/silent.ts). */
  readonly announcements: Announcements;
  /** Null where the standard or the mapping has nothing to say of logs. */
  readonly log: LogTally | null;
  readonly faults: Faults;
}

export interface RowFolder {
  /** Answers and points of the row used last. */
  readonly answers: Answers;
  readonly last: Counter['last'];
  readonly counter: Counter;
  add(row: CsvRow): Folded;
  /** Takes note of rows that were read and counted elsewhere. */
  scanned(rows: { readonly used: number; readonly noAnswers: number; readonly noPairs: number }): void;
  /** Whether a column of completion that says this (bytes as latin1) says that it is not; then those rows are counted elsewhere. */
  unfinished(said: string, rows: () => number): boolean;
  /** The group of a key, made at its first use. */
  group(key: readonly string[]): number;
  /** Values of the grouping columns of a row, of which only those cells need be there. */
  keyOf(cells: readonly string[]): string[];
  part(): Part;
}

/** More groups than this are no groups but respondents, and would not fit in memory. */
export const MOST_GROUPS = 10_000;

export function rowFolder(scheme: Scheme, binding: Binding, layout: Layout): RowFolder {
  const encoding = encodingOf(layout.encoding.name);
  const respondents = respondentReader(scheme, binding, (bytes) => textOf(bytes, encoding));
  const counter = counterFor(scheme);
  const aside = binding.asides && asideFolder(scheme, binding.asides, (bytes) => textOf(bytes, encoding));
  const answers = emptyAnswers(scheme);
  const own = new Int32Array(scheme.criteria.length);
  const groups = new Map<string, number>();
  const book = faultBook(layout);
  const plan = logPlanOf(scheme, binding);
  const log = plan && emptyLog();
  const announcements = emptyAnnouncements(scheme);
  const dropped = new Map<string, number>();
  const unfinished = new Map<string, number>();
  const countedElsewhere: { readonly text: string; readonly rows: () => number }[] = [];
  const sayUnfinished = new Set(layout.unfinished?.is.map(foldText));
  let [read, used, rejected, hidden] = [0, 0, 0, 0];

  const unfinishedText = (said: string): string | null => {
    const text = textOf(said, encoding).trim();
    return sayUnfinished.has(foldText(text)) ? text : null;
  };
  const noteUnfinished = (text: string | null, rows: number): void => {
    if (text !== null && rows > 0) unfinished.set(text, (unfinished.get(text) ?? 0) + rows);
  };

  const drop = (reason: string, rows = 1): Folded => {
    dropped.set(reason, (dropped.get(reason) ?? 0) + rows);
    return { state: 'dropped', reason };
  };
  const group = (key: readonly string[]): number => {
    const name = JSON.stringify(key);
    let index = groups.get(name);
    if (index === undefined) {
      if (groups.size === MOST_GROUPS)
        throw new UserError('too-many-groups', {
          most: MOST_GROUPS,
          by: binding.by.map((column) => column.name).join(', '),
        });
      index = counter.group(key);
      groups.set(name, index);
    }
    return index;
  };

  return {
    answers,
    last: counter.last,
    counter,
    group,
    keyOf: respondents.key,
    add(row) {
      read++;
      const outcome = book.ofRow(row) ?? respondents.read(row.cells, answers);
      if (outcome.state === 'rejected') {
        rejected++;
        if (outcome.column) book.unreadable(row, outcome.column);
        return outcome;
      }
      // A contact that answers nothing, such as thanks, is a contact all the same.
      if (log && (outcome.state === 'answered' || outcome.reason === 'no-answers')) {
        if (!countContact(log, plan!, (name) => respondents.fact(row.cells, name)))
          throw new UserError('too-many-categories', { most: MOST_CATEGORIES });
      }
      if (outcome.state === 'dropped') return drop(outcome.reason);
      const unfit = aside?.read(row.cells) ?? null;
      if (unfit?.state === 'rejected') {
        rejected++;
        book.unreadable(row, unfit.column);
        return unfit;
      }
      if (unfit) return drop(unfit.reason);
      counter.cellsOf(answers, own);
      if (!counter.counts(own)) return drop('no-pairs');
      used++;
      hidden += outcome.hidden;
      if (layout.unfinished)
        noteUnfinished(unfinishedText(row.cells[layout.unfinished.column.index] ?? ''), 1);
      for (const { position, announced } of respondents.announced(row.cells)) {
        const pair = { expectation: answers.expectation[position]!, delivery: answers.delivery[position]! };
        countAnnouncement(announcements, scheme, position, pair, announced);
      }
      const key = respondents.key(row.cells);
      counter.add(group(key), own);
      aside?.count(key, answers, counter.last);
      return { state: 'used', key };
    },
    scanned(rows) {
      read += rows.used + rows.noAnswers + rows.noPairs;
      used += rows.used;
      if (rows.noAnswers > 0) drop('no-answers', rows.noAnswers);
      if (rows.noPairs > 0) drop('no-pairs', rows.noPairs);
    },
    unfinished(said, rows) {
      const text = unfinishedText(said);
      if (text !== null) countedElsewhere.push({ text, rows });
      return text !== null;
    },
    part() {
      for (const { text, rows } of countedElsewhere.splice(0)) noteUnfinished(text, rows());
      return {
        beside: aside ? [aside.tallies()] : [],
        read,
        used,
        rejected,
        dropped,
        hidden,
        unfinished,
        announcements,
        log,
        faults: book.faults(),
      };
    },
  };
}

/** What the standard says of logs, if the mapping has any of the fields it names. */
export function logPlanOf({ standard: { log } }: Scheme, { fields }: Binding): LogPlan | null {
  if (!log) return null;
  const { date, channel, type, cause, longRunning } = log;
  const named = [date, channel, type, cause, longRunning?.from, longRunning?.to];
  return fields.some(({ name }) => named.includes(name)) ? log : null;
}

function joinedLogs(parts: readonly Part[]): LogTally | null {
  const logs = parts.flatMap(({ log }) => log ?? []);
  if (logs.length === 0) return null;
  const whole = emptyLog();
  for (const log of logs) mergeLog(whole, log);
  return whole;
}

/** The parts of one file, in order, as one. */
export function joined(parts: readonly Part[]): Part {
  const summed = (of: (part: Part) => ReadonlyMap<string, number>): Map<string, number> => {
    const all = new Map<string, number>();
    for (const part of parts)
      for (const [name, count] of of(part)) all.set(name, (all.get(name) ?? 0) + count);
    return all;
  };
  const sum = (of: (part: Part) => number) => parts.reduce((total, part) => total + of(part), 0);
  return {
    beside: parts.flatMap((part) => part.beside),
    read: sum((part) => part.read),
    used: sum((part) => part.used),
    rejected: sum((part) => part.rejected),
    dropped: summed((part) => part.dropped),
    unfinished: summed((part) => part.unfinished),
    hidden: sum((part) => part.hidden),
    log: joinedLogs(parts),
    announcements: mergedAnnouncements(parts.map((part) => part.announcements)),
    faults: joinedFaults(parts.map(({ faults }) => faults)),
  };
}
