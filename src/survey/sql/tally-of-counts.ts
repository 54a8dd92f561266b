// What rows of counts come to, whoever made them: the tally, and what became of the rows of the survey.

import { excerpt, findingAt, UserError } from '../../core/errors.ts';
import { wholeOf } from '../../core/sql/dialect.ts';
import type { EngineRow } from '../../core/sql/engine.ts';
import type { Scheme } from '../../core/standard/scheme.ts';
import { clean } from '../../core/standard/text.ts';
import type { SupplementPlan } from '../../core/survey/supplement.ts';
import { supplementReader } from '../../core/survey/supplement-counts.ts';
import type { CountKind, CountRow, CountsReader } from '../../core/tally/counts.ts';
import { answersOf, checkedCount, countsReader, IN_GROUPS } from '../../core/tally/counts.ts';
import type { Sampled } from '../../core/tally/design.ts';
import { type Announcements, countAnnouncement, emptyAnnouncements } from '../../core/tally/silent.ts';
import type { Binding } from '../binding.ts';
import type { CellReader } from '../cell.ts';
import type { Fault } from '../faults.ts';
import { fieldReader } from '../respondent.ts';
import { MOST_GROUPS, type Part } from '../row-counter.ts';
import { type Unread, unreadBook } from '../unread.ts';
import { LEADING, TRAILING } from './query/row.ts';
import { UNSEEN_ROW } from './query/whole.ts';

/** What rows of counts are of. */
export interface CountsOf {
  readonly scheme: Scheme;
  /** See countsReader. */
  readonly given: ReadonlyMap<string, readonly number[]>;
  readonly asked: ReadonlySet<string>;
  /** From texts of grouping columns to the values that groups go by. */
  keyOf(key: readonly string[]): readonly string[];
  readonly by: readonly string[];
  readonly supplement: SupplementPlan | null;
  /** Ratings of importance, by criterion, that rows count through. */
  readonly ratings: ReadonlyMap<string, readonly number[]>;
  sampledOf(row: CountRow): Sampled;
  /** The text of a row of unread cells, and whose it is; null where nobody knows. */
  unreadIn(row: CountRow): { readonly text: string; readonly why: Unread } | null;
  readonly file: string;
  /** The texts that say of a response that it was not finished, by their places. */
  readonly unfinished?: readonly string[];
  /** Rows that no profile is for: what would be wrong with them anyway, they are told of. */
  readonly areStrays?: boolean;
}

/** What rows of counts come to. Throws a UserError where they are no counts of this. */
export function tallyOfCounts(rows: Iterable<CountRow>, of: CountsOf): TalliedCounts {
  const accumulator = countsAccumulator(of);
  for (const row of rows) accumulator.add(row);
  return accumulator.result();
}

export interface TalliedCounts {
  readonly part: Part;
  readonly reader: CountsReader;
}

/** The same, row by row: nothing is kept of them. */
export function countsAccumulator(of: CountsOf): { add(row: CountRow): void; result(): TalliedCounts } {
  const { scheme, given, asked, supplement, areStrays = false } = of;
  const reader = countsReader(scheme, given, asked);
  const supplements = supplement && supplementReader(scheme, supplement, given, asked, of.ratings);
  const book = partBook(of);
  const groups = new Set<string>();
  return {
    add(row) {
      book.add(row);
      if (areStrays || !IN_GROUPS.has(row.kind)) return;
      const own = of.by.length === 0 ? row : { ...row, key: of.keyOf(row.key) };
      groups.add(JSON.stringify(own.key));
      if (groups.size > MOST_GROUPS)
        throw new UserError('too-many-groups', { most: MOST_GROUPS, by: of.by.join(', ') });
      reader.add(own);
      supplements?.add(own, of.sampledOf(own));
    },
    result: () => ({
      part: { ...book.part(), supplements: supplements ? [supplements.tallies()] : [] },
      reader,
    }),
  };
}

/** How the respondents of a row were sampled. Throws a UserError where a weight is none. */
export function samplingReader(
  read: CellReader | null,
  hasClusters: boolean,
  hasStrata: boolean,
): (row: CountRow) => Sampled {
  const weightOf = new Map<string, number>();
  return ({ weight, cluster, stratum }) => {
    let own = weightOf.get(weight);
    if (own === undefined) {
      const said = read?.(weight) ?? { state: 'value', value: 1 };
      if (said.state !== 'value') throw new UserError('counts-weight', { weight: excerpt(weight) });
      own = said.value;
      weightOf.set(weight, own);
    }
    return {
      weight: own,
      cluster: hasClusters ? clean(cluster) : null,
      stratum: hasStrata ? clean(stratum) : '',
    };
  };
}

/** A column to group by; of a field the standard may know the values. */
export interface Grouping {
  readonly name: string;
  readonly isField: boolean;
  /** Said where it is the same of all rows, which then have no column for it. */
  readonly fact?: string | null;
}

export const groupingsOf = ({ by, fields }: Binding): Grouping[] =>
  by.map(({ name, fact }) => ({ name, isField: fields.some((field) => field.name === name), fact }));

