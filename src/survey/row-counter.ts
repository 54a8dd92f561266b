// Counts rows, one after another, and joins what parts of a file came to. Whoever finds the rows (csv-parse or
// the byte scanner) counts them here, so that the two cannot differ in what a row means.

import { BLANKS } from '../core/answers/response.ts';
import { UserError } from '../core/errors.ts';
import type { Scheme } from '../core/standard/scheme.ts';
import { normalized } from '../core/standard/text.ts';
import type { SupplementTally } from '../core/survey/supplement.ts';
import { type Counter, counterFor } from '../core/tally/counter.ts';
import type { LogPlan, LogTally } from '../core/tally/log.ts';
import { countContact, emptyLog, MOST_CATEGORIES, mergeLog } from '../core/tally/log.ts';
import type { Announcements } from '../core/tally/silent.ts';
import { countAnnouncement, emptyAnnouncements, mergedAnnouncements } from '../core/tally/silent.ts';
import { type Answers, emptyAnswers } from '../core/tally/tally.ts';
import type { Binding } from './binding.ts';
import type { CsvRow } from './csv.ts';
import { type Cursor, reading } from './cursor.ts';
import type { Column } from './dialects/dialect.ts';
import { type Faults, faultBook, joinedFaults } from './faults.ts';
import { type Identity, identityBook } from './identity.ts';
import { headingKey, type Layout, textOf } from './open.ts';
import { type Rejected, type RejectReason, type RespondentReader, respondentReader } from './respondent.ts';
import { supplementCounter } from './supplement.ts';
import { isTotal } from './totals.ts';
import { joinedUnread, type Unread, type UnreadCells, unreadBook } from './unread.ts';

export interface UsedRow {
  readonly line: number;
  /** What its answers were counted by. */
  readonly scheme: Scheme;
  readonly key: readonly string[];
  /** Whose it is, by the column that tells respondents apart; empty where there is none, or the cell is empty. */
  readonly respondent: string;
  readonly answers: Answers;
  readonly points: Counter['last'];
  /** What it says of a field of the mapping. */
  fact(name: string): string;
}

export interface RejectedRow {
  readonly line: number;
  readonly reason: RejectReason;
  readonly bytes: Buffer;
}

export type Outcome =
  | { readonly state: 'used'; readonly key: readonly string[] }
  | { readonly state: 'dropped'; readonly reason: string }
  | Rejected;

/** What some rows came to besides the counts. Plain data: it may cross threads. */
export interface Part {
  /** Supplements, each part by itself. */
  readonly supplements: readonly (readonly SupplementTally[])[];
  readonly read: number;
  readonly used: number;
  readonly rejected: number;
  readonly dropped: Map<string, number>;
  /** Answers to criteria that `when` hides. */
  readonly hidden: number;
  /** Rows used though the response was not finished, by what says so. */
  readonly unfinished: ReadonlyMap<string, number>;
  /** Of what customers were told (see core/tally/silent.ts). */
  readonly announcements: Announcements;
  /** Null where the standard or the mapping has nothing to say of logs. */
  readonly log: LogTally | null;
  readonly faults: Faults;
  readonly unread: UnreadCells;
  /** Rows of respondents who were there before. */
  readonly again: number;
  /** The last row of each respondent (see Identity); null where nobody tells them apart. */
  readonly lastOf: ReadonlyMap<number, number> | null;
}

/** Counts rows, whoever found them: csv-parse, or the byte scanner, which reads most answers by itself. */
export interface RowCounter {
  /** Answers and points of the row used last. */
  readonly answers: Answers;
  readonly last: Counter['last'];
  readonly counter: Counter;
  readonly respondents: RespondentReader;
  /** Whether a row's answers are needed, not only its cells. */
  readonly needsAnswers: boolean;
  add(row: CsvRow): Outcome;
  /**
   * Counts the row at hand, whose cells are in the counter's batch (and in `answers`, where these are needed). Null where only
   * its texts can tell what is wrong with it; then nothing has been counted.
   */
  addScanned(isAnswered: boolean, hasPairs: boolean): Outcome | null;
  /** The same where only its answers are known. */
  addAnswers(answers: Answers, isAnswered: boolean): Outcome | null;
  part(): Part;
}

/** More groups than this are no groups but respondents, and would not fit in memory. */
export const MOST_GROUPS = 10_000;

