// One survey, several segments: each row is counted by the profile that its column names, so that every segment is judged
// by its own expectations and weights. What names no known profile is dropped, and the receipt says so.

import type { Silent } from '../core/shapes/gap-report.ts';
import type { Scheme } from '../core/standard/scheme.ts';
import { normalized } from '../core/standard/text.ts';
import type { Counter } from '../core/tally/counter.ts';
import type { Announcements } from '../core/tally/silent.ts';
import { type Answers, emptyAnswers, type Tally } from '../core/tally/tally.ts';
import type { CsvRow } from './csv.ts';
import { type Cursor, reading } from './cursor.ts';
import { faultBook } from './faults.ts';
import { type Rejected, respondentReader } from './respondent.ts';
import { type Counting, type Outcome, type Part, type RowCounter, rowCounter } from './row-counter.ts';

export interface Segments {
  /** By id of the profile. */
  readonly schemes: ReadonlyMap<string, Scheme>;
  /** Text of a cell, normalized, → id of its profile. */
  readonly values: ReadonlyMap<string, string>;
}

/** What the rows of one segment came to. */
export interface Segment {
  readonly scheme: Scheme;
  readonly tally: Tally;
  readonly silent: readonly Silent[];
}

/** What has been counted so far. */
export type TallyCounter = Pick<Counter, 'tally' | 'part' | 'absorb' | 'groupsWith'>;

/** The same while more may be counted. */
export interface SegmentCounts {
  readonly scheme: Scheme;
  readonly counter: TallyCounter;
  announcements: Announcements;
}

/** What the rows of a survey came to. */
export interface SurveyCounts {
  readonly parts: Part[];
  /** Null where each segment has its own. */
  readonly counter: TallyCounter | null;
  readonly segments: SegmentCounts[];
}

/** Counts rows by the profile that each of them names. */
export interface SegmentCounter {
  /** The segment of a row that was used stands beside what it came to. */
  add(row: CsvRow): SegmentOutcome;
  /** See RowCounter. */
  addAnswers(answers: Answers, isAnswered: boolean): SegmentOutcome | null;
  /** Of all rows, but for their counts, which are the segments' own. */
  parts(): Part[];
  /** Those that have rows. */
  segments(): SegmentCounts[];
}

export interface SegmentOutcome {
  readonly outcome: Outcome;
  readonly id: string;
  readonly counter: RowCounter | null;
}

export function segmentCounter(
  { schemes, values }: Segments,
  counting: Counting,
  cursor: Cursor,
): SegmentCounter {
  const idOf = reading(
    cursor,
    counting.binding.profile!.column,
    (text) => values.get(normalized(text)) ?? '',
  );
  const counters = new Map(
    [...schemes].map(([id, scheme]) => [id, rowCounter({ ...counting, scheme }, cursor, true)]),
  );
  const strays = strayCounter(counting, cursor);
  const present = new Set<string>();
  const found = (id: string, outcome: Outcome): SegmentOutcome => {
    if (id !== '') present.add(id);
    return { outcome, id, counter: counters.get(id) ?? null };
  };
  const those = () => [...counters].filter(([id]) => present.has(id));
  return {
    add(row) {
      cursor.cells = row.cells;
      const id = idOf();
      return found(id, (counters.get(id) ?? strays).add(row));
    },
    addAnswers(answers, isAnswered) {
      const id = idOf();
      const outcome = (counters.get(id) ?? strays).addAnswers(answers, isAnswered);
      return outcome && found(id, outcome);
    },
    parts: () => [strays, ...those().map(([, counter]) => counter)].map((counter) => counter.part()),
    segments: () =>
      those().map(([id, { counter, part }]) => ({
        scheme: schemes.get(id)!,
        counter,
        announcements: part().announcements,
      })),
  };
}

/** Rows of no known segment: what would be wrong with them anyway, they are told of; the rest is dropped. */
function strayCounter(counting: Counting, cursor: Cursor): Pick<RowCounter, 'part' | 'add' | 'addAnswers'> {
  const respondents = respondentReader(counting.scheme, counting.binding, cursor);
  const answers = emptyAnswers(counting.scheme);
  const book = faultBook(counting.layout);
  const dropped = new Map<string, number>();
  const nothing = rowCounter(counting, cursor).part();
  let [read, rejected] = [0, 0];
  const drop = (reason: string): Outcome => {
    read++;
    dropped.set(reason, (dropped.get(reason) ?? 0) + 1);
    return { state: 'dropped', reason };
  };
  const judge = (isAnswered: boolean): Outcome => drop(isAnswered ? 'unknown-profile' : 'no-answers');
  const reject = (row: CsvRow, outcome: Rejected): Rejected => {
    read++;
    rejected++;
    if (outcome.column) book.unreadable(row, outcome.column);
    return outcome;
  };
  return {
    add(row) {
      cursor.cells = row.cells;
      const fault = book.ofRow(row);
      if (fault) return reject(row, fault);
      const reason = respondents.dropped();
      if (reason !== null) return drop(reason);
      const { isAnswered, unread } = respondents.read(answers);
      const [first] = unread;
      return first && !isAnswered
        ? reject(row, { state: 'rejected', reason: 'unreadable-answer', column: first.column })
        : judge(isAnswered);
    },
    addAnswers(_, isAnswered) {
      const reason = respondents.dropped();
      return reason === null ? judge(isAnswered) : drop(reason);
    },
    // What a counter that has counted nothing says, with these rows.
    part: () => ({ ...nothing, read, rejected, dropped, faults: book.faults() }),
  };
}
