// Working time: the seconds between two instants that fall into the hours of a calendar. Days and hours are those of the
// calendar's time zone, and what the clock on the wall skips or repeats counts as it was lived.

/** From the first minute to, not including, the last; minutes since local midnight, at most 1440. */
export interface WorkingSpan {
  readonly from: number;
  readonly to: number;
}

export interface WorkingCalendar {
  readonly id: string;
  /** IANA name, such as Europe/Riga. */
  readonly timeZone: string;
  /** Seven days, Monday first; the spans of a day ascend and do not overlap. */
  readonly week: readonly (readonly WorkingSpan[])[];
  /** Days with hours of their own (none: a holiday), ascending. `date` is YYYY-MM-DD. */
  readonly days: readonly { readonly date: string; readonly hours: readonly WorkingSpan[] }[];
}

/** A calendar as it is written in a standard. */
export interface WrittenCalendar {
  readonly timeZone: string;
  readonly hours: Readonly<Record<string, readonly string[]>>;
  readonly holidays?: readonly string[];
  readonly exceptions?: Readonly<Record<string, readonly string[]>>;
}

/** A time as somebody wrote it: what the clock showed, as if it were UTC, and the offset where it was said. In ms. */
export interface Stamp {
  readonly local: number;
  readonly offset: number | null;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
const FIRST_YEAR = 1970;
const LAST_YEAR = 2199;

const ISO_STAMP =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt]|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([Zz]|[+-]\d{2}:?\d{2})?$/;
const DOTTED_STAMP = /^(\d{1,2})\.(\d{1,2})\.(\d{4}),?\s+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?$/;

/**
 * `2026-03-02T10:00`, `2026-03-02 10:00:30`, with or without `Z` or `+02:00`, and `02.03.2026 10:00`. Null for what is no
 * time, lies outside 1970–2199, or leaves day and month to be guessed.
 */