export function rowCounter(
  { scheme, binding, layout, identity: known = null }: Counting,
  cursor: Cursor,
  /** Whether somebody is to hear what each row came to. */
  isHeard = false,
): RowCounter {
  const respondents = respondentReader(scheme, binding, cursor, isHeard);
  const counter = counterFor(scheme);
  const supplement = binding.supplement && supplementCounter(scheme, binding.supplement, cursor, counter);
  const answers = emptyAnswers(scheme);
  const book = faultBook(layout);
  const plan = logPlanOf(scheme, binding);
  const log = plan && emptyLog();
  const announcements = emptyAnnouncements(scheme);
  const dropped = new Map<string, number>();
  const unfinished = new Map<string, number>();
  const sayUnfinished = new Set(layout.unfinished?.is.map(normalized));
  const unfinishedText =
    layout.unfinished &&
    reading(cursor, layout.unfinished.column, (text) => sayUnfinished.has(normalized(text)) && text.trim());
  const groupOf = groupsOf(counter, binding);
  const needsPoints = isHeard || (supplement?.needsPoints ?? false);
  const isUseful = isHeard || (supplement?.isOneByOne ?? false);
  const unread = unreadBook(scheme);
  const identity = known ? identityBook(known, cursor) : null;
  const passed = (): string | null => (identity?.isPassed() ? 'duplicate' : null);
  let [read, used, rejected, hidden] = [0, 0, 0, 0];

  const drop = (reason: string): Outcome => {
    dropped.set(reason, (dropped.get(reason) ?? 0) + 1);
    return { state: 'dropped', reason };
  };
  const reject = (row: CsvRow, outcome: Rejected): Rejected => {
    rejected++;
    if (outcome.column) book.unreadable(row, outcome.column);
    return outcome;
  };
  const noteUnread = (row: CsvRow, { position, column }: Unread, isAnswer: boolean): void => {
    book.unreadable(row, column);
    unread.note(position, column, textIn(row, column), isAnswer);
  };
  const textIn = ({ cells }: CsvRow, { index }: Column) => textOf(cells[index] ?? '', cursor.encoding);
  const noteContact = (): void => {
    if (log && !countContact(log, plan!, respondents.fact))
      throw new UserError('too-many-categories', { most: MOST_CATEGORIES });
  };
  /** Takes the answers to what `when` hides away; how many there were. */
  const hide = (positions: readonly number[]): number => {
    let given = 0;
    for (const position of positions) {
      if (respondents.isGiven(position, answers)) given++;
      answers.expectation[position] = Number.NaN;
      answers.delivery[position] = Number.NaN;
      answers.blank[position] = NOT_SHOWN;
    }
    return given;
  };

  /**
   * What is left to ask of a row whose answers are read; `row` where its faults can be told, `isScanned` where its cells wait in
   * the batch. Null where only its texts can tell what is wrong.
   */
  function settle(
    row: CsvRow | null,
    isAnswered: boolean,
    isScanned: boolean,
    hasPairs: boolean,
  ): Outcome | null {
    if (!isAnswered) {
      noteContact();
      return drop('no-answers');
    }
    const untold = respondents.announces ? respondents.unread() : NOTHING_UNREAD;
    if (untold.length > 0 && !row) return null;
    const unfit = supplement ? supplement.read() : null;
    const unrated = supplement ? supplement.unread() : NOTHING_UNREAD;
    if ((unfit?.state === 'rejected' || unrated.length > 0) && !row) return null;
    // A supplement that cannot be read is none; the answers stand.
    for (const one of untold) noteUnread(row!, one, false);
    for (const one of unrated) noteUnread(row!, one, false);
    const hiddenHere = respondents.hides ? respondents.hidden(answers) : NOTHING_HIDDEN;
    const given = hiddenHere.length > 0 ? hide(hiddenHere) : 0;
    noteContact();
    if (unfit) return unfit.state === 'rejected' ? reject(row!, unfit) : drop(unfit.reason);
    let isSomething = hasPairs;
    if (!isScanned) isSomething = counter.writeRow(answers);
    else if (hiddenHere.length > 0) isSomething = counter.hideRow(hiddenHere, NOT_SHOWN);
    if (!isSomething) return drop('no-pairs');
    used++;
    hidden += given;
    const said = unfinishedText?.() ?? false;
    // It may be nothing that says so: a response without a date of its end.
    if (said !== false) unfinished.set(said, (unfinished.get(said) ?? 0) + 1);
    if (respondents.announces)
      for (const { position, announced } of respondents.announced()) {
        const pair = { expectation: answers.expectation[position]!, delivery: answers.delivery[position]! };
        countAnnouncement(announcements, scheme, position, pair, announced);
      }
    const group = groupOf(respondents);
    counter.batch.put(group);
    supplement?.wait();
    if (needsPoints) counter.addRow(group);
    else counter.batch.end();
    if (!isUseful) return USED;
    const key = respondents.key();
    if (supplement?.isOneByOne) supplement.count(key, answers, counter.last);
    return { state: 'used', key };
  }

  return {
    answers,
    last: counter.last,
    counter,
    respondents,
    needsAnswers: isUseful || respondents.hides || respondents.announces,
    add(row) {
      cursor.cells = row.cells;
      read++;
      // A row that no scanner read may be none of a respondent.
      if (!row.gathered && layout.headings.includes(headingKey(row.cells))) return drop('repeated-header');
      const fault = book.ofRow(row);
      if (fault) return reject(row, fault);
      const reason = respondents.dropped() ?? passed();
      if (reason === 'duplicate') identity!.note();
      if (reason !== null) return drop(reason);
      const said = respondents.read(answers);
      const [first] = said.unread;
      if (first && !row.gathered && isTotal(row.cells, (cell) => textOf(cell, cursor.encoding)))
        return drop('total-row');
      identity?.note();
      if (first) for (const one of said.unread) noteUnread(row, one, true);
      unread.endRow();
      // Nothing of the respondent is left.
      if (first && !said.isAnswered) {
        rejected++;
        return { state: 'rejected', reason: 'unreadable-answer', column: first.column };
      }
      return settle(row, said.isAnswered, false, false)!;
    },
    addScanned(isAnswered, hasPairs) {
      const reason = respondents.dropped() ?? passed();
      const outcome = reason === null ? settle(null, isAnswered, true, hasPairs) : drop(reason);
      if (outcome) read++;
      if (outcome && (reason === null || reason === 'duplicate')) identity?.note();
      return outcome;
    },
    addAnswers(given, isAnswered) {
      answers.expectation.set(given.expectation);
      answers.delivery.set(given.delivery);
      answers.blank.set(given.blank);
      const reason = respondents.dropped() ?? passed();
      const outcome = reason === null ? settle(null, isAnswered, false, false) : drop(reason);
      if (outcome) read++;
      return outcome;
    },
    part: () => ({
      supplements: supplement ? [supplement.tallies()] : [],
      read,
      used,
      rejected,
      dropped,
      hidden,
      unfinished,
      announcements,
      log,
      faults: book.faults(),
      unread: unread.cells(),
      again: identity?.again() ?? 0,
      lastOf: identity?.lastOf() ?? null,
    }),
  };
}