/** From texts of grouping columns to the values that groups go by; `values` are those of columns that hold their places. */
export function keyReader(
  scheme: Scheme,
  by: readonly Grouping[],
  values: ReadonlyMap<number, readonly string[]> = new Map(),
): (key: readonly string[]) => readonly string[] {
  let columns = 0;
  const readers = by.map(({ name, isField, fact = null }): ((key: readonly string[]) => string) => {
    if (fact !== null) return () => fact;
    const k = columns++;
    const own = values.get(k);
    if (own)
      return (key) => {
        const value = own[Number(key[k]!)];
        if (value === undefined) throw new UserError('engine-changed', {});
        return value;
      };
    const read = isField ? fieldReader(scheme, name) : clean;
    const known = new Map<string, string>();
    return (key) => {
      const text = key[k]!;
      const value = known.get(text) ?? read(text);
      known.set(text, value);
      return value;
    };
  });
  return (key) => readers.map((read) => read(key));
}

export function countRowOf(row: EngineRow, groups: number): CountRow {
  const text = (k: number) => row[k] ?? '';
  const named = (name: (typeof TRAILING)[number]) => text(LEADING.length + groups + TRAILING.indexOf(name));
  const whole = (name: (typeof TRAILING)[number]) => wholeOf(named(name));
  return {
    kind: text(0) as CountKind,
    of: text(1),
    key: Array.from({ length: groups }, (_, k) => text(LEADING.length + k)),
    weight: named('weight'),
    cluster: named('cluster'),
    stratum: named('stratum'),
    expectation: Number(named('expectation') || -1),
    delivery: Number(named('delivery') || -1),
    answered: Number(named('answered') || 0),
    n: whole('n'),
    short: whole('short'),
    over: whole('over'),
    x: whole('x'),
    y: whole('y'),
    xx: whole('xx'),
    yy: whole('yy'),
    xy: whole('xy'),
  };
}

/** What becomes of rows, apart from the tally. */
function partBook({
  scheme,
  given,
  unreadIn,
  file,
  unfinished: unfinishedTexts = [],
  areStrays = false,
}: CountsOf) {
  const dropped = new Map<string, number>();
  const announcements: Announcements = emptyAnnouncements(scheme);
  const unread = unreadBook(scheme);
  const faults: Fault[] = [];
  const unfinished = new Map<string, number>();
  const lost = scheme.criteria.map(() => 0);
  let [read, used, rejected, hidden] = [0, 0, 0, 0];
  const positionOf = (of: string) => scheme.criteria.findIndex(({ id }) => id === of);

  function addRows(reason: string, n: number): void {
    read += n;
    if (n === 0) return;
    if (reason === UNSEEN_ROW) throw new UserError('engine-changed', {});
    if (reason === 'used' && !areStrays) used += n;
    else if (reason === 'unreadable-answer' || reason === 'unreadable-weight') rejected += n;
    else {
      // What is wrong with rows of no profile is asked only as far as their answers.
      const said = areStrays && (reason === 'used' || reason === 'no-pairs') ? 'unknown-profile' : reason;
      dropped.set(said, (dropped.get(said) ?? 0) + n);
    }
  }

  function addUnread(row: CountRow): void {
    const found = unreadIn(row);
    if (!found) return;
    const { text, why } = found;
    const times = checkedCount(row.n);
    unread.note(why.position, why.column, text, false, times);
    faults.push(faultOf(text, why, file, times));
  }

  function addTold({ of, expectation, delivery, answered, n }: CountRow): void {
    const position = positionOf(of);
    const answers = answersOf(scheme.criteria[position]!, given.get(of) ?? []);
    const pair = { expectation: answers[expectation] ?? Number.NaN, delivery: answers[delivery]! };
    countAnnouncement(announcements, scheme, position, pair, answered === 1, checkedCount(n));
  }

  return {
    add(row: CountRow): void {
      const { kind, of } = row;
      if (kind === 'row') addRows(of, checkedCount(row.n));
      else if (areStrays) return;
      else if (kind === 'hidden') hidden += checkedCount(row.n);
      else if (kind === 'unfinished') {
        const text = unfinishedTexts[row.delivery]!.trim();
        unfinished.set(text, (unfinished.get(text) ?? 0) + checkedCount(row.n));
      } else if (kind === 'lost') lost[positionOf(of)]! += checkedCount(row.n);
      else if (kind.startsWith('unread')) addUnread(row);
      else if (kind === 'told') addTold(row);
    },
    part: (): Part => ({
      supplements: [],
      ...{ read, used, rejected, dropped, hidden, announcements },
      unfinished,
      log: null,
      faults: { kept: faults, more: 0 },
      unread: { ...unread.cells(), respondents: lost },
      again: 0,
      lastOf: null,
    }),
  };
}

/** An answer that cannot be read; where in the table it stands, no engine says. */
function faultOf(text: string, { column }: Unread, file: string, count: number): Fault {
  const { problem } = column;
  return {
    reason: 'unreadable-answer',
    name: `${column.index} ${text.slice(0, 200)}`,
    count,
    findings: [
      findingAt(
        file,
        { line: 1, column: column.index + 1 },
        {
          rule: 'unreadable-answer',
          code: problem?.code ?? 'unreadable-answer',
          args: { ...problem?.args, value: excerpt(text), header: excerpt(column.header) },
          hint: { code: problem ? `fix-${problem.code}` : 'declare-answer' },
        },
      ),
    ],
  };
}