export function readStamp(text: string): Stamp | null {
  const said = text.trim();
  const iso = ISO_STAMP.exec(said);
  const [, a, b, c, hour, minute, second = '0', fraction = '0'] = iso ?? DOTTED_STAMP.exec(said) ?? [];
  if (a === undefined) return null;
  const [year, month, day] = iso ? [a, b, c] : [c, b, a];
  const date = dayNumber(Number(year), Number(month), Number(day));
  if (date === null || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const seconds = Number(hour) * 3600 + Number(minute) * 60 + Number(second) + Number(`0.${fraction}`);
  const offset = iso?.[8] === undefined ? null : offsetOf(iso[8]);
  return { local: date * DAY + Math.round(seconds * 1000), offset };
}

function offsetOf(written: string): number {
  if (/^z$/i.test(written)) return 0;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(written)!;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE;
}

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** In one form, whatever the layout it was read from: days of the week one by one, hours as lists. */
export function writtenCalendar({ timeZone, week, days }: WorkingCalendar): WrittenCalendar & {
  readonly [key: string]: string | readonly string[] | { readonly [key: string]: readonly string[] };
} {
  const holidays = days.filter(({ hours }) => hours.length === 0).map(({ date }) => date);
  const exceptions = days.filter(({ hours }) => hours.length > 0);
  return {
    timeZone,
    hours: Object.fromEntries(
      WEEKDAYS.flatMap((day, i) => (week[i]!.length > 0 ? [[day, week[i]!.map(writtenSpan)]] : [])),
    ),
    ...(holidays.length > 0 ? { holidays } : {}),
    ...(exceptions.length > 0
      ? {
          exceptions: Object.fromEntries(exceptions.map(({ date, hours }) => [date, hours.map(writtenSpan)])),
        }
      : {}),
  };
}

const writtenSpan = ({ from, to }: WorkingSpan): string => `${clock(from)}-${clock(to)}`;
const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Days since 1970-01-01 of a date that exists, else null. */
export function dayNumber(year: number, month: number, day: number): number | null {
  if (year < FIRST_YEAR || year > LAST_YEAR) return null;
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? time / DAY : null;
}

/** Whether the zone has a name that is known here. Bare offsets have no daylight-saving time and no name. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The same stamp with the offset that its zone had then; one that says its own keeps it. */
export const inZone = (stamp: Stamp, zone: string): Stamp =>
  stamp.offset === null
    ? { ...stamp, offset: stamp.local - instantOf(stamp.local, zoneNamed(zone), 'first') }
    : stamp;

export type Elapsed =
  | { readonly state: 'elapsed'; readonly seconds: number }
  | { readonly state: 'backwards' }
  /** Without a calendar there is no zone, so that both stamps say their offset or neither does. */
  | { readonly state: 'one-offset' };

/** The time between two stamps: on the calendar where there is one, else by the clock. */
export function elapsedBetween(from: Stamp, to: Stamp, calendar: WorkingCalendar | null): Elapsed {
  if (!calendar) {
    if ((from.offset === null) !== (to.offset === null)) return { state: 'one-offset' };
    const seconds = (to.local - (to.offset ?? 0) - (from.local - (from.offset ?? 0))) / 1000;
    return seconds < 0 ? { state: 'backwards' } : { state: 'elapsed', seconds };
  }
  const zone = zoneNamed(calendar.timeZone);
  const start = from.offset === null ? instantOf(from.local, zone, 'first') : from.local - from.offset;
  let end = to.offset === null ? instantOf(to.local, zone, 'first') : to.local - to.offset;
  // In the hour that autumn repeats, an end that would lie before its beginning is in the second pass.
  if (end < start && to.offset === null) end = instantOf(to.local, zone, 'last');
  return end < start
    ? { state: 'backwards' }
    : { state: 'elapsed', seconds: workingSeconds(start, end, calendar) };
}

/** Between two instants (ms since 1970, `from` ≤ `to`). Its cost grows with the holidays between them, not with the days. */
export function workingSeconds(from: number, to: number, calendar: WorkingCalendar): number {
  const zone = zoneNamed(calendar.timeZone);
  const hours = hoursOf(calendar);
  // A day more on either side: where clocks go back at midnight, a day ends after the next has begun.
  const first = localDay(from, zone) - 1;
  const last = localDay(to, zone) + 1;
  if (last - first < 10) return daysClipped(first, last + 1, from, to, hours, zone);
  return (
    daysClipped(first, first + 4, from, to, hours, zone) +
    wholeDays(first + 4, last - 3, hours, zone) +
    daysClipped(last - 3, last + 1, from, to, hours, zone)
  );
}

interface Hours {
  readonly week: readonly (readonly WorkingSpan[])[];
  readonly special: ReadonlyMap<number, readonly WorkingSpan[]>;
  /** Working seconds by the clock, of each weekday and of the week. */
  readonly nominal: readonly number[];
  readonly weekly: number;
  /** Opening and closing instants of the days asked for so far. */
  readonly opened: Map<number, readonly (readonly [number, number])[]>;
}

const knownHours = new WeakMap<WorkingCalendar, Hours>();

function hoursOf(calendar: WorkingCalendar): Hours {
  let hours = knownHours.get(calendar);
  if (!hours) {
    const nominal = calendar.week.map(nominalSeconds);
    hours = {
      week: calendar.week,
      special: new Map(
        calendar.days.map(({ date, hours: own }) => [Date.parse(`${date}T00:00:00Z`) / DAY, own]),
      ),
      nominal,
      weekly: nominal.reduce((total, one) => total + one, 0),
      opened: new Map(),
    };
    knownHours.set(calendar, hours);
  }
  return hours;
}

const nominalSeconds = (spans: readonly WorkingSpan[]): number =>
  spans.reduce((total, { from, to }) => total + (to - from) * 60, 0);

/** Monday is 0; 1970-01-01 was a Thursday. */
const weekday = (day: number): number => (((day + 3) % 7) + 7) % 7;
const spansOf = (day: number, { week, special }: Hours): readonly WorkingSpan[] =>
  special.get(day) ?? week[weekday(day)]!;

function daysClipped(first: number, end: number, from: number, to: number, hours: Hours, zone: Zone): number {
  let total = 0;
  for (let day = first; day < end; day++)
    for (const [opens, closes] of openedOn(day, hours, zone))
      total += Math.max(0, Math.min(to, closes) - Math.max(from, opens));
  return total / 1000;
}

function openedOn(day: number, hours: Hours, zone: Zone): readonly (readonly [number, number])[] {
  let opened = hours.opened.get(day);
  if (!opened) {
    const at = (minute: number) => instantOf(day * DAY + minute * MINUTE, zone, 'boundary');
    opened = spansOf(day, hours).map(({ from, to }) => [at(from), at(to)] as const);
    hours.opened.set(day, opened);
  }
  return opened;
}

/** By the clock, corrected for special days and for days on which the clock is changed. */
function wholeDays(first: number, end: number, hours: Hours, zone: Zone): number {
  const days = end - first;
  let total = Math.floor(days / 7) * hours.weekly;
  for (let day = end - (days % 7); day < end; day++) total += hours.nominal[weekday(day)]!;
  for (const [day, spans] of hours.special)
    if (day >= first && day < end) total += nominalSeconds(spans) - hours.nominal[weekday(day)]!;
  for (const day of changingDays(first, end, zone))
    total +=
      daysClipped(day, day + 1, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, hours, zone) -
      nominalSeconds(spansOf(day, hours));
  return total;
}

function changingDays(first: number, end: number, zone: Zone): Set<number> {
  const days = new Set<number>();
  const yearOf = (day: number) => new Date(day * DAY).getUTCFullYear();
  for (let year = yearOf(first - 1); year <= yearOf(end); year++)
    for (const { at, before, after } of changesIn(year, zone))
      for (const offset of [before, after]) {
        // The minute before too: a clock put on at midnight shortens the day that has just ended.
        days.add(Math.floor((at + offset) / DAY));
        days.add(Math.floor((at + offset - 1) / DAY));
      }
  return new Set([...days].filter((day) => day >= first && day < end));
}

interface Change {
  /** The first instant of the new offset. */
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

interface Zone {
  readonly format: Intl.DateTimeFormat;
  readonly years: Map<number, { readonly start: number; readonly changes: readonly Change[] }>;
}

const knownZones = new Map<string, Zone>();

function zoneNamed(name: string): Zone {
  let zone = knownZones.get(name);
  if (!zone) {
    const two = '2-digit';
    const format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: two,
      day: two,
      hour: two,
      minute: two,
      second: two,
    });
    zone = { format, years: new Map() };
    knownZones.set(name, zone);
  }
  return zone;
}