const NOT_SHOWN = BLANKS.indexOf('not-shown');
const NOTHING_HIDDEN: readonly number[] = [];
const NOTHING_UNREAD: readonly Unread[] = [];
const USED: Outcome = { state: 'used', key: [] };

/** What rows are counted by. */
export interface Counting {
  readonly identity?: Identity | null;
  readonly scheme: Scheme;
  readonly binding: Binding;
  readonly layout: Layout;
}

/** The number of the group of the row at hand. Texts lead to it one after another, so that no key is made for a group that is known. */
function groupsOf(counter: Counter, { by }: Binding): (respondents: RespondentReader) => number {
  type Level = Map<string, Level | number>;
  const known: Level = new Map();
  let groups = 0;
  return (respondents) => {
    const { keys } = respondents;
    let level = known;
    for (let k = 0; k + 1 < keys.length; k++) {
      const text = keys[k]!();
      let below = level.get(text) as Level | undefined;
      if (!below) {
        below = new Map();
        level.set(text, below);
      }
      level = below;
    }
    const last = keys.length === 0 ? '' : keys[keys.length - 1]!();
    let group = level.get(last) as number | undefined;
    if (group === undefined) {
      if (groups++ === MOST_GROUPS)
        throw new UserError('too-many-groups', {
          most: MOST_GROUPS,
          by: by.map((column) => column.name).join(', '),
        });
      group = counter.group(respondents.key());
      level.set(last, group);
    }
    return group;
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
    supplements: parts.flatMap((part) => part.supplements),
    read: sum((part) => part.read),
    used: sum((part) => part.used),
    rejected: sum((part) => part.rejected),
    dropped: summed((part) => part.dropped),
    unfinished: summed((part) => part.unfinished),
    hidden: sum((part) => part.hidden),
    log: joinedLogs(parts),
    announcements: mergedAnnouncements(parts.map((part) => part.announcements)),
    faults: joinedFaults(parts.map(({ faults }) => faults)),
    unread: joinedUnread(parts.map(({ unread }) => unread)),
    again: sum((part) => part.again),
    lastOf: parts[0]?.lastOf ?? null,
  };
}
