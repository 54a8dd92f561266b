// What a log of incidents tells beside its answers: how many by month and channel, how many ran long and why, and how many
// contacts were thanks. Counts by category only, so that it merges like a tally and grows with categories, not with rows.

import { compareText } from '../errors.ts';
import type { ChannelCount, LogReport } from '../shapes/gap-report.ts';
import type { Text } from '../standard/text.ts';
import { elapsedBetween, readStamp, type WorkingCalendar } from '../time/working-time.ts';

/** Which facts of a row (fields of the mapping) say what; null for what a log does not say. */
export interface LogPlan {
  readonly date: string | null;
  readonly channel: string | null;
  readonly type: string | null;
  /** Values of `type` that are no incidents but thanks. */
  readonly thanks: readonly string[];
  readonly cause: string | null;
  readonly longRunning: {
    readonly from: string;
    readonly to: string;
    /** Seconds from which an incident has run long; working time where there is a calendar. */
    readonly over: number;
    readonly calendar: WorkingCalendar | null;
  } | null;
}

export interface LogTally {
  contacts: number;
  thanks: number;
  /** Month (YYYY-MM, empty where the date cannot be read) → channel → incidents. */
  readonly months: Map<string, Map<string, number>>;
  /** Incidents with a beginning and an end; with a beginning only. */
  timed: number;
  open: number;
  /** Cause → incidents that ran long. */
  readonly causes: Map<string, number>;
}

/** Of more categories than this a report is no summary. */
export const MOST_CATEGORIES = 1000;

export const emptyLog = (): LogTally => ({
  contacts: 0,
  thanks: 0,
  months: new Map(),
  timed: 0,
  open: 0,
  causes: new Map(),
});

/** Counts one contact. `fact` gives the value of a field, empty where the row does not say. False where categories are too many. */
export function countContact(log: LogTally, plan: LogPlan, fact: (name: string) => string): boolean {
  const said = (name: string | null) => (name === null ? '' : fact(name));
  log.contacts++;
  if (plan.thanks.includes(said(plan.type))) {
    log.thanks++;
    return true;
  }
  const month = monthOf(said(plan.date));
  const channels = log.months.get(month) ?? new Map<string, number>();
  log.months.set(month, channels);
  add(channels, said(plan.channel), 1);
  const ran = plan.longRunning && ranFor(plan.longRunning, fact);
  if (ran === 'open') log.open++;
  else if (typeof ran === 'number') {
    log.timed++;
    if (ran > plan.longRunning!.over) add(log.causes, said(plan.cause), 1);
  }
  return (
    log.months.size <= MOST_CATEGORIES &&
    channels.size <= MOST_CATEGORIES &&
    log.causes.size <= MOST_CATEGORIES
  );
}

const add = (counts: Map<string, number>, name: string, times: number): void => {
  counts.set(name, (counts.get(name) ?? 0) + times);
};

function ranFor(
  { from, to, calendar }: NonNullable<LogPlan['longRunning']>,
  fact: (name: string) => string,
): number | 'open' | null {
  const start = readStamp(fact(from));
  if (!start) return null;
  const said = fact(to);
  if (said === '') return 'open';
  const end = readStamp(said);
  const elapsed = end && elapsedBetween(start, end, calendar);
  return elapsed?.state === 'elapsed' ? elapsed.seconds : null;
}

/** The month on the clock of whoever wrote the date; a day without a time will do. */
function monthOf(date: string): string {
  const stamp = readStamp(date) ?? readStamp(`${date} 00:00`);
  return stamp ? new Date(stamp.local).toISOString().slice(0, 7) : '';
}

/** Adds what another part of the log came to; in any order the same. */
export function mergeLog(into: LogTally, from: LogTally): void {
  into.contacts += from.contacts;
  into.thanks += from.thanks;
  into.timed += from.timed;
  into.open += from.open;
  for (const [month, channels] of from.months) {
    const here = into.months.get(month) ?? new Map<string, number>();
    into.months.set(month, here);
    for (const [channel, count] of channels) add(here, channel, count);
  }
  for (const [cause, count] of from.causes) add(into.causes, cause, count);
}

/** A field of the standard, with what its values are called. */
export interface NamedValues {
  readonly id: string;
  readonly values: readonly { readonly id: string; readonly title: Text }[];
}

/** The most frequent first, then by name. */
export function logReport(log: LogTally, plan: LogPlan, fields: readonly NamedValues[]): LogReport {
  const titles = new Map(
    fields.find(({ id }) => id === plan.channel)?.values.map(({ id, title }) => [id, title]),
  );
  const channelCounts = (counts: ReadonlyMap<string, number>): ChannelCount[] =>
    ranked(counts).map(([channel, count]) => ({
      channel: channel === '' ? null : channel,
      title: titles.get(channel) ?? null,
      count,
    }));
  const all = new Map<string, number>();
  for (const channels of log.months.values()) for (const [name, count] of channels) add(all, name, count);
  const incidents = total(all);
  const long = total(log.causes);
  const { longRunning } = plan;
  return {
    contacts: log.contacts,
    count: incidents,
    open: log.open,
    undated: total(log.months.get('') ?? new Map()),
    thanks: shareOf(log.thanks, log.contacts),
    months: [...log.months]
      .filter(([month]) => month !== '')
      .sort(([a], [b]) => compareText(a, b))
      .map(([month, channels]) => ({ month, count: total(channels), channels: channelCounts(channels) })),
    channels: channelCounts(all),
    longRunning: longRunning && {
      over: longRunning.over,
      calendar: longRunning.calendar?.id ?? null,
      of: log.timed,
      ...shareOf(long, log.timed),
      causes: ranked(log.causes).map(([cause, count]) => ({
        cause: cause === '' ? null : cause,
        ...shareOf(count, long),
      })),
    },
  };
}

const total = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0);
const ranked = (counts: ReadonlyMap<string, number>): [string, number][] =>
  [...counts].sort(([a, n], [b, m]) => m - n || compareText(a, b));
const shareOf = (count: number, of: number): LogReport['thanks'] => ({
  count,
  share: of > 0 ? count / of : null,
});