/** What Intl says; slow, so that each year is asked once. */
function offsetAsked(instant: number, { format }: Zone): number {
  const whole = Math.floor(instant / 1000) * 1000;
  const [month, day, year, hour, minute, second] = format.format(whole).match(/\d+/g)!.map(Number);
  return Date.UTC(year!, month! - 1, day!, hour!, minute!, second!) - whole;
}

/** No zone is known to have changed its clocks twice in a week. */
const STEP = 7 * DAY;

function yearIn(year: number, zone: Zone) {
  let known = zone.years.get(year);
  if (!known) {
    const start = Date.UTC(year, 0, 1);
    const end = Date.UTC(year + 1, 0, 1);
    const first = offsetAsked(start, zone);
    const changes: Change[] = [];
    let before = first;
    for (let from = start; from < end; from += STEP) {
      const to = Math.min(from + STEP, end);
      const after = offsetAsked(to, zone);
      if (after !== before) changes.push({ at: changeBetween(from, to, before, zone), before, after });
      before = after;
    }
    known = { start: first, changes };
    zone.years.set(year, known);
  }
  return known;
}

const changesIn = (year: number, zone: Zone): readonly Change[] => yearIn(year, zone).changes;

function changeBetween(from: number, to: number, before: number, zone: Zone): number {
  let low = from / 1000;
  let high = to / 1000;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAsked(middle * 1000, zone) === before) low = middle;
    else high = middle;
  }
  return high * 1000;
}

function offsetAt(instant: number, zone: Zone): number {
  const { start, changes } = yearIn(new Date(instant).getUTCFullYear(), zone);
  let offset = start;
  for (const { at, after } of changes) if (at <= instant) offset = after;
  return offset;
}

const localDay = (instant: number, zone: Zone): number =>
  Math.floor((instant + offsetAt(instant, zone)) / DAY);

/**
 * The instant at which the clock shows a local time. A time shown twice: its `first` or `last` showing. A time that is
 * skipped: for a stamp, what a clock nobody has put on would have shown; for the `boundary` of working hours, the moment
 * of the change, so that boundaries never cross.
 */
function instantOf(local: number, zone: Zone, which: 'first' | 'last' | 'boundary'): number {
  const early = offsetAt(local - DAY, zone);
  const late = offsetAt(local + DAY, zone);
  const showings = [local - early, local - late].filter(
    (at, i) => offsetAt(at, zone) === (i === 0 ? early : late),
  );
  if (showings.length > 0) return which === 'last' ? Math.max(...showings) : Math.min(...showings);
  if (which !== 'boundary') return local - early;
  const change = [-1, 0, 1]
    .flatMap((years) => changesIn(new Date(local).getUTCFullYear() + years, zone))
    .find(({ at, before, after }) => at + before <= local && local < at + after);
  return change?.at ?? local - early;
}
